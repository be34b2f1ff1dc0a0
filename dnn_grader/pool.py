"""Grade on this machine: a pool of worker processes, each with a nursery of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from dnn_grader.course import Course, CourseError
from dnn_grader.forking import end_with_the_parent, start_importing
from dnn_grader.grading import Assignment, prepare
from dnn_grader.nursery import Nursery
from dnn_grader.run import GAVE_UP, Job, Outcome, attempt, read
from dnn_grader.sandbox import Limits, Sandbox, SandboxMissing
from dnn_grader.submissions import Submission

NEVER_READY = (
    "The processes that grade are ended while they get ready. Is this machine short of memory? Look at "
    "`dmesg`, and grade with --workers 1."
)


@dataclass(frozen=True)
class Pool:
    """At most `workers` processes that grade in `sandbox`."""

    sandbox: Sandbox
    workers: int

    def grade(
        self, job: Job, submissions: Sequence[Submission]
    ) -> Generator[tuple[Submission, Outcome], None, None]:
        """The submissions with their outcomes, as they come. The workers begin at once."""
        outcomes = self._begun(job, list(submissions))
        next(outcomes, None)
        return (outcome for outcome in outcomes if outcome)

    def _begun(self, job: Job, waiting: list[Submission]) -> Iterator[tuple[Submission, Outcome] | None]:
        """The same; None stands where a pool has begun."""
        setting = _Setting(job.course.root, job.assignment.name, job.seed, job.limits, self.sandbox)
        tried: Counter[str] = Counter()
        while waiting:
            yield from _one_pool(setting, min(self.workers, len(waiting)), waiting, tried)


@dataclass(frozen=True)
class _Setting:
    """What a worker process is told when it starts."""

    root: Path
    assignment: str
    seed: bytes
    limits: Limits
    sandbox: Sandbox


_worker: tuple[Assignment, Nursery] | str = ""
"""What this worker grades with; why it has nothing to grade with."""


def _start_worker(setting: _Setting, started: Any, ready: Any, over: Connection) -> None:
    """Prepare a worker process. `started` counts them: each gets a slot of its own in the sandbox.

    What goes wrong is kept for `_grade` to say: raised here it would only break the pool. `ready` is
    set where this one can answer.
    """
    global _worker
    end_with_the_parent(over)
    with started.get_lock():
        slot = started.value
        started.value += 1
    try:
        nursery = Nursery(setting.sandbox, setting.limits, slot)
        _worker = prepare(Course(setting.root), setting.assignment, setting.seed), nursery
    except (CourseError, SandboxMissing) as error:
        _worker = str(error)
    except Exception as error:
        _worker = f"{type(error).__name__}: {error}"
    ready.value = 1


def _grade(submission: Submission) -> Outcome:
    """Grade one submission in a worker. Raises `CourseError` where this worker couldn't start."""
    if isinstance(_worker, str):
        raise CourseError(f"A process that grades couldn't start: {_worker}")
    handed = read(submission)
    if isinstance(handed, Outcome):
        return handed
    return attempt(handed, *_worker).outcome(submission, handed)


def _one_pool(
    setting: _Setting, workers: int, waiting: list[Submission], tried: Counter[str]
) -> Iterator[tuple[Submission, Outcome] | None]:
    """Grade what is `waiting` in one pool; leave there what is to be tried again in a new one.

    A worker that dies breaks its pool. Whatever had begun is tried once more, then given up.
    """
    context = start_importing()
    over, ours = context.Pipe(duplex=False)
    ready = context.Value("i", 0)
    arguments = (setting, context.Value("i", 0), ready, over)
    running: dict[Future[Outcome], Submission] = {}
    with ProcessPoolExecutor(workers, context, _start_worker, arguments) as pool:
        try:
            _submit(pool, workers, waiting, running)
            yield None
            while running:
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    outcome = future.result()
                    yield running.pop(future), outcome
                _submit(pool, workers, waiting, running)
        except BrokenProcessPool:
            if not ready.value:
                raise CourseError(NEVER_READY) from None
            yield from _again(running.values(), waiting, tried)
        except BaseException:
            ours.close()
            raise


def _submit(
    pool: ProcessPoolExecutor,
    workers: int,
    waiting: list[Submission],
    running: dict[Future[Outcome], Submission],
) -> None:
    """Hand over what is `waiting`, as long as no worker has more than one in front of it.

    A pool that breaks here raises: what it didn't take is still `waiting` then.
    """
    while waiting and len(running) < 2 * workers:
        future = pool.submit(_grade, waiting[0])
        running[future] = waiting.pop(0)


def _again(
    begun: Iterable[Submission], waiting: list[Submission], tried: Counter[str]
) -> Iterator[tuple[Submission, Outcome]]:
    """Put back what a broken pool had begun; give up what was begun in two of them."""
    for submission in begun:
        tried[submission.student] += 1
        if tried[submission.student] < 2:
            waiting.append(submission)
        else:
            yield submission, Outcome(submission.student, problem=GAVE_UP)
