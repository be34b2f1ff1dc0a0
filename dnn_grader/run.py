"""Grade a class: workers grade, one writer puts each submission in place."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from dnn_grader.choice import choose
from dnn_grader.course import Course, CourseError
from dnn_grader.exchange import put_beside
from dnn_grader.faults import concerns_all, failed, log_fault, traced
from dnn_grader.files import the_only_run, write_text
from dnn_grader.grade_writer import GradeWriter
from dnn_grader.gradebook import graded_before, open_gradebook, register, seed_for
from dnn_grader.grading import Assignment, grade_notebook, prepare
from dnn_grader.hand_in_time import HandInTime
from dnn_grader.handed_in import HandedIn
from dnn_grader.modules import write_modules
from dnn_grader.nursery import Nursery, NurseryFailed
from dnn_grader.repair import Unreadable
from dnn_grader.repair.notes import shown
from dnn_grader.results import Graded
from dnn_grader.sandbox import Limits
from dnn_grader.submissions import Submission, find_submissions
from dnn_grader.untrusted_files import NotReadable
from dnn_grader.version import grading_version

GAVE_UP = "the process that graded it ended twice: grade it alone with --workers 1, and report it."
"""What is said of a submission that took two workers along."""


@dataclass(frozen=True)
class Outcome:
    """What came of one submission: a graded notebook, or why there is none.

    `submitted` is the hash of the very bytes that were graded: the file may have changed since.
    `graded` is let go of once it is written: the notebooks of a class would fill the memory. `fault` is
    the traceback where the grader itself failed.
    """

    student: str
    graded: Graded | None = None
    problem: str = ""
    seconds: float = 0.0
    skipped: bool = False
    submitted: str = ""
    notes: tuple[str, ...] = ()
    handed_in: HandInTime = field(default_factory=HandInTime)
    fault: str = ""


@dataclass
class ClassRun:
    """The outcomes of a class, in the order they came in."""

    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def problems(self) -> list[Outcome]:
        """The submissions that could not be graded."""
        return [outcome for outcome in self.outcomes if outcome.problem]


@dataclass(frozen=True)
class Job:
    """What all workers of a run work on."""

    course: Course
    assignment: Assignment
    seed: bytes
    limits: Limits

    @property
    def version(self) -> bytes:
        """A hash of all but the submission that grades depend on."""
        return grading_version(self.course, self.assignment.name, self.assignment.master, self.seed)


class Workers(Protocol):
    """Whoever grades: processes of this machine, or a cluster."""

    def grade(
        self, job: Job, submissions: Sequence[Submission]
    ) -> Generator[tuple[Submission, Outcome], None, None]:
        """The submissions with their outcomes as they come.

        They may begin at once; what is under way is called off where the generator is closed.
        """


@dataclass(frozen=True)
class Attempt:
    """What a worker made of the bytes of one submission: a graded notebook, or why there is none.

    `fault` is the traceback where the grader itself failed.
    """

    graded: Graded | None = None
    problem: str = ""
    seconds: float = 0.0
    fault: str = ""

    def outcome(self, submission: Submission, handed: HandedIn) -> Outcome:
        """The outcome for the submission of which `handed` was graded."""
        return Outcome(
            submission.student,
            self.graded,
            self.problem,
            self.seconds,
            submitted=handed.digest,
            notes=self.graded.notes if self.graded else (),
            fault=self.fault,
        )


def attempt(handed: HandedIn, assignment: Assignment, nursery: Nursery) -> Attempt:
    """Grade what was handed in, wherever the worker is.

    Whatever a submission brings to light costs that submission alone. Only `CourseError` is raised: it
    says what is wrong with the course.
    """
    start = time.perf_counter()
    name = next(iter(handed.files))
    try:
        chosen = choose(handed, f"{assignment.name}.ipynb", assignment.template)
        name = chosen.name
        graded = grade_notebook(chosen.notebook, assignment, nursery, chosen.notes, chosen.modules)
    except Unreadable as error:
        return Attempt(problem=f"{shown(name)}: {error.reason}", seconds=time.perf_counter() - start)
    except NurseryFailed as error:
        problem = f"{shown(name)}: {error}. Grade it again."
        return Attempt(problem=problem, seconds=time.perf_counter() - start)
    except CourseError:
        raise
    except Exception as error:
        return Attempt(problem=failed(error), seconds=time.perf_counter() - start, fault=traced(error))
    return Attempt(graded, seconds=time.perf_counter() - start)


def read(submission: Submission) -> HandedIn | Outcome:
    """What was handed in, or what to say where it can't be read."""
    try:
        return submission.read()
    except NotReadable as why:
        return Outcome(submission.student, problem=str(why))
    except Exception as error:
        return failure(submission, error)


