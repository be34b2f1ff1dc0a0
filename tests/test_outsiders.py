"""Solutions by people who have not seen the exercises file: all wrong ones caught, all right ones full."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from conftest import ROOT

from dnn_grader.course import Course
from dnn_grader.judging import Judge, load_judge
from dnn_utils.checks import Checks
from dnn_utils.checks.student import NotebookStudent

ASSIGNMENTS = sorted(path.parent.name for path in Path(__file__).parent.glob("outsiders/*/wrong.py"))
LONG = re.compile(r"num_iterations = \d{4}|range\((0, )?\d{4}")
"""A solution that trains for thousands of iterations, whatever it is told."""

SEED = b"a seed for tests" * 2


def solutions(kind):
    """All of the solutions of one kind: assignment, function, what it does, source."""
    for assignment in ASSIGNMENTS:
        for solution in getattr(import_module(f"outsiders.{assignment}.{kind}"), kind.upper()):
            name = f"{assignment}-{solution[0]}-{solution[1]}"[:120]
            marks = [pytest.mark.slow] if LONG.search(solution[2]) else []
            yield pytest.param(assignment, *solution, id=name, marks=marks)


@cache
def judge_of(assignment) -> Judge:
    return load_judge(Course(ROOT), assignment, SEED)


@cache
def checks_of(assignment) -> Checks:
    return Checks(assignment)


def notebook(assignment, source):
    namespace = judge_of(assignment).reference.fresh() | {"__name__": "__main__"}
    exec(source, namespace)
    return namespace


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("assignment", "name", "what", "source"), solutions("wrong"))
def test_a_wrong_solution_is_caught(assignment, name, what, source):
    namespace = notebook(assignment, source)
    result = judge_of(assignment).judge(name, NotebookStudent(namespace))
    assert result.score < result.max_score
    assert not checks_of(assignment).card(name, namespace).passed


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("assignment", "name", "what", "source"), solutions("right"))
def test_an_unusual_solution_earns_everything(assignment, name, what, source):
    namespace = notebook(assignment, source)
    result = judge_of(assignment).judge(name, NotebookStudent(namespace))
    assert result.score == result.max_score
    assert result.end_to_end in (True, None)
    assert checks_of(assignment).card(name, namespace).passed
