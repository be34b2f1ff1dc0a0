"""Which submitted cell is which cell of the course."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nbformat import NotebookNode

from dnn_grader.repair.cells import Cell
from dnn_grader.repair.notes import Changes, quoted
from dnn_grader.repair.parts import Part, is_set, plain, plain_cells


def recognise(cells: Sequence[Cell], source: NotebookNode, changes: Changes) -> None:
    """Find the course's plain cells, by id or, where an editor or an old format lost it, by text."""
    left = plain_cells(source)
    by_id = {cell.get("id", ""): i for i, cell in left.items()}
    by_text = {plain(cell.source): i for i, cell in left.items()}
    for keys in (lambda cell: by_id.get(cell.id), lambda cell: by_text.get(plain(cell.text))):
        for cell in cells:
            place = keys(cell) if cell.text_place is None else None
            if place in left:
                origin = left.pop(place)
                cell.text_place, cell.id = place, origin.get("id", cell.id)
                _turn_back(cell, origin, changes)


def _turn_back(cell: Cell, origin: NotebookNode, changes: Changes) -> None:
    if cell.kind != origin.cell_type and plain(cell.text) == plain(origin.source):
        cell.kind = origin.cell_type
        changes.add("type", origin.get("id", "a text"))


def match_solutions(cells: Sequence[Cell], parts: Sequence[Part], changes: Changes) -> None:
    """Find the cell of each solution."""
    solutions = [part for part in parts if part.role == "solution"]
    names = {part.name for part in parts}
    for part in solutions:
        cell = _best_solution(cells, part, solutions, names)
        if cell is not None:
            _take(cell, part, changes)
        if cell is not None and cell.claim != part.name:
            changes.add("adopted", part.name)
    _empty_stubs(cells, solutions, changes)
    for cell in cells:
        if cell.part is None and cell.claim in {
            part.name for part in solutions if not part.is_text(cell.text)
        }:
            changes.add("several", str(cell.claim))
        elif cell.claim is not None and cell.claim not in names and is_set(cell.settings):
            changes.add("unknown", quoted(cell.claim))


def _best_solution(
    cells: Sequence[Cell], part: Part, solutions: Sequence[Part], names: set[str]
) -> Cell | None:
    """The last cell of the first group, in order of trust, that has one.

    What is still as it was handed out comes behind everything that a student has written.
    """
    free = [cell for cell in cells if cell.part is None]
    written = [cell for cell in free if not part.is_text(cell.text)]
    typed = [cell for cell in written if cell.kind == part.cell.cell_type]
    # A cell of the course under another's name, whatever its type: it would be turned back into code.
    swapped = [cell for cell in written if cell in typed or cell.claim in names]
    others = [other.name for other in solutions if other is not part]
    groups = (
        [cell for cell in typed if cell.claim == part.name and cell.defines(part.name)],
        [cell for cell in written if cell.claim == part.name and cell.defines(part.name)],
        [cell for cell in written if cell.claim == part.name and _own(cell, others)],
        [cell for cell in typed if cell.claim not in names and cell.defines(part.name)],
        [cell for cell in swapped if cell.defines(part.name) and not cell.defines(str(cell.claim))],
        [cell for cell in written if cell.claim not in names and part.name in (cell.defined or ())],
        [cell for cell in free if cell.claim == part.name],
        [cell for cell in free if cell.claim not in names and cell.id == part.cell.get("id", "")],
        [cell for cell in free if cell.claim not in names and part.is_text(cell.text)],
    )
    return next((group[-1] for group in groups if group), None)


def _own(cell: Cell, others: Sequence[str]) -> bool:
    """Whether a cell has content that isn't another exercise's function."""
    return bool(cell.text.strip()) and not any(cell.defines(name) for name in others)


