"""The site: complete, without a solution, and at work in a browser that reaches nothing but its files."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import nbformat
import pytest
from conftest import ROOT
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Browser, Page
from test_lectures import LECTURES, asks, each_lecture, sections

from dnn_grader.course import Course
from dnn_grader.reference import read_source
from dnn_grader.verify.leaks import HIDDEN_TESTS, MARK_SCHEME, SOLUTION, marked_lines

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]

ASSIGNMENTS = Course(ROOT).assignments()
NOTEBOOKS = [f"lectures/{path.stem}" for path in LECTURES] + [f"{name}/{name}" for name in ASSIGNMENTS]
PAGES = ["index", "student", "licences", "LICENSE-course-text", "search", *NOTEBOOKS]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


class Parts(HTMLParser):
    """What a page consists of: its text, the anchors in it, where its links lead, and what it loads."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.words: list[str] = []
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.anchors |= {values["id"] or ""} if "id" in values else set()
        self.links += [values["href"] or ""] if tag == "a" and "href" in values else []
        self.loads += [values["href"] or ""] if tag == "link" and values["href"] != "#" else []
        self.loads += [value or "" for name, value in attrs if name in ("src", "srcset", "poster", "data")]
        self.pictures += [values] if tag == "img" else []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@cache
def parts(page: Path) -> Parts:
    return Parts(page)


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """What `make book` makes: the site in `html`, and the lectures with their outputs."""
    folder: Path = tmp_path_factory.mktemp("book")
    made = run_python("-m", "book", str(folder))
    assert made.returncode == 0, made.stdout + made.stderr
    assert not made.stderr, "a build in which nothing is wrong says nothing"
    return folder


@pytest.fixture(scope="module")
def site(built) -> Path:
    return built / "html"


def executed(built: Path, lecture: Path) -> NotebookNode:
    return nbformat.read(built / "jupyter_execute" / "lectures" / lecture.name, as_version=4)


# The lectures, run from top to bottom in a fresh kernel. The build fails for what takes too long, raises or
# writes to stderr.


