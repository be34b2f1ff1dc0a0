// A page opened as a file may not read other pages, so the results come without an extract of each.
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
