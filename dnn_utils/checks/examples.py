"""The examples that a function is checked on, and what comes of running a student on them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, repeat
from typing import Any

import numpy as np

from dnn_utils.checks import compare, cost, flattened, gradients, initial
from dnn_utils.checks.compare import is_numeric, same_plain
from dnn_utils.checks.finding import Finding
from dnn_utils.checks.outcome import Died, Missing, Outcome, Raised, Returned, Student
from dnn_utils.checks.plain import NotPlain, decode, encode
from dnn_utils.checks.wording import with_article

COMPARISONS: Mapping[str, Callable[[Any, Any, Sequence[str], Mapping[str, Any]], Finding | None]] = {
    "values": compare.values,
    "initial_parameters": initial.initial_parameters,
    "gradients": gradients.gradients,
    "flattened": flattened.flattened,
    "cost": cost.cost,
}
REMARKS: Mapping[str, Callable[[Any, Any, Sequence[str], Mapping[str, Any]], tuple[str, ...]]] = {
    "initial_parameters": initial.remarks,
}
"""What is said of a right answer, by the name of its comparison."""

SUM_ROUNDING = 1e-7
"""How near the sums of two calls' arguments must come: far more than `ROUNDING` lets through."""

ROUNDING = 1e-4
"""How near a call must come to a recorded one, in usual tolerances: rounding fits, a nudge does not."""

StandIns = Mapping[str, Callable[..., Any]]


@dataclass(frozen=True)
class Call:
    """One call of an earlier step and its right answer: what stands in for a student's own step."""

    name: str
    args: tuple[Any, ...]
    value: Any


@dataclass(frozen=True)
class Example:
    """One call with its expected outcome. `calls` are the calls of earlier steps it may lead to."""

    args: tuple[Any, ...]
    group: str
    expected: Outcome
    calls: tuple[Call, ...] = ()

    @cached_property
    def encoded(self) -> bytes:
        """The arguments as bytes."""
        return encode(self.args)

    @cached_property
    def right_answer(self) -> tuple[bytes, Any] | None:
        """The expected value as bytes and as it is: most right answers are the same to the last bit."""
        if not isinstance(self.expected, Returned):
            return None
        return encode(self.expected.value), self.expected.value

    @cached_property
    def _calls(self) -> dict[str, _Calls]:
        return {}

    def calls_of(self, name: str) -> _Calls:
        """The recorded calls of one step."""
        if name not in self._calls:
            self._calls[name] = _Calls([call for call in self.calls if call.name == name])
        return self._calls[name]

    @cached_property
    def answers(self) -> Mapping[tuple[str, bytes], bytes]:
        """The right answer to each recorded call, as bytes, by its name and its arguments as bytes."""
        # Of two with the same arguments the first counts, as in `recorded`.
        return {(call.name, encode(call.args)): encode(call.value) for call in reversed(self.calls)}


@dataclass(frozen=True)
class KnownMistake:
    """A declared mistake and what it gives on each example, in their order."""

    name: str
    cause: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class Examples:
    """Everything that judging one function takes: plain data, no code.

    `order` names the returned quantities in the order in which they are computed, those of one line together.
    """

    name: str
    args: tuple[str, ...]
    returns: tuple[str, ...]
    compare: str
    options: Mapping[str, Any]
    needs: tuple[str, ...]
    examples: tuple[Example, ...]
    mistakes: tuple[KnownMistake, ...] = field(default=())
    order: tuple[tuple[str, ...], ...] = ()

    def finding(self, expected: Outcome, outcome: Outcome) -> Finding | None:
        """The first wrong thing in `outcome`, or None where it is what was expected."""
        if isinstance(expected, Raised):
            return self._wrong_raise(expected, outcome)
        if isinstance(outcome, Returned) and isinstance(expected, Returned):
            if outcome.value is expected.value:
                return None
            return COMPARISONS[self.compare](expected.value, outcome.value, self.returns, self.options)
        return _no_answer(self.name, outcome)

    def remarks(self, expected: Outcome, outcome: Outcome) -> tuple[str, ...]:
        """What is worth a word in a right answer."""
        said = REMARKS.get(self.compare)
        if said is None or not (isinstance(expected, Returned) and isinstance(outcome, Returned)):
            return ()
        return said(expected.value, outcome.value, self.returns, self.options)

    def _wrong_raise(self, expected: Raised, outcome: Outcome) -> Finding | None:
        if isinstance(outcome, Raised) and expected.type in (outcome.type, *outcome.bases):
            return None
        if isinstance(outcome, (Missing, Died)):
            return _no_answer(self.name, outcome)
        return Finding("raised", self.name, f"Here {_error(expected)} should be raised.")


