"""Where each cell goes: what is missing is put back, what can't work where it stands is moved."""

from __future__ import annotations

from collections.abc import Sequence

from dnn_grader.repair.cells import Cell
from dnn_grader.repair.matching import index_of, is_students_code
from dnn_grader.repair.notes import Changes
from dnn_grader.repair.parts import Part


def put_back(cells: list[Cell], parts: list[Part], changes: Changes) -> None:
    """Put in each cell of the course that is missing; the student's text of a solution is then empty."""
    present = {cell.part for cell in cells}
    for part in parts:
        if part not in present:
            cell = Cell(part.cell.cell_type, "", part=part)
            cells.insert(_place(cells, part), cell)
            changes.add("empty" if part.role == "solution" else "back", part.name)


def reorder(cells: list[Cell], parts: list[Part], changes: Changes) -> None:
    """Move tests that stand before their solution, and locked code that stands after what needs it."""
    for part in sorted(parts, key=lambda part: part.role == "locked"):
        index = _index(cells, part)
        late = part.role == "locked" and part.cell.cell_type == "code" and index > _first_after(cells, part)
        early = part.tests is not None and index < _solved_at(cells, part.tests)
        if late or early:
            cell = cells.pop(index)
            cells.insert(_place(cells, part), cell)
            changes.add("moved", part.name)


def _place(cells: list[Cell], part: Part) -> int:
    """Where a cell of the course goes that is not in `cells`."""
    if part.tests is not None:
        return _behind(cells, part)
    if part.role == "solution":
        test = next((i for i, cell in enumerate(cells) if cell.part and cell.part.tests == part.name), None)
        if test is not None:
            return test
    earlier = [cell for cell in cells if cell.place is not None and cell.place < part.place]
    anchor = max(earlier, key=lambda cell: cell.place or 0, default=None)
    index = cells.index(anchor) + 1 if anchor else 0
    return min(index, _first_after(cells, part)) if part.role == "locked" else index


def _behind(cells: list[Cell], part: Part) -> int:
    """Behind a test's solution cell, the code cells it may have been split into, and earlier tests."""
    index = _solved_at(cells, part.tests) + 1
    while index < len(cells) and _belongs(cells[index], part):
        index += 1
    return index


def _belongs(cell: Cell, part: Part) -> bool:
    if cell.part is None:
        return cell.kind == "code" and cell.place is None
    return cell.part.tests == part.tests and cell.part.place < part.place


def _first_after(cells: list[Cell], part: Part) -> int:
    """The index of the first code cell of the course that comes after `part` in the course's order."""
    later = (i for i, cell in enumerate(cells) if cell.part and cell.part.place > part.place)
    return next((i for i in later if cells[i].kind == "code"), len(cells))


def _index(cells: list[Cell], part: Part) -> int:
    return next(i for i, cell in enumerate(cells) if cell.part is part)


def _solved_at(cells: Sequence[Cell], name: str | None) -> int:
    """The index of the cell that a test must come after: the last that binds `name`, if its own does not."""
    own = index_of(cells, name)
    if name is None or (own >= 0 and cells[own].defines(name)):
        return own
    others = (i for i, cell in enumerate(cells) if is_students_code(cell) and cell.defines(name))
    return max([own, *others])
