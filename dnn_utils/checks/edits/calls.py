"""The first call of an earlier step that is not the one of the right way: up to there, a function is right.

A function of several steps is checked with recorded answers for them, so each of its calls can be told from
the right one. What goes into the first wrong one is wrong already, or is the wrong thing to hand over.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dnn_utils.checks.compare import is_array, same_plain
from dnn_utils.checks.edits.sentences import Told
from dnn_utils.checks.edits.trial import Trial
from dnn_utils.checks.examples import ROUNDING, Call, Judged
from dnn_utils.checks.student import as_plain


@dataclass(frozen=True)
class Made:
    """One call of an earlier step: which, with what, and in which line of the function."""

    name: str
    args: tuple[Any, ...]
    line: int


def departure(trial: Trial, judged: Sequence[Judged], function: ast.FunctionDef) -> Told | None:
    """Where a function leaves the right way, seen from the steps that it calls; None if that is not seen."""
    usual = [k for k, j in enumerate(judged) if j.finding and j.example.calls]
    for k in sorted(usual, key=lambda k: judged[k].example.group != "ordinary")[:1]:
        made: list[Made] = []

        def logging(name: str, answer: Callable[..., Any], made: list[Made] = made) -> Callable[..., Any]:
            def logged(*args: Any, **kwargs: Any) -> Any:
                line = sys._getframe(1).f_lineno
                given = tuple(map(as_plain, (*args, *kwargs.values())))
                if len(made) < MAX_CALLS:
                    made.append(Made(name, given, line))
                return answer(*args, **kwargs)

            return logged

        trial.run_once(function, k, logging)
        return _told(made, judged[k].example.calls, function)
    return None


MAX_CALLS = 40
"""Calls that are looked at: a training makes hundreds, and departs in its first or second turn."""


def _told(made: Sequence[Made], right: Sequence[Call], function: ast.FunctionDef) -> Told | None:
    for k, own in enumerate(made):
        if any(call.name == own.name and same_plain(call.args, own.args, ROUNDING) for call in right):
            continue
        before = sum(each.name == own.name for each in made[:k])
        meant = [call for call in right if call.name == own.name][before:]
        if not meant:
            return None
        return _of_call(own, meant[0], function)
    return None


def _of_call(own: Made, meant: Call, function: ast.FunctionDef) -> Told | None:
    """What is told of the first call that is another than the right one."""
    nodes = [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == own.name
        and node.lineno <= own.line + function.lineno - 1 <= (node.end_lineno or node.lineno)
    ]
    if len(nodes) != 1 or len(own.args) != len(meant.args):
        return None
    given = [*nodes[0].args, *(word.value for word in nodes[0].keywords)]
    pairs = zip(own.args, meant.args, strict=True)
    wrong = [i for i, (a, b) in enumerate(pairs) if not same_plain(a, b, ROUNDING)]
    if len(wrong) != 1 or len(given) != len(own.args) or isinstance(given[wrong[0]], ast.Starred):
        return None
    got, right = own.args[wrong[0]], meant.args[wrong[0]]
    if is_array(got) and is_array(right) and np.shape(got) != np.shape(right):
        return None  # it goes another way, perhaps example by example
    return _of_argument(given[wrong[0]], nodes[0].lineno, function)


def _of_argument(given: ast.expr, line: int, function: ast.FunctionDef) -> Told:
    first = function.lineno - 1
    if isinstance(given, ast.Name):
        origins = [
            node
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and _sets(node, given.id) and node.lineno < line
        ]
        if len(origins) == 1 and not _is_changed(given.id, function):
            about = ast.unparse(origins[0].value)
            kind = "wrong by here" if _rests_on_own(origins[0], function) else "first wrong"
            return Told(kind, (origins[0].value.lineno - first,), about)
    return Told("handed over", (given.lineno - first,), ast.unparse(given))


def _rests_on_own(origin: ast.Assign, function: ast.FunctionDef) -> bool:
    """Whether a value is computed from others that the function computes itself, and no earlier step."""
    read = {node.id for node in ast.walk(origin.value) if isinstance(node, ast.Name)}
    formulas = (ast.BinOp, ast.UnaryOp, ast.IfExp)
    return any(
        isinstance(node, ast.Assign)
        and isinstance(node.value, formulas)
        and any(_sets(node, own) for own in read)
        for node in ast.walk(function)
        if node is not origin
    )


def _is_changed(name: str, function: ast.FunctionDef) -> bool:
    """Whether the value of a name is changed in place somewhere."""
    for node in ast.walk(function):
        if isinstance(node, ast.AugAssign) and getattr(node.target, "id", "") == name:
            return True
        if not isinstance(node, ast.Subscript) or not isinstance(node.ctx, ast.Store):
            continue
        if getattr(node.value, "id", "") == name:
            return True
    return False


def _sets(node: ast.Assign, name: str) -> bool:
    return any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
