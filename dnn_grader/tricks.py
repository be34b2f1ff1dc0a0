"""How to give answers without computing anything: zeros, inputs handed back, what is recorded in public.

Whatever one of these gets right is worth nothing by itself (`credit`), and none of them may earn more than a
right form does (`dnn-course verify`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Any

import numpy as np

from dnn_utils.checks.compare import is_array, is_number, same_plain
from dnn_utils.checks.examples import Example
from dnn_utils.checks.outcome import Outcome, Raised, Returned

ELSEWHERE = 10.0
"""How far apart two values are that nobody can compare: farther than any two numbers."""

Trick = Callable[[Example, int], Outcome]
"""What a trick gives for an example, which it knows with its right answer, and the example's number."""

Choice = Callable[[Sequence[Example], tuple[Any, ...], int], Example]


def tricks(examples: Sequence[Example], recorded: Sequence[Example]) -> Mapping[str, Trick]:
    """Every trick by its name, for whoever knows the `recorded` examples."""
    return {**of_shapes(), **of_errors(examples), **of_recorded(recorded)}


def of_shapes() -> Mapping[str, Trick]:
    """The tricks of someone who knows how a right answer is built, and where what came in stands in it."""
    return {
        "zeros of the right shapes": lambda example, k: _filled(example, 0),
        "ones of the right shapes": lambda example, k: _filled(example, 1),
        "what came in": lambda example, k: _handed_back(example, example.args),
        "what an earlier step gives for what came in": lambda example, k: _handed_back(
            example, [*example.args, *(call.value for call in _of_inputs(example))]
        ),
    }


def of_errors(examples: Sequence[Example]) -> Mapping[str, Trick]:
    """Raising what some case asks for, in every case."""
    raised = {e.expected.type: e.expected for e in examples if isinstance(e.expected, Raised)}
    return {f"nothing but {name}": _always(error) for name, error in raised.items()}


def of_recorded(recorded: Sequence[Example]) -> Mapping[str, Trick]:
    """Always the same recorded answer, or one that is looked up."""
    return {
        **{f"the recorded answer {k}": _always(e.expected) for k, e in enumerate(recorded)},
        **{f"the recorded answer by {way}": _looked_up(recorded, way) for way in LOOKUPS if recorded},
    }


def _always(outcome: Outcome) -> Trick:
    return lambda example, k: outcome


def _looked_up(recorded: Sequence[Example], way: str) -> Trick:
    choose = LOOKUPS[way]
    return lambda example, k: choose(recorded, example.args, k).expected


def _filled(example: Example, number: int) -> Outcome:
    """The right answer with the same `number` everywhere."""
    return _each_leaf(example, lambda leaf: np.full_like(leaf, number))


def _handed_back(example: Example, given: Sequence[Any]) -> Outcome:
    """The right answer as far as it is made of what was `given`, and zeros for the rest."""
    own = [leaf for leaf in leaves(list(given)) if is_array(leaf) or is_number(leaf)]

    def handed_back(leaf: Any) -> Any:
        alike = (g for g in own if np.shape(g) == np.shape(leaf) and same_plain(leaf, g))
        return next(alike, np.zeros_like(leaf))

    return _each_leaf(example, handed_back)


def _of_inputs(example: Example) -> Iterator[Any]:
    """The calls of earlier steps whose arguments are what came in, unchanged; constants may be among them."""
    own = [leaf for leaf in leaves(list(example.args)) if is_array(leaf)]
    for call in example.calls:
        arrays = [leaf for leaf in leaves(list(call.args)) if is_array(leaf)]
        if arrays and all(any(same_plain(leaf, g) for g in own) for leaf in arrays):
            yield call


def _each_leaf(example: Example, change: Callable[[Any], Any]) -> Outcome:
    """The right answer with `change` made to each number and array; an error stays what it is."""
    if not isinstance(example.expected, Returned):
        return Returned(None)
    return Returned(_changed(example.expected.value, change))


def _changed(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, (tuple, list)):
        return type(value)([_changed(part, change) for part in value])
    if isinstance(value, dict):
        return {key: _changed(part, change) for key, part in value.items()}
    if is_array(value):
        return change(value)
    return np.asarray(change(np.asarray(value)))[()] if is_number(value) else value


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


def leaves(value: Any) -> Iterator[Any]:
    """The numbers, arrays and texts that a nested value of ours is made of, dictionaries in sorted order."""
    if isinstance(value, Mapping):
        value = tuple(value[key] for key in sorted(value))
    if isinstance(value, (tuple, list)):
        yield from chain.from_iterable(map(leaves, value))
    else:
        yield value


def _distance(one: Any, other: Any, apart: Callable[[np.ndarray, np.ndarray], float]) -> float:
    """How far two nested values are apart, part by part."""
    pairs = zip_longest(leaves(one), leaves(other))
    return sum(_parts_apart(a, b, apart) for a, b in pairs)


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
