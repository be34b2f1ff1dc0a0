"""What grading one notebook gives: one result per exercise, and the graded notebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dnn_utils.checks.finding import Finding


@dataclass(frozen=True)
class Result:
    """One exercise of one student.

    `end_to_end` says whether it works with the student's own earlier steps too; None where it uses
    none, or where it wasn't tried. `credit` says in a sentence how the points came about, where some of
    the cases are right and not all.
    """

    exercise: str
    score: float
    max_score: float
    end_to_end: bool | None = None
    findings: tuple[Finding, ...] = ()
    credit: str = ""

    @property
    def own_steps(self) -> bool | None:
        """What to say of `end_to_end`: nothing where the step itself is wrong, as it would be anyhow."""
        return self.end_to_end if self.score == self.max_score or self.end_to_end else None

    @property
    def is_right(self) -> bool:
        """Whether it has all points, and works with the student's own earlier steps."""
        return self.score == self.max_score and self.end_to_end is not False


@dataclass(frozen=True)
class Graded:
    """A graded notebook: its JSON text, the scores by grade id, the results, the notes.

    `scores` holds what goes to the gradebook (None: for a person to grade). `notes` are sentences for
    the student: what was repaired, what was stopped. `modules` are the student's own Python files, by name.
    """

    notebook: str
    scores: dict[str, float | None]
    results: tuple[Result, ...]
    notes: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = field(default=())
    modules: Mapping[str, bytes] = field(default_factory=dict)
