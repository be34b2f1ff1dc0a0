"""Are `release/` and the recorded cases what the source and the declarations give now?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dnn_grader.cases import public_checks
from dnn_grader.course import CourseError
from dnn_grader.release import notebook_text, student_version
from dnn_grader.verify.subject import Found, Subject, found
from dnn_utils.checks.examples import Examples
from dnn_utils.checks.outcome import Raised
from dnn_utils.checks.question import Question
from dnn_utils.checks.recorded import case_file, load, save

RELEASE = "run `dnn-course release` and commit what it writes"


def release_is_current(subject: Subject) -> Found:
    """Compare the released notebook with the student's version of the source, letter by letter."""
    path = released(subject)
    made = notebook_text(student_version(subject.source, subject.course.config))
    if path.read_text("utf-8") == made:
        return found([], 1)
    return found([f"{subject.place(path)} is not what source/ gives now: {RELEASE}."], 1)


def released(subject: Subject) -> Path:
    """The released notebook. Raises `CourseError` where there is none."""
    path = subject.course.release(subject.assignment)
    if not path.is_file():
        raise CourseError(f"{subject.place(path)} is missing: {RELEASE}.")
    return path


def cases_are_current(subject: Subject) -> Found:
    """Compare the recorded cases with those made now: numbers nearly, the rest exactly.

    Machines differ in a number's last digits and libraries in the text of their errors, so these don't
    count. Raises `CasesMissing` where the file can't be read.
    """
    recorded = load(case_file(subject.assignment))
    made = _as_recorded(subject)
    problems = [
        f"{case_file(subject.assignment).name}: {difference} is not what source/ and the exercises file "
        f"give now: {RELEASE}."
        for difference in _differences(recorded, made)
    ]
    return found(problems, len(made))


def _as_recorded(subject: Subject) -> dict[str, Examples | Question]:
    """The checks made now, as a file gives them back."""
    made = public_checks(subject.exercises, subject.questions, subject.reference)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.h5"
        save(path, made)
        return load(path)


def _differences(recorded: Mapping[str, Any], made: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{name!r}" for name in sorted(recorded.keys() ^ made.keys()))
    for name in made:
        place = first_difference(recorded[name], made[name], repr(name)) if name in recorded else None
        if place:
            yield place


def first_difference(old: Any, new: Any, place: str) -> str | None:
    """Where two recorded things first differ, beginning with `place`; None where they are alike."""
    if type(old) is not type(new) and not (_is_number(old) and _is_number(new)):
        return place
    if isinstance(old, Raised):
        return None if old.type == new.type else f"{place}, the exception"
    if _is_number(old):
        return None if _near(old, new) else place
    parts = _parts(old), _parts(new)
    if parts[0] is None or parts[1] is None:
        return None if old == new else place
    if parts[0].keys() != parts[1].keys():
        return place
    inner = (first_difference(parts[0][key], parts[1][key], f"{place}, {key}") for key in parts[0])
    return next((difference for difference in inner if difference), None)


def _is_number(value: Any) -> bool:
    numeric = isinstance(value, np.ndarray) and value.dtype.kind in "biufc"
    return numeric or (isinstance(value, (int, float, np.number)) and not isinstance(value, bool))


def _near(old: Any, new: Any) -> bool:
    return np.shape(old) == np.shape(new) and bool(np.allclose(old, new, equal_nan=True))


def _parts(value: Any) -> dict[Any, Any] | None:
    """The parts of something composed by their names; None for what has none."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    return dict(enumerate(value, 1)) if isinstance(value, (list, tuple)) else None
