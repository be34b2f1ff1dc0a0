"""Outputs of a cell, made safe: what comes from a student's process is checked part by part.

Text, PNG pictures and the course's own cards are kept. All else is dropped, and everything is capped.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import struct
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from dnn_utils.checks.card import MIME, Card

MAX_OUTPUTS = 200
MAX_PICTURE = 4 * 2**20
MAX_PICTURES = 16 * 2**20
MAX_NOTEBOOK = 32 * 2**20
"""The size of all that a notebook's cells put out: each may keep its limit, and there may be thousands."""
MAX_PIXELS = 40_000_000
MAX_TRACEBACK = 60
MAX_LINE = 4000
CUT = "\n[The rest of this cell's output was cut.]\n"
_PNG = b"\x89PNG\r\n\x1a\n"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,79}")


def checked_outputs(raw: Any, max_text: int, max_pictures: int = MAX_PICTURES) -> tuple[dict[str, Any], ...]:
    """The outputs among `raw` that may be kept, with at most so many bytes of text and pictures in all."""
    if not isinstance(raw, list):
        return ()
    budget = _Budget(max_text, max_pictures)
    made = (_output(item, budget) for item in raw[:MAX_OUTPUTS] if isinstance(item, dict))
    return tuple(item for item in made if item)


def size(outputs: Iterable[Any]) -> int:
    """How many bytes outputs take in a notebook, or a few more."""
    return len(json.dumps(list(outputs)))


def _exception_name(name: Any) -> str:
    """A type's name as a student's process gave it, if it is one."""
    return name if isinstance(name, str) and _NAME.fullmatch(name) else "Exception"


class _Budget:
    """What is left of a cell's text and pictures."""

    def __init__(self, text: int, pictures: int) -> None:
        self._text, self._pictures = text, pictures

    def text(self, value: Any) -> str:
        """As much of `value` as fits, without halves of characters."""
        data = value.encode("utf-8", "replace") if isinstance(value, str) else b""
        left, self._text = self._text, max(0, self._text - len(data))
        if len(data) <= left:
            return data.decode("utf-8")
        return data[:left].decode("utf-8", "ignore") + CUT if left else ""

    def picture(self, value: Any) -> str:
        """A PNG picture as canonical base64; empty if it is none, or too large."""
        data = _bytes(value)
        if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < 45:
            return ""
        width, height = struct.unpack(">II", data[16:24])
        if len(data) > min(MAX_PICTURE, self._pictures) or width * height > MAX_PIXELS:
            return ""
        self._pictures -= len(data)
        return base64.b64encode(data).decode("ascii")


def _output(item: dict[str, Any], budget: _Budget) -> dict[str, Any] | None:
    kind, name = (part if isinstance(part, str) else "" for part in (item.get("type"), item.get("name")))
    if kind == "stream" and name in ("stdout", "stderr"):
        text = budget.text(item.get("text"))
        return {"type": "stream", "name": name, "text": text} if text else None
    if kind in ("display", "result") and isinstance(item.get("data"), dict):
        data = dict(_data(item["data"], budget))
        return {"type": kind, "data": data} if data else None
    return _error(item, budget) if kind == "error" else None


def _data(data: dict[Any, Any], budget: _Budget) -> Iterator[tuple[str, Any]]:
    if text := budget.text(data.get("text/plain")):
        yield "text/plain", text
    if picture := budget.picture(data.get("image/png")):
        yield "image/png", picture
    if isinstance(data.get(MIME), dict):
        with suppress(ValueError):
            yield MIME, Card.from_json(data[MIME]).to_json()


def _error(item: dict[str, Any], budget: _Budget) -> dict[str, Any]:
    lines = item.get("traceback")
    lines = lines[-MAX_TRACEBACK:] if isinstance(lines, list) else []
    return {
        "type": "error",
        "ename": _exception_name(item.get("ename")),
        "evalue": _line(item.get("evalue"), budget),
        "traceback": [_line(line, budget) for line in lines],
    }


def _line(value: Any, budget: _Budget) -> str:
    return budget.text(value[:MAX_LINE]) if isinstance(value, str) else ""


def _bytes(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    if not isinstance(value, str) or len(value) > 2 * MAX_PICTURE:
        return b""
    try:
        return base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""
