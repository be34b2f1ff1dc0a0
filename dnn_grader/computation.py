"""The order in which a solution computes what it returns, read from its text."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from itertools import groupby

from dnn_utils.checks.examples import Examples
from dnn_utils.checks.quantities import Quantities, Quantity


def order_of_computation(source: str, examples: Examples) -> tuple[tuple[str, ...], ...]:
    """The names of the returned quantities, those first that are computed first; of one line together.

    A quantity is computed where its name, or an entry of its name, is given a value for the last time; a
    list, where the first value in it is.
    """
    function = next(
        (
            n
            for n in ast.walk(ast.parse(source))
            if isinstance(n, ast.FunctionDef) and n.name == examples.name
        ),
        None,
    )
    named = [q for q in Quantities(examples).named if q.part is not None]
    if function is None or len(named) < 2:
        return ()
    places = _places(function)
    end = len(list(ast.walk(function)))
    at = {q: _place(q, examples.returns, places, end) for q in named}
    ordered = sorted(named, key=lambda q: at[q])
    return tuple(tuple(q.name for q in step) for _, step in groupby(ordered, key=lambda q: at[q]))


def _place(quantity: Quantity, returns: Sequence[str], places: dict[str, int], end: int) -> int:
    part = returns[quantity.part or 0]
    return next((places[name] for name in (quantity.key, part) if name in places), end)


def _places(function: ast.FunctionDef) -> dict[str, int]:
    """The number of the statement that gives each name its value."""
    places: dict[str, int] = {}
    lists: dict[str, int] = {}
    for k, statement in enumerate(_statements(function)):
        for name in _stored(statement):
            places[name] = k
        for owner, value in _appended(statement):
            used = [places[n.id] for n in ast.walk(value) if isinstance(n, ast.Name) and n.id in places]
            lists.setdefault(owner, max(used, default=k))
    return places | lists


def _statements(node: ast.AST) -> Iterator[ast.stmt]:
    """The statements in a function, in the order of its text."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt):
            yield child
        yield from _statements(child)


def _stored(statement: ast.stmt) -> Iterator[str]:
    """The names, and the text keys, that an assignment gives a value."""
    targets: list[ast.expr] = []
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, (ast.AugAssign, ast.AnnAssign)):
        targets = [statement.target]
    for node in (n for target in targets for n in ast.walk(target)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            yield from _key(node.slice)


def _key(node: ast.expr) -> Iterator[str]:
    """The text of a key, of one with a number in it what it begins with."""
    first = node.values[0] if isinstance(node, ast.JoinedStr) and node.values else node
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield first.value


def _appended(statement: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    """The list and the value of ``costs.append(cost)``."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args:
        owner = call.func.value
        if call.func.attr == "append" and isinstance(owner, ast.Name):
            yield owner.id, call.args[0]