def _empty_stubs(cells: Sequence[Cell], solutions: Sequence[Part], changes: Changes) -> None:
    """Empty what is still as handed out where another cell solves it: run later, it would undo that."""
    written = [cell for cell in cells if is_students_code(cell)]
    stubs = [
        part for part in solutions if (i := index_of(cells, part.name)) >= 0 and part.is_text(cells[i].text)
    ]
    for part in stubs:
        if any(cell.solves(part) for cell in written):
            cells[index_of(cells, part.name)].rewrite("")
            changes.add("elsewhere", part.name)


def is_students_code(cell: Cell) -> bool:
    """Whether a cell runs what the student wrote."""
    return cell.kind == "code" and (cell.part is None or cell.part.role == "solution")


def match_fixed(cells: Sequence[Cell], parts: Sequence[Part], changes: Changes) -> None:
    """Find the cell of each test and of each locked cell."""
    by_name = {part.name: part for part in parts}
    for part in parts:
        if part.role != "solution":
            cell = _best_fixed(cells, part, by_name)
            if cell is not None:
                _take(cell, part, changes)
                if not part.is_text(cell.text):
                    changes.add("text", part.name)


def _best_fixed(cells: Sequence[Cell], part: Part, by_name: dict[str, Part]) -> Cell | None:
    free = [cell for cell in cells if cell.part is None]
    claimed = [cell for cell in free if cell.claim == part.name]
    nameless = [cell for cell in free if cell.claim not in by_name]
    groups = (
        [cell for cell in claimed if part.is_text(cell.text)],
        [cell for cell in free if part.is_text(cell.text) and _is_misnamed(cell, by_name)],
        claimed,
        [cell for cell in nameless if part.is_text(cell.text)],
        [cell for cell in nameless if cell.id == part.cell.get("id", "")],
        [
            cell
            for cell in nameless
            if part.is_skipped and cell.text_place is None and part.resembles(cell.text)
        ],
    )
    group = next((group for group in groups if group), [])
    later = set(cells[index_of(cells, part.tests) + 1 :])
    return next((cell for cell in group if cell in later), group[-1] if group else None)


def _is_misnamed(cell: Cell, by_name: dict[str, Part]) -> bool:
    """Whether a cell has the name of a cell of the course that has another text."""
    return cell.claim in by_name and not by_name[cell.claim].is_text(cell.text)


def index_of(cells: Sequence[Cell], name: str | None) -> int:
    """The index of the cell that stands for the course's cell `name`; -1 where there is none."""
    return next((i for i, cell in enumerate(cells) if cell.part and cell.part.name == name), -1)


def _take(cell: Cell, part: Part, changes: Changes) -> None:
    """Make `cell` the one that stands for `part`."""
    cell.part = part
    if cell.kind != part.cell.cell_type:
        changes.add("type", part.name)
        cell.kind = part.cell.cell_type
    if cell.claim == part.name and not _same_settings(cell.settings, part.cell.metadata["nbgrader"]):
        changes.add("settings", part.name)
    if part.role != "solution" and is_set(cell.settings) and cell.claim not in (None, part.name):
        changes.add("settings", part.name)


def _same_settings(found: dict[str, Any], wanted: dict[str, Any]) -> bool:
    keys = ["grade", "solution", "locked", "task"] + (["points"] if wanted.get("grade") else [])
    return all(found[key] == wanted.get(key, False) for key in keys if key in found)


def drop_copies(cells: Sequence[Cell], parts: Sequence[Part], changes: Changes) -> list[Cell]:
    """Without exact copies of the course's cells; a changed copy may hold the student's work."""
    by_name = {part.name: part for part in parts}
    stubs = {text: part for part in parts if part.role == "solution" for text in part.texts if text}
    kept = []
    for cell in cells:
        part = by_name.get(cell.claim or "") or stubs.get(plain(cell.text)) if cell.part is None else None
        if part is not None and part.is_text(cell.text):
            changes.add("copies", part.name)
        else:
            kept.append(cell)
    return kept
