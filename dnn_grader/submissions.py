"""What students handed in: a folder for each, and when."""

from __future__ import annotations

from dataclasses import dataclass

from dnn_grader.course import Course, CourseError
from dnn_grader.handed_in import HandedIn, read_handed_in
from dnn_grader.safe import MAX_NAME, plain_name
from dnn_grader.untrusted_files import Folder

# Formgrader and a spreadsheet would take some names for a command: see `safe.plain_name`.
NOT_PLAIN = (
    "rename its folder: letters, digits, spaces and _ . - @ + ' ( ) ~ only, a letter or digit first, "
    f"at most {MAX_NAME}."
)


@dataclass(frozen=True)
class Submission:
    """The `folder` that one student handed in, in which a notebook of the name `expected` should lie.

    `problem` says why it can't be graded, where that is known without reading it.
    """

    student: str
    folder: Folder
    expected: str
    problem: str = ""

    def read(self) -> HandedIn:
        """What is graded, as bytes. Raises `NotReadable` with a sentence."""
        return read_handed_in(self.folder, self.expected)


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
    problem = "" if plain_name(student) else NOT_PLAIN
    return Submission(student, folder, f"{assignment}.ipynb", problem)
