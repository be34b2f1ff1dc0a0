"""Why a line fails on an array where it takes one number, or on a number where it takes an array."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import numpy as np

from dnn_utils.checks.raised.seen import Shaped, shown, text_of

if TYPE_CHECKING:
    from dnn_utils.checks.raised.scene import Scene

ROW = "A loop or one index over an array with two axes gives a whole row at a time."


def one_number(scene: Scene) -> str:
    """An array where a function takes one number."""
    if not re.search("0-dimensional|(length|size)-1 arrays", scene.message):
        return ""
    for node in (n for n in scene.here if isinstance(n, ast.Call) and n.args):
        function = ast.unparse(node.func)
        if not function.startswith("math.") and function not in ("float", "int", "round"):
            continue
        held = scene.held(node.args[0])
        while isinstance(held, ast.UnaryOp):
            held = scene.held(held.operand)
        if isinstance(held, (np.ndarray, Shaped)) and held.shape and max(held.shape) > 1:
            what = text_of(node.args[0]) or "it gets an array"
            row = f" {ROW}" if is_from_loop(scene, node.args[0]) else ""
            return (
                f"{scene.place} gives {what}, an array of shape {held.shape}, to `{function}`, which takes "
                "one "
                f"number.{row}"
            )
    return ""


def is_from_loop(scene: Scene, node: ast.AST) -> bool:
    """Whether an expression is an entry of an array, or what a loop over one gives."""
    if any(isinstance(n, ast.Subscript) for n in ast.walk(node)):
        return True
    names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
    loops = [n for n in ast.walk(scene.function or scene.tree) if isinstance(n, (ast.For, ast.comprehension))]
    targets = {n.id for loop in loops for n in ast.walk(loop.target) if isinstance(n, ast.Name)}
    return bool(names & targets)


def loop_over_a_number(scene: Scene) -> str:
    """A loop over a plain number."""
    if not re.search("not iterable|iteration over", scene.message):
        return ""
    loops = [
        n.iter for n in ast.walk(scene.function or scene.tree) if isinstance(n, (ast.For, ast.comprehension))
    ]
    for over in loops:
        held = scene.held(over)
        number = type(held) in (int, float) or isinstance(held, np.number)
        if number or (isinstance(held, np.ndarray) and held.ndim == 0):
            what = text_of(over) or "something"
            kind = shown(held) if number else "one number"
            turns = " A number of turns needs `range`." if type(held) is int else ""
            return (
                f"{scene.place} loops over {what}, which is {kind} in this call, and a number has no "
                f"entries.{turns}"
            )
    return ""


def decision(scene: Scene) -> str:
    """A condition that is asked of a whole array."""
    if "truth value of an array" not in scene.message:
        return ""
    for node in scene.here:
        tests: list[ast.expr] = []
        if isinstance(node, (ast.If, ast.While, ast.IfExp, ast.Assert)):
            tests = [node.test]
        elif isinstance(node, ast.comprehension):
            tests = node.ifs
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("max", "min", "bool", "sorted"):
            tests = node.args
        for test in tests:
            if said := _sum_of_rows(scene, test):
                return said
            for part in (n for n in ast.walk(test) if isinstance(n, (ast.Name, ast.Subscript))):
                held = scene.held(part)
                if isinstance(held, np.ndarray) and held.size > 1:
                    row = f" {ROW}" if is_from_loop(scene, part) else ""
                    return (
                        f"{scene.place} needs one yes or no, and {text_of(part) or 'what it asks about'} is "
                        f"an array of shape {held.shape} there, with one for each entry.{row}"
                    )
    return ""


def _sum_of_rows(scene: Scene, test: ast.expr) -> str:
    """Python's own `sum`, which adds up rows and not entries."""
    for call in (n for n in ast.walk(test) if isinstance(n, ast.Call) and n.args):
        held = scene.held(call.args[0])
        of_python = getattr(call.func, "id", "") == "sum" and scene.seen.names.get("sum", sum) is sum
        if of_python and isinstance(held, np.ndarray) and held.ndim > 1:
            return (
                f"{scene.place} needs one yes or no. Python's `sum` adds up the rows of "
                f"{text_of(call.args[0])}, of shape {held.shape}, so it gives an array of shape "
                f"{held.shape[1:]} and no single number."
            )
    return ""
