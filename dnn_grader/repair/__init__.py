"""Put a submitted notebook in order before it is graded, without running any of it.

Students delete test cells, copy solution cells, turn code into text, or use an editor that loses
nbgrader's metadata. The instructor's notebook says which cells there must be; the submission says what
the student wrote. The result has every cell of the course exactly once, with the course's text and
settings, and all of the student's own cells in the student's order. Sentences say what was changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import nbformat
from nbformat import NotebookNode

from dnn_grader.repair.cells import Cell
from dnn_grader.repair.matching import drop_copies, match_fixed, match_solutions, recognise
from dnn_grader.repair.mending import join_split, part_merged, spill
from dnn_grader.repair.notes import Changes, quoted
from dnn_grader.repair.order import put_back, reorder
from dnn_grader.repair.parts import Part, Template
from dnn_grader.repair.reading import MAX_CELLS, MAX_TEXT, read
from dnn_utils.notebook_file import MAX_BYTES, Room, Unreadable

__all__ = [
    "MAX_BYTES",
    "MAX_CELLS",
    "MAX_TEXT",
    "Repaired",
    "Template",
    "Unreadable",
    "count_solved",
    "repair",
]

_ASSIGNMENT = re.compile(r"\bChecks\([\"'](\w+)[\"']\)")


@dataclass(frozen=True)
class Repaired:
    """A notebook that is safe to convert, and what was changed, as sentences for the student."""

    notebook: NotebookNode
    notes: tuple[str, ...] = ()


def repair(submitted: bytes, template: Template) -> Repaired:
    """Merge the submitted file's bytes with the instructor's notebook.

    Every cell of it that is graded, locked or a solution is in the result once, with its metadata and
    id; locked and test cells with its full text, solution cells with the student's. All outputs are
    dropped. Raises `Unreadable` where the bytes are no notebook, or that of another assignment.
    """
    changes = Changes()
    cells = read(submitted, changes)
    checked = _assignments(cell.text for cell in cells)
    cells = part_merged(cells, template, changes)
    cells = spill(join_split(cells, template, changes), template, changes)
    recognise(cells, template, changes)
    match_solutions(cells, template, changes)
    if not _is_half_solved(cells, template):
        _refuse_another(checked, _assignments(cell.source for cell in template.notebook.cells))
    match_fixed(cells, template, changes)
    cells = drop_copies(cells, template, changes)
    put_back(cells, template.parts, changes)
    reorder(cells, template.parts, changes)
    return Repaired(_build(cells, template), changes.notes())


def count_solved(submitted: bytes, template: Template, room: Room) -> int:
    """How many of the solutions a submitted file has work on, as far as can be seen without repairing it.

    All files of a submission are read in one `room`. Raises `Unreadable` where the bytes are no notebook,
    that of another assignment, or more than there is room for.
    """
    cells = read(submitted, Changes(), room)
    solved = sum(any(_works_on(cell, part) for cell in cells) for part in template.solutions)
    if 2 * solved < len(template.solutions):
        own = _assignments(cell.source for cell in template.notebook.cells)
        _refuse_another(_assignments(cell.text for cell in cells), own)
    return solved


def _works_on(cell: Cell, part: Part) -> bool:
    own = cell.claim == part.name and not cell.is_as(part)
    return (own or cell.solves(part)) and cell.has_work_on(part)


def _assignments(texts: Iterable[str]) -> set[str]:
    return {name for text in texts if "Checks(" in text for name in _ASSIGNMENT.findall(text)}


def _is_half_solved(cells: Sequence[Cell], template: Template) -> bool:
    """Whether at least half of the solutions are there."""
    there = sum(bool(cell.part and cell.part.role == "solution" and cell.text.strip()) for cell in cells)
    return 2 * there >= len(template.solutions)


def _refuse_another(checked: set[str], own: set[str]) -> None:
    """Raise `Unreadable` for a notebook that checks another assignment only."""
    if own and checked and not own & checked:
        raise Unreadable(
            f"It is the notebook of another assignment, {quoted(min(checked))}. Hand in the one of "
            f"{quoted(min(own))} again."
        )


def _build(cells: Sequence[Cell], template: Template) -> NotebookNode:
    # Neither nbformat's own constructors, which validate each cell, nor deepcopy: they take two to three
    # times as long as `from_dict`.
    taken = {part.cell.get("id") for part in template.parts}
    made = []
    for number, cell in enumerate(cells, 1):
        node = _course_node(cell, cell.part) if cell.part else _student_node(cell)
        if cell.part is None:
            node["id"] = _free_id(cell.id, number, taken)
        elif "id" not in cell.part.cell:
            node["id"] = _free_id(None, number, taken)
        made.append(node)
    metadata = nbformat.from_dict(template.notebook.metadata)
    return NotebookNode(nbformat=4, nbformat_minor=5, metadata=metadata, cells=made)


def _course_node(cell: Cell, part: Part) -> NotebookNode:
    node = nbformat.from_dict(part.cell)
    if part.role == "solution":
        node.source = cell.text
        if node.cell_type == "markdown" and cell.attachments:
            node.attachments = nbformat.from_dict(cell.attachments)
    if node.cell_type == "code":
        node.outputs, node.execution_count = [], None
    return node


def _student_node(cell: Cell) -> NotebookNode:
    metadata = {"tags": cell.tags} if cell.tags else {}
    node: dict[str, Any] = {"cell_type": cell.kind, "source": cell.text, "metadata": metadata}
    if cell.kind == "code":
        node |= {"outputs": [], "execution_count": None}
    elif cell.attachments:
        node["attachments"] = cell.attachments
    return nbformat.from_dict(node)


def _free_id(wanted: str | None, number: int, taken: set[str | None]) -> str:
    name = wanted or f"student-{number}"
    while name in taken:
        name, number = f"student-{number}", number + MAX_CELLS
    taken.add(name)
    return name
