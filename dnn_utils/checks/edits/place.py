"""Where in a function an edit can be made."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_READ = ast.Load()
_LEFT_OUT = ("annotation", "returns", "decorator_list", "args")


@dataclass(frozen=True)
class Place:
    """A field of a node of the syntax tree, or an entry of it: what an edit replaces."""

    owner: ast.AST
    field: str
    index: int | None = None

    @property
    def held(self) -> Any:
        """What stands there."""
        value = getattr(self.owner, self.field)
        return value if self.index is None else value[self.index]

    def put(self, new: Any) -> None:
        """Put something else there."""
        if self.index is None:
            setattr(self.owner, self.field, new)
        else:
            getattr(self.owner, self.field)[self.index] = new


@dataclass(frozen=True)
class Edit:
    """One small change: what comes to which places, of what kind, at which line.

    `about` is the student's own text that the sentence speaks of. `cost` orders edits: the likely come
    first. `others` are further lines where the same change is made. `in_condition`: it changes what an ``if``
    or ``while`` asks.
    """

    kind: str
    changes: tuple[tuple[Place, Any], ...]
    line: int
    cost: float
    about: str = ""
    others: tuple[int, ...] = ()
    in_condition: bool = False

    @property
    def is_of_blocks(self) -> bool:
        """Whether statements change, not expressions."""
        return isinstance(self.changes[0][1], list)

    @contextmanager
    def made(self) -> Iterator[None]:
        """While it lasts, the change is made."""
        old = [(place, place.held) for place, _ in self.changes]
        for place, new in self.changes:
            place.put(new)
        try:
            yield
        finally:
            for place, held in reversed(old):
                place.put(held)


def expressions(root: ast.AST) -> Iterator[Place]:
    """The places of all expressions that are read, outermost first; no annotation, no default."""
    left = [root]
    while left:
        node = left.pop()
        below = []
        for field, value in ast.iter_fields(node):
            if field in _LEFT_OUT and not isinstance(node, ast.Call):
                continue
            for index, child in enumerate(value) if isinstance(value, list) else ((None, value),):
                if isinstance(child, ast.expr) and isinstance(getattr(child, "ctx", _READ), ast.Load):
                    yield Place(node, field, index)
                if isinstance(child, ast.AST):
                    below.append(child)
        left += reversed(below)


def blocks(root: ast.AST) -> Iterator[Place]:
    """The places of all lists of statements, outermost first."""
    left = [root]
    while left:
        node = left.pop()
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block:
                yield Place(node, field)
                left += block
