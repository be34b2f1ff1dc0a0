"""What an expression of a student's code holds where an error was raised, without running any of that code.

Only plain values are looked at, and only steps that can't run a student's code are taken: names, entries,
shapes, whole numbers. Of a NumPy function that keeps the shape of its argument, the shape is known.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from types import FrameType
from typing import Any, NamedTuple

import numpy as np

from dnn_utils.checks.compare import described

_KEEP_SHAPE = frozenset("abs clip cosh exp log log10 log2 maximum minimum negative sqrt square tanh".split())
OVER_AN_AXIS = frozenset("max min amax amin sum prod mean median std var".split())
_PLAIN = (np.ndarray, np.generic, tuple, list, dict, int, float, str, bool, slice, type(None))
MAX_SHOWN, MAX_NUMBER = 60, 1e12

MAX_TEXT = 50
"""Characters of an expression that is quoted, and of a key."""


class Unknown(Exception):
    """What an expression holds can't be seen."""


class Shaped(NamedTuple):
    """An array of which only the shape is known."""

    shape: tuple[int, ...]


class Seen:
    """The values in a frame of a student's code."""

    def __init__(self, frame: FrameType) -> None:
        # of a comprehension, the names of the function around it are those that it closes over
        self.names: Mapping[str, Any] = {**frame.f_globals, **frame.f_locals}

    def value(self, node: ast.AST) -> Any:
        """What an expression holds. Raises `Unknown`."""
        rule = getattr(self, f"_{type(node).__name__.lower()}", None)
        found = rule(node) if rule else None
        if rule is None or (not isinstance(found, (*_PLAIN, Shaped)) and not isinstance(node, ast.Name)):
            raise Unknown
        return found

    def values(self, nodes: list[ast.expr]) -> Iterator[tuple[ast.expr, Any]]:
        """Those of several expressions that can be seen, each with its value."""
        for node in nodes:
            try:
                yield node, self.value(node)
            except Unknown:
                continue

    def _name(self, node: ast.Name) -> Any:
        if node.id not in self.names:
            raise Unknown
        return self.names[node.id]

    def _constant(self, node: ast.Constant) -> Any:
        return node.value

    def _attribute(self, node: ast.Attribute) -> Any:
        value = self.value(node.value)
        if node.attr == "shape" and isinstance(value, (np.ndarray, Shaped)):
            return value.shape
        if node.attr in ("size", "ndim") and isinstance(value, np.ndarray):
            return int(getattr(value, node.attr))
        if node.attr == "T" and isinstance(value, np.ndarray):
            return value.T
        if node.attr == "T" and isinstance(value, Shaped):
            return Shaped(value.shape[::-1])
        raise Unknown

    def _subscript(self, node: ast.Subscript) -> Any:
        value, key = self.value(node.value), self.value(node.slice)
        if type(value) not in (np.ndarray, tuple, list, dict) or not _is_key(key):
            raise Unknown
        try:
            return value[key]
        except (KeyError, IndexError, TypeError) as error:
            raise Unknown from error

    def _tuple(self, node: ast.Tuple) -> Any:
        return tuple(map(self.value, node.elts))

    def _slice(self, node: ast.Slice) -> Any:
        bounds = [part and self.value(part) for part in (node.lower, node.upper, node.step)]
        if not all(bound is None or type(bound) is int for bound in bounds):
            raise Unknown
        return slice(*bounds)

    def _joinedstr(self, node: ast.JoinedStr) -> str:
        parts = [self.value(p.value if isinstance(p, ast.FormattedValue) else p) for p in node.values]
        if not all(type(part) in (str, int) for part in parts):
            raise Unknown
        return "".join(map(str, parts))

    def _unaryop(self, node: ast.UnaryOp) -> Any:
        value = self.value(node.operand)
        if isinstance(value, Shaped):
            return value
        if isinstance(value, np.ndarray) and value.dtype.kind in "fi":
            return Shaped(value.shape)
        if type(value) is int and isinstance(node.op, ast.USub):
            return -value
        raise Unknown

    def _binop(self, node: ast.BinOp) -> Any:
        left, right = self.value(node.left), self.value(node.right)
        if type(left) is type(right) and type(left) in (int, str) and isinstance(node.op, (ast.Add, ast.Sub)):
            if isinstance(node.op, ast.Add):
                return left + right
            if type(left) is int:
                return left - right
        if type(left) in (int, float) and type(right) in (int, float):
            return _computed(left, node.op, right)
        shapes = [_shape(left), _shape(right)]
        if () not in shapes or isinstance(node.op, ast.MatMult):
            raise Unknown
        return Shaped(shapes[0] or shapes[1])

    def _compare(self, node: ast.Compare) -> Shaped:
        shapes = [_shape(self.value(part)) for part in (node.left, *node.comparators)]
        if len({shape for shape in shapes if shape}) != 1:
            raise Unknown
        return Shaped(max(shapes, key=len))

    def _call(self, node: ast.Call) -> Any:
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if isinstance(node.func, ast.Name) and called in ("str", "len") and len(node.args) == 1:
            value = self.value(node.args[0])
            if called == "str" and type(value) in (int, str):
                return str(value)
            if called == "len" and type(value) in (list, tuple, dict, np.ndarray) and np.shape(value) != ():
                return len(value)
        if called in _KEEP_SHAPE and isinstance(node.func, ast.Attribute):
            shapes = [_shape(value) for _, value in self.values(node.args)]
            if len(shapes) == len(node.args) and len({s for s in shapes if s}) == 1:
                return Shaped(max(shapes, key=len))
        if called in OVER_AN_AXIS and isinstance(node.func, ast.Attribute):
            return self._along(node, node.func)
        raise Unknown

    def _along(self, node: ast.Call, function: ast.Attribute) -> Shaped:
        """The shape of what goes along one axis that is named."""
        of_numpy = isinstance(function.value, ast.Name) and function.value.id == "np"
        words = {word.arg: self.value(word.value) for word in node.keywords}
        shape = _shape(self.value(node.args[0] if of_numpy and node.args else function.value))
        axis = words.get("axis")
        if len(node.args) != of_numpy or not words.keys() <= {"axis", "keepdims"} or type(axis) is not int:
            raise Unknown
        if not -len(shape) <= axis < len(shape):
            raise Unknown
        kept = (1,) if words.get("keepdims") is True else ()
        return Shaped(shape[: axis % len(shape)] + kept + shape[axis % len(shape) + 1 :])


