"""What grades and their messages depend on besides the submission: seed, source, settings, code, packages."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from dnn_grader.course import Course, find_files
from dnn_grader.exercises import used_assignment

PACKAGES = ("h5py", "ipython", "matplotlib", "nbconvert", "nbformat", "nbgrader", "nh3", "numpy", "pillow")
"""The packages that run in a submission or shape a graded notebook."""

ENGINE = ("*.py", "inside/*.py", "repair/*.py", "report/records.py")
"""Our modules that a grade or its message depends on, but for `NOT_GRADING`, which holds help texts alone."""

NOT_GRADING = ("cli.py",)

_GRADER = Path(__file__).parent
_CHECKS = _GRADER.parent / "dnn_utils"


def grading_version(course: Course, assignment: str, master: NotebookNode, seed: bytes) -> bytes:
    """A hash of all but the submission that grades and their messages depend on.

    `master` is the notebook as the course's settings make it of the source.
    """
    return _digest(graded_by(course, assignment), *map(_text, (master, _packages())), seed)


def graded_by(course: Course, assignment: str) -> list[Path]:
    """The files of source, exercises, engine and data that grades of an assignment depend on."""
    own = [name for name in (assignment, used_assignment(assignment)) if name]
    others = set(course.assignments()).difference(own)
    files = [course.source(name) for name in own]
    files += [path for path in find_files(_GRADER, "exercises/*.py") if path.stem not in others]
    engine = [path for part in ENGINE for path in find_files(_GRADER, part)]
    files += [path for path in engine if path.relative_to(_GRADER).as_posix() not in NOT_GRADING]
    files += find_files(_CHECKS, "**/*.py")
    return files + [path for path in find_files(_CHECKS, "**/*.h5") if path.stem not in others]


def installed() -> dict[str, str]:
    """What must be the same on two machines for the same grades: Python, packages, our own code and data."""
    ours = [path for folder in (_GRADER, _CHECKS) for path in find_files(folder, "**/*.py")]
    data = find_files(_CHECKS, "**/*.h5")  # a submission's cells read pictures and recorded cases
    return {
        **_packages(),
        "the course's code": _digest(ours).hex()[:12],
        "the course's data": _digest(data).hex()[:12],
    }


def _packages() -> dict[str, str]:
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return {"Python": python, **{name: metadata.version(name) for name in PACKAGES}}


def _text(data: Any) -> bytes:
    return json.dumps(data, sort_keys=True).encode()


def _digest(files: Iterable[Path], *more: bytes) -> bytes:
    total = hashlib.sha256()
    for part in (*more, *(file.read_bytes() for file in files)):
        total.update(hashlib.sha256(part).digest())
    return total.digest()
