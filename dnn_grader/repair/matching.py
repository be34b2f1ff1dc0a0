"""Which submitted cell is which cell of the course."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from nbformat import NotebookNode

from dnn_grader.repair.cells import Cell
from dnn_grader.repair.notes import Changes, quoted
from dnn_grader.repair.parts import Part, Template, is_set, plain


def recognise(cells: Sequence[Cell], template: Template, changes: Changes) -> None:
    """Find the course's plain cells, by id or, where an editor or an old format lost it, by text."""
    left = dict(template.plain_cells)
    by_id = {cell.get("id", ""): i for i, cell in left.items()}
    by_text = template.plain_texts
    for keys in (lambda cell: by_id.get(cell.id), lambda cell: by_text.get(cell.plain_text)):
        for cell in cells:
            place = keys(cell) if cell.text_place is None else None
            if place in left:
                origin = left.pop(place)
                cell.text_place, cell.id = place, origin.get("id", cell.id)
                _turn_back(cell, origin, changes)


def _turn_back(cell: Cell, origin: NotebookNode, changes: Changes) -> None:
    if cell.kind != origin.cell_type and cell.plain_text == plain(origin.source):
        cell.kind = origin.cell_type
        changes.add("type", origin.get("id", "a text"))


def match_solutions(cells: Sequence[Cell], template: Template, changes: Changes) -> None:
    """Find the cell of each solution."""
    for part in template.solutions:
        cell = _best_solution(cells, part, template)
        if cell is not None:
            _take(cell, part, changes)
        if cell is not None and cell.claim != part.name:
            changes.add("adopted", part.name)
    _empty_stubs(cells, template, changes)
    for cell in cells:
        if cell.claim is not None:
            claimed = template.by_name.get(cell.claim)
            if claimed is None and is_set(cell.settings):
                changes.add("unknown", quoted(cell.claim))
            elif claimed in template.solutions and cell.part is None and not cell.is_as(claimed):
                changes.add("several", cell.claim)


def _best_solution(cells: Sequence[Cell], part: Part, template: Template) -> Cell | None:
    """The last cell of the first group, in order of trust, that has one.

    What is still as it was handed out comes behind everything that a student has written.
    """
    free = [cell for cell in cells if cell.part is None]
    claimed = [cell for cell in free if cell.claim == part.name]
    nameless = [cell for cell in free if cell.claim not in template.by_name]
    # A cell of the course under another's name, whatever its type: it would be turned back into code.
    swapped = (cell for cell in free if _is_typed(cell, part) or cell.claim in template.by_name)
    groups = (
        (cell for cell in claimed if _is_typed(cell, part) and cell.solves(part)),
        (cell for cell in claimed if cell.solves(part)),
        (cell for cell in claimed if not cell.is_as(part) and _own(cell, part, template)),
        (cell for cell in nameless if _is_typed(cell, part) and cell.solves(part)),
        (cell for cell in swapped if cell.solves(part) and not cell.defines(str(cell.claim))),
        (cell for cell in nameless if not cell.is_as(part) and cell.certainly_defines(part.name)),
        claimed,
        (cell for cell in nameless if cell.id == part.cell.get("id", "")),
        (cell for cell in nameless if cell.is_as(part)),
    )
    return next(reversed(_first(groups)), None)


def _first(groups: Iterable[Iterable[Cell]]) -> list[Cell]:
    """The first group that has a cell; those behind it are not searched, as hardly a notebook needs them."""
    return next((found for group in groups if (found := list(group))), [])


def _is_typed(cell: Cell, part: Part) -> bool:
    return cell.kind == part.cell.cell_type


def _own(cell: Cell, part: Part, template: Template) -> bool:
    """Whether a cell has content that isn't another exercise's function."""
    others = (other.name for other in template.solutions if other is not part)
    return bool(cell.plain_text) and not any(cell.defines(name) for name in others)


def _empty_stubs(cells: Sequence[Cell], template: Template, changes: Changes) -> None:
    """Empty what is still as handed out where another cell solves it: run later, it would undo that."""
    written = [cell for cell in cells if is_students_code(cell)]
    stubs = [(cell, cell.part) for cell in cells if cell.part and cell.is_as(cell.part)]
    for stub, part in sorted(stubs, key=lambda pair: pair[1].place):
        if any(cell.solves(part) for cell in written):
            stub.rewrite("")
            changes.add("elsewhere", part.name)


def is_students_code(cell: Cell) -> bool:
    """Whether a cell runs what the student wrote."""
    return cell.kind == "code" and (cell.part is None or cell.part.role == "solution")


def match_fixed(cells: Sequence[Cell], template: Template, changes: Changes) -> None:
    """Find the cell of each test and of each locked cell."""
    for part in template.parts:
        if part.role != "solution":
            cell = _best_fixed(cells, part, template.by_name)
            if cell is not None:
                _take(cell, part, changes)
                if not cell.is_as(part):
                    changes.add("text", part.name)


def _best_fixed(cells: Sequence[Cell], part: Part, by_name: dict[str, Part]) -> Cell | None:
    free = [cell for cell in cells if cell.part is None]
    claimed = [cell for cell in free if cell.claim == part.name]
    groups = (
        (cell for cell in claimed if cell.is_as(part)),
        (cell for cell in free if cell.is_as(part) and _is_misnamed(cell, by_name)),
        claimed,
        (cell for cell in free if cell.claim not in by_name and cell.is_as(part)),
        (cell for cell in free if cell.claim not in by_name and cell.id == part.cell.get("id", "")),
        (cell for cell in free if cell.claim not in by_name and _is_like(cell, part)),
    )
    group = _first(groups)
    later = set(cells[index_of(cells, part.tests) + 1 :]) if len(group) > 1 else set()
    return next((cell for cell in group if cell in later), group[-1] if group else None)


def _is_like(cell: Cell, part: Part) -> bool:
    """Whether a cell that is none of the course's may be `part`, changed: only where grading skips that."""
    return part.is_skipped and cell.text_place is None and part.resembles(cell.plain_text)


def _is_misnamed(cell: Cell, by_name: dict[str, Part]) -> bool:
    """Whether a cell has the name of a cell of the course that has another text."""
    return cell.claim in by_name and not cell.is_as(by_name[cell.claim])


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
    """Whether a cell is for the same as the course's. Points may differ: the course's change, too."""
    keys = ("grade", "solution", "locked", "task")
    return all(found[key] == wanted.get(key, False) for key in keys if key in found)


def drop_copies(cells: Sequence[Cell], template: Template, changes: Changes) -> list[Cell]:
    """Without exact copies of the course's cells; a changed copy may hold the student's work."""
    by_name, stubs = template.by_name, template.stubs
    kept = []
    for cell in cells:
        part = by_name.get(cell.claim or "") or stubs.get(cell.plain_text) if cell.part is None else None
        if part is not None and cell.is_as(part):
            changes.add("copies", part.name)
        else:
            kept.append(cell)
    return kept
