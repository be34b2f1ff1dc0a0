"""The place of a mistake in a graded notebook: found by the student's process, believed in nothing."""

from __future__ import annotations

import json
import linecache
from collections.abc import Iterator
from copy import deepcopy
from unittest.mock import Mock

import pytest
from conftest import ASSIGNMENT, sandbox_or_skip
from hypothesis import given
from hypothesis import strategies as st
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from dnn_grader import grading, places
from dnn_grader.course import Course
from dnn_grader.grading import Assignment, grade_notebook, prepare
from dnn_grader.nursery import Nursery
from dnn_grader.places import is_wrong, last_definition, located, wants_a_place
from dnn_grader.reference import read_source
from dnn_grader.remote_student import RemoteStudent
from dnn_grader.results import Graded, Result
from dnn_grader.sandbox import Limits
from dnn_utils.checks import Checks
from dnn_utils.checks.edits.allowed import parsed
from dnn_utils.checks.edits.sentences import HINTS, Told
from dnn_utils.checks.edits.told import NotTold, as_read, as_sent
from dnn_utils.checks.finding import Finding

WRONG = """\
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = dZ.mean(axis=1, keepdims=True)
    dA_prev = W.T @ dZ * (A_prev > 0)
    return dA_prev, dW, db
"""
FUNCTION = parsed(WRONG, "linear_backward")


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery(sandbox_or_skip(), Limits(test_cpu_seconds=5)) as nursery:
        yield nursery


@pytest.fixture(scope="module")
def assignment(course: Course) -> Assignment:
    return prepare(course, ASSIGNMENT, b"a seed for places" * 2)


@pytest.fixture(scope="module")
def solved(course: Course) -> NotebookNode:
    return read_source(course.source(ASSIGNMENT))


def graded(solved: NotebookNode, assignment: Assignment, nursery: Nursery, *own: str) -> Graded:
    """What grading makes of the solution with a mistake in it, and cells before all others."""
    notebook = deepcopy(solved)
    cell = next(c for c in notebook.cells if "def linear_backward" in c.source and "### BEGIN" in c.source)
    cell.source = WRONG
    notebook.cells[:0] = [new_code_cell(source, id=f"own-{k}") for k, source in enumerate(own)]
    return grade_notebook(json.dumps(notebook).encode(), assignment, nursery)


def result(graded: Graded, name: str = "linear_backward") -> Result:
    return next(each for each in graded.results if each.exercise == name)


def said_by_check() -> str:
    file = "<ipython-input-places>"
    linecache.cache[file] = (len(WRONG), None, WRONG.splitlines(True), file)
    namespace: dict = {"__name__": "__main__"}
    exec(compile("import numpy as np", file, "exec"), namespace)
    exec(compile(WRONG, file, "exec"), namespace)
    return Checks(ASSIGNMENT).card("linear_backward", namespace).cause


def test_grading_says_what_the_check_says(
    solved: NotebookNode, assignment: Assignment, nursery: Nursery
) -> None:
    """The student's process is the real one, in the sandbox."""
    found = graded(solved, assignment, nursery)
    said = result(found).findings[0].cause
    assert "line 6 of your function" in said
    assert said == said_by_check()
    cells = json.loads(found.notebook)["cells"]
    shown = [str(output) for cell in cells for output in cell.get("outputs", ())]
    assert sum("line 6 of your function" in output for output in shown) == 1
    assert "linear_backward" not in [r.exercise for r in found.results if r.is_right]


HOSTILE = {
    "another kind": "[['you have all points', [6], '', False]]",
    "a line beyond the function": "[['sign', [600], '', False]]",
    "lines without end": "[['sign', [6] * 1000, '', False]]",
    "a line that is none": "[['sign', [True], '', False]]",
    "a text of its own": "[['sign', [6], 'The teacher is wrong', False]]",
    "no word on whether it is a part": "[['sign', [6], '']]",
    "a part that is no yes or no": "[['sign', [6], '', 'yes']]",
    "many places": "[['sign', [6], '', False]] * 1000",
    "something huge": "'x' * 50_000_000",
    "something that is not plain": "object()",
    "something deep": "deep()",
    "an end": "os._exit(0)",
    "a computation": "endless()",
}
KNOWN = "Start at line 6 of your function: one small change there makes every check pass. Look at the sign."
"""All that can come of it."""

TAKING_OVER = """\
import sys, os
def deep():
    value = []
    for _ in range(100_000):
        value = [value]
    return value
def endless():
    while True:
        pass
sys.modules["dnn_grader.inside.student"]._places = lambda *args: {said}
"""


