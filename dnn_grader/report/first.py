"""What a student should look at first: the one exercise that the most depends on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dnn_grader.results import Result

Needs = Mapping[str, Sequence[str]]
"""The earlier steps of each exercise, by name."""

_MOST_NAMED = 3


def look_first(lost: Mapping[str, float], needs: Needs, results: Sequence[Result]) -> str:
    """The name of the exercise to look at first; empty where no points are `lost`, by exercise.

    It is the first wrong step that keeps a later one, right in itself, from working; else that with the most
    points lost, of several the first.
    """
    wrong = [result.exercise for result in results if lost.get(result.exercise, 0) > 0]
    broken = {result.exercise for result in results if result.own_steps is False}
    stopping = [name for name in wrong if any(name in steps_of(later, needs) for later in broken)]
    return next(iter(stopping), max(wrong, key=lambda name: lost[name], default=""))


def builds_on(exercise: str, needs: Needs, results: Sequence[Result]) -> str:
    """What other exercises use this one, in a sentence; empty where none does."""
    later = [f"`{r.exercise}`" for r in results if exercise in steps_of(r.exercise, needs)]
    if not later:
        return ""
    more = len(later) - _MOST_NAMED
    named = [*later[:_MOST_NAMED], *([f"{more} more"] if more > 0 else [])]
    listed = f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else named[0]
    return f"{listed} {'builds' if len(later) == 1 else 'build'} on it."


def wrong_steps(exercise: str, needs: Needs, results: Sequence[Result]) -> list[str]:
    """The earlier steps of an exercise that have not all points, in the notebook's order."""
    earlier = steps_of(exercise, needs)
    return [r.exercise for r in results if r.exercise in earlier and r.score < r.max_score]


def steps_of(exercise: str, needs: Needs) -> set[str]:
    """The earlier steps of an exercise, and theirs."""
    earlier: set[str] = set()
    new = {exercise}
    while new:
        new = {need for name in new for need in needs.get(name, ())} - earlier
        earlier |= new
    return earlier
