"""Markdown that formgrader may show: hostile sources lose their teeth, honest ones keep every character."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from copy import deepcopy
from html import unescape
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.filters.strings import strip_files_prefix
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook
from playwright.sync_api import Browser, Request
from playwright.sync_api import Page as Tab

from dnn_grader.grading import clean
from dnn_grader.safe import (
    MAX_MARKS,
    MAX_SOURCE,
    as_typed,
    image_data,
    marks,
    named_plainly,
    plain_name,
    safe_attachments,
    safe_html,
    safe_markdown,
    safe_name,
)

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"0" * 20).decode()
JPEG = base64.b64encode(b"\xff\xd8\xff\xe0" + b"0" * 20).decode()

HONEST = [
    "",
    "# Title\n\nJust **text**, `code` and a list:\n\n- one\n- two\n\n1. first",
    "Where $a<b$ and $c > d$, so $x_1 < y & z$ holds.",
    "$$\nA <b> C\n$$\n\n\\begin{align}\na &< b \\\\\nc &> d\n\\end{align}",
    "Both \\\\(a<b\\\\) and \\\\[a<b\\\\].",
    "`<script>alert(1)</script>` and ``a ` <b onclick=x>``",
    "```html\n<script>alert(1)</script>\n<a href='javascript:alert(1)'>x</a>\n```",
    "~~~\n<img src=x onerror=alert(1)>\n~~~",
    "[a link](https://example.org/a?b=c&d=e) <https://example.org> [mail](mailto:a@b.org) [below](#here)",
    "<details><summary>More</summary>\n\n**bold**\n\n</details>",
    "H<sub>2</sub>O, x<sup>2</sup>,<br> <b>b</b> <i>i</i> <em>e</em> <kbd>k</kbd>",
    "| a | b |\n|:--|--:|\n| 1 | 2 |",
    "- [ ] to do\n- [x] done\n\n> a quote\n\n~~gone~~",
    f"![a figure](data:image/png;base64,{PNG})",
    "a < b, 3 <4, x<=y, an arrow <- here & there; 5 > 4",
    "Straße, naïve, 神经网络, שלום, 😀",
]

HOSTILE = [
    "<script>pwn()</script>",
    "<ScRiPt src=https://evil.example/x.js></sCrIpT>",
    "<img src=x onerror=pwn()>",
    "<img/src='x'/onerror='pwn()'>",
    "<svg onload=pwn()>",
    "<svg><script>pwn()</script></svg>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<details open ontoggle=pwn()>x</details>",
    "<b onmouseover=pwn() style='position:fixed;inset:0'>x</b>",
    "<a href=javascript:pwn()>x</a>",
    "<a href='java&#9;script:pwn()'>x</a>",
    "<a href=' &#x6A;avascript:pwn()'>x</a>",
    "<a href='data:text/html,<script>1</script>'>x</a>",
    "[x](javascript:pwn())",
    "[x](JaVaScRiPt:pwn())",
    "[x](<javascript:pwn()>)",
    "[x](java&#115;cript:pwn())",
    "[x](&#x6A;avascript&colon;pwn())",
    "[x](\\javascript:pwn() 'title')",
    "[x](vbscript:x) [y](data:text/html;base64,PHNjcmlwdD4x)",
    "[x][r]\n\n[r]: javascript:pwn()\n",
    "[r]\n\n[r]:\n   <javascript:pwn()> 'x'",
    "<javascript:pwn()>",
    "[x](/files/javascript:pwn())",
    "[x](files/javascript:pwn())",
    "![x](https://evil.example/track.png)",
    "![x](//evil.example/track.png)",
    "![x][r]\n\n[r]: https://evil.example/track.png",
    "<img src='https://evil.example/track.png' alt=x>",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    '![x"onerror=pwn()](x)',
    '![x](x"onerror="pwn())',
    "[![x](javascript:1)](javascript:pwn())",
    "```mermaid\n<img src=x onerror=pwn()>\n```",
    "> ~~~ mermaid\n> </pre><script>pwn()</script>\n> ~~~",
    "<b>\n`<script>pwn()</script>`\n</b>",
    "<div>\n```\n<img src=x onerror=pwn()>\n```\n</div>",
    "`unclosed <script>pwn()</script>",
    "$ 5 <script>pwn()</script> \\$ 6",
    "\\$<img src=x onerror=pwn()>\\$",
    "$$ a\n\n<script>pwn()</script>",
    "<!-- --><script>pwn()</script>",
    "<!--><img src=x onerror=pwn()>-->",
    "<title><img src='</title><img src=x onerror=pwn()>'></title>",
    "<style>body{display:none}</style><link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example><form action=https://evil.example><input><button>go</button></form>",
    "<math><mtext><table><mglyph><style><img src=x onerror=pwn()></style></mglyph></table></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror=pwn()>'></noscript>",
    "<b title='\n\n'><img src=x onerror=pwn()>\n\n'>",
    "$\\href{javascript:pwn()}{x}$",
    "$$\\style{position:fixed}{x} \\require{html} \\let\\x\\href$$",
    "# <img src=x onerror=pwn()>",
    "| <img src=x onerror=pwn()> | [x](javascript:1) |\n|--|--|\n| <script>1</script> | 2 |",
    "</div></div></body><script>pwn()</script>",
    "{{ config }} {% raw %} <script>pwn()</script>",
    "\x00<scr\x00ipt>pwn()</script>\x1b[31m\u202e \ud800",
    "![x](attachment:missing.png)",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>pwn()</x:script>",
]


def rendered(source: str, attachments: dict[str, dict[str, str]] | None = None) -> str:
    """The HTML that formgrader would put into its page."""
    renderer = IPythonRenderer(escape=False, attachments=attachments or {})
    return strip_files_prefix(MarkdownWithMath(renderer=renderer).render(source))


class Page(HTMLParser):
    """Collects what a page holds that could do harm."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.harm: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        forbidden = "script style iframe object embed svg math form button link meta base template".split()
        self.harm += [tag] if tag in forbidden else []
        for name, value in attrs:
            self.check(name, value or "")

    def check(self, name: str, value: str) -> None:
        address = re.sub(r"[\x00-\x20]", "", value).lower()
        if name.startswith("on") or name in ("srcdoc", "srcset", "action", "formaction", "background"):
            self.harm.append(name)
        if name == "href" and not re.match(r"https?://|mailto:|#", address):
            self.harm.append(value)
        if name == "src" and not re.match(r"data:image/(png|jpeg);base64,", address):
            self.harm.append(value)
        if name == "style" and not re.fullmatch(r"text-align:\s?\w+;?", value):
            self.harm.append(value)


