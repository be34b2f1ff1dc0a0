"""All edits that are tried on a function: of expressions and statements, in one place or in several."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Any

from dnn_utils.checks.edits.expressions import of_expression
from dnn_utils.checks.edits.material import Material, called, name
from dnn_utils.checks.edits.place import Edit, expressions
from dnn_utils.checks.edits.statements import is_docstring, of_statements

MOST_GLOBALS = 3
"""How many values of the notebook one function reads by mistake."""

MOST_IN_A_VALUE = 8
"""Nodes of a value that is one of two to choose from, up to which it is looked at as a whole."""

MOST_PLACES = 6
"""How often the same mistake is looked for in one function."""

REPEATED = frozenset(
    {
        "axis",
        "axis and keepdims",
        "call too many",
        "constant",
        "function",
        "function left out",
        "keepdims",
        "length of rows",
        "mean",
        "name",
        "off by one",
        "operator",
        "order of arguments",
        "order of calls",
        "order of operands",
        "parentheses",
        "power",
        "product",
        "shape",
        "sign",
        "size",
        "text",
        "too much",
        "transpose",
    }
)
"""The kinds of mistake that who makes one makes in each line alike."""


_OF_A_VALUE = frozenset(
    {
        "call too many",
        "complement",
        "constant",
        "function left out",
        "name",
        "operator",
        "sign",
        "too much",
        "transpose",
        "zero",
    }
)
"""The kinds that say little of a value that is one of two to choose from."""


def edits(function: ast.FunctionDef, material: Material) -> list[Edit]:
    """All edits of a function, the likely first."""
    single = list(_of_expressions(function, material))
    found = [
        *single,
        *_repeated(single),
        *_of_globals(function, material),
        *of_statements(function, material),
    ]
    return sorted(found, key=lambda edit: edit.cost)


def _of_globals(function: ast.FunctionDef, material: Material) -> Iterator[Edit]:
    """Arguments that are never read, wherever values of the notebook are read in their place."""
    values = material.foreign
    if not 1 <= len(values) <= MOST_GLOBALS:
        return
    for arguments in permutations(material.unread, len(values)):
        meant = dict(zip(values, arguments, strict=True))
        places = [p for p in expressions(function) if isinstance(p.held, ast.Name) and p.held.id in meant]
        lines = tuple(dict.fromkeys(p.held.lineno for p in places))[:MOST_PLACES]
        changes = tuple((p, name(meant[p.held.id])) for p in places)
        yield Edit("global", changes, lines[0], 0.8, ast.unparse(places[0].held), lines[1:])


def _of_expressions(function: ast.FunctionDef, material: Material) -> Iterator[Edit]:
    body = [statement for statement in function.body if not is_docstring(statement)]
    root = ast.Module(body, [])
    counting, asking, printed = _counting(root), _asking(root), _printed(root)
    nudges, choices = _nudges(root), _choices(root)
    for place in expressions(root):
        node = place.held
        if id(node) in nudges:
            continue
        about = ast.unparse(node)
        for kind, new, cost in of_expression(place, material):
            if kind != "off by one" or id(node) in counting:
                shown: Any = node
                if kind in _OF_A_VALUE and id(node) in choices:
                    kind, shown = "choice", choices[id(node)]
                if isinstance(node, ast.Constant) and kind in ("size", "entry of the turn"):
                    shown = place.owner
                kind = "print" if id(node) in printed else kind
                said = about if shown is node else ast.unparse(shown)
                yield Edit(kind, ((place, new),), shown.lineno, cost, said, in_condition=id(node) in asking)


def _choices(root: ast.AST) -> dict[int, ast.expr]:
    """The choices between two values, by the ids of themselves and of what their short values are made of."""
    found: dict[int, ast.expr] = {}
    for node in ast.walk(root):
        values: list[ast.expr] = []
        if isinstance(node, ast.IfExp):
            values = [node.body, node.orelse]
        elif isinstance(node, ast.Call) and called(node) == "where" and len(node.args) == 3:
            values = node.args[1:]
            found[id(node)] = node
        for value in values:
            below = list(ast.walk(value))
            if len(below) <= MOST_IN_A_VALUE:
                found |= {id(part): node for part in below}  # type: ignore[misc]
    return found


def _printed(root: ast.AST) -> frozenset[int]:
    """The ids of the expressions that are only printed: an error is mended there, and no formula."""
    alone = [node.value for node in ast.walk(root) if isinstance(node, ast.Expr)]
    return frozenset(id(below) for call in alone if called(call) == "print" for below in ast.walk(call))


def _nudges(root: ast.AST) -> frozenset[int]:
    """The ids of the small numbers by which something is moved to see what comes of it: any will do."""
    moved = {
        node.right.id
        for node in ast.walk(root)
        if isinstance(node, ast.BinOp)
        and isinstance(node.op, (ast.Add, ast.Sub))
        and isinstance(node.right, ast.Name)
    }
    return frozenset(
        id(node.value)
        for node in ast.walk(root)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id in moved
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, float)
        and 1e-12 < node.value.value < 0.1
    )


def _asking(root: ast.AST) -> frozenset[int]:
    """The ids of the expressions that a condition is made of."""
    tests = [node.test for node in ast.walk(root) if isinstance(node, (ast.If, ast.While))]
    return frozenset(id(below) for test in tests for below in ast.walk(test))


def _counting(root: ast.AST) -> frozenset[int]:
    """The ids of the expressions that count something: in an index, a key, a range."""
    starts: list[ast.expr] = []
    for node in ast.walk(root):
        if isinstance(node, ast.Subscript):
            starts.append(node.slice)
        elif isinstance(node, ast.FormattedValue):
            starts.append(node.value)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("range", "str"):
            starts += node.args
        elif isinstance(node, ast.BinOp) and isinstance(node.op, (ast.FloorDiv, ast.Mod)):
            starts.append(node)
    return frozenset(id(below) for start in starts for below in ast.walk(start))


def _repeated(single: Sequence[Edit]) -> Iterator[Edit]:
    """The same edit in all the places where it can be made."""
    groups: dict[Any, list[Edit]] = {}
    for edit in single:
        if edit.kind in REPEATED:
            for deed in _deeds(edit):
                groups.setdefault(deed, []).append(edit)
    for group in groups.values():
        if 2 <= len(group) <= MOST_PLACES and not _nested(group):
            first, lines = group[0], tuple(dict.fromkeys(edit.line for edit in group))
            changes = tuple(change for edit in group for change in edit.changes)
            more = 0.0 if first.kind == "too much" else 0.15
            yield Edit(first.kind, changes, first.line, first.cost + more, first.about, lines[1:])


def _deeds(edit: Edit) -> Iterator[Any]:
    """What an edit does, in each way in which others may do the same."""
    yield _deed(edit)
    ((place, new),) = edit.changes
    old = place.held
    if edit.kind == "too much" and isinstance(old, ast.BinOp) and new in (old.left, old.right):
        other = old.right if new is old.left else old.left
        yield "dropped", type(old.op), new is old.left, ast.unparse(other)
        if isinstance(new, ast.Name):
            yield "kept", type(old.op), new.id


def _deed(edit: Edit) -> tuple[Any, ...]:
    """What an edit does, so that the same can be done elsewhere."""
    ((place, new),) = edit.changes
    old = place.held
    if edit.kind == "operator" and isinstance(old, ast.BinOp) and isinstance(new, ast.BinOp):
        return edit.kind, type(old.op), type(new.op)
    if edit.kind in ("keepdims", "axis", "axis and keepdims"):
        return edit.kind, tuple((word.arg, ast.unparse(word.value)) for word in new.keywords)
    if edit.kind == "call too many" and isinstance(old, ast.Call):
        return edit.kind, called(old), new is not old.args[0] if old.args else None
    if edit.kind == "order of calls":
        return edit.kind, called(new), called(new.args[0])
    if edit.kind == "transpose":
        return edit.kind, isinstance(new, ast.Attribute), type(old)
    if edit.kind in ("order of arguments", "shape") and isinstance(new, ast.Call):
        return edit.kind, ast.unparse(new.func), _order(old, new)
    if edit.kind == "text" and (with_d := _gains_a_d(old, new)) is not None:
        return edit.kind, with_d
    return edit.kind, ast.unparse(old), ast.unparse(new)


def _gains_a_d(old: Any, new: Any) -> bool | None:
    """Whether a key like `W1` becomes `dW1`, or the other way round; None where it does neither."""
    before, after = getattr(old, "value", None), getattr(new, "value", None)
    if not isinstance(before, str) or not isinstance(after, str):
        return None
    return after == f"d{before}" if f"d{before}" == after or f"d{after}" == before else None


def _order(old: Any, new: ast.Call) -> tuple[int, ...]:
    """Which argument of the old call each of the new one is; -1 for one that is new."""
    before = [id(arg) for arg in getattr(old, "args", ())]
    return tuple(before.index(id(arg)) if id(arg) in before else -1 for arg in new.args)


def _nested(group: Sequence[Edit]) -> bool:
    """Whether one of the places lies inside another."""
    inside = [{id(node) for node in ast.walk(edit.changes[0][0].held)} for edit in group]
    owners = [id(edit.changes[0][0].owner) for edit in group]
    return any(owners[i] in inside[j] for i in range(len(group)) for j in range(len(group)) if i != j)
