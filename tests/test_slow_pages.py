"""Pages cost a bounded time: what is made to be slow, or is long in all honesty, is drawn in linear time."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from bs4 import BeautifulSoup
from nbconvert.filters.highlight import Highlight2HTML
from nbformat.v4 import new_code_cell, new_markdown_cell
from test_feedback import code, page, prose, shows, test_cell

from dnn_grader.preprocessor import MAX_BLANK, ShortenCells
from dnn_grader.report import feedback, outputs
from dnn_grader.report import prose as drawing
from dnn_grader.report.budget import Budget, OverBudget, within
from dnn_grader.report.formula import MAX_TEX, formula
from dnn_grader.report.prose import markdown, python
from dnn_utils.checks.card import MIME, Card
from dnn_utils.checks.picture import MAX_GRIDS, ROWS, Grid


def stream(text: str) -> dict[str, Any]:
    """What a cell printed."""
    return {"output_type": "stream", "name": "stdout", "text": text}


def failed(text: str) -> dict[str, Any]:
    """An error with a line of its traceback."""
    return {"output_type": "error", "ename": "E", "evalue": "", "traceback": [text]}


def seconds(draw: Callable[[str], object], text: str) -> float:
    """The shorter processor time of two tries, in which nothing is remembered."""

    def once() -> float:
        drawing._highlighted.cache_clear()
        drawing._rendered.cache_clear()
        begin = time.thread_time()
        draw(text)
        return time.thread_time() - begin

    return min(once() for _ in range(2))


def grows(draw: Callable[[str], object], piece: str, size: int) -> float:
    """How many times longer four times as much takes: 4 if linear, 16 if quadratic."""
    short, long = (piece * (n // len(piece)) for n in (size, 4 * size))
    return seconds(draw, long) / max(seconds(draw, short), 0.004)  # a few milliseconds are nothing


TEXTS = [
    *(
        "x",
        "0.123, ",
        "\r",
        "x\r",
        "\b",
        "x\b",
        "\n",
        " ",
        " \n",
        "\x1b[",
        "\x1b[0",
        "\x1b[31m",
        "\x1b]",
        "\x1b]0;x",
    ),
    *("--", "-> ", "1 ", "---> 1 ", "1.", "e1", "np.float64(", "\t", "\u202e", "`", "&<"),
]


@pytest.mark.parametrize("piece", TEXTS, ids=repr)
def test_output_is_shown_in_linear_time(piece: str) -> None:
    def draw(text: str) -> None:
        data = {"text/plain": text + "!"}
        found = [stream(text), failed(text), {"output_type": "display_data", "data": data}]
        outputs.outputs({"outputs": found}, graded=True, hidden=frozenset({"x"}))

    assert grows(draw, piece, 20_000) < 9


@pytest.mark.parametrize(
    "piece", ["x", "{", "}", "\\frac{", "\\text{", "\\left(", "a&", "\\\\", "x^", "'", "\\not"]
)
def test_a_formula_takes_little(piece: str) -> None:
    """The converter is not linear: its longest text has to be short."""
    long = seconds(lambda text: formula.__wrapped__(text, False), (piece * MAX_TEX)[:MAX_TEX])
    short = seconds(lambda text: formula.__wrapped__(text, False), (piece * MAX_TEX)[: MAX_TEX // 4])
    assert long / max(short, 0.004) < 30
    assert formula(piece * (MAX_TEX + 1), False).startswith("<code")


class Ticks:
    """A clock on which each look takes one second."""

    def __init__(self) -> None:
        self.time = count()

    def __call__(self) -> float:
        return float(next(self.time))


SLOW = {
    "blank lines": (python, "x = 1\n" + " \n" * 20_000 + "y"),
    "quotes": (python, "x = '''\n" * 5_000),
    "brackets": (markdown, "[" * 20_000),
    "emphasis": (markdown, "**_" * 9_000),
    "formulas": (markdown, "$x$ " * 5_000),
    "display formulas": (markdown, "\\\\[" * 9_000),
    "a wide table": (markdown, "|" + "a|" * 1_000 + "\n|" + "-|" * 1_000 + "\n" + "|\n" * 8_000),
    "links": (markdown, "[" * 50 + "a" + "](b)" * 6_000),
    "paragraphs": (markdown, "a\n\n" * 9_000),
    "items": (markdown, "  - a\n" * 4_000),
}


@pytest.mark.parametrize("name", SLOW)
def test_the_clock_is_looked_at_often_enough(name: str) -> None:
    """Whatever is slow looks at the clock on its way, and is plain text when the time is over."""
    draw, text = SLOW[name]
    drawing._highlighted.cache_clear()
    drawing._rendered.cache_clear()
    with within(Budget(100, Ticks())) as budget:
        shown = draw(text + " ")
    assert budget.exceeded
    assert BeautifulSoup(shown, "html.parser").get_text().strip() == text.strip()
    assert draw("x = 1") != "x = 1"


def test_what_was_drawn_once_is_drawn_when_the_time_is_over() -> None:
    known = markdown("**known**")
    with within(Budget(-1)) as budget, pytest.raises(OverBudget):
        assert markdown("**known**") == known
        assert not budget.exceeded
        budget.check()


def test_a_page_that_takes_too_long_says_so_and_shows_all_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedback, "Budget", lambda: Budget(50, Ticks()))
    cells = [
        prose("*first*"),
        code("\n".join(f"y = {k}" for k in range(200))),
        prose("*last*"),
        code("z = 1"),
    ]
    html = page(cells)
    read = BeautifulSoup(html, "html.parser")
    assert "too long to draw" in read.select_one(".notes").get_text()
    assert read.select_one("#cell-1 em").get_text() == "first"
    assert read.select_one("#cell-2 .source").get_text().endswith("y = 199")
    assert read.select_one("#cell-3").get_text().strip() == "*last*"
    assert read.select_one("#cell-4 .source").get_text() == "z = 1"


def test_cards_that_a_student_shows_take_the_pages_time_and_that_of_a_test_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(feedback, "Budget", lambda: Budget(50, Ticks()))
    grids = tuple(Grid("Z", "all", ("=x-+X=" * 2,) * ROWS) for _ in range(MAX_GRIDS))
    card = shows(**{MIME.replace("/", "_", 1): Card("one of many", False, grids=grids).to_json()})
    read = BeautifulSoup(page([*[code("x", *[card] * 60)] * 20, test_cell(card)]), "html.parser")
    shown = read.select('[role="status"]')
    assert 10 < len(shown) < 60
    assert "took too long to draw" in read.select_one("#cell-20").get_text()
    assert "one of many" in read.select_one("#cell-21").get_text()


def test_a_page_is_of_bounded_size_and_says_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedback, "MAX_PAGE", 3_000)
    cells = [code("x = 1", stream("a" * 2_000)), code("y = 1", stream("b" * 2_000)), code("z = 1")]
    read = BeautifulSoup(page(cells), "html.parser")
    assert "as long as a page may be" in read.select_one(".notes").get_text()
    assert "left out" in read.select_one("#cell-2").get_text()
    assert "bbb" not in read.get_text()
    assert read.select_one("#cell-3 .source").get_text() == "z = 1"


def test_more_cells_and_outputs_than_a_page_shows_are_spoken_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedback, "MAX_CELLS", 2)
    cells = [code("x = 1", *(stream(f"{k}\n") for k in range(100))), code("y = 1"), code("z = 1")]
    read = BeautifulSoup(page(cells), "html.parser")
    assert "The others are left out" in read.select_one(".notes").get_text()
    assert "The rest of this cell’s output is left out." in read.select_one("#cell-1").get_text()
    assert "z = 1" not in read.get_text()


@pytest.mark.parametrize("text", ["a" * 300_000, "a\r" * 150_000, "\x1b[1m" * 60_000 + "a", "a\n" * 15_000])
def test_a_text_that_is_cut_says_so(text: str) -> None:
    for output in (stream(text), {"output_type": "display_data", "data": {"text/plain": text}}):
        (shown,) = outputs.outputs({"outputs": [output]}, graded=False, hidden=frozenset())
        assert shown.body.endswith("… cut here")


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("10%\r20%", "20%"),
        ("20%\r", "20%"),
        ("1\b2\b3", "3"),
        ("\b\bx", "x"),
        ("a\r\nb", "a\nb"),
        ("a\rb\nc\rd\n", "b\nd\n"),
    ],
)
def test_what_was_written_over_is_shown_in_its_last_state(printed: str, seen: str) -> None:
    assert outputs.plain(printed) == seen


PIECES = [
    *TEXTS,
    *"* ** _ ` `` [ ] ( ) ![ ]( | |- > - # $ $$ < </ <b> <p> <!-- & ; ~~ \\ \\\\( \\\\[ ''' r' f'{ {".split(),
]


@pytest.mark.parametrize("seed", range(8))
def test_no_text_made_of_anything_takes_long(seed: int) -> None:
    """Drawn pieces, repeated to full length: what each way of drawing takes grows with the length alone."""
    generator = random.Random(seed)
    piece = "".join(generator.choices(PIECES, k=generator.randint(1, 6)))

    def draw(text: str) -> None:
        with within(Budget(0.2)):
            page([prose(text), code(text, stream(text), failed(text))])

    assert grows(draw, piece, 2_000) < 12, piece


@pytest.mark.parametrize("line", ["\n", " \n", "\t\n", "x = 1\n" + "\n" * MAX_BLANK])
def test_nbgraders_own_page_colours_blank_lines_in_linear_time(line: str) -> None:
    colours = Highlight2HTML()

    def draw(text: str) -> None:
        cell, _ = ShortenCells().preprocess_cell(new_code_cell(f"x = 1\n{text}y = 2"), {}, 0)
        colours(cell.source)

    assert grows(draw, line, 3_000) < 9


@pytest.mark.parametrize(("new", "sign"), [(new_code_cell, "# …"), (new_markdown_cell, "…")])
def test_nbgraders_own_page_says_what_it_leaves_out(new: Callable[[str], Any], sign: str) -> None:
    def shown(text: str) -> str:
        return ShortenCells().preprocess_cell(new(text), {}, 0)[0].source

    assert shown("a\n\n\nb") == "a\n\n\nb"
    assert shown("a\n" + "\n" * 5_000 + "b") == f"a\n\n{sign} 5,000 blank lines are left out here\n\nb"
    assert shown("a" * 100_000).endswith(f"\n\n{sign} cut here: this cell is too long for a page")
    assert shown("a" * 100_000) == shown("a" * 1_000_000)