@pytest.mark.parametrize("source", HONEST)
def test_honest_text_keeps_every_character(source: str) -> None:
    assert safe_markdown(source) == source


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_text_is_harmless_and_stays_so(source: str) -> None:
    safe = safe_markdown(source)
    assert Page(rendered(safe)).harm == []
    assert safe_markdown(safe) == safe


def test_the_oracle_sees_harm_in_what_was_not_sanitised() -> None:
    harmful = [source for source in HOSTILE if "script" in source or "onerror" in source]
    seen = sum(bool(Page(rendered(source)).harm) for source in harmful)
    assert seen > 0.6 * len(harmful)


@pytest.mark.parametrize(
    "source",
    [
        *("$\\href{x}{y}$", "a \\href{x}{y}", "$$\\let\\x\\style \\x{a}{b}$$", "&#92;href{x}{y}"),
        *("$\\csname href\\endcsname{x}{y}$", "$$\\csname\nhref\\endcsname{x}{y}$$", "$\\href x y$"),
    ],
)
def test_no_macro_for_links_or_styles_reaches_mathjax(source: str) -> None:
    text = unescape(re.sub("<[^>]*>", "", rendered(safe_markdown(source))))
    assert not re.search(r"\\(href|style|csname)", text)


def test_math_and_code_survive_beside_a_script() -> None:
    source = "Where $a<b$, $$x < y$$, \\\\(p<q\\\\), `<b>` <script>x</script>\n\n```\nif a < b: pass\n```\n"
    safe = safe_markdown(source)
    assert safe == source.replace("<script>x</script>", "")


