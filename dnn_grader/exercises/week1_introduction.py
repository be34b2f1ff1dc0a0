"""Week 1, introduction: what is asked, how it is tried, and how beginners get it wrong or unusually right.

Edits are made in the solution cells of ``source/week1_introduction/week1_introduction.ipynb``; an old
text stands there exactly once.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from dnn_grader.exercises.declared import Case, Exercise, Mistake, Question, Reference, Variant
from dnn_grader.exercises.habits import asserting

Array = NDArray[np.float64]

# Lines of the solutions that several edits change.
LINE = "w * size + b"
BEND = "np.maximum(0, z)"
SUMS = "np.dot(W, x) + b"
FEATURES = "np.maximum(0, Z)"


def _size(rng: Generator, low: int, high: int) -> int:
    return int(rng.integers(low, high, endpoint=True))


def _number(rng: Generator, low: float, high: float, digits: int = 1) -> float:
    return round(rng.uniform(low, high), digits)


def _weight_and_bias(rng: Generator, knee: float) -> tuple[float, float]:
    """A rising line that is zero at the size `knee`; thousandths, so that cutting to whole numbers shows."""
    w = _number(rng, 2, 4, digits=3)
    return w, round(-w * knee, 3)


def _sizes(rng: Generator, *shape: int, knee: float, first_below: bool = False) -> Array:
    """Sizes on both sides of the knee by turns, never near it."""
    count = int(np.prod(shape))
    below = (np.arange(count) + first_below) % 2 == 1
    sizes = np.where(below, rng.uniform(5, knee - 5, count), rng.uniform(knee + 5, 150, count))
    return sizes.round(1).reshape(shape)


def draw_neuron_price(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Numbers, tables and whole numbers on both sides of the knee; then other shapes and a falling line.

    One table begins with a price of zero, and one of whole numbers with a price above: what takes its
    kind of number from the first result, or from the sizes, goes wrong in one of them alone. Small sizes
    tell a price cut at 1 from a yes. With NumPy's whole number go whole weights, or the line would be a
    `np.float64`, which passes for a `float` of Python's.
    """
    knee = _number(rng, 25, 50)
    w, b = _weight_and_bias(rng, knee)
    yield Case((_number(rng, 60, 150), w, b))
    yield Case((_number(rng, 5, 20), w, b))
    yield Case((_sizes(rng, 1, _size(rng, 4, 6), knee=knee, first_below=True), w, b))
    yield Case((_sizes(rng, _size(rng, 2, 3), 4, knee=knee), w, b))
    yield Case((np.ceil(_sizes(rng, 1, 5, knee=knee)).astype(np.int64), w, b))
    yield Case((_sizes(rng, 4, knee=knee), w, b), "edge")
    yield Case((_sizes(rng, _size(rng, 3, 5), 1, knee=knee), w, b), "edge")
    yield Case((_sizes(rng, 2, 3, knee=knee), -w, -b), "edge")
    yield Case((np.full((1, _size(rng, 2, 6)), 0.5 * knee), w, b), "edge")
    yield Case((_sizes(rng, 1, 4, knee=knee) / 1000, w, b / 1000), "edge")
    yield Case((_size(rng, 60, 150), w, b), "edge")
    yield Case((np.float64(_number(rng, 60, 150)), w, b), "edge")
    yield Case((np.int64(_size(rng, 60, 150)), _size(rng, 5, 9), -_size(rng, 100, 200)), "edge")


