"""Courses with classes of honest submissions to time graders on."""

from __future__ import annotations

import shutil
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import nbformat

from benchmarks.stock import plain_asserts
from dnn_grader.course import CONFIG, Course
from dnn_grader.exercises import load_exercises
from dnn_grader.reference import Reference, is_solution, is_test, read_source
from dnn_grader.release import student_version

ASSIGNMENT = "week4_building_blocks"
STOCK_CONFIG = 'c = get_config()\nc.CourseDirectory.course_id = "stock"\n'


def honest_notebooks(course: Course, count: int) -> list[str]:
    """`count` notebooks that students may hand in: right ones, unusual ones, and ones with a mistake."""
    exercises = load_exercises(ASSIGNMENT)
    source = read_source(course.source(ASSIGNMENT))
    reference = Reference(source, exercises)
    edits: list[tuple[str, dict[str, str]]] = [("", {})]
    for exercise in exercises:
        edits += [(exercise.name, dict(v.edits)) for v in exercise.variants[:4]]
        edits += [(exercise.name, dict(m.edits)) for m in exercise.mistakes[:2]]
    return [_solved(course, source, reference, *edit) for edit in islice(cycle(edits), count)]


def _solved(course: Course, source: Any, reference: Reference, name: str, edits: dict[str, str]) -> str:
    notebook = student_version(source, course.config)
    for cell in notebook.cells:
        if cell.cell_type == "code" and is_solution(cell):
            text = reference.solutions[cell.metadata.nbgrader.grade_id]
            if cell.metadata.nbgrader.grade_id == name:
                for old, new in edits.items():
                    text = text.replace(old, new)
            cell.source = text
    return nbformat.writes(notebook)


def our_course(course: Course, folder: Path, notebooks: list[str]) -> Course:
    """A copy of the course at `folder` with these submissions."""
    made = _course(course, folder, notebooks)
    shutil.copyfile(course.root / CONFIG, folder / CONFIG)
    return made


def stock_course(course: Course, folder: Path, notebooks: list[str]) -> Course:
    """The same with nbgrader's own settings, and with plain asserts in the test cells."""
    made = _course(course, folder, notebooks)
    (folder / CONFIG).write_text(STOCK_CONFIG)
    notebook = read_source(made.source(ASSIGNMENT))
    reference = Reference(notebook, load_exercises(ASSIGNMENT))
    for cell in notebook.cells:
        if is_test(cell):
            cell.source = plain_asserts(_tested(cell), ASSIGNMENT, reference)
    nbformat.write(notebook, made.source(ASSIGNMENT))
    return made


def _tested(cell: Any) -> str:
    return cell.metadata.nbgrader.grade_id.removeprefix("test_")


def _course(course: Course, folder: Path, notebooks: list[str]) -> Course:
    made = Course(folder)
    made.source(ASSIGNMENT).parent.mkdir(parents=True)
    shutil.copyfile(course.source(ASSIGNMENT), made.source(ASSIGNMENT))
    for k, text in enumerate(notebooks):
        path = made.submitted / f"student{k:04}" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(text)
    return made