def test_allowed_tags_survive_without_their_attributes() -> None:
    safe = safe_markdown('<details onclick="x" open><summary class="y">S</summary>\n\n<b id="z">b</b>')
    assert safe.startswith('<details open=""><summary>S</summary>\n\n<b>b</b>')
    assert safe.count("</details>") == 1


def test_a_good_link_beside_a_bad_one_survives() -> None:
    safe = safe_markdown(
        "[good](https://example.org) [bad](javascript:1) ![alt text](https://evil.example/x.png)"
    )
    assert "[good](https://example.org)" in safe
    assert "javascript" not in safe
    assert "evil" not in safe
    assert "alt text" in safe


def test_an_attached_image_is_kept_and_a_missing_one_is_not() -> None:
    kept = safe_attachments({"a.png": {"image/png": PNG}, "b.png": {"image/svg+xml": "x"}})
    source = "![one](attachment:a.png) ![two](attachment:b.png)"
    safe = safe_markdown(source, kept)
    assert "![one](attachment:a.png)" in safe
    assert "attachment:b.png" not in safe
    assert f"data:image/png;base64,{PNG}" in rendered(safe, kept)


def test_attachments_are_judged_by_content_and_name() -> None:
    given = {
        "a.png": {"image/png": PNG, "image/svg+xml": "<svg onload=x>", "text/html": "<script>"},
        "b.jpg": {"image/jpeg": JPEG},
        "liar.png": {"image/png": base64.b64encode(b"<svg onload=x>").decode()},
        "bad.png": {"image/png": PNG + '" onerror="x'},
        'x" onerror="y': {"image/png": PNG},
        "list.png": {"image/png": [PNG]},
        "none.png": None,
        7: {"image/png": 3},
    }
    assert safe_attachments(given) == {"a.png": {"image/png": PNG}, "b.jpg": {"image/jpeg": JPEG}}
    assert safe_attachments("no mapping") == {}


def test_an_attachment_is_found_under_the_name_that_jupyterlab_writes() -> None:
    given = {
        name: name for name in ("my sketch.png", "my", "é(1).png", "a/b.png", "plain.png", "my_sketch.png")
    }
    written = ("my%20sketch.png", "%C3%A9(1).png", "a/b.png", "my", "my_sketch.png")
    source = "\n".join(f"![x](attachment:{name})" for name in written)
    text, named = named_plainly(source, given)
    names = re.findall(r"attachment:(\S+)\)", text)
    assert [named[name] for name in names] == ["my sketch.png", "é(1).png", "a/b.png", "my", "my_sketch.png"]
    assert names[1:3] == ["_(1).png", "a_b.png"]
    assert set(named.values()) == set(given)
    assert named_plainly(text, named) == (text, named)
    assert named_plainly(source, ["no", "mapping"]) == (source, {})


def test_a_picture_of_more_pixels_than_a_browser_bears_is_none() -> None:
    def png(width: int, height: int) -> str:
        size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
        return base64.b64encode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + size + b"\x08\2\0\0\0").decode()

    def jpeg(width: int, height: int) -> str:
        size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
        return base64.b64encode(b"\xff\xd8\xff\xe0\0\2\xff\xc2\0\x11\x08" + size + b"\3").decode()

    assert image_data("image/png", png(4_000, 3_000)) == png(4_000, 3_000)
    assert image_data("image/jpeg", jpeg(4_000, 3_000)) == jpeg(4_000, 3_000)
    assert image_data("image/png", png(2**31, 2**31)) is None
    assert image_data("image/jpeg", jpeg(65_000, 65_000)) is None


