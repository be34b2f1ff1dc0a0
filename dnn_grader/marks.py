"""How a student stands: points, marks given by hand, what waits for a person, the penalty."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """What one graded cell of a student got; `score` is None where nobody has graded it yet."""

    name: str
    score: float | None
    max_score: float
    by_hand: bool = False
    waits: bool = False


@dataclass(frozen=True)
class Standing:
    """The marks of a student's submission, and what is taken off because it came late."""

    marks: tuple[Mark, ...] = ()
    penalty: float = 0.0

    @property
    def score(self) -> float:
        """The points before the penalty."""
        return sum(mark.score or 0.0 for mark in self.marks)

    @property
    def max_score(self) -> float:
        """The points there are."""
        return sum(mark.max_score for mark in self.marks)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The names of the cells that wait for a person."""
        return tuple(mark.name for mark in self.marks if mark.waits)
