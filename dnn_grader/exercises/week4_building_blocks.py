"""Week 4, building blocks: what is asked, how it is tried, and how students get it wrong or unusually right.

Edits are made in the solution cells of ``source/week4_building_blocks/week4_building_blocks.ipynb``;
an old text stands there exactly once. The mistakes are those of public forums and notebooks.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from dnn_grader.exercises.declared import Case, Exercise, Mistake, Reference, Variant

Array = NDArray[np.float64]

# Lines of the solutions that several edits change.
HIDDEN_LAYER = 'linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")'
LAST_LAYER = 'linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")'
HIDDEN_APPEND = '"relu")\n        caches.append(cache)'
LAST_APPEND = '"sigmoid")\n    caches.append(cache)'
LOSSES = "-(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))"
ELSE = """\
    else:
        raise ValueError(f"activation must be 'sigmoid' or 'relu', not {activation!r}")
"""


def _sizes(rng: Generator, count: int) -> list[int]:
    """Sizes that all differ, so that an exchanged axis shows."""
    return [int(n) for n in rng.permutation(np.arange(2, 7))[:count]]


def _normal(rng: Generator, *shape: int) -> Array:
    return rng.normal(size=shape).round(3)


def _biases(rng: Generator, n: int) -> Array:
    """Biases well away from 0, so that a forgotten one shows."""
    return (rng.uniform(0.5, 1.5, (n, 1)) * rng.choice([-1, 1], (n, 1))).round(3)


def _layer(rng: Generator, n_prev: int, n: int, m: int) -> tuple[Array, Array, Array]:
    """Inputs, weights and biases of one layer."""
    return _normal(rng, n_prev, m), _normal(rng, n, n_prev), _biases(rng, n)


def _parameters(rng: Generator, dims: list[int]) -> dict[str, Array]:
    parameters = {}
    for layer, (n_prev, n) in enumerate(pairwise(dims), start=1):
        parameters[f"W{layer}"] = _normal(rng, n, n_prev)
        parameters[f"b{layer}"] = _biases(rng, n)
    return parameters


def _labels(rng: Generator, m: int) -> NDArray[np.int64]:
    """Labels of both kinds, for two or more examples."""
    return rng.permutation(np.arange(m) % 2).reshape(1, m)


def _predictions(rng: Generator, m: int) -> Array:
    return rng.uniform(0.1, 0.9, (1, m)).round(3)


def _size(rng: Generator, low: int, high: int) -> int:
    return int(rng.integers(low, high, endpoint=True))


# The two initializers. The comparison judges the spread of a layer with 1000 weights or more. The sizes
# are chosen so that the wrong scales lie far from the right ones, and no larger, since files keep them.


def draw_initialize_parameters(rng: Generator, reference: Reference) -> Iterator[Case]:
    """One network large enough to measure the weights' spread, one small one; then single units."""
    yield Case((_size(rng, 20, 24), _size(rng, 56, 64), _size(rng, 18, 20)))
    yield Case(tuple(_sizes(rng, 3)))
    yield Case((1, 1, 1), "edge")
    yield Case((_size(rng, 3, 6), 1, 1), "edge")
    yield Case((1, _size(rng, 3, 6), 2), "edge")


