"""The gradients of a network are right by either naming of dA, and wrong where names or values are."""

from __future__ import annotations

import numpy as np
import pytest

from dnn_utils.checks import Checks
from dnn_utils.checks.gradients import asked, gradients
from dnn_utils.checks.student import NotebookStudent

EXERCISE = "L_model_backward"
SIZES = [3, 4, 2, 1]


@pytest.fixture
def right():
    """Gradients of a network with three layers and five examples, named as asked."""
    rng = np.random.default_rng(1)
    grads = {f"dA{l}": rng.normal(size=(SIZES[l], 5)) for l in range(3)}
    for l in (1, 2, 3):
        grads[f"dW{l}"] = rng.normal(size=(SIZES[l], SIZES[l - 1]))
        grads[f"db{l}"] = rng.normal(size=(SIZES[l], 1))
    return grads


def renamed(grads):
    """Each dA under the number of the layer that it comes out of."""
    return {f"dA{int(k[2:]) + 1}" if k.startswith("dA") else k: value for k, value in grads.items()}


def judged(right, got):
    return gradients(right, got, ("grads",), {})


def test_both_namings_are_right(right):
    assert judged(right, dict(right)) is None
    assert judged(right, renamed(right)) is None


def test_more_keys_are_right_by_either_naming(right):
    more = {"dA3": np.ones((1, 5)), "dZ1": np.ones((4, 5))}
    assert judged(right, right | more) is None
    assert judged(right, renamed(right) | {"dZ1": np.ones((4, 5))}) is None


def test_a_mixture_of_both_namings_is_wrong(right):
    mixed = renamed(right)
    mixed["dA1"], mixed["dA2"] = right["dA1"], right["dA2"]
    assert judged(right, mixed) is not None


def test_an_overwritten_gradient_is_wrong(right):
    """dA1 stored over by dA0, as happens where the result goes under the number it came from."""
    overwritten = right | {"dA1": right["dA0"]}
    assert judged(right, overwritten).part == "grads['dA1']"
    del overwritten["dA0"]
    assert judged(right, overwritten).part == "grads['dA0']"


def test_a_wrong_dW_is_found_under_the_other_naming(right):
    finding = judged(right, renamed(right | {"dW2": right["dW2"] * 5}))
    assert (finding.kind, finding.part) == ("value", "grads['dW2']")


def test_other_names_of_what_is_no_dictionary_or_empty(right):
    assert judged(right, None).kind == "type"
    assert judged(right, {}).kind == "missing"
    assert judged(right, {"dA1": None, "dA2": "x", "dA3": [1]}).kind == "missing"


def test_asked_leaves_a_right_answer_alone(right):
    assert asked(right, right).keys() == right.keys()
    assert asked([1], 2) == 2


def test_a_mistake_is_named_under_the_other_naming_and_with_more_keys(judge, reference):
    """Naming and extra keys are no reason to lose the diagnosis."""
    edits = {
        '"relu"': '"sigmoid"',
        'f"dA{L - 1}"': 'f"dA{L}"',
        'f"dA{l - 1}"': 'f"dA{l}"',
        "    grads = {}": '    grads = {"cost": 0}',
    }
    exercise = judge.exercises[EXERCISE]
    mistake = next(m for m in exercise.mistakes if m.edits == {'"relu"': '"sigmoid"'})
    namespace = reference.edited(EXERCISE, edits)
    result = judge.judge(EXERCISE, NotebookStudent(namespace))
    assert result.score < exercise.points
    namespace = reference.edited(
        EXERCISE, {'"relu"': '"sigmoid"', "    grads = {}": '    grads = {"cost": 0}'}
    )
    result = judge.judge(EXERCISE, NotebookStudent(namespace))
    assert result.findings[0].mistake == mistake.name
    assert Checks("week4_building_blocks").card(EXERCISE, namespace).cause == mistake.cause


@pytest.mark.parametrize("key", ["dW1", "db1"])
def test_a_wrong_last_gradient_is_explained_under_the_other_naming(judge, reference, key):
    edits = {
        'f"dA{L - 1}"': 'f"dA{L}"',
        'f"dA{l - 1}"': 'f"dA{l}"',
        "    return grads": f"    grads['{key}'] = -grads['{key}']\n    return grads",
    }
    result = judge.judge(EXERCISE, NotebookStudent(reference.edited(EXERCISE, edits)))
    assert result.findings[0].part == f"grads['{key}']"
    assert "wrong sign" in result.findings[0].cause
