"""Why a call fails: its arguments are others than the function takes."""

from __future__ import annotations

import ast
import difflib
import inspect
import re
from typing import TYPE_CHECKING, Any

import numpy as np

from dnn_utils.checks.raised.seen import MAX_TEXT, text_of

if TYPE_CHECKING:
    from dnn_utils.checks.raised.scene import Scene

_OPERANDS = {"dot": 2, "matmul": 2}
"""How many operands those functions take that may be no ufuncs."""

_KEYWORDS = ("axis", "keepdims", "dtype", "size", "shape", "loc", "scale", "low", "high", "order", "where")


def keyword(scene: Scene) -> str:
    """An argument given by a name that the function doesn't know."""
    found = re.search(r"unexpected keyword argument '(\w{1,40})'", scene.message)
    calls = [n for n in scene.here if isinstance(n, ast.Call)]
    calls = [n for n in calls if found and found[1] in [word.arg for word in n.keywords]]
    if not found or not calls:
        return ""
    known = (*_parameters(_seen_function(scene, calls[0])), *_KEYWORDS)
    near = difflib.get_close_matches(found[1], known, 1, 0.7)
    meant = f": is `{near[0]}` meant?" if near else "."
    return (
        f"{scene.place} gives {text_of(calls[0].func)} an argument `{found[1]}`, which it doesn't have{meant}"
    )


def _seen_function(scene: Scene, call: ast.Call) -> Any:
    return scene.seen.names.get(call.func.id) if isinstance(call.func, ast.Name) else None


def _parameters(function: Any) -> tuple[str, ...]:
    """What a function takes: of the one that a recorded answer stands in for, where it does."""
    try:
        return tuple(inspect.signature(function).parameters) if callable(function) else ()
    except (ValueError, TypeError):
        return ()


def count_of_arguments(scene: Scene) -> str:
    """Another number of arguments than a function takes."""
    found = re.search(r"^(\w+)\(\) (takes|missing)", scene.message)
    for node in (n for n in scene.here if isinstance(n, ast.Call)):
        if not found or getattr(node.func, "id", "") != found[1]:
            continue
        takes = _parameters(_seen_function(scene, node))
        gives = [f"`{ast.unparse(arg)}`" for arg in (*node.args, *node.keywords)]
        if takes and len(", ".join(gives)) <= 2 * MAX_TEXT:
            return (
                f"{scene.place} calls `{found[1]}` with {', '.join(gives) or 'nothing'}. It takes "
                f"{_list(takes)}{_amiss(scene, node, takes, gives)}"
            )
    return ""


def _amiss(scene: Scene, node: ast.Call, takes: tuple[str, ...], gives: list[str]) -> str:
    """Which argument is missing or one too many, as the end of a sentence and perhaps another."""
    given = [scene.held(arg.value if isinstance(arg, ast.Starred) else arg) for arg in node.args]
    if len(given) == 1 and isinstance(given[0], (list, tuple)):
        if isinstance(node.args[0], ast.Starred):
            return f". The star hands over all {len(given[0])} entries one by one.{_alike(scene, node)}"
        if len(given[0]) == len(takes):
            return f" one by one, and {gives[0]} is a single argument with all {len(takes)} in it."
    if any(isinstance(arg, ast.Starred) for arg in node.args):
        return ". The star hands its entries over one by one."
    if any(word.arg not in takes for word in node.keywords):
        return "."
    missing = re.findall(r"'(\w{1,40})'", scene.message) if "missing" in scene.message else []
    if missing and set(missing) <= set(takes):
        return f": {_list(missing)} {'is' if len(missing) == 1 else 'are'} missing."
    extra = gives[len(takes) : len(node.args)]
    if extra and not node.keywords:
        verb = "is one" if len(extra) == 1 else "are"
        return f"{' alone' if len(takes) == 1 else ''}: {', '.join(extra)} {verb} too many."
    return "."


def _alike(scene: Scene, node: ast.Call) -> str:
    """Another function of the notebook whose name begins with that of the one that is called."""
    name = getattr(node.func, "id", "")
    longer = [n for n, held in scene.seen.names.items() if n.startswith(f"{name}_") and callable(held)]
    return f" The notebook has `{longer[0]}`, too." if len(longer) == 1 else ""


def place_for_the_result(scene: Scene) -> str:
    """``np.dot(W, A, b)``: what comes behind the operands is where NumPy writes the result."""
    node = scene.node
    if not isinstance(node, ast.Call) or not re.search("output|return arrays must be|out=", scene.message):
        return ""
    name = getattr(node.func, "attr", "")
    operands = _OPERANDS.get(name, getattr(vars(np).get(name), "nin", 0))
    if not text_of(node.func).startswith("`np.") or not operands or len(node.args) != operands + 1:
        return ""
    takes = "one array" if operands == 1 else "two factors" if name in _OPERANDS else "two arrays"
    return (
        f"{scene.place} gives {text_of(node.func)} {text_of(node.args[-1]) or 'something'} behind what it "
        f"computes with: it takes {takes}, and what follows is only where the result is to be stored."
    )


def too_deep(scene: Scene) -> str:
    """An array with two axes where one is wanted."""
    if not re.search("too deep for desired array|unhashable type: 'numpy.ndarray'", scene.message):
        return ""
    for node in (n for n in scene.here if isinstance(n, ast.Call) and n.args):
        held, what = scene.held(node.args[0]), text_of(node.args[0])
        if isinstance(held, np.ndarray) and held.ndim > 1 and what and text_of(node.func):
            return (
                f"{scene.place} gives {what} of shape {held.shape} to {text_of(node.func)}, which takes "
                "values "
                f"one by one: going through an array with two axes, it meets whole rows."
            )
    return ""


def order_of_arguments(scene: Scene) -> str:
    """Arguments in another order than the function that is called takes them."""
    for node in (n for n in scene.here if isinstance(n, ast.Call)):
        takes, gives = _parameters(_seen_function(scene, node)), [getattr(a, "id", "") for a in node.args]
        if sorted(takes) == sorted(gives) and list(takes) != gives:
            return (
                f"{scene.place} hands {_list(gives)} to {text_of(node.func)}, which takes them in another "
                "order: "
                f"{_list(takes)}."
            )
    return ""


def _list(names: Any) -> str:
    return ", ".join(f"`{name}`" for name in names)
