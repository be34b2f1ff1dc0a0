"""The table that `progress()` shows: which exercises of a notebook pass, and which wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

from dnn_utils.checks.card import in_html

State = Literal["passes", "answered", "not right yet", "not written yet", "no answer yet"]

_MARKS: dict[State, tuple[str, str]] = {
    "passes": ("✓", "#0a7d4f"),
    "answered": ("✓", "#0a7d4f"),
    "not right yet": ("✗", "#b3541e"),
    "not written yet": ("–", "#555"),
    "no answer yet": ("–", "#555"),
}


@dataclass(frozen=True)
class Progress:
    """The state of each exercise and question of an assignment, in the notebook's order."""

    states: Sequence[tuple[str, State]]

    @property
    def summary(self) -> str:
        """How far the notebook is, and where to go on, in a sentence."""
        done = [name for name, state in self.states if _MARKS[state][0] == "✓"]
        left = [name for name, state in self.states if name not in done]
        where = f"Next: `{left[0]}`." if left else "Nothing is left: well done!"
        return f"{len(done)} of {len(self.states)} done. {where}"

    def bundle(self) -> dict[str, Any]:
        """The table as a Jupyter MIME bundle."""
        return {"text/html": self.html(), "text/plain": self.text()}

    def text(self) -> str:
        """The table for a terminal."""
        width = max(len(name) for name, _ in self.states)
        rows = [f"{_MARKS[state][0]} {name:{width}}  {state}" for name, state in self.states]
        return "\n".join([*rows, self.summary.replace("`", "")])

    def html(self) -> str:
        """The table for a notebook: states differ in word and sign, not in colour alone."""
        rows = "".join(_row(name, state) for name, state in self.states)
        return (
            '<table style="font-family:sans-serif"><caption style="text-align:left;padding:.3em 0">'
            f"{in_html(self.summary)}</caption>"
            '<thead><tr><th scope="col" style="text-align:left">Exercise or question</th>'
            f'<th scope="col" style="text-align:left">State</th></tr></thead><tbody>{rows}</tbody></table>'
        )


def _row(name: str, state: State) -> str:
    mark, colour = _MARKS[state]
    return (
        f'<tr><td style="text-align:left"><code>{escape(name)}</code></td><td style="text-align:left">'
        f'<span aria-hidden="true" style="color:{colour};font-weight:bold">{mark}</span> {state}</td></tr>'
    )
