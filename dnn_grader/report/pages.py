"""Write the feedback pages of a class from the gradebook and the graded notebooks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry, SubmittedNotebook

from dnn_grader.course import Course, CourseError, assignment_title
from dnn_grader.exchange import prepare_release
from dnn_grader.exercises import load_exercises
from dnn_grader.faults import concerns_all, failed, log_fault, traced
from dnn_grader.files import write_text
from dnn_grader.gradebook import assignment_exists, open_gradebook, standings
from dnn_grader.marks import Standing
from dnn_grader.report.feedback import feedback_page
from dnn_grader.report.records import from_records
from dnn_grader.submissions import folder_of


def write_feedback(
    course: Course,
    assignment: str,
    progress: Callable[[int], None] = lambda total: None,
    problem: Callable[[str, str], None] = lambda student, said: None,
) -> list[Path]:
    """Write ``feedback/<student>/<assignment>/<assignment>.html`` for each graded submission.

    `problem` is told of each student whose page could not be made, and why. Raises `CourseError` where
    nothing has been graded, or the pages can't be written.
    """
    notebooks = sorted(course.autograded.glob(f"*/{assignment}/{assignment}.ipynb"))
    pages, failures = [], 0
    with open_gradebook(course) as gradebook:
        if not notebooks or not assignment_exists(gradebook, assignment):
            raise CourseError(f"{assignment} is not graded yet: run `dnn-course grade {assignment}` first.")
        for path in notebooks:
            try:
                page = _page(course, gradebook, assignment, path)
            except Exception as error:
                if concerns_all(error):
                    raise
                page, student, failures = None, path.parent.parent.name, failures + 1
                log_fault(course, assignment, student, str(path), traced(error))
                problem(student, failed(error))
            if page:
                pages.append(page)
            progress(len(notebooks))
    if not pages and not failures:
        raise CourseError(
            f"The gradebook has no grades of {assignment}: run `dnn-course grade {assignment}`."
        )
    return pages


def _page(course: Course, gradebook: Gradebook, assignment: str, path: Path) -> Path | None:
    student = path.parent.parent.name
    text = page_of(course, gradebook, assignment, student, path)
    if text is None:
        return None
    target = course.feedback / student / assignment / f"{assignment}.html"
    write_text(target, text)
    prepare_release(folder_of(course, student, assignment), path.parent, target)
    return target


def page_of(course: Course, gradebook: Gradebook, assignment: str, student: str, graded: Path) -> str | None:
    """The feedback page of a student's `graded` notebook; None where the gradebook doesn't know it."""
    try:
        known = gradebook.find_submission_notebook(assignment, assignment, student)
    except MissingEntry:
        return None
    standing = standings(gradebook, assignment, student).get(student, Standing())
    notebook = json.loads(graded.read_text("utf-8"))
    kept = notebook.get("metadata", {}).get("dnn_course", {})
    return feedback_page(
        notebook,
        from_records(kept.get("results", [])),
        title=assignment_title(assignment),
        course=course.title,
        student=student,
        score=standing.score,
        max_score=standing.max_score,
        penalty=standing.penalty,
        marks=standing.marks,
        comments=_comments(known),
        notes=kept.get("notes", []),
        needs=_needs(assignment),
    )


def _needs(assignment: str) -> dict[str, tuple[str, ...]]:
    """The earlier steps that each exercise uses; none where they are not declared here."""
    try:
        return {exercise.name: exercise.needs for exercise in load_exercises(assignment)}
    except CourseError:
        return {}


def _comments(graded: SubmittedNotebook) -> dict[str, str]:
    return {comment.name: comment.comment for comment in graded.comments if comment.comment}
