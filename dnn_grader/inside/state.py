"""What a notebook's names mean at a point, and whether anything has changed it since.

A trace is equal to a later one as long as nothing was changed in place. It is made without running a line
of a student's code: what can't be traced that way (a file, a figure, an object of a foreign class) makes the
whole trace `UNKNOWN`. Nobody has to believe it: it decides which fork a test runs in, and no points.
"""

from __future__ import annotations

import builtins
import math
import os
import random
import sys
import threading
import types
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

MAX_PARTS = 20_000
MAX_BYTES = 64 * 2**20
UNKNOWN = None

_IMMUTABLE = (type(None), bool, int, float, complex, str, bytes, np.dtype, range, type(...))
_ABOUT_A_MODULE = frozenset(vars(types.ModuleType("any"))) | {"__builtins__", "__file__", "__cached__"}
_FIXED = (types.ModuleType, types.BuiltinFunctionType, np.ufunc, type(np.dot))
_PATCHED = (builtins, math, random, np, np.linalg, np.random)
"""Modules in which students replace functions, on purpose or not; and our own."""


@dataclass(frozen=True)
class Mark:
    """The names of a notebook at a point, the modules it had loaded, and the trace of both then."""

    names: dict[str, Any]
    modules: tuple[types.ModuleType, ...]
    trace: Any


def mark(names: Mapping[str, Any], hidden: Iterable[str]) -> Mark:
    """What the `names` mean now; those in `hidden` are the shell's own and not traced."""
    modules = _own_modules()
    return Mark(dict(names), modules, trace(names, hidden, modules))


def is_unchanged(then: Mark, names: Mapping[str, Any], hidden: Iterable[str]) -> bool:
    """Whether `names`, by now, are for certain what they were at the mark `then`."""
    try:
        return then.trace is not UNKNOWN and bool(then.trace == trace(names, hidden, then.modules))
    except Exception:  # what a student has put into a library may not even be compared
        return False


def settle() -> None:
    """Find out once what all traces need; for the nursery, before its first fork."""
    trace({}, ())
    _libraries()


def trace(names: Mapping[str, Any], hidden: Iterable[str], modules: Iterable[types.ModuleType] = ()) -> Any:
    """Something equal as long as nothing that `names`, libraries and own `modules` reach has changed.

    `UNKNOWN` where that can't be said.
    """
    own = names.keys() - set(hidden)
    tracer = _Tracer()
    try:
        inside = [tracer.module(module) for module in modules]
        return _surroundings(), {name: tracer.token(names[name]) for name in own}, inside
    except Exception:  # anything may stand in a student's names
        return UNKNOWN


def _surroundings() -> tuple[Any, ...]:
    """What a function could change outside of the notebook's names and a later one could notice."""
    return (
        # Not their numbers: tuples are compared by identity first, thirty times faster.
        [tuple(vars(module).values()) for module in (*_PATCHED, *_ours())],
        np.geterr(),
        list(map(id, warnings.filters)),
        sys.getrecursionlimit(),
        threading.active_count(),
        os.getcwd(),
    )


@cache
def _ours() -> tuple[types.ModuleType, ...]:
    """Our modules that the nursery has loaded: what students load later has nothing to replace yet."""
    names = [name for name in sys.modules if name.startswith(("dnn_utils.", "dnn_grader.inside."))]
    return tuple(sys.modules[name] for name in names)


def _own_modules() -> tuple[types.ModuleType, ...]:
    """The modules that come from a student's own files: what they hold is the notebook's, too."""
    known, folders = _libraries()
    later = (sys.modules.get(name) for name in sys.modules.keys() - known)
    found = (module for module in later if type(module) is types.ModuleType)
    return tuple(module for module in found if _is_own(vars(module).get("__file__"), folders))


@cache
def _libraries() -> tuple[frozenset[str], tuple[str, ...]]:
    """The modules that the nursery has loaded, and the folders in which it finds others."""
    return frozenset(sys.modules), tuple(f"{folder}/" for folder in sys.path)


def _is_own(path: Any, folders: tuple[str, ...]) -> bool:
    """Whether a module's file lies in the submission's folder, or else where no library does."""
    if not isinstance(path, str):  # it is built in
        return False
    return path.startswith(f"{os.environ.get('HOME')}/") or not path.startswith(folders)


class _Untraceable(Exception):
    """A value whose changes can't be seen."""


class _Tracer:
    """Makes tokens of values: tuples of numbers and texts that differ once the value has changed."""

    def __init__(self) -> None:
        self._parts = self._bytes = 0
        self._open: set[int] = set()

    def token(self, value: Any) -> Any:
        kind = type(value)
        if kind in _IMMUTABLE or isinstance(value, _FIXED):
            return id(value)
        if id(value) in self._open:
            return "again"
        self._count(1)
        self._open.add(id(value))
        try:
            return id(value), self._inside(kind, value)
        finally:
            self._open.discard(id(value))

    def module(self, module: types.ModuleType) -> Any:
        names = vars(module)
        return [(name, self.token(names[name])) for name in names if name not in _ABOUT_A_MODULE]

    def _inside(self, kind: type, value: Any) -> Any:
        if kind in (list, tuple):
            return [self._part(part) for part in value]
        if kind in (set, frozenset):
            return sorted(map(id, value))
        if kind is dict:
            return [(self._part(key), self._part(part)) for key, part in value.items()]
        if kind is np.ndarray:
            return self._array(value)
        if kind is types.FunctionType:
            return self._function(value)
        if kind in (np.random.Generator, np.random.RandomState):
            return repr(_bits(value).state)
        if isinstance(value, np.generic):
            return self._array(np.asarray(value))
        if kind is types.MethodType:
            return self.token(value.__self__), self.token(value.__func__)
        if _is_from_library(value, ("builtins", "numpy", "dnn_utils")) if kind is type else _is_ours(kind):
            return None
        raise _Untraceable

    def _part(self, value: Any) -> Any:
        """The token of a part. An immutable one that nobody holds may lend its id to another: by its text."""
        return (type(value).__name__, repr(value)) if type(value) in _IMMUTABLE else self.token(value)

    def _array(self, value: np.ndarray) -> Any:
        if value.dtype.hasobject:
            raise _Untraceable
        self._count(1, value.nbytes)
        return str(value.dtype), value.shape, hash(value.tobytes())

    def _function(self, value: types.FunctionType) -> Any:
        cells = [cell.cell_contents for cell in value.__closure__ or () if cell != _EMPTY]
        inside = (value.__defaults__, value.__kwdefaults__, value.__dict__ or None, *cells)
        return id(value.__code__), [self.token(part) for part in inside]

    def _count(self, parts: int, size: int = 0) -> None:
        self._parts += parts
        self._bytes += size
        if self._parts > MAX_PARTS or self._bytes > MAX_BYTES:
            raise _Untraceable


_EMPTY = types.CellType()


def _is_ours(kind: type) -> bool:
    """Whether objects of this class are the course's own, which students don't change."""
    return _is_from_library(kind, ("dnn_utils",))


def _is_from_library(kind: type, libraries: tuple[str, ...]) -> bool:
    """Whether one of `libraries` has defined the class: a notebook's own says that it is from anywhere."""
    module = sys.modules.get(kind.__module__)
    known = kind.__module__.partition(".")[0] in libraries
    return known and vars(module).get(kind.__name__) is kind


def _bits(value: np.random.Generator | np.random.RandomState) -> Any:
    return value.bit_generator if isinstance(value, np.random.Generator) else value._bit_generator
