"""Week 2, NumPy: what is asked, how it is tried, and how students get it wrong or unusually right.

Edits are made in the solution cells of ``source/week2_numpy_vectorization/week2_numpy_vectorization.ipynb``;
an old text stands there exactly once. The mistakes are those of public forums and notebooks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from dnn_grader.exercises.declared import Case, Exercise, Group, Mistake, Question, Reference, Variant
from dnn_grader.exercises.drawing import beyond, different_sizes, normal
from dnn_grader.exercises.habits import asserting

Array = NDArray[Any]

NOTHING_RETURNED = (
    "The function gives nothing back: a printed value is shown, and only `return` hands it to the caller."
)

# Lines of the solutions that several edits change.
SIGMOID = """\
    e = np.exp(-np.abs(x))  # never more than 1, so it can't overflow
    return np.where(x >= 0, 1, e) / (1 + e)"""
SLOPE = "return s * (1 - s)"
SIZES = "    height, width, channels = image.shape\n"
UNROLLED = "return image.reshape(height * width * channels, 1)"
COLUMN = "return a.reshape(a.size, 1)"
SLOPES = """\
    dv = 3
    du = dv
    da = dv
    db = du * c
    dc = du * b
"""
TOTALS = "np.sum(A, axis=0, keepdims=True)"
SHARES = "return 100 * A / totals"
NORMS = "np.linalg.norm(x, axis=1, keepdims=True)"
UNIT_ROWS = "return x / norms"
LARGEST = "np.max(x, axis=1, keepdims=True)"
SUMS = "np.sum(exps, axis=1, keepdims=True)"
LOOP = """\
    total = 0.0
    for i in range(w.shape[0]):
        total += w[i, 0] * x[i, 0]
    return total"""
DOT = "return np.dot(w.T, x).item()"
L1 = "return np.sum(np.abs(y - yhat))"
L2 = "return np.sum((y - yhat) ** 2)"


def _returns(old: str, expression: str) -> dict[str, str]:
    """An edit of a last line, or of a whole body: return `expression` instead."""
    indent = old[: len(old) - len(old.lstrip())]
    return {old: f"{indent}return {expression}"}


def _positive(rng: Generator, *shape: int) -> Array:
    """Numbers well away from 0."""
    return rng.uniform(0.5, 3, shape).round(3)


def _whole(rng: Generator, *shape: int) -> NDArray[np.int64]:
    """Whole numbers from 1 to 9, with a sign."""
    return rng.integers(1, 10, shape) * rng.choice([-1, 1], shape)


def _whole_rows(rng: Generator, rows: int, columns: int) -> NDArray[np.int64]:
    """Whole numbers with a sign, of which no row adds up to 0: whoever divides by that gets a number."""
    while True:
        whole = _whole(rng, rows, columns)
        if whole.sum(axis=1).all():
            return whole


def _distinct(rng: Generator, *shape: int) -> NDArray[np.int64]:
    """Whole numbers from 0 to 255 that all differ, so that each order of them shows."""
    return rng.permutation(256)[: int(np.prod(shape))].reshape(shape)


# Entry by entry: the sigmoid and its slope.


def draw_entry_by_entry(rng: Generator, reference: Reference) -> Iterator[Case]:
    """A row, a square, a matrix; then single numbers, whole numbers, three axes, no slope left, large.

    Beside a 0 stands a number just above it.
    """
    rows, columns = different_sizes(rng, 2)
    yield Case((normal(rng, 1, columns),))
    yield Case((beyond(rng, 3, 3),))
    yield Case((beyond(rng, rows, columns),))
    yield Case((round(float(rng.uniform(0.5, 2.5)), 3),), "edge")
    yield Case((-int(rng.integers(1, 4)),), "edge")
    yield Case((_whole(rng, columns),), "edge")
    yield Case((normal(rng, 2, columns, 3),), "edge")
    yield Case((rng.permutation([0.0, 0.004, 30.0, -30.0]).reshape(1, 4),), "edge")
    yield Case((rng.permutation([-1000.0, 1000.0, -750.0, 0.5]).reshape(4, 1),), "edge")


SIGMOID_EXERCISE = Exercise(
    name="sigmoid",
    points=8,
    draw=draw_entry_by_entry,
    args=("x",),
    returns=("s",),
    mistakes=(
        Mistake(
            "exponent_without_minus",
            _returns(SIGMOID, "1 / (1 + np.exp(x))"),
            "Your curve falls from 1 to 0 instead of rising: look at the sign in the exponent.",
        ),
        Mistake(
            "denominator_without_parentheses",
            _returns(SIGMOID, "1 / 1 + np.exp(-x)"),
            "Some of your values are above 1: which part of the line does the fraction bar cover in Python?",
        ),
        Mistake(
            "exponential_of_one_number_only",
            {SIGMOID: "    import math\n\n    return 1 / (1 + math.exp(-x))"},
            "The exponential of the `math` module takes one number: whole arrays need NumPy's.",
        ),
        Mistake(
            "infinity_over_infinity",
            _returns(SIGMOID, "np.exp(x) / (1 + np.exp(x))"),
            "For a large `x` both parts of your fraction are infinite: which form keeps one of them finite?",
        ),
        Mistake(
            "minus_in_the_denominator",
            _returns(SIGMOID, "1 / (1 - np.exp(-x))"),
            "The two terms of the denominator have the wrong sign between them.",
        ),
        Mistake(
            "only_the_exponential",
            _returns(SIGMOID, "np.exp(-x)"),
            "This is the exponential alone: the formula goes on from there.",
        ),
        Mistake(
            "tanh_for_sigmoid",
            _returns(SIGMOID, "np.tanh(x)"),
            "This is tanh, which runs from -1 to 1: the sigmoid runs from 0 to 1.",
        ),
        Mistake(
            "slope_for_value",
            _returns(SIGMOID, "np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))) ** 2"),
            "This is the slope of the sigmoid, which is the next exercise: here its value is asked for.",
        ),
        Mistake(
            "rounded_to_a_decision",
            _returns(SIGMOID, "np.where(np.asarray(x) > 0, 1.0, 0.0)"),
            "Your result is 0 or 1 and nothing in between: the sigmoid decides nothing, it says how sure.",
        ),
        Mistake(
            "clipped_too_tightly",
            {SIGMOID: "    x = np.clip(x, -2, 2)\n    return 1 / (1 + np.exp(-x))"},
            "Your curve goes flat too early: a guard against overflow belongs much further out.",
        ),
        Mistake(
            "e_written_by_hand",
            {SIGMOID: "    x = np.clip(x, -500, 500)\n    return 1 / (1 + 2.718**-x)"},
            "Your values are nearly right: how many digits of the number e does your function know?",
        ),
        Mistake(
            "divided_by_the_sum_of_all",
            _returns(SIGMOID, "np.exp(-np.abs(x)) / np.sum(np.exp(-np.abs(x)))"),
            "Each entry depends on the others in your function: the sigmoid looks at one entry at a time.",
        ),
        Mistake(
            "cache_returned_too",
            _returns(SIGMOID, "1 / (1 + np.exp(-x)), x"),
            "Your function gives a tuple with a cache: here the array alone is asked for.",
        ),
        Mistake(
            "sigmoid_kept_in_whole_numbers",
            {SIGMOID: "    s = np.zeros_like(x)\n    s[...] = 1 / (1 + np.exp(-x))\n    return s"},
            "Your new array is of the kind of `x`: where that holds whole numbers, fractions are cut off.",
        ),
        Mistake(
            "sigmoid_of_rank_one",
            _returns(SIGMOID, "np.array([1 / (1 + np.exp(-v)) for v in np.ravel(x)])"),
            "The values are right and lie in one line: the result should have the shape of `x`.",
        ),
        Mistake("sigmoid_returns_nothing", {SIGMOID: "    print(1 / (1 + np.exp(-x)))"}, NOTHING_RETURNED),
    ),
    variants=(
        asserting("return np.where", "np.shape(e) == np.shape(x)"),
        asserting("return np.where", "np.all(np.abs(x) < 30)", "isinstance(x, np.ndarray)", at_edges=False),
        Variant("formula_of_the_text", _returns(SIGMOID, "1 / (1 + np.exp(-x))")),
        Variant("by_tanh", _returns(SIGMOID, "(1 + np.tanh(np.asarray(x) / 2)) / 2")),
        Variant(
            "numpy_functions_only",
            _returns(SIGMOID, "np.divide(1.0, np.add(1.0, np.exp(np.negative(x))))"),
        ),
        Variant("by_logaddexp", _returns(SIGMOID, "np.exp(-np.logaddexp(0, -np.asarray(x, dtype=float)))")),
        Variant("negative_power", _returns(SIGMOID, "np.power(1 + np.exp(-x), -1.0)")),
        Variant("clipped_far_out", _returns(SIGMOID, "1 / (1 + np.exp(-np.clip(x, -500, 500)))")),
        Variant(
            "one_entry_at_a_time",
            {
                SIGMOID: "    import math\n\n    def one(z):\n"
                "        return 1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z))\n\n"
                "    return np.vectorize(one, otypes=[float])(x)"
            },
        ),
        Variant(
            "printing_and_annotated",
            {
                "def sigmoid(x):": "def sigmoid(x: np.ndarray | float, verbose: bool = True) -> np.ndarray:",
                SIGMOID: "    s = 1 / (1 + np.exp(-x))\n    if verbose:\n        print(s)\n    return s",
            },
        ),
        Variant(
            "as_a_lambda",
            {"def sigmoid(x):": "def unused(x):"}
            | {SIGMOID: SIGMOID + "\n\n\nsigmoid = lambda x: 1 / (1 + np.exp(-x))"},
        ),
    ),
)


SIGMOID_DERIVATIVE = Exercise(
    name="sigmoid_derivative",
    points=7,
    draw=draw_entry_by_entry,
    args=("x",),
    returns=("slope",),
    needs=("sigmoid",),
    mistakes=(
        Mistake(
            "slope_formula_with_x",
            _returns(SLOPE, "x * (1 - x)"),
            "The formula is right and is given the wrong number: is it `x` that belongs there?",
        ),
        Mistake(
            "value_instead_of_slope",
            _returns(SLOPE, "s"),
            "This is the value of the sigmoid: its slope is asked for.",
        ),
        Mistake(
            "only_one_minus_s",
            _returns(SLOPE, "1 - s"),
            "One of the two factors of the formula is missing.",
        ),
        Mistake(
            "plus_for_minus_in_slope",
            _returns(SLOPE, "s * (1 + s)"),
            "Your slope grows towards the right and should vanish there: look at the sign in parentheses.",
        ),
        Mistake(
            "slope_without_parentheses",
            _returns(SLOPE, "s * 1 - s"),
            "Your slope is zero everywhere: in which order does Python compute your line?",
        ),
        Mistake(
            "sign_of_slope_exchanged",
            _returns(SLOPE, "s * (s - 1)"),
            "The sigmoid rises everywhere, so its slope can't be negative.",
        ),
        Mistake(
            "value_squared",
            _returns(SLOPE, "s * s"),
            "Both your factors are the value: look at the second factor of the formula.",
        ),
        Mistake(
            "slope_of_tanh",
            _returns(SLOPE, "1 - s**2"),
            "This is how the slope of tanh is formed: the sigmoid has another formula.",
        ),
        Mistake(
            "second_factor_with_x",
            _returns(SLOPE, "s * (1 - x)"),
            "Your first factor is right: does `x` belong into the second?",
        ),
        Mistake(
            "sigmoid_taken_twice",
            {"s = sigmoid(x)": "s = sigmoid(sigmoid(x))"},
            "The sigmoid is applied twice: once is enough to get `s`.",
        ),
        Mistake(
            "slope_formula_inside_the_sigmoid",
            _returns(SLOPE, "sigmoid(x * (1 - x))"),
            "The sigmoid comes first, and the product is formed from what it gives.",
        ),
        Mistake(
            "matrix_product_of_the_factors",
            _returns(SLOPE, "np.dot(s, 1 - s)"),
            "The slope at one entry has nothing to do with the other entries, so this is no matrix product.",
        ),
        Mistake(
            "slopes_added_up",
            _returns(SLOPE, "np.sum(s * (1 - s))"),
            "There is one slope for each entry, and you add them all up.",
        ),
        Mistake(
            "exponential_quotient_without_square",
            _returns(SLOPE, "np.exp(-x) / (1 + np.exp(-x))"),
            "Derived as a fraction, the slope has a square in it that yours has not.",
        ),
        Mistake(
            "exponential_quotient_overflows",
            _returns(SLOPE, "np.exp(-x) / (1 + np.exp(-x)) ** 2"),
            "Far to the left both parts of your fraction are infinite: the formula with `s` is safe.",
        ),
        Mistake(
            "value_returned_too",
            _returns(SLOPE, "s, s * (1 - s)"),
            "Your function gives two things, and only the slope is asked for.",
        ),
        Mistake("sigmoid_derivative_returns_nothing", {SLOPE: "print(s * (1 - s))"}, NOTHING_RETURNED),
    ),
    variants=(
        asserting("return s", "np.all((s >= 0) & (s <= 1))"),
        asserting("return s", "np.all((s > 0) & (s < 1))", "s.ndim == 2", at_edges=False),
        Variant("difference_of_powers", _returns(SLOPE, "s - s**2")),
        Variant("sigmoid_of_both_sides", _returns(SLOPE, "s * sigmoid(-x)")),
        Variant("numpy_multiply", _returns(SLOPE, "np.multiply(s, np.subtract(1, s))")),
        Variant(
            "without_the_sigmoid",
            {"s = sigmoid(x)": "s = 1 / (1 + np.exp(-x))"},
        ),
        Variant(
            "even_exponential",
            {"    s = sigmoid(x)\n": "    e = np.exp(-np.abs(x))\n"} | _returns(SLOPE, "e / (1 + e) ** 2"),
        ),
        Variant("by_slope_of_tanh", _returns(SLOPE, "0.25 * (1 - (2 * s - 1) ** 2)")),
        Variant("measured_by_a_nudge", _returns(SLOPE, "(sigmoid(x + 0.001) - sigmoid(x - 0.001)) / 0.002")),
        Variant(
            "annotated_slope", {"(x):": "(x: np.ndarray) -> np.ndarray:", SLOPE: 'print("s")\n    ' + SLOPE}
        ),
    ),
)


# The computation graph J = 3(a + bc).


def draw_graph(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Whole numbers, floats, both signs; then zeros and large numbers."""
    yield Case(tuple(int(n) for n in rng.permutation(np.arange(2, 10))[:3]))
    yield Case(tuple(round(float(n), 2) for n in rng.uniform(1, 9, 3)))
    yield Case(tuple(round(-float(n), 2) for n in rng.uniform(1, 9, 3)))
    yield Case((int(rng.integers(2, 9)), 0, -int(rng.integers(2, 9))), "edge")
    yield Case((0, round(float(rng.uniform(1, 9)), 2), 1), "edge")
    yield Case((-4000.5, int(rng.integers(200, 900)), round(float(rng.uniform(0.1, 0.9)), 2)), "edge")


