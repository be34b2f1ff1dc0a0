"""The reference: the instructor's solution cells, executed; and the declared edits of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from dnn_grader.course import CourseError
from dnn_grader.exercises.declared import Exercise, Question


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
    cell. Raises `CourseError` naming the cell where one fails, or the exercise whose solution is
    missing.
    """

    def __init__(
        self,
        notebook: NotebookNode,
        exercises: tuple[Exercise, ...],
        path: str = "source",
        questions: tuple[Question, ...] = (),
    ) -> None:
        self.path = path
        self.cells = [cell for cell in notebook.cells if is_needed(cell)]
        self.solutions = {grade_id(cell): cell.source for cell in self.cells if is_solution(cell)}
        self.namespace = self.fresh()
        self.setup = self.fresh(solved=False)
        for exercise in exercises:
            if not callable(self.namespace.get(exercise.name)) or exercise.name not in self.solutions:
                raise CourseError(
                    f"{path}: there is no solution of {exercise.name!r}. Give the solution cell the "
                    f"grade id {exercise.name!r} and define the function there."
                )
        for question in questions:
            if question.name not in self.solutions or self.namespace.get(question.name) is None:
                raise CourseError(
                    f"{path}: there is no answer to {question.name!r}. Give the answer's cell the grade "
                    f"id {question.name!r} and set the variable there."
                )

    def fresh(self, *, solved: bool = True) -> dict[str, Any]:
        """A new namespace with the instructor's functions, which look one another up in it.

        With `solved` false, it holds only what the locked cells define, not the solutions.
        """
        namespace: dict[str, Any] = {"__name__": "reference"}
        solutions: set[str] = set()
        for cell in self.cells:
            before = dict(namespace)
            _execute(cell.source, namespace, f"{self.path}, cell {grade_id(cell)!r}")
            if is_solution(cell):
                solutions |= {name for name in namespace if namespace[name] is not before.get(name)}
        if solved:
            return namespace
        return {name: value for name, value in namespace.items() if name not in solutions}

    def edited(self, name: str, edits: Mapping[str, str]) -> dict[str, Any]:
        """A namespace in which the solution of `name` has the `edits`.

        Raises `CourseError` where an old text does not stand there exactly once.
        """
        source = self.solutions[name]
        for old, new in edits.items():
            if source.count(old) != 1:
                raise CourseError(
                    f"{self.path}: the text {old!r} stands {source.count(old)} times in the solution of "
                    f"{name!r}, not once: mend the edit in the exercises file."
                )
            source = source.replace(old, new)
        namespace = dict(self.namespace)
        _execute(source, namespace, f"the edited solution of {name!r}")
        return namespace


def _execute(source: str, namespace: dict[str, Any], place: str) -> None:
    try:
        exec(compile(source, f"<{place}>", "exec"), namespace)
    except Exception as error:
        raise CourseError(f"{place} fails with {type(error).__name__}: {error}") from error
