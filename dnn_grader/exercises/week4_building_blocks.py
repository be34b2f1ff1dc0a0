"""Week 4, building blocks: what is asked, how it is tried, and how students get it wrong or unusually right.

Edits are made in the solution cells of ``source/week4_building_blocks/week4_building_blocks.ipynb``;
an old text stands there exactly once. The mistakes are those of public forums and notebooks.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from dnn_grader.exercises import cross_entropy, initialization
from dnn_grader.exercises.declared import Case, Exercise, Group, Mistake, Question, Reference, Variant
from dnn_grader.exercises.drawing import (
    Array,
    biases,
    different_sizes,
    gradients,
    labels,
    learning_rate,
    network,
    normal,
    predictions,
    size,
)
from dnn_grader.exercises.habits import asserting

# Lines of the solutions that several edits change.
HIDDEN_LAYER = 'linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")'
LAST_LAYER = 'linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")'
HIDDEN_APPEND = '"relu")\n        caches.append(cache)'
LAST_APPEND = '"sigmoid")\n    caches.append(cache)'
LAST_STORED = 'grads[f"dA{L - 1}"] = dA\n'
HIDDEN_STORED = 'grads[f"dA{l - 1}"] = dA\n'
LAST_BACK = 'linear_activation_backward(dAL, caches[L - 1], "sigmoid")'
HIDDEN_BACK = 'linear_activation_backward(dA, caches[l - 1], "relu")'
SLOPE_OF_COST = "-(Y / AL - (1 - Y) / (1 - AL))"
ELSE = """\
    else:
        raise ValueError(f"activation must be 'sigmoid' or 'relu', not {activation!r}")
"""


def _layer(rng: Generator, n_prev: int, n: int, m: int) -> tuple[Array, Array, Array]:
    """Inputs, weights and biases of one layer."""
    return normal(rng, n_prev, m), normal(rng, n, n_prev), biases(rng, n)


def draw_initialize_parameters(rng: Generator, reference: Reference) -> Iterator[Case]:
    """One network large enough to measure the weights' spread, one small one; then single units."""
    yield from initialization.cases(rng)


INITIALIZE_PARAMETERS = Exercise(
    name="initialize_parameters",
    points=6,
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
            "Your weights are about a hundred times too large: look for the small factor of the formula.",
        ),
        *initialization.WRONG_VALUES,
        Mistake(
            "uniform_weights",
            {"randn(n_h, n_x)": "rand(n_h, n_x)", "randn(n_y, n_h)": "rand(n_y, n_h)"},
            "Your weights are all positive: NumPy's uniform and normal functions differ by one letter.",
        ),
        *initialization.WRONG_BIASES_OR_SEEDS,
        *initialization.WRONG_RESULT,
    ),
    variants=initialization.VARIANTS,
)


def draw_initialize_parameters_deep(rng: Generator, reference: Reference) -> Iterator[Case]:
    """One network large enough to measure the weights' spread, one small one; then one to four layers.

    The large layers have such different inputs that the scale of one is never taken for that of the other.
    """
    yield Case(([size(rng, 12, 14), size(rng, 92, 98), size(rng, 12, 14), 3, 1],))
    yield Case(([*different_sizes(rng, 3), 1],))
    yield Case(([size(rng, 2, 6), 1],), "edge")
    yield Case(([1, 1, 1],), "edge")
    # Two layers of twenty weights or more: with fewer, nobody can say whether the numbers are the same.
    yield Case((different_sizes(rng, 5, (4, 5, 6, 7, 8)),), "edge")


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
        asserting(
            "return parameters",
            'parameters[f"W{l}"].shape == (layer_dims[l], layer_dims[l - 1])',
            'parameters[f"b{l}"].shape == (layer_dims[l], 1)',
        ),
        asserting("return parameters", "layer_dims[-1] == 1", at_edges=False),
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
        yield Case(_layer(rng, *different_sizes(rng, 3)))
    yield Case(_layer(rng, 3, 3, 3))
    n_prev, n, m = different_sizes(rng, 3)
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
        asserting("return Z", "Z.shape == (W.shape[0], A.shape[1])", "b.shape == (W.shape[0], 1)"),
        asserting("return Z", "A.shape[1] > 1", at_edges=False),
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
        yield Case((*_layer(rng, *different_sizes(rng, 3)), activation))
        yield Case((*_layer(rng, 3, 3, 3), activation))
    n_prev, n, m = different_sizes(rng, 3)
    yield Case((*_layer(rng, n_prev, n, 1), "relu"), "edge")
    yield Case((*_layer(rng, n_prev, 1, m), "sigmoid"), "edge")
    while True:
        A_prev, W, b = _layer(rng, 2, 3, size(rng, 2, 4))
        Z = 2000 * W @ A_prev
        if Z.min() < -800 and Z.max() > 800:
            break
    yield Case((A_prev, 2000 * W, b, "sigmoid"), "edge")
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
        asserting("return A", "A.shape == (W.shape[0], A_prev.shape[1])"),
        asserting("return A", "A_prev.shape[1] > 1", at_edges=False),
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
    """Two and three layers, different and equal widths; then more outputs, one, four, eleven layers, m = 1.

    And layers of one unit.
    """
    two, three = [*different_sizes(rng, 2), 1], [*different_sizes(rng, 3), 1]
    yield Case((normal(rng, two[0], 4), network(rng, two)))
    yield Case((normal(rng, three[0], 5), network(rng, three)))
    yield Case((normal(rng, 3, 4), network(rng, [3, 3, 3, 1])))
    more = different_sizes(rng, 3)
    yield Case((normal(rng, more[0], size(rng, 3, 6)), network(rng, more)), "edge")
    yield Case((normal(rng, two[0], 3), network(rng, [two[0], 1])), "edge")
    yield Case((normal(rng, 3, 2), network(rng, [3, 4, 2, 3, 1])), "edge")
    yield Case((normal(rng, three[0], 1), network(rng, three)), "edge")
    yield Case((normal(rng, 2, 3), network(rng, [2, 1, 2, 1])), "edge")
    # Eleven layers: sorted as text, W10 comes before W2.
    yield Case((normal(rng, 2, 3), network(rng, [2] * 11 + [1])), "edge")


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
        asserting("return AL", 'AL.shape == (parameters[f"W{L}"].shape[0], X.shape[1])', "len(caches) == L"),
        asserting("return AL", "AL.shape == (1, X.shape[1])", at_edges=False),
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
    yield from cross_entropy.cases(rng, different_sizes(rng, 3))
    yield Case(_saturated(rng), "edge")
    yield cross_entropy.sure_and_wrong()


