"""Compare the gradients of a whole network, in either of two usual ways to name those of activations.

Asked is ``dA{l-1}`` for what comes out at the back of layer l: the gradient with respect to A[l-1]. Some
call it ``dA{l}``, after the layer it comes out of. Used for every layer, that is as right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dnn_utils.checks.compare import values
from dnn_utils.checks.finding import Finding

_ACTIVATION = re.compile(r"dA(\d+)")


def gradients(expected: Any, got: Any, returns: Sequence[str], options: Mapping[str, Any]) -> Finding | None:
    """Every gradient of `expected` stands in `got`, by either naming of dA, the same one for all layers.

    Judged as by `compare.values`: more keys are allowed.
    """
    return values(expected, asked(expected, got), returns, options)


def asked(expected: Any, got: Any) -> Any:
    """`got` with the keys of `expected` alone, its dA renamed as asked where all have the other names."""
    if not isinstance(expected, dict) or not isinstance(got, dict):
        return got
    named = _renamed(expected, got) if _has_other_names(expected, got) else got
    return {key: value for key, value in named.items() if key in expected}


def _has_other_names(expected: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    """Whether each dA has the name of the layer it comes out of: dA0 is no such name.

    The shapes show it, so that wrong gradients are judged by their values, whatever their names.
    """
    activations = {key: value for key, value in expected.items() if _ACTIVATION.fullmatch(key)}
    if not activations or "dA0" in got:
        return False
    own = _renamed(expected, got)
    return all(getattr(own.get(key), "shape", None) == value.shape for key, value in activations.items())


def _renamed(expected: Mapping[str, Any], got: Mapping[str, Any]) -> dict[str, Any]:
    """`got` with each dA under the number of the layer before; other keys as they are."""
    own = {f"dA{_number(key)}": got[f"dA{_number(key) + 1}"] for key in _activations(expected, got)}
    return {**got, **own}


def _activations(expected: Mapping[str, Any], got: Mapping[str, Any]) -> list[str]:
    found = [key for key in expected if _ACTIVATION.fullmatch(key)]
    return [key for key in found if f"dA{_number(key) + 1}" in got]


def _number(key: str) -> int:
    return int(key.removeprefix("dA"))
