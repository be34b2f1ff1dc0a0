"""Why a value is of another kind than the line takes it for: a number, a text, a tuple, `None`."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import numpy as np

from dnn_utils.checks.raised.calls import order_of_arguments
from dnn_utils.checks.raised.seen import shown, text_of

if TYPE_CHECKING:
    from dnn_utils.checks.raised.scene import Scene


def not_callable(scene: Scene) -> str:
    """Something that is no function, called."""
    if "not callable" not in scene.message:
        return ""
    for node in (n for n in scene.here if isinstance(n, ast.Call)):
        held = scene.held(node.func)
        if isinstance(held, ast.AST) or callable(held):
            continue
        what = text_of(node.func) or "something"
        if not node.args and isinstance(node.func, ast.Attribute):
            means = "It is a value already and no function, so it takes no round brackets."
        elif isinstance(held, (tuple, list, dict)) or _is_index(scene, node, held):
            means = "An entry of it is taken with square brackets; round ones call a function."
        elif isinstance(held, str):
            means = "It names a function and isn't one: your code has to decide by it which function to call."
        else:
            means = "Round brackets behind a value call it as a function: a product has to be written out."
        return f"{scene.place} calls {what}, and {what} is {shown(held)}. {means}"
    return ""


def _is_index(scene: Scene, node: ast.Call, held: object) -> bool:
    """Whether what stands in the round brackets can be the index of an entry of an array."""
    at = [scene.held(arg) for arg in node.args]
    whole = all(type(k) is int or isinstance(k, np.integer) for k in at)
    return isinstance(held, np.ndarray) and 0 < len(at) <= held.ndim and whole


def no_such_attribute(scene: Scene) -> str:
    """An attribute that a value of this kind doesn't have."""
    node = scene.node
    if not isinstance(node, ast.Attribute):
        return order_of_arguments(scene)
    held, what = scene.held(node.value), text_of(node.value)
    if isinstance(held, ast.AST) or not what:
        return ""
    if held is None:
        return nothing(scene)
    if isinstance(held, tuple):
        return several_under_one_name(scene)
    if type(held) in (int, float, bool, str, list, dict) or isinstance(held, np.generic):
        if isinstance(held, dict) and node.attr in held:
            return (
                f"{scene.place} asks {what} for `{node.attr}` with a dot, and {what} is a dictionary: an "
                "entry is looked up by its key, in square brackets."
            )
        if isinstance(node.value, ast.Constant):
            return (
                f"{scene.place} asks `{what.strip('`')}` alone for its `{node.attr}`: a dot belongs to what "
                "stands right before it, unless round brackets hold more together."
            )
        given = " in this call" if is_argument(scene, what) else ""
        return (
            f"{scene.place} asks {what} for its `{node.attr}`, and {what} is {shown(held)}{given}, "
            "which has none."
        )
    return ""


def is_argument(scene: Scene, what: str) -> bool:
    """Whether a text is the name of an argument as it came in."""
    own = what.strip("`")
    stored = [node.id for node in scene.names(ast.Store)]
    return own in scene.arguments and own not in stored


def nothing(scene: Scene) -> str:
    """A name in the line that holds `None`, and what it comes from."""
    if "NoneType" not in scene.message:
        return ""
    for node in (n for n in scene.here if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)):
        if scene.held(node) is not None:
            continue
        origin = _given_in_the_line(scene, node.id) or scene.origin(node.id)
        if isinstance(origin, ast.Call) and isinstance(origin.func, ast.Attribute):
            why = f"{text_of(origin.func) or 'That call'} changes what it belongs to and gives nothing back."
        elif isinstance(origin, ast.Call):
            why = f"{text_of(origin.func) or 'That function'} gives nothing back: does it end with `return`?"
        elif node.id in scene.arguments and origin is None:
            return (
                f"{scene.place} uses `{node.id}`, and the caller may hand over `None` for it, as in this "
                "call: "
                "what should happen then?"
            )
        else:
            return ""
        return (
            f"`{node.id}` is `None` in line {scene.at(scene.line)}. In line {scene.number(origin.lineno)} "
            f"{why}"
        )
    return ""


def of_a_list(scene: Scene) -> str:
    """Arithmetic with a list or a tuple, as if it were an array."""
    if not re.search("bad operand type for unary|unsupported operand|can't multiply sequence", scene.message):
        return ""
    for node in (n for n in scene.here if isinstance(n, (ast.BinOp, ast.UnaryOp))):
        parts = [node.operand] if isinstance(node, ast.UnaryOp) else [node.left, node.right]
        for part in parts:
            held, what = scene.held(part), text_of(part)
            if type(held) not in (list, tuple) or not what:
                continue
            plain = all(isinstance(each, (int, float, np.number)) for each in held)
            if type(held) is list or plain:
                kind = "a list" if type(held) is list else "a tuple"
                return (
                    f"{scene.place} computes with {what}, which is {shown(held)}: {kind} knows no arithmetic "
                    "of its entries, an array does."
                )
    return ""


def _given_in_the_line(scene: Scene, name: str) -> ast.expr | None:
    """What the line itself gives a name, in an earlier turn of a loop."""
    statement = scene.statement
    if isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "") == name:
        return statement.value
    return None


def several_under_one_name(scene: Scene) -> str:
    """A name in the line that holds a tuple of several things, and what it comes from."""
    for node in (n for n in scene.here if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)):
        held = scene.held(node)
        if type(held) is not tuple or not any(isinstance(part, (np.ndarray, dict, tuple)) for part in held):
            continue
        origin = scene.origin(node.id)
        if not isinstance(origin, ast.Call):
            continue
        return (
            f"`{node.id}` is {shown(held)} when line {scene.at(scene.line)} uses it: {text_of(origin.func)} "
            "gives "
            f"back {len(held)} things, and line {scene.number(origin.lineno)} keeps them all under one name."
        )
    return ""
