"""Every assignment through the real engine: solved, untouched, and with every other step wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import nbformat
import pytest
from conftest import ROOT

from dnn_grader.course import Course
from dnn_grader.exercises import load_exercises
from dnn_grader.exercises.declared import edited
from dnn_grader.grading import Assignment, grade_notebook, prepare
from dnn_grader.nursery import Nursery
from dnn_grader.reference import is_solution, load_reference, read_source
from dnn_grader.sandbox import Limits, find_sandbox

COURSE = Course(ROOT)
SEED = b"a seed for tests" * 2
pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery(find_sandbox("auto"), Limits()) as nursery:
        yield nursery


@pytest.fixture(scope="module", params=COURSE.assignments())
def prepared(request) -> Assignment:
    return prepare(COURSE, request.param, SEED)


def handed_in(assignment: str, wrong: Collection[str] = ()) -> bytes:
    """The released notebook filled in, with the first declared mistake in the exercises `wrong`."""
    notebook = read_source(COURSE.release(assignment))
    solutions = load_reference(COURSE, assignment).solutions
    mistakes = {exercise.name: exercise.mistakes[0] for exercise in load_exercises(assignment)}
    for cell in filter(is_solution, notebook.cells):
        name = cell.metadata.nbgrader.grade_id
        cell.source = edited(solutions[name], mistakes[name].edits) if name in wrong else solutions[name]
    return nbformat.writes(notebook).encode()


def test_a_solved_notebook_earns_everything(prepared, nursery):
    graded = grade_notebook(handed_in(prepared.name), prepared, nursery)
    assert sum(graded.scores.values()) == 100
    assert all(result.end_to_end in (True, None) and not result.findings for result in graded.results)
    assert not graded.notes


def test_the_released_notebook_earns_nothing(prepared, nursery):
    graded = grade_notebook(COURSE.release(prepared.name).read_bytes(), prepared, nursery)
    assert sum(graded.scores.values()) == 0
    assert all(result.findings for result in graded.results)


@pytest.mark.parametrize("first", [0, 1])
def test_a_wrong_step_costs_that_step_alone(prepared, nursery, first):
    wrong = [exercise.name for exercise in load_exercises(prepared.name)][first::2]
    graded = grade_notebook(handed_in(prepared.name, wrong), prepared, nursery)
    assert [result.exercise for result in graded.results if result.score < result.max_score] == wrong
    assert all(result.findings[0].mistake for result in graded.results if result.exercise in wrong)


def test_what_an_error_says_of_a_hidden_input_is_shown_nowhere(prepared, nursery):
    exercise = load_exercises(prepared.name)[0]
    notebook = nbformat.reads(handed_in(prepared.name), as_version=4)
    (cell,) = (c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == exercise.name)
    secret = "CAN" + "ARY"
    cell.source = f"def {exercise.name}(*args):\n    raise ValueError('CAN' + 'ARY' + repr(args))"
    graded = grade_notebook(nbformat.writes(notebook).encode(), prepared, nursery)
    assert graded.results[0].score == 0
    assert secret not in graded.notebook
    assert secret not in repr(graded.results)
