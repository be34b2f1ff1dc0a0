"""What several examples show together: a number that is written in, an argument that changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from dnn_utils.checks.compare import is_number, is_numeric, same_plain
from dnn_utils.checks.examples import Examples, Judged
from dnn_utils.checks.outcome import Outcome, Returned
from dnn_utils.checks.plain import Opaque
from dnn_utils.checks.relations import columns, factor, leaves

_NEVER_RUN = {
    "generator": "There is a `yield` in your function, so that calling it runs no line of it: use `return`.",
    "coroutine": "Your function begins with `async def`, so that calling it runs no line of it: leave out "
    "`async`.",
    "async_generator": "Your function begins with `async def` and has a `yield` in it, so that calling it "
    "runs no line of it: write `def` and `return`.",
    "function": "Your function gives a function and not what that computes: call it, with parentheses.",
}
"""What a function gives that has done nothing yet, by the name of its type."""


def of_all(examples: Examples, judged: Sequence[Judged]) -> str:
    """What the outcomes of all examples say together, in a sentence; empty where they say nothing."""
    return (
        _never_run(judged)
        or _only_unsigned(judged)
        or _argument_without_effect(examples, judged)
        or _examples_written_in(examples, judged)
        or _step_written_in(examples, judged)
        or _same_factor(examples, judged)
    )


def _never_run(judged: Sequence[Judged]) -> str:
    """Whether the function gives something of which no line has run yet; the name of its type says why."""
    types = {_type_name(j.outcome) for j in judged}
    return _NEVER_RUN.get(types.pop(), "") if len(types) == 1 else ""


def _type_name(outcome: Outcome) -> str:
    value = outcome.value if isinstance(outcome, Returned) else None
    return value.type_name if isinstance(value, Opaque) else ""


def only_decisions(judged: Sequence[Judged]) -> bool:
    """Whether every right answer is an array of nothing but 0 and 1."""
    right = [j.example.expected.value for j in judged if isinstance(j.example.expected, Returned)]
    return all(isinstance(value, np.ndarray) and bool(np.isin(value, (0, 1)).all()) for value in right)


def _only_unsigned(judged: Sequence[Judged]) -> str:
    """Whether just those examples are wrong that have an argument of unsigned whole numbers."""
    unsigned = [any(getattr(a, "dtype", np.dtype(float)).kind == "u" for a in j.example.args) for j in judged]
    answered = all(isinstance(j.outcome, Returned) for j in judged)
    if not (answered and any(unsigned) and unsigned == [j.finding is not None for j in judged]):
        return ""
    return (
        "Unsigned whole numbers (`uint8`) have no negative, and start again at 0 after 255: look at each "
        "minus sign and sum."
    )


def _argument_without_effect(examples: Examples, judged: Sequence[Judged]) -> str:
    """Whether two calls that differ in one number alone give the same, and should not.

    Answers of 0 and 1 may be the same by chance.
    """
    for one, other in combinations(judged, 2):
        outcomes = (one.outcome, other.outcome, one.example.expected, other.example.expected)
        if not all(isinstance(o, Returned) for o in outcomes):
            continue
        mine, its, right, rights = (o.value for o in outcomes if isinstance(o, Returned))
        differs = [not same_plain(a, b) for a, b in zip(one.example.args, other.example.args, strict=True)]
        if sum(differs) != 1:
            continue
        place = differs.index(True)
        told_apart = is_number(one.example.args[place]) and not only_decisions([one])
        if told_apart and same_plain(mine, its) and not (same_plain(right, rights) or is_even(mine)):
            name = examples.args[place]
            return f"Your result is the same whatever `{name}` is: does it use what the caller gives?"
    return ""


def is_even(value: Any) -> bool:
    """Whether a value is one number everywhere: then it tells nothing of what it comes from."""
    return is_numeric(value) and np.size(value) > 0 and bool(np.all(value == np.ravel(value)[0]))


def _examples_written_in(examples: Examples, judged: Sequence[Judged]) -> str:
    """Whether each answer is as if there were a certain number of examples, while their number changes."""
    parts = [j.finding.part for j in judged if j.finding]
    found = [_factor_and_sizes(examples, j, parts[0]) for j in judged if isinstance(j.outcome, Returned)]
    seen = [(ratio, sizes) for ratio, sizes in found if ratio]
    if len(seen) < 3 or len(seen) < len(found) or len({len(sizes) for _, sizes in seen}) != 1:
        return ""
    for place in range(len(seen[0][1])):
        sizes = np.array([s[place] for _, s in seen], float)
        numbers = sizes / [ratio for ratio, _ in seen]
        k = round(float(numbers[0]))
        if k > 1 and len(set(sizes)) > 1 and np.allclose(numbers, k, rtol=1e-4, atol=0):
            return (
                f"Your result is as if there were {k} examples in every call: is that number written into "
                "your code? It should come from the arrays."
            )
    return ""


def _same_factor(examples: Examples, judged: Sequence[Judged]) -> str:
    """Whether all that is wrong is off by one factor, the same in every call, that no size explains."""
    pairs = [
        (np.asarray(e, float), np.asarray(g, float))
        for j in judged
        if j.finding
        for e, g in leaves(examples, j).values()
        if is_numeric(e) and is_numeric(g) and np.shape(e) == np.shape(g) and not same_plain(e, g)
    ]
    if len(pairs) < 4 or len({float(x) for e, _ in pairs for x in e.ravel()[:9]}) < 4:
        return ""
    ratios = [factor(e, g) for e, g in pairs]
    found = [ratio for ratio in ratios if ratio]
    if len(found) < len(ratios) or not np.allclose(found, found[0], rtol=1e-5, atol=0):
        return ""
    if any(abs(found[0] / known - 1) < 1e-4 for known in (-1, 2, 0.5, 1 / np.log(2), 1 / np.log(10))):
        return ""
    return (
        f"All that is wrong is exactly {found[0]:.4g} times what it should be, in every call: is a factor "
        "too many, or a division left out?"
    )


def _factor_and_sizes(examples: Examples, judged: Judged, part: str) -> tuple[float | None, list[int]]:
    """The factor by which a part of an answer is off, and what the number of examples can be.

    The part is the first wrong one; of a right answer the one that is wrong elsewhere.
    """
    sizes = list(columns(judged.example.args))
    place = judged.finding.part if judged.finding else part
    e, g = leaves(examples, judged).get(place, (None, None))
    if not (is_numeric(e) and is_numeric(g)) or np.shape(e) != np.shape(g):
        return (None if judged.finding else 1.0), sizes
    return factor(np.asarray(e, float), np.asarray(g, float)), sizes


def _step_written_in(examples: Examples, judged: Sequence[Judged]) -> str:
    """Whether each step is as long as if a number that the caller gives were always the same one."""
    for place, name in enumerate(examples.args):
        given = [j.example.args[place] for j in judged]
        if not all(is_number(value) and not isinstance(value, (bool, np.bool_)) for value in given):
            continue
        steps = [
            (float(value), ratio)
            for value, j in zip(given, judged, strict=True)
            if j.finding
            for ratio in _steps(examples, j)
        ]
        numbers = np.array([value * ratio for value, ratio in steps])
        if len(steps) > 1 and np.allclose([ratio for _, ratio in steps], -1, rtol=1e-4, atol=0):
            return "Each step goes the wrong way, and is as long as it should be: look at its sign."
        if len({value for value, _ in steps}) > 1 and (said := _misused(name, steps)):
            return said
        if len({value for value, _ in steps}) > 1 and np.allclose(numbers, numbers[0], rtol=1e-4, atol=0):
            if abs(numbers[0] - 1) < 1e-4:
                return f"Each step is as long as without `{name}`: is it left out?"
            return (
                f"Your result is as if `{name}` were {numbers[0]:.4g} in every call: is that number written "
                "into your code? Use what the caller gives."
            )
    return ""


def _misused(name: str, steps: Sequence[tuple[float, float]]) -> str:
    """Whether a number that steps should be multiplied by is used in another way in each of them."""
    values, ratios = np.array(steps).T
    if np.allclose(ratios, values, rtol=1e-4, atol=0):
        return f"Each step is too short by the factor `{name}`: is it applied twice?"
    if np.allclose(ratios * values**2, 1, rtol=1e-4, atol=0):
        return f"Each step is divided by `{name}`, and should be multiplied by it."
    return ""


def _steps(examples: Examples, judged: Judged) -> Iterator[float]:
    """How long the step of each part is, compared with the right one's, from what came in under its name."""
    for part, (e, g) in leaves(examples, judged).items():
        for before in _before(part, examples, judged):
            if all(is_numeric(value) and np.shape(value) == np.shape(e) for value in (e, g, before)):
                start = np.asarray(before, float)
                ratio = factor(np.asarray(e, float) - start, np.asarray(g, float) - start)
                if ratio:
                    yield ratio


def _before(part: str, examples: Examples, judged: Judged) -> Iterator[Any]:
    """What came in under the name of a returned part."""
    for name, arg in zip(examples.args, judged.example.args, strict=True):
        if name == part:
            yield arg
        if isinstance(arg, dict):
            yield from (arg[key] for key in arg if part.endswith(f"[{key!r}]"))