FORWARD_GRAPH = Exercise(
    name="forward_graph",
    points=6,
    draw=draw_graph,
    args=("a", "b", "c"),
    returns=("u", "v", "J"),
    mistakes=(
        Mistake(
            "sum_instead_of_product",
            {"u = b * c": "u = b + c"},
            "Look at your `u`: what does it mean that two letters stand side by side in a formula?",
        ),
        Mistake(
            "product_of_the_wrong_pair",
            {"u = b * c": "u = a * b"},
            "Look at your `u`: which two inputs meet there in the picture?",
        ),
        Mistake(
            "power_instead_of_product",
            {"u = b * c": "u = abs(b) ** c if b else 0"},
            "Look at your `u`: two stars are a power in Python.",
        ),
        Mistake(
            "product_instead_of_sum",
            {"v = a + u": "v = a * u"},
            "Look at your `v`: two arrows end there, and they meet in a sum.",
        ),
        Mistake(
            "u_left_out_of_v",
            {"v = a + u": "v = a + b + c"},
            "Look at your `v`: the product has been computed already, and it is not used.",
        ),
        Mistake(
            "difference_instead_of_sum",
            {"v = a + u": "v = a - u"},
            "Look at the sign in your `v`.",
        ),
        Mistake(
            "factor_three_on_a_only",
            {"J = 3 * v": "J = 3 * a + u"},
            "In your `J` only one of the two terms is multiplied: look at the parentheses of the formula.",
        ),
        Mistake(
            "factor_three_forgotten",
            {"J = 3 * v": "J = v"},
            "Your `J` is the same as `v`: one step of the formula is missing.",
        ),
        Mistake(
            "factor_three_on_u",
            {"J = 3 * v": "J = 3 * u"},
            "Your `J` does not depend on `a`: which step comes just before it in the picture?",
        ),
        Mistake(
            "power_three",
            {"J = 3 * v": "J = v**3"},
            "In your `J` the number three is an exponent, and it should be a factor.",
        ),
        Mistake(
            "numbers_of_the_picture",
            {"return u, v, J": "return 6, 11, 33"},
            "The result is the same whatever goes in: use the inputs, not the numbers of the picture.",
        ),
        Mistake(
            "only_J_returned",
            {"return u, v, J": "return J"},
            "The way back needs the steps in between too: three numbers are asked for.",
        ),
        Mistake(
            "graph_in_reverse_order",
            {"return u, v, J": "return J, v, u"},
            "All three are there, in the wrong order: compare the line with `return` with the docstring.",
        ),
        Mistake(
            "graph_as_a_dictionary",
            {"return u, v, J": 'return {"u": u, "v": v, "J": J}'},
            "Three values one after another are asked for, and yours are in a dictionary.",
        ),
        Mistake("forward_graph_returns_nothing", {"return u, v, J": "print(u, v, J)"}, NOTHING_RETURNED),
    ),
    variants=(
        asserting("return u", "J == 3 * (a + b * c)"),
        asserting("return u", "a and b and c", at_edges=False),
        Variant("written_out", {"v = a + u": "v = a + b * c", "J = 3 * v": "J = 3 * (a + b * c)"}),
        Variant("multiplied_out", {"J = 3 * v": "J = 3 * a + 3 * b * c"}),
        Variant("results_in_a_list", {"return u, v, J": "return [u, v, J]"}),
        Variant("as_floats", {"u = b * c": "u = float(b) * float(c)"}),
        Variant("as_numpy_numbers", {"u = b * c": "u = np.float64(b) * c"}),
        Variant(
            "by_numpy_functions", {"u = b * c": "u = np.multiply(b, c)", "v = a + u": "v = np.add(a, u)"}
        ),
        Variant("added_three_times", {"J = 3 * v": "J = v + v + v"}),
        Variant(
            "graph_prints_its_steps",
            {
                "(a, b, c):": "(a: float, b: float = 3, c: float = 2) -> tuple:",
                "return u, v, J": 'print("u", u, "v", v)\n    return u, v, J',
            },
        ),
    ),
)