INITIALIZE_PARAMETERS = Exercise(
    name="initialize_parameters",
    points=6,
    draw=draw_initialize_parameters,
    args=("n_x", "n_h", "n_y"),
    returns=("parameters",),
    compare="initial_parameters",
    options={"scales": [0.01]},
    mistakes=(
        Mistake(
            "weights_of_initialize_parameters_transposed",
            {"randn(n_h, n_x)": "randn(n_x, n_h)", "randn(n_y, n_h)": "randn(n_h, n_y)"},
            "A weight matrix has one row for each unit of its own layer and one column for each of that "
            "layer's inputs: look at the order of the two sizes.",
        ),
        Mistake(
            "output_weights_read_the_inputs",
            {"randn(n_y, n_h)": "randn(n_y, n_x)"},
            "The output layer reads the hidden units, not the inputs: look at the number of columns of `W2`.",
        ),
        Mistake(
            "weights_not_made_small",
            {"randn(n_h, n_x) * 0.01": "randn(n_h, n_x)", "randn(n_y, n_h) * 0.01": "randn(n_y, n_h)"},
            "Your weights are about a hundred times too large: look for the small factor of the formula.",
        ),
        Mistake(
            "output_weights_not_made_small",
            {"randn(n_y, n_h) * 0.01": "randn(n_y, n_h)"},
            "`W1` is small and `W2` is not: the small factor belongs to both.",
        ),
        Mistake(
            "weights_start_at_zero",
            {
                "np.random.randn(n_h, n_x) * 0.01": "np.zeros((n_h, n_x))",
                "np.random.randn(n_y, n_h) * 0.01": "np.zeros((n_y, n_h))",
            },
            "With weights of zero all hidden units compute the same and learn the same: only the biases may "
            "start at zero.",
        ),
        Mistake(
            "weights_all_alike",
            {
                "np.random.randn(n_h, n_x) * 0.01": "np.ones((n_h, n_x)) * 0.01",
                "np.random.randn(n_y, n_h) * 0.01": "np.ones((n_y, n_h)) * 0.01",
            },
            "Small is not enough: weights that are all alike keep the hidden units twins for ever, so let "
            "chance choose them.",
        ),
        Mistake(
            "uniform_weights",
            {"randn(n_h, n_x)": "rand(n_h, n_x)", "randn(n_y, n_h)": "rand(n_y, n_h)"},
            "Your weights are all positive: NumPy's uniform and normal functions differ by one letter.",
        ),
        Mistake(
            "biases_of_rank_one",
            {"np.zeros((n_h, 1))": "np.zeros(n_h)", "np.zeros((n_y, 1))": "np.zeros(n_y)"},
            "A bias needs two dimensions: look at the shape that you ask `np.zeros` for.",
        ),
        Mistake(
            "biases_as_rows",
            {"np.zeros((n_h, 1))": "np.zeros((1, n_h))", "np.zeros((n_y, 1))": "np.zeros((1, n_y))"},
            "A bias is a column, with one row for each unit, and yours is a row.",
        ),
        Mistake(
            "random_biases",
            {
                "np.zeros((n_h, 1))": "np.random.randn(n_h, 1) * 0.01",
                "np.zeros((n_y, 1))": "np.random.randn(n_y, 1) * 0.01",
            },
            "Only the weights need chance: look at what the text says about the biases.",
        ),
        Mistake(
            "same_seed_for_both_layers",
            {
                "    W1 = np": "    np.random.seed(1)\n    W1 = np",
                "    W2 = np": "    np.random.seed(1)\n    W2 = np",
            },
            "Both layers start from the same random numbers: setting the seed again repeats them.",
        ),
        Mistake(
            "keys_in_lower_case",
            {'"W1": W1': '"w1": W1', '"W2": W2': '"w2": W2'},
            "The later functions look the weights up by the docstring's names, and capital letters count.",
        ),
        Mistake(
            "parameters_in_a_tuple",
            {'{"W1": W1, "b1": b1, "W2": W2, "b2": b2}': "W1, b1, W2, b2"},
            "The four arrays are asked for in a dictionary with their names as keys, not one after another.",
        ),
        Mistake(
            "initialize_parameters_returns_nothing",
            {"    return {": "    parameters = {"},
            "The function ends without giving anything back: look for `return` on its last line.",
        ),
    ),
    variants=(
        Variant(
            "own_generator",
            {
                "    W1 = np.random.randn(n_h, n_x)": "    rng = np.random.default_rng()\n"
                "    W1 = rng.standard_normal((n_h, n_x))",
                "np.random.randn(n_y, n_h)": "rng.standard_normal((n_y, n_h))",
            },
        ),
        Variant("seed_inside", {"    W1 = np": "    np.random.seed(3)\n    W1 = np"}),
        Variant(
            "normal_with_loc_and_scale",
            {
                "np.random.randn(n_h, n_x) * 0.01": "np.random.normal(0, 0.01, size=(n_h, n_x))",
                "np.random.randn(n_y, n_h) * 0.01": "np.random.normal(0, 0.01, size=(n_y, n_h))",
            },
        ),
        Variant("divided_by_a_hundred", {"randn(n_h, n_x) * 0.01": "randn(n_h, n_x) / 100"}),
        Variant(
            "sizes_named_by_nested_function",
            {
                "    W1 = np.random.randn(n_h, n_x) * 0.01": "    def small(rows, columns):\n"
                "        return 0.01 * np.random.randn(rows, columns)\n\n"
                "    W1 = small(n_h, n_x)",
                "np.random.randn(n_y, n_h) * 0.01": "small(n_y, n_h)",
            },
        ),
        Variant("extra_key", {'"b2": b2}': '"b2": b2, "sizes": (n_x, n_h, n_y)}'}),
        Variant(
            "annotated_with_defaults", {"(n_x, n_h, n_y):": "(n_x: int, n_h: int = 4, n_y: int = 1) -> dict:"}
        ),
    ),
)


def draw_initialize_parameters_deep(rng: Generator, reference: Reference) -> Iterator[Case]:
    """One network large enough to measure the weights' spread, one small one; then one to four layers."""
    yield Case(([_size(rng, 20, 24), _size(rng, 56, 64), _size(rng, 18, 20), 3, 1],))
    yield Case((_sizes(rng, 4),))
    yield Case(([_size(rng, 2, 6), 1],), "edge")
    yield Case(([1, 1, 1],), "edge")
    yield Case((_sizes(rng, 5),), "edge")


