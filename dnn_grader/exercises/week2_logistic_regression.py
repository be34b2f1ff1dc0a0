"""Week 2, logistic regression: what is asked, how it is tried, and how students get it wrong or right.

Edits are made in the solution cells of ``source/week2_logistic_regression/week2_logistic_regression.ipynb``;
an old text stands there exactly once. The mistakes are those of public forums and notebooks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from dnn_grader.exercises.declared import Case, Exercise, Group, Mistake, Question, Reference, Variant
from dnn_grader.exercises.drawing import beyond, edge_steps, few_steps, printed_steps, size, sums_around_half
from dnn_grader.exercises.habits import asserting, printing

Array = NDArray[np.float64]

# Lines of the solutions that several edits change.
SQUASHED = "1 / (1 + np.exp(-np.clip(z, -500, 500)))"
LOSSES = "-(Y * np.log(P) + (1 - Y) * np.log(1 - P))"
GRADIENTS = 'return {"dw": dw, "db": db}, cost'
MOVE_W = 'w = w - learning_rate * grads["dw"]'
MOVE_B = 'b = b - learning_rate * grads["db"]'
LEARNED = 'return {"w": w, "b": b}, grads, costs'
DECISION = "return (A > 0.5).astype(int)"
TRAINING = "optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)"
RESULT = "    return {\n"


def _sizes(rng: Generator, count: int) -> list[int]:
    """Sizes that all differ, so that an exchanged axis shows."""
    return [int(n) for n in rng.permutation(np.arange(2, 7))[:count]]


def _normal(rng: Generator, *shape: int) -> Array:
    return rng.normal(size=shape).round(3)


def _bias(rng: Generator) -> float:
    """A bias well away from 0, so that a forgotten one shows."""
    return round(float(rng.uniform(0.5, 1.5) * rng.choice([-1, 1])), 3)


def _labels(rng: Generator, m: int) -> NDArray[np.int64]:
    """Labels of both kinds, for two or more examples."""
    return rng.permutation(np.arange(m) % 2).reshape(1, m)


def _neuron(rng: Generator, n: int, m: int) -> tuple[Array, float, Array, NDArray[np.int64]]:
    """Weights, bias, inputs and labels."""
    return _normal(rng, n, 1), _bias(rng), _normal(rng, n, m), _labels(rng, m)


# From pictures to inputs.


def draw_flatten_images(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Squares, as all pictures of the course are; then others, one picture, one pixel, one row, fractions."""
    m, height, width = _sizes(rng, 3)
    yield _pictures(rng, m, height, height)
    yield _pictures(rng, height, width, width)
    yield _pictures(rng, 4, 4, 4)
    yield _pictures(rng, width, m, height, edge=True)
    yield _pictures(rng, 1, height, width, edge=True)
    yield _pictures(rng, m, 1, 1, edge=True)
    yield _pictures(rng, m, 1, width, edge=True)
    yield Case((rng.uniform(0, 1, (m, width, height, 3)).round(4),), "edge")


def _pictures(rng: Generator, m: int, height: int, width: int, *, edge: bool = False) -> Case:
    images = rng.integers(0, 256, (m, height, width, 3), dtype=np.uint8)
    return Case((images,), "edge" if edge else "ordinary")


FLATTEN_IMAGES = Exercise(
    name="flatten_images",
    points=10,
    draw=draw_flatten_images,
    args=("images",),
    returns=("X",),
    compare="flattened",
    mistakes=(
        Mistake(
            "pictures_mixed_by_reshape",
            {"images.reshape(m, -1).T": "images.reshape(-1, m)"},
            "The shape is right, and each column mixes numbers of several pictures: `reshape` deals them out "
            "row after row, so ask which numbers end up together.",
        ),
        Mistake(
            "pictures_mixed_in_column_order",
            {"images.reshape(m, -1).T": 'images.reshape(-1, m, order="F")'},
            "The shape is right, and each column mixes numbers of several pictures: no `order` puts that "
            "right in a single `reshape`, so ask whether a picture can become a column there, or a row.",
        ),
        Mistake(
            "one_row_for_each_picture",
            {"images.reshape(m, -1).T": "images.reshape(m, -1)"},
            "Each picture is a row in your result: examples are columns in this course.",
        ),
        Mistake(
            "all_pictures_in_one_column",
            {"images.reshape(m, -1).T": "images.reshape(-1, 1)"},
            "All pictures stand one below the other in a single column: each needs a column of its own.",
        ),
        Mistake(
            "pictures_of_rank_one",
            {"images.reshape(m, -1).T": "images.reshape(-1)"},
            "Your result has only one dimension: it should have a row for each pixel value and a column for "
            "each picture.",
        ),
        Mistake(
            "picture_size_written_in",
            {"reshape(m, -1)": "reshape(m, 64 * 64 * 3)"},
            "The size of the photographs is written into your code: other pictures have other sizes.",
        ),
        Mistake(
            "picture_size_written_in_and_number_left_open",
            {"reshape(m, -1)": "reshape(-1, 64 * 64 * 3)"},
            "The size of the photographs is written into your code: other pictures have other sizes.",
        ),
        Mistake(
            "square_pictures_taken_for_granted",
            {"reshape(m, -1)": "reshape(m, images.shape[1] * images.shape[1] * 3)"},
            "Your code takes every picture for a square: height and width may differ.",
        ),
        Mistake(
            "number_of_pictures_written_in",
            {"images.shape[0]": "209"},
            "The number of pictures is written into your code: it should come from the array.",
        ),
        Mistake(
            "wrong_axis_counted",
            {"images.shape[0]": "images.shape[1]"},
            "You take the height for the number of pictures: which axis of `images` counts them?",
        ),
        Mistake(
            "channels_kept_apart",
            {"images.reshape(m, -1).T": "images.reshape(m, -1, 3).T"},
            "The three colours are still an axis of their own: they belong into the same column.",
        ),
        Mistake(
            "one_colour_only",
            {"images.reshape(m, -1).T": "images[:, :, :, 0].reshape(m, -1).T"},
            "Your columns are too short by a factor of three: what has become of the other two colours?",
        ),
        Mistake(
            "colours_averaged",
            {"images.reshape(m, -1).T": "images.mean(axis=3).reshape(m, -1).T"},
            "You average the three colours into one grey value: all three numbers of a pixel are asked for.",
        ),
        Mistake(
            "first_picture_only",
            {"images.reshape(m, -1).T": "images[0].reshape(-1, 1)"},
            "Only the first picture is there: all of them are asked for.",
        ),
        Mistake(
            "every_column_the_first_picture",
            {"images.reshape(m, -1).T": "np.column_stack([images[0].ravel() for i in range(m)])"},
            "All your columns show the same picture: look at the index inside your loop.",
        ),
        Mistake(
            "divided_while_flattening",
            {"images.reshape(m, -1).T": "images.reshape(m, -1).T / 255"},
            "You divide by 255 here already: the numbers should come out as they are, the division is the "
            "next exercise.",
        ),
        Mistake(
            "flatten_images_returns_nothing",
            {"return images": "X = images"},
            "The function ends without giving anything back: look for `return` on its last line.",
        ),
    ),
    variants=(
        asserting("return images.reshape", "images.ndim == 4 and images.shape[3] == 3"),
        asserting(
            "return images.reshape",
            "images.shape[1] == images.shape[2]",
            "images.dtype == np.uint8",
            at_edges=False,
        ),
        Variant(
            "length_written_out", {"(m, -1)": "(m, images.shape[1] * images.shape[2] * images.shape[3])"}
        ),
        Variant("transposed_by_function", {"images.reshape(m, -1).T": "np.transpose(images.reshape(m, -1))"}),
        Variant("column_order", {"reshape(m, -1)": 'reshape(m, -1, order="F")'}),
        Variant("axes_reversed_first", {"images.reshape(m, -1).T": "images.T.reshape(-1, m)"}),
        Variant(
            "examples_moved_last", {"images.reshape(m, -1).T": "np.moveaxis(images, 0, -1).reshape(-1, m)"}
        ),
        Variant(
            "colour_planes",
            {"images.reshape(m, -1).T": "images.transpose(0, 3, 1, 2).reshape(m, -1).T"},
        ),
        Variant(
            "column_for_column",
            {"images.reshape(m, -1).T": "np.column_stack([image.ravel() for image in images])"},
        ),
        Variant(
            "filled_in_a_loop",
            {
                "    return images.reshape(m, -1).T": "    X = np.zeros((images[0].size, m))\n"
                "    for i in range(m):\n        X[:, i] = images[i].reshape(-1)\n    return X"
            },
        ),
        Variant("as_floats", {"images.reshape(m, -1).T": "images.astype(float).reshape(m, -1).T"}),
        Variant("number_by_len", {"images.shape[0]": "len(images)"}),
        Variant(
            "annotated_and_asserted",
            {
                "(images):": "(images: np.ndarray) -> np.ndarray:",
                "    return images": "    assert images.ndim == 4\n    return images",
            },
        ),
    ),
)


def draw_standardize(rng: Generator, reference: Reference) -> Iterator[Case]:
    """A dark set and one from black to white; then other types and shapes, nearly black, all black."""
    n, m = _sizes(rng, 2)
    yield Case((rng.integers(20, 200, (3 * n, m), dtype=np.uint8),))
    yield Case((_black_to_white(rng, 3 * m, n),))
    yield Case((_black_to_white(rng, 3 * n, 1),), "edge")
    yield Case((rng.integers(20, 200, (n, m)).astype(float),), "edge")
    yield Case((rng.integers(20, 200, (m, n)),), "edge")
    yield Case((np.zeros((n, m), dtype=np.uint8),), "edge")
    yield Case((rng.permutation(np.arange(n * m) % 2).astype(np.uint8).reshape(n, m),), "edge")
    yield Case((rng.integers(20, 200, (m, n, n + 1, 3), dtype=np.uint8),), "edge")
    yield Case((rng.integers(20, 200, n + m, dtype=np.uint8),), "edge")


