"""The edits of statements: too many, too few, in the wrong order or block, or one that does another thing."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from dnn_utils.checks.edits.expressions import OPERATORS, exchanged, shifted, texts
from dnn_utils.checks.edits.material import Material, called, name
from dnn_utils.checks.edits.place import Edit, Place, blocks, expressions

Block = list[ast.stmt]
New = tuple[str, Block, float]
"""The kind of a mistake, the statements that come in the place of one, and the cost."""

MAX_MOVED = 15
"""Statements of a block within which one is moved about."""


def is_docstring(statement: ast.stmt) -> bool:
    """Whether a statement is a text alone."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def first_line(statement: ast.stmt) -> str:
    """The first line of a statement's text."""
    bare: Any = copy.copy(statement)
    for part in ("body", "orelse", "finalbody"):
        if getattr(bare, part, None):
            setattr(bare, part, [ast.Pass()])
    return ast.unparse(bare).splitlines()[0]


def of_statements(function: ast.FunctionDef, material: Material) -> Iterator[Edit]:
    """The edits of the statements of a function, in no order."""
    for place in blocks(function):
        block: Block = place.held
        start = int(place.owner is function and is_docstring(block[0]))
        for k in range(start, len(block)):
            for kind, statements, cost in _around(block, k, material, place.owner is function):
                yield _edit(kind, place, statements, block[k], cost)
            if isinstance(block[k], (ast.For, ast.While, ast.If)):
                yield from _out_of(place, k)
                yield from _into(place, k)
        yield from _moved(place, start)
    yield from _not_added_up(function)
    yield from _without_return(function, material)
    yield from _never_filled(function, material)


def _edit(kind: str, place: Place, block: Block, about: ast.stmt, cost: float) -> Edit:
    return Edit(kind, ((place, block),), about.lineno, cost, first_line(about))


def _around(block: Block, k: int, material: Material, is_outermost: bool) -> Iterator[New]:
    """The block with the statement k left out, behind the next one, or replaced."""
    rest = [*block[:k], *block[k + 1 :]]
    if rest or not is_outermost:
        kind, cost = _left_out(block[k], is_outermost)
        yield kind, rest or [ast.Pass()], cost
    if k + 1 < len(block) and not isinstance(block[k + 1], ast.Return):
        yield "order of statements", [*block[:k], block[k + 1], block[k], *block[k + 2 :]], 1.3
    rule = _RULES.get(type(block[k]))
    for kind, new, cost in rule(block[k], material) if rule else ():
        yield kind, [*block[:k], *new, *block[k + 1 :]], cost


def _left_out(statement: ast.stmt, is_outermost: bool) -> tuple[str, float]:
    """What kind of mistake a statement is that should not be there, and how likely."""
    if isinstance(statement, (ast.Break, ast.Continue)) or _only_ends(statement):
        return "early end", 0.6
    scales = isinstance(statement, ast.AugAssign) and isinstance(statement.op, (ast.Mult, ast.Div))
    if scales and not is_outermost:
        return "changed in the loop", 0.7
    return "statement too many", 1.2


def _only_ends(statement: ast.stmt) -> bool:
    """Whether a condition does nothing but end the loop."""
    return isinstance(statement, ast.If) and not statement.orelse and isinstance(statement.body[0], ast.Break)


# --- one statement in the place of another ---


def _augmented(statement: ast.AugAssign, material: Material) -> Iterator[New]:
    target, value = statement.target, statement.value
    for operator in OPERATORS.get(type(statement.op), ()):
        yield "operator", [ast.AugAssign(target, operator(), value)], 1.0
    yield "accumulation", [ast.Assign([target], value)], 1.3
    if isinstance(target, ast.Name):
        whole = ast.BinOp(name(target.id), statement.op, value)
        yield "in place", [ast.Assign([target], whole)], 1.1


def _assigned(statement: ast.Assign, material: Material) -> Iterator[New]:
    target, value = statement.targets[0], statement.value
    if isinstance(target, ast.Tuple):
        yield from _unpacked(target, value)
        return
    if isinstance(target, (ast.Name, ast.Subscript)):
        yield "accumulation", [ast.AugAssign(target, ast.Add(), value)], 1.4
    if isinstance(target, ast.Name):
        for other in material.names:
            if other != target.id:
                yield "target", [ast.Assign([ast.Name(other, ast.Store())], value)], 1.4
        yield "unpacking", [ast.Assign([_targets(target, _ignored())], value)], 1.1
    if isinstance(target, ast.Subscript):
        for key in _other_keys(target.slice, material):
            other_entry = ast.Subscript(target.value, key, ast.Store())
            yield "key", [ast.Assign([other_entry], value)], 1.1


