"""Partial credit: each quantity that is right earns its share, and what nobody computed earns nothing."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from conftest import ROOT

from dnn_grader.course import Course
from dnn_grader.credit import WHOLE
from dnn_grader.exercises.declared import Case, Exercise
from dnn_grader.judging import Judge, load_judge
from dnn_grader.results import Result
from dnn_grader.tricks import of_shapes, tricks
from dnn_utils.checks.examples import Judged
from dnn_utils.checks.outcome import Returned
from dnn_utils.checks.quantities import mixed_answer
from dnn_utils.checks.student import NotebookStudent

WEEK2, VECTORS, WEEK3 = "week2_logistic_regression", "week2_numpy_vectorization", "week3_shallow_network"
WEEK4, MODELS = "week4_building_blocks", "week4_image_classifier"


@cache
def judge_of(assignment: str) -> Judge:
    return load_judge(Course(ROOT), assignment, b"a seed for tests" * 2)


def result_of(assignment: str, name: str, source: str) -> Result:
    """What a function earns that is made of the right one, which it knows as `right`."""
    judge = judge_of(assignment)
    namespace = judge.reference.fresh()
    namespace["right"] = namespace[name]
    exec(source, namespace)
    return judge.judge(name, NotebookStudent(namespace))


def earned(result: Result) -> float:
    return round(result.score / result.max_score, 3)


FORWARD, ACTIVATED = ("linear_forward", "A, W, b"), ("linear_activation_forward", "A_prev, W, b, activation")
BACKWARD = ("linear_backward", "dZ, cache")
SHARES = {
    "dw of three": (WEEK2, "propagate", "w, b, X, Y", "({**g, 'dw': 2 * g['dw']}, c)", "g, c", 0.7),
    "dw and db of three": (WEEK2, "propagate", "w, b, X, Y", "({k: -g[k] for k in g}, c)", "g, c", 0.4),
    "all of them": (WEEK2, "propagate", "w, b, X, Y", "({k: -g[k] for k in g}, -c)", "g, c", 0.1),
    "another shape": (WEEK2, "propagate", "w, b, X, Y", "({**g, 'dw': g['dw'].T}, c)", "g, c", 0.6),
    "a missing entry": (WEEK2, "propagate", "w, b, X, Y", "({'dw': g['dw']}, c)", "g, c", 0.6),
    "no tuple": (WEEK2, "propagate", "w, b, X, Y", "g", "g, c", 0.0),
    "the inputs handed back": (WEEK4, *FORWARD, "(0 * Z, cache)", "Z, cache", 0.1),
    "a wrong cache": (WEEK4, *FORWARD, "(Z, (cache[1], cache[0], cache[2]))", "Z, cache", 0.45),
    "what an earlier step gives": (WEEK4, *ACTIVATED, "(0 * A, cache)", "A, cache", 0.1),
    "one of three layers' gradients": (WEEK4, *BACKWARD, "(dA, dW, -db)", "dA, dW, db", 0.7),
    "constants": (VECTORS, "backward_graph", "a, b, c", "(da, 0, 0, dv, du)", "da, db, dc, dv, du", 0.1),
    "a wrong constant": (
        *(VECTORS, "backward_graph", "a, b, c"),
        *("(7, db, dc, dv, du)", "da, db, dc, dv, du", 0.82),
    ),
    "half of the computed ones": (
        *(VECTORS, "backward_graph", "a, b, c"),
        *("(da, -7, dc, dv, du)", "da, db, dc, dv, du", 0.55),
    ),
    "zeros of a bias": (
        *(WEEK4, "initialize_parameters_deep", "layer_dims"),
        *("{k: 0 * v for k, v in p.items()}", "p", 0.1),
    ),
    "weights but no zeros": (
        *(WEEK4, "initialize_parameters_deep", "layer_dims"),
        *("{k: v + (k[0] == 'b') for k, v in p.items()}", "p", 0.55),
    ),
    "weights that repeat each other": (
        *(WEEK4, "initialize_parameters_deep", "layer_dims"),
        *("{k: v + (k[0] == 'b') for k, v in same(p).items()}", "p", 0.1),
    ),
    "parameters as they were": (
        *(WEEK3, "update_parameters", "parameters, grads, learning_rate"),
        *("parameters", "p", 0.1),
    ),
    "one of four parameters as it was": (
        *(WEEK3, "update_parameters", "parameters, grads, learning_rate"),
        *("{**p, 'b1': parameters['b1']}", "p", 0.775),
    ),
    "one gradient of every layer": (
        *(WEEK4, "L_model_backward", "AL, Y, caches"),
        *("{k: -v if k[1] == 'b' else v for k, v in g.items()}", "g", 0.7),
    ),
    "gradients by other names": (
        *(WEEK4, "L_model_backward", "AL, Y, caches"),
        *(
            "{k if k[1] != 'A' else f'dA{int(k[2:]) + 1}': -v if k[1] == 'b' else v for k, v in g.items()}",
            "g",
        ),
        0.7,
    ),
    "a layer that is none": (
        *(WEEK4, "update_parameters", "params, grads, learning_rate"),
        *("{**p, 'W99': 1, 'b99': 1}", "p", 0.1),
    ),
    "predictions that luck gets right": (
        *(WEEK2, "model", "X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost"),
        *("{**r, 'w': 2 * r['w'], 'b': 2 * r['b'], 'costs': r['costs'][::-1]}", "r", 0.1),
    ),
    "costs of a training": (
        *(WEEK2, "model", "X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost"),
        *("{**r, 'costs': [2 * c for c in r['costs']]}", "r", 0.1 + 0.9 * 2 / 5),
    ),
}
"""Assignment, function, its arguments, what it returns, names for the right answer's parts, and the share."""

