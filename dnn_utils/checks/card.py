"""The card a check shows: one green line, or what is wrong and why.

A card is plain text data. It crosses from a student's process as JSON of the type `MIME` and is drawn
again, escaped, by whoever shows it, so that nothing a student writes becomes HTML.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

MIME = "application/vnd.dnn-course.card+json"
MAX_TEXT = 20_000
# MathJax, which some pages run over everything, leaves elements of these classes alone.
NO_TEX = "tex2jax_ignore mathjax_ignore"
_CONTROL = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Card:
    """What came of one exercise.

    `lines` are sentences, most important first; `cause` is the likely cause, shown apart; `details`
    are pairs of a title and preformatted text (shapes, a traceback, what was printed).
    """

    title: str
    passed: bool
    lines: tuple[str, ...] = ()
    cause: str = ""
    details: tuple[tuple[str, str], ...] = ()

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
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"this is not a card: {error}") from None

    def to_json(self) -> dict[str, Any]:
        """The card as JSON data."""
        return asdict(self) | {
            "lines": list(self.lines),
            "details": [list(detail) for detail in self.details],
        }

    def bundle(self) -> dict[str, Any]:
        """The card as a Jupyter MIME bundle."""
        return {MIME: self.to_json(), "text/html": self.html(), "text/plain": self.text()}

    def text(self) -> str:
        """The card for a terminal, without colours or control characters."""
        mark = "✓" if self.passed else "✗"
        rows = [f"{mark} {self.title}", *(f"  {line}" for line in self.lines)]
        if self.cause:
            rows.append(f"  Likely cause: {self.cause}")
        for name, detail in self.details:
            rows.append(f"  {name}:")
            rows.extend(f"    {row}" for row in detail.splitlines())
        return printable("\n".join(rows))

    def html(self) -> str:
        """The card as HTML: every string escaped, no script, colours that also differ in shape."""
        edge, back, mark = ("#0a7d4f", "#eaf6f0", "✓") if self.passed else ("#b3541e", "#fdf3ea", "✗")
        parts = [
            f'<div role="status" class="{NO_TEX}" style="border-left:4px solid {edge};background:{back};'
            'color:#1a1a1a;padding:.5em .8em;margin:.3em 0;font-family:sans-serif;line-height:1.5">'
            f'<div><span aria-hidden="true" style="color:{edge};font-weight:bold">{mark}</span> '
            f"<b>{in_html(self.title)}</b></div>"
        ]
        parts += [f"<div>{in_html(line)}</div>" for line in self.lines]
        if self.cause:
            parts.append(f'<div style="margin-top:.3em"><b>Likely cause:</b> {in_html(self.cause)}</div>')
        parts += [
            f'<div style="margin-top:.3em;color:#444">{in_html(name)}</div>'
            '<pre style="margin:.2em 0;background:transparent;color:#1a1a1a;white-space:pre-wrap">'
            f"{in_html(text)}</pre>"
            for name, text in self.details
        ]
        return "".join(parts) + "</div>"


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
