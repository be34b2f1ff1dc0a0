"""What students handed in: one notebook for each student's folder, or why it can't be graded."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from dnn_grader.course import Course, CourseError
from dnn_grader.repair import MAX_BYTES, choose_notebook
from dnn_grader.safe import MAX_NAME, plain_name
from dnn_grader.untrusted_files import Folder, Gone, NotReadable

MAX_TIMESTAMP = 200

# Formgrader and a spreadsheet would take some names for a command: see `safe.plain_name`.
NOT_PLAIN = (
    "rename its folder: letters, digits, spaces and _ . - @ + ' ( ) ~ only, a letter or digit first, "
    f"at most {MAX_NAME}."
)


@dataclass(frozen=True)
class Submission:
    """One student's handed-in notebook. `problem` says why it can't be graded, where it can't.

    `notebook` is the name of its file in `folder`.
    """

    student: str
    folder: Folder
    notebook: str = ""
    note: str = ""
    problem: str = ""

    def read(self) -> bytes:
        """The bytes of the notebook. Raises `NotReadable`."""
        return self.folder.read(self.notebook, MAX_BYTES)


def find_submissions(course: Course, assignment: str) -> list[Submission]:
    """The submissions of an assignment, one for each student's folder.

    Raises `CourseError` where there is none. Links are not followed.
    """
    folders = sorted(path for path in course.submitted.glob(f"*/{assignment}") if path.is_dir())
    if not folders:
        raise CourseError(
            f"submitted/ holds no submission of {assignment!r}: collect them first, as "
            f"submitted/<student>/{assignment}/{assignment}.ipynb."
        )
    return [_submission(course, path.parent.name, assignment) for path in folders]


def folder_of(course: Course, student: str, assignment: str) -> Folder:
    """The folder that a student handed in."""
    return Folder(course.submitted, f"{student}/{assignment}")


def _submission(course: Course, student: str, assignment: str) -> Submission:
    folder = folder_of(course, student, assignment)
    if not plain_name(student):
        return Submission(student, folder, problem=NOT_PLAIN)
    try:
        names = folder.files(depth=2)
    except NotReadable as why:
        return Submission(student, folder, problem=f"its folder {why}.")
    name, note = choose_notebook(names, f"{assignment}.ipynb")
    if name is None:
        return Submission(student, folder, problem=_no_notebook(folder, f"{assignment}.ipynb"))
    return Submission(student, folder, name, note or "")


def _no_notebook(folder: Folder, expected: str) -> str:
    """What to say of a folder without a notebook: why the file of that name is none, if there is one."""
    try:
        folder.start(expected, 0)
    except Gone:
        pass
    except NotReadable as why:
        return f"it holds no notebook: {expected} {why}."
    return "it holds no notebook: ask for the .ipynb file."


def read_timestamp(folder: Folder) -> tuple[datetime.datetime, str] | None:
    """When a submission was handed in, in UTC, and the text that says so; None where it is not known."""
    from nbgrader.utils import parse_utc

    try:
        text = folder.read("timestamp.txt", MAX_TIMESTAMP).decode("utf-8")
        return parse_utc(text.strip()), text
    except (NotReadable, ValueError, OverflowError):
        return None
