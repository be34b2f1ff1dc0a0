"""What the cells of a notebook define, without running what they train or draw.

Cells with a solution run whole, as in grading. Of the others runs what defines a function, and what gives a
value to a name that a function needs.
"""

from __future__ import annotations

import ast
import contextlib
import dis
import io
import linecache
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import CodeType
from typing import Any

from dnn_utils.checks.absence import KEEP_NAMES, Ran, cell_magic, defines
from dnn_utils.notebook_file import raw_cells, source_text

_ALWAYS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class CodeCell:
    """The text of a code cell, and whether it is one for a student's solution."""

    source: str
    is_solution: bool


@dataclass(frozen=True)
class _Step:
    """A statement that may run: its code, the names it binds, those it needs, and whether it has to run."""

    code: CodeType
    binds: frozenset[str]
    needs: frozenset[str]
    runs: bool


def code_cells(file: bytes, names: Sequence[str]) -> list[CodeCell]:
    """The code cells of a notebook's file; a solution is what is marked so, or defines one of `names`.

    Raises `notebook_file.Unreadable` where the file is no notebook.
    """
    return list(_code_cells(file, names))


def _code_cells(file: bytes, names: Sequence[str]) -> Iterator[CodeCell]:
    for cell in raw_cells(file):
        source = source_text(cell.get("source", "")) if isinstance(cell, dict) else None
        if source is None or cell.get("cell_type") != "code":
            continue
        metadata = cell.get("metadata")
        marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        marked = isinstance(marks, dict) and bool(marks.get("solution"))
        yield CodeCell(source, marked or any(defines(name, source) for name in names))


def run_definitions(cells: Sequence[CodeCell], title: str) -> tuple[dict[str, Any], list[Ran]]:
    """The names that the cells define, and what came of each cell. Nothing that they print is shown."""
    own: dict[str, Any] = {"__name__": "__main__"}
    steps = [_steps(cell, f"<ipython {title} {k}>") for k, cell in enumerate(cells)]
    needed = _needed([step for each in steps if isinstance(each, list) for step in each])
    ran = []
    for cell, each in zip(cells, steps, strict=True):
        error = each if isinstance(each, SyntaxError) else _run(each, needed, own, cell.is_solution)
        ran.append(Ran.of(cell.source, error) if error else Ran(cell.source))
    return own, ran


def _steps(cell: CodeCell, place: str) -> list[_Step] | SyntaxError:
    """The statements of a cell, or why it has none."""
    from IPython.core.inputtransformer2 import TransformerManager

    magic, source = cell_magic(cell.source), cell.source
    if magic:
        source = "\n" + source.lstrip().partition("\n")[2] if magic in KEEP_NAMES else ""
    linecache.cache[place] = (len(source), None, source.splitlines(keepends=True), place)
    try:
        body = ast.parse(TransformerManager().transform_cell(source)).body
        return [_step(statement, place, cell.is_solution) for statement in body if not _is_magic(statement)]
    except SyntaxError as error:
        return error
    except (ValueError, RecursionError, MemoryError) as error:
        return SyntaxError(str(error))


def _step(statement: ast.stmt, place: str, is_solution: bool) -> _Step:
    code = compile(ast.Module([statement], []), place, "exec")
    binds = frozenset(_bound(statement))
    runs = is_solution or isinstance(statement, _ALWAYS) or _is_plain(statement)
    return _Step(code, binds, frozenset(_loaded(code)), runs)


def _is_plain(statement: ast.stmt) -> bool:
    """Whether a statement only gives something a name, without calling anything."""
    if not isinstance(statement, (ast.Assign, ast.AnnAssign)) or statement.value is None:
        return False
    return not any(isinstance(part, ast.Call) for part in ast.walk(statement.value))


def _is_magic(statement: ast.stmt) -> bool:
    return any(isinstance(part, ast.Name) and part.id == "get_ipython" for part in ast.walk(statement))


def _bound(node: ast.AST) -> Iterator[str]:
    """The names that a statement gives a value, or changes an entry of."""
    todo = [node]
    while todo:
        part = todo.pop()
        if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield part.name
            continue
        if isinstance(part, ast.alias):
            yield (part.asname or part.name).partition(".")[0]
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            yield part.id
        if isinstance(part, (ast.Subscript, ast.Attribute)) and isinstance(part.ctx, ast.Store):
            yield from (name.id for name in ast.walk(part.value) if isinstance(name, ast.Name))
        if not isinstance(part, ast.Lambda):
            todo += ast.iter_child_nodes(part)


def _loaded(code: CodeType) -> Iterator[str]:
    """The names that code looks up among those of the notebook, in functions that it defines too."""
    todo = [code]
    while todo:
        part = todo.pop()
        for instruction in dis.get_instructions(part):
            if instruction.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
                yield str(instruction.argval)
        todo += [constant for constant in part.co_consts if isinstance(constant, CodeType)]


def _needed(steps: Sequence[_Step]) -> set[str]:
    """The names that what runs needs, and all that is needed to give them a value."""
    needed: set[str] = set()
    waiting = [step for step in steps if not step.runs]
    found = [step for step in steps if step.runs]
    while found:
        needed |= {name for step in found for name in step.needs}
        found = [step for step in waiting if step.binds & needed]
        waiting = [step for step in waiting if not step.binds & needed]
    return needed


def _run(
    steps: Sequence[_Step], needed: set[str], own: dict[str, Any], is_solution: bool
) -> BaseException | None:
    """Run the statements of one cell quietly, a solution up to its first error; give the first error."""
    first: BaseException | None = None
    for step in steps:
        if not (step.runs or step.binds & needed):
            continue
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                exec(step.code, own)
        except (Exception, SystemExit) as error:
            first = first or error
            if is_solution:
                return first
    return first
