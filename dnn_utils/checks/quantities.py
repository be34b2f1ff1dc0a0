"""The named quantities of an answer, such as `dW`, `db` and `cost`, and which of them are right.

A quantity is a returned part, or an entry of a returned dictionary. Where the entries differ from case to
case, as those of a deep network do, all that differ in their number alone are one quantity: `dW` of every
layer. Whether one is right is asked of the exercise's own comparison: it gets the right answer with this one
quantity of the student's in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dnn_utils.checks.examples import Examples, Judged
from dnn_utils.checks.finding import Finding
from dnn_utils.checks.gradients import asked
from dnn_utils.checks.outcome import Outcome, Raised, Returned

_NUMBERED = re.compile(r"(\D+)\d+")


@dataclass(frozen=True)
class Quantity:
    """One quantity: `name` as messages say it, the number of the returned `part`, and what is chosen in it.

    `key` is that of an entry of a dictionary, or, where this is `numbered`, what its keys begin with; None
    for the whole part. `item` is the place in a list; None for all of it. With a `part` of None it is the
    error that some case asks for.
    """

    name: str
    part: int | None
    key: str | None = None
    numbered: bool = False
    item: int | None = None

    def has(self, key: Any) -> bool:
        """Whether the entry `key` of the part belongs to this quantity."""
        if not self.numbered:
            return bool(key == self.key)
        numbered = _NUMBERED.fullmatch(key) if isinstance(key, str) else None
        return numbered is not None and numbered[1] == self.key


ERROR = Quantity("the error", None)
"""What a case asks for in which an error is right."""


@dataclass(frozen=True)
class Quantities:
    """What the answers to some examples of an exercise are made of."""

    examples: Examples

    @cached_property
    def named(self) -> tuple[Quantity, ...]:
        """The quantities in the order of the answer; last the `ERROR`, where a case asks for one."""
        values = [parts_of(self.examples, e.expected.value) for e in self._returned]
        named = [each for part in range(len(self.examples.returns)) for each in self._of_part(part, values)]
        shown = [each.name for each in named]
        twice = {name for name in shown if shown.count(name) > 1}
        named = [self._unlike(each) if each.name in twice else each for each in named]
        raises = len(self._returned) < len(self.examples.examples)
        return (*named, ERROR) if raises else tuple(named)

    def right(self, judged: Sequence[Judged]) -> frozenset[Quantity]:
        """The quantities that are right in every one of the `judged` cases.

        Those that are right one by one and wrong together, as random weights that repeat each other, are not.
        """
        single = frozenset(q for q in self.named if all(self.is_right(j, [q]) for j in judged))
        if all(self.is_right(j, single) for j in judged):
            return single
        return single & {ERROR}

    def is_right(self, judged: Judged, quantities: Collection[Quantity]) -> bool:
        """Whether these quantities are right in one case; none is in a call that gave no answer."""
        if judged.finding is None or judged.finding.kind == "form":
            return True
        expected, outcome = judged.example.expected, judged.outcome
        if isinstance(expected, Raised):
            return ERROR not in quantities
        return self.finding(expected, outcome, [q for q in quantities if q != ERROR]) is None

    def finding(self, expected: Outcome, outcome: Outcome, quantities: Sequence[Quantity]) -> Finding | None:
        """The first wrong thing in these quantities of `outcome`, where all others are as expected."""
        if not quantities:
            return None
        if not (isinstance(expected, Returned) and isinstance(outcome, Returned)):
            return self.examples.finding(expected, outcome)
        mixed = mixed_answer(self.examples, expected.value, outcome.value, quantities)
        finding = self.examples.finding(expected, Returned(mixed))
        return finding if finding and finding.kind != "form" else None

    @property
    def _returned(self) -> list[Any]:
        return [e for e in self.examples.examples if isinstance(e.expected, Returned)]

    def _of_part(self, part: int, values: Sequence[Sequence[Any]]) -> Iterable[Quantity]:
        found = [parts[part] for parts in values]
        if not found or not all(isinstance(value, dict) and value for value in found):
            return [Quantity(self.examples.returns[part], part)]
        if all(value.keys() == found[0].keys() for value in found):
            return [Quantity(str(key), part, key) for key in found[0]]
        keys = dict.fromkeys(key for value in found for key in value)
        if not all(isinstance(key, str) for key in keys):
            return [Quantity(self.examples.returns[part], part)]
        numbered = {key: match[1] for key in keys if (match := _NUMBERED.fullmatch(key))}
        begins = dict.fromkeys(numbered.get(key, key) for key in keys)
        return [Quantity(name, part, name, name in numbered.values()) for name in begins]

    def _unlike(self, quantity: Quantity) -> Quantity:
        """The quantity with a name that no other has: `cache['A2']` beside `A2`."""
        if quantity.part is None or quantity.key is None:
            return quantity
        name = f"{self.examples.returns[quantity.part]}[{quantity.key!r}]"
        return Quantity(name, quantity.part, quantity.key, quantity.numbered)


def parts_of(examples: Examples, value: Any) -> Sequence[Any]:
    """The returned parts of a right answer."""
    return [value] if len(examples.returns) == 1 else value


def mixed_answer(examples: Examples, expected: Any, got: Any, quantities: Sequence[Quantity]) -> Any:
    """The `expected` answer with these quantities of `got`; `got` itself, where that has no such parts."""
    if len(examples.returns) == 1:
        return _mixed(expected, as_asked(examples, expected, got), quantities)
    if not isinstance(got, (tuple, list)) or len(got) != len(expected):
        return got
    chosen = [[q for q in quantities if q.part == part] for part in range(len(expected))]
    return tuple(map(_mixed, expected, got, chosen))


def as_asked(examples: Examples, expected: Any, got: Any) -> Any:
    """An answer whose entries have the names that are asked for, where other names are as right."""
    return asked(expected, got) if examples.compare == "gradients" else got


def _mixed(expected: Any, got: Any, chosen: Sequence[Quantity]) -> Any:
    if any(q.key is None and q.item is None for q in chosen):
        return got
    mix: Callable[..., Any] = _mixed_dict if isinstance(expected, dict) else _mixed_list
    return mix(expected, got, chosen) if chosen or isinstance(expected, dict) else expected


def _mixed_dict(expected: dict[Any, Any], got: Any, chosen: Sequence[Quantity]) -> Any:
    if not isinstance(got, dict):
        return got if chosen else expected
    # Further entries stay: layers that nobody asked for are wrong whichever entry is looked at.
    return got | {key: value for key, value in expected.items() if not any(q.has(key) for q in chosen)}


def _mixed_list(expected: Sequence[Any], got: Any, chosen: Sequence[Quantity]) -> Any:
    if not isinstance(got, (tuple, list)) or len(got) != len(expected):
        return got
    items = {q.item for q in chosen}
    return [g if k in items else e for k, (e, g) in enumerate(zip(expected, got, strict=True))]
