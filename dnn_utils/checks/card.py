"""The card a check shows: one green line, or what is wrong and why.

A card is plain text data. It crosses from a student's process as JSON of the type `MIME` and is drawn
again, escaped, by whoever shows it, so that nothing a student writes becomes HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from html import escape
from itertools import zip_longest
from typing import Any

from dnn_utils.checks.picture import MAX_GRIDS, MAX_WORDS, Grid, legend

MIME = "application/vnd.dnn-course.card+json"
MAX_TEXT = 20_000
MAX_ARRAY = 2_000
SHORT = 6
"""A traceback or output of fewer lines stands open."""

TERMINAL_ROWS, TERMINAL_COLUMNS, TERMINAL_DETAIL = 8, 90, 15
_GREEN, _VERMILION = "#0a7d4f", "#d55e00"
_CODE = "padding:.3em .6em;background:rgba(127,127,127,.12)"
_ROW = "display:flex;flex-wrap:wrap;gap:.4em 1.6em"
# MathJax, which some pages run over everything, leaves elements of these classes alone.
NO_TEX = "tex2jax_ignore mathjax_ignore"
_CONTROL = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Card:
    """What came of one exercise.

    `lines` are sentences, most important first; `cause` is the likely cause, shown apart, after the first of
    them; `details` are pairs of a title and preformatted text (a traceback, what was printed).

    Of a local check's cases alone there are `grids`, where the answer is right and wrong, and `arrays`: the
    name of each, with the expected one and the student's as text. `experiment` is what to try, and its code.
    """

    title: str
    passed: bool
    lines: tuple[str, ...] = ()
    cause: str = ""
    details: tuple[tuple[str, str], ...] = ()
    grids: tuple[Grid, ...] = ()
    arrays: tuple[tuple[str, str, str], ...] = ()
    experiment: tuple[str, str] = ("", "")

    @classmethod
    def from_json(cls, data: Any) -> Card:
        """Read a card from untrusted JSON; raise `ValueError` if it is not one."""
        try:
            return cls(
                title=_text(data["title"]),
                passed=data["passed"] is True,
                lines=tuple(_text(line) for line in list(data["lines"])[:20]),
                cause=_text(data["cause"]),
                details=tuple((_text(name), _text(text)) for name, text in list(data["details"])[:20]),
                grids=tuple(map(Grid.from_json, _list(data, "grids")[:MAX_GRIDS])),
                arrays=tuple(map(_array, _list(data, "arrays")[:MAX_GRIDS])),
                experiment=_pair(_list(data, "experiment") or ["", ""]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"this is not a card: {error}") from None

    def to_json(self) -> dict[str, Any]:
        """The card as JSON data."""
        return asdict(self) | {
            "lines": list(self.lines),
            "details": [list(detail) for detail in self.details],
            "grids": [grid.to_json() for grid in self.grids],
            "arrays": [list(array) for array in self.arrays],
            "experiment": list(self.experiment),
        }

    def bundle(self) -> dict[str, Any]:
        """The card as a Jupyter MIME bundle."""
        return {MIME: self.to_json(), "text/html": self.html(), "text/plain": self.text()}

    def text(self) -> str:
        """The card for a terminal, without colours or control characters."""
        mark = "✓" if self.passed else "✗"
        rows = [f"{mark} {self.title}", *(f"  {line}" for line in self.lines[:1])]
        if self.cause:
            rows.append(f"  Likely cause: {self.cause}")
        rows += [f"  {line}" for line in self.lines[1:]]
        for grid in self.grids:
            rows += [f"  {grid.name}: {grid.said}", *(f"    {row}" for row in grid.text())]
        if any(map(list, (grid.text() for grid in self.grids))):
            rows.append(f"  ({legend(self.grids)})")
        tried = f"Try this: {self.experiment[0]}", self.experiment[1]
        for name, detail in (*self._arrays_as_details(), *self.details, tried):
            if detail:
                rows.append(f"  {name.removesuffix(':')}:")
                rows.extend(f"    {row}" for row in _last(detail.splitlines()))
        return printable("\n".join(rows))

    def _arrays_as_details(self) -> Iterator[tuple[str, str]]:
        """The first arrays side by side where they are small enough for a terminal."""
        for name, expected, yours in self.arrays[:1]:
            left, right = (["expected", *expected.splitlines()], ["yours", *yours.splitlines()])
            width = max(map(len, left)) + 4
            if (
                max(len(left), len(right)) <= TERMINAL_ROWS
                and width + max(map(len, right)) <= TERMINAL_COLUMNS
            ):
                pairs = zip_longest(left, right, fillvalue="")
                yield name, "\n".join(f"{one:{width}}{other}".rstrip() for one, other in pairs)

    def html(self) -> str:
        """The card as HTML: every string escaped, no script, colours that also differ in shape.

        It takes the colour of the page's text and tints its background, so that it reads in light and dark.
        """
        edge, tint, mark = (_GREEN, "10,125,79", "✓") if self.passed else (_VERMILION, "213,94,0", "✗")
        return "".join(
            [
                f'<div role="status" class="{NO_TEX}" style="border-left:4px solid {edge};'
                f"background:rgba({tint},.08);padding:.5em .8em;margin:.3em 0;font-family:sans-serif;"
                'line-height:1.5;overflow-wrap:anywhere">'
                f'<div><span aria-hidden="true" style="font-weight:bold">{mark}</span> '
                f"<b>{in_html(self.title)}</b></div>",
                *(f"<div>{in_html(line)}</div>" for line in self.lines[:1]),
                f'<div style="margin:.3em 0"><b>Likely cause:</b> {in_html(self.cause)}</div>'
                if self.cause
                else "",
                *(f"<div>{in_html(line)}</div>" for line in self.lines[1:]),
                self._pictures(),
                *self._experiment(),
                *self._folds(),
                "</div>",
            ]
        )

    def _pictures(self) -> str:
        """The grids, side by side where there is room."""
        if not self.grids:
            return ""
        drawn = "".join(
            f'<div><div style="font-size:.9em"><code>{escape(printable(grid.name))}</code>: '
            f"{in_html(grid.said)}</div>{grid.svg()}</div>"
            for grid in self.grids
        )
        return (
            f'<div style="{_ROW};margin:.5em 0 .2em">{drawn}</div>'
            f'<div style="font-size:.9em">{legend(self.grids)}</div>'
        )

    def _experiment(self) -> Iterator[str]:
        why, code = self.experiment
        if code:
            yield f'<div style="margin-top:.5em"><b>Try this:</b> {in_html(why)}</div>'
            yield _preformatted(code, _CODE)

    def _folds(self) -> Iterator[str]:
        """What is shown on demand: whole arrays side by side; a long traceback or output."""
        if self.arrays:
            sides = (
                f'<div style="min-width:0"><code>{escape(printable(name))}</code>, {side}'
                f"{_preformatted(text)}</div>"
                for name, expected, yours in self.arrays
                for side, text in (("expected", expected), ("yours", yours))
            )
            yield _fold("The arrays side by side", f'<div style="{_ROW}">{"".join(sides)}</div>')
        for name, text in self.details:
            is_short = text.count("\n") < SHORT
            yield (
                f"<div>{in_html(name)}</div>{_preformatted(text)}"
                if is_short
                else _fold(name, _preformatted(text))
            )


def _last(rows: list[str]) -> list[str]:
    """The last rows, as many as a terminal has room for."""
    return rows if len(rows) <= TERMINAL_DETAIL else ["…", *rows[-TERMINAL_DETAIL:]]


def _fold(title: str, inside: str) -> str:
    return f'<details style="margin-top:.4em"><summary>{in_html(title)}</summary>{inside}</details>'


def _preformatted(text: str, look: str = "") -> str:
    style = f"margin:.2em 0;padding:0;background:transparent;color:inherit;white-space:pre-wrap;{look}"
    return f'<pre style="{style}">{escape(printable(text))}</pre>'


def printable(text: str) -> str:
    """`text` without escape codes and other control characters, for a terminal or a page."""
    return _CONTROL.sub("", text)


def in_html(text: str) -> str:
    """Escaped text in which `code` between backquotes is set as code."""
    return re.sub(r"`([^`\n]{1,200})`", r"<code>\1</code>", escape(printable(text)))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value[:MAX_TEXT]


def _list(data: Mapping[str, Any], key: str) -> list[Any]:
    """A list that older cards don't have."""
    value = data.get(key, [])
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return value


def _pair(value: list[Any]) -> tuple[str, str]:
    why, code = value
    return _text(why)[:MAX_ARRAY], _text(code)[:MAX_ARRAY]


def _array(value: Any) -> tuple[str, str, str]:
    name, expected, yours = value
    return _text(name)[:MAX_WORDS], _text(expected)[:MAX_ARRAY], _text(yours)[:MAX_ARRAY]
