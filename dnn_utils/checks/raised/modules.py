"""Why a module or a value has no such function: where there is one of that name."""

from __future__ import annotations

import ast
import difflib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

from dnn_utils.checks.raised.seen import shown, text_of

if TYPE_CHECKING:
    from dnn_utils.checks.raised.scene import Scene


def no_such_function(scene: Scene) -> str:
    """A name that a module doesn't have."""
    node = scene.node
    if not isinstance(node, ast.Attribute) or (module := _module(scene, node.value)) is None:
        return ""
    what, name = text_of(node.value), node.attr
    if module.__name__ == "random":
        return (
            f"{scene.place} asks Python's own module `random` for `{name}`, which it doesn't have: NumPy's "
            "random numbers are another module."
        )
    own = [each for each in vars(module) if not each.startswith("_")]
    if near := near_names(name, own):
        return f"{scene.place} asks {what} for `{name}`, and there is no such name: {_meant(what, near)}"
    homes = {"NumPy itself": np, "`np.linalg`": np.linalg, "`np.random`": np.random}
    for home, other in homes.items():
        if other is not module and module.__name__.startswith("numpy") and callable(vars(other).get(name)):
            return f"{scene.place} looks for `{name}` in {what}, which has no such function: {home} has it."
    return f"{scene.place} asks {what} for `{name}`, and there is no function of that name in it."


def _meant(what: str, near: list[str]) -> str:
    names = [f"`{what.strip('`')}.{name}`" for name in near]
    return f"is {' or '.join(names)} meant?"


def near_names(name: str, known: list[str]) -> list[str]:
    """The names that are all but the same, or that begin with it."""
    bare = name.replace("_", "").lower()
    same = [each for each in known if each.replace("_", "").lower() == bare]
    near = difflib.get_close_matches(name, known, 1, 0.8) if len(name) > 3 else []
    longer = [each for each in known if len(name) > 2 and each.startswith(name)]
    return same or near or (longer if len(longer) < 4 else [])


def _module(scene: Scene, node: ast.AST) -> ModuleType | None:
    """The module that an expression names, looked up without running anything."""
    found: Any = None
    if isinstance(node, ast.Name):
        found = scene.seen.names.get(node.id)
    elif isinstance(node, ast.Attribute) and (outer := _module(scene, node.value)) is not None:
        found = vars(outer).get(node.attr)
    return found if type(found) is ModuleType else None


def no_such_method(scene: Scene) -> str:
    """A method that an array doesn't have: it belongs to lists, or is a function of NumPy."""
    node = scene.node
    if not isinstance(node, ast.Attribute) or "numpy.ndarray" not in scene.message or not text_of(node.value):
        return ""
    what, name = text_of(node.value), node.attr
    if near_names(name, [each for each in dir(np.ndarray) if not each.startswith("_")]):
        return ""
    if callable(getattr(list, name, None)):
        return f"{scene.place} asks {what} for `{name}`: lists have such a method, and {what} is an array."
    if callable(vars(np).get(name)):
        return (
            f"{scene.place} asks {what} for `{name}`: NumPy has a function of that name, which is handed the "
            "array, and arrays have no such method."
        )
    if isinstance(held := scene.held(node.value), np.ndarray):
        return f"{scene.place} asks {what} for `{name}`, and {what} is {shown(held)}, which has none."
    return ""


def missing_module(scene: Scene) -> str:
    """A module of Python that nothing imports."""
    name = getattr(scene.error, "name", None)
    uses = [n for n in scene.here if isinstance(n, ast.Attribute) and getattr(n.value, "id", "") == name]
    if name not in sys.stdlib_module_names or not uses:
        return ""
    arrays = " Its functions take one number at a time; NumPy's take arrays too." if name == "math" else ""
    return f"{scene.place} uses the module `{name}`, and nothing imports it here.{arrays}"


def without_np(scene: Scene, name: str) -> str:
    """A function of NumPy, called by its bare name."""
    if not callable(vars(np).get(name)):
        return ""
    return (
        f"{scene.place} calls `{name}`, which is defined nowhere here: a function of that name belongs to "
        "NumPy, and NumPy goes by the name `np`."
    )
