"""What Dask calls: bytes in, bytes out.

Scheduler and workers import this module in their event loops, so it is light: the grader is imported at
the first task. A nursery ends with the thread that started it, and forks one submission at a time, so all
tasks of a worker run in one thread that stays, and Dask's own thread listens meanwhile whether the run
has been stopped.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

from distributed import get_worker
from distributed.core import Status

LISTEN_SECONDS = 0.5

_thread = ThreadPoolExecutor(1, "grading")


def look(order: bytes) -> bytes:
    """Get a worker ready for an order; `reply.read_look` says what comes."""
    return _done("look", order)


def grade(order: bytes, handed: bytes) -> bytes:
    """Grade what was handed in, in a worker; `reply.read_reply` says what comes."""
    return _done("grade", order, handed)


def _done(name: str, *arguments: Any) -> bytes:
    """What `worker` makes of a task. It is ended when nobody wants it any more."""
    threads = get_worker().state.nthreads
    if threads > 1:
        name, arguments = "too_many_threads", (threads,)
    made = _thread.submit(_call, name, *arguments)
    while not wait([made], LISTEN_SECONDS).done:
        if _is_called_off():
            _call("stop")
    return made.result()


def _call(name: str, *arguments: Any) -> Any:
    from dnn_grader.cluster import worker

    return getattr(worker, name)(*arguments)


def _is_called_off() -> bool:
    """Whether nobody waits for the task of this thread: coordinator or scheduler have gone, or said so."""
    worker = get_worker()
    if worker.status in (Status.closing, Status.closed, Status.failed):
        return True
    task = worker.state.tasks.get(worker.get_current_task())
    return task is None or task.state == "cancelled"


def tell_of_every_death(dask_scheduler: Any = None) -> None:
    """In the scheduler: what was on a worker that ended goes back to the coordinator, who decides."""
    dask_scheduler.allowed_failures = 0
