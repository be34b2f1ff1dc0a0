"""Two copies of the course and one environment: does the code that runs belong to the course it works on?"""

from __future__ import annotations

from pathlib import Path

from dnn_grader.course import Course, CourseError

_RUNNING = Path(__file__).parent


def foreign_code(course: Course) -> str:
    """A sentence where the course has code of its own, but that of another copy runs; else nothing."""
    own = course.root / _RUNNING.name
    if not own.is_dir() or own.samefile(_RUNNING):
        return ""
    return f"{course.root} has exercises and checks of its own, but those of {_RUNNING.parent} are used here."


def require_own_code(course: Course) -> None:
    """Raise `CourseError` where the exercises of one copy would be recorded in another."""
    if said := foreign_code(course):
        raise CourseError(f"{said} Run `make release` in {course.root}: it uses a .venv of its own.")