def _saturated(rng: Generator) -> tuple[Array, Array]:
    """Predictions of which some are exactly 0 and exactly 1, and right; the others ordinary."""
    Y = np.array([[1.0, 0.0, 1.0, 0.0, 1.0]])
    AL = predictions(rng, 5)
    AL[:, :2] = Y[:, :2]
    order = rng.permutation(5)
    return AL[:, order], Y[:, order]


COMPUTE_COST = Exercise(
    name="compute_cost",
    points=8,
    draw=draw_compute_cost,
    args=("AL", "Y"),
    returns=("cost",),
    compare="cost",
    options={"beyond": 10},
    mistakes=(
        *cross_entropy.WRONG_FORMULA,
        *cross_entropy.WRONG_ARRAYS,
    ),
    variants=cross_entropy.VARIANTS,
)


def draw_linear_backward(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Two layers of three different sizes, one of three equal ones; then m = 1, one unit, one input."""
    for _ in range(2):
        yield _backward(rng, *different_sizes(rng, 3))
    yield _backward(rng, 3, 3, 3)
    n_prev, n = different_sizes(rng, 2)
    yield _backward(rng, n_prev, n, 1, edge=True)
    yield _backward(rng, n_prev, 1, n, edge=True)
    yield _backward(rng, 1, n, n_prev, edge=True)


def _backward(rng: Generator, n_prev: int, n: int, m: int, *, edge: bool = False) -> Case:
    return Case((normal(rng, n, m), _layer(rng, n_prev, n, m)), "edge" if edge else "ordinary")


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
        asserting(
            "return dA_prev", "dA_prev.shape == A_prev.shape", "dW.shape == W.shape and db.shape == b.shape"
        ),
        asserting("return dA_prev", "m > 1", at_edges=False),
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


def draw_linear_activation_backward(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Both activations, on different and on equal sizes; then m = 1, one unit, large |Z|, another name."""
    for activation in ("sigmoid", "relu"):
        yield _activated(rng, reference, different_sizes(rng, 3), activation)
        yield _activated(rng, reference, [3, 3, 3], activation)
    n_prev, n, m = different_sizes(rng, 3)
    yield _activated(rng, reference, [n_prev, n, 1], "relu", group="edge")
    yield _activated(rng, reference, [n_prev, 1, m], "sigmoid", group="edge")
    yield _activated(rng, reference, [2, 3, 2], "sigmoid", scale=1000, group="edge")
    yield _activated(rng, reference, [3, 2, 4], "relu", name="tanh", group="edge")


def _activated(
    rng: Generator,
    reference: Reference,
    sizes: list[int],
    activation: str,
    *,
    name: str = "",
    scale: float = 1,
    group: Group = "ordinary",
) -> Case:
    """A gradient and the cache of a real forward pass, in which `Z` has both signs, so that ReLU shows.

    Somewhere the gradient has another sign than `Z`.
    """
    while True:
        A_prev, W, b = _layer(rng, *sizes)
        A, cache = reference["linear_activation_forward"](A_prev, scale * W, b, activation)
        dA = normal(rng, *A.shape)
        elsewhere = ((dA > 0) != (cache[1] > 0)).any()
        if cache[1].min() < -0.8 * scale < 0.8 * scale < cache[1].max() and elsewhere:
            return Case((dA, cache, name or activation), group)


LINEAR_ACTIVATION_BACKWARD = Exercise(
    name="linear_activation_backward",
    points=10,
    draw=draw_linear_activation_backward,
    args=("dA", "cache", "activation"),
    returns=("dA_prev", "dW", "db"),
    needs=("linear_backward",),
    mistakes=(
        Mistake(
            "activations_swapped_backward",
            {
                'if activation == "sigmoid":\n': 'if activation == "relu":\n',
                'elif activation == "relu"': "else",
            }
            | {ELSE: ""},
            "Asked for one activation, your function goes back through the other: follow one call through "
            "your branches.",
        ),
        Mistake(
            "sigmoid_backward_in_both_branches",
            {"relu_backward": "sigmoid_backward"},
            "With `relu` as the activation, your function still takes the slope of sigmoid: look at the "
            "second branch.",
        ),
        Mistake(
            "relu_backward_in_both_branches",
            {"sigmoid_backward": "relu_backward"},
            "With `sigmoid` as the activation, your function still takes the slope of ReLU: look at the "
            "first branch.",
        ),
        Mistake(
            "activation_skipped_on_the_way_back",
            {"linear_backward(dZ, linear_cache)": "linear_backward(dA, linear_cache)"},
            "You compute `dZ` and then go on without it: look at what you hand to `linear_backward`.",
        ),
        Mistake(
            "forward_function_on_the_way_back",
            {
                "sigmoid_backward(dA, activation_cache)": "sigmoid(dA)[0]",
                "relu_backward(dA, activation_cache)": "relu(dA)[0]",
            },
            "You apply the activation function to the gradient: on the way back its slope is what counts.",
        ),
        Mistake(
            "multiplied_by_the_activation",
            {
                "sigmoid_backward(dA, activation_cache)": "dA * sigmoid(activation_cache)[0]",
                "relu_backward(dA, activation_cache)": "dA * relu(activation_cache)[0]",
            },
            "You multiply by the activation's value, and the chain rule asks for its slope.",
        ),
        Mistake(
            "multiplied_by_Z",
            {
                "sigmoid_backward(dA, activation_cache)": "dA * activation_cache",
                "relu_backward(dA, activation_cache)": "dA * activation_cache",
            },
            "The formula says the slope of the activation at `Z`, not the gradient times `Z`.",
        ),
        Mistake(
            "slope_without_the_gradient",
            {
                "sigmoid_backward(dA, ": "sigmoid_backward(np.ones_like(dA), ",
                "relu_backward(dA, ": "relu_backward(np.ones_like(dA), ",
            },
            "Your `dZ` is the slope alone: what arrives from the layer above has to be in it too.",
        ),
        Mistake(
            "gradient_multiplied_twice",
            {
                "sigmoid_backward(dA, activation_cache)": "dA * sigmoid_backward(dA, activation_cache)",
                "relu_backward(dA, activation_cache)": "dA * relu_backward(dA, activation_cache)",
            },
            "The backward functions multiply by `dA` already, and you do it once more.",
        ),
        Mistake(
            "slope_of_tanh",
            {
                "sigmoid_backward(dA, activation_cache)": "dA * (1 - sigmoid(activation_cache)[0] ** 2)",
            },
            "The slope that you use in the branch for sigmoid belongs to another function, tanh.",
        ),
        Mistake(
            "sigmoid_slope_of_sigmoid",
            {"sigmoid_backward(dA, activation_cache)": "sigmoid_backward(dA, sigmoid(activation_cache)[0])"},
            "Sigmoid is applied twice: `sigmoid_backward` starts from `Z` and computes `A` by itself.",
        ),
        Mistake(
            "whole_cache_to_the_activation",
            {
                "sigmoid_backward(dA, activation_cache)": "sigmoid_backward(dA, cache)",
                "relu_backward(dA, activation_cache)": "relu_backward(dA, cache)",
            },
            "The activation's backward function gets the whole cache: only one of the two halves is its own.",
        ),
        Mistake(
            "halves_of_the_cache_swapped",
            {"linear_cache, activation_cache = cache": "activation_cache, linear_cache = cache"},
            "The two halves of the cache change places: compare with the order in which the way forward "
            "packed them.",
        ),
        Mistake(
            "whole_cache_to_the_linear_step",
            {"linear_backward(dZ, linear_cache)": "linear_backward(dZ, cache)"},
            "`linear_backward` gets the whole cache, and it wants the half that `linear_forward` made.",
        ),
        Mistake(
            "activation_cache_to_the_linear_step",
            {"linear_backward(dZ, linear_cache)": "linear_backward(dZ, activation_cache)"},
            "`linear_backward` gets the activation's half of the cache: it wants the other one.",
        ),
        Mistake(
            "dZ_divided_by_m",
            {"linear_backward(dZ, linear_cache)": "linear_backward(dZ / dZ.shape[1], linear_cache)"},
            "The mean over the examples is taken twice: `linear_backward` does it already.",
        ),
        Mistake(
            "unknown_activation_accepted_backward",
            {'elif activation == "relu":\n': "else:\n"} | {ELSE: ""},
            "Your function lets a wrong activation name pass: follow a misspelt one through your branches.",
        ),
        Mistake(
            "unknown_activation_only_printed_backward",
            {"raise ValueError": "dZ = dA\n        print"},
            "For an unknown activation a message is not enough: the function has to stop with an error.",
        ),
        Mistake(
            "dZ_returned",
            {"return dA_prev, dW, db": "return dZ"},
            "You return `dZ`, which is only half of the way back through this layer.",
        ),
        Mistake(
            "dA_prev_returned_last_by_the_layer",
            {"return dA_prev, dW, db": "return dW, db, dA_prev"},
            "All three results are there, in the wrong order: `dA_prev` comes first.",
        ),
        Mistake(
            "dA_returned_instead_of_dA_prev",
            {"return dA_prev, dW, db": "return dA, dW, db"},
            "The first result is the gradient you were given: the layer before needs the one you computed.",
        ),
        Mistake(
            "dA_prev_not_returned_by_the_layer",
            {"return dA_prev, dW, db": "return dW, db"},
            "The function gives back three things: the layer before needs the missing one.",
        ),
        Mistake(
            "linear_activation_backward_returns_nothing",
            {"return dA_prev, dW, db": "print(dA_prev, dW, db)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting(
            "return dA_prev",
            "dA_prev.shape == linear_cache[0].shape",
            "dW.shape == linear_cache[1].shape and db.shape == linear_cache[2].shape",
            "dZ.shape == activation_cache.shape",
        ),
        asserting("return dA_prev", "dZ.shape[1] > 1", at_edges=False),
        Variant(
            "linear_step_in_each_branch",
            {
                "activation_cache)\n    elif": "activation_cache)\n"
                "        dA_prev, dW, db = linear_backward(dZ, linear_cache)\n    elif",
            },
        ),
        Variant(
            "backward_function_looked_up",
            {
                '    if activation == "sigmoid":\n': "    back = dict(sigmoid=sigmoid_backward, "
                "relu=relu_backward)\n    if activation in back:\n",
                "dZ = sigmoid_backward(": "dZ = back[activation](",
                '    elif activation == "relu":\n        dZ = relu_backward(dA, activation_cache)\n': "",
            },
        ),
        Variant(
            "own_slopes",
            {
                "sigmoid_backward(dA, activation_cache)": "dA * sigmoid(activation_cache)[0] "
                "* (1 - sigmoid(activation_cache)[0])",
                "relu_backward(dA, activation_cache)": "np.multiply(dA, np.int64(activation_cache > 0))",
            },
        ),
        Variant(
            "relu_on_a_copy",
            {
                "dZ = relu_backward(dA, activation_cache)": "dZ = np.array(dA, copy=True)\n"
                "        dZ[activation_cache <= 0] = 0"
            },
        ),
        Variant(
            "sigmoid_minus_its_square",
            {
                "dZ = sigmoid_backward(dA, activation_cache)": "s, _ = sigmoid(activation_cache)\n"
                "        dZ = np.einsum('ij,ij->ij', dA, s - s**2)"
            },
        ),
        Variant(
            "linear_step_back_written_again",
            {
                "linear_backward(dZ, linear_cache)": "(linear_cache[1].T @ dZ, "
                "dZ @ linear_cache[0].T / dZ.shape[1], dZ.mean(axis=1, keepdims=True))"
            },
        ),
        Variant(
            "cache_by_indexes",
            {"linear_cache, activation_cache = cache": "linear_cache, activation_cache = cache[0], cache[1]"},
        ),
        Variant(
            "returned_at_once",
            {
                "dA_prev, dW, db = linear_backward(dZ, linear_cache)\n    return dA_prev, "
                "dW, db": "return linear_backward(dZ, linear_cache)"
            },
        ),
        Variant("results_of_the_layer_as_list", {"return dA_prev, dW, db": "return [dA_prev, dW, db]"}),
        Variant(
            "checked_before_anything",
            {
                "    linear_cache, activation_cache": '    if activation not in {"sigmoid", "relu"}:\n'
                "        raise ValueError(activation)\n    linear_cache, activation_cache"
            },
        ),
        Variant(
            "nested_helper_backward",
            {
                "    linear_cache, activation_cache": "    def through(function):\n"
                "        return function(dA, activation_cache)\n\n    linear_cache, activation_cache",
                "sigmoid_backward(dA, activation_cache)": "through(sigmoid_backward)",
                "relu_backward(dA, activation_cache)": "through(relu_backward)",
            },
        ),
        Variant(
            "class_behind_the_layer",
            {
                "def linear_activation_backward(": "class BackwardLayer:\n"
                "    def __init__(self, cache):\n        self.linear, self.Z = cache\n\n"
                "    def back(self, dZ):\n        return linear_backward(dZ, self.linear)\n\n\n"
                "def linear_activation_backward(",
                "linear_backward(dZ, linear_cache)": "BackwardLayer(cache).back(dZ)",
            },
        ),
        Variant(
            "imported_and_annotated",
            {
                "(dA, cache, activation):": '(dA: np.ndarray, cache: tuple, activation: str = "relu"):',
                "    linear_cache, activation_cache": "    from dnn_utils.activations import relu_backward\n"
                "    linear_cache, activation_cache",
            },
        ),
    ),
)


def draw_L_model_backward(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Two and three layers, different and equal widths; then one, four, m = 1, saturated predictions."""
    two, three = [*different_sizes(rng, 2), 1], [*different_sizes(rng, 3), 1]
    yield _passed(rng, reference, two, 4)
    yield _passed(rng, reference, three, 5)
    yield _passed(rng, reference, [4, 4, 4, 1], 3)
    yield _passed(rng, reference, [two[0], 1], 3, group="edge")
    yield _passed(rng, reference, [3, 4, 2, 3, 1], 6, group="edge")
    yield _passed(rng, reference, two, 1, group="edge")
    yield _saturated_pass(rng, reference)


def _passed(
    rng: Generator, reference: Reference, dims: list[int], m: int, *, group: Group = "ordinary"
) -> Case:
    """Predictions, labels and caches of a real forward pass, in which every hidden layer is alive.

    Each of them has units that are on and units that are off, and every weight matrix a gradient.
    """
    while True:
        parameters = network(rng, dims)
        AL, caches = reference["L_model_forward"](normal(rng, dims[0], m), parameters)
        Y = labels(rng, m)
        grads = reference["L_model_backward"](AL, Y, caches)
        mixed = all(Z.min() < 0 < Z.max() for _, Z in caches[:-1])
        if mixed and all(np.abs(gradient).max() > 1e-3 for gradient in grads.values()):
            return Case((AL, Y, caches), group)


def _saturated_pass(rng: Generator, reference: Reference) -> Case:
    """One layer whose predictions are exactly 1 and exactly 0 for two examples, both right."""
    X, W, b = _layer(rng, 3, 1, 5)
    X[:, :2] = np.array([[1000, -1000]]) * W.T / np.sum(W**2)
    AL, caches = reference["L_model_forward"](X, {"W1": W, "b1": b})
    return Case((AL, np.array([[1, 0, 1, 0, 1]]), caches), "edge")


L_MODEL_BACKWARD = Exercise(
    name="L_model_backward",
    points=12,
    draw=draw_L_model_backward,
    args=("AL", "Y", "caches"),
    returns=("grads",),
    needs=("linear_activation_backward", "linear_backward"),
    compare="gradients",
    mistakes=(
        Mistake(
            "slope_of_cost_with_wrong_sign",
            {SLOPE_OF_COST: "Y / AL - (1 - Y) / (1 - AL)"},
            "All your gradients point the other way: look at the sign of the very first one, `dAL`.",
        ),
        Mistake(
            "minus_on_first_term_of_the_slope",
            {SLOPE_OF_COST: "-(Y / AL) - (1 - Y) / (1 - AL)"},
            "In `dAL` the two terms have opposite signs: look at your parentheses.",
        ),
        Mistake(
            "slope_of_positive_labels_only",
            {" - (1 - Y) / (1 - AL)": ""},
            "Examples with the label 0 have no gradient in your function: `dAL` has two terms.",
        ),
        Mistake(
            "labels_exchanged_in_the_slope",
            {SLOPE_OF_COST: "-((1 - Y) / AL - Y / (1 - AL))"},
            "In `dAL` each label goes with the wrong denominator.",
        ),
        Mistake(
            "slope_of_cost_is_a_difference",
            {SLOPE_OF_COST: "AL - Y"},
            "`AL - Y` is the gradient with respect to `Z` of the last layer, and you take it back through "
            "sigmoid once more.",
        ),
        Mistake(
            "slope_of_cost_averaged",
            {SLOPE_OF_COST: "-(Y / AL - (1 - Y) / (1 - AL)) / Y.shape[1]"},
            "The mean over the examples is taken twice: `linear_backward` does it already.",
        ),
        Mistake(
            "slope_of_cost_divides_by_zero",
            {"np.clip(AL, eps, 1 - eps)": "AL"},
            "A prediction of exactly 0 or 1 makes the gradients nan: what do you divide by?",
        ),
        Mistake(
            "way_back_starts_from_the_predictions",
            {"linear_activation_backward(dAL,": "linear_activation_backward(AL,"},
            "The last layer gets the predictions themselves: the way back starts with a gradient.",
        ),
        Mistake(
            "relu_at_the_output_backward",
            {'"sigmoid"': '"relu"'},
            "The last layer is a sigmoid: look at the activation that you name before the loop.",
        ),
        Mistake(
            "sigmoid_in_the_hidden_layers_backward",
            {'"relu"': '"sigmoid"'},
            "The hidden layers are ReLU: look at the activation that you name inside the loop.",
        ),
        Mistake(
            "first_gradient_to_every_layer",
            {HIDDEN_BACK: HIDDEN_BACK.replace("(dA,", "(dAL,")},
            "Every layer gets the gradient of the predictions: what should the layer before get instead?",
        ),
        Mistake(
            "gradient_of_the_last_layer_to_every_layer",
            {
                "        dA, dW, db": "        dA_prev, dW, db",
                HIDDEN_STORED: 'grads[f"dA{l - 1}"] = dA_prev\n',
            },
            "What comes out of one hidden layer never reaches the next: look at the names inside your loop.",
        ),
        Mistake(
            "layers_in_forward_order",
            {"reversed(range(1, L))": "range(1, L)"},
            "The way back goes from the last layer to the first: print the numbers your loop runs through.",
        ),
        Mistake(
            "always_the_first_cache",
            {"caches[l - 1]": "caches[0]"},
            "All hidden layers use the same cache: each has its own.",
        ),
        Mistake(
            "cache_of_the_layer_after",
            {"caches[l - 1]": "caches[l]"},
            "Inside the loop each layer uses the next layer's cache: the list counts from 0.",
        ),
        Mistake(
            "cache_past_the_end",
            {"caches[L - 1]": "caches[L]"},
            "There are `L` caches and the list counts from 0: which index has the last one?",
        ),
        Mistake(
            "caches_from_the_wrong_end",
            {"caches[l - 1]": "caches[-l]"},
            "Inside the loop the caches are read from the wrong end of the list.",
        ),
        Mistake(
            "always_two_layers_backward",
            {"len(caches)": "2"},
            "Two layers work and other networks don't: look for where the number of layers comes from.",
        ),
        Mistake(
            "first_layer_left_out",
            {"range(1, L)": "range(2, L)"},
            "The first layer gets no gradient: print the numbers your loop runs through.",
        ),
        Mistake(
            "layer_zero_too",
            {"range(1, L)": "range(L)"},
            "Your loop goes one layer too far: layer 0 is the input and has nothing to go back through.",
        ),
        Mistake(
            "last_layer_twice",
            {"range(1, L)": "range(1, L + 1)"},
            "The last layer is done before the loop and in the loop again: look at where the loop starts.",
        ),
        Mistake(
            "own_gradient_overwritten",
            {
                HIDDEN_BACK: HIDDEN_BACK.replace("(dA,", '(grads[f"dA{l}"],'),
                HIDDEN_STORED: 'grads[f"dA{l}"] = dA\n',
            },
            "A layer's result is stored over the gradient it started from: what comes out belongs to the "
            "layer before.",
        ),
        Mistake(
            "gradients_of_activations_not_stored",
            {LAST_STORED: "dA = dA\n", HIDDEN_STORED: "dA = dA\n"},
            "The gradients of the activations are missing: three entries come from each layer.",
        ),
        Mistake(
            "last_layer_not_stored",
            {f"    {LAST_STORED}": "", '    grads[f"dW{L}"] = dW\n': "", '    grads[f"db{L}"] = db\n': ""},
            "The last layer's gradients are computed and never put into the dictionary.",
        ),
        Mistake(
            "weight_gradients_one_layer_off",
            {'grads[f"dW{l}"]': 'grads[f"dW{l - 1}"]', 'grads[f"db{l}"]': 'grads[f"db{l - 1}"]'},
            "`dW` and `db` have the number of their own layer; only `dA` belongs to the layer before.",
        ),
        Mistake(
            "gradients_named_like_parameters",
            {
                'grads[f"dW{L}"]': 'grads[f"W{L}"]',
                'grads[f"db{L}"]': 'grads[f"b{L}"]',
                'grads[f"dW{l}"]': 'grads[f"W{l}"]',
                'grads[f"db{l}"]': 'grads[f"b{l}"]',
            },
            "Your keys are the parameters' names: a gradient's name begins with a `d`.",
        ),
        Mistake(
            "gradient_keys_without_layer_number",
            {
                'grads[f"dA{l - 1}"]': 'grads["dA{l - 1}"]',
                'grads[f"dW{l}"]': 'grads["dW{l}"]',
                'grads[f"db{l}"]': 'grads["db{l}"]',
            },
            "Your keys hold a letter in braces, not the layer's number: what makes a text fill them in?",
        ),
        Mistake(
            "dW_and_db_unpacked_in_wrong_order",
            {f"dA, dW, db = {LAST_BACK}": f"dA, db, dW = {LAST_BACK}"}
            | {"        dA, dW, db": "        dA, db, dW"},
            "`dW` and `db` change places: compare your names with what `linear_activation_backward` returns.",
        ),
        Mistake(
            "returns_inside_the_backward_loop",
            {"    return grads": "        return grads"},
            "Your function ends after the first turn of the loop: look at how far `return` is indented.",
        ),
        Mistake(
            "gradients_of_one_layer_returned",
            {"return grads": "return dA, dW, db"},
            "You return what the last turn of your loop gave, and the whole dictionary is asked for.",
        ),
        Mistake(
            "L_model_backward_returns_nothing",
            {"return grads": "print(grads)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting("return grads", "AL.shape == (1, Y.shape[1])", "len(grads) == 3 * L"),
        asserting("return grads", "L > 1 and Y.shape[1] > 1", at_edges=False),
        Variant(
            "activations_named_after_the_layer_they_leave",
            {'f"dA{L - 1}"': 'f"dA{L}"', 'f"dA{l - 1}"': 'f"dA{l}"'},
        ),
        Variant("slope_of_cost_as_one_fraction", {SLOPE_OF_COST: "(AL - Y) / (AL * (1 - AL))"}),
        Variant(
            "slope_of_cost_by_divide",
            {SLOPE_OF_COST: "-(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))", "np.finfo(float).eps": "1e-12"},
        ),
        Variant(
            "slope_of_cost_by_cases",
            {"np.clip(AL, eps, 1 - eps)": "np.asarray(AL)"}
            | {SLOPE_OF_COST: "np.where(Y == 1, -1 / np.maximum(AL, eps), 1 / np.maximum(1 - AL, eps))"},
        ),
        Variant(
            "difference_without_sigmoid",
            {LAST_BACK: "linear_backward(AL - Y, caches[-1][0])"},
        ),
        Variant("first_gradient_kept_too", {"    dAL = -": '    grads[f"dA{L}"] = None\n    dAL = -'}),
        Variant(
            "gradients_read_from_the_dictionary",
            {HIDDEN_BACK: HIDDEN_BACK.replace("(dA,", '(grads["dA" + str(l)],')},
        ),
        Variant(
            "index_from_zero",
            {
                "reversed(range(1, L))": "range(L - 1)[::-1]",
                "caches[l - 1]": "caches[l]",
                'f"dA{l - 1}"': 'f"dA{l}"',
                'grads[f"dW{l}"]': 'grads["dW" + str(l + 1)]',
                'grads[f"db{l}"]': 'grads["db%d" % (l + 1)]',
            },
        ),
        Variant(
            "one_loop_backward",
            {
                f"    dA, dW, db = {LAST_BACK}\n    {LAST_STORED}": "    dA = dAL\n",
                '    grads[f"dW{L}"] = dW\n    grads[f"db{L}"] = db\n': "",
                "range(1, L)": "range(1, L + 1)",
                '"relu"': '"sigmoid" if l == L else "relu"',
            },
        ),
        Variant(
            "caches_taken_off_a_copy",
            {
                "    L = len(caches)": "    L = len(caches)\n    left = list(caches)",
                "caches[L - 1]": "left.pop()",
                "caches[l - 1]": "left.pop()",
            },
        ),
        Variant(
            "caches_and_numbers_zipped",
            {
                "for l in reversed(range(1, L)):": "for l, own in reversed(list(enumerate(caches[:-1], 1))):",
                "caches[l - 1]": "own",
            },
        ),
        Variant(
            "entries_added_by_update",
            {
                HIDDEN_STORED: "grads.update({f'dA{l - 1}': dA, f'dW{l}': dW, f'db{l}': db})\n",
                '        grads[f"dW{l}"] = dW\n': "",
                '        grads[f"db{l}"] = db\n': "",
            },
        ),
        Variant(
            "nested_store",
            {
                "    grads = {}": "    grads = {}\n\n    def store(l, dA, dW, db):\n"
                '        grads.update(zip((f"dA{l - 1}", f"dW{l}", f"db{l}"), (dA, dW, db)))\n'
                "        return dA\n",
                f"dA, dW, db = {LAST_BACK}\n    {LAST_STORED}": f"dA = store(L, *{LAST_BACK})\n",
                '    grads[f"dW{L}"] = dW\n    grads[f"db{L}"] = db\n': "",
            },
        ),
        Variant(
            "hidden_layers_without_the_layer_function",
            {
                HIDDEN_BACK: "linear_backward(np.multiply(dA, caches[l - 1][1] > 0), caches[l - 1][0])",
            },
        ),
        Variant(
            "dictionary_class_and_annotations",
            {
                "(AL, Y, caches):": "(AL: np.ndarray, Y: np.ndarray, caches: list) -> dict:",
                "    grads = {}": "    from collections import OrderedDict\n\n    grads = OrderedDict()",
                "    return grads": '    assert "dW1" in grads and f"db{L}" in grads\n    return grads',
            },
        ),
        Variant(
            "clipped_in_place_on_its_copy",
            {
                "AL = np.clip(AL, eps, 1 - eps)": "AL = AL.copy()\n    AL[AL < eps] = eps\n"
                "    AL[AL > 1 - eps] = 1 - eps"
            },
        ),
    ),
)


def draw_update_parameters(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Two, three layers, a step above 1; then more outputs, one layer, four, eleven, single units, 1 and 0.

    The gradients come with `dA` and without, and in another order than the parameters.
    """
    yield _step(rng, [*different_sizes(rng, 2), 1], learning_rate(rng))
    yield _step(rng, [*different_sizes(rng, 3), 1], learning_rate(rng))
    yield _step(rng, [3, 3, 1], round(1 + learning_rate(rng), 2), bare=True)
    yield _step(rng, different_sizes(rng, 3), learning_rate(rng), "edge")
    yield _step(rng, different_sizes(rng, 2), learning_rate(rng), "edge")
    yield _step(rng, [*different_sizes(rng, 4), 1], learning_rate(rng), "edge")
    yield _step(rng, [1, 1, 1], 1, "edge")
    yield _step(rng, [2, 3, 1], 0.0, "edge")
    yield _step(rng, [2] * 11 + [1], learning_rate(rng), "edge", bare=True)


def _step(
    rng: Generator, dims: list[int], rate: float, group: Group = "ordinary", *, bare: bool = False
) -> Case:
    """One step; `bare`: its gradients come without those of activations."""
    parameters = network(rng, dims)
    grads = gradients(rng, parameters)
    if not bare:
        grads |= {f"dA{layer}": normal(rng, n, 4) for layer, n in enumerate(dims[:-1])}
    return Case((parameters, grads, rate), group)


UPDATE_PARAMETERS = Exercise(
    name="update_parameters",
    points=6,
    draw=draw_update_parameters,
    args=("params", "grads", "learning_rate"),
    returns=("parameters",),
    mistakes=(
        Mistake(
            "steps_uphill",
            {'params[f"W{l}"] -': 'params[f"W{l}"] +', 'params[f"b{l}"] -': 'params[f"b{l}"] +'},
            "Your step goes uphill: a gradient points to where the cost grows.",
        ),
        Mistake(
            "biases_step_uphill",
            {'params[f"b{l}"] -': 'params[f"b{l}"] +'},
            "The weights go downhill and the biases go uphill: compare the two lines.",
        ),
        Mistake(
            "biases_not_updated",
            {' - learning_rate * grads[f"db{l}"]': ""},
            "The weights move and the biases stay as they were.",
        ),
        Mistake(
            "weights_not_updated",
            {' - learning_rate * grads[f"dW{l}"]': ""},
            "The biases move and the weights stay as they were.",
        ),
        Mistake(
            "biases_left_out",
            {'\n        parameters[f"b{l}"] = params[f"b{l}"] - learning_rate * grads[f"db{l}"]': ""},
            "The result holds no biases: every key of `params` belongs into it.",
        ),
        Mistake(
            "last_layer_left_out_of_the_step",
            {"range(1, L + 1)": "range(1, L)"},
            "The last layer is missing: `range` leaves out its end.",
        ),
        Mistake(
            "last_layer_kept_as_it_was",
            {"range(1, L + 1)": "range(1, L)", "parameters = {}": "parameters = dict(params)"},
            "All layers but the last one learn: `range` leaves out its end.",
        ),
        Mistake(
            "steps_start_at_layer_zero",
            {"range(1, L + 1)": "range(L)"},
            "Your loop looks for a layer 0, which is the input and has no parameters: where does it start?",
        ),
        Mistake(
            "entries_counted_as_layers",
            {"len(params) // 2": "len(params)"},
            "Your loop looks for too many layers: how many entries of `params` belong to one layer?",
        ),
        Mistake(
            "gradients_counted_as_layers",
            {"len(params) // 2": "len(grads) // 2"},
            "You count the layers by `grads`, which may hold more than two entries for each.",
        ),
        Mistake(
            "always_two_layers_updated",
            {"len(params) // 2": "2"},
            "Two layers work and other networks don't: look for where the number of layers comes from.",
        ),
        Mistake(
            "learning_rate_left_out",
            {'learning_rate * grads[f"dW{l}"]': 'grads[f"dW{l}"]'}
            | {'learning_rate * grads[f"db{l}"]': 'grads[f"db{l}"]'},
            "Your step has the full length of the gradient: something should shorten it.",
        ),
        Mistake(
            "learning_rate_written_in",
            {'learning_rate * grads[f"dW{l}"]': '0.01 * grads[f"dW{l}"]'}
            | {'learning_rate * grads[f"db{l}"]': '0.01 * grads[f"db{l}"]'},
            "The result is the same for every learning rate: use the one that the caller gives.",
        ),
        Mistake(
            "divided_by_the_learning_rate",
            {'learning_rate * grads[f"dW{l}"]': 'grads[f"dW{l}"] / max(learning_rate, 1e-8)'}
            | {'learning_rate * grads[f"db{l}"]': 'grads[f"db{l}"] / max(learning_rate, 1e-8)'},
            "A smaller learning rate should mean a smaller step: with yours the step grows.",
        ),
        Mistake(
            "only_the_step_returned",
            {'params[f"W{l}"] - ': "-", 'params[f"b{l}"] - ': "-"},
            "What you store is the step alone: it still has to be added to where the parameter was.",
        ),
        Mistake(
            "parameter_shrunk_instead_of_moved",
            {'learning_rate * grads[f"dW{l}"]': 'learning_rate * params[f"W{l}"]'}
            | {'learning_rate * grads[f"db{l}"]': 'learning_rate * params[f"b{l}"]'},
            "Your step uses the parameter itself: it should use its gradient.",
        ),
        Mistake(
            "weights_moved_by_the_gradient_of_the_biases",
            {'learning_rate * grads[f"dW{l}"]': 'learning_rate * grads[f"db{l}"]'},
            "The weights move by the gradient of the biases: compare the keys in your two lines.",
        ),
        Mistake(
            "first_gradients_for_every_layer",
            {'grads[f"dW{l}"]': 'grads["dW1"]', 'grads[f"db{l}"]': 'grads["db1"]'},
            "Every layer moves by the gradients of the first one: look at the keys inside your loop.",
        ),
        Mistake(
            "result_never_stored",
            {'parameters[f"W{l}"] = params': "W = params", 'parameters[f"b{l}"] = params': "b = params"}
            | {"    return parameters": "    return params"},
            "The new values are computed and thrown away: what you return is still the old dictionary.",
        ),
        Mistake(
            "update_returns_inside_the_loop",
            {"    return parameters": "        return parameters"},
            "Only the first layer is there: look at how far the line with `return` is indented.",
        ),
        Mistake(
            "update_keys_without_layer_number",
            {'parameters[f"W{l}"]': 'parameters["W{l}"]', 'parameters[f"b{l}"]': 'parameters["b{l}"]'},
            "Your keys hold a letter in braces, not the layer's number: what makes a text fill them in?",
        ),
        Mistake(
            "gradients_returned",
            {"return parameters": "return grads"},
            "You return the gradients: the new parameters are asked for.",
        ),
        Mistake(
            "update_parameters_returns_nothing",
            {"return parameters": "print(parameters)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting(
            "return parameters",
            "len(parameters) == len(params)",
            "all(parameters[key].shape == params[key].shape for key in params)",
        ),
        asserting("return parameters", 'params[f"W{L}"].shape[0] == 1', at_edges=False),
        Variant("callers_dictionary_updated", {"parameters = {}": "parameters = params"}),
        Variant(
            "callers_arrays_updated_in_place",
            {
                "parameters = {}": "parameters = params",
                'parameters[f"W{l}"] = params[f"W{l}"] - ': 'parameters[f"W{l}"] -= ',
                'parameters[f"b{l}"] = params[f"b{l}"] - ': 'parameters[f"b{l}"] -= ',
            },
        ),
        Variant(
            "deep_copy_updated_in_place",
            {
                "parameters = {}": "from copy import deepcopy\n\n    parameters = deepcopy(params)",
                'parameters[f"W{l}"] = params[f"W{l}"] - ': 'parameters[f"W{l}"] -= ',
                'parameters[f"b{l}"] = params[f"b{l}"] - ': 'parameters[f"b{l}"] -= ',
            },
        ),
        Variant(
            "update_by_comprehension",
            {
                "    return parameters": "    return {key: params[key] - learning_rate * grads['d' + key] "
                "for key in params}"
            },
        ),
        Variant(
            "update_of_pairs",
            {
                "    return parameters": "    for name, value in params.items():\n"
                '        parameters[name] = value + (-learning_rate) * grads[f"d{name}"]\n'
                "    return parameters"
            },
        ),
        Variant(
            "numpy_functions",
            {
                'params[f"W{l}"] - learning_rate * grads[f"dW{l}"]': 'np.subtract(params[f"W{l}"], '
                'np.multiply(learning_rate, grads[f"dW{l}"]))'
            },
        ),
        Variant(
            "layers_counted_by_weights",
            {"len(params) // 2": 'len([key for key in params if key[0] == "W"])'},
        ),
        Variant(
            "index_of_layers_from_zero",
            {
                "range(1, L + 1)": "range(L)",
                '        parameters[f"W{l}"]': '        l = l + 1\n        parameters["W" + str(l)]',
            },
        ),
        Variant(
            "nested_step",
            {
                "    parameters = {}": "    def step(key):\n"
                '        return params[key] - learning_rate * grads["d" + key]\n\n    parameters = {}',
                'params[f"W{l}"] - learning_rate * grads[f"dW{l}"]': 'step(f"W{l}")',
                'params[f"b{l}"] - learning_rate * grads[f"db{l}"]': 'step(f"b{l}")',
            },
        ),
        Variant(
            "class_behind_the_update",
            {
                "def update_parameters(": "class Descent:\n    def __init__(self, rate):\n"
                "        self.rate = rate\n\n    def __call__(self, value, slope):\n"
                "        return value - self.rate * slope\n\n\ndef update_parameters(",
                'params[f"W{l}"] - learning_rate * grads[f"dW{l}"]': "Descent(learning_rate)("
                'params[f"W{l}"], grads[f"dW{l}"])',
            },
        ),
        Variant(
            "extra_key_in_the_result", {"return parameters": 'return parameters | {"rate": learning_rate}'}
        ),
        Variant(
            "annotated_with_a_default",
            {"(params, grads, learning_rate):": "(params: dict, grads: dict, learning_rate: float = 0.1):"},
        ),
        Variant(
            "loop_over_entries",
            {
                "    return parameters": "    for key in params:\n"
                "        new = np.array(params[key], dtype=float)\n"
                "        for place in np.ndindex(new.shape):\n"
                '            new[place] -= learning_rate * grads["d" + key][place]\n'
                "        parameters[key] = new\n    return parameters"
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
    LINEAR_ACTIVATION_BACKWARD,
    L_MODEL_BACKWARD,
    UPDATE_PARAMETERS,
)
"""In the order of the notebook."""


QUESTIONS: tuple[Question, ...] = (
    Question(
        name="question_weight_shape",
        points=2,
        options=("(1, 4)", "(4, 1)", "(4, 9)", "(9, 4)", "(1, 50)"),
        wrong={
            "(4, 1)": "Rows or columns: which of the two stands for the units of the layer itself?",
            "(4, 9)": "The list begins with the input, which is layer 0: count the layers once more.",
            "(9, 4)": "Which two layers does the third weight matrix connect? The list begins with layer 0.",
            "(1, 50)": "All examples share the weights, so the number of examples can't be in their shape.",
        },
    ),
    Question(
        name="question_parameter_count",
        points=3,
        tolerance=1e-9,
        wrong={
            "266": "You have counted all the weights. What else does training change?",
            "17": "You have counted the biases alone.",
            "303": "The input is given, not learned: has it any parameters of its own?",
            "3": "Three layers have parameters, and each of them is many numbers.",
            "6": "There are six arrays, and each holds many numbers.",
            "37": "These are the units. Each of them has a weight for every input it reads.",
        },
    ),
    Question(
        name="question_zero_start",
        points=2,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "Compute the gradients of this start by hand: what are the activations of the hidden units?",
            "c": "What does sigmoid give when its input is 0?",
            "d": "All units see the same inputs, with the same weights: where would a difference come from?",
        },
    ),
    Question(
        name="question_cache",
        points=2,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "Which arrays does `compute_cost` take? Are the hidden layers' among them?",
            "b": "What does the update change, and which arrays does it read?",
            "d": "After the update the weights are others: could the old activations still be used?",
        },
    ),
    Question(
        name="question_by_hand",
        points=3,
        wrong={
            "30": "The examples are added up. The formula has one more factor.",
            "21": "Both examples count in your answer: is the unit switched on for both?",
            "42": "Look at the unit's `Z` for each example, and at the factor before the sum.",
            "7.5": "What passes back through ReLU depends on the sign of `Z`, not on its size.",
            "2.5": "This has the gradient and the mean, but what came into the layer is missing.",
            "6": "This is the wrong example: for which of the two is the unit switched on?",
        },
    ),
)
"""In the order of the notebook."""
