"""A small class that is cheap to grade, and all that grading it leaves, in a form that can be compared."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import killed
import nbformat
from killed import ASSIGNMENT
from nbgrader.api import BaseCell, Comment, Grade, Gradebook, SubmittedNotebook
from sqlalchemy import inspect, select, text

from dnn_grader.course import CONFIG, Course
from dnn_grader.gradebook import open_gradebook
from dnn_grader.pool import Pool
from dnn_grader.report.terminal import write_json
from dnn_grader.run import grade_class
from dnn_grader.sandbox import Sandbox

LATE = '\nc.LateSubmissionPlugin.penalty_method = "zero"\n'
STUDENTS = {"ada": "", "ben": "neuron_price", "cy": "hidden_features"}
"""Three students, and the cell in which each has a mistake."""

COLUMNS = {
    Grade: ("auto_score", "manual_score", "extra_credit", "needs_manual_grade", "max_score"),
    Comment: ("auto_comment", "manual_comment"),
}
NO_RANDOM_IDS = ("alembic_version", "course", "dnn_course_graded")


def new_course(root: Path, course: Course) -> Course:
    """A course with one assignment, handed in by three students, one of them with a time."""
    made = Course(root)
    shutil.copytree(course.source(ASSIGNMENT).parent, made.source(ASSIGNMENT).parent)
    (root / CONFIG).write_text((course.root / CONFIG).read_text() + LATE)
    made.seed_file.write_text("5eed" * 16 + "\n")
    for student, cell in STUDENTS.items():
        hand_in(made, student, cell)
    (made.submitted / "cy" / ASSIGNMENT / "timestamp.txt").write_text("2026-11-22 12:00:00 UTC\n")
    return made


def hand_in(course: Course, student: str, wrong: str, note: str = "", seconds: float = 0) -> None:
    """Hand in the solution with an error in one cell, and one cell that takes so many `seconds`."""
    notebook = nbformat.read(course.source(ASSIGNMENT), 4)
    for cell in notebook.cells:
        if cell.get("id") == wrong:
            cell.source = "1 / 0"
    notebook.cells.append(nbformat.v4.new_markdown_cell(note, id="note"))
    if seconds:
        notebook.cells.append(nbformat.v4.new_code_cell(f"import time; time.sleep({seconds})", id="slow"))
    path = course.submitted / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


def change_everything(course: Course) -> None:
    """What happens between two gradings: a due date, a person's marks, and all hand in again."""
    with open_gradebook(course) as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate="2026-11-21 12:00:00 UTC")
        mark_by_hand(gradebook, "ada")
        mark_by_hand(gradebook, "cy")
    for student in STUDENTS:
        hand_in(course, student, "hidden_features" if student == "ben" else "", "once more")


def mark_by_hand(gradebook: Gradebook, student: str) -> None:
    """What formgrader's handlers do when a person types in marks: its GradeHandler and CommentHandler."""
    notebook = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, student)
    grade, comment = (min(each, key=lambda row: row.name) for each in (notebook.grades, notebook.comments))
    grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 1.5, 2.0, False
    comment.manual_comment = "See me."
    gradebook.db.commit()


def state(course: Course) -> dict[str, Any]:
    """All that a run leaves: files byte by byte, the JSON record, and the gradebook without random ids."""
    record = course.root.parent / f"{course.root.name}.json"
    write_json(course, ASSIGNMENT, record)
    return {"json": json.loads(record.read_text()), "rows": rows(course), "files": files(course)}


def files(course: Course) -> dict[str, bytes]:
    """Every file of a course but its settings and its gradebook."""
    paths = sorted(path for path in course.root.rglob("*") if path.is_file())
    names = {path: str(path.relative_to(course.root)) for path in paths}
    return {n: p.read_bytes() for p, n in names.items() if not n.startswith("gradebook.db") and n != CONFIG}


def rows(course: Course) -> dict[str, Any]:
    """What the gradebook says."""
    with open_gradebook(course) as gradebook:
        cells = list(gradebook.db.execute(select(BaseCell)).scalars())
        submissions = gradebook.assignment_submissions(ASSIGNMENT)
        found: dict[str, Any] = {
            "cells": sorted(f"{type(c).__name__} {c.name} {getattr(c, 'max_score', '')}" for c in cells),
            "marks": sorted(mark for each in submissions for mark in marks(each.notebooks[0], cells)),
            "late": {
                s.student.id: [str(s.timestamp), s.late_submission_penalty, s.score] for s in submissions
            },
        }
        connection = gradebook.db.connection()
        for name in inspect(connection).get_table_names():
            table = connection.execute(text(f"select * from {name}")).all()
            found[name] = sorted(map(tuple, table)) if name in NO_RANDOM_IDS else len(table)
        return found


def marks(notebook: SubmittedNotebook, cells: list[BaseCell]) -> list[str]:
    """Each grade and comment of a notebook, as a text that can be sorted."""
    names = {cell.id: cell.name for cell in cells}
    return [
        f"{notebook.student.id} {type(row).__name__} {names[row.cell_id]} "
        f"{[getattr(row, column) for column in COLUMNS[type(row)]]}"
        for row in (*notebook.grades, *notebook.comments)
    ]


@dataclass(frozen=True)
class Beginning:
    """A course before a run, the outcomes of that run, its points, and what it leaves undisturbed."""

    course: Course
    outcomes: killed.Outcomes
    points: list[str]
    state: dict[str, Any]

    def copy(self, root: Path) -> Course:
        """The same course elsewhere."""
        shutil.copytree(self.course.root, root)
        return Course(root)

    @property
    def done(self) -> Path:
        """The course after the run."""
        return self.course.root.parent / "real"


def undisturbed(before: Course, sandbox: Sandbox) -> Beginning:
    """Grade a copy of a course really, then another one from the outcomes, which must give the same."""
    folder = before.root.parent
    real, written = folder / "real", folder / "written"
    for root in (real, written):
        shutil.copytree(before.root, root)
    workers = killed.Kept(Pool(sandbox, 2))
    assert not grade_class(Course(real), ASSIGNMENT, workers).problems
    points = folder / "points"
    assert killed.finish(written, recorded=workers.outcomes, points=points) == 0
    end = state(Course(real))
    assert state(Course(written)) == end
    return Beginning(before, workers.outcomes, points.read_text().splitlines(), end)
