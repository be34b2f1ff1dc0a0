"""Scripts, HTML, formulas and escape codes in every place of a submission, through the real commands.

What comes out is opened in a real browser: the feedback page, and formgrader as its own server shows it.
A payload calls `pwn()`, asks evil.example for something, covers the page, or poses as a part of it.
"""

from __future__ import annotations

import csv
import json
import os
import pty
import re
import shutil
import struct
import subprocess
import zlib
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import nbformat
import pytest
from browser import visit
from conftest import ASSIGNMENT, SCRIPTS
from lab import formgrader
from nbformat import NotebookNode
from playwright.sync_api import Browser, Page

from dnn_grader.course import CONFIG, Course
from dnn_grader.demo.submissions import demo_class
from dnn_grader.exercises.declared import Exercise
from dnn_grader.reference import grade_id, is_solution, read_source
from dnn_utils.checks.card import MIME

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

ATTACK = "<script>pwn()</script><img src=x onerror=pwn()>"
CODES = (
    "\x1b]8;;https://evil.example\x07link\x1b]8;;\x07\x1b]52;c;cm0gLXJm\x07\x1b[2J\x9b5;41m\x1b[5;41m\r\u202e"
)
BREAKOUT = (
    f"\"'></pre></code></script></style></textarea>--> {ATTACK} {CODES} $\\href{{javascript:pwn()}}{{x}}$"
)
COVER = "position:fixed;inset:0;z-index:9999;background:url(https://evil.example/css)"

# What test_safe.py does not try one by one: later HTML, old HTML, TeX, and what poses as formgrader's fields.
TEXTS = [
    "# test_linear_forward\n\nand\n\ntest_compute_cost\n---",
    "## linear_forward-comment\n\n<h2 id='test_linear_backward_extra_credit'>x</h2>",
    "# statusmessage\n\n# notebook\n\n# notebook-container",
    f"<div style='{COVER}'>You are logged out</div><b style='{COVER}'>x</b>",
    f"<style>*{{{COVER}}} @import 'https://evil.example/a.css';</style>",
    "<input class='score' id='test_linear_forward'><textarea id='linear_forward-comment'></textarea>",
    "<video src=https://evil.example/v poster=https://evil.example/p autoplay onloadstart=pwn()></video>",
    "<audio src=https://evil.example/a onerror=pwn() autoplay></audio><track src=https://evil.example/t>",
    "<picture><source srcset=https://evil.example/s><img srcset='https://evil.example/i 2x' src=x></picture>",
    "<object data=https://evil.example/o></object><embed src=https://evil.example/e><applet code=x></applet>",
    "<input autofocus onfocus=pwn()><select autofocus onfocus=pwn()></select>",
    "<marquee onstart=pwn()>x</marquee>",
    "<dialog open style='inset:0'>x</dialog><button formaction=https://evil.example>x</button>",
    "<a href=# ping=https://evil.example/ping target=_top onclick=pwn()>x</a>",
    "<map><area href=javascript:pwn()></map>",
    "<table background=https://evil.example/b><td background=https://evil.example/t>x</td></table>",
    "<link rel=prefetch href=https://evil.example/l><link rel=dns-prefetch href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'><base href=https://evil.example/>",
    "<frameset onload=pwn()><frame src=javascript:pwn()></frameset><iframe src=javascript:pwn()></iframe>",
    "<body onload=pwn() onpageshow=pwn()><template><script>pwn()</script></template>",
    "<?xml-stylesheet href='https://evil.example/x.css'?><![CDATA[<script>pwn()</script>]]><!--[if]><script>pwn()",
    "<svg><animate onbegin=pwn() attributeName=x dur=1s></svg>",
    "<svg><use href='data:image/svg+xml,<svg/>#x'></svg>",
    "<svg><a xlink:href=javascript:pwn()><text y=20>x</text></a></svg>",
    "<svg><foreignObject><iframe srcdoc='x'></foreignObject>",
    "``` ``\n` <script>pwn()</script> ` `` ``` <img src=x onerror=pwn()> `````` ` ``",
    "````\n```\n</code></pre><script>pwn()</script>\n```\n````\n```\n<img src=x onerror=pwn()>",
    "[![x](https://evil.example/1.png)](https://evil.example) ![x][r]\n\n[r]: https://evil.example/2.png 'x'",
    "[^1]\n\n[^1]: <img src=x onerror=pwn()>",
    "*[x]: <img src=x onerror=pwn()>\n\nTerm\n: <img src=x onerror=pwn()>",
    "$\\unicode[x;src:url(https://evil.example/f)]{65}$ $\\require{html}\\href{javascript:pwn()}{x}$",
    "$$\\bbox[red,9999px]{x} \\cssId{test_linear_forward}{x} \\class{score}{x}$$",
    "$$\\texttip{x}{<img src=x onerror=pwn()>}$$",
    "\\begin{align}\\tag{<img src=x onerror=pwn()>}\\label{x} \\style{position:fixed}{x}\\end{align}",
    "$\\def\\a{\\a\\a}\\newcommand{\\b}{\\csname href\\endcsname{javascript:pwn()}{x}}\\b \\a$",
    "$\\mmlToken{mi}[href=x]{x}$",
    f"![x](attachment:a.svg) ![x](attachment:b.png) ![x](attachment:c\"onerror=\"pwn()) {BREAKOUT}",
    "{{ resources }} {% include '/etc/passwd' %} {{ self.__init__ }} ${pwn()} <%= pwn() %> #{pwn()}",
]  # fmt: skip