BACKWARD_GRAPH = Exercise(
    name="backward_graph",
    points=8,
    draw=draw_graph,
    args=("a", "b", "c"),
    returns=("da", "db", "dc", "dv", "du"),
    mistakes=(
        Mistake(
            "own_factor_instead_of_the_other",
            {"db = du * c": "db = du * b", "dc = du * b": "dc = du * c"},
            "In a product, how far `u` moves when `b` moves depends on the other factor.",
        ),
        Mistake(
            "slope_of_the_product_alone",
            {"db = du * c": "db = c", "dc = du * b": "dc = b"},
            "Your `db` and `dc` are slopes of `u`, not yet of `J`: which slope arrives at the product?",
        ),
        Mistake(
            "nothing_arrives_from_the_right",
            {
                "du = dv\n": "du = 1\n",
                "da = dv\n": "da = 1\n",
                "db = du * c": "db = c",
                "dc = du * b": "dc = b",
            },
            "Each slope of yours is that of one step alone: multiply in the slope that arrives as well.",
        ),
        Mistake(
            "slopes_by_dividing_values",
            {"dv = 3": "dv = 3 * (a + b * c) / (a + b * c)", "db = du * c": "db = du * (b * c) / b"}
            | {"dc = du * b": "dc = du * (b * c) / c"},
            "You divide by a value, which may be zero: you know these slopes without any division.",
        ),
        Mistake(
            "factor_three_lost_on_the_way_back",
            {"dv = 3": "dv = 1"},
            "Look at the first step back: `J` moves further than `v` does.",
        ),
        Mistake(
            "value_of_v_as_its_slope",
            {"dv = 3": "dv = a + b * c"},
            "Your `dv` is the value of `v`: its slope says how far `J` moves when `v` moves.",
        ),
        Mistake(
            "value_of_J_as_a_slope",
            {"dv = 3": "dv = 3 * (a + b * c)"},
            "Your way back begins with the value of `J`, and it should begin with a slope.",
        ),
        Mistake(
            "input_multiplied_into_a_sum",
            {"da = dv\n": "da = dv * a\n"},
            "`v` is a sum: when `a` moves a little, `v` moves just as far, however large `a` is.",
        ),
        Mistake(
            "step_multiplied_into_a_sum",
            {"du = dv\n": "du = dv * b * c\n"},
            "`v` is a sum: when `u` moves a little, `v` moves just as far, however large `u` is.",
        ),
        Mistake(
            "sum_splits_the_slope",
            {"du = dv\n": "du = dv / 2\n", "da = dv\n": "da = dv / 2\n"},
            "A sum hands the slope on to both sides whole: nothing is shared out.",
        ),
        Mistake(
            "both_factors_multiplied_in",
            {"db = du * c": "db = du * b * c", "dc = du * b": "dc = du * b * c"},
            "Each slope of a product holds one of its factors, and yours hold both.",
        ),
        Mistake(
            "no_factor_multiplied_in",
            {"db = du * c": "db = du", "dc = du * b": "dc = du"},
            "You treat the product like a sum: what does `u` do when `b` moves a little?",
        ),
        Mistake(
            "sum_of_the_factors_multiplied_in",
            {"db = du * c": "db = du * (b + c)", "dc = du * b": "dc = du * (b + c)"},
            "Each slope of a product holds one of its factors, and yours hold their sum.",
        ),
        Mistake(
            "slopes_negative",
            {"dv = 3": "dv = -3"},
            "`J` grows when `v` grows, so the first slope is positive, and its sign runs through all others.",
        ),
        Mistake(
            "slopes_of_the_picture",
            {"return da, db, dc, dv, du": "return 3, 6, 9, 3, 3"},
            "The result is the same whatever goes in: use the inputs, not the numbers of the picture.",
        ),
        Mistake(
            "slopes_in_the_order_of_computing",
            {"return da, db, dc, dv, du": "return dv, du, da, db, dc"},
            "All five are there, in the order in which you computed them: compare it with the docstring.",
        ),
        Mistake(
            "slopes_of_the_steps_left_out",
            {"return da, db, dc, dv, du": "return da, db, dc"},
            "Five slopes are asked for: those of the two steps in between are missing.",
        ),
        Mistake(
            "values_of_the_steps_returned",
            {"return da, db, dc, dv, du": "return da, db, dc, a + b * c, b * c"},
            "The last two are the values of `v` and `u`: their slopes are asked for.",
        ),
        Mistake(
            "slopes_as_a_dictionary",
            {"return da, db, dc, dv, du": "return dict(da=da, db=db, dc=dc, dv=dv, du=du)"},
            "Five values one after another are asked for, and yours are in a dictionary.",
        ),
        Mistake(
            "backward_graph_returns_nothing",
            {"return da, db, dc, dv, du": "print(da, db, dc, dv, du)"},
            NOTHING_RETURNED,
        ),
    ),
    variants=(
        asserting("return da", "da == dv and du == 3"),
        asserting("return da", "db and dc", at_edges=False),
        Variant("multiplied_out_slopes", {SLOPES: "    da, db, dc, dv, du = 3, 3 * c, 3 * b, 3, 3\n"}),
        Variant("slopes_as_floats", {"dv = 3": "dv = 3.0"}),
        Variant("local_slopes_named", {"db = du * c": "du_db = c\n    db = du * du_db"}),
        Variant("slopes_in_a_list", {"return da, db, dc, dv, du": "return [da, db, dc, dv, du]"}),
        Variant("slopes_as_numpy_numbers", {"dv = 3": "dv = np.float32(3)", "db = du * c": "db = 3.0 * c"}),
        Variant(
            "measured_slopes",
            {
                SLOPES: "    def J(a, b, c):\n        return 3 * (a + b * c)\n\n"
                "    h = 1.0\n    da = (J(a + h, b, c) - J(a - h, b, c)) / (2 * h)\n"
                "    db = (J(a, b + h, c) - J(a, b - h, c)) / (2 * h)\n"
                "    dc = (J(a, b, c + h) - J(a, b, c - h)) / (2 * h)\n"
                "    dv = du = 3\n"
            },
        ),
        Variant("through_forward_graph", {"dv = 3": "u, v, J = forward_graph(a, b, c)\n    dv = 3"}),
        Variant("annotated_slopes", {"(a, b, c):": "(a: float, b: float, c: float) -> tuple[float, ...]:"}),
    ),
)


# Shapes: a picture and a vector as columns.


