"""What a function was handed where it fails inside: arguments that don't belong together."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any

import numpy as np

from dnn_utils.checks.raised.seen import Shaped, text_of

if TYPE_CHECKING:
    from dnn_utils.checks.raised.scene import Scene

_MISFIT = r"not aligned|matmul|could not be broadcast|could not broadcast"
MAX_SHAPES = 5


def misfit(scene: Scene) -> str:
    """Two arguments or more with the shapes of which a function that was called couldn't go on."""
    node = scene.node
    if not scene.depth or not re.search(_MISFIT, scene.message) or not isinstance(node, ast.Call):
        return ""
    parts = [(text_of(arg), scene.held(arg)) for arg in (*node.args, *(word.value for word in node.keywords))]
    said = [f"{what} ({shapes})" for what, held in parts if what and (shapes := _shapes(held))]
    if len(said) < 2 or not text_of(node.func):
        return ""
    return (
        f"{scene.place} hands {text_of(node.func)} {', '.join(said[:-1])} and {said[-1]}. Their shapes don't "
        f"fit together: is one of them meant for another call?{_still(scene, node)}"
    )


def _still(scene: Scene, node: ast.Call) -> str:
    """An argument that is what the function itself was handed at first, under another name."""
    for arg in node.args:
        held = scene.held(arg)
        for own in scene.arguments:
            if (
                isinstance(arg, ast.Name)
                and arg.id != own
                and isinstance(held, np.ndarray)
                and scene.seen.names.get(own) is held
            ):
                return f" `{arg.id}` is still `{own}` there."
    return ""


def _shapes(held: Any) -> str:
    """The shapes of an array, or of the arrays in a tuple."""
    if isinstance(held, (np.ndarray, Shaped)):
        return f"shape {held.shape}" if held.shape else ""
    found = list(_within(held)) if type(held) in (tuple, list) else []
    return f"with arrays of shape {', '.join(map(str, found))}" if 0 < len(found) <= MAX_SHAPES else ""


def _within(held: Any) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    for part in held[:MAX_SHAPES]:
        if isinstance(part, np.ndarray) and part.ndim:
            found.append(part.shape)
        elif type(part) in (tuple, list):
            found += [
                inner.shape for inner in part[:MAX_SHAPES] if isinstance(inner, np.ndarray) and inner.ndim
            ]
    return found


def keys_unpacked(scene: Scene) -> str:
    """A name that holds a key, for a dictionary was taken apart: that gives its keys, not its values."""
    for node in (n for n in scene.here if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)):
        if type(scene.held(node)) is not str:
            continue
        for given in (n for n in ast.walk(scene.function or scene.tree) if isinstance(n, ast.Assign)):
            target, held = given.targets[0], scene.held(given.value)
            names = [getattr(n, "id", "") for n in target.elts] if isinstance(target, ast.Tuple) else []
            if (
                node.id in names
                and isinstance(held, dict)
                and given.lineno < scene.line
                and text_of(given.value)
            ):
                return (
                    f"`{node.id}` is the text {scene.held(node)[:40]!r} in {scene.a_place}: line "
                    f"{scene.number(given.lineno)} takes {text_of(given.value)} apart, and a dictionary "
                    "gives its keys then, not its values."
                )
    return ""
