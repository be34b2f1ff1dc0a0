"""What a sentence says of the code is said only where the student's own code has it.

A cause that fits the answers may still describe code that nobody wrote: "your two loops" to who wrote one.
Where a function's own text contradicts such a sentence, it is dropped, or said in other words.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dnn_utils.checks.examples import Examples
from dnn_utils.checks.finding import Finding

_LOOPS = (ast.For, ast.While, ast.comprehension)
_SUMS = frozenset({"sum", "nansum", "mean", "average", "trace", "add", "cumsum"})
_OVER_AN_AXIS = _SUMS | {"max", "amax", "min", "amin", "norm", "std", "var", "prod"}
_END_TO_END = frozenset({"concatenate", "hstack", "append"})


def as_written(finding: Finding, examples: Examples, function: ast.FunctionDef | None) -> Finding:
    """The finding without a cause that a function's own text contradicts, or with one that it shows."""
    if function is None or finding.kind == "died":
        return finding
    line = _ends_in_the_first_turn(function)
    if line and "indented" not in finding.cause and finding.kind != "raised":
        said = (
            f"The `return` in line {line} of your function stands inside the loop, so it ends in the first "
            "turn: look at how far it is indented."
        )
        declared = f"{finding.cause} {said}" if finding.mistake else said
        return replace(finding, cause=declared, located=True)
    if not finding.cause or _has_own_helpers(function, examples):
        return finding
    if "in the wrong order" in finding.cause and "`return`" in finding.cause and _returns(function, examples):
        said = (
            "The names stand in the right order in the line with `return`, and hold each other's values: "
            "look at the lines above it."
        )
        return replace(finding, cause=said, mistake=None)
    if finding.cause.startswith(_LOST) and not _called(function) & _OVER_AN_AXIS:
        return replace(finding, cause=_lost_without_a_sum(function))
    if all(has(function) for said, has in _FORMS if re.search(said, finding.cause)):
        return finding
    return replace(finding, cause="", mistake=None)


_LOST = "It lost a dimension"


def _lost_without_a_sum(function: ast.FunctionDef) -> str:
    if joined := sorted(_called(function) & _END_TO_END):
        return (
            f"It lost a dimension: `{joined[0]}` puts rows with one axis end to end, and two axes are asked "
            "for."
        )
    return "It lost a dimension: two are asked for. Print `np.shape` line by line to see where one goes."


def _loops(function: ast.FunctionDef) -> int:
    return sum(isinstance(node, _LOOPS) for node in ast.walk(function))


def _called(function: ast.AST) -> frozenset[str]:
    """The names of the functions and methods that are called."""
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return frozenset(getattr(f, "attr", getattr(f, "id", "")) for f in calls)


def _calls_plain(name: str) -> Callable[[ast.FunctionDef], bool]:
    """Whether Python's own function of this name is called."""
    return lambda function: any(
        isinstance(node, ast.Call) and getattr(node.func, "id", "") == name for node in ast.walk(function)
    )


def _has_operator(*operators: type[ast.operator]) -> Callable[[ast.FunctionDef], bool]:
    return lambda function: any(
        isinstance(getattr(node, "op", None), operators) for node in ast.walk(function)
    )


def _divides(function: ast.FunctionDef) -> bool:
    return _has_operator(ast.Div, ast.FloorDiv, ast.Pow)(function) or bool(
        _called(function) & {"divide", "true_divide", "reciprocal", "power"}
    )


def _adds(function: ast.FunctionDef) -> bool:
    return bool(_called(function) & _SUMS) or _loops(function) > 0


def _multiplies(function: ast.FunctionDef) -> bool:
    return _has_operator(ast.Mult)(function) or "multiply" in _called(function)


def _has_plain_exponent(function: ast.FunctionDef) -> bool:
    """Whether the exponent is of a form whose sign can be wrong: not that of an absolute value."""
    exponents = [node for node in ast.walk(function) if isinstance(node, ast.Call) and _name(node) == "exp"]
    return not any(_called(arg) & {"abs", "absolute", "fabs"} for node in exponents for arg in node.args)