def grade_class(
    course: Course,
    assignment: str,
    workers: Workers,
    *,
    limits: Limits | None = None,
    new_seed: bool = False,
    force: bool = False,
    chosen: Callable[[str], bool] = lambda student: True,
    progress: Callable[[Outcome, int], None] = lambda outcome, total: None,
) -> ClassRun:
    """Grade the submissions of an assignment by `chosen` students; write grades and graded notebooks.

    A submission that is graded already, from the same bytes and the same source, is skipped unless
    `force` is given, so a run that was stopped goes on where it was. `progress` is told of each
    outcome and of the number of submissions. Raises `CourseError` where the course can't be graded.
    """
    course.require(assignment)
    submissions = [each for each in find_submissions(course, assignment) if chosen(each.student)]
    run = ClassRun()

    def add(outcome: Outcome) -> None:
        log_fault(course, assignment, outcome.student, outcome.submitted, outcome.fault)
        run.outcomes.append(outcome)
        progress(outcome, len(submissions))

    with the_only_run(course.root), open_gradebook(course) as gradebook:
        before = {} if force else graded_before(gradebook, assignment)
        seed = seed_for(course, gradebook, assignment, new=new_seed)
        job = Job(course, prepare(course, assignment, seed), seed, limits or Limits())
        files = _Files(course, assignment, job.version)
        ended = {s.student: outcome for s in submissions if (outcome := files.without_grading(s, before))}
        todo = [submission for submission in submissions if submission.student not in ended]
        with closing(workers.grade(job, todo)) as outcomes:  # whoever grades gets ready meanwhile
            register(course, gradebook, assignment, job.assignment.master)
            writer = GradeWriter(course, gradebook, assignment)
            done = [files.renewed(s, ended[s.student]) for s in submissions if s.student in ended]
            if times := {outcome.student: outcome.handed_in.time for outcome in done if outcome.skipped}:
                writer.write_times(times)
            for outcome in done:
                add(outcome)
            for submission, outcome in outcomes:
                add(replace(files.put(submission, outcome, writer), graded=None))
    return run


@dataclass(frozen=True)
class _Files:
    """Puts graded submissions in place, and knows which are there already."""

    course: Course
    assignment: str
    version: bytes

    def put(self, submission: Submission, outcome: Outcome, writer: GradeWriter) -> Outcome:
        """Write what came of a submission; what came of that."""
        return self._alone(outcome, lambda: self._write(submission, outcome, writer))

    def renewed(self, submission: Submission, outcome: Outcome) -> Outcome:
        """What came of a submission without grading it, with the time at which it was handed in now."""
        if not outcome.skipped:
            return outcome
        return self._alone(outcome, lambda: self.put_beside(submission))

    def _alone(self, outcome: Outcome, write: Callable[[], HandInTime]) -> Outcome:
        """The outcome, once something of it is written; what stops that costs this submission alone."""
        try:
            return replace(outcome, handed_in=write())
        except Exception as error:
            if concerns_all(error):
                raise
            return replace(outcome, graded=None, skipped=False, problem=failed(error), fault=traced(error))

    def _write(self, submission: Submission, outcome: Outcome, writer: GradeWriter) -> HandInTime:
        """The graded notebook by rename, then the grades with its hash in one transaction."""
        graded = outcome.graded
        if graded is None:
            return HandInTime()
        target = self._target(submission.student)
        write_text(target, graded.notebook, 0o444)
        write_modules(target.parent, graded.modules)
        handed_in = self.put_beside(submission)
        hashes = self._key(outcome.submitted), _digest(graded.notebook.encode())
        writer.write(submission.student, graded, hashes, handed_in.time)
        return handed_in

    def put_beside(self, submission: Submission) -> HandInTime:
        """Beside the graded notebook: when it was handed in, and the attempt's secret in the exchange."""
        return put_beside(submission.folder, self._target(submission.student).parent, self.course.timezone)

    def without_grading(
        self, submission: Submission, before: Mapping[str, tuple[str, str]]
    ) -> Outcome | None:
        """What can be said of a submission at once: it is done already, or can't be graded."""
        if submission.problem:
            return Outcome(submission.student, problem=submission.problem)
        try:
            return Outcome(submission.student, skipped=True) if self._is_done(submission, before) else None
        except Exception as error:
            return failure(submission, error)

    def _is_done(self, submission: Submission, before: Mapping[str, tuple[str, str]]) -> bool:
        """Whether a submission has been graded and neither it nor its graded notebook has changed."""
        target = self._target(submission.student)
        if submission.student not in before or not target.is_file():
            return False
        try:
            handed = submission.read()
        except NotReadable:
            return False  # whoever grades it says why
        found = self._key(handed.digest), _digest(target.read_bytes())
        return found == before[submission.student]

    def _key(self, submitted: str) -> str:
        return _digest(self.version + submitted.encode())

    def _target(self, student: str) -> Path:
        return self.course.autograded / student / self.assignment / f"{self.assignment}.ipynb"


def failure(submission: Submission, error: Exception) -> Outcome:
    """What to say where the grader failed on one submission."""
    return Outcome(submission.student, problem=failed(error), fault=traced(error))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
