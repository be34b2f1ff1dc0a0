"""Grading in a Dask worker: orders and submissions come as bytes, replies go as bytes.

Called by `tasks`, always in the same thread.
"""

from __future__ import annotations

import atexit
import itertools
import json
import os
import socket
import sys
from dataclasses import dataclass
from typing import Any

from dnn_grader.cluster.order import Order
from dnn_grader.course import CourseError
from dnn_grader.grading import Assignment
from dnn_grader.nursery import Nursery
from dnn_grader.run import attempt
from dnn_grader.sandbox import Sandbox, SandboxMissing, find_sandbox


@dataclass(frozen=True)
class _Ready:
    """What this worker is ready to grade."""

    order: bytes
    assignment: Assignment
    sandbox: Sandbox
    nursery: Nursery


_ready: _Ready | None = None
_slot: socket.socket | None = None


def look(order: bytes) -> bytes:
    """Get ready for an order: says what is not contained here, or why this worker can't take it."""
    try:
        return _json(missing=_prepared(order).sandbox.missing)
    except (CourseError, SandboxMissing) as error:
        return _json(refused=str(error))


def grade(order: bytes, submission: bytes, note: str) -> bytes:
    """Grade a submission: the graded notebook, or why there is none, or why this worker can't."""
    try:
        ready = _prepared(order)
    except (CourseError, SandboxMissing) as error:
        return _json(refused=str(error))
    made = attempt(submission, note, ready.assignment, ready.nursery)
    if made.graded is None:
        return _json(problem=made.problem, seconds=made.seconds)
    return _json(notebook=made.graded.notebook, seconds=made.seconds)


def _json(**said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode()


def _prepared(order: bytes) -> _Ready:
    """Read an order and find the sandbox; once, for as long as the same order comes."""
    global _ready
    if _ready is None or _ready.order != order:
        _forget()
        read = Order.from_bytes(order)
        assignment, sandbox = read.prepared(), find_sandbox(read.sandbox)
        _ready = _Ready(order, assignment, sandbox, Nursery(sandbox, read.limited(), _own_slot()))
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
