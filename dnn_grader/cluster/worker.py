"""Grading in a Dask worker: orders and submissions come as bytes, replies go as bytes.

Called by `tasks`, always in the same thread, but for `stop`.

One notebook at a time, in a worker with one thread: a second one would share what belongs to the process,
NumPy's random state and the bound of memory, and two notebooks would change each other's grades.
"""

from __future__ import annotations

import atexit
import itertools
import json
import os
import signal
import socket
import sys
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from dnn_grader.cluster.order import Order
from dnn_grader.course import CourseError
from dnn_grader.grading import Assignment
from dnn_grader.handed_in import HandedIn
from dnn_grader.nursery import Nursery, NurseryFailed
from dnn_grader.run import attempt
from dnn_grader.sandbox import Sandbox, SandboxMissing, find_sandbox
from dnn_grader.watch import tree


class _Stoppable(Nursery):
    """A nursery that another thread can end, so that the submission in it comes to nothing."""

    stopped = False

    def start(self) -> None:
        """Start the process unless it runs; raise `NurseryFailed` where it was stopped."""
        if self.stopped:
            raise NurseryFailed("the run was stopped")
        super().start()

    def stop(self) -> None:
        """End it and what it has started."""
        self.stopped = True
        if process := self._process:
            for pid in reversed(tree(process.pid)):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)


@dataclass(frozen=True)
class _Ready:
    """What this worker is ready to grade."""

    order: bytes
    assignment: Assignment
    sandbox: Sandbox
    nursery: _Stoppable


_ready: _Ready | None = None
_slot: socket.socket | None = None


def look(order: bytes) -> bytes:
    """Get ready for an order: says what is not contained here, or why this worker can't take it."""
    try:
        return _json(missing=_prepared(order).sandbox.missing)
    except Exception as error:
        return _refusal(error)


def grade(order: bytes, handed: bytes) -> bytes:
    """Grade what was handed in: the graded notebook, or why there is none, or why this worker can't."""
    try:
        ready = _prepared(order)
    except Exception as error:
        return _refusal(error)
    ready.nursery.stopped = False
    made = attempt(HandedIn.from_bytes(handed), ready.assignment, ready.nursery)
    if made.graded is None:
        return _json(problem=made.problem, seconds=made.seconds, fault=made.fault)
    modules = {name: b64encode(text).decode() for name, text in made.graded.modules.items()}
    return _json(notebook=made.graded.notebook, modules=modules, seconds=made.seconds)


def stop() -> None:
    """End what is being graded, as nobody wants it any more; from another thread, until it has ended."""
    if _ready is not None:
        _ready.nursery.stop()


def too_many_threads(number: int) -> bytes:
    """The refusal of a worker with more threads than it can use."""
    what = f"{socket.gethostname()} has a worker with {number} threads, and one grades one notebook at a time"
    return _json(refused=f"{what}: start it with --nworkers {number} --nthreads 1")


def _refusal(error: Exception) -> bytes:
    """Why this worker can't take an order. Another version of the course may fail at reading it."""
    if isinstance(error, CourseError | SandboxMissing):
        return _json(refused=str(error))
    what = f"{socket.gethostname()} can't take the order ({type(error).__name__}: {error})"
    return _json(refused=f"{what}: install there what is installed here")


def _json(**said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode()


def _prepared(order: bytes) -> _Ready:
    """Read an order and find the sandbox; once, for as long as the same order comes."""
    global _ready
    if _ready is None or _ready.order != order:
        _forget()
        read = Order.from_bytes(order)
        assignment, sandbox = read.prepared(), find_sandbox(read.sandbox)
        _ready = _Ready(order, assignment, sandbox, _Stoppable(sandbox, read.limited(), _own_slot()))
    return _ready


def _forget() -> None:
    """Close what an earlier order needed."""
    global _ready
    if _ready is not None:
        _ready.nursery.close()
        _ready = None


atexit.register(_forget)


def _own_slot() -> int:
    """A number that no other worker process on this machine has, until this one ends.

    Only root needs one, for a user id of its own (`sandbox.unprivileged_uid`). Linux gives a name to
    one process at a time.
    """
    global _slot
    if sys.platform != "linux" or os.geteuid() != 0:
        return 0
    if _slot is not None:
        _slot.close()
    for number in itertools.count():
        _slot = socket.socket(socket.AF_UNIX)
        try:
            _slot.bind(f"\0dnn-course-worker-{number}")
        except OSError:
            _slot.close()
        else:
            return number
    raise AssertionError