@dataclass(frozen=True)
class Judged:
    """What a student's function did on one example; `finding` is None where that was right."""

    example: Example
    outcome: Outcome
    finding: Finding | None


def run(examples: Examples, student: Student, stand_ins: Callable[[Example], StandIns]) -> tuple[Judged, ...]:
    """Call the student's function on every example; the example's number seeds `np.random`.

    `stand_ins` gives what answers for the earlier steps of an example. Once a process
    has died, the rest of its examples are not tried: they get the same outcome.
    """
    outcomes = student.outcomes(examples.name, examples.examples, stand_ins)
    each = zip(examples.examples, chain(outcomes, repeat(outcomes[-1])), strict=False)
    return tuple(Judged(e, outcome, examples.finding(e.expected, outcome)) for e, outcome in each)


def recorded(example: Example, functions: Mapping[str, Callable[..., Any] | None]) -> StandIns:
    """What answers for the steps that `functions` names: the recorded answer where this very call is
    recorded, else the function. Raises `NameError` in a call that neither can answer.
    """
    return {name: _answer(name, example, function) for name, function in functions.items()}


def _answer(name: str, example: Example, function: Callable[..., Any] | None) -> Callable[..., Any]:
    calls = example.calls_of(name)

    def answer(*args: Any, **kwargs: Any) -> Any:
        given = (*args, *kwargs.values())
        with suppress(NotPlain):
            if (known := example.answers.get((name, encode(given)))) is not None:
                return decode(known)
        for call in calls.like(given):
            if same_plain(call.args, given, ROUNDING):
                return copy.deepcopy(call.value)  # whoever gets it may change it in place
        if not callable(function):
            raise NameError(f"name '{name}' is not defined")
        return function(*args, **kwargs)

    if callable(function):
        answer.__wrapped__ = function  # type: ignore[attr-defined]  # whoever asks what it takes is told
    return answer


class _Calls:
    """The recorded calls of one step. A training makes hundreds, so most are ruled out by a sum alone."""

    def __init__(self, calls: Sequence[Call]) -> None:
        self._calls = calls
        self._sums = np.array([_sums(call.args) for call in calls]).reshape(-1, 2)

    def like(self, given: tuple[Any, ...]) -> Iterator[Call]:
        """The calls whose arguments can be the `given` ones but for rounding, in their order."""
        with np.errstate(all="ignore"):
            off = np.abs(self._sums - _sums(given))
            other = (off > SUM_ROUNDING * (1 + self._sums[:, 1:])).any(axis=1)  # never where one is nan
        return (call for call, is_other in zip(self._calls, other, strict=True) if not is_other)


def _sums(value: Any) -> np.ndarray:
    """The sum of all numbers in a plain value, and that of their sizes."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, (tuple, list)):
        return np.sum([_sums(part) for part in value], axis=0) if value else np.zeros(2)
    if not is_numeric(value):
        return np.zeros(2)
    numbers = np.asarray(value, dtype=float)
    return np.array([numbers.sum(), np.abs(numbers).sum()])


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:].rstrip('.')}."


def _no_answer(name: str, outcome: Outcome) -> Finding:
    if isinstance(outcome, Missing):
        found = f" (it is {outcome.found})" if outcome.found else ""
        return Finding("missing", name, f"There is no function `{name}` in this notebook{found}.")
    if isinstance(outcome, Died):
        return Finding("died", name, _sentence(outcome.reason))
    assert isinstance(outcome, Raised)
    if outcome.type == "NotImplementedError":
        return Finding("raised", name, f"`{name}` is not written yet.")
    where = f" at `{outcome.line.strip()}`" if outcome.line.strip() else ""
    return Finding("raised", name, f"Your code raised {_error(outcome)}{where}.", outcome.message)


def _error(raised: Raised) -> str:
    return with_article(raised.type, f"`{raised.type}`")
