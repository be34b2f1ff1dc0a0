"""Why a function's own `raise` is reached."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dnn_utils.checks.raised.scene import Scene


def own_raise(scene: Scene) -> str:
    """The function's own `raise` that is reached with a value that it knows."""
    if not isinstance(scene.statement, ast.Raise) or scene.function is None:
        return ""
    if said := _function_for_text(scene):
        return said
    for name, tests in _texts_compared(scene.function).items():
        held = scene.seen.names.get(name)
        if type(held) is not str:
            continue
        equal = [n for n, text in tests if text == held]
        near = [text for _, text in tests if text != held and text.strip().lower() == held.lower()]
        if near and not equal:
            return (
                f"`{name}` is {held!r} in this call, and your function compares it with {near[0]!r}: small "
                "and "
                "capital letters and blanks count."
            )
        if equal and (asks := _asked_again(scene, name, held)):
            return (
                f"`{name}` is {held!r} in this call, which line {scene.number(equal[0].lineno)} knows; then "
                "the "
                f"`if` in line {scene.number(asks)} asks anew, and its `else` takes all that is left."
            )
    return ""


def _function_for_text(scene: Scene) -> str:
    """A text that is compared with a function of that name."""
    for node in ast.walk(scene.function or scene.tree):
        if not isinstance(node, ast.Compare) or not isinstance(node.left, ast.Name):
            continue
        other, held = node.comparators[0], scene.held(node.left)
        if (
            isinstance(other, ast.Name)
            and type(held) is str
            and other.id == held
            and callable(scene.held(other))
        ):
            return (
                f"`{node.left.id}` is the text {held!r} in this call, and line {scene.number(node.lineno)} "
                f"compares it with the function `{other.id}`: a text never equals a function."
            )
    return ""


def _texts_compared(function: ast.FunctionDef) -> dict[str, list[tuple[ast.Compare, str]]]:
    """The texts that each name is compared with."""
    found: dict[str, list[tuple[ast.Compare, str]]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Name):
            for part in ast.walk(node.comparators[0]):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    found.setdefault(node.left.id, []).append((node, part.value))
    return found


def _asked_again(scene: Scene, name: str, held: str) -> int | None:
    """The line of the `if` whose `else` raises although an earlier one knew the value."""
    for node in (n for n in ast.walk(scene.function or scene.tree) if isinstance(n, ast.If)):
        raises = any(child is scene.statement for child in node.orelse)
        known = any(isinstance(p, ast.Constant) and p.value == held for p in ast.walk(node.test))
        if raises and not known and node.lineno < scene.line:
            return None if _is_elif(scene, node) else node.lineno
    return None


def _is_elif(scene: Scene, node: ast.If) -> bool:
    others = [n for n in ast.walk(scene.function or scene.tree) if isinstance(n, ast.If)]
    return any(node in other.orelse for other in others)
