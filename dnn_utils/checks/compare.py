"""Compare an answer with the expected one and say the first wrong thing.

The order is always the same: missing, type, shape, finite, value; each over all parts of the answer
before the next. Whoever reads the message learns what to look at first.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from dnn_utils.checks.finding import Finding, Kind
from dnn_utils.checks.plain import Opaque, type_name
from dnn_utils.checks.wording import with_article

RTOL = 1e-5
"""Relative tolerance: far above the rounding of float64, far below any real mistake."""

SCALE_TOL = 1e-7
"""Tolerance relative to the largest expected entry, for entries that cancel to nearly nothing."""

Leaf = tuple[str, Any, Any]


class Wrong(Exception):
    """Carries the first wrong thing out of a comparison."""

    def __init__(self, kind: Kind, part: str, message: str, numbers: str = "") -> None:
        super().__init__(message)
        self.finding = Finding(kind, part, message, numbers)


def values(expected: Any, got: Any, returns: Sequence[str], options: Mapping[str, Any]) -> Finding | None:
    """Every part of `expected` stands in `got` with the same type, shape and values.

    Tuples and lists are alike, and a list of numbers may be an array of one dimension; dictionaries may
    hold more keys; a number may be a Python or a NumPy number or an array without dimensions. One in an
    array with dimensions is a matter of form alone.
    """
    try:
        leaves = well_formed(leaf for leaf in aligned(expected, got, returns) if not identical(*leaf[1:]))
        for rule in (_right_values, _plain_number):
            for leaf in leaves:
                rule(*leaf)
        no_further_layers(expected, got, returns)
    except Wrong as wrong:
        return wrong.finding
    return None


def aligned(expected: Any, got: Any, returns: Sequence[str]) -> Iterator[Leaf]:
    """The leaves of `expected` with those of `got`, each with the name of its part.

    Raises `Wrong` where something is missing or has another structure.
    """
    if len(returns) == 1:
        yield from _align(returns[0], expected, got)
        return
    _same_length(f"({', '.join(returns)})", expected, got, returns)
    for name, e, g in zip(returns, expected, got, strict=True):
        yield from _align(name, e, g)


def pairs(expected: Any, got: Any, returns: Sequence[str]) -> Iterator[Leaf]:
    """The parts of `expected` with those of `got`, from the whole to the leaves, as far as both go."""
    if len(returns) == 1:
        yield from _pairs(returns[0], expected, got)
        return
    yield f"({', '.join(returns)})", expected, got
    if isinstance(got, (tuple, list)) and len(got) == len(expected):
        for name, e, g in zip(returns, expected, got, strict=True):
            yield from _pairs(name, e, g)


def _pairs(part: str, expected: Any, got: Any) -> Iterator[Leaf]:
    yield part, expected, got
    if isinstance(expected, (tuple, list)):
        own = _listed(expected, got)
        if isinstance(own, (tuple, list)) and len(own) == len(expected):
            for k, (e, g) in enumerate(zip(expected, own, strict=True)):
                yield from _pairs(f"{part}[{k}]", e, g)
    elif isinstance(expected, dict) and isinstance(got, dict):
        for key in expected.keys() & got.keys():
            yield from _pairs(f"{part}[{key!r}]", expected[key], got[key])


def no_further_layers(expected: Any, got: Any, returns: Sequence[str]) -> None:
    """Raise `Wrong` where a dictionary of parameters has those of a layer that is not asked for.

    The arrays that are asked for may be right, but the layers are counted by what is there.
    """
    for part, e, g in pairs(expected, got, returns):
        if isinstance(e, dict) and isinstance(g, dict) and any(map(_is_parameter, e)):
            further = [f"`{key}`" for key in g if key not in e and _is_parameter(key)][:6]
            if further:
                raise Wrong(
                    "value",
                    part,
                    f"`{part}` has {' and '.join(further)} too, which are no layer of this network: whoever "
                    "counts the layers by the entries counts too many.",
                )


def _is_parameter(key: Any) -> bool:
    return isinstance(key, str) and re.fullmatch(r"[Wb]\d{1,6}", key) is not None


def well_formed(leaves: Iterable[Leaf]) -> list[Leaf]:
    """The leaves as they are. Raises `Wrong` where one has the wrong type or shape, or is not finite."""
    found = list(leaves)
    for rule in (_right_type, _right_shape, _finite):
        for leaf in found:
            rule(*leaf)
    return found


def is_number(value: Any) -> bool:
    """Whether `value` is one real number: Python's, NumPy's, or an array of no dimension.

    A whole number that no float can hold is none.
    """
    if isinstance(value, int):
        return value.bit_length() < sys.float_info.max_exp
    if isinstance(value, np.ndarray):
        return value.ndim == 0 and value.dtype.kind in "biuf"
    return isinstance(value, (float, np.bool_, np.integer, np.floating))


def is_array(value: Any) -> bool:
    """Whether `value` is an array of real numbers with at least one dimension."""
    return isinstance(value, np.ndarray) and value.ndim > 0 and value.dtype.kind in "biuf"


def identical(expected: Any, got: Any) -> bool:
    """Whether two arrays are the same to the last bit: most right answers are, and need no closer look."""
    if not (isinstance(expected, np.ndarray) and isinstance(got, np.ndarray)):
        return False
    alike = expected.dtype == got.dtype and expected.shape == got.shape
    return alike and expected.tobytes() == got.tobytes()


def same_values(expected: Any, got: Any, tolerance: float = 1) -> bool:
    """Whether two arrays or numbers have the same shape and, within `tolerance` times the usual, values."""
    return (
        np.shape(expected) == np.shape(got) and not times_tolerance(expected, got).max(initial=0) > tolerance
    )


def is_numeric(value: Any) -> bool:
    """Whether `value` is a real number or an array of them."""
    return is_array(value) or is_number(value)


def same_plain(a: Any, b: Any, tolerance: float = 1) -> bool:
    """Whether two plain values have the same structure and, within `tolerance` times the usual, values.

    What is known only by the name of its type is the same as nothing.
    """
    if isinstance(a, Opaque):
        return False
    if isinstance(a, (tuple, list)) and isinstance(b, (tuple, list)):
        return len(a) == len(b) and all(same_plain(x, y, tolerance) for x, y in zip(a, b, strict=True))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same_plain(a[key], b[key], tolerance) for key in a)
    if is_numeric(a) and is_numeric(b):
        return same_values(a, b, tolerance)
    if isinstance(a, np.ndarray) or isinstance(b, np.ndarray):
        return identical(a, b)
    return type(a) is type(b) and bool(a == b)


def described(value: Any) -> str:
    """A value's type as a person would say it: `an array of shape (3, 4)`, `a tuple of 2`, `nothing`."""
    if value is None:
        return "nothing (`None`)"
    if is_number(value):
        return "a number"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, (tuple, list, dict)):
        return f"a {type(value).__name__} of {len(value)}"
    return with_article(type_name(value))


