"""The one writer of grades: nbgrader's gradebook, and which submission each grade came from."""

from __future__ import annotations

import datetime
import json
import os
import sysconfig
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.api import Course as CourseRow
from nbgrader.preprocessors import AssignLatePenalties, SaveCells
from sqlalchemy import Column, MetaData, String, Table, Text, create_engine, delete, insert, inspect, select
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from dnn_grader.course import Course, CourseError, read_seed
from dnn_grader.report.records import to_records
from dnn_grader.results import Graded

GRADED = Table(
    "dnn_course_graded",
    MetaData(),
    Column("assignment", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("submission", String(64), nullable=False),
    Column("notebook", String(64), nullable=False),
    Column("results", Text(), nullable=False),
)
"""For each graded submission: the hash of all that its grades depend on, the hash of the graded
notebook, and the results as JSON. Written in the same transaction as the grades."""


@contextmanager
def open_gradebook(course: Course) -> Iterator[Gradebook]:
    """The course's gradebook, made if there is none.

    Raises `CourseError` where the database can't be used or belongs to another course; a database
    error while it is in use becomes one too. What was committed before stays.
    """
    find_alembic()
    try:
        _require_this_course(course)
        with Gradebook(course.db_url, course.course_id) as gradebook:
            GRADED.metadata.create_all(gradebook.engine)
            yield gradebook
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        raise CourseError(
            f"The gradebook {_shown(course)} can't be used ({reason}). Close other programs that use it, "
            "or put a backup in its place, and run the command again: grades written so far are kept."
        ) from error


def find_alembic() -> None:
    """nbgrader runs `alembic` by its name: it must be found without an activated environment."""
    scripts = sysconfig.get_path("scripts")
    path = os.environ.get("PATH", os.defpath)
    if scripts not in path.split(os.pathsep):
        os.environ["PATH"] = f"{scripts}{os.pathsep}{path}"


def _shown(course: Course) -> str:
    from sqlalchemy import make_url

    return make_url(course.db_url).render_as_string(hide_password=True)


def _require_this_course(course: Course) -> None:
    """A look at the database before nbgrader writes its own course into it."""
    engine = create_engine(course.db_url)
    try:
        tables = inspect(engine).get_table_names()
        if "course" not in tables:
            if tables:
                raise CourseError(
                    f"{_shown(course)} is a database of something else: set "
                    "c.CourseDirectory.db_url in nbgrader_config.py to the gradebook of this course."
                )
            return
        with engine.connect() as connection:
            courses = [row[0] for row in connection.execute(select(CourseRow.id))]
    except DatabaseError as error:
        raise CourseError(
            f"The gradebook {_shown(course)} can't be read ({error.orig}). Put a backup in its place, or "
            "move it away and grade again."
        ) from error
    finally:
        engine.dispose()
    if courses and course.course_id not in courses:
        raise CourseError(
            f"The gradebook {_shown(course)} is of the course {courses[0]!r}, not {course.course_id!r}: set "
            "c.CourseDirectory.course_id or c.CourseDirectory.db_url in nbgrader_config.py."
        )


def register(course: Course, gradebook: Gradebook, assignment: str, master: NotebookNode) -> None:
    """Make the assignment's cells and points in the gradebook what they are in `source/`.

    Raises `CourseError` where cells came or went after grades were given.
    """
    gradebook.update_or_create_assignment(assignment)
    marks = {"notebook": assignment, "assignment": assignment, "db_url": course.db_url}
    try:
        SaveCells(config=course.config).preprocess(master, {"nbgrader": marks})
    except RuntimeError as error:
        raise CourseError(
            f"{assignment}: {error}. Remove the grades of this assignment with "
            "`nbgrader db assignment remove`, or put the cells back."
        ) from error
    gradebook.db.expire_all()


def graded_before(gradebook: Gradebook, assignment: str) -> dict[str, tuple[str, str]]:
    """For each student: the hashes of what was graded and of the graded notebook."""
    table = GRADED.c
    rows = gradebook.db.execute(
        select(table.student, table.submission, table.notebook).where(table.assignment == assignment)
    )
    return {student: (submission, notebook) for student, submission, notebook in rows}


def seed_for(course: Course, gradebook: Gradebook, assignment: str, *, new: bool = False) -> bytes:
    """The course's seed; made anew where nothing is graded yet, or where `new` is asked for.

    Raises `CourseError` where it is lost: another seed would measure students with other tests.
    """
    if not new and not course.seed_file.exists() and _is_graded(gradebook, assignment):
        raise CourseError(
            f"{course.seed_file} is missing, so grades given before can't be repeated. Put it back, or grade "
            "with --new-seed: hidden tests then draw other inputs than before."
        )
    return read_seed(course, new=new)


def _is_graded(gradebook: Gradebook, assignment: str) -> bool:
    """Whether anybody has a grade from an autograder in this assignment."""
    query = select(Grade.id).join(Grade.notebook).join(SubmittedNotebook.assignment)
    query = query.join(SubmittedAssignment.assignment)
    query = query.where(Assignment.name == assignment, Grade.auto_score.is_not(None))
    return gradebook.db.execute(query.limit(1)).first() is not None


def results_json(gradebook: Gradebook, assignment: str) -> dict[str, list[dict[str, Any]]]:
    """The recorded results of each student of an assignment."""
    table = GRADED.c
    rows = gradebook.db.execute(
        select(table.student, table.results).where(table.assignment == assignment).order_by(table.student)
    )
    return {student: json.loads(results) for student, results in rows}


class GradeWriter:
    """Writes the grades of one assignment, a transaction for each submission."""

    def __init__(self, course: Course, gradebook: Gradebook, assignment: str) -> None:
        self.course, self.gradebook, self.assignment = course, gradebook, assignment
        self.row = gradebook.find_assignment(assignment)
        rows = gradebook.db.execute(select(BaseCell.id, BaseCell.name))
        self.cells = {row.id: row.name for row in rows}

    def write(
        self,
        student: str,
        graded: Graded,
        hashes: tuple[str, str],
        timestamp: datetime.datetime | None,
    ) -> None:
        """Put the grades of one submission in place, with the `hashes` they belong to.

        A person's scores and comments are kept; such a grade is marked for another look, as nbgrader
        does.
        """
        session = self.gradebook.db
        try:
            submission = self._submission(student)
            submission.timestamp = timestamp
            (notebook,) = submission.notebooks
            self._grade(notebook, graded.scores)
            self._comment(notebook, graded.unanswered)
            notebook.late_submission_penalty = None
            self._remember(student, graded, hashes)
            session.commit()
        except BaseException:
            session.rollback()
            raise
        if submission.total_seconds_late > 0:
            self._penalize(student)

    def _submission(self, student: str) -> SubmittedAssignment:
        session = self.gradebook.db
        person = session.get(Student, student) or Student(id=student)
        session.add(person)
        found = session.execute(
            select(SubmittedAssignment).where(
                SubmittedAssignment.assignment_id == self.row.id, SubmittedAssignment.student_id == student
            )
        ).scalar_one_or_none()
        return found or self._new_submission(person)

    def _new_submission(self, person: Student) -> SubmittedAssignment:
        """A submission with a place for each grade and comment, as nbgrader's `add_submission` makes it."""
        submission = SubmittedAssignment(assignment=self.row, student=person)
        with self.gradebook.db.no_autoflush:
            for notebook in self.row.notebooks:
                handed_in = SubmittedNotebook(notebook=notebook, assignment=submission)
                for cell in (*notebook.grade_cells, *notebook.task_cells):
                    Grade(cell_id=cell.id, notebook=handed_in)
                for cell in (*notebook.solution_cells, *notebook.task_cells):
                    Comment(cell_id=cell.id, notebook=handed_in)
            self.gradebook.db.add(submission)
        return submission

    def _grade(self, notebook: SubmittedNotebook, scores: Mapping[str, float | None]) -> None:
        for grade in notebook.grades:
            grade.auto_score = scores.get(self.cells[grade.cell_id], 0.0)
            grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None

    def _comment(self, notebook: SubmittedNotebook, unanswered: tuple[str, ...]) -> None:
        for comment in notebook.comments:
            comment.auto_comment = "No response." if self.cells[comment.cell_id] in unanswered else None

    def _remember(self, student: str, graded: Graded, hashes: tuple[str, str]) -> None:
        session, table = self.gradebook.db, GRADED.c
        session.execute(delete(GRADED).where(table.assignment == self.assignment, table.student == student))
        session.execute(
            insert(GRADED).values(
                assignment=self.assignment,
                student=student,
                submission=hashes[0],
                notebook=hashes[1],
                results=json.dumps(to_records(student, self.assignment, graded.results)),
            )
        )

    def _penalize(self, student: str) -> None:
        """What nbgrader's plugin for late submissions says."""
        marks = {
            "notebook": self.assignment,
            "assignment": self.assignment,
            "student": student,
            "db_url": self.course.db_url,
        }
        AssignLatePenalties(config=self.course.config).preprocess(NotebookNode(cells=[]), {"nbgrader": marks})


def assignment_exists(gradebook: Gradebook, assignment: str) -> bool:
    """Whether the gradebook knows the assignment."""
    query = select(Assignment.id).where(Assignment.name == assignment)
    return gradebook.db.execute(query).first() is not None
