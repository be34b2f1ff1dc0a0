"""A line of a student's code that raised an error, with what stands around it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dnn_utils.checks.raised.seen import Seen, Unknown


@dataclass(frozen=True)
class Scene:
    """An error, and the student's code in which it was raised.

    `node` is the expression that raised, `line` its line in the file. `checked` is the function that was
    called, `depth` how many calls below the student's own code the error came from.
    """

    error: BaseException
    tree: ast.Module
    node: ast.AST | None
    line: int
    seen: Seen
    checked: str
    depth: int

    @cached_property
    def function(self) -> ast.FunctionDef | None:
        """The function around the line."""
        functions = [node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)]
        around = [f for f in functions if f.lineno <= self.line <= (f.end_lineno or f.lineno)]
        return around[0] if around else None

    @cached_property
    def statement(self) -> ast.stmt | None:
        """The innermost statement that the line belongs to."""
        nodes = ast.walk(self.function or self.tree)
        spans = [(n, n.lineno, n.end_lineno or n.lineno) for n in nodes if isinstance(n, ast.stmt)]
        around = [(end - start, -start, n) for n, start, end in spans if start <= self.line <= end]
        return min(around, key=lambda each: each[:2])[2] if around else None

    @cached_property
    def here(self) -> list[ast.AST]:
        """All that the statement is made of, without the statements in it."""
        return list(own_nodes(self.statement)) if self.statement else []

    @property
    def message(self) -> str:
        """What Python says."""
        return str(self.error)[:500]

    @property
    def place(self) -> str:
        """The line in words, at the start of a sentence."""
        return f"Line {self.at(self.line)}"

    @property
    def a_place(self) -> str:
        """The line in words, within a sentence."""
        return f"line {self.at(self.line)}"

    def at(self, line: int) -> str:
        """A line of the file as a line of the function."""
        if self.function is None:
            return f"{line} of your cell"
        own = self.function.name == self.checked
        return f"{line - self.function.lineno + 1} of {'your function' if own else f'`{self.function.name}`'}"

    def number(self, line: int) -> int:
        """The number alone of a line of the function."""
        return line - (self.function.lineno if self.function else 1) + 1

    @cached_property
    def arguments(self) -> list[str]:
        """The names of what the function takes."""
        return [arg.arg for arg in self.function.args.args] if self.function else []

    def names(self, kind: type[ast.expr_context]) -> Iterator[ast.Name]:
        """The names that the function reads or sets, in the order of lines."""
        nodes = [n for n in ast.walk(self.function or self.tree) if isinstance(n, ast.Name)]
        return iter(sorted((n for n in nodes if isinstance(n.ctx, kind)), key=lambda n: n.lineno))

    def held(self, node: ast.AST) -> Any:
        """What an expression holds there; the expression itself where that can't be seen."""
        try:
            return self.seen.value(node)
        except Unknown:
            return node

    def origin(self, name: str) -> ast.expr | None:
        """What a name was given above the line: the last assignment to it."""
        found = [
            node.value
            for node in ast.walk(self.function or self.tree)
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id == name
            and node.lineno < self.line
        ]
        return max(found, key=lambda value: value.lineno) if found else None


def own_nodes(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement without those of the statements in it."""
    left: list[ast.AST] = [statement]
    while left:
        node = left.pop(0)
        yield node
        left += [child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.stmt)]
