"""Why a number or an array can't serve as a size, an axis, an index, or as what fills one place."""

from __future__ import annotations

import ast
import math
import re
from typing import TYPE_CHECKING, Any

import numpy as np

from dnn_utils.checks.raised.arrays import ROW, is_from_loop
from dnn_utils.checks.raised.seen import shown, text_of

if TYPE_CHECKING:
    from dnn_utils.checks.raised.scene import Scene

_OVER_AN_AXIS = frozenset(
    "max min amax amin sum prod mean median std var any all argmax argmin cumsum".split()
)
_OF_A_SHAPE = frozenset("zeros ones empty full eye randn rand reshape".split())
_NO_AXIS = "is out of bounds for array of dimension"


def called(node: ast.AST | None) -> str:
    """The last name of what a call calls: `zeros` of ``np.zeros(3)``; empty where it is no call."""
    if not isinstance(node, ast.Call):
        return ""
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


def second_is_an_axis(scene: Scene) -> str:
    """``np.max(0, z)``: the second argument is no second value."""
    whole = "integer" in scene.message or _NO_AXIS in scene.message
    node = scene.node
    if not whole or not isinstance(node, ast.Call) or called(node) not in _OVER_AN_AXIS or len(node.args) < 2:
        return ""
    function, given = text_of(node.func), text_of(node.args[1])
    if not function.startswith("`np.") or not given:
        return ""
    return (
        f"The second argument of {function} is the axis along which one array is gone through, and "
        f"{scene.a_place} gives it {given}: it doesn't compare two things."
    )


def no_such_axis(scene: Scene) -> str:
    """An axis that the array doesn't have in this call."""
    found = re.search(rf"axis (-?\d+) {_NO_AXIS} (\d+)", scene.message)
    node = scene.node
    if not found or not isinstance(node, ast.Call):
        return ""
    parts = [*node.args[:1], getattr(node.func, "value", node.func)]
    for part in parts:
        held = scene.held(part)
        if text_of(part) and not isinstance(held, ast.AST) and np.ndim(getattr(held, "shape", ())) < 2:
            axes = len(getattr(held, "shape", ()))
            if axes == int(found[2]) and (isinstance(held, np.ndarray) or not axes):
                several = f"only the axes 0 {'and' if axes == 2 else 'to'} {axes - 1}"
                has = {0: "no axis at all", 1: "only axis 0"}.get(axes, several)
                return (
                    f"{scene.place} goes along axis {found[1]} of {text_of(part)}, which is {shown(held)} "
                    f"there and has {has}."
                )
    return ""


def no_whole_number(scene: Scene) -> str:
    """A number with a point as a size, or as a number of turns."""
    if "cannot be interpreted as an integer" not in scene.message or not isinstance(scene.node, ast.Call):
        return ""
    name = called(scene.node)
    if name != "range" and name not in _OF_A_SHAPE:
        return ""
    parts = [
        p for arg in scene.node.args for p in (arg.elts if isinstance(arg, (ast.Tuple, ast.List)) else [arg])
    ]
    for part in parts:
        held = scene.held(part)
        if not isinstance(held, (float, np.floating, tuple, list, str)) or not text_of(part):
            continue
        number = float(held) if isinstance(held, (float, np.floating)) else None
        what = "how often a loop turns" if name == "range" else "a size"
        return (
            f"{scene.place} gives {text_of(scene.node.func)} {text_of(part)}, which is "
            f"{shown(held) if number is None else number} there, and {what} has to be a whole number."
            f"{'' if number is None else _divided(scene, part)}"
        )
    return ""


def _divided(scene: Scene, part: ast.expr) -> str:
    """What is said of a number that comes from a division."""
    origin = scene.origin(part.id) if isinstance(part, ast.Name) else part
    if not any(isinstance(n, ast.Div) for n in ast.walk(origin or part)):
        return ""
    where = f" in line {scene.number(origin.lineno)}" if isinstance(part, ast.Name) and origin else ""
    return f" The `/`{where} gives a number with a point even where nothing is left over."


def sizes_apart(scene: Scene) -> str:
    """``np.zeros(2, 3)``: the second argument is a type."""
    node = scene.node
    if "as a data type" not in scene.message or not isinstance(node, ast.Call) or len(node.args) < 2:
        return ""
    if called(node) not in _OF_A_SHAPE:
        return ""
    return (
        f"{scene.place} gives {text_of(node.func)} its sizes one by one, and it takes the whole shape as its "
        "first argument: all sizes together, in brackets of their own."
    )


