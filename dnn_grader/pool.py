"""Grade on this machine: a pool of worker processes, each with a nursery of its own."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from dnn_grader.course import Course
from dnn_grader.grading import Assignment, prepare
from dnn_grader.nursery import Nursery
from dnn_grader.run import GAVE_UP, Job, Outcome, attempt, read
from dnn_grader.sandbox import Limits, Sandbox
from dnn_grader.submissions import Submission

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""One thread for each worker: BLAS threads of several processes fight for the cores."""


@dataclass(frozen=True)
class Pool:
    """At most `workers` processes that grade in `sandbox`."""

    sandbox: Sandbox
    workers: int

    def grade(self, job: Job, submissions: Sequence[Submission]) -> Iterator[tuple[Submission, Outcome]]:
        """The submissions with their outcomes, as they come."""
        setting = _Setting(job.course.root, job.assignment.name, job.seed, job.limits, self.sandbox)
        waiting = list(submissions)
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


_worker: tuple[Assignment, Nursery] | None = None


def _start_worker(setting: _Setting, started: Any) -> None:
    """Prepare a worker process. `started` counts them: each gets a slot of its own in the sandbox."""
    global _worker
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with started.get_lock():
        slot = started.value
        started.value += 1
    prepared = prepare(Course(setting.root), setting.assignment, setting.seed)
    _worker = prepared, Nursery(setting.sandbox, setting.limits, slot)


def _end_with_parent() -> None:
    """End this worker, and so its nursery, when the process that started it has ended in any way.

    A pool's workers would wait for work for ever otherwise: each holds the writing end of their queue.
    """
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _grade(submission: Submission) -> Outcome:
    """Grade one submission in a worker."""
    assert _worker is not None
    content = read(submission)
    if isinstance(content, Outcome):
        return content
    return attempt(content, submission.note, *_worker).outcome(submission, content)


def _one_pool(
    setting: _Setting, workers: int, waiting: list[Submission], tried: Counter[str]
) -> Iterator[tuple[Submission, Outcome]]:
    """Grade what is `waiting` in one pool; leave there what is to be tried again in a new one.

    A worker that dies breaks its pool. Whatever had begun is tried once more, then given up.
    """
    os.environ.update(dict.fromkeys(THREADS, "1"))
    context = get_context("spawn")
    arguments = (setting, context.Value("i", 0))
    running: dict[Future[Outcome], Submission] = {}
    with ProcessPoolExecutor(workers, context, _start_worker, arguments) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < 2 * workers:
                    submission = waiting.pop(0)
                    running[pool.submit(_grade, submission)] = submission
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    outcome = future.result()
                    yield running.pop(future), outcome
        except BrokenProcessPool:
            yield from _again(running.values(), waiting, tried)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


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
