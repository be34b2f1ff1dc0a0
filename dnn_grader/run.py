"""Grade a class: a pool of workers grades, one writer puts each submission in place."""

from __future__ import annotations

import datetime
import hashlib
import multiprocessing
import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from dnn_grader.course import Course, CourseError
from dnn_grader.exercises import used_assignment
from dnn_grader.files import the_only_run, write_text
from dnn_grader.gradebook import GradeWriter, graded_before, open_gradebook, register, seed_for
from dnn_grader.grading import Assignment, grade_notebook, prepare
from dnn_grader.nursery import Nursery, NurseryFailed
from dnn_grader.repair import MAX_BYTES, Unreadable, choose_notebook
from dnn_grader.results import Graded
from dnn_grader.sandbox import Limits, Sandbox

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""One thread for each worker: BLAS threads of several processes fight for the cores."""


@dataclass(frozen=True)
class Submission:
    """One student's handed-in notebook. `problem` says why it can't be graded, where it can't."""

    student: str
    path: Path | None
    note: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of one submission: a graded notebook, or why there is none.

    `submitted` is the hash of the very bytes that were graded: the file may have changed since.
    """

    student: str
    graded: Graded | None = None
    problem: str = ""
    seconds: float = 0.0
    skipped: bool = False
    submitted: str = ""


@dataclass
class ClassRun:
    """The outcomes of a class, in the order they came in."""

    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def problems(self) -> list[Outcome]:
        """The submissions that could not be graded."""
        return [outcome for outcome in self.outcomes if outcome.problem]


def find_submissions(course: Course, assignment: str) -> list[Submission]:
    """The submissions of an assignment, one for each student's folder.

    Raises `CourseError` where there is none. Links are not followed.
    """
    folders = sorted(path for path in course.submitted.glob(f"*/{assignment}") if path.is_dir())
    if not folders:
        raise CourseError(
            f"submitted/ holds no submission of {assignment!r}: collect them first, as "
            f"submitted/<student>/{assignment}/{assignment}.ipynb."
        )
    return [_submission(folder, assignment) for folder in folders]


def _submission(folder: Path, assignment: str) -> Submission:
    student = folder.parent.name
    if folder.is_symlink() or folder.parent.is_symlink():
        return Submission(student, None, problem="its folder is a link: put the real folder there.")
    names = sorted(path.name for path in folder.glob("*.ipynb") if path.is_file() and not path.is_symlink())
    name, note = choose_notebook(names, f"{assignment}.ipynb")
    if name is None:
        return Submission(student, None, problem="it holds no notebook: ask for the .ipynb file.")
    path = folder / name
    if path.stat().st_size > MAX_BYTES:
        size = f"{path.stat().st_size / 2**20:.0f} MB"
        problem = f"{name} has {size}, more than {MAX_BYTES // 2**20} MB: ask for it without its outputs."
        return Submission(student, None, problem=problem)
    return Submission(student, path, note or "")


def grade_class(
    course: Course,
    assignment: str,
    sandbox: Sandbox,
    *,
    workers: int,
    limits: Limits | None = None,
    new_seed: bool = False,
    force: bool = False,
    progress: Callable[[Outcome, int], None] = lambda outcome, total: None,
) -> ClassRun:
    """Grade all submissions of an assignment and write grades and graded notebooks.

    A submission that is graded already, from the same bytes and the same source, is skipped unless
    `force` is given, so a run that was stopped goes on where it was. `progress` is told of each
    outcome and of the number of submissions. Raises `CourseError` where the course can't be graded.
    """
    course.require(assignment)
    submissions = find_submissions(course, assignment)
    run = ClassRun()

    def add(outcome: Outcome) -> None:
        run.outcomes.append(outcome)
        progress(outcome, len(submissions))

    with the_only_run(course.root), open_gradebook(course) as gradebook:
        before = graded_before(gradebook, assignment)
        seed = seed_for(course, gradebook, assignment, new=new_seed)
        register(course, gradebook, assignment, prepare(course, assignment, seed).master)
        writer, version = GradeWriter(course, gradebook, assignment), _version(course, assignment, seed)
        put = _Put(course, assignment, writer, version)
        done = {s.student for s in submissions if not force and put.is_done(s, before)}
        for student in done:
            add(Outcome(student, skipped=True))
        todo = [submission for submission in submissions if submission.student not in done]
        job = Job(course.root, assignment, seed, sandbox, limits or Limits(), workers)
        for submission, outcome in _graded(job, todo):
            if outcome.graded:
                put(submission, outcome.graded, outcome.submitted)
            add(outcome)
    return run


def _version(course: Course, assignment: str, seed: bytes) -> bytes:
    """A hash of all but the submission that grades depend on: seed, source, exercises, engine."""
    package = Path(__file__).parent
    checks = package.parent / "dnn_utils"
    own = [name for name in (assignment, used_assignment(assignment)) if name]
    others = set(course.assignments()).difference(own)
    files = [course.source(name) for name in own]
    files += [path for path in sorted(package.glob("exercises/*.py")) if path.stem not in others]
    files += sorted(package.glob("*.py")) + sorted(package.glob("inside/*.py")) + sorted(checks.rglob("*.py"))
    total = hashlib.sha256(seed)
    for file in files:
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.digest()


@dataclass(frozen=True)
class _Put:
    """Puts graded submissions in place, and knows which are there already."""

    course: Course
    assignment: str
    writer: GradeWriter
    version: bytes

    def __call__(self, submission: Submission, graded: Graded, submitted: str) -> None:
        """The graded notebook by rename, then the grades with its hash in one transaction."""
        assert submission.path is not None
        target = self._target(submission.student)
        write_text(target, graded.notebook, 0o444)
        timestamp = submission.path.parent / "timestamp.txt"
        moment = read_timestamp(timestamp)
        if moment:
            write_text(target.parent / "timestamp.txt", timestamp.read_text("utf-8"), 0o444)
        hashes = self._key(submitted), _digest(graded.notebook.encode())
        self.writer.write(submission.student, graded, hashes, moment)

    def is_done(self, submission: Submission, before: Mapping[str, tuple[str, str]]) -> bool:
        """Whether a submission has been graded and neither it nor its graded notebook has changed."""
        target = self._target(submission.student)
        if submission.path is None or submission.student not in before or not target.is_file():
            return False
        found = self._key(_digest(submission.path.read_bytes())), _digest(target.read_bytes())
        return found == before[submission.student]

    def _key(self, submitted: str) -> str:
        return _digest(self.version + submitted.encode())

    def _target(self, student: str) -> Path:
        return self.course.autograded / student / self.assignment / f"{self.assignment}.ipynb"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def read_timestamp(path: Path) -> datetime.datetime | None:
    """When a submission was handed in, in UTC; None where that is not known."""
    from nbgrader.utils import parse_utc

    if not path.is_file() or path.is_symlink() or path.stat().st_size > 200:
        return None
    try:
        return parse_utc(path.read_text("utf-8").strip())
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True)
class Job:
    """What every worker of a run works on."""

    root: Path
    assignment: str
    seed: bytes
    sandbox: Sandbox
    limits: Limits
    workers: int


_worker: tuple[Assignment, Nursery] | None = None


def _start_worker(job: Job, started: Any) -> None:
    """Prepare a worker process. `started` counts them: each gets a slot of its own in the sandbox."""
    global _worker
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with started.get_lock():
        slot = started.value
        started.value += 1
    prepared = prepare(Course(job.root), job.assignment, job.seed)
    _worker = prepared, Nursery(job.sandbox, job.limits, slot)


def _end_with_parent() -> None:
    """End this worker, and so its nursery, when the process that started it has ended in any way.

    A pool's workers would wait for work for ever otherwise: each holds the writing end of their queue.
    """
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _grade_file(student: str, path: Path, note: str) -> Outcome:
    """Grade one file in a worker."""
    assert _worker is not None
    start = time.perf_counter()
    try:
        content = path.read_bytes()
        graded = grade_notebook(content, *_worker, notes=(note,) if note else ())
    except Unreadable as error:
        return Outcome(student, problem=f"{path.name}: {error.reason}", seconds=time.perf_counter() - start)
    except NurseryFailed as error:
        return Outcome(student, problem=f"{path.name}: {error}. Grade it again.")
    except OSError as error:
        return Outcome(student, problem=f"{path.name} can't be read: {error.strerror}.")
    return Outcome(student, graded, seconds=time.perf_counter() - start, submitted=_digest(content))


def _graded(job: Job, submissions: Sequence[Submission]) -> Iterator[tuple[Submission, Outcome]]:
    """The submissions with their outcomes, as they come."""
    for submission in submissions:
        if submission.problem:
            yield submission, Outcome(submission.student, problem=submission.problem)
    waiting = [submission for submission in submissions if not submission.problem]
    tried: Counter[str] = Counter()
    while waiting:
        yield from _pool(job, waiting, tried)


def _pool(job: Job, waiting: list[Submission], tried: Counter[str]) -> Iterator[tuple[Submission, Outcome]]:
    """Grade what is `waiting` in one pool; leave there what is to be tried again in a new one.

    A worker that dies breaks its pool. Whatever had begun is tried once more, then given up.
    """
    os.environ.update(dict.fromkeys(THREADS, "1"))
    context = get_context("spawn")
    workers = min(job.workers, len(waiting))
    arguments = (job, context.Value("i", 0))
    running: dict[Future[Outcome], Submission] = {}
    with ProcessPoolExecutor(workers, context, _start_worker, arguments) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < 2 * workers:
                    running.update([_submit(pool, waiting.pop(0))])
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    outcome = future.result()
                    yield running.pop(future), outcome
        except BrokenProcessPool:
            yield from _again(running.values(), waiting, tried)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _submit(pool: ProcessPoolExecutor, submission: Submission) -> tuple[Future[Outcome], Submission]:
    assert submission.path is not None
    return pool.submit(_grade_file, submission.student, submission.path, submission.note), submission


def _again(
    begun: Iterable[Submission], waiting: list[Submission], tried: Counter[str]
) -> Iterator[tuple[Submission, Outcome]]:
    """Put back what a broken pool had begun; give up what was begun in two of them."""
    for submission in begun:
        tried[submission.student] += 1
        if tried[submission.student] < 2:
            waiting.append(submission)
        else:
            problem = (
                "the process that graded it ended twice: grade it alone with --workers 1, and report it."
            )
            yield submission, Outcome(submission.student, problem=problem)
