"""The cross-entropy cost of predictions: cases, mistakes, unusual right solutions.

For every assignment that asks for `compute_cost`. The predictions are called `AL` here; `renamed` gives
the edits for a solution that calls them something else. A mistake that an assignment declares alone
stands in its own file, between these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.random import Generator

from dnn_grader.exercises.declared import Case, Mistake, Variant
from dnn_grader.exercises.drawing import labels, predictions
from dnn_grader.exercises.habits import asserting

Edited = TypeVar("Edited", Mistake, Variant)

LOSSES = "-(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))"
"""The line of the solution that most edits change."""


def cases(rng: Generator, sizes: Sequence[int]) -> Iterator[Case]:
    """Floats and whole numbers as labels; then m = 1 and labels all alike, as bool and unsigned."""
    yield Case((predictions(rng, sizes[0] + 3), labels(rng, sizes[0] + 3).astype(float)))
    yield Case((predictions(rng, sizes[1]), labels(rng, sizes[1])))
    yield Case((predictions(rng, sizes[2] + 6), labels(rng, sizes[2] + 6).astype(float)))
    yield Case((predictions(rng, 1), np.ones((1, 1))), "edge")
    yield Case((predictions(rng, 3), np.zeros((1, 3), dtype=bool)), "edge")
    yield Case((predictions(rng, 4), np.ones((1, 4), dtype=np.uint8)), "edge")


def sure_and_wrong() -> Case:
    """Predictions of exactly 0 and 1, for examples of the other kind."""
    return Case((np.array([[0.0, 1.0]]), np.array([[1.0, 0.0]])), "edge")


def renamed(declared: Sequence[Edited], name: str) -> tuple[Edited, ...]:
    """The same mistakes or variants in a solution that calls its predictions `name`, not `AL`."""
    return tuple(
        replace(
            each,
            edits={old.replace("AL", name): new.replace("AL", name) for old, new in each.edits.items()},
        )
        for each in declared
    )


WRONG_FORMULA = (
    Mistake(
        "sum_without_mean",
        {"np.sum(losses) / m": "np.sum(losses)"},
        "Your cost grows with the number of examples: it should be their mean.",
    ),
    Mistake(
        "mean_taken_twice",
        {"np.sum(losses)": "np.mean(losses)"},
        "Your cost is too small by the number of examples: it is divided by that number twice.",
    ),
    Mistake(
        "cost_negative",
        {LOSSES: "Y * np.log(AL) + (1 - Y) * np.log(1 - AL)"},
        "Your cost is negative: logarithms of numbers below 1 are, and the formula makes up for it.",
    ),
    Mistake(
        "minus_on_first_term_only",
        {LOSSES: "-Y * np.log(AL) + (1 - Y) * np.log(1 - AL)"},
        "The minus sign belongs to both terms: look at your parentheses.",
    ),
    Mistake(
        "only_positive_labels_count",
        {" + (1 - Y) * np.log(1 - AL)": ""},
        "Examples with the label 0 cost nothing in your function: the formula has two terms.",
    ),
    Mistake(
        "labels_exchanged",
        {"Y * np.log(AL) + (1 - Y) * np.log(1 - AL)": "(1 - Y) * np.log(AL) + Y * np.log(1 - AL)"},
        "Your cost punishes right predictions: look at which label goes with which logarithm.",
    ),
    Mistake(
        "logarithm_to_base_two",
        {"np.log(AL)": "np.log2(AL)", "np.log(1 - AL)": "np.log2(1 - AL)"},
        "The formula means the natural logarithm, and yours has base 2.",
    ),
    Mistake(
        "logarithm_to_base_ten",
        {"np.log(AL)": "np.log10(AL)", "np.log(1 - AL)": "np.log10(1 - AL)"},
        "The formula means the natural logarithm, and yours has base 10.",
    ),
    Mistake(
        "squared_error",
        {LOSSES: "(AL - Y) ** 2"},
        "This is the mean squared error: the formula asks for the cross-entropy.",
    ),
    Mistake(
        "logarithm_of_zero",
        {"np.clip(AL, eps, 1 - eps)": "AL"},
        "A prediction of exactly 0 or 1 makes the cost infinite or nan: what does the logarithm see?",
    ),
    Mistake(
        "predictions_clipped_too_far",
        {"np.clip(AL, eps, 1 - eps)": "np.clip(AL, 0.3, 0.7)"},
        "Keeping predictions away from 0 and 1 changes your cost visibly: the distance should be tiny.",
    ),
)
"""Another formula than the mean cross-entropy; logarithms of 0, or cut off too early."""

WRONG_ARRAYS = (
    Mistake(
        "predictions_rounded",
        {"np.clip(AL, eps, 1 - eps)": "np.clip(np.round(AL), eps, 1 - eps)"},
        "The cost takes the probabilities as they are, before they become a decision for 0 or 1.",
    ),
    Mistake(
        "cost_as_a_matrix",
        {
            "np.sum(losses) / m": "-(np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)) / m",
            f"losses = {LOSSES}\n    ": "Y = Y.astype(float)\n    ",
            "float(cost)": "cost",
        },
        "Your cost is an array with one row and one column, and a plain number is asked for.",
    ),
    Mistake(
        "losses_not_added_up",
        {"np.sum(losses) / m": "losses / m", "float(cost)": "cost"},
        "You return one number for each example: they still have to be added up.",
    ),
    Mistake(
        "outer_product_of_labels_and_predictions",
        {LOSSES: "-(Y.T * np.log(AL) + (1 - Y).T * np.log(1 - AL))"},
        "In your product every label meets every prediction: only those of one example belong together.",
    ),
    Mistake(
        "number_of_examples_fixed",
        {"m = Y.shape[1]": "m = 209"},
        "The number of examples is written into your code: it should come from the arrays.",
    ),
    Mistake(
        "unsigned_labels_negated",
        {LOSSES: "-Y * np.log(AL) - (1 - Y) * np.log(1 - AL)"},
        "Unsigned labels, `True` and `False` have no negative: look at what your minus sign applies to.",
    ),
    Mistake(
        "compute_cost_returns_nothing",
        {"return float(cost)": "print(cost)"},
        "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
    ),
)
"""The formula on other arrays, or with another result than one number."""

VARIANTS = (
    asserting("return float(cost)", "isinstance(float(cost), float) and cost >= 0", "AL.shape == Y.shape"),
    asserting("return float(cost)", "m > 1 and cost > 0", "Y.dtype != bool", at_edges=False),
    Variant("mean_of_losses", {"np.sum(losses) / m": "np.mean(losses)"}),
    Variant("numpy_number", {"return float(cost)": "return cost"}),
    Variant("array_of_no_dimension", {"return float(cost)": "return np.array(cost)"}),
    Variant(
        "squeezed",
        {"np.sum(losses) / m": "np.sum(losses, axis=1, keepdims=True) / m", "float(": "np.squeeze("},
    ),
    Variant(
        "matrix_products",
        {
            f"losses = {LOSSES}": "total = Y @ np.log(AL).T + (1 - Y) @ np.log(1 - AL).T",
            "np.sum(losses) / m": "-total.item() / m",
            "m = Y.shape[1]": "Y = Y.astype(float)\n    m = Y.shape[1]",
        },
    ),
    Variant(
        "multiply_and_sum",
        {LOSSES: "-np.multiply(Y, np.log(AL)) - np.multiply(1 - Y, np.log(1 - AL))"},
    ),
    Variant(
        "right_probability_by_where",
        {
            "    AL = np.clip(AL, eps, 1 - eps)": "    p = np.maximum(np.where(Y == 1, AL, 1 - AL), eps)",
            LOSSES: "-np.log(p)",
        },
    ),
    Variant("larger_distance", {"np.finfo(float).eps": "1e-8"}),
    Variant(
        "distance_inside_the_logarithms",
        {"np.clip(AL, eps, 1 - eps)": "AL"}
        | {"np.log(AL)": "np.log(AL + eps)", "np.log(1 - AL)": "np.log(1 - AL + eps)"},
    ),
    Variant(
        "loop_over_the_examples",
        {
            LOSSES: "[-np.log(a) if y else -np.log(1 - a) for a, y in zip(AL[0], Y[0])]",
            "np.sum(losses)": "sum(losses)",
        },
    ),
    Variant("m_from_predictions", {"Y.shape[1]": "AL.size"}),
    Variant(
        "divided_early",
        {"np.log(1 - AL))": "np.log(1 - AL)) * (1 / m)", "np.sum(losses) / m": "np.sum(losses)"},
    ),
    Variant(
        "clipped_in_place_on_a_copy",
        {"np.clip(AL, eps, 1 - eps)": "AL.copy()\n    np.clip(AL, eps, 1 - eps, out=AL)"},
    ),
    Variant(
        "imports_inside",
        {
            "    m = Y.shape[1]": "    import numpy as numpy\n    from numpy import sum as total\n\n"
            "    m = Y.shape[1]",
            "np.sum(": "total(",
        },
    ),
    Variant(
        "asserted",
        {"return float(cost)": "cost = np.squeeze(cost)\n    assert cost.shape == ()\n    return cost"},
    ),
)
"""Unusual but right."""
