"""`Checks`: what a student calls after each exercise."""

from __future__ import annotations

import copy
import os
import sys
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from contextvars import ContextVar
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np

from dnn_utils.checks import differences, history
from dnn_utils.checks.absence import missing, why_missing
from dnn_utils.checks.card import Card, printable
from dnn_utils.checks.compare import described
from dnn_utils.checks.diagnose import diagnose, lacks_a_place, shown, with_place
from dnn_utils.checks.examples import Example, Examples, Judged, StandIns, recorded, run
from dnn_utils.checks.experiment import experiment
from dnn_utils.checks.finding import Finding
from dnn_utils.checks.first_wrong import first_wrong
from dnn_utils.checks.inputs import Inputs, numbers_in
from dnn_utils.checks.outcome import Died, Missing, Raised, Returned
from dnn_utils.checks.progress import Progress, State
from dnn_utils.checks.quantities import Quantities
from dnn_utils.checks.question import Question
from dnn_utils.checks.recorded import CasesMissing, case_file, load
from dnn_utils.checks.student import NotebookStudent, as_plain
from dnn_utils.unaffected import unaffected

if TYPE_CHECKING:
    from dnn_utils.checks.edits.sentences import Told

CREDIT = "In grading, the ordinary cases and the edges each earn their points only as a whole."
SHARES = "In grading, each quantity that is right in all ordinary cases, or in all edges, earns its share."

grading: ContextVar[Callable[[str], None] | None] = ContextVar("grading", default=None)
"""Who is told of a check instead of the student, where the course's engine runs the test cells."""


class CheckFailed(Exception):
    """A check did not pass. In a notebook its card has been shown already."""

    def __init__(self, card: Card) -> None:
        super().__init__(" ".join([f"{card.title}.", *card.lines[:1], card.cause]).strip())
        self.card = card

    def _render_traceback_(self) -> list[str]:
        """What IPython prints instead of a traceback: one line, since the card says the rest.

        `nbgrader validate` shows only this, so there it says all.
        """
        validating = os.environ.get("NBGRADER_EXECUTION") == "validate"
        said = str(self) if validating else f"{self.card.title}: see the card above."
        return [f"CheckFailed: {printable(said)}"]