def _computed(left: float, op: ast.operator, right: float) -> float:
    """What an operator makes of two plain numbers that are not too large. Raises `Unknown`."""
    if abs(left) > MAX_NUMBER or abs(right) > MAX_NUMBER:
        raise Unknown
    if isinstance(op, ast.Mult):
        return left * right
    if isinstance(op, (ast.Add, ast.Sub)):
        return left + right if isinstance(op, ast.Add) else left - right
    if isinstance(op, ast.Div) and right:
        return left / right
    raise Unknown


def _is_key(key: Any) -> bool:
    parts = key if isinstance(key, tuple) else (key,)
    return all(type(part) in (int, str, slice) or isinstance(part, np.integer) for part in parts)


def _shape(value: Any) -> tuple[int, ...]:
    if isinstance(value, (np.ndarray, Shaped)):
        return value.shape
    if type(value) in (int, float) or isinstance(value, np.number):
        return ()
    raise Unknown


def shown(value: Any) -> str:
    """A value's kind and shape in words; a number or a short text as it is."""
    if isinstance(value, Shaped):
        return f"an array of shape {value.shape}"
    if isinstance(value, (bool, np.bool_)):
        return str(value)
    if isinstance(value, (int, np.integer)):
        return f"the number {value}"
    if isinstance(value, (float, np.floating)):
        return f"the number {value:.6g}"
    if isinstance(value, str):
        return f"the text {value!r}" if len(value) <= MAX_SHOWN else "a text"
    if isinstance(value, tuple) and 1 < len(value) <= 4 and not all(type(part) is int for part in value):
        return f"a tuple of {len(value)} ({', '.join(map(described, value))})"
    if isinstance(value, tuple) and all(type(part) is int for part in value):
        return f"the tuple {value}"
    if isinstance(value, dict):
        return "a dictionary"
    return described(value)


def keys_shown(keys: list[Any]) -> str:
    """The first keys of a dictionary, in quotation marks where they are texts."""
    said = [f"`{str(key)[:20]!r}`" if isinstance(key, str) else f"`{key}`" for key in keys[:8]]
    more = ", ..." if len(keys) > len(said) else ""
    return ", ".join(said) + more


def text_of(node: ast.AST) -> str:
    """An expression as it is written, in backticks; empty where it is long."""
    text = ast.unparse(node).replace("`", "'")
    return f"`{text}`" if len(text) <= MAX_TEXT and "\n" not in text else ""
