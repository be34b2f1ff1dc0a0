"""Do all small changes of a solution lose points? Each is made by the edits that mend students' code.

A change that no valid input shows is listed beside the exercises as equivalent, with the reason; any other
that earns everything is a gap in the cases. Only code of the course is changed and run, and with the guard
of the search for mistakes: loops count their turns, and sizes are bounded, so that all of them end.
"""

from __future__ import annotations

import ast
import difflib
import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from dnn_grader.cases import examples
from dnn_grader.course import CourseError
from dnn_grader.exercises.declared import Exercise
from dnn_grader.verify.current import RELEASE
from dnn_grader.verify.equivalent import EQUIVALENT, Equivalents, equivalents
from dnn_grader.verify.subject import Found, Subject, found
from dnn_utils.checks.edits.allowed import Surroundings, parsed, surroundings
from dnn_utils.checks.edits.grammar import edits
from dnn_utils.checks.edits.guarded import MAX_STEPS
from dnn_utils.checks.edits.material import Material
from dnn_utils.checks.edits.place import Edit
from dnn_utils.checks.edits.search import keys_of, undisturbed
from dnn_utils.checks.edits.statements import first_line
from dnn_utils.checks.edits.trial import ALL, Trial
from dnn_utils.checks.examples import Examples, Judged

SAMPLE = 120
"""How many mutants of each exercise `dnn-course verify` tries: always the same. `make soak` tries all."""


@dataclass(frozen=True)
class Mutant:
    """A solution with one small change: plain data, so that another process can try it.

    `changes` are the old and the new text of each place. All texts are as `ast.unparse` writes them.
    """

    kind: str
    solution: str
    text: str
    changes: tuple[tuple[str, str], ...]

    @cached_property
    def _differing(self) -> tuple[tuple[str, ...], tuple[int, ...]]:
        return _differing(self.solution, self.text)

    @property
    def old_lines(self) -> tuple[str, ...]:
        """The lines of the solution that are others in the mutant."""
        return self._differing[0]

    @property
    def lines(self) -> tuple[int, ...]:
        """The numbers of the mutant's lines that are others in the solution."""
        return self._differing[1]

    @property
    def said(self) -> str:
        """The change in words."""
        line = self.old_lines[0] if self.old_lines else self.changes[0][0]
        old, new = self.changes[0]
        many = f" in {len(self.changes)} places" if len(self.changes) > 1 else ""
        return f"`{old}` → `{new}`{many} ({self.kind}) in `{line}`"


@dataclass(frozen=True)
class Tried:
    """Whether a mutant is right on all hidden and on all public cases; whether the guard had to end it."""

    mutant: Mutant
    hidden: bool
    public: bool
    stopped: bool


class Bench:
    """One exercise's solution, all its mutants, and the cases they are tried on.

    Raises `CourseError` where the solution can't be run with the guard.
    """

    def __init__(self, subject: Subject, exercise: Exercise) -> None:
        self.subject, self.exercise = subject, exercise
        self.hidden = subject.judge.examples(exercise.name)
        self.solution = self._parsed(subject.reference.solutions[exercise.name])
        self.around = self._around()

    @cached_property
    def public(self) -> Examples:
        """The recorded cases of the student's check."""
        recorded = self.subject.checks.recorded[self.exercise.name]
        assert isinstance(recorded, Examples)
        return recorded

    @cached_property
    def mutants(self) -> tuple[Mutant, ...]:
        """All of them, each text once."""
        return tuple({mutant.text: mutant for mutant in self._made()}.values())

    def sample(self, most: int) -> list[Mutant]:
        """The same `most` of them on every machine, spread over all."""
        return heapq.nsmallest(most, self.mutants, key=lambda each: sha256(each.text.encode()).digest())

    def tried(self, mutants: Iterable[Mutant], hidden: Examples | None = None) -> Iterator[Tried]:
        """Try mutants on the cases. Raises `CourseError` where the solution itself is not right on them."""
        trials = [_trial(cases, self.around) for cases in (hidden or self.hidden, self.public)]
        with undisturbed():
            if not all(_passes(trial, self.solution)[0] for trial in trials):
                raise CourseError(
                    f"{self.place}: the solution is not right on its own cases when it runs with the guard "
                    f"of the search ({MAX_STEPS} steps a call): {RELEASE}, or mend it or its cases."
                )
            for mutant in mutants:
                function = parsed(mutant.text, self.exercise.name)
                if function is None:  # that it is no code is seen by whoever runs it
                    yield Tried(mutant, False, False, False)
                    continue
                (right, stopped), (public, _) = (_passes(trial, function) for trial in trials)
                yield Tried(mutant, right, public, stopped)

    def ends(self, mutant: Mutant) -> bool:
        """Whether a mutant ends by itself on every public case, so that it may be run without the guard."""
        trial, function = _trial(self.public, self.around), self._parsed(mutant.text)
        with undisturbed():
            for k in range(len(self.public.examples)):
                trial.order = [k]
                if _passes(trial, function)[1]:
                    return False
        return True

    def drawn(self, seed: bytes) -> Examples:
        """The cases that another seed gives."""
        return examples(self.exercise, self.subject.reference, seed, mistakes=False)

    @property
    def place(self) -> str:
        """The exercise as messages name it."""
        return f"dnn_grader/exercises/{self.subject.assignment}.py: {self.exercise.name!r}"

    @cached_property
    def texts(self) -> frozenset[str]:
        """The text of every expression and the first line of every statement of the solution."""
        nodes = list(ast.walk(self.solution))
        lines = {first_line(node) for node in nodes if isinstance(node, ast.stmt)}
        return frozenset(lines | {ast.unparse(node) for node in nodes if isinstance(node, ast.expr)})

    def _parsed(self, text: str) -> ast.FunctionDef:
        function = parsed(text, self.exercise.name)
        if function is None:
            raise CourseError(f"{self.place}: its solution cell defines no such function at the top level.")
        return function

    @property
    def _steps(self) -> frozenset[str]:
        called = {call.name for example in self.hidden.examples for call in example.calls}
        return frozenset(called | set(self.exercise.needs) | set(self.exercise.given))

    def _around(self) -> Surroundings:
        around = surroundings(self.solution, self.subject.reference.namespace, self._steps)
        if around is None:
            raise CourseError(
                f"{self.place}: its solution uses what `dnn_utils.checks.edits.allowed` does not let edited "
                "functions use, so neither its mutants nor students' mistakes can be tried: add it there if "
                "it is harmless."
            )
        return around

    def _made(self) -> Iterator[Mutant]:
        helpers = (helper.name for helper in self.around.helpers)
        functions = [*self.around.functions, *helpers, *sorted(self._steps)]
        solution = self.solution
        material = Material.of(solution, functions, keys_of(self.hidden), self.around.values)
        whole = ast.unparse(solution)
        for edit in edits(solution, material):
            changes = tuple(_changes(edit))
            with edit.made():
                text = ast.unparse(ast.fix_missing_locations(solution))
            if text != whole:
                yield Mutant(edit.kind, whole, text, changes)


