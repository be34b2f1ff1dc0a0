"""Where worker processes come from: a server that imports the grader once, and forks them."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.forkserver import ensure_running

NOT_FROM_HERE = "PYTHONSAFEPATH"
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""One thread for each worker: BLAS threads of several processes fight for the cores."""


def start_importing() -> BaseContext:
    """Let the server begin, so that it imports while this process does other things; what forks from it.

    Call it early: this module is light. Only on Linux: on macOS, libraries that NumPy uses may not be
    forked, so workers are started one by one there.
    """
    os.environ.update(dict.fromkeys(THREADS, "1"))
    sys.path[:] = dict.fromkeys(map(os.path.abspath, sys.path))
    if sys.platform != "linux":
        os.environ[NOT_FROM_HERE] = "1"
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["dnn_grader.pool"])
    # Ctrl-C is for the coordinator, which ends all: no import is to be broken off with a traceback.
    with _not_from_here():
        resource_tracker.ensure_running()  # it unblocks the signal when it starts, so it comes first
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return context


@contextmanager
def _not_from_here() -> Iterator[None]:
    """Programs that begin meanwhile look for no modules in their present folder: it may be a student's."""
    before = os.environ.get(NOT_FROM_HERE)
    os.environ[NOT_FROM_HERE] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[NOT_FROM_HERE]
        else:
            os.environ[NOT_FROM_HERE] = before


def end_with_the_parent(over: Connection) -> None:
    """In a worker: leave Ctrl-C to the parent; end when `over` or its other end is closed.

    A pool's workers would wait for work for ever otherwise: each holds the writing end of their queue.
    """
    _leave_interrupts_to_the_parent()
    threading.Thread(target=_end_early, args=(over,), daemon=True).start()


def _end_early(over: Connection) -> None:
    over.poll(None)
    os._exit(1)


def _leave_interrupts_to_the_parent() -> None:
    """Ctrl-C does nothing here, and what it did before is still so in programs started here."""
    signal.signal(signal.SIGINT, lambda *told: None)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
