"""Faults of the grader itself: each costs one submission, and is written down so that it can be reported."""

from __future__ import annotations

import datetime
import errno
import sys
import traceback
from contextlib import suppress
from importlib import metadata

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError

from dnn_grader.course import Course, CourseError
from dnn_utils.checks.card import printable

LOG = "grader_faults.log"
"""The file in a course folder that says what a report needs."""

MAX_TRACE = 5_000

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE}


def failed(error: BaseException) -> str:
    """What is said of a submission on which the grader failed; a `CourseError` says that itself."""
    if isinstance(error, CourseError):
        return str(error)
    return (
        f"the grader failed on it ({type(error).__name__}). That is a fault of ours: please report it with "
        f"what {LOG} says."
    )


def traced(error: BaseException) -> str:
    """Where an error came from, by the last lines of its traceback; nothing for a `CourseError`."""
    if isinstance(error, CourseError):
        return ""
    return "".join(traceback.format_exception(error, limit=-20))[-MAX_TRACE:]


def concerns_all(error: Exception) -> bool:
    """Whether what stopped one submission from being written would stop every other one as well.

    A full disk and a gradebook that can't be reached do; data that the gradebook doesn't take does not.
    """
    if isinstance(error, DBAPIError):
        return not isinstance(error, DataError | IntegrityError | ProgrammingError)
    return isinstance(error, CourseError) and getattr(error.__cause__, "errno", None) in {*FULL, None}


def log_fault(course: Course, assignment: str, student: str, submitted: str, trace: str) -> None:
    """Append a fault to the course's `LOG`, if `trace` tells of one: when, which versions, whose, where."""
    if not trace:
        return
    now = datetime.datetime.now(datetime.UTC).isoformat(" ", "seconds")
    packages = ", ".join(f"{name} {metadata.version(name)}" for name in ("dnn-course", "nbgrader", "numpy"))
    head = f"{now}  {assignment}, {student}, submission {submitted or 'not read'}"
    about = f"Python {sys.version.split()[0]}, {packages}"
    lines = [printable(line) for line in (head, about, *trace.splitlines(), "")]
    with suppress(OSError), open(course.root / LOG, "a", encoding="utf-8", errors="replace") as file:
        file.write("\n".join(lines) + "\n")