SVG = f"<svg xmlns='http://www.w3.org/2000/svg' onload='pwn()'>{ATTACK}</svg>"
WIDGET = "application/vnd.jupyter.widget-view+json"
CARD = {
    "title": ATTACK,
    "passed": True,
    "lines": [BREAKOUT],
    "cause": "$\\href{x}{y}$",
    "details": [[ATTACK] * 2],
}
BUNDLE: dict[str, Any] = {
    "text/html": f"<div style='{COVER}'>{ATTACK}</div>",
    "image/svg+xml": SVG,
    "application/javascript": "pwn()",
    "text/latex": "$\\href{javascript:pwn()}{x}$",
    "text/markdown": f"{ATTACK} [x](javascript:pwn())",
    "application/pdf": "JVBERi0=",
    "text/plain": BREAKOUT,
    WIDGET: {"model_id": BREAKOUT, "version_major": 2, "version_minor": 0},
    f"text/{ATTACK}": ATTACK,
}
ATTACHMENTS = {
    "a.svg": {"image/svg+xml": SVG, "text/html": ATTACK},
    "b.png": {"image/png": b64encode(SVG.encode()).decode()},
    'c"onerror="pwn()': {"image/png": "iVBORw0KGgo="},
}


def png(width: int, height: int, rest: bytes = b"") -> bytes:
    """A black PNG picture of one bit a pixel; `rest` stands in place of its pixels where given."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    pixels = rest or zlib.compress(bytes((width // 8 + 2) * height))
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


PICTURES = {
    "bomb": png(20_000, 20_000),
    "no header": b"\x89PNG\r\n\x1a\n" + ATTACK.encode() * 3,
    "no pixels": png(8, 8, ATTACK.encode()),
}

DISPLAYS = f"""
import base64, sys
from IPython.display import display

display({BUNDLE!r}, raw=True)
for kind, data in {BUNDLE!r}.items():
    display({{kind: data}}, raw=True, metadata={{kind: {{"width": {BREAKOUT!r}, "isolated": True}}}})
display({{{MIME!r}: {CARD!r}, "text/html": {ATTACK!r}}}, raw=True)
for picture in {PICTURES!r}.values():
    display({{"image/png": base64.b64encode(picture).decode()}}, raw=True)
print({BREAKOUT!r})
print({BREAKOUT!r}, file=sys.stderr)

class Shown:
    def __repr__(self):
        return {BREAKOUT!r}

    def _repr_html_(self):
        return {ATTACK!r}

    def _repr_mimebundle_(self, **kwargs):
        return {BUNDLE!r}

