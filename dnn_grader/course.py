"""Where things lie in a course folder, and the secret seed of its hidden tests."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

CONFIG = "nbgrader_config.py"
OF_STUDENTS = ("submitted", "autograded", "feedback", "downloaded")
"""The folders of a course in which files of students lie."""

_SPELT = {"numpy": "NumPy", "python": "Python"}
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


class CourseError(Exception):
    """What was asked can't be done. The text is one line for the user, with the next step."""


@dataclass(frozen=True)
class Course:
    """A course folder. Folders have nbgrader's names."""

    root: Path

    @property
    def submitted(self) -> Path:
        """Where students' notebooks lie: ``submitted/<student>/<assignment>/``."""
        return self.root / "submitted"

    @property
    def autograded(self) -> Path:
        """Where graded notebooks go: ``autograded/<student>/<assignment>/``."""
        return self.root / "autograded"

    @property
    def feedback(self) -> Path:
        """Where feedback pages go: ``feedback/<student>/<assignment>/``."""
        return self.root / "feedback"

    @property
    def seed_file(self) -> Path:
        """The secret seed of the hidden tests, beside the gradebook."""
        return self.root / "course_seed"

    def source(self, assignment: str) -> Path:
        """The instructor's notebook of an assignment."""
        return self.root / "source" / assignment / f"{assignment}.ipynb"

    def release(self, assignment: str) -> Path:
        """The student's version of an assignment."""
        return self.root / "release" / assignment / f"{assignment}.ipynb"

    def assignments(self) -> list[str]:
        """The names of the assignments: the folders in ``source/`` that hold a notebook."""
        return sorted({path.parent.name for path in find_files(self.root / "source", "*/*.ipynb")})

    def require(self, assignment: str) -> None:
        """Raise `CourseError` if there is no such assignment, with what is wrong with its name or file."""
        known = self.assignments()
        if assignment not in known:
            raise CourseError(
                f"There is no assignment {assignment!r} in source/. There are: "
                f"{', '.join(known) or 'none yet'}."
            )
        folder = f"source/{assignment}"
        if not _NAME.fullmatch(assignment):
            raise CourseError(
                f"{folder} can't be graded under that name: an assignment's name has letters (A to Z), "
                "digits and _ . - only, the first of them no mark but _. Rename the folder, and the notebook "
                "in it likewise."
            )
        if not self.source(assignment).is_file():
            others = ", ".join(path.name for path in find_files(self.root / folder, "*.ipynb"))
            raise CourseError(
                f"{folder} holds no file {assignment}.ipynb, but {others}: give the notebook the name of its "
                "folder."
            )

    @cached_property
    def config(self) -> Any:
        """nbgrader's configuration of this course."""
        from traitlets.config import PyFileConfigLoader

        return PyFileConfigLoader(CONFIG, str(self.root)).load_config()

    @property
    def db_url(self) -> str:
        """The gradebook's database, as nbgrader's configuration says."""
        given = self.config.CourseDirectory.get("db_url")
        return str(given) if given else f"sqlite:///{self.root / 'gradebook.db'}"

    @property
    def timezone(self) -> str:
        """Where nbgrader's exchange takes its times, as its configuration says."""
        return str(self.config.Exchange.get("timezone") or "UTC")

    @property
    def title(self) -> str:
        """The course's name for readers: ``c.DnnCourse.title``, or else its `course_id`."""
        return str(self.config.DnnCourse.get("title") or self.course_id)

    @property
    def course_id(self) -> str:
        """The course's name in the gradebook."""
        return str(self.config.CourseDirectory.get("course_id") or "default_course")


def assignment_title(name: str) -> str:
    """An assignment's name for readers: "Week 1: introduction" for ``week1_introduction``."""
    number, about = re.split(r"^(?:week_?(\d+)(?:_|$))?", name.casefold(), maxsplit=1)[1:]
    words = " ".join(_SPELT.get(word, word) for word in re.split(r"[_\s]+", about) if word)
    if number:
        return f"Week {number}: {words}" if words else f"Week {number}"
    return words[:1].upper() + words[1:] or name


def find_files(folder: Path, pattern: str) -> list[Path]:
    """The paths below `folder` that match, in order; none that is hidden or in a hidden folder.

    Editors leave copies in such folders, JupyterLab in ``.ipynb_checkpoints``.
    """
    return sorted(
        path
        for path in folder.glob(pattern)
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def find_course(start: Path | None = None) -> Course:
    """The course that holds the folder `start` (the present one by default)."""
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file() and not _is_of_students(folder):
            return Course(folder)
    raise CourseError(f"{start} is in no course: go to the folder that holds {CONFIG}.")


def _is_of_students(folder: Path) -> bool:
    """Whether a folder holds what students handed in to a course around it: its settings would be run."""
    around = (outer for outer in folder.parents if (outer / CONFIG).is_file())
    return any(folder.relative_to(outer).parts[0] in OF_STUDENTS for outer in around)


def read_seed(course: Course, *, new: bool = False) -> bytes:
    """The course's secret seed, made at the first use or when `new` is asked for.

    Raises `CourseError` for a file that holds no seed.
    """
    if new or not course.seed_file.exists():
        from dnn_grader.files import write_text

        write_text(course.seed_file, secrets.token_hex(32) + "\n", mode=0o600)
    text = course.seed_file.read_text("ascii", "replace").strip()
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise CourseError(
            f"{course.seed_file} holds no seed. Put the original back, or make a new one with "
            "--new-seed: hidden tests then draw other inputs than before."
        )
    return bytes.fromhex(text)
