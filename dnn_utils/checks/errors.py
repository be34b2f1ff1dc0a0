"""The likely cause of an error in a student's code, by its type and message.

Each sentence is true wherever its error is raised: it says what the error means and what to look at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dnn_utils.checks.compare import described
from dnn_utils.checks.examples import Example, Examples, Judged
from dnn_utils.checks.outcome import Raised

_TUPLE = "A tuple of several values stands where one of them is meant: which one belongs there?"
_NONE = "Something is `None` here: does the function that it comes from end with `return`?"

_MEANINGS: tuple[tuple[str, str, str], ...] = (
    (
        "NotImplementedError",
        "",
        "The line that raises `NotImplementedError` is still there: replace it with your own code.",
    ),
    (
        "UnboundLocalError",
        "",
        "A name of your function is used before it has a value in this call: is it set in every branch, "
        "and before the loop?",
    ),
    ("NameError", "", "A name is used that has no value yet: look for a typo, or a cell that was not run."),
    ("ZeroDivisionError", "", "A number is divided by 0 in this call: print what you divide by."),
    (
        "RecursionError",
        "",
        "A function calls itself without end: does it call itself where another is meant?",
    ),
    (
        "",
        "not aligned|matmul",
        "The inner sizes of a matrix product differ: write the shapes beside each factor, and check "
        "the order and the transposes.",
    ),
    (
        "",
        "broadcast",
        "Two shapes do not fit together entry by entry: print both, and check axis and keepdims.",
    ),
    (
        "",
        "array element with a sequence|inhomogeneous",
        "Arrays of several shapes, in a tuple or a list, stand where one array is meant: which of them "
        "belongs there?",
    ),
    (
        "ValueError",
        "truth value of an array",
        "One yes or no is asked of a whole array: `if`, `and`, `or`, `max`, `min` take one value at a time.",
    ),
    (
        "TypeError",
        "0-dimensional arrays|length-1 arrays",
        "An array stands where one plain number is needed: `float`, `int` and the functions of `math` take "
        "one number.",
    ),
    ("TypeError", "numpy boolean (negative|subtract)", "`True` and `False` have no minus in NumPy."),
    (
        "TypeError",
        "object is not callable",
        "Something that is no function is called: did a variable take a function's name, or is an operator "
        "left out before a parenthesis?",
    ),
    (
        "KeyError",
        "",
        "A key is missing in the dictionary: count the layers, and check how the key is spelled.",
    ),
    (
        "IndexError",
        "only integers, slices",
        "An array is looked up with something that is no whole number: is a dictionary meant there, or does "
        "an argument stand in another's place?",
    ),
    (
        "IndexError",
        "too many indices|tuple index",
        "An array has fewer axes than the code takes for granted: print its `shape` there.",
    ),
    ("IndexError", "", "An index is past the end: check where the loop starts and where it stops."),
    ("TypeError|AttributeError", "NoneType", _NONE),
    ("TypeError|AttributeError", r"\btuple\b", _TUPLE),
    (
        "ValueError",
        "values to unpack",
        "The number of names on the left differs from the number of values on the right.",
    ),
)
"""Type and message of an error, each as a pattern, and what they mean: the first that fits."""


def other_order(examples: Examples, judged: Judged) -> str:
    """A sentence where a function that raised takes its arguments in another order; else empty."""
    names, takes = examples.args, getattr(judged.outcome, "takes", ())
    if takes == names or sorted(takes) != sorted(names):
        return ""
    return f"It is called with {_list(names)}, and yours takes them in another order: {_list(takes)}."


def of_error(examples: Examples, example: Example, error: Raised) -> str:
    """What an error means, in a sentence; empty where nothing is sure."""
    names = examples.args
    if _is_of_the_call(examples.name, error):
        return f"It is called with {len(names)} arguments, {_list(names)}: compare with your line with `def`."
    if error.type == "AssertionError":
        return (
            f"Your own `assert` stopped it: what it asks for is not so in this call.{_sizes(names, example)}"
        )
    if error.type == "TypeError" and re.search(r"\(\) (takes|missing|got an unexpected)", error.message):
        return "A function is called with other arguments than it takes: compare the call with its `def`."
    return next(
        (
            meaning
            for kind, text, meaning in _MEANINGS
            if (not kind or error.type in kind.split("|")) and re.search(text, error.message)
        ),
        "",
    )


def _is_of_the_call(name: str, error: Raised) -> bool:
    """Whether the call itself failed, before any line of the student's function."""
    said = re.match(rf"{re.escape(name)}\(\) (takes|missing)\b", error.message)
    return error.type == "TypeError" and not error.line and said is not None


def _sizes(names: Sequence[str], example: Example) -> str:
    """The sizes of the arguments, without their values: a graded call's are hidden."""
    sized = [(name, arg) for name, arg in zip(names, example.args, strict=True) if hasattr(arg, "__len__")]
    said = ", ".join(f"`{name}` is {described(arg)}" for name, arg in sized if not isinstance(arg, str))
    return f" Here {said}." if said else ""


def _list(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
