"""The one writer of grades: scores, comments and penalties, and which submission they came from."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping

from nbgrader import api
from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import Boolean, Connection, bindparam, delete, insert, select, update

from dnn_grader.course import Course
from dnn_grader.gradebook import GRADED
from dnn_grader.report.records import to_records
from dnn_grader.results import Graded

STUDENT, SUBMISSION, NOTEBOOK, GRADE, COMMENT = (
    api.Base.metadata.tables[model.__tablename__]
    for model in (Student, SubmittedAssignment, SubmittedNotebook, Grade, Comment)
)
"""nbgrader's tables. Its objects would be loaded and flushed one by one, which costs far more time."""

FIND = (
    select(SUBMISSION.c.id, NOTEBOOK.c.id)
    .select_from(STUDENT)
    .outerjoin(
        SUBMISSION,
        (SUBMISSION.c.student_id == STUDENT.c.id) & (SUBMISSION.c.assignment_id == bindparam("assignment")),
    )
    .outerjoin(
        NOTEBOOK,
        (NOTEBOOK.c.assignment_id == SUBMISSION.c.id) & (NOTEBOOK.c.notebook_id == bindparam("notebook")),
    )
    .where(STUDENT.c.id == bindparam("student"))
)
"""A student's submission of an assignment and its notebook; no row where the student is not known."""

SET_SCORE = (
    update(GRADE)
    .where(GRADE.c.notebook_id == bindparam("key"), GRADE.c.cell_id == bindparam("cell"))
    .values(
        auto_score=bindparam("score"),
        needs_manual_grade=GRADE.c.manual_score.is_not(None) | bindparam("unscored", type_=Boolean),
    )
)
SET_COMMENT = (
    update(COMMENT)
    .where(COMMENT.c.notebook_id == bindparam("key"), COMMENT.c.cell_id == bindparam("cell"))
    .values(auto_comment=bindparam("text"))
)
SET_TIME = update(SUBMISSION).where(SUBMISSION.c.id == bindparam("key")).values(timestamp=bindparam("time"))
SET_PENALTY = (
    update(NOTEBOOK)
    .where(NOTEBOOK.c.id == bindparam("key"))
    .values(late_submission_penalty=bindparam("penalty"))
)
DUE = (
    select(Assignment.duedate, SubmittedAssignment.extension, SubmittedNotebook.score.label("score"))
    .join(SubmittedAssignment.assignment)
    .join(SubmittedAssignment.notebooks)
    .where(SubmittedNotebook.id == bindparam("key"))
)
FORGET = delete(GRADED).where(
    GRADED.c.assignment == bindparam("assignment"), GRADED.c.student == bindparam("student")
)


class GradeWriter:
    """Writes the grades of one assignment, a transaction of a few statements for each submission."""

    def __init__(self, course: Course, gradebook: Gradebook, assignment: str) -> None:
        self.course, self.engine, self.assignment = course, gradebook.engine, assignment
        notebook = gradebook.find_notebook(assignment, assignment)
        self.row, self.notebook = notebook.assignment.id, notebook.id
        self.graded = {cell.id: cell.name for cell in (*notebook.grade_cells, *notebook.task_cells)}
        self.answered = {cell.id: cell.name for cell in (*notebook.solution_cells, *notebook.task_cells)}
        gradebook.db.rollback()  # on a server, no transaction stays open while the workers grade

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
        with self.engine.begin() as connection:
            submission, notebook = self._place(connection, student)
            self._grade(connection, notebook, graded.scores)
            self._comment(connection, notebook, graded.unanswered)
            self._time(connection, student, (submission, notebook), timestamp)
            self._remember(connection, student, graded, hashes)

    def write_times(self, times: Mapping[str, datetime.datetime | None]) -> None:
        """Set when graded submissions were handed in, and their penalties by today's due date."""
        with self.engine.begin() as connection:
            for student, time in times.items():
                keys = {"student": student, "assignment": self.row, "notebook": self.notebook}
                submission, notebook = connection.execute(FIND, keys).first() or (None, None)
                if submission and notebook:
                    self._time(connection, student, (submission, notebook), time)

    def _time(
        self,
        connection: Connection,
        student: str,
        keys: tuple[str, str],
        time: datetime.datetime | None,
    ) -> None:
        """The time of the submission and the penalty of its notebook, which have the `keys`."""
        submission, notebook = keys
        connection.execute(SET_TIME, {"key": submission, "time": time})
        penalty = self._penalty(connection, student, notebook, time)
        connection.execute(SET_PENALTY, {"key": notebook, "penalty": penalty})

    def _place(self, connection: Connection, student: str) -> tuple[str, str]:
        """The ids of a student's submission and of its notebook, made where they are missing."""
        keys = {"student": student, "assignment": self.row, "notebook": self.notebook}
        found = connection.execute(FIND, keys).first()
        if found is None:
            connection.execute(insert(STUDENT), {"id": student})
        submission, notebook = found or (None, None)
        submission = submission or self._new_submission(connection, student)
        return submission, notebook or self._new_notebook(connection, submission)

    def _new_submission(self, connection: Connection, student: str) -> str:
        made = {"id": api.new_uuid(), "assignment_id": self.row, "student_id": student}
        connection.execute(insert(SUBMISSION), made)
        return made["id"]

    def _new_notebook(self, connection: Connection, submission: str) -> str:
        """A place for each grade and comment, as nbgrader's `add_submission` makes it."""
        made = {"id": api.new_uuid(), "notebook_id": self.notebook, "assignment_id": submission}
        connection.execute(insert(NOTEBOOK), made)
        for table, cells in ((GRADE, self.graded), (COMMENT, self.answered)):
            if cells:
                places = [{"cell_id": cell, "notebook_id": made["id"]} for cell in cells]
                connection.execute(insert(table), places)
        return made["id"]

    def _grade(self, connection: Connection, notebook: str, scores: Mapping[str, float | None]) -> None:
        found = {cell: scores.get(name, 0.0) for cell, name in self.graded.items()}
        keys = [{"key": notebook, "cell": c, "score": s, "unscored": s is None} for c, s in found.items()]
        if keys:
            connection.execute(SET_SCORE, keys)

    def _comment(self, connection: Connection, notebook: str, unanswered: tuple[str, ...]) -> None:
        said = {cell: "No response." if name in unanswered else None for cell, name in self.answered.items()}
        keys = [{"key": notebook, "cell": cell, "text": text} for cell, text in said.items()]
        if keys:
            connection.execute(SET_COMMENT, keys)

    def _remember(
        self, connection: Connection, student: str, graded: Graded, hashes: tuple[str, str]
    ) -> None:
        connection.execute(FORGET, {"assignment": self.assignment, "student": student})
        values = {
            "assignment": self.assignment,
            "student": student,
            "submission": hashes[0],
            "notebook": hashes[1],
            "results": json.dumps(to_records(student, self.assignment, graded.results)),
        }
        connection.execute(insert(GRADED), values)

    def _penalty(
        self, connection: Connection, student: str, notebook: str, timestamp: datetime.datetime | None
    ) -> float | None:
        """What nbgrader's plugin for late submissions says, in this transaction and not in one after it."""
        found = connection.execute(DUE, {"key": notebook}).one()
        if timestamp is None or found.duedate is None:
            return None
        late = timestamp - found.duedate - (found.extension or datetime.timedelta())
        if late <= datetime.timedelta():
            return None
        penalties = AssignLatePenalties(config=self.course.config)
        penalties.init_plugin()
        penalty = penalties.plugin_inst.late_submission_penalty(student, found.score, late.total_seconds())
        return None if penalty is None else min(max(penalty, 0), found.score)
