"""A submitted cell: what the student wrote, and what of the course it was found to be."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dnn_grader.repair.parts import Part, code_lines, plain
from dnn_utils.notebook_file import MAX_PARSED

_DEFINITION = re.compile(
    r"^[ \t]*+(?:(?:async[ \t]++)?def[ \t]++(\w++)[ \t]*+\(|(\w++)[ \t]*+=[^=])", re.MULTILINE
)


@dataclass(eq=False)
class Cell:
    """A cell of the result, before it is put in order.

    `claim` is the `grade_id` that it says it has. Where it is not `is_parsed`, one of too much text, only
    its lines are looked at. `part` is the graded, locked or solution cell it
    stands for; `text_place` is the place of the course's plain cell it is.
    """

    kind: str
    text: str
    id: str | None = None
    claim: str | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    attachments: dict[str, dict[str, str]] = field(default_factory=dict)
    is_parsed: bool = True
    part: Part | None = None
    text_place: int | None = None

    @property
    def place(self) -> int | None:
        """The cell's place in the instructor's notebook; None for a student's own cell."""
        return self.part.place if self.part else self.text_place

    @cached_property
    def plain_text(self) -> str:
        """The text without white space around it and at line ends."""
        return plain(self.text)

    @cached_property
    def defined(self) -> frozenset[str] | None:
        """The names the cell's top level binds; None where that can't be found by parsing."""
        return defined_names(self.text) if self.is_parsed else None

    def defines(self, name: str) -> bool:
        """Whether the cell's top level binds `name`, as far as one can see without running it."""
        if name not in self.text:
            return False
        if self.text.startswith(f"def {name}("):  # true whether the rest can be parsed or not
            return True
        if self.defined is not None:
            return name in self.defined
        return name in self.begun

    def certainly_defines(self, name: str) -> bool:
        """Whether the cell can be parsed, and its top level binds `name`."""
        return name in self.text and name in (self.defined or ())

    @cached_property
    def begun(self) -> frozenset[str]:
        """The names in the lines that start a definition: evidence enough where nothing can be parsed."""
        return frozenset(name for found in _DEFINITION.finditer(self.text) for name in found.groups() if name)

    def solves(self, part: Part) -> bool:
        """Whether this is code of the student's that binds the name of a solution."""
        return self.defines(part.name) and not self.is_as(part)

    def is_as(self, part: Part) -> bool:
        """Whether the text is that of the course's cell, but for white space at line ends."""
        return bool(self.plain_text) and self.plain_text in part.texts

    def rewrite(self, text: str) -> None:
        """Give the cell another text."""
        self.text = text
        for name in ("plain_text", "defined", "begun", "code_lines"):
            vars(self).pop(name, None)

    @cached_property
    def code_lines(self) -> frozenset[str]:
        """The lines with code, without white space around them."""
        return code_lines(self.plain_text)

    def has_work_on(self, part: Part) -> bool:
        """Whether there is a line with code that the course's cell does not have."""
        return not self.code_lines <= part.code_lines


def defined_names(text: str) -> frozenset[str] | None:
    """The names that the top level of a program binds; None where it can't be parsed."""
    tree = parsed(text)
    if tree is None:
        return None
    body = tree.body if ":=" in text else [node for node in tree.body if not isinstance(node, ast.Expr)]
    return frozenset(_bound(body))


def parsed(text: str) -> ast.Module | None:
    """The syntax tree of `text`; None where there is none, or where it is too long to look for it."""
    tree = _tree(text)
    return tree if isinstance(tree, ast.Module) else None


def error_line(text: str) -> int | None:
    """The line at which `text` can't be parsed; None if it can, the last where Python doesn't say which."""
    found = _tree(text)
    if isinstance(found, ast.Module):
        return None
    last = text.count("\n") + 1
    return min(found.lineno or last, last) if isinstance(found, SyntaxError) else last


def _tree(text: str) -> ast.Module | Exception:
    if len(text) > MAX_PARSED:
        return ValueError("too long")
    try:
        with warnings.catch_warnings(action="ignore"):
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return error


def _bound(statements: Iterable[ast.AST]) -> Iterable[str]:
    """The names that statements bind, also inside ``if`` or ``try`` but not inside functions."""
    # No recursion: a sum of a thousand terms is a tree of that depth.
    left = [*statements]
    while left:
        node = left.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).split(".")[0]
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif not isinstance(node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            left += ast.iter_child_nodes(node)