def _targets(*names: ast.expr) -> ast.Tuple:
    return ast.Tuple(list(names), ast.Store())


def _ignored() -> ast.Name:
    return ast.Name("_", ast.Store())


def _unpacked(target: ast.Tuple, value: ast.expr) -> Iterator[New]:
    for swapped in exchanged(target.elts):
        yield "unpacking", [ast.Assign([_targets(*swapped)], value)], 1.0
    yield "unpacking", [ast.Assign([_targets(*target.elts, _ignored())], value)], 1.3
    if len(target.elts) == 2:
        yield "unpacking", [ast.Assign([target.elts[0]], value)], 1.2


def _other_keys(key: ast.expr, material: Material) -> Iterator[ast.expr]:
    """The keys and indices next to the one that is set."""
    holder = ast.Expr(key)
    for place in (Place(holder, "value"), *expressions(key)):
        node = place.held
        news: list[Any] = []
        if isinstance(node, ast.Name):
            news = [name(other) for other in material.names if other != node.id]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            news = [text for _, text, _ in texts(node.value, material)]
        if isinstance(node, (ast.Name, ast.BinOp)):
            news += [new for _, new, _ in shifted(node, 1.0)]
        for new in news:
            yield _with(key, node, new)


def _with(tree: Any, old: ast.AST, new: ast.AST) -> Any:
    """A copy of `tree` in which `new` stands in the place of `old`."""
    if tree is old:
        return new
    if isinstance(tree, list):
        return [_with(part, old, new) for part in tree]
    if not isinstance(tree, ast.AST):
        return tree
    return type(tree)(**{field: _with(getattr(tree, field, None), old, new) for field in tree._fields})


def _called(statement: ast.Expr, material: Material) -> Iterator[New]:
    """A call whose result nobody keeps."""
    value = statement.value
    if not isinstance(value, ast.Call):
        return
    owner = getattr(value.func, "value", None)
    for kept, cost in ((value.args[0] if value.args else None, 0.9), (owner, 1.2)):
        if isinstance(kept, ast.Name):
            yield "unused result", [ast.Assign([ast.Name(kept.id, ast.Store())], value)], cost


def _condition(statement: ast.If, material: Material) -> Iterator[New]:
    test, body, other = statement.test, statement.body, statement.orelse
    yield "condition", [ast.If(ast.UnaryOp(ast.Not(), test), body, other)], 1.2
    if other and isinstance(other[0], ast.If):
        inner = other[0]
        yield "branches", [ast.If(test, inner.body, [ast.If(inner.test, body, inner.orelse)])], 1.1
    elif other:
        yield "branches", [ast.If(test, other, body)], 1.1
    yield "condition", body, 1.3


def _returned(statement: ast.Return, material: Material) -> Iterator[New]:
    if statement.value is None:
        return
    for other in material.names:
        yield "result", [ast.Return(name(other))], 1.2
        if isinstance(statement.value, ast.Name):
            pair: list[ast.expr] = [statement.value, name(other)]
            yield "result", [ast.Return(ast.Tuple(pair, ast.Load()))], 1.4
            yield "result", [ast.Return(ast.Tuple(pair[::-1], ast.Load()))], 1.4


def _jump(statement: ast.Break | ast.Continue, material: Material) -> Iterator[New]:
    yield "early end", [ast.Pass()], 0.6


_RULES: dict[type[ast.stmt], Callable[[Any, Material], Iterator[New]]] = {
    ast.AugAssign: _augmented,
    ast.Assign: _assigned,
    ast.Expr: _called,
    ast.If: _condition,
    ast.Return: _returned,
    ast.Break: _jump,
    ast.Continue: _jump,
}


# --- a statement elsewhere ---


def _out_of(place: Place, k: int) -> Iterator[Edit]:
    """The last statement of a loop or a condition comes behind it, the first of a loop above it."""
    block: Block = place.held
    body = block[k].body  # type: ignore[attr-defined]
    first, last = body[0], body[-1]
    if len(body) > 1 and isinstance(block[k], (ast.For, ast.While)) and isinstance(first, ast.Assign):
        before = [*block[:k], first, _with_body(block[k], body[1:]), *block[k + 1 :]]
        yield _edit("begun anew", place, before, first, 0.9)
    if len(body) > 1 and not isinstance(last, ast.If):
        kind = "return too early" if isinstance(last, ast.Return) else "indentation"
        outside = [*block[:k], _with_body(block[k], body[:-1]), last, *block[k + 1 :]]
        yield _edit(kind, place, outside, last, 0.9)