INITIALIZE_PARAMETERS_DEEP = Exercise(
    name="initialize_parameters_deep",
    points=8,
    draw=draw_initialize_parameters_deep,
    args=("layer_dims",),
    returns=("parameters",),
    compare="initial_parameters",
    # Other usual scales train too, or are the subject of the next assignment: none costs a point.
    options={"scales": ["1/sqrt(n)", "sqrt(2/n)", 0.01]},
    mistakes=(
        Mistake(
            "last_layer_not_initialized",
            {"range(1, len(layer_dims))": "range(1, len(layer_dims) - 1)"},
            "The last layer has no parameters: write down the numbers that your loop really runs through.",
        ),
        Mistake(
            "weights_of_a_deep_network_transposed",
            {"randn(layer_dims[l], layer_dims[l - 1])": "randn(layer_dims[l - 1], layer_dims[l])"},
            "A weight matrix has one row for each unit of its own layer: look at the order of the two sizes.",
        ),
        Mistake(
            "deep_weights_not_scaled",
            {" / np.sqrt(layer_dims[l - 1])": ""},
            "Your weights have standard deviation 1 in every layer: look at what the formula divides by.",
        ),
        Mistake(
            "wrong_divisor_of_weights",
            {"np.sqrt(layer_dims[l - 1])": "layer_dims[l - 1]"},
            "The spread is not the formula's: look for the root, and at which layer's size is under it.",
        ),
        Mistake(
            "deep_weights_start_at_zero",
            {
                "np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])": "np.zeros("
                "(layer_dims[l], layer_dims[l - 1]))"
            },
            "With weights of zero all units of a layer compute the same and learn the same: only the biases "
            "may start at zero.",
        ),
        Mistake(
            "deep_uniform_weights",
            {"np.random.randn": "np.random.rand"},
            "Your weights are all positive: NumPy's uniform and normal functions differ by one letter.",
        ),
        Mistake(
            "deep_biases_of_rank_one",
            {"np.zeros((layer_dims[l], 1))": "np.zeros(layer_dims[l])"},
            "A bias needs two dimensions: look at the shape that you ask `np.zeros` for.",
        ),
        Mistake(
            "seed_inside_the_loop",
            {"        W = np": "        np.random.seed(3)\n        W = np"},
            "Every layer starts from the same random numbers: what inside the loop resets chance?",
        ),
        Mistake(
            "key_without_layer_number",
            {'f"W{l}"': '"W{l}"', 'f"b{l}"': '"b{l}"'},
            "Your keys hold a letter in braces, not the layer's number: what makes a text fill them in?",
        ),
        Mistake(
            "dictionary_emptied_in_the_loop",
            {"        W = np": "        parameters = {}\n        W = np"},
            "Only the last layer is left: look at what happens to the dictionary in each turn of the loop.",
        ),
        Mistake(
            "returns_inside_the_loop",
            {"    return parameters": "        return parameters"},
            "Only the first layer is there: look at how far the line with `return` is indented.",
        ),
        Mistake(
            "initialize_parameters_deep_returns_nothing",
            {"    return parameters": "    parameters"},
            "The function ends without giving anything back: look for `return` on its last line.",
        ),
    ),
    variants=(
        Variant(
            "pairs_of_sizes",
            {
                "for l in range(1, len(layer_dims)):": "for l, (n_in, n) in enumerate(zip(layer_dims, "
                "layer_dims[1:]), 1):",
                "(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])": "(n, n_in) / n_in**0.5",
            },
        ),
        Variant("keys_by_concatenation", {'f"W{l}"': '"W" + str(l)', 'f"b{l}"': '"b%d" % l'}),
        Variant(
            "multiplied_by_root_of_inverse",
            {"/ np.sqrt(layer_dims[l - 1])": "* np.sqrt(1 / layer_dims[l - 1])"},
        ),
        Variant("scale_of_he", {"np.sqrt(layer_dims[l - 1])": "np.sqrt(layer_dims[l - 1] / 2)"}),
        Variant("small_constant_scale", {"/ np.sqrt(layer_dims[l - 1])": "* 0.01"}),
        Variant(
            "seed_before_the_loop", {"    parameters = {}": "    np.random.seed(1)\n    parameters = {}"}
        ),
        Variant(
            "backwards_with_asserts",
            {
                "range(1, len(layer_dims))": "reversed(range(1, len(layer_dims)))",
                "    return parameters": "        assert W.shape == (layer_dims[l], layer_dims[l - 1])\n"
                "    return dict(parameters)",
            },
        ),
    ),
)