def _trial(cases: Examples, around: Surroundings) -> Trial:
    return Trial.of(cases, [Judged(each, each.expected, None) for each in cases.examples], around)


def _passes(trial: Trial, function: ast.FunctionDef) -> tuple[bool, bool]:
    """Whether a function is right on every case, and whether the guard ended it."""
    before = trial.stopped
    trial.take(function)
    return trial.progress(function) == ALL, trial.stopped > before


def _changes(edit: Edit) -> Iterator[tuple[str, str]]:
    """What stood in each place and what comes there; of statements the first line and the kind."""
    for place, new in edit.changes:
        if edit.is_of_blocks:
            yield edit.about, f"[{edit.kind}]"
        else:
            yield ast.unparse(place.held), ast.unparse(ast.fix_missing_locations(new))


def _differing(old: str, new: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The lines of `old` that are others in `new`, and the numbers of these, or of the one after a gap."""
    before, after = old.splitlines(), new.splitlines()
    lines: list[str] = []
    numbers: list[int] = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            lines += [line.strip() for line in before[i:j]]
            numbers += range(k + 1, max(m, k + 1) + 1)
    return tuple(lines), tuple(numbers)


def mutants_lose_points(subject: Subject) -> Found:
    """Try a fixed sample of all mutants of every exercise, on hidden and on public cases."""
    listed = equivalents(subject.assignment)
    benches = [Bench(subject, exercise) for exercise in subject.exercises]
    problems = [*strangers(benches, listed)]
    looked = 0
    for bench in benches:
        for tried in bench.tried(bench.sample(SAMPLE)):
            looked += 1
            problems += problems_of(bench, tried, listed)
    return found(problems, looked)


def problems_of(bench: Bench, tried: Tried, listed: Equivalents) -> Iterator[str]:
    """What is wrong with the cases, as far as this mutant shows."""
    place = f"{bench.place}: the mutant {tried.mutant.said}"
    if tried.hidden and not tried.public:
        yield f"{place} fails the student's check and earns full points: let every draw show it."
    elif tried.public and not tried.hidden:
        yield f"{place} loses points and passes the student's check: {RELEASE}, or add a public case."
    elif tried.hidden and not listed.entry(bench.exercise.name, tried.mutant):
        yield (
            f"{place} earns full points: add a case that shows it or, if no valid input does, list it in "
            f"{_listed_in(bench)} with the reason."
        )


def strangers(benches: Iterable[Bench], listed: Equivalents) -> Iterator[str]:
    """Entries of the list that speak of what does not stand in a solution."""
    texts: Mapping[str, frozenset[str]] = {bench.exercise.name: bench.texts for bench in benches}
    for entry in listed.entries:
        if not entry.stands_in(texts.get(entry.function, frozenset())):
            yield (
                f"{entry.place}: `{entry.old}` does not stand in the solution of {entry.function!r}: take "
                "it out."
            )


def _listed_in(bench: Bench) -> Path:
    return EQUIVALENT / f"{bench.subject.assignment}.txt"
