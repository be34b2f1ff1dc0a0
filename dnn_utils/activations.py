"""Activation functions, each with its backward function right under it.

A forward function takes ``Z``, of shape ``(n, m)``: one row for each unit, one column for each example.
It returns ``A``, of the same shape, and a cache: the ``Z`` that the backward function needs later.

A backward function takes ``dA``, the gradient of the cost with respect to ``A``, and that cache. It
returns ``dZ``, the gradient with respect to ``Z``: ``dA`` times the slope of the activation, entry by
entry. No function here changes its arguments.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dnn_utils.unaffected import quiet

Array = NDArray[Any]


@quiet
def sigmoid(Z: Array) -> tuple[Array, Array]:
    """Squash every entry into the range from 0 to 1: ``A = 1 / (1 + exp(-Z))``.

    Args: ``Z``, any shape. Returns: ``A``, the same shape, and the cache ``Z``.
    """
    # exp of a number that is never positive can't overflow, however large |Z| is.
    e = np.exp(-np.abs(Z, dtype=float))
    A = np.where(Z >= 0, 1.0, e) / (1.0 + e)
    return A, Z


@quiet
def sigmoid_backward(dA: Array, cache: Array) -> Array:
    """Go back through sigmoid: ``dZ = dA * A * (1 - A)`` with ``A = sigmoid(Z)``.

    Args: ``dA`` and ``cache`` (which is ``Z``), the same shape. Returns: ``dZ``, that shape too.
    """
    A, _ = sigmoid(cache)
    return dA * A * (1.0 - A)


@quiet
def relu(Z: Array) -> tuple[Array, Array]:
    """Keep what is positive, make the rest 0: ``A = max(0, Z)``.

    Args: ``Z``, any shape. Returns: ``A``, the same shape, and the cache ``Z``.
    """
    return np.maximum(0, Z), Z


@quiet
def relu_backward(dA: Array, cache: Array) -> Array:
    """Go back through ReLU: ``dZ = dA`` where ``Z > 0``, and 0 elsewhere (at 0 too, by convention).

    Args: ``dA`` and ``cache`` (which is ``Z``), the same shape. Returns: ``dZ``, that shape too.
    """
    return np.where(cache > 0, dA, 0.0)


@quiet
def tanh(Z: Array) -> tuple[Array, Array]:
    """Squash every entry into the range from -1 to 1: ``A = tanh(Z)``.

    Args: ``Z``, any shape. Returns: ``A``, the same shape, and the cache ``Z``.
    """
    return np.tanh(Z), Z


@quiet
def tanh_backward(dA: Array, cache: Array) -> Array:
    """Go back through tanh: ``dZ = dA * (1 - A**2)`` with ``A = tanh(Z)``.

    Args: ``dA`` and ``cache`` (which is ``Z``), the same shape. Returns: ``dZ``, that shape too.
    """
    return dA * (1.0 - np.tanh(cache) ** 2)


@quiet
def leaky_relu(Z: Array, slope: float = 0.01) -> tuple[Array, Array]:
    """Keep what is positive, shrink the rest: ``A = Z`` where ``Z > 0``, and ``slope * Z`` elsewhere.

    Args: ``Z``, any shape; ``slope``, a number. Returns: ``A``, the same shape as ``Z``, and the
    cache ``Z``.
    """
    return np.where(Z > 0, Z, slope * Z), Z


@quiet
def leaky_relu_backward(dA: Array, cache: Array, slope: float = 0.01) -> Array:
    """Go back through leaky ReLU: ``dZ = dA`` where ``Z > 0``, and ``slope * dA`` elsewhere.

    Args: ``dA`` and ``cache`` (which is ``Z``), the same shape; ``slope``, the number that the forward
    function had. Returns: ``dZ``, the same shape as ``dA``.
    """
    return np.where(cache > 0, dA, slope * dA)
