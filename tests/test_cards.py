"""The card of a wrong answer: where it differs, drawn and in words, and what a hostile card can't do."""

from __future__ import annotations

import copy
import json
from typing import Any

import numpy as np
import pytest
from bs4 import BeautifulSoup
from conftest import ASSIGNMENT

from dnn_grader.judging import Judge, result_card
from dnn_utils.checks import Checks
from dnn_utils.checks.card import MAX_ARRAY, Card
from dnn_utils.checks.differences import parts, summary
from dnn_utils.checks.examples import Example, Examples, Judged
from dnn_utils.checks.outcome import Returned
from dnn_utils.checks.picture import COLUMNS, MARKS, MAX_GRIDS, ROWS, WORST, WRONG, Grid
from dnn_utils.checks.student import NotebookStudent

WRONG_DW = """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = dZ @ A_prev.T / dZ.shape[1]
    dW[0, 1] = np.sin(dW[0, 1]) + 5
    dW[2, 2] += 0.1
    return W.T @ dZ, dW, np.mean(dZ, axis=1, keepdims=True)
"""
RIGHT = '{"title": "t", "passed": false, "lines": ["l"], "cause": "c", "details": [["d", "t"]]}'
GRID = {"name": "dW", "said": "1 of 2 wrong", "rows": ["=x"]}
HTML = "<img src=x onerror=alert(1)>\"'&"


def card(reference: Any, name: str, source: str) -> Card:
    """The card of a notebook that is right but for `source`."""
    namespace = reference.fresh() | {"np": np}
    exec(source, namespace)
    return Checks(ASSIGNMENT).card(name, namespace)


def grid_of(expected: Any, got: Any) -> Grid:
    """The picture of one array."""
    example = Example((), "ordinary", Returned(expected))
    examples = Examples("f", (), ("Z",), "values", {}, (), (example,))
    [part] = parts(examples, Judged(example, Returned(got), None))
    return part.grid


def test_the_picture_marks_what_is_wrong_and_frames_the_worst(reference: Any) -> None:
    shown = card(reference, "linear_backward", WRONG_DW)
    [grid] = shown.grids
    assert (grid.name, grid.said) == ("dW", "2 of 24 wrong.")
    assert grid.rows[0] == f"={WORST}=="
    assert grid.rows[2] == f"=={WRONG}="
    assert set("".join(grid.rows)) == {"=", WORST, WRONG}
    assert "All that your function returns besides `dW` is right." in shown.lines


@pytest.mark.parametrize(
    ("got", "said"),
    [
        ((2.0, (1.0, 1.0)), "Right: `cache`. Wrong: `Z`."),
        ((1.0, (1.0, "b")), "Right: `Z`, `cache[0]`. Wrong: `cache[1]`."),
        ((1.0, (1.0,)), "Right: `Z`, `cache[0]`. Wrong: `cache[1]`."),
        ((2.0, ("a", "b")), ""),
        (3.0, ""),
    ],
)
def test_what_is_right_as_a_whole_has_one_name(got: Any, said: str) -> None:
    whole = np.ones((1, 1)), (np.ones((2, 1)), np.ones((1, 2)))
    example = Example((), "ordinary", Returned(whole))
    examples = Examples("f", (), ("Z", "cache"), "values", {}, (), (example,))
    answer = spread(got, whole)
    assert summary(parts(examples, Judged(example, Returned(answer), None))) == said


def spread(got: Any, whole: Any) -> Any:
    """Numbers as arrays of the right shapes."""
    if isinstance(got, tuple):
        return tuple(spread(part, other) for part, other in zip(got, whole, strict=False))
    return np.full(np.shape(whole), got) if isinstance(got, float) and not isinstance(whole, tuple) else got


def test_the_picture_is_said_in_words_and_drawn_in_signs(reference: Any) -> None:
    shown = card(reference, "linear_backward", WRONG_DW)
    picture = BeautifulSoup(shown.html(), "html.parser").find("svg", role="img")
    assert str(picture["aria-label"]).startswith(
        "row 0: 3 right, 1 wrong; row 1: 4 right; row 2: 3 right, 1 wr"
    )
    assert "· × · ·" in shown.text()
    assert "· right, × wrong, framed: the worst" in shown.text()


