"""The exercises of each assignment, one module an assignment."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from dnn_grader.course import CourseError
from dnn_grader.exercises.declared import Exercise, Question


def load_exercises(assignment: str) -> tuple[Exercise, ...]:
    """The exercises declared for an assignment, in order.

    Raises `CourseError` where none are declared, or two have one name.
    """
    module = _module(assignment)
    exercises: tuple[Exercise, ...] = module.EXERCISES
    for kind, names in _named(exercises, load_questions(assignment)).items():
        twice = [name for name, count in Counter(names).items() if count > 1]
        if twice:
            raise CourseError(
                f"dnn_grader/exercises/{assignment}.py declares the {kind} {twice[0]!r} twice: rename one."
            )
    return exercises


def load_questions(assignment: str) -> tuple[Question, ...]:
    """The graded questions declared for an assignment, in order; none where there are none."""
    return getattr(_module(assignment), "QUESTIONS", ())


def used_assignment(assignment: str) -> str | None:
    """The assignment whose functions this one builds on, declared as `USES`; None where there is none."""
    return getattr(_module(assignment), "USES", None)


def _module(assignment: str) -> ModuleType:
    module = f"{__name__}.{assignment}"
    if not assignment.isidentifier() or find_spec(module) is None:
        raise CourseError(
            f"No exercises are declared for {assignment!r}: write dnn_grader/exercises/{assignment}.py "
            "(see docs/author.md)."
        )
    return import_module(module)


def _named(exercises: tuple[Exercise, ...], questions: tuple[Question, ...]) -> dict[str, list[str]]:
    return {
        "exercise": [exercise.name for exercise in exercises] + [question.name for question in questions],
        "mistake": [mistake.name for exercise in exercises for mistake in exercise.mistakes],
    }
