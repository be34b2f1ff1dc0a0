"""Courses with classes of honest submissions to time graders on."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from benchmarks.asserts import plain_asserts
from dnn_grader.course import CONFIG, Course
from dnn_grader.exercises import load_exercises, used_assignment
from dnn_grader.exercises.declared import edited
from dnn_grader.reference import (
    Reference,
    grade_id,
    is_solution,
    is_test,
    is_training,
    load_reference,
    read_source,
)
from dnn_grader.release import student_version

STOCK_CONFIG = 'c = get_config()\nc.CourseDirectory.course_id = "stock"\n'


def honest_notebooks(course: Course, assignment: str, count: int) -> list[str]:
    """`count` notebooks that students may hand in: right ones, unusual ones, and ones with a mistake."""
    edits: list[tuple[str, dict[str, str]]] = [("", {})]
    for exercise in load_exercises(assignment):
        edits += [(exercise.name, dict(v.edits)) for v in exercise.variants[:4]]
        edits += [(exercise.name, dict(m.edits)) for m in exercise.mistakes[:2]]
    blank = student_version(read_source(course.source(assignment)), course.config)
    reference = load_reference(course, assignment)
    return [_solved(blank, reference, *edit) for edit in islice(cycle(edits), count)]


def _solved(blank: NotebookNode, reference: Reference, name: str, edits: dict[str, str]) -> str:
    for cell in filter(_is_answer, blank.cells):
        text = reference.solutions[grade_id(cell)]
        cell.source = edited(text, edits) if grade_id(cell) == name else text
    return nbformat.writes(blank)


def _is_answer(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and is_solution(cell)


def has_training(course: Course, assignment: str) -> bool:
    """Whether there are cells that our grader skips: a fair ratio is without them."""
    return any(is_training(cell) for cell in read_source(course.source(assignment)).cells)


def without_training(text: str) -> str:
    """The notebook without the cells that our grader skips."""
    notebook = nbformat.reads(text, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if not is_training(cell)]
    return nbformat.writes(notebook)


def our_course(course: Course, assignment: str, folder: Path, notebooks: Sequence[str]) -> Course:
    """A copy of the course at `folder` with these submissions."""
    made = _course(course, assignment, folder, notebooks)
    shutil.copyfile(course.root / CONFIG, folder / CONFIG)
    return made


def stock_course(
    course: Course, assignment: str, folder: Path, notebooks: Sequence[str], *, training: bool
) -> Course:
    """The same with nbgrader's own settings, and with plain asserts in the test cells."""
    made = _course(course, assignment, folder, notebooks)
    (folder / CONFIG).write_text(STOCK_CONFIG)
    notebook, reference = read_source(made.source(assignment)), load_reference(course, assignment)
    notebook.cells = [cell for cell in notebook.cells if training or not is_training(cell)]
    for cell in filter(is_test, notebook.cells):
        cell.source = plain_asserts(tested(cell), assignment, reference)
    nbformat.write(notebook, made.source(assignment))
    return made


def tested(cell: NotebookNode) -> str:
    """The name of what a test cell tests."""
    return (grade_id(cell) or "").removeprefix("test_")


def _course(course: Course, assignment: str, folder: Path, notebooks: Sequence[str]) -> Course:
    made = Course(folder)
    for name in filter(None, (assignment, used_assignment(assignment))):
        made.source(name).parent.mkdir(parents=True)
        shutil.copyfile(course.source(name), made.source(name))
    for k, text in enumerate(notebooks):
        path = made.submitted / f"student{k:04}" / assignment / f"{assignment}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(text)
    return made
