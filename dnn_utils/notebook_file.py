"""Read the file of a notebook, whatever it is: its cells as they are, or a sentence that says why not.

Grading reads a submission by this, and `load_own_functions` a student's own notebook.
"""

from __future__ import annotations

import codecs
import gc
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MAX_BYTES = 20 * 2**20
MAX_PARTS = 1_000_000
"""Lists and objects: small files can hold millions, which take a hundred times their size to read."""

MAX_PARSED = 100_000
"""Characters of a notebook that are parsed to see what its cells define; the course's own have half of it."""

MAX_MENDED = 500_000
"""Strings and stray commas of a file whose stray commas are taken out: each costs a step of its own."""

AGAIN = "Open the notebook in JupyterLab, save it and hand in the .ipynb file again."
# Possessive, and always a match: no text makes it go over a part twice.
_STRING_OR_COMMA = re.compile(r'("[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z))|,(?=\s*+[\]}])', re.DOTALL)
_AFTER_COMMA = re.compile(r",\s*[\]}]?\Z")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_OTHER_FILES = (
    (
        rb"PK\x03\x04",
        "It is a ZIP archive in which no notebook can be read: hand in the .ipynb file itself.",
    ),
    (rb"%PDF", f"It is a PDF document. {AGAIN}"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8", f"It is a picture. {AGAIN}"),
    (
        rb"(?i:\s*<(?:!doctype|html|\?xml))",
        "It is a web page. In JupyterLab choose File, Download, and hand in that file again.",
    ),
    (
        rb"\s*(?:# %%|# ---|# In\[|#!/usr/bin/env python|# Databricks|# coding|import |from |def )",
        f"It is a Python script. {AGAIN}",
    ),
)


Note = Callable[[str], None]
"""Is told the kind of what was wrong with the file and could be read all the same."""


@dataclass
class Room:
    """What may still be read: files that are read in one `Room` share it, as those of one submission do.

    `parts` are lists and objects, `mended` is of `MAX_MENDED`, `parsed` are characters of Python.
    """

    parts: int = MAX_PARTS
    mended: int = MAX_MENDED
    parsed: int = MAX_PARSED


class Unreadable(ValueError):
    """The submitted file is no notebook that can be graded; `reason` says why and what to do next."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TooMuch(Unreadable):
    """There is no room for the file; alone, it may be read."""


def raw_cells(file: bytes, note: Note = lambda kind: None, room: Room | None = None) -> list[Any]:
    """The cells of a notebook of any format as format 4 has them; nothing in them is checked.

    What that costs is taken from `room`; one alone has a whole one. Raises `Unreadable` where the bytes
    are no notebook, or there is no room for them.
    """
    return _raw_cells(_notebook(file, note, room or Room()))


def source_text(source: Any) -> str | None:
    """The text of a cell, with one kind of line end; None where its source is no text.

    Some programs leave out the line ends of its lines.
    """
    if isinstance(source, list) and {*map(type, source)} <= {str}:
        source = _joined(source)
    return source.replace("\r\n", "\n").replace("\r", "\n") if isinstance(source, str) else None


def _joined(lines: list[str]) -> str:
    """The lines of a cell as one text; some programs leave out the line ends."""
    bare = len(lines) > 1 and not any(line.endswith(("\n", "\r")) for line in lines[:-1])
    return ("\n" if bare else "").join(lines)


def _notebook(submitted: bytes, note: Note, room: Room) -> dict[str, Any]:
    if len(submitted) > MAX_BYTES:
        raise Unreadable(
            f"The file has {len(submitted) / 2**20:.0f} MB, more than {MAX_BYTES // 2**20}. "
            "Clear all outputs in JupyterLab, save the notebook and hand it in again."
        )
    text = _decoded(submitted, note)
    try:
        data = _parsed(text, note, room)
    except Unreadable:
        raise
    except RecursionError:
        raise Unreadable(f"The file is nested too deeply for a notebook. {AGAIN}") from None
    except ValueError as error:
        raise Unreadable(f"The file is not a notebook. {_why_not(submitted, text, error)}") from None
    if isinstance(data, dict) and data.get("nbformat") == 4:  # 4.0 too, as some languages write it
        data["nbformat"] = 4
    if not isinstance(data, dict) or type(data.get("nbformat")) is not int:
        raise Unreadable(f"The file is JSON, but not a notebook: it has no 'nbformat'. {AGAIN}")
    return data


def _decoded(submitted: bytes, note: Note) -> str:
    """The file's text: in an encoding of JSON or, as some editors save it, in that of old Windows."""
    try:
        return submitted.decode(json.detect_encoding(submitted), "surrogatepass").removeprefix("\ufeff")
    except UnicodeDecodeError:
        note("encoding")
        return submitted.decode("cp1252", "replace")


def _parsed(text: str, note: Note, room: Room) -> Any:
    try:
        return _loaded(text, room)
    except json.JSONDecodeError as error:
        if not _AFTER_COMMA.search(text, max(0, error.pos - 1000), error.pos + 1):
            raise
    note("commas")
    return _loaded(_without_stray_commas(text, room), room)


def _loaded(text: str, room: Room) -> Any:
    """What JSON says; its parts are taken from the room first, also where it turns out to be none."""
    parts = text.count("[") + text.count("{")
    if parts > room.parts:
        raise TooMuch(f"The file has too many parts for a notebook. {AGAIN}")
    room.parts -= parts
    # Python would look through a million lists again and again for what can be freed: four times the work.
    collects = gc.isenabled()
    gc.disable()
    try:
        return json.loads(text)
    finally:
        if collects:
            gc.enable()


def _without_stray_commas(text: str, room: Room) -> str:
    most = room.mended
    mended, count = _STRING_OR_COMMA.subn(lambda found: found[1] or "", text, most + 1)
    room.mended -= min(count, most)
    if count > most:
        raise TooMuch(
            f"The file is not JSON: it has stray commas, and is too long to be mended here. {AGAIN}"
        )
    return mended


def _why_not(submitted: bytes, text: str, error: ValueError) -> str:
    """What the file is instead of a notebook, and the next step."""
    if not text.strip("\0 \t\r\n"):
        return f"It is empty. {AGAIN}"
    for start, reason in _OTHER_FILES:
        if re.match(start, submitted.removeprefix(codecs.BOM_UTF8)):
            return reason
    if _CONFLICT.search(text):
        return (
            "It holds the marks of a git merge that was not finished (<<<<<<<): choose one version, open the"
            " notebook in JupyterLab, save it and hand it in again."
        )
    if not isinstance(error, json.JSONDecodeError):  # what Python says of digits, and of nothing else
        return f"It holds a number of too many digits. {AGAIN}"
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        return f"It ends in the middle, in line {text.count(chr(10)) + 1}, so a part of it is lost. {AGAIN}"
    return f"It is not JSON: something is wrong in line {error.lineno}. {AGAIN}"


def _raw_cells(data: dict[str, Any]) -> list[Any]:
    version = data["nbformat"]
    if not 1 <= version <= 4:
        raise Unreadable(f"The notebook has the unknown format {str(version)[:20]}; 4 is needed. {AGAIN}")
    cells = data.get("cells") if version == 4 else _upgraded(data).get("cells")
    if not isinstance(cells, list):
        raise Unreadable(f"The notebook has no list of cells. {AGAIN}")
    return cells


def _upgraded(data: dict[str, Any]) -> dict[str, Any]:
    """A notebook of format 1 to 3 as format 4; its outputs are dropped first, as nobody needs them."""
    try:
        import nbformat

        # Nothing is kept but cells, so nothing else is converted.
        data = {key: data[key] for key in ("nbformat", "worksheets", "cells") if key in data}
        data |= {"metadata": {}, "nbformat_minor": 0}
        for sheet in data.get("worksheets", [data]):
            for cell in sheet.get("cells", []):
                cell["outputs"] = []
        old = nbformat.reader.reads(json.dumps(data))
        return dict(nbformat.convert(old, 4))
    except Exception:  # the old converters trust their input, and fail on a hostile one in every way
        raise Unreadable(
            f"The notebook has the old format {data['nbformat']} and could not be brought to 4. {AGAIN}"
        ) from None
