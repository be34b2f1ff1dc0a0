"""Feedback pages of one graded class: ours, and what stock ``nbgrader generate_feedback`` makes of it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from benchmarks.classes import our_course
from benchmarks.timing import python, run_together, timed
from dnn_grader.course import CONFIG, Course


@dataclass(frozen=True)
class Pages:
    """Two course folders with the same graded class; the stock one has nbgrader's own settings."""

    ours: Course
    stock: Course
    assignment: str

    def time_ours(self, count: int) -> float:
        """``dnn-course feedback``."""
        return self._time(self.ours, python("-m", "dnn_grader.cli", "feedback", self.assignment), count)

    def time_stock(self, count: int) -> float:
        """Stock ``nbgrader generate_feedback``."""
        return self._time(self.stock, python("-m", "nbgrader", "generate_feedback", self.assignment), count)

    def _time(self, course: Course, command: list[str], count: int) -> float:
        """The seconds for the first `count` of the class, with no page there before."""
        shutil.rmtree(course.feedback, ignore_errors=True)
        shutil.rmtree(course.autograded, ignore_errors=True)
        for folder in sorted(_kept(course).iterdir())[:count]:
            shutil.copytree(folder, course.autograded / folder.name)
        seconds = timed(
            f"{' '.join(command[2:4])}, {count} pages", lambda: run_together([command], course.root)
        )
        made = len(list(course.feedback.glob("*/*/*.html")))
        assert made == count, f"{made} pages of {count} were made"
        return seconds


def graded_class(course: Course, assignment: str, notebooks: tuple[str, ...], folder: Path) -> Pages:
    """Grade a class at `folder` and copy it for stock nbgrader."""
    ours = our_course(course, assignment, folder / "ours", notebooks)
    print(f"grading {len(notebooks)} for the feedback ...", flush=True)
    run_together([python("-m", "dnn_grader.cli", "grade", assignment)], ours.root)
    ours.autograded.rename(_kept(ours))
    stock = Course(folder / "stock")
    shutil.copytree(ours.root, stock.root)
    (stock.root / CONFIG).write_text(
        f"c = get_config()\nc.CourseDirectory.course_id = {course.course_id!r}\n", "utf-8"
    )
    return Pages(ours, stock, assignment)


def _kept(course: Course) -> Path:
    return course.root / "graded"