NEURON_PRICE = Exercise(
    name="neuron_price",
    points=35,
    draw=draw_neuron_price,
    args=("size", "w", "b"),
    returns=("price",),
    mistakes=(
        Mistake(
            "price_without_bias",
            {LINE: "w * size"},
            "Your prices are what comes out without the bias: look at the second half of the formula.",
        ),
        Mistake(
            "bias_of_price_subtracted",
            {LINE: "w * size - b"},
            "The bias goes in with the wrong sign. A negative one should pull the line down.",
        ),
        Mistake(
            "price_without_relu",
            {BEND: "z"},
            "Your prices can be negative. The straight line is right: what is missing is the bend.",
        ),
        Mistake(
            "price_clipped_on_the_wrong_side",
            {BEND: "np.minimum(0, z)"},
            "You keep the part of the line below zero and cut off the part above: which of them is a price?",
        ),
        Mistake(
            "price_clipped_at_one_too",
            {BEND: "np.clip(z, 0, 1)"},
            "No price of yours is above 1. The line is bent at the bottom only: look at your upper limit.",
        ),
        Mistake(
            "price_bent_before_the_bias",
            {LINE: "w * size", BEND: "np.maximum(0, z) + b"},
            "You bend the line first and add the bias afterwards: look at what stands inside the max of the "
            "formula.",
        ),
        Mistake(
            "weight_added_to_the_size",
            {LINE: "w + size + b"},
            "The weight says how much each further square metre costs: how does it meet the size?",
        ),
        Mistake(
            "bias_multiplied_by_the_weight",
            {LINE: "w * (size + b)"},
            "The weight multiplies the size alone, and in your line the bias too: look at your parentheses.",
        ),
        Mistake(
            "weight_and_bias_exchanged",
            {LINE: "b * size + w"},
            "Weight and bias have changed places: which of them belongs to the size?",
        ),
        Mistake(
            "negative_prices_made_positive",
            {BEND: "np.abs(z)"},
            "Where the line is negative you drop the minus sign: the price there should be something else.",
        ),
        Mistake(
            "slope_left_below_zero",
            {BEND: "np.where(z > 0, z, 0.01 * z)"},
            "Below the knee your prices are a little negative: there the line has to be quite flat.",
        ),
        Mistake(
            "only_whether_there_is_a_price",
            {BEND: "np.where(z > 0, 1, 0)"},
            "You say whether the line is above zero. The price is how far above.",
        ),
        Mistake(
            "python_max_for_arrays",
            {BEND: "max(0, z)"},
            "Your line works for one number and stops at an array, because Python's `max` and `if` need one "
            "yes or no. NumPy has a function that decides for each entry.",
        ),
        Mistake(
            "largest_entry_for_larger_of_two",
            {BEND: "np.max(0, z)"},
            "`np.max` looks for the largest entry of one array. To compare two things entry by entry, NumPy "
            "has a function with a longer name.",
        ),
        Mistake(
            "largest_price_of_all",
            {BEND: "max(0, np.max(z))"},
            "You give the largest price of all, one number: each size has a price of its own.",
        ),
        Mistake(
            "largest_entry_of_the_line",
            {BEND: "np.max(z)"},
            "You give the largest price of all, one number: each size has a price of its own.",
        ),
        Mistake(
            "largest_entry_of_a_list",
            {BEND: "np.max([0, z])"},
            "`np.max` looks for the largest entry of one array. To compare two things entry by entry, NumPy "
            "has a function with a longer name.",
        ),
        Mistake(
            "knee_taken_for_the_left_end",
            {BEND: "np.where(size > -b / w, z, 0)"},
            "You keep what lies to the right of the knee. With a negative weight the line falls: on which "
            "side is it above zero then?",
        ),
        Mistake(
            "sigmoid_for_the_bend",
            {BEND: "1 / (1 + np.exp(-z))"},
            "All your prices lie between 0 and 1. That is another curve, the sigmoid: look at the formula.",
        ),
        Mistake(
            "price_rounded",
            {BEND: "np.round(np.maximum(0, z))"},
            "Your prices are rounded to whole numbers, which nobody asked for.",
        ),
        Mistake(
            "prices_added_up",
            {BEND: "np.sum(np.maximum(0, z))"},
            "You give one number for all houses together: each size has a price of its own.",
        ),
        Mistake(
            "sizes_added_up",
            {LINE: "np.sum(w * size) + b"},
            "You add up the houses before the bend, which gives one number: each size has a price of "
            "its own.",
        ),
        Mistake(
            "houses_without_a_price_left_out",
            {BEND: "np.asarray(z)[np.asarray(z) > 0]"},
            "You pick out what is above zero. The houses that cost nothing get lost, but each size keeps its "
            "place in the result; and a plain number has no entries to pick from.",
        ),
        Mistake(
            "entries_above_zero_picked_out",
            {BEND: "z[z > 0]"},
            "You pick out what is above zero. The houses that cost nothing get lost, but each size keeps its "
            "place in the result; and a plain number has no entries to pick from.",
        ),
        Mistake(
            "loop_over_the_sizes",
            {BEND: "[max(0, one) for one in z]"},
            "Your loop needs several sizes in a row: one number has nothing to go through, and a table gives "
            "whole rows. The formula works for all of them without a loop.",
        ),
        Mistake(
            "loop_over_the_sizes_into_an_array",
            {BEND: "np.array([max(0, one) for one in z])"},
            "Your loop needs several sizes in a row: one number has nothing to go through, and a table gives "
            "whole rows. The formula works for all of them without a loop.",
        ),
        Mistake(
            "return_inside_the_loop",
            {
                "price = np.maximum(0, z)": "price = np.zeros(np.shape(size))\n"
                "    for i in np.ndindex(price.shape):\n"
                "        price[i] = max(0.0, np.asarray(z)[i])\n"
                "        return price"
            },
            "Only the first house gets a price: how far is the line with `return` indented?",
        ),
        Mistake(
            "prices_lose_their_shape",
            {BEND: "np.ravel(np.maximum(0, z))"},
            "The numbers stand in one long line: the prices should have the rows and columns of the sizes.",
        ),
        Mistake(
            "price_printed",
            {"return price": "print(price)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
        Mistake(
            "straight_line_returned_too",
            {"return price": "return z, price"},
            "You give back two things, and only the price is asked for: look at the line with `return`.",
        ),
        Mistake(
            "global_sizes_used",
            {
                "def neuron_price": "my_sizes = np.array([[50.0, 80.0, 120.0]])\n\n\ndef neuron_price",
                LINE: "w * my_sizes + b",
            },
            "Whatever size it is given, your function works with the same three: which names in it are not "
            "among its arguments?",
        ),
        Mistake(
            "houses_of_the_picture_used",
            {
                "def neuron_price": "generator = np.random.default_rng(1)\n"
                "house_sizes = generator.uniform(28, 120, (1, 30)).round()\n\n\n"
                "def neuron_price",
                LINE: "w * house_sizes + b",
            },
            "Whatever size it is given, your function works with the thirty houses of the picture: which "
            "names in it are not among its arguments?",
        ),
        Mistake(
            "numbers_of_the_example_written_in",
            {LINE: "3 * size - 60"},
            "Your function always uses the weight and the bias of the example: its arguments bring others.",
        ),
        Mistake(
            "sizes_changed_in_place",
            {"z = w * size + b": "size *= w\n    size += b\n    z = size"},
            "`size *= w` writes into the caller's own array, and an array of whole numbers can't hold the "
            "result: make a new array.",
        ),
        Mistake(
            "prices_stored_as_whole_numbers",
            {
                "price = np.maximum(0, z)": "price = np.zeros_like(size)\n"
                "    for i in np.ndindex(price.shape):\n"
                "        price[i] = max(0, np.asarray(z)[i])"
            },
            "Where the sizes are whole numbers, your prices are cut to whole numbers too: what kind of "
            "numbers can the array hold that you fill?",
        ),
        Mistake(
            "kind_of_number_taken_from_the_first_price",
            {BEND: "np.vectorize(lambda one: max(0, one))(z)"},
            "Where the first price is zero, all others are cut to whole numbers: `np.vectorize` takes the "
            "kind of number from the first result.",
        ),
        Mistake(
            "price_of_one_number_only",
            {LINE: "w * float(size) + b"},
            "Your function turns the size into one number, so an array with several sizes stops it.",
        ),
        Mistake(
            "price_of_arrays_only",
            {"price = np.maximum(0, z)": "price = z\n    price[price < 0] = 0"},
            "Square brackets need an array, and the size may be a plain number: what suits both?",
        ),
    ),
    variants=(
        asserting("return price", "np.all(price >= 0)", "np.shape(price) == np.shape(size)"),
        Variant("price_by_where", {BEND: "np.where(z > 0, z, 0)"}),
        Variant("price_by_clip", {BEND: "np.clip(z, 0, None)"}),
        Variant("price_by_mask", {BEND: "z * (z > 0)"}),
        Variant("price_by_absolute_value", {BEND: "(z + abs(z)) / 2"}),
        Variant("price_by_fmax", {BEND: "np.fmax(z, 0.0)"}),
        Variant("price_in_one_line", {BEND: "np.maximum(b + size * w, 0)"}),
        Variant("price_by_named_functions", {LINE: "np.add(np.multiply(w, size), b)"}),
        Variant(
            "price_as_a_float_for_one_number",
            {"return price": "return price if np.ndim(price) else float(price)"},
        ),
        Variant("price_as_an_array_always", {"return price": "return np.asarray(price)"}),
        Variant(
            "price_of_a_list_too",
            {LINE: "w * np.asarray(size, dtype=float) + b"},
        ),
        Variant(
            "price_set_where_negative",
            {"price = np.maximum(0, z)": "price = np.array(z)\n    price[price < 0] = 0"},
        ),
        Variant(
            "price_by_loop",
            {
                "price = np.maximum(0, z)": "price = np.zeros(np.shape(size))\n"
                "    for i in np.ndindex(price.shape):\n"
                "        price[i] = max(0.0, np.asarray(z)[i])"
            },
        ),
        Variant(
            "price_by_list_comprehension",
            {BEND: "np.array([max(0, one) for one in np.ravel(z)]).reshape(np.shape(z))"},
        ),
        Variant("price_by_vectorize", {BEND: "np.vectorize(lambda one: max(0.0, one), otypes=[float])(z)"}),
        Variant(
            "price_by_case",
            {
                "z = w * size + b": "if np.isscalar(size):\n        return max(0, w * size + b)\n"
                "    z = w * size + b"
            },
        ),
        Variant(
            "price_with_helper",
            {
                "def neuron_price": "def my_relu(z):\n    return np.maximum(z, np.zeros_like(z))\n\n\n"
                "def neuron_price",
                BEND: "my_relu(z)",
            },
        ),
        Variant("price_printed_and_returned", {"return price": 'print("price:", price)\n    return price'}),
        Variant("price_annotated", {"(size, w, b):": "(size: np.ndarray, w: float = 3, b: float = 0):"}),
        Variant(
            "price_as_a_lambda",
            {
                "def neuron_price": "def unused",
                "return price": "return price\n\n\n"
                "neuron_price = lambda size, w, b: np.maximum(0, size * w + b)",
            },
        ),
    ),
)


def _layer(rng: Generator, n_x: int, n_h: int, m: int) -> tuple[Array, Array, Array]:
    """Inputs, weights and biases of a layer; the biases well away from 0, so that a forgotten one shows.

    Some neuron is on for one example and off for another, so that what the ReLU hides can't be all. With
    one example, some neuron is on.
    """
    while True:
        x, W = rng.normal(size=(n_x, m)).round(3), rng.normal(size=(n_h, n_x)).round(3)
        b = (rng.uniform(0.5, 1.5, (n_h, 1)) * rng.permutation(np.resize([-1, 1], n_h))[:, None]).round(3)
        on = W @ x + b > 0.05
        if any(len(np.unique(row)) == min(m, 2) for row in on) and on.any():
            return x, W, b


def draw_hidden_features(rng: Generator, reference: Reference) -> Iterator[Case]:
    """More neurons than inputs, fewer, as many; one example. Then one neuron, one input, all switched off.

    Where numbers of inputs, neurons and examples differ, an exchanged axis shows; where they are equal,
    what was wrong all the time still runs, and gives another result.
    """
    yield Case(_layer(rng, _size(rng, 2, 3), _size(rng, 5, 6), 4))
    yield Case(_layer(rng, _size(rng, 5, 6), 2, _size(rng, 3, 4)))
    yield Case(_layer(rng, 3, 3, 3))
    yield Case(_layer(rng, 4, _size(rng, 5, 6), 1))
    x, W, b = _layer(rng, 3, 4, 2)
    sizes = np.vstack([rng.integers(60, 150, (1, 2)), rng.integers(1, 7, (2, 2))])
    yield Case((sizes, np.abs(W), b))
    yield Case(_layer(rng, 4, 1, _size(rng, 4, 6)), "edge")
    yield Case(_layer(rng, 1, 4, _size(rng, 2, 5)), "edge")
    one_weight = np.array([[_number(rng, 2, 3, digits=2)]])
    yield Case((np.array([[0.5]]), one_weight, np.array([[_number(rng, 0.5, 1.5)]])), "edge")
    yield Case((x, W, b - 100), "edge")


HIDDEN_FEATURES = Exercise(
    name="hidden_features",
    points=45,
    draw=draw_hidden_features,
    args=("x", "W", "b"),
    returns=("a",),
    needs=("neuron_price",),
    mistakes=(
        Mistake(
            "features_without_biases",
            {SUMS: "np.dot(W, x)"},
            "Your features are what comes out without the biases: look at the second half of the formula.",
        ),
        Mistake(
            "biases_of_features_subtracted",
            {SUMS: "np.dot(W, x) - b"},
            "The biases go in with the wrong sign.",
        ),
        Mistake(
            "features_without_relu",
            {FEATURES: "Z"},
            "Your features can be negative. The sums are right: what does a neuron do with a negative one?",
        ),
        Mistake(
            "features_clipped_on_the_wrong_side",
            {FEATURES: "np.minimum(0, Z)"},
            "You keep the negative sums and cut off the positive ones: it should be the other way round.",
        ),
        Mistake(
            "features_clipped_at_one_too",
            {FEATURES: "np.clip(Z, 0, 1)"},
            "No feature of yours is above 1. ReLU has a lower limit only.",
        ),
        Mistake(
            "features_bent_before_the_biases",
            {SUMS: "np.dot(W, x)", FEATURES: "np.maximum(0, Z) + b"},
            "The biases come too late: ReLU is applied to the whole sum, and they are a part of it.",
        ),
        Mistake(
            "negative_sums_made_positive",
            {FEATURES: "np.abs(Z)"},
            "Where a sum is negative you drop the minus sign: a neuron gives something else there.",
        ),
        Mistake(
            "only_whether_a_neuron_is_on",
            {FEATURES: "np.where(Z > 0, 1, 0)"},
            "You say which neurons are switched on. The feature is how strongly.",
        ),
        Mistake(
            "slope_left_for_negative_sums",
            {FEATURES: "np.where(Z > 0, Z, 0.01 * Z)"},
            "Negative sums come out a little negative, and not as what ReLU makes of them.",
        ),
        Mistake(
            "sigmoid_for_relu",
            {FEATURES: "1 / (1 + np.exp(-Z))"},
            "All your features lie between 0 and 1. That is another curve, the sigmoid: the bend is the one "
            "of exercise 1.",
        ),
        Mistake(
            "python_max_for_features",
            {FEATURES: "max(0, Z)"},
            "Python's `max` and `if` need one yes or no, and an array has many: NumPy has a function that "
            "decides for each entry.",
        ),
        Mistake(
            "largest_entry_for_larger_feature",
            {FEATURES: "np.max(0, Z)"},
            "`np.max` looks for the largest entry of one array. To compare two things entry by entry, NumPy "
            "has a function with a longer name.",
        ),
        Mistake(
            "largest_feature_of_a_list",
            {FEATURES: "np.max([0, Z])"},
            "`np.max` looks for the largest entry of one array. To compare two things entry by entry, NumPy "
            "has a function with a longer name.",
        ),
        Mistake(
            "largest_neuron_of_each_example",
            {FEATURES: "np.max(Z, 0)"},
            "`np.max(Z, 0)` picks the largest entry of each column. Every entry has to be compared with zero "
            "by itself.",
        ),
        Mistake(
            "products_entry_by_entry",
            {SUMS: "W * x + b"},
            "With `*` each entry meets one other entry only. A neuron adds up all its inputs: look for the "
            "matrix product.",
        ),
        Mistake(
            "weights_and_inputs_in_wrong_order",
            {SUMS: "np.dot(x, W) + b"},
            "Order matters in a matrix product: write the shapes side by side and compare the inner sizes.",
        ),
        Mistake(
            "weights_of_features_transposed",
            {SUMS: "np.dot(W.T, x) + b"},
            "`W` already has one row for each neuron and one column for each input: is the transpose needed?",
        ),
        Mistake(
            "examples_as_rows",
            {SUMS: "np.dot(W, x.T) + b"},
            "`x` already has one column for each house: is the transpose needed?",
        ),
        Mistake(
            "biases_lying_down",
            {SUMS: "np.dot(W, x) + b.T"},
            "Each neuron has one bias for all houses: is `b` still a column where you add it?",
        ),
        Mistake(
            "biases_of_rank_one_added",
            {SUMS: "np.dot(W, x) + b.ravel()"},
            "Your biases have lost a dimension. An array of shape `(n_h,)` is taken for a row: look at what "
            "you do to `b`.",
        ),
        Mistake(
            "one_bias_for_all_neurons",
            {SUMS: "np.dot(W, x) + b[0]"},
            "All your neurons share the first bias: each has one of its own.",
        ),
        Mistake(
            "biases_added_for_each_input",
            {SUMS: "np.dot(W, x) + b * W.shape[1]"},
            "The bias comes in once for each input. It belongs to the neuron: how often is it added?",
        ),
        Mistake(
            "biases_added_to_the_inputs",
            {SUMS: "np.dot(W, x + b)"},
            "The biases are added to the inputs, before the weights. They belong to the sums: look at your "
            "parentheses.",
        ),
        Mistake(
            "sums_divided_by_number_of_inputs",
            {SUMS: "np.dot(W, x) / x.shape[0] + b"},
            "A neuron adds up its weighted inputs, and you take their mean.",
        ),
        Mistake(
            "only_the_first_house",
            {
                "Z = np.dot(W, x) + b": "Z = np.zeros((W.shape[0], x.shape[1]))\n"
                "    for i in range(1):\n"
                "        Z[:, i] = np.dot(W, x[:, i]) + b[:, 0]"
            },
            "Only the first column is computed and the others stay zero: how far does your loop run?",
        ),
        Mistake(
            "first_house_copied",
            {SUMS: "np.dot(W, x[:, :1]) + b"},
            "You use the first column of `x` alone: every house has a column of its own.",
        ),
        Mistake(
            "only_the_first_neuron",
            {SUMS: "np.dot(W[:1], x) + b[:1]"},
            "There is one row in your result: each neuron, that is each row of `W`, should give one.",
        ),
        Mistake(
            "only_the_first_input",
            {SUMS: "W[:, :1] * x[:1] + b"},
            "Your neurons see the first input alone: in a dense layer each of them sees all.",
        ),
        Mistake(
            "two_neurons_written_in",
            {
                "Z = np.dot(W, x) + b": "Z = np.zeros((2, x.shape[1]))\n"
                "    for i in range(2):\n"
                "        Z[i] = np.dot(W[i], x) + b[i]"
            },
            "Your layer always has two neurons, as the example by hand: how many it has stands in the shape "
            "of `W`.",
        ),
        Mistake(
            "weights_of_the_example_written_in",
            {SUMS: "np.dot(np.array([[1, 10], [0.5, -20]]), x) + np.array([[-40], [0]])"},
            "Your layer always uses the weights and biases of the example by hand: its arguments bring "
            "others.",
        ),
        Mistake(
            "as_many_neurons_as_inputs",
            {
                "Z = np.dot(W, x) + b": "Z = np.zeros((x.shape[0], x.shape[1]))\n"
                "    for i in range(x.shape[0]):\n"
                "        Z[i] = np.dot(W[i], x) + b[i]"
            },
            "Your layer has as many neurons as inputs: how many it has stands in the shape of `W`.",
        ),
        Mistake(
            "as_many_houses_as_inputs",
            {
                "Z = np.dot(W, x) + b": "Z = np.zeros((W.shape[0], x.shape[0]))\n"
                "    for i in range(x.shape[0]):\n"
                "        Z[:, i] = np.dot(W, x[:, i]) + b[:, 0]"
            },
            "Your loop takes as many houses as there are inputs. A house is a column of `x`: which entry of "
            "its shape counts them?",
        ),
        Mistake(
            "three_neurons_written_in",
            {
                "Z = np.dot(W, x) + b": "Z = np.zeros((3, x.shape[1]))\n"
                "    for i in range(3):\n"
                "        Z[i] = np.dot(W[i], x) + b[i]"
            },
            "Your layer always has three neurons: how many it has stands in the shape of `W`.",
        ),
        Mistake(
            "four_houses_written_in",
            {
                "Z = np.dot(W, x) + b": "Z = np.zeros((W.shape[0], 4))\n"
                "    for i in range(4):\n"
                "        Z[:, i] = np.dot(W, x[:, i]) + b[:, 0]"
            },
            "Your layer always works on four houses: how many there are stands in the shape of `x`.",
        ),
        Mistake(
            "neurons_added_up",
            {FEATURES: "np.sum(np.maximum(0, Z), axis=0, keepdims=True)"},
            "You add the neurons together. The layer gives all of them, one row for each.",
        ),
        Mistake(
            "features_of_rank_one",
            {FEATURES: "np.squeeze(np.maximum(0, Z))"},
            "With one house or one neuron a dimension gets lost: the result has rows and columns even then.",
        ),
        Mistake(
            "features_one_row_for_each_house",
            {"return A": "return A.T"},
            "Your result lies on its side: neurons are rows and houses are columns.",
        ),
        Mistake(
            "biases_changed_in_place",
            {SUMS: "b\n    Z += np.dot(W, x)"},
            "`+=` writes into the array that is there already, and the caller's `b` is one column wide: "
            "make a new array.",
        ),
        Mistake(
            "features_stored_as_whole_numbers",
            {
                "Z = np.dot(W, x) + b": "Z = np.zeros((W.shape[0], x.shape[1]), dtype=x.dtype)\n"
                "    for i in range(x.shape[1]):\n"
                "        Z[:, i] = np.dot(W, x[:, i]) + b[:, 0]"
            },
            "Where the inputs are whole numbers, your features are cut to whole numbers too: what kind of "
            "numbers can the array hold that you fill?",
        ),
        Mistake(
            "global_weights_used",
            {
                "def hidden_features": "my_W = np.array([[1.0, 10.0], [0.5, -20.0], [0.0, 4.0]])\n\n\n"
                "def hidden_features",
                SUMS: "np.dot(my_W, x[:2]) + b[:1]",
            },
            "Whatever weights it is given, your function works with the same ones: which names in it are not "
            "among its arguments?",
        ),
        Mistake(
            "sums_returned_too",
            {"return A": "return A, Z"},
            "You give back two things, and only the features are asked for: look at the line with `return`.",
        ),
        Mistake(
            "sums_returned_first",
            {"return A": "return Z, A"},
            "You give back two things, and only the features are asked for: look at the line with `return`.",
        ),
        Mistake(
            "features_printed",
            {"return A": "print(A)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting("return A", "np.all(A >= 0)", "b.shape == (W.shape[0], 1)"),
        asserting("return A", "A.any()", at_edges=False),
        Variant("layer_by_at_sign", {SUMS: "W @ x + b"}),
        Variant("layer_by_matmul", {SUMS: "np.add(np.matmul(W, x), b)"}),
        Variant("layer_by_method", {SUMS: "b + W.dot(x)"}),
        Variant("layer_by_einsum", {SUMS: 'np.einsum("ij,jk->ik", W, x) + b'}),
        Variant("layer_transposed_twice", {SUMS: "(x.T @ W.T + b.T).T"}),
        Variant("layer_by_broadcasting", {SUMS: "np.sum(W[:, :, None] * x[None], axis=1) + b"}),
        Variant(
            "layer_with_row_of_ones", {SUMS: "np.hstack([W, b]) @ np.vstack([x, np.ones((1, x.shape[1]))])"}
        ),
        Variant("layer_by_tile", {SUMS: "np.dot(W, x) + np.tile(b, (1, x.shape[1]))"}),
        Variant("features_by_where", {FEATURES: "np.where(Z < 0, 0, Z)"}),
        Variant("features_by_clip", {FEATURES: "Z.clip(min=0)"}),
        Variant("features_by_mask", {FEATURES: "Z * (Z > 0)"}),
        Variant("features_set_where_negative", {FEATURES: "Z\n    A[A < 0] = 0"}),
        Variant("features_into_own_array", {FEATURES: "np.maximum(Z, 0, out=Z)"}),
        Variant("features_by_vectorize", {FEATURES: "np.vectorize(lambda one: max(0.0, one))(Z)"}),
        Variant(
            "loop_over_houses",
            {
                "Z = np.dot(W, x) + b": "Z = np.zeros((W.shape[0], x.shape[1]))\n"
                "    for i in range(x.shape[1]):\n"
                "        Z[:, [i]] = np.dot(W, x[:, [i]]) + b"
            },
        ),
        Variant(
            "loop_over_neurons",
            {SUMS: "np.array([row @ x + bias for row, bias in zip(W, b)])"},
        ),
        Variant(
            "loop_over_everything",
            {
                "Z = np.dot(W, x) + b": "Z = np.zeros((len(W), len(x[0])))\n"
                "    for i in range(len(W)):\n"
                "        for k in range(len(x[0])):\n"
                "            total = b[i, 0]\n"
                "            for j in range(len(x)):\n"
                "                total += W[i, j] * x[j, k]\n"
                "            Z[i, k] = total"
            },
        ),
        Variant("layer_calls_neuron_price", {FEATURES: "neuron_price(Z, 1, 0)"}),
        Variant("layer_in_one_call", {FEATURES: "neuron_price(np.dot(W, x), 1, b)"}),
        Variant(
            "layer_of_lists_too",
            {SUMS: "np.dot(np.asarray(W), np.asarray(x)) + np.asarray(b).reshape(-1, 1)"},
        ),
        Variant(
            "layer_with_asserts", {"return A": "assert A.shape == (W.shape[0], x.shape[1])\n    return A"}
        ),
        Variant("layer_printed_and_returned", {"return A": "print(A.shape, A)\n    return A"}),
        Variant(
            "layer_annotated", {"(x, W, b):": "(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:"}
        ),
        Variant(
            "layer_under_another_name",
            {
                "def hidden_features": "def dense_layer",
                "return A": "return A\n\n\nhidden_features = dense_layer",
            },
        ),
    ),
)


EXERCISES: tuple[Exercise, ...] = (NEURON_PRICE, HIDDEN_FEATURES)
"""In the order of the notebook."""


QUESTIONS: tuple[Question, ...] = (
    Question(
        name="question_layers",
        points=4,
        wrong={
            "6": "You have counted the inputs as a layer. What do they compute?",
            "4": "You have counted the hidden layers alone. Which other layer has weights?",
            "7": "Units of a layer stand side by side and count as one layer: go through the list once more.",
            "3": "Input, hidden, output are three kinds of layers. There can be several of one kind.",
            "2": "A network with one hidden layer would have two: how many hidden layers does this one have?",
            "1": "Are the hidden layers no layers? Each of them has weights of its own.",
            "38": "You have counted units, and the inputs among them. A layer is a whole column of units.",
            "32": "You have counted units. A layer is a whole column of them.",
            "31": "You have counted the hidden units. A layer is a whole column of units.",
        },
    ),
    Question(
        name="question_hidden",
        points=4,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "Who would have set them? Think of what was random at first and what changed it.",
            "b": "Only inputs and prices are in the data. What does *hidden* stand for?",
            "d": "A weight near zero is still a weight: what would the next round of training do to it?",
        },
    ),
    Question(
        name="question_supervised",
        points=4,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "Supervised learning needs pairs: where is the y of these pictures?",
            "c": "The pairs are fine. Look up in the table what recurrent networks are made for.",
            "d": "The pairs are fine, but what is x here, and what is the network to look at later?",
        },
    ),
    Question(
        name="question_structured",
        points=4,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "Each of these columns has a meaning of its own, even though one of them is a name.",
            "b": "Numbers with a date and a place: what does a single one tell you by itself?",
            "c": "People wrote the articles, but what stands in this table is something else.",
        },
    ),
    Question(
        name="question_scale",
        points=4,
        options=("a", "b", "c", "d"),
        wrong={
            "b": "The last tenfold step has added hardly anything already: what can't make use of the data?",
            "c": "It doesn't even fit the pictures it has learned from: has it too much room, or too little?",
            "d": "The same network on the same pictures comes to the same place: what would be gained?",
        },
    ),
)
"""In the order of the notebook."""
