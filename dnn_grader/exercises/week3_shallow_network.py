"""Week 3, a network with one hidden layer: what is asked, and how students get it wrong or unusually right.

Edits are made in the solution cells of ``source/week3_shallow_network/week3_shallow_network.ipynb``;
an old text stands there exactly once. The mistakes are those of public forums and notebooks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from dnn_grader.exercises import cross_entropy, initialization
from dnn_grader.exercises.declared import Case, Exercise, Group, Mistake, Question, Reference, Variant
from dnn_grader.exercises.drawing import (
    Array,
    different_sizes,
    edge_steps,
    few_steps,
    gradients,
    labels,
    learning_rate,
    network,
    normal,
    printed_steps,
    size,
    sums_around_half,
)
from dnn_grader.exercises.habits import asserting, printing

SIZES = (2, 3, 5, 6, 7)
"""Small sizes, without the usual four hidden units."""

# Lines of the solutions that several edits change.
CACHE = '{"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}'
GRADS = '{"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}'
PARAMETERS = '{"W1": W1, "b1": b1, "W2": W2, "b2": b2}'
DW2, DW1 = "np.dot(dZ2, A1.T)", "np.dot(dZ1, X.T)"
SUM2, SUM1 = "np.sum(dZ2, axis=1, keepdims=True)", "np.sum(dZ1, axis=1, keepdims=True)"
DZ1 = "np.dot(W2.T, dZ2) * tanh_derivative(Z1)"
FORWARD = "A2, cache = forward_propagation(X, parameters)"
BACKWARD = "grads = backward_propagation(parameters, cache, X, Y)"
UPDATE = "parameters = update_parameters(parameters, grads, 1.2)"


def _sizes(rng: Generator, count: int) -> list[int]:
    """Sizes that all differ, so that an exchanged axis shows; never four."""
    return different_sizes(rng, count, SIZES)


def _parameters(rng: Generator, n_x: int, n_h: int, n_y: int = 1) -> dict[str, Array]:
    return network(rng, [n_x, n_h, n_y])


def draw_layer_sizes(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Three numbers of inputs, one output; then several outputs, m = 1, unsigned labels."""
    for n_x in different_sizes(rng, 3, (2, 3, *range(5, 25))):
        m = size(rng, 25, 40)
        yield Case((normal(rng, n_x, m), labels(rng, m)))
    for _ in range(2):
        n_x, n_y, m = different_sizes(rng, 3, (2, 3, *range(5, 25)))
        yield Case((normal(rng, n_x, m), rng.integers(0, 2, (n_y, m))), "edge")
    yield Case((normal(rng, size(rng, 5, 9), 1), np.ones((1, 1))), "edge")
    m = size(rng, 7, 12)
    yield Case((normal(rng, size(rng, 5, 9), m), labels(rng, m).astype(np.uint8)), "edge")


