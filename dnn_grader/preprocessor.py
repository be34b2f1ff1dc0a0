"""nbgrader's feedback without hidden tests, and in bounded time."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import List

from dnn_grader.reference import is_test
from dnn_grader.report.feedback import visible
from dnn_grader.report.prose import MAX_CODE, MAX_MARKDOWN
from dnn_grader.safe import bare_length, without_images

MAX_BLANK = 20
"""Blank lines in a row that a page shows; what colours code takes quadratic time in them."""


class HideTests(NbGraderPreprocessor):
    """Removes hidden tests from what students are shown."""

    # The exporter of pages sets this for all its preprocessors, and warns of those that can't be told.
    display_data_priority = List(NbGraderPreprocessor.display_data_priority.default_args[0]).tag(config=True)

    def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> tuple[NotebookNode, Any]:
        """Drop the hidden regions of a test cell."""
        if is_test(cell):
            cell.source, _ = visible(cell.source)
        return cell, resources


class ShortenCells(NbGraderPreprocessor):
    """Shortens what nbgrader's page would take too long to draw, and says so in its place."""

    display_data_priority = List(NbGraderPreprocessor.display_data_priority.default_args[0]).tag(config=True)

    def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> tuple[NotebookNode, Any]:
        """Shorten the source of a cell of any kind."""
        cell.source = shortened(cell.source, is_code=cell.cell_type == "code")
        return cell, resources


def shortened(source: str, *, is_code: bool) -> str:
    """The source without long runs of blank lines, cut where a cell of its kind is too long for a page."""
    sign = "# …" if is_code else "…"
    lines: list[str] = []
    for blank, run in groupby(source.split("\n"), key=lambda line: not line.strip()):
        found = list(run)
        many = blank and len(found) > MAX_BLANK
        lines += ["", f"{sign} {len(found):,} blank lines are left out here", ""] if many else found
    text = "\n".join("" if not line.strip() else line for line in lines)
    most, size = (MAX_CODE, len(text)) if is_code else (MAX_MARKDOWN, bare_length(text))
    if size <= most:
        return text
    kept = text[:most] if is_code else without_images(text)[:most]
    return f"{kept}\n\n{sign} cut here: this cell is too long for a page"
