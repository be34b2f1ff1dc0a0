"""Do the recorded cases tell anything about the hidden ones? A table of them must earn next to nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

import numpy as np

from dnn_grader.exercises.declared import Exercise
from dnn_grader.judging import Judge, score
from dnn_grader.verify.subject import Found, Subject, found
from dnn_utils.checks.examples import Example, Examples, StandIns, run
from dnn_utils.checks.finding import Finding
from dnn_utils.checks.outcome import Missing, Outcome, Returned, Student
from dnn_utils.checks.recorded import case_file, load

SEEDS = 5
"""How many seeds are tried, the course's own first: what fits one of them by chance, shows with another."""

ELSEWHERE = 10.0
"""How far apart two values are that nobody can compare: farther than any two numbers."""

Choice = Callable[[Sequence[Example], tuple[Any, ...], int], Example]


class Lookup(Student):
    """Someone who knows the recorded calls and computes nothing."""

    def __init__(self, recorded: Sequence[Example], choose: Choice) -> None:
        self.recorded, self.choose = recorded, choose

    def call(self, name: str, args: tuple[Any, ...], stand_ins: StandIns, seed: int) -> Outcome:
        """The recorded outcome of the call that is most like this one."""
        return self.choose(self.recorded, args, seed).expected

    def value(self, name: str) -> Returned | Missing:
        """No answer to a question is recorded."""
        return Missing()


def by_position(recorded: Sequence[Example], args: tuple[Any, ...], position: int) -> Example:
    """The recorded call with the same number."""
    return recorded[position % len(recorded)]


def by_shape(recorded: Sequence[Example], args: tuple[Any, ...], position: int) -> Example:
    """The recorded call with the nearest shapes; of several, the one with this number, or the first."""
    distances = [_distance(each.args, args, _shapes_apart) for each in recorded]
    nearest = [k for k, distance in enumerate(distances) if distance == min(distances)]
    return recorded[position if position in nearest else nearest[0]]


def by_value(recorded: Sequence[Example], args: tuple[Any, ...], position: int) -> Example:
    """The recorded call whose arguments have the nearest shapes and numbers, in whatever order they stand."""
    return min(recorded, key=lambda each: _distance(each.args, args, _values_apart))


LOOKUPS: Mapping[str, Choice] = {"call number": by_position, "shape": by_shape, "nearest value": by_value}


def lookups_earn_nothing(subject: Subject) -> Found:
    """Hand in tables of the recorded cases. Raises `CasesMissing` where these can't be read."""
    recorded = load(case_file(subject.assignment))
    tables = {name: checks for name, checks in recorded.items() if isinstance(checks, Examples)}
    judges = [Judge(subject.exercises, subject.reference, seed) for seed in _seeds(subject.seed)]
    problems = [
        f"dnn_grader/exercises/{subject.assignment}.py: {exercise.name!r}: whoever looks the recorded cases "
        f"up by {way} earns {earned:g} of {exercise.points:g} points: draw sizes, counts and numbers from "
        "the seed."
        for exercise in subject.exercises
        if exercise.name in tables
        for way, earned in _rewarded(exercise, tables[exercise.name].examples, judges)
    ]
    return found(problems, len(tables) * len(LOOKUPS))


def _seeds(own: bytes) -> list[bytes]:
    return [own, *(hashlib.sha256(own + bytes([k])).digest() for k in range(1, SEEDS))]


def _rewarded(
    exercise: Exercise, recorded: Sequence[Example], judges: Sequence[Judge]
) -> Iterator[tuple[str, float]]:
    """The ways of looking up that earn more than a right form does, and the most that each earns."""
    for way, choose in LOOKUPS.items():
        earned = max(_beyond_form(exercise, judge, Lookup(recorded, choose)) for judge in judges)
        if earned:
            yield way, earned


def _beyond_form(exercise: Exercise, judge: Judge, student: Student) -> float:
    """The points, where they are more than what a right form alone earns; else 0."""
    judged = run(judge.examples(exercise.name), student, lambda example: {})
    earned = score(exercise, judged)
    for_form = score(exercise, [replace(j, finding=Finding("value", "", "")) for j in judged])
    return earned if earned > for_form else 0.0


def _distance(one: Any, other: Any, apart: Callable[[np.ndarray, np.ndarray], float]) -> float:
    """How far two nested values are apart, part by part."""
    pairs = zip_longest(_leaves(one), _leaves(other))
    return sum(_parts_apart(a, b, apart) for a, b in pairs)


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        value = tuple(value[key] for key in sorted(value))
    if isinstance(value, (tuple, list)):
        for part in value:
            yield from _leaves(part)
    else:
        yield value


def _parts_apart(a: Any, b: Any, apart: Callable[[np.ndarray, np.ndarray], float]) -> float:
    numbers = [np.asarray(part) for part in (a, b)]
    if all(part.dtype.kind in "biuf" for part in numbers):
        return apart(numbers[0].astype(float), numbers[1].astype(float))
    return 0.0 if type(a) is type(b) and a == b else ELSEWHERE


def _shapes_apart(a: np.ndarray, b: np.ndarray) -> float:
    if a.ndim != b.ndim:
        return ELSEWHERE
    return float(sum(abs(np.log(n / k)) for n, k in zip(a.shape, b.shape, strict=True)))


def _values_apart(a: np.ndarray, b: np.ndarray) -> float:
    if a.shape != b.shape:
        return 1 + _shapes_apart(a, b)
    a, b = np.sort(a, axis=None), np.sort(b, axis=None)
    scale = float(np.abs(a).sum() + np.abs(b).sum())
    return float(np.abs(a - b).sum()) / scale if scale else 0.0
