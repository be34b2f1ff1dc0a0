"""Which of the returned quantities is the first wrong one, in the order in which they are computed.

What is wrong early spoils what comes later, so that is where to look. The order is the solution's own
(`Examples.order`); of what it computes in one line, none is first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import numpy as np

from dnn_utils.checks.compare import is_number, same_values
from dnn_utils.checks.examples import Examples, Judged
from dnn_utils.checks.outcome import Returned
from dnn_utils.checks.quantities import Quantities, Quantity, as_asked, parts_of

ALL_BUT = "All that your function returns besides"
NAMED = 4
"""So many quantities are named; of more, only their number is said."""


def first_wrong(examples: Examples, judged: Judged, *, numbers: bool) -> str:
    """What is right in a wrong answer and what is the first wrong thing, in a sentence or two.

    Empty where the answer is no such thing. With `numbers`, it says how far off a list of costs is.
    """
    expected, outcome = judged.example.expected, judged.outcome
    if not judged.finding or not (isinstance(expected, Returned) and isinstance(outcome, Returned)):
        return ""
    departs = _departs(examples, expected.value, outcome.value, numbers)
    first = _first(examples, judged, begin=not departs)
    if departs and not first.startswith(ALL_BUT):
        departs = f"{departs[:-1]}: look at what happens between the two." if "still" in departs else departs
    return " ".join(filter(None, [first, departs]))


def _first(examples: Examples, judged: Judged, *, begin: bool) -> str:
    """The sentence on quantities; where all are wrong, only with `begin` the one to begin with."""
    right: list[str] = []
    quantities = Quantities(examples)
    steps = _steps(quantities, judged.example.expected.value)  # type: ignore[union-attr]
    wrong = [q.name for step in steps for q in step if not quantities.is_right(judged, [q])]
    if not wrong or sum(map(len, steps)) < 2:
        return ""
    if len(wrong) == 1:
        return f"{ALL_BUT} `{wrong[0]}` is right."
    for step in steps:
        amiss = [q.name for q in step if q.name in wrong]
        right += [q.name for q in step if q.name not in wrong]
        if amiss and (right or len(wrong) < sum(map(len, steps))):
            before = f"{_quoted(right)} right, and " if right else ""
            those = "the first that is wrong" if len(amiss) == 1 else "the first that are wrong"
            return f"In the order of computation, {before}{_quoted(amiss)} {those}."
        if amiss:
            return _all_wrong(judged, amiss) if begin and len(amiss) < len(wrong) else ""
    return ""


def _all_wrong(judged: Judged, first: Sequence[str]) -> str:
    """What is said where nothing is right: where to begin, if there are values at all."""
    if judged.finding is None or judged.finding.kind not in ("shape", "finite", "value") or len(first) > 1:
        return ""
    return f"All that your function returns is wrong: begin with `{first[0]}`, which is computed first."


def _quoted(names: Sequence[str]) -> str:
    return listed([f"`{name}`" for name in names])


def listed(names: Sequence[str]) -> str:
    """The names with their verb: "`dW` is", "`dW` and `db` are"; of many, how many more there are."""
    shown = list(names) if len(names) <= NAMED else [*names[: NAMED - 1], f"{len(names) - NAMED + 1} more"]
    joined = f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
    return f"{joined} {'is' if len(names) == 1 else 'are'}"


def _steps(quantities: Quantities, expected: Any) -> list[list[Quantity]]:
    """What an answer is made of, layer by layer, in the order of computation; of one line together."""
    parts = parts_of(quantities.examples, expected)
    place = {name: k for k, names in enumerate(quantities.examples.order) for name in names}
    found = []
    for quantity in quantities.named:
        if quantity.part is None:
            continue
        part = parts[quantity.part]
        at = place.get(quantity.name, len(place))
        if quantity.numbered:
            # Entries are stored one after another, so a dictionary's own order is that of its layers.
            begin = min(place.get(q.name, at) for q in quantities.named if q.part == quantity.part)
            found += [
                (begin, k, Quantity(f"{key}", quantity.part, key))
                for k, key in enumerate(part, 1)
                if quantity.has(key)
            ]
        elif isinstance(part, list) and quantity.key is None and not all(map(is_number, part)):
            found += [
                (at, k, replace(quantity, name=f"{quantity.name}[{k}]", item=k)) for k in range(len(part))
            ]
        else:
            found.append((at, 0, quantity))
    found.sort(key=lambda each: each[:2])
    return [[q for *_, q in step] for _, step in groupby(found, key=lambda each: each[:2])]


def _departs(examples: Examples, expected: Any, got: Any, numbers: bool) -> str:
    """From which entry on a returned list of numbers, as that of a training's costs, is another."""
    got = as_asked(examples, expected, got)
    if len(examples.returns) > 1 and not (isinstance(got, (tuple, list)) and len(got) == len(expected)):
        return ""
    for name, e, g in _lists(examples, parts_of(examples, expected), parts_of(examples, got)):
        if not isinstance(g, (list, tuple)) or len(g) != len(e) or not all(map(is_number, g)):
            continue
        k = next((k for k, pair in enumerate(zip(e, g, strict=True)) if not same_values(*pair)), None)
        if k is None:
            continue
        off = abs(float(g[k]) - float(e[k]))
        amount = f", by {off:.3g}" if numbers and np.isfinite(off) else ""
        if not k:
            return f"`{name}[0]` is off already{amount}."
        return f"`{name}[{k - 1}]` is still right, and `{name}[{k}]` is the first that is off{amount}."
    return ""


def _lists(examples: Examples, expected: Sequence[Any], got: Sequence[Any]) -> list[tuple[str, Any, Any]]:
    """The returned lists of two numbers or more, with the student's."""
    found = []
    for name, e, g in zip(examples.returns, expected, got, strict=True):
        inner = [(name, e, g)]
        if isinstance(e, dict) and isinstance(g, dict):
            inner = [(str(key), e[key], g.get(key)) for key in e]
        found += [each for each in inner if isinstance(each[1], list) and len(each[1]) > 1]
    return [each for each in found if all(map(is_number, each[1]))]
