"""The likely cause of an error in a student's code, by its type and message.

Each sentence is true wherever its error is raised: it says what the error means and what to look at.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

import numpy as np

from dnn_utils.checks.compare import described, is_number
from dnn_utils.checks.examples import Example, Examples, Judged
from dnn_utils.checks.meanings import meaning
from dnn_utils.checks.outcome import Raised

_BUILTINS = tuple("range len print float int str enumerate reversed zip sum dict list".split())
_NO_ARRAY = (
    "'(int|float|numpy.float64|numpy.int64)' object (has no attribute|is not (iterable|subscriptable))"
    "|has no len\\(\\)|of unsized object|iteration over a 0-d array|invalid index to scalar"
)
"""What Python says where a plain number is taken for an array."""

MIN_NAME = 3
"""Letters up to which a name is near to many others."""


def other_order(examples: Examples, judged: Judged) -> str:
    """A sentence where a function that raised takes its arguments in another order; else empty."""
    names, takes = examples.args, getattr(judged.outcome, "takes", ())
    if takes == names or sorted(takes) != sorted(names):
        return ""
    return f"It is called with {_list(names)}, and yours takes them in another order: {_list(takes)}."


def of_error(examples: Examples, example: Example, error: Raised) -> str:
    """What an error means, in a sentence or two; empty where nothing is sure."""
    said = _of_error(examples, example, error)
    return f"{said} {number_or_array(examples, example, error)}".strip() if said else ""


def number_or_array(examples: Examples, example: Example, error: Raised) -> str:
    """What is said where the code takes an argument for an array, which is a plain number in this call."""
    if not re.search(_NO_ARRAY, error.message):
        return ""
    for k, name in enumerate(examples.args):
        if not is_number(example.args[k]) or not re.search(_taken_for_an_array(name), error.line):
            continue
        if all(is_number(each.args[k]) for each in examples.examples):
            return f"`{name}` is a plain number in every call." if "attribute" in error.message else ""
        return f"`{name}` may be a plain number as well as an array: your code has to be right for both."
    return ""


def _taken_for_an_array(name: str) -> str:
    own = rf"(?<![\w.]){re.escape(name)}"
    return rf"{own}\.[a-z]|{own}\[|len\({own}\)|\bin {own}\b|enumerate\({own}\)"


def _of_error(examples: Examples, example: Example, error: Raised) -> str:
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
    return meant(examples, example, error) or meaning(error.type, error.message)


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
