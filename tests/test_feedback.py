"""The feedback page, the records and the tables: what they show, and what a hostile notebook can't do."""

from __future__ import annotations

import base64
import copy
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browser import visit
from bs4 import BeautifulSoup
from playwright.sync_api import Browser
from rich.console import Console

from dnn_grader.marks import Mark, Standing
from dnn_grader.report import (
    SubmissionRow,
    class_table,
    exercise_table,
    feedback_page,
    from_records,
    to_records,
)
from dnn_grader.report.feedback import visible
from dnn_grader.report.formula import formula
from dnn_grader.report.outputs import plain
from dnn_grader.report.prose import markdown
from dnn_grader.report.terminal import submission_row
from dnn_grader.results import Graded, Result
from dnn_grader.run import Outcome
from dnn_utils.checks.card import MIME, Card
from dnn_utils.checks.finding import Finding
from dnn_utils.checks.picture import Grid

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
TEST_CELL = """check("linear_forward")
### BEGIN HIDDEN TESTS
from dnn_grader import grade
grade("linear_forward")  # secret-line
### END HIDDEN TESTS"""


def prose(source: str, **more: Any) -> dict[str, Any]:
    """A markdown cell."""
    return {"cell_type": "markdown", "source": source, "metadata": {}, **more}


def code(source: str, *found: dict[str, Any], **nbgrader: Any) -> dict[str, Any]:
    """A code cell with outputs and nbgrader's metadata."""
    return {
        "cell_type": "code",
        "source": source,
        "outputs": list(found),
        "metadata": {"nbgrader": nbgrader} if nbgrader else {},
    }


def shows(**data: Any) -> dict[str, Any]:
    """An output of display data; `text_html` stands for text/html."""
    data = {name.replace("_", "/", 1): value for name, value in data.items()}
    return {"output_type": "display_data", "data": data, "metadata": {}}


def test_cell(*found: dict[str, Any]) -> dict[str, Any]:
    """The test cell of linear_forward."""
    return code(TEST_CELL, *found, grade=True, solution=False, points=10, grade_id="test_linear_forward")


test_cell.__test__ = False  # type: ignore[attr-defined]


def answer(source: str, *found: dict[str, Any]) -> dict[str, Any]:
    """The solution cell of linear_forward."""
    return code(source, *found, grade=False, solution=True, grade_id="linear_forward")


WRONG = Result(
    "linear_forward",
    4.0,
    10.0,
    False,
    (
        Finding("value", "Z", "`Z` has wrong values.", "expected 3.25, got 1", "Was `b` added?", "no_bias"),
        Finding("shape", "cache", "The cache has a wrong shape."),
    ),
)
MISSING = Result("compute_cost", 0.0, 5.0, None, (Finding("missing", "", "There is no function."),))
RIGHT = Result("linear_backward", 5.0, 5.0, True)


def page(cells: list[dict[str, Any]], results: tuple[Result, ...] = (WRONG,), **more: Any) -> str:
    """A feedback page with plain defaults."""
    about = {"title": "Week 4", "student": "Ada", "score": 4.0, "max_score": 10.0} | more
    return feedback_page({"cells": cells, "metadata": {}, "nbformat": 4}, results, **about)


def soup(html: str) -> BeautifulSoup:
    """The page as a parser reads it; a name that may break at underscores is one text."""
    return BeautifulSoup(html.replace("_<wbr>", "_"), "html.parser")


# --- what a student reads ---


def summary(html: str) -> dict[str, list[str]]:
    """The summary's points and status by exercise."""
    rows = soup(html).select(".summary tbody tr")
    return {
        row.th.get_text(): [
            " ".join(row.select_one(part).get_text(" ").split()) for part in (".points", ".status")
        ]
        for row in rows
    }


ESSAY = {"cell_type": "markdown", "source": "I think so.", "metadata": {}}
ESSAY["metadata"]["nbgrader"] = {"grade": True, "solution": True, "grade_id": "why_two_layers", "points": 5}


