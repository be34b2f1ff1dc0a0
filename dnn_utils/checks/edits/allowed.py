"""Which functions may be run again, edited: those that can change nothing but what they return.

Every name that a function reads must be known to be harmless: an argument or a local of its own, a pure
builtin, one of NumPy's or the course's functions, a value that can be copied, or a function of the same
notebook for which all this holds as well.
"""

from __future__ import annotations

import ast
import builtins
import copy
import inspect
import math
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dnn_utils.checks.edits.guarded import NUMPY, WIDE, numpy_names, one_iterator, power, short_range
from dnn_utils.checks.plain import NotPlain, decode, encode

MAX_SOURCE = 20_000
MAX_HELPERS = 20
MAX_GLOBAL = 1_000_000

_BUILTINS = frozenset(
    """
    abs all any bool dict divmod enumerate float int isinstance len list map max min range reversed
    round set sorted str sum tuple zip repr filter ArithmeticError AssertionError AttributeError
    Exception FloatingPointError IndexError KeyError NotImplementedError OverflowError RuntimeError
    TypeError ValueError ZeroDivisionError pow slice iter next type callable complex
    """.split()
)
_ATTRIBUTES = NUMPY | frozenset(
    """
    T append astype base clear copy count dtype eps extend fill flat flatten format get index insert
    item items itemsize join keys kind lower max min nbytes ndim pop real remove replace reverse
    setdefault shape size sort split startswith endswith strip tolist update upper values norm
    rand randn seed normal uniform standard_normal randint random_sample tiny resolution title imag any all
    """.split()
) - {"errstate", "vectorize"}
_NUMPYS_OWN = frozenset(
    {"repeat", "outer"}
)  # bounded as NumPy's functions, not as methods of what they enlarge
_ENDLESS = ("factorial", "comb", "perm")
_MATH = {name: getattr(math, name) for name in dir(math) if not name.startswith("_") and name not in _ENDLESS}
_REFUSED = (
    ast.AsyncFor,
    ast.AsyncFunctionDef,
    ast.AsyncWith,
    ast.Await,
    ast.ClassDef,
    ast.Delete,
    ast.Global,
    ast.Nonlocal,
    ast.With,
    ast.LShift,
    ast.Yield,
    ast.YieldFrom,
    ast.Match,
    ast.NamedExpr,
)

_MODULES: dict[str, Callable[[], types.SimpleNamespace]] = {
    "numpy": numpy_names,
    "math": lambda: types.SimpleNamespace(**_MATH),
    "copy": lambda: types.SimpleNamespace(copy=copy.copy, deepcopy=copy.deepcopy),
}
"""The modules that an edited function may use, each with its harmless names alone."""

Source = Callable[[Any], str | None]


@dataclass
class Surroundings:
    """What an edited function runs in: the names it may use, and the helpers that belong to it."""

    names: dict[str, Any]
    helpers: list[ast.FunctionDef] = field(default_factory=list)

    @property
    def functions(self) -> list[str]:
        """The names of the course's own functions among them."""
        return [name for name, value in self.names.items() if _is_the_courses(value)]

    @property
    def values(self) -> list[str]:
        """The names of what the notebook has besides functions and modules."""
        plain = (np.ndarray, np.generic, int, float, list, tuple, dict)
        return [name for name, value in self.names.items() if isinstance(value, plain) and name[:2] != "__"]


def source_of(function: Any) -> str | None:
    """The text of a function that a notebook defines; None where there is none."""
    try:
        return inspect.getsource(function)
    except (OSError, TypeError, IndexError, SyntaxError):
        return None


def parsed(text: str | None, name: str) -> ast.FunctionDef | None:
    """The syntax tree of the function `name`, defined at the top level of `text`; its last definition."""
    if text is None or len(text) > MAX_SOURCE:
        return None
    try:
        tree = ast.parse(inspect.cleandoc("\n" + text) if text[:1].isspace() else text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name]
    return found[-1] if found else None


