"""The edits of one expression: what students get wrong in a formula, whatever the exercise.

Each rule gives, for one expression, what could stand there instead: the kind of the mistake, the new
expression, and a cost. The likely come first.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from dnn_utils.checks.edits.material import (
    Material,
    alike,
    attribute,
    binary,
    call,
    called,
    entry,
    name,
    number,
)
from dnn_utils.checks.edits.place import Place

New = tuple[str, ast.expr, float]
"""The kind of a mistake, the expression that comes to the place, and the cost."""

OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add, ast.Mult),
    ast.Mult: (ast.Div, ast.MatMult, ast.Add, ast.Sub),
    ast.Div: (ast.Mult, ast.Sub),
    ast.FloorDiv: (ast.Div,),
    ast.MatMult: (ast.Mult,),
    ast.BitXor: (ast.Pow,),
}
_ONE_WAY = (ast.Sub, ast.Div, ast.MatMult, ast.Pow, ast.FloorDiv)
_COMPARISONS = (ast.Gt, ast.Lt, ast.GtE, ast.LtE)
_FAMILIES = (
    ("log", "log2", "log10", "log1p", "exp"),
    ("sum", "mean", "max", "prod"),
    ("zeros", "ones"),
    ("rand", "randn"),
    ("sin", "cos", "tan", "tanh"),
    ("argmax", "max", "amax", "argmin"),
    ("maximum", "minimum", "max"),
    ("floor", "round", "ceil", "rint"),
    ("outer", "dot", "multiply"),
    ("sigmoid", "relu", "tanh", "leaky_relu"),
    ("sigmoid_backward", "relu_backward", "tanh_backward", "leaky_relu_backward"),
)
_PRODUCTS = ("dot", "matmul", "multiply")
_OVER_AN_AXIS = ("sum", "mean", "max", "amax", "min", "norm", "argmax", "prod", "average", "std")
_MAKERS = ("zeros", "ones", "randn", "rand")
_WRAPPERS = (
    ("np.sum", "sum left out", 1.2),
    ("np.mean", "mean", 1.4),
    ("np.exp", "function left out", 1.6),
    ("np.log", "function left out", 1.6),
    ("np.sqrt", "root", 1.3),
    ("np.abs", "function left out", 1.5),
    ("np.tanh", "function left out", 1.5),
    ("float", "plain number", 1.1),
    ("int", "plain number", 1.3),
)


def of_expression(place: Place, material: Material) -> Iterator[New]:
    """What could stand in the place of an expression."""
    node = place.held
    rule = _RULES.get(type(node))
    if rule:
        yield from rule(node, place, material)
    if _is_value(node, place):
        yield from _wrapped(node, place, material)


# --- operators ---


def _binary(node: ast.BinOp, place: Place, material: Material) -> Iterator[New]:
    left, operator, right = node.left, type(node.op), node.right
    others = (other for other in OPERATORS.get(operator, ()) if not _changes_nothing(left, other, right))
    yield from (("operator", binary(left, other, right), 1.0) for other in others)
    if operator in _ONE_WAY:
        yield "order of operands", binary(right, operator, left), 1.0
    if operator is ast.Mult and isinstance(left, ast.Constant) and left.value == 2:
        yield "power", binary(right, ast.Pow, left), 1.1
    if operator is ast.Mult:
        yield "product", call("np.dot", left, right), 1.2
        yield "product", call("np.dot", right, left), 1.8
    yield "too much", left, 1.1
    if operator in (ast.Add, ast.Mult):
        yield "too much", right, 1.2
    if operator is ast.Sub:
        yield from _without_the_left(left, right)
    if operator in (ast.Add, ast.Sub):
        inside = {below.id for below in ast.walk(right) if isinstance(below, ast.Name)}
        for own in material.arguments:
            if own not in inside:
                yield "left out", binary(left, operator, binary(name(own), ast.Mult, right)), 1.3
    yield from _parentheses(node)


def _without_the_left(left: ast.expr, right: ast.expr) -> Iterator[New]:
    """What is left of a difference without its left side."""
    yield "too much", ast.UnaryOp(ast.USub(), right), 1.6
    if isinstance(left, ast.Constant):
        yield "complement", right, 1.0


def _changes_nothing(left: ast.expr, operator: type[ast.operator], right: ast.expr) -> bool:
    """Whether an operator leaves one side as it is: then a term is too much, and no operator is wrong."""
    ones = [isinstance(side, ast.Constant) and side.value == 1 for side in (left, right)]
    return (operator is ast.Mult and any(ones)) or (operator is ast.Div and ones[1])


def _parentheses(node: ast.BinOp) -> Iterator[New]:
    """The same parts, computed in another order."""
    left, operator, right = node.left, type(node.op), node.right
    if isinstance(left, ast.BinOp):  # (a . b) . c
        yield "parentheses", binary(left.left, type(left.op), binary(left.right, operator, right)), 1.1
    if operator is ast.Mult and isinstance(right, ast.BinOp) and isinstance(right.op, ast.Sub):
        yield "parentheses", binary(left, ast.Sub, right.right), 1.3  # a * (1 - b): a - b
    if isinstance(right, ast.BinOp):
        yield "parentheses", binary(binary(left, operator, right.left), type(right.op), right.right), 0.95
        if operator in (ast.Add, ast.Sub) and isinstance(right.op, ast.Div):  # a + b / c: b / (a + c)
            yield "parentheses", binary(right.left, ast.Div, binary(left, operator, right.right)), 1.3
    if isinstance(left, ast.UnaryOp) and isinstance(left.op, ast.USub):
        yield "parentheses", ast.UnaryOp(ast.USub(), binary(left.operand, operator, right)), 1.1
    if isinstance(left, ast.Call) and left.args:  # f(a) . b: f(a . b)
        inside = [binary(left.args[0], operator, right), *left.args[1:]]
        yield "parentheses", ast.Call(left.func, inside, left.keywords), 1.5
    if isinstance(right, ast.Call) and right.args:  # a . f(b): f(a . b)
        inside = [binary(left, operator, right.args[0]), *right.args[1:]]
        yield "parentheses", ast.Call(right.func, inside, right.keywords), 1.5
    if isinstance(left, ast.Subscript) and isinstance(right, ast.Constant):  # x[l] - 1: x[l - 1]
        yield "parentheses", entry(left.value, binary(left.slice, operator, right)), 1.1


def _unary(node: ast.UnaryOp, place: Place, material: Material) -> Iterator[New]:
    yield "sign" if isinstance(node.op, ast.USub) else "condition", node.operand, 0.9
    if isinstance(node.operand, ast.BinOp):  # -(a . b): -a . b
        inner = node.operand
        yield "parentheses", ast.BinOp(ast.UnaryOp(node.op, inner.left), inner.op, inner.right), 1.2
    if isinstance(node.op, ast.Invert):
        yield "operator", binary(ast.Constant(1), ast.Sub, node.operand), 1.0


def _compare(node: ast.Compare, place: Place, material: Material) -> Iterator[New]:
    if len(node.ops) == 1 and isinstance(node.ops[0], _COMPARISONS):
        for other in _COMPARISONS:
            if not isinstance(node.ops[0], other):
                yield "comparison", ast.Compare(node.left, [other()], node.comparators), 1.1
    left = node.left
    if isinstance(left, ast.Call) and len(left.args) == 1 and len(node.ops) == 1:  # f(a) == b: f(a == b)
        inside = ast.Compare(left.args[0], node.ops, node.comparators)
        yield "parentheses", ast.Call(left.func, [inside], left.keywords), 1.1


def _boolean(node: ast.BoolOp, place: Place, material: Material) -> Iterator[New]:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield "condition", ast.BoolOp(other, node.values), 1.2


def _choice(node: ast.IfExp, place: Place, material: Material) -> Iterator[New]:
    yield "branches", ast.IfExp(node.test, node.orelse, node.body), 1.1


# --- names, constants, entries ---


def _named(node: ast.Name, place: Place, material: Material) -> Iterator[New]:
    if isinstance(place.owner, ast.Call) and place.field == "func":
        family = _family(node.id) + material.functions
        for other in dict.fromkeys(family):
            if other != node.id and other in material.functions:
                yield "function", name(other), 1.0
        return
    for k, other in enumerate(material.names):
        if other != node.id:
            yield "name", name(other), (1.0 if alike(other, node.id) else 1.3) + 0.01 * k
    for own, key in material.entries:
        yield "name", entry(name(own), key), 1.2 if alike(key, node.id) else 1.6
    if isinstance(place.owner, ast.Attribute):  # of `x.shape`, only `x`
        return
    for k in (0, 1):
        yield "entry", entry(name(node.id), k), 1.6
        yield "size", entry(attribute(name(node.id), "shape"), k), 1.8
    yield "transpose", attribute(name(node.id), "T"), 1.0
    yield "length", binary(name(node.id), ast.FloorDiv, ast.Constant(2)), 2.0
    yield from shifted(node, 1.2)


def _family(function: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(other for members in _FAMILIES if function in members for other in members))


def shifted(node: ast.expr, cost: float) -> Iterator[New]:
    """A number next to this one."""
    yield "off by one", binary(node, ast.Add, ast.Constant(1)), cost
    yield "off by one", binary(node, ast.Sub, ast.Constant(1)), cost


def _constant(node: ast.Constant, place: Place, material: Material) -> Iterator[New]:
    value = node.value
    if isinstance(value, bool):
        yield "constant", ast.Constant(not value), 1.0
    elif isinstance(value, (int, float)):
        if isinstance(place.owner, ast.Subscript) and is_size(place.owner.value):
            yield from (("size", number(k), 1.0) for k in (0, 1) if k != value)
            return
        if isinstance(place.owner, ast.Subscript):
            yield from (("entry of the turn", name(own), 0.95) for own in material.turns)
        yield from _numbers(value, material, isinstance(place.owner, ast.Compare))
    elif isinstance(value, str):
        yield from texts(value, material)


def _numbers(value: float, material: Material, is_compared: bool) -> Iterator[New]:
    if is_compared:
        for own in material.names:
            yield "constant for an expression", name(own), 1.05
    for own in material.unread:
        yield "constant for an expression", name(own), 0.8
    for exact in ("e", "pi"):
        if 0 < abs(value - getattr(math, exact)) < 0.05:
            yield "rounded number", attribute(name("np"), exact), 0.9
    near = (value + 1, value - 1) if isinstance(value, int) else ()
    usual = (0, 1, 2, 0.5, 0.01, 1e-8, value * 10, value / 10)
    for k, other in enumerate(dict.fromkeys((*near, -value, *material.numbers, *usual))):
        if other != value:
            yield "constant", number(other), 1.1 + 0.02 * k
    for expression in material.sizes():
        yield "constant for an expression", expression, 1.4


def texts(value: str, material: Material) -> Iterator[New]:
    """Texts that could stand for `value`."""
    if re.fullmatch(r"d[A-Z]\w*", value):
        yield "text", ast.Constant(value[1:]), 1.0
    elif re.fullmatch(r"[A-Z]\w*", value):
        yield "text", ast.Constant("d" + value), 1.0
    for k, other in enumerate(material.texts):
        if other != value:
            yield "text", ast.Constant(other), (1.0 if alike(other, value) else 1.4) + 0.01 * k


def _attribute(node: ast.Attribute, place: Place, material: Material) -> Iterator[New]:
    if node.attr == "T":
        yield "transpose", node.value, 0.9
    elif isinstance(place.owner, ast.Call) and place.field == "func":
        for other in _family(node.attr):
            if other != node.attr:
                yield "function", attribute(node.value, other), 1.0
    elif node.attr in ("size", "shape", "ndim"):
        for k in (0, 1):
            yield "size", entry(attribute(node.value, "shape"), k), 1.1


def _entry(node: ast.Subscript, place: Place, material: Material) -> Iterator[New]:
    yield "entry", node.value, 1.4
    if isinstance(node.value, ast.Attribute) and node.value.attr == "shape":
        for k in (0, 1):
            for other in material.names:
                yield "size", entry(attribute(name(other), "shape"), k), 1.2
        return
    if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
        for other in material.names:
            yield "name", name(other), 1.3
        for own, key in material.entries:
            if own != getattr(node.value, "id", ""):
                yield "name", entry(name(own), key), 1.4
    for k in (0, 1):
        yield "entry", entry(node, k), 1.8


def _template(node: ast.JoinedStr, place: Place, material: Material) -> Iterator[New]:
    for k, part in enumerate(node.values):
        if isinstance(part, ast.FormattedValue):
            news = [*shifted(part.value, 1.0), *(("name", name(other), 1.4) for other in material.names)]
            for kind, new, cost in news:
                made = ast.FormattedValue(new, part.conversion, part.format_spec)
                yield kind, _with_part(node, k, made), cost
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            for kind, text, cost in texts(part.value, material):
                yield kind, _with_part(node, k, text), cost


def _with_part(node: ast.JoinedStr, k: int, part: ast.expr) -> ast.JoinedStr:
    return ast.JoinedStr([*node.values[:k], part, *node.values[k + 1 :]])


def _sequence(node: ast.Tuple | ast.List, place: Place, material: Material) -> Iterator[New]:
    parts = node.elts
    if any(isinstance(part, ast.Starred) for part in parts):
        return
    kind = "order of results" if isinstance(place.owner, ast.Return) else "order"
    for swapped in exchanged(parts):
        yield kind, _like(node, swapped), 1.0
    for i in range(len(parts)):
        yield "parts", _like(node, [*parts[:i], *parts[i + 1 :]]), 1.5
    for other in material.names:
        yield "parts", _like(node, [*parts, name(other)]), 1.3 if other in material.arguments else 1.7
    if len(parts) == 3:
        yield kind, _like(node, [*parts[1:], parts[0]]), 1.3
        yield kind, _like(node, [parts[2], *parts[:2]]), 1.3
    if len(parts) == 1:
        yield "shape", _like(node, [parts[0], ast.Constant(1)]), 1.0


def _dictionary(node: ast.Dict, place: Place, material: Material) -> Iterator[New]:
    """One entry more, under a name that there is."""
    there = {key.value for key in node.keys if isinstance(key, ast.Constant)}
    for key in material.texts:
        if there and key not in there and key in material.names:
            more = ast.Dict([*node.keys, ast.Constant(key)], [*node.values, name(key)])
            yield "entry left out", more, 1.1


def _like(node: ast.Tuple | ast.List, parts: list[ast.expr]) -> ast.expr:
    return type(node)(parts, ast.Load())


def exchanged(parts: list[Any]) -> Iterator[list[Any]]:
    """The parts with two of them exchanged, each pair once."""
    for i in range(len(parts)):
        for j in range(i + 1, len(parts)):
            swapped = [*parts]
            swapped[i], swapped[j] = parts[j], parts[i]
            yield swapped


# --- calls ---


def _call(node: ast.Call, place: Place, material: Material) -> Iterator[New]:
    function = called(node)
    yield from _arguments(node, function)
    yield from _products(node, function)
    if len(args := node.args) == 1 and isinstance(args[0], ast.BinOp):  # f(a . b): f(a) . b
        inner = args[0]
        outside = binary(ast.Call(node.func, [inner.left], node.keywords), type(inner.op), inner.right)
        yield "parentheses", outside, 1.2
        sign = isinstance(inner.op, ast.Sub)
        within = ast.UnaryOp(ast.USub(), inner.right) if sign else inner.right
        beside = binary(inner.left, ast.Add if sign else type(inner.op), call_again(node, within))
        yield "parentheses", beside, 1.2  # f(a - b): a + f(-b)
    yield from _nested(node)
    for k in (0, 1):
        yield "entry", entry(node, k), 1.3
    if function == "len" and len(args) == 1:
        yield "length of rows", entry(attribute(args[0], "shape"), 1), 0.95
    if function in _OVER_AN_AXIS and args:
        yield from (("entry of the turn", entry(args[0], name(own)), 1.05) for own in material.turns)
    yield from _keywords(node, function)
    yield from _turns(node, function)
    yield from _shapes(node, function, material)


def call_again(node: ast.Call, argument: ast.expr) -> ast.Call:
    """The same call with another argument."""
    return ast.Call(node.func, [argument], node.keywords)


def _nested(node: ast.Call) -> Iterator[New]:
    """``f(g(x))`` as ``g(f(x))``."""
    if node.args and isinstance(node.args[0], ast.Call) and len(node.args[0].args) == 1:
        inner = node.args[0]
        within = ast.Call(node.func, [inner.args[0], *node.args[1:]], node.keywords)
        yield "order of calls", call_again(inner, within), 1.1


def _arguments(node: ast.Call, function: str) -> Iterator[New]:
    args = node.args
    kind = "shape" if function in ("reshape", *_MAKERS) else "order of arguments"
    if function != "range" and not (function == "where" and args and isinstance(args[0], ast.Compare)):
        for swapped in exchanged(args):
            yield kind, ast.Call(node.func, swapped, node.keywords), 1.0
    for kept, cost in _inside(node, function):
        yield "call too many", kept, cost
    if len(args) > 1:
        for k in range(len(args)):
            yield "arguments", ast.Call(node.func, [*args[:k], *args[k + 1 :]], node.keywords), 1.6


def _inside(node: ast.Call, function: str) -> Iterator[tuple[ast.expr, float]]:
    """What is left of a call without the call."""
    args = node.args
    if args:
        yield args[0], 1.2 if len(args) == 1 else 1.5
    if function in ("max", "maximum", "min", "minimum"):
        for arg in args[1:]:
            yield arg, 1.4
    if isinstance(node.func, ast.Attribute) and (not args or function in ("reshape", "astype")):
        yield node.func.value, 1.3


def _products(node: ast.Call, function: str) -> Iterator[New]:
    args = node.args
    if function in _PRODUCTS and len(args) == 2:
        yield "product", binary(args[0], ast.Mult, args[1]), 1.2
        yield "product", call("np.dot", args[0], args[1]), 1.2
        yield "product", call("np.dot", args[1], args[0]), 1.5
        if isinstance(args[1], ast.Attribute) and args[1].attr == "T":
            yield "product", binary(args[0], ast.Mult, args[1].value), 1.2
    if function in ("abs", "absolute", "fabs") and len(args) == 1:
        yield "function", call("np.maximum", ast.Constant(0), args[0]), 1.1
    if function == "clip" and args:
        yield "constant", clipped(args[0]), 1.2


def _keywords(node: ast.Call, function: str) -> Iterator[New]:
    given = {word.arg for word in node.keywords}
    for word in node.keywords:
        if function not in _OVER_AN_AXIS:
            yield "keyword", _with_words(node, word.arg), 1.2
    if function in _OVER_AN_AXIS:
        for word in node.keywords:
            yield word.arg or "keyword", _with_words(node, word.arg), 1.2
        kind = "axis" if "keepdims" in given else "axis and keepdims"
        for axis in (0, 1):
            yield "axis", _with_words(node, axis=axis), 1.0
            yield kind, _with_words(node, axis=axis, keepdims=True), 1.1
        yield "keepdims", _with_words(node, keepdims=True), 0.9


def _with_words(node: ast.Call, without: str | None = None, **words: Any) -> ast.Call:
    """A call with other arguments by name."""
    kept = [word for word in node.keywords if word.arg not in (without, *words)]
    new = [ast.keyword(word, ast.Constant(value)) for word, value in words.items()]
    return ast.Call(node.func, node.args, [*kept, *new])


def _turns(node: ast.Call, function: str) -> Iterator[New]:
    """Which turns a loop takes, and in which order."""
    if function in ("reversed", "range", "enumerate", "zip"):
        yield "direction", call("reversed", node), 1.1
    if function != "range" or not node.args:
        return
    start, stop, *rest = node.args if len(node.args) > 1 else [ast.Constant(0), node.args[0]]
    for first, last in ((1, 0), (0, 1), (0, -1), (1, 1), (-1, 0), (-1, -1)):
        bounds = [_moved(start, first), _moved(stop, last), *rest]
        yield "range", ast.Call(node.func, bounds, []), 1.1 if first < 0 else 1.0


def _moved(bound: ast.expr, by: int) -> ast.expr:
    if by == 0:
        return bound
    return binary(bound, ast.Add if by > 0 else ast.Sub, ast.Constant(1))


def _shapes(node: ast.Call, function: str, material: Material) -> Iterator[New]:
    args = node.args
    one = len(args) == 1 and not isinstance(args[0], (ast.Tuple, ast.Starred))
    if function in _MAKERS and one:
        column = ast.Tuple([args[0], ast.Constant(1)], ast.Load())
        yield "shape", ast.Call(node.func, [column], node.keywords), 1.0
    if function in ("randn", "rand") and len(args) == 1:
        yield "shape", ast.Call(node.func, [ast.Starred(args[0], ast.Load())], node.keywords), 1.2
    if function in ("reshape", "ravel", "flatten") and isinstance(node.func, ast.Attribute):
        yield "transpose", attribute(node, "T"), 1.0
        yield "shape", call_of(node.func.value, number(-1), ast.Constant(1)), 1.3
        for own in material.arguments:
            rows = call_of(node.func.value, entry(attribute(name(own), "shape"), 0), number(-1))
            yield "shape", rows, 1.3
            yield "shape", attribute(rows, "T"), 1.3


def call_of(array: ast.expr, *args: ast.expr) -> ast.Call:
    """``array.reshape(*args)``."""
    return ast.Call(attribute(array, "reshape"), list(args), [])


# --- something around a value ---


_NO_VALUES = (ast.Constant, ast.Starred, ast.JoinedStr, ast.FormattedValue, ast.Slice, ast.Lambda)
_NO_PLACES = (ast.Expr, ast.FormattedValue, ast.JoinedStr, ast.Compare, ast.Attribute)


def _is_value(node: ast.expr, place: Place) -> bool:
    """Whether something can be done to the value of an expression as a whole."""
    if isinstance(
        node, (ast.Constant, ast.Starred, ast.JoinedStr, ast.FormattedValue, ast.Slice, ast.Lambda)
    ):
        return False
    if isinstance(place.owner, (ast.Expr, ast.FormattedValue, ast.JoinedStr, ast.Compare, ast.Attribute)):
        return False
    return place.field not in ("func", "iter", "keys", "slice", "test") and not is_size(node)


def is_size(node: ast.expr) -> bool:
    """Whether an expression counts something: a length, a shape, what is made of them."""
    if isinstance(node, ast.Attribute):
        return node.attr in ("shape", "size", "ndim", "dtype")
    if isinstance(node, ast.Subscript):
        return is_size(node.value)
    if isinstance(node, ast.BinOp):
        return is_size(node.left) or is_size(node.right)
    return called(node) in ("len", "range", "shape", "size", *_MAKERS, "astype")


def _wrapped(node: ast.expr, place: Place, material: Material) -> Iterator[New]:
    """What has been left out around a value."""
    whole = isinstance(place.owner, (ast.Assign, ast.Return, ast.AugAssign, ast.Dict, ast.Tuple))
    near = 0.0 if whole else 0.4
    exponent = isinstance(place.owner, ast.Call) and called(place.owner) == "exp"
    yield "sign", ast.UnaryOp(ast.USub(), node), 0.9 if exponent else 0.9 + near
    if isinstance(node, (ast.Tuple, ast.List, ast.Dict, ast.Compare)):
        return
    if not isinstance(node, ast.Name):
        yield "transpose", attribute(node, "T"), 1.1 + near
    yield "complement", binary(ast.Constant(1), ast.Sub, node), 1.2 + near
    if whole and isinstance(node, ast.BinOp):
        yield "fraction left out", binary(ast.Constant(1), ast.Div, node), 1.3
    yield "power", binary(node, ast.Pow, ast.Constant(2)), 1.2
    for function, kind, cost in _WRAPPERS:
        yield kind, call(function, node), cost + near
    for function in material.functions:
        yield "function left out", call(function, node), 1.6 + near
        yield "function left out", entry(call(function, node), 0), 1.7 + near
    yield "clip", clipped(node), 1.2 + near
    yield "zero", call("np.maximum", ast.Constant(0), node), 1.4 + near
    if whole:
        yield from _with_more(node, material)
    if not isinstance(node, (ast.Name, ast.Subscript)):
        yield "length", binary(node, ast.FloorDiv, ast.Constant(2)), 1.3 + near
        yield from shifted(node, 1.5 + near)


def clipped(node: ast.expr) -> ast.Call:
    """``np.clip(node, eps, 1 - eps)``."""
    eps = attribute(call("np.finfo", name("float")), "eps")
    return call("np.clip", node, eps, binary(ast.Constant(1), ast.Sub, eps))


def _with_more(node: ast.expr, material: Material) -> Iterator[New]:
    """A term or a factor more."""
    for many in material.examples():
        yield "mean", binary(node, ast.Div, many), 1.1
        yield "factor", binary(node, ast.Mult, many), 1.3
    inside = {below.id for below in ast.walk(node) if isinstance(below, ast.Name)}
    for own in material.names:
        if own not in inside:
            yield "left out", binary(node, ast.Add, name(own)), 1.3 if own in material.arguments else 1.4
            yield "left out", binary(node, ast.Mult, name(own)), 1.5
            yield "left out", binary(node, ast.Sub, name(own)), 1.7


_RULES: dict[type[ast.expr], Callable[[Any, Place, Material], Iterator[New]]] = {
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.Compare: _compare,
    ast.BoolOp: _boolean,
    ast.IfExp: _choice,
    ast.Name: _named,
    ast.Constant: _constant,
    ast.Attribute: _attribute,
    ast.Subscript: _entry,
    ast.JoinedStr: _template,
    ast.Tuple: _sequence,
    ast.List: _sequence,
    ast.Call: _call,
    ast.Dict: _dictionary,
}