def draw_linear_forward(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Two layers of three different sizes, one of three equal ones; then m = 1, one unit, one input."""
    for _ in range(2):
        yield Case(_layer(rng, *_sizes(rng, 3)))
    yield Case(_layer(rng, 3, 3, 3))
    n_prev, n, m = _sizes(rng, 3)
    yield Case(_layer(rng, n_prev, n, 1), "edge")
    yield Case(_layer(rng, n_prev, 1, m), "edge")
    yield Case(_layer(rng, 1, n, m), "edge")
    yield Case(_layer(rng, 1, 1, 1), "edge")


LINEAR_FORWARD = Exercise(
    name="linear_forward",
    points=8,
    draw=draw_linear_forward,
    args=("A", "W", "b"),
    returns=("Z", "cache"),
    mistakes=(
        Mistake(
            "bias_forgotten",
            {"np.dot(W, A) + b": "np.dot(W, A)"},
            "Your `Z` is what comes out without the biases: look at the second half of the formula.",
        ),
        Mistake(
            "bias_subtracted",
            {"np.dot(W, A) + b": "np.dot(W, A) - b"},
            "The biases go in with the wrong sign.",
        ),
        Mistake(
            "entry_by_entry_product",
            {"np.dot(W, A)": "W * A"},
            "Each entry of `Z` sums over all inputs of a unit, so a product entry by entry can't be enough.",
        ),
        Mistake(
            "factors_in_wrong_order",
            {"np.dot(W, A)": "np.dot(A, W)"},
            "Order matters in a matrix product: write the shapes below it and compare the inner sizes.",
        ),
        Mistake(
            "weights_transposed_forward",
            {"np.dot(W, A)": "np.dot(W.T, A)"},
            "`W` already has one row for each unit: is the transpose needed?",
        ),
        Mistake(
            "inputs_transposed_forward",
            {"np.dot(W, A)": "np.dot(W, A.T)"},
            "`A` already has one column for each example: is the transpose needed?",
        ),
        Mistake(
            "bias_as_a_row",
            {"np.dot(W, A) + b": "np.dot(W, A) + b.T"},
            "Each unit has one bias for all examples: in which direction is `b` spread over `Z`?",
        ),
        Mistake(
            "bias_inside_the_product",
            {"np.dot(W, A) + b": "np.dot(W, A + b)"},
            "The bias is added to the weighted sum, and you add it to the inputs: look at your parentheses.",
        ),
        Mistake(
            "activation_applied_too_early",
            {"np.dot(W, A) + b": "np.maximum(0, np.dot(W, A) + b)"},
            "This step is only the linear half: negative sums must stay negative here.",
        ),
        Mistake(
            "linear_cache_holds_Z",
            {"(A, W, b)\n": "(Z, W, b)\n"},
            "The cache starts with what came into the layer, and yours starts with what goes out.",
        ),
        Mistake(
            "linear_cache_in_wrong_order",
            {"(A, W, b)\n": "(W, A, b)\n"},
            "The cache has its three parts in a fixed order: compare it with the docstring.",
        ),
        Mistake(
            "linear_cache_without_bias",
            {"(A, W, b)\n": "(A, W)\n"},
            "The cache has three parts: count yours.",
        ),
        Mistake(
            "linear_cache_not_returned",
            {"return Z, cache": "return Z"},
            "The function gives back two things: one of them is missing after `return`.",
        ),
        Mistake(
            "linear_results_swapped",
            {"return Z, cache": "return cache, Z"},
            "Both results are there, in the wrong order: compare the line with `return` with the docstring.",
        ),
        Mistake(
            "linear_forward_returns_nothing",
            {"return Z, cache": "print(Z, cache)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        Variant("at_sign", {"np.dot(W, A)": "W @ A"}),
        Variant("matmul_and_add", {"np.dot(W, A) + b": "np.add(np.matmul(W, A), b)"}),
        Variant("einsum", {"np.dot(W, A)": 'np.einsum("ij,jk->ik", W, A)'}),
        Variant("transposed_twice", {"np.dot(W, A)": "(A.T @ W.T).T"}),
        Variant("bias_tiled", {"+ b\n": "+ np.tile(b, (1, A.shape[1]))\n"}),
        Variant("bias_added_in_place", {"np.dot(W, A) + b": "np.dot(W, A)\n    Z += b"}),
        Variant(
            "loop_over_examples",
            {
                "    Z = np.dot(W, A) + b": "    Z = np.zeros((W.shape[0], A.shape[1]))\n"
                "    for i in range(A.shape[1]):\n"
                "        Z[:, i] = W @ A[:, i] + b[:, 0]"
            },
        ),
        Variant("cache_as_list", {"(A, W, b)\n": "[A, W, b]\n"}),
        Variant("results_in_a_list", {"return Z, cache": "return [Z, cache]"}),
        Variant("copies_in_cache", {"(A, W, b)\n": "(A.copy(), W.copy(), np.array(b))\n"}),
        Variant(
            "prints_shapes", {"return Z, cache": 'print("Z", Z.shape, "of", W.shape)\n    return Z, cache'}
        ),
        Variant(
            "warns_on_stderr",
            {"return Z, cache": 'import warnings\n\n    warnings.warn("just a test")\n    return Z, cache'},
        ),
        Variant(
            "alias_of_another_name",
            {
                "def linear_forward(A, W, b):": "def affine(A, W, b):",
                "return Z, cache": "return Z, cache\n\n\nlinear_forward = affine",
            },
        ),
        Variant(
            "as_a_lambda",
            {
                "def linear_forward": "def unused",
                "return Z, cache": "return Z\n\n\nlinear_forward = lambda A, W, b: (W @ A + b, (A, W, b))",
            },
        ),
        Variant(
            "annotated_linear_forward",
            {"(A, W, b):": "(A: np.ndarray, W: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, tuple]:"},
        ),
    ),
)


def draw_linear_activation_forward(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Both activations, on different and on equal sizes; then m = 1, one unit, large |Z|, another name."""
    for activation in ("sigmoid", "relu"):
        yield Case((*_layer(rng, *_sizes(rng, 3)), activation))
        yield Case((*_layer(rng, 3, 3, 3), activation))
    n_prev, n, m = _sizes(rng, 3)
    yield Case((*_layer(rng, n_prev, n, 1), "relu"), "edge")
    yield Case((*_layer(rng, n_prev, 1, m), "sigmoid"), "edge")
    A_prev, W, b = _layer(rng, 2, 3, 2)
    yield Case((A_prev, 1000 * W, b, "sigmoid"), "edge")
    yield Case((A_prev, W, b, "tanh"), "edge")


LINEAR_ACTIVATION_FORWARD = Exercise(
    name="linear_activation_forward",
    points=10,
    draw=draw_linear_activation_forward,
    args=("A_prev", "W", "b", "activation"),
    returns=("A", "cache"),
    needs=("linear_forward",),
    mistakes=(
        Mistake(
            "activations_swapped",
            {
                'if activation == "sigmoid":\n': 'if activation == "relu":\n',
                'elif activation == "relu"': "else",
            }
            | {ELSE: ""},
            "Asked for one activation, your function uses the other: follow one call through your branches.",
        ),
        Mistake(
            "sigmoid_in_both_branches",
            {"relu(Z)": "sigmoid(Z)"},
            "With `relu` as the activation, your function still uses sigmoid: look at the second branch.",
        ),
        Mistake(
            "relu_in_both_branches",
            {"= sigmoid(Z)": "= relu(Z)"},
            "With `sigmoid` as the activation, your function still uses ReLU: look at the first branch.",
        ),
        Mistake(
            "activation_result_not_unpacked",
            {"A, activation_cache = sigmoid(Z)": "A, activation_cache = sigmoid(Z), Z"}
            | {"A, activation_cache = relu(Z)": "A, activation_cache = relu(Z), Z"},
            "Your `A` is a tuple: `sigmoid` and `relu` each return two things.",
        ),
        Mistake(
            "activation_left_out",
            {"= sigmoid(Z)": "= Z, Z", "= relu(Z)": "= Z, Z"},
            "Your `A` is the linear step alone: the activation function still has to be applied to it.",
        ),
        Mistake(
            "activation_of_the_input",
            {"= sigmoid(Z)": "= sigmoid(A_prev)", "= relu(Z)": "= relu(A_prev)"},
            "The activation function is applied to the layer's input instead of to the linear step's result.",
        ),
        Mistake(
            "cache_holds_A_instead_of_Z",
            {"(linear_cache, activation_cache)": "(linear_cache, A)"},
            "The way back needs what went into the activation function, and your cache holds what came out.",
        ),
        Mistake(
            "caches_swapped",
            {"(linear_cache, activation_cache)": "(activation_cache, linear_cache)"},
            "Both caches are there, in the wrong order: compare with the docstring which comes first.",
        ),
        Mistake(
            "activation_cache_missing",
            {"(linear_cache, activation_cache)": "linear_cache"},
            "Your cache is the linear step's alone: the activation function gave you one too.",
        ),
        Mistake(
            "linear_cache_missing",
            {"(linear_cache, activation_cache)": "activation_cache"},
            "Your cache is the activation function's alone: the linear step gave you one too.",
        ),
        Mistake(
            "caches_flattened",
            {"(linear_cache, activation_cache)": "(*linear_cache, activation_cache)"},
            "The cache is a pair whose first part is itself a tuple, and yours has all parts in one row.",
        ),
        Mistake(
            "layer_cache_not_returned",
            {"return A, cache": "return A"},
            "The function gives back two things: one of them is missing after `return`.",
        ),
        Mistake(
            "layer_results_swapped",
            {"return A, cache": "return cache, A"},
            "Both results are there, in the wrong order: compare the line with `return` with the docstring.",
        ),
        Mistake(
            "inputs_and_weights_swapped",
            {"linear_forward(A_prev, W, b)": "linear_forward(W, A_prev, b)"},
            "Look at the order in which you hand the arguments to `linear_forward`.",
        ),
        Mistake(
            "unknown_activation_accepted",
            {'elif activation == "relu":\n': "else:\n"} | {ELSE: ""},
            "Your function lets a wrong activation name pass: follow a misspelt one through your branches.",
        ),
        Mistake(
            "unknown_activation_only_printed",
            {"raise ValueError": "A = activation_cache = None\n        print"},
            "For an unknown activation a message is not enough: the function has to stop with an error.",
        ),
        Mistake(
            "linear_activation_forward_returns_nothing",
            {"return A, cache": "print(A)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        Variant(
            "activation_looked_up",
            {
                '    if activation == "sigmoid":\n': "    functions = dict(sigmoid=sigmoid, relu=relu)\n"
                "    if activation in functions:\n",
                "= sigmoid(Z)": "= functions[activation](Z)",
                '    elif activation == "relu":\n        A, activation_cache = relu(Z)\n': "",
            },
        ),
        Variant(
            "own_formulas", {"= sigmoid(Z)": "= 1 / (1 + np.exp(-Z)), Z", "= relu(Z)": "= Z * (Z > 0), Z"}
        ),
        Variant(
            "checked_first",
            {
                "    Z, linear_cache": '    if activation not in ("sigmoid", "relu"):\n'
                "        raise ValueError(activation)\n    Z, linear_cache"
            },
        ),
        Variant(
            "layer_cache_as_list", {"(linear_cache, activation_cache)": "[linear_cache, activation_cache]"}
        ),
        Variant(
            "linear_step_written_again",
            {"linear_forward(A_prev, W, b)": "W @ A_prev + b, (A_prev, W, b)"},
        ),
        Variant("named_arguments", {"linear_forward(A_prev, W, b)": "linear_forward(A_prev, W=W, b=b)"}),
        Variant(
            "own_error_class", {"raise ValueError": "import builtins\n\n        raise builtins.ValueError"}
        ),
        Variant("default_activation", {"b, activation):": 'b, activation="relu"):'}),
        Variant(
            "class_behind_it",
            {
                "def linear_activation_forward(": "class Layer:\n"
                "    def __init__(self, W, b):\n        self.W, self.b = W, b\n\n"
                "    def __call__(self, A_prev):\n        return linear_forward(A_prev, self.W, self.b)\n\n\n"
                "def linear_activation_forward(",
                "linear_forward(A_prev, W, b)": "Layer(W, b)(A_prev)",
            },
        ),
    ),
)


def draw_L_model_forward(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Two and three layers, different and equal widths; then one layer, four layers, m = 1, one unit."""
    two, three = _sizes(rng, 3), [*_sizes(rng, 3), 1]
    yield Case((_normal(rng, two[0], 4), _parameters(rng, two)))
    yield Case((_normal(rng, three[0], 5), _parameters(rng, three)))
    yield Case((_normal(rng, 3, 4), _parameters(rng, [3, 3, 3, 3])))
    yield Case((_normal(rng, two[0], 3), _parameters(rng, [two[0], 1])), "edge")
    yield Case((_normal(rng, 3, 2), _parameters(rng, [3, 4, 2, 3, 1])), "edge")
    yield Case((_normal(rng, three[0], 1), _parameters(rng, three)), "edge")
    yield Case((_normal(rng, 2, 3), _parameters(rng, [2, 1, 2, 1])), "edge")


L_MODEL_FORWARD = Exercise(
    name="L_model_forward",
    points=10,
    draw=draw_L_model_forward,
    args=("X", "parameters"),
    returns=("AL", "caches"),
    needs=("linear_forward", "linear_activation_forward"),
    mistakes=(
        Mistake(
            "last_layer_relu",
            {'"sigmoid"': '"relu"'},
            "Your predictions aren't probabilities: look at the activation of the last layer.",
        ),
        Mistake(
            "hidden_layers_sigmoid",
            {'"relu"': '"sigmoid"'},
            "The hidden layers use the activation that is meant for the last one.",
        ),
        Mistake(
            "layers_counted_twice",
            {"len(parameters) // 2": "len(parameters)"},
            "Your loop looks for too many layers: how many entries of `parameters` belong to one layer?",
        ),
        Mistake(
            "hidden_loop_starts_at_zero",
            {"range(1, L)": "range(L)"},
            "Your loop looks for a layer 0, which is the input and has no weights: look at where it starts.",
        ),
        Mistake(
            "loop_takes_last_layer_too",
            {"range(1, L)": "range(1, L + 1)"},
            "The last layer is computed twice, in your loop and after it: look at where the loop stops.",
        ),
        Mistake(
            "last_hidden_layer_skipped",
            {"range(1, L)": "range(1, L - 1)"},
            "The hidden layer just before the output is left out: `range` leaves out its end already.",
        ),
        Mistake(
            "always_two_layers",
            {"len(parameters) // 2": "2"},
            "Two layers work and other networks don't: look for where the number of layers comes from.",
        ),
        Mistake(
            "every_hidden_layer_reads_X",
            {HIDDEN_LAYER: HIDDEN_LAYER.replace("(A,", "(X,")},
            "Each hidden layer should read the layer before it, and yours all read the input.",
        ),
        Mistake(
            "last_layer_reads_X",
            {"AL, cache = linear_activation_forward(A,": "AL, cache = linear_activation_forward(X,"},
            "The last layer reads the input instead of the last hidden layer.",
        ),
        Mistake(
            "activation_never_handed_on",
            {"        A, cache": "        A_next, cache"},
            "What a layer gives never reaches the next one: look at the name on the left inside your loop.",
        ),
        Mistake(
            "last_layer_uses_first_weights",
            {'parameters[f"W{L}"], parameters[f"b{L}"]': 'parameters["W1"], parameters["b1"]'},
            "The last layer has weights of its own: look at the keys that you use after the loop.",
        ),
        Mistake(
            "same_weights_in_every_hidden_layer",
            {'parameters[f"W{l}"], parameters[f"b{l}"]': 'parameters["W1"], parameters["b1"]'},
            "All your hidden layers share the first layer's weights: look at the keys inside the loop.",
        ),
        Mistake(
            "last_cache_missing",
            {LAST_APPEND: '"sigmoid")'},
            "There is one cache too few: the last layer makes one too.",
        ),
        Mistake(
            "hidden_caches_missing",
            {HIDDEN_APPEND: '"relu")'},
            "Only the last layer's cache is in the list: the hidden layers make one each.",
        ),
        Mistake(
            "caches_overwritten",
            {HIDDEN_APPEND: '"relu")\n        caches = [cache]'},
            "Some caches are lost on the way: look at what happens to the list in each turn of your loop.",
        ),
        Mistake(
            "caches_last_layer_first",
            {HIDDEN_APPEND: '"relu")\n        caches.insert(0, cache)'}
            | {LAST_APPEND: '"sigmoid")\n    caches.insert(0, cache)'},
            "All caches are there, in the wrong order: layer 1 comes first.",
        ),
        Mistake(
            "caches_hold_activations",
            {HIDDEN_APPEND: '"relu")\n        caches.append(A)'}
            | {LAST_APPEND: '"sigmoid")\n    caches.append(AL)'},
            "Your list holds what the layers computed, and it should hold the caches they made.",
        ),
        Mistake(
            "caches_not_returned",
            {"return AL, caches": "return AL"},
            "The function gives back two things: one of them is missing after `return`.",
        ),
        Mistake(
            "only_last_cache_returned",
            {"return AL, caches": "return AL, cache"},
            "You return one cache, and all of them are asked for: one letter makes the difference.",
        ),
        Mistake(
            "model_results_swapped",
            {"return AL, caches": "return caches, AL"},
            "Both results are there, in the wrong order: compare the line with `return` with the docstring.",
        ),
        Mistake(
            "L_model_forward_returns_nothing",
            {"return AL, caches": "print(AL)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        Variant("caches_as_tuple", {"return AL, caches": "return AL, tuple(caches)"}),
        Variant(
            "one_loop_for_all_layers",
            {
                "range(1, L)": "range(1, L + 1)",
                '"relu")': '"sigmoid" if l == L else "relu")',
                f"    AL, cache = {LAST_LAYER}\n    caches.append(cache)": "    AL = A",
            },
        ),
        Variant(
            "layers_counted_by_key",
            {"len(parameters) // 2": 'sum(key.startswith("W") for key in parameters)'},
        ),
        Variant("half_as_int", {"len(parameters) // 2": "int(len(parameters) / 2)"}),
        Variant(
            "list_joined",
            {HIDDEN_APPEND: '"relu")\n        caches = caches + [cache]'},
        ),
        Variant(
            "nested_function",
            {
                "    caches = []": "    def step(A, l, activation):\n"
                '        W, b = parameters[f"W{l}"], parameters["b" + str(l)]\n'
                "        return linear_activation_forward(A, W, b, activation)\n\n"
                "    caches = []",
                HIDDEN_LAYER: 'step(A, l, "relu")',
                LAST_LAYER: 'step(A, L, "sigmoid")',
            },
        ),
        Variant(
            "prints_each_layer", {"        caches.append": "        print(l, A.shape)\n        caches.append"}
        ),
        Variant(
            "built_on_linear_forward",
            {
                f"AL, cache = {LAST_LAYER}": (
                    'Z, linear_cache = linear_forward(A, parameters[f"W{L}"], parameters[f"b{L}"])\n'
                    "    AL, Z = sigmoid(Z)\n"
                    "    cache = (linear_cache, Z)"
                )
            },
        ),
    ),
)


def draw_compute_cost(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Floats and whole numbers as labels; then m = 1, labels all alike, saturated predictions."""
    sizes = _sizes(rng, 3)
    yield Case((_predictions(rng, sizes[0] + 3), _labels(rng, sizes[0] + 3).astype(float)))
    yield Case((_predictions(rng, sizes[1]), _labels(rng, sizes[1])))
    yield Case((_predictions(rng, sizes[2] + 6), _labels(rng, sizes[2] + 6).astype(float)))
    yield Case((_predictions(rng, 1), np.ones((1, 1))), "edge")
    yield Case((_predictions(rng, 3), np.zeros((1, 3), dtype=bool)), "edge")
    yield Case((_predictions(rng, 4), np.ones((1, 4), dtype=np.uint8)), "edge")
    yield Case(_saturated(rng), "edge")


def _saturated(rng: Generator) -> tuple[Array, Array]:
    """Predictions of which some are exactly 0 and exactly 1, and right; the others ordinary."""
    Y = np.array([[1.0, 0.0, 1.0, 0.0, 1.0]])
    AL = _predictions(rng, 5)
    AL[:, :2] = Y[:, :2]
    order = rng.permutation(5)
    return AL[:, order], Y[:, order]


COMPUTE_COST = Exercise(
    name="compute_cost",
    points=8,
    draw=draw_compute_cost,
    args=("AL", "Y"),
    returns=("cost",),
    mistakes=(
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
    ),
    variants=(
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
    ),
)


def draw_linear_backward(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Two layers of three different sizes, one of three equal ones; then m = 1, one unit, one input."""
    for _ in range(2):
        yield _backward(rng, *_sizes(rng, 3))
    yield _backward(rng, 3, 3, 3)
    n_prev, n = _sizes(rng, 2)
    yield _backward(rng, n_prev, n, 1, edge=True)
    yield _backward(rng, n_prev, 1, n, edge=True)
    yield _backward(rng, 1, n, n_prev, edge=True)


def _backward(rng: Generator, n_prev: int, n: int, m: int, *, edge: bool = False) -> Case:
    return Case((_normal(rng, n, m), _layer(rng, n_prev, n, m)), "edge" if edge else "ordinary")


LINEAR_BACKWARD = Exercise(
    name="linear_backward",
    points=10,
    draw=draw_linear_backward,
    args=("dZ", "cache"),
    returns=("dA_prev", "dW", "db"),
    mistakes=(
        Mistake(
            "dW_not_averaged",
            {"np.dot(dZ, A_prev.T) / m": "np.dot(dZ, A_prev.T)"},
            "Your `dW` is a sum over the examples, and the formula asks for their mean.",
        ),
        Mistake(
            "db_not_averaged",
            {"keepdims=True) / m": "keepdims=True)"},
            "Your `db` is a sum over the examples, and the formula asks for their mean.",
        ),
        Mistake(
            "nothing_averaged",
            {"np.dot(dZ, A_prev.T) / m": "np.dot(dZ, A_prev.T)", "keepdims=True) / m": "keepdims=True)"},
            "Both `dW` and `db` are too large by the number of examples: look at the factor before the sums.",
        ),
        Mistake(
            "dA_prev_divided_by_m",
            {"np.dot(W.T, dZ)": "np.dot(W.T, dZ) / m"},
            "No examples are added up in `dA_prev`, so there is no mean to take.",
        ),
        Mistake(
            "divided_by_number_of_inputs",
            {"A_prev.shape[1]": "A_prev.shape[0]"},
            "You divide by the number of rows: which direction of `A_prev` counts the examples?",
        ),
        Mistake(
            "number_of_examples_written_in",
            {"A_prev.shape[1]": "209"},
            "The number of examples is written into your code: it should come from the arrays.",
        ),
        Mistake(
            "db_lost_a_dimension",
            {", keepdims=True": ""},
            "Your `db` has the right numbers and lost a dimension: look at what `np.sum` does to the shape.",
        ),
        Mistake(
            "db_summed_to_one_number",
            {"np.sum(dZ, axis=1, keepdims=True)": "np.sum(dZ)"},
            "Each unit has its own `db`, and you add up all units: say in which direction to sum.",
        ),
        Mistake(
            "db_summed_over_units",
            {"axis=1": "axis=0"},
            "Your `db` adds up the units instead of the examples: look at the direction of the sum.",
        ),
        Mistake(
            "db_not_summed",
            {"np.sum(dZ, axis=1, keepdims=True) / m": "dZ / m"},
            "Your `db` still has a column for each example: they have to be added up.",
        ),
        Mistake(
            "weights_not_transposed_back",
            {"np.dot(W.T, dZ)": "np.dot(W, dZ)"},
            "On the way back `W` maps in the other direction: compare the inner sizes for `dA_prev`.",
        ),
        Mistake(
            "activations_not_transposed_back",
            {"np.dot(dZ, A_prev.T)": "np.dot(dZ, A_prev)"},
            "In `dW` the examples are what is added up: compare the inner sizes of the product.",
        ),
        Mistake(
            "dW_transposed",
            {"np.dot(dZ, A_prev.T)": "np.dot(A_prev, dZ.T)"},
            "Your `dW` is transposed: it has the shape of `W`, so look at the order of the factors.",
        ),
        Mistake(
            "dW_entry_by_entry",
            {"np.dot(dZ, A_prev.T)": "dZ * A_prev"},
            "In `dW` every unit meets every input, so a product entry by entry can't do it.",
        ),
        Mistake(
            "dA_prev_entry_by_entry",
            {"np.dot(W.T, dZ)": "W.T * dZ"},
            "In `dA_prev` all units' contributions are added up, so a product entry by entry can't do it.",
        ),
        Mistake(
            "dA_prev_from_dW",
            {"np.dot(W.T, dZ)": "np.dot(dW.T, dZ)"},
            "`dA_prev` depends on the weights themselves, not on their gradient.",
        ),
        Mistake(
            "dW_from_the_weights",
            {"np.dot(dZ, A_prev.T)": "np.dot(dZ, W.T)"},
            "`dW` depends on what came into the layer, not on the weights.",
        ),
        Mistake(
            "cache_unpacked_in_wrong_order",
            {"A_prev, W, b = cache": "W, A_prev, b = cache"},
            "The cache has a fixed order: compare your names with what `linear_forward` puts in.",
        ),
        Mistake(
            "gradients_signed_for_descent",
            {"= np.dot(dZ, A_prev.T)": "= -np.dot(dZ, A_prev.T)", "= np.sum(": "= -np.sum("},
            "`dW` and `db` have the wrong sign: a gradient points uphill, going downhill is a later step.",
        ),
        Mistake(
            "dA_prev_returned_last",
            {"return dA_prev, dW, db": "return dW, db, dA_prev"},
            "All three results are there, in the wrong order: `dA_prev` comes first.",
        ),
        Mistake(
            "dW_and_db_swapped",
            {"return dA_prev, dW, db": "return dA_prev, db, dW"},
            "Two of the three results change places: compare the line with `return` with the docstring.",
        ),
        Mistake(
            "dA_prev_not_returned",
            {"return dA_prev, dW, db": "return dW, db"},
            "The function gives back three things: the layer before needs the missing one.",
        ),
        Mistake(
            "linear_backward_returns_nothing",
            {"return dA_prev, dW, db": "print(dA_prev, dW, db)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        Variant("at_signs", {"np.dot(dZ, A_prev.T)": "dZ @ A_prev.T", "np.dot(W.T, dZ)": "W.T @ dZ"}),
        Variant("m_from_dZ", {"A_prev.shape[1]": "dZ.shape[1]"}),
        Variant("mean_for_db", {"np.sum(dZ, axis=1, keepdims=True) / m": "dZ.mean(axis=1, keepdims=True)"}),
        Variant(
            "db_reshaped", {"np.sum(dZ, axis=1, keepdims=True) / m": "(dZ.sum(axis=1) / m).reshape(-1, 1)"}
        ),
        Variant(
            "db_by_product_with_ones", {"np.sum(dZ, axis=1, keepdims=True)": "np.dot(dZ, np.ones((m, 1)))"}
        ),
        Variant("factor_in_front", {"np.dot(dZ, A_prev.T) / m": "1.0 / m * np.dot(dZ, A_prev.T)"}),
        Variant("dZ_divided_first", {"np.dot(dZ, A_prev.T) / m": "np.dot(dZ / m, A_prev.T)"}),
        Variant(
            "einsums",
            {
                "np.dot(dZ, A_prev.T)": 'np.einsum("im,jm->ij", dZ, A_prev)',
                "np.dot(W.T, dZ)": 'np.einsum("ij,im->jm", W, dZ)',
            },
        ),
        Variant(
            "accumulated_over_examples",
            {
                "    dW = np.dot(dZ, A_prev.T) / m": "    dW = np.zeros_like(W)\n"
                "    for i in range(m):\n"
                "        dW += np.outer(dZ[:, i], A_prev[:, i])\n"
                "    dW /= m"
            },
        ),
        Variant("cache_by_index", {"A_prev, W, b = cache": "A_prev, W = cache[0], cache[1]"}),
        Variant("results_as_list", {"return dA_prev, dW, db": "return [dA_prev, dW, db]"}),
        Variant(
            "changes_its_own_copy",
            {"np.sum(dZ, axis=1, keepdims=True) / m": "dZ.copy()\n    db /= m\n    db = db.sum(1)[:, None]"},
        ),
        Variant(
            "checks_shapes",
            {
                "return dA_prev, dW, db": "assert dW.shape == W.shape and db.shape == b.shape\n"
                "    return dA_prev, dW, db"
            },
        ),
    ),
)


EXERCISES: tuple[Exercise, ...] = (
    INITIALIZE_PARAMETERS,
    INITIALIZE_PARAMETERS_DEEP,
    LINEAR_FORWARD,
    LINEAR_ACTIVATION_FORWARD,
    L_MODEL_FORWARD,
    COMPUTE_COST,
    LINEAR_BACKWARD,
)
"""In the order of the notebook."""
