"""The outputs of a cell that a page may show: text, errors, PNG images and our own cards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dnn_grader.safe import image_data
from dnn_utils.checks.card import MIME, Card, printable

MAX_TEXT = 20_000
MAX_OUTPUTS = 60
_ESCAPES = re.compile(r"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)?|\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])")
_NUMBER = re.compile(r"\s*(np\.float64\()?[-+]?(\d+\.?\d*|\.\d+|nan|inf)(e[-+]?\d+)?\)?\s*", re.IGNORECASE)
_TRACE_LINE = re.compile(r"^\s*(?P<arrow>-+>)?\s*\d+\s?(?P<code>.*)$")


@dataclass(frozen=True)
class Output:
    """One output as a page shows it.

    `body` is plain text for ``text`` and ``error``, base64 for ``image``, HTML made by us for ``card``.
    """

    kind: Literal["text", "error", "image", "card", "left_out"]
    body: str


def outputs(cell: Mapping[str, Any], graded: bool, hidden: frozenset[str]) -> list[Output]:
    """What a code cell shows. `graded` is a test cell; `hidden` are its hidden lines, stripped."""
    found = cell.get("outputs")
    found = found if isinstance(found, list) else []
    shown = [_output(output, graded, hidden) for output in found[:MAX_OUTPUTS] if isinstance(output, Mapping)]
    return _joined([output for output in shown if output])


def plain(value: Any) -> str:
    """The text of a notebook field (a string or a list of them), without control characters."""
    parts = value if isinstance(value, list) else [value]
    text = "".join(part for part in parts if isinstance(part, str))[: 10 * MAX_TEXT]
    # A carriage return rewrites its line in a terminal: what came last is what was seen.
    text = re.sub(r"[^\n]*\r(?!\n)", "", _ESCAPES.sub("", text).replace("\r\n", "\n"))
    return printable(text)


def _output(output: Mapping[str, Any], graded: bool, hidden: frozenset[str]) -> Output | None:
    kind = output.get("output_type")
    if kind == "stream":
        return _text(plain(output.get("text")))
    if kind == "error":
        return _error(output, hidden)
    if kind in ("display_data", "execute_result"):
        data = output.get("data")
        return _data(data if isinstance(data, Mapping) else {}, graded)
    return None


def _data(data: Mapping[str, Any], graded: bool) -> Output | None:
    if MIME in data:
        return _card(data[MIME])
    image = image_data("image/png", _whole(data.get("image/png")))
    if image:
        return Output("image", image)
    if "text/plain" not in data:
        return Output("left_out", "")
    text = plain(data["text/plain"])
    return None if graded and _NUMBER.fullmatch(text) else _text(text)


def _whole(value: Any) -> Any:
    return "".join(value) if isinstance(value, list) and all(isinstance(v, str) for v in value) else value


def _card(data: Any) -> Output | None:
    try:
        return Output("card", Card.from_json(data).html())
    except ValueError:
        return Output("left_out", "")


def _text(text: str) -> Output | None:
    if not text.strip():
        return None
    cut = "\n… cut here" if len(text) > MAX_TEXT else ""
    return Output("text", text[:MAX_TEXT].rstrip("\n") + cut)


def _error(output: Mapping[str, Any], hidden: frozenset[str]) -> Output:
    """The error with its traceback, or that a hidden test failed: what it compared stays hidden."""
    lines = "\n".join(plain(line) for line in _parts(output.get("traceback"))).splitlines()
    if hidden and _raised_in(lines, hidden):
        return Output("error", "A hidden test stopped here. The table at the top says what it found.")
    summary = f"{plain(output.get('ename'))}: {plain(output.get('evalue'))}"
    kept = [line for line in lines if _code(line) not in hidden]
    text = "\n".join(kept) if lines else summary
    return Output("error", text[:MAX_TEXT])


def _raised_in(lines: Iterable[str], hidden: frozenset[str]) -> bool:
    """Whether a traceback went through a hidden line; yes, where it names no line at all."""
    matches = [match for line in lines if (match := _TRACE_LINE.match(line)) and match["arrow"]]
    return not matches or any(match["code"].strip() in hidden for match in matches)


def _code(line: str) -> str:
    match = _TRACE_LINE.match(line)
    return (match["code"] if match else line).strip()


def _parts(value: Any) -> list[Any]:
    return value[:200] if isinstance(value, list) else [value]


def _joined(shown: list[Output]) -> list[Output]:
    """Streams that follow one another as one block."""
    joined: list[Output] = []
    for output in shown:
        if output.kind == "text" and joined and joined[-1].kind == "text":
            output = Output("text", f"{joined.pop().body}\n{output.body}")
        joined.append(output)
    return joined
