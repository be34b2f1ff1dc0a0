"""The likely cause of a wrong answer: a declared mistake it equals, or how it relates to the right one.

What several examples show together comes before what one does. Where nothing is sure, nothing is said:
no cause is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dnn_utils.checks.errors import not_raised, of_error, other_order
from dnn_utils.checks.examples import Examples, Judged
from dnn_utils.checks.finding import KINDS, Finding, Kind
from dnn_utils.checks.fingerprints import of_wrong
from dnn_utils.checks.likeness import known_mistake, two_at_once
from dnn_utils.checks.outcome import Outcome, Raised
from dnn_utils.checks.patterns import of_all
from dnn_utils.checks.relations import of_answer
from dnn_utils.checks.wording import TWO_CHANGES


def diagnose(examples: Examples, judged: Sequence[Judged]) -> Finding | None:
    """The first wrong thing over all examples, with its likely cause; None where all are right.

    An ordinary example comes before an edge, and a missing part before a wrong value.
    """
    wrong = [j for j in judged if j.finding]
    if not wrong:
        return None
    first = min(wrong, key=lambda j: (j.example.group != "ordinary", KINDS.index(_kind(j))))
    assert first.finding is not None
    exchanged = other_order(examples, first)
    if exchanged:
        return replace(first.finding, cause=exchanged)
    mistake = known_mistake(examples, judged, first)
    if mistake:
        return replace(first.finding, cause=mistake.cause, mistake=mistake.name)
    cause = of_all(examples, judged)
    if examples.compare != "initial_parameters":  # random numbers have nothing in common with others
        cause = cause or of_wrong(examples, judged, first.finding.part)
    cause = cause or _of_one(examples, first, judged) or two_at_once(examples, judged, first)
    return replace(first.finding, cause=cause, located=_is_located(first.outcome, cause))


def shown(judged: Sequence[Judged], finding: Finding | None) -> Judged | None:
    """The case that a finding speaks of."""
    said = finding and _said(finding)
    return next((j for j in judged if j.finding and _said(j.finding) == said), None)


def _said(finding: Finding) -> tuple[str, str, str, str]:
    return finding.kind, finding.part, finding.message, finding.numbers


def lacks_a_place(finding: Finding) -> bool:
    """Whether it helps to know where the mistake is: what is said of it doesn't name the place."""
    return not finding.located and finding.kind != "form"


def _is_located(outcome: Outcome, cause: str) -> bool:
    """Whether a cause says where the mistake is."""
    return isinstance(outcome, Raised) and outcome.why.is_sure and cause.startswith(outcome.why.text)


def with_place(finding: Finding, place: str) -> Finding:
    """The finding with a sentence on where the mistake is behind what is known of its cause."""
    if finding.cause and finding.kind != "raised" and place.startswith(TWO_CHANGES):
        return finding  # two changes are a guess beside what is known
    return replace(finding, cause=f"{finding.cause} {place}".strip())


def _kind(judged: Judged) -> Kind:
    return judged.finding.kind if judged.finding else "value"


def _of_one(examples: Examples, judged: Judged, every: Sequence[Judged]) -> str:
    """What one wrong outcome has to do with the right one, in a sentence; empty where nothing shows."""
    expected, outcome = judged.example.expected, judged.outcome
    if isinstance(expected, Raised):
        return not_raised(examples, judged, every)
    if isinstance(outcome, Raised):
        return of_error(examples, judged.example, outcome)
    return of_answer(examples, judged, [j for j in every if j.finding and j is not judged])
