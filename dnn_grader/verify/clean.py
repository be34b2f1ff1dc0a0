"""Are the notebooks of an assignment clean: no outputs, lasting ids, valid metadata, points that add up?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from dnn_grader.exercises.declared import Exercise, Question
from dnn_grader.reference import grade_id, is_solution, is_test, read_source
from dnn_grader.verify.subject import Found, Subject, found

FULL = 100
"""What the points of an assignment add up to."""


def notebooks_are_clean(subject: Subject) -> Found:
    """Look at the source and the released notebook, and at the cells that the declarations ask for."""
    course, name = subject.course, subject.assignment
    problems = [*_points(subject)]
    problems += [problem for asked in subject.declared for problem in _cells_of(subject, asked)]
    looked = len(subject.declared)
    for path in (course.source(name), course.release(name)):
        if path.is_file():
            notebook = read_source(path)
            problems += _of_notebook(path, notebook, subject.place(path))
            looked += len(notebook.cells)
    return found(problems, looked)


def _of_notebook(path: Path, notebook: NotebookNode, place: str) -> Iterator[str]:
    yield from _lasting_ids(json.loads(path.read_text("utf-8")), place)
    yield from _outputs(notebook, place)
    yield from _unique_grade_ids(notebook, place)
    yield from _valid(notebook, place)


def _lasting_ids(raw: dict[str, Any], place: str) -> Iterator[str]:
    """Ids as the file has them: reading it with nbformat would make up those that are missing."""
    ids = [cell.get("id") for cell in raw.get("cells", ())]
    for k, name in enumerate(ids, 1):
        if not name:
            yield f"{place}, cell number {k}, has no id: give it one that stays, in nbformat 4.5 or later."
    for name, count in Counter(name for name in ids if name).items():
        if count > 1:
            yield f"{place}: {count} cells have the id {name!r}: rename all but one."


def _outputs(notebook: NotebookNode, place: str) -> Iterator[str]:
    for cell in notebook.cells:
        if cell.get("outputs") or cell.get("execution_count") is not None:
            yield (
                f"{place}, cell {cell.get('id')!r}, holds an output or an execution count and should hold "
                "none: clear all outputs in JupyterLab and save."
            )


def _unique_grade_ids(notebook: NotebookNode, place: str) -> Iterator[str]:
    names = Counter(name for cell in notebook.cells if (name := grade_id(cell)))
    for name, count in names.items():
        if count > 1:
            yield f"{place}: {count} cells have the grade id {name!r}, which one may have: rename the others."


def _valid(notebook: NotebookNode, place: str) -> Iterator[str]:
    from nbgrader.nbgraderformat import MetadataValidator

    for what, check in (("notebook", nbformat.validate), ("nbgrader", MetadataValidator().validate_nb)):
        try:
            check(notebook)
        except Exception as error:  # a field that is missing is a KeyError
            said = (str(error) or type(error).__name__).splitlines()[0]
            yield f"{place}: its {what} metadata is not valid ({said}): mend the cell in JupyterLab."


def _points(subject: Subject) -> Iterator[str]:
    marks = [cell.metadata.get("nbgrader", {}) for cell in subject.source.cells]
    total = sum(mark.get("points", 0) for mark in marks if mark.get("grade"))
    if total != FULL:
        place = subject.place(subject.course.source(subject.assignment))
        yield f"{place}: the points add up to {total:g}, not to {FULL}: change those of a test cell."


def _cells_of(subject: Subject, asked: Exercise | Question) -> Iterator[str]:
    place = subject.place(subject.course.source(subject.assignment))
    named = {grade_id(cell): cell for cell in subject.source.cells}
    solution, test = named.get(asked.name), named.get(asked.test_cell)
    if solution is None or not is_solution(solution):
        yield f"{place}: {asked.name!r} has no solution cell: give one the grade id {asked.name!r}."
    if test is None or not is_test(test):
        yield f"{place}: {asked.name!r} has no test cell: give one the grade id {asked.test_cell!r}."
    elif test.metadata.nbgrader.get("points") != asked.points:
        yield (
            f"{place}, cell {asked.test_cell!r}, gives {test.metadata.nbgrader.get('points')} points, and "
            f"{asked.points:g} are declared: make them the same."
        )
