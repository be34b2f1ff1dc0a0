"""The reference: the instructor's solution cells, executed; and the declared edits of them."""

from __future__ import annotations

import hashlib
import linecache
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import nbformat
from nbformat import NotebookNode

from dnn_grader.course import Course, CourseError
from dnn_grader.exercises import load_exercises, load_questions, used_assignment
from dnn_grader.exercises.declared import Exercise, Question, edited


def read_source(path: Path) -> NotebookNode:
    """The instructor's notebook at `path`. Raises `CourseError` where it can't be read."""
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError:
        raise CourseError(f"There is no notebook {path}: put the instructor's version there.") from None
    except Exception as error:
        raise CourseError(
            f"{path} is no valid notebook ({type(error).__name__}): open it in JupyterLab."
        ) from None


def grade_id(cell: NotebookNode) -> str | None:
    """The cell's nbgrader name, if it has one."""
    name = cell.metadata.get("nbgrader", {}).get("grade_id")
    return name if isinstance(name, str) else None


def is_test(cell: NotebookNode) -> bool:
    """Whether a cell is a code cell that gives points to what stands elsewhere."""
    marks = cell.metadata.get("nbgrader", {})
    return cell.cell_type == "code" and bool(marks.get("grade")) and not marks.get("solution")


def is_solution(cell: NotebookNode) -> bool:
    """Whether a cell is a student's to fill in."""
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def is_training(cell: NotebookNode) -> bool:
    """Whether a cell draws or trains for long: JupyterLab and CI run it, grading does not."""
    return "training" in cell.metadata.get("tags", [])


def is_needed(cell: NotebookNode) -> bool:
    """Whether the reference executes a cell: locked or solution, neither a test nor long."""
    locked = cell.metadata.get("nbgrader", {}).get("locked")
    skipped = cell.cell_type != "code" or is_test(cell) or is_training(cell)
    return not skipped and bool(locked or is_solution(cell))


class Reference:
    """The instructor's functions.

    Executes the locked cells and the solution cells of the notebook in their order, never a test
    cell. `provided` are the functions of the assignment that this one uses. Raises `CourseError`
    naming the cell where one fails, or the exercise whose solution is missing.
    """

    def __init__(
        self,
        notebook: NotebookNode,
        exercises: tuple[Exercise, ...],
        path: str = "source",
        questions: tuple[Question, ...] = (),
        provided: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        self.path = path
        self.provided = provided
        self.cells = [cell for cell in notebook.cells if is_needed(cell)]
        self.solutions = {str(grade_id(cell)): cell.source for cell in self.cells if is_solution(cell)}
        self.namespace = self.fresh()
        self.setup = self.fresh(solved=False)
        for exercise in exercises:
            self._require_solution(exercise)
        for question in questions:
            self._require_answer(question)

    def _require_solution(self, exercise: Exercise) -> None:
        name = exercise.name
        if not callable(self.namespace.get(name)) or name not in self.solutions:
            raise CourseError(
                f"{self.path}: there is no solution of {name!r}. Give the solution cell the "
                f"grade id {name!r} and define the function there."
            )
        for other in (*exercise.needs, *exercise.given):
            if not callable(self.namespace.get(other)):
                raise CourseError(
                    f"{self.path}: {name!r} builds on {other!r}, which is no function there. Mend `needs` "
                    "and `given` of the exercise, or `USES` of the exercises file."
                )

    def _require_answer(self, question: Question) -> None:
        if question.name not in self.solutions or self.namespace.get(question.name) is None:
            raise CourseError(
                f"{self.path}: there is no answer to {question.name!r}. Give the answer's cell the grade "
                f"id {question.name!r} and set the variable there."
            )

    def fresh(self, *, solved: bool = True) -> dict[str, Any]:
        """A new namespace with the instructor's functions, which look one another up in it.

        With `solved` false, it holds only what the locked cells define, not the solutions.
        """
        namespace: dict[str, Any] = {"__name__": "reference", **self.provided}
        solutions: set[str] = set()
        for cell in self.cells:
            before = dict(namespace)
            _execute(cell.source, namespace, f"{self.path}, cell {grade_id(cell)!r}")
            if is_solution(cell):
                solutions |= {name for name in namespace if namespace[name] is not before.get(name)}
        if solved:
            return namespace
        return {name: value for name, value in namespace.items() if name not in solutions}

    def functions(self) -> dict[str, Any]:
        """The functions that the solution cells define, by name."""
        named = {name: self.namespace.get(name) for name in self.solutions}
        return {name: value for name, value in named.items() if callable(value)}

    def edited(self, name: str, edits: Mapping[str, str]) -> dict[str, Any]:
        """A namespace in which the solution of `name` has the `edits`.

        Raises `CourseError` where an old text does not stand there exactly once.
        """
        try:
            source = edited(self.solutions[name], edits)
        except ValueError as error:
            raise CourseError(
                f"{self.path}, solution of {name!r}: {error}: mend the edit in the exercises file."
            ) from None
        namespace = dict(self.namespace)
        edit = hashlib.sha256(source.encode()).hexdigest()[:16]
        _execute(source, namespace, f"the solution of {name!r}, edit {edit}")
        return namespace


def load_reference(course: Course, assignment: str) -> Reference:
    """The reference of an assignment, with the functions of the one it uses.

    Raises `CourseError` where something is missing in the course.
    """

    def read(name: str) -> NotebookNode:
        course.require(name)
        return read_source(course.source(name))

    return reference_of(assignment, read)


def reference_of(assignment: str, read: Callable[[str], NotebookNode]) -> Reference:
    """The reference of an assignment whose source, and that of the one it uses, `read` gives by name."""
    source, used = read(assignment), used_assignment(assignment)
    provided = reference_of(used, read).functions() if used else {}
    place = os.path.join("source", assignment, f"{assignment}.ipynb")
    return Reference(source, load_exercises(assignment), place, load_questions(assignment), provided)


def _execute(source: str, namespace: dict[str, Any], place: str) -> None:
    """Execute a cell, and keep its text for whoever asks what it did where it raised."""
    name = f"<{place}>"
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    try:
        exec(compile(source, name, "exec"), namespace)
    except Exception as error:
        raise CourseError(f"{place} fails with {type(error).__name__}: {error}") from error
