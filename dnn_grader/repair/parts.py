"""The cells that the course says there must be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from nbformat import NotebookNode

Role = Literal["solution", "test", "locked"]

_HIDDEN = re.compile(r"^[^\n]*BEGIN (HIDDEN TESTS|MARK SCHEME).*?END \1[^\n]*$\n?", re.DOTALL | re.MULTILINE)


@dataclass(eq=False)
class Part:
    """A cell of the course: its place in the notebook, and the solution cell a test belongs to."""

    place: int
    name: str
    role: Role
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

    def resembles(self, text: str) -> bool:
        """Whether a plain `text` has most of the course's lines and not many others."""
        lines = set(text.splitlines())
        return len(lines & self.lines) >= max(3, 0.6 * len(self.lines)) and len(lines) <= 2 * len(self.lines)

    @cached_property
    def lines(self) -> frozenset[str]:
        """The lines of the text that students get."""
        return frozenset(self.texts[0].splitlines())

    @cached_property
    def code_lines(self) -> frozenset[str]:
        """The lines with code of the whole text."""
        return code_lines(self.cell.source)


@dataclass(frozen=True, eq=False)
class Template:
    """The instructor's notebook (nbformat 4): stubs for solutions, and the tests in full.

    What repairing takes from it is found once, and serves all submissions.
    """

    notebook: NotebookNode

    @cached_property
    def parts(self) -> list[Part]:
        """The graded, locked and solution cells."""
        parts: list[Part] = []
        for place, cell in enumerate(self.notebook.cells):
            settings = cell.metadata.get("nbgrader", {})
            if is_set(settings):
                role, name = _role(settings), settings["grade_id"]
                tests = _tested(name, parts) if role == "test" else None
                parts.append(Part(place, name, role, cell, tests))
        return parts

    @cached_property
    def solutions(self) -> list[Part]:
        """The solution cells."""
        return [part for part in self.parts if part.role == "solution"]

    @cached_property
    def by_name(self) -> dict[str, Part]:
        """The same cells as `parts`, by their name."""
        return {part.name: part for part in self.parts}

    @cached_property
    def known(self) -> frozenset[str]:
        """The plain texts of `parts`."""
        return frozenset(text for part in self.parts for text in part.texts)

    @cached_property
    def stubs(self) -> dict[str, Part]:
        """The solution cells, by their plain texts."""
        return {text: part for part in self.solutions for text in part.texts if text}

    @cached_property
    def plain_cells(self) -> dict[int, NotebookNode]:
        """The other cells, by their place."""
        cells = enumerate(self.notebook.cells)
        return {i: cell for i, cell in cells if not is_set(cell.metadata.get("nbgrader", {}))}

    @cached_property
    def plain_texts(self) -> dict[str, int]:
        """The places of the other cells, by their plain text."""
        return {plain(cell.source): i for i, cell in self.plain_cells.items()}

    @cached_property
    def prose(self) -> list[str]:
        """The plain texts of the other cells that are Markdown, the longest first."""
        cells = self.plain_cells.values()
        texts = (plain(cell.source) for cell in cells if cell.cell_type == "markdown")
        return sorted(filter(None, texts), key=len, reverse=True)

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first lines of `prose`."""
        return frozenset(text.partition("\n")[0] for text in self.prose)


def is_set(settings: dict[str, Any]) -> bool:
    """Whether nbgrader's settings of a cell mean anything; its form leaves empty ones behind."""
    return any(settings.get(flag) is True for flag in ("grade", "solution", "locked", "task"))


def plain(text: str) -> str:
    """`text` without white space around it and at line ends."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def code_lines(text: str) -> frozenset[str]:
    """The lines of `text` with code, without white space around them."""
    lines = map(str.strip, text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _role(settings: dict[str, Any]) -> Role:
    return "solution" if settings.get("solution") else "test" if settings.get("grade") else "locked"


def _tested(name: str, before: list[Part]) -> str | None:
    """The solution that a test cell belongs to: the one it is named after, or the last one before it."""
    solutions = [part.name for part in before if part.role == "solution"]
    named = name.removeprefix("test_")
    return named if named in solutions else solutions[-1] if solutions else None
