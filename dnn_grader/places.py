"""The place of a mistake whose cause nobody knows, for the feedback of a graded notebook.

A fork of the student's process that has seen no hidden input looks for it, on the public cases, after all
tests. It never decides a point. What it says is a kind from a list and lines of the student's function;
the sentence is made here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from dnn_grader.repair.cells import parsed as tree_of
from dnn_grader.results import Result
from dnn_utils.checks.diagnose import lacks_a_place, with_place
from dnn_utils.checks.edits.allowed import parsed
from dnn_utils.checks.edits.sentences import sentence
from dnn_utils.checks.edits.told import NotTold, as_read
from dnn_utils.checks.examples import Examples
from dnn_utils.checks.forms import as_written

_NOT_PYTHON = re.compile(r"^[%!?].*$", re.MULTILINE)

Ask = Callable[[str], Any]
"""What the student's process says of the places in the function of this name."""


def is_wrong(result: Result) -> bool:
    """Whether there is something to say of a result."""
    return bool(result.findings) and result.score != result.max_score


def by_the_code(result: Result, cells: Iterable[str], examples: Examples) -> Result:
    """The result without a cause that the student's own text contradicts.

    `cells` are the student's cells above the test.
    """
    function = last_definition(result.exercise, cells)
    return replace(
        result, findings=(as_written(result.findings[0], examples, function), *result.findings[1:])
    )


def wants_a_place(result: Result) -> bool:
    """Whether it helps to know where a wrong result is wrong: of most there is nothing to ask.

    A declared mistake says enough, and most of a class makes those: that would cost a search each.
    """
    first = result.findings[0]
    unwritten = first.kind == "raised" and first.message.endswith("is not written yet.")
    if first.mistake:
        return False
    return lacks_a_place(first) and not (first.kind in ("missing", "died") or unwritten)


def located(result: Result, cells: Iterable[str], ask: Ask) -> Result:
    """The result with the place of the mistake, where that is found.

    `cells` are the student's cells above the test.
    """
    function = last_definition(result.exercise, cells)
    if function is None:
        return result
    try:
        said = sentence(as_read(ask(result.exercise), function))
    except (NotTold, RecursionError):
        return result
    return replace(result, findings=(with_place(result.findings[0], said), *result.findings[1:]))


def last_definition(name: str, cells: Iterable[str]) -> ast.FunctionDef | None:
    """The last function of this name that the cells define, as if its text stood alone; None without one."""
    for source in reversed([*cells]):
        text = _NOT_PYTHON.sub("", source) if name in source else ""
        tree = tree_of(text) if text else None
        nodes = ast.walk(tree) if tree else ()
        defined = [node for node in nodes if isinstance(node, ast.FunctionDef) and node.name == name]
        if defined:
            lines = text.splitlines(keepends=True)[defined[-1].lineno - 1 : defined[-1].end_lineno]
            return parsed("".join(lines), name)
    return None
