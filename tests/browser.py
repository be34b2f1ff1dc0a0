"""A page opened in a real headless Chromium, and what it did there."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

CHROMIUM = shutil.which("chromium")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def visit(browser: Browser, file: Path, **context: Any) -> dict[str, Any]:
    """Opens a page and says what it did: scripts, dialogs, console lines, requests, width."""
    tab = browser.new_context(**context).new_page()
    seen: dict[str, Any] = {"dialogs": [], "console": [], "errors": [], "requests": []}
    tab.add_init_script("window.pwn = () => { window.pwned = 1 }")
    tab.on("dialog", lambda dialog: (seen["dialogs"].append(dialog.message), dialog.dismiss()))
    tab.on("console", lambda line: seen["console"].append(line.text))
    tab.on("pageerror", lambda error: seen["errors"].append(str(error)))
    tab.on("request", lambda request: seen["requests"].append(request.url))
    tab.goto(file.as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach(found => { found.open = true })")
    tab.wait_for_timeout(100)
    seen["pwned"] = tab.evaluate("Object.keys(window).some(name => name.toLowerCase() === 'pwned')")
    seen["wider"] = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
    seen["requests"] = [url for url in seen["requests"] if not url.startswith(("data:", file.as_uri()))]
    tab.context.close()
    return seen
