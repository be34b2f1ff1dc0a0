"""Record the public cases of an assignment: only what differs by more than rounding is written anew.

Machines differ in a number's last digits and libraries in the text of their errors. Were that enough to
write a case file again, each machine would change it at its first `dnn-course release`, and since the
file is part of what grades depend on, everybody would be graded again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dnn_grader.course import Course, CourseError
from dnn_utils.checks import recorded
from dnn_utils.checks.examples import Examples
from dnn_utils.checks.outcome import Raised
from dnn_utils.checks.question import Question

PACKAGE = "dnn_utils"
CASES = Path(PACKAGE, "checks", "cases")
RELATIVE, ABSOLUTE = 1e-7, 1e-13
"""How far rounding may carry a number apart, of itself and of the largest beside it. Another BLAS changes
up to 1e-9 of a number, after a hundred steps of training; no author changes less than 1e-7 of one."""


def cases_of(course: Course, assignment: str) -> Path:
    """The recorded cases of an assignment: the course's own, or, where it has none, the installed ones."""
    own = course.root / CASES
    folder = own if (course.root / PACKAGE).is_dir() else recorded.FOLDER
    return folder / f"{assignment}.h5"


def record(course: Course, assignment: str, checks: Sequence[Examples | Question]) -> bool:
    """Write the checks into the course's case file; return whether it changed.

    Where all are alike but for rounding, the file stays untouched; where some are, those entries stay
    byte for byte. Raises `CourseError` where the course has no package of its own to write into.
    """
    path = cases_of(course, assignment)
    old, made = _present(path), {check.name: recorded.as_read(check) for check in checks}
    alike = {name for name in made if name in old and not first_difference(old[name], made[name], name)}
    if list(old) == list(made) and len(alike) == len(made):
        return False
    if not (course.root / PACKAGE).is_dir():
        raise CourseError(
            f"The public cases of {assignment} have changed, but {course.root} has no {PACKAGE} to record "
            "them in, and the installed one serves other courses too: work in a copy of the whole course."
        )
    try:
        recorded.save(path, checks, kept=alike)
    except OSError as error:
        raise CourseError(
            f"{path} can't be written ({error.strerror}): free some space, or make it writable for you."
        ) from error
    return True


def _present(path: Path) -> Mapping[str, Examples | Question]:
    """What is recorded now; nothing where there is no file, or one that can't be read."""
    try:
        return recorded.load(path)
    except recorded.CasesMissing:
        return {}


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """Where each entry of two case files first differs."""
    yield from (f"{name!r}" for name in sorted(old.keys() ^ new.keys()))
    places = (first_difference(old[name], new[name], repr(name)) for name in new if name in old)
    yield from (place for place in places if place)


def first_difference(old: Any, new: Any, place: str) -> str | None:
    """Where two recorded things first differ, beginning with `place`; None where they are alike."""
    if type(old) is not type(new):
        return place
    if isinstance(old, Raised):
        return None if old.type == new.type else f"{place}, the exception"
    if isinstance(old, (float, complex, np.generic, np.ndarray)):
        return None if _near(np.asarray(old), np.asarray(new)) else place
    parts = _parts(old), _parts(new)
    if parts[0] is None or parts[1] is None:
        return None if old == new else place
    if parts[0].keys() != parts[1].keys():
        return place
    inner = (first_difference(parts[0][key], parts[1][key], f"{place}, {key}") for key in parts[0])
    return next((difference for difference in inner if difference), None)


def _near(old: np.ndarray, new: np.ndarray) -> bool:
    """Whether two arrays are equal but for rounding, which whole numbers know nothing of."""
    if old.shape != new.shape or old.dtype != new.dtype:
        return False
    if old.dtype.kind not in "fc":
        return bool(np.array_equal(old, new))
    finite = np.abs(old[np.isfinite(old)])
    scale = max(1.0, float(finite.max(initial=0.0)))
    return bool(np.allclose(old, new, rtol=RELATIVE, atol=ABSOLUTE * scale, equal_nan=True))


def _parts(value: Any) -> dict[Any, Any] | None:
    """The parts of something composed by their names; None for what has none."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    return dict(enumerate(value, 1)) if isinstance(value, (list, tuple)) else None