def test_marks_given_by_hand_stand_in_the_row_of_their_exercise() -> None:
    marks = (Mark("test_linear_forward", 9.5, 10.0, by_hand=True), Mark("test_compute_cost", 0.0, 5.0))
    html = page([test_cell()], (WRONG, MISSING), marks=marks)
    assert summary(html) == {
        "linear_forward": ["9.5 / 10", "◐ some marks, by hand"],
        "compute_cost": ["0 / 5", "✗ no marks yet"],
    }
    assert "9.5 / 10 points" in soup(html).select_one(".cell .label").get_text()
    assert "has wrong values" in soup(html).select_one(".what").get_text()


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        (Mark("why_two_layers", None, 5.0, waits=True), ["— / 5", "… waits for a grader"]),
        (Mark("why_two_layers", 3.0, 5.0, by_hand=True, waits=True), ["3 / 5", "… waits for a grader"]),
        (Mark("why_two_layers", 5.0, 5.0, by_hand=True), ["5 / 5", "✓ full marks, by hand"]),
        (Mark("why_two_layers", 0.0, 5.0, by_hand=True), ["0 / 5", "✗ no marks, by hand"]),
    ],
)
def test_a_question_that_a_person_marks_has_a_row(mark: Mark, shown: list[str]) -> None:
    html = page([ESSAY, test_cell()], (RIGHT,), marks=(mark,))
    assert summary(html)["why_two_layers"] == shown
    assert soup(html).select_one('.summary a[href="#cell-1"]').get_text() == "why_two_layers"
    assert shown[0] in soup(html).select_one("#cell-1 .label").get_text()


def test_a_penalty_is_told_with_the_points_before_and_after_it() -> None:
    header = " ".join(soup(page([], score=9.0, penalty=2.5)).header.get_text(" ").split())
    assert "6.5 of 10 points" in header
    assert "9 points, less 2.5 for handing in late." in header
    assert "late" not in soup(page([], score=9.0)).header.get_text()


def test_the_summary_says_everything_about_each_exercise() -> None:
    cells = [answer("def linear_forward(A, W, b): ..."), test_cell()]
    rows = soup(page(cells, (WRONG, MISSING, RIGHT))).select(".summary tbody tr")
    texts = [[" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])] for row in rows]
    assert texts == [
        [
            "linear_forward",
            "4 / 10",
            "◐ partly right",
            "Z has wrong values. Likely cause: Was b added?",
            "—",
        ],
        ["compute_cost", "0 / 5", "✗ no marks yet", "There is no function.", "—"],
        ["linear_backward", "5 / 5", "✓ full marks", "", "yes"],
    ]


NEEDS = {"L_model_forward": ("linear_activation_forward",), "linear_activation_forward": ("linear_forward",)}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ((), "no"),
        (("linear_forward",), "no, because of linear_forward"),
        (NEEDS, "no, because of linear_activation_forward"),
        (("linear_forward", *NEEDS), "—"),
    ],
)
def test_a_right_step_that_fails_with_earlier_ones_names_those_that_are_wrong(wrong, said: str) -> None:
    names = ("compute_cost", "linear_forward", "linear_activation_forward", "L_model_forward")
    wrong = set(wrong) - ({"L_model_forward"} if wrong is NEEDS else set())
    results = tuple(Result(name, 10.0 * (name not in wrong), 10.0, False) for name in names)
    shown = soup(page([], results, needs=NEEDS)).select(".summary .own")
    assert " ".join(shown[-1].get_text().split()) == said


def test_many_wrong_steps_are_not_all_named() -> None:
    names = [f"step_{k}" for k in range(9)]
    results = (*(Result(name, 0.0, 1.0) for name in names), Result("last", 1.0, 1.0, False))
    html = page([], results, needs={"last": names, "step_3": ["last"]})
    assert soup(html).select(".summary .own")[-1].get_text() == "no, because of step_0, step_1, step_2, …"


STEPS = {"forward": (), "backward": ("forward",), "update": (), "model": ("backward", "update")}


def result(name: str, score: float, works: bool | None = None, most: float = 10.0) -> Result:
    """A result with a finding where points are lost."""
    finding = Finding("value", name, f"`{name}` is off.", "got 7", f"Why {name} is off.")
    return Result(name, score, most, works, () if score == most else (finding,))


