"""Week 4, image classifier: what is asked, how it is tried, and how students get it wrong or unusually right.

Edits are made in the solution cells of ``source/week4_image_classifier/week4_image_classifier.ipynb``;
an old text stands there exactly once. The functions of ``week4_building_blocks`` that do the work are
given: the course answers for them, also where a whole network is judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from dnn_grader.exercises.declared import Case, Exercise, Group, Mistake, Question, Reference, Variant
from dnn_grader.exercises.drawing import edge_steps, few_steps, printed_steps, sums_around_half
from dnn_grader.exercises.habits import asserting, printing

Array = NDArray[Any]

USES = "week4_building_blocks"
"""The assignment whose functions do the training here."""

# Whatever of week 4 a right solution may call.
LAYERS = (
    "linear_forward",
    "linear_activation_forward",
    "L_model_forward",
    "compute_cost",
    "linear_backward",
    "linear_activation_backward",
    "L_model_backward",
    "update_parameters",
)

# Lines of the solutions that several edits change.
START_TWO = "initialize_parameters(n_x, n_h, n_y)"
FORWARD_1 = 'A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")'
FORWARD_2 = 'A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")'
SLOPE = "-(Y / A2 - (1 - Y) / (1 - A2))"
BACK_2 = 'linear_activation_backward(dA2, cache2, "sigmoid")'
BACK_1 = 'linear_activation_backward(dA1, cache1, "relu")'
GRADS = '{"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}'
COST_TWO = "        cost = compute_cost(A2, Y)\n"
COST_DEEP = "        cost = compute_cost(AL, Y)\n"
KEEP = "        costs.append(float(cost))\n"
UPDATE = "parameters = update_parameters(parameters, gradients, learning_rate)"
LOOP = "for i in range(num_iterations):"
RETURN_BOTH = "    return parameters, costs"
FORWARD_DEEP = "AL, all_caches = L_model_forward(X, parameters)"
BACK_DEEP = "gradients = L_model_backward(AL, Y, all_caches)"
START_DEEP = "initialize_parameters_deep(layers_dims)"


def _size(rng: Generator, low: int, high: int) -> int:
    return int(rng.integers(low, high, endpoint=True))


def _pictures(rng: Generator, n_x: int, m: int, mean: float = 0.5, spread: float = 2.5) -> Array:
    """Inputs far enough apart that a few steps of training change the costs visibly."""
    return rng.normal(mean, spread, (n_x, m)).round(3)


def _labels(rng: Generator, m: int, share: float = 0.3) -> Array:
    """Labels of both kinds, one of them clearly more often, so that the biases have something to learn."""
    ones = max(1, round(share * m))
    return rng.permutation(np.arange(m) < ones).astype(np.int64).reshape(1, m)


def _rate(rng: Generator) -> float:
    """A learning rate that is nobody's habit."""
    return round(float(rng.uniform(0.3, 0.8)), 4)


def _training(
    rng: Generator,
    dims: tuple[int, ...] | list[int],
    m: int,
    iterations: int,
    group: Group = "ordinary",
    *,
    kind: Any = np.int64,
) -> Case:
    labels = _labels(rng, m).astype(kind)
    return Case((_pictures(rng, dims[0], m), labels, dims, _rate(rng), iterations, False), group)


def _printed(rng: Generator, dims: tuple[int, ...] | list[int], m: int) -> Case:
    """As many steps as a usual print takes for granted, and short ones, as at the end of a long training."""
    X = _pictures(rng, dims[0], m, 0.5, 1)
    rate = round(float(rng.uniform(0.002, 0.004)), 5)
    return Case((X, _labels(rng, m), dims, rate, printed_steps(rng), True))


def _overshooting(rng: Generator, dims: tuple[int, ...] | list[int], m: int) -> Case:
    """Steps so long that the output bias overshoots at once and the cost rises."""
    X = _pictures(rng, dims[0], m, 0, 0.3)
    return Case((X, _labels(rng, m), dims, round(float(rng.uniform(14, 16)), 3), 3, False), "edge")


def _creeping(rng: Generator, dims: tuple[int, ...] | list[int], m: int) -> Case:
    """Steps so short that the cost hardly falls."""
    X = _pictures(rng, dims[0], m, 0, 0.3)
    return Case((X, _labels(rng, m), dims, 1e-6, 4, False), "edge")


# The two models. All sizes differ, so that an exchanged one shows; a few iterations tell what 2,500 would.
# One example is trained once: later its costs hang on the output bias alone, and wrong networks come so
# close to the right one that an answer of the course's functions would be taken for another.


