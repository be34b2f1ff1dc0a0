"""Put a submitted notebook in order before it is graded, without running any of it.

Students delete test cells, copy solution cells, turn code into text, or use an editor that loses
nbgrader's metadata. The instructor's notebook says which cells there must be; the submission says what
the student wrote. The result has every cell of the course exactly once, with the course's text and
settings, and all of the student's own cells in the student's order. Sentences say what was changed.
"""

from __future__ import annotations

import ast
import json
import re
import unicodedata
import warnings
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any, Literal

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from dnn_utils.checks.card import printable

MAX_BYTES = 20 * 2**20
MAX_CELLS = 5000
MAX_PARTS = 1_000_000
MAX_TEXT = 200_000
MAX_ALL_TEXT = 2_000_000
MAX_PARSED = 100_000

_AGAIN = "Open the notebook in JupyterLab, save it and hand in the .ipynb file again."
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TAG = re.compile(r"[A-Za-z0-9_-]{1,40}")
_HIDDEN = re.compile(r"^[^\n]*BEGIN (HIDDEN TESTS|MARK SCHEME).*?END \1[^\n]*$\n?", re.DOTALL | re.MULTILINE)
_KINDS = ("code", "markdown", "raw")


# nbformat's upgrade trusts its input: these are what it raises for parts of other types or names.


class Unreadable(ValueError):
    """The submitted file is no notebook that can be graded; `reason` says why and what to do next."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Repaired:
    """A notebook that is safe to convert, and what was changed, as sentences for the student."""

    notebook: NotebookNode
    notes: tuple[str, ...] = ()


def repair(submitted: bytes, source: NotebookNode) -> Repaired:
    """Merge the submitted file's bytes with `source`, the instructor's notebook (nbformat 4).

    Every cell of `source` that is graded, locked or a solution is in the result once, with its
    metadata and id; locked and test cells with the full text of `source`, solution cells with the
    student's. All outputs are dropped. Raises `Unreadable` where the bytes are no notebook.
    """
    changes = _Changes()
    cells = _read(submitted, changes)
    parts = _course_parts(source)
    _recognise(cells, source)
    _match_solutions(cells, parts, changes)
    _match_fixed(cells, parts, changes)
    cells = _drop_copies(cells, parts, changes)
    _put_back(cells, parts, changes)
    _reorder(cells, parts, changes)
    return Repaired(_build(cells, parts, source), changes.notes())


def choose_notebook(names: Sequence[str], expected: str) -> tuple[str | None, str | None]:
    """Which of the submitted file `names` is the notebook `expected`, and a note if it is renamed.

    The file of exactly that name wins; otherwise the most similar notebook does. Both are None where
    no name ends in ``.ipynb``.
    """
    stem = expected.removesuffix(".ipynb")
    found = [name for name in names if _is_notebook_name(name)]
    if f"{stem}.ipynb" in found:
        return f"{stem}.ipynb", None
    if not found:
        return None, None
    best = min(found, key=lambda name: (-_likeness(name, stem), len(name), name))
    return best, f"Your notebook was handed in as {_quoted(best)} and graded as '{stem}.ipynb'."


# What was changed --------------------------------------------------------------------------------------

_SENTENCES = {
    "empty": "These solution cells were missing, and empty ones were put back; unless another cell defines"
    " the function, it counts as unfinished: {}.",
    "back": "These cells of the course were missing and were put back: {}.",
    "text": "These cells of the course had been changed; the original text was used: {}.",
    "type": "These cells had been turned into another type of cell and were turned back: {}.",
    "settings": "The settings of these cells had been changed; the course's own were used: {}.",
    "adopted": "These solutions were found in cells without the course's settings: {}.",
    "several": "There was more than one cell for these; the last one that defines the function was graded,"
    " the others run as ordinary cells: {}.",
    "copies": "Extra copies of these cells were left out: {}.",
    "unknown": "These cell names do not belong to the assignment; the cells run as ordinary cells: {}.",
    "moved": "These cells stood in a place where they could not work and were moved: {}.",
    "long": "These cells are too long; what comes after the limit was left out: {}.",
    "letters": "These cells held characters that cannot be saved; they were replaced: {}.",
}
_MAX_NAMES = 30


@dataclass
class _Changes:
    """What was changed, by kind, so that a notebook without metadata gives two notes and not twenty."""

    names: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, name: str) -> None:
        known = self.names.setdefault(kind, [])
        if name not in known and len(known) <= _MAX_NAMES:
            known.append(name)

    def notes(self) -> tuple[str, ...]:
        return tuple(
            text.format(_listed(self.names[kind])) for kind, text in _SENTENCES.items() if kind in self.names
        )


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_MAX_NAMES]) + (", and more" if len(names) > _MAX_NAMES else "")


def _quoted(text: str) -> str:
    """A student's text, short and printable, for a note."""
    clean = " ".join(printable(_savable(text[:200])).split())
    return f"'{clean if len(clean) <= 60 else clean[:59] + '…'}'"


