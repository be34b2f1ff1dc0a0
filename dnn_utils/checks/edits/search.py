"""Try small edits, likely ones first, until one makes every recorded case right; then pairs of them."""

from __future__ import annotations

import ast
import copy
import time
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from dnn_utils.checks.compare import Wrong, aligned, same_plain
from dnn_utils.checks.edits.allowed import Source, parsed, source_of, surroundings
from dnn_utils.checks.edits.calls import departure
from dnn_utils.checks.edits.dependence import Dependence
from dnn_utils.checks.edits.grammar import edits
from dnn_utils.checks.edits.material import Material
from dnn_utils.checks.edits.place import Edit
from dnn_utils.checks.edits.sentences import TELLING, Told
from dnn_utils.checks.edits.trial import ALL, Trial
from dnn_utils.checks.examples import Examples, Judged
from dnn_utils.checks.finding import Finding
from dnn_utils.checks.outcome import Raised, Returned
from dnn_utils.checks.student import own_random_state

MAX_TRIED = 2_000
"""Functions with one edit that are tried."""

MAX_BASES, MAX_TRIED_ON_ONE = 5, 160
"""Edits that get a function further, and how many second ones are tried on each."""

MAX_STEPS_IN_ALL = 250_000
"""Turns of loops and calls that all runs together may take: about a second."""

MAX_NODES_IN_ALL = 250_000
"""Nodes of syntax trees that are compiled for all runs together: about half a second."""

NODES_AN_EDIT = 8
"""To make an edit takes as long as to compile so many nodes."""

MAX_SECONDS = 6.0
"""Computing time: a backstop, past which nothing is said. The other limits are reached long before."""

MAX_COST = 1.35
"""Of two edits, both have to be likely: with unlikely ones much can be made right by chance."""


MAX_NODES_BLIND = 120
"""Nodes of a function up to which pairs are tried of which neither edit gets it further alone."""

MAX_BLIND, MAX_COST_BLIND = 60, 1.2
"""Of edits that get a function no further alone, how many are tried with each other, and how likely ones."""


CHANCY = frozenset({"complement", "power"})
"""Kinds that make much right by chance together with another edit."""

BY_CHANCE = frozenset(
    {"constant", "constant for an expression", "left out", "name", "order of results", "parts", "result"}
)
"""Kinds that make one quantity of several right by chance: another one may just have its value."""

PARTLY_FOLLOWED = 40
"""Edits that get a function further of which it is asked whether they make a whole quantity right."""


@dataclass(frozen=True)
class Found:
    """The edits of a function that make every case right, and what it took to find them.

    `partly`: one edit, after which one quantity more is right in every case, and not yet all.
    """

    function: ast.FunctionDef
    edits: tuple[Edit, ...]
    tried: int
    calls: int
    partly: bool = False


@dataclass(frozen=True)
class _Better:
    """A function that an edit has got further."""

    progress: float
    function: ast.FunctionDef
    edit: Edit


def search(
    examples: Examples,
    judged: Sequence[Judged],
    namespace: Mapping[str, Any],
    source: Source = source_of,
    known: Finding | None = None,
) -> Found | Told | None:
    """The smallest edit of the function after which every example is right.

    Where there is none, where it leaves the right way; None where that can't be seen either, or where the
    function may not be run again. What is `known` of the cause makes the search shorter. Nothing of the
    student's is changed by it: not a name, not an argument, not the random state.
    """
    function = parsed(source(namespace.get(examples.name)), examples.name)
    if function is None:
        return None
    steps = frozenset(call.name for e in examples.examples for call in e.calls) | set(examples.needs)
    around = surroundings(function, namespace, steps, source)
    if around is None:
        return None
    with undisturbed():
        trial = Trial.of(examples, judged, around)
        found = _Search(trial, judged, steps, known).run(function)
        return found or (None if known and known.cause else departure(trial, judged, function))


@contextmanager
def undisturbed() -> Iterator[None]:
    """The student's random state is put back, and no warning is shown."""
    with own_random_state(), np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
        yield


