"""What students handed in: one notebook for each student's folder, or why it can't be graded."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dnn_grader.course import Course, CourseError
from dnn_grader.repair import MAX_BYTES, choose_notebook
from dnn_grader.safe import MAX_NAME, plain_name

# Formgrader and a spreadsheet would take some names for a command: see `safe.plain_name`.
NOT_PLAIN = (
    "rename its folder: letters, digits, spaces and _ . - @ + ' ( ) ~ only, a letter or digit first, "
    f"at most {MAX_NAME}."
)


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
    if not plain_name(student):
        return Submission(student, None, problem=NOT_PLAIN)
    if folder.is_symlink() or folder.parent.is_symlink():
        return Submission(student, None, problem="its folder is a link: put the real folder there.")
    name, note = choose_notebook(sorted(_files(folder)), f"{assignment}.ipynb")
    if name is None:
        return Submission(student, None, problem="it holds no notebook: ask for the .ipynb file.")
    path = folder / name
    if path.stat().st_size > MAX_BYTES:
        size = f"{path.stat().st_size / 2**20:.0f} MB"
        problem = f"{name} has {size}, more than {MAX_BYTES // 2**20} MB: ask for it without its outputs."
        return Submission(student, None, problem=problem)
    return Submission(student, path, note or "")


def _files(folder: Path) -> Iterator[str]:
    """The files in a submission's folder and in those directly in it, as paths below it; no links."""
    for place, folders, names in os.walk(folder):
        if Path(place) != folder:
            folders.clear()
        paths = (Path(place, name) for name in names)
        yield from (
            str(path.relative_to(folder)) for path in paths if path.is_file() and not path.is_symlink()
        )


def read_timestamp(path: Path) -> datetime.datetime | None:
    """When a submission was handed in, in UTC; None where that is not known."""
    from nbgrader.utils import parse_utc

    if not path.is_file() or path.is_symlink() or path.stat().st_size > 200:
        return None
    try:
        return parse_utc(path.read_text("utf-8").strip())
    except (ValueError, OverflowError):
        return None