LAYER_SIZES = Exercise(
    name="layer_sizes",
    points=5,
    draw=draw_layer_sizes,
    args=("X", "Y"),
    returns=("n_x", "n_h", "n_y"),
    mistakes=(
        Mistake(
            "columns_counted_instead_of_rows",
            {"X.shape[0]": "X.shape[1]", "Y.shape[0]": "Y.shape[1]"},
            "You count the examples: which of the two sizes in a shape counts the units?",
        ),
        Mistake(
            "inputs_counted_by_columns",
            {"X.shape[0]": "X.shape[1]"},
            "Your `n_x` counts the examples: which direction of `X` holds the features of one example?",
        ),
        Mistake(
            "outputs_counted_by_columns",
            {"Y.shape[0]": "Y.shape[1]"},
            "Your `n_y` counts the examples: which direction of `Y` holds the outputs for one example?",
        ),
        Mistake(
            "outputs_counted_in_X",
            {"Y.shape[0]": "X.shape[0]"},
            "Your `n_y` is read off the inputs: which array shows how many outputs there are?",
        ),
        Mistake(
            "all_entries_counted",
            {"X.shape[0]": "X.size", "Y.shape[0]": "Y.size"},
            "You count all numbers in the arrays: one direction of each is enough.",
        ),
        Mistake(
            "whole_shapes_returned",
            {"X.shape[0]": "X.shape", "Y.shape[0]": "Y.shape"},
            "Your sizes are whole shapes: pick one number out of each.",
        ),
        Mistake(
            "outputs_counted_as_classes",
            {"Y.shape[0]": "2"},
            "Two classes need only one output, the probability of one of them: look at the rows of `Y`.",
        ),
        Mistake(
            "one_output_written_in",
            {"Y.shape[0]": "1"},
            "The number of outputs is written into your code: it should come from an array.",
        ),
        Mistake(
            "two_inputs_written_in",
            {"X.shape[0]": "2"},
            "The number of inputs is written into your code: it should come from an array.",
        ),
        Mistake(
            "hidden_units_counted_in_X",
            {"n_h = 4": "n_h = X.shape[0]"},
            "The number of hidden units is chosen, not read off the data: look at what the text fixes here.",
        ),
        Mistake(
            "hidden_units_twice_the_inputs",
            {"n_h = 4": "n_h = 2 * X.shape[0]"},
            "The number of hidden units is chosen, not computed from the data: look at what the text fixes "
            "here.",
        ),
        Mistake(
            "hidden_size_left_out",
            {"return n_x, n_h, n_y": "return n_x, n_y"},
            "Three sizes are asked for: which one is missing after `return`?",
        ),
        Mistake(
            "sizes_in_wrong_order",
            {"return n_x, n_h, n_y": "return n_x, n_y, n_h"},
            "All three sizes are there, in the wrong order: compare your `return` with the docstring.",
        ),
        Mistake(
            "sizes_backwards",
            {"return n_x, n_h, n_y": "return n_y, n_h, n_x"},
            "Your sizes begin with the output: the order follows the network, from the input on.",
        ),
        Mistake(
            "layer_sizes_returns_nothing",
            {"return n_x, n_h, n_y": "print(n_x, n_h, n_y)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting("return n_x", "X.shape[1] == Y.shape[1]", "n_h == 4"),
        asserting("return n_x", "n_y == 1", at_edges=False),
        Variant("lengths", {"X.shape[0]": "len(X)", "Y.shape[0]": "len(Y)"}),
        Variant("columns_of_the_transpose", {"X.shape[0]": "X.T.shape[1]", "Y.shape[0]": "np.shape(Y)[0]"}),
        Variant("shapes_unpacked", {"n_x = X.shape[0]": "n_x, m = X.shape"}),
        Variant("sizes_in_a_list", {"return n_x, n_h, n_y": "return [n_x, n_h, n_y]"}),
        Variant("sizes_as_numpy_numbers", {"X.shape[0]": "np.int64(X.shape[0])", "n_h = 4": "n_h = 4.0"}),
        Variant(
            "size_by_axis",
            {"X.shape[0]": "np.size(X, 0)", "Y.shape[0]": "np.size(Y, axis=0)"},
        ),
        Variant(
            "annotated_layer_sizes",
            {"(X, Y):": "(X: np.ndarray, Y: np.ndarray) -> tuple[int, int, int]:"},
        ),
    ),
)


def draw_initialize_parameters(rng: Generator, reference: Reference) -> Iterator[Case]:
    """One network large enough to measure the weights' spread, one small one; then single units."""
    yield from initialization.cases(rng, SIZES)


INITIALIZE_PARAMETERS = Exercise(
    name="initialize_parameters",
    points=8,
    draw=draw_initialize_parameters,
    args=("n_x", "n_h", "n_y"),
    returns=("parameters",),
    compare="initial_parameters",
    options={"scales": [0.01]},
    mistakes=(
        *initialization.WRONG_SIZES,
        Mistake(
            "weights_not_made_small",
            {"randn(n_h, n_x) * 0.01": "randn(n_h, n_x)", "randn(n_y, n_h) * 0.01": "randn(n_y, n_h)"},
            "Your weights are much too large: look for the small factor of the formula.",
        ),
        *initialization.WRONG_VALUES,
        Mistake(
            "uniform_weights",
            {"randn(n_h, n_x)": "rand(n_h, n_x)", "randn(n_y, n_h)": "rand(n_y, n_h)"},
            "Your weights are all positive, and a normal distribution lies on both sides of 0. (NumPy's "
            "uniform and normal functions differ by one letter.)",
        ),
        Mistake(
            "sizes_of_weights_as_a_tuple",
            {"randn(n_h, n_x)": "randn((n_h, n_x))", "randn(n_y, n_h)": "randn((n_y, n_h))"},
            "`np.random.randn` takes the two sizes one after the other; `np.zeros` takes them as one tuple.",
        ),
        Mistake(
            "sizes_of_biases_not_as_a_tuple",
            {"np.zeros((n_h, 1))": "np.zeros(n_h, 1)", "np.zeros((n_y, 1))": "np.zeros(n_y, 1)"},
            "`np.zeros` takes the shape as one tuple: count your parentheses.",
        ),
        *initialization.WRONG_BIASES_OR_SEEDS,
        Mistake(
            "hidden_units_written_in",
            {"    W1 = np": "    n_h = 4\n    W1 = np"},
            "The number of hidden units is written into your code: use the one that the caller gives.",
        ),
        *initialization.WRONG_RESULT,
    ),
    variants=initialization.VARIANTS,
)


def draw_forward_propagation(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Two networks of different sizes, one of equal ones; then m = 1, one unit, more outputs, large sums."""
    for _ in range(2):
        n_x, n_h, m = _sizes(rng, 3)
        yield Case((normal(rng, n_x, m), _parameters(rng, n_x, n_h)))
    yield Case((normal(rng, 3, 3), _parameters(rng, 3, 3)))
    yield Case((normal(rng, 3, 3), _parameters(rng, 3, 3, 3)), "edge")
    n_x, n_h, m = _sizes(rng, 3)
    yield Case((normal(rng, n_x, 1), _parameters(rng, n_x, n_h)), "edge")
    yield Case((normal(rng, n_x, m), _parameters(rng, n_x, 1)), "edge")
    yield Case((normal(rng, n_x, m), _parameters(rng, n_x, n_h, 4)), "edge")
    yield _with_large_sums(rng, reference)


def _with_large_sums(rng: Generator, reference: Reference) -> Case:
    """An output that gets sums of both signs whose exponential no float can hold."""
    while True:
        X, parameters = normal(rng, 2, size(rng, 5, 7)), _parameters(rng, 2, 3)
        parameters["W2"] *= 3000
        _, cache = reference["forward_propagation"](X, parameters)
        if cache["Z2"].min() < -800 and cache["Z2"].max() > 800:
            return Case((X, parameters), "edge")


FORWARD_PROPAGATION = Exercise(
    name="forward_propagation",
    points=12,
    draw=draw_forward_propagation,
    args=("X", "parameters"),
    returns=("A2", "cache"),
    mistakes=(
        Mistake(
            "sigmoid_in_the_hidden_layer",
            {"np.tanh(Z1)": "sigmoid(Z1)[0]"},
            "Your hidden layer uses sigmoid: look at which activation belongs to layer 1.",
        ),
        Mistake(
            "relu_in_the_hidden_layer",
            {"np.tanh(Z1)": "np.maximum(0, Z1)"},
            "Your hidden layer uses ReLU: look at which activation belongs to layer 1.",
        ),
        Mistake(
            "tanh_at_the_output",
            {"A2, _ = sigmoid(Z2)": "A2 = np.tanh(Z2)"},
            "Your predictions can be negative: look at which activation belongs to the output.",
        ),
        Mistake(
            "relu_at_the_output",
            {"A2, _ = sigmoid(Z2)": "A2 = np.maximum(0, Z2)"},
            "Your predictions can be larger than 1: look at which activation belongs to the output.",
        ),
        Mistake(
            "activations_of_the_layers_exchanged",
            {"np.tanh(Z1)": "sigmoid(Z1)[0]", "A2, _ = sigmoid(Z2)": "A2 = np.tanh(Z2)"},
            "The two activations stand in each other's place: which one gives a probability?",
        ),
        Mistake(
            "hidden_layer_without_activation",
            {"np.tanh(Z1)": "Z1"},
            "Your hidden layer is only linear: what has to be applied to `Z1`?",
        ),
        Mistake(
            "output_without_activation",
            {"A2, _ = sigmoid(Z2)": "A2 = Z2"},
            "Your `A2` is no probability yet: what has to be applied to `Z2`? (If you unpacked two "
            "results: is the one you keep the activation?)",
        ),
        Mistake(
            "sigmoid_not_unpacked",
            {"A2, _ = sigmoid(Z2)": "A2 = sigmoid(Z2)"},
            "Your `A2` is a tuple: the `sigmoid` of the setup cell returns two things.",
        ),
        Mistake(
            "predictions_from_Z1",
            {"sigmoid(Z2)": "sigmoid(Z1)"},
            "Your `A2` has a row for each hidden unit: which layer's sums go into sigmoid?",
        ),
        Mistake(
            "sigmoid_with_wrong_sign",
            {"A2, _ = sigmoid(Z2)": "A2 = 1 / (1 + np.exp(Z2))"},
            "Your output falls where it should rise: look at the sign in the exponent of your sigmoid.",
        ),
        Mistake(
            "sigmoid_without_parentheses",
            {"A2, _ = sigmoid(Z2)": "A2 = 1 / 1 + np.exp(-Z2)"},
            "Your predictions are larger than 1: division comes before addition, so look at your "
            "parentheses.",
        ),
        Mistake(
            "output_reads_Z1",
            {"np.dot(W2, A1)": "np.dot(W2, Z1)"},
            "The output layer should read what the hidden layer gives, after its activation.",
        ),
        Mistake(
            "output_reads_X",
            {"np.dot(W2, A1)": "np.dot(W2, X)"},
            "The output layer skips the hidden layer and reads the inputs.",
        ),
        Mistake(
            "first_weights_in_both_layers",
            {"np.dot(W2, A1)": "np.dot(W1, A1)"},
            "Each layer has weights of its own: look at the second matrix product.",
        ),
        Mistake(
            "hidden_bias_forgotten",
            {"np.dot(W1, X) + b1": "np.dot(W1, X)"},
            "Your `Z1` is what comes out without the biases of layer 1.",
        ),
        Mistake(
            "output_bias_forgotten",
            {"np.dot(W2, A1) + b2": "np.dot(W2, A1)"},
            "Your `Z2` is what comes out without the bias of layer 2.",
        ),
        Mistake(
            "both_biases_forgotten",
            {"np.dot(W1, X) + b1": "np.dot(W1, X)", "np.dot(W2, A1) + b2": "np.dot(W2, A1)"},
            "Both layers come out without their biases: look at the second half of the formulas.",
        ),
        Mistake(
            "bias_of_the_other_layer",
            {"np.dot(W2, A1) + b2": "np.dot(W2, A1) + b1"},
            "Each layer has a bias of its own: look at what is added in layer 2.",
        ),
        Mistake(
            "biases_as_a_row",
            {"np.dot(W1, X) + b1": "np.dot(W1, X) + b1.T"},
            "Each unit has one bias for all examples: in which direction is `b1` spread over `Z1`?",
        ),
        Mistake(
            "hidden_product_entry_by_entry",
            {"np.dot(W1, X)": "W1 * X"},
            "Each entry of `Z1` sums over all inputs of a unit, so a product entry by entry can't be enough.",
        ),
        Mistake(
            "output_product_entry_by_entry",
            {"np.dot(W2, A1)": "W2 * A1"},
            "Each entry of `Z2` sums over all hidden units, so a product entry by entry can't be enough.",
        ),
        Mistake(
            "hidden_factors_in_wrong_order",
            {"np.dot(W1, X)": "np.dot(X, W1)"},
            "Order matters in a matrix product: write the shapes below `Z1` and compare the inner sizes.",
        ),
        Mistake(
            "hidden_weights_transposed",
            {"np.dot(W1, X)": "np.dot(W1.T, X)"},
            "`W1` already has one row for each hidden unit: is the transpose needed?",
        ),
        Mistake(
            "output_weights_transposed",
            {"np.dot(W2, A1)": "np.dot(W2.T, A1)"},
            "`W2` already has one row for each output: is the transpose needed?",
        ),
        Mistake(
            "tanh_before_the_sum",
            {"np.dot(W1, X) + b1": "np.dot(W1, np.tanh(X)) + b1", "np.tanh(Z1)": "Z1"},
            "The activation comes after the weighted sum, and you apply it to the inputs.",
        ),
        Mistake(
            "predictions_already_decided",
            {"A2, _ = sigmoid(Z2)": "A2 = np.round(sigmoid(Z2)[0])"},
            "`A2` is a probability: it becomes a decision for 0 or 1 only in `predict`.",
        ),
        Mistake(
            "cache_holds_A1_for_Z1",
            {'"Z1": Z1': '"Z1": A1'},
            "Under `Z1` in your cache stands what comes out of the activation, not what goes in.",
        ),
        Mistake(
            "cache_holds_A2_for_Z2",
            {'"Z2": Z2': '"Z2": A2'},
            "Under `Z2` in your cache stands what comes out of sigmoid, not what goes in.",
        ),
        Mistake(
            "cache_without_the_sums",
            {CACHE: '{"A1": A1, "A2": A2}'},
            "Your cache holds the activations alone: four arrays are asked for.",
        ),
        Mistake(
            "cache_as_a_row",
            {CACHE: "(Z1, A1, Z2, A2)"},
            "The cache is asked for as a dictionary with the four names as keys, not as a tuple.",
        ),
        Mistake(
            "parameters_as_cache",
            {"return A2, cache": "return A2, parameters"},
            "You return the parameters as the cache: the way back needs what this pass has computed.",
        ),
        Mistake(
            "forward_cache_not_returned",
            {"return A2, cache": "return A2"},
            "The function gives back two things: one of them is missing after `return`.",
        ),
        Mistake(
            "forward_results_swapped",
            {"return A2, cache": "return cache, A2"},
            "Both results are there, in the wrong order: compare the line with `return` with the docstring.",
        ),
        Mistake(
            "hidden_activations_returned",
            {"return A2, cache": "return A1, cache"},
            "The first result is what the hidden layer gives: the predictions are one layer further.",
        ),
        Mistake(
            "forward_propagation_returns_nothing",
            {"return A2, cache": "print(A2)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting("return A2", "A1.shape == (W1.shape[0], X.shape[1])", "A2.shape == Z2.shape"),
        asserting("return A2", "A2.shape == (1, X.shape[1])", at_edges=False),
        asserting("return A2", "np.all((A2 > 0) & (A2 < 1))", "X.shape[1] > 1", at_edges=False),
        Variant("at_signs", {"np.dot(W1, X)": "W1 @ X", "np.dot(W2, A1)": "W2 @ A1"}),
        Variant(
            "einsum_and_matmul",
            {"np.dot(W1, X)": 'np.einsum("jk,ki->ji", W1, X)', "np.dot(W2, A1)": "np.matmul(W2, A1)"},
        ),
        Variant("own_sigmoid", {"A2, _ = sigmoid(Z2)": "A2 = 1 / (1 + np.exp(-Z2))"}),
        Variant("sigmoid_by_tanh", {"A2, _ = sigmoid(Z2)": "A2 = (np.tanh(Z2 / 2) + 1) / 2"}),
        Variant("tanh_by_sigmoid", {"np.tanh(Z1)": "2 * sigmoid(2 * Z1)[0] - 1"}),
        Variant(
            "tanh_of_the_course",
            {"    A1 = np.tanh(Z1)": "    from dnn_utils.activations import tanh\n\n    A1, _ = tanh(Z1)"},
        ),
        Variant(
            "loop_over_examples",
            {
                "    A1 = np.tanh(Z1)": "    for i in range(X.shape[1]):\n"
                "        Z1[:, i] = W1 @ X[:, i] + b1[:, 0]\n    A1 = np.tanh(Z1)"
            },
        ),
        Variant("transposed_twice", {"np.dot(W2, A1)": "(A1.T @ W2.T).T"}),
        Variant(
            "parameters_by_values",
            {'W1, b1 = parameters["W1"], parameters["b1"]': 'W1, b1 = (parameters[k] for k in ("W1", "b1"))'},
        ),
        Variant("more_in_the_cache", {'"A2": A2}': '"A2": A2, "X": X, "parameters": parameters}'}),
        Variant("cache_by_dict", {CACHE: "dict(A2=A2, Z2=Z2, A1=A1, Z1=Z1)"}),
        Variant("results_in_a_list", {"return A2, cache": "return [A2, cache]"}),
        Variant(
            "shape_asserted",
            {"return A2, cache": "assert A2.shape == (W2.shape[0], X.shape[1])\n    return A2, cache"},
        ),
        Variant("prints_on_the_way", {"return A2, cache": 'print("A2:", A2)\n    return A2, cache'}),
        Variant(
            "nested_layer",
            {
                "    Z1 = np.dot(W1, X) + b1": "    def linear(A, W, b):\n        return np.dot(W, A) + b\n\n"
                "    Z1 = linear(X, W1, b1)",
                "np.dot(W2, A1) + b2": "linear(A1, W2, b2)",
            },
        ),
        Variant("annotated_forward", {"(X, parameters):": "(X: np.ndarray, parameters: dict) -> tuple:"}),
    ),
)


def draw_compute_cost(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Floats and whole numbers as labels; then m = 1, labels all alike, saturated predictions."""
    yield from cross_entropy.cases(rng, _sizes(rng, 3))
    yield Case(_saturated(rng), "edge")
    yield cross_entropy.sure_and_wrong()


def _saturated(rng: Generator) -> tuple[Array, Array]:
    """Predictions exactly 0 and exactly 1, and right; one is ordinary, so that a cut at 1e-6 shows."""
    Y = np.array([[1.0, 0.0, 1.0, 0.0, 1.0]])
    A2 = Y.copy()
    A2[0, 4] = round(float(rng.uniform(0.7, 0.9)), 3)
    order = rng.permutation(5)
    return A2[:, order], Y[:, order]


COMPUTE_COST = Exercise(
    name="compute_cost",
    points=10,
    draw=draw_compute_cost,
    args=("A2", "Y"),
    returns=("cost",),
    compare="cost",
    options={"beyond": 10},
    mistakes=(
        *cross_entropy.renamed(cross_entropy.WRONG_FORMULA, "A2"),
        Mistake(
            "infinite_cost_replaced",
            {"np.clip(A2, eps, 1 - eps)": "A2", "float(cost)": "float(np.nan_to_num(cost))"},
            "Replacing a cost that is not a number throws the ordinary examples away with it: what does "
            "the logarithm see?",
        ),
        Mistake(
            "predictions_clipped_at_a_thousandth",
            {"np.clip(A2, eps, 1 - eps)": "np.clip(A2, 1e-3, 1 - 1e-3)"},
            "Keeping predictions away from 0 and 1 changes your cost: the distance should be tinier.",
        ),
        Mistake(
            "predictions_clipped_at_a_hundred_thousandth",
            {"np.clip(A2, eps, 1 - eps)": "np.clip(A2, 1e-5, 1 - 1e-5)"},
            "Keeping predictions away from 0 and 1 changes your cost: the distance should be tinier.",
        ),
        Mistake(
            "parentheses_of_one_minus_Y_forgotten",
            {"(1 - Y) * np.log": "1 - Y * np.log"},
            "A product comes before a difference: look at the parentheses of your second term.",
        ),
        Mistake(
            "labels_inverted_bit_by_bit",
            {"(1 - Y)": "~Y"},
            "The tilde turns `True` into `False`, and numbers into something else: how does the formula "
            "say it?",
        ),
        *cross_entropy.renamed(cross_entropy.WRONG_ARRAYS, "A2"),
    ),
    variants=cross_entropy.renamed(cross_entropy.VARIANTS, "A2"),
)


# The slopes of three activations. At exactly 0 two of them have more than one, so no case holds a 0.


def _away_from_zero(rng: Generator, *shape: int) -> Array:
    """Numbers of both signs, none near 0."""
    return (rng.uniform(0.1, 2.5, shape) * _signs(rng, *shape)).round(3)


def _signs(rng: Generator, *shape: int) -> NDArray[np.int64]:
    """As many -1 as 1, or one more, in any order."""
    count = int(np.prod(shape))
    return rng.permutation(1 - 2 * (np.arange(count) % 2)).reshape(shape)


def draw_derivative(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Matrices; then a single number of each sign, whole numbers, large ones beside tiny ones."""
    yield Case((_away_from_zero(rng, 3, 4),))
    yield Case((_away_from_zero(rng, 5, 2),))
    yield Case((_away_from_zero(rng, 3, 3),))
    yield Case((float(rng.uniform(0.3, 2)),), "edge")
    yield Case((-float(rng.uniform(0.3, 2)),), "edge")
    yield Case((_signs(rng, 2, 3) * rng.integers(1, 4, (2, 3)),), "edge")
    yield Case((np.array([[-1000.0, 1000.0, -20.0, 20.0, -0.004, 0.004]]),), "edge")


TANH_DERIVATIVE = Exercise(
    name="tanh_derivative",
    points=5,
    draw=draw_derivative,
    args=("z",),
    returns=("slope",),
    mistakes=(
        Mistake(
            "tanh_itself",
            {"1 - a**2": "a"},
            "This is the value of tanh: its slope is asked for.",
        ),
        Mistake(
            "square_forgotten",
            {"1 - a**2": "1 - a"},
            "Something is missing in the formula: your slope is not the same for `z` and `-z`.",
        ),
        Mistake(
            "square_of_the_argument",
            {"1 - a**2": "1 - z**2"},
            "The formula squares what comes out of tanh, and you square what goes in.",
        ),
        Mistake(
            "rule_of_sigmoid",
            {"1 - a**2": "a * (1 - a)"},
            "This is how the slope of sigmoid follows from its value: tanh has another rule.",
        ),
        Mistake(
            "slope_of_sigmoid",
            {"1 - a**2": "sigmoid(z)[0] * (1 - sigmoid(z)[0])"},
            "This is the slope of sigmoid, and that of tanh is asked for.",
        ),
        Mistake(
            "plus_for_minus",
            {"1 - a**2": "1 + a**2"},
            "Your slope grows where tanh levels off: look at the signs.",
        ),
        Mistake(
            "slope_of_tanh_negative",
            {"1 - a**2": "a**2 - 1"},
            "Your slope is negative everywhere, and tanh rises everywhere.",
        ),
        Mistake(
            "one_minus_tanh_squared",
            {"1 - a**2": "(1 - a) ** 2"},
            "You square the difference: look at what the square belongs to.",
        ),
        Mistake(
            "doubled_instead_of_squared",
            {"1 - a**2": "1 - a * 2"},
            "You double where the formula squares: how many stars make a power?",
        ),
        Mistake(
            "cosh_not_squared",
            {"1 - a**2": "1 / np.cosh(np.clip(z, -700, 700))"},
            "With the hyperbolic cosine the formula has a square: look it up once more.",
        ),
        Mistake(
            "tanh_applied_twice",
            {"1 - a**2": "1 - np.tanh(a) ** 2"},
            "You take tanh of a tanh: apply it once.",
        ),
        Mistake(
            "slopes_added_up",
            {"1 - a**2": "np.sum(1 - a**2)"},
            "Each entry has a slope of its own, and you add them up.",
        ),
        Mistake(
            "tanh_overflows",
            {"np.tanh(z)": "(np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))"},
            "For large `z` your own tanh divides infinity by infinity: NumPy's tanh doesn't.",
        ),
        Mistake(
            "argument_of_tanh_cut_off",
            {"np.tanh(z)": "np.tanh(np.clip(z, -5, 5))"},
            "You cut `z` off, and far out the slope goes on falling: NumPy's tanh needs no such help.",
        ),
        Mistake(
            "slopes_of_tanh_cut_to_whole_numbers",
            {
                "return 1 - a**2": "z = np.asarray(z)\n    slope = np.zeros_like(z)\n    "
                "slope[...] = 1 - a**2\n    return slope"
            },
            "For whole numbers your slope has lost its fractions: an array made like `z` holds none then.",
        ),
        Mistake(
            "slopes_of_tanh_flattened",
            {"return 1 - a**2": "return np.ravel(1 - a**2)"},
            "Your slopes stand in one long row: the result has the shape of `z`.",
        ),
        Mistake(
            "tanh_of_one_number_only",
            {"    a = np.tanh(z)": "    import math\n\n    a = math.tanh(z)"},
            "Python's `math` knows single numbers only: NumPy's functions take whole arrays.",
        ),
        Mistake(
            "tanh_derivative_returns_nothing",
            {"return 1 - a**2": "slope = 1 - a**2"},
            "The function ends without giving anything back: look for `return`.",
        ),
    ),
    variants=(
        asserting("return 1 -", "np.all(np.isfinite(z))"),
        asserting("return 1 -", "z.ndim == 2 and np.all(np.abs(z) < 10)", at_edges=False),
        Variant("power", {"1 - a**2": "1.0 - np.power(a, 2)"}),
        Variant("squared", {"1 - a**2": "1 - np.square(a)"}),
        Variant("product_of_two", {"1 - a**2": "(1 - a) * (1 + a)"}),
        Variant("by_cosh", {"return 1 - a**2": "return 1 / np.cosh(z) ** 2"}),
        Variant("by_sigmoid", {"1 - a**2": "4 * sigmoid(2 * z)[0] * (1 - sigmoid(2 * z)[0])"}),
        Variant(
            "by_the_backward_function",
            {
                "    a = np.tanh(z)": "    from dnn_utils.activations import tanh_backward\n",
                "1 - a**2": "tanh_backward(1.0, z)",
            },
        ),
        Variant(
            "on_a_copy",
            {"return 1 - a**2": "a = np.array(a)\n    a *= -a\n    a += 1\n    return a"},
        ),
        Variant("as_lambda", {"return 1 - a**2": "return (lambda value: 1 - value * value)(a)"}),
        Variant("annotated_slope", {"(z):": "(z: np.ndarray) -> np.ndarray:"}),
    ),
)


RELU_DERIVATIVE = Exercise(
    name="relu_derivative",
    points=4,
    draw=draw_derivative,
    args=("z",),
    returns=("slope",),
    mistakes=(
        Mistake(
            "relu_itself",
            {"1.0, 0.0": "z, 0.0"},
            "This is the value of ReLU: its slope is asked for, which doesn't grow with `z`.",
        ),
        Mistake(
            "sides_exchanged",
            {"z > 0": "z < 0"},
            "Your slope is 1 on the flat side: on which side of 0 does ReLU rise?",
        ),
        Mistake(
            "sign_of_z",
            {"np.where(z > 0, 1.0, 0.0)": "np.sign(z)"},
            "On the left of 0 your slope is negative, and there ReLU neither rises nor falls.",
        ),
        Mistake(
            "one_everywhere",
            {"1.0, 0.0": "1.0, 1.0"},
            "Your slope is 1 everywhere: what does ReLU do to negative numbers?",
        ),
        Mistake(
            "leaky_slope",
            {"1.0, 0.0": "1.0, 0.01"},
            "This is the slope of leaky ReLU: the plain one lets nothing through on the left.",
        ),
        Mistake(
            "threshold_at_one",
            {"z > 0": "z > 1"},
            "Look at where the slope jumps: at which `z` is the kink?",
        ),
        Mistake(
            "condition_on_an_array",
            {"return np.where(z > 0, 1.0, 0.0)": "return 1.0 if z > 0 else 0.0"},
            "An `if` takes one decision, and an array needs one for each entry: compare the whole array.",
        ),
        Mistake(
            "decided_for_all_at_once",
            {"np.where(z > 0, 1.0, 0.0)": "np.ones_like(z) * float(np.all(z > 0))"},
            "All entries get the same slope: each of them has to be looked at by itself.",
        ),
        Mistake(
            "argument_cut_to_one",
            {"np.where(z > 0, 1.0, 0.0)": "np.clip(z, 0, 1)"},
            "Between 0 and 1 your slope depends on `z`: a straight line has the same slope everywhere.",
        ),
        Mistake(
            "steps_flattened",
            {"np.where(z > 0, 1.0, 0.0)": "np.where(np.ravel(z) > 0, 1.0, 0.0)"},
            "Your slopes stand in one long row: the result has the shape of `z`.",
        ),
        Mistake(
            "steps_added_up",
            {"np.where(z > 0, 1.0, 0.0)": "np.sum(z > 0)"},
            "Each entry has a slope of its own, and you count them.",
        ),
        Mistake(
            "argument_changed_in_place",
            {
                "return np.where(z > 0, 1.0, 0.0)": "z[z > 0] = 1.0\n    z[z < 0] = 0.0\n    return z",
            },
            "A single number has no entries to assign to: make a new result instead of changing `z`.",
        ),
        Mistake(
            "relu_derivative_returns_nothing",
            {"return np.where": "slope = np.where"},
            "The function ends without giving anything back: look for `return`.",
        ),
    ),
    variants=(
        asserting("return np.where", "np.all(np.isfinite(z))"),
        asserting("return np.where", "z.ndim == 2 and np.all(np.abs(z) < 10)", at_edges=False),
        Variant("comparison_alone", {"np.where(z > 0, 1.0, 0.0)": "z > 0"}),
        Variant("one_at_zero", {"z > 0": "z >= 0"}),
        Variant("as_whole_numbers", {"np.where(z > 0, 1.0, 0.0)": "np.int64(z > 0)"}),
        Variant("heaviside", {"np.where(z > 0, 1.0, 0.0)": "np.heaviside(z, 0.5)"}),
        Variant("from_the_sign", {"np.where(z > 0, 1.0, 0.0)": "(np.sign(z) + 1) / 2"}),
        Variant("clipped_sign", {"np.where(z > 0, 1.0, 0.0)": "np.clip(np.sign(z), 0, 1)"}),
        Variant(
            "mask_on_a_copy",
            {
                "return np.where(z > 0, 1.0, 0.0)": "slope = np.array(z, dtype=float)\n"
                "    slope[slope <= 0] = 0\n    slope[slope > 0] = 1\n    return slope"
            },
        ),
        Variant(
            "vectorized_condition",
            {"np.where(z > 0, 1.0, 0.0)": "np.vectorize(lambda t: 1.0 if t > 0 else 0.0)(z)"},
        ),
        Variant(
            "by_relu_backward",
            {
                "return np.where(z > 0, 1.0, 0.0)": "from dnn_utils.activations import relu_backward\n\n"
                "    return relu_backward(np.ones(np.shape(z)), np.asarray(z))"
            },
        ),
    ),
)


LEAKY_RELU_DERIVATIVE = Exercise(
    name="leaky_relu_derivative",
    points=5,
    draw=draw_derivative,
    args=("z",),
    returns=("slope",),
    mistakes=(
        Mistake(
            "leaky_relu_itself",
            {"1.0, 0.01": "z, 0.01 * z"},
            "This is the value of leaky ReLU: its slope is asked for, which doesn't grow with `z`.",
        ),
        Mistake(
            "no_leak",
            {"1.0, 0.01": "1.0, 0.0"},
            "This is the slope of the plain ReLU: on the left the leaky one still lets a little through.",
        ),
        Mistake(
            "leak_too_large",
            {"1.0, 0.01": "1.0, 0.1"},
            "Your slope on the left is too large: look at the number that the text gives.",
        ),
        Mistake(
            "leak_negative",
            {"1.0, 0.01": "1.0, -0.01"},
            "Leaky ReLU rises on the left too, only slowly: look at the sign.",
        ),
        Mistake(
            "leaky_sides_exchanged",
            {"z > 0": "z < 0"},
            "Your slope is steep on the left and flat on the right: on which side should it be 1?",
        ),
        Mistake(
            "leak_everywhere",
            {"1.0, 0.01": "0.01, 0.01"},
            "Your slope is small everywhere: on the right leaky ReLU is the same as ReLU.",
        ),
        Mistake(
            "leak_times_z",
            {"1.0, 0.01": "1.0, 0.01 * z"},
            "On the left your slope depends on `z`: a straight line has the same slope everywhere.",
        ),
        Mistake(
            "right_side_times_z",
            {"1.0, 0.01": "z, 0.01"},
            "On the right your slope depends on `z`: a straight line has the same slope everywhere.",
        ),
        Mistake(
            "leak_added_on_the_right",
            {"1.0, 0.01": "1.01, 0.01"},
            "On the right the slope is that of ReLU alone: the leak is not added there.",
        ),
        Mistake(
            "leaky_threshold_at_one",
            {"z > 0": "z > 1"},
            "Look at where the slope jumps: at which `z` is the kink?",
        ),
        Mistake(
            "leaky_condition_on_an_array",
            {"return np.where(z > 0, 1.0, 0.01)": "return 1.0 if z > 0 else 0.01"},
            "An `if` takes one decision, and an array needs one for each entry: compare the whole array.",
        ),
        Mistake(
            "leak_rounded_to_zero",
            {
                "return np.where(z > 0, 1.0, 0.01)": "slope = np.ones_like(z)\n"
                "    slope[z < 0] = 0.01\n    return slope"
            },
            "For whole numbers your slope is 0 on the left: an array made like `z` holds no fractions then.",
        ),
        Mistake(
            "leaky_decided_for_all_at_once",
            {"np.where(z > 0, 1.0, 0.01)": "np.full(np.shape(z), 1.0 if np.any(z > 0) else 0.01)"},
            "All entries get the same slope: each of them has to be looked at by itself.",
        ),
        Mistake(
            "leak_overwritten",
            {
                "return np.where(z > 0, 1.0, 0.01)": "slope = np.array(z, dtype=float)\n    "
                "slope[slope < 0] = 0.01\n    slope[slope > 0] = 1\n    return slope"
            },
            "What you set to 0.01 is positive from then on, and your next line finds it: compare `z`, "
            "which doesn't change.",
        ),
        Mistake(
            "leaky_threshold_at_the_leak",
            {"z > 0": "z > 0.01"},
            "Look at where the slope jumps: at which `z` is the kink?",
        ),
        Mistake(
            "leaky_slopes_flattened",
            {"z > 0": "np.ravel(z) > 0"},
            "Your slopes stand in one long row: the result has the shape of `z`.",
        ),
        Mistake(
            "leaky_argument_changed_in_place",
            {
                "return np.where(z > 0, 1.0, 0.01)": "z[z > 0] = 1.0\n    z[z < 0] = 0.01\n    return z",
            },
            "You fill `z` itself, which may be a single number or hold only whole ones: make a new result.",
        ),
        Mistake(
            "leaky_relu_derivative_returns_nothing",
            {"return np.where": "slope = np.where"},
            "The function ends without giving anything back: look for `return`.",
        ),
    ),
    variants=(
        asserting("return np.where", "np.all(np.isfinite(z))"),
        asserting("return np.where", "z.ndim == 2 and np.all(np.abs(z) < 10)", at_edges=False),
        Variant("leak_at_zero_too", {"z > 0": "z >= 0"}),
        Variant("sides_written_the_other_way", {"z > 0, 1.0, 0.01": "z < 0, 0.01, 1.0"}),
        Variant("sum_of_two_masks", {"np.where(z > 0, 1.0, 0.01)": "(z > 0) + 0.01 * (z <= 0)"}),
        Variant("from_relu_derivative", {"np.where(z > 0, 1.0, 0.01)": "0.01 + 0.99 * relu_derivative(z)"}),
        Variant("by_maximum", {"np.where(z > 0, 1.0, 0.01)": "np.maximum(np.sign(z), 0.01)"}),
        Variant("slope_as_argument", {"(z):": "(z, slope=0.01):", "1.0, 0.01": "1.0, slope"}),
        Variant("selected", {"np.where(z > 0, 1.0, 0.01)": "np.select([z > 0, z < 0], [1.0, 1e-2], 0.01)"}),
        Variant(
            "floats_of_the_same_shape",
            {
                "return np.where(z > 0, 1.0, 0.01)": "slope = np.full(np.shape(z), 0.01)\n"
                "    slope[np.asarray(z) > 0] = 1\n    return slope"
            },
        ),
    ),
)


def draw_backward_propagation(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Different sizes and equal ones; then more outputs, m = 1, one unit, unsigned and bool labels."""
    for _ in range(2):
        n_x, n_h, m = _sizes(rng, 3)
        yield _passed(rng, reference, n_x, n_h, m)
    yield _passed(rng, reference, 3, 3, 3)
    yield _passed(rng, reference, 3, 3, 3, n_y=3, group="edge")
    n_x, n_h, m = _sizes(rng, 3)
    yield _passed(rng, reference, n_x, n_h, 1, group="edge")
    yield _passed(rng, reference, n_x, 1, m, group="edge")
    yield _passed(rng, reference, n_x, n_h, m, kind=np.uint8, group="edge")
    yield _passed(rng, reference, n_h, n_x, m, kind=np.bool_, group="edge")


def _passed(
    rng: Generator,
    reference: Reference,
    n_x: int,
    n_h: int,
    m: int,
    *,
    n_y: int = 1,
    kind: Any = np.int64,
    group: Group = "ordinary",
) -> Case:
    """The cache of a real forward pass, whose gradients are none of them near 0."""
    while True:
        X, parameters = normal(rng, n_x, m), _parameters(rng, n_x, n_h, n_y)
        Y = np.vstack([labels(rng, m) for _ in range(n_y)]).astype(kind)
        _, cache = reference["forward_propagation"](X, parameters)
        grads = reference["backward_propagation"](parameters, cache, X, Y)
        if all(np.abs(gradient).max() > 1e-2 for gradient in grads.values()):
            return Case((parameters, cache, X, Y), group)


BACKWARD_PROPAGATION = Exercise(
    name="backward_propagation",
    points=16,
    draw=draw_backward_propagation,
    args=("parameters", "cache", "X", "Y"),
    returns=("grads",),
    needs=("tanh_derivative",),
    mistakes=(
        Mistake(
            "dZ2_with_wrong_sign",
            {"A2 - Y": "Y - A2"},
            "All your gradients point the other way: look at the sign of the very first one, `dZ2`.",
        ),
        Mistake(
            "dZ2_is_the_slope_of_the_cost",
            {"A2 - Y": "-(Y / A2 - (1.0 - Y) / (1 - A2))"},
            "Your `dZ2` is the gradient with respect to `A2`: the way through sigmoid is still missing.",
        ),
        Mistake(
            "slope_of_sigmoid_once_more",
            {"A2 - Y": "(A2 - Y) * A2 * (1 - A2)"},
            "The slope of sigmoid is in `dZ2` already, and you multiply by it once more.",
        ),
        Mistake(
            "dZ2_from_Z2",
            {'cache["A2"]': 'cache["Z2"]'},
            "The error is the prediction minus the label, and you take what stands before sigmoid.",
        ),
        Mistake(
            "dZ2_from_A1",
            {"A2 - Y": "A1 - Y"},
            "The error compares labels with predictions, and you take what the hidden layer gives.",
        ),
        Mistake(
            "errors_of_decisions",
            {"A2 - Y": "np.round(A2) - Y"},
            "The error takes the probabilities as they are, before they become a decision for 0 or 1.",
        ),
        Mistake(
            "labels_negated",
            {"A2 - Y": "-Y + A2"},
            "Unsigned labels, `True` and `False` have no negative: look at what your minus sign applies to.",
        ),
        Mistake(
            "gradients_not_averaged",
            {
                f"{DW2} / m": DW2,
                f"{SUM2} / m": SUM2,
                f"{DW1} / m": DW1,
                f"{SUM1} / m": SUM1,
            },
            "All gradients are too large by the number of examples: look at the factor before the sums.",
        ),
        Mistake(
            "gradients_of_weights_not_averaged",
            {f"{DW2} / m": DW2, f"{DW1} / m": DW1},
            "`dW1` and `dW2` are sums over the examples, and the formulas ask for their mean.",
        ),
        Mistake(
            "gradients_of_biases_not_averaged",
            {f"{SUM2} / m": SUM2, f"{SUM1} / m": SUM1},
            "`db1` and `db2` are sums over the examples, and the formulas ask for their mean.",
        ),
        Mistake(
            "dZ2_averaged",
            {"A2 - Y": "(A2 - Y) / m"},
            "The mean over the examples is taken twice: no examples are added up in `dZ2`.",
        ),
        Mistake(
            "dZ1_averaged",
            {DZ1: f"{DZ1} / m"},
            "Layer 2 is right and layer 1 is too small: no examples are added up in `dZ1`.",
        ),
        Mistake(
            "divided_by_the_number_of_inputs",
            {"Y.shape[1]": "X.shape[0]"},
            "You divide by the number of rows: which direction of `X` counts the examples?",
        ),
        Mistake(
            "examples_written_in",
            {"Y.shape[1]": "400"},
            "The number of examples is written into your code: it should come from the arrays.",
        ),
        Mistake(
            "slope_one_minus_A1",
            {"tanh_derivative(Z1)": "(1 - A1)"},
            "Layer 2 is right and layer 1 is not: compare the slope of tanh that you use with its formula.",
        ),
        Mistake(
            "sigmoid_rule_in_the_hidden_layer",
            {"tanh_derivative(Z1)": "(A1 * (1 - A1))"},
            "Layer 2 is right and layer 1 is not: you take the slope from `A1` by the rule of sigmoid.",
        ),
        Mistake(
            "slope_one_minus_Z1_squared",
            {"tanh_derivative(Z1)": "(1 - Z1**2)"},
            "Layer 2 is right and layer 1 is not: the slope squares what comes out of tanh, and you square "
            "what goes in.",
        ),
        Mistake(
            "slope_at_A1",
            {"tanh_derivative(Z1)": "tanh_derivative(A1)"},
            "The slope is taken at what comes out of tanh: where on the curve is the unit really?",
        ),
        Mistake(
            "slope_multiplied_by_Z1",
            {"tanh_derivative(Z1)": "tanh_derivative(Z1) * Z1"},
            "In the formula the slope is taken *at* $Z$: `Z1` is no further factor.",
        ),
        Mistake(
            "multiplied_by_Z1",
            {"tanh_derivative(Z1)": "Z1"},
            "The formula says the slope of tanh at `Z1`, not the gradient times `Z1`.",
        ),
        Mistake(
            "multiplied_by_A1",
            {"tanh_derivative(Z1)": "A1"},
            "You multiply by the value of tanh, and the chain rule asks for its slope.",
        ),
        Mistake(
            "slope_of_relu",
            {"tanh_derivative(Z1)": "(Z1 > 0)"},
            "You go back through ReLU, and on the way forward the hidden layer was tanh.",
        ),
        Mistake(
            "slope_of_tanh_left_out",
            {DZ1: "np.dot(W2.T, dZ2)"},
            "In `dZ1` the way back through tanh is missing.",
        ),
        Mistake(
            "matrix_product_with_the_slope",
            {DZ1: "np.dot(np.dot(W2.T, dZ2), tanh_derivative(Z1))"},
            "The slope belongs to each entry by itself: which product goes entry by entry?",
        ),
        Mistake(
            "dW2_in_place_of_W2",
            {"np.dot(W2.T, dZ2)": "np.dot(dW2.T, dZ2)"},
            "`dZ1` depends on the weights of layer 2 themselves, not on their gradient.",
        ),
        Mistake(
            "weights_of_layer_2_left_out",
            {"np.dot(W2.T, dZ2)": "dZ2"},
            "Every hidden unit gets the same error: through which weight was it heard?",
        ),
        Mistake(
            "W2_not_transposed",
            {"np.dot(W2.T, dZ2)": "np.dot(W2, dZ2)"},
            "On the way back `W2` maps in the other direction: compare the inner sizes for `dZ1`.",
        ),
        Mistake(
            "W1_in_place_of_W2",
            {'parameters["W2"]': 'parameters["W1"]'},
            "The error comes back through the weights of layer 2: look at which ones you take.",
        ),
        Mistake(
            "errors_multiplied_entry_by_entry",
            {"np.dot(W2.T, dZ2)": "W2.T * dZ2"},
            "In `dZ1` each hidden unit adds up the errors of all outputs: entry by entry can't do it.",
        ),
        Mistake(
            "biases_lost_a_dimension",
            {SUM2: "np.sum(dZ2, axis=1)", SUM1: "np.sum(dZ1, axis=1)"},
            "Your `db` has the right numbers and lost a dimension: look at what `np.sum` does to the shape.",
        ),
        Mistake(
            "biases_summed_over_units",
            {SUM2: "np.sum(dZ2, axis=0, keepdims=True)", SUM1: "np.sum(dZ1, axis=0, keepdims=True)"},
            "Your `db` adds up the units instead of the examples: look at the direction of the sum.",
        ),
        Mistake(
            "biases_summed_to_one_number",
            {SUM2: "np.sum(dZ2)", SUM1: "np.sum(dZ1)"},
            "Each unit has its own `db`, and you add up everything: say in which direction to sum.",
        ),
        Mistake(
            "biases_not_summed",
            {f"{SUM2} / m": "dZ2 / m", f"{SUM1} / m": "dZ1 / m"},
            "Your `db` still has a column for each example: they have to be added up.",
        ),
        Mistake(
            "dW1_from_the_hidden_layer",
            {DW1: "np.dot(dZ1, A1.T)"},
            "`dW1` depends on what came into layer 1, and you take what came out of it.",
        ),
        Mistake(
            "dW2_from_the_inputs",
            {DW2: "np.dot(dZ2, X.T)"},
            "`dW2` depends on what came into layer 2, and you take the inputs of the network.",
        ),
        Mistake(
            "dW2_from_Z1",
            {DW2: "np.dot(dZ2, Z1.T)"},
            "`dW2` depends on what came into layer 2: is that before or after the activation?",
        ),
        Mistake(
            "dW1_from_dZ2",
            {DW1: "np.dot(dZ2, X.T)"},
            "`dW1` takes the error of the output layer: which `dZ` belongs to layer 1?",
        ),
        Mistake(
            "db1_from_dZ2",
            {SUM1: SUM2},
            "`db1` takes the error of the output layer: which `dZ` belongs to layer 1?",
        ),
        Mistake(
            "gradients_of_weights_transposed",
            {DW2: "np.dot(A1, dZ2.T)", DW1: "np.dot(X, dZ1.T)"},
            "Your `dW1` and `dW2` are transposed: each has the shape of its `W`, so look at the order.",
        ),
        Mistake(
            "second_factor_not_transposed",
            {DW2: "np.dot(dZ2, A1)", DW1: "np.dot(dZ1, X)"},
            "In `dW` the examples are what is added up: compare the inner sizes of the product.",
        ),
        Mistake(
            "gradients_of_weights_entry_by_entry",
            {DW2: "dZ2 * A1", DW1: "dZ1 * X"},
            "In `dW` every unit meets every input, so a product entry by entry can't do it.",
        ),
        Mistake(
            "gradients_of_the_layers_exchanged",
            {GRADS: '{"dW1": dW2, "db1": db2, "dW2": dW1, "db2": db1}'},
            "The gradients of the two layers stand under each other's names.",
        ),
        Mistake(
            "gradients_under_the_names_of_parameters",
            {GRADS: '{"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}'},
            "Your keys are the parameters' names: a gradient's name begins with a `d`.",
        ),
        Mistake(
            "gradients_of_biases_left_out",
            {GRADS: '{"dW1": dW1, "dW2": dW2}'},
            "The biases have gradients too: four entries are asked for.",
        ),
        Mistake(
            "gradients_in_a_row",
            {GRADS: "dW1, db1, dW2, db2"},
            "The four gradients are asked for in a dictionary with their names as keys.",
        ),
        Mistake(
            "backward_propagation_returns_nothing",
            {f"return {GRADS}": f"grads = {GRADS}"},
            "The function ends without giving anything back: look for `return` on its last line.",
        ),
    ),
    variants=(
        asserting(
            'return {"dW1"',
            'dW1.shape == parameters["W1"].shape and dW2.shape == W2.shape',
            'db1.shape == parameters["b1"].shape',
            "dZ2.shape == A2.shape",
        ),
        asserting('return {"dW1"', "dZ2.shape == (1, X.shape[1]) and db2.shape == (1, 1)", at_edges=False),
        Variant("slope_from_A1", {"tanh_derivative(Z1)": "(1 - np.power(A1, 2))"}),
        Variant("slope_from_tanh_of_Z1", {"tanh_derivative(Z1)": "(1 - np.tanh(Z1) ** 2)"}),
        Variant(
            "tanh_backward_of_the_course",
            {
                f"dZ1 = {DZ1}": "from dnn_utils.activations import tanh_backward\n\n"
                "    dZ1 = tanh_backward(np.dot(W2.T, dZ2), Z1)"
            },
        ),
        Variant("at_signs_back", {DW2: "dZ2 @ A1.T", "np.dot(W2.T, dZ2)": "(W2.T @ dZ2)", DW1: "dZ1 @ X.T"}),
        Variant("multiplied_by_function", {DZ1: "np.multiply(np.dot(W2.T, dZ2), tanh_derivative(Z1))"}),
        Variant("factor_in_front", {f"{DW2} / m": f"1 / m * {DW2}", f"{DW1} / m": f"(1.0 / m) * {DW1}"}),
        Variant(
            "means_for_biases",
            {f"{SUM2} / m": "dZ2.mean(axis=1, keepdims=True)", f"{SUM1} / m": "dZ1.mean(1)[:, None]"},
        ),
        Variant("biases_by_ones", {SUM1: "np.dot(dZ1, np.ones((m, 1)))"}),
        Variant("examples_of_X", {"Y.shape[1]": "X.shape[1]"}),
        Variant("examples_of_A1", {"Y.shape[1]": 'cache["A1"].shape[1]'}),
        Variant(
            "error_divided_at_once",
            {
                "A2 - Y": "(A2 - Y) / m",
                f"{DW2} / m": DW2,
                f"{SUM2} / m": SUM2,
                f"{DW1} / m": DW1,
                f"{SUM1} / m": SUM1,
            },
        ),
        Variant("through_the_cost", {"A2 - Y": "-(Y / A2 - (1 - Y * 1.0) / (1 - A2)) * A2 * (1 - A2)"}),
        Variant(
            "forward_once_more",
            {'cache["Z1"], cache["A1"], cache["A2"]': 'cache["Z1"], np.tanh(cache["Z1"]), cache["A2"]'},
        ),
        Variant(
            "einsum_back",
            {
                DW1: 'np.einsum("jm,km->jk", dZ1, X)',
                "np.dot(W2.T, dZ2)": 'np.einsum("kj,km->jm", W2, dZ2)',
            },
        ),
        Variant(
            "one_example_at_a_time",
            {
                f"dW1 = {DW1} / m": "dW1 = np.zeros_like(parameters['W1'])\n"
                "    for i in range(m):\n        dW1 += np.outer(dZ1[:, i], X[:, i]) / m"
            },
        ),
        Variant("more_gradients", {'"db2": db2}': '"db2": db2, "dZ1": dZ1, "dZ2": dZ2}'}),
        Variant(
            "shapes_asserted",
            {f"return {GRADS}": f"assert dW1.shape == parameters['W1'].shape\n    return {GRADS}"},
        ),
    ),
)


def draw_update_parameters(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Different and equal sizes, a step above 1; then more outputs, single units, 1 and 0, more gradients."""
    yield _step(rng, [*_sizes(rng, 2), 1], learning_rate(rng), beyond=1)
    yield _step(rng, [*_sizes(rng, 2), 1], learning_rate(rng), beyond=-1)
    yield _step(rng, [3, 3, 1], round(1 + learning_rate(rng), 2))
    yield _step(rng, [3, 3, 3], learning_rate(rng), "edge", beyond=1)
    yield _step(rng, [1, 1, 1], 1, "edge")
    yield _step(rng, [2, 3, 1], 0.0, "edge")
    parameters, grads, rate = _step(rng, [*_sizes(rng, 2), 1], learning_rate(rng), beyond=-1).args
    yield Case((parameters, {"dZ2": normal(rng, 1, 5), **grads, "dZ1": normal(rng, 3, 5)}, rate), "edge")


def _step(
    rng: Generator, sizes: list[int], rate: float, group: Group = "ordinary", *, beyond: int = 0
) -> Case:
    parameters = network(rng, sizes)
    return Case((parameters, gradients(rng, parameters, beyond), rate), group)


def _in_each_line(old: str, new: str) -> dict[str, str]:
    """The same edit in each of the four lines of `update_parameters`; ``@`` stands for the parameter."""
    return {old.replace("@", key): new.replace("@", key) for key in ("W1", "b1", "W2", "b2")}


UPDATE_PARAMETERS = Exercise(
    name="update_parameters",
    points=7,
    draw=draw_update_parameters,
    args=("parameters", "grads", "learning_rate"),
    returns=("parameters",),
    mistakes=(
        Mistake(
            "steps_uphill",
            _in_each_line('parameters["@"] -', 'parameters["@"] +'),
            "Your step goes uphill: a gradient points to where the cost grows.",
        ),
        Mistake(
            "biases_step_uphill",
            {'parameters["b1"] -': 'parameters["b1"] +', 'parameters["b2"] -': 'parameters["b2"] +'},
            "The weights go downhill and the biases go uphill: compare your lines.",
        ),
        Mistake(
            "biases_not_updated",
            {' - learning_rate * grads["db1"]': "", ' - learning_rate * grads["db2"]': ""},
            "The weights move and the biases stay as they were.",
        ),
        Mistake(
            "weights_not_updated",
            {' - learning_rate * grads["dW1"]': "", ' - learning_rate * grads["dW2"]': ""},
            "The biases move and the weights stay as they were.",
        ),
        Mistake(
            "first_layer_not_updated",
            {' - learning_rate * grads["dW1"]': "", ' - learning_rate * grads["db1"]': ""},
            "Layer 1 stays as it was: every parameter takes its step.",
        ),
        Mistake(
            "last_layer_not_updated",
            {' - learning_rate * grads["dW2"]': "", ' - learning_rate * grads["db2"]': ""},
            "Layer 2 stays as it was: every parameter takes its step.",
        ),
        Mistake(
            "bias_of_layer_1_twice",
            {'parameters["b2"] -': 'parameters["b1"] -'},
            "`b2` starts from the bias of the other layer: compare the names in each of your lines.",
        ),
        Mistake(
            "gradients_paired_by_their_order",
            {
                f"return {PARAMETERS}": "pairs = zip(parameters.items(), grads.values())\n    "
                "return {key: value - learning_rate * step for (key, value), step in pairs}"
            },
            "You pair parameters and gradients by their order, and two dictionaries need not have the same "
            "one: use the names.",
        ),
        Mistake(
            "loop_over_all_gradients",
            {
                f"return {PARAMETERS}": "return {key[1:]: parameters[key[1:]] - learning_rate * grads[key] "
                "for key in grads}"
            },
            "`grads` may hold more than the four gradients, and you go through all of it: go through the "
            "parameters.",
        ),
        Mistake(
            "learning_rate_times_the_difference",
            _in_each_line(
                'parameters["@"] - learning_rate * grads["d@"]',
                'learning_rate * (parameters["@"] - grads["d@"])',
            ),
            "The learning rate belongs to the gradient alone: look at your parentheses.",
        ),
        Mistake(
            "biases_left_out",
            {PARAMETERS: '{"W1": W1, "W2": W2}'},
            "The result holds no biases: every key of `parameters` belongs into it.",
        ),
        Mistake(
            "learning_rate_left_out",
            _in_each_line('learning_rate * grads["d@"]', 'grads["d@"]'),
            "Your step has the full length of the gradient: something should shorten it.",
        ),
        Mistake(
            "learning_rate_written_in",
            _in_each_line('learning_rate * grads["d@"]', '1.2 * grads["d@"]'),
            "The result is the same for every learning rate: use the one that the caller gives.",
        ),
        Mistake(
            "divided_by_the_learning_rate",
            _in_each_line('learning_rate * grads["d@"]', 'grads["d@"] / learning_rate'),
            "A smaller learning rate should mean a smaller step: with yours the step grows.",
        ),
        Mistake(
            "only_the_step_returned",
            _in_each_line('parameters["@"] - ', "-"),
            "What you store is the step alone: it still has to be added to where the parameter was.",
        ),
        Mistake(
            "parameter_shrunk_instead_of_moved",
            _in_each_line('learning_rate * grads["d@"]', 'learning_rate * parameters["@"]'),
            "Your step uses the parameter itself: it should use its gradient.",
        ),
        Mistake(
            "layers_exchanged_in_the_step",
            {
                'parameters["W1"] - learning_rate * grads["dW1"]': 'parameters["W1"] - learning_rate * '
                'grads["dW2"]',
                'parameters["W2"] - learning_rate * grads["dW2"]': 'parameters["W2"] - learning_rate * '
                'grads["dW1"]',
            },
            "Each parameter has a gradient of its own: compare the names in each of your lines.",
        ),
        Mistake(
            "weights_moved_by_the_gradient_of_the_biases",
            {'grads["dW1"]': 'grads["db1"]', 'grads["dW2"]': 'grads["db2"]'},
            "The weights move by the gradient of the biases: compare the names in each of your lines.",
        ),
        Mistake(
            "old_values_returned",
            {f"return {PARAMETERS}": "return parameters"},
            "The new values are computed and thrown away: what you return is still the old dictionary.",
        ),
        Mistake(
            "gradients_looked_up_without_d",
            _in_each_line('grads["d@"]', 'grads["@"]'),
            "In `grads` the names begin with a `d`.",
        ),
        Mistake(
            "new_values_in_a_row",
            {PARAMETERS: "W1, b1, W2, b2"},
            "The four arrays are asked for in a dictionary with their names as keys.",
        ),
        Mistake(
            "gradients_returned",
            {f"return {PARAMETERS}": "return grads"},
            "You return the gradients: the new parameters are asked for.",
        ),
        Mistake(
            "update_parameters_returns_nothing",
            {f"return {PARAMETERS}": "print(W1, b1, W2, b2)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting('return {"W1"', 'W1.shape == grads["dW1"].shape and b2.shape == grads["db2"].shape'),
        asserting(
            'return {"W1"', "W2.shape[0] == 1 and b2.shape == (1, 1)", "learning_rate > 0", at_edges=False
        ),
        Variant(
            "update_by_comprehension",
            {
                f"return {PARAMETERS}": 'return {key: parameters[key] - learning_rate * grads["d" + key] '
                "for key in parameters}"
            },
        ),
        Variant(
            "callers_dictionary_updated",
            {f"return {PARAMETERS}": f"parameters.update({PARAMETERS})\n    return parameters"},
        ),
        Variant(
            "callers_arrays_updated_in_place",
            {
                f"return {PARAMETERS}": 'for key in ("W1", "b1", "W2", "b2"):\n'
                '        parameters[key] -= learning_rate * grads["d" + key]\n    return parameters'
            },
        ),
        Variant(
            "deep_copy_updated_in_place",
            {
                f"return {PARAMETERS}": "from copy import deepcopy\n\n    new = deepcopy(parameters)\n"
                '    for key in new:\n        new[key] -= learning_rate * grads[f"d{key}"]\n    return new'
            },
        ),
        Variant(
            "numpy_functions",
            {
                'parameters["W1"] - learning_rate * grads["dW1"]': 'np.subtract(parameters["W1"], '
                'np.multiply(learning_rate, grads["dW1"]))'
            },
        ),
        Variant(
            "negative_rate_added",
            _in_each_line('parameters["@"] - learning_rate', 'parameters["@"] + -learning_rate'),
        ),
        Variant(
            "loop_over_layers",
            {
                f"return {PARAMETERS}": 'new = {}\n    for l in (1, 2):\n        for name in ("W", "b"):\n'
                '            key = f"{name}{l}"\n'
                '            new[key] = parameters[key] - learning_rate * grads[f"d{key}"]\n'
                "    return new"
            },
        ),
        Variant("extra_key_in_the_result", {'"b2": b2}': '"b2": b2, "learning_rate": learning_rate}'}),
        Variant(
            "annotated_with_a_default",
            {
                "(parameters, grads, learning_rate):": "(parameters: dict, grads: dict, learning_rate: float "
                "= 1.2) -> dict:"
            },
        ),
    ),
)


def draw_nn_model(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Steps with different numbers of units, printed too; then one, none, one unit, other labels.

    As many examples of one kind as of the other, so that the cost hardly changes at first.
    """
    yield _task(rng, 2, 3, 8, steps=few_steps(rng))
    yield _task(rng, size(rng, 2, 3), 5, 6, steps=few_steps(rng))
    yield _task(rng, 2, 2, 6, steps=printed_steps(rng), printed=True, near=0.2)
    yield _task(rng, 2, 2, 6, steps=1, group="edge")
    yield _task(rng, 2, 3, 6, steps=0, group="edge")
    yield _task(rng, 3, 1, 4, steps=edge_steps(rng), group="edge")
    yield _task(rng, 2, 3, 6, steps=edge_steps(rng), kind=np.uint8, group="edge")
    yield _task(rng, 4, 2, 5, steps=edge_steps(rng), kind=np.bool_, group="edge")


def _task(
    rng: Generator,
    n_x: int,
    n_h: int,
    m: int,
    *,
    steps: int,
    printed: bool = False,
    near: float = 1,
    kind: Any = np.int64,
    group: Group = "ordinary",
) -> Case:
    """A training; with inputs `near` 0, many long steps do not amplify the rounding."""
    return Case(
        ((near * normal(rng, n_x, m)).round(3), labels(rng, m).astype(kind), n_h, steps, printed), group
    )


NN_MODEL = Exercise(
    name="nn_model",
    points=10,
    draw=draw_nn_model,
    args=("X", "Y", "n_h", "num_iterations", "print_cost"),
    returns=("parameters",),
    needs=(
        "layer_sizes",
        "forward_propagation",
        "compute_cost",
        "backward_propagation",
        "update_parameters",
    ),
    given=("initialize_parameters",),
    mistakes=(
        Mistake(
            "hidden_size_of_layer_sizes",
            {"n_x, _, n_y = layer_sizes": "n_x, n_h, n_y = layer_sizes"},
            "Your network has four hidden units, whatever the caller asks for: who overwrites `n_h`?",
        ),
        Mistake(
            "hidden_size_written_in",
            {"(n_x, n_h, n_y)": "(n_x, 20, n_y)"},
            "The number of hidden units is written into your code: use the one that the caller gives.",
        ),
        Mistake(
            "sizes_of_inputs_and_outputs_swapped",
            {"initialize_parameters(n_x, n_h, n_y)": "initialize_parameters(n_y, n_h, n_x)"},
            "Look at the order in which you hand the sizes to `initialize_parameters`.",
        ),
        Mistake(
            "examples_counted_as_inputs",
            {"(n_x, n_h, n_y)": "(X.shape[1], n_h, n_y)"},
            "The first weights get a column for each example: what do they need one for?",
        ),
        Mistake(
            "update_not_kept",
            {UPDATE: UPDATE.replace("parameters =", "_ =")},
            "The network never learns: what happens to the result of `update_parameters`?",
        ),
        Mistake(
            "other_learning_rate",
            {"grads, 1.2)": "grads, 0.01)"},
            "Your steps are shorter than asked: look at the learning rate that the text fixes.",
        ),
        Mistake(
            "learning_rate_of_one_half",
            {"grads, 1.2)": "grads, 0.5)"},
            "Your steps have not the asked length: look at the learning rate that the text fixes.",
        ),
        Mistake(
            "learning_rate_shrinks",
            {"grads, 1.2)": "grads, 1.2 / (i + 1))"},
            "Your steps get shorter from turn to turn: the learning rate is fixed here.",
        ),
        Mistake(
            "uphill_by_a_negative_rate",
            {"grads, 1.2)": "grads, -1.2)"},
            "The minus sign stands in `update_parameters` already: with yours the step goes uphill.",
        ),
        Mistake(
            "iterations_written_in",
            {"range(num_iterations)": "range(40)"},
            "The number of iterations is written into your code: use the one that the caller gives.",
        ),
        Mistake(
            "one_iteration_too_few",
            {"range(num_iterations)": "range(1, num_iterations)"},
            "Your parameters are one step behind: count the turns of your loop for two iterations, and "
            "look at which parameters you return.",
        ),
        Mistake(
            "one_iteration_too_many",
            {"range(num_iterations)": "range(num_iterations + 1)"},
            "You take one step too many: count the turns of your loop for two iterations.",
        ),
        Mistake(
            "model_returns_inside_the_loop",
            {"    return parameters": "        return parameters"},
            "Your function ends after the first turn of the loop: look at how far `return` is indented.",
        ),
        Mistake(
            "one_step_only",
            {f"        {UPDATE}\n": "", "    return parameters": f"    {UPDATE}\n    return parameters"},
            "In the end your network is a single step from its start: look at which lines stand in the loop, "
            "and which before and after it.",
        ),
        Mistake(
            "new_start_in_each_turn",
            {
                "parameters = init": "start = parameters = init",
                f"        {FORWARD}": f"        parameters = start\n        {FORWARD}",
            },
            "In the end your network is a single step from its start: each turn begins there again.",
        ),
        Mistake(
            "result_made_in_the_loop_only",
            {UPDATE: f"{UPDATE}\n        trained = parameters", "return parameters": "return trained"},
            "Without a single turn of the loop, the name that you return has no value yet.",
        ),
        Mistake(
            "sizes_of_inputs_and_hidden_units_swapped",
            {"initialize_parameters(n_x, n_h, n_y)": "initialize_parameters(n_h, n_x, n_y)"},
            "Look at the order in which you hand the sizes to `initialize_parameters`.",
        ),
        Mistake(
            "stopped_early",
            {
                f"        {BACKWARD}": f"        if i > 0 and abs(cost - old) < 1e-4:\n            "
                f"break\n        old = cost\n        {BACKWARD}"
            },
            "You stop when the cost hardly changes: as many steps are asked for as the caller says.",
        ),
        Mistake(
            "start_of_its_own",
            {
                "initialize_parameters(n_x, n_h, n_y)": '{"W1": np.random.randn(n_h, n_x), '
                '"b1": np.zeros((n_h, 1)), "W2": np.random.randn(n_y, n_h), "b2": np.zeros((n_y, 1))}'
            },
            "Your network doesn't start where `initialize_parameters` would start it: let that function draw "
            "the weights.",
        ),
        Mistake(
            "forward_pass_only_once",
            {f"        {FORWARD}": f"        if i == 0:\n            {FORWARD}"},
            "The forward pass has to see the new parameters in every turn, and yours runs once.",
        ),
        Mistake(
            "gradients_only_once",
            {f"        {BACKWARD}": f"        if i == 0:\n            {BACKWARD}"},
            "You walk on in the first direction for ever: the gradients change with every step.",
        ),
        Mistake(
            "two_steps_in_each_turn",
            {f"        {UPDATE}": f"        {UPDATE}\n        {UPDATE}"},
            "You take two steps in each turn of the loop.",
        ),
        Mistake(
            "update_only_where_printed",
            {f"        {UPDATE}": f"        if print_cost:\n            {UPDATE}"},
            "Without printing your network learns nothing: look at how far the lines are indented.",
        ),
        Mistake(
            "update_under_the_printing",
            {
                f"        {UPDATE}": f"        if print_cost and i % 100 == 0:\n            {UPDATE}",
                "        if print_cost and i % 100 == 0:\n            print": "        if "
                "print_cost:\n            print",
            },
            "Your network learns only where it prints: look at how far the lines are indented.",
        ),
        Mistake(
            "cost_returned",
            {"return parameters": "return cost if num_iterations else None"},
            "You return the cost: the trained parameters are asked for.",
        ),
        Mistake(
            "gradients_returned_by_the_model",
            {"return parameters": "return grads if num_iterations else {}"},
            "You return the last gradients: the trained parameters are asked for.",
        ),
        Mistake(
            "predictions_returned_by_the_model",
            {"return parameters": "return forward_propagation(X, parameters)[0]"},
            "You return predictions: the trained parameters are asked for.",
        ),
        Mistake(
            "cost_returned_too",
            {"return parameters": "return parameters, 0.0"},
            "You return more than the parameters: one dictionary is asked for.",
        ),
        Mistake(
            "costs_returned_too",
            {
                "    for i in": "    costs = []\n    for i in",
                "cost = compute_cost(A2, Y)": "cost = compute_cost(A2, Y)\n        costs.append(cost)",
                "return parameters": "return parameters, costs",
            },
            "You return more than the parameters: one dictionary is asked for.",
        ),
        Mistake(
            "nn_model_returns_nothing",
            {"    return parameters": "    print(parameters)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting(
            "return parameters", "n_y == 1 and n_x == X.shape[0]", 'parameters["W1"].shape == (n_h, n_x)'
        ),
        asserting("return parameters", "i == num_iterations - 1", at_edges=False),
        *printing(),
        Variant(
            "loop_by_while",
            {"for i in range(num_iterations):": "i = -1\n    while i + 1 < num_iterations:\n        i += 1"},
        ),
        Variant("counted_from_one", {"range(num_iterations)": "range(1, num_iterations + 1)"}),
        Variant("cost_never_computed", {"        cost = compute_cost(A2, Y)\n": "        cost = 0.0\n"}),
        Variant("prints_every_cost", {"print_cost and i % 100 == 0": "True"}),
        Variant("learning_rate_named", {"grads, 1.2)": "grads, learning_rate=1.2)"}),
        Variant(
            "sizes_by_index",
            {"n_x, _, n_y = layer_sizes(X, Y)": "n_x = layer_sizes(X, Y)[0]\n    n_y = layer_sizes(X, Y)[2]"},
        ),
        Variant("sizes_from_the_arrays", {"n_x, _, n_y = layer_sizes(X, Y)": "n_x, n_y = len(X), len(Y)"}),
        Variant(
            "parameters_unpacked_and_packed",
            {
                f"        {UPDATE}": f"        {UPDATE}\n"
                '        W1, b1, W2, b2 = (parameters[key] for key in ("W1", "b1", "W2", "b2"))\n'
                f"        parameters = {PARAMETERS}"
            },
        ),
        Variant("seed_first", {"    n_x, _, n_y": "    np.random.seed(3)\n    n_x, _, n_y"}),
        Variant(
            "costs_kept_inside",
            {
                "cost = compute_cost(A2, Y)": "cost = compute_cost(A2, Y)\n        costs = [cost]",
            },
        ),
        Variant(
            "step_written_again",
            {
                UPDATE: "parameters = {key: value - 1.2 * grads[f'd{key}'] for key, value in "
                "parameters.items()}"
            },
        ),
        Variant("defaults", {"num_iterations, print_cost):": "num_iterations=10000, print_cost=False):"}),
    ),
)


def draw_predict(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Networks with predictions of both kinds; then m = 1 of each kind, one hidden unit, very sure ones.

    Last many probabilities around one half.
    """
    for _ in range(3):
        n_x, n_h, _ = _sizes(rng, 3)
        yield _decided(rng, reference, n_x, n_h)
    parameters, X = _decided(rng, reference, 3, 2).args
    A2, _ = reference["forward_propagation"](X, parameters)
    yield Case((parameters, X[:, [int(A2.argmax())]]), "edge")
    yield Case((parameters, X[:, [int(A2.argmin())]]), "edge")
    yield _decided(rng, reference, 2, 1, group="edge")
    parameters, X = _decided(rng, reference, 2, 5).args
    sure = {"W2": 500 * parameters["W2"], "b2": 500 * parameters["b2"]}
    yield Case((parameters | sure, X), "edge")
    one = {"W1": np.ones((1, 1)), "b1": np.zeros((1, 1)), "W2": np.full((1, 1), 5.0), "b2": np.zeros((1, 1))}
    yield Case((one, np.arctanh(sums_around_half(rng) / 5)), "edge")


def _decided(rng: Generator, reference: Reference, n_x: int, n_h: int, *, group: Group = "ordinary") -> Case:
    """Twelve examples: none near one half, some on each side, some between the usual wrong thresholds."""
    while True:
        parameters, X = _parameters(rng, n_x, n_h), normal(rng, n_x, 12)
        A2, cache = reference["forward_propagation"](X, parameters)
        a, z = A2[0], cache["Z2"][0]
        between = np.any((z > 0) & (z < 0.5)) and np.any((a > a.mean()) != (a > 0.5))
        if a.min() < 0.5 and between and np.abs(a - 0.5).min() > 1e-2:
            return Case((parameters, X), group)


PREDICT = Exercise(
    name="predict",
    points=6,
    draw=draw_predict,
    args=("parameters", "X"),
    returns=("predictions",),
    needs=("forward_propagation",),
    mistakes=(
        Mistake(
            "probabilities_returned",
            {"(A2 > 0.5).astype(int)": "A2"},
            "You return probabilities: each of them still has to become 0 or 1.",
        ),
        Mistake(
            "threshold_at_zero",
            {"A2 > 0.5": "A2 > 0"},
            "Your predictions are all 1: a probability is always above your threshold.",
        ),
        Mistake(
            "probabilities_cut_off",
            {"(A2 > 0.5).astype(int)": "A2.astype(int)"},
            "Turning a probability into a whole number cuts off everything behind the point.",
        ),
        Mistake(
            "decision_turned_round",
            {"A2 > 0.5": "A2 < 0.5"},
            "Your predictions are exchanged: what does a probability above one half mean?",
        ),
        Mistake(
            "threshold_on_Z2",
            {"A2, _ =": "_, cache =", "A2 > 0.5": 'cache["Z2"] > 0.5'},
            "You compare what stands before sigmoid with one half: that threshold belongs to `A2`.",
        ),
        Mistake(
            "threshold_at_the_mean",
            {"A2 > 0.5": "A2 > np.mean(A2)"},
            "Your threshold moves with the other examples: each example is decided by itself.",
        ),
        Mistake(
            "decision_by_the_hidden_layer",
            {"A2, _ =": "_, cache =", "A2 > 0.5": 'cache["A1"] > 0.5'},
            "You decide by what the hidden layer gives: the probability is one layer further.",
        ),
        Mistake(
            "decisions_of_minus_one",
            {"(A2 > 0.5).astype(int)": "np.sign(A2 - 0.5)"},
            "Your predictions are -1 and 1: the labels of this course are 0 and 1.",
        ),
        Mistake(
            "argmax_over_one_row",
            {"(A2 > 0.5).astype(int)": "np.argmax(A2, axis=0).reshape(1, -1)"},
            "The largest of a single row is always the first: how sure must the network be to say class 1?",
        ),
        Mistake(
            "predictions_lost_a_dimension",
            {"(A2 > 0.5).astype(int)": "(A2 > 0.5).astype(int).ravel()"},
            "Your predictions lost a dimension: keep them a row of shape (1, m).",
        ),
        Mistake(
            "predictions_in_a_list",
            {"return (A2 > 0.5).astype(int)": "return [int(a > 0.5) for a in A2[0]]"},
            "Your predictions are a list: keep them in an array, a row of shape (1, m).",
        ),
        Mistake(
            "predictions_as_a_column",
            {"(A2 > 0.5).astype(int)": "(A2 > 0.5).astype(int).T"},
            "Your predictions are a column: examples are columns, so they form a row.",
        ),
        Mistake(
            "predictions_counted",
            {"(A2 > 0.5).astype(int)": "np.sum(A2 > 0.5)"},
            "You count the examples of one class: a prediction for each example is asked for.",
        ),
        Mistake(
            "share_of_predictions",
            {"(A2 > 0.5).astype(int)": "np.mean(A2 > 0.5)"},
            "You return one share for all: a prediction for each example is asked for.",
        ),
        Mistake(
            "both_results_taken_for_A2",
            {"A2, _ = forward_propagation": "A2 = forward_propagation"},
            "`forward_propagation` returns two things: unpack them before you compare.",
        ),
        Mistake(
            "cache_returned_too",
            {"return (A2 > 0.5).astype(int)": "return (A2 > 0.5).astype(int), A2"},
            "You return more than the predictions: one array is asked for.",
        ),
        Mistake(
            "condition_on_all_predictions",
            {"return (A2 > 0.5).astype(int)": "return 1 if A2 > 0.5 else 0"},
            "An `if` takes one decision, and an array needs one for each entry: compare the whole array.",
        ),
        Mistake(
            "arguments_swapped",
            {"forward_propagation(X, parameters)": "forward_propagation(parameters, X)"},
            "Look at the order in which you hand the arguments to `forward_propagation`.",
        ),
        Mistake(
            "predict_returns_nothing",
            {"return (A2 > 0.5).astype(int)": "print(A2 > 0.5)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting("return (A2", "A2.shape == (1, X.shape[1])"),
        asserting("return (A2", "np.all((A2 > 0) & (A2 < 1)) and X.shape[1] > 1", at_edges=False),
        Variant("predictions_as_bool", {"(A2 > 0.5).astype(int)": "A2 > 0.5"}),
        Variant("predictions_as_floats", {"(A2 > 0.5).astype(int)": "(A2 > 0.5) * 1.0"}),
        Variant("one_half_counts_as_one", {"A2 > 0.5": "A2 >= 0.5"}),
        Variant("rounded", {"(A2 > 0.5).astype(int)": "np.round(A2)"}),
        Variant("by_where", {"(A2 > 0.5).astype(int)": "np.where(A2 > 0.5, 1, 0)"}),
        Variant("sign_of_Z2", {"A2, _ =": "_, cache =", "A2 > 0.5": 'cache["Z2"] > 0'}),
        Variant("first_of_the_results", {"A2, _ = forward_propagation": "A2, *_ = forward_propagation"}),
        Variant(
            "own_forward_pass",
            {
                "A2, _ = forward_propagation(X, parameters)": "hidden = np.tanh(parameters['W1'] @ X + "
                "parameters['b1'])\n    A2, _ = sigmoid(parameters['W2'] @ hidden + parameters['b2'])"
            },
        ),
        Variant(
            "loop_over_predictions",
            {
                "return (A2 > 0.5).astype(int)": "decided = np.zeros(A2.shape)\n"
                "    for i in range(A2.shape[1]):\n"
                "        if A2[0, i] > 0.5:\n            decided[0, i] = 1\n    return decided"
            },
        ),
        Variant("unsigned_predictions", {".astype(int)": ".astype(np.uint8)"}),
    ),
)


EXERCISES: tuple[Exercise, ...] = (
    LAYER_SIZES,
    INITIALIZE_PARAMETERS,
    FORWARD_PROPAGATION,
    COMPUTE_COST,
    TANH_DERIVATIVE,
    RELU_DERIVATIVE,
    LEAKY_RELU_DERIVATIVE,
    BACKWARD_PROPAGATION,
    UPDATE_PARAMETERS,
    NN_MODEL,
    PREDICT,
)
"""In the order of the notebook."""


QUESTIONS: tuple[Question, ...] = (
    Question(
        name="question_twins",
        points=2,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "The biases all start at zero, so they can't make the difference: what would?",
            "c": "With these weights the hidden units are not silent: what goes back through `W2`?",
            "d": "All hidden units see the same examples: where would different gradients come from?",
        },
    ),
    Question(
        name="question_linear_hidden_layer",
        points=2,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "Put the formula of `Z1` into that of `Z2` and multiply out: what is left of layer 1?",
            "b": "Each unit alone draws a straight line. What is the sum of linear functions?",
            "d": "Take any `W1` and `W2` that are not zero: does the output still depend on the input?",
        },
    ),
    Question(
        name="question_output_activation",
        points=2,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "What is the largest amount of rain that this function can predict?",
            "b": "Look at the two ends of this function: which amounts can it predict?",
            "d": "With this, could the network predict a negative amount of rain?",
        },
    ),
    Question(
        name="question_gradient_by_hand",
        points=3,
        wrong={
            "-1.2": "The examples are added up. The formula has one more factor.",
            "-1": "The way back through tanh is missing: how steep is it at each of the two examples?",
            "-0.2": "Look at the slope of tanh once more: something in its formula is squared.",
            "-0.4": "This is the slope by the rule of sigmoid, and the hidden unit is tanh.",
            "-0.3": "The error comes back through a weight: which one, and how large is it?",
            "0.6": "Look at the order of the two terms in `dZ2`.",
            "0.3": "This is what the bias would get: where does the input come in?",
            "-0.1": "This is the gradient of the weight in layer 2: go one layer further back.",
        },
    ),
    Question(
        name="question_hidden_size",
        points=3,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "How far apart are the two numbers, compared with the width of their intervals?",
            "c": "The training points are those it has learned from: what do they say about new ones?",
            "d": "If the test part has chosen the network, which part is left to say how good it is?",
        },
    ),
)
"""In the order of the notebook."""
