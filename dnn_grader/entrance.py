"""nbgrader's own commands and formgrader's buttons: other doors to the one way to grade and to give feedback.

nbgrader's own loop opens a submission's files (its time, its notebook, what lies beside it) and writes
its name into the gradebook before any setting of it has a say. So the loop itself is replaced, where
nbgrader lets us make something of our own before it begins: its exporter.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter, NotebookExporter
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import NbGraderException
from sqlalchemy import make_url

from dnn_grader.course import Course, CourseError, find_course
from dnn_grader.forking import start_importing
from dnn_grader.gradebook import open_gradebook
from dnn_grader.pool import Pool
from dnn_grader.report.pages import page_of
from dnn_grader.report.terminal import usable_sandbox
from dnn_grader.run import ClassRun, Outcome, grade_class
from dnn_grader.safe import safe_name
from dnn_utils.checks.card import printable


class CourseGrader(NotebookExporter):
    """In the place of the exporter of `nbgrader autograde`: it exports nothing, and grades the class.

    As `dnn-course grade` does, with nbgrader's options: ``--student``, ``--force``, the students that are
    left out.
    """

    def __init__(self, *, parent: Any = None, **kwargs: Any) -> None:
        super().__init__(parent=parent, **kwargs)
        if isinstance(parent, Autograde):
            parent.convert_notebooks = partial(_autograde, parent)

    def from_filename(self, *args: Any, **kwargs: Any) -> Any:
        """Nothing is converted here: raise, lest a submitted file be read in another way than ours."""
        raise NbGraderException("Submissions are graded by the course's grader only.")

    from_file = from_notebook_node = from_filename


class CoursePages(HTMLExporter):
    """In the place of the exporter of `nbgrader generate_feedback`: the page of `dnn-course feedback`.

    A notebook of another name than the assignment's, which our grader doesn't know, gets nbgrader's own page.
    """

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> Any:
        """The page of the graded notebook at `filename`, with nbgrader's `resources`."""
        asked = self.parent.coursedir if isinstance(self.parent, GenerateFeedback) else None
        page = _page(asked, Path(filename)) if asked else None
        if page is None:
            return super().from_filename(filename, resources=resources, **kwargs)
        return page, {**(resources or {}), "output_extension": self.file_extension}


def _page(asked: Any, graded: Path) -> str | None:
    """The feedback page of a notebook in ``autograded/<student>/<assignment>``, where it is one of ours."""
    student, assignment = graded.resolve().parts[-3:-1]
    if graded.stem != assignment:
        return None
    try:
        course = _course(Path(asked.root), asked.db_url)
    except CourseError as error:
        raise NbGraderException(str(error)) from None
    with open_gradebook(course) as gradebook:
        return page_of(course, gradebook, assignment, student, graded)


def _autograde(converter: Autograde) -> None:
    """Grade the submissions that nbgrader was asked for. Raises `NbGraderException` where one can't be."""
    try:
        run = _graded(converter)
    except CourseError as error:
        converter.log.error(str(error))
        raise NbGraderException(str(error)) from None
    if run.problems:
        said = f"{len(run.problems)} of {len(run.outcomes)} submissions could not be graded: see above."
        converter.log.error(said)
        raise NbGraderException(said)


def _graded(converter: Autograde) -> ClassRun:
    asked, log = converter.coursedir, converter.log
    left_out = set(asked.student_id_exclude.split(","))
    start_importing()
    course = _course(Path(asked.root), asked.db_url)
    sandbox = usable_sandbox(os.environ.get("DNN_SANDBOX", "auto"), partial(_warn, log))
    return grade_class(
        course,
        asked.assignment_id,
        Pool(sandbox, os.cpu_count() or 1),
        force=converter.force,
        chosen=lambda student: fnmatchcase(student, asked.student_id) and student not in left_out,
        progress=lambda outcome, total: _tell(log, outcome),
    )


def _course(root: Path, gradebook: str) -> Course:
    """The course at `root`. Raises `CourseError` where nbgrader was told of another gradebook than its."""
    course = find_course(root)
    if _place(gradebook) != _place(course.db_url):
        raise CourseError(
            "The gradebook of this course is the one that nbgrader_config.py names: set "
            "c.CourseDirectory.db_url there, and leave out --db."
        )
    return course


def _place(gradebook: str) -> str:
    """What a database's address says of where it is, in one spelling."""
    url = make_url(gradebook)
    if url.database and url.get_backend_name() == "sqlite":
        url = url.set(database=os.path.realpath(url.database))
    return str(url)


def _warn(log: Any, missing: Sequence[str], reason: str) -> None:
    said = " ".join([*missing, *([f"Why: {reason}"] if reason else [])])
    log.warning("Submissions run without bubblewrap. What is not contained: %s", said)


def _tell(log: Any, outcome: Outcome) -> None:
    """Say in nbgrader's log what came of a submission."""
    student = safe_name(outcome.student)
    if outcome.problem:
        log.error("Not graded: %s. %s", student, " ".join(printable(outcome.problem).split()))
    else:
        log.info("%s: %s", "Not changed since it was graded" if outcome.skipped else "Graded", student)
