"""Cells that were split, merged, or written into the course's own: made whole before they are matched."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from textwrap import dedent

from dnn_grader.repair.cells import Cell, error_line, parsed
from dnn_grader.repair.notes import Changes
from dnn_grader.repair.parts import Part, Template
from dnn_grader.repair.reading import MAX_CELLS
from dnn_utils.notebook_file import MAX_PARSED

MAX_JOINED = 100_000
"""How many characters may be parsed to find out which cells belong together."""


def part_merged(cells: Sequence[Cell], template: Template, changes: Changes) -> list[Cell]:
    """Cut the course's text out of the cells that can't run because it was merged with code.

    No more cells than a notebook may have come of it.
    """
    made: list[Cell] = []
    for left, cell in zip(range(len(cells), 0, -1), cells, strict=True):
        mixed = _has_text(cell, template) and (cell.kind != "code" or cell.defined is None)
        found = [part for part in template.solutions if cell.defines(part.name)] if mixed else []
        pieces = _pieces(cell.plain_text, template.prose) if found else []
        if len(pieces) < 2 or len(made) + len(pieces) + left > MAX_CELLS:
            made.append(cell)
            continue
        made += _cells_of(pieces, cell)
        for part in found:
            changes.add("parted", part.name)
    return made


def _has_text(cell: Cell, template: Template) -> bool:
    """Whether a cell may hold a text of the course's and more: it has the first line of one."""
    known = cell.plain_text in template.plain_texts
    return not known and not template.openings.isdisjoint(cell.plain_text.split("\n"))


def _pieces(text: str, texts: Iterable[str]) -> list[tuple[str, str]]:
    """`text`, cut before and after each of `texts` that is in it as whole lines.

    Each piece stands behind the kind of its cell: Markdown for one of `texts`.
    """
    pieces = [("code", text)]
    for course in texts:
        cut = (_cut(piece, course) if kind == "code" else [(kind, piece)] for kind, piece in pieces)
        pieces = [piece for some in cut for piece in some]
    return pieces


def _cut(text: str, course: str) -> list[tuple[str, str]]:
    """The pieces of a text that `course` parts, and `course` between them."""
    if course not in text:
        return [("code", text)]
    between = (piece.replace("\n\n", "\n").strip("\n") for piece in _lined(text).split(_lined(course)))
    pieces = [piece for other in between for piece in (("code", other), ("markdown", course))][:-1]
    return [(kind, piece) for kind, piece in pieces if piece]


def _lined(text: str) -> str:
    """A text with a line end on both sides of each line: one in another begins and ends with a line."""
    doubled = text.replace("\n", "\n\n")
    return f"\n{doubled}\n"


def _cells_of(pieces: Iterable[tuple[str, str]], merged: Cell) -> list[Cell]:
    """The cells that were merged; the first of them keeps what is known of the whole."""
    cells = [Cell(kind, piece, is_parsed=merged.is_parsed) for kind, piece in pieces]
    first = cells[0]
    first.id, first.claim, first.settings, first.tags = merged.id, merged.claim, merged.settings, merged.tags
    for cell in cells:
        cell.attachments = merged.attachments if cell.kind == "markdown" else {}
    return cells


def join_split(cells: Sequence[Cell], template: Template, changes: Changes) -> list[Cell]:
    """Put a function together again that was split between its lines."""
    made: list[Cell] = []
    left = MAX_JOINED
    for name, run in _runs(cells, template):
        texts = [cell.text.lstrip("\n").rstrip() for cell in run]
        count, tried = _one_program(texts, left)
        left -= tried
        if name and count > 1:
            run[0].rewrite("\n".join(texts[:count]))
            for cell in run[1:count]:
                run[0].attachments = {**run[0].attachments, **cell.attachments}
            changes.add("joined", name)
        made += [run[0], *run[count:]]
    return made


def _runs(cells: Sequence[Cell], template: Template) -> Iterator[tuple[str | None, Sequence[Cell]]]:
    """Each solution with the cells behind it that may be more of it, and its name; other cells alone."""
    start = 0
    while start < len(cells):
        first, end = cells[start], start + 1
        names = (part.name for part in template.solutions)
        name = next((name for name in names if first.claim == name or first.defines(name)), None)
        size = len(first.text)
        while name and end < len(cells) and _may_belong(first, cells[end], template):
            size += len(cells[end].text) + 1
            if size > MAX_PARSED:
                break
            end += 1
        yield name, cells[start:end]
        start = end


def _may_belong(first: Cell, cell: Cell, template: Template) -> bool:
    """Whether `cell` begins in the middle of something, and is nothing of its own."""
    is_rest = cell.is_parsed and cell.kind == first.kind and cell.text.lstrip("\n")[:1] in (" ", "\t")
    if not is_rest:
        return False
    return cell.claim == first.claim or not (cell.claim in template.by_name or _stands_alone(cell.text))


def _one_program(texts: Sequence[str], room: int) -> tuple[int, int]:
    """How many of the texts, from the first, are a program together; and how many characters were parsed.

    All are tried first; where there is an error in them, those before it.
    """
    count, tried = len(texts), 0
    ends = [*accumulate(text.count("\n") + 1 for text in texts)]
    while count > 1 and tried < room:
        program = "\n".join(texts[:count])
        tried += len(program)
        line = error_line(program)
        if line is None:
            return count, tried
        count = min(count - 1, bisect_left(ends, line))
    return 1, tried


def _stands_alone(text: str) -> bool:
    """Whether a text could run as a cell: IPython takes away the indentation that all lines share."""
    tree = parsed(dedent(text))
    return tree is not None and not any(isinstance(node, ast.Return) for node in _outside(tree.body))


def _outside(statements: Iterable[ast.AST]) -> Iterable[ast.AST]:
    """All nodes that are not inside a function."""
    left = [*statements]
    while left:
        node = left.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            left += ast.iter_child_nodes(node)


def spill(cells: Iterable[Cell], template: Template, changes: Changes) -> list[Cell]:
    """Give the student's lines in locked and test cells a cell of their own before them.

    Editors other than JupyterLab let everyone write there: an import, a function that solutions call,
    a solution. Cells that grading skips stay, unless a solution was written into them.
    """
    fixed = [part for part in template.parts if part.role != "solution" and part.is_code]
    by_name = {part.name: part for part in fixed}
    by_id = {part.cell.id: part for part in fixed if "id" in part.cell}
    made = []
    for cell in cells:
        part = by_id.get(cell.id or "") if cell.claim is None else by_name.get(cell.claim)
        changed = part and cell.kind == "code" and cell.plain_text not in template.known
        if part and changed and _has_work(cell, part, template.solutions):
            made.append(Cell("code", cell.text, is_parsed=cell.is_parsed))
            cell.rewrite(part.texts[0])  # never the hidden tests: another cell may turn out to be this one
            changes.add("text", part.name)
            changes.add("spilled", part.name)
        made.append(cell)
    return made


def _has_work(cell: Cell, part: Part, solutions: Sequence[Part]) -> bool:
    if part.is_skipped:
        return any(cell.solves(solution) for solution in solutions)
    return cell.has_work_on(part)
