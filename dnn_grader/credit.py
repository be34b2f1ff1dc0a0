"""The points for a function: for right types and shapes, and for each group of cases what is right in it.

Where a function returns several named quantities, each that is right in all cases of a group earns its
share of the group. What a trick gets right (`tricks`) is worth nothing by itself: it counts in the measure
in which what has to be computed is right. So inputs handed back earn nothing, a wrong quantity costs its own
share, and the whole of a group is earned only where all is right. What luck may get right, as predictions
of 0 and 1, counts only there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from dnn_grader.exercises.declared import Exercise
from dnn_grader.tricks import leaves, tricks
from dnn_utils.checks.compare import is_array, is_number
from dnn_utils.checks.examples import Example, Examples, Judged
from dnn_utils.checks.finding import Finding
from dnn_utils.checks.first_wrong import first_wrong, listed
from dnn_utils.checks.outcome import Raised, Returned
from dnn_utils.checks.quantities import ERROR, Quantities, Quantity, parts_of

GROUPS = (("ordinary", "Ordinary cases"), ("edge", "Edge cases"))
WHOLE = "Each of these earns its points only as a whole."


@dataclass(frozen=True)
class Credit:
    """What earns points in one exercise. `public` gives the examples that every student knows."""

    exercise: Exercise
    examples: Examples
    public: Callable[[], Examples]

    def score(self, judged: Sequence[Judged]) -> float:
        """The points for what a function gave."""
        credit = self.exercise.credit
        shares = {"ordinary": credit.ordinary, "edge": credit.edge}
        groups = {j.example.group for j in judged}
        earned = credit.form if is_well_formed(judged) else 0.0
        possible = credit.form + sum(shares[group] for group in groups)
        for group in groups:
            earned += shares[group] * self.fraction([j for j in judged if j.example.group == group])
        return round(self.exercise.points * earned / possible, 4)

    def fraction(self, group: Sequence[Judged]) -> float:
        """How much of the points of one group of cases is earned, from 0 to 1."""
        if all(map(works, group)):
            return 1.0
        right, computed = self.right(group), self.computed(group[0].example.group)
        if not computed & right:
            return 0.0
        measure = len(computed & right) / len(computed)
        free = right - computed - self._luck
        return (len(computed & right) + measure * len(free)) / len(self._asked(group))

    def right(self, group: Sequence[Judged]) -> frozenset[Quantity]:
        """The quantities that are right in all cases of the group; none where an answer has only one."""
        asked = self._asked(group)
        return self.quantities.right(group) & frozenset(asked) if len(asked) > 1 else frozenset()

    def _asked(self, group: Sequence[Judged]) -> list[Quantity]:
        """The quantities that a group of cases asks for: the error, only where one of them does."""
        raises = any(isinstance(j.example.expected, Raised) for j in group)
        return [q for q in self.quantities.named if q != ERROR or raises]

    def said(self, judged: Sequence[Judged], shown: Judged | None) -> str:
        """How the points come about and what is right, where some cases or quantities are and not all.

        `shown` is the case that the finding speaks of.
        """
        formed = is_well_formed(judged)
        groups = [(words, [j for j in judged if j.example.group == name]) for name, words in GROUPS]
        groups = [(words, group) for words, group in groups if group]
        right = {words: self._right_in(group) for words, group in groups}
        nothing = not formed and not any(map(works, judged)) and not any(right.values())
        if nothing or all(j.finding is None for j in judged):
            return ""
        first = first_wrong(self.examples, shown, numbers=False) if shown else ""
        return " ".join(
            [
                "Right types and shapes everywhere: " + ("yes." if formed else "no."),
                *(f"{words}: {sum(map(works, group))} of {len(group)} right." for words, group in groups),
                *_in_all(right),
                first or ("" if self._has_shares else WHOLE),
            ]
        ).strip()

    def _right_in(self, group: Sequence[Judged]) -> str:
        """What is right in all of a group and what that earns; empty where that is all or nothing."""
        found = self.right(group)
        right = [q for q in self._asked(group) if q in found]
        if not right or all(map(works, group)):
            return ""
        names = listed([q.name if q == ERROR else f"`{q.name}`" for q in right])
        earned = self.fraction(group)
        worth = f"{100 * earned:.0f} % of their points" if earned else "nothing alone: it takes no computing"
        return f"{names} right, which earns {worth}"

    @cached_property
    def quantities(self) -> Quantities:
        """What an answer is made of."""
        return Quantities(self.examples)

    @property
    def _has_shares(self) -> bool:
        return len(self.quantities.named) > 1 and any(self.computed(group) for group, _ in GROUPS)

    @cached_property
    def _computed(self) -> dict[str, frozenset[Quantity]]:
        return {}

    def computed(self, group: str) -> frozenset[Quantity]:
        """The quantities that earn a share of the group: those that no trick gets right in all its cases."""
        if group not in self._computed:
            examples = [(k, e) for k, e in enumerate(self.examples.examples) if e.group == group]
            named = {q for q in self.quantities.named if q.part is not None} - self._luck
            self._computed[group] = (
                frozenset(named - self._cheap(named, examples)) if examples else frozenset()
            )
        return self._computed[group]

    def _cheap(self, named: Collection[Quantity], examples: Sequence[tuple[int, Example]]) -> set[Quantity]:
        """The quantities that some trick gets right in all `examples`, which stand with their numbers."""
        cheap: set[Quantity] = set()
        answered = [(k, e) for k, e in examples if isinstance(e.expected, Returned)]
        for trick in tricks([e for _, e in examples], self.public().examples).values():
            left = set(named) - cheap
            for k, example in answered:
                given = trick(example, k) if left else Returned(None)
                left = {q for q in left if not self.quantities.finding(example.expected, given, [q])}
            cheap |= left
        return cheap

    @cached_property
    def _luck(self) -> frozenset[Quantity]:
        """The quantities that are 0 here and 1 there and nothing else: wrong code has these right by luck."""
        return frozenset(q for q in self.quantities.named if self._is_binary(q))

    def _is_binary(self, quantity: Quantity) -> bool:
        values = [leaf for e in self.examples.examples for leaf in _leaves_of(self.examples, e, quantity)]
        numbers = [np.asarray(leaf) for leaf in values if is_array(leaf) or is_number(leaf)]
        return set(np.concatenate([each.ravel() for each in numbers] or [np.array([])]).tolist()) == {0, 1}


def _leaves_of(examples: Examples, example: Example, quantity: Quantity) -> list[Any]:
    if not isinstance(example.expected, Returned) or quantity.part is None:
        return []
    value = parts_of(examples, example.expected.value)[quantity.part]
    if quantity.key is not None:
        value = [entry for key, entry in value.items() if quantity.has(key)]
    return list(leaves(value))


def _in_all(right: Mapping[str, str]) -> list[str]:
    """What is right in each group as sentences, in one where it is the same in both."""
    if len(right) > 1 and len(set(right.values())) == 1:
        right = {"of them": next(iter(right.values()))}
    return [f"In all {words.lower()} {said}." for words, said in right.items() if said]


def for_form_alone(judged: Sequence[Judged]) -> list[Judged]:
    """The same cases as if every answer were wrong in its values alone."""
    return [replace(j, outcome=Returned(None), finding=Finding("value", "", "")) for j in judged]


def is_well_formed(judged: Sequence[Judged]) -> bool:
    """Whether all answers have the right types and shapes; what is not finite is a wrong value."""
    return all(j.finding is None or j.finding.kind in ("finite", "value") for j in judged)


def works(judged: Judged) -> bool:
    """Whether an answer is right, if need be in a form that costs the points for form."""
    return judged.finding is None or judged.finding.kind == "form"