@pytest.mark.parametrize(
    ("results", "first", "uses"),
    [
        # A slip in an early step stops a model that is right itself; more points are lost elsewhere.
        (
            (
                result("forward", 9),
                result("backward", 10, False),
                result("update", 0),
                result("model", 10, False),
            ),
            "forward",
            "backward and model build on it.",
        ),
        (
            (result("forward", 10), result("update", 9), result("model", 10, False)),
            "update",
            "model builds on it.",
        ),
        # Nothing stops anything: the most points, of two the first.
        ((result("forward", 9), result("update", 4), result("other", 4)), "update", ""),
        # The model is wrong itself, so nobody knows whether the step stops it.
        ((result("forward", 9), result("backward", 10, True), result("model", 0, False)), "model", ""),
        ((result("forward", 0, most=0.0), result("other", 10)), "", ""),
        ((), "", ""),
    ],
)
def test_the_summary_starts_with_what_to_look_at_first(
    results: tuple[Result, ...], first: str, uses: str
) -> None:
    cells = [code("1", grade=False, solution=True, grade_id=name) for name in STEPS]
    read = soup(page(cells, results, needs=STEPS))
    assert [box.select_one("a, code").get_text() for box in read.select(".first")] == [first] * bool(first)
    if first:
        box = read.select_one("section .first")
        text = " ".join(box.get_text().replace(".", ". ").split())
        assert text.startswith(f"Look at this first: {first}, ")
        assert text.endswith(
            f"points. {uses} {first} is off. Likely cause: Why {first} is off.".replace("  ", " ")
        )
        assert "got 7" not in text
        link = box.select_one("a")
        assert link is None or read.find(id=link["href"].removeprefix("#")) is not None
        assert box.find_next("table") is read.select_one("table.summary")


def test_what_a_grader_has_given_all_points_for_is_not_what_to_look_at_first() -> None:
    results = (result("forward", 0), result("update", 5))
    marks = (Mark("test_forward", 10.0, 10.0, by_hand=True),)
    assert "update" in soup(page([], results, marks=marks)).select_one(".first").get_text()
    waits = (Mark("test_forward", None, 10.0, waits=True),)
    assert "update" in soup(page([], results, marks=waits)).select_one(".first").get_text()


def test_a_row_says_how_points_came_about_where_cases_were_right() -> None:
    said = "Ordinary cases: 2 of 4 right."
    (back,) = from_records(json.loads(json.dumps(to_records("ada", "week4", [replace(WRONG, credit=said)]))))
    assert said in soup(page([], (back,))).select_one(".summary .what").get_text()


def test_links_lead_to_the_cell_below() -> None:
    read = soup(
        page(
            [
                prose("Hello"),
                answer(
                    "def linear_forward(): ...",
                ),
                test_cell(),
            ]
        )
    )
    target = read.select_one(".summary a")["href"]
    assert "def linear_forward" in read.select_one(target).get_text()


def test_the_header_names_course_assignment_student_and_score() -> None:
    read = soup(page([], course="Networks", student="Ada <L>", score=7.25, max_score=10))
    header = read.header.get_text(" ")
    assert all(text in header for text in ("Networks", "Week 4", "Ada <L>", "7.25", "10 points"))
    assert read.select_one(".bar")["aria-label"] == "7.25 of 10 points"
    assert read.select_one(".bar span")["style"] == "width:72.5%"


@pytest.mark.parametrize(("score", "max_score", "width"), [(0, 0, "0.0"), (12, 10, "100.0"), (-1, 10, "0.0")])
def test_the_bar_stays_within_its_bounds(score: float, max_score: float, width: str) -> None:
    assert f"width:{width}%" in page([], score=score, max_score=max_score)


def test_notes_and_comments_are_shown_where_they_belong() -> None:
    comments = {"linear_forward": "Look at **b** and $a<b$.", "lost": "No such cell"}
    html = page([answer("x = 1")], notes=["Cell `setup` was put back.", "<b>stopped</b>"], comments=comments)
    read = soup(html)
    assert [note.get_text() for note in read.select(".notes li")] == [
        "Cell setup was put back.",
        "<b>stopped</b>",
    ]
    assert read.select_one("#cell-1 .comment strong").get_text() == "b"
    assert read.select_one("#cell-1 .comment math")
    assert "lost" in read.select_one("section[aria-labelledby=remarks]").get_text()


def test_expected_numbers_never_reach_the_page() -> None:
    assert "3.25" not in page([answer("x = 1"), test_cell()])