def _align(part: str, expected: Any, got: Any) -> Iterator[Leaf]:
    if isinstance(expected, (tuple, list)):
        got = _listed(expected, got)
        _same_length(part, expected, got)
        for k, (e, g) in enumerate(zip(expected, got, strict=True)):
            yield from _align(f"{part}[{k}]", e, g)
    elif isinstance(expected, dict):
        _has_keys(part, expected, got)
        for key, e in expected.items():
            yield from _align(f"{part}[{key!r}]", e, got[key])
    else:
        yield part, expected, got


def _listed(expected: Sequence[Any], got: Any) -> Any:
    """An array of one dimension as a list, where a list of numbers is expected."""
    alike = isinstance(got, np.ndarray) and got.ndim == 1 and all(map(is_number, expected))
    return list(got) if alike else got


def _same_length(part: str, expected: Any, got: Any, names: Sequence[str] = ()) -> None:
    wanted = (
        f"{part}, which is {len(names)} values,"
        if names
        else f"a {type(expected).__name__} of {len(expected)} for `{part}`"
    )
    if not isinstance(got, (tuple, list)):
        raise Wrong("type", part, f"Your function gives {described(got)} where {wanted} was expected.")
    if len(got) != len(expected):
        raise Wrong("type", part, f"`{part}` should have {len(expected)} parts; yours has {len(got)}.")


