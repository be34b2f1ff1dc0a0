"""What all wrong answers have in common with the right ones, whatever the exercise.

Each sentence states what is so in every wrong example, and is said only where at least two show it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dnn_utils.checks.compare import is_numeric, same_values
from dnn_utils.checks.examples import Examples, Judged
from dnn_utils.checks.relations import factor, leaves

MAX_DECIMALS = 8


@dataclass(frozen=True)
class Answer:
    """A wrong part of one answer: expected, got, the arguments by name, and whether it is all of it."""

    expected: np.ndarray
    got: np.ndarray
    args: dict[str, Any]
    is_whole: bool = True


def of_wrong(examples: Examples, judged: Sequence[Judged], part: str) -> str:
    """What the wrong answers for a part have in common, in a sentence; empty where nothing is sure."""
    answers = _answers(examples, judged, part)
    if answers is None or len(answers) < 2:
        return ""
    rules: tuple[Callable[[Sequence[Answer]], str], ...] = (
        _rounded,
        _off_by_argument,
        _scaled,
        _reversed,
        _copied,
        _even,
        _lines,
    )
    return next(filter(None, (rule(answers) for rule in rules)), "")


def _answers(examples: Examples, judged: Sequence[Judged], part: str) -> list[Answer] | None:
    """The part in each example where it is wrong; None where it has another shape or is not finite."""
    found = []
    for j in judged:
        e, g = leaves(examples, j).get(part, (None, None))
        if j.finding is not None and (e is None or not (is_numeric(e) and is_numeric(g))):
            return None
        if j.finding is None or same_values(e, g):
            continue
        e, g = np.asarray(e, float), np.asarray(g, float)
        if e.shape != g.shape or not (np.isfinite(e).all() and np.isfinite(g).all()):
            return None
        args = dict(zip(examples.args, j.example.args, strict=True))
        found.append(Answer(e, g, args, part == examples.returns[0] and len(examples.returns) == 1))
    return found


def _rounded(answers: Sequence[Answer]) -> str:
    """Whether each is the right one with fewer digits."""
    if not _tell(answers):
        return ""
    if all(np.array_equal(a.got, np.trunc(a.expected)) for a in answers):
        return "It is right but for what stands behind the decimal point: whole numbers keep no fractions."
    for decimals in range(MAX_DECIMALS):
        if all(np.allclose(a.got, np.round(a.expected, decimals), rtol=0, atol=1e-12) for a in answers):
            places = "a whole number" if decimals == 0 else f"{decimals} decimal places"
            return f"It is right, but rounded to {places}: give it as it is."
    return ""


def _scaled(answers: Sequence[Answer]) -> str:
    """Whether the same factor and offset lie between the right and the wrong numbers of every answer."""
    e = np.concatenate([a.expected.ravel() for a in answers])
    g = np.concatenate([a.got.ravel() for a in answers])
    if len(np.unique(np.round(e, 9))) < 6:  # few numbers fit any line
        return ""
    (times, more), *_ = np.linalg.lstsq(np.stack([e, np.ones_like(e)], axis=1), g, rcond=None)
    if not np.allclose(g, times * e + more, rtol=1e-7, atol=1e-9) or abs(times) < 1e-9 or abs(more) < 1e-9:
        return ""
    if abs(times - 1) < 1e-9:
        return f"Every number is off by {more:.4g}, in every call: which number in your code makes that?"
    side = "plus" if more > 0 else "minus"
    return (
        f"In every call it is {times:.4g} times what it should be, {side} {abs(more):.4g}: look at the "
        "numbers in your formula."
    )


def _tell(answers: Sequence[Answer]) -> bool:
    """Whether the answers hold enough that being equal is no chance: another number than 0 and 1."""
    return all(bool((np.abs(a.got) > 0).any()) for a in answers) and any(
        not np.isin(a.got, (-1, 0, 1)).all() for a in answers
    )


def _off_by_argument(answers: Sequence[Answer]) -> str:
    """Whether each is off by exactly what one argument holds."""
    for name in answers[0].args:
        times = {round(k, 6) for a in answers for k in _times(a, a.args.get(name))}
        if len(times) != 1 or not all(list(_times(a, a.args.get(name))) for a in answers):
            continue
        (k,) = times
        said = {
            -1.0: f"It is as if `{name}` were left out: it is too small by exactly that.",
            1.0: f"It is as if `{name}` were there once too often: it is too large by exactly that.",
            -2.0: f"It is as if `{name}` were taken away and not added.",
            2.0: f"It is as if `{name}` were added and not taken away.",
        }
        if k in said:
            return said[k]
    return ""


def _times(answer: Answer, arg: Any) -> Iterator[float]:
    """How many times an argument the answer is off by, where it is."""
    if not is_numeric(arg) or np.size(arg) == 0:
        return
    value = np.asarray(arg, float)
    off = answer.got - answer.expected
    try:
        spread = np.broadcast_to(value, off.shape)
    except ValueError:
        return
    square = float(np.sum(spread * spread))
    if not np.isfinite(square) or square < 1e-12:
        return
    if factor(spread, answer.expected):  # the argument itself, or so many of it: a factor says more
        return
    k = float(np.sum(spread * off)) / square
    if np.allclose(off, k * spread, rtol=1e-6, atol=1e-9) and abs(k - round(k)) < 1e-6:
        yield float(round(k))


def _reversed(answers: Sequence[Answer]) -> str:
    """Whether each has the right entries from the last to the first."""
    for axis, what in ((0, "rows" if answers[0].got.ndim > 1 else "entries"), (1, "columns")):
        if all(a.got.ndim > axis and a.got.shape[axis] > 1 for a in answers) and all(
            same_values(np.flip(a.expected, axis), a.got) for a in answers
        ):
            return f"The {what} are right, but in reverse order."
    return ""


def _copied(answers: Sequence[Answer]) -> str:
    """Whether every column, or row, is the right first one."""
    for axis, one in ((1, "column"), (0, "row")):
        wide = [a for a in answers if a.got.ndim == 2 and a.got.shape[axis] > 1 and a.got.shape[1 - axis] > 1]
        if len(wide) < 2 or len(wide) < len([a for a in answers if a.got.size > 1]):
            continue
        for which, place in (("first", 0), ("last", -1)):
            rights = [np.take(a.expected, [place], axis) for a in wide]
            if all(
                same_values(np.broadcast_to(r, a.got.shape), a.got) for r, a in zip(rights, wide, strict=True)
            ):
                return (
                    f"Every {one} of your result is that of the {which} {one}, which is right: each has to "
                    "be "
                    "computed for itself."
                )
    return ""


def _even(answers: Sequence[Answer]) -> str:
    """Whether each answer is one number everywhere, and should not be."""
    large = [a for a in answers if a.got.size > 1]
    uneven = [a for a in large if not np.all(a.expected == a.expected.flat[0])]
    if len(uneven) < 2 or not all(np.all(a.got == a.got.flat[0]) for a in large):
        return ""
    numbers = {float(a.got.flat[0]) for a in answers}
    if len(numbers) > 1 and len(large) < len(answers):  # a single number is one number anyway
        return ""
    if len(numbers) == 1 and answers[0].is_whole:
        return (
            f"Your result is {numbers.pop():g} everywhere, whatever comes in: is one thing decided for the "
            "whole array, or is the number lost on the way?"
        )
    if not answers[0].is_whole:
        return ""
    return (
        "In each call your result is one number everywhere, and each entry should come from its own: where "
        "is one "
        "thing decided or computed for the whole array?"
    )


def _lines(answers: Sequence[Answer]) -> str:
    """Whether the same rows or columns are right in each: all but the first, or all but the last."""
    for axis, one in ((1, "column"), (0, "row")):
        if not all(a.got.ndim == 2 and a.got.shape[axis] > 1 for a in answers):
            continue
        if sum(a.got.shape[axis] > 2 for a in answers) < 2:
            continue
        wrong = [_wrong_lines(a, axis) for a in answers]
        sizes = [a.got.shape[axis] for a in answers]
        if all(w == [0] for w in wrong):
            return f"Only the first {one} is wrong: where does it start?"
        if all(w == [n - 1] for w, n in zip(wrong, sizes, strict=True)):
            return f"Only the last {one} is wrong: where does it stop?"
        if all(w == list(range(1, n)) for w, n in zip(wrong, sizes, strict=True)):
            return (
                f"Only the first {one} is right: are all of them treated as that one is, and does each begin "
                "afresh?"
            )
    return ""


def _wrong_lines(answer: Answer, axis: int) -> list[int]:
    """The indices of the rows or columns that are wrong."""
    pairs = zip(np.moveaxis(answer.expected, axis, 0), np.moveaxis(answer.got, axis, 0), strict=True)
    return [k for k, (e, g) in enumerate(pairs) if not same_values(e, g)]
