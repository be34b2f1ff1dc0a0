"""Why a name that a student has written is not there: what came of the cell that defines it.

The cells are text, and what came of them may be a submission's word: of that only the name of an exception
that Python has and the number of a line that the cell has are taken.
"""

from __future__ import annotations

import builtins
import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from dnn_utils.checks.wording import with_article

KEEP_NAMES = frozenset({"time", "capture", "prun", "debug"})
"""The cell magics after which the names of the cell are there."""

_MAGIC = re.compile(r"\s*%%([A-Za-z_]\w{0,30})")
_DEFINED = re.compile(r"^[^\S\n]*(?:async\s+)?def\s+(\w{1,100})", re.MULTILINE)
_ODD_SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_TYPOGRAPHIC = re.compile(r"[\u2018-\u201f\u2032\u2033\u00ab\u00bb\u00b4]")
_NO_CODE = re.compile(r"\"[^\"]*\"|'[^']*'|#.*")
"""Texts and comments of a line: any sign may stand there."""

_LIKE = {
    "\u2212\u2010\u2011\u2012\u2013\u2014\u2015\ufe63\uff0d": "-",
    "\u00d7\u2217\u22c5\u00b7\uff0a": "*",
    "\u00f7\u2044\u2215\uff0f": "/",
    "\uff0b": "+",
    "\uff08": "(",
    "\uff09": ")",
    "\uff3b": "[",
    "\uff3d": "]",
    "\uff0c\u3001": ",",
    "\uff1a\ufe55": ":",
    "\uff1d": "=",
    "\u2264": "<=",
    "\u2265": ">=",
    "\u2260": "!=",
    "\u2026": "...",
}
_MEANT = {ord(sign): meant for signs, meant in _LIKE.items() for sign in signs}
"""What Python knows, by the signs that look like it and come from a text, a PDF or another keyboard."""

_ERRORS = frozenset(
    name
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, Exception) and kind.__name__ == name
)
_SYNTAX = ("SyntaxError", "IndentationError", "TabError")


@dataclass(frozen=True)
class Ran:
    """A cell that was run: its text, and the type, line and missing module of the error that ended it."""

    source: str
    error: str = ""
    line: int = 0
    module: str = ""

    @classmethod
    def of(cls, source: str, error: BaseException) -> Ran:
        """A cell of this process, and what it raised."""
        line = getattr(error, "lineno", None) or _line_of_cell(error.__traceback__)
        return cls(source, type(error).__name__, line or 0, getattr(error, "name", "") or "")

    @classmethod
    def of_outputs(cls, source: str, outputs: Sequence[Any]) -> Ran:
        """A cell as its outputs tell it, which are not to be trusted."""
        for output in outputs:
            if output.get("output_type") == "error":
                said, lines = str(output.get("evalue", "")), "\n".join(map(str, output.get("traceback", ())))
                return cls(source, str(output.get("ename", "")), _line_said(said, lines), _module_said(said))
        return cls(source)


def missing(message: str, name: str, why: str) -> str:
    """What is said of a missing `name`: the general `message` and `why`; no cell is denied that is there."""
    said = f"`{name}` is not defined." if why.startswith("Its cell") else message
    return f"{said} {why}".strip()


def why_missing(name: str, cells: Sequence[Ran], known: Collection[str] = ()) -> str:
    """In one or two sentences why `name` is not there; empty where nothing shows.

    `known` are names that are meant as they are, so none of them is `name` misspelt.
    """
    found = [cell for cell in cells if defines(name, cell.source)]
    if found:
        return _of_cell(name, found[-1])
    others = [own for cell in cells for own in _DEFINED.findall(cell.source) if own not in known]
    near = difflib.get_close_matches(name, dict.fromkeys(others[:1000]), 1, 0.8)
    return f"There is `{near[0]}`: is one of the two names misspelt?" if near else ""


def defines(name: str, source: str) -> bool:
    """Whether a cell's text gives `name` a value in a line of its own, be it Python or not."""
    own = re.escape(name)
    line = rf"^[^\S\n]*(?:(?:async\s+)?def\s+{own}\b|{own}\s*(?::[^\n=]{{0,200}})?=[^=])"
    return re.search(line, source, re.MULTILINE) is not None


def cell_magic(source: str) -> str:
    """The name of the magic that a cell begins with; empty where there is none."""
    found = _MAGIC.match(source)
    return found[1] if found else ""


def _of_cell(name: str, cell: Ran) -> str:
    magic = cell_magic(cell.source)
    if magic and magic not in KEEP_NAMES:
        return f"Its cell begins with `%%{magic}`, after which no name is kept: take that line out."
    if not cell.error:
        return ""
    line = cell.line + bool(magic)
    text = cell.source.splitlines()[line - 1 : line] if line > 0 else []
    where = f" in line {line}" if text else ""
    if cell.error in _SYNTAX:
        said = f"Its cell can't run: Python finds {with_article(cell.error, f'`{cell.error}`')}{where}."
        return " ".join([said, *_hints(cell, [_NO_CODE.sub("", part) for part in text])])
    if cell.error == "ModuleNotFoundError" and _imports(cell):
        return f"Its cell stopped{where}: there is no module `{cell.module}` here. NumPy is enough."
    if cell.error in _ERRORS:
        return f"Its cell stopped{where} with {with_article(cell.error, f'`{cell.error}`')}."
    return f"Its cell was stopped{where} before it was done."


def _hints(cell: Ran, text: list[str]) -> Iterator[str]:
    """What in the line, or in how lines are indented, is hard to see and may be the matter."""
    if any(map(_ODD_SPACE.search, text)):
        yield "There is a no-break space, which looks like a space and is none: type it anew."
    if any(map(_INVISIBLE.search, text)):
        yield "There is a character that can't be seen: type the line anew."
    for sign in [sign for line in text for sign in line if ord(sign) in _MEANT][:1]:
        yield f"There is a `{sign}`, which Python does not know: write `{_MEANT[ord(sign)]}`."
    if any(map(_TYPOGRAPHIC.search, text)):
        yield 'There are typographic quotes: Python\'s are straight, as in "relu".'
    indents = {indent for line in cell.source.splitlines() for indent in line[:1] if indent in " \t"}
    if cell.error != "SyntaxError" and len(indents) > 1:
        yield "Some lines are indented by tabs and some by spaces: use four spaces."


def _imports(cell: Ran) -> bool:
    """Whether the cell itself names the module that is missing."""
    module = re.escape(cell.module)
    return bool(re.fullmatch(r"[A-Za-z_][\w.]{0,60}", cell.module)) and bool(
        re.search(rf"\b(?:import|from)\b[^\n]{{0,200}}\b{module}\b", cell.source)
    )


def _line_of_cell(traceback: TracebackType | None) -> int:
    """The line of the cell itself that an exception passed through."""
    while traceback is not None:
        if traceback.tb_frame.f_code.co_name == "<module>":
            return traceback.tb_lineno
        traceback = traceback.tb_next
    return 0


def _line_said(said: str, traceback: str) -> int:
    found = re.search(r"\bline (\d{1,6})\)\s*\Z", said[-200:]) or re.search(
        r"-> (\d{1,6})\b", _plain(traceback)
    )
    return int(found[1]) if found else 0


def _plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]{0,20}m", "", text[:20_000])


def _module_said(said: str) -> str:
    found = re.match(r"No module named '([\w.]{1,60})'", said)
    return found[1] if found else ""
