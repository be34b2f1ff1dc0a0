"""Why shapes and counts do not fit: two sides of an operation, names and values."""

from __future__ import annotations

import ast
import inspect
from typing import TYPE_CHECKING

import numpy as np

from dnn_utils.checks.raised.seen import OVER_AN_AXIS, Shaped, shown, text_of

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
        if (gives := _known_count(scene, value)) is not None and gives != names:
            many = "one thing alone" if gives == 1 else f"{gives} things"
            return (
                f"{scene.place} has {names} names on the left, and {text_of(value.func)} gives back {many}."
            )
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
    elif isinstance(node, ast.Call) and text_of(node.func).startswith("`np.") and len(node.args) == 2:
        meet = getattr(vars(np).get(getattr(node.func, "attr", "")), "nin", 0) == 2
        sides = node.args if meet else []
    if len(sides) != 2:
        return ""
    shapes = [scene.held(side) for side in sides]
    texts = [text_of(side) for side in sides]
    if not all(isinstance(s, (np.ndarray, Shaped)) for s in shapes) or not all(texts):
        return ""
    a, b = (s.shape for s in shapes)
    if not _is_product(node):
        if _meet(a, b):
            return ""
        asks = (
            next(filter(None, (_lost_axis(scene, side) for side in sides)), "")
            or ": which shape should each have, and is an operation between entries meant?"
        )
        return (
            f"{scene.place} puts {texts[0]} of shape {a} and {texts[1]} of shape {b} together entry by "
            f"entry, and these shapes don't fit{asks}"
        )
    if len(a) != 2 or len(b) != 2 or a[1] == b[0]:
        return ""
    alike = " Both have the same shape: are their entries to meet one by one?" if a == b else _would_fit(a, b)
    return (
        f"{scene.place} multiplies {texts[0]} of shape {a} and {texts[1]} of shape {b} as matrices: the "
        "inner "
        f"sizes are {a[1]} and {b[0]}, and they have to be the same.{alike}"
    )


def _lost_axis(scene: Scene, side: ast.expr) -> str:
    """What is said of a sum or the like that goes along an axis and doesn't keep it."""
    given = scene.origin(side.id) if isinstance(side, ast.Name) else side
    if not isinstance(given, ast.Call) or getattr(given.func, "attr", "") not in OVER_AN_AXIS:
        return ""
    words = {word.arg for word in given.keywords}
    if "axis" not in words or "keepdims" in words:
        return ""
    return f". {text_of(given) or text_of(side)} has lost the axis that it goes along."


def _is_product(node: ast.AST | None) -> bool:
    """Whether an expression multiplies matrices."""
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.MatMult)
    return getattr(getattr(node, "func", None), "attr", "") in ("dot", "matmul")


def _meet(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Whether the entries of two shapes can meet one by one."""
    return all(1 in sizes or sizes[0] == sizes[1] for sizes in zip(a[::-1], b[::-1], strict=False))


def _would_fit(a: tuple[int, ...], b: tuple[int, ...]) -> str:
    """What would make the inner sizes agree, where one thing alone would."""
    order, transposed = b[1] == a[0], a[0] == b[0] or a[1] == b[1]
    if order and not transposed:
        return " In the other order they would agree."
    if transposed and not order:
        return " With one of the two transposed they would agree."
    return ""


def _known_count(scene: Scene, call: ast.Call) -> int | None:
    """How many things a function of the course itself gives back, from its `return` lines."""
    function = inspect.unwrap(scene.seen.names.get(getattr(call.func, "id", "")) or _known_count)
    if not inspect.isfunction(function) or not function.__module__.startswith("dnn_utils."):
        return None
    tree = ast.parse(inspect.cleandoc(inspect.getsource(function)))
    counts = {
        len(node.value.elts) if isinstance(node.value, ast.Tuple) else 1
        for node in ast.walk(tree)
        if isinstance(node, ast.Return)
    }
    return counts.pop() if len(counts) == 1 else None


def several_given(scene: Scene) -> str:
    """Arithmetic with all that a function of the course gives back."""
    if "tuple" not in scene.message:
        return ""
    for node in (n for n in scene.here if isinstance(n, (ast.BinOp, ast.UnaryOp))):
        for part in [node.operand] if isinstance(node, ast.UnaryOp) else [node.left, node.right]:
            gives = _known_count(scene, part) if isinstance(part, ast.Call) else None
            if isinstance(part, ast.Call) and gives and gives > 1:
                return (
                    f"{scene.place} computes with all that {text_of(part.func)} gives back, and that is "
                    f"{gives} things: one of them is needed here."
                )
    return ""


def choice(scene: Scene) -> str:
    """`np.where` with one value."""
    if "either both or neither" not in scene.message:
        return ""
    return (
        f"{scene.place} gives `np.where` one value: behind the condition it takes two, one for where that "
        "holds "
        "and one for where it doesn't."
    )