def test_headings_go_down_one_by_one_from_a_single_first() -> None:
    read = soup(page([prose("# One\n\n## Two\n\n###### Six"), answer("x = 1")]))
    levels = [int(tag.name[1]) for tag in read.find_all(re.compile("^h[1-6]$"))]
    assert levels == [1, 2, 2, 3, 4, 6]


def test_formulas_become_mathml() -> None:
    html = page(
        [prose("$W^{[l]} < b$ and\n\n$$\\frac{1}{m}$$\n\n\\\\(x\\\\) \n\n\\begin{align}a &= b\\end{align}")]
    )
    formulas = soup(html).find_all("math")
    assert [found["display"] for found in formulas] == ["inline", "block", "inline", "block"]
    assert "<mo>&lt;</mo>" in html


def test_code_is_highlighted_and_escaped() -> None:
    read = soup(page([answer("def f(x):\n    return '<b>' if x < 1 else None")]))
    assert read.select_one("#cell-1 .source .k").get_text() == "def"
    assert "return '<b>' if x < 1" in read.select_one("#cell-1 .source").get_text()
    assert read.select_one("#cell-1 .source b") is None


def test_text_errors_images_and_cards_are_shown() -> None:
    error = {
        "output_type": "error",
        "ename": "ValueError",
        "evalue": "<b>no</b>",
        "traceback": ["\x1b[31mValueError\x1b[0m: <b>no</b>"],
    }
    stream = {"output_type": "stream", "name": "stdout", "text": ["a\n", "\x1b[1mb\x1b[0m <i>\n"]}
    card = shows(**{MIME.replace("/", "_", 1): Card("Title <x>", False, ("line",)).to_json()})
    read = soup(page([code("x", stream, error, shows(image_png=PIXEL + "\n"), card)]))
    assert read.select_one(".outputs pre").get_text() == "a\nb <i>"
    assert read.select_one(".outputs pre.error").get_text() == "ValueError: <b>no</b>"
    assert read.select_one(".outputs img")["src"] == f"data:image/png;base64,{PIXEL}"
    assert "Title <x>" in read.select_one(".outputs [role=status]").get_text()


def test_a_rewritten_line_shows_its_last_state() -> None:
    assert plain("10%\r50%\r100%\nnext\r\n") == "100%\nnext\n"


def test_an_attached_image_is_shown_with_its_description() -> None:
    cell = prose("![my figure](attachment:a.png)", attachments={"a.png": {"image/png": PIXEL}})
    image = soup(page([cell])).select_one("#cell-1 img")
    assert image["alt"] == "my figure"
    assert image["src"] == f"data:image/png;base64,{PIXEL}"


# --- what stays hidden ---


def test_hidden_tests_are_not_in_the_page() -> None:
    html = page([test_cell(shows(text_plain="10.0"))])
    assert "HIDDEN" not in html
    assert "secret-line" not in html
    assert soup(html).select_one(".source").get_text() == 'check("linear_forward")'


def test_a_raw_score_is_not_shown_but_a_text_is() -> None:
    assert soup(page([test_cell(shows(text_plain="4.0"))])).select_one(".outputs") is None
    assert soup(page([test_cell(shows(text_plain="np.float64(4.0)"))])).select_one(".outputs") is None
    assert soup(page([test_cell(shows(text_plain="'four'"))])).select_one(".outputs") is not None
    assert soup(page([code("4.0", shows(text_plain="4.0"))])).select_one(".outputs") is not None


def failing(arrow: str, *around: str) -> dict[str, Any]:
    """An error whose traceback points at the line `arrow`."""
    lines = [f"      9 {line}" for line in around]
    trace = [
        "AssertionError  Traceback",
        "\n".join([*lines, f"\x1b[32m----> \x1b[39m4 {arrow}"]),
        "AssertionError: 42.5",
    ]
    return {"output_type": "error", "ename": "AssertionError", "evalue": "42.5", "traceback": trace}


def test_a_hidden_test_that_fails_shows_nothing_of_itself() -> None:
    html = page([test_cell(failing('grade("linear_forward")  # secret-line'))])
    assert "42.5" not in html
    assert "secret-line" not in html
    assert "A hidden test stopped here" in html


def test_a_public_line_that_fails_is_shown_without_its_hidden_neighbours() -> None:
    html = page([test_cell(failing('check("linear_forward")', 'grade("linear_forward")  # secret-line'))])
    assert "secret-line" not in html
    assert "AssertionError: 42.5" in html


