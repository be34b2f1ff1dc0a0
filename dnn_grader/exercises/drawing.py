"""What cases are made of: sizes, inputs, labels, predictions and networks, drawn from a generator.

Every call takes numbers from the generator, so the order of the calls in a `draw` decides its cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Array = NDArray[np.float64]

SIZES = (2, 3, 4, 5, 6)
"""Small sizes, for cases that can be read."""


def size(rng: Generator, low: int, high: int) -> int:
    """A size from `low` to `high`, both included."""
    return int(rng.integers(low, high, endpoint=True))


def different_sizes(rng: Generator, count: int, among: Sequence[int] = SIZES) -> list[int]:
    """Sizes that all differ, so that an exchanged axis shows."""
    return [int(n) for n in rng.permutation(among)[:count]]


def few_steps(rng: Generator) -> int:
    """Steps of an ordinary training: ten or more, since prints ask for `i % (num_iterations // 10)`."""
    return size(rng, 10, 13)


def edge_steps(rng: Generator) -> int:
    """Steps of a training that is an edge for another reason: as few as show that each follows the last."""
    return size(rng, 3, 5)


def printed_steps(rng: Generator) -> int:
    """Steps of a training that prints: as many as a usual print takes for granted, which is 100."""
    return size(rng, 100, 108)


def normal(rng: Generator, *shape: int) -> Array:
    """Numbers on both sides of 0, short enough to read."""
    return rng.normal(size=shape).round(3)


def beyond(rng: Generator, rows: int, columns: int) -> Array:
    """Numbers on both sides of 0, one of them near 7 and one near -7: a cut at 6 or nearer shows."""
    numbers = 2 * normal(rng, rows, columns)
    numbers.flat[rng.choice(numbers.size, 2, replace=False)] = rng.uniform(7.05, 7.4, 2) * (1, -1)
    return numbers.round(3)


def biases(rng: Generator, n: int) -> Array:
    """Biases (n, 1) well away from 0, so that a forgotten one shows."""
    return (rng.uniform(0.5, 1.5, (n, 1)) * rng.choice([-1, 1], (n, 1))).round(3)


def network(rng: Generator, dims: Sequence[int]) -> dict[str, Array]:
    """The parameters of a network whose layers have `dims` units, the inputs first."""
    parameters = {}
    for layer, (n_prev, n) in enumerate(pairwise(dims), start=1):
        parameters[f"W{layer}"] = normal(rng, n, n_prev)
        parameters[f"b{layer}"] = biases(rng, n)
    return parameters


def gradients(rng: Generator, parameters: dict[str, Array], beyond: int = 0) -> dict[str, Array]:
    """A gradient for each parameter, in the order of a way back: the last layer first.

    With `beyond` of 1 or -1, each has an entry above 1, or below -1: whoever cuts them off there shows.
    """
    grads = {f"d{key}": normal(rng, *array.shape) for key, array in reversed(parameters.items())}
    for grad in grads.values():
        if beyond:
            grad.flat[rng.integers(grad.size)] = round(beyond * float(rng.uniform(1.1, 2)), 3)
    return grads


def learning_rate(rng: Generator) -> float:
    """A learning rate with two decimals."""
    return round(float(rng.uniform(0.2, 0.9)), 2)


def labels(rng: Generator, m: int) -> NDArray[np.int64]:
    """Labels (1, m) of both kinds, for two or more examples."""
    return rng.permutation(np.arange(m) % 2).reshape(1, m)


def predictions(rng: Generator, m: int) -> Array:
    """Predicted probabilities (1, m), none near 0 or 1."""
    return rng.uniform(0.1, 0.9, (1, m)).round(3)


def sums_around_half(rng: Generator) -> Array:
    """What sigmoid makes probabilities of that lie close together around one half, in any order.

    They tell one bound from another: answers of 0 and 1 say little of how they were decided.
    """
    near, far = np.arange(0.401, 0.65, 0.002), np.arange(0.02, 1, 0.04)
    probabilities = rng.permutation(np.concatenate([near, far[(far < 0.4) | (far > 0.65)]]))
    return np.log(probabilities / (1 - probabilities))[None, rng.integers(1, 9) :]
