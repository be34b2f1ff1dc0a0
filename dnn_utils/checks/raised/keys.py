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
        more = _unfilled(key) or _of_another_dictionary(scene, key, held) or _fixed_layer(node, key, held)
        return f"{scene.place} asks {owner} for {asked}. {there}{more}"
    return ""


def _unfilled(key: str | int) -> str:
    """Braces in a key, which an f-string would have filled in."""
    if not re.search(r"\{\w{1,20}[^{}]{0,20}\}", str(key)):
        return ""
    return " The braces are still in the key: only an f-string puts values in their place."


def _of_another_dictionary(scene: Scene, key: str | int, held: dict[Any, Any]) -> str:
    """The name of another dictionary of the function that has the key."""
    others = {
        name: scene.seen.names.get(name)
        for name in dict.fromkeys([*scene.arguments, *(n.id for n in scene.names(ast.Store))])
    }
    has = [
        name for name, other in others.items() if type(other) is dict and other is not held and key in other
    ]
    return f" `{has[0]}` has that key." if len(has) == 1 else ""


def _fixed_layer(node: ast.Subscript, key: str | int, held: dict[Any, Any]) -> str:
    """The number of a layer that stands in the code, where the network has fewer."""
    asked = re.fullmatch(r"([A-Za-z]{1,3})(\d{1,2})", str(key))
    if not asked or not isinstance(node.slice, ast.Constant):
        return ""
    found = [re.fullmatch(rf"{asked[1]}(\d{{1,3}})", str(each)) for each in held]
    layers = [int(each[1]) for each in found if each]
    if not layers or max(layers) >= int(asked[2]):
        return ""
    return f" This network has only {max(layers)} layers, and the number {asked[2]} is fixed in the code."


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
        if isinstance(held, list) and isinstance(node.ctx, ast.Store) and "assignment" in scene.message:
            has = f"{len(held)} entries" if len(held) > 1 else "one entry" if held else "no entry yet"
            return (
                f"{scene.place} puts something into {text_of(node) or 'a place of a list'}, and the list has "
                f"{has} there: a new place comes with `append`."
            )
        if isinstance(held, np.ndarray) and found and _is_beyond(held, at, found):
            return (
                f"{scene.place} takes {text_of(node) or 'an entry'} with index {found[1]} along axis "
                f"{found[2]}"
                f"{_of_shape(node.value, held)}: along that axis there {_entries(int(found[3]))}."
                f"{_exchanged(scene, node, held)}"
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


def _exchanged(scene: Scene, node: ast.Subscript, held: np.ndarray) -> str:
    """What is said of two indices that fit in the other order."""
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else []
    at = [scene.held(part) for part in parts]
    if len(at) != 2 or held.ndim != 2 or not all(isinstance(k, (int, np.integer)) for k in at):
        return ""
    fits = at[0] != at[1] and 0 <= at[1] < held.shape[0] and 0 <= at[0] < held.shape[1]
    return " The row comes first in an index, then the column." if fits else ""


def _of_shape(node: ast.expr, held: np.ndarray) -> str:
    return f", and {text_of(node) or 'the array'} has shape {held.shape}"


def _entries(size: int) -> str:
    return "is one entry only, number 0" if size == 1 else f"are {size}, from 0 to {size - 1}"