def test_the_delimiters_can_be_chosen_and_an_open_region_hides_the_rest() -> None:
    assert visible("a\n# << \nb\n# >>\nc", ("# <<", "# >>"))[0] == "a\nc"
    assert visible("a\n### BEGIN HIDDEN TESTS\nb")[0] == "a"
    assert "secret" not in page([code("a\n# <<\nsecret\n# >>")], hidden=("# <<", "# >>"))


# --- hostile notebooks ---

ATTACK = "<script>pwn()</script><img src=x onerror=pwn()>"
BREAKOUT = f"\"'></title></style></pre>--> {ATTACK} {{{{ 7*7 }}}} {{% raw %}} \x1b]0;x\x07\x1b[31m\u202e"
FORGED_CARD = {
    "title": ATTACK,
    "passed": "yes",
    "lines": [BREAKOUT],
    "cause": ATTACK,
    "details": [[ATTACK, BREAKOUT]],
}


def hostile_cells() -> list[dict[str, Any]]:
    """Cells in which every field attacks."""
    svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='pwn()'/>"
    bad_png = base64.b64encode(svg.encode()).decode()
    html = {"text/html": ATTACK, "text/plain": BREAKOUT, "application/javascript": "pwn()"}
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": BREAKOUT},
        {"output_type": "error", "ename": BREAKOUT, "evalue": ATTACK, "traceback": [BREAKOUT, 7, None]},
        {"output_type": "display_data", "data": html, "metadata": {}},
        {"output_type": "display_data", "data": {"text/html": ATTACK}, "metadata": {}},
        {"output_type": "display_data", "data": {"image/svg+xml": svg}, "metadata": {}},
        {"output_type": "display_data", "data": {"image/png": bad_png}, "metadata": {}},
        {"output_type": "display_data", "data": {"image/png": PIXEL + '" onerror="pwn()'}, "metadata": {}},
        {"output_type": "display_data", "data": {MIME: FORGED_CARD, "text/html": ATTACK}, "metadata": {}},
        {"output_type": "display_data", "data": {MIME: [ATTACK]}, "metadata": {}},
        {"output_type": "display_data", "data": ATTACK},
        {"output_type": ATTACK},
        None,
        7,
    ]
    texts = [
        ATTACK,
        BREAKOUT,
        "[x](javascript:pwn()) [y](data:text/html,<script>1</script>) <javascript:pwn()>",
        "![x](https://evil.example/x.png) <img src=//evil.example/y.png> ![z](attachment:z.svg)",
        "$\\href{javascript:pwn()}{x}$ $\\text{" + ATTACK + "}$ $\\style{x:y}{z}$ $" + "{" * 900 + "$",
        "<b title='\n\n$x$ onmouseover=pwn() '>\n\n$y$ \ue0000\ue001",
        "```html\n" + ATTACK + "\n```\n\n<form action=https://evil.example><input><button>go</button></form>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'><base href=https://evil.example>",
        "<style>*{background:url(//evil.example/z)}</style><b style='background:url(//evil.example)'>x</b>",
        "<a id=summary name=x class=skip href=' java&#10;script:pwn()'>x</a>",
    ]
    attached = {"z.svg": {"image/svg+xml": svg}, BREAKOUT: {BREAKOUT: BREAKOUT}}
    return [
        *(prose(text, attachments=attached) for text in texts),
        code(BREAKOUT, *outputs, grade=True, solution=True, grade_id=BREAKOUT),  # type: ignore[arg-type]
        test_cell(*outputs),  # type: ignore[arg-type]
        {"cell_type": ATTACK, "source": ATTACK},
        {"cell_type": "code", "source": {"a": ATTACK}, "metadata": ATTACK, "outputs": ATTACK},
        {
            "cell_type": "markdown",
            "source": [ATTACK, None, 3, "\ud800\x00"],
            "metadata": {"nbgrader": [ATTACK]},
        },
        {},
        None,  # type: ignore[list-item]
    ]