class Checks:
    """The checks of one assignment: ``check = Checks("week4_building_blocks")``, ``check("relu")``.

    They compare the notebook's function with recorded answers, step by step: where a function builds
    on an earlier one, the recorded answers of the earlier one are used, so that each check speaks of
    its own step alone. Raises `CasesMissing` where nothing is recorded for the assignment.
    """

    def __init__(self, assignment: str) -> None:
        self.assignment = assignment
        self._wrong: dict[str, list[Example]] = {}
        history.watch()

    @cached_property
    def recorded(self) -> dict[str, Examples | Question]:
        """The recorded examples and questions by name, read at the first check."""
        return load(case_file(self.assignment))

    def __call__(self, name: str | Callable[..., Any]) -> None:
        """Check the function `name`: show a card, and raise `CheckFailed` where it is wrong.

        The function itself will do for its name.

        While nbgrader grades, the card is shown and nothing is raised; while the course's own engine
        grades, its hidden tests speak instead.
        """
        listener = grading.get()
        if listener is not None:
            listener(str(name))
            return
        namespace = sys._getframe(1).f_globals
        card = self.card(self._name(name, namespace), namespace)
        show(card)
        if not card.passed and os.environ.get("NBGRADER_EXECUTION") != "autograde":
            raise CheckFailed(card)

    @unaffected
    def card(self, name: str, namespace: MutableMapping[str, Any]) -> Card:
        """The card for the function `name` of a notebook's `namespace`, without showing it."""
        examples = self._recorded(name)
        if isinstance(examples, Question):
            return answer_card(examples, namespace.get(name))
        judged = _judged(examples, namespace)
        finding = diagnose(examples, judged)
        if finding is None:
            self._wrong.pop(name, None)
            return passed_card(examples, judged)
        shown = shown_case(judged, finding)
        self._wrong[name] = [shown.example, *(j.example for j in judged if j.finding)]
        finding = _as_written(self._explained(finding, judged), examples, judged, namespace)
        finding = _located(finding, examples, judged, namespace)
        card = failed_card(examples, judged, finding)
        if finding.cause or _is_stub(shown) or isinstance(shown.outcome, Died):
            return card
        return replace(card, experiment=experiment(self.recorded, examples, finding))

    @unaffected
    def finding(self, name: str, namespace: MutableMapping[str, Any]) -> Finding | None:
        """What is first wrong with the function `name`, and why; None where it passes.

        No place is searched for, so this takes less time than a card.
        """
        examples = self._recorded(name)
        if isinstance(examples, Question):
            return None
        judged = _judged(examples, namespace)
        found = diagnose(examples, judged)
        return found and _as_written(found, examples, judged, namespace)

    def example(self, name: str | Callable[..., Any], smallest: bool = False) -> Inputs:
        """The inputs of a case of the function `name`: ``linear_forward(*check.example("linear_forward"))``.

        It is the case that the last failing check of it showed, else the first ordinary one; with `smallest`
        the one with the fewest numbers among those that were wrong, else among all. The inputs are fresh
        copies each time. Raises `CasesMissing` for a question, which has none, and for an unknown name.
        """
        name = self._name(name, sys._getframe(1).f_globals)
        examples = self._recorded(name)
        if isinstance(examples, Question):
            raise CasesMissing(
                f"{name} is a question and has no inputs: its answer is the value of `{name}`."
            )
        found = self._wrong.get(name) or sorted(examples.examples, key=lambda e: e.group != "ordinary")
        answered = [e for e in found if isinstance(e.expected, Returned)] or found
        case = min(answered, key=_size) if smallest else found[0]
        return Inputs(examples.args, copy.deepcopy(case.args))

    def places(self, name: str, namespace: MutableMapping[str, Any]) -> tuple[Told, ...]:
        """The places of the mistake in the function `name`, found on its cases; none where all are right."""
        from dnn_utils.checks.edits import places

        examples = self._recorded(name)
        if isinstance(examples, Question):
            return ()
        judged = _judged(examples, namespace)
        is_wrong = any(j.finding for j in judged) and not any(map(_is_stub, judged))
        return places(examples, judged, namespace) if is_wrong else ()

    def _explained(self, finding: Finding, judged: Sequence[Judged]) -> Finding:
        """The finding that a function is missing, with what is known of its cell."""
        if not any(isinstance(j.outcome, Missing) for j in judged):
            return finding
        why = why_missing(finding.part, history.ran(), self.recorded)
        then = "Run its cell first, then this one again." if not (why or _found(judged)) else ""
        return replace(finding, message=f"{missing(finding.message, finding.part, why)} {then}".strip())

    def progress(self) -> None:
        """Show a table of the exercises that pass in this notebook, and where to go on."""
        if grading.get() is None:
            namespace = sys._getframe(1).f_globals
            show(Progress([(name, self.state(name, namespace)) for name in self.recorded]))

    @unaffected
    def state(self, name: str, namespace: MutableMapping[str, Any]) -> State:
        """How far the exercise or question `name` is in a notebook's `namespace`."""
        asked = self._recorded(name)
        if isinstance(asked, Question):
            return "answered" if answer_card(asked, namespace.get(name)).passed else "no answer yet"
        judged = _judged(asked, namespace)
        if all(j.finding is None for j in judged):
            return "passes"
        return "not written yet" if all(map(_is_stub, judged)) else "not right yet"

    def _name(self, asked: str | Callable[..., Any], namespace: MutableMapping[str, Any]) -> str:
        """The name of what is to be checked, where the function itself was given."""
        own = [name for name in self.recorded if callable(asked) and namespace.get(name) is asked]
        return own[0] if own else str(getattr(asked, "__name__", asked))

    def _recorded(self, name: str) -> Examples | Question:
        if name not in self.recorded:
            known = ", ".join(self.recorded)
            raise CasesMissing(f"{self.assignment} has no check {name!r}. Its checks are: {known}.")
        return self.recorded[name]


def _as_written(
    finding: Finding, examples: Examples, judged: Sequence[Judged], namespace: Mapping[str, Any]
) -> Finding:
    """The finding without what the student's own code contradicts."""
    if any(map(_is_stub, judged)):
        return finding
    from dnn_utils.checks.edits import own_text  # only a check that fails needs it
    from dnn_utils.checks.forms import as_written

    return as_written(finding, examples, own_text(examples, namespace))


def _located(
    finding: Finding, examples: Examples, judged: Sequence[Judged], namespace: Mapping[str, Any]
) -> Finding:
    """The finding with the place of the mistake, where its cause is not known or may be anywhere."""
    if any(map(_is_stub, judged)) or not lacks_a_place(finding):
        return finding
    from dnn_utils.checks.edits import place_of_mistake  # as above

    return with_place(finding, place_of_mistake(examples, judged, namespace))


def _judged(examples: Examples, namespace: MutableMapping[str, Any]) -> tuple[Judged, ...]:
    return run(examples, NotebookStudent(namespace), partial(_stand_ins, namespace))


def _size(example: Example) -> int:
    answer = example.expected
    return numbers_in(example.args) + (numbers_in(answer.value) if isinstance(answer, Returned) else 0)


def _is_stub(judged: Judged) -> bool:
    outcome = judged.outcome
    return isinstance(outcome, Missing) or getattr(outcome, "type", "") == "NotImplementedError"


def _found(judged: Sequence[Judged]) -> str:
    """The type of what stands in the place of a missing function."""
    return next((j.outcome.found for j in judged if isinstance(j.outcome, Missing)), "")