@pytest.mark.parametrize("said", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_answer_says_nothing_and_costs_nothing(
    said: str, solved: NotebookNode, assignment: Assignment, nursery: Nursery
) -> None:
    found = graded(solved, assignment, nursery, TAKING_OVER.replace("{said}", said))
    wrong = result(found)
    assert wrong.findings[0].cause in ("", KNOWN)
    assert (wrong.findings[0].cause != "") == (said == HOSTILE["a text of its own"])
    assert wrong.score < wrong.max_score
    assert all(r.is_right for r in found.results if r.exercise in ("relu", "linear_forward"))
    assert "teacher is wrong" not in json.dumps([str(r) for r in found.results])


def test_whoever_is_right_is_not_asked(
    solved: NotebookNode, assignment: Assignment, nursery: Nursery, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*given: object) -> None:
        raise AssertionError("a process was asked for the place of no mistake")

    monkeypatch.setattr(RemoteStudent, "places", asked)
    monkeypatch.setattr(grading.Execution, "apart", asked)
    found = grade_notebook(json.dumps(solved).encode(), assignment, nursery)
    assert all(each.is_right for each in found.results)


def test_the_process_that_is_asked_has_seen_no_hidden_input(
    solved: NotebookNode, assignment: Assignment, nursery: Nursery
) -> None:
    """What a function keeps of its calls is there in the tests' fork, and not in the one that is asked."""
    keeping = """\
import sys
calls = []
student = sys.modules["dnn_grader.inside.student"]
old = student._call
def kept(*args):
    calls.append(1)
    return old(*args)
student._call = kept
student._places = lambda *args: [["sign", [1 + min(len(calls), 5)], "", False]]
"""
    said = result(graded(solved, assignment, nursery, keeping)).findings[0].cause
    assert said.startswith("Start at line 1 of your function")


FINDING = Finding("value", "dW", "`dW` is wrong.")
UNASKED = {
    "right": Result("f", 2.0, 2.0),
    "of a known place": Result("f", 0.0, 2.0, None, (Finding("value", "dW", "x", cause="?", located=True),)),
    "declared": Result("f", 0.0, 2.0, None, (Finding("value", "dW", "x", cause="?", mistake="sign"),)),
    "missing": Result("f", 0.0, 2.0, None, (Finding("missing", "f", "There is no function `f`."),)),
    "ended": Result("f", 0.0, 2.0, None, (Finding("died", "f", "Your code ended the process."),)),
    "not written": Result("f", 0.0, 2.0, None, (Finding("raised", "f", "`f` is not written yet."),)),
}


def test_a_place_comes_behind_what_an_error_means() -> None:
    error = Finding("raised", "f", "Your code raised a `ValueError`.", cause="Shapes differ.")
    found = located(Result("f", 0.0, 2.0, None, (error,)), [WRONG.replace("linear_backward", "f")], answer)
    assert found.findings[0].cause.startswith("Shapes differ. Start at line 6 of your function")


def answer(name: str) -> list[object]:
    return [["sign", [6], "", False]]


@pytest.mark.parametrize("known", UNASKED.values(), ids=UNASKED)
def test_nothing_is_asked_where_nothing_could_be_found(known: Result) -> None:
    assert not (is_wrong(known) and wants_a_place(known))
    assert wants_a_place(Result("f", 0.0, 2.0, None, (FINDING,)))


def test_the_function_is_the_last_one_of_its_name() -> None:
    cells = ["def f(x):\n    return 1", "%matplotlib inline\ndef f(x):\n    y = 2\n    return y", "def f(:"]
    found = last_definition("f", cells)
    assert found is not None and found.end_lineno == 3
    assert last_definition("g", cells) is None


def test_a_cell_with_many_functions_of_one_name_is_cut_into_lines_once(monkeypatch) -> None:
    """A submission of 100 kB with 7,000 of them cost the grading process ten seconds."""
    looked: list[str] = []

    class Text(str):
        def splitlines(self, keepends: bool = False) -> list[str]:
            looked.append(self)
            return super().splitlines(keepends)

    monkeypatch.setattr(places, "_NOT_PYTHON", Mock(sub=lambda new, text: Text(text)))
    found = last_definition("f", ["def f():\n 1\n" * 500 + "def f():\n 2\n 3\n", "g = 1"])
    assert found is not None and found.end_lineno == 3 and len(looked) == 1


def test_a_function_that_cannot_be_read_gets_no_place() -> None:
    wrong = Result("f", 0.0, 2.0, None, (FINDING,))
    deep = f"def f(x):\n    return {'+'.join(['x'] * 900)}"
    for cells in ([], ["f = 3"], ["def f(x): return " + "(" * 500], [deep]):
        assert located(wrong, cells, lambda name: [["", [99], "", False]]) == wrong


plain = st.recursive(
    st.booleans() | st.integers(-2, 9) | st.text(max_size=2) | st.sampled_from([*HINTS]),
    lambda parts: st.lists(parts, max_size=4),
)


@given(plain)
def test_whatever_is_sent_gives_places_of_the_function_or_none(sent: object) -> None:
    assert FUNCTION is not None
    try:
        found = as_read(sent, FUNCTION)
    except NotTold:
        return
    assert len(found) <= 2
    for each in found:
        assert each.kind in (*HINTS, "") and set(each.lines) <= set(range(1, 8)) and each.about in ("", WRONG)


def test_what_is_sent_is_read_as_it_was() -> None:
    assert FUNCTION is not None
    told = (Told("sign", (6,), "W.T @ dZ"), Told("", (4, 5), "", partly=True))
    assert as_read(as_sent(told), FUNCTION) == told
    assert as_read([["sign", [6], "W.T @ dA", False]], FUNCTION)[0].about == ""
