"""What is the matter with a result that has another structure than the one asked for.

Results in another order, side by side instead of in a tuple, one in place of several, missing entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any

import numpy as np

from dnn_utils.checks.compare import is_array, is_number, same_plain
from dnn_utils.checks.examples import Examples, Judged
from dnn_utils.checks.outcome import Returned

MOST_PARTS = 5
"""Parts up to which every order is tried."""

_LAYERED = re.compile(r"([A-Za-z]+)(\d{1,4})")


def of_structure(examples: Examples, judged: Judged, every: Sequence[Judged]) -> str:
    """What the structure of one wrong answer shows, in a sentence; empty where nothing is sure."""
    outcome, expected = judged.outcome, judged.example.expected
    if not (isinstance(outcome, Returned) and isinstance(expected, Returned)):
        return ""
    names = examples.returns
    if len(names) > 1:
        said = _of_results(names, expected.value, outcome.value)
        if said or not _is_sequence(outcome.value) or len(outcome.value) != len(names):
            return said
        parts = list(zip(names, expected.value, outcome.value, strict=True))
    else:
        parts = [(names[0], expected.value, outcome.value)]
    found = (_of_part(name, e, g, examples, every) for name, e, g in _inside(parts))
    return next(filter(None, found), "")


def _inside(parts: Sequence[tuple[str, Any, Any]]) -> Iterator[tuple[str, Any, Any]]:
    """The parts, and the entries of those that are tuples, lists or dictionaries alike."""
    for name, e, g in parts:
        yield name, e, g
        if _is_sequence(e) and _is_sequence(g) and len(e) == len(g):
            yield from _inside([(f"{name}[{k}]", *pair) for k, pair in enumerate(zip(e, g, strict=True))])
        elif isinstance(e, dict) and isinstance(g, dict):
            yield from _inside([(f"{name}[{key!r}]", e[key], g[key]) for key in e if key in g])


def _of_results(names: Sequence[str], expected: Any, got: Any) -> str:
    asked = ", ".join(f"`{name}`" for name in names)
    if isinstance(got, dict):
        return (
            f"Your function hands back one dictionary. Asked for are {asked}, side by side with commas "
            "between "
            "them: look at the line with `return`."
        )
    if not _is_sequence(got):
        which = [name for name, e in zip(names, expected, strict=True) if got is not None and _fits(e, got)]
        return (
            f"One value comes back, and {len(names)} are asked for, {asked}: look at the line with `return`."
            if which
            else ""
        )
    if _is_turned(expected, got):
        return f"The results come back in another order than {asked}: look at the line with `return`."
    if (
        len(got) > len(names)
        and len(got) == len(flat := list(_flat(expected)))
        and all(map(_fits, flat, got))
    ):
        inner = next(n for n, e in zip(names, expected, strict=True) if _is_sequence(e))
        return (
            f"All values come back side by side. `{inner}` is one result with several parts: it needs "
            "brackets of "
            "its own in the line with `return`."
        )
    return ""


def _of_part(name: str, e: Any, g: Any, examples: Examples, every: Sequence[Judged]) -> str:
    if isinstance(e, tuple) and _is_sequence(g) and _is_turned(e, g):
        return f"The parts of `{name}` are there, but in another order: which one comes first?"
    if isinstance(e, list) and isinstance(g, list) and _is_taken_apart(e, g):
        return (
            f"`{name}` holds the parts of its entries one by one, {len(g)} in all: each entry should go "
            "in as "
            "a whole. What is the difference between `append` and `extend`, or `+=`?"
        )
    if isinstance(e, list) and isinstance(g, dict):
        return (
            f"`{name}` is a dictionary in your code, and a list is asked for: entry after entry, without "
            "keys."
        )
    if isinstance(e, list) and isinstance(g, list) and 0 < len(g) < len(e) and all(map(is_number, (*e, *g))):
        return _of_a_short_list(name, e, g)
    if isinstance(e, list) and is_number(g):
        return f"`{name}` holds one number, and the list of all of them is asked for."
    if isinstance(e, dict) and isinstance(g, dict) and not e.keys() <= g.keys():
        return _of_keys(name, e, g, examples, every)
    return ""


def _of_a_short_list(name: str, e: list[Any], g: list[Any]) -> str:
    """What a list of numbers lacks, where those that are there are right."""
    if same_plain(e[-len(g) :], g):
        return (
            f"Only the end of `{name}` is left: what comes later replaces what was there, and should join it."
        )
    if len(g) > 1 < len(e) - len(g) and same_plain(e[: len(g)], g):
        return (
            f"`{name}` is right as far as it goes, and ends early: what ends the loop, or what is not put in?"
        )
    return ""


def _is_taken_apart(expected: list[Any], got: list[Any]) -> bool:
    """Whether a list holds the parts of its entries one by one."""
    if len(expected) < 2 or not all(map(_is_sequence, expected)):
        return False
    parts = [part for each in expected for part in each]
    return len(got) == len(parts) and all(map(_fits, parts, got))


def _of_keys(
    name: str, e: Mapping[Any, Any], g: Mapping[Any, Any], examples: Examples, every: Sequence[Judged]
) -> str:
    """What the keys that are missing have to do with those that are there."""
    numbers, own = _numbers(e), _numbers(g)
    further = [key for key in g if key not in e and isinstance(key, str)]
    if numbers and own:
        if max(own) < max(numbers) and min(own) == min(numbers) and (count := _always(name, examples, every)):
            return (
                f"Your function makes the entries of {count} layers in every call, and here there are "
                f"{max(numbers)}: the number of layers has to come from what is handed over."
            )
        if min(own) == 0 and min(numbers) > 0 and max(own) == max(numbers) - 1:
            return (
                f"The layers in `{name}` are numbered from 0 in your code, and layer 1 is the first: "
                "compare your "
                "keys with the text."
            )
    missing = [key for key in e if key not in g]
    if len(missing) == 1 and len(further) == 1 and _fits(e[missing[0]], g[further[0]]):
        return (
            f"`{name}` has the key `{further[0]!r}`, which nobody asks for, and lacks `{missing[0]!r}`: a "
            "name has "
            "to be exactly that of the text."
        )
    return ""


def _numbers(keys: Mapping[Any, Any]) -> set[int]:
    found = [_LAYERED.fullmatch(key) for key in keys if isinstance(key, str)]
    stems = {match[1] for match in found if match}
    return {int(match[2]) for match in found if match} if len(stems) > 1 else set()


def _always(name: str, examples: Examples, every: Sequence[Judged]) -> int:
    """The one number of layers that all answers have although it should differ; else 0."""
    own, asked = set(), set()
    for judged in every:
        outcome, expected = judged.outcome, judged.example.expected
        if not (isinstance(outcome, Returned) and isinstance(expected, Returned)):
            continue
        if isinstance(outcome.value, dict) and isinstance(expected.value, dict):
            own.add(max(_numbers(outcome.value), default=0))
            asked.add(max(_numbers(expected.value), default=0))
    return own.pop() if len(own) == 1 and len(asked) > 1 else 0


def _is_turned(expected: Sequence[Any], got: Sequence[Any]) -> bool:
    """Whether the parts fit in just one other order, and not in the one they have."""
    if len(got) != len(expected) or len(got) > MOST_PARTS or all(map(_fits, expected, got)):
        return False
    return sum(all(map(_fits, expected, other)) for other in permutations(got)) == 1


def _fits(expected: Any, got: Any) -> bool:
    """Whether a value has the kind that is expected: its axes, its parts, and the arrays' axes in these."""
    if is_array(expected):
        return is_array(got) and np.ndim(got) == np.ndim(expected)
    if is_number(expected):
        return is_number(got) or (is_array(got) and np.size(got) == 1)
    if isinstance(expected, (tuple, list)):
        if isinstance(expected, list):  # of a list, the length may be another mistake's
            return isinstance(got, list)
        return _is_sequence(got) and len(got) == len(expected) and all(map(_fits, expected, got))
    if isinstance(expected, dict):
        return isinstance(got, dict)
    return same_plain(expected, got)


def _is_sequence(value: Any) -> bool:
    return isinstance(value, (tuple, list))


def _flat(value: Any) -> Iterator[Any]:
    if _is_sequence(value):
        for part in value:
            yield from _flat(part)
    else:
        yield value