def _stand_ins(namespace: MutableMapping[str, Any], example: Example) -> StandIns:
    """The recorded answers of the earlier steps; the student's own step where none is recorded."""
    return recorded(example, {call.name: namespace.get(call.name) for call in example.calls})


def answer_card(question: Question, answer: Any) -> Card:
    """Whether the answer to a question has the right form; its value is for the grader to judge."""
    finding = question.form(as_plain(answer))
    if finding:
        return Card(f"{question.name} can't be graded yet", False, (finding.message,))
    return Card(f"{question.name}: your answer can be graded; whether it is right shows then", True)


def passed_card(examples: Examples, judged: Sequence[Judged]) -> Card:
    """One green line; a note where the function changes what it was given, or what comes later may fail."""
    title = f"{examples.name}: all {len(judged)} checks pass"
    remarks = (said for j in judged for said in examples.remarks(j.example.expected, j.outcome))
    return Card(title, True, (*_notes(examples, judged), *dict.fromkeys(remarks)))


def failed_card(examples: Examples, judged: Sequence[Judged], finding: Finding) -> Card:
    """What was called, the first wrong thing, where, its likely cause, and the student's traceback."""
    bad = shown_case(judged, finding)
    lines = [finding.message]
    if not isinstance(bad.outcome, Missing):
        lines.append(f"Called with {shapes(examples.args, bad.example.args)}.")
    if isinstance(bad.outcome, (Returned, Raised)) and not _is_stub(bad):
        lines.append(f'Run it on the same inputs: `{examples.name}(*check.example("{examples.name}"))`')
    if finding.numbers.strip():
        lines.append(_said(finding))
    if isinstance(bad.outcome, Raised) and bad.outcome.operands:
        lines.append(f"There {bad.outcome.operands}.")
    compared = differences.parts(examples, bad)
    lines += filter(None, [first_wrong(examples, bad, numbers=True) or differences.summary(compared)])
    right = sum(not j.finding for j in judged)
    if right:
        several = len(Quantities(examples).named) > 1
        lines.append(f"{right} of {len(judged)} checks pass. {SHARES if several else CREDIT}")
    drawn = differences.drawn(compared)
    return Card(
        f"{examples.name} is not right yet",
        False,
        (*lines, *_notes(examples, judged)),
        finding.cause,
        _details(bad),
        tuple(part.grid for part in drawn),
        tuple(part.arrays for part in drawn if part.is_small),
    )


def shown_case(judged: Sequence[Judged], finding: Finding) -> Judged:
    """The case that a card speaks of: the first with this finding."""
    return shown(judged, finding) or judged[0]


def shapes(names: Sequence[str], args: Sequence[Any]) -> str:
    """The arguments with their shapes: ``A of shape (3, 4), activation = 'relu'``."""
    return ", ".join(f"`{name}` {_shape(value)}" for name, value in zip(names, args, strict=True))


def show(card: Card | Progress) -> None:
    """Show a card or a table: as HTML in a notebook, as plain text elsewhere."""
    shell = sys.modules.get("IPython") and sys.modules["IPython"].get_ipython()
    if (shell is not None and hasattr(shell, "kernel")) or os.environ.get(
        "NBGRADER_EXECUTION"
    ) == "autograde":
        from IPython.display import display

        display(card.bundle(), raw=True)
    else:
        print(card.text())


def _shape(value: Any) -> str:
    if isinstance(value, (str, int, float, np.generic)):
        return f"= {value.item() if isinstance(value, np.generic) else value!r}"
    if isinstance(value, (tuple, list)) and len(value) <= 4 and all(isinstance(part, int) for part in value):
        return f"= {value!r}"
    if isinstance(value, tuple) and all(hasattr(part, "shape") for part in value):
        return "of shapes " + ", ".join(str(part.shape) for part in value)
    return described(value).replace("an array of shape", "of shape")


def _said(finding: Finding) -> str:
    """The numbers of a finding; of an error the first line of its message."""
    if finding.kind != "raised":
        return finding.numbers
    return f"Python says: {finding.numbers.strip().splitlines()[0][:300]}"


def _notes(examples: Examples, judged: Sequence[Judged]) -> tuple[str, ...]:
    places = {p for j in judged if isinstance(j.outcome, Returned) for p in j.outcome.changed}
    names = ", ".join(f"`{examples.args[int(p)]}`" for p in sorted(places))
    return (
        (f"Note: your function changes {names} in place; whoever called it may not expect that.",)
        if names
        else ()
    )


def _details(judged: Judged) -> tuple[tuple[str, str], ...]:
    details = []
    if isinstance(judged.outcome, Raised) and judged.outcome.traceback:
        details.append(("Your traceback", judged.outcome.traceback.rstrip()))
    printed = getattr(judged.outcome, "printed", "")
    if printed:
        details.append(("Your function printed", printed[:2000].rstrip()))
    return tuple(details)
