"""Run an edited function safely: with a limit of steps, and of the sizes that it asks for.

No thread, process or signal is used, as Windows and browsers have none. Loops count their turns, and
functions their calls. What counts is the same on every machine; no clock decides.
"""

from __future__ import annotations

import ast
import re
import types
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

MAX_STEPS = 20_000
"""Turns of loops and calls of functions in one run: right solutions take some hundreds on recorded cases."""

STEPS_OF_AN_ANSWER = 20
"""What a recorded answer counts as."""

MAX_SIZE = 200_000
"""Entries of an array or a sequence that an edited function may ask for."""

MAX_BITS = 2_000
"""Binary digits of a whole number."""

STEP, TURNS, TIMES, POWER, MODULO = "__step", "__turns", "__times", "__power", "__modulo"
_OPERATORS = {ast.Mult: TIMES, ast.Pow: POWER, ast.Mod: MODULO}

WIDE = re.compile(r"\d{5}|\*|\{[^{}]*\{")
"""In a string that formats: a width of more than four digits, or one that is given elsewhere."""


class TooMuch(BaseException):
    """An edited function went on for too long, or asked for too much. No `except` of a student's ends it."""


class Budget:
    """Counts the steps of one run."""

    def __init__(self) -> None:
        self.left = MAX_STEPS

    def step(self) -> bool:
        """Count one step. Raises `TooMuch` after the last."""
        self.left -= 1
        if self.left < 0:
            raise TooMuch("too many steps")
        return True

    def turns(self, items: Iterable[Any]) -> Iterator[Any]:
        """The items, a step each."""
        for item in items:
            self.step()
            yield item

    def counted(self, answer: Callable[..., Any]) -> Callable[..., Any]:
        """What answers for an earlier step; it looks for the recorded answer, which takes some time."""

        def answering(*args: Any, **kwargs: Any) -> Any:
            self.left -= STEPS_OF_AN_ANSWER
            self.step()
            return answer(*args, **kwargs)

        return answering

    def names(self) -> dict[str, Callable[..., Any]]:
        """What instrumented code calls."""
        return {STEP: self.step, TURNS: self.turns, TIMES: times, POWER: power, MODULO: modulo}


MAX_LISTED = 20_000
"""Entries of nested lists that are made an array."""


def times(a: Any, b: Any) -> Any:
    """``a * b``, but no endless sequence, no number of endless length."""
    if isinstance(a, int) and isinstance(b, int):
        _require_short(a.bit_length() + b.bit_length())
    for text, count in ((a, b), (b, a)):
        if isinstance(text, (str, list, tuple, bytes)) and isinstance(count, int):
            _require_size(len(text) * count)
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        _require_size(int(np.prod(np.broadcast_shapes(a.shape, b.shape))))
    return a * b


def power(a: Any, b: Any) -> Any:
    """``a ** b``, but no number of endless length."""
    if isinstance(a, int) and isinstance(b, int):
        _require_short(a.bit_length() * max(b, 0))
    return a**b


def modulo(a: Any, b: Any) -> Any:
    """``a % b``, but no string that is padded to an endless length."""
    if isinstance(a, (str, bytes)) and WIDE.search(a if isinstance(a, str) else a.decode("latin-1")):
        raise TooMuch("too wide a format")
    return a % b


def short_range(*bounds: Any) -> range:
    """``range``, but not for so many turns that `sum`, `list` or `max` go through it for ever."""
    made = range(*bounds)
    _require_size(len(made[: MAX_SIZE + 1]))
    return made


def one_iterator(items: Iterable[Any]) -> Iterator[Any]:
    """``iter`` of what can be gone through; with two arguments it may have no end."""
    return iter(items)


def _require_short(bits: int) -> None:
    if bits > MAX_BITS:
        raise TooMuch("too long a number")


def _require_size(size: int) -> None:
    if size > MAX_SIZE:
        raise TooMuch("too large a result")


def instrumented(node: Any, line: int = 1) -> Any:
    """A copy of a syntax tree in which loops and functions count their steps.

    Every node has a line: new ones that of what they stand in.
    """
    if isinstance(node, list):
        return [instrumented(part, line) for part in node]
    if not isinstance(node, ast.AST):
        return node
    line = getattr(node, "lineno", line)
    new: Any = type(node)()
    for field in node._fields:
        setattr(new, field, instrumented(getattr(node, field, None), line))
    if isinstance(node, (ast.expr, ast.stmt, ast.arg, ast.keyword, ast.ExceptHandler, ast.alias)):
        new.lineno = new.end_lineno = line
        new.col_offset = new.end_col_offset = 0
    return _counted(new, line)


def instrumented_function(function: ast.FunctionDef, body: list[Any]) -> Any:
    """The function with a body that is instrumented already."""
    made = ast.FunctionDef(function.name, function.args, [*body] or [ast.Pass()], [], None)
    return _counted(_located(made, function.lineno), function.lineno)