def _has_keys(part: str, expected: Mapping[Any, Any], got: Any) -> None:
    if not isinstance(got, dict):
        raise Wrong("type", part, f"`{part}` should be a dictionary; yours is {described(got)}.")
    for key in expected:
        if key not in got:
            keys = ", ".join(repr(own) for own in list(got)[:12]) or "none"
            raise Wrong(
                "missing", f"{part}[{key!r}]", f"`{part}` has no key `{key!r}`.", f"Its keys are: {keys}."
            )


def _right_type(part: str, expected: Any, got: Any) -> None:
    """Raise `Wrong` where a leaf is no array, number or text as expected."""
    if is_array(expected):
        right = is_array(got)
        wanted = f"an array of shape {expected.shape}"
    elif is_number(expected):
        right = is_number(got) or is_array(got)
        wanted = "a number"
    else:
        right = type(got) is type(expected)
        wanted = described(expected)
    if not right:
        raise Wrong("type", part, f"`{part}` should be {wanted}; yours is {described(got)}.")


def _right_shape(part: str, expected: Any, got: Any) -> None:
    """Raise `Wrong` where a leaf has another shape."""
    if is_number(expected) and is_array(got) and got.size != 1:
        message = f"`{part}` should be a plain number; yours is an array of shape {got.shape}."
        raise Wrong("shape", part, message)
    if is_array(expected) and got.shape != expected.shape:
        raise Wrong("shape", part, f"`{part}` should have shape {expected.shape}; yours has {got.shape}.")


def _finite(part: str, expected: Any, got: Any) -> None:
    """Raise `Wrong` where a leaf holds nan or inf and should not."""
    if not (is_numeric(expected)):
        return
    bad = ~np.isfinite(_real(got)) & np.isfinite(_real(expected))
    if bad.any():
        what = "nan" if np.isnan(_real(got)[bad]).any() else "inf"
        raise Wrong("finite", part, f"`{part}` holds {what} where every number should be finite.")


def _right_values(part: str, expected: Any, got: Any) -> None:
    """Raise `Wrong` where a leaf is off by more than the tolerances."""
    if not (is_numeric(expected)):
        if expected != got:
            raise Wrong(
                "value", part, f"`{part}` has the wrong value.", f"Expected {expected!r}, got {got!r}."
            )
        return
    excess = times_tolerance(expected, got)
    if excess.size and excess.max() > 1:
        what = "the wrong value" if is_number(expected) else "the right shape but the wrong values"
        raise Wrong("value", part, f"`{part}` has {what}.", _worst(excess, expected, got))


def _plain_number(part: str, expected: Any, got: Any) -> None:
    """Raise `Wrong` where the right number is the one entry of an array with dimensions."""
    if is_number(expected) and is_array(got):
        message = f"`{part}` holds the right number, in an array of shape {got.shape}."
        raise Wrong("form", part, message)


def _worst(excess: np.ndarray, expected: Any, got: Any) -> str:
    index = np.unravel_index(int(excess.argmax()), excess.shape)
    e, g = np.broadcast_to(_real(expected), excess.shape)[index], _real(got)[index]
    place = f"Worst entry, at [{', '.join(map(str, index))}]: expected" if np.ndim(expected) else "Expected"
    return f"{place} {e:.6g}, got {g:.6g}."


def times_tolerance(expected: Any, got: Any) -> np.ndarray:
    """How many times its tolerance each entry is off; 0 where both are the same infinity or nan."""
    e, g = _real(expected), _real(got)
    with np.errstate(all="ignore"):
        largest = np.abs(e[np.isfinite(e)]).max(initial=0)
        off = np.abs(g - e) / (RTOL * np.abs(e) + SCALE_TOL * largest + 1e-12)
    same = (e == g) | (np.isnan(e) & np.isnan(g))
    return np.where(same, 0, np.where(np.isnan(off), np.inf, off))


def _real(value: Any) -> np.ndarray:
    return np.asarray(value, dtype=np.float64)