def _into(place: Place, k: int) -> Iterator[Edit]:
    """The statements that follow a loop or a condition come into it."""
    block: Block = place.held
    for count in (1, 2, 3):
        following = block[k + 1 : k + 1 + count]
        if len(following) < count or isinstance(following[-1], (ast.Return, ast.If)):
            return
        body = [*block[k].body, *following]  # type: ignore[attr-defined]
        inside = [*block[:k], _with_body(block[k], body), *block[k + 1 + count :]]
        yield _edit("indentation", place, inside, following[0], 1.1)


def _with_body(statement: ast.stmt, body: Block) -> ast.stmt:
    made: Any = type(statement)(**{field: getattr(statement, field) for field in statement._fields})
    made.body = body
    return ast.copy_location(made, statement)


def _moved(place: Place, start: int) -> Iterator[Edit]:
    """A statement of a function's or a loop's block, elsewhere in it."""
    block: Block = place.held
    if not isinstance(place.owner, (ast.For, ast.While, ast.FunctionDef)) or len(block) > MAX_MOVED:
        return
    for i in range(start, len(block)):
        if isinstance(block[i], (ast.Return, ast.For, ast.While)):
            continue
        rest = [*block[:i], *block[i + 1 :]]
        for j in range(start, len(rest)):
            if abs(i - j) > 1:
                yield _edit("order of statements", place, [*rest[:j], block[i], *rest[j:]], block[i], 1.9)


def _without_return(function: ast.FunctionDef, material: Material) -> Iterator[Edit]:
    """A function that ends without `return`."""
    place, block = Place(function, "body"), function.body
    last = block[-1]
    if isinstance(last, ast.Return):
        return
    if isinstance(last, ast.Expr):
        value = last.value
        if called(value) == "print" and isinstance(value, ast.Call) and len(value.args) == 1:
            value = value.args[0]
        yield _edit("return left out", place, [*block[:-1], ast.Return(value)], last, 0.8)
    for k, own in enumerate(reversed(material.names)):
        yield _edit("return left out", place, [*block, ast.Return(name(own))], last, 0.9 + 0.02 * k)


def _not_added_up(function: ast.FunctionDef) -> Iterator[Edit]:
    """What each turn of a loop computes anew and only the last one leaves: the turns are added up."""
    block = function.body
    for k, loop in enumerate(block):
        if not isinstance(loop, ast.For):
            continue
        after = {n.id for rest in block[k + 1 :] for n in ast.walk(rest) if isinstance(n, ast.Name)}
        before = {n.id for rest in block[:k] for n in ast.walk(rest) if isinstance(n, ast.Name)}
        lost = [s for s in loop.body if isinstance(s, ast.Assign) and _only_name(s) in after]
        if not lost:
            continue
        sums = {id(s): ast.copy_location(ast.AugAssign(_name_of(s), ast.Add(), s.value), s) for s in lost}
        begun = [
            ast.copy_location(ast.Assign([s.targets[0]], ast.Constant(0)), loop)
            for s in lost
            if _only_name(s) not in before
        ]
        inside = _with_body(loop, [sums.get(id(s), s) for s in loop.body])
        edit = _edit(
            "accumulation",
            Place(function, "body"),
            [*block[:k], *begun, inside, *block[k + 1 :]],
            lost[0],
            0.8,
        )
        yield replace(edit, others=tuple(s.lineno for s in lost[1:5]))


def _name_of(statement: ast.Assign) -> ast.Name:
    target = statement.targets[0]
    assert isinstance(target, ast.Name)
    return target


def _only_name(statement: ast.Assign) -> str:
    """The name that an assignment sets, where it is just one."""
    target = statement.targets[0]
    return target.id if len(statement.targets) == 1 and isinstance(target, ast.Name) else ""


def _never_filled(function: ast.FunctionDef, material: Material) -> Iterator[Edit]:
    """A list that stays as empty as it began: what a loop computes is put into it."""
    empty = [
        statement.targets[0].id
        for statement in ast.walk(function)
        if isinstance(statement, ast.Assign)
        and isinstance(statement.targets[0], ast.Name)
        and isinstance(statement.value, ast.List)
        and not statement.value.elts
    ]
    touched = {
        node.value.id
        for node in ast.walk(function)
        if isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.value, ast.Name)
    }
    for own in (each for each in empty if each not in touched):
        for loop in (node for node in ast.walk(function) if isinstance(node, (ast.For, ast.While))):
            for k, computed in enumerate(_computed(loop.body)):
                append = ast.Call(ast.Attribute(name(own), "append", ast.Load()), [name(computed)], [])
                block = [*loop.body, ast.Expr(append)]
                yield _edit("never filled", Place(loop, "body"), block, loop, 0.9 + 0.02 * k)


def _computed(body: Block) -> Iterator[str]:
    """The names that statements give a value, the last first."""
    for statement in reversed(body):
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield node.id
