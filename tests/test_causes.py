"""What is said of the mistakes that no list foresees: a sure cause, or none. None is better than a wrong one.

Most of these are what real students wrote.
"""

from __future__ import annotations

import re
from functools import cache

import pytest
from conftest import ROOT

from dnn_grader.course import Course
from dnn_grader.judging import Judge, load_judge
from dnn_grader.results import Result
from dnn_utils.checks import Checks
from dnn_utils.checks.student import NotebookStudent

WEEK2, WEEK3 = "week2_logistic_regression", "week3_shallow_network"
WEEK4, MODELS = "week4_building_blocks", "week4_image_classifier"
COUNT = r"as if there were 4 examples in every call"


@cache
def judge_of(assignment: str) -> Judge:
    """A judge with a seed of its own."""
    return load_judge(Course(ROOT), assignment, b"a seed for tests" * 2)


def graded(assignment: str, name: str, edits: dict[str, str]) -> tuple[Result, str]:
    """The result of the solution with `edits`, and the likely cause that the student's check says."""
    judge = judge_of(assignment)
    namespace = judge.reference.edited(name, edits)
    result = judge.judge(name, NotebookStudent(namespace))
    return result, Checks(assignment).card(name, namespace).cause


HIDDEN_BACK = 'linear_activation_backward(dA, caches[l - 1], "relu")'

