"""Repairing takes time in proportion to the file, whatever is in it, and never fails but with a sentence."""

from __future__ import annotations

import cProfile
import json
import pstats

import pytest
from test_repair import REAL, TEMPLATE, course, solved

from benchmarks.costly import costly, mend
from dnn_grader.reference import read_source
from dnn_grader.repair import Template, repair

SMALL, LARGE = 25_000, 100_000
NAMES = [name for name, _ in costly(TEMPLATE, 1000)]


def calls(submitted: bytes) -> int:
    """How many calls of functions repairing and cleaning a file takes."""
    profile = cProfile.Profile()
    profile.runcall(mend, submitted, TEMPLATE)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_four_times_the_size_takes_no_more_than_four_times_the_calls(name: str) -> None:
    small, large = (calls(dict(costly(TEMPLATE, size))[name]) for size in (SMALL, LARGE))
    assert large < 5 * small + 2000


def test_a_text_of_the_course_repeated_a_thousand_times_is_cut_without_recursion() -> None:
    template = Template(read_source(REAL))
    text = min(template.prose, key=len)
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}
    merged = f"def {template.solutions[0].name}(a):\n    return 7\n" + f"{text}\n" * 1200
    notebook["cells"] = [{"cell_type": "markdown", "metadata": {}, "source": merged}]
    repaired = repair(json.dumps(notebook).encode(), template)
    sources = [cell.source for cell in repaired.notebook.cells]
    assert sum(source == text for source in sources) >= 1200
    assert sum("return 7" in source and text not in source for source in sources) == 1


def test_merged_text_is_cut_where_it_stands_as_whole_lines_only() -> None:
    notebook = solved(course())
    notebook.cells[3].source = f"## Task 1\n## Task 1\n{notebook.cells[3].source}\n# ## Task 2\n## Task 2"
    notebook.cells[3].cell_type = "markdown"
    repaired = repair(json.dumps(notebook).encode(), TEMPLATE)
    (solution,) = (cell for cell in repaired.notebook.cells if cell.source.startswith("def first_step"))
    assert solution.cell_type == "code" and solution.source.endswith("# ## Task 2")
