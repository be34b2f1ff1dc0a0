"""What students handed in: one notebook for each student's folder, or why it can't be graded."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from dnn_grader.course import Course, CourseError
from dnn_grader.repair import MAX_BYTES, choose_notebook

LONGEST_NAME = 128
"""What nbgrader's gradebook keeps of a student's name."""


@dataclass(frozen=True)
class Submission:
    """One student's handed-in notebook. `problem` says why it can't be graded, where it can't."""

    student: str
    path: Path | None
    note: str = ""
    problem: str = ""


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
    return [_submission(folder, assignment) for folder in folders]


def _submission(folder: Path, assignment: str) -> Submission:
    student = folder.parent.name
    readable = student.encode("utf-8", "backslashreplace").decode()
    if readable != student or len(student) > LONGEST_NAME:
        problem = f"its folder's name is no UTF-8, or longer than {LONGEST_NAME} characters: rename it."
        return Submission(readable, None, problem=problem)
    if folder.is_symlink() or folder.parent.is_symlink():
        return Submission(student, None, problem="its folder is a link: put the real folder there.")
    names = sorted(path.name for path in folder.glob("*.ipynb") if path.is_file() and not path.is_symlink())
    name, note = choose_notebook(names, f"{assignment}.ipynb")
    if name is None:
        return Submission(student, None, problem="it holds no notebook: ask for the .ipynb file.")
    path = folder / name
    if path.stat().st_size > MAX_BYTES:
        size = f"{path.stat().st_size / 2**20:.0f} MB"
        problem = f"{name} has {size}, more than {MAX_BYTES // 2**20} MB: ask for it without its outputs."
        return Submission(student, None, problem=problem)
    return Submission(student, path, note or "")


def read_timestamp(path: Path) -> datetime.datetime | None:
    """When a submission was handed in, in UTC; None where that is not known."""
    from nbgrader.utils import parse_utc

    if not path.is_file() or path.is_symlink() or path.stat().st_size > 200:
        return None
    try:
        return parse_utc(path.read_text("utf-8").strip())
    except (ValueError, OverflowError):
        return None
