"""What all wrong answers have in common is said where it is so in each, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest

from dnn_utils.checks.compare import values
from dnn_utils.checks.diagnose import diagnose
from dnn_utils.checks.examples import Example, Examples, Judged
from dnn_utils.checks.finding import Finding
from dnn_utils.checks.fingerprints import of_wrong
from dnn_utils.checks.outcome import Returned

GENERATOR = np.random.default_rng(3)
CASES = [
    (GENERATOR.normal(size=(3, m)) * 3, GENERATOR.normal(size=(3, 1)), float(GENERATOR.uniform(0.1, 0.9)))
    for m in (4, 5, 6)
]


def right(X, b, learning_rate):
    return np.tanh(X) * 5 + b + learning_rate


WRONG = {
    "rounded": (lambda X, b, a: np.round(right(X, b, a), 2), "rounded to 2 decimal places"),
    "cut": (lambda X, b, a: np.trunc(right(X, b, a)), "behind the decimal point"),
    "left out": (lambda X, b, a: right(X, b, a) - b, "as if `b` were left out"),
    "twice": (lambda X, b, a: right(X, b, a) + b, "`b` were there once too often"),
    "taken away": (lambda X, b, a: right(X, b, a) - 2 * b, "`b` were taken away and not added"),
    "a number left out": (lambda X, b, a: right(X, b, a) - a, "as if `learning_rate` were left out"),
    "columns turned": (lambda X, b, a: right(X, b, a)[:, ::-1], "columns are right, but in reverse order"),
    "rows turned": (lambda X, b, a: right(X, b, a)[::-1], "rows are right, but in reverse order"),
    "first alone": (lambda X, b, a: first_alone(right(X, b, a)), "Only the first column is right"),
    "last missing": (lambda X, b, a: last_missing(right(X, b, a)), "Only the last column is wrong"),
    "first missing": (
        lambda X, b, a: last_missing(right(X, b, a)[:, ::-1])[:, ::-1],
        "Only the first column",
    ),
}
UNSURE = {
    "another thing": lambda X, b, a: np.tanh(X) * 5 + b * X + a,
    "once rounded, once not": lambda X, b, a: np.round(right(X, b, a), 2 if a > 0.5 else 3),
    "another shape": lambda X, b, a: right(X, b, a)[:, :1],
    "not finite": lambda X, b, a: right(X, b, a) * np.inf,
    "no number": lambda X, b, a: "five",
}


def first_alone(value):
    made = np.full_like(value, 7.5)
    made[:, 0] = value[:, 0]
    return made


def last_missing(value):
    made = value.copy()
    made[:, -1] = 0
    return made


def first_missing(value):
    return last_missing(value[:, ::-1])[:, ::-1]


def judged(function, cases=CASES):
    examples = tuple(Example(case, "ordinary", Returned(right(*case))) for case in cases)
    every = Examples("step", ("X", "b", "learning_rate"), ("Z",), "values", {}, (), examples)
    found = []
    for example in examples:
        outcome = Returned(function(*example.args))
        found.append(Judged(example, outcome, every.finding(example.expected, outcome)))
    return every, found


@pytest.mark.parametrize(("function", "said"), WRONG.values(), ids=WRONG)
def test_what_is_so_in_every_example_is_said(function, said):
    examples, found = judged(function)
    assert said in of_wrong(examples, found, "Z")


@pytest.mark.parametrize("function", UNSURE.values(), ids=UNSURE)
def test_what_is_not_so_in_every_example_is_not_said(function):
    examples, found = judged(function)
    assert of_wrong(examples, found, "Z") == ""


@pytest.mark.parametrize(("function", "said"), WRONG.values(), ids=WRONG)
def test_one_example_is_not_enough(function, said):
    examples, found = judged(function, CASES[:1])
    assert of_wrong(examples, found, "Z") == ""


def test_a_wrong_sign_is_no_argument_taken_away():
    examples, found = judged(lambda X, b, a: -right(X, b, a))
    assert of_wrong(examples, found, "Z") == ""
    assert "wrong sign" in diagnose(examples, found).cause


def test_diagnosis_says_it():
    examples, found = judged(WRONG["left out"][0])
    finding = diagnose(examples, found)
    assert isinstance(finding, Finding) and "`b` were left out" in finding.cause
    assert values(found[0].example.expected.value, found[0].outcome.value, ("Z",), {}) is not None


def test_a_step_with_the_wrong_sign_or_without_its_length():
    def update(w, grads, learning_rate):
        return w - learning_rate * grads

    for wrong, said in {
        lambda w, g, a: w + a * g: "goes the wrong way",
        lambda w, g, a: w - g: "as without `learning_rate`",
        lambda w, g, a: w - 0.3 * g: "as if `learning_rate` were 0.3",
    }.items():
        cases = [(GENERATOR.normal(size=(3, 1)), GENERATOR.normal(size=(3, 1)), a) for a in (0.1, 0.5, 0.7)]
        examples = tuple(Example(case, "ordinary", Returned(update(*case))) for case in cases)
        every = Examples("step", ("w", "grads", "learning_rate"), ("w",), "values", {}, (), examples)
        outcomes = [Returned(wrong(*example.args)) for example in examples]
        found = [
            Judged(example, outcome, every.finding(example.expected, outcome))
            for example, outcome in zip(examples, outcomes, strict=True)
        ]
        finding = diagnose(every, found)
        assert finding is not None and said in finding.cause
