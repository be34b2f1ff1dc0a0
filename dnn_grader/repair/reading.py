"""Read a submitted file, whatever it is: cells of text with limits, or one sentence that says why not."""

from __future__ import annotations

import re
from typing import Any

from dnn_grader.repair.cells import Cell
from dnn_grader.repair.notes import Changes, savable
from dnn_grader.safe import named_plainly, safe_attachments
from dnn_utils.notebook_file import AGAIN, Room, Unreadable, raw_cells, source_text

MAX_CELLS = 1500
"""Of a notebook: to see that the text of a cell is harmless takes half a millisecond, however short it is."""

MAX_TEXT = 200_000
MAX_ALL_TEXT = 2_000_000

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TAG = re.compile(r"[A-Za-z0-9_-]{1,40}")
_KINDS = ("code", "markdown", "raw")


def read(submitted: bytes, changes: Changes, room: Room | None = None) -> list[Cell]:
    """The submission's cells, with nothing kept but text, type, id, tags, pictures and nbgrader's settings.

    What that costs is taken from `room`. Raises `Unreadable` where the bytes are no notebook, or there is
    no room for them.
    """
    room = room or Room()
    raw = raw_cells(submitted, changes.add, room)
    if len(raw) > MAX_CELLS:
        raise Unreadable(
            f"The notebook has {len(raw)} cells, more than {MAX_CELLS}. Remove cells and hand it in again."
        )
    cells, left = [], MAX_ALL_TEXT
    for number, data in enumerate(raw, 1):
        cells.append(cell := _cell(data, number, min(left, MAX_TEXT), changes))
        left -= len(cell.text)
        cell.is_parsed = len(cell.text) <= room.parsed
        room.parsed -= len(cell.text) * cell.is_parsed
    return cells


def _cell(data: Any, number: int, room: int, changes: Changes) -> Cell:
    if not isinstance(data, dict):
        raise Unreadable(f"Cell {number} of the notebook is not a cell. {AGAIN}")
    kind, metadata = data.get("cell_type"), data.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    settings, name = metadata.get("nbgrader"), data.get("id")
    settings = settings if isinstance(settings, dict) else {}
    claim = settings.get("grade_id")
    kind = kind if isinstance(kind, str) and kind in _KINDS else "raw"
    text = _text(data.get("source", ""), number, room, changes)
    text, pictures = _attached(text, data, number, changes) if kind == "markdown" else (text, {})
    return Cell(
        kind=kind,
        text=text[:room],  # plain names of pictures may be longer
        id=name if isinstance(name, str) and _ID.fullmatch(name) else None,
        claim=claim[:200] if isinstance(claim, str) else None,
        settings=settings,
        tags=_tags(metadata.get("tags")),
        attachments=pictures,
    )


def _attached(text: str, data: dict[str, Any], number: int, changes: Changes) -> tuple[str, dict[str, Any]]:
    """A text cell's source and the pictures attached to it, under plain names; all else is left out."""
    given = data.get("attachments")
    if not isinstance(given, dict) or not given:
        return text, {}
    text, named = named_plainly(text, given)
    pictures = safe_attachments(named)
    if len(pictures) < len(given):
        changes.add("attached", f"cell {number}")
    return text, pictures


def _text(source: Any, number: int, room: int, changes: Changes) -> str:
    source = source_text(source)
    if source is None:
        raise Unreadable(f"The source of cell {number} of the notebook is not text. {AGAIN}")
    if len(source) > room:
        changes.add("long", f"cell {number}")
    text = savable(source[:room])
    if text != source[:room]:
        changes.add("letters", f"cell {number}")
    return text


def _tags(tags: Any) -> tuple[str, ...]:
    tags = tags[:20] if isinstance(tags, list) else []
    return tuple(dict.fromkeys(tag for tag in tags if isinstance(tag, str) and _TAG.fullmatch(tag)))