def no_index(scene: Scene) -> str:
    """What can't be an index: a number with a point, a text."""
    if "indices" not in scene.message:
        return ""
    for node in (n for n in scene.here if isinstance(n, ast.Subscript)):
        held = scene.held(node.value)
        if not isinstance(held, (np.ndarray, tuple, list)) or not text_of(node.value):
            continue
        for part in node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]:
            at = scene.held(part)
            if isinstance(at, (float, np.floating)) and text_of(part):
                return (
                    f"{scene.place} uses {text_of(part)} as an index, and that is {float(at)!r} there: an "
                    "index has to be a whole number, of the type `int`."
                )
            if isinstance(at, str):
                return _by_name(scene, node, held, at)
    return ""


def _by_name(scene: Scene, node: ast.Subscript, held: Any, name: str) -> str:
    order = "its entries have numbers" if isinstance(held, np.ndarray) else "its parts have an order"
    return (
        f"{scene.place} asks {text_of(node.value)} for `{name[:40]!r}` as if it were a dictionary, and it is "
        f"{shown(held)}: {order}, no names."
    )


def several_in_one_place(scene: Scene) -> str:
    """An array that is put where one number has room."""
    if "array element with a sequence" not in scene.message or "inhomogeneous" in scene.message:
        return ""
    statement = scene.statement
    if not isinstance(statement, (ast.Assign, ast.AugAssign)):
        return ""
    target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
    if not isinstance(target, ast.Subscript) or not text_of(target):
        return ""
    for part in ast.walk(statement.value):
        held = scene.held(part) if isinstance(part, (ast.Subscript, ast.Name)) else None
        if isinstance(held, np.ndarray) and held.size > 1 and text_of(part):
            row = f" {ROW}" if is_from_loop(scene, part) else ""
            return (
                f"{scene.place} puts a whole array into {text_of(target)}, where one number has room: "
                f"{text_of(part)} is {shown(held)} there.{row}"
            )
    return ""


def no_single_entry(scene: Scene) -> str:
    """`item` of an array with several entries."""
    node = scene.node
    if "array of size 1" not in scene.message or called(node) != "item" or not isinstance(node, ast.Call):
        return ""
    held = scene.held(getattr(node.func, "value", node))
    if not isinstance(held, np.ndarray):
        return ""
    name = text_of(getattr(node.func, "value", node))
    return (
        f"{scene.place} takes the single entry out of {name}, and {name} has shape {held.shape}, so "
        f"{held.size} entries: is it computed as you mean it?"
    )


def no_room(scene: Scene) -> str:
    """A new shape for another number of entries, and where the array comes from."""
    found = re.search(r"cannot reshape array of size (\d+) into shape \(([\d,]+)\)", scene.message)
    node = scene.node
    if not found or called(node) != "reshape" or not isinstance(node, ast.Call):
        return ""
    of = getattr(node.func, "value", node)
    part = node.args[0] if text_of(of) == "`np`" and node.args else of
    held = scene.held(part)
    size = held.size if isinstance(held, (np.ndarray, np.generic)) else -1
    if size != int(found[1]) or not text_of(part):
        return ""
    sizes = [int(size) for size in found[2].split(",") if size]
    origin = scene.origin(part.id) if isinstance(part, ast.Name) else None
    if size == 1 and isinstance(origin, ast.Call):
        norm = called(origin) == "norm" and len(origin.args) == 2
        kind = (
            f": the second argument of {text_of(origin.func)} is the kind of norm, not the axis"
            if norm
            else ""
        )
        return (
            f"{text_of(part)} is one single number when {scene.a_place} reshapes it. It comes from "
            f"{text_of(origin)} in line {scene.number(origin.lineno)}{kind}."
        )
    has = "one entry" if size == 1 else f"{size} entries"
    return (
        f"{scene.place} reshapes {text_of(part)}, which has {has}, and the new shape "
        f"({', '.join(map(str, sizes))}{',' if len(sizes) == 1 else ''}) has room for {math.prod(sizes)}."
    )


def decimal_comma(scene: Scene) -> str:
    """``255,0``: a comma makes two numbers, where a point is meant."""
    if not isinstance(scene.node, ast.BinOp):
        return ""
    for part in (scene.node.left, scene.node.right):
        if (
            isinstance(part, ast.Tuple)
            and len(part.elts) == 2
            and all(isinstance(n, ast.Constant) and type(n.value) is int for n in part.elts)
        ):
            return (
                f"{text_of(part)} in {scene.a_place} is a pair of two numbers: Python writes a decimal "
                "number with a point."
            )
    return ""
