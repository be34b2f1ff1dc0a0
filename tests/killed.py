"""A grading run that ends itself at a chosen point: what tests/test_faults.py starts and kills.

A run is a fork of a process that has everything imported (`multiprocessing`'s fork server), so that fifty
of them cost seconds. Its points are all that it does to the course's folder and to the database.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from dnn_grader.course import Course
from dnn_grader.pool import Pool
from dnn_grader.run import Job, Outcome, Workers, grade_class
from dnn_grader.sandbox import Sandbox
from dnn_grader.submissions import Submission

ASSIGNMENT = "week1_introduction"
CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["dnn_grader.pool", "dnn_grader.exercises.week1_introduction"])
TOUCHING = {"os.rename", "os.remove", "os.chmod", "os.mkdir", "sqlite3.connect"}


Outcomes = dict[str, Outcome]


@dataclass(frozen=True)
class Recorded:
    """Workers that grade nothing: they hand over `outcomes`, and call `before` before each."""

    outcomes: Outcomes
    before: Callable[[Submission], object] = lambda submission: None

    def grade(self, job: Job, submissions: Sequence[Submission]) -> Iterator[tuple[Submission, Outcome]]:
        for submission in submissions:
            self.before(submission)
            yield submission, self.outcomes[submission.student]


@dataclass(frozen=True)
class Kept:
    """The same as `workers`; what they hand over is kept in `outcomes`, since a run lets go of it."""

    workers: Workers
    outcomes: Outcomes = field(default_factory=dict)

    def grade(self, job: Job, submissions: Sequence[Submission]) -> Iterator[tuple[Submission, Outcome]]:
        for submission, outcome in self.workers.grade(job, submissions):
            self.outcomes[submission.student] = outcome
            yield submission, outcome


class Points:
    """Names a run's points in `seen`, and kills the process at the one numbered `last`."""

    def __init__(self, root: Path, last: int | None) -> None:
        self.seen: list[str] = []
        self._root, self._last = str(root), last
        sys.addaudithook(self._audit)
        for when in ("before", "after"):
            event.listen(Engine, f"{when}_cursor_execute", lambda c, cursor, words, *rest: self._sql(words))
        event.listen(Engine, "commit", lambda connection: self._reach("commit"))

    def _reach(self, what: str) -> None:
        self.seen.append(what)
        if len(self.seen) - 1 == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def _sql(self, words: str) -> None:
        if not words.lstrip().startswith(("SELECT", "PRAGMA")):
            self._reach(" ".join(words.split()[:3]))

    def _audit(self, name: str, arguments: tuple[Any, ...]) -> None:
        writes = name == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if (writes or name in TOUCHING) and self._root in str(arguments[0]):
            self._reach(name)


def start(root: Path, **options: Any) -> ForkServerProcess:
    """Start grading the course in `root`; `options` are those of `_grade`."""
    return _start(_grade, root, **options)


def finish(root: Path, **options: Any) -> int | None:
    """Grade the course in `root` in a process of its own; return its exit code."""
    process = start(root, **options)
    process.join()
    return process.exitcode


def in_a_process(target: Callable[..., None], *words: Any) -> None:
    """Run a part of a test in a process of its own, since what it does can't be undone."""
    process = _start(target, *words)
    process.join()
    assert process.exitcode == 0


def _start(target: Callable[..., None], *words: Any, **options: Any) -> ForkServerProcess:
    process = CONTEXT.Process(target=target, args=words, kwargs=options)
    process.start()
    return process


def _grade(
    root: Path,
    *,
    sandbox: Sandbox | None = None,
    recorded: Outcomes | None = None,
    last: int | None = None,
    points: Path | None = None,
) -> None:
    """Grade a course, really in a `sandbox`, or only write the outcomes that `recorded` holds."""
    os.setpgid(0, 0)
    reached = Points(root, last)
    workers = Recorded(recorded) if recorded else Pool(sandbox or Sandbox("none"), 2)
    done = grade_class(Course(root), ASSIGNMENT, workers)
    if points:
        points.write_text("\n".join(reached.seen))
    sys.exit(bool(done.problems))
