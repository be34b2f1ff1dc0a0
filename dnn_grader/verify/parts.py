"""All parts of `dnn-course verify`, and how they are run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dnn_grader.course import Course, CourseError
from dnn_grader.verify.clean import notebooks_are_clean
from dnn_grader.verify.current import cases_are_current, release_is_current
from dnn_grader.verify.judged import (
    mistakes_lose_points,
    solution_earns_everything,
    stubs_earn_nothing,
    variants_earn_everything,
)
from dnn_grader.verify.kernel import runs_in_a_kernel
from dnn_grader.verify.leaks import nothing_leaks
from dnn_grader.verify.lookups import lookups_earn_nothing
from dnn_grader.verify.subject import Found, Subject
from dnn_utils.checks.recorded import CasesMissing

Part = Callable[[Subject], Found]

PARTS: dict[str, tuple[Part, str]] = {
    "notebooks are clean": (notebooks_are_clean, "cells"),
    "release is current": (release_is_current, "notebook"),
    "recorded cases are current": (cases_are_current, "checks"),
    "solution earns everything": (solution_earns_everything, "tasks"),
    "stubs earn nothing": (stubs_earn_nothing, "tasks"),
    "mistakes lose points and are named": (mistakes_lose_points, "mistakes"),
    "variants earn everything": (variants_earn_everything, "variants"),
    "looking the recorded cases up earns nothing": (lookups_earn_nothing, "lookups"),
    "nothing leaks to students": (nothing_leaks, "files"),
    "solution runs in a fresh kernel": (runs_in_a_kernel, "cells"),
}
"""Each part by its name, with the word for what it looks at; those that say most of the others first."""


@dataclass(frozen=True)
class Verified:
    """What came of one part for one assignment."""

    assignment: str
    part: str
    seconds: float
    looked: int
    things: str
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether the part found no problem."""
        return not self.problems


def verify(
    course: Course, assignments: Iterable[str], say: Callable[[str], None] = lambda text: None
) -> Iterator[Verified]:
    """Run all parts on the assignments; `say` is told what is looked at next.

    Raises `CourseError` for an assignment that is not there. Whatever goes wrong inside a part is a
    problem of that part.
    """
    for assignment in assignments:
        course.require(assignment)
        subject = Subject(course, assignment)
        for name in PARTS:
            say(f"{assignment}: {name}")
            yield run_part(subject, name)


def run_part(subject: Subject, name: str) -> Verified:
    """Run one part and measure it."""
    part, things = PARTS[name]
    begin = time.perf_counter()
    try:
        result = part(subject)
    except (CourseError, CasesMissing) as error:
        result = Found((str(error),), 0)
    except Exception as error:
        said = f"{name!r} could not be finished ({type(error).__name__}: {error}): mend that first."
        result = Found((f"{subject.assignment}: {said}",), 0)
    seconds = time.perf_counter() - begin
    return Verified(subject.assignment, name, seconds, result.looked, things, result.problems)