def _counted(new: Any, line: int) -> Any:
    if isinstance(new, (ast.For, ast.comprehension)):
        new.iter = _call(TURNS, [new.iter], getattr(new.iter, "lineno", line))
    elif isinstance(new, ast.While):
        values = [_call(STEP, [], line), new.test]
        new.test = _located(ast.BoolOp(ast.And(), values), line)
    elif isinstance(new, ast.FunctionDef):
        new.body.insert(0, _located(ast.Expr(_call(STEP, [], line)), line))
    elif isinstance(new, ast.BinOp) and type(new.op) in _OPERATORS:
        return _call(_OPERATORS[type(new.op)], [new.left, new.right], line)
    return new


def _call(name: str, args: list[ast.expr], line: int) -> ast.Call:
    return _located(ast.Call(_located(ast.Name(name, ast.Load()), line), args, []), line)


def _located(node: Any, line: int) -> Any:
    node.lineno = node.end_lineno = line
    node.col_offset = node.end_col_offset = 0
    return node


# What an edited function may use of NumPy: names that neither read nor write files, nor change settings.
NUMPY = frozenset(
    """
    abs absolute add all allclose amax amin any append arange arccos arcsin arctan argmax argmin argsort
    around array array_equal asarray astype atleast_1d atleast_2d average bool_ broadcast_to ceil clip
    column_stack concatenate copy copysign cos cosh count_nonzero cross cumprod cumsum diag diagonal
    diff divide dot dstack e einsum empty empty_like equal errstate exp exp2 expand_dims expm1 eye fabs
    finfo flip float16 float32 float64 floor floor_divide full full_like greater greater_equal heaviside
    hsplit hstack identity iinfo inf inner int16 int32 int64 int8 integer isclose isfinite isinf isnan
    less less_equal linspace log log10 log1p log2 logaddexp logical_and logical_not logical_or
    logical_xor matmul max maximum mean median min minimum mod moveaxis multiply nan nan_to_num nansum
    ndarray ndim negative newaxis nonzero not_equal number ones ones_like outer pi positive power prod
    ravel reciprocal remainder repeat reshape rint roll round rollaxis row_stack shape sign sin sinh
    size sort split sqrt square squeeze stack std subtract sum swapaxes take tan tanh tensordot tile
    trace transpose tril triu true_divide uint8 unique vander var vdot vectorize vsplit vstack where
    zeros zeros_like floating generic linalg random
    """.split()
)
_LINALG = frozenset({"norm", "multi_dot"})
_RANDOM = frozenset("rand randn random normal uniform standard_normal randint seed random_sample".split())
_SIZED = frozenset(
    """
    arange empty eye full identity linspace ones repeat tile zeros vander outer broadcast_to rand randn
    random normal uniform standard_normal randint random_sample
    """.split()
)


def numpy_names() -> types.SimpleNamespace:
    """NumPy as an edited function sees it."""
    names = {name: _bounded(np, name) for name in NUMPY if hasattr(np, name)}
    names["linalg"] = types.SimpleNamespace(**{name: getattr(np.linalg, name) for name in _LINALG})
    names["random"] = types.SimpleNamespace(**{name: _bounded(np.random, name) for name in _RANDOM})
    return types.SimpleNamespace(**names)


def _bounded(module: Any, name: str) -> Any:
    function = getattr(module, name)
    if not callable(function) or isinstance(function, type):
        return function
    makes = name in _SIZED

    def bounded(*args: Any, **kwargs: Any) -> Any:
        for arg in args:
            if isinstance(arg, (list, tuple)):
                _require_few(arg)
        wanted = 1
        for size in _sizes((*args, *kwargs.values())) if makes else ():
            wanted *= max(1, size)
        if wanted > MAX_SIZE:
            raise TooMuch(f"{name} of {wanted} entries")
        return function(*args, **kwargs)

    return bounded


def _require_few(value: list[Any] | tuple[Any, ...]) -> None:
    """Lists in lists that NumPy may make an array of: one that holds itself would have no end."""
    left, seen = [value], 0
    while left:
        parts = left.pop()
        seen += len(parts)
        if seen > MAX_LISTED or len(left) > MAX_LISTED:
            raise TooMuch("too many entries in lists")
        left += [part for part in parts if isinstance(part, (list, tuple))]


def _sizes(args: Iterable[Any]) -> Iterator[int]:
    """What may be a length in the arguments of a function that makes an array."""
    for arg in args:
        if isinstance(arg, (int, np.integer)):
            yield abs(int(arg))
        elif isinstance(arg, float):
            yield int(min(abs(arg), 1e9)) if arg == arg else 1
        elif isinstance(arg, np.ndarray):
            yield arg.size
        elif isinstance(arg, (tuple, list)):
            yield from _sizes(arg[:20])
