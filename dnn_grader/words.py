"""Which names a student's process may say while it is tested: those that are known without it.

A test's call has seen hidden inputs, and feedback names the type of what it raised or returned. A class can
be named after a number, so only words count that Python, its libraries or the notebook's own cells have.
"""

from __future__ import annotations

import builtins
import collections
import re
import types
from collections.abc import Collection
from dataclasses import replace
from typing import Any

import numpy as np

from dnn_utils.checks.plain import Opaque

_WORD = re.compile(r"[^\W\d]\w*")
_TYPES = {kind.__name__ for kind in vars(types).values() if isinstance(kind, type)}
_VIEWS = {"dict_keys", "dict_values", "dict_items"}
_OTHERS = {"partial", "Figure", "Axes", "DataFrame", "Series", "Tensor", "Decimal", "Fraction"}
LIBRARIES = frozenset(
    {*dir(builtins), *collections.__all__, *_TYPES, *_VIEWS, *_OTHERS}.union(
        *map(dir, (np, np.linalg, np.random, np.exceptions))
    )
)
"""Names of common types. Of others, which are rare, nothing is lost but the name."""


def words(source: str) -> set[str]:
    """All names in a cell's source."""
    return set(_WORD.findall(source))


def exception_type(name: str, bases: Collection[str], known: Collection[str]) -> str:
    """An exception's name where it is known, else that of the nearest built-in one that it is a kind of."""
    return name if name in LIBRARIES or name in known else next(iter(bases), "Exception")


def without_unknown(value: Any, known: Collection[str]) -> Any:
    """A plain value in which nothing is named that is not known."""
    if isinstance(value, Opaque):
        return replace(value, type_name=type_name(value.type_name, known))
    if isinstance(value, (list, tuple)):
        return type(value)(without_unknown(part, known) for part in value)
    if isinstance(value, dict):
        return {key: without_unknown(part, known) for key, part in value.items()}
    return value


def type_name(name: str, known: Collection[str]) -> str:
    """A type's name, with the word before it if there is one ("array of text"), where all is known."""
    said = name.split(" ")
    return name if all(word in LIBRARIES or word in known or word in _OURS for word in said) else "object"


_OURS = frozenset(
    "array of text bytes objects dates durations records numbers too large to send huge".split()
)
"""The words that `dnn_utils.checks.plain` and `inside.student` put around a name."""