# Reading the submission ------------------------------------------------------------------------------


@dataclass(eq=False)
class _Cell:
    """A cell of the result: what the student wrote, and what of the course it was found to be.

    `part` is the graded, locked or solution cell it stands for; `text_place` is the place of the
    course's plain cell it is.
    """

    kind: str
    text: str
    id: str | None = None
    claim: str | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    part: _Part | None = None
    text_place: int | None = None

    @property
    def place(self) -> int | None:
        """The cell's place in the instructor's notebook; None for a student's own cell."""
        return self.part.place if self.part else self.text_place

    @cached_property
    def defined(self) -> frozenset[str] | None:
        """The names the cell's top level binds; None where that can't be found by parsing."""
        return _defined_names(self.text)

    def defines(self, name: str) -> bool:
        """Whether the cell's top level binds `name`, as far as one can see without running it."""
        if name not in self.text:
            return False
        if self.defined is not None:
            return name in self.defined
        # A magic or a syntax error: the line that starts the definition is evidence enough.
        start = rf"^[ \t]*(?:(?:async[ \t]+)?def[ \t]+{re.escape(name)}[ \t]*\(|{re.escape(name)}[ \t]*=[^=])"
        return re.search(start, self.text, re.MULTILINE) is not None


def _read(submitted: bytes, changes: _Changes) -> list[_Cell]:
    """The submission's cells, with nothing kept but text, type, id, tags and nbgrader's settings."""
    raw = _raw_cells(_json(submitted))
    if len(raw) > MAX_CELLS:
        raise Unreadable(
            f"The notebook has {len(raw)} cells, more than {MAX_CELLS}. Remove cells and hand it in again."
        )
    cells, left = [], MAX_ALL_TEXT
    for number, data in enumerate(raw, 1):
        cells.append(_cell(data, number, min(left, MAX_TEXT), changes))
        left -= len(cells[-1].text)
    return cells


def _json(submitted: bytes) -> dict[str, Any]:
    if len(submitted) > MAX_BYTES:
        raise Unreadable(
            f"The file has {len(submitted) / 2**20:.0f} MB, more than {MAX_BYTES // 2**20}. "
            "Clear all outputs in JupyterLab, save the notebook and hand it in again."
        )
    # Small files can hold millions of empty lists, which take a hundred times their size to read.
    if submitted.count(b"[") + submitted.count(b"{") > MAX_PARTS:
        raise Unreadable(f"The file has too many parts for a notebook. {_AGAIN}")
    try:
        data = json.loads(submitted)
    except RecursionError:
        raise Unreadable(f"The file is nested too deeply for a notebook. {_AGAIN}") from None
    except ValueError:
        raise Unreadable(f"The file is not a notebook: it is not JSON. {_AGAIN}") from None
    if not isinstance(data, dict) or type(data.get("nbformat")) is not int:
        raise Unreadable(f"The file is JSON, but not a notebook: it has no 'nbformat'. {_AGAIN}")
    return data


def _raw_cells(data: dict[str, Any]) -> list[Any]:
    version = data["nbformat"]
    if not 1 <= version <= 4:
        raise Unreadable(f"The notebook has the unknown format {str(version)[:20]}; 4 is needed. {_AGAIN}")
    cells = data.get("cells") if version == 4 else _upgraded(data).get("cells")
    if not isinstance(cells, list):
        raise Unreadable(f"The notebook has no list of cells. {_AGAIN}")
    return cells


def _upgraded(data: dict[str, Any]) -> dict[str, Any]:
    """A notebook of format 1 to 3 as format 4; its outputs are dropped first, as nobody needs them."""
    try:
        data = {"metadata": {}, **data, "nbformat_minor": 0}
        for sheet in data.get("worksheets", [data]):
            for cell in sheet.get("cells", []):
                cell["outputs"] = []
        old = nbformat.reader.reads(json.dumps(data))
        return dict(nbformat.convert(old, 4))
    except Exception:  # the old converters trust their input, and fail on a hostile one in every way
        raise Unreadable(
            f"The notebook has the old format {data['nbformat']} and could not be brought to 4. {_AGAIN}"
        ) from None