def hostile_page() -> str:
    """A page whose every text attacks."""
    finding = Finding("raised", BREAKOUT, f"`{BREAKOUT}` {ATTACK}", ATTACK, BREAKOUT, ATTACK)
    return feedback_page(
        {"cells": hostile_cells(), "metadata": {"lang": f'en"{ATTACK}'}},
        [Result(BREAKOUT, 1, 2, True, (finding,)), Result("linear_forward", 0, 1, None, (finding,))],
        title=BREAKOUT,
        student=BREAKOUT,
        course=BREAKOUT,
        score=1,
        max_score=2,
        comments={BREAKOUT: ATTACK, "linear_forward": BREAKOUT},
        notes=[BREAKOUT, ATTACK],
    )


def test_a_hostile_notebook_leaves_no_active_markup() -> None:
    read = soup(hostile_page())
    forbidden = "script iframe object embed svg form input button base link textarea noscript template"
    assert read.find_all(forbidden.split()) == []
    assert len(read.find_all("style")) == 1
    assert [meta.get("http-equiv") for meta in read.find_all("meta") if meta.get("http-equiv")] == [
        "Content-Security-Policy"
    ]
    for tag in read.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on") or name in ("srcdoc", "srcset")]
        assert re.match(r"https?://|mailto:|#", tag.get("href", "#"))
        assert re.match(
            r"data:image/(png|jpeg);base64,[\w+/=]+\Z", tag.get("src", f"data:image/png;base64,{PIXEL}")
        )
    identifiers = [tag["id"] for tag in read.find_all(id=True)]
    assert len(identifiers) == len(set(identifiers))


def test_no_control_character_and_no_evaluated_template_is_in_the_page() -> None:
    html = hostile_page()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", html)
    assert "{{ 7*7 }}" in soup(html).get_text()
    html.encode("utf-8")


def test_the_policy_forbids_everything_but_data_images_and_inline_styles() -> None:
    policy = soup(page([])).find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'unsafe-inline'")


@pytest.mark.parametrize(
    "tex", ["\\text{<script>}", "\\href{javascript:1}{x}", "{" * 5000, "\\foo{x}", "\\frac", "&<>"]
)
def test_a_hostile_formula_is_text_or_harmless_mathml(tex: str) -> None:
    read = soup(formula(tex, display=False))
    assert {tag.name for tag in read.find_all(True)} <= {"code", "math", "mrow", "mtext", "mi", "mo"}
    assert not [tag for tag in read.find_all(True) if {"href", "style"} & set(tag.attrs)]


def test_an_unknown_formula_shows_its_tex() -> None:
    assert formula("\\foo{x}", display=False) == '<code class="tex">\\foo{x}</code>'


def test_markdown_keeps_its_lists_tables_and_details() -> None:
    html = markdown("- a\n\n| a |\n|--:|\n| 1 |\n\n<details><summary>S</summary>\n\n**b**\n\n</details>")
    assert all(
        tag in html for tag in ("<li>", '<td style="text-align:right">', "<summary>", "<strong>b</strong>")
    )


@pytest.mark.parametrize("width", [1280, 390])
def test_in_a_browser_a_hostile_page_does_nothing(browser: Browser, tmp_path: Path, width: int) -> None:
    file = tmp_path / "feedback.html"
    file.write_text(hostile_page(), encoding="utf-8")
    seen = visit(browser, file, viewport={"width": width, "height": 800})
    noticed = {name: what for name, what in seen.items() if what}
    assert noticed == {}


