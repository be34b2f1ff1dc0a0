"""What is told of the edits that make a function right: kinds and places, and none of the edits.

A grading process gets this from a student's process, so it is checked against the function's own text.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from itertools import islice
from typing import Any

from dnn_utils.checks.edits.place import Edit
from dnn_utils.checks.edits.sentences import HINTS, MAX_ABOUT, STATED, Told
from dnn_utils.checks.edits.statements import first_line

_KINDS = HINTS.keys() | STATED.keys()
MAX_TOLD, MAX_LINES, MAX_NODES = 2, 6, 80


class NotTold(ValueError):
    """What was sent is nothing that could be told of this function."""


def told(edits: Sequence[Edit], function: ast.FunctionDef, partly: bool = False) -> tuple[Told, ...]:
    """What is told of the edits of a function, given as the student wrote it.

    The second of two edits may lie in what the first has made: only the student's own text is shown.
    """
    return tuple(_own(edit.kind, (edit.line, *edit.others), edit.about, function, partly) for edit in edits)


def as_sent(found: Sequence[Told]) -> list[Any]:
    """The same as plain data."""
    return [[each.kind, list(each.lines), each.about, each.partly] for each in found]


def as_read(sent: Any, function: ast.FunctionDef) -> tuple[Told, ...]:
    """The same from plain data that is not to be trusted. Raises `NotTold`.

    Nothing of it is kept but a kind that is known, lines of this function, and a text that stands there.
    """
    if type(sent) is not list or len(sent) > MAX_TOLD:
        raise NotTold("it is no list of one edit or two")
    return tuple(_read(each, function) for each in sent)


def _read(sent: Any, function: ast.FunctionDef) -> Told:
    if type(sent) is not list or len(sent) != 4:
        raise NotTold("it is no kind, lines, text and whether it is a part")
    kind, lines, about, partly = sent
    if type(partly) is not bool:
        raise NotTold("it is not said whether it is a part")
    if type(kind) is not str or type(about) is not str or (kind and kind not in _KINDS):
        raise NotTold("there is no such kind of edit")
    if type(lines) is not list or not 1 <= len(lines) <= MAX_LINES:
        raise NotTold("there are no lines, or too many")
    count = (function.end_lineno or function.lineno) - function.lineno + 1
    if not all(type(line) is int and 1 <= line <= count for line in lines):
        raise NotTold("the function has no such line")
    return _own(kind, tuple(lines), about, function, partly)


def _own(
    kind: str, lines: tuple[int, ...], about: str, function: ast.FunctionDef, partly: bool = False
) -> Told:
    own = 0 < len(about) <= MAX_ABOUT and about in _texts(function, function.lineno + lines[0] - 1)
    return Told(kind if kind in _KINDS else "", lines, about if own else "", partly)


def _texts(function: ast.FunctionDef, line: int) -> set[str]:
    """The short expressions and statements that begin in a line of a function."""
    texts = set()
    for node in ast.walk(function):
        if getattr(node, "lineno", 0) != line:
            continue
        if isinstance(node, ast.stmt):
            texts.add(first_line(node))
        elif isinstance(node, ast.expr) and len(list(islice(ast.walk(node), MAX_NODES))) < MAX_NODES:
            texts.add(ast.unparse(node))
    return texts