def _cell(data: Any, number: int, room: int, changes: _Changes) -> _Cell:
    if not isinstance(data, dict):
        raise Unreadable(f"Cell {number} of the notebook is not a cell. {_AGAIN}")
    kind, metadata = data.get("cell_type"), data.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    settings, name = metadata.get("nbgrader"), data.get("id")
    settings = settings if isinstance(settings, dict) else {}
    claim = settings.get("grade_id")
    return _Cell(
        kind=kind if isinstance(kind, str) and kind in _KINDS else "raw",
        text=_text(data.get("source", ""), number, room, changes),
        id=name if isinstance(name, str) and _ID.fullmatch(name) else None,
        claim=claim[:200] if isinstance(claim, str) else None,
        settings=settings,
        tags=_tags(metadata.get("tags")),
    )


def _text(source: Any, number: int, room: int, changes: _Changes) -> str:
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise Unreadable(f"The source of cell {number} of the notebook is not text. {_AGAIN}")
    if len(source) > room:
        changes.add("long", f"cell {number}")
    text = _savable(source[:room])
    if text != source[:room]:
        changes.add("letters", f"cell {number}")
    return text


def _savable(text: str) -> str:
    """`text` with half surrogate pairs, which no file can hold, replaced by question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _tags(tags: Any) -> tuple[str, ...]:
    tags = tags[:20] if isinstance(tags, list) else []
    return tuple(dict.fromkeys(tag for tag in tags if isinstance(tag, str) and _TAG.fullmatch(tag)))


def _defined_names(text: str) -> frozenset[str] | None:
    if len(text) > MAX_PARSED:
        return None
    try:
        with warnings.catch_warnings(action="ignore"):
            return frozenset(_bound(ast.parse(text).body))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _bound(statements: Iterable[ast.AST]) -> Iterable[str]:
    """The names that statements bind, also inside ``if`` or ``try`` but not inside functions."""
    for node in statements:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).split(".")[0]
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif not isinstance(node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            yield from _bound(ast.iter_child_nodes(node))


# The cells there must be -----------------------------------------------------------------------------


@dataclass(eq=False)
class _Part:
    """A cell of the course: its place in the notebook, and the solution cell a test belongs to."""

    place: int
    name: str
    role: Literal["solution", "test", "locked"]
    cell: NotebookNode
    tests: str | None = None

    @cached_property
    def texts(self) -> tuple[str, str]:
        """The text as students get it, and the whole text."""
        return _plain(_HIDDEN.sub("", self.cell.source)), _plain(self.cell.source)

    def is_text(self, text: str) -> bool:
        """Whether `text` is the course's, but for white space at line ends."""
        return bool(text.strip()) and _plain(text) in self.texts


def _course_parts(source: NotebookNode) -> list[_Part]:
    parts: list[_Part] = []
    for place, cell in enumerate(source.cells):
        settings = cell.metadata.get("nbgrader", {})
        if _is_set(settings):
            role = "solution" if settings.get("solution") else "test" if settings.get("grade") else "locked"
            name = settings["grade_id"]
            tests = _tested(name, parts) if role == "test" else None
            parts.append(_Part(place, name, role, cell, tests))  # type: ignore[arg-type]
    return parts


def _tested(name: str, before: list[_Part]) -> str | None:
    """The solution that a test cell belongs to: the one it is named after, or the last one before it."""
    solutions = [part.name for part in before if part.role == "solution"]
    named = name.removeprefix("test_")
    return named if named in solutions else solutions[-1] if solutions else None


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _recognise(cells: list[_Cell], source: NotebookNode) -> None:
    """Find the course's plain cells, by id or, where an editor or an old format lost it, by text."""
    plain = {i: cell for i, cell in enumerate(source.cells) if not _is_set(cell.metadata.get("nbgrader", {}))}
    by_id = {cell.get("id", ""): i for i, cell in plain.items()}
    by_text = {_plain(cell.source): i for i, cell in plain.items()}
    for keys in (lambda cell: by_id.get(cell.id), lambda cell: by_text.get(_plain(cell.text))):
        for cell in cells:
            place = keys(cell) if cell.text_place is None else None
            if place in plain:
                cell.text_place, cell.id = place, plain.pop(place).get("id", cell.id)


# Which submitted cell is which -----------------------------------------------------------------------


