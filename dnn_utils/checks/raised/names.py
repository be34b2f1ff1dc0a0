"""Why a name has no value: it is set later, misspelt, no argument, or nowhere."""

from __future__ import annotations

import ast
import difflib
import re
from typing import TYPE_CHECKING

from dnn_utils.checks.raised.modules import without_np

if TYPE_CHECKING:
    from dnn_utils.checks.raised.scene import Scene


def unset(scene: Scene) -> str:
    """A name of the function that is read above the line that sets it, or where a call left that line out."""
    name = _name_in(scene)
    lines = [node.lineno for node in scene.names(ast.Store) if node.id == name]
    if not lines:
        return ""
    if min(lines) > scene.line:
        return (
            f"{scene.place} needs `{name}`, and that gets its value only later, in line "
            f"{scene.number(min(lines))}: which has to come first?"
        )
    if scene.line in lines:
        return (
            f"{scene.place} uses `{name}` to compute a new `{name}`, and it has no value before: what should "
            "it start from?"
        )
    return (
        f"{scene.place} needs `{name}`, and line {scene.number(max(n for n in lines if n < scene.line))}, "
        "which sets it, was left out in this call: it stands in a branch or a loop that was not entered."
    )


def _name_in(scene: Scene) -> str | None:
    """The name that an error speaks of; of a local one, only the message has it."""
    found = re.search(r"variable '(\w{1,60})'", scene.message)
    return found[1] if found else getattr(scene.error, "name", None)


def unknown_name(scene: Scene) -> str:
    """A name that means something else, or is misspelt, or not made yet."""
    name = _name_in(scene)
    if not isinstance(name, str) or not name.isidentifier() or scene.function is None:
        return ""
    known = [*scene.arguments, *dict.fromkeys(node.id for node in scene.names(ast.Store))]
    if name in [node.id for node in scene.names(ast.Store)]:
        return unset(scene)
    return (
        _two_in_one(scene, name, known)
        or _near_name(scene, name, known)
        or _filled(scene, name)
        or _instead_of_argument(scene, name)
        or _not_defined(scene, name)
    )


def no_value(scene: Scene) -> str:
    """A name that nothing gives a value."""
    name = _name_in(scene)
    if not isinstance(name, str) or not name.isidentifier():
        return ""
    return f"{scene.place} needs `{name}`, and nothing in your function gives it a value."


def _near_name(scene: Scene, name: str, known: list[str]) -> str:
    """A name of the function itself that is all but the same."""
    bare = {each.replace("_", "").lower(): each for each in known}
    near = bare.get(name.replace("_", "").lower())
    if near is None and len(name) > 3:
        near = next(iter(difflib.get_close_matches(name, known, 1, 0.8)), None)
    return f"{scene.place} says `{name}`, and there is no such name: is `{near}` meant?" if near else ""


def _two_in_one(scene: Scene, name: str, known: list[str]) -> str:
    """Two names written as one, as mathematics writes a product."""
    halves = [(name[:k], name[k:]) for k in range(1, len(name))]
    for first, second in halves:
        if first in known and second in known:
            return (
                f"To Python `{name}` in line {scene.at(scene.line)} is one name, and it has no value: what "
                f"stands between `{first}` and `{second}` in the formula has to be written out."
            )
    return ""


def _filled(scene: Scene, name: str) -> str:
    """A dictionary, list or array whose entries are set and which nobody has made."""
    for node in scene.here:
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store) and _is(node.value, name):
            return (
                f"{scene.place} puts an entry into `{name}`, and nothing in your function has made `{name}` "
                "before: what should it be at the start?"
            )
        if isinstance(node, ast.Attribute) and node.attr in ("append", "extend") and _is(node.value, name):
            return f"{scene.place} adds to `{name}`, and nothing in your function has made that list before."
    return ""


def _is(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _instead_of_argument(scene: Scene, name: str) -> str:
    """A value of the notebook that is read where an argument is meant."""
    read = {node.id for node in scene.names(ast.Load)}
    stem = name.split("_")[0].lower()
    own = [a for a in scene.arguments if a not in read] or scene.arguments
    near = [a for a in own if a.split("_")[0].lower() == stem]
    if not near or near[0] == name:
        return ""
    return (
        f"{scene.place} reads `{name}`, which is no argument of your function: what the caller hands over is "
        f"called `{near[0]}` here. A function should work for any data that it is given."
    )


def _not_defined(scene: Scene, name: str) -> str:
    """A function that the notebook doesn't have."""
    if not any(isinstance(n, ast.Call) and _is(n.func, name) for n in scene.here):
        return ""
    return without_np(scene, name) or (
        f"{scene.place} calls `{name}`, and this notebook has no function of that name: it is neither "
        "defined "
        "nor imported here."
    )
