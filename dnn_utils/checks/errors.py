"""The likely cause of an error in a student's code, by its type and message.

Each sentence is true wherever its error is raised: it says what the error means and what to look at.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

import numpy as np

from dnn_utils.checks.compare import described
from dnn_utils.checks.examples import Example, Examples, Judged
from dnn_utils.checks.outcome import Raised

_BUILTINS = tuple("range len print float int str enumerate reversed zip sum dict list".split())
MIN_NAME = 3
"""Letters up to which a name is near to many others."""

_TUPLE = "A tuple of several values stands where one of them is meant: which one belongs there?"
_NONE = "Something is `None` here: does the function that it comes from end with `return`?"

_OF_AN_ARRAY = "(shape|T|dot|reshape|ndim|size|sum|mean|copy|astype|ravel|flatten|transpose)"

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
    (
        "NameError",
        "",
        "A name is used that has no value: a typo, something that only the notebook had, or a cell that "
        "was not "
        "run.",
    ),
    (
        "AttributeError",
        f"'list' object has no attribute '{_OF_AN_ARRAY}'",
        "A list stands where an array is meant: `np.array` makes one of it.",
    ),
    (
        "AttributeError",
        f"'(int|float|float64|numpy.float64|bool)' object has no attribute '{_OF_AN_ARRAY}'",
        "A plain number stands where an array is meant.",
    ),
    (
        "TypeError",
        "(function|method|ufunc|type)' object is not (subscriptable|iterable)",
        "A function itself stands where its result is meant: call it, with round brackets.",
    ),
    (
        "TypeError",
        "'(int|float|numpy.float64|numpy.int64)' object is not (subscriptable|iterable)",
        "A plain number stands where several values are meant. A loop over a number needs `range`.",
    ),
    (
        "TypeError",
        "of type '(int|float|numpy.float64|numpy.int64)' has no len|of unsized object",
        "`len` is asked of a plain number: which array or list is meant?",
    ),
    (
        "TypeError",
        "item assignment",
        "A tuple, a text or a number can't be changed in one place: make a list or an array of it.",
    ),
    (
        "TypeError",
        "indices must be integers",
        "A list or a text is looked up with something that is no whole number: is a dictionary meant there?",
    ),
    (
        "TypeError",
        "can't multiply sequence|can only concatenate (list|tuple)",
        "A list or a tuple does no arithmetic: make an array of it with `np.array`.",
    ),
    (
        "TypeError",
        "cannot be interpreted as an integer",
        "A whole number is needed here, as in a size or in `range`: `/` always gives a fraction, `//` a "
        "whole number. A shape of two sizes goes into brackets of its own.",
    ),
    (
        "",
        r"Cannot cast ufunc '\w{1,40}' input (\d{1,2} )?from dtype\('O'\)",
        "Here stands something that is no array of numbers, such as `None`: print it just before that line.",
    ),
    (
        "",
        r"Cannot cast ufunc '\w{1,40}' input (\d{1,2} )?from dtype\('<U",
        "A text stands where numbers are needed.",
    ),
    (
        "",
        r"Cannot cast ufunc '\w{1,40}' output from dtype\('(float|complex)",
        "An array of whole numbers can't take fractions in place: compute a new array, without `+=` or `-=`.",
    ),
    (
        "TypeError",
        "Cannot interpret .* as a data type",
        "The second argument is a type here: the sizes of a shape go together, in brackets of their own.",
    ),
    (
        "ValueError",
        "cannot reshape array",
        "The new shape has room for another number of entries: multiply its sizes and compare.",
    ),
    (
        "",
        "is out of bounds for array of dimension",
        "An axis is named that the array doesn't have: print its `shape`.",
    ),
    (
        "ValueError",
        "read-only",
        "An array that may not be changed is changed in place: make a copy or a new one.",
    ),
    (
        "ValueError",
        "negative dimensions",
        "A size is negative: check what it is computed from.",
    ),
    (
        "IndexError",
        "invalid index to scalar",
        "A single number is looked up with an index: it has no entries. How many axes does the array have?",
    ),
    (
        "IndexError",
        "boolean index did not match",
        "A mask of `True` and `False` has another shape than the array that it is to choose from.",
    ),
    ("IndexError", "pop from empty", "Something is taken out of a list that is empty already."),
    (
        "IndexError",
        "assignment index out of range",
        "A list has no such place yet: it grows with `append`.",
    ),
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
        "0-dimensional arrays|(length|size)-1 arrays",
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
        "The dictionary has no such key: print its keys just before that line.",
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
    (
        "IndexError",
        "",
        "An index is past the end of what it looks up: compare it with the size along that axis.",
    ),
    ("TypeError|AttributeError", "NoneType", _NONE),
    ("TypeError|AttributeError", r"\btuple\b", _TUPLE),
    (
        "ValueError",
        "values to unpack",
        "The number of names on the left differs from the number of values on the right.",
    ),
    (
        "TypeError",
        "cannot unpack non-iterable",
        "One plain value stands where several are unpacked: count the names on the left.",
    ),
    (
        "TypeError",
        "can only concatenate str|must be str, not|to str|and .str.$|.str. and ",
        "A text and a number stand on the two sides of an operator: `str(...)` makes a text of a number.",
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
    if error.why.text:
        return error.why.text
    if error.line.startswith("raise ") and error.type != "NotImplementedError":
        return ""  # what the student's own code says of it is told already
    if _is_of_the_call(examples.name, error):
        return f"It is called with {len(names)} arguments, {_list(names)}: compare with your line with `def`."
    if error.type == "AssertionError":
        return (
            f"Your own `assert` stopped it: what it asks for is not so in this call.{_sizes(names, example)}"
        )
    if error.type == "TypeError" and re.search(r"\(\) (takes|missing|got an unexpected)", error.message):
        return "A function is called with other arguments than it takes: compare the call with its `def`."
    return meant(examples, example, error) or next(
        (
            meaning
            for kind, text, meaning in _MEANINGS
            if (not kind or error.type in kind.split("|")) and re.search(text, error.message)
        ),
        "",
    )


def not_raised(examples: Examples, judged: Judged, every: Sequence[Judged]) -> str:
    """What is said where an error should be raised and none was, or another one."""
    expected, outcome = judged.example.expected, judged.outcome
    assert isinstance(expected, Raised)
    if isinstance(outcome, Raised):
        return (
            f"Here a `{expected.type}` is asked for, and your code stops with another error before it "
            "raises one: "
            "ask first whether this call can be answered."
        )
    texts = [
        (name, arg)
        for k, (name, arg) in enumerate(zip(examples.args, judged.example.args, strict=True))
        if isinstance(arg, str) and all(arg != j.example.args[k] for j in every if not _has_to_raise(j))
    ]
    if not texts:
        return (
            "An error has to be raised, so that the call stops there: printing or returning it is not enough."
        )
    return (
        f"`{texts[0][0]}` is {texts[0][1]!r} in this call, a name that the function doesn't know, and yours "
        "went on "
        "and returned a result: which of its branches takes in every other name? An error has to be raised "
        "there; "
        "printing or returning it is not enough."
    )


def _has_to_raise(judged: Judged) -> bool:
    return isinstance(judged.example.expected, Raised)


def meant(examples: Examples, example: Example, error: Raised) -> str:
    """The name or key that is meant where another is misspelt; empty where none is near.

    Whatever the message says, only names are said that the exercise, Python or NumPy has.
    """
    quoted = re.findall(r"'(\w{1,40})'", error.message)
    if error.type == "NameError" and quoted:
        steps = (*examples.needs, *(call.name for call in example.calls))
        return _nearest(quoted[0], ("np", *examples.args, *examples.returns, *steps, *_BUILTINS))
    if error.type == "KeyError" and quoted:
        keys = [key for arg in example.args if isinstance(arg, dict) for key in arg if isinstance(key, str)]
        same = [key for key in keys if _bare(key) == _bare(quoted[0]) and key != quoted[0]]
        return f"Is `{same[0]}` meant? Keys are told apart by small and capital letters too." if same else ""
    if error.type == "AttributeError" and quoted:
        if error.message.startswith("module 'numpy'"):
            return _nearest(quoted[-1], dir(np), "np.")
        if "numpy.ndarray" in error.message:
            return _nearest(quoted[-1], dir(np.ndarray), ".")
    return ""


def _nearest(name: str, known: Iterable[str], prefix: str = "") -> str:
    """Which known name is all but the same."""
    public = [each for each in dict.fromkeys(known) if not each.startswith("_") and each != name]
    bare = [each for each in public if _bare(each) == _bare(name)]
    near = bare or (difflib.get_close_matches(name, public, 1, 0.8) if len(name) > MIN_NAME else [])
    return f"There is no such name; is `{prefix}{near[0]}` meant?" if near else ""


def _bare(name: str) -> str:
    return name.replace("_", "").lower()


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
