"""Why shapes and counts do not fit: two sides of an operation, names and values."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import numpy as np

from dnn_utils.checks.raised.seen import Shaped, shown, text_of

if TYPE_CHECKING:
    from dnn_utils.checks.raised.scene import Scene


def unpacked(scene: Scene) -> str:
    """Another number of values than of names on the left."""
    statement = scene.statement
    if (
        "unpack" not in scene.message
        or not isinstance(statement, ast.Assign)
        or not isinstance(statement.targets[0], ast.Tuple)
    ):
        return ""
    names, value = len(statement.targets[0].elts), statement.value
    held = scene.held(value)
    if isinstance(held, (tuple, list, dict, str)) or (isinstance(held, np.ndarray) and held.ndim):
        many = f"is {shown(held)}, which gives {len(held)}"
        return (
            f"{scene.place} has {names} names on the left, and {text_of(value) or 'the right side'} {many}."
        )
    if isinstance(value, ast.Call) and text_of(value.func):
        return (
            f"{scene.place} takes what {text_of(value.func)} gives back apart into {names} names, and that "
            "isn't "
            f"{names} things: look at what this function returns. (An array is taken apart row by row.)"
        )
    return ""


def shapes(scene: Scene) -> str:
    """The shapes of the two sides of an operation that doesn't fit."""
    node = scene.node
    sides: list[ast.expr] = []
    if isinstance(node, ast.BinOp):
        sides = [node.left, node.right]
    elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("dot", "matmul"):
        sides = node.args[:2] if len(node.args) > 1 else [getattr(node.func, "value", node.func), *node.args]
    if len(sides) != 2:
        return ""
    shapes = [scene.held(side) for side in sides]
    texts = [text_of(side) for side in sides]
    if not all(isinstance(s, (np.ndarray, Shaped)) for s in shapes) or not all(texts):
        return ""
    a, b = (s.shape for s in shapes)
    if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.MatMult):
        return (
            f"{scene.place} puts {texts[0]} of shape {a} and {texts[1]} of shape {b} together entry by "
            "entry, "
            "and these shapes don't fit: which shape should each have, and is an operation between entries "
            "meant?"
        )
    if len(a) != 2 or len(b) != 2:
        return ""
    alike = " Both have the same shape: are their entries to meet one by one?" if a == b else ""
    return (
        f"{scene.place} multiplies {texts[0]} of shape {a} and {texts[1]} of shape {b} as matrices: the "
        "inner "
        f"sizes are {a[1]} and {b[0]}, and they have to be the same.{alike}"
    )


def choice(scene: Scene) -> str:
    """`np.where` with one value."""
    if "either both or neither" not in scene.message:
        return ""
    return (
        f"{scene.place} gives `np.where` one value: behind the condition it takes two, one for where that "
        "holds "
        "and one for where it doesn't."
    )