def _match_solutions(cells: list[_Cell], parts: list[_Part], changes: _Changes) -> None:
    solutions = [part for part in parts if part.role == "solution"]
    names = {part.name for part in parts}
    for part in solutions:
        cell = _best_solution(cells, part, solutions, names)
        if cell is not None:
            _take(cell, part, changes)
        if cell is not None and cell.claim != part.name:
            changes.add("adopted", part.name)
    for cell in cells:
        if cell.part is None and cell.claim in {part.name for part in solutions}:
            changes.add("several", str(cell.claim))
        elif cell.claim is not None and cell.claim not in names and _is_set(cell.settings):
            changes.add("unknown", _quoted(cell.claim))


def _best_solution(cells: list[_Cell], part: _Part, solutions: list[_Part], names: set[str]) -> _Cell | None:
    """The last cell of the first group, in order of trust, that has one."""
    free = [cell for cell in cells if cell.part is None]
    typed = [cell for cell in free if cell.kind == part.cell.cell_type]
    # A cell of the course under another's name, whatever its type: it would be turned back into code.
    swapped = [cell for cell in free if cell in typed or cell.claim in names]
    others = [other.name for other in solutions if other is not part]
    groups = (
        [cell for cell in typed if cell.claim == part.name and cell.defines(part.name)],
        [cell for cell in free if cell.claim == part.name and cell.defines(part.name)],
        [cell for cell in free if cell.claim == part.name and _own(cell, others)],
        [cell for cell in typed if cell.claim not in names and cell.defines(part.name)],
        [cell for cell in swapped if cell.defines(part.name) and not cell.defines(str(cell.claim))],
        [cell for cell in free if cell.claim == part.name],
        [cell for cell in free if cell.claim not in names and cell.id == part.cell.get("id", "")],
    )
    return next((group[-1] for group in groups if group), None)


def _own(cell: _Cell, others: list[str]) -> bool:
    """Whether a cell has content that isn't another exercise's function."""
    return bool(cell.text.strip()) and not any(cell.defines(name) for name in others)


def _match_fixed(cells: list[_Cell], parts: list[_Part], changes: _Changes) -> None:
    names = {part.name for part in parts}
    for part in parts:
        if part.role != "solution":
            cell = _best_fixed(cells, part, names)
            if cell is not None:
                _take(cell, part, changes)
                if not part.is_text(cell.text):
                    changes.add("text", part.name)


def _best_fixed(cells: list[_Cell], part: _Part, names: set[str]) -> _Cell | None:
    free = [cell for cell in cells if cell.part is None]
    claimed = [cell for cell in free if cell.claim == part.name]
    nameless = [cell for cell in free if cell.claim not in names]
    groups = (
        [cell for cell in claimed if part.is_text(cell.text)],
        claimed,
        [cell for cell in nameless if part.is_text(cell.text)],
        [cell for cell in nameless if cell.id == part.cell.get("id", "")],
    )
    group = next((group for group in groups if group), [])
    later = set(cells[_index_of_name(cells, part.tests) + 1 :])
    return next((cell for cell in group if cell in later), group[-1] if group else None)


def _take(cell: _Cell, part: _Part, changes: _Changes) -> None:
    """Make `cell` the one that stands for `part`."""
    cell.part = part
    if cell.kind != part.cell.cell_type:
        changes.add("type", part.name)
        cell.kind = part.cell.cell_type
    if cell.claim == part.name and not _same_settings(cell.settings, part.cell.metadata["nbgrader"]):
        changes.add("settings", part.name)


def _same_settings(found: dict[str, Any], wanted: dict[str, Any]) -> bool:
    keys = ["grade", "solution", "locked", "task"] + (["points"] if wanted.get("grade") else [])
    return all(found[key] == wanted.get(key, False) for key in keys if key in found)


def _is_set(settings: dict[str, Any]) -> bool:
    """Whether nbgrader's settings of a cell mean anything; its form leaves empty ones behind."""
    return any(settings.get(flag) is True for flag in ("grade", "solution", "locked", "task"))


def _drop_copies(cells: list[_Cell], parts: list[_Part], changes: _Changes) -> list[_Cell]:
    """Without the exact copies of test and locked cells; a changed copy may hold the student's work."""
    fixed = {part.name: part for part in parts if part.role != "solution"}
    kept = []
    for cell in cells:
        part = fixed.get(cell.claim or "") if cell.part is None else None
        if part is not None and part.is_text(cell.text):
            changes.add("copies", part.name)
        else:
            kept.append(cell)
    return kept


# Where each cell goes --------------------------------------------------------------------------------


