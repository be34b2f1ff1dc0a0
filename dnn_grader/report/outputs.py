"""The outputs of a cell that a page may show: text, errors, PNG images and our own cards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dnn_grader.report.budget import OverBudget, check
from dnn_grader.safe import image_data
from dnn_utils.checks.card import MIME, Card, printable

MAX_TEXT = 20_000
MAX_RAW = 10 * MAX_TEXT
MAX_OUTPUTS = 60
_ESCAPES = re.compile(r"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)?|\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])")
# Possessive wherever two parts could share what they match: else a long text is gone over again and again.
_NUMBER = re.compile(
    r"\s*+(np\.float64\()?[-+]?(\d++(\.\d*+)?|\.\d++|nan|inf)(e[-+]?\d++)?\)?\s*+", re.IGNORECASE
)
_TRACE_LINE = re.compile(r"^\s*+(?P<arrow>-++>\s*+)?\d++\s?(?P<code>.*)$")
_CUT = "\n… cut here"


@dataclass(frozen=True)
class Output:
    """One output as a page shows it.

    `body` is plain text for ``text`` and ``error``, base64 for ``image``, HTML made by us for ``card``, and
    for ``left_out`` a sentence, where it is not that the kind isn't shown.
    """

    kind: Literal["text", "error", "image", "card", "left_out"]
    body: str


def outputs(cell: Mapping[str, Any], graded: bool, hidden: frozenset[str]) -> list[Output]:
    """What a code cell shows. `graded` is a test cell; `hidden` are its hidden lines, stripped."""
    found = cell.get("outputs")
    found = found if isinstance(found, list) else []
    shown = [_output(output, graded, hidden) for output in found[:MAX_OUTPUTS] if isinstance(output, Mapping)]
    more = (
        [Output("left_out", "The rest of this cell’s output is left out.")]
        if len(found) > MAX_OUTPUTS
        else []
    )
    return [*_joined([output for output in shown if output]), *more]


def plain(value: Any) -> str:
    """The text of a notebook field (a string or a list of them), without control characters."""
    text, _ = _plain(value)
    return text


def _plain(value: Any) -> tuple[str, bool]:
    """The same, and whether it was cut."""
    whole = _whole_text(value)
    text = _ESCAPES.sub("", whole[:MAX_RAW]).replace("\r\n", "\n")
    return printable("\n".join(map(_last_state, text.split("\n")))), len(whole) > MAX_RAW


def _whole_text(value: Any) -> str:
    parts = value if isinstance(value, list) else [value]
    return "".join(part for part in parts if isinstance(part, str))


def _last_state(line: str) -> str:
    """A line as a terminal shows it in the end: a carriage return begins it anew, a backspace goes back."""
    line = line.rstrip("\r").rpartition("\r")[2]
    if "\b" not in line:
        return line
    kept: list[str] = []
    for character in line:
        if character != "\b":
            kept.append(character)
        elif kept:
            kept.pop()
    return "".join(kept)


def _output(output: Mapping[str, Any], graded: bool, hidden: frozenset[str]) -> Output | None:
    kind = output.get("output_type")
    if kind == "stream":
        return _text(*_plain(output.get("text")))
    if kind == "error":
        return _error(output, hidden)
    if kind in ("display_data", "execute_result"):
        data = output.get("data")
        return _data(data if isinstance(data, Mapping) else {}, graded)
    return None


def _data(data: Mapping[str, Any], graded: bool) -> Output | None:
    if MIME in data:
        return _card(data[MIME], graded)
    image = image_data("image/png", _whole(data.get("image/png")))
    if image:
        return Output("image", image)
    if "text/plain" not in data:
        return Output("left_out", "")
    text, cut = _plain(data["text/plain"])
    return None if graded and _NUMBER.fullmatch(text) else _text(text, cut)


def _whole(value: Any) -> Any:
    return "".join(value) if isinstance(value, list) and all(isinstance(v, str) for v in value) else value


def _card(data: Any, graded: bool) -> Output | None:
    """A card, drawn again: that of a test always, what a student shows while there is time."""
    try:
        if not graded:
            check()
        return Output("card", Card.from_json(data).html())
    except ValueError:
        return Output("left_out", "")
    except OverBudget:
        return Output("left_out", "A card is left out here: this page took too long to draw.")


def _text(text: str, cut: bool) -> Output | None:
    return Output("text", _shortened(text, cut)) if text.strip() or cut else None


def _shortened(text: str, cut: bool) -> str:
    """A text that is not too long, and says where it was cut."""
    cut = cut or len(text) > MAX_TEXT
    return text[:MAX_TEXT].rstrip("\n") + (_CUT if cut else "")


def _error(output: Mapping[str, Any], hidden: frozenset[str]) -> Output:
    """The error with its traceback, or that a hidden test failed: what it compared stays hidden."""
    lines = "\n".join(plain(line) for line in _parts(output.get("traceback"))).splitlines()
    if hidden and _raised_in(lines, hidden):
        return Output("error", "A hidden test stopped here. The table at the top says what it found.")
    summary = f"{plain(output.get('ename'))}: {plain(output.get('evalue'))}"
    kept = [line for line in lines if _code(line) not in hidden]
    text = "\n".join(kept) if lines else summary
    return Output("error", _shortened(text, cut=False))


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
