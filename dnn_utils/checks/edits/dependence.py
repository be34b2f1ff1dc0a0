"""Which statements of a function a returned part depends on: an edit anywhere else can't make it right.

It is found by names alone, whatever the order of the statements, so it is never too small.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

_PART = re.compile(r"(\w+)(?:\['(\w+)'\])?")


@dataclass
class Statement:
    """A statement without the blocks in it, the names it sets and reads, and what it stands in."""

    nodes: frozenset[int]
    sets: frozenset[str]
    reads: frozenset[str]
    within: tuple[int, ...]


@dataclass
class Dependence:
    """The statements of a function, and what each returned part is made of."""

    statements: list[Statement] = field(default_factory=list)
    returned: list[ast.expr] = field(default_factory=list)
    returns: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, function: ast.FunctionDef) -> Dependence:
        """The dependence in a function."""
        made = cls()
        made._add(function.body, ())
        return made

    def _add(self, block: Iterable[ast.stmt], within: tuple[int, ...]) -> None:
        for statement in block:
            index = len(self.statements)
            own = list(_own_nodes(statement))
            self.statements.append(
                Statement(frozenset(map(id, own)), frozenset(_set(own)), frozenset(_read(own)), within)
            )
            if isinstance(statement, ast.Return) and statement.value is not None:
                self.returned.append(statement.value)
                self.returns.append(index)
            for name in ("body", "orelse", "handlers", "finalbody"):
                inner = getattr(statement, name, None)
                if isinstance(inner, list):
                    self._add((s for s in inner if isinstance(s, ast.stmt)), (*within, index))

    def needed(self, parts: Collection[str], returns: tuple[str, ...]) -> frozenset[int] | None:
        """The ids of the nodes that these returned parts depend on; None where that can't be seen."""
        if not parts:
            return None
        names: set[str] = set()
        taken: set[int] = set()
        for value, index in zip(self.returned, self.returns, strict=True):
            for part in parts:
                expression = self._expression(value, part, returns)
                if expression is None:
                    return None
                names |= set(_read(list(ast.walk(expression))))
            taken.add(index)
        return self._closure(names, taken)

    def _expression(self, value: ast.expr, part: str, returns: tuple[str, ...]) -> ast.expr | None:
        match = _PART.match(part)
        if match is None:
            return None
        name, key = match.groups()
        if len(returns) > 1:
            if not isinstance(value, ast.Tuple) or len(value.elts) != len(returns) or name not in returns:
                return None
            value = value.elts[returns.index(name)]
        return _entry(value, key) if key else value

    def _closure(self, names: set[str], taken: set[int]) -> frozenset[int]:
        growing = True
        while growing:
            growing = False
            for index, statement in enumerate(self.statements):
                if index in taken or not statement.sets & names:
                    continue
                for needed in (index, *statement.within):
                    taken.add(needed)
                    names |= self.statements[needed].reads
                growing = True
        return frozenset().union(*(self.statements[index].nodes for index in taken))


def _entry(value: ast.expr, key: str) -> ast.expr:
    if isinstance(value, ast.Dict):
        for k, v in zip(value.keys, value.values, strict=True):
            if isinstance(k, ast.Constant) and k.value == key:
                return v
    return value


def _own_nodes(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement without the statements inside it."""
    left: list[ast.AST] = [statement]
    while left:
        node = left.pop()
        yield node
        left += [
            child
            for child in ast.iter_child_nodes(node)
            if not isinstance(child, (ast.stmt, ast.ExceptHandler)) or isinstance(node, ast.FunctionDef)
        ]


def _set(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The names that are set or changed in place."""
    for node in nodes:
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, (ast.Subscript, ast.Attribute)) and not isinstance(node.ctx, ast.Load):
            yield from _read(ast.walk(node.value))
        elif isinstance(node, ast.Expr):
            yield from _read(ast.walk(node))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield from _read([node.func.value])


def _read(nodes: Iterable[ast.AST]) -> Iterator[str]:
    return (node.id for node in nodes if isinstance(node, ast.Name))