SURE = {
    "keys past what is stored": (
        *(WEEK4, "L_model_backward"),
        {"reversed(range(1, L))": "range(L - 1)"}
        | {HIDDEN_BACK: 'linear_activation_backward(grads["dA" + str(l + 1)], caches[l], "relu")'}
        | {'grads[f"dA{l - 1}"]': 'grads[f"dA{l}"]', 'grads[f"dW{l}"]': 'grads[f"dW{l + 1}"]'}
        | {'grads[f"db{l}"]': 'grads[f"db{l + 1}"]'},
        "A key is missing in the dictionary",
    ),
    "the same gradient in every turn": (
        *(WEEK4, "L_model_backward"),
        {HIDDEN_BACK: 'linear_activation_backward(grads["dA1"], caches[l - 1], "relu")'},
        "A key is missing in the dictionary|",
    ),
    "the other half of the cache": (
        *(WEEK4, "linear_activation_backward"),
        {"relu_backward(dA, activation_cache)": "relu_backward(dA, linear_cache)"},
        "",
    ),
    "a helper without return": (
        *(WEEK4, "linear_forward"),
        {"    Z = np.dot(W, A) + b\n    cache = (A, W, b)": "    Z, cache = (lambda: None)()"},
        "Something is `None` here",
    ),
    "a step that gave nothing": (
        *(WEEK2, "model"),
        {'w, b = params["w"], params["b"]': "w, b = None"},
        "Something is `None` here",
    ),
    "nothing unpacked in predict": (
        WEEK3,
        "predict",
        {"A2, _ = ": "A2, cache = None and "},
        "Something is `None`",
    ),
    "a bound of its own": (WEEK2, "predict", {"A > 0.5": "A > 0.6"}, ""),
    "all summed in one of many": (
        *(WEEK3, "backward_propagation"),
        {"np.sum(dZ1, axis=1, keepdims=True)": "np.sum(dZ1)"},
        "Everything was summed to one number",
    ),
    "summed along the other axis": (
        *(WEEK3, "backward_propagation"),
        {"np.sum(dZ1, axis=1, keepdims=True)": "np.sum(dZ1, axis=0, keepdims=True)"},
        "summed over the wrong axis",
    ),
    "not summed": (
        *(WEEK3, "backward_propagation"),
        {"np.sum(dZ1, axis=1, keepdims=True) / m": "dZ1"},
        "one number for each example",
    ),
    "m written in, week 2": (WEEK2, "propagate", {"n_x, m = X.shape": "m = 4"}, COUNT),
    "m written in, cost of week 3": (WEEK3, "compute_cost", {"m = Y.shape[1]": "m = 4"}, COUNT),
    "m written in, backward": (WEEK3, "backward_propagation", {"m = Y.shape[1]": "m = 4"}, COUNT),
    "m written in, cost of week 4": (WEEK4, "compute_cost", {"m = Y.shape[1]": "m = 4"}, COUNT),
    "m written in, one layer back": (WEEK4, "linear_backward", {"m = A_prev.shape[1]": "m = 4"}, COUNT),
    "m written in, another number": (
        *(WEEK4, "linear_backward", {"m = A_prev.shape[1]": "m = 7"}),
        "as if there were 7 examples",
    ),
    "a rate written in": (
        *(WEEK4, "update_parameters"),
        {'learning_rate * grads[f"dW{l}"]': '0.1 * grads[f"dW{l}"]'}
        | {'learning_rate * grads[f"db{l}"]': '0.1 * grads[f"db{l}"]'},
        "as if `learning_rate` were 0.1 in every call",
    ),
    "another rate written in": (
        *(WEEK4, "update_parameters"),
        {'learning_rate * grads[f"dW{l}"]': '0.0075 * grads[f"dW{l}"]'}
        | {'learning_rate * grads[f"db{l}"]': '0.0075 * grads[f"db{l}"]'},
        "as if `learning_rate` were 0.0075 in every call",
    ),
    "a rate written in, week 2": (
        *(WEEK2, "optimize"),
        {
            'learning_rate * grads["dw"]': '0.1 * grads["dw"]',
            'learning_rate * grads["db"]': '0.1 * grads["db"]',
        },
        "`learning_rate`",
    ),
    "two mistakes in one cost": (
        *(WEEK3, "compute_cost"),
        {" + (1 - Y) * np.log(1 - A2)": "", "np.sum(losses) / m": "np.sum(losses)"},
        "Two things at once. First: Examples with the label 0 cost nothing.*1/m",
    ),
    "a bias that stays": (
        *(WEEK3, "update_parameters"),
        {'b1 = parameters["b1"] - learning_rate * grads["db1"]': 'b1 = parameters["b1"]'},
        "`parameters['b1']` is still what came in",
    ),
    "an own assert": (
        *(WEEK4, "initialize_parameters_deep"),
        {"    return parameters": "        assert W.shape == (layer_dims[l], 1)\n    return parameters"},
        r"Your own `assert` stopped it.* Here `layer_dims` is a list of \d",
    ),
    "an own assert of one row": (
        *(WEEK3, "forward_propagation"),
        {"    cache =": "    assert A2.shape == (2, X.shape[1])\n    cache ="},
        r"Your own `assert` stopped it.* Here `X` is an array of shape \(\d+, \d+\)",
    ),
    "more arguments": (
        *(MODELS, "predict", {"def predict(X, parameters)": "def predict(X, Y, parameters)"}),
        "called with 2 arguments, `X`, `parameters`",
    ),
    "arguments in another order": (
        *(WEEK3, "predict", {"def predict(parameters, X)": "def predict(X, parameters)"}),
        "yours takes them in another order: `X`, `parameters`",
    ),
    "the whole cache handed on": (
        *(WEEK4, "L_model_backward"),
        {'linear_activation_backward(dAL, caches[L - 1], "sigmoid")': "sigmoid_backward(dAL, caches[L - 1])"},
        "Arrays of several shapes, in a tuple or a list, stand where one array is meant",
    ),
    "a pair of caches handed on": (
        *(MODELS, "two_layer_model"),
        {"dA2, cache2,": "dA2, (cache2, cache1),"},
        "Arrays of several shapes, in a tuple or a list|A tuple stands where one value",
    ),
    "other names, and no clip": (
        *(WEEK4, "L_model_backward"),
        {"AL = np.clip(AL, eps, 1 - eps)": "pass"}
        | {'grads[f"dA{L - 1}"]': 'grads[f"dA{L}"]', 'grads[f"dA{l - 1}"]': 'grads[f"dA{l}"]'},
        "predictions? of exactly 0|logarithm of 0",
    ),
}
"""What a student wrote, as edits of the solution, and what has to be found in the cause; "" where none is sure."""


@pytest.mark.parametrize(("assignment", "name", "edits", "said"), SURE.values(), ids=SURE)
def test_a_cause_is_sure_or_none(assignment, name, edits, said):
    result, cause = graded(assignment, name, edits)
    [finding] = result.findings
    assert result.score < result.max_score
    for found in (finding.cause, cause):
        assert re.search(said, found) if said else not found or "tuple stands" in found, found