@each_lecture
def test_a_lecture_ran_to_its_end_without_a_warning(built, lecture):
    code = [cell for cell in executed(built, lecture).cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    for output in (output for cell in code for output in cell.outputs):
        assert output.output_type != "error" and output.get("name") != "stderr"
        assert "Warning" not in output.get("text", ""), output.text


@each_lecture
def test_each_section_shows_a_figure_or_an_experiment_and_figures_have_a_text(built, lecture):
    for section in sections(executed(built, lecture)):
        shown = [output for cell in section.code if not asks(cell) for output in cell.outputs]
        assert shown or section.number is None, section.heading
        for output in shown:
            if "image/png" in output.get("data", {}):
                assert len(output.metadata["image/png"]["alt"]) > 30, section.heading
                assert 'alt="' in output.data["text/html"], section.heading


# The files.


def test_there_is_a_page_for_each_notebook_and_no_other(site):
    assert {str(page.relative_to(site))[:-5] for page in site.rglob("*.html")} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_a_place_that_there_is(site, name):
    page = site / f"{name}.html"
    for link in parts(page).links:
        address = urlsplit(link)
        if address.scheme:
            assert address.scheme == "https", link
            continue
        target = (page.parent / unquote(address.path)).resolve() if address.path else page
        assert target.is_relative_to(site.resolve()) and target.is_file(), link
        if address.fragment:
            assert unquote(address.fragment) in parts(target).anchors, link


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_nothing_from_elsewhere(site, name):
    page = site / f"{name}.html"
    for load in parts(page).loads:
        if not load.startswith("data:image/"):
            address = urlsplit(load)
            assert not address.scheme and not address.netloc, load
            assert (page.parent / unquote(address.path)).is_file(), load


def test_style_sheets_load_nothing_from_elsewhere(site):
    sheets = list(site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        for load in re.findall(r"""(?:url\(|@import)\s*["']?([^"')]+)""", sheet.read_text("utf-8")):
            assert load.startswith(("data:", "#")) or (sheet.parent / load).is_file(), (sheet.name, load)


@each_lecture
def test_the_pictures_of_a_lecture_are_in_its_page_with_their_texts(built, site, lecture):
    outputs = [output for cell in executed(built, lecture).cells for output in cell.get("outputs", [])]
    alts = [o.metadata["image/png"]["alt"] for o in outputs if "image/png" in o.get("data", {})]
    shown = parts(site / "lectures" / f"{lecture.stem}.html").pictures
    assert alts and set(alts) <= {picture["alt"] for picture in shown}
    assert all(picture["src"].startswith("data:image/") for picture in shown if picture["alt"] in alts)


def solid(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_no_solution_and_no_hidden_test_is_in_the_book(site, assignment):
    source = read_source(Course(ROOT).source(assignment))
    secrets = {line for mark in (SOLUTION, HIDDEN_TESTS, MARK_SCHEME) for line in marked_lines(source, mark)}
    assert secrets
    page = solid("".join(parts(site / assignment / f"{assignment}.html").words))
    assert solid('raise NotImplementedError("') in page, "the text of code can be found in the page"
    book = solid("".join(word for name in PAGES for word in parts(site / f"{name}.html").words))
    assert not [line for line in secrets if solid(line) in book]


def test_the_code_of_a_quiz_is_not_shown_because_it_holds_the_answers(site):
    for lecture in LECTURES:
        page = site / "lectures" / f"{lecture.stem}.html"
        assert "dnn-quiz" in page.read_text("utf-8")
        assert 'quiz(r"' not in "".join(parts(page).words)


# What is wrong in a source.


def write(path: Path, *cells: NotebookNode) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(new_notebook(cells=list(cells), metadata={"kernelspec": kernel}), path)


@pytest.fixture(scope="module")
def complaints(tmp_path_factory) -> str:
    """What the build says of pages in which links and code are wrong, and of their running time."""
    folder: Path = tmp_path_factory.mktemp("wrong")
    links = [
        '[right](lecture.ipynb#1.-What-"deep":-means)',
        "[right](lecture.ipynb#cell-id=layers)",
        "[wrong](lecture.ipynb#2.-No-such-heading)",
        "[wrong](lecture.ipynb#cell-id=no_such_cell)",
        "[wrong](no_such_notebook.ipynb)",
    ]
    lecture = [
        new_markdown_cell("# A lecture"),
        new_markdown_cell('<div id="cell-id=layers"></div>'),
        new_markdown_cell('## 1. What "deep": means'),
        new_code_cell("import warnings\nwarnings.warn('look out')"),
        new_code_cell("1 / 0"),
    ]
    pages = folder / "pages"
    write(pages / "lectures" / "lecture.ipynb", *lecture)
    write(pages / "lectures" / "links.ipynb", new_markdown_cell("\n\n".join(["# Links", *links])))
    (pages / "student.md").write_text("# For students\n")
    (pages / "index.md").write_text("# Index\n```{toctree}\nlectures/lecture\nlectures/links\nstudent\n```\n")
    code = f"from book.build import *; exit(render(Path({str(folder)!r}), '-D', 'lecture_seconds=0'))"
    made = run_python("-c", code)
    assert made.returncode, "the build fails"
    return made.stderr


@pytest.mark.parametrize(
    "place, what",
    [
        ("links", r"'2\.-No-such-heading'"),
        ("links", r"'cell-id=no_such_cell'"),
        ("links", r"no_such_notebook"),
        ("lecture", r"stderr"),
        ("lecture", r"running it took \d+\.\d s of processor time, and may take 0"),
    ],
)
def test_what_is_wrong_fails_the_build_and_is_named_with_its_place(complaints, place, what):
    assert re.search(rf"lectures/{place}\.ipynb\S* WARNING: .*{what}", complaints), complaints


def test_an_error_in_a_cell_fails_the_build_and_is_shown_with_its_cell(complaints):
    assert re.search(r"lecture\.ipynb: WARNING: Executing notebook failed: CellExecutionError", complaints)
    assert "1 / 0" in complaints and "ZeroDivisionError: division by zero" in complaints


def test_right_links_are_not_complained_of(complaints):
    assert len(re.findall(r"links\.ipynb.*(?:target|id) not found", complaints)) == 3, complaints


# In the browser, opened as files.

TYPESET = "window.MathJax ? MathJax.startup.promise.then(() => true) : true"
LOOK = """() => ({
    wider: document.documentElement.scrollWidth - innerWidth,
    formulas: document.querySelectorAll('.math').length,
    plain: [...document.querySelectorAll('.math')].filter(e => !e.querySelector('mjx-container')).length,
    wrong: document.querySelectorAll('[data-mml-node="merror"]').length,
    dollars: [...document.querySelectorAll('.dnn-quiz')].filter(e => e.innerText.includes('$')).length,
    typeset: document.querySelectorAll('.dnn-quiz mjx-container').length,
    unseen: [...document.images].filter(e => e.complete && !e.naturalWidth).length,
})"""


def opened(browser: Browser, address: str, **context: Any) -> tuple[Page, list[str]]:
    """A tab with the page in it, and a list that grows by what goes wrong there or leaves the site."""
    tab = browser.new_context(**context).new_page()
    trouble: list[str] = []
    tab.on("console", lambda line: trouble.append(line.text))
    tab.on("pageerror", lambda error: trouble.append(str(error)))
    tab.on("requestfailed", lambda request: trouble.append(f"failed: {request.url}"))
    tab.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else trouble.append(r.url))
    tab.goto(address, timeout=120_000)
    tab.evaluate(TYPESET)
    return tab, trouble


def uri(site: Path, name: str) -> str:
    return (site / f"{name}.html").as_uri()


@pytest.fixture
def lecture(browser, site) -> Iterator[Page]:
    tab, _ = opened(browser, uri(site, f"lectures/{LECTURES[0].stem}"), viewport=DESKTOP)
    yield tab
    tab.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_a_page_works_without_a_network_and_fits_phone_and_desktop(browser, site, name):
    tab, trouble = opened(browser, uri(site, name), viewport=PHONE)
    tab.evaluate("document.querySelectorAll('details').forEach(found => { found.open = true })")
    on_phone = tab.evaluate(LOOK)
    tab.set_viewport_size(DESKTOP)
    on_desktop = tab.evaluate(LOOK)
    tab.context.close()
    assert not trouble
    for look in (on_phone, on_desktop):
        assert look["wider"] <= 0
        assert not look["plain"] and not look["wrong"] and not look["dollars"] and not look["unseen"], look
    assert bool(on_phone["formulas"]) == (name in NOTEBOOKS)
    assert bool(on_phone["typeset"]) == name.startswith("lectures/")


@pytest.mark.browser
def test_a_search_finds_pages_and_leads_to_them(browser, site):
    tab, trouble = opened(browser, uri(site, "index"), viewport=DESKTOP)
    tab.fill(".sidebar-search", "sigmoid")
    tab.press(".sidebar-search", "Enter")
    found = tab.locator("#search-results li a")
    found.first.wait_for(timeout=60_000)
    assert any("NumPy for neural networks" in text for text in found.all_inner_texts())
    found.first.click()
    tab.wait_for_url(lambda address: "search.html" not in address)
    assert "sigmoid" in tab.inner_text("article").lower()
    assert not trouble
    tab.context.close()


@pytest.mark.browser
def test_a_question_is_answered_in_the_page(lecture):
    quiz = lecture.locator(".dnn-quiz").first
    score = "e => getComputedStyle(e.querySelector('.dnn-score'), '::after').content"
    feedback = quiz.locator("details li").first
    assert not feedback.is_visible()
    quiz.locator("label:has(input.dnn-right)").first.click()
    quiz.locator("summary").click()
    assert feedback.is_visible()
    assert "judged rightly" in quiz.evaluate(score)


def brightness(tab: Page) -> float:
    colour = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / 3


@pytest.mark.browser
def test_the_page_can_be_made_dark_and_stays_so(lecture, site):
    for wanted, bright in (("light", True), ("dark", False)):
        for _ in range(3):
            if lecture.evaluate("document.body.dataset.theme") != wanted:
                lecture.locator(".theme-toggle:visible").first.click()
        assert (brightness(lecture) > 128) is bright
        assert lecture.evaluate("getComputedStyle(document.documentElement).colorScheme") == wanted
        picture = lecture.locator(".cell_output img").first
        assert picture.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
    lecture.goto(uri(site, "student"))
    assert brightness(lecture) < 128