@pytest.mark.parametrize(
    "piece", ["\\\\(", "\\begin{a}", "<a ", "[a](", "![", "> ", "`a", "$a", "<!--", "&#"]
)
@pytest.mark.timeout(40)
def test_a_cell_made_to_be_slow_is_not(piece: str) -> None:
    """Unbounded, each of these takes minutes; pytest's own time limit is the judge."""
    safe = safe_markdown(piece * (200_000 // len(piece)))
    rendered(safe)
    assert len(safe) <= 2 * MAX_SOURCE


@pytest.mark.parametrize("piece", ["<b>", "![a](b)", "x<b onclick=1>", "`<b>", "&lt;<b>"])
def test_a_cell_that_cleaning_makes_longer_stays_as_it_is_when_it_is_cleaned_again(piece: str) -> None:
    """Else the coordinator of a cluster would refuse it: what a worker sends must be clean."""
    for length in (MAX_SOURCE * 2 // 3, MAX_SOURCE):
        safe = safe_markdown((piece * MAX_SOURCE)[:length])
        assert len(safe) <= MAX_SOURCE
        assert safe_markdown(safe) == safe


def notebook_of(*sources: str) -> NotebookNode:
    return new_notebook(cells=[new_markdown_cell(source, id=f"c{k}") for k, source in enumerate(sources)])


@pytest.mark.parametrize("piece", ["# a\n", "<!-- ", "<b>", "[", "`" * 5, f"{PNG}<!--"])
def test_formatting_beyond_what_can_be_drawn_in_good_time_is_shown_as_it_was_typed(piece: str) -> None:
    """A megabyte of it takes 25 seconds otherwise."""
    sources = [f"{number} {piece * (4_000 // len(piece))}" for number in range(20)]
    cleaned = clean(notebook_of("**first**", *sources, "**last**"), frozenset())
    first, *more, last = (cell.source for cell in cleaned.cells)
    assert first == "**first**"
    assert last == as_typed("**last**") and "\n**last**\n" in last
    assert "shown as it was typed" in last
    assert more[-1] == as_typed(sources[-1])
    drawn = [shown for shown in more if "shown as it was typed" not in shown]
    assert sum(marks(source) for source in sources[: len(drawn)]) <= MAX_MARKS
    again = clean(deepcopy(cleaned), frozenset())
    assert [cell.source for cell in again.cells] == [cell.source for cell in cleaned.cells]


def test_a_long_text_of_words_is_drawn() -> None:
    essay = "It was a bright, cold day in April; the clocks were striking thirteen.\n" * 100
    sources = [f"{number}. {essay}" for number in range(20)]
    cleaned = clean(notebook_of(*sources), frozenset())
    assert [cell.source for cell in cleaned.cells] == sources


def test_a_long_cell_is_cut_and_says_so() -> None:
    safe = safe_markdown("word " * 10_000)
    assert len(safe) < MAX_SOURCE + 100
    assert "cut here" in safe
    assert safe_markdown(safe) == safe


PIECES = st.sampled_from(
    [
        *"< > </ <b> </b> <details> <table> <td> <script> </script> onerror= ' \" ` ``` ~~~ $ $$".split(),
        *"\\\\( \\\\) [ ] ( ) ]( ]: ! javascript: &#106; &lt; # | - > * _ : mermaid <!-- -->".split(),
        *"<img src=x onerror=1> <pre> <p> \\ \\href{ } <a href= /files/ &#9; title='".split(),
        *("\n", "\n\n", " ", "    ", "x", "\t"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_whatever_is_typed_is_harmless_and_stays_so(source: str) -> None:
    for way in (safe_markdown, as_typed):
        safe = way(source)
        assert Page(rendered(safe)).harm == []
        assert way(safe) == safe
        assert safe_markdown(safe) == safe


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tab]:
    """A page of a real browser without any content security policy, as formgrader's is."""
    tab = browser.new_page()
    tab.add_init_script("window.pwn = () => { window.pwned = 1 }")
    tab.route("http*://**", lambda route: route.abort())
    yield tab
    tab.close()


def effects(tab: Tab, html: str) -> tuple[bool, list[str], list[str]]:
    """Whether a script ran, what was asked of the network, and the addresses of links."""
    requests: list[str] = []
    tab.goto("about:blank")

    def note(request: Request) -> None:
        requests.append(request.url)

    tab.on("request", note)
    tab.set_content(f"<!doctype html><body>{html}</body>")
    tab.wait_for_timeout(30)
    links = tab.eval_on_selector_all("a[href], area", "found => found.map(a => a.protocol)")
    assert tab.evaluate("typeof pwn") == "function"
    ran = tab.evaluate("() => { const ran = 'pwned' in window; delete window.pwned; return ran }")
    tab.remove_listener("request", note)
    return ran, [url for url in requests if not url.startswith(("about:", "data:"))], links


def test_in_a_browser_nothing_hostile_happens(tab: Tab) -> None:
    for source in HOSTILE:
        ran, requests, links = effects(tab, rendered(safe_markdown(source)))
        assert not ran, source
        assert requests == [], source
        assert set(links) <= {"http:", "https:", "mailto:", "about:"}, source


def test_in_a_browser_the_unsanitised_text_does_run(tab: Tab) -> None:
    assert effects(tab, rendered("<img src=x onerror=pwn()>"))[0]
    assert effects(tab, rendered("```mermaid\n<img src=x onerror=pwn()>\n```"))[0]
    assert "javascript:" in effects(tab, rendered("[x](/files/javascript:pwn())"))[2]
    assert effects(tab, rendered("![x](https://evil.example/track.png)"))[1]


def test_html_is_reduced_as_a_browser_reads_it() -> None:
    html = safe_html(
        "<p class=x>a<script>b</script><img src=//e.org/x><a href=' javascript:x'>c</a><b onclick=d>e"
    )
    assert html == '<p>a<img><a rel="noopener noreferrer nofollow">c</a><b>e</b></p>'


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("\x1b[31mred\x1b[0m\n\tname\u202e", "red name"),
        ("  ", "(no name)"),
        ("\ud800x", "?x"),
    ],
)
def test_a_name_is_one_printable_line(name: str, shown: str) -> None:
    assert safe_name(name) == shown


@pytest.mark.parametrize(
    "name",
    [
        "ada",
        "Ada Lovelace",
        "O'Brien",
        "s-123_b",
        "ada@example.org",
        "2nd",
        "Zoë",
        "Zoe\u0308",
        "神经",
        "किरण",
    ],
)
def test_a_students_folder_may_have_a_plain_name(name: str) -> None:
    assert plain_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "",
            " ada",
            ".ada",
            "=1+1",
            "+1",
            "-1",
            "@a",
            "\tada",
            "ada\r",
            "a\nb",
            "<b>",
            "a&b",
            'a"b',
            "a,b",
            "a;b",
        ),
        *(
            "a\x1b[2J",
            "a\x9bb",
            "a\u202eb",
            "a\u2066b",
            "$x$",
            "a\\b",
            "a%41",
            "a#b",
            "a?b",
            "{{x}}",
            "\udce9",
            "`a`",
        ),
        *("a" * 129, "\u0308a", "a\u200bb", "a\ue000"),
    ],
)
def test_a_name_that_something_could_take_for_a_command_is_none(name: str) -> None:
    assert not plain_name(name)


@pytest.mark.parametrize(
    "heading",
    [
        "# test_a",
        "test_a\n===",
        "## **test**_a ##",
        "> # a-comment",
        "- # test_a_extra_credit",
        "<h2 id=test_a>x</h2>",
        "# statusmessage",
        "1. ## &#116;est_a <script>x</script>",
        f"{'[' * 601}\n\na-comment\n---",
    ],
)
def test_no_heading_takes_the_place_of_formgraders_fields(heading: str) -> None:
    safe = safe_markdown(heading, (), {"a", "test_a"})
    ids = re.findall('id="([^"]*)"', rendered(safe))
    assert not {"test_a", "a-comment", "test_a_extra_credit", "statusmessage"} & set(ids)
    shown = BeautifulSoup(rendered(safe), "html.parser").find(re.compile("h[1-6]"))
    assert shown is not None or "[" in heading
    assert safe_markdown(safe, (), {"a", "test_a"}) == safe


def test_a_heading_that_is_no_field_keeps_every_character() -> None:
    assert safe_markdown("# test_b\n\nx\n---", (), {"a", "test_a"}) == "# test_b\n\nx\n---"


def test_a_long_name_is_cut() -> None:
    assert len(safe_name("x" * 10_000)) == 120