Shown()
"""
HUGE = f"""
import base64
from IPython.display import display

display({{"image/png": base64.b64encode({PICTURES["bomb"]!r} + bytes(5 * 2**20)).decode()}}, raw=True)
"""
RAISES = f"""
code = {f"raise type({ATTACK!r}, (Exception,), {{}})({BREAKOUT!r})"!r}
exec(compile(code, {ATTACK!r}, "exec"))
"""

# For each exercise a function that raises, returns or is named something hostile.
ANSWERS = {
    "initialize_parameters": f"raise type({ATTACK!r}, (Exception,), {{}})({BREAKOUT!r})",
    "initialize_parameters_deep": f"return {{{BREAKOUT!r}: 1, {ATTACK!r}: 2, 'W1': {BREAKOUT!r}}}",
    "linear_forward": f"raise ExceptionGroup({BREAKOUT!r}, [KeyError({ATTACK!r})])",
    "linear_activation_forward": f"raise SyntaxError({ATTACK!r}, ({ATTACK!r}, 1, 1, {BREAKOUT!r}))",
    "L_model_forward": f"return type({ATTACK!r}, (), {{'__repr__': lambda self: {BREAKOUT!r}}})()",
    "compute_cost": f"error = ValueError({ATTACK!r}); error.add_note({BREAKOUT!r}); raise error",
    "linear_backward": f"return {BREAKOUT!r}, {ATTACK!r}, [{ATTACK!r}]",
    "linear_activation_backward": f"raise ValueError  # {ATTACK} {CODES[:-3]!r}",
    "L_model_backward": f"return {{{ATTACK!r}: {BREAKOUT!r}}}",
    "update_parameters": f"print({BREAKOUT!r}); raise KeyError({BREAKOUT!r})",
}

# Folders that can't be a student's: nbgrader would put these names into pages and spreadsheets as they are.
NAMES = [
    "<img src=x onerror=pwn()>",
    '"><script>pwn()<',
    "=cmd|'C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "another,column",
    "\tindented",
    "\rreturn",
    "new\nline",
    "\x1b]8;;https:evil.example\x07link\x1b[2J\x1b[5;41m",
    "ad\u202ea",
    "$\\href{javascript:pwn()}{x}$",
    "a%00b",
    "{{ 7*7 }}",
    "a" * 200,
    os.fsdecode(b"latin-\xe9"),
]
FILE = "<img src=x onerror=pwn()>\x1b[5;41m\x1b]0;pwned\x07\u202e$=cmd.ipynb"
HOSTILE = ("texts", "displays", "answers", "file-name", "by-nbgrader")
FRIENDLY = ("amara", "O'Brien Zoë (2)")


def cell(kind: str, source: str, **more: Any) -> NotebookNode:
    """A cell that no schema has seen."""
    code = {"outputs": [], "execution_count": None} if kind == "code" else {}
    made = {"cell_type": kind, "source": source, "metadata": {}, "id": f'x"{ATTACK}', **code, **more}
    return nbformat.from_dict(made)


def with_texts(notebook: NotebookNode) -> None:
    """Hostile text cells, forged outputs, and metadata in which everything is hostile."""
    forged: list[dict[str, Any]] = [
        {"output_type": "display_data", "data": BUNDLE, "metadata": {"isolated": True}},
        {"output_type": "display_data", "data": {MIME: CARD, "text/html": ATTACK}, "metadata": {}},
        {"output_type": "stream", "name": ATTACK, "text": BREAKOUT},
        {"output_type": "error", "ename": BREAKOUT, "evalue": ATTACK, "traceback": [BREAKOUT]},
    ]
    for each in notebook.cells:
        if each.cell_type == "code":
            each.outputs = forged
    about = {"tags": [ATTACK, "hide_input", "x\"onclick='pwn()"], "collapsed": ATTACK, "name": BREAKOUT}
    settings = {"schema_version": 3, "solution": True, "grade": True, "locked": False, "points": ATTACK}
    claims = {"nbgrader": {**settings, "grade_id": f'x"autofocus onfocus="pwn()">{ATTACK}'}}
    raw = {"raw_mimetype": "text/html", "format": ATTACK}
    notebook.cells[1:1] = [
        *(cell("markdown", text, attachments=ATTACHMENTS, metadata=about) for text in TEXTS),
        *(
            cell("raw", text, attachments=ATTACHMENTS, metadata=raw)
            for text in ("`````\n" + ATTACK, TEXTS[3])
        ),
        cell("code", "1", metadata=about | claims, outputs=forged),
        cell("code", f"# {BREAKOUT!r}\n{ATTACK!r}", metadata=about, outputs=forged),
    ]
    language = {"name": BREAKOUT, "pygments_lexer": ATTACK, "codemirror_mode": ATTACK, "version": ATTACK}
    notebook.metadata.update(
        title=ATTACK,
        lang=BREAKOUT,
        language_info=language,
        kernelspec={"name": ATTACK, "display_name": BREAKOUT, "language": ATTACK},
        widgets={"application/vnd.jupyter.widget-state+json": {"state": {"x": {"state": BREAKOUT}}}},
        dnn_course={"notes": [ATTACK], "results": [{"exercise": ATTACK}]},
    )


def with_displays(notebook: NotebookNode) -> None:
    """Cells that show every kind of output, and one that fails with hostile names."""
    notebook.cells[3:3] = [cell("code", text) for text in (DISPLAYS, RAISES, HUGE)]


def with_answers(notebook: NotebookNode) -> None:
    """Solutions that raise or give hostile things, and questions answered with them."""
    for each in filter(is_solution, notebook.cells):
        name = str(grade_id(each))
        body = ANSWERS.get(name)
        each.source = f"def {name}(*args, **kwargs):\n    {body}" if body else f"{name} = {BREAKOUT!r}"


@pytest.fixture(scope="module")
def notebooks(course: Course, exercises: tuple[Exercise, ...]) -> dict[str, str]:
    """The submissions by student."""
    right = demo_class(read_source(course.source(ASSIGNMENT)), exercises, bounded=True)[0]
    (text,) = map(str, right.files.values())
    made = dict.fromkeys([*FRIENDLY, *HOSTILE, *NAMES], text)
    for student, spoil in (("texts", with_texts), ("displays", with_displays), ("answers", with_answers)):
        notebook = nbformat.reads(text, as_version=4)
        spoil(notebook)
        made[student] = json.dumps(notebook)  # whatever a schema says of it
    return made | {"by-nbgrader": made["texts"]}


class Graded:
    """The class, with what the commands wrote to a terminal."""

    def __init__(self, root: Path) -> None:
        self.course = Course(root)
        self.said: dict[str, tuple[int, str]] = {}

    def run(self, *words: str) -> None:
        """Run a command of the environment in a terminal of 200 columns."""
        here, there = pty.openpty()
        environment = os.environ | {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "200"}
        command = [SCRIPTS / words[0], *words[1:]]
        process = subprocess.Popen(command, cwd=self.course.root, env=environment, stdout=there, stderr=there)
        os.close(there)
        written = b"".join(iter(lambda: _read(here), b""))
        os.close(here)
        self.said[words[1]] = process.wait(), written.decode()

    @property
    def records(self) -> dict[str, dict[str, dict[str, Any]]]:
        """What ``--json`` says, by student and exercise."""
        table: dict[str, dict[str, dict[str, Any]]] = {}
        for record in json.loads((self.course.root / "results.json").read_text()):
            table.setdefault(record["student"], {})[record["exercise"]] = record
        return table

    def page(self, student: str) -> Path:
        """A student's feedback page."""
        return self.course.feedback / student / ASSIGNMENT / f"{ASSIGNMENT}.html"


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 2**16)
    except OSError:  # how a terminal on Linux says that nobody writes any more
        return b""


