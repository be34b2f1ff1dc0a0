"""nbgrader's feedback without hidden tests."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import List

from dnn_grader.reference import is_test
from dnn_grader.report.feedback import visible


class HideTests(NbGraderPreprocessor):
    """Removes hidden tests from what students are shown."""

    # The exporter of pages sets this for all its preprocessors, and warns of those that can't be told.
    display_data_priority = List(NbGraderPreprocessor.display_data_priority.default_args[0]).tag(config=True)

    def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> tuple[NotebookNode, Any]:
        """Drop the hidden regions of a test cell."""
        if is_test(cell):
            cell.source, _ = visible(cell.source)
        return cell, resources
