"""Are `release/` and the recorded cases what the source and the declarations give now?"""

from __future__ import annotations

from pathlib import Path

from dnn_grader.cases import public_checks
from dnn_grader.course import CourseError
from dnn_grader.recording import cases_of, differences
from dnn_grader.release import notebook_text, student_version
from dnn_grader.verify.subject import Found, Subject, found
from dnn_utils.checks.recorded import as_read, load

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

    What only another machine makes different doesn't count (see `recording`). Raises `CasesMissing` where
    the file can't be read.
    """
    path = cases_of(subject.course, subject.assignment)
    made = public_checks(subject.exercises, subject.questions, subject.reference)
    problems = [
        f"{path.name}: {difference} is not what source/ and the exercises file give now: {RELEASE}."
        for difference in differences(load(path), {check.name: as_read(check) for check in made})
    ]
    return found(problems, len(made))