def _name(node: ast.Call) -> str:
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


def _lacks_square_or_root(function: ast.FunctionDef) -> bool:
    root = _called(function) & {"sqrt"} or any(
        isinstance(n, ast.Constant) and n.value == 0.5 for n in ast.walk(function)
    )
    return not root or not (
        _has_operator(ast.Pow, ast.Mult)(function) or _called(function) & {"square", "power", "multiply"}
    )


def _begins_in_a_loop(function: ast.FunctionDef) -> bool:
    """Whether a loop holds a line that begins something anew: a call of a first step, or a plain name."""
    return any(
        isinstance(node, ast.Assign)
        and (isinstance(node.value, ast.Name) or any(each.startswith("init") for each in _called(node.value)))
        for loop in ast.walk(function)
        if isinstance(loop, (ast.For, ast.While))
        for node in ast.walk(loop)
    )


def _gives_what_it_updates(function: ast.FunctionDef) -> bool:
    """Whether no condition chooses what is handed back."""
    back = {
        node.id
        for given in ast.walk(function)
        if isinstance(given, ast.Return) and given.value
        for node in ast.walk(given.value)
        if isinstance(node, ast.Name)
    }
    chosen = {
        node.id
        for asked in ast.walk(function)
        if isinstance(asked, ast.If)
        for node in ast.walk(asked)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return not back & chosen


def _returns_inside(function: ast.FunctionDef) -> bool:
    """Whether a `return` stands deeper than the function's own lines."""
    return any(isinstance(node, ast.Return) for node in ast.walk(function) if node not in function.body)


_FORMS: Sequence[tuple[str, Callable[[ast.FunctionDef], bool]]] = (
    (r"\btwo loops\b", lambda function: _loops(function) > 1),
    (r"\b(your|the) loops?\b", lambda function: _loops(function) > 0),
    (r"`return` (is )?indented|is indented\.?$", _returns_inside),
    (r"`len`", _calls_plain("len")),
    (r"Python's own `sum`", _calls_plain("sum")),
    (r"your fraction|the fraction bar|of your fraction", _divides),
    (r"by `\*`", _multiplies),
    (r"^You add\b", _adds),
    (r"sign in the exponent|sign inside the exponential", _has_plain_exponent),
    (r"has squares and a root in it", _lacks_square_or_root),
    (r"should stand above the loop", _begins_in_a_loop),
    (r"as many updates as costs", _gives_what_it_updates),
)
"""What a sentence speaks of, and whether a function has it."""


def _ends_in_the_first_turn(function: ast.FunctionDef) -> int:
    """The line, counted from the function's first, of a `return` that any turn of a loop reaches; else 0."""
    for loop in ast.walk(function):
        if isinstance(loop, (ast.For, ast.While)):
            for statement in loop.body:
                if isinstance(statement, (ast.Continue, ast.Break)) or _may_go_on(statement):
                    break
                if isinstance(statement, ast.Return):
                    return statement.lineno - function.lineno + 1
    return 0


def _may_go_on(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and any(isinstance(n, ast.Continue) for n in ast.walk(statement))


def _returns(function: ast.FunctionDef, examples: Examples) -> bool:
    """Whether the names in the last `return` are those of the text, in its order."""
    last = function.body[-1]
    given = getattr(getattr(last, "value", None), "elts", ())
    return [getattr(part, "id", "") for part in given] == list(examples.returns)


def _has_own_helpers(function: ast.FunctionDef, examples: Examples) -> bool:
    """Whether it calls functions of the notebook, whose code may have any form."""
    steps = {call.name for each in examples.examples for call in each.calls} | set(examples.needs)
    inside = {node.name for node in ast.walk(function) if isinstance(node, ast.FunctionDef)}
    return any(name not in steps | inside and not hasattr(builtins, name) for name in _plain_calls(function))


def _plain_calls(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id
