"""All parts of `dnn-course verify`, and how they are run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from dnn_grader.course import Course, CourseError
from dnn_grader.forking import end_with_the_parent, start_importing
from dnn_grader.verify.cheap import tricks_earn_nothing
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
from dnn_grader.verify.mutants import mutants_lose_points
from dnn_grader.verify.subject import Found, Subject
from dnn_utils.checks.recorded import CasesMissing

Part = Callable[[Subject], Found]
Order = tuple[str, list[str]]
"""An assignment and the names of parts."""

ENDED = (
    "A process that verifies was ended. Is this machine short of memory? Look at `dmesg`, and verify with "
    "--workers 1."
)

PARTS: dict[str, tuple[Part, str]] = {
    "notebooks are clean": (notebooks_are_clean, "cells"),
    "release is current": (release_is_current, "notebook"),
    "recorded cases are current": (cases_are_current, "checks"),
    "solution earns everything": (solution_earns_everything, "tasks"),
    "stubs earn nothing": (stubs_earn_nothing, "tasks"),
    "mistakes lose points and are named": (mistakes_lose_points, "mistakes"),
    "variants earn everything": (variants_earn_everything, "variants"),
    "small changes lose points": (mutants_lose_points, "mutants"),
    "what is not computed earns nothing": (tricks_earn_nothing, "tricks"),
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
    course: Course,
    assignments: Iterable[str],
    say: Callable[[str], None] = lambda text: None,
    workers: int = 1,
) -> list[Verified]:
    """Run all parts on the assignments, in at most `workers` processes; `say` is told what is looked at.

    Raises `CourseError` for an assignment that is not there. Whatever goes wrong inside a part is a
    problem of that part.
    """
    chosen = list(assignments)
    for assignment in chosen:
        course.require(assignment)
    done: dict[tuple[str, str], Verified] = {}
    orders = _longest_first(chosen)
    for each in _in_processes(course, orders, workers) if workers > 1 else _here(course, orders):
        say(f"{each.assignment}: {each.part}")
        done[each.assignment, each.part] = each
    return [done[assignment, name] for assignment in chosen for name in PARTS]


def _longest_first(assignments: Sequence[str]) -> list[Order]:
    """What one process does in one go: a notebook in a kernel, or all else, which shares what it reads."""
    whole = [name for name, (part, _) in PARTS.items() if part is runs_in_a_kernel]
    others = [name for name in PARTS if name not in whole]
    # Later notebooks train for longer.
    return [(assignment, names) for names in (whole, others) for assignment in reversed(assignments) if names]


def _here(course: Course, orders: Iterable[Order]) -> Iterator[Verified]:
    for assignment, names in orders:
        subject = Subject(course, assignment)
        for name in names:
            yield run_part(subject, name)


def _in_processes(course: Course, orders: Sequence[Order], workers: int) -> Iterator[Verified]:
    """The same in processes of their own. Raises `CourseError` where one of them is ended."""
    context = start_importing()
    over, ours = context.Pipe(duplex=False)
    count = min(workers, len(orders))
    with ProcessPoolExecutor(count, context, end_with_the_parent, (over,)) as pool:
        try:
            running = [pool.submit(_there, course.root, order) for order in orders]
            for future in as_completed(running):
                yield from future.result()
        except BrokenProcessPool:
            raise CourseError(ENDED) from None
        except BaseException:
            ours.close()
            raise


def _there(root: Path, order: Order) -> list[Verified]:
    return list(_here(Course(root), [order]))


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