def _black_to_white(rng: Generator, n: int, m: int) -> NDArray[np.uint8]:
    X = rng.integers(1, 255, (n, m), dtype=np.uint8)
    X[0, 0], X[-1, -1] = 0, 255
    return X


STANDARDIZE = Exercise(
    name="standardize",
    points=6,
    draw=draw_standardize,
    args=("X",),
    returns=("X",),
    mistakes=(
        Mistake(
            "not_divided",
            {"X / 255": "X"},
            "The numbers come out as they went in: what is the largest value that a pixel can have, and "
            "what should become of it?",
        ),
        Mistake(
            "whole_number_division",
            {"X / 255": "X // 255"},
            "Every shade between black and white is lost: one of Python's two divisions throws the fraction "
            "away, and so does turning it into a whole number.",
        ),
        Mistake(
            "fractions_rounded",
            {"X / 255": "np.round(X / 255)"},
            "Only 0 and 1 are left: rounding throws away every shade between black and white.",
        ),
        Mistake(
            "divided_by_256",
            {"X / 255": "X / 256"},
            "White should become exactly 1, and yours stays a little below: a byte counts from 0.",
        ),
        Mistake(
            "divided_by_a_hundred_percent",
            {"X / 255": "X / 100"},
            "Some of your results are larger than 1: what is the largest value that a pixel can have?",
        ),
        Mistake(
            "divided_twice",
            {"X / 255": "X / 255 / 255"},
            "Your results are 255 times too small: the division is done twice.",
        ),
        Mistake(
            "divided_by_own_maximum",
            {"X / 255": "X / max(X.max(), 1)"},
            "You divide by the brightest pixel that happens to be there, so that the same picture gets other "
            "numbers in another set: divide by what a pixel can be.",
        ),
        Mistake(
            "divided_by_own_maximum_even_of_black",
            {"X / 255": "X / X.max()"},
            "You divide by the brightest pixel that happens to be there, so that the same picture gets other "
            "numbers in another set: divide by what a pixel can be.",
        ),
        Mistake(
            "divided_only_where_it_seems_needed",
            {"X / 255": "X / 255 if X.max() > 1 else X"},
            "Nearly black pictures come out as they went in, as if they had been divided before: the same "
            "division is for all pictures, whatever is in them.",
        ),
        Mistake(
            "two_dimensions_unpacked",
            {
                "    return X / 255": "    rows, columns = X.shape\n"
                "    return np.array([[X[i, j] / 255 for j in range(columns)] for i in range(rows)])"
            },
            "Your code takes rows and columns for granted: `X` may have any number of dimensions.",
        ),
        Mistake(
            "two_dimensions_looped_over",
            {"X / 255": "np.array([[pixel / 255 for pixel in row] for row in X.tolist()])"},
            "Your code takes rows and columns for granted: `X` may have any number of dimensions.",
        ),
        Mistake(
            "stretched_from_minimum_to_maximum",
            {"X / 255": "(X.astype(float) - X.min()) / max(X.max() - X.min(), 1)"},
            "You stretch every set from its darkest to its brightest pixel, so that the same picture gets "
            "other numbers in another set.",
        ),
        Mistake(
            "mean_and_deviation",
            {"X / 255": "(X - X.mean()) / (X.std() + 1e-8)"},
            "You subtract the mean and divide by the spread. Others call that standardizing too; here only "
            "one division is asked for.",
        ),
        Mistake(
            "centred_around_zero",
            {"X / 255": "X / 127.5 - 1"},
            "Your results go from -1 to 1: black should become 0.",
        ),
        Mistake(
            "white_and_black_exchanged",
            {"X / 255": "1 - X / 255"},
            "Your pictures are negatives: black should become 0 and white 1.",
        ),
        Mistake(
            "whole_numbers_divided_in_place",
            {"return X / 255": "X /= 255\n    return X"},
            "An array of whole numbers can't hold fractions, so it can't be divided in place: make a new "
            "array.",
        ),
        Mistake(
            "standardize_transposes",
            {"X / 255": "X.T / 255"},
            "The values are right and rows and columns have changed places.",
        ),
        Mistake(
            "standardize_returns_nothing",
            {"return X / 255": "print(X / 255)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting("return X / 255", "X.min() >= 0 and X.max() <= 255"),
        asserting("return X / 255", "X.ndim == 2 and X.dtype == np.uint8", "X.max() > 1", at_edges=False),
        Variant("float_divisor", {"/ 255": "/ 255.0"}),
        Variant("converted_first", {"X / 255": "X.astype(float) / 255"}),
        Variant("single_precision", {"X / 255": "X.astype(np.float32) / np.float32(255)"}),
        Variant("multiplied_by_inverse", {"X / 255": "X * (1 / 255)"}),
        Variant("divide_function", {"X / 255": "np.divide(X, 255)"}),
        Variant("largest_byte_looked_up", {"/ 255": "/ np.iinfo(np.uint8).max"}),
        Variant(
            "copy_divided_in_place", {"return X / 255": "X = X.astype(float)\n    X /= 255\n    return X"}
        ),
        Variant(
            "number_for_number",
            {"X / 255": "np.array([pixel / 255 for pixel in X.ravel().tolist()]).reshape(X.shape)"},
        ),
        Variant(
            "asserted_range",
            {"return X / 255": "X = X / 255\n    assert 0 <= X.min() <= X.max() <= 1\n    return X"},
        ),
    ),
)


# One neuron.


def draw_sigmoid(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Two arrays and a number; then a column, one row, zero, whole numbers, very large numbers."""
    n, m = _sizes(rng, 2)
    yield Case((beyond(rng, n, m),))
    yield Case((_normal(rng, 1, m + 2),))
    yield Case((round(float(rng.uniform(0.5, 3)), 3),))
    yield Case((_normal(rng, n, 1),), "edge")
    yield Case((0,), "edge")
    yield Case((rng.integers(-4, 5, (1, m)),), "edge")
    yield Case((rng.permutation([-1000.0, -40.0, 40.0, 1000.0]).reshape(1, 4),), "edge")


SIGMOID = Exercise(
    name="sigmoid",
    points=8,
    draw=draw_sigmoid,
    args=("z",),
    returns=("a",),
    mistakes=(
        Mistake(
            "sign_of_the_exponent",
            {"np.exp(-np.clip(z, -500, 500))": "np.exp(np.clip(z, -500, 500))"},
            "Your result falls where it should rise: look at the sign inside the exponential.",
        ),
        Mistake(
            "parentheses_of_the_denominator",
            {SQUASHED: "1 / 1 + np.exp(-np.clip(z, -500, 500))"},
            "Some of your results are larger than 1: in which order does Python work out your fraction?",
        ),
        Mistake(
            "parentheses_of_the_plain_denominator",
            {SQUASHED: "1 / 1 + np.exp(-z)"},
            "Some of your results are larger than 1: in which order does Python work out your fraction?",
        ),
        Mistake(
            "minus_in_the_denominator",
            {SQUASHED: "1 / (1 - np.exp(-z))"},
            "The denominator of the formula is never smaller than 1: look at the sign between its two parts.",
        ),
        Mistake(
            "one_left_out",
            {"(1 + np.exp(-np.clip(z, -500, 500)))": "np.exp(-np.clip(z, -500, 500))"},
            "At 0 the result should be one half: look at the denominator of the formula.",
        ),
        Mistake(
            "one_left_out_of_the_plain_formula",
            {SQUASHED: "1 / np.exp(-z)"},
            "At 0 the result should be one half: look at the denominator of the formula.",
        ),
        Mistake(
            "only_the_exponential",
            {SQUASHED: "np.exp(-np.clip(z, -500, 500))"},
            "This is the exponential alone: it is one part of a fraction.",
        ),
        Mistake(
            "only_the_plain_exponential",
            {SQUASHED: "np.exp(-z)"},
            "This is the exponential alone: it is one part of a fraction.",
        ),
        Mistake(
            "exponential_for_single_numbers",
            {"    return 1": "    import math\n\n    return 1", "np.exp(": "math.exp("},
            "The exponential of Python's `math` takes one number at a time: NumPy's takes whole arrays.",
        ),
        Mistake(
            "exponential_overflows",
            {SQUASHED: "np.exp(z) / (1 + np.exp(z))"},
            "For large inputs your exponential is infinite, and infinite divided by infinite is no number: "
            "the form in the text has only one exponential.",
        ),
        Mistake(
            "tanh_instead",
            {SQUASHED: "np.tanh(z)"},
            "Some of your results are negative: this is another curve of the same form.",
        ),
        Mistake(
            "tanh_of_the_full_input",
            {SQUASHED: "(np.tanh(z) + 1) / 2"},
            "Your curve goes from 0 to 1 and is too steep: compare it with the formula at 1.",
        ),
        Mistake(
            "relu_instead",
            {SQUASHED: "np.maximum(0, z)"},
            "This is ReLU, which knows no upper end: a probability lies between 0 and 1.",
        ),
        Mistake(
            "slope_returned",
            {"    return 1": "    a = 1", "500)))": "500)))\n    return a * (1 - a)"},
            "At 0 your result is one quarter: you return the slope of the curve, not the curve.",
        ),
        Mistake(
            "rounded_to_a_decision",
            {SQUASHED: "np.round(1 / (1 + np.exp(-np.clip(z, -500, 500))))"},
            "Only 0 and 1 come out: the probability itself is asked for, the decision is a later step.",
        ),
        Mistake(
            "share_of_the_sum",
            {SQUASHED: "np.exp(-np.clip(z, -50, 50)) / np.sum(np.exp(-np.clip(z, -50, 50)))"},
            "Your results depend on one another: each entry is squashed by itself, so there is no sum.",
        ),
        Mistake(
            "softmax_instead",
            {SQUASHED: "np.exp(z - np.max(z)) / np.sum(np.exp(z - np.max(z)))"},
            "Your results depend on one another: each entry is squashed by itself, so there is no sum.",
        ),
        Mistake(
            "loop_over_the_length",
            {SQUASHED: "np.array([1 / (1 + np.exp(-z[i])) for i in range(len(z))])"},
            "A single number has no length, and `z` may be one: NumPy computes with numbers and arrays "
            "alike, so no loop is needed.",
        ),
        Mistake(
            "kept_in_whole_numbers",
            {
                "    return 1": "    a = np.zeros_like(z)\n    a[...] = 1",
                "500)))": "500)))\n    return a",
            },
            "For whole numbers your results are cut off to whole numbers too: which type has the array that "
            "you put them into?",
        ),
        Mistake(
            "cache_returned_too",
            {"500)))": "500))), z"},
            "Two things come back, and only the array is asked for here; the pair belongs to week 4.",
        ),
        Mistake(
            "sigmoid_loses_the_shape",
            {SQUASHED: "np.ravel(1 / (1 + np.exp(-np.clip(z, -500, 500))))"},
            "The values are right and the shape is lost: the result has the shape of `z`.",
        ),
        Mistake(
            "sigmoid_returns_nothing",
            {"    return 1": "    a = 1"},
            "The function ends without giving anything back: look for `return` on its last line.",
        ),
    ),
    variants=(
        asserting("return 1 /", "np.all(np.isfinite(z))"),
        asserting("return 1 /", "np.all(np.abs(z) < 30)", at_edges=False),
        Variant("plain_formula", {SQUASHED: "1 / (1 + np.exp(-z))"}),
        Variant("power_of_e", {SQUASHED: "1 / (1 + np.e ** (-1.0 * z))"}),
        Variant("half_of_tanh", {SQUASHED: "0.5 * (1 + np.tanh(z / 2))"}),
        Variant("reciprocal", {SQUASHED: "np.reciprocal(1 + np.exp(-np.asarray(z, dtype=float)))"}),
        Variant("negative_power", {SQUASHED: "(1 + np.exp(-z)) ** -1.0"}),
        Variant("by_logaddexp", {SQUASHED: "np.exp(-np.logaddexp(0, -z))"}),
        Variant(
            "two_stable_halves",
            {
                "    return 1": "    e = np.exp(-np.abs(z))\n"
                "    return np.where(np.asarray(z) >= 0, 1 / (1 + e), e / (1 + e))\n    return 1"
            },
        ),
        Variant(
            "vectorized_function",
            {
                "    return 1": "    import math\n\n"
                "    return np.vectorize(lambda t: 1 / (1 + math.exp(-max(t, -500))), otypes=[float])(z)\n"
                "    return 1"
            },
        ),
        Variant("array_of_no_dimension", {SQUASHED: "np.array(1 / (1 + np.exp(-z)))"}),
        Variant(
            "as_a_lambda",
            {"def sigmoid": "def unused", "500)))": "500)))\n\n\nsigmoid = lambda z: 1 / (1 + np.exp(-z))"},
        ),
    ),
)


def draw_initialize_with_zeros(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Two sizes; then one input, and many.

    Not as many as a photograph has: a wrong answer that is a square of them takes hundreds of megabytes.
    """
    for dim in rng.permutation(np.arange(2, 60))[:2]:
        yield Case((int(dim),))
    yield Case((1,), "edge")
    yield Case((size(rng, 200, 400),), "edge")


INITIALIZE_WITH_ZEROS = Exercise(
    name="initialize_with_zeros",
    points=6,
    draw=draw_initialize_with_zeros,
    args=("dim",),
    returns=("w", "b"),
    mistakes=(
        Mistake(
            "weights_of_rank_one",
            {"np.zeros((dim, 1))": "np.zeros(dim)"},
            "Your `w` has one dimension and should be a column: which shape do you ask `np.zeros` for?",
        ),
        Mistake(
            "weights_as_a_row",
            {"np.zeros((dim, 1))": "np.zeros((1, dim))"},
            "Your `w` is a row and should be a column: look at the order of the two sizes.",
        ),
        Mistake(
            "weights_as_a_square",
            {"np.zeros((dim, 1))": "np.zeros((dim, dim))"},
            "There is one weight for each input, and you make a whole table of them.",
        ),
        Mistake(
            "weights_as_a_list",
            {"np.zeros((dim, 1))": "[0.0] * dim"},
            "Your `w` is a list, and the later steps compute with a NumPy array.",
        ),
        Mistake(
            "one_weight_only",
            {"np.zeros((dim, 1))": "0.0"},
            "Each input has a weight of its own, and your `w` is a single number.",
        ),
        Mistake(
            "weights_of_one",
            {"np.zeros": "np.ones"},
            "The weights start at 1 in your function, and the text says where they start.",
        ),
        Mistake(
            "random_weights",
            {"np.zeros((dim, 1))": "np.random.randn(dim, 1) * 0.01"},
            "The weights are random. A single neuron needs no chance: the text says where it starts.",
        ),
        Mistake(
            "bias_of_one",
            {"b = 0.0": "b = 1.0"},
            "The weights are right. Look at where the bias starts.",
        ),
        Mistake(
            "bias_for_each_input",
            {"b = 0.0": "b = np.zeros((dim, 1))"},
            "The neuron has one bias, however many inputs it reads: a number is enough.",
        ),
        Mistake(
            "bias_as_a_matrix",
            {"b = 0.0": "b = np.zeros((1, 1))"},
            "Your `b` is an array with one row and one column, and a plain number is asked for.",
        ),
        Mistake(
            "size_of_photographs_written_in",
            {"np.zeros((dim, 1))": "np.zeros((12288, 1))"},
            "The number of inputs is written into your code: use the one that the caller gives.",
        ),
        Mistake(
            "start_returned_in_wrong_order",
            {"return w, b": "return b, w"},
            "Both are there, in the wrong order: compare the line with `return` with the docstring.",
        ),
        Mistake(
            "bias_not_returned",
            {"return w, b": "return w"},
            "The function gives back two things: one of them is missing after `return`.",
        ),
        Mistake(
            "start_in_a_dictionary",
            {"return w, b": 'return {"w": w, "b": b}'},
            "The two are asked for one after the other, not in a dictionary.",
        ),
        Mistake(
            "initialize_with_zeros_returns_nothing",
            {"return w, b": "print(w, b)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting("return w, b", "w.shape == (dim, 1)", "isinstance(b, float) or isinstance(b, int)"),
        asserting("return w, b", "w.shape[0] > 1", at_edges=False),
        Variant("whole_number_bias", {"b = 0.0": "b = 0"}),
        Variant("numpy_bias", {"b = 0.0": "b = np.float64(0)"}),
        Variant("bias_of_no_dimension", {"b = 0.0": "b = np.zeros(())"}),
        Variant("shape_as_a_list", {"np.zeros((dim, 1))": "np.zeros([dim, 1])"}),
        Variant("shape_by_name", {"np.zeros((dim, 1))": "np.zeros(shape=(dim, 1), dtype=np.float64)"}),
        Variant("zeros_reshaped", {"np.zeros((dim, 1))": "np.zeros(dim).reshape(-1, 1)"}),
        Variant("filled", {"np.zeros((dim, 1))": "np.full((dim, 1), 0.0)"}),
        Variant("array_of_lists", {"np.zeros((dim, 1))": "np.array([[0.0]] * dim)"}),
        Variant("both_in_a_list", {"return w, b": "return [w, b]"}),
    ),
)


def draw_propagate(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Three sizes, one of them square; then one example, one input, labels of other types, a start at 0."""
    n, m = _sizes(rng, 2)
    yield Case(_neuron(rng, n, m))
    yield Case(_neuron(rng, m, n + 4))
    yield Case(_neuron(rng, 3, 3))
    w, b, X, _ = _neuron(rng, n, 1)
    yield Case((w, b, X, np.array([[1]])), "edge")
    w, b, X, Y = _neuron(rng, 1, m)
    sure = 3 / np.abs(np.dot(w.T, X) + b).max()  # some prediction beyond 0.9 or below 0.1
    yield Case((sure * w, sure * b, X, Y), "edge")
    for kind in (np.uint8, np.bool_, np.float64):
        w, b, X, Y = _neuron(rng, n, m)
        yield Case((w, b, X, Y.astype(kind)), "edge")
    yield Case((np.zeros((n, 1)), 0, _normal(rng, n, m), _labels(rng, m)), "edge")


PROPAGATE = Exercise(
    name="propagate",
    points=20,
    draw=draw_propagate,
    args=("w", "b", "X", "Y"),
    returns=("grads", "cost"),
    needs=("sigmoid",),
    mistakes=(
        Mistake(
            "weights_not_transposed",
            {"np.dot(w.T, X)": "np.dot(w, X)"},
            "`w` and `X` both have a row for each input: write their shapes side by side and compare the "
            "inner sizes.",
        ),
        Mistake(
            "inputs_transposed",
            {"np.dot(w.T, X)": "np.dot(w.T, X.T)"},
            "`X` already has a column for each example: is its transpose needed?",
        ),
        Mistake(
            "weights_times_inputs_entry_by_entry",
            {"np.dot(w.T, X)": "w * X"},
            "For each example the weighted inputs are added up to one number: `*` doesn't add.",
        ),
        Mistake(
            "bias_forgotten",
            {"np.dot(w.T, X) + b": "np.dot(w.T, X)"},
            "Everything is off as it would be without the bias: where does `b` enter?",
        ),
        Mistake(
            "bias_subtracted",
            {"np.dot(w.T, X) + b": "np.dot(w.T, X) - b"},
            "The bias goes in with the wrong sign.",
        ),
        Mistake(
            "sigmoid_left_out",
            {"sigmoid(np.dot(w.T, X) + b)": "np.dot(w.T, X) + b"},
            "Your predictions are weighted sums: what makes a probability of them?",
        ),
        Mistake(
            "notebook_variable_instead_of_argument",
            {"np.dot(w.T, X)": "np.dot(w.T, train_X)"},
            "Your function reads a variable of the notebook that is not one of its arguments: it must work "
            "for whatever it is given.",
        ),
        Mistake(
            "nothing_averaged",
            {"np.sum(losses) / m": "np.sum(losses)"}
            | {"np.dot(X, dZ.T) / m": "np.dot(X, dZ.T)", "np.sum(dZ) / m": "np.sum(dZ)"},
            "Cost and gradients are too large by the number of examples: look at the factor before the sums.",
        ),
        Mistake(
            "cost_not_averaged",
            {"np.sum(losses) / m": "np.sum(losses)"},
            "Your gradients are right and your cost is a sum: it should be the mean over the examples.",
        ),
        Mistake(
            "dw_not_averaged",
            {"np.dot(X, dZ.T) / m": "np.dot(X, dZ.T)"},
            "Your `dw` is a sum over the examples, and the formula asks for their mean.",
        ),
        Mistake(
            "db_not_averaged",
            {"np.sum(dZ) / m": "np.sum(dZ)"},
            "Your `db` is a sum over the examples, and the formula asks for their mean.",
        ),
        Mistake(
            "gradients_not_averaged",
            {"np.dot(X, dZ.T) / m": "np.dot(X, dZ.T)", "np.sum(dZ) / m": "np.sum(dZ)"},
            "Your cost is right; `dw` and `db` are too large by the number of examples.",
        ),
        Mistake(
            "divided_by_number_of_inputs",
            {"n_x, m = X.shape": "m, n_x = X.shape"},
            "You divide by the number of rows: which direction of `X` counts the examples?",
        ),
        Mistake(
            "number_of_examples_written_in",
            {"n_x, m = X.shape": "m = 209"},
            "The number of examples is written into your code: it should come from the arrays.",
        ),
        Mistake(
            "cost_negative",
            {LOSSES: "Y * np.log(P) + (1 - Y) * np.log(1 - P)"},
            "Your cost is negative: logarithms of numbers below 1 are, and the formula makes up for it.",
        ),
        Mistake(
            "minus_on_first_term_only",
            {LOSSES: "0.0 - Y * np.log(P) + (1 - Y) * np.log(1 - P)"},
            "The minus sign belongs to both terms of the cost: look at your parentheses.",
        ),
        Mistake(
            "only_positive_labels_count",
            {" + (1 - Y) * np.log(1 - P)": ""},
            "Examples with the label 0 cost nothing in your function: the formula has two terms.",
        ),
        Mistake(
            "same_logarithm_in_both_terms",
            {"(1 - Y) * np.log(1 - P)": "(1 - Y) * np.log(P)"},
            "The cost doesn't depend on the labels: both of your terms have the same logarithm.",
        ),
        Mistake(
            "parentheses_of_second_term",
            {"(1 - Y) * np.log(1 - P)": "1 - Y * np.log(1 - P)"},
            "In the second term of the cost Python multiplies before it subtracts: look at your parentheses.",
        ),
        Mistake(
            "labels_exchanged",
            {"Y * np.log(P) + (1 - Y) * np.log(1 - P)": "(1 - Y) * np.log(P) + Y * np.log(1 - P)"},
            "Your cost punishes right predictions: look at which label goes with which logarithm.",
        ),
        Mistake(
            "logarithm_to_base_two",
            {"np.log(P)": "np.log2(P)", "np.log(1 - P)": "np.log2(1 - P)"},
            "The formula means the natural logarithm, and yours has base 2.",
        ),
        Mistake(
            "logarithm_to_base_ten",
            {"np.log(P)": "np.log10(P)", "np.log(1 - P)": "np.log10(1 - P)"},
            "The formula means the natural logarithm, and yours has base 10.",
        ),
        Mistake(
            "squared_error",
            {LOSSES: "(A - Y) ** 2"},
            "This is the mean squared error: the formula asks for the cross-entropy.",
        ),
        Mistake(
            "half_the_squared_error",
            {LOSSES: "(A - Y) ** 2 / 2"},
            "This is half the mean squared error: the formula asks for the cross-entropy.",
        ),
        Mistake(
            "cost_of_rounded_predictions",
            {"np.clip(A, eps, 1 - eps)": "np.clip(np.round(A), eps, 1 - eps)"},
            "The cost takes the probabilities as they are, before they become a decision for 0 or 1.",
        ),
        Mistake(
            "losses_not_added_up",
            {"np.sum(losses) / m": "losses / m"},
            "Your cost is one number for each example: they still have to be added up.",
        ),
        Mistake(
            "cost_of_every_pair",
            {LOSSES: "-(Y.T * np.log(P) + (1 - Y).T * np.log(1 - P))"},
            "In your cost every label meets every prediction: only those of one example belong together.",
        ),
        Mistake(
            "cost_as_a_matrix",
            {"np.sum(losses) / m": "np.sum(losses, axis=1, keepdims=True) / m"},
            "Your cost is an array with one row and one column, and a plain number is asked for.",
        ),
        Mistake(
            "unsigned_labels_negated",
            {LOSSES: "-Y * np.log(P) - (1 - Y) * np.log(1 - P)"},
            "Unsigned labels, `True` and `False` have no negative: look at what your minus sign applies to.",
        ),
        Mistake(
            "labels_negated_in_the_gradient",
            {"dZ = A - Y": "dZ = A + (-Y)"},
            "Unsigned labels, `True` and `False` have no negative: look at how your gradient uses `Y`.",
        ),
        Mistake(
            "error_with_wrong_sign",
            {"dZ = A - Y": "dZ = 0 - (A - Y)"},
            "`dw` and `db` have the wrong sign: a gradient points uphill, going downhill is a later step.",
        ),
        Mistake(
            "labels_left_out_of_the_gradient",
            {"dZ = A - Y": "dZ = A"},
            "Your gradients don't depend on the labels: what is compared with what?",
        ),
        Mistake(
            "labels_turned_against_predictions",
            {"dZ = A - Y": "dZ = A.T - Y"},
            "A column minus a row is a whole table: the error has one entry for each example.",
        ),
        Mistake(
            "gradients_of_rounded_predictions",
            {"dZ = A - Y": "dZ = np.round(A) - Y"},
            "The gradients take the probabilities as they are, before they become a decision for 0 or 1.",
        ),
        Mistake(
            "two_weights_as_in_an_example",
            {
                "np.dot(w.T, X)": "w[0, 0] * X[0:1] + w[1, 0] * X[1:2]",
                "np.dot(X, dZ.T)": "np.array([[np.sum(X[0] * dZ)], [np.sum(X[1] * dZ)]])",
            },
            "Your function is made for two inputs: there can be any number of them.",
        ),
        Mistake(
            "slope_of_sigmoid_multiplied_again",
            {"dZ = A - Y": "dZ = (A - Y) * A * (1 - A)"},
            "The slope of the sigmoid is already accounted for in `A - Y`: you multiply by it once more.",
        ),
        Mistake(
            "dw_entry_by_entry",
            {"np.dot(X, dZ.T)": "X * dZ"},
            "Your `dw` still has a column for each example: the examples have to be added up.",
        ),
        Mistake(
            "dw_product_not_transposed",
            {"np.dot(X, dZ.T)": "np.dot(X, dZ)"},
            "In `dw` the examples are what is added up: compare the inner sizes of the product.",
        ),
        Mistake(
            "dw_as_a_row",
            {"np.dot(X, dZ.T)": "np.dot(dZ, X.T)"},
            "Your `dw` is a row, and it should have the shape of `w`.",
        ),
        Mistake(
            "dw_of_rank_one",
            {"np.dot(X, dZ.T)": "np.sum(X * dZ, axis=1)"},
            "Your `dw` has the right numbers and lost a dimension: it should have the shape of `w`.",
        ),
        Mistake(
            "dw_summed_to_one_number",
            {"np.dot(X, dZ.T)": "np.sum(X * dZ)"},
            "Each input has its own entry in `dw`, and you add them all up.",
        ),
        Mistake(
            "dw_from_the_predictions",
            {"np.dot(X, dZ.T)": "np.dot(X, A.T)"},
            "Your `dw` multiplies the inputs by the predictions: it is the errors that count.",
        ),
        Mistake(
            "db_not_summed",
            {"np.sum(dZ) / m": "dZ / m"},
            "Your `db` has an entry for each example: they have to be added up to one number.",
        ),
        Mistake(
            "db_as_a_matrix",
            {"np.sum(dZ) / m": "np.sum(dZ, axis=1, keepdims=True) / m"},
            "Your `db` is an array with one row and one column, and a plain number is asked for.",
        ),
        Mistake(
            "db_from_dw",
            {"np.sum(dZ) / m": "np.sum(dw) / m"},
            "Your `db` adds up the gradient of the weights: the errors of the examples are to be added up.",
        ),
        Mistake(
            "gradients_as_a_pair",
            {GRADIENTS: "return (dw, db), cost"},
            "The two gradients are asked for in a dictionary with their names as keys.",
        ),
        Mistake(
            "gradients_under_other_keys",
            {GRADIENTS: 'return {"dW": dw, "dB": db}, cost'},
            "The later functions look the gradients up by the docstring's names, and small letters count.",
        ),
        Mistake(
            "gradients_exchanged",
            {GRADIENTS: 'return {"dw": db, "db": dw}, cost'},
            "The two gradients stand under each other's names.",
        ),
        Mistake(
            "cost_returned_first",
            {GRADIENTS: 'return cost, {"dw": dw, "db": db}'},
            "Both results are there, in the wrong order: compare the line with `return` with the docstring.",
        ),
        Mistake(
            "cost_not_returned",
            {GRADIENTS: 'return {"dw": dw, "db": db}'},
            "The function gives back two things: one of them is missing after `return`.",
        ),
        Mistake(
            "propagate_returns_nothing",
            {GRADIENTS: "print(dw, db, cost)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting(
            'return {"dw"',
            "dw.shape == w.shape",
            "db.dtype == float",
            "cost.shape == () and cost > 0",
            "A.shape == (1, m)",
        ),
        asserting('return {"dw"', "m > 1 and isinstance(b, float) and Y.dtype == int", at_edges=False),
        Variant("at_signs", {"np.dot(w.T, X)": "w.T @ X", "np.dot(X, dZ.T)": "X @ dZ.T"}),
        Variant("no_clipping", {"np.clip(A, eps, 1 - eps)": "A"}),
        Variant("means", {"np.sum(losses) / m": "np.mean(losses)", "np.sum(dZ) / m": "dZ.mean()"}),
        Variant("m_from_labels", {"n_x, m = X.shape": "m = Y.size"}),
        Variant(
            "plain_numbers",
            {"np.sum(losses) / m": "float(np.sum(losses)) / m", "np.sum(dZ) / m": "(np.sum(dZ) / m).item()"},
        ),
        Variant(
            "cost_squeezed", {"np.sum(losses) / m": "np.squeeze(np.sum(losses, axis=1, keepdims=True)) / m"}
        ),
        Variant("factor_in_front", {"np.dot(X, dZ.T) / m": "1 / m * np.dot(X, (A - Y).T)"}),
        Variant(
            "transposed_twice", {"np.dot(w.T, X)": "np.dot(X.T, w).T", "np.dot(X, dZ.T)": "np.dot(dZ, X.T).T"}
        ),
        Variant(
            "einsums",
            {
                "np.dot(w.T, X)": 'np.einsum("ij,ik->jk", w, X)',
                "np.dot(X, dZ.T)": 'np.einsum("im,jm->ij", X, dZ)',
            },
        ),
        Variant(
            "sums_of_products",
            {"np.dot(w.T, X)": "np.sum(w * X, axis=0, keepdims=True)"}
            | {"np.dot(X, dZ.T)": "np.sum(X * dZ, axis=1, keepdims=True)"},
        ),
        Variant(
            "cost_by_matrix_products",
            {
                LOSSES: "np.dot(Y, np.log(P).T) + np.dot(1 - Y, np.log(1 - P).T)",
                "np.sum(losses) / m": "-losses.item() / m",
            },
        ),
        Variant("cost_by_where", {LOSSES: "-np.log(np.where(Y == 1, P, 1 - P))"}),
        Variant(
            "labels_converted",
            {
                "    n_x, m": "    Y = Y.astype(float)\n    n_x, m",
                LOSSES: "-Y * np.log(P) - (1 - Y) * np.log(1 - P)",
            },
        ),
        Variant(
            "loop_over_the_examples",
            {
                "np.dot(X, dZ.T) / m": "np.zeros_like(w)\n    for i in range(m):\n"
                "        dw += X[:, i : i + 1] * dZ[0, i] / m"
            },
        ),
        Variant(
            "own_sigmoid_formula", {"sigmoid(np.dot(w.T, X) + b)": "1 / (1 + np.exp(-(np.dot(w.T, X) + b)))"}
        ),
        Variant("extra_gradient", {'"db": db}': '"db": db, "dZ": dZ}'}),
        Variant(
            "prints_and_asserts",
            {
                GRADIENTS: 'assert dw.shape == w.shape\n    print("cost", cost)\n'
                '    return [{"dw": dw, "db": db}, cost]'
            },
        ),
    ),
)


def draw_optimize(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Three sizes, one square, with and without printing; then one step, one example, one input, labels.

    The training that prints has short steps, so that its cost falls slowly, as at the end of a long one.
    Then very short steps, which hardly change the cost; last two calls that differ in the learning rate.
    """
    n, m = _sizes(rng, 2)
    yield _training(rng, n, m, few_steps(rng))
    printed = _neuron(rng, 3, size(rng, 4, 6))
    yield Case((*printed, printed_steps(rng), round(float(rng.uniform(0.001, 0.002)), 4), True))
    yield _training(rng, 3, 3, few_steps(rng))
    yield Case((*_neuron(rng, n, m), 1, round(1 + _rate(rng), 2), False), "edge")
    w, b, X, _ = _neuron(rng, n, 1)
    yield Case((w, b, X, np.array([[0]]), 3, _rate(rng), False), "edge")
    yield _training(rng, 1, m, edge_steps(rng), "edge")
    yield _training(rng, n, m, edge_steps(rng), "edge", labels=np.uint8)
    yield _training(rng, m, n, edge_steps(rng), "edge", labels=np.bool_)
    yield Case((*_neuron(rng, n, m), edge_steps(rng), 1e-9, False), "edge")
    *given, rate, _ = _training(rng, n, m, 2).args
    yield Case((*given, rate, False), "edge")
    yield Case((*given, rate / 2, False), "edge")


def _rate(rng: Generator) -> float:
    return round(float(rng.uniform(0.1, 0.4)), 2)


def _training(
    rng: Generator,
    n: int,
    m: int,
    iterations: int,
    group: Group = "ordinary",
    *,
    labels: Any = np.int64,
) -> Case:
    w, b, X, Y = _neuron(rng, n, m)
    return Case((w, b, X, Y.astype(labels), iterations, _rate(rng), False), group)


OPTIMIZE = Exercise(
    name="optimize",
    points=15,
    draw=draw_optimize,
    args=("w", "b", "X", "Y", "num_iterations", "learning_rate", "print_cost"),
    returns=("params", "grads", "costs"),
    needs=("sigmoid", "propagate"),
    mistakes=(
        Mistake(
            "steps_uphill",
            {MOVE_W: MOVE_W.replace("w -", "w +"), MOVE_B: MOVE_B.replace("b -", "b +")},
            "Your cost rises: a gradient points uphill, and the step should go the other way.",
        ),
        Mistake(
            "bias_steps_uphill",
            {MOVE_B: MOVE_B.replace("b -", "b +")},
            "The weights go downhill and the bias goes uphill: compare the two lines.",
        ),
        Mistake(
            "weights_step_uphill",
            {MOVE_W: MOVE_W.replace("w -", "w +")},
            "The bias goes downhill and the weights go uphill: compare the two lines.",
        ),
        Mistake(
            "bias_not_updated",
            {f"        {MOVE_B}\n": ""},
            "The weights learn and the bias stays as it was.",
        ),
        Mistake(
            "weights_not_updated",
            {f"        {MOVE_W}\n": ""},
            "The bias learns and the weights stay as they were.",
        ),
        Mistake(
            "updates_thrown_away",
            {MOVE_W: MOVE_W.replace("w =", "w_new ="), MOVE_B: MOVE_B.replace("b =", "b_new =")},
            "The cost is the same in every iteration: the new values never reach the next turn of the loop.",
        ),
        Mistake(
            "updates_kept_for_the_end",
            {
                MOVE_W: MOVE_W.replace("w =", "w_new ="),
                MOVE_B: MOVE_B.replace("b =", "b_new ="),
                '{"w": w, "b": b}': '{"w": w_new, "b": b_new}',
            },
            "The cost is the same in every iteration: the new values never reach the next turn of the loop.",
        ),
        Mistake(
            "bias_moved_by_dw",
            {'grads["db"]': 'np.mean(grads["dw"])'},
            "The bias moves by the gradient of the weights: compare the keys in your two lines.",
        ),
        Mistake(
            "weights_moved_by_db",
            {'grads["dw"]': 'grads["db"]'},
            "All weights move alike, by the gradient of the bias: compare the keys in your two lines.",
        ),
        Mistake(
            "learning_rate_left_out",
            {'learning_rate * grads["dw"]': 'grads["dw"]', 'learning_rate * grads["db"]': 'grads["db"]'},
            "Your step has the full length of the gradient: something should shorten it.",
        ),
        Mistake(
            "learning_rate_written_in",
            {
                'learning_rate * grads["dw"]': '0.009 * grads["dw"]',
                'learning_rate * grads["db"]': '0.009 * grads["db"]',
            },
            "The result is the same for every learning rate: use the one that the caller gives.",
        ),
        Mistake(
            "divided_by_the_learning_rate",
            {'learning_rate * grads["dw"]': 'grads["dw"] / learning_rate'}
            | {'learning_rate * grads["db"]': 'grads["db"] / learning_rate'},
            "A smaller learning rate should mean a smaller step: with yours the step grows.",
        ),
        Mistake(
            "only_the_step_kept",
            {MOVE_W: MOVE_W.replace("w - ", "-"), MOVE_B: MOVE_B.replace("b - ", "-")},
            "What you keep is the step alone: it still has to be added to where the parameter was.",
        ),
        Mistake(
            "iterations_written_in",
            {"range(num_iterations)": "range(100)"},
            "The number of iterations is written into your code: use the one that the caller gives.",
        ),
        Mistake(
            "one_iteration_too_few",
            {"range(num_iterations)": "range(min(1, num_iterations - 1), num_iterations)"},
            "There is one iteration too few: write down the numbers that your loop really runs through.",
        ),
        Mistake(
            "loop_begins_at_one",
            {"range(num_iterations)": "range(1, num_iterations)"},
            "There is one iteration too few: write down the numbers that your loop really runs through.",
        ),
        Mistake(
            "loop_begins_at_one_after_an_empty_dictionary",
            {
                "    costs = []": "    grads, costs = {}, []",
                "range(num_iterations)": "range(1, num_iterations)",
            },
            "There is one iteration too few: write down the numbers that your loop really runs through.",
        ),
        Mistake(
            "one_iteration_too_many",
            {"range(num_iterations)": "range(num_iterations + 1)"},
            "There is one iteration too many: `range` already begins at 0.",
        ),
        Mistake(
            "stops_when_the_cost_hardly_changes",
            {
                "        if print_cost and": "        if i > 0 and abs(costs[-1] - costs[-2]) < 1e-3:\n"
                "            break\n"
                "        if print_cost and"
            },
            "Your loop stops by itself when the cost hardly changes: the caller says how many steps to take.",
        ),
        Mistake(
            "returns_inside_the_loop",
            {f"    {LEARNED}": f"        {LEARNED}"},
            "Only one iteration is done: look at how far the line with `return` is indented.",
        ),
        Mistake(
            "starts_from_zeros_again",
            {"    costs = []": "    w, b = np.zeros(w.shape), 0.0\n    costs = []"},
            "You start from zeros: the caller gives the weights and the bias to start from.",
        ),
        Mistake(
            "cost_of_every_hundredth_iteration",
            {"        costs.append(float(cost))": "        if i % 100 == 0:\n            costs.append(cost)"},
            "The list holds the cost of every hundredth iteration only: here every iteration is asked for.",
        ),
        Mistake(
            "cost_after_the_update",
            {"costs.append(float(cost))": "costs.append(propagate(w, b, X, Y)[1])"},
            "Your list begins with the cost after the first step: the cost before each update is asked for.",
        ),
        Mistake(
            "costs_kept_only_when_printed",
            {"        costs.append(float(cost))": "        if print_cost:\n            costs.append(cost)"},
            "The costs are kept only when they are printed: whether to print decides nothing else.",
        ),
        Mistake(
            "costs_forgotten",
            {"        costs.append(float(cost))\n": ""},
            "The list of costs stays empty: something has to be put in at each iteration.",
        ),
        Mistake(
            "costs_emptied_in_the_loop",
            {"        grads, cost": "        costs = []\n        grads, cost"},
            "Only the last cost is left: look at what happens to the list in each turn of the loop.",
        ),
        Mistake(
            "costs_kept_from_call_to_call",
            {"def optimize": "costs = []\n\n\ndef optimize", "    costs = []\n": ""},
            "There is more in it than this call made: is the number of turns the argument, and the list new "
            "in each call?",
        ),
        Mistake(
            "last_cost_only",
            {LEARNED: 'return {"w": w, "b": b}, grads, cost'},
            "The third result should be the list of all costs, and yours is the last one alone.",
        ),
        Mistake(
            "accumulated_costs",
            {"costs.append(float(cost))": "costs.append(cost + sum(costs))"},
            "Your costs pile up: each entry is the cost of one iteration by itself.",
        ),
        Mistake(
            "gradients_of_first_iteration",
            {"    costs = []": "    first = propagate(w, b, X, Y)[0]\n    costs = []"}
            | {LEARNED: 'return {"w": w, "b": b}, first, costs'},
            "You return the gradients of the first iteration: those of the last one are asked for.",
        ),
        Mistake(
            "gradients_after_the_last_update",
            {f"    {LEARNED}": f"    grads, _ = propagate(w, b, X, Y)\n    {LEARNED}"},
            "Your gradients are those after the last update: keep the ones that the last update used.",
        ),
        Mistake(
            "gradients_times_learning_rate",
            {
                MOVE_W: 'grads["dw"] = learning_rate * grads["dw"]\n        w = w - grads["dw"]',
                MOVE_B: 'grads["db"] = learning_rate * grads["db"]\n        b = b - grads["db"]',
            },
            "Your gradients come back multiplied by the learning rate: they are asked for as `propagate` "
            "gave them.",
        ),
        Mistake(
            "parameters_before_the_last_step",
            {
                "        w = w -": "        last_w, last_b = w, b\n        w = w -",
                '{"w": w, "b": b}': '{"w": last_w, "b": last_b}',
            },
            "Your parameters are one step behind: those after the last step are asked for.",
        ),
        Mistake(
            "same_gradients_in_every_iteration",
            {
                "    for i in": "    start_w, start_b = w, b\n    for i in",
                "propagate(w, b, X, Y)": "propagate(start_w, start_b, X, Y)",
            },
            "The cost is the same in every iteration although the parameters move: with which of them do you "
            "call `propagate`?",
        ),
        Mistake(
            "parameters_in_capital_letters",
            {'{"w": w, "b": b}': '{"W": w, "B": b}'},
            "The later functions look the parameters up by the docstring's names, and small letters count.",
        ),
        Mistake(
            "parameters_as_a_pair",
            {'{"w": w, "b": b}': "(w, b)"},
            "The two parameters are asked for in a dictionary with their names as keys.",
        ),
        Mistake(
            "gradients_returned_as_parameters",
            {'{"w": w, "b": b}': '{"w": grads["dw"], "b": grads["db"]}'},
            "Your first result holds the gradients: where the parameters end up is asked for.",
        ),
        Mistake(
            "only_parameters_returned",
            {LEARNED: 'return {"w": w, "b": b}'},
            "The function gives back three things: two of them are missing after `return`.",
        ),
        Mistake(
            "results_in_wrong_order",
            {LEARNED: 'return {"w": w, "b": b}, costs, grads'},
            "All three results are there, in the wrong order: compare the line with `return` with the "
            "docstring.",
        ),
        Mistake(
            "optimize_returns_nothing",
            {LEARNED: "print(w, b)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting('return {"w"', "len(costs) == num_iterations", "w.shape == (X.shape[0], 1)"),
        asserting('return {"w"', "costs[-1] < costs[0]", at_edges=False),
        *printing(),
        Variant(
            "callers_weights_changed_in_place",
            {MOVE_W: 'w -= learning_rate * grads["dw"]', MOVE_B: 'b -= learning_rate * grads["db"]'},
        ),
        Variant(
            "copies_changed_in_place",
            {
                "    costs = []": "    import copy\n\n    w = copy.deepcopy(w)\n    costs = []",
                MOVE_W: 'w -= learning_rate * grads["dw"]',
            },
        ),
        Variant(
            "gradients_unpacked",
            {
                "        w = w": '        dw, db = grads["dw"], grads["db"]\n        w = w',
                'learning_rate * grads["dw"]': "learning_rate * dw",
                'learning_rate * grads["db"]': "learning_rate * db",
            },
        ),
        Variant("costs_in_an_array", {LEARNED: LEARNED.replace("costs", "np.array(costs)")}),
        Variant("costs_in_a_tuple", {LEARNED: LEARNED.replace("costs", "tuple(costs)")}),
        Variant("costs_as_they_come", {"costs.append(float(cost))": "costs += [cost]"}),
        Variant(
            "cost_kept_before_the_step",
            {
                "        w = w": "        costs.insert(i, cost)\n        w = w",
                "        costs.append(float(cost))\n": "",
            },
        ),
        Variant(
            "parameters_in_a_dictionary_all_along",
            {
                "    costs = []": '    params = {"w": w, "b": b}\n    costs = []',
                "propagate(w, b, X, Y)": 'propagate(params["w"], params["b"], X, Y)',
                MOVE_W: 'params["w"] = params["w"] - learning_rate * grads["dw"]',
                MOVE_B: 'params["b"] = params["b"] - learning_rate * grads["db"]',
                LEARNED: "return params, grads, costs",
            },
        ),
        Variant(
            "while_loop",
            {
                "for i in range(num_iterations):": "i = -1\n    while i < num_iterations - 1:\n"
                "        i = i + 1",
            },
        ),
        Variant("prints_all_the_time", {"print_cost and i % 100 == 0": "True"}),
        Variant("factors_exchanged", {MOVE_W: 'w = w + grads["dw"] * -learning_rate'}),
        Variant(
            "progress_bar",
            {
                "range(num_iterations)": "(lambda numbers: numbers)(list(range(num_iterations)))",
            },
        ),
        Variant(
            "defaults",
            {
                "num_iterations, learning_rate, print_cost=False": "num_iterations=100, "
                "learning_rate=0.009, print_cost=True"
            },
        ),
    ),
)


# What the trained neuron says.


def draw_predict(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Three sizes, one square, with both answers; then one example, one input, large sums, one answer.

    Last many probabilities around one half.
    """
    n, m = _sizes(rng, 2)
    yield _decided(rng, min(n, m), max(n, m) + 2)
    yield _decided(rng, m, n + 5)
    yield _decided(rng, 3, 3)
    yield _decided(rng, n, 1, "edge")
    yield _decided(rng, 1, m + 3, "edge")
    w, b, X = _decided(rng, n, size(rng, 5, 8)).args
    yield Case((1000 * w, 1000 * b, X), "edge")
    yield Case((np.zeros((n, 1)), -size(rng, 1, 4), X), "edge")
    yield Case((np.ones((1, 1)), 0.0, sums_around_half(rng)), "edge")


def _above_mean(z: Array) -> Array:
    """Which probabilities are above the mean of all, as if that were the bound."""
    A = 1 / (1 + np.exp(-z))
    return np.asarray(A.mean() < A)


def _decided(rng: Generator, n: int, m: int, group: Group = "ordinary") -> Case:
    """A neuron that is never in doubt, and gives both answers where it has two examples or more.

    The weights alone decide otherwise in some case, and so does one half as the bound of the sum. With
    more examples than inputs, some 1 stands past as many examples as there are inputs, and one is the last.
    """
    while True:
        w, b, X, _ = _neuron(rng, n, m)
        z = np.dot(w.T, X) + b
        told_apart = all(len(np.unique(right)) == min(m, 2) for right in (z > 0, z > 0.5))
        between = m == 2 or ((z > 0.05) & (z < 0.45)).any()
        bias_matters = ((z > 0) != (z > b)).any()
        by_mean = m < 3 or (_above_mean(z) != (z > 0)).any()
        far_out = (n >= m or (z[:, n:] > 0).any()) and (m == 1 or z[0, -1] > 0)
        if (
            np.abs(z).min() > 0.02
            and np.abs(z - 0.5).min() > 0.02
            and told_apart
            and between
            and bias_matters
            and by_mean
            and far_out
        ):
            return Case((w, b, X), group)


PREDICT = Exercise(
    name="predict",
    points=8,
    draw=draw_predict,
    args=("w", "b", "X"),
    returns=("predictions",),
    needs=("sigmoid",),
    mistakes=(
        Mistake(
            "threshold_at_zero",
            {"A > 0.5": "A > 0"},
            "Every prediction is 1, since a probability is always above 0: which value divides yes from no?",
        ),
        Mistake(
            "threshold_on_the_sum",
            {"sigmoid(np.dot(w.T, X) + b)": "np.dot(w.T, X) + b"},
            "The bound of one half is meant for the probability, and you apply it to the weighted sum.",
        ),
        Mistake(
            "probabilities_returned",
            {DECISION: "return A"},
            "These are the probabilities: the decision for 0 or 1 is still missing.",
        ),
        Mistake(
            "decision_reversed",
            {"A > 0.5": "A < 0.5"},
            "Every answer is the opposite of the right one: which label does a large probability speak for?",
        ),
        Mistake(
            "bias_left_out_of_predict",
            {"np.dot(w.T, X) + b": "np.dot(w.T, X)"},
            "Some answers are those of a neuron without its bias: where does `b` enter?",
        ),
        Mistake(
            "bias_subtracted_in_predict",
            {"np.dot(w.T, X) + b": "np.dot(w.T, X) - b"},
            "The bias goes in with the wrong sign.",
        ),
        Mistake(
            "weights_not_transposed_in_predict",
            {"np.dot(w.T, X)": "np.dot(w, X)"},
            "`w` and `X` both have a row for each input: write their shapes side by side and compare the "
            "inner sizes.",
        ),
        Mistake(
            "array_in_an_if",
            {DECISION: "if A > 0.5:\n        return np.ones(A.shape)\n    return np.zeros(A.shape)"},
            "An `if` decides once, and there are many examples to decide: treat each entry by itself.",
        ),
        Mistake(
            "one_number_from_an_if",
            {DECISION: "if A > 0.5:\n        return 1\n    return 0"},
            "An `if` decides once, and there are many examples to decide: treat each entry by itself.",
        ),
        Mistake(
            "probabilities_cut_off",
            {"(A > 0.5).astype(int)": "A.astype(int)"},
            "A fraction that is turned into a whole number loses what stands behind the point: compare "
            "first.",
        ),
        Mistake(
            "one_answer_for_all",
            {"A > 0.5": "np.mean(A) > 0.5 + 0 * A"},
            "All examples get the same answer: each of them has a probability of its own.",
        ),
        Mistake(
            "answers_of_rank_one",
            {"(A > 0.5).astype(int)": "(A > 0.5).astype(int)[0]"},
            "Your answers have one dimension: they should be a row, `(1, m)`.",
        ),
        Mistake(
            "answers_as_a_column",
            {"(A > 0.5).astype(int)": "(A > 0.5).astype(int).T"},
            "Your answers are a column: examples are columns, so their answers form a row.",
        ),
        Mistake(
            "first_example_only",
            {"(A > 0.5).astype(int)": "(A[:, :1] > 0.5).astype(int)"},
            "Only the first example is answered: how many columns has `X`?",
        ),
        Mistake(
            "looped_over_the_inputs",
            {
                DECISION: "answers = np.zeros((1, X.shape[1]))\n"
                "    for i in range(min(X.shape)):\n"
                "        answers[0, i] = A[0, i] > 0.5\n"
                "    return answers if X.shape[1] > X.shape[0] else answers[:, : X.shape[0]]"
            },
            "The last examples are always answered with 0: over which direction of `X` does your loop run?",
        ),
        Mistake(
            "looped_over_the_inputs_past_the_end",
            {
                DECISION: "answers = np.zeros((1, X.shape[1]))\n"
                "    for i in range(X.shape[0]):\n"
                "        answers[0, i] = A[0, i] > 0.5\n"
                "    return answers"
            },
            "Over which direction of `X` does your loop run? It should turn once for each example.",
        ),
        Mistake(
            "last_example_left_out",
            {
                DECISION: "answers = np.zeros((1, X.shape[1]))\n"
                "    for i in range(X.shape[1] - 1):\n"
                "        answers[0, i] = A[0, i] > 0.5\n"
                "    return answers"
            },
            "The last example is always answered with 0: where does your loop stop?",
        ),
        Mistake(
            "minus_one_for_no",
            {DECISION: "return np.where(A > 0.5, 1, -1)"},
            "A no is 0 in this course, and yours is -1.",
        ),
        Mistake(
            "answers_in_words",
            {DECISION: 'return ["cat" if a > 0.5 else "non-cat" for a in A[0]]'},
            "Your answers are words: an array of 0 and 1 is asked for.",
        ),
        Mistake(
            "predict_returns_nothing",
            {DECISION: "print(A > 0.5)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting("return (A", "A.shape == (1, X.shape[1])", "np.all((A >= 0) & (A <= 1))"),
        asserting("return (A", "np.all((A > 0) & (A < 1)) and X.shape[1] > 1", at_edges=False),
        Variant("truth_values", {".astype(int)": ""}),
        Variant("float_answers", {".astype(int)": " * 1.0"}),
        Variant("small_integers", {"astype(int)": "astype(np.uint8)"}),
        Variant("rounded", {DECISION: "return np.round(A)"}),
        Variant("chosen_by_where", {DECISION: "return np.where(A >= 0.5, 1, 0)"}),
        Variant("sign_of_the_sum", {"sigmoid(np.dot(w.T, X) + b)": "w.T @ X + b", "A > 0.5": "A > 0"}),
        Variant(
            "looped_over_the_examples",
            {
                DECISION: "answers = np.zeros((1, X.shape[1]))\n"
                "    for i in range(X.shape[1]):\n"
                "        if A[0, i] > 0.5:\n            answers[0, i] = 1\n"
                "        else:\n            answers[0, i] = 0\n"
                "    return answers"
            },
        ),
        Variant("list_comprehension", {DECISION: "return np.array([[int(a > 0.5) for a in A[0]]])"}),
        Variant("weights_reshaped", {"    A = ": "    w = w.reshape(X.shape[0], 1)\n    A = "}),
        Variant("filled_by_mask", {DECISION: "A[A > 0.5] = 1\n    A[A < 1] = 0\n    return A"}),
        Variant("floor", {DECISION: "return np.floor(A + 0.5)"}),
    ),
)


def draw_model(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Points, and small pictures of many pixels; then one test example, one input, labels, one iteration."""
    n, m, k = _sizes(rng, 3)
    yield _experiment(rng, reference, (n, m + 4, k + 1), few_steps(rng), _rate(rng))
    yield _experiment(rng, reference, (75, 10, size(rng, 5, 7)), few_steps(rng), 0.03, pictures=True)
    yield _experiment(rng, reference, (n, n + 1, 3), printed_steps(rng), 0.02, print_cost=True)
    yield _experiment(rng, reference, (n, m, 1), edge_steps(rng), 1.1, "edge")
    yield _experiment(rng, reference, (1, m, k), edge_steps(rng), _rate(rng), "edge")
    yield _experiment(rng, reference, (n, k, m), edge_steps(rng), _rate(rng), "edge", labels=np.uint8)
    yield _experiment(rng, reference, (m, k + 2, n), 1, 0.1, "edge", labels=np.bool_)


def _experiment(
    rng: Generator,
    reference: Reference,
    sizes: tuple[int, int, int],
    iterations: int,
    rate: float,
    group: Group = "ordinary",
    *,
    pictures: bool = False,
    labels: Any = np.int64,
    print_cost: bool = False,
) -> Case:
    """Training and test examples whose predictions are never in doubt, with both answers where possible."""
    n, m, m_test = sizes
    while True:
        X = rng.uniform(0, 1, (n, m + m_test)).round(3) if pictures else _normal(rng, n, m + m_test)
        X_train, X_test, Y_train, Y_test = X[:, :m], X[:, m:], _labels(rng, m), _labels(rng, m_test)
        w, b = np.zeros((n, 1)), 0.0
        params, _, _ = reference["optimize"](w, b, X_train, Y_train, iterations, rate, False)
        z = np.dot(params["w"].T, X) + params["b"]
        kinds = [len(np.unique(part > 0)) == min(2, part.size) for part in (z[:, :m], z[:, m:])]
        if np.abs(z).min() > 0.01 and all(kinds):
            own = Y_train.astype(labels), X_test, Y_test.astype(labels)
            return Case((X_train, *own, iterations, rate, print_cost), group)


MODEL = Exercise(
    name="model",
    points=12,
    draw=draw_model,
    args=("X_train", "Y_train", "X_test", "Y_test", "num_iterations", "learning_rate", "print_cost"),
    returns=("result",),
    needs=("sigmoid", "initialize_with_zeros", "propagate", "optimize", "predict"),
    mistakes=(
        Mistake(
            "one_weight_for_each_example",
            {"X_train.shape[0]": "X_train.shape[1]"},
            "You start with one weight for each example: which direction of `X_train` counts the inputs?",
        ),
        Mistake(
            "one_weight_for_each_entry",
            {"X_train.shape[0]": "X_train.size"},
            "You start with as many weights as `X_train` has entries: one for each input is enough.",
        ),
        Mistake(
            "learning_rate_of_one_half_kept",
            {TRAINING: TRAINING.replace("learning_rate", "0.5")},
            "Your learning rate is 0.5 whatever the caller asks for. With many inputs such steps jump over "
            "the valley and the cost goes up: look at what you hand to `optimize`.",
        ),
        Mistake(
            "small_learning_rate_written_in",
            {TRAINING: TRAINING.replace("learning_rate", "0.005")},
            "The result is the same for every learning rate: use the one that the caller gives.",
        ),
        Mistake(
            "number_of_iterations_written_in",
            {TRAINING: TRAINING.replace("num_iterations", "100")},
            "The number of iterations is written into your code: use the one that the caller gives.",
        ),
        Mistake(
            "iterations_and_rate_exchanged",
            {TRAINING: TRAINING.replace("num_iterations, learning_rate", "learning_rate, num_iterations")},
            "Look at the order in which you hand the arguments to `optimize`.",
        ),
        Mistake(
            "learned_parameters_not_taken",
            {'params["w"], params["b"]': "w, b"},
            "The predictions are those of the start: where are the weights that `optimize` has learned?",
        ),
        Mistake(
            "learned_parameters_returned_but_not_used",
            {'    w, b = params["w"], params["b"]\n': "", '"w": w,': '"w": params["w"],'}
            | {'"b": b,': '"b": params["b"],'},
            "The predictions are those of the start: where are the weights that `optimize` has learned?",
        ),
        Mistake(
            "learned_bias_not_taken",
            {'params["w"], params["b"]': 'params["w"], b'},
            "The weights are the learned ones and the bias is still that of the start.",
        ),
        Mistake(
            "trained_on_the_test_set",
            {TRAINING: TRAINING.replace("X_train, Y_train", "X_test, Y_test")},
            "You train on the test examples: they are there to show how the neuron does on what it has "
            "never seen.",
        ),
        Mistake(
            "trained_on_everything",
            {
                TRAINING: TRAINING.replace(
                    "X_train, Y_train", "np.hstack([X_train, X_test]), np.hstack([Y_train, Y_test])"
                )
            },
            "The test examples take part in the training: then nothing is left that the neuron has never "
            "seen.",
        ),
        Mistake(
            "gradients_taken_for_parameters",
            {'params["w"], params["b"]': 'grads["dw"], grads["db"]'},
            "You go on with the gradients of the last iteration: the parameters are another result.",
        ),
        Mistake(
            "test_predictions_of_training_set",
            {"predict(w, b, X_test)": "predict(w, b, X_train)"},
            "Both of your predictions are for the training examples: compare the two lines.",
        ),
        Mistake(
            "training_predictions_of_test_set",
            {"predict(w, b, X_train)": "predict(w, b, X_test)"},
            "Both of your predictions are for the test examples: compare the two lines.",
        ),
        Mistake(
            "predictions_exchanged",
            {
                '"train_predictions": train_predictions': '"train_predictions": test_predictions',
                '"test_predictions": test_predictions': '"test_predictions": train_predictions',
            },
            "The predictions for training and test stand under each other's names.",
        ),
        Mistake(
            "labels_as_predictions",
            {"predict(w, b, X_train)": "Y_train", "predict(w, b, X_test)": "Y_test"},
            "You return the labels: what the trained neuron says about the examples is asked for.",
        ),
        Mistake(
            "accuracies_as_predictions",
            {
                "predict(w, b, X_train)": "np.mean(predict(w, b, X_train) == Y_train)",
                "predict(w, b, X_test)": "np.mean(predict(w, b, X_test) == Y_test)",
            },
            "You return the shares of right answers: the answers themselves are asked for.",
        ),
        Mistake(
            "percentages_as_predictions",
            {
                "predict(w, b, X_train)": "100 - np.mean(np.abs(predict(w, b, X_train) - Y_train)) * 100",
                "predict(w, b, X_test)": "100 - np.mean(np.abs(predict(w, b, X_test) - Y_test)) * 100",
            },
            "You return the shares of right answers: the answers themselves are asked for.",
        ),
        Mistake(
            "probabilities_as_predictions",
            {
                "predict(w, b, X_train)": "sigmoid(np.dot(w.T, X_train) + b)",
                "predict(w, b, X_test)": "sigmoid(np.dot(w.T, X_test) + b)",
            },
            "You return probabilities: the decisions for 0 or 1 are asked for.",
        ),
        Mistake(
            "last_cost_of_model_only",
            {'"costs": costs': '"costs": costs[-1]'},
            "You keep the last cost alone: the whole list is asked for.",
        ),
        Mistake(
            "costs_left_out",
            {'        "costs": costs,\n': ""},
            "The result has no costs: compare its keys with the docstring.",
        ),
        Mistake(
            "keys_of_other_courses",
            {
                '"train_predictions": train': '"Y_prediction_train": train',
                '"test_predictions": test': '"Y_prediction_test": test',
            },
            "Two keys have other names than the docstring gives them.",
        ),
        Mistake(
            "keys_of_other_courses_and_settings",
            {
                '"train_predictions": train': '"Y_prediction_train": train',
                '"test_predictions": test': '"Y_prediction_test": test',
                RESULT: RESULT + '        "learning_rate": learning_rate,\n'
                '        "num_iterations": num_iterations,\n',
            },
            "Two keys have other names than the docstring gives them.",
        ),
        Mistake(
            "parameters_left_nested",
            {'        "w": w,\n        "b": b,\n': '        "params": params,\n'},
            "`w` and `b` are hidden one level deeper: each is asked for under a key of its own.",
        ),
        Mistake(
            "pixels_divided_once_more",
            {
                "    w, b = init": "    X_train, X_test = X_train / 255, X_test / 255\n    w, b = init",
            },
            "You divide the inputs by 255 inside `model`: they come in ready for use.",
        ),
        Mistake(
            "results_of_model_in_a_tuple",
            {RESULT: "    return w, b, costs, train_predictions, test_predictions\n    return {\n"},
            "The results are asked for in a dictionary with their names as keys, not one after another.",
        ),
        Mistake(
            "model_returns_nothing",
            {RESULT: "    result = {\n"},
            "The function ends without giving anything back: look for `return` near its end.",
        ),
    ),
    variants=(
        asserting(
            "return {\n",
            "w.shape == (X_train.shape[0], 1)",
            "train_predictions.shape == Y_train.shape",
            "test_predictions.shape == Y_test.shape",
            "len(costs) == num_iterations",
        ),
        asserting(
            "return {\n",
            "X_train.shape[0] > 1 and Y_test.dtype == int and X_test.shape[1] > 1",
            at_edges=False,
        ),
        Variant(
            "parameters_unpacked_by_values", {'w, b = params["w"], params["b"]': "w, b = params.values()"}
        ),
        Variant(
            "start_written_out", {"initialize_with_zeros(X_train.shape[0])": "np.zeros((len(X_train), 1)), 0"}
        ),
        Variant("costs_of_model_in_an_array", {'"costs": costs': '"costs": np.asarray(costs)'}),
        Variant(
            "more_keys", {'"costs": costs': '"costs": costs, "learning_rate": learning_rate, "grads": grads'}
        ),
        Variant(
            "built_by_dict",
            {
                RESULT: "    return dict(w=w, b=b, costs=costs, train_predictions=train_predictions,\n"
                "        test_predictions=test_predictions)\n    return {\n"
            },
        ),
        Variant(
            "prints_accuracies",
            {
                RESULT: '    print(f"train {np.mean(train_predictions == Y_train):.1%}")\n'
                '    print("test", 100 - np.mean(np.abs(test_predictions - Y_test.astype(int))) * 100)\n'
                + RESULT
            },
        ),
        Variant(
            "arguments_by_name",
            {
                TRAINING: "optimize(w, b, X_train, Y_train, num_iterations=num_iterations, "
                "learning_rate=learning_rate, print_cost=print_cost)"
            },
        ),
        Variant("silent_training", {TRAINING: TRAINING.replace("print_cost", "False")}),
        Variant(
            "loop_of_its_own",
            {
                f"params, grads, costs = {TRAINING}": "costs = []\n"
                "    for i in range(num_iterations):\n"
                "        grads, cost = propagate(w, b, X_train, Y_train)\n"
                '        w = w - learning_rate * grads["dw"]\n'
                '        b = b - learning_rate * grads["db"]\n'
                "        costs.append(cost)\n"
                '    params = {"w": w, "b": b}'
            },
        ),
        Variant(
            "draws_the_costs",
            {
                RESULT: "    from matplotlib.figure import Figure\n\n"
                "    Figure().add_subplot().plot(costs)\n" + RESULT
            },
        ),
        Variant("answers_as_truth_values", {"predict(w, b, X_test)": "predict(w, b, X_test) == 1"}),
        Variant("annotated_model", {"print_cost=False):": "print_cost: bool = True) -> dict:"}),
    ),
)


EXERCISES: tuple[Exercise, ...] = (
    FLATTEN_IMAGES,
    STANDARDIZE,
    SIGMOID,
    INITIALIZE_WITH_ZEROS,
    PROPAGATE,
    OPTIMIZE,
    PREDICT,
    MODEL,
)
"""In the order of the notebook."""


QUESTIONS: tuple[Question, ...] = (
    Question(
        name="question_flat_shape",
        points=2,
        options=("(4608, 80)", "(80, 4608)", "(1536, 80)", "(12288, 80)", "(4608, 1)"),
        wrong={
            "(80, 4608)": "Rows or columns: which of the two stands for an example in this course?",
            "(1536, 80)": "How many numbers describe the colour of one pixel?",
            "(12288, 80)": "That is the length for a square picture with 64 pixels on each side.",
            "(4608, 1)": "This is one picture: how many are there?",
        },
    ),
    Question(
        name="question_one_step",
        points=4,
        wrong={
            "-0.4": "The step has the right length and goes uphill: how is the gradient's sign used?",
            "1.2": "The three examples are added up. The formula has one more factor.",
            "-1.2": "Look at the factor before the sum, and at the direction of the step.",
            "4": "Look at the factor before the sum, and at the learning rate.",
            "-4": "This is a sum over the examples: the mean, the rate and the step are still missing.",
            "-1.3333333333333333": "This is the gradient: the step and its length are still missing.",
            "1.3333333333333333": "The step is not yet as short as the learning rate makes it.",
            "0": "That is where the weight starts: it has moved after one step.",
            "1": "What is the prediction for each example while the weight and the bias are 0?",
            "-0.2": "What is the prediction for each example while the weight and the bias are 0?",
            "0.3": "This is the learning rate: it still has to be multiplied by something.",
        },
    ),
    Question(
        name="question_rising_cost",
        points=3,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "More of the same steps: would they be any shorter?",
            "c": "What cost do random answers have? This one is far above it, and it began right.",
            "d": "A smaller number of pictures changes what is learned, not how long a step is.",
        },
    ),
    Question(
        name="question_test_once",
        points=3,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "The pictures are as hard as before. What has been chosen by looking at them?",
            "b": "Trying learning rates costs time, but why would that make a number too good?",
            "d": "Gradient descent never sees the test pictures. Who does, and what do they do with them?",
        },
    ),
    Question(
        name="question_which_is_better",
        points=3,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "Count the pictures that the difference stands for, and compare it with the interval.",
            "b": "Is 70 % inside or outside of what guessing the larger class reaches by luck?",
            "c": "Training accuracy says how well the pictures were learned by heart: is that the question?",
        },
    ),
)
"""In the order of the notebook."""
