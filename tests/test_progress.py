"""The table of the exercises that pass."""

from __future__ import annotations

import pytest
from conftest import ASSIGNMENT

from dnn_utils.checks import Checks
from dnn_utils.checks.check import grading
from dnn_utils.checks.progress import Progress

STUB = 'raise NotImplementedError("Replace this line with your code.")'
progress = Checks(ASSIGNMENT).progress


def shown(namespace, capsys):
    namespace["progress"] = progress
    exec("progress()", namespace)
    return capsys.readouterr().out


def test_each_exercise_and_question_has_its_state_in_the_notebooks_order(reference, capsys):
    namespace = reference.fresh()
    exec(f"def linear_forward(A, W, b):\n    {STUB}", namespace)
    exec("def compute_cost(AL, Y):\n    return 1.0", namespace)
    namespace["question_cache"] = None
    del namespace["update_parameters"]
    rows = dict(line[2:].split(maxsplit=1) for line in shown(namespace, capsys).splitlines()[:-1])
    assert list(rows)[:3] == ["initialize_parameters", "initialize_parameters_deep", "linear_forward"]
    others = {name: state for name, state in rows.items() if state not in ("passes", "answered")}
    assert others == {
        "linear_forward": "not written yet",
        "compute_cost": "not right yet",
        "question_cache": "no answer yet",
        "update_parameters": "not written yet",
    }


def test_it_says_where_to_go_on(reference, capsys):
    namespace = reference.fresh()
    assert "15 of 15 done. Nothing is left" in shown(namespace, capsys)
    del namespace["linear_backward"]
    assert "14 of 15 done. Next: linear_backward." in shown(namespace, capsys)


def test_it_is_silent_under_grading(reference, capsys):
    token = grading.set(lambda name: pytest.fail("progress is no check"))
    try:
        assert not shown(reference.fresh(), capsys)
    finally:
        grading.reset(token)


def test_a_notebook_gets_a_table_with_words_for_every_state():
    page = Progress([("a", "passes"), ("<b>", "not right yet")]).html()
    assert page.count("<tr>") == 3
    assert "&lt;b&gt;" in page and "<b>" not in page
    assert "1 of 2 done. Next: <code>&lt;b&gt;</code>." in page
