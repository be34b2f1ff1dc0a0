"""Read a submitted file, whatever it is: cells of text with limits, or one sentence that says why not."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any

import nbformat

from dnn_grader.repair.cells import Cell
from dnn_grader.repair.notes import Changes, savable
from dnn_grader.safe import named_plainly, safe_attachments

MAX_BYTES = 20 * 2**20
MAX_CELLS = 5000
MAX_PARTS = 1_000_000
MAX_TEXT = 200_000
MAX_ALL_TEXT = 2_000_000

_AGAIN = "Open the notebook in JupyterLab, save it and hand in the .ipynb file again."
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TAG = re.compile(r"[A-Za-z0-9_-]{1,40}")
_KINDS = ("code", "markdown", "raw")
# Possessive, and always a match: no text makes it go over a part twice.
_STRING_OR_COMMA = re.compile(r'("(?:[^"\\]|\\.?)*+(?:"|\Z))|,(?=\s*[\]}])', re.DOTALL)
_AFTER_COMMA = re.compile(r",\s*[\]}]?\Z")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_OTHER_FILES = (
    (rb"PK\x03\x04", "It is a ZIP archive: unpack it and hand in the .ipynb file that is in it again."),
    (rb"%PDF", f"It is a PDF document. {_AGAIN}"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8", f"It is a picture. {_AGAIN}"),
    (
        rb"(?i:\s*<(?:!doctype|html|\?xml))",
        "It is a web page. In JupyterLab choose File, Download, and hand in that file again.",
    ),
    (
        rb"\s*(?:# %%|# ---|# In\[|#!/usr/bin/env python|# Databricks|# coding|import |from |def )",
        f"It is a Python script. {_AGAIN}",
    ),
)


class Unreadable(ValueError):
    """The submitted file is no notebook that can be graded; `reason` says why and what to do next."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read(submitted: bytes, changes: Changes) -> list[Cell]:
    """The submission's cells, with nothing kept but text, type, id, tags, pictures and nbgrader's settings.

    Raises `Unreadable` where the bytes are no notebook.
    """
    raw = _raw_cells(_notebook(submitted, changes))
    if len(raw) > MAX_CELLS:
        raise Unreadable(
            f"The notebook has {len(raw)} cells, more than {MAX_CELLS}. Remove cells and hand it in again."
        )
    cells, left = [], MAX_ALL_TEXT
    for number, data in enumerate(raw, 1):
        cells.append(_cell(data, number, min(left, MAX_TEXT), changes))
        left -= len(cells[-1].text)
    return cells


def _notebook(submitted: bytes, changes: Changes) -> dict[str, Any]:
    if len(submitted) > MAX_BYTES:
        raise Unreadable(
            f"The file has {len(submitted) / 2**20:.0f} MB, more than {MAX_BYTES // 2**20}. "
            "Clear all outputs in JupyterLab, save the notebook and hand it in again."
        )
    # Small files can hold millions of empty lists, which take a hundred times their size to read.
    if submitted.count(b"[") + submitted.count(b"{") > MAX_PARTS:
        raise Unreadable(f"The file has too many parts for a notebook. {_AGAIN}")
    text = _decoded(submitted, changes)
    try:
        data = _parsed(text, changes)
    except RecursionError:
        raise Unreadable(f"The file is nested too deeply for a notebook. {_AGAIN}") from None
    except ValueError as error:
        raise Unreadable(f"The file is not a notebook. {_why_not(submitted, text, error)}") from None
    if not isinstance(data, dict) or type(data.get("nbformat")) is not int:
        raise Unreadable(f"The file is JSON, but not a notebook: it has no 'nbformat'. {_AGAIN}")
    return data


def _decoded(submitted: bytes, changes: Changes) -> str:
    """The file's text: in an encoding of JSON or, as some editors save it, in that of old Windows."""
    try:
        return submitted.decode(json.detect_encoding(submitted), "surrogatepass").removeprefix("\ufeff")
    except UnicodeDecodeError:
        changes.add("encoding")
        return submitted.decode("cp1252", "replace")


def _parsed(text: str, changes: Changes) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if not _AFTER_COMMA.search(text, max(0, error.pos - 1000), error.pos + 1):
            raise
    changes.add("commas")
    return json.loads(_STRING_OR_COMMA.sub(r"\1", text))


def _why_not(submitted: bytes, text: str, error: ValueError) -> str:
    """What the file is instead of a notebook, and the next step."""
    if not text.strip("\0 \t\r\n"):
        return f"It is empty. {_AGAIN}"
    for start, reason in _OTHER_FILES:
        if re.match(start, submitted.removeprefix(codecs.BOM_UTF8)):
            return reason
    if _CONFLICT.search(text):
        return (
            "It holds the marks of a git merge that was not finished (<<<<<<<): choose one version, open the"
            " notebook in JupyterLab, save it and hand it in again."
        )
    if not isinstance(error, json.JSONDecodeError):
        return f"It is not JSON. {_AGAIN}"
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        return f"It ends in the middle, in line {text.count(chr(10)) + 1}, so a part of it is lost. {_AGAIN}"
    return f"It is not JSON: something is wrong in line {error.lineno}. {_AGAIN}"


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


def _cell(data: Any, number: int, room: int, changes: Changes) -> Cell:
    if not isinstance(data, dict):
        raise Unreadable(f"Cell {number} of the notebook is not a cell. {_AGAIN}")
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
        text=text,
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
    if isinstance(source, list) and {*map(type, source)} <= {str}:
        source = _joined(source)
    if not isinstance(source, str):
        raise Unreadable(f"The source of cell {number} of the notebook is not text. {_AGAIN}")
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    if len(source) > room:
        changes.add("long", f"cell {number}")
    text = savable(source[:room])
    if text != source[:room]:
        changes.add("letters", f"cell {number}")
    return text


def _joined(lines: list[str]) -> str:
    """The lines of a cell as one text; some programs leave out the line ends."""
    bare = len(lines) > 1 and not any(line.endswith(("\n", "\r")) for line in lines[:-1])
    return ("\n" if bare else "").join(lines)


def _tags(tags: Any) -> tuple[str, ...]:
    tags = tags[:20] if isinstance(tags, list) else []
    return tuple(dict.fromkeys(tag for tag in tags if isinstance(tag, str) and _TAG.fullmatch(tag)))