class _Search:
    """The search for the edits of one function."""

    def __init__(
        self, trial: Trial, judged: Sequence[Judged], steps: frozenset[str], known: Finding | None
    ) -> None:
        self.trial, self.steps = trial, steps
        self.is_explained = bool(known and known.cause)
        self.is_declared = bool(known and known.mistake)
        self.wrong = _wrong_parts(trial.examples, judged)
        self.ends = time.process_time() + MAX_SECONDS
        self.raises = any(_raises(j) for j in judged)
        self.is_not_finite = any(j.finding and j.finding.kind == "finite" for j in judged)

    def run(self, function: ast.FunctionDef) -> Found | None:
        """Try one edit after the other, then two together."""
        self.trial.take(function)
        self.function = copy.deepcopy(function)
        start = self.trial.progress(function)
        better: list[_Better] = []
        for edit in self._edited(function, MAX_TRIED):
            progress = self.trial.progress(function, edit, start)
            if progress == ALL:
                return self._found(edit)
            if progress > start and edit.cost <= MAX_COST:
                better.append(_Better(progress, copy.deepcopy(function), edit))
        if self.is_explained:  # two changes would be a guess beside what is known
            return None
        found = self._second(sorted(better, key=lambda b: -b.progress)[:MAX_BASES])
        if not found and not better and self.trial.size <= MAX_NODES_BLIND:
            found = self._blind(function, start)
        return found or self._partly(function, better)

    def _partly(self, function: ast.FunctionDef, better: Sequence[_Better]) -> Found | None:
        """The likeliest edit that makes a quantity right in every case, and leaves all that are right so."""
        self.trial.take(function)
        right = self.trial.right_parts(function)
        if right is None or self.raises:
            return None
        for base in sorted(better, key=lambda b: b.edit.cost)[:PARTLY_FOLLOWED]:
            if base.edit.kind in CHANCY | BY_CHANCE or base.edit.in_condition:
                continue
            ast.fix_missing_locations(base.function)
            self.trial.take(base.function)
            more = self.trial.right_parts(base.function)
            if more is not None and more > right:
                return Found(self.function, (base.edit,), self.trial.tried, self.trial.calls, partly=True)
        return None

    def _blind(self, function: ast.FunctionDef, start: float) -> Found | None:
        """Try pairs of likely edits of a short function of which none gets it further alone."""
        bases = []
        for edit in self._edited(function, MAX_BLIND, MAX_COST_BLIND):
            if not (edit.is_of_blocks or edit.kind in CHANCY or _is_limit(edit)):
                bases.append(_Better(start, copy.deepcopy(function), edit))
        return self._second(bases, MAX_BLIND, MAX_COST_BLIND)

    def _second(
        self, better: Sequence[_Better], most: int = MAX_TRIED_ON_ONE, cost: float = MAX_COST
    ) -> Found | None:
        for base in better:
            ast.fix_missing_locations(base.function)
            self.trial.take(base.function)
            for edit in self._edited(base.function, most, cost):
                if edit.kind in CHANCY or _is_limit(edit):
                    continue
                if self.trial.progress(base.function, edit, base.progress) == ALL:
                    return self._found(base.edit, edit)
        return None

    def _is_in_order(self, edit: Edit) -> bool:
        """Whether results are handed back in the order of the text: then they are wrong before."""
        held = edit.changes[0][0].held
        names = [getattr(part, "id", "") for part in getattr(held, "elts", ())]
        return names == list(self.trial.examples.returns)

    def _found(self, *found: Edit) -> Found:
        return Found(self.function, found, self.trial.tried, self.trial.calls)

    def _edited(self, function: ast.FunctionDef, most: int, cost: float = ALL) -> Iterator[Edit]:
        """The edits, the likely first. While one is handed out, the function is edited."""
        if self._is_spent():
            return
        likely = [edit for edit in self._promising(function) if edit.cost <= cost]
        for edit in likely[:most]:
            if self._is_spent():
                return
            with edit.made():
                yield edit

    def _is_spent(self) -> bool:
        trial = self.trial
        if trial.steps > MAX_STEPS_IN_ALL or trial.nodes > MAX_NODES_IN_ALL:
            return True
        return time.process_time() > self.ends

    def _promising(self, function: ast.FunctionDef) -> Iterator[Edit]:
        """The edits that can change what is wrong."""
        needed = Dependence.of(function).needed(self.wrong, self.trial.examples.returns)
        around = self.trial.around
        functions = [*around.functions, *(helper.name for helper in around.helpers), *sorted(self.steps)]
        material = Material.of(function, functions, keys_of(self.trial.examples), around.values)
        found = edits(function, material)
        self.trial.nodes += NODES_AN_EDIT * len(found)
        for edit in found:
            if edit.kind == "clip" and not self.is_not_finite:
                continue
            if self.is_declared and edit.kind not in TELLING:
                continue
            if self.raises and _goes_around(edit):
                continue
            if edit.kind == "order of results" and self._is_in_order(edit):
                continue
            owners = {id(place.owner) for place, _ in edit.changes}
            if needed is None or edit.is_of_blocks or owners & needed:
                yield edit


def _is_limit(edit: Edit) -> bool:
    """Whether an edit changes the number that something is compared with: the text says that, mostly."""
    return edit.kind == "constant" and any(isinstance(p.owner, ast.Compare) for p, _ in edit.changes)


def _raises(judged: Judged) -> bool:
    """Whether an error was raised where none should be."""
    return isinstance(judged.outcome, Raised) and isinstance(judged.example.expected, Returned)


def _goes_around(edit: Edit) -> bool:
    """Whether an edit may only keep the line that raises an error from being reached."""
    place, new = edit.changes[0]
    if not edit.is_of_blocks:
        return edit.in_condition
    if edit.kind == "statement too many":
        left = {id(statement) for statement in new}
        return any(isinstance(s, (ast.If, ast.For, ast.While)) for s in place.held if id(s) not in left)
    return edit.kind == "condition"


def _wrong_parts(examples: Examples, judged: Sequence[Judged]) -> frozenset[str]:
    """The returned parts that are wrong in any example; none where a call gave no such parts."""
    wrong: set[str] = set()
    for j in judged:
        if j.finding is None:
            continue
        if not isinstance(j.outcome, Returned) or not isinstance(j.example.expected, Returned):
            return frozenset()
        try:
            leaves = list(aligned(j.example.expected.value, j.outcome.value, examples.returns))
        except Wrong:
            return frozenset()
        wrong |= {part for part, e, g in leaves if not same_plain(e, g)}
    return frozenset(wrong)


def keys_of(examples: Examples) -> dict[str, list[str]]:
    """The keys of arguments that are dictionaries, by position, and under "" those of results."""
    first = examples.examples[0]
    result = first.expected.value if isinstance(first.expected, Returned) else None
    parts = result if isinstance(result, tuple) else (result,)
    return {str(k): _texts(arg) for k, arg in enumerate(first.args)} | {
        "": [key for part in parts for key in _texts(part)]
    }


def _texts(value: Any) -> list[str]:
    return [key for key in value if isinstance(key, str)] if isinstance(value, dict) else []