def test_the_browser_would_have_noticed(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "bare.html"
    file.write_text(f"<!doctype html><body>{ATTACK}<img src=https://evil.example/x.png>", encoding="utf-8")
    seen = visit(browser, file)
    assert seen["pwned"]
    assert "https://evil.example/x.png" in seen["requests"]


@pytest.mark.parametrize(("width", "shown"), [(1280, ["—", "—", "yes"]), (390, ["yes"])])
def test_a_narrow_page_has_no_line_for_a_dash(
    browser: Browser, tmp_path: Path, width: int, shown: list[str]
) -> None:
    file = tmp_path / "feedback.html"
    file.write_text(page([], (WRONG, MISSING, RIGHT)), encoding="utf-8")
    tab = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    tab.goto(file.as_uri())
    said = [cell.inner_text() for cell in tab.locator(".summary .own").all() if cell.is_visible()]
    dash_is_explained = tab.locator(".key .dash").is_visible()
    tab.context.close()
    assert (said, dash_is_explained) == (shown, "—" in shown)


CARD = Card(
    *("T", False, ("l", "`m`"), "c", (("d", "t"), ("e", "t\n" * 9)), (Grid("Z", "1 wrong", ("=x-+X",)),)),
    *((("Z", "1", "2"),), ("why", "code")),
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_background(browser: Browser, tmp_path: Path, scheme: str) -> None:
    source = "import os  # note\nclass A:\n    def f(x): return print('a', 1.5) if x is None else [x + 1]"
    card = shows(**{MIME.replace("/", "_", 1): CARD.to_json()})
    error = {"output_type": "error", "ename": "E", "evalue": "e", "traceback": []}
    cells = [prose("# A\n\n[link](#x) `code`\n\n> quote"), answer(source), test_cell(card, error)]
    file = tmp_path / "feedback.html"
    html = page(cells, (WRONG, MISSING, RIGHT), notes=["n"], comments={"linear_forward": "c"})
    file.write_text(html, encoding="utf-8")
    tab = browser.new_context(color_scheme=scheme).new_page()
    tab.goto(file.as_uri())
    found = tab.evaluate(CONTRASTS)
    tab.context.close()
    assert len(found) > 40
    assert [line for line in found if line[0] < 4.5] == []


# The contrast ratio (WCAG 2) of every element that holds text of its own.
CONTRASTS = """() => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const light = color => color.map(c => c / 255)
    .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  // What shows through a tint is mixed in.
  const behind = tag => {
    if (!tag) return [255, 255, 255];
    const [r, g, b, alpha = 1] = rgb(getComputedStyle(tag).backgroundColor);
    const below = alpha < 1 ? behind(tag.parentElement) : [0, 0, 0];
    return [r, g, b].map((c, i) => alpha * c + (1 - alpha) * below[i]);
  };
  return [...document.body.querySelectorAll('*')]
    .filter(tag => [...tag.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .map(tag => {
      const [a, b] = [light(rgb(getComputedStyle(tag).color).slice(0, 3)), light(behind(tag))];
      return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), tag.outerHTML.slice(0, 80)];
    });
}"""


@pytest.mark.parametrize("piece", ["\\\\[", "\\\\(", "![", "_*", "$a", "<!--", "> ", "[a](", "`a"])
@pytest.mark.timeout(40)
def test_a_cell_made_to_be_slow_is_shown_in_good_time(piece: str) -> None:
    """Unbounded, each of these takes minutes; pytest's own time limit is the judge."""
    assert isinstance(markdown(piece * (29_000 // len(piece))), str)


def test_an_image_written_into_the_text_is_shown_however_large() -> None:
    large = PIXEL.rstrip("=")[:88] + "A" * 80_000
    assert f"data:image/png;base64,{large}" in markdown(f"![x](data:image/png;base64,{large})")


# --- records ---


def test_records_hold_exactly_what_is_promised() -> None:
    (record,) = to_records("ada", "week4", [WRONG])
    assert record == {
        "student": "ada",
        "assignment": "week4",
        "exercise": "linear_forward",
        "score": 4.0,
        "max_score": 10.0,
        "end_to_end": False,
        "credit": "",
        "findings": [
            {
                "kind": "value",
                "mistake": "no_bias",
                "message": "`Z` has wrong values.",
                "cause": "Was `b` added?",
            },
            {"kind": "shape", "mistake": None, "message": "The cache has a wrong shape.", "cause": ""},
        ],
    }


def test_records_come_back_from_json_as_results() -> None:
    results = (WRONG, MISSING, RIGHT)
    back = from_records(json.loads(json.dumps(to_records("ada", "week4", results))))
    assert to_records("ada", "week4", back) == to_records("ada", "week4", results)
    assert [(r.exercise, r.score, r.max_score, r.end_to_end) for r in back] == [
        (r.exercise, r.score, r.max_score, r.end_to_end) for r in results
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("score", "10"),
        ("score", float("nan")),
        ("max_score", True),
        ("exercise", None),
        ("end_to_end", "yes"),
        ("findings", {"kind": "value"}),
        ("findings", [{"kind": "fine", "message": "", "mistake": None}]),
        ("findings", [{"kind": "value", "message": 3, "mistake": None}]),
        ("findings", ["value"]),
    ],
)
def test_records_that_are_none_are_refused(field: str, value: Any) -> None:
    records = copy.deepcopy(to_records("ada", "week4", [WRONG]))
    records[0][field] = value
    with pytest.raises(ValueError, match="not results"):
        from_records(records)


@pytest.mark.parametrize("data", [None, {}, "records", [None], [{}]])
def test_what_is_no_list_of_records_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match="not results"):
        from_records(data)


# --- tables ---


def lines(table: Any, width: int = 100) -> str:
    """A table as it is printed, with colours for a terminal."""
    console = Console(width=width, record=True, file=open("/dev/null", "w"), force_terminal=True)  # noqa: SIM115
    console.print(table)
    return console.export_text(styles=True)


ROWS = [
    SubmissionRow("ada", 35.0, 35.0, 0.31, "graded", ""),
    SubmissionRow("grace", 12.5, 35.0, 4.0, "partly stopped", "`linear_forward` ran for more than 5 s."),
    SubmissionRow(
        "eve [red]x[/red]\x1b]0;t\x07", None, 35.0, 0.0, "not gradable", "[link=https://e.org]x[/link]\x1b[2J"
    ),
]


def test_the_class_table_reads_at_100_columns() -> None:
    text = re.sub(r"\x1b\[[\d;]*m", "", lines(class_table(ROWS, "Class [b]4[/b]")))
    assert all(len(line) <= 100 for line in text.splitlines())
    assert "Class [b]4[/b]" in text
    assert re.search(r"ada +35 / 35 +0\.3 s +graded", text)
    assert re.search(r"grace +12\.5 / 35 +4\.0 s +partly stopped +`linear_forward` ran", text)
    assert re.search(r"eve \[red\]x\[/red\].* — / 35 .*not gradable +\[link=https://e.org\]x", text)


def test_the_class_table_shows_penalties_and_the_points_after_them() -> None:
    late = SubmissionRow("cy", 30.0, 35.0, 0.2, penalty=7.25)
    text = re.sub(r"\x1b\[[\d;]*m", "", lines(class_table([*ROWS, late])))
    assert re.search(r"Student +Points +Penalty +Total +Time", text)
    assert re.search(r"cy +30 / 35 +−7\.25 +22\.75 +0\.2 s", text)
    assert re.search(r"ada +35 / 35 +35 +0\.3 s", text)
    assert re.search(r"— / 35 +0\.0 s +not gradable", text)
    assert all(len(line) <= 100 for line in text.splitlines())
    assert "Penalty" not in lines(class_table(ROWS))


STOP = "The cell number 7 was stopped: it took too long."


@pytest.mark.parametrize("kind", ["missing", "died"])
@pytest.mark.parametrize("notes", [(STOP,), ()])
def test_the_class_table_tells_of_a_stop_once(kind: Any, notes: tuple[str, ...]) -> None:
    found = Result("linear_forward", 0.0, 10.0, None, (Finding(kind, "", "Your code ended the process."),))
    outcome = Outcome("ada", Graded("", {}, (found,), notes), notes=notes)
    row = submission_row(outcome, to_records("ada", "week4", [found]), Standing())
    assert row.reason == (STOP if notes else "Your code ended the process.")
    other = replace(found, findings=(Finding("value", "Z", "`Z` has the wrong value."),))
    row = submission_row(outcome, to_records("ada", "week4", [other]), Standing())
    assert row.reason == " ".join([*notes, "`Z` has the wrong value."])


def test_a_terminal_gets_no_code_of_a_students() -> None:
    text = lines(class_table(ROWS))
    assert "\x1b]" not in text
    assert "\x1b[2J" not in text


def test_the_exercise_table_counts_marks_and_the_most_frequent_mistake() -> None:
    full = Result("linear_forward", 10.0, 10.0)
    none = Result(
        "linear_forward", 0.0, 10.0, None, (Finding("value", "Z", "m", "", "Was `b` added?", "no_bias"),) * 3
    )
    text = lines(exercise_table([(WRONG, MISSING), (full, MISSING), (none,), (full, RIGHT)]))
    text = re.sub(r"\x1b\[[\d;]*m", "", text)
    assert re.search(r"linear_forward +2 +1 +1 +2× Was `b` added\?", text)
    assert re.search(r"compute_cost +0 +0 +2 +—", text)
    assert re.search(r"linear_backward +1 +0 +0 +—", text)
