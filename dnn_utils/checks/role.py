"""What the code does at the place where it raised: two errors are alike only where both do the same there.

The same message comes from many places: a key is missing where a layer is handed its gradient, or where a
result is stored. The role is a word or two for the expression that raised, whatever its names are.
"""

from __future__ import annotations

import ast
import linecache
from functools import lru_cache
from types import TracebackType

_OPERATORS = {
    "add": "Add",
    "subtract": "Sub",
    "multiply": "Mult",
    "divide": "Div",
    "true_divide": "Div",
    "power": "Pow",
    "dot": "MatMult",
    "matmul": "MatMult",
}
"""NumPy's functions that do what an operator does."""

Place = tuple[int | None, int | None, int | None, int | None]


def role(raised: TracebackType | None) -> str:
    """What the expression that raised does, in the frame where `raised` begins; empty where nobody knows."""
    if raised is None:
        return ""
    code = raised.tb_frame.f_code
    places = list(code.co_positions())
    source = "".join(linecache.getlines(code.co_filename))
    if not source or not 0 <= raised.tb_lasti // 2 < len(places):
        return ""
    line, end_line, column, end_column = places[raised.tb_lasti // 2]
    return role_at(source, (line, column, end_line, end_column))


@lru_cache(maxsize=64)
def role_at(source: str, place: Place) -> str:
    """The same for the expression at a place of `source`: first line and column, last line and column."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = [node for node in above if _place(node) == place and not isinstance(node, ast.Expr)]
    return _said(found[-1], above) if found else ""


def _place(node: ast.AST) -> Place:
    names = ("lineno", "col_offset", "end_lineno", "end_col_offset")
    line, column, end_line, end_column = (getattr(node, name, None) for name in names)
    return line, column, end_line, end_column


def _said(node: ast.AST, above: dict[ast.AST, ast.AST]) -> str:
    if isinstance(node, ast.Call):
        name = _name(node.func)
        return _OPERATORS.get(name, f"call {name}")
    if isinstance(node, (ast.BinOp, ast.AugAssign)):
        return type(node.op).__name__
    parent = above.get(node)
    if isinstance(node, ast.Tuple) and isinstance(parent, ast.Assign) and node in parent.targets:
        return f"unpack {_said(parent.value, above)}"
    return f"{type(node).__name__}{_step(node, above)}"


def _step(node: ast.AST, above: dict[ast.AST, ast.AST]) -> str:
    """The function that the value of an expression is handed to, where that is no library's."""
    parent = above.get(node)
    while isinstance(parent, ast.expr):
        if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Name):
            return f" in {parent.func.id}"
        parent = above.get(parent)
    return ""


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
