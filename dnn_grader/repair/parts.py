"""The cells that the course says there must be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

from nbformat import NotebookNode

MAX_KEPT = 20_000
"""Each cell is compared with many of the course; a short text is made plain once."""

_HIDDEN = re.compile(r"^[^\n]*BEGIN (HIDDEN TESTS|MARK SCHEME).*?END \1[^\n]*$\n?", re.DOTALL | re.MULTILINE)


@dataclass(eq=False)
class Part:
    """A cell of the course: its place in the notebook, and the solution cell a test belongs to."""

    place: int
    name: str
    role: Literal["solution", "test", "locked"]
    cell: NotebookNode
    tests: str | None = None

    @property
    def is_code(self) -> bool:
        """Whether it is a code cell."""
        return bool(self.cell.cell_type == "code")

    @property
    def is_skipped(self) -> bool:
        """Whether grading leaves it out because it trains or draws for long."""
        return "training" in self.cell.metadata.get("tags", [])

    @cached_property
    def texts(self) -> tuple[str, str]:
        """The text as students get it, and the whole text."""
        return plain(_HIDDEN.sub("", self.cell.source)), plain(self.cell.source)

    def is_text(self, text: str) -> bool:
        """Whether `text` is the course's, but for white space at line ends."""
        return bool(text.strip()) and plain(text) in self.texts

    def resembles(self, text: str) -> bool:
        """Whether `text` has most of the course's lines and not many others."""
        lines = set(plain(text).splitlines())
        return len(lines & self.lines) >= max(3, 0.6 * len(self.lines)) and len(lines) <= 2 * len(self.lines)

    @cached_property
    def lines(self) -> frozenset[str]:
        """The lines of the text that students get."""
        return frozenset(self.texts[0].splitlines())


def course_parts(source: NotebookNode) -> list[Part]:
    """The graded, locked and solution cells of the instructor's notebook."""
    parts: list[Part] = []
    for place, cell in enumerate(source.cells):
        settings = cell.metadata.get("nbgrader", {})
        if is_set(settings):
            role = "solution" if settings.get("solution") else "test" if settings.get("grade") else "locked"
            name = settings["grade_id"]
            tests = _tested(name, parts) if role == "test" else None
            parts.append(Part(place, name, role, cell, tests))  # type: ignore[arg-type]
    return parts


def plain_cells(source: NotebookNode) -> dict[int, NotebookNode]:
    """The other cells of the instructor's notebook, by their place."""
    cells = enumerate(source.cells)
    return {i: cell for i, cell in cells if not is_set(cell.metadata.get("nbgrader", {}))}


def is_set(settings: dict[str, Any]) -> bool:
    """Whether nbgrader's settings of a cell mean anything; its form leaves empty ones behind."""
    return any(settings.get(flag) is True for flag in ("grade", "solution", "locked", "task"))


def plain(text: str) -> str:
    """`text` without white space around it and at line ends."""
    return _plain(text) if len(text) <= MAX_KEPT else _plain.__wrapped__(text)


@lru_cache(1000)
def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _tested(name: str, before: list[Part]) -> str | None:
    """The solution that a test cell belongs to: the one it is named after, or the last one before it."""
    solutions = [part.name for part in before if part.role == "solution"]
    named = name.removeprefix("test_")
    return named if named in solutions else solutions[-1] if solutions else None
