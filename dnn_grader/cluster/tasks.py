"""What Dask calls: bytes in, bytes out.

Scheduler and workers import this module in their event loops, so it is light: the grader is imported at
the first task. A nursery ends with the thread that started it, and forks one submission at a time, so all
tasks of a worker run in one thread that stays, whatever threads Dask has.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

_thread = ThreadPoolExecutor(1, "grading")


def look(order: bytes) -> bytes:
    """Get a worker ready for an order; `reply.read_look` says what comes."""
    return _thread.submit(_call, "look", order).result()


def grade(order: bytes, submission: bytes, note: str) -> bytes:
    """Grade a submission in a worker; `reply.read_reply` says what comes."""
    return _thread.submit(_call, "grade", order, submission, note).result()


def _call(name: str, *arguments: Any) -> bytes:
    from dnn_grader.cluster import worker

    made: bytes = getattr(worker, name)(*arguments)
    return made


def tell_of_every_death(dask_scheduler: Any = None) -> None:
    """In the scheduler: what was on a worker that ended goes back to the coordinator, who decides."""
    dask_scheduler.allowed_failures = 0
