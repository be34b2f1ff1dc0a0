"""Check the gradients of a network against slopes measured by nudging each parameter.

A backward pass is easy to get nearly right. The slope of the cost along one parameter can also be
measured, without any backward pass: move the parameter a little to both sides and see how the cost
changes. This takes two forward passes for each single number, so it is for small networks only.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dnn_utils.unaffected import unaffected

Array = NDArray[Any]
Parameters = Mapping[str, Array]
ModelForward = Callable[[Array, Any], Any]
Cost = Callable[[Array, Array], Any]
ModelBackward = Callable[[Array, Array, Any], Any]

FLOOR = 1e-6
"""Two gradients that are both smaller than this in all count as equal: rounding is all they differ by."""

BANDS = (
    (1e-7, "agrees"),
    (1e-4, "agrees, if less closely than usual"),
    (1e-2, "suspicious"),
    (np.inf, "wrong"),
)
"""Upper ends of the relative error with their meaning, as the field reads it (CS231n, Stanford)."""


@dataclass(frozen=True)
class GradientCheck:
    """The relative error of each parameter's gradient, and of all of them together."""

    errors: Mapping[str, float]
    overall: float

    @property
    def passed(self) -> bool:
        """Whether every gradient is below the band where errors become suspicious."""
        return all(error <= 1e-4 for error in self.errors.values())

    @property
    def first_wrong(self) -> str:
        """The gradient that goes wrong first on the way back, from the last layer on; empty if none."""
        wrong = [name for name, error in self.errors.items() if not error <= 1e-4]
        return max(wrong, key=_layer, default="")

    def __str__(self) -> str:
        rows = [f"d{name:<4} {error:8.1e}   {band(error)}" for name, error in self.errors.items()]
        return "\n".join(
            ["gradient  relative error", *rows, f"all   {self.overall:8.1e}", self._conclusion()]
        )

    __repr__ = __str__

    def _conclusion(self) -> str:
        if self.passed:
            return "Your gradients agree with the measured slopes."
        return (
            f"d{self.first_wrong} does not agree with the measured slope. On the way back it is the first to "
            "go wrong, so look at its layer first; the layers before it may only have inherited the error."
        )


@unaffected
def gradient_check(
    parameters: Parameters,
    X: Array,
    Y: Array,
    model_forward: ModelForward,
    cost: Cost,
    model_backward: ModelBackward,
    epsilon: float = 1e-5,
) -> GradientCheck:
    """Compare the gradients of `model_backward` with slopes measured by central differences.

    Args:
        parameters: the network's arrays by name ("W1", "b1", ...); they are left as they are.
        X: inputs, shape (n_x, m).
        Y: labels, shape (1, m).
        model_forward: ``model_forward(X, parameters)`` gives the predictions AL and the caches.
        cost: ``cost(AL, Y)`` gives one number.
        model_backward: ``model_backward(AL, Y, caches)`` gives a dictionary with "dW1", "db1", ...
        epsilon: how far a parameter is moved to each side. The error of the formula falls with its
            square, while the rounding of the cost grows as it shrinks: 1e-5 keeps both small.

    Returns:
        The relative errors ``norm(slope - gradient) / (norm(slope) + norm(gradient))``.

    Raises:
        ValueError: if a gradient is missing, has another shape than its parameter or is no number.
    """
    forward, backward = _on_copies(model_forward), _on_copies(model_backward)
    given = forward(X, dict(parameters))
    gradients = _asked(parameters, backward(given[0], Y, given[1]))

    def cost_at(moved: Parameters) -> float:
        return float(_on_copies(cost)(forward(X, dict(moved))[0], Y))

    slopes = {name: _slopes(name, parameters, cost_at, epsilon) for name in parameters}
    errors = {name: relative_error(slopes[name], gradients[name]) for name in parameters}
    return GradientCheck(errors, relative_error(_flat(slopes), _flat(gradients)))


@unaffected
def slope(function: Callable[[Any], Any], x: Any, epsilon: float = 1e-5) -> Array:
    """How steeply ``function(x)``, one number, rises along each entry of `x`: measured, same shape as `x`.

    Central differences: each entry is moved by `epsilon` to both sides. Raises `ValueError` where
    `function` gives more than one number.
    """
    name = "x"
    return _slopes(
        name, {name: np.array(x, dtype=float)}, lambda moved: _number(function(moved[name])), epsilon
    )


def relative_error(slope: Array, gradient: Array) -> float:
    """How far two arrays of one shape differ, compared with their sizes: from 0 (alike) to 1.

    It is nan where an entry is not finite.
    """
    size = float(np.linalg.norm(slope) + np.linalg.norm(gradient))
    if not np.isfinite(size):
        return float("nan")
    return float(np.linalg.norm(slope - gradient) / max(size, FLOOR))


def band(error: float) -> str:
    """What a relative error means, in a word or two."""
    return next((meaning for limit, meaning in BANDS if error <= limit), "not a finite number")


def _on_copies(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, called with deep copies: it may change what it is given."""
    return lambda *args: function(*copy.deepcopy(args))


def _slopes(name: str, parameters: Parameters, cost_at: Callable[[Parameters], float], step: float) -> Array:
    slopes = np.empty(parameters[name].shape)
    for index in np.ndindex(slopes.shape):
        up, down = (cost_at(_moved(parameters, name, index, side)) for side in (step, -step))
        slopes[index] = (up - down) / (2 * step)
    return slopes


def _number(value: Any) -> float:
    if np.size(value) != 1:
        raise ValueError(f"A slope is that of one number; this function gives {np.shape(value)} of them.")
    return float(np.reshape(value, ()))


def _moved(parameters: Parameters, name: str, index: tuple[int, ...], by: float) -> Parameters:
    moved = np.array(parameters[name], dtype=float)
    moved[index] += by
    return {**parameters, name: moved}


def _asked(parameters: Parameters, gradients: Any) -> dict[str, Array]:
    """The gradient of each parameter. Raises `ValueError` where one is missing or has another shape."""
    if not isinstance(gradients, Mapping):
        raise ValueError("The backward pass should give a dictionary of gradients: return it at the end.")
    return {name: _gradient(f"d{name}", array, gradients) for name, array in parameters.items()}


def _gradient(key: str, parameter: Array, gradients: Mapping[str, Any]) -> Array:
    if key not in gradients:
        raise ValueError(f"The backward pass gives no {key!r}: check how far its loop goes.")
    try:
        gradient = np.asarray(gradients[key], dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{key} should be an array of numbers: look at what is stored there.") from None
    if gradient.shape != parameter.shape:
        raise ValueError(f"{key} has shape {gradient.shape}, and its parameter has {parameter.shape}.")
    return gradient


def _flat(arrays: Mapping[str, Array]) -> Array:
    return np.concatenate([array.ravel() for array in arrays.values()])


def _layer(name: str) -> int:
    digits = "".join(letter for letter in name if letter.isdigit())
    return int(digits or 0)