HELPERS = """
def other(k):
    return k if k[1] != "A" else f"dA{int(k[2:]) + 1}"

def same(p):
    n = {k: v.size for k, v in p.items() if k[0] == "W"}
    row = np.random.randn(max(n.values()))
    sizes = {k: v.shape for k, v in p.items()}
    return {k: (row[:n[k]].reshape(v.shape) / sizes[k][1] ** 0.5) if k in n else v for k, v in p.items()}
"""


@pytest.mark.parametrize(
    ("assignment", "name", "args", "gives", "names", "share"), SHARES.values(), ids=SHARES
)
def test_what_is_right_earns_its_share(assignment, name, args, gives, names, share):
    source = f"{HELPERS}\ndef {name}({args}):\n    {names} = right({args})\n    return {gives}"
    assert earned(result_of(assignment, name, source)) == pytest.approx(share, abs=1e-3)


def test_a_quantity_has_to_be_right_in_every_case_of_a_group():
    source = """calls = []
def linear_backward(dZ, cache):
    calls.append(dZ)
    dA, dW, db = right(dZ, cache)
    return dA, dW * len(calls), db * (2 if dZ.shape[1] == 1 else 1)"""
    # One ordinary case has its right `dW`; only edges have a single example.
    result = result_of(WEEK4, "linear_backward", source)
    assert earned(result) == pytest.approx(0.1 + 0.6 * 2 / 3 + 0.3 / 3)
    assert "In all ordinary cases `dA_prev` and `db` are right" in result.credit
    assert "In all edge cases `dA_prev` is right" in result.credit


def test_whoever_never_raises_the_error_that_is_asked_for_loses_that_alone():
    source = """def linear_activation_backward(dA, cache, activation):
    return right(dA, cache, activation if activation in ("sigmoid", "relu") else "relu")"""
    result = result_of(WEEK4, "linear_activation_backward", source)
    assert earned(result) == pytest.approx(0.6 + 0.3 * 3 / 4, abs=0.11)
    assert (
        "In all edge cases `dA_prev`, `dW` and `db` are right, which earns 75 % of their points."
        in result.credit
    )


def test_the_reason_stands_in_the_card():
    halved = "def linear_forward(A, W, b):\n    return right(A, W, b)[0], ()"
    said = result_of(WEEK4, "linear_forward", halved).credit
    assert "In all of them `Z` is right, which earns 50 % of their points." in said
    free = "def linear_forward(A, W, b):\n    return W @ A - b, (A, W, b)"
    said = result_of(WEEK4, "linear_forward", free).credit
    assert "In all of them `cache` is right, which earns nothing alone: it takes no computing." in said
    assert WHOLE not in said
    whole = "def compute_cost(AL, Y):\n    return 2 * right(AL, Y)"
    assert WHOLE in result_of(WEEK4, "compute_cost", whole).credit


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize(
    ("assignment", "name"),
    [
        (WEEK2, "propagate"),
        (VECTORS, "backward_graph"),
        (WEEK3, "layer_sizes"),
        (WEEK3, "forward_propagation"),
        (WEEK4, "linear_forward"),
        (WEEK4, "linear_activation_forward"),
        (WEEK4, "linear_activation_backward"),
        (WEEK4, "L_model_forward"),
    ],
)
def test_all_tricks_together_earn_no_more_than_form(assignment, name):
    """Of each quantity whatever any trick gets right, though no one trick does."""
    credit = judge_of(assignment).credit(name)
    quantities, examples = credit.quantities, credit.examples
    judged = []
    for k, e in enumerate(examples.examples):
        answer = of_shapes()["zeros of the right shapes"](e, k)
        for trick in tricks(examples.examples, credit.public().examples).values():
            given = trick(e, k)
            for q in quantities.named:
                cheap = q not in credit.computed(e.group) and q.part is not None
                if cheap and isinstance(given, Returned) and not quantities.finding(e.expected, given, [q]):
                    answer = Returned(mixed_answer(examples, answer.value, given.value, [q]))
        judged.append(Judged(e, answer, examples.finding(e.expected, answer)))
    assert credit.score(judged) <= credit.exercise.points / 10


# A course of its own needs no declaration.


def draw_split(rng, reference):
    for n in rng.permutation(range(3, 30))[:3]:
        yield Case((rng.normal(size=int(n)),))


SPLIT = Exercise(
    "split", 10, draw_split, ("x",), ("mean", "size", "copy", "positive"), mistakes=(), variants=()
)


class Own:
    """As much of a reference as judging takes."""

    def __init__(self) -> None:
        self.solutions = {"split": "def split(x):\n    return x.mean(), 1.0, x.copy(), float(x[0] > 0)"}

    @property
    def namespace(self):
        return self.fresh()

    def fresh(self):
        namespace = {"np": np}
        exec(self.solutions["split"], namespace)
        return namespace


def test_what_carries_a_share_follows_from_the_exercise():
    credit = Judge([SPLIT], Own(), b"1" * 32).credit("split")  # type: ignore[arg-type]
    assert {q.name for q in credit.computed("ordinary")} == {"mean"}
    for gives, share in (
        (lambda x: (x.mean(), 1.0, x, x[0] > 0), 1),
        (lambda x: (x.mean(), 2.0, x, x[0] > 0), 0.5),
        (lambda x: (x.mean(), 2.0, 2 * x, 0.5), 0.25),
        (lambda x: (x.mean(), 1.0, x, 0.5), 0.75),
        (lambda x: (x.mean() + 1, 1.0, x, 1.0), 0),
    ):
        judged = [
            Judged(e, Returned(gives(*e.args)), credit.examples.finding(e.expected, Returned(gives(*e.args))))
            for e in credit.examples.examples
        ]
        assert credit.fraction(judged) == share