def test_small_arrays_stand_side_by_side(reference: Any) -> None:
    shown = card(reference, "linear_backward", WRONG_DW)
    [(name, expected, yours)] = shown.arrays
    assert name == "dW"
    assert expected.count("\n") == yours.count("\n") == 5
    fold = BeautifulSoup(shown.html(), "html.parser").find("details")
    assert fold is not None
    assert [pre.text for pre in fold.find_all("pre")] == [expected, yours]


@pytest.mark.parametrize(
    ("expected", "got", "rows"),
    [
        (np.ones((3, 1)), np.ones(3), ("=++", "-  ", "-  ")),
        (np.ones((2, 3)), np.ones((3, 2)), ("==-", "==-", "++ ")),
        (np.ones((2, 2)), None, ("--", "--")),
        (np.ones((2, 2)), np.full((2, 2), np.nan), ("Xx", "xx")),
        (np.ones(3), [1.0, 2.0, 1.0], ("=X=",)),
        ([0.7, 0.6], [0.7], ("=-",)),
        (np.ones((2, 2)), np.array([["a", "b"], ["c", "d"]]), ("--", "--")),
        (2.0, np.array([[3.0]]), ("x",)),
    ],
)  # fmt: skip
def test_what_is_missing_and_what_is_too_much_is_marked(
    expected: Any, got: Any, rows: tuple[str, ...]
) -> None:
    assert grid_of(expected, got).rows == rows


@pytest.mark.parametrize(
    "got",
    [
        *([[1, 2], [3]], {"Z": 1}, "Z", {1, 2}, object(), b"Z", 10**400, [10**400], 1j, np.array([1j]), True),
        *([], [[]], [None], (1, "a"), np.array("Z"), np.zeros((0, 4)), np.zeros((2, 0)), np.array(None), []),
        *(np.zeros((1,) * 20), np.float32(1), np.datetime64(0, "s"), [np.zeros(2), np.zeros(3)]),
    ],
    ids=lambda got: type(got).__name__,  # the same in all processes, as no address of an object is
)  # fmt: skip
def test_whatever_is_got_has_a_card(reference: Any, got: Any) -> None:
    namespace = reference.fresh() | {"got": got}
    exec("def linear_forward(A, W, b): return got, got", namespace)
    shown = Checks(ASSIGNMENT).card("linear_forward", namespace)
    assert Card.from_json(json.loads(json.dumps(shown.to_json()))).html() == shown.html()
    exec("def compute_cost(AL, Y): return got", namespace)
    assert Checks(ASSIGNMENT).card("compute_cost", namespace).html()
    exec("def L_model_backward(AL, Y, caches): return {'dW1': got, 'db1': [got]}", namespace)
    assert Checks(ASSIGNMENT).card("L_model_backward", namespace).text()


def test_a_large_array_is_drawn_in_blocks() -> None:
    got = np.zeros((500, 40))
    got[499, 39] = 1
    grid = grid_of(np.zeros((500, 40)), got)
    assert (len(grid.rows), len(grid.rows[0])) == (6, 10)
    assert [row.count(WORST) for row in grid.rows] == [0, 0, 0, 0, 0, 1]
    assert "84 × 4 entries" in grid.said
    assert not Card.from_json(Card("t", False, grids=(grid,)).to_json()).grids[0].said.endswith("…")


def test_no_picture_takes_the_memory_of_an_outer_product() -> None:
    example = Example((), "ordinary", Returned(np.zeros((100_000, 1))))
    examples = Examples("f", (), ("Z",), "values", {}, (), (example,))
    assert parts(examples, Judged(example, Returned(np.zeros((1, 100_000))), None)) == []


def test_a_card_of_every_wrong_part_is_bounded(reference: Any) -> None:
    names = "('dW1', 'db1', 'dW2', 'db2')"
    source = f"def L_model_backward(AL, Y, caches): return {{k: np.ones((50, 50)) for k in {names}}}"
    shown = card(reference, "L_model_backward", source)
    assert len(shown.grids) == MAX_GRIDS
    assert len(shown.html()) < 20_000