def draw_image_to_vector(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Squares, as all pictures of the course are; then high and wide, one pixel, one line, floats."""
    for side in different_sizes(rng, 2, (2, 3, 4, 5)):
        yield Case((_distinct(rng, side, side, 3).astype(np.uint8),))
    yield Case((_distinct(rng, 4, 3, 3).astype(np.uint8),), "edge")
    yield Case((_distinct(rng, 2, int(rng.integers(5, 8)), 3).astype(np.uint8),), "edge")
    yield Case((_distinct(rng, 1, 1, 3).astype(np.uint8),), "edge")
    yield Case((_distinct(rng, 1, int(rng.integers(2, 5)), 3),), "edge")
    yield Case((_distinct(rng, 5, 2, 3) / 255,), "edge")


IMAGE_TO_VECTOR = Exercise(
    name="image_to_vector",
    points=8,
    draw=draw_image_to_vector,
    args=("image",),
    returns=("vector",),
    mistakes=(
        Mistake(
            "picture_as_a_row",
            _returns(UNROLLED, "image.reshape(1, height * width * channels)"),
            "All numbers are there, in a row: which of the two sizes comes first in a column?",
        ),
        Mistake(
            "picture_of_rank_one",
            _returns(UNROLLED, "image.reshape(-1)"),
            "Your result has rank 1: a column has two axes, and the second has size 1.",
        ),
        Mistake(
            "size_of_the_course_pictures",
            _returns(UNROLLED, "image.reshape(12288, 1)"),
            "Your column needs as many rows as the picture has numbers: ask it for all three of its sizes.",
        ),
        Mistake(
            "channels_not_counted",
            _returns(UNROLLED, "image.reshape(height * width, 1)"),
            "Your column needs as many rows as the picture has numbers: ask it for all three of its sizes.",
        ),
        Mistake(
            "height_counted_twice",
            _returns(UNROLLED, "image.reshape(height * height * channels, 1)"),
            "Your function works for square pictures only: look at the sizes that you multiply.",
        ),
        Mistake(
            "one_row_for_each_pixel",
            _returns(UNROLLED, "image.reshape(height * width, channels)"),
            "Each pixel has a row of three numbers in your result: a column has a single number in each row.",
        ),
        Mistake(
            "one_row_for_each_line",
            _returns(UNROLLED, "image.reshape(height, width * channels)"),
            "Each line of the picture is a row in your result: a column has a single number in each row.",
        ),
        Mistake(
            "channel_after_channel",
            _returns(UNROLLED, "image.transpose(2, 0, 1).reshape(-1, 1)"),
            "Your column holds all of red first, then green, then blue: the last index should run fastest.",
        ),
        Mistake(
            "first_index_fastest",
            _returns(UNROLLED, 'image.reshape(-1, 1, order="F")'),
            "The right numbers stand in another order: which index runs fastest in yours?",
        ),
        Mistake(
            "columns_of_pixels_first",
            _returns(UNROLLED, "image.transpose(1, 0, 2).reshape(-1, 1)"),
            "Your column goes through the picture downwards, and it should go line by line.",
        ),
        Mistake(
            "only_the_red_channel",
            _returns(UNROLLED, "image[:, :, 0].reshape(-1, 1)"),
            "Two thirds of the numbers are missing: your column holds one channel of three.",
        ),
        Mistake(
            "channels_averaged",
            _returns(UNROLLED, "image.mean(axis=2).reshape(-1, 1)"),
            "You have made a grey picture of it: all three channels belong into the column as they are.",
        ),
        Mistake(
            "pixels_divided_by_255",
            _returns(UNROLLED, "image.reshape(-1, 1) / 255"),
            "Only the shape should change here: your function changes the numbers too.",
        ),
        Mistake(
            "unrolled_picture_thrown_away",
            {UNROLLED: "image.reshape(height * width * channels, 1)\n    return image"},
            "`reshape` leaves the picture as it is and gives a new one, which your function throws away.",
        ),
        Mistake(
            "shape_instead_of_picture",
            _returns(UNROLLED, "(height * width * channels, 1)"),
            "You return the shape alone: the numbers in that shape are asked for.",
        ),
        Mistake(
            "image_to_vector_returns_nothing",
            {UNROLLED: "print(image.reshape(height * width * channels, 1))"},
            NOTHING_RETURNED,
        ),
    ),
    variants=(
        asserting("return image", "channels == 3"),
        asserting("return image", "height == width and image.dtype == np.uint8", at_edges=False),
        Variant("rows_counted_by_numpy", {SIZES: ""} | _returns(UNROLLED, "image.reshape(-1, 1)")),
        Variant("size_of_the_array", {SIZES: ""} | _returns(UNROLLED, "image.reshape((image.size, 1))")),
        Variant("numpy_function_reshape", _returns(UNROLLED, "np.reshape(image, (image.size, -1))")),
        Variant("raveled_with_new_axis", _returns(UNROLLED, "image.ravel()[:, np.newaxis]")),
        Variant("flattened_row_transposed", _returns(UNROLLED, "np.array([image.flatten()]).T")),
        Variant("as_float_copy", _returns(UNROLLED, "image.astype(float).reshape(-1, 1)")),
        Variant(
            "loop_over_pixels",
            {
                UNROLLED: "vector = np.zeros((image.size, 1))\n    k = 0\n    for line in image:\n"
                "        for pixel in line:\n            for number in pixel:\n"
                "                vector[k, 0] = number\n                k += 1\n    return vector"
            },
        ),
        Variant(
            "shape_is_asserted",
            {
                UNROLLED: "vector = image.reshape(-1, 1)\n"
                "    assert vector.shape == (height * width * channels, 1)\n    return vector"
            },
        ),
    ),
)


def draw_as_column(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Rank 1, a row, a column; then a single number in each of the three, whole numbers, a longer row."""
    n = [int(k) for k in rng.permutation(np.arange(3, 8))]
    yield Case((normal(rng, n[0]),))
    yield Case((normal(rng, 1, n[1]),))
    yield Case((normal(rng, n[2], 1),))
    yield Case((_whole(rng, n[3]),), "edge")
    yield Case((normal(rng, 1),), "edge")
    yield Case((normal(rng, 1, 1),), "edge")
    yield Case((normal(rng, 1, int(rng.integers(15, 25))),), "edge")


AS_COLUMN = Exercise(
    name="as_column",
    points=6,
    draw=draw_as_column,
    args=("a",),
    returns=("column",),
    mistakes=(
        Mistake(
            "vector_as_a_row",
            _returns(COLUMN, "a.reshape(1, a.size)"),
            "Your result is a row: which of the two sizes comes first in a column?",
        ),
        Mistake(
            "vector_of_rank_one",
            _returns(COLUMN, "a.ravel()"),
            "Your result has rank 1, which is what the function should get rid of.",
        ),
        Mistake(
            "vector_transposed",
            _returns(COLUMN, "a.T"),
            "Transposing turns a row into a column: what does it do to a column, and what to rank 1?",
        ),
        Mistake(
            "only_rows_transposed",
            _returns(COLUMN, "a.T if a.shape[0] == 1 else a"),
            "Rows come out right and arrays of rank 1 stay as they are: transposing can't help those.",
        ),
        Mistake(
            "only_rank_one_changed",
            _returns(COLUMN, "a.reshape(-1, 1) if a.ndim == 1 else a"),
            "Arrays of rank 1 come out right and rows stay rows: look at what your function does with a row.",
        ),
        Mistake(
            "columns_transposed_too",
            _returns(COLUMN, "a.reshape(-1, 1) if a.ndim == 1 else a.T"),
            "Arrays of rank 1 and rows come out right: what does transposing do to a column?",
        ),
        Mistake(
            "second_size_of_rank_one",
            _returns(COLUMN, "a.T if a.shape[1] > a.shape[0] else a"),
            "The shape of an array of rank 1 holds one number only: it has no second size to ask for.",
        ),
        Mistake(
            "squeezed_to_no_axis",
            _returns(COLUMN, "np.squeeze(a)[:, np.newaxis]"),
            "`np.squeeze` drops every axis of size 1: what does it leave of a vector with a single number?",
        ),
        Mistake(
            "one_more_axis",
            _returns(COLUMN, "a[:, np.newaxis]"),
            "A new axis is what rank 1 needs: with a row or a column, you get three axes.",
        ),
        Mistake(
            "length_of_the_first_axis",
            _returns(COLUMN, "a.reshape(len(a), 1)"),
            "`len` counts along the first axis only: what is it for a row?",
        ),
        Mistake(
            "wrapped_in_a_list",
            _returns(COLUMN, "np.array([a])"),
            "The brackets put a new axis before the others: lay the numbers out anew instead.",
        ),
        Mistake(
            "wrapped_and_transposed",
            _returns(COLUMN, "np.array([a]).T"),
            "This works for rank 1 alone: the brackets add an axis also where there are two already.",
        ),
        Mistake(
            "length_written_in",
            _returns(COLUMN, "a.reshape(5, 1)"),
            "A length is written into your function: vectors of other lengths come too, so ask the array.",
        ),
        Mistake(
            "column_thrown_away",
            {COLUMN: "a.reshape(a.size, 1)\n    return a"},
            "`reshape` leaves the array as it is and gives a new one, which your function throws away.",
        ),
        Mistake(
            "outer_product_of_the_vector",
            _returns(COLUMN, "a.reshape(-1, 1) * a.ravel()"),
            "You have made a matrix, with every number times every other: only the shape should change.",
        ),
        Mistake(
            "column_as_nested_lists",
            _returns(COLUMN, "a.reshape(-1, 1).tolist()"),
            "The shape is right, but these are Python lists: an array is asked for.",
        ),
        Mistake("as_column_returns_nothing", {COLUMN: "print(a.reshape(a.size, 1))"}, NOTHING_RETURNED),
    ),
    variants=(
        asserting("return a", "a.ndim in (1, 2)"),
        asserting("return a", "a.size > 1 and a.dtype == float", at_edges=False),
        Variant("length_left_to_numpy", _returns(COLUMN, "a.reshape(-1, 1)")),
        Variant("numpy_function_with_tuple", _returns(COLUMN, "np.reshape(a, (np.size(a), 1))")),
        Variant("rank_one_first", _returns(COLUMN, "a.ravel()[:, None]")),
        Variant("stacked", _returns(COLUMN, "np.vstack(a.flatten())")),
        Variant("row_first", _returns(COLUMN, "np.atleast_2d(a.ravel()).T")),
        Variant("by_c_object", _returns(COLUMN, "np.c_[a.flat[:]]")),
        Variant(
            "case_by_case",
            {
                COLUMN: "if a.ndim == 1:\n        return a[:, np.newaxis]\n    if a.shape[0] == 1:\n"
                "        return a.T\n    return a"
            },
        ),
        Variant("from_a_list", _returns(COLUMN, "np.array([[number] for number in a.flatten()])")),
    ),
)


# Broadcasting.


def draw_calorie_percentages(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Wide, high, square; then whole numbers with a 0, one food, one source."""
    yield Case((_positive(rng, 3, int(rng.integers(4, 7))) * 40,))
    yield Case((_positive(rng, 5, int(rng.integers(2, 5))) * 40,))
    yield Case((_positive(rng, 3, 3) * 40,))
    whole = rng.integers(1, 300, (3, int(rng.integers(3, 6))))
    whole[0, -1] = 0
    yield Case((whole,), "edge")
    yield Case((rng.integers(1, 300, (2, 2)),), "edge")
    yield Case((_positive(rng, 4, 1) * 40,), "edge")
    yield Case((_positive(rng, 1, 3) * 40,), "edge")


CALORIE_PERCENTAGES = Exercise(
    name="calorie_percentages",
    points=6,
    draw=draw_calorie_percentages,
    args=("A",),
    returns=("percentages",),
    mistakes=(
        Mistake(
            "shares_of_each_row",
            {"axis=0": "axis=1"},
            "Your rows add up to 100, and the columns should: along which axis do you add?",
        ),
        Mistake(
            "shares_of_everything",
            {TOTALS: "np.sum(A)"},
            "Your whole table adds up to 100, and each of its columns should.",
        ),
        Mistake(
            "row_totals_over_columns",
            {TOTALS: "np.sum(A, axis=1)"},
            "You add along the rows, and the totals are then laid over the columns: look at their shape.",
        ),
        Mistake(
            "totals_as_a_column",
            {TOTALS: "np.sum(A, axis=0).reshape(-1, 1)"},
            "There is one total for each food, so the totals have to lie in a row: look at their shape.",
        ),
        Mistake(
            "fractions_for_percentages",
            _returns(SHARES, "A / totals"),
            "Your columns add up to 1: percentages are asked for.",
        ),
        Mistake(
            "decimals_dropped",
            _returns(SHARES, "100 * A // totals"),
            "What comes after the decimal point is lost: look at the kind of division.",
        ),
        Mistake(
            "percentages_rounded",
            _returns(SHARES, "np.round(100 * A / totals)"),
            "Your percentages are rounded, so a column need not add up to 100 any more.",
        ),
        Mistake(
            "percentages_rounded_to_one_place",
            _returns(SHARES, "np.round(100 * A / totals, 1)"),
            "Your percentages are rounded, so a column need not add up to 100 any more.",
        ),
        Mistake(
            "number_of_foods_written_in",
            {TOTALS: "A.sum(axis=0).reshape(1, 4)"},
            "The size of the example is written into your function: other tables have more or fewer foods.",
        ),
        Mistake(
            "three_sources_added",
            {TOTALS: "A[0] + A[1] + A[2]"},
            "Three rows are written into your function: other tables have more or fewer sources.",
        ),
        Mistake(
            "divided_upside_down",
            _returns(SHARES, "100 * totals / A"),
            "The fraction is upside down: which is the part, and which is the whole?",
        ),
        Mistake(
            "mean_for_total",
            {TOTALS: "np.mean(A, axis=0, keepdims=True)"},
            "Your columns add up to 100 times the number of rows: you divide by a mean.",
        ),
        Mistake(
            "largest_for_total",
            {TOTALS: "np.max(A, axis=0, keepdims=True)"},
            "The largest number of each column becomes 100: divide by the whole, not by the largest part.",
        ),
        Mistake(
            "calories_divided_by_100",
            _returns(SHARES, "A / 100"),
            "The totals of the foods play no part in your result.",
        ),
        Mistake(
            "only_the_totals",
            _returns(SHARES, "totals"),
            "These are the totals: the share that each entry has of them is asked for.",
        ),
        Mistake(
            "percentages_transposed",
            _returns(SHARES, "(100 * A / totals).T"),
            "Rows and columns are exchanged in your result: foods stay columns.",
        ),
        Mistake(
            "calories_changed_in_place",
            {SHARES: "A *= 100\n    A /= totals\n    return A"},
            "An array of whole numbers can't hold fractions: build a new array instead of changing `A`.",
        ),
        Mistake(
            "room_for_whole_numbers_only",
            {
                SHARES: "percentages = np.zeros_like(A)\n    percentages[:] = 100 * A / totals\n"
                "    return percentages"
            },
            "Your new array is of the kind of `A`: where that holds whole numbers, fractions are cut off.",
        ),
        Mistake("calorie_percentages_returns_nothing", {SHARES: "print(100 * A / totals)"}, NOTHING_RETURNED),
    ),
    variants=(
        asserting(
            "return 100", "totals.shape == (1, A.shape[1])", "np.allclose(np.sum(A / totals, axis=0), 1)"
        ),
        asserting("return 100", "np.all(A > 0)", "A.shape[0] > 1 and A.dtype == float", at_edges=False),
        Variant("totals_of_rank_one", {TOTALS: "A.sum(axis=0)"}),
        Variant("totals_reshaped", {TOTALS: "A.sum(axis=0).reshape(1, A.shape[1])"}),
        Variant("python_sum", {TOTALS: "sum(A)"}),
        Variant("share_first", _returns(SHARES, "A / totals * 100")),
        Variant("transposed_and_back", _returns(SHARES, "(A.T / A.T.sum(axis=1, keepdims=True)).T * 100")),
        Variant("einsum_totals", {TOTALS: 'np.einsum("ij->j", A)'}),
        Variant("totals_by_ones", {TOTALS: "np.ones((1, A.shape[0])) @ A"}),
        Variant(
            "loop_over_foods",
            {
                SHARES: "percentages = np.zeros(A.shape)\n    for j in range(A.shape[1]):\n"
                "        percentages[:, j] = 100 * A[:, j] / A[:, j].sum()\n    return percentages"
            },
        ),
        Variant("stacked_columns", _returns(SHARES, "np.column_stack([100 * a / a.sum() for a in A.T])")),
    ),
)


def draw_normalize_rows(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Wide, high, square; then whole numbers, one row, one column."""
    yield Case((_positive(rng, 3, 5) * rng.choice([-1, 1], (3, 5)),))
    yield Case((_positive(rng, 5, 2) * rng.choice([-1, 1], (5, 2)),))
    yield Case((_positive(rng, 3, 3) * rng.choice([-1, 1], (3, 3)),))
    yield Case((_whole_rows(rng, 2, 3),), "edge")
    yield Case((_whole_rows(rng, 2, 2),), "edge")
    yield Case((_positive(rng, 1, 4),), "edge")
    yield Case((_positive(rng, 4, 1) * rng.choice([-1, 1], (4, 1)),), "edge")


NORMALIZE_ROWS = Exercise(
    name="normalize_rows",
    points=8,
    draw=draw_normalize_rows,
    args=("x",),
    returns=("rows",),
    mistakes=(
        Mistake(
            "lengths_of_rank_one",
            {NORMS: "np.linalg.norm(x, axis=1)"},
            "Your lengths have rank 1 and are laid over the columns: they have to be a column themselves.",
        ),
        Mistake(
            "lengths_of_the_columns",
            {"axis=1": "axis=0"},
            "Your columns have length 1, and the rows should: along which axis does a row lie?",
        ),
        Mistake(
            "length_of_the_whole_matrix",
            {NORMS: "np.linalg.norm(x)"},
            "You divide by one length for the whole matrix: each row has a length of its own.",
        ),
        Mistake(
            "spectral_norm",
            {NORMS: "np.linalg.norm(x, 2)"},
            "For a matrix, this norm is something else than the length of a row: name the axis.",
        ),
        Mistake(
            "sum_of_absolute_values",
            {NORMS: "np.linalg.norm(x, ord=1, axis=1, keepdims=True)"},
            "The absolute values of your rows add up to 1: the length has squares and a root in it.",
        ),
        Mistake(
            "divided_by_the_sum_of_the_row",
            {NORMS: "np.sum(x, axis=1, keepdims=True)"},
            "Your rows add up to 1: the length has squares and a root in it.",
        ),
        Mistake(
            "divided_by_the_largest",
            {NORMS: "np.max(np.abs(x), axis=1, keepdims=True)"},
            "The largest entry of each row becomes 1: the whole row should have length 1.",
        ),
        Mistake(
            "root_forgotten",
            {NORMS: "np.sum(x**2, axis=1, keepdims=True)"},
            "You divide by the square of the length: look for the root in the formula.",
        ),
        Mistake(
            "mean_of_squares",
            {NORMS: "np.sqrt(np.mean(x**2, axis=1, keepdims=True))"},
            "Your rows are too long: the squares are added up in the formula, without a mean.",
        ),
        Mistake(
            "root_of_each_square",
            {NORMS: "np.sum(np.sqrt(x**2), axis=1, keepdims=True) ** 2"},
            "The order is squares, then sum, then root.",
        ),
        Mistake(
            "standardized_rows",
            {
                UNIT_ROWS: "return (x - x.mean(axis=1, keepdims=True)) / "
                "(x.std(axis=1, keepdims=True) + 1e-12)"
            },
            "You subtract the mean and divide by the standard deviation: here only the length counts.",
        ),
        Mistake(
            "rows_changed_in_place",
            {UNIT_ROWS: "x /= norms\n    return x"},
            "An array of whole numbers can't hold fractions: build a new array instead of changing `x`.",
        ),
        Mistake(
            "result_kept_in_whole_numbers",
            {UNIT_ROWS: "result = np.zeros_like(x)\n    result[:] = x / norms\n    return result"},
            "Your new array is of the kind of `x`: where that holds whole numbers, fractions are cut off.",
        ),
        Mistake(
            "lengths_returned",
            _returns(UNIT_ROWS, "norms"),
            "These are the lengths: the rows divided by them are asked for.",
        ),
        Mistake(
            "multiplied_by_the_length",
            _returns(UNIT_ROWS, "x * norms"),
            "Your rows have become longer: multiplying is the wrong way round.",
        ),
        Mistake("normalize_rows_returns_nothing", {UNIT_ROWS: "print(x / norms)"}, NOTHING_RETURNED),
    ),
    variants=(
        asserting(
            "return x", "norms.shape == (x.shape[0], 1)", "np.allclose(np.linalg.norm(x / norms, axis=1), 1)"
        ),
        asserting("return x", "x.dtype == float and min(x.shape) > 1", at_edges=False),
        Variant("root_of_the_sum_of_squares", {NORMS: "np.sqrt(np.sum(x**2, axis=1, keepdims=True))"}),
        Variant("lengths_made_a_column", {NORMS: "np.linalg.norm(x, axis=1).reshape(-1, 1)"}),
        Variant("new_axis_for_lengths", {NORMS: "np.linalg.norm(x, ord=2, axis=-1)[:, None]"}),
        Variant("transposed_and_back_rows", _returns(UNIT_ROWS, "(x.T / np.linalg.norm(x, axis=1)).T")),
        Variant("einsum_lengths", {NORMS: 'np.sqrt(np.einsum("ij,ij->i", x, x))[:, np.newaxis]'}),
        Variant("multiplied_by_the_inverse", _returns(UNIT_ROWS, "x * (1.0 / norms)")),
        Variant(
            "float_copy_changed_in_place",
            {UNIT_ROWS: "x = x.astype(float)\n    x /= norms\n    return x"},
        ),
        Variant(
            "loop_over_rows",
            {UNIT_ROWS: "return np.array([row / np.sqrt(np.dot(row, row)) for row in x])"},
        ),
        Variant("tiny_number_added", _returns(UNIT_ROWS, "x / (norms + 1e-12)")),
    ),
)


def draw_softmax(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Wide, high, square; then whole numbers, one row, one class, large, rows far apart, one far above."""
    yield Case((normal(rng, 2, 5) * 2,))
    yield Case((normal(rng, 4, 3) * 2,))
    yield Case((normal(rng, 3, 3) * 2,))
    yield Case((_whole_rows(rng, 2, 3),), "edge")
    yield Case((normal(rng, 1, 4),), "edge")
    yield Case((normal(rng, 3, 1),), "edge")
    yield Case((1000 + normal(rng, 2, 3),), "edge")
    yield Case((np.array([[1000.0], [-1000.0]]) + normal(rng, 2, 3),), "edge")
    yield Case((rng.permutation([3000.0, 0.0, 1.0, -2.0]) + np.array([[0.0], [-1500.0]]),), "edge")


SOFTMAX = Exercise(
    name="softmax",
    points=10,
    draw=draw_softmax,
    args=("x",),
    returns=("probabilities",),
    mistakes=(
        Mistake(
            "columns_of_probabilities",
            {LARGEST: "np.max(x, axis=0, keepdims=True)", SUMS: "np.sum(exps, axis=0, keepdims=True)"},
            "Your columns add up to 1, and the rows should: along which axis does a row lie?",
        ),
        Mistake(
            "sums_of_the_columns",
            {SUMS: "np.sum(exps, axis=0, keepdims=True)"},
            "You divide by the sums of the columns: each row should add up to 1.",
        ),
        Mistake(
            "one_sum_for_all_rows",
            {LARGEST: "np.max(x)", SUMS: "np.sum(exps)"},
            "Your whole matrix adds up to 1, and each of its rows should.",
        ),
        Mistake(
            "sum_of_all_shifted_rows",
            {SUMS: "np.sum(exps)"},
            "You divide by one sum for the whole matrix: each row has a sum of its own.",
        ),
        Mistake(
            "largest_not_subtracted",
            {"np.exp(x - largest)": "np.exp(x)"},
            "Large scores make the exponential infinite: look at what the text subtracts first.",
        ),
        Mistake(
            "one_largest_for_all_rows",
            {LARGEST: "np.max(x)"},
            "One largest score for all rows leaves only zeros in a row far below it: each row has its own.",
        ),
        Mistake(
            "largest_absolute_score",
            {LARGEST: "np.max(np.abs(x), axis=1, keepdims=True)"},
            "You subtract the largest absolute value: for a row of very low scores, only zeros are left.",
        ),
        Mistake(
            "mean_of_the_row_subtracted",
            {LARGEST: "np.mean(x, axis=1, keepdims=True)"},
            "You don't subtract the row's largest score: one far above what you subtract is still too large.",
        ),
        Mistake(
            "divided_by_the_largest_score",
            {"x - largest": "x / largest"},
            "You divide by the largest score: only subtracting leaves the probabilities as they are.",
        ),
        Mistake(
            "scores_clipped",
            {"x - largest": "np.clip(x, -500, 500)"},
            "Cutting the scores off makes different ones equal: look at what the text subtracts instead.",
        ),
        Mistake(
            "largest_of_each_column",
            {LARGEST: "np.max(x, axis=0, keepdims=True)"},
            "Within a row, the same number has to be subtracted everywhere: along which axis is the largest?",
        ),
        Mistake(
            "largest_of_rank_one",
            {LARGEST: "np.max(x, axis=1)"},
            "The largest scores have rank 1 and are laid over the columns: they have to be a column.",
        ),
        Mistake(
            "sums_of_rank_one",
            {SUMS: "np.sum(exps, axis=1)"},
            "The sums have rank 1 and are laid over the columns: they have to be a column.",
        ),
        Mistake(
            "exponent_negated",
            {"x - largest": "np.min(x, axis=1, keepdims=True) - x"},
            "The lowest score gets the largest share: look at the sign in the exponent.",
        ),
        Mistake(
            "exponential_forgotten",
            {"exps = np.exp(x - largest)": "exps = x"},
            "You divide the scores themselves by their sum: where is the exponential?",
        ),
        Mistake(
            "divided_by_the_length_of_the_row",
            {SUMS: "np.linalg.norm(exps, axis=1, keepdims=True)"},
            "Your rows have length 1: they should add up to 1.",
        ),
        Mistake(
            "not_divided",
            {f"exps / {SUMS}": "exps"},
            "The largest entry of each row is 1: each row still has to be divided by something.",
        ),
        Mistake(
            "sigmoid_for_softmax",
            _returns(f"return exps / {SUMS}", "1 / (1 + np.exp(-x))"),
            "This is the sigmoid of each score: in softmax, the scores of a row share one whole.",
        ),
        Mistake(
            "logarithm_of_softmax",
            {f"exps / {SUMS}": f"x - largest - np.log({SUMS})"},
            "Your result is the logarithm of what is asked for.",
        ),
        Mistake(
            "largest_share_as_a_decision",
            _returns(f"return exps / {SUMS}", "1.0 * (x == largest)"),
            "Your result is 0 or 1 and nothing in between: every class gets a share.",
        ),
        Mistake(
            "softmax_kept_in_whole_numbers",
            {"exps = np.exp(x - largest)": "exps = np.zeros_like(x)\n    exps[:] = np.exp(x - largest)"},
            "Your new array is of the kind of `x`: where that holds whole numbers, fractions are cut off.",
        ),
        Mistake(
            "softmax_returns_nothing", {f"return exps / {SUMS}": f"print(exps / {SUMS})"}, NOTHING_RETURNED
        ),
    ),
    variants=(
        asserting("return exps", "exps.shape == x.shape"),
        asserting("return exps", "np.all(exps > 0) and x.dtype == float", at_edges=False),
        Variant("columns_made_by_reshape", {LARGEST: "x.max(axis=1).reshape(-1, 1)"}),
        Variant("new_axes", {LARGEST: "x.max(axis=1)[:, None]", SUMS: "exps.sum(axis=1)[:, None]"}),
        Variant(
            "through_the_logarithm",
            {f"exps / {SUMS}": f"np.exp((x - largest) - np.log({SUMS}))"},
        ),
        Variant(
            "row_by_row",
            {
                f"return exps / {SUMS}": "def one(row):\n        e = np.exp(row - row.max())\n"
                "        return e / e.sum()\n\n    return np.array([one(row) for row in x])"
            },
        ),
        Variant("along_an_axis", {f"exps / {SUMS}": "np.apply_along_axis(lambda e: e / e.sum(), 1, exps)"}),
        Variant("transposed_softmax", {f"exps / {SUMS}": "(exps.T / np.sum(exps, axis=1)).T"}),
        Variant("shifted_a_little_less", {"x - largest": "x - largest + 1"}),
        Variant("last_axis", {LARGEST: "np.max(x, axis=-1, keepdims=True)"}),
        Variant(
            "asserts_and_prints",
            {
                f"return exps / {SUMS}": f"s = exps / {SUMS}\n    assert s.shape == x.shape\n"
                "    print(s.sum(axis=1))\n    return s"
            },
        ),
    ),
)


# Vectorization: the dot product.


def draw_dot(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Two lengths, and whole numbers; then one entry, whole numbers with floats, many entries.

    The first product is below 0.
    """
    n = [int(k) for k in rng.permutation(np.arange(3, 8))]
    w, x = normal(rng, n[0], 1), normal(rng, n[0], 1)
    yield Case((w, x if np.sum(w * x) < 0 else -x))
    yield Case((normal(rng, n[1], 1), _positive(rng, n[1], 1)))
    yield Case((_whole(rng, n[2], 1), _whole(rng, n[2], 1)))
    yield Case((normal(rng, 1, 1), normal(rng, 1, 1)), "edge")
    yield Case((_whole(rng, 2, 1), normal(rng, 2, 1)), "edge")
    yield Case((normal(rng, 60, 1), normal(rng, 60, 1)), "edge")


DOT_LOOP = Exercise(
    name="dot_loop",
    points=5,
    draw=draw_dot,
    args=("w", "x"),
    returns=("total",),
    mistakes=(
        Mistake(
            "last_product_left_out",
            {"range(w.shape[0])": "range(w.shape[0] - 1)"},
            "The last product is missing: `range` leaves out its end already.",
        ),
        Mistake(
            "first_product_left_out",
            {"range(w.shape[0])": "range(1, w.shape[0])"},
            "The first product is missing: which index has the first entry in Python?",
        ),
        Mistake(
            "total_overwritten",
            {"total +=": "total ="},
            "Only the last product is left: in each turn the earlier ones are overwritten.",
        ),
        Mistake(
            "returned_inside_the_loop",
            {"    return total": "        return total"},
            "Only the first product is there: how often does the loop run, and where does `return` stand?",
        ),
        Mistake(
            "entries_added",
            {"w[i, 0] * x[i, 0]": "w[i, 0] + x[i, 0]"},
            "You add each weight to its input, and the formula multiplies them.",
        ),
        Mistake(
            "weights_squared",
            {"x[i, 0]": "w[i, 0]"},
            "The inputs play no part in your result: look at the second factor.",
        ),
        Mistake(
            "products_multiplied",
            {"total +=": "total *="},
            "Your result is 0 whatever goes in: what comes of multiplying by what `total` starts with?",
        ),
        Mistake(
            "product_of_all",
            {"total = 0.0": "total = 1.0", "total +=": "total *="},
            "The products are multiplied with one another, and they should be added up.",
        ),
        Mistake(
            "starts_at_one",
            {"total = 0.0": "total = 1.0"},
            "Your result is too large by 1: look at what the sum starts with.",
        ),
        Mistake(
            "products_subtracted",
            {"total +=": "total -="},
            "The sign is wrong: are the products added to the total?",
        ),
        Mistake(
            "every_weight_with_every_input",
            {
                "        total += w[i, 0] * x[i, 0]": "        for j in range(x.shape[0]):\n"
                "            total += w[i, 0] * x[j, 0]"
            },
            "Each weight meets all inputs in your two loops: it has one input of its own.",
        ),
        Mistake(
            "number_of_entries_written_in",
            {"range(w.shape[0])": "range(15)"},
            "A length is written into your function: other lengths come too, so ask the array.",
        ),
        Mistake(
            "mean_of_the_products",
            {"return total": "return total / w.shape[0]"},
            "You divide by the number of entries: the formula is a sum.",
        ),
        Mistake(
            "total_in_whole_numbers",
            {"return total": "return int(total)"},
            "What comes after the decimal point is lost: where does your function make a whole number?",
        ),
        Mistake(
            "list_of_products",
            {LOOP: "    return [w[i, 0] * x[i, 0] for i in range(w.shape[0])]"},
            "These are the products one by one: their sum is asked for.",
        ),
        Mistake("dot_loop_returns_nothing", {"return total": "print(total)"}, NOTHING_RETURNED),
    ),
    variants=(
        asserting("return total", "w.shape == x.shape and w.shape[1] == 1"),
        asserting("return total", "1 < w.size < 50", at_edges=False),
        Variant("without_a_loop", {LOOP: "    return np.sum(w * x)"}),
        Variant("pairs_of_entries", {LOOP: "    return sum(a * b for a, b in zip(w[:, 0], x[:, 0]))"}),
        Variant("raveled_first", {LOOP: "    return w.ravel() @ x.ravel()"}),
        Variant(
            "while_loop",
            {
                LOOP: "    total, i = 0, 0\n    while i < len(w):\n        total += w[i][0] * x[i][0]\n"
                "        i += 1\n    return total"
            },
        ),
        Variant(
            "plain_floats",
            {"w[i, 0] * x[i, 0]": "float(w[i, 0]) * float(x[i, 0])"},
        ),
        Variant("items_of_rows", {"w[i, 0] * x[i, 0]": "w[i].item() * x[i].item()"}),
        Variant(
            "recursive",
            {LOOP: "    return 0.0 if len(w) == 0 else w[0, 0] * x[0, 0] + dot_loop(w[1:], x[1:])"},
        ),
        Variant("backwards", {"range(w.shape[0])": "reversed(range(w.size))"}),
    ),
)


DOT_VECTORIZED = Exercise(
    name="dot_vectorized",
    points=5,
    draw=draw_dot,
    args=("w", "x"),
    returns=("total",),
    mistakes=(
        Mistake(
            "columns_not_transposed",
            _returns(DOT, "np.dot(w, x)"),
            "Two columns, or two rows, don't fit together in a matrix product: write both shapes down.",
        ),
        Mistake(
            "outer_product",
            _returns(DOT, "np.dot(w, x.T)"),
            "A column times a row gives a matrix: which of the two has to be the row?",
        ),
        Mistake(
            "both_transposed",
            _returns(DOT, "np.dot(w.T, x.T)"),
            "Two columns, or two rows, don't fit together in a matrix product: write both shapes down.",
        ),
        Mistake(
            "products_not_added",
            _returns(DOT, "w * x"),
            "These are the products one by one: their sum is asked for.",
        ),
        Mistake(
            "array_of_one_entry",
            _returns(DOT, "np.dot(w.T, x)"),
            "The value is right, but it still sits in an array of shape (1, 1): take it out.",
        ),
        Mistake(
            "first_entry_of_the_outer_product",
            _returns(DOT, "np.dot(w, x.T)[0, 0]"),
            "This is the first entry of a whole matrix: which of the two has to be transposed?",
        ),
        Mistake(
            "row_times_column_entry_by_entry",
            _returns(DOT, "np.sum(w.T * x)"),
            "A row and a column are stretched into a square by `*`: look at the shapes of your two factors.",
        ),
        Mistake(
            "sum_of_sums",
            _returns(DOT, "np.sum(w + x)"),
            "You add each weight to its input, and the formula multiplies them.",
        ),
        Mistake(
            "mean_of_products",
            _returns(DOT, "np.mean(w * x)"),
            "You take the mean of the products: the formula is a sum.",
        ),
        Mistake(
            "weights_with_themselves",
            _returns(DOT, "np.dot(w.T, w).item()"),
            "The inputs play no part in your result: look at the second factor.",
        ),
        Mistake(
            "inputs_with_themselves",
            _returns(DOT, "np.dot(x.T, x).item()"),
            "The weights play no part in your result: look at the first factor.",
        ),
        Mistake(
            "product_of_lengths",
            _returns(DOT, "np.linalg.norm(w) * np.linalg.norm(x)"),
            "You multiply two lengths: the dot product multiplies entry with entry, and knows signs.",
        ),
        Mistake(
            "absolute_products",
            _returns(DOT, "np.sum(np.abs(w * x))"),
            "Products with a minus sign count as positive in your sum.",
        ),
        Mistake(
            "wrong_axis_added",
            _returns(DOT, "np.sum(w * x, axis=1)"),
            "You add along the rows, where there is a single entry: the sum runs over all of them.",
        ),
        Mistake(
            "dot_in_whole_numbers",
            _returns(DOT, "int(np.dot(w.T, x).item())"),
            "What comes after the decimal point is lost: where does your function make a whole number?",
        ),
        Mistake("dot_vectorized_returns_nothing", {DOT: "print(np.dot(w.T, x))"}, NOTHING_RETURNED),
    ),
    variants=(
        asserting("return np.dot", "w.shape == x.shape and np.dot(w.T, x).shape == (1, 1)"),
        asserting("return np.dot", "1 < w.size < 50", at_edges=False),
        Variant("sum_of_products", _returns(DOT, "np.sum(w * x)")),
        Variant("at_sign_and_index", _returns(DOT, "(w.T @ x)[0, 0]")),
        Variant("vdot", _returns(DOT, "np.vdot(w, x)")),
        Variant("einsum_dot", _returns(DOT, 'np.einsum("ij,ij->", w, x)')),
        Variant("raveled_dot", _returns(DOT, "np.dot(w.ravel(), x.ravel())")),
        Variant("squeezed", _returns(DOT, "np.squeeze(np.dot(w.T, x))")),
        Variant("inputs_transposed", _returns(DOT, "float((x.T @ w)[0, 0])")),
        Variant("trace_of_the_outer_product", _returns(DOT, "np.trace(w @ x.T)")),
        Variant("tensordot", _returns(DOT, "np.tensordot(w, x)")),
        Variant("with_a_loop", _returns(DOT, "sum(w[i, 0] * x[i, 0] for i in range(len(w)))")),
        Variant("through_the_loop", _returns(DOT, "dot_loop(w, x)")),
    ),
)


# Two losses.


def draw_loss(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Rows; then matrices, rank 1, a column, a single example, labels as bytes and as truth values."""
    m = [int(k) for k in rng.permutation(np.arange(3, 8))]
    yield _errors(normal(rng, 1, m[0]), normal(rng, 1, m[0]) * 2)
    yield _errors(rng.uniform(0.05, 0.95, (1, m[1])).round(3), np.arange(m[1]).reshape(1, m[1]) % 2)
    yield _errors(_positive(rng, 1, m[2]), normal(rng, 1, m[2]))
    yield _errors(_positive(rng, 2, 3), normal(rng, 2, 3), "edge")
    yield _errors(normal(rng, 3, 3), _positive(rng, 3, 3), "edge")
    yield _errors(normal(rng, m[2]), normal(rng, m[2]), "edge")
    yield _errors(normal(rng, m[3], 1), normal(rng, m[3], 1), "edge")
    yield _errors(normal(rng, 1, 1), normal(rng, 1, 1) + 4, "edge")
    yield _errors(_positive(rng, 1, m[4]), (np.arange(m[4]).reshape(1, m[4]) % 3).astype(np.uint8), "edge")
    truth = rng.permutation([True, False, False, True]).reshape(1, 4)
    yield _errors(rng.uniform(0.05, 0.95, (1, 4)).round(3), truth, "edge")


def _errors(yhat: Array, y: Array, group: Group = "ordinary") -> Case:
    return Case((yhat, y), group)


L1_LOSS = Exercise(
    name="l1_loss",
    points=6,
    draw=draw_loss,
    args=("yhat", "y"),
    returns=("loss",),
    mistakes=(
        Mistake(
            "mean_of_absolute_errors",
            _returns(L1, "np.mean(np.abs(y - yhat))"),
            "You take the mean: the formula is a sum, and nothing is divided.",
        ),
        Mistake(
            "divided_by_m",
            _returns(L1, "np.sum(np.abs(y - yhat)) / y.shape[-1]"),
            "You divide by the number of examples: the formula is a sum, and nothing is divided.",
        ),
        Mistake(
            "errors_cancel",
            _returns(L1, "np.sum(y - yhat)"),
            "Errors of opposite sign cancel in your sum: look for the bars in the formula.",
        ),
        Mistake(
            "absolute_value_of_the_sum",
            _returns(L1, "np.abs(np.sum(y - yhat))"),
            "Errors of opposite sign cancel before the absolute value is taken: look at the order.",
        ),
        Mistake(
            "difference_of_absolute_values",
            _returns(L1, "np.sum(np.abs(y)) - np.sum(np.abs(yhat))"),
            "The absolute value belongs to the difference, not to its two parts.",
        ),
        Mistake(
            "absolute_errors_not_added",
            _returns(L1, "np.abs(y - yhat)"),
            "These are the errors one by one: their sum is asked for.",
        ),
        Mistake(
            "built_in_sum",
            _returns(L1, "sum(np.abs(y - yhat))"),
            "Python's own `sum` goes along the first axis only, and an array is left.",
        ),
        Mistake(
            "sum_along_the_rows",
            _returns(L1, "np.sum(np.abs(y - yhat), axis=1)"),
            "You add along one axis, and there may be more: which sum takes in all entries?",
        ),
        Mistake(
            "squared_errors",
            _returns(L1, "np.sum((y - yhat) ** 2)"),
            "This is the L2 loss, which is the next exercise.",
        ),
        Mistake(
            "root_of_squared_errors",
            _returns(L1, "np.linalg.norm(y - yhat)"),
            "This is the length of the error vector: the L1 loss knows neither squares nor a root.",
        ),
        Mistake(
            "roots_of_absolute_errors",
            _returns(L1, "np.sum(np.sqrt(np.abs(y - yhat)))"),
            "There is a root in your sum that the formula does not have.",
        ),
        Mistake(
            "matrix_norm",
            _returns(L1, "np.linalg.norm(y - yhat, 1)"),
            "For a matrix, this norm is the largest sum of a column: add up all entries yourself.",
        ),
        Mistake(
            "largest_error",
            _returns(L1, "np.max(np.abs(y - yhat))"),
            "This is the largest of the errors: all of them count.",
        ),
        Mistake(
            "errors_added_instead_of_subtracted",
            _returns(L1, "np.sum(np.abs(y + yhat))"),
            "An error is a difference: look at the sign between the two.",
        ),
        Mistake(
            "only_the_first_row",
            {L1: "return sum(abs(y[0, i] - yhat[0, i]) for i in range(y.shape[1]))"},
            "Your loop goes along the first row: there may be more rows, or a single axis.",
        ),
        Mistake(
            "labels_negated",
            _returns(L1, "np.sum(np.abs(-y + yhat))"),
            "NumPy can't negate `True` and `False`: subtract one array from the other instead.",
        ),
        Mistake(
            "every_label_with_every_prediction",
            _returns(L1, "np.sum(np.abs(y.reshape(-1, 1) - yhat.ravel()))"),
            "A column minus an array of rank 1 is a square: each label meets all predictions.",
        ),
        Mistake("l1_loss_returns_nothing", {L1: "print(np.sum(np.abs(y - yhat)))"}, NOTHING_RETURNED),
    ),
    variants=(
        asserting("return np.sum", "yhat.shape == y.shape"),
        asserting(
            "return np.sum", "y.shape[0] == 1 and y.ndim == 2 and yhat.shape == (1, y.size)", at_edges=False
        ),
        Variant("other_order", _returns(L1, "np.sum(abs(yhat - y))")),
        Variant("method_and_float", _returns(L1, "float(np.absolute(y - yhat).sum())")),
        Variant("mean_times_size", _returns(L1, "np.mean(np.abs(y - yhat)) * y.size")),
        Variant("norm_of_rank_one", _returns(L1, "np.linalg.norm((y - yhat).ravel(), 1)")),
        Variant("root_of_each_square", _returns(L1, "np.sum(np.sqrt((yhat - y) ** 2))")),
        Variant("signs_as_weights", _returns(L1, "np.vdot(yhat - y, np.sign(yhat - y))")),
        Variant("larger_minus_smaller", _returns(L1, "np.sum(np.maximum(y, yhat) - np.minimum(y, yhat))")),
        Variant(
            "loop_over_all",
            {L1: "return sum(abs(float(a) - float(b)) for a, b in zip(yhat.ravel(), y.ravel()))"},
        ),
        Variant("loss_without_dimension", _returns(L1, "np.array(np.sum(np.abs(y - yhat)))")),
    ),
)


L2_LOSS = Exercise(
    name="l2_loss",
    points=6,
    draw=draw_loss,
    args=("yhat", "y"),
    returns=("loss",),
    mistakes=(
        Mistake(
            "mean_of_squared_errors",
            _returns(L2, "np.mean((y - yhat) ** 2)"),
            "You take the mean: the formula is a sum, and nothing is divided.",
        ),
        Mistake(
            "squares_divided_by_m",
            _returns(L2, "np.sum((y - yhat) ** 2) / y.shape[-1]"),
            "You divide by the number of examples: the formula is a sum, and nothing is divided.",
        ),
        Mistake(
            "half_of_the_squares",
            _returns(L2, "np.sum((y - yhat) ** 2) / 2"),
            "Some books put a factor one half before the sum: this formula has none.",
        ),
        Mistake(
            "length_of_the_error_vector",
            _returns(L2, "np.linalg.norm(y - yhat)"),
            "This is the length of the error vector: the formula has no root.",
        ),
        Mistake(
            "root_of_the_mean_square",
            _returns(L2, "np.sqrt(np.mean((y - yhat) ** 2))"),
            "Your result has a mean and a root in it: the formula has neither.",
        ),
        Mistake(
            "absolute_errors",
            _returns(L2, "np.sum(np.abs(y - yhat))"),
            "This is the L1 loss: here the errors are squared.",
        ),
        Mistake(
            "square_of_the_sum",
            _returns(L2, "np.sum(y - yhat) ** 2"),
            "You square the sum, and the formula adds up squares: look at your parentheses.",
        ),
        Mistake(
            "difference_of_squares",
            _returns(L2, "np.sum(y.astype(float) ** 2 - yhat**2)"),
            "The square belongs to the difference, not to its two parts.",
        ),
        Mistake(
            "only_the_predictions_squared",
            _returns(L2, "np.sum(y - yhat**2)"),
            "A power binds more tightly than a minus: look at your parentheses.",
        ),
        Mistake(
            "doubled_instead_of_squared",
            _returns(L2, "np.sum((y - yhat) * 2)"),
            "One star multiplies by two: the square needs another operator.",
        ),
        Mistake(
            "caret_for_power",
            _returns(L2, "np.sum((y - yhat) ^ 2)"),
            "The sign `^` is no power in Python: it works on the bits of whole numbers.",
        ),
        Mistake(
            "dot_without_transpose",
            _returns(L2, "np.dot(y - yhat, y - yhat)"),
            "A matrix product of the errors with themselves works for rank 1 alone: look at the shapes.",
        ),
        Mistake(
            "dot_with_transpose",
            _returns(L2, "np.dot(y - yhat, (y - yhat).T)"),
            "A matrix product gives an array here, and for a column even a large square: add up squares.",
        ),
        Mistake(
            "dot_with_transpose_added",
            _returns(L2, "np.sum(np.dot(y - yhat, (y - yhat).T))"),
            "This is right for one row only: in other shapes, errors of different entries meet each other.",
        ),
        Mistake(
            "squares_of_the_first_row",
            {L2: "return sum((y[0, i] - yhat[0, i]) ** 2 for i in range(y.shape[1]))"},
            "Your loop goes along the first row: there may be more rows, or a single axis.",
        ),
        Mistake(
            "labels_negated_and_squared",
            _returns(L2, "np.sum((-y + yhat) ** 2)"),
            "NumPy can't negate `True` and `False`: subtract one array from the other instead.",
        ),
        Mistake(
            "squared_errors_not_added",
            _returns(L2, "(y - yhat) ** 2"),
            "These are the squares one by one: their sum is asked for.",
        ),
        Mistake(
            "built_in_sum_of_squares",
            _returns(L2, "sum((y - yhat) ** 2)"),
            "Python's own `sum` goes along the first axis only, and an array is left.",
        ),
        Mistake(
            "squares_added_along_the_rows",
            _returns(L2, "np.sum((y - yhat) ** 2, axis=1)"),
            "You add along one axis, and there may be more: which sum takes in all entries?",
        ),
        Mistake(
            "squares_of_every_label_with_every_prediction",
            _returns(L2, "np.sum((y.reshape(-1, 1) - yhat.ravel()) ** 2)"),
            "A column minus an array of rank 1 is a square: each label meets all predictions.",
        ),
        Mistake("l2_loss_returns_nothing", {L2: "print(np.sum((y - yhat) ** 2))"}, NOTHING_RETURNED),
    ),
    variants=(
        asserting("return np.sum", "yhat.shape == y.shape"),
        asserting(
            "return np.sum", "y.shape[0] == 1 and y.ndim == 2 and yhat.shape == (1, y.size)", at_edges=False
        ),
        Variant("other_order_of_squares", _returns(L2, "np.sum(np.square(yhat - y))")),
        Variant("errors_times_errors", {L2: "d = yhat - y\n    return float(np.sum(d * d))"}),
        Variant("raveled_errors", {L2: "d = (yhat - y).ravel()\n    return d @ d"}),
        Variant("vdot_of_errors", {L2: "d = yhat - y\n    return np.vdot(d, d)"}),
        Variant("square_of_the_length", _returns(L2, "np.linalg.norm(yhat - y) ** 2")),
        Variant("numpy_power", _returns(L2, "np.power(y - yhat, 2).sum()")),
        Variant("absolute_then_squared", _returns(L2, "np.sum(np.abs(y - yhat) ** 2)")),
        Variant("einsum_of_errors", {L2: 'd = (yhat - y).flatten()\n    return np.einsum("i,i->", d, d)'}),
        Variant(
            "loop_over_squares",
            {L2: "return sum((float(a) - float(b)) ** 2 for a, b in zip(yhat.flat, y.flat))"},
        ),
        Variant(
            "annotated_and_printing",
            {
                "(yhat, y):": "(yhat: np.ndarray, y: np.ndarray) -> float:",
                L2: 'loss = np.sum((y - yhat) ** 2)\n    print(f"{loss:.3f}")\n    return loss.item()',
            },
        ),
    ),
)


EXERCISES: tuple[Exercise, ...] = (
    SIGMOID_EXERCISE,
    SIGMOID_DERIVATIVE,
    FORWARD_GRAPH,
    BACKWARD_GRAPH,
    IMAGE_TO_VECTOR,
    AS_COLUMN,
    CALORIE_PERCENTAGES,
    NORMALIZE_ROWS,
    SOFTMAX,
    DOT_LOOP,
    DOT_VECTORIZED,
    L1_LOSS,
    L2_LOSS,
)
"""In the order of the notebook."""


QUESTIONS: tuple[Question, ...] = (
    Question(
        name="question_slope_from_value",
        points=2,
        wrong={
            "0.8": "This is the value itself. Its slope is something else.",
            "0.2": "This is one of the two factors of the formula.",
            "0.64": "You have squared the value: the second factor is another.",
            "0.25": "This is the largest slope there is. At which value of the sigmoid does it occur?",
            "-0.16": "The sigmoid rises everywhere: which sign has its slope?",
            "1.44": "Look at the sign between the two terms in the parentheses.",
            "0.36": "This is how the slope of tanh is formed. The sigmoid has another formula.",
        },
    ),
    Question(
        name="question_nudge",
        points=3,
        wrong={
            "6": "This is the slope. The nudge is much smaller than 1.",
            "0.21": "This is what a nudge of `c` would do: which factor belongs to `db`?",
            "0.03": "This is what a nudge of `a` would do. Between `b` and `J` stands one more step.",
            "0.02": "So far moves `u`: how much further does `J` move?",
            "0.01": "So far moves `b` itself: how far does `J` move, compared with it?",
            "54.06": "This is what `J` becomes. By how much has it grown?",
            "0.42": "The slope holds one of the two factors of the product, not both.",
        },
    ),
    Question(
        name="question_rank_one",
        points=2,
        options=("()", "(5,)", "(1, 1)", "(5, 5)"),
        wrong={
            "(5,)": "For two vectors of rank 1, what does `np.dot` do with the products?",
            "(1, 1)": "That is what a row times a column gives: how many axes has `a`?",
            "(5, 5)": "That is what a column times a row gives: what does transposing do to rank 1?",
        },
    ),
    Question(
        name="question_shapes_that_fit",
        points=2,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "Align both shapes at the right end: where the sizes differ, is one of them 1?",
            "b": "Align both shapes at the right end: where the sizes differ, is one of them 1?",
            "c": "The shape is (3,). Align it at the right end of (4, 3): below which size does it stand?",
        },
    ),
    Question(
        name="question_silent_square",
        points=2,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "Align both shapes at the right end, and fill up with 1 on the left: do they fit?",
            "b": "Which shape has `y - yhat`? Align both shapes at the right end.",
            "d": "`np.sum` without `axis` adds up everything: how many entries are there to add up?",
        },
    ),
)
"""In the order of the notebook."""
