"""The likely cause of a wrong answer: a declared mistake it equals, or how it relates to the right one.

The relations are the fingerprints P1 to P18 of the course's catalogue of mistakes: one comparison of
the answer with the expected one explains many different programs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from dnn_utils.checks.compare import Wrong, aligned, is_array, is_number, is_numeric, same_plain, same_values
from dnn_utils.checks.examples import Examples, Judged, KnownMistake
from dnn_utils.checks.finding import KINDS, Finding
from dnn_utils.checks.gradients import asked
from dnn_utils.checks.outcome import Outcome, Raised, Returned
from dnn_utils.checks.plain import type_name


def diagnose(examples: Examples, judged: Sequence[Judged]) -> Finding | None:
    """The first wrong thing over all examples, with its likely cause; None where all are right.

    An ordinary example comes before an edge, and a missing part before a wrong value.
    """
    wrong = [j for j in judged if j.finding]
    if not wrong:
        return None
    first = min(wrong, key=lambda j: (j.example.group != "ordinary", KINDS.index(_kind(j))))
    assert first.finding is not None
    mistake = _mistake(examples, judged, first)
    if mistake:
        return replace(first.finding, cause=mistake.cause, mistake=mistake.name)
    return replace(first.finding, cause=_relation(examples, first, judged))


def _kind(judged: Judged) -> Any:
    return judged.finding.kind if judged.finding else "value"


def _mistake(examples: Examples, judged: Sequence[Judged], first: Judged) -> KnownMistake | None:
    """The one declared mistake that gives what the student's function gave.

    On every example; else on the examples that went wrong, or the ordinary ones of them; else in the
    first wrong part alone, for whoever made two mistakes at once.
    """
    wrong = [k for k, j in enumerate(judged) if j.finding]
    usual = [k for k in wrong if judged[k].example.group == "ordinary"] or wrong
    for rule, where in ((_same, range(len(judged))), (_same, wrong), (_same, usual), (_same_part, wrong)):
        found = [
            mistake
            for mistake in examples.mistakes
            if all(rule(examples, first, judged[k], mistake.outcomes[k]) for k in where)
        ]
        if len({mistake.cause for mistake in found}) == 1:
            return found[0]
    return None


def _same(examples: Examples, first: Judged, judged: Judged, known: Outcome) -> bool:
    """Whether a declared mistake gives the same outcome."""
    outcome = judged.outcome
    if isinstance(outcome, Raised) or isinstance(known, Raised):
        return isinstance(outcome, Raised) and isinstance(known, Raised) and _same_error(outcome, known)
    if not (isinstance(outcome, Returned) and isinstance(known, Returned)):
        return False
    if examples.compare == "initial_parameters":
        said = _said(examples, judged, known) == _said(examples, judged, outcome)
        return said and _form(known.value) == _form(outcome.value)
    its, mine = (_asked(examples, judged, o) for o in (known, outcome))
    return same_plain(its, mine)


def _asked(examples: Examples, judged: Judged, outcome: Returned) -> Any:
    """The returned value in the names that the comparison reads it by."""
    expected = judged.example.expected
    if examples.compare != "gradients" or not isinstance(expected, Returned):
        return outcome.value
    return asked(expected.value, outcome.value)


def _same_part(examples: Examples, first: Judged, judged: Judged, known: Outcome) -> bool:
    """Whether a declared mistake gives the same in the part that is wrong first, and spoils no right one."""
    if not judged.finding or not first.finding or judged.finding.kind not in ("shape", "finite", "value"):
        return False
    part = judged.finding.part
    mine, its = (_leaves(examples, judged, outcome) for outcome in (judged.outcome, known))
    right = _leaves(examples, judged, judged.example.expected)
    if part not in mine or part not in its or any(_spoils(p, mine, its, right) for p in its):
        return False
    return same_plain(mine[part], its[part]) and not same_plain(its[part], right[part])


def _spoils(part: str, mine: dict[str, Any], its: dict[str, Any], right: dict[str, Any]) -> bool:
    return same_plain(mine.get(part), right[part]) and not same_plain(its[part], right[part])


def _leaves(examples: Examples, judged: Judged, outcome: Outcome) -> dict[str, Any]:
    """The returned leaves by the names of their parts; none where the structure is another."""
    expected = judged.example.expected
    if not (isinstance(outcome, Returned) and isinstance(expected, Returned)):
        return {}
    try:
        own = _asked(examples, judged, outcome)
        return {p: g for p, _, g in aligned(expected.value, own, examples.returns)}
    except Wrong:
        return {}


def _said(examples: Examples, judged: Judged, outcome: Outcome) -> tuple[str, str, str] | None:
    finding = examples.finding(judged.example.expected, outcome)
    return (finding.kind, finding.part, finding.message) if finding else None


def _form(value: Any) -> Any:
    """The structure of a value without its numbers: keys, lengths, shapes."""
    if isinstance(value, dict):
        return {key: _form(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [_form(part) for part in value]
    return np.shape(value) if is_numeric(value) else type_name(value)


def _same_error(mine: Raised, known: Raised) -> bool:
    """Errors are alike by type and, where both messages are known, by the numbers in them (shapes)."""
    if mine.type != known.type:
        return False
    return not (mine.message and known.message) or _digits(mine.message) == _digits(known.message)


def _digits(message: str) -> list[str]:
    return re.findall(r"\d+", re.sub(r"\b(u?int|float)\d+", "", message))


def _relation(examples: Examples, judged: Judged, all_judged: Sequence[Judged]) -> str:
    """What the wrong answer has to do with the right one, in a sentence; empty where nothing shows."""
    finding, expected, outcome = judged.finding, judged.example.expected, judged.outcome
    assert finding is not None
    if isinstance(outcome, Raised):
        return _of_error(outcome)
    if isinstance(outcome, Returned) and isinstance(expected, Raised):
        return (
            "An error has to be raised, so that the call stops there: printing or returning it is not enough."
        )
    if not (isinstance(outcome, Returned) and isinstance(expected, Returned)):
        return ""
    if _only_unsigned(all_judged):
        return (
            "Unsigned whole numbers (`uint8`) have no negative, and start again at 0 after 255: look at each "
            "minus sign and sum."
        )
    if finding.kind in ("type", "missing"):
        return _of_structure(*_whole_part(examples, expected.value, outcome.value, finding.part))
    own = _asked(examples, judged, outcome)
    leaves = {part: (e, g) for part, e, g in aligned(expected.value, own, examples.returns)}
    e, g = leaves[finding.part]
    if not (is_numeric(e) and is_numeric(g)):
        return ""
    said = _of_shape(e, g) if finding.kind == "shape" else _of_nan() if finding.kind == "finite" else ""
    return (
        said
        or _swapped(finding.part, leaves)
        or _of_values(np.asarray(e), np.asarray(g), judged.example.args)
    )


def _only_unsigned(judged: Sequence[Judged]) -> bool:
    """Whether just those examples are wrong that have an argument of unsigned whole numbers."""
    unsigned = [any(getattr(a, "dtype", np.dtype(float)).kind == "u" for a in j.example.args) for j in judged]
    return any(unsigned) and unsigned == [j.finding is not None for j in judged]


def _whole_part(examples: Examples, expected: Any, got: Any, part: str) -> tuple[Any, Any]:
    """What was expected and got for one of several returned parts; else the whole answers."""
    names = examples.returns
    if part in names and len(names) > 1 and isinstance(got, (tuple, list)) and len(got) == len(names):
        return expected[names.index(part)], got[names.index(part)]
    return expected, got


def _of_structure(expected: Any, got: Any) -> str:
    if got is None:
        return "Your function ends without `return`, so its result is `None`."
    if isinstance(got, list) and isinstance(expected, (list, tuple)) and len(got) > len(expected):
        return (
            "There is more in it than this call made: is the number of turns the argument, and the list new "
            "in each call?"
        )
    if isinstance(got, tuple) and not isinstance(expected, tuple):
        return (
            "One value is asked for here: look at what your `return` hands back, and unpack what a function "
            "that you call gives as a tuple."
        )
    if is_array(expected) and is_number(got) and same_values(np.sum(expected), got):
        return "Everything was summed to one number: name the axis to sum over."
    return ""


def _of_error(error: Raised) -> str:
    if error.type == "NotImplementedError":
        return "Replace the line that raises `NotImplementedError` by your own code."
    if error.type in ("NameError", "UnboundLocalError"):
        return "A name is used that has no value yet: look for a typo, or a cell that was not run."
    if "not aligned" in error.message or "matmul" in error.message:
        return (
            "The inner sizes of a matrix product differ: write the shapes beside each factor, and check "
            "the order and the transposes."
        )
    if "broadcast" in error.message:
        return "Two shapes do not fit together entry by entry: print both, and check axis and keepdims."
    if error.type == "KeyError":
        return "A key is missing in the dictionary: count the layers, and check how the key is spelled."
    if error.type == "IndexError":
        if "too many indices" in error.message or "tuple index" in error.message:
            return "An array has fewer axes than the code takes for granted: print its `shape` there."
        return "An index is past the end: check where the loop starts and where it stops."
    if error.type in ("TypeError", "AttributeError") and (
        "tuple" in error.message or "unpack" in error.message
    ):
        return "A function that returns two values gives a tuple: unpack it into two names."
    if "unpack" in error.message:
        return "The number of names on the left differs from the number of values on the right."
    return ""


def _of_shape(e: Any, g: Any) -> str:
    e, g = np.asarray(e), np.asarray(g)
    if e.ndim == 0:
        return _of_one_number(e, g)
    if g.ndim < e.ndim and g.size == e.size:
        return "It lost a dimension: keep two, with `keepdims=True` in a sum, or with `reshape`."
    if g.shape == e.shape[::-1]:
        return "It is transposed: check the order of the two sizes."
    if g.ndim == 2 and g.shape[0] == g.shape[1] and g.size > e.size:
        return "Two arrays were broadcast against each other into a square one: check their shapes first."
    return ""


def _of_one_number(e: np.ndarray, g: np.ndarray) -> str:
    if g.size == 1:
        return "It is still an array: turn the result into a plain number."
    if same_values(e, g.sum()):
        return "Its entries add up to the right number: sum over all of them."
    return "Its entries have the right mean: average over all of them." if same_values(e, g.mean()) else ""


def _of_nan() -> str:
    return "Look for a logarithm of 0 or of less, a division by 0, or an exponential that overflows."


def _swapped(part: str, leaves: dict[str, tuple[Any, Any]]) -> str:
    mine = leaves[part][1]
    for other, (e, _) in leaves.items():
        if other != part and is_numeric(e) and same_values(e, mine):
            return f"`{part}` holds what belongs in `{other}`: check what goes where."
    return ""


def _of_values(e: np.ndarray, g: np.ndarray, args: Sequence[Any]) -> str:
    if e.shape != g.shape:
        return ""
    if e.ndim == 2 and e.shape[0] == e.shape[1] and same_values(e, g.T):
        return "It is transposed: check the order of the factors."
    if g.size > 1 and np.all(g == g.flat[0]) and np.isclose(g.flat[0], e.sum()):
        return "Every entry is the same sum over everything: name the axis to sum over."
    ratio = _ratio(e, g)
    return next(
        (said for value, said in _ratios(args) if ratio and abs(ratio / value - 1) < 1e-4), ""
    ) or _offset(e, g)


def _ratio(e: np.ndarray, g: np.ndarray) -> float | None:
    """The one factor between the two, where there is one."""
    scale = float(np.sum(e * e))
    ratio = float(np.sum(e * g)) / scale if scale else 0.0
    return ratio if ratio and same_values(ratio * e, g) else None


def _ratios(args: Sequence[Any]) -> Iterator[tuple[float, str]]:
    yield -1.0, "It has the wrong sign everywhere."
    for m in sorted({size for size in _columns(args) if size > 1}):
        yield float(m), f"It is exactly {m} times too large, and there are {m} examples: is `1/m` left out?"
        yield 1 / m, f"It is exactly {m} times too small, and there are {m} examples: is `1/m` applied twice?"
        yield -float(m), f"The sign is wrong and it is {m} times too large: check the sign and `1/m`."
    yield 1 / np.log(2), "The logarithm has base 2: the natural logarithm is meant."
    yield 1 / np.log(10), "The logarithm has base 10: the natural logarithm is meant."
    yield 2.0, "It is exactly twice the right value."
    yield 0.5, "It is exactly half the right value."


def _columns(args: Any) -> Iterator[int]:
    """The sizes that the number of examples can be: the last axis of each array argument."""
    for arg in args:
        if isinstance(arg, np.ndarray) and arg.ndim:
            yield arg.shape[-1]
        elif isinstance(arg, (tuple, list)):
            yield from _columns(arg)


def _offset(e: np.ndarray, g: np.ndarray) -> str:
    off = g - e
    if off.ndim == 2 and off.shape[1] > 1 and same_values(np.broadcast_to(off[:, :1], off.shape), off):
        return "Each row is off by one constant: look at what is added to it."
    return ""