def _put_back(cells: list[_Cell], parts: list[_Part], changes: _Changes) -> None:
    present = {cell.part for cell in cells}
    for part in parts:
        if part not in present:
            cell = _Cell(part.cell.cell_type, "", part=part)
            cells.insert(_place(cells, part), cell)
            changes.add("empty" if part.role == "solution" else "back", part.name)


def _reorder(cells: list[_Cell], parts: list[_Part], changes: _Changes) -> None:
    """Move tests that stand before their solution, and locked code that stands after what needs it."""
    for part in sorted(parts, key=lambda part: part.role == "locked"):
        index = _index(cells, part)
        late = part.role == "locked" and part.cell.cell_type == "code" and index > _first_after(cells, part)
        early = part.tests is not None and index < _index_of_name(cells, part.tests)
        if late or early:
            cell = cells.pop(index)
            cells.insert(_place(cells, part), cell)
            changes.add("moved", part.name)


def _place(cells: list[_Cell], part: _Part) -> int:
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


def _behind(cells: list[_Cell], part: _Part) -> int:
    """Behind a test's solution cell, the code cells it may have been split into, and earlier tests."""
    index = _index_of_name(cells, part.tests) + 1
    while index < len(cells) and _belongs(cells[index], part):
        index += 1
    return index


def _belongs(cell: _Cell, part: _Part) -> bool:
    if cell.part is None:
        return cell.kind == "code" and cell.place is None
    return cell.part.tests == part.tests and cell.part.place < part.place


def _first_after(cells: list[_Cell], part: _Part) -> int:
    """The index of the first code cell of the course that comes after `part` in the course's order."""
    later = (i for i, cell in enumerate(cells) if cell.part and cell.part.place > part.place)
    return next((i for i in later if cells[i].kind == "code"), len(cells))


def _index(cells: list[_Cell], part: _Part) -> int:
    return next(i for i, cell in enumerate(cells) if cell.part is part)


def _index_of_name(cells: list[_Cell], name: str | None) -> int:
    return next((i for i, cell in enumerate(cells) if cell.part and cell.part.name == name), -1)


# The notebook that comes out --------------------------------------------------------------------------


def _build(cells: list[_Cell], parts: list[_Part], source: NotebookNode) -> NotebookNode:
    taken = {part.cell.get("id") for part in parts}
    made = []
    for number, cell in enumerate(cells, 1):
        node = _course_node(cell, cell.part) if cell.part else _student_node(cell)
        if cell.part is None:
            node["id"] = _free_id(cell.id, number, taken)
        elif "id" not in cell.part.cell:
            node["id"] = _free_id(None, number, taken)
        made.append(node)
    notebook = new_notebook(metadata=deepcopy(source.metadata), cells=made)
    notebook.nbformat_minor = 5
    return notebook


def _course_node(cell: _Cell, part: _Part) -> NotebookNode:
    node = deepcopy(part.cell)
    if part.role == "solution":
        node.source = cell.text
    if node.cell_type == "code":
        node.outputs, node.execution_count = [], None
    return node


def _student_node(cell: _Cell) -> NotebookNode:
    # nbformat's own constructors validate each cell, which takes longer than all the rest.
    node = nbformat.from_dict({"cell_type": cell.kind, "source": cell.text, "metadata": {}})
    if cell.kind == "code":
        node.update(outputs=[], execution_count=None)
    if cell.tags:
        node.metadata["tags"] = list(cell.tags)
    return node


def _free_id(wanted: str | None, number: int, taken: set[str | None]) -> str:
    name = wanted or f"student-{number}"
    while name in taken:
        name, number = f"student-{number}", number + MAX_CELLS
    taken.add(name)
    return name


# File names ------------------------------------------------------------------------------------------


def _is_notebook_name(name: str) -> bool:
    return name.casefold().endswith(".ipynb") and not name.startswith(".") and len(name) < 256


def _likeness(name: str, stem: str) -> float:
    """How much a file name looks like the expected one; 1 for the same but for case and copy marks."""
    if name.casefold() == f"{stem}.ipynb".casefold():
        return 2.0
    found, wanted = _words(name[: -len(".ipynb")]), _words(stem)
    return 1.0 if found == wanted else 0.9 * SequenceMatcher(None, found, wanted, autojunk=False).ratio()


def _words(stem: str) -> str:
    text = unicodedata.normalize("NFKC", stem).casefold()
    text = re.sub(r"\(\d+\)|\b(copy|copie|kopie|copia)\d*( of)?\b", " ", text.replace("-", " "))
    return " ".join(re.findall(r"[^\W_]+", text))
