"""The first quantity that is wrong, in the order in which the solution computes them."""

from __future__ import annotations

from functools import cache

import pytest
from conftest import ROOT

from dnn_grader.computation import order_of_computation
from dnn_grader.course import Course
from dnn_grader.judging import Judge, load_judge
from dnn_utils.checks import Checks
from dnn_utils.checks.examples import Example, Examples, Judged
from dnn_utils.checks.first_wrong import first_wrong
from dnn_utils.checks.outcome import Raised, Returned
from dnn_utils.checks.student import NotebookStudent

WEEK2, WEEK3 = "week2_logistic_regression", "week3_shallow_network"
WEEK4, MODELS = "week4_building_blocks", "week4_image_classifier"


@cache
def judge_of(assignment: str) -> Judge:
    return load_judge(Course(ROOT), assignment, b"a seed for tests" * 2)


ORDERS = {
    (WEEK2, "propagate"): [["cost"], ["dw"], ["db"]],
    (WEEK2, "optimize"): [["dw", "db", "costs"], ["w"], ["b"]],
    (WEEK2, "model"): [["costs"], ["w", "b"], ["train_predictions"], ["test_predictions"]],
    (WEEK2, "sigmoid"): [],
    (WEEK3, "forward_propagation"): [["Z1"], ["A1"], ["Z2"], ["A2", "cache['A2']"]],
    (WEEK3, "backward_propagation"): [["dW2"], ["db2"], ["dW1"], ["db1"]],
    (WEEK4, "L_model_forward"): [["caches"], ["AL"]],
    (WEEK4, "linear_activation_backward"): [["dA_prev", "dW", "db"]],
    (WEEK4, "L_model_backward"): [["dA"], ["dW"], ["db"]],
    (MODELS, "two_layer_model"): [["costs"], ["W1", "b1", "W2", "b2"]],
}


@pytest.mark.parametrize(("assignment", "name"), ORDERS)
def test_the_order_is_the_solutions(assignment, name):
    order = judge_of(assignment).examples(name).order
    assert [list(step) for step in order] == ORDERS[assignment, name]
    assert Checks(assignment).recorded[name].order == order


SAID = {
    "one of them": (
        *(WEEK2, "propagate", {"np.dot(X, dZ.T) / m": "np.dot(X, dZ.T)"}),
        "All that your function returns besides `dw` is right.",
    ),
    "two of three": (
        *(WEEK2, "propagate", {"dZ = A - Y": "dZ = A + Y"}),
        "In the order of computation, `cost` is right, and `dw` is the first that is wrong.",
    ),
    "the layer before": (
        *(WEEK3, "backward_propagation", {"* tanh_derivative(Z1)": ""}),
        "In the order of computation, `dW2` and `db2` are right, and `dW1` is the first that is wrong.",
    ),
    "all": (
        *(WEEK3, "forward_propagation", {"np.dot(W1, X) + b1": "np.dot(W1, X) - b1"}),
        "All that your function returns is wrong: begin with `Z1`, which is computed first.",
    ),
    "a layer of many": (
        *(WEEK4, "L_model_backward", {'caches[l - 1], "relu")': 'caches[l - 1], "sigmoid")'}),
        "In the order of computation, `dA1`, `dW2` and `db2` are right, and `dA0` is the first that is "
        "wrong.",
    ),
    "an entry of a list": (
        *(
            WEEK4,
            "L_model_forward",
            {'"relu")\n        caches.append(cache)': '"sigmoid")\n        caches.append(cache)'},
        ),
        "In the order of computation, `caches[0]` is right, and `caches[1]` is the first that is wrong.",
    ),
    "what is computed at once": (
        WEEK4,
        "linear_activation_backward",
        {"sigmoid_backward(dA, ": "(dA + "},
        "",
    ),
    "only one": (WEEK4, "compute_cost", {"return float(cost)": "return 2 * float(cost)"}, ""),
    "a training": (
        *(MODELS, "two_layer_model", {'dA1, cache1, "relu")': 'dA1, cache1, "sigmoid")'}),
        "`costs[0]` is still right, and `costs[1]` is the first that is off: look at what happens between "
        "the two.",
    ),
    "costs alone": (
        *(MODELS, "two_layer_model", {"costs.append(float(cost))": "costs.append(2 * float(cost))"}),
        "All that your function returns besides `costs` is right. `costs[0]` is off already.",
    ),
    "too few costs": (
        *(WEEK2, "optimize", {"costs.append(float(cost))": "costs += [float(cost)] * (i % 2)"}),
        "All that your function returns besides `costs` is right.",
    ),
}
"""An assignment and a function, edits of its solution, and what is said."""


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize(("assignment", "name", "edits", "said"), SAID.values(), ids=SAID)
def test_check_and_grading_say_the_first_that_is_wrong(assignment, name, edits, said):
    judge = judge_of(assignment)
    namespace = judge.reference.edited(name, edits)
    result = judge.judge(name, NotebookStudent(namespace))
    lines = Checks(assignment).card(name, namespace).lines
    assert result.score < result.max_score
    if said:
        assert result.credit.endswith(said)
        assert any(first == said or ", by " in first for first in lines), lines
    else:
        assert not any(
            word in text for text in (result.credit, *lines) for word in ("In the order", "All that")
        )


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_only_a_check_says_how_far_off_a_cost_is():
    edits = {'learning_rate * grads["dw"]': '0.1 * grads["dw"]'}
    judge = judge_of(WEEK2)
    namespace = judge.reference.edited("optimize", edits)
    (line,) = (line for line in Checks(WEEK2).card("optimize", namespace).lines if "still right" in line)
    assert line.startswith("`costs[0]` is still right, and `costs[1]` is the first that is off, by 0.")
    assert ", by 0" not in judge.judge("optimize", NotebookStudent(namespace)).credit


