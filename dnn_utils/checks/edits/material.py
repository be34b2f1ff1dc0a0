"""What an edit may put into a function: its own names, numbers and texts, and short expressions of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_QUOTED = re.compile(r"[\"'](\w{1,12})[\"']")
_MANY = frozenset({"m", "n", "N", "m_train"})
"""Names that usually hold the number of examples."""


@dataclass(frozen=True)
class Material:
    """What stands in a function. `entries` are pairs of an argument that is a dictionary and a key of it.

    `unread` are the arguments that it never reads, `foreign` the notebook's values that it reads,
    `turns` the variables of its loops.
    """

    arguments: tuple[str, ...]
    names: tuple[str, ...]
    functions: tuple[str, ...]
    numbers: tuple[float, ...]
    texts: tuple[str, ...]
    entries: tuple[tuple[str, str], ...]
    unread: tuple[str, ...]
    foreign: tuple[str, ...]
    turns: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        function: ast.FunctionDef,
        functions: Sequence[str],
        keys: Mapping[str, Sequence[str]],
        values: Collection[str] = (),
    ) -> Material:
        """The material of a function that can call `functions`.

        `keys` are the keys of the arguments that are dictionaries, by position, and of results, under "".
        `values` are what the notebook has besides functions.
        """
        nodes = list(ast.walk(function))
        arguments = tuple(arg.arg for arg in function.args.args)
        names = [node for node in nodes if isinstance(node, ast.Name)]
        stored = tuple(node.id for node in names if isinstance(node.ctx, ast.Store))
        docstring = ast.get_docstring(function) or ""
        constants: list[Any] = [node.value for node in nodes if isinstance(node, ast.Constant)]
        texts = (text for text in constants if isinstance(text, str) and len(text) < 20 and text != docstring)
        entries = tuple(
            (own, key) for k, own in enumerate(arguments) for key in keys.get(str(k), ()) if len(key) < 12
        )
        known = (*texts, *_QUOTED.findall(docstring), *(key for _, key in entries), *keys.get("", ()))
        reads = [node.id for node in names if isinstance(node.ctx, ast.Load)]
        return cls(
            arguments,
            tuple(dict.fromkeys((*arguments, *stored))),
            tuple(functions),
            tuple(dict.fromkeys(filter(_is_number, constants))),
            tuple(dict.fromkeys(known)),
            entries,
            tuple(own for own in arguments if own not in reads),
            tuple(dict.fromkeys(r for r in reads if r in values and r not in (*arguments, *stored))),
            tuple(dict.fromkeys(_turns(nodes))),
        )

    def sizes(self) -> Iterator[ast.expr]:
        """What a number may stand for: an argument, a local, a size, a number of layers."""
        yield from map(name, self.names)
        for own in self.names:
            yield entry(attribute(name(own), "shape"), 1)
            yield entry(attribute(name(own), "shape"), 0)
            yield binary(call("len", name(own)), ast.FloorDiv, ast.Constant(2))
            yield call("len", name(own))

    def examples(self) -> Iterator[ast.expr]:
        """Numbers of examples: a name that was made for it, or the last axis of an array."""
        yield from (name(own) for own in self.names if own in _MANY)
        yield from (entry(attribute(name(own), "shape"), 1) for own in self.names[:10])


def _turns(nodes: Sequence[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, (ast.For, ast.comprehension)) and isinstance(node.target, ast.Name):
            yield node.target.id


def _is_number(value: Any) -> bool:
    return type(value) in (int, float)


def alike(a: str, b: str) -> bool:
    """Whether two names differ little: `dW` and `dZ`, `W1` and `W2`, `A` and `A_prev`."""
    return a[:1] == b[:1] or a[-1:] == b[-1:] or a.rstrip("0123456789") == b.rstrip("0123456789")


def name(text: str) -> ast.Name:
    """A name that is read."""
    return ast.Name(text, ast.Load())


def number(value: float) -> ast.expr:
    """A number as it is written."""
    return ast.UnaryOp(ast.USub(), ast.Constant(-value)) if value < 0 else ast.Constant(value)


def binary(left: ast.expr, operator: type[ast.operator], right: ast.expr) -> ast.BinOp:
    """``left operator right``."""
    return ast.BinOp(left, operator(), right)


def attribute(value: ast.expr, attr: str) -> ast.Attribute:
    """``value.attr``."""
    return ast.Attribute(value, attr, ast.Load())


def entry(value: ast.expr, index: Any) -> ast.Subscript:
    """``value[index]``."""
    return ast.Subscript(value, index if isinstance(index, ast.expr) else ast.Constant(index), ast.Load())


def call(function: str, *args: ast.expr) -> ast.Call:
    """``function(*args)``; a name with a dot is an attribute."""
    owner, _, last = function.rpartition(".")
    return ast.Call(attribute(name(owner), last) if owner else name(last), list(args), [])


def called(node: ast.expr) -> str:
    """The name of the function in a call, without what it belongs to; empty for anything else."""
    function = getattr(node, "func", None)
    return str(getattr(function, "attr", getattr(function, "id", "")))