def draw_two_layer_model(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Three sizes, printing and not; then one iteration, one example, labels of other types.

    At last a cost that rises and one that hardly falls: neither is a reason to stop.
    """
    yield _training(rng, (5, 4, 1), _size(rng, 6, 8), few_steps(rng))
    yield _printed(rng, (2, _size(rng, 3, 4), 1), 4)
    yield _training(rng, (4, 3, 1), _size(rng, 6, 8), few_steps(rng))
    yield _training(rng, (4, 2, 1), _size(rng, 4, 6), 1, "edge")
    yield _training(rng, (6, _size(rng, 2, 3), 1), 1, 1, "edge")
    yield _training(rng, (3, 1, 1), 5, edge_steps(rng), "edge")
    yield _training(rng, (3, 4, 1), 6, edge_steps(rng), "edge", kind=np.uint8)
    yield _training(rng, (4, 3, 1), 7, edge_steps(rng), "edge", kind=np.bool_)
    yield _overshooting(rng, (3, 4, 1), 6)
    yield _creeping(rng, (3, 2, 1), 6)


TWO_LAYER_MODEL = Exercise(
    name="two_layer_model",
    points=22,
    draw=draw_two_layer_model,
    args=("X", "Y", "layers_dims", "learning_rate", "num_iterations", "print_cost"),
    returns=("parameters", "costs"),
    given=("initialize_parameters", "initialize_parameters_deep", *LAYERS),
    mistakes=(
        Mistake(
            "update_not_kept",
            {"parameters = update_parameters(": "update_parameters("},
            "Your costs stay what they were at the start: the update gives back new parameters, so look at "
            "what becomes of them.",
        ),
        Mistake(
            "learning_rate_written_in",
            {"gradients, learning_rate)": "gradients, 0.0075)"},
            "The steps have the same length for every learning rate: look for a number that the caller "
            "should choose.",
        ),
        Mistake(
            "iterations_written_in",
            {"range(num_iterations)": "range(100)"},
            "Your network always trains equally long: who decides how many iterations there are?",
        ),
        Mistake(
            "hidden_units_written_in",
            {START_TWO: "initialize_parameters(n_x, 7, n_y)"},
            "Your hidden layer has seven units, whatever `layers_dims` says.",
        ),
        Mistake(
            "cost_after_the_update",
            {
                COST_TWO: "",
                KEEP: f"        {FORWARD_1}\n        {FORWARD_2}\n{COST_TWO}{KEEP}",
            },
            "Your costs begin one step too late: the first of them belongs to the fresh parameters, before "
            "any update.",
        ),
        Mistake(
            "a_cost_every_hundred_iterations",
            {KEEP: "        if i % 100 == 0:\n            costs.append(cost)\n"},
            "Only every hundredth cost is kept: printing may skip some, and the list should hold them all.",
        ),
        Mistake(
            "costs_kept_only_when_printed",
            {KEEP: "        if print_cost:\n            costs.append(cost)\n"},
            "Without `print_cost` your list of costs stays empty: which lines belong to the `if`?",
        ),
        Mistake(
            "one_iteration_too_many",
            {"range(num_iterations)": "range(num_iterations + 1)"},
            "There is one iteration too many: `range(n)` counts from 0 and gives n numbers.",
        ),
        Mistake(
            "one_iteration_too_few",
            {"range(num_iterations)": "range(1, num_iterations)"},
            "There is one iteration too few: which number does your loop begin with?",
        ),
        Mistake(
            "two_layers_start_again_in_every_iteration",
            {
                "    parameters = " + START_TWO: "    start = " + START_TWO,
                LOOP: LOOP + "\n        parameters = start",
            },
            "Every iteration forgets what was learned before: which line should stand above the loop?",
        ),
        Mistake(
            "weights_taken_out_before_the_loop",
            {
                LOOP: 'W1, b1, W2, b2 = (parameters[key] for key in ("W1", "b1", "W2", "b2"))\n    ' + LOOP,
                FORWARD_1: 'A1, cache1 = linear_activation_forward(X, W1, b1, "relu")',
                FORWARD_2: 'A2, cache2 = linear_activation_forward(A1, W2, b2, "sigmoid")',
            },
            "The parameters move and the costs don't: which weights does your forward pass read, and when "
            "were they taken out of `parameters`?",
        ),
        Mistake(
            "start_returned",
            {
                "    parameters = " + START_TWO: "    start = parameters = " + START_TWO,
                RETURN_BOTH: "    return start, costs",
            },
            "Your costs are right, so your network learns, and what you return is its start: compare the "
            "names.",
        ),
        Mistake(
            "last_update_missing",
            {LOOP: LOOP + "\n        before = parameters", RETURN_BOTH: "    return before, costs"},
            "Your parameters are those of one update earlier: the last iteration updates them, too.",
        ),
        Mistake(
            "best_parameters_returned",
            {
                KEEP: "        if cost < min(costs, default=np.inf):\n            best = before\n" + KEEP,
                LOOP: LOOP + "\n        before = parameters",
                RETURN_BOTH: "    return best, costs",
            },
            "You return the parameters with the lowest cost: those after the last update are asked for, "
            "even if their cost is higher.",
        ),
        Mistake(
            "training_stops_when_the_cost_rises",
            {
                COST_TWO: COST_TWO + "        if costs and cost > costs[-1]:\n            break\n",
            },
            "Your training stops when the cost rises: `num_iterations` says how long it lasts.",
        ),
        Mistake(
            "costs_emptied_in_the_loop",
            {LOOP: LOOP + "\n        costs = []"},
            "Only the last cost is left: which line empties the list in every turn of the loop?",
        ),
        Mistake(
            "sigmoid_in_both_layers",
            {
                FORWARD_1: FORWARD_1.replace("relu", "sigmoid"),
                BACK_1: BACK_1.replace("relu", "sigmoid"),
            },
            "Your hidden layer uses the activation that is meant for the output alone.",
        ),
        Mistake(
            "sigmoid_forward_in_the_hidden_layer",
            {FORWARD_1: FORWARD_1.replace("relu", "sigmoid")},
            "The first cost is wrong already: look at the activation of the hidden layer on the way forward.",
        ),
        Mistake(
            "relu_in_both_layers",
            {
                FORWARD_2: FORWARD_2.replace("sigmoid", "relu"),
                BACK_2: BACK_2.replace("sigmoid", "relu"),
            },
            "Your output is not a probability: look at the activation of the last layer.",
        ),
        Mistake(
            "activations_swapped_on_the_way_back",
            {
                BACK_2: BACK_2.replace("sigmoid", "relu"),
                BACK_1: BACK_1.replace("relu", "sigmoid"),
            },
            "The first cost is right and the next are not: the way back uses each activation in the other "
            "layer.",
        ),
        Mistake(
            "sigmoid_in_both_layers_on_the_way_back",
            {BACK_1: BACK_1.replace("relu", "sigmoid")},
            "The output layer learns rightly, the hidden layer doesn't: go back through the activation "
            "that it used.",
        ),
        Mistake(
            "caches_swapped",
            {
                BACK_2: BACK_2.replace("cache2", "cache1"),
                BACK_1: BACK_1.replace("cache1", "cache2"),
            },
            "Each layer goes back with the cache that it made itself on the way forward: compare the numbers "
            "in your names.",
        ),
        Mistake(
            "hidden_layer_gets_the_slope_of_the_output",
            {BACK_1: BACK_1.replace("dA1", "dA2")},
            "The gradient jumps over the output layer: what comes out of one step back goes into the next "
            "one.",
        ),
        Mistake(
            "slope_of_the_cost_with_the_wrong_sign",
            {SLOPE: "(Y / A2 - (1 - Y) / (1 - A2))"},
            "Your network learns the opposite of its labels: look at the sign of the slope that the way back "
            "starts with, and at the sign of your step.",
        ),
        Mistake(
            "slope_of_the_cost_with_one_sign_wrong",
            {SLOPE: "-(Y / A2) - (1 - Y) / (1 - A2)"},
            "The two terms of your slope have the same sign: which of them does the minus before the "
            "parentheses turn round?",
        ),
        Mistake(
            "slope_of_the_cost_without_the_zeros",
            {SLOPE: "-(Y / A2)"},
            "Only examples with the label 1 teach your network: the formula for the slope has two terms.",
        ),
        Mistake(
            "slope_of_the_cost_divided_by_m",
            {SLOPE: SLOPE + " / Y.shape[1]"},
            "Your steps are too short by a factor of m: the mean over the examples is taken later on the way "
            "back.",
        ),
        Mistake(
            "error_in_the_place_of_the_slope",
            {SLOPE: "A2 - Y"},
            "`A2 - Y` is the gradient with respect to Z, and the backward step of a layer with sigmoid "
            "starts one step earlier.",
        ),
        Mistake(
            "minus_before_unsigned_labels",
            {SLOPE: "-Y / A2 + (1 - Y) / (1 - A2)"},
            "Labels may be unsigned whole numbers or truth values, and these have no negative: what does "
            "your minus sign apply to first?",
        ),
        Mistake(
            "output_layer_reads_the_pictures",
            {FORWARD_2: FORWARD_2.replace("(A1,", "(X,")},
            "The output layer reads the hidden units, not the pictures.",
        ),
        Mistake(
            "gradients_of_biases_exchanged",
            {GRADS: '{"dW1": dW1, "db1": db2, "dW2": dW2, "db2": db1}'},
            "Two gradients stand under each other's names: compare keys and values.",
        ),
        Mistake(
            "one_bias_gradient_for_both_layers",
            {GRADS: '{"dW1": dW1, "db1": db2, "dW2": dW2, "db2": db2}'},
            "Both biases take the same step: compare the keys of your gradients with their values.",
        ),
        Mistake(
            "hidden_layer_never_trained",
            {
                "update_parameters(parameters, gradients, learning_rate)": "parameters | "
                '{key: parameters[key] - learning_rate * gradients["d" + key] for key in ("W2", "b2")}'
            },
            "The output layer moves and the hidden layer stays as it began: all four arrays are to be "
            "learned.",
        ),
        Mistake(
            "biases_never_trained",
            {
                "update_parameters(parameters, gradients, learning_rate)": "parameters | "
                '{key: parameters[key] - learning_rate * gradients["d" + key] for key in ("W1", "W2")}'
            },
            "The weights move and the biases stay at zero: all four arrays are to be learned.",
        ),
        Mistake(
            "two_layer_model_returns_parameters_alone",
            {RETURN_BOTH: "    return parameters"},
            "The function gives back two things: one of them is missing after `return`.",
        ),
        Mistake(
            "results_of_two_layers_in_the_wrong_order",
            {RETURN_BOTH: "    return costs, parameters"},
            "Both results are there, in the wrong order: compare `return` with the docstring.",
        ),
        Mistake(
            "only_the_last_cost_of_two_layers",
            {RETURN_BOTH: "    return parameters, cost"},
            "You return the last cost, and the list of all of them is asked for: one letter makes the "
            "difference.",
        ),
        Mistake(
            "two_layer_model_returns_in_the_loop",
            {RETURN_BOTH: "        return parameters, costs"},
            "Your function stops after the first iteration: look at how far the line with `return` is "
            "indented.",
        ),
        Mistake(
            "two_layer_model_returns_nothing",
            {RETURN_BOTH: "    parameters, costs"},
            "The function ends without giving anything back: look for `return` on its last line.",
        ),
    ),
    variants=(
        asserting(
            "return parameters",
            "A2.shape == (1, X.shape[1])",
            "len(costs) == num_iterations",
            "layers_dims[-1] == 1",
        ),
        asserting("return parameters", "num_iterations >= 10 and X.shape[1] > 1", at_edges=False),
        *printing(),
        Variant(
            "whole_passes_for_two_layers",
            {
                "        " + FORWARD_1 + "\n": "",
                FORWARD_2: "A2, caches = L_model_forward(X, parameters)",
                "        dA2 = " + SLOPE + "\n": "",
                "        dA1, dW2, db2 = " + BACK_2 + "\n": "",
                "        dA0, dW1, db1 = " + BACK_1 + "\n": "",
                GRADS: "L_model_backward(A2, Y, caches)",
            },
        ),
        Variant(
            "parameters_unpacked",
            {
                FORWARD_1: 'W1, b1, W2, b2 = (parameters[key] for key in ("W1", "b1", "W2", "b2"))\n'
                '        A1, cache1 = linear_activation_forward(X, W1, b1, "relu")',
                FORWARD_2: 'A2, cache2 = linear_activation_forward(A1, W2, b2, activation="sigmoid")',
            },
        ),
        Variant(
            "slope_clipped", {SLOPE: "-(Y / np.clip(A2, 1e-12, 1) - (1 - Y) / np.clip(1 - A2, 1e-12, 1))"}
        ),
        Variant("slope_by_numpy_functions", {SLOPE: "np.divide(1 - Y, 1 - A2) - np.divide(Y, A2)"}),
        Variant("slope_in_one_fraction", {SLOPE: "(A2 - Y) / (A2 * (1 - A2))"}),
        Variant("costs_as_an_array", {RETURN_BOTH: "    return parameters, np.array(costs)"}),
        Variant("costs_of_no_dimension", {KEEP: "        costs.append(np.squeeze(np.array(cost)))\n"}),
        Variant("results_in_a_list", {RETURN_BOTH: "    return [parameters, costs]"}),
        Variant(
            "loop_with_while",
            {
                LOOP: "i = -1\n    while len(costs) < num_iterations:\n        i += 1",
            },
        ),
        Variant(
            "steps_in_place",
            {
                UPDATE: "for key in parameters:\n"
                '            parameters[key] -= learning_rate * gradients["d" + key]',
            },
        ),
        Variant(
            "update_written_out",
            {
                UPDATE: 'W1 = parameters["W1"] - learning_rate * dW1\n'
                '        b1 = parameters["b1"] - learning_rate * db1\n'
                '        W2 = parameters["W2"] - learning_rate * dW2\n'
                '        b2 = parameters["b2"] - learning_rate * db2\n'
                '        parameters = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}',
            },
        ),
        Variant(
            "way_back_by_formula",
            {
                "        dA2 = " + SLOPE + "\n": "",
                "        dA1, dW2, db2 = " + BACK_2: "        m = X.shape[1]\n        dZ2 = A2 - Y\n"
                '        dZ1 = (parameters["W2"].T @ dZ2) * (A1 > 0)',
                "        dA0, dW1, db1 = " + BACK_1: "        dW2, dW1 = dZ2 @ A1.T / m, dZ1 @ X.T / m\n"
                "        db2, db1 = (dZ.sum(axis=1, keepdims=True) / m for dZ in (dZ2, dZ1))",
            },
        ),
        Variant("gradients_with_more_entries", {GRADS: GRADS[:-1] + ', "dA0": dA0, "dA1": dA1}'}),
        Variant(
            "sizes_by_index",
            {START_TWO: "initialize_parameters(layers_dims[0], layers_dims[1], layers_dims[2])"},
        ),
        Variant(
            "named_arguments_and_annotations",
            {
                "update_parameters(parameters, gradients, learning_rate)": "update_parameters("
                "params=parameters, grads=gradients, learning_rate=learning_rate)",
                "(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):": "(X: "
                "np.ndarray, Y: np.ndarray, layers_dims: tuple, learning_rate: float = 0.01, "
                "num_iterations: int = 3000, print_cost: bool = True) -> tuple:",
            },
        ),
        Variant("prints_always", {"if print_cost and i % 100 == 0:": "if True:"}),
        Variant("prints_the_last_one_too", {"i % 100 == 0:": "(i % 100 == 0 or i == num_iterations - 1):"}),
        Variant(
            "one_iteration_as_a_nested_function",
            {
                KEEP: "        keep(cost)\n",
                LOOP: "def keep(cost):\n        costs.append(float(cost))\n\n    " + LOOP,
            },
        ),
        Variant("cost_kept_at_once", {COST_TWO: COST_TWO + "        costs += [cost]\n", KEEP: ""}),
        Variant(
            "class_that_trains",
            {
                "def two_layer_model(": "class Descent:\n    def __init__(self, rate):\n"
                "        self.rate = rate\n\n    def step(self, parameters, gradients):\n"
                "        return update_parameters(parameters, gradients, self.rate)\n\n\n"
                "def two_layer_model(",
                "update_parameters(parameters, gradients, learning_rate)": "Descent("
                "learning_rate).step(parameters, gradients)",
            },
        ),
    ),
)


# Predictions. Probabilities stay away from one half, where rounding would decide.


def _network(rng: Generator, dims: list[int]) -> dict[str, Array]:
    parameters = {}
    for layer in range(1, len(dims)):
        n, n_prev = dims[layer], dims[layer - 1]
        parameters[f"W{layer}"] = (rng.normal(size=(n, n_prev)) / np.sqrt(n_prev)).round(3)
        parameters[f"b{layer}"] = rng.uniform(0.2, 0.6, (n, 1)).round(3)
    return parameters


def _asked(
    rng: Generator, reference: Reference, dims: list[int], m: int, near: float = 0.09
) -> tuple[Array, dict[str, Array]]:
    """Inputs and a network that answers 0 to some of them and 1 to others, on each side nearly one half."""
    while True:
        X, parameters = _pictures(rng, dims[0], m), _network(rng, dims)
        last = f"b{len(dims) - 1}"
        Z = np.log(1 / reference["L_model_forward"](X, parameters)[0] - 1)
        parameters[last] = parameters[last] + np.round(np.median(Z) + 0.15, 3)
        AL = reference["L_model_forward"](X, parameters)[0]
        off = AL - 0.5
        nearly = [np.any((side > 5e-3) & (side < near)) for side in (off, -off)]
        by_mean = np.any((AL.mean() < AL) != (AL > 0.5))
        if np.abs(off).min() > 5e-3 and (m == 1 or (all(nearly) and by_mean)):
            return X, parameters


def _misleading(reference: Reference, X: Array, parameters: dict[str, Array]) -> Array:
    """Labels of another threshold than one half: whoever fits the threshold to them predicts otherwise."""
    AL = reference["L_model_forward"](X, parameters)[0]
    return (AL[AL > 0.5].min() < AL).astype(np.int64)


def draw_predict(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Two and four layers, with labels and without; then one example, labels of other types, one layer.

    Last many probabilities around one half.
    """
    for dims, m in (([4, 3, 1], _size(rng, 8, 10)), ([5, 4, 3, 2, 1], _size(rng, 7, 9))):
        X, parameters = _asked(rng, reference, dims, m)
        yield Case((X, _misleading(reference, X, parameters), parameters))
    X, parameters = _asked(rng, reference, [3, 4, 1], _size(rng, 6, 8))
    yield Case((X, None, parameters))
    X, parameters = _asked(rng, reference, [6, 2, 1], 1)
    yield Case((X, None, parameters), "edge")
    X, parameters = _asked(rng, reference, [5, 1], 6)
    yield Case((X, _misleading(reference, X, parameters).astype(np.uint8), parameters), "edge")
    X, parameters = _asked(rng, reference, [3, 4, 2, 1], 10)
    yield Case((X, _labels(rng, 10, 0.4).astype(np.bool_), parameters), "edge")
    yield Case((sums_around_half(rng), None, {"W1": np.ones((1, 1)), "b1": np.zeros((1, 1))}), "edge")


ANSWERS = "(AL > 0.5).astype(int)"
SAY = """\
    if y is not None:
        print(f"Accuracy: {np.mean(answers == y):.3f}")
"""

PREDICT = Exercise(
    name="predict",
    points=12,
    draw=draw_predict,
    args=("X", "y", "parameters"),
    returns=("predictions",),
    given=LAYERS,
    mistakes=(
        Mistake(
            "probabilities_returned",
            {ANSWERS: "AL"},
            "These are probabilities: an answer is 0 or 1.",
        ),
        Mistake(
            "threshold_at_zero",
            {"AL > 0.5": "AL > 0"},
            "You answer 1 to every picture: which probability is the middle between the two answers?",
        ),
        Mistake(
            "threshold_too_high",
            {"AL > 0.5": "AL > 0.6"},
            "Pictures with a probability a little above one half get the answer 0: look at your threshold.",
        ),
        Mistake(
            "threshold_too_low",
            {"AL > 0.5": "AL > 0.4"},
            "Pictures with a probability a little below one half get the answer 1: look at your threshold.",
        ),
        Mistake(
            "threshold_at_the_mean",
            {"AL > 0.5": "AL > np.mean(AL)"},
            "Your threshold depends on the other pictures: the answer for one should not.",
        ),
        Mistake(
            "answers_the_wrong_way_round",
            {"AL > 0.5": "AL < 0.5"},
            "Your answers are the wrong way round: `AL` is the probability of label 1.",
        ),
        Mistake(
            "answers_always_zero",
            {ANSWERS: "AL.astype(int)"},
            "You answer 0 to every picture: cutting off what follows the point makes 0 of every "
            "probability, and so does `argmax` over a single row.",
        ),
        Mistake(
            "argmax_over_the_pictures",
            {ANSWERS: "np.argmax(AL)"},
            "You return the position of the surest picture: an answer for each of them is asked for.",
        ),
        Mistake(
            "predictions_of_rank_one",
            {ANSWERS: ANSWERS + "[0]"},
            "Keep two dimensions: one row, with a column for each picture.",
        ),
        Mistake(
            "predictions_as_a_column",
            {ANSWERS: ANSWERS + ".T"},
            "Yours is a column: examples are columns everywhere, so the answers make one row.",
        ),
        Mistake(
            "labels_returned",
            {"    return answers": "    return answers if y is None else y"},
            "You hand back the labels that you were given: they may be compared with the answers, never used "
            "to make them.",
        ),
        Mistake(
            "right_or_wrong_returned",
            {"    return answers": "    return answers if y is None else answers == y"},
            "You say which answers are right: what the network answered is asked for.",
        ),
        Mistake(
            "labels_needed",
            {SAY: '    print(f"Accuracy: {np.sum(answers == y) / y.shape[1]:.3f}")\n'},
            "`y` may be `None`, when nobody knows the labels: look at each place where you use it.",
        ),
        Mistake(
            "array_asked_whether_it_equals_none",
            {"if y is not None:": "if y != None:"},
            "An array after `if` has a truth value for each of its entries, and so has its comparison by "
            "`==` or `!=`: ask whether `y` *is* `None`.",
        ),
        Mistake(
            "answers_only_with_labels",
            {"    return answers": "        return answers"},
            "Without labels nothing comes back: which lines belong to the `if`?",
        ),
        Mistake(
            "two_layers_alone",
            {
                "AL, _ = L_model_forward(X, parameters)": "A1, _ = linear_activation_forward(X, "
                'parameters["W1"], parameters["b1"], "relu")\n'
                '    AL, _ = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")'
            },
            "Your answers come from two layers: the network may have any number of them.",
        ),
        Mistake(
            "accuracy_returned",
            {"    return answers": "    return answers if y is None else np.mean(answers == y)"},
            "You return the share of right answers: it may be printed, and the answers are what is asked "
            "for.",
        ),
        Mistake(
            "accuracy_returned_beside_the_predictions",
            {"    return answers": "    return answers, np.mean(answers == y)"},
            "You return two things and one is asked for.",
        ),
        Mistake(
            "caches_not_unpacked",
            {"AL, _ = L_model_forward": "AL = L_model_forward"},
            "`L_model_forward` gives back two things: take them apart before you compare.",
        ),
        Mistake(
            "caches_returned",
            {
                "AL, _ = L_model_forward(X, parameters)": "AL, caches = L_model_forward(X, parameters)",
                "    return answers": "    return answers, caches",
            },
            "The caches are for training alone: only the answers are asked for.",
        ),
        Mistake(
            "whole_number_of_a_whole_row",
            {ANSWERS: "int(AL > 0.5)"},
            "Python's `int` and `if` take a single value, and this is a row of them: NumPy compares and "
            "converts a whole array at once.",
        ),
        Mistake(
            "only_the_first_picture_answered",
            {
                ANSWERS: "np.zeros((1, X.shape[1]))\n    for i in range(X.shape[1]):\n"
                "        answers[0, i] = AL[0, i] > 0.5\n        return answers"
            },
            "Only the first picture is looked at: see how far the line with `return` is indented.",
        ),
        Mistake(
            "examples_counted_by_the_rows",
            {
                ANSWERS: "np.zeros((1, X.shape[1]))\n    for i in range(X.shape[0]):\n"
                "        answers[0, i] = AL[0, i] > 0.5"
            },
            "Your loop runs over the inputs of a picture: along which axis do the pictures lie?",
        ),
        Mistake(
            "first_layer_alone",
            {
                "AL, _ = L_model_forward(X, parameters)": "AL, _ = linear_activation_forward(X, "
                'parameters["W1"], parameters["b1"], "sigmoid")'
            },
            "Your answers come from the first layer: the picture has to go through the whole network.",
        ),
        Mistake(
            "answers_as_texts",
            {ANSWERS: 'np.where(AL > 0.5, "cat", "non-cat")'},
            "An answer is a number, 0 or 1: its name can be looked up later.",
        ),
        Mistake(
            "predict_returns_nothing",
            {"    return answers": "    print(answers)"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting(
            "return answers",
            "AL.shape == (1, X.shape[1])",
            "answers.dtype == int",
            "y is None or answers.shape == y.shape",
        ),
        asserting("return answers", "X.shape[1] > 1", at_edges=False),
        Variant("truth_values", {ANSWERS: "AL > 0.5"}),
        Variant("rounded", {ANSWERS: "np.round(AL)"}),
        Variant("floats", {ANSWERS: "1.0 * (AL >= 0.5)"}),
        Variant("where", {ANSWERS: "np.where(AL > 0.5, 1, 0)"}),
        Variant("small_unsigned_numbers", {ANSWERS: "(AL > 0.5).astype(np.uint8)"}),
        Variant("heaviside", {ANSWERS: "np.heaviside(AL - 0.5, 1)"}),
        Variant(
            "loop_over_the_pictures",
            {
                ANSWERS: "np.zeros((1, X.shape[1]))\n    for i in range(X.shape[1]):\n"
                "        if AL[0, i] > 0.5:\n            answers[0, i] = 1"
            },
        ),
        Variant("list_comprehension", {ANSWERS: "np.array([[int(a > 0.5) for a in AL[0]]])"}),
        Variant(
            "one_picture_at_a_time",
            {
                "AL, _ = L_model_forward(X, parameters)": "AL = np.hstack([L_model_forward(X[:, [i]], "
                "parameters)[0] for i in range(X.shape[1])])"
            },
        ),
        Variant(
            "layers_one_by_one",
            {
                "AL, _ = L_model_forward(X, parameters)": "AL, L = X, len(parameters) // 2\n"
                "    for l in range(1, L + 1):\n"
                '        kind = "relu" if l < L else "sigmoid"\n'
                '        AL, _ = linear_activation_forward(AL, parameters[f"W{l}"], parameters[f"b{l}"], '
                "kind)"
            },
        ),
        Variant("says_nothing", {SAY: ""}),
        Variant("labels_optional", {"predict(X, y, parameters):": "predict(X, y=None, parameters=None):"}),
        Variant(
            "accuracy_in_percent",
            {
                SAY: "    if y is not None:\n        share = 100 - np.mean(np.abs(answers "
                '- np.asarray(y, int))) * 100\n        print(f"{share:.1f} % right")\n'
            },
        ),
        Variant(
            "indexed_result",
            {"AL, _ = L_model_forward(X, parameters)": "AL = L_model_forward(X, parameters)[0]"},
        ),
    ),
)


# The two numbers beside every accuracy.


def _answers(rng: Generator, counts: tuple[tuple[int, int], tuple[int, int]]) -> tuple[Array, Array]:
    """Predictions and labels, shape (1, m), with so many of each kind, in a random order."""
    pairs = [(answer, truth) for truth in (0, 1) for answer in (0, 1) for _ in range(counts[truth][answer])]
    drawn = rng.permutation(np.array(pairs, dtype=np.int64))
    return drawn[:, :1].T.copy(), drawn[:, 1:].T.copy()


def _counts(rng: Generator, low: int = 2, high: int = 12) -> tuple[tuple[int, int], tuple[int, int]]:
    """Four counts that all differ, none of them 0."""
    a, b, c, d = (int(n) for n in rng.choice(np.arange(low, high), 4, replace=False))
    return (a, b), (c, d)


def draw_confusion_matrix(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Four different counts, whole numbers and floats; then truth values, unsigned, one class, one."""
    yield Case(_answers(rng, _counts(rng)))
    predictions, labels = _answers(rng, _counts(rng))
    yield Case((predictions.astype(float), labels))
    (a, b), (c, _) = _counts(rng)
    yield Case(_answers(rng, ((a, b), (c, 0))))
    predictions, labels = _answers(rng, _counts(rng))
    yield Case((predictions.astype(bool), labels.astype(bool)), "edge")
    # So many that a product of unsigned numbers of eight bits wraps around.
    predictions, labels = _answers(rng, ((_size(rng, 300, 310), 9), (5, _size(rng, 270, 290))))
    yield Case((predictions.astype(np.uint8), labels.astype(np.uint8)), "edge")
    (a, b), _ = _counts(rng)
    yield Case(_answers(rng, ((a, b), (0, 0))), "edge")
    yield Case((np.zeros((1, a), np.int64), np.ones((1, a))), "edge")
    yield Case((np.array([[1]]), np.array([[0]], dtype=np.uint8)), "edge")


COUNTING = """\
    matrix = np.zeros((2, 2), dtype=int)
    for truth in (0, 1):
        for answer in (0, 1):
            matrix[truth, answer] = np.sum((labels == truth) & (predictions == answer))
    return matrix"""
"""The whole solution, for edits that write it anew."""

CONFUSION_MATRIX = Exercise(
    name="confusion_matrix",
    points=14,
    draw=draw_confusion_matrix,
    args=("predictions", "labels"),
    returns=("matrix",),
    mistakes=(
        Mistake(
            "rows_and_columns_exchanged",
            {"matrix[truth, answer]": "matrix[answer, truth]"},
            "Rows and columns are exchanged: the truth chooses the row.",
        ),
        Mistake(
            "cats_come_first",
            {"matrix[truth, answer]": "matrix[1 - truth, 1 - answer]"},
            "Your matrix begins with the cats: row 0 and column 0 belong to class 0.",
        ),
        Mistake(
            "rows_turned_round",
            {"matrix[truth, answer]": "matrix[1 - truth, answer]"},
            "The two rows are exchanged: row 0 belongs to the pictures whose label is 0.",
        ),
        Mistake(
            "columns_turned_round",
            {"matrix[truth, answer]": "matrix[truth, 1 - answer]"},
            "The two columns are exchanged: column 0 belongs to the answer 0.",
        ),
        Mistake(
            "shares_of_each_truth",
            {
                "dtype=int": "dtype=float",
                "    return matrix": "    return matrix / matrix.sum(axis=1, keepdims=True)",
            },
            "Each of your rows adds up to 1: count the pictures, and divide by nothing.",
        ),
        Mistake(
            "mean_for_sum",
            {"dtype=int": "dtype=float", "np.sum(": "np.mean("},
            "These are shares of all pictures: whole numbers are asked for, so nothing is divided.",
        ),
        Mistake(
            "whole_numbers_of_shares",
            {"np.sum(": "np.mean("},
            "Nearly everything is 0: a share that goes into an array of whole numbers loses what follows the "
            "point.",
        ),
        Mistake(
            "either_for_both",
            {" & ": " | "},
            "A picture is counted in more than one place: should one condition hold, or both?",
        ),
        Mistake(
            "truth_never_asked",
            {"(labels == truth) & (predictions == answer)": "predictions == answer"},
            "Both rows are the same: a picture belongs to one row, by its label.",
        ),
        Mistake(
            "answer_never_asked",
            {"(labels == truth) & (predictions == answer)": "labels == truth"},
            "Both columns are the same: a picture belongs to one column, by its answer.",
        ),
        Mistake(
            "python_and_for_arrays",
            {"(labels == truth) & (predictions == answer)": "labels == truth and predictions == answer"},
            "Python's `and` takes single truth values: arrays are joined entry by entry by another sign.",
        ),
        Mistake(
            "parentheses_forgotten",
            {"(labels == truth) & (predictions == answer)": "labels == truth & predictions == answer"},
            "`&` binds more strongly than `==`: put each comparison between parentheses.",
        ),
        Mistake(
            "found_or_not",
            {"np.sum(": "np.any("},
            "Your matrix says whether there is such a picture, not how many there are.",
        ),
        Mistake(
            "only_right_answers_counted",
            {"        for answer in (0, 1):": "        for answer in (truth,):"},
            "Off the diagonal everything is 0: the wrong answers are to be counted too.",
        ),
        Mistake(
            "last_place_alone",
            {
                "            matrix[truth": "            matrix = np.zeros((2, 2), dtype=int)\n            "
                "matrix[truth"
            },
            "Only one place is filled: look at which line makes the matrix new each time.",
        ),
        Mistake(
            "one_place_shared",
            {"matrix[truth, answer] =": "matrix[int(truth == answer), 0] +="},
            "Right answers share one place and wrong ones another: there are two kinds of each.",
        ),
        Mistake(
            "four_numbers_in_a_row",
            {"    return matrix": "    return matrix.ravel()"},
            "The four counts stand in a row: the matrix has two rows and two columns.",
        ),
        Mistake(
            "four_numbers_in_a_tuple",
            {"    return matrix": "    return tuple(int(count) for count in matrix.ravel())"},
            "The four counts are asked for in one array of shape (2, 2).",
        ),
        Mistake(
            "difference_of_unsigned_labels",
            {
                COUNTING: "    wrong = predictions - labels\n"
                "    false_cats, missed = np.sum(wrong == 1), np.sum(wrong == -1)\n"
                "    cats = np.sum(labels == 1)\n"
                "    others = np.sum(labels == 0)\n"
                "    return np.array([[others - false_cats, false_cats], [missed, cats - missed]], dtype=int)"
            },
            "A difference of unsigned numbers is never negative (0 - 1 wraps around to 255), and truth "
            "values have none: compare instead of subtracting.",
        ),
        Mistake(
            "negative_difference_of_unsigned_labels",
            {
                COUNTING: "    wrong = 1 * predictions - 1 * labels\n"
                "    false_cats, missed = np.sum(wrong == 1), np.sum(wrong == -1)\n"
                "    cats = np.sum((labels == 1) & (predictions == 1))\n"
                "    others = np.sum((labels == 0) & (predictions == 0))\n"
                "    return np.array([[others, false_cats], [missed, cats]], dtype=int)"
            },
            "A difference of unsigned numbers is never negative (0 - 1 wraps around to 255): compare instead "
            "of subtracting.",
        ),
        Mistake(
            "product_of_unsigned_labels",
            {
                COUNTING: "    P = np.vstack([predictions == 0, predictions]).astype(labels.dtype)\n"
                "    T = np.vstack([labels == 0, labels]).astype(labels.dtype)\n"
                "    return np.dot(T, P.T)"
            },
            "Numbers of eight bits start again at 0 after 255, and a matrix product of truth values ends at "
            "`True`: in which type do you count?",
        ),
        Mistake(
            "four_products_of_labels",
            {
                COUNTING: "    p, t = predictions, labels\n"
                "    counts = [np.dot(1 - t, (1 - p).T), np.dot(1 - t, p.T), np.dot(t, (1 - p).T), "
                "np.dot(t, p.T)]\n"
                "    return np.array([count.item() for count in counts], dtype=int).reshape(2, 2)"
            },
            "Numbers of eight bits start again at 0 after 255, and a matrix product of truth values ends at "
            "`True`: in which type do you count?",
        ),
        Mistake(
            "first_picture_alone",
            {
                COUNTING: "    matrix = np.zeros((2, 2), dtype=int)\n"
                "    for i in range(len(labels)):\n"
                "        matrix[int(labels[0, i]), int(predictions[0, i])] += 1\n"
                "    return matrix"
            },
            "Only the first picture is counted: `len` of an array of shape (1, m) counts its rows.",
        ),
        Mistake(
            "bits_of_floats",
            {
                "(labels == truth) & (predictions == answer)": "(labels if truth else labels == 0) & "
                "(predictions if answer else predictions == 0)"
            },
            "`&` works on whole numbers and truth values: predictions may be floats, so compare them first.",
        ),
        Mistake(
            "counted_up_to_the_largest",
            {
                COUNTING: "    place = (2 * labels + predictions).astype(int)\n"
                "    return np.bincount(place.ravel()).reshape(2, 2)"
            },
            "It fails where the last kind does not occur: `np.bincount` counts up to the largest number "
            "that it sees unless told otherwise.",
        ),
        Mistake(
            "confusion_matrix_returns_in_the_loop",
            {"    return matrix": "        return matrix"},
            "Only the first row is filled: look at how far the line with `return` is indented.",
        ),
        Mistake(
            "confusion_matrix_returns_nothing",
            {"    return matrix": "    print(matrix)"},
            "The function gives nothing back: look for `return` on its last line.",
        ),
    ),
    variants=(
        asserting(
            "return matrix",
            "matrix.sum() == labels.size",
            "predictions.shape == labels.shape and labels.shape[0] == 1",
        ),
        asserting("return matrix", "set(np.unique(labels)) == {0, 1}", at_edges=False),
        Variant(
            "counted_by_bincount",
            {
                COUNTING: "    place = 2 * np.asarray(labels, int) + np.asarray(predictions, int)\n"
                "    return np.bincount(place.ravel(), minlength=4).reshape(2, 2)"
            },
        ),
        Variant(
            "counted_by_histogram",
            {
                COUNTING: "    edges = [-0.5, 0.5, 1.5]\n"
                "    return np.histogram2d(labels[0].astype(float), predictions[0].astype(float), "
                "bins=[edges, edges])[0]"
            },
        ),
        Variant(
            "picture_by_picture",
            {
                COUNTING: "    matrix = np.zeros((2, 2))\n"
                "    for truth, answer in zip(labels.ravel(), predictions.ravel()):\n"
                "        matrix[int(truth), int(answer)] += 1\n    return matrix"
            },
        ),
        Variant(
            "added_at_once",
            {
                COUNTING: "    matrix = np.zeros((2, 2), dtype=int)\n"
                "    np.add.at(matrix, (labels[0].astype(int), predictions[0].astype(int)), 1)\n    return "
                "matrix"
            },
        ),
        Variant(
            "four_names",
            {
                COUNTING: "    tp = np.sum(np.logical_and(predictions == 1, labels == 1))\n"
                "    tn = np.sum(np.logical_and(predictions == 0, labels == 0))\n"
                "    fp = np.sum(np.logical_and(predictions == 1, labels == 0))\n"
                "    fn = np.sum(np.logical_and(predictions == 0, labels == 1))\n"
                "    return np.array([[tn, fp], [fn, tp]])"
            },
        ),
        Variant(
            "product_of_whole_numbers",
            {
                COUNTING: "    answers, truths = (np.vstack([row == 0, row == 1]).astype(int) for row in "
                "(predictions, labels))\n    return truths @ answers.T"
            },
        ),
        Variant(
            "four_sums_of_products",
            {
                COUNTING: "    p, t = predictions.astype(float), labels.astype(float)\n"
                "    return np.array([[np.sum((1 - t) * (1 - p)), np.sum((1 - t) * p)], "
                "[np.sum(t * (1 - p)), np.sum(t * p)]])"
            },
        ),
        Variant(
            "counter_of_pairs",
            {
                COUNTING: "    from collections import Counter\n\n"
                "    pairs = Counter(zip(map(int, labels[0]), map(int, predictions[0])))\n"
                "    return np.array([[pairs[t, a] for a in (0, 1)] for t in (0, 1)])"
            },
        ),
        Variant(
            "one_dimension_first",
            {
                "    matrix = np": "    labels, predictions = np.ravel(labels), np.ravel(predictions)\n    "
                "matrix = np"
            },
        ),
        Variant("count_nonzero", {"np.sum(": "np.count_nonzero("}),
        Variant(
            "by_selection",
            {
                "np.sum((labels == truth) & (predictions == answer))": "np.sum(predictions[labels == "
                "truth] == answer)"
            },
        ),
        Variant("as_floats", {"dtype=int": "dtype=float"}),
    ),
)


def _two_parts(rng: Generator, m: int, ones: int, m_test: int, ones_test: int) -> tuple[Array, Array]:
    """Labels of a training and a test part with so many ones."""
    parts = ((m, ones), (m_test, ones_test))
    train, test = (rng.permutation(np.arange(size) < k).astype(np.int64).reshape(1, -1) for size, k in parts)
    return train, test


def _vote(rng: Generator, train: int, test: int) -> tuple[Array, Array]:
    """Labels of a training and a test part of which most are `train` and `test`, by different shares."""
    m, m_test = (int(n) for n in rng.permutation(np.arange(9, 24))[:2])
    minority, minority_test = _size(rng, 2, m // 3), _size(rng, m_test // 3 + 1, (m_test - 1) // 2)
    ones = m - minority if train else minority
    return _two_parts(rng, m, ones, m_test, m_test - minority_test if test else minority_test)


def draw_majority_baseline(rng: Generator, reference: Reference) -> Iterator[Case]:
    """More zeros, more ones, another majority in the test part; then truth values, unsigned, one kind.

    No case has a tie in its training part.
    """
    # More ones than half of the other part, and fewer than half of their own.
    many = _two_parts(rng, _size(rng, 20, 24), _size(rng, 7, 9), _size(rng, 9, 12), _size(rng, 2, 4))
    cases = [many, _vote(rng, 1, 0), _vote(rng, 0, 1)]
    yield from (Case(cases[k]) for k in rng.permutation(3))
    train, test = _vote(rng, 1, 1)
    yield Case((train.astype(float), test))
    train, test = _vote(rng, 0, 0)
    yield Case((train.astype(bool), test.astype(bool)), "edge")
    # More ones than a number of eight bits can count, and hardly more than half.
    train, test = _two_parts(rng, _size(rng, 490, 510), 268, 300, _size(rng, 265, 280))
    yield Case((train.astype(np.uint8), test.astype(np.uint8)), "edge")
    # More zeros: a vote against, where the type knows no -1.
    train, test = _vote(rng, 0, 1)
    yield Case((train.astype(np.uint8), test.astype(np.uint8)), "edge")
    yield Case((np.zeros((1, _size(rng, 2, 6)), np.int64), np.ones((1, _size(rng, 2, 6)), np.int64)), "edge")
    yield Case((np.array([[1]]), rng.permutation([1, 1, 0, *[1] * _size(rng, 0, 3)]).reshape(1, -1)), "edge")


MAJORITY = "1 if np.mean(train_labels) > 0.5 else 0"
RIGHT = "float(np.mean(test_labels == majority))"

MAJORITY_BASELINE = Exercise(
    name="majority_baseline",
    points=12,
    draw=draw_majority_baseline,
    args=("train_labels", "test_labels"),
    returns=("accuracy",),
    mistakes=(
        Mistake(
            "majority_of_the_test_labels",
            {"np.mean(train_labels)": "np.mean(test_labels)"},
            "Your baseline has seen the test labels, and takes the better of the two answers: the training "
            "part alone should choose.",
        ),
        Mistake(
            "accuracy_on_the_training_labels",
            {"test_labels == majority": "train_labels == majority"},
            "So often the answer is right in the training part: how often is the same answer right in the "
            "test part?",
        ),
        Mistake(
            "parts_exchanged",
            {
                "np.mean(train_labels)": "np.mean(test_labels)",
                "test_labels == majority": "train_labels == majority",
            },
            "The two parts are exchanged: the answer is chosen on one and judged on the other.",
        ),
        Mistake(
            "always_one",
            {MAJORITY: "1"},
            "You always answer 1: that is the majority in some training parts only.",
        ),
        Mistake(
            "always_zero",
            {MAJORITY: "0"},
            "You always answer 0: that is the majority in some training parts only.",
        ),
        Mistake(
            "rarer_class",
            {"> 0.5": "< 0.5"},
            "This is the share of the other answer: you choose the rarer class, or count what is wrong.",
        ),
        Mistake(
            "number_of_right_answers",
            {RIGHT: "int(np.sum(test_labels == majority))"},
            "This is how many answers are right: an accuracy is their share of all answers.",
        ),
        Mistake(
            "percent",
            {RIGHT: "100 * float(np.mean(test_labels == majority))"},
            "Your number is in percent: an accuracy lies between 0 and 1.",
        ),
        Mistake(
            "divided_by_the_size_of_the_training_part",
            {RIGHT: "float(np.sum(test_labels == majority)) / train_labels.size"},
            "You count in one part and divide by the size of the other.",
        ),
        Mistake(
            "half_of_the_other_part",
            {"np.mean(train_labels) > 0.5": "np.sum(train_labels) > test_labels.size / 2"},
            "You count the ones of one part and compare with half the size of the other.",
        ),
        Mistake(
            "ones_against_half_a_row",
            {"np.mean(train_labels) > 0.5": "np.sum(train_labels) > len(train_labels) / 2"},
            "A single 1 in the training part decides for you: `len` of an array of shape (1, m) counts its "
            "rows.",
        ),
        Mistake(
            "sum_in_eight_bits",
            {MAJORITY: "1 if sum(train_labels[0]) > train_labels.size / 2 else 0"},
            "Python's own `sum` adds in the type of the labels, and numbers of eight bits start again at 0 "
            "after 255: NumPy's takes a larger one.",
        ),
        Mistake(
            "votes_of_unsigned_labels",
            {MAJORITY: "1 if np.sum(2 * train_labels - 1) > 0 else 0"},
            "Unsigned labels know no -1: 0 - 1 wraps around to 255, so every vote counts in favour.",
        ),
        Mistake(
            "share_of_ones",
            {RIGHT: "float(np.mean(train_labels))"},
            "This is the mean of the training labels, so the share of ones: how often is one fixed answer "
            "right?",
        ),
        Mistake(
            "guessing_by_the_shares",
            {
                RIGHT: "float(np.mean(train_labels) * np.mean(test_labels) + (1 - np.mean(train_labels)) * "
                "(1 - np.mean(test_labels)))"
            },
            "This guesses each class as often as it occurs: the baseline always gives the same answer.",
        ),
        Mistake(
            "majority_returned",
            {RIGHT: "majority"},
            "You return the answer itself: how often is it right?",
        ),
        Mistake(
            "answers_of_the_baseline_returned",
            {RIGHT: "np.full(test_labels.shape, majority)"},
            "These are the answers of the baseline: the share of them that is right is asked for.",
        ),
        Mistake(
            "one_entry_for_each_picture",
            {RIGHT: "np.mean(test_labels == majority, axis=0)"},
            "There is a number for each picture: the mean should go over all of them.",
        ),
        Mistake(
            "accuracy_in_two_dimensions",
            {RIGHT: "np.mean(test_labels == majority, axis=1, keepdims=True)"},
            "An accuracy is one plain number: here it still has rows and columns.",
        ),
        Mistake(
            "majority_baseline_returns_nothing",
            {"    return ": "    print(", RIGHT: RIGHT + ")"},
            "The function gives nothing back: a printed value is shown, and only `return` hands it on.",
        ),
    ),
    variants=(
        asserting("return float", "train_labels.shape[0] == 1 and test_labels.shape[0] == 1"),
        asserting(
            "return float",
            "set(np.unique(train_labels)) == {0, 1}",
            "train_labels.dtype != bool",
            at_edges=False,
        ),
        Variant("median", {MAJORITY: "np.median(train_labels)"}),
        Variant("rounded_mean", {MAJORITY: "np.round(np.mean(train_labels))"}),
        Variant("counted", {MAJORITY: "int(np.sum(train_labels == 1) > np.sum(train_labels == 0))"}),
        Variant("truth_value", {MAJORITY: "np.mean(train_labels) > 0.5"}),
        Variant("bincount", {MAJORITY: "np.bincount(train_labels.ravel().astype(int)).argmax()"}),
        Variant(
            "unique",
            {
                MAJORITY: "max(*np.unique(train_labels, return_counts=True), key=len)\n"
                "    kinds, counts = np.unique(train_labels, return_counts=True)\n    majority = "
                "kinds[np.argmax(counts)]"
            },
        ),
        Variant(
            "counter",
            {
                "    majority = ": "    from collections import Counter\n\n    majority = ",
                MAJORITY: "Counter(train_labels.ravel().tolist()).most_common(1)[0][0]",
            },
        ),
        Variant(
            "share_of_one_kind", {RIGHT: "np.mean(test_labels) if majority else 1 - np.mean(test_labels)"}
        ),
        Variant("divided_by_the_size", {RIGHT: "np.sum(test_labels == majority) / test_labels.shape[1]"}),
        Variant("by_the_answers", {RIGHT: "np.mean(np.full(test_labels.shape, majority) == test_labels)"}),
        Variant(
            "by_the_confusion_matrix",
            {
                RIGHT: "confusion_matrix(np.full(test_labels.shape, majority), test_labels)[majority, "
                "majority] / test_labels.size"
            },
        ),
        Variant(
            "loops",
            {
                MAJORITY: "int(sum(int(y) for y in train_labels.ravel()) * 2 > train_labels.size)",
                RIGHT: "sum(int(y) == majority for y in test_labels.ravel()) / test_labels.size",
            },
        ),
    ),
)


def draw_L_layer_model(rng: Generator, reference: Reference) -> Iterator[Case]:
    """Three and four layers; then one and two layers, one iteration, one example, labels of other types.

    At last a cost that rises and one that hardly falls: neither is a reason to stop.
    """
    yield _training(rng, [5, 4, 3, 1], _size(rng, 6, 8), few_steps(rng))
    yield _training(rng, [4, _size(rng, 5, 6), 3, 2, 1], 8, few_steps(rng))
    yield _printed(rng, [2, _size(rng, 3, 4), 2, 1], 4)
    yield _training(rng, [4, 1], _size(rng, 5, 7), edge_steps(rng), "edge")
    yield _training(rng, [3, 4, 1], _size(rng, 4, 6), 1, "edge")
    yield _training(rng, [6, 4, _size(rng, 2, 3), 1], 1, 1, "edge")
    yield _training(rng, [3, 4, 2, 1], 6, edge_steps(rng), "edge", kind=np.uint8)
    yield _training(rng, [4, 2, 3, 1], 7, edge_steps(rng), "edge", kind=np.bool_)
    yield _overshooting(rng, [3, 4, 1], 6)
    yield _creeping(rng, [3, 4, 1], 6)


L_LAYER_MODEL = Exercise(
    name="L_layer_model",
    points=20,
    draw=draw_L_layer_model,
    args=("X", "Y", "layers_dims", "learning_rate", "num_iterations", "print_cost"),
    returns=("parameters", "costs"),
    given=("initialize_parameters_deep", "initialize_parameters", *LAYERS),
    mistakes=(
        Mistake(
            "deep_update_not_kept",
            {"parameters = update_parameters(": "update_parameters("},
            "Your costs stay what they were at the start: `update_parameters` gives back what it made, so "
            "look at who takes it.",
        ),
        Mistake(
            "every_step_starts_from_the_first_parameters",
            {
                "    parameters = " + START_DEEP: "    start = " + START_DEEP + "\n    parameters = start",
                "update_parameters(parameters,": "update_parameters(start,",
            },
            "Every step begins at the first parameters again: which ones should an iteration go on from?",
        ),
        Mistake(
            "always_forward_with_the_first_parameters",
            {
                "    parameters = " + START_DEEP: "    start = " + START_DEEP + "\n    parameters = start",
                "L_model_forward(X, parameters)": "L_model_forward(X, start)",
            },
            "The parameters move and the costs don't: which parameters does your forward pass read?",
        ),
        Mistake(
            "deep_learning_rate_written_in",
            {"gradients, learning_rate)": "gradients, 0.0075)"},
            "The learning rate makes no difference to your network: is a number standing where the argument "
            "belongs?",
        ),
        Mistake(
            "deep_iterations_written_in",
            {"range(num_iterations)": "range(100)"},
            "The number of iterations is always the same: is a number standing where the argument belongs?",
        ),
        Mistake(
            "layer_sizes_written_in",
            {START_DEEP: "initialize_parameters_deep([X.shape[0], 20, 7, 5, 1])"},
            "Your network has the same hidden layers whatever `layers_dims` says.",
        ),
        Mistake(
            "only_one_hidden_layer",
            {START_DEEP: "initialize_parameters(layers_dims[0], layers_dims[1], layers_dims[-1])"},
            "Your network has two layers, however many are asked for: look at the function that starts it.",
        ),
        Mistake(
            "layer_sizes_backwards",
            {START_DEEP: "initialize_parameters_deep(layers_dims[::-1])"},
            "The first size in `layers_dims` is that of the inputs, and your network starts with the last.",
        ),
        Mistake(
            "input_size_added_again",
            {START_DEEP: "initialize_parameters_deep([X.shape[0], *layers_dims])"},
            "Your network has one layer too many: `layers_dims` begins with the number of inputs already.",
        ),
        Mistake(
            "deep_cost_after_the_update",
            {
                COST_DEEP: "",
                KEEP: "        AL, caches = L_model_forward(X, parameters)\n" + COST_DEEP + KEEP,
            },
            "Your costs are one step ahead: the first of them should be the cost of the random start.",
        ),
        Mistake(
            "a_deep_cost_every_hundred_iterations",
            {KEEP: "        if i % 100 == 0:\n            costs.append(cost)\n"},
            "Most of the costs are missing from your list: only the printing is meant to skip iterations.",
        ),
        Mistake(
            "deep_costs_kept_only_when_printed",
            {KEEP: "        if print_cost:\n            costs.append(cost)\n"},
            "Your list is empty unless the costs are printed, too: which lines belong to the `if`?",
        ),
        Mistake(
            "one_deep_iteration_too_many",
            {"range(num_iterations)": "range(num_iterations + 1)"},
            "Your loop runs once too often: `range(n)` gives n numbers, the first of which is 0.",
        ),
        Mistake(
            "one_deep_iteration_too_few",
            {"range(num_iterations)": "range(1, num_iterations)"},
            "Your loop runs once too little: which number does it begin with?",
        ),
        Mistake(
            "deep_start_again_in_every_iteration",
            {
                "    parameters = " + START_DEEP: "    start = " + START_DEEP,
                LOOP: LOOP + "\n        parameters = start",
            },
            "What one iteration has learned the next one throws away: which line should stand above the "
            "loop?",
        ),
        Mistake(
            "deep_start_returned",
            {
                "    parameters = " + START_DEEP: "    start = parameters = " + START_DEEP,
                RETURN_BOTH: "    return start, costs",
            },
            "The costs show that your network learns, and what you return has not learned anything: which "
            "name holds the parameters after the updates?",
        ),
        Mistake(
            "last_deep_update_missing",
            {LOOP: LOOP + "\n        before = parameters", RETURN_BOTH: "    return before, costs"},
            "There should be as many updates as costs: yours are one fewer.",
        ),
        Mistake(
            "deep_training_stops_when_the_cost_stays",
            {
                KEEP: "",
                COST_DEEP: COST_DEEP + "        costs.append(float(cost))\n"
                "        if i > 0 and abs(costs[-1] - costs[-2]) < 1e-5:\n            break\n",
            },
            "Your training stops when the cost hardly changes: `num_iterations` says how long it lasts.",
        ),
        Mistake(
            "first_layer_always_hidden",
            {
                FORWARD_DEEP: "L = len(layers_dims) - 1\n"
                '        AL, cache = linear_activation_forward(X, parameters["W1"], parameters["b1"], '
                "'relu')\n"
                "        all_caches = [cache]\n"
                "        for l in range(2, L + 1):\n"
                '            kind = "sigmoid" if l == L else "relu"\n'
                '            AL, cache = linear_activation_forward(AL, parameters[f"W{l}"], '
                'parameters[f"b{l}"], kind)\n'
                "            all_caches.append(cache)"
            },
            "With two sizes there is one layer, the first and the last at once: which activation does it "
            "get, and how often is it computed?",
        ),
        Mistake(
            "first_layer_before_the_last",
            {
                FORWARD_DEEP: "L = len(layers_dims) - 1\n"
                '        A, cache = linear_activation_forward(X, parameters["W1"], parameters["b1"], '
                "'relu')\n"
                "        all_caches = [cache]\n"
                "        for l in range(2, L):\n"
                '            A, cache = linear_activation_forward(A, parameters[f"W{l}"], '
                'parameters[f"b{l}"], "relu")\n'
                "            all_caches.append(cache)\n"
                '        AL, cache = linear_activation_forward(A, parameters[f"W{L}"], '
                'parameters[f"b{L}"], "sigmoid")\n'
                "        all_caches.append(cache)"
            },
            "With two sizes there is one layer, the first and the last at once: which activation does it "
            "get, and how often is it computed?",
        ),
        Mistake(
            "deep_costs_emptied_in_the_loop",
            {LOOP: LOOP + "\n        costs = []"},
            "The list holds the last cost alone: which line makes it new in every turn of the loop?",
        ),
        Mistake(
            "predictions_and_labels_exchanged_in_the_cost",
            {"compute_cost(AL, Y)": "compute_cost(Y, AL)"},
            "The parameters are right and the costs are not: which argument of `compute_cost` comes first?",
        ),
        Mistake(
            "predictions_and_labels_exchanged_on_the_way_back",
            {"L_model_backward(AL, Y, all_caches)": "L_model_backward(Y, AL, all_caches)"},
            "The first cost is right, then your network goes astray: in which order does `L_model_backward` "
            "take its arguments?",
        ),
        Mistake(
            "cost_of_rounded_predictions",
            {"compute_cost(AL, Y)": "compute_cost(np.round(AL), Y)"},
            "Your costs jump between huge and zero: the cost needs the probabilities, not the answers.",
        ),
        Mistake(
            "caches_backwards",
            {"L_model_backward(AL, Y, all_caches)": "L_model_backward(AL, Y, all_caches[::-1])"},
            "`L_model_backward` turns the order round by itself: hand it the caches as they came.",
        ),
        Mistake(
            "last_cache_alone",
            {"L_model_backward(AL, Y, all_caches)": "L_model_backward(AL, Y, all_caches[-1:])"},
            "Only the last layer gets gradients: how many caches does the way back need?",
        ),
        Mistake(
            "parameters_and_gradients_exchanged",
            {
                "update_parameters(parameters, gradients, learning_rate)": "update_parameters("
                "gradients, parameters, learning_rate)"
            },
            "Look at the order in which `update_parameters` takes its arguments.",
        ),
        Mistake(
            "deep_network_goes_uphill",
            {"gradients, learning_rate)": "gradients, -learning_rate)"},
            "The cost should fall and yours rises: look at the sign of your step.",
        ),
        Mistake(
            "step_divided_by_m",
            {"gradients, learning_rate)": "gradients, learning_rate / X.shape[1])"},
            "Your steps are too short by a factor of m: the gradients are means over the examples already.",
        ),
        Mistake(
            "gradients_returned",
            {RETURN_BOTH: "    return gradients, costs"},
            "You return the gradients of the last step, and what the network has learned is asked for.",
        ),
        Mistake(
            "L_layer_model_returns_parameters_alone",
            {RETURN_BOTH: "    return parameters"},
            "Two things are to be given back, and yours is one: what else does the docstring name?",
        ),
        Mistake(
            "deep_results_in_the_wrong_order",
            {RETURN_BOTH: "    return costs, parameters"},
            "Your two results stand the wrong way round after `return`.",
        ),
        Mistake(
            "only_the_last_deep_cost",
            {RETURN_BOTH: "    return parameters, cost"},
            "One number stands where the list of all costs belongs: one letter makes the difference.",
        ),
        Mistake(
            "L_layer_model_returns_in_the_loop",
            {RETURN_BOTH: "        return parameters, costs"},
            "Training ends after a single iteration: look at how far the line with `return` is indented.",
        ),
        Mistake(
            "L_layer_model_returns_nothing",
            {RETURN_BOTH: "    parameters, costs"},
            "Nothing comes back from your function: look for `return` on its last line.",
        ),
    ),
    variants=(
        asserting(
            "return parameters",
            "AL.shape == (1, X.shape[1])",
            "len(costs) == num_iterations",
            "layers_dims[-1] == 1",
        ),
        asserting("return parameters", "num_iterations >= 10 and X.shape[1] > 1", at_edges=False),
        *printing(),
        Variant(
            "layer_by_layer",
            {
                FORWARD_DEEP: "AL, caches, L = X, [], len(layers_dims) - 1\n        for l in range(1, L + "
                "1):\n"
                '            kind = "sigmoid" if l == L else "relu"\n'
                "            AL, cache = linear_activation_forward(AL, parameters[f'W{l}'], "
                "parameters[f'b{l}'], kind)\n            caches.append(cache)",
                BACK_DEEP: "gradients, dA = {}, -(Y / AL - (1 - Y) / (1 - AL))\n"
                "        for l in range(L, 0, -1):\n"
                '            kind = "sigmoid" if l == L else "relu"\n'
                "            dA, gradients[f'dW{l}'], gradients[f'db{l}'] = linear_activation_backward(dA, "
                "caches[l - 1], kind)",
            },
        ),
        Variant("deep_costs_as_an_array", {RETURN_BOTH: "    return parameters, np.asarray(costs)"}),
        Variant("deep_costs_as_numpy_numbers", {KEEP: "        costs.append(np.float64(cost))\n"}),
        Variant("costs_in_a_tuple", {RETURN_BOTH: "    return parameters, tuple(costs)"}),
        Variant(
            "costs_reserved_first",
            {"costs = []": "costs = [0.0] * num_iterations", "costs.append(float(cost))": "costs[i] = cost"},
        ),
        Variant("loop_counts_from_one", {LOOP: "for i in range(1, num_iterations + 1):"}),
        Variant(
            "loop_with_break",
            {
                LOOP: "from itertools import count\n\n    for i in count():\n        if i == "
                "num_iterations:\n            break"
            },
        ),
        Variant(
            "deep_steps_in_place",
            {
                UPDATE: "for key in parameters:\n"
                '            parameters[key] -= learning_rate * gradients["d" + key]',
            },
        ),
        Variant(
            "deep_update_by_comprehension",
            {
                UPDATE: 'parameters = {key: value - learning_rate * gradients["d" + key] '
                "for key, value in parameters.items()}",
            },
        ),
        Variant(
            "parameters_copied_first",
            {
                "    parameters = "
                + START_DEEP: "    from copy import deepcopy\n\n    parameters = deepcopy(" + START_DEEP + ")"
            },
        ),
        Variant(
            "gradients_stepped_outside",
            {
                UPDATE: "step = lambda: update_parameters(parameters, gradients, learning_rate)\n        "
                "parameters = step()"
            },
        ),
        Variant(
            "one_iteration_as_a_function",
            {
                "        " + FORWARD_DEEP + "\n": "",
                COST_DEEP: "",
                "        " + BACK_DEEP + "\n": "",
                LOOP: "def iteration(own):\n        AL, caches = L_model_forward(X, own)\n"
                "        gradients = L_model_backward(AL, Y, caches)\n"
                "        return update_parameters(own, gradients, learning_rate), compute_cost(AL, Y)\n\n    "
                + LOOP,
                UPDATE: "parameters, cost = iteration(parameters)",
            },
        ),
        Variant("seed_before_the_start", {"costs = []": "costs = []\n    np.random.seed(1)"}),
        Variant("labels_as_floats", {LOOP: "Y = np.asarray(Y, dtype=float)\n    " + LOOP}),
        Variant(
            "deep_named_arguments",
            {
                "L_model_forward(X, parameters)": "L_model_forward(X=X, parameters=parameters)",
                "L_model_backward(AL, Y, all_caches)": "L_model_backward(AL=AL, Y=Y, caches=all_caches)",
            },
        ),
    ),
)


EXERCISES: tuple[Exercise, ...] = (
    TWO_LAYER_MODEL,
    PREDICT,
    CONFUSION_MATRIX,
    MAJORITY_BASELINE,
    L_LAYER_MODEL,
)
"""In the order of the notebook."""


QUESTIONS: tuple[Question, ...] = (
    Question(
        name="question_prior_entropy",
        points=4,
        tolerance=2e-3,
        wrong={
            **dict.fromkeys(
                ("0.693", "0.6931", "0.69315", "0.69"),
                "This is the cost of answering one half. Answering the share of cats costs less.",
            ),
            **dict.fromkeys(
                ("0.881", "0.8813", "0.88129"), "This logarithm has base 2: the cost uses the natural one."
            ),
            **dict.fromkeys(
                ("0.265", "0.2653"), "This logarithm has base 10: the cost uses the natural one."
            ),
            **dict.fromkeys(
                ("1.204", "1.2040", "1.20397", "1.2"),
                "So much a single picture with a cat costs. What do the others cost, and what is the mean?",
            ),
            **dict.fromkeys(
                ("0.357", "0.3567", "0.35667"),
                "So much a single picture without a cat costs. What do the others cost, and what is the "
                "mean?",
            ),
            **dict.fromkeys(
                ("0.361", "0.3612", "0.36119"),
                "This is the part of the cats. The other pictures cost something too.",
            ),
            **dict.fromkeys(
                ("0.25", "0.2497", "0.24967"),
                "This is the part of the other pictures. The cats cost something too.",
            ),
            **dict.fromkeys(
                ("122.2", "122.17", "122.173", "122"),
                "This is the sum over all pictures: the cost is a mean.",
            ),
            **dict.fromkeys(
                ("-0.611", "-0.6109", "-0.61086"),
                "Logarithms of probabilities are negative, and a cost is not.",
            ),
            **dict.fromkeys(
                ("0.95", "0.9498", "0.94978"),
                "Cats and others are exchanged in one place: which pictures cost the more, those with the "
                "rarer label or the others?",
            ),
            "0.7": "This is the accuracy of always answering 0. The cost has logarithms in it.",
            "0.3": "This is the probability that is answered. What does it cost?",
            "0.78": "The two single costs are not equally frequent: how many pictures have each?",
        },
    ),
    Question(
        name="question_interval",
        points=4,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "How far could each of the two numbers have come out otherwise, with other pictures set "
            "aside?",
            "b": "Is `not shown to differ` the same as `shown not to differ`?",
            "d": "What is it that lies in such an interval 95 times out of 100: the true accuracy, or the "
            "right answers?",
        },
    ),
    Question(
        name="question_overfitting",
        points=3,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "The cost on which pictures is still falling, and on which would you like to do better?",
            "b": "What is it that this network can't learn about its training pictures yet?",
            "c": "Which of the two numbers speaks of photographs that the network has not seen?",
        },
    ),
    Question(
        name="question_small_start",
        points=3,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "Both networks of the experiment had the same rate: in what did they differ?",
            "c": "The small weights were random too: do scaled random numbers become equal?",
            "d": "The other start had the same pictures and the same layers: what became of it?",
        },
    ),
    Question(
        name="question_mislabelled",
        points=3,
        options=("a", "b", "c", "d"),
        wrong={
            "b": "By which labels is it right for all of them: the true ones, or those it was given?",
            "c": "On which pictures was that measured, and with which labels?",
            "d": "What is the validation part for, and what would its accuracy mean then?",
        },
    ),
    Question(
        name="question_test_once",
        points=3,
        options=("a", "b", "c", "d"),
        wrong={
            "a": "Which step changes the weights? Does `predict` take it?",
            "b": "Suppose that the test part were larger than the other: would it be right then?",
            "d": "Both parts were drawn from the same pictures. What does the choosing do to the number?",
        },
    ),
)
"""In the order of the notebook."""