def test_hidden_cases_show_no_picture_and_no_array(reference: Any, judge: Judge) -> None:
    namespace = reference.fresh() | {"np": np}
    exec(WRONG_DW, namespace)
    shown = result_card(judge.judge("linear_backward", NotebookStudent(namespace)))
    assert not shown.passed
    assert (shown.grids, shown.arrays, shown.experiment) == ((), (), ("", ""))


def test_a_card_is_the_same_after_its_way_as_json(reference: Any) -> None:
    shown = card(reference, "linear_backward", WRONG_DW)
    assert shown.experiment != ("", "")
    data = json.loads(json.dumps(shown.to_json()))
    assert Card.from_json(data) == shown
    assert Card.from_json(data).bundle() == shown.bundle()


def test_a_card_of_an_earlier_version_is_read() -> None:
    assert Card.from_json(json.loads(RIGHT)) == Card("t", False, ("l",), "c", (("d", "t"),))


@pytest.mark.parametrize(
    "more",
    [
        {"grids": GRID},
        {"grids": "dW"},
        {"grids": [[]]},
        {"grids": [None]},
        {"grids": [7]},
        {"grids": [{**GRID, "rows": []}]},
        {"grids": [{**GRID, "rows": ["="] * (ROWS + 1)}]},
        {"grids": [{**GRID, "rows": ["=" * (COLUMNS + 1)]}]},
        {"grids": [{**GRID, "rows": ["==", "="]}]},
        {"grids": [{**GRID, "rows": [HTML[:5]]}]},
        {"grids": [{**GRID, "rows": ["=\n"]}]},
        {"grids": [{**GRID, "rows": [["="]]}]},
        {"grids": [{**GRID, "rows": "="}]},
        {"grids": [{**GRID, "rows": {"0": "="}}]},
        {"grids": [{**GRID, "name": 7}]},
        {"grids": [{**GRID, "said": ["x"]}]},
        {"grids": [{"rows": ["="]}]},
        {"arrays": [["dW", "1"]]},
        {"arrays": [["dW", "1", 2]]},
        {"arrays": [None]},
        {"arrays": {"dW": 1}},
        {"arrays": [[["dW"], "1", "2"]]},
        {"experiment": ["one"]},
        {"experiment": ["one", 2]},
        {"experiment": "on"},
        {"experiment": {"why": "code"}},
        {"details": [["one"]]},
        {"details": [["one", "two", "three"]]},
        {"lines": None},
    ],
)  # fmt: skip
def test_what_is_no_card_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not a card"):
        Card.from_json(json.loads(RIGHT) | copy.deepcopy(more))


def test_a_card_as_large_as_can_be_is_drawn_small() -> None:
    long = "x" * 1_000_000
    grid = {"name": long, "said": long, "rows": ["=x-+X=" * (COLUMNS // 6)] * ROWS}
    data = json.loads(RIGHT) | {
        "grids": [grid] * 1000,
        "arrays": [[long, long, long]] * 1000,
        "experiment": [long, long],
    }
    made = Card.from_json(data)
    assert len(made.grids) == len(made.arrays) == MAX_GRIDS
    assert len(made.html()) < 20_000 + (2 * MAX_GRIDS + 2) * MAX_ARRAY
    assert len(json.dumps(made.to_json())) < 60_000


def test_html_in_any_field_is_shown_as_text() -> None:
    made = Card(
        HTML,
        False,
        (HTML, HTML),
        HTML,
        ((HTML, HTML), (HTML, f"{HTML}\n" * 9)),
        (Grid(HTML, HTML, (MARKS,)),),
        ((HTML, HTML, HTML),),
        (HTML, HTML),
    )
    read = BeautifulSoup(made.html(), "html.parser")
    assert read.find("img") is None
    assert not [tag for tag in read.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    assert read.text.count(HTML) == 24  # nine of them in one detail


def test_a_long_traceback_is_folded_and_a_short_one_open() -> None:
    short, long = (
        Card("t", False, details=(("d", "one\ntwo"),)),
        Card("t", False, details=(("d", "x\n" * 30),)),
    )
    assert "<details" not in short.html()
    assert "<details" in long.html()