def surroundings(
    function: ast.FunctionDef,
    namespace: Mapping[str, Any],
    known: frozenset[str] = frozenset(),
    source: Source = source_of,
) -> Surroundings | None:
    """Where `function` may run, edited; None where it reads what may not be touched.

    `known` are earlier steps that recorded answers stand in for.
    """
    names = {"__builtins__": {"__import__": _imported}, **_pure_builtins(), **_at_hand(namespace)}
    around = Surroundings(names)
    left, seen = [function], {function.name}
    while left:
        tree = left.pop()
        if not is_harmless(tree) or len(around.helpers) > MAX_HELPERS:
            return None
        for name in sorted(read_names(tree) - seen - known):
            seen.add(name)
            known_helpers = len(around.helpers)
            if not _add(around, name, namespace, source):
                return None
            left += around.helpers[known_helpers:]
    return around


def _add(around: Surroundings, name: str, namespace: Mapping[str, Any], source: Source) -> bool:
    """Add what a name means; whether it may be had."""
    if name not in namespace:
        return name in around.names or not hasattr(builtins, name)
    value = _admitted(namespace[name], name, source)
    if isinstance(value, ast.FunctionDef):
        around.helpers.append(value)
    elif value is None and namespace[name] is not None:
        return False
    else:
        around.names[name] = value
    return True


def _at_hand(namespace: Mapping[str, Any]) -> dict[str, Any]:
    """What an edit may use although the function does not: NumPy and the course's functions."""
    own = {name: value for name, value in namespace.items() if _is_the_courses(value)}
    return own | ({"np": numpy_names()} if namespace.get("np") is np else {})


def _pure_builtins() -> dict[str, Any]:
    bounded = {"range": short_range, "iter": one_iterator, "pow": power}
    pure = {name: getattr(builtins, name) for name in _BUILTINS}
    return pure | bounded | {"print": lambda *args, **kwargs: None}


def read_names(function: ast.AST) -> set[str]:
    """The names that a function reads, its own included."""
    names = (node for node in ast.walk(function) if isinstance(node, ast.Name))
    return {node.id for node in names if isinstance(node.ctx, ast.Load)}


def is_harmless(function: ast.FunctionDef) -> bool:
    """Whether the syntax holds nothing that could reach beyond the names that it is given."""
    if function.decorator_list:
        return False
    return all(map(_is_harmless_node, ast.walk(function)))


def _is_harmless_node(node: ast.AST) -> bool:
    if isinstance(node, _REFUSED):
        return False
    if isinstance(node, ast.Import):
        return all(alias.name in _MODULES for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        known = _ATTRIBUTES | _MATH.keys()
        return node.module in _MODULES and all(alias.name in known for alias in node.names)
    if isinstance(node, ast.Attribute):
        return _is_harmless_attribute(node)
    if isinstance(node, ast.Name):
        return not node.id.startswith("__")
    if isinstance(node, ast.ExceptHandler):
        return node.type is not None
    if isinstance(node, ast.FormattedValue):
        return node.format_spec is None or _is_short(node.format_spec)
    return True


def _is_harmless_attribute(node: ast.Attribute) -> bool:
    if node.attr == "format":
        text = getattr(node.value, "value", None)
        return isinstance(text, str) and not WIDE.search(text)
    if node.attr in _NUMPYS_OWN:
        return isinstance(node.value, ast.Name) and node.value.id in ("np", "numpy")
    return node.attr in _ATTRIBUTES or node.attr in _MATH


def _is_short(spec: ast.expr) -> bool:
    parts = getattr(spec, "values", ())
    return all(isinstance(part, ast.Constant) and len(str(part.value)) <= 6 for part in parts)


def _imported(name: str, *given: Any) -> types.SimpleNamespace:
    """What ``import name`` gives in an edited function. Raises ImportError for any other module."""
    if name not in _MODULES:
        raise ImportError(name)
    return _MODULES[name]()


def _admitted(value: Any, name: str, source: Source) -> Any:
    """The value as an edited function may have it, a helper's syntax tree, or None."""
    if isinstance(value, types.ModuleType):
        return _MODULES[value.__name__]() if value in (np, math, copy) else None
    if isinstance(value, types.FunctionType) and not _is_the_courses(value):
        return parsed(source(value), name) if value.__name__ == name else None
    if callable(value):
        return value if _is_the_courses(value) or _is_numpys(value) else None
    try:
        coded = encode(value)
        return decode(coded) if len(coded) <= MAX_GLOBAL else None
    except NotPlain:
        return None


def _is_the_courses(value: Any) -> bool:
    return getattr(value, "__module__", None) == "dnn_utils.activations"


def _is_numpys(value: Any) -> bool:
    name = getattr(value, "__name__", "")
    return name in NUMPY and getattr(np, name, None) is value
