"""What the figures are given, as plain arrays; or one sentence that says what does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def several(values: Sequence[Any]) -> None:
    """Raise `ValueError` where there is no curve or series to draw yet."""
    if len(values) < 2:
        raise ValueError("There is nothing to draw yet, because the training above has not run to its end.")


def numbers(values: Any, what: str) -> Array:
    """Any numbers or bools as floats in one row, shape (m,): no unsigned or bool arithmetic later on."""
    if values is None:
        raise ValueError(f"The {what} are None: does the function that makes them return them?")
    try:
        flat = np.asarray(values).astype(float).ravel()
    except (TypeError, ValueError):
        raise ValueError(f"The {what} should be an array of numbers.") from None
    if not flat.size:
        raise ValueError(f"The {what} are empty.")
    return flat


def zeros_and_ones(values: Any, what: str) -> Array:
    """Labels or answers of any type, as integers 0 and 1, shape (m,)."""
    flat = numbers(values, what)
    odd = flat[(flat != 0) & (flat != 1)]
    if odd.size:
        hint = " Are these probabilities still?" if np.all((odd > 0) & (odd < 1)) else ""
        raise ValueError(f"The {what} should be 0 or 1, and {odd[0]:.4g} is among them.{hint}")
    return flat.astype(np.int64)


def probabilities_of(values: Any, what: str = "probabilities") -> Array:
    """Probabilities in one row, shape (m,)."""
    flat = numbers(values, what)
    odd = flat[~((flat >= 0) & (flat <= 1))]
    if odd.size:
        raise ValueError(f"The {what} should lie between 0 and 1, and {odd[0]:.4g} is among them.")
    return flat


def same_count(first: Array, second: Array, names: tuple[str, str]) -> None:
    """Raise `ValueError` where two series should be about the same examples and are not."""
    if len(first) != len(second):
        raise ValueError(f"There are {len(first)} {names[0]} for {len(second)} {names[1]}.")
