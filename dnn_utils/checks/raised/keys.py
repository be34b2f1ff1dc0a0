"""Why a key or an index is not there: what was asked for, and what there is."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any

import numpy as np

from dnn_utils.checks.raised.seen import MAX_TEXT, keys_shown, text_of

if TYPE_CHECKING:
    from dnn_utils.checks.raised.scene import Scene


def missing_key(scene: Scene) -> str:
    """A key that a dictionary doesn't have."""
    key = scene.error.args[0] if scene.error.args else None
    if not isinstance(key, (str, int)) or len(str(key)) > MAX_TEXT:
        return ""
    for node in scene.here:
        if not isinstance(node, ast.Subscript) or not isinstance(node.ctx, ast.Load):
            continue
        held, at = scene.held(node.value), scene.held(node.slice)
        if not isinstance(held, dict) or at != key or key in held:
            continue
        owner = text_of(node.value) or "a dictionary"
        asked = f"`{key!r}`"
        if not held:
            return f"{scene.place} asks {owner} for {asked}, and {owner} is still empty there."
        there = f"Its keys there are {keys_shown(list(held))}.{_keys_of(scene, node)}"
        return f"{scene.place} asks {owner} for {asked}. {there}"
    return ""


def key_of_another(scene: Scene) -> str:
    """A key that a function looks for in a dictionary that it was handed."""
    key = scene.error.args[0] if scene.error.args else None
    if not isinstance(key, str) or len(key) > MAX_TEXT or not scene.depth:
        return ""
    for call in (n for n in scene.here if isinstance(n, ast.Call) and text_of(n.func)):
        held = [(text_of(part), scene.held(part)) for part in call.args if text_of(part)]
        dictionaries = [(what, value) for what, value in held if isinstance(value, dict)]
        if not dictionaries or any(key in value for _, value in dictionaries):
            continue
        has = "; ".join(f"{what} has the keys {keys_shown(list(value))}" for what, value in dictionaries)
        return f"{scene.place} calls {text_of(call.func)}, which looks for the key `{key!r}`: {has}."
    return ""


def _keys_of(scene: Scene, node: ast.Subscript) -> str:
    """Where the key comes from, if that is a loop over another dictionary."""
    used = {n.id for n in ast.walk(node.slice) if isinstance(n, ast.Name)}
    used |= {
        n.id for name in used if (o := scene.origin(name)) for n in ast.walk(o) if isinstance(n, ast.Name)
    }
    for loop in (n for n in ast.walk(scene.function or scene.tree) if isinstance(n, ast.For)):
        target, over = loop.target, loop.iter
        if isinstance(over, ast.Call) and isinstance(over.func, ast.Attribute):
            over = over.func.value
        names = {n.id for n in ast.walk(target) if isinstance(n, ast.Name)}
        if names & used and isinstance(scene.held(over), dict) and text_of(over):
            return (
                f" The loop goes through all keys of {text_of(over)}, and not every one of them has a "
                "partner."
            )
    return ""


def index_past_the_end(scene: Scene) -> str:
    """An index past the end, or one too many."""
    found = re.search(r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)", scene.message)
    too_many = re.search(r"array is (\d+)-dimensional, but (\d+) were indexed", scene.message)
    for node in scene.here:
        if not isinstance(node, ast.Subscript):
            continue
        held, at = scene.held(node.value), scene.held(node.slice)
        if isinstance(held, np.ndarray) and found and _is_beyond(held, at, found):
            return (
                f"{scene.place} takes {text_of(node) or 'an entry'} with index {found[1]} along axis "
                f"{found[2]}"
                f"{_of_shape(node.value, held)}: along that axis there {_entries(int(found[3]))}."
            )
        if isinstance(held, np.ndarray) and too_many and held.ndim == int(too_many[1]):
            return (
                f"{scene.place} looks {text_of(node.value) or 'an array'} up with {too_many[2]} indices, and "
                "it "
                f"has shape {held.shape}: one index for each axis."
            )
        if isinstance(held, (list, tuple)) and type(at) is int and not -len(held) <= at < len(held):
            return (
                f"{scene.place} takes entry {at} of {text_of(node.value) or 'a list'}, which has {len(held)} "
                "there; the first has number 0."
            )
    return ""


def _is_beyond(held: np.ndarray, at: Any, found: re.Match[str]) -> bool:
    index, axis, size = map(int, found.groups())
    if axis >= held.ndim or held.shape[axis] != size:
        return False
    parts = at if isinstance(at, tuple) else (at,)
    return any(isinstance(part, ast.AST) for part in parts) or (axis < len(parts) and parts[axis] == index)


def _of_shape(node: ast.expr, held: np.ndarray) -> str:
    return f", and {text_of(node) or 'the array'} has shape {held.shape}"


def _entries(size: int) -> str:
    return "is one entry only, number 0" if size == 1 else f"are {size}, from 0 to {size - 1}"
