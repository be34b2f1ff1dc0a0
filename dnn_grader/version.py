"""What grades depend on besides the submission: the seed, the source, our code, the packages it uses."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from dnn_grader.course import Course, find_files
from dnn_grader.exercises import used_assignment

PACKAGES = ("h5py", "ipython", "matplotlib", "nbconvert", "nbformat", "nbgrader", "nh3", "numpy")
"""The packages that run in a submission or shape a graded notebook."""

_GRADER = Path(__file__).parent
_CHECKS = _GRADER.parent / "dnn_utils"


def grading_version(course: Course, assignment: str, seed: bytes) -> bytes:
    """A hash of all but the submission that grades depend on: seed, source, exercises, engine, data."""
    own = [name for name in (assignment, used_assignment(assignment)) if name]
    others = set(course.assignments()).difference(own)
    files = [course.source(name) for name in own]
    files += [path for path in find_files(_GRADER, "exercises/*.py") if path.stem not in others]
    files += [path for part in ("", "inside/", "repair/") for path in find_files(_GRADER, f"{part}*.py")]
    files += find_files(_CHECKS, "**/*.py")
    files += [path for path in find_files(_CHECKS, "**/*.h5") if path.stem not in others]
    return _digest(files, seed)


def installed() -> dict[str, str]:
    """What must be the same on two machines for the same grades: Python, packages, our own code and data."""
    ours = [path for folder in (_GRADER, _CHECKS) for path in find_files(folder, "**/*.py")]
    data = find_files(_CHECKS, "**/*.h5")  # a submission's cells read pictures and recorded cases
    return {
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
        **{name: metadata.version(name) for name in PACKAGES},
        "the course's code": _digest(ours).hex()[:12],
        "the course's data": _digest(data).hex()[:12],
    }


def _digest(files: Iterable[Path], first: bytes = b"") -> bytes:
    total = hashlib.sha256(first)
    for file in files:
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.digest()