@pytest.fixture(scope="module")
def graded(course: Course, notebooks: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """The class graded by our command, but one by nbgrader's own, and the feedback of all."""
    made = Graded(tmp_path_factory.mktemp("hostile"))
    root = made.course.root
    shutil.copytree(course.root / "source", root / "source")
    shutil.copyfile(course.root / CONFIG, root / CONFIG)
    for student, text in notebooks.items():
        file = FILE if student == "file-name" else f"{ASSIGNMENT}.ipynb"
        place = made.course.submitted / student / ASSIGNMENT
        place.mkdir(parents=True)
        (place / file).write_text(text)
        (place / "timestamp.txt").write_text(BREAKOUT if student == "texts" else "2026-01-02 03:04:05 UTC")
    apart = root / "apart"
    (made.course.submitted / "by-nbgrader").rename(apart)
    made.run("dnn-course", "grade", ASSIGNMENT, "--json", "results.json", "--workers", "2")
    apart.rename(made.course.submitted / "by-nbgrader")
    made.run("nbgrader", "autograde", ASSIGNMENT, "--student", "by-nbgrader", "--create")
    made.run("dnn-course", "feedback", ASSIGNMENT)
    made.run("nbgrader", "export")
    return made


def test_hostile_names_are_refused_and_nobody_elses_work_is_lost(graded: Graded) -> None:
    code, said = graded.said["grade"]
    assert code == 1
    assert f"{len(NAMES)} of {len(NAMES) + len(FRIENDLY) + len(HOSTILE) - 1} submissions could not be" in said
    assert said.count("rename its folder") == len(NAMES)
    assert set(graded.records) == {*FRIENDLY, *HOSTILE} - {"by-nbgrader"}
    assert {path.name for path in graded.course.autograded.iterdir()} == {*FRIENDLY, *HOSTILE}
    for student in (*FRIENDLY, "texts", "displays", "file-name"):
        lost = [name for name, r in graded.records[student].items() if r["score"] < r["max_score"]]
        assert lost == [], student
    assert sum(record["score"] for record in graded.records["answers"].values()) == 0


# What rich writes to a terminal by itself: colours, the cursor of a progress bar.
RICH = re.compile(r"\x1b\[(?:\?25[lh]|\d*[AK]|[\d;]*m)|\r")
UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("name", ["grade", "feedback"])
def test_no_escape_code_of_a_student_reaches_the_terminal(graded: Graded, name: str) -> None:
    said = graded.said[name][1]
    assert "\x1b[5;41m" not in said
    assert UNSAFE.findall(RICH.sub("", said)) == []


def test_no_escape_code_is_in_the_records(graded: Graded) -> None:
    text = (graded.course.root / "results.json").read_text()
    assert UNSAFE.findall(text) == []
    assert not re.search(r"\\u00(?:1b|9b|07)", text)


def test_no_cell_of_the_exported_table_is_a_formula(graded: Graded) -> None:
    with (graded.course.root / "grades.csv").open(newline="") as file:
        rows = list(csv.reader(file))
    assert {row[rows[0].index("student_id")] for row in rows[1:]} == {*FRIENDLY, *HOSTILE}
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.mark.parametrize("student", [*FRIENDLY, *HOSTILE])
def test_a_feedback_page_does_nothing(graded: Graded, browser: Browser, student: str) -> None:
    seen = visit(browser, graded.page(student))
    assert {name: what for name, what in seen.items() if what} == {}


@pytest.fixture(scope="module")
def server(graded: Graded, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """formgrader's address."""
    with formgrader(graded.course.root, tmp_path_factory.mktemp("formgrader")) as address:
        yield f"{address}/formgrader"


@contextmanager
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A tab that may reach this machine alone, and a list of what its pages do."""
    tab = browser.new_context(viewport={"width": 1200, "height": 900}).new_page()
    noted: list[str] = []
    tab.add_init_script("window.pwn = () => { window.pwned = 1 }")
    tab.on("dialog", lambda dialog: (noted.append(f"dialog {dialog.message}"), dialog.dismiss()))
    tab.on("console", lambda line: noted.append(f"console {line.text}"))
    tab.on("pageerror", lambda error: noted.append(f"error {error}"))
    tab.on("request", lambda request: noted.append(f"request {request.url[:200]}"))
    tab.on("framenavigated", lambda frame: noted.append(f"at {frame.url}"))
    tab.route(lambda url: not url.startswith("http://localhost:"), lambda route: route.abort())
    yield tab, noted
    tab.context.close()


FIELDS = """() => Object.fromEntries([...document.querySelectorAll('.nbgrader_cell .score')].map(field => {
  field.scrollIntoView({block: 'center'});
  const box = field.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return [field.id, top === field ? field.placeholder : 'covered'];
}))"""
# What makes links, styles or new code out of a formula.
MACROS = set("href url style class cssId require csname mmlToken texttip bbox unicode".split())
# Text that MathJax would typeset if it could be loaded: not in code, not where it is told to look away.
TEX = """() => {
  const walk = document.createTreeWalker(document.querySelector('#notebook-container'), NodeFilter.SHOW_TEXT);
  let found = '';
  while (walk.nextNode())
    if (!walk.currentNode.parentElement.closest('pre, code, script, style, textarea, .tex2jax_ignore'))
      found += walk.currentNode.data;
  return found;
}"""


def by_hand(browser: Browser, server: str, student: str) -> dict[str, Any]:
    """What formgrader's page for grading by hand did, and what its fields show."""
    listed = json.load(urlopen(f"{server}/api/submitted_notebooks/{ASSIGNMENT}/{ASSIGNMENT}"))
    (place,) = (each["id"] for each in listed if each["student"] == student)
    with watched(browser) as (tab, noted):
        tab.goto(f"{server}/submissions/{place}/")
        tab.wait_for_function("window.formgrader?.grades?.loaded && window.formgrader?.comments?.loaded")
        tab.wait_for_timeout(300)
        return {
            "did": sorted(line.replace(place, "ID") for line in noted),
            "pwned": tab.evaluate("'pwned' in window"),
            "fields": tab.evaluate(FIELDS),
            "lost comments": tab.evaluate(
                "formgrader.comment_uis.filter(ui => ui.$comment.length !== 1).length"
            ),
            "tex": sorted(MACROS & set(re.findall(r"\\([a-zA-Z]+)", tab.evaluate(TEX)))),
        }


@pytest.fixture(scope="module")
def innocent(server: str, browser: Browser) -> dict[str, Any]:
    """The page of an honest student: what it does, any page may do."""
    return by_hand(browser, server, FRIENDLY[0])


def test_formgrader_by_itself_asks_one_machine_for_mathjax(innocent: dict[str, Any]) -> None:
    asked = {line.split("/")[2] for line in innocent["did"] if line.startswith("request")}
    assert {name for name in asked if not name.startswith("localhost:")} <= {"cdnjs.cloudflare.com"}
    assert not innocent["pwned"]
    assert innocent["lost comments"] == 0


@pytest.mark.parametrize("student", [*FRIENDLY[1:], *HOSTILE])
def test_formgrader_shows_a_page_that_does_no_more_than_an_honest_one(
    graded: Graded, server: str, browser: Browser, innocent: dict[str, Any], student: str
) -> None:
    seen = by_hand(browser, server, student)
    fields = seen.pop("fields")
    assert seen == {name: what for name, what in innocent.items() if name != "fields"}
    # nbgrader's own command writes no records; its student did all the work of the other.
    records = graded.records["texts" if student == "by-nbgrader" else student]
    assert {name: float(score) for name, score in fields.items()} == {
        f"test_{name}": record["score"] for name, record in records.items()
    }


@pytest.mark.parametrize("place", ["manage_submissions/{}", "gradebook/{0}/{0}", "manage_students"])
def test_formgrader_lists_the_class_and_runs_nothing(server: str, browser: Browser, place: str) -> None:
    with watched(browser) as (tab, noted):
        tab.goto(f"{server}/{place.format(ASSIGNMENT)}")
        tab.wait_for_selector("#main-table td")
        tab.wait_for_timeout(300)
        assert not tab.evaluate("'pwned' in window")
        assert [line for line in noted if "evil" in line or line.startswith(("dialog", "error"))] == []
        assert tab.locator("#main-table script, #main-table img, #main-table iframe").count() == 0
