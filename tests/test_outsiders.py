"""Solutions by people who have not seen the exercises file: all wrong ones caught, all right ones full."""

from __future__ import annotations

import pytest
from conftest import ASSIGNMENT
from outsiders.right import RIGHT
from outsiders.wrong import WRONG

from dnn_utils.checks import Checks
from dnn_utils.checks.student import NotebookStudent

check = Checks(ASSIGNMENT)


def notebook(reference, source):
    namespace = reference.fresh() | {"__name__": "__main__"}
    exec(source, namespace)
    return namespace


@pytest.mark.parametrize(("name", "what", "source"), WRONG)
def test_a_wrong_solution_is_caught(judge, reference, name, what, source):
    namespace = notebook(reference, source)
    result = judge.judge(name, NotebookStudent(namespace))
    assert result.score < result.max_score
    assert not check.card(name, namespace).passed


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("name", "what", "source"), RIGHT)
def test_an_unusual_solution_earns_everything(judge, reference, name, what, source):
    namespace = notebook(reference, source)
    result = judge.judge(name, NotebookStudent(namespace))
    assert result.score == result.max_score
    assert result.end_to_end in (True, None)
    assert check.card(name, namespace).passed


def test_there_are_enough_of_them():
    assert len(WRONG) >= 40
    assert len(RIGHT) >= 60
