"""A small picture of where an array is right and wrong: marks in rows, drawn as SVG or as text.

A grid comes with a card from a student's process, so it is plain data of a bounded size, and all that
is drawn comes from its marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

ROWS, COLUMNS = 6, 12
"""The largest grid."""

MAX_GRIDS = 3
MAX_WORDS = 200
BLANK, RIGHT, EXTRA, MISSING, WRONG, WORST = MARKS = " =+-xX"
"""The marks from the least to the most important: of several in one place the last is drawn."""

SIGNS = {BLANK: " ", RIGHT: "·", EXTRA: "+", MISSING: "–", WRONG: "×", WORST: "×"}
WORDS = {RIGHT: "right", EXTRA: "too many", MISSING: "missing", WRONG: "wrong"}
_ROW = re.compile(rf"[{re.escape(MARKS)}]{{1,{COLUMNS}}}")
_SIDE = 14
_PIXELS = 18
# Blue and vermilion of Okabe and Ito, which colour-blind readers tell apart; both show on light and dark.
_BLUE, _VERMILION = "#0072b2", "#d55e00"


@dataclass(frozen=True)
class Grid:
    """Where the array `name` is right and wrong: `rows` of `MARKS`, and what there is to say of it."""

    name: str
    said: str
    rows: tuple[str, ...]

    @classmethod
    def from_json(cls, data: Any) -> Grid:
        """Read a grid from untrusted JSON; raise `TypeError` or `KeyError` if it is not one."""
        rows = data["rows"]
        if not isinstance(rows, list) or not 1 <= len(rows) <= ROWS:
            raise TypeError("a grid has a few rows")
        if not all(isinstance(row, str) and len(row) == len(rows[0]) and _ROW.fullmatch(row) for row in rows):
            raise TypeError("the rows of a grid are marks")
        return cls(_words(data["name"]), _words(data["said"]), tuple(rows))

    def to_json(self) -> dict[str, Any]:
        """The grid as JSON data."""
        return {"name": self.name, "said": self.said, "rows": list(self.rows)}

    def text(self) -> Iterator[str]:
        """The rows for a terminal; none where all marks are the same."""
        if len(set("".join(self.rows).replace(WORST, WRONG))) == 1:
            return
        for row in self.rows:
            yield " ".join(SIGNS[mark] for mark in row).rstrip()

    def in_words(self) -> str:
        """The picture for whoever can't see it: how many squares of each row are right."""
        rows = [f"row {k}: {_counted(row)}" for k, row in enumerate(self.rows)]
        return "; ".join(rows if len(set(self.rows)) > 1 else [f"every row: {_counted(self.rows[0])}"])

    def svg(self) -> str:
        """The picture as SVG, which takes the colour of the text around it."""
        places: dict[str, list[tuple[int, int]]] = {mark: [] for mark in MARKS}
        for y, row in enumerate(self.rows):
            for x, mark in enumerate(row):
                places[mark].append((x * _SIDE + 1, y * _SIDE + 1))
        columns, rows = len(self.rows[0]), len(self.rows)
        wrong, worst = places[WRONG] + places[WORST], places[WORST]
        parts = [
            _path(places[RIGHT], "h11v11h-11z", f'fill="{_BLUE}" fill-opacity=".45"'),
            _path(places[RIGHT], "m5.5 5.5h.01", _stroke(2.5)),
            _path(wrong, "h11v11h-11z", f'fill="{_VERMILION}"'),
            _path(wrong, "m3 3l5 5m0-5l-5 5", _stroke(1.6, "#fff")),
            _path(worst, "h11v11h-11z", _stroke(2)),
            _path(places[MISSING], "h11v11h-11z", f'{_stroke(1)} stroke-dasharray="2 2"'),
            _path(places[MISSING], "m3.5 5.5h4", _stroke(1.4)),
            _path(places[EXTRA], "h11v11h-11z", _stroke(1)),
            _path(places[EXTRA], "m3 5.5h5m-2.5-2.5v5", _stroke(1.4)),
        ]
        size = f'width="{columns * _PIXELS}" height="{rows * _PIXELS}"'
        size += f' viewBox="0 0 {columns * _SIDE} {rows * _SIDE}" style="display:block"'
        # The label stands in text that is escaped by whoever draws the card: here are words of ours alone.
        return f'<svg role="img" aria-label="{self.in_words()}" {size}>{"".join(parts)}</svg>'


def legend(grids: Sequence[Grid]) -> str:
    """What the signs in some grids mean."""
    found = {mark for grid in grids for row in grid.rows for mark in row}
    plain = found - {WORST} | ({WRONG} if WORST in found else set())
    words = [f"{SIGNS[mark]} {WORDS[mark]}" for mark in WORDS if mark in plain]
    return ", ".join([*words, *(["framed: the worst"] if WORST in found else [])])


def _path(places: Sequence[tuple[int, int]], shape: str, look: str) -> str:
    """One path that draws the shape at all places."""
    return f'<path {look} d="{"".join(f"M{x} {y}{shape}" for x, y in places)}"/>' if places else ""


def _stroke(width: float, colour: str = "currentColor") -> str:
    return f'fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round"'


def _counted(row: str) -> str:
    counts = Counter(row.replace(WORST, WRONG))
    return ", ".join(f"{counts[mark]} {WORDS[mark]}" for mark in WORDS if counts[mark])


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value[:MAX_WORDS]