def examples_of(expected, returns, order=()):
    example = Example((), "ordinary", expected)
    return Examples("f", (), returns, "values", {}, (), (example,), order=order)


def said_of(expected, got, returns, order=()):
    examples = examples_of(expected, returns, order)
    (example,) = examples.examples
    return first_wrong(examples, Judged(example, got, examples.finding(expected, got)), numbers=True)


@pytest.mark.parametrize(
    "got",
    [
        Returned(None),
        Returned((1.0,)),
        Returned("text"),
        Returned({"a": 1.0, "costs": [1.0]}),
        Raised("ValueError"),
        Returned((1.0, [1.0, 2.0])),
    ],
)
def test_of_what_is_no_such_answer_nothing_is_said(got):
    assert said_of(Returned((1.0, [1.0, 2.0])), got, ("a", "costs")) == ""


def test_costs_may_be_anything():
    expected = Returned((1.0, [1.0, 2.0, 3.0]))
    for costs in (["x", None, []], [1.0, float("nan"), 3.0], [[1.0]] * 3, [1.0, 10**400, 3.0]):
        said = said_of(expected, Returned((1.0, costs)), ("a", "costs"))
        assert said.startswith("All that your function returns besides `costs` is right.")


def test_of_many_names_some_are_said():
    names = tuple("abcdefg")
    expected = Returned(tuple(map(float, range(7))))
    order = tuple((name,) for name in names)
    said = said_of(expected, Returned((0.0, 1.0, 2.0, 3.0, 4.0, 9.0, 9.0)), names, order)
    assert said.startswith("In the order of computation, `a`, `b`, `c` and 2 more are right, and `f` is")


def test_without_a_known_order_none_is_claimed():
    said = said_of(Returned((1.0, 2.0, 3.0)), Returned((9.0, 9.0, 3.0)), ("a", "b", "c"))
    assert said == "In the order of computation, `c` is right, and `a` and `b` are the first that are wrong."


def test_a_function_that_the_text_does_not_define_has_no_order():
    examples = examples_of(Returned((1.0, 2.0)), ("a", "b"))
    assert order_of_computation("f = lambda: (1.0, 2.0)", examples) == ()
    source = "def f():\n    b: float = 2.0\n    a = 1.0\n    b += 0\n    return a, b"
    assert order_of_computation(source, examples) == (("a",), ("b",))
