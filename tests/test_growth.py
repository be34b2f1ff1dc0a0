"""Whatever is generated: ten times as much of it takes about ten times the steps at most, and never fails.

Steps are lines and calls of Python, so the same input always takes the same; what C code takes is measured
by ``python -m benchmarks.costly``. `make fuzz` tries many more examples; ``FUZZ`` says how many.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_repair import TEMPLATE

from benchmarks.costly import PIECES, generated, mend
from dnn_grader.hand_in_time import MAX_BYTES, UnknownTime, parse_time
from dnn_grader.places import last_definition
from dnn_grader.repair.names import by_likeness
from dnn_grader.report import feedback
from dnn_grader.report import prose as drawing
from dnn_grader.report.budget import Budget
from dnn_grader.safe import _safe_markdown

EXAMPLES = int(os.environ.get("FUZZ", "12"))
SMALL, LARGE = 1_500, 15_000
MARGIN = 1.5
"""How many times more than ten times the steps ten times as much may take: quadratic would be ten times."""

SOME = 30_000
"""Steps that are no matter, whatever the size: the course's own cells, the first look at something."""

pytestmark = pytest.mark.timeout(36_000 if "FUZZ" in os.environ else 300)
pieces = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
generating = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="FUZZ" not in os.environ,
    suppress_health_check=list(HealthCheck),
)


class Steps:
    """Counts the lines and calls of Python that run in a block; a clock that goes by them."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> float:
        return float(self.count)

    def __enter__(self) -> Steps:
        self._before = sys.gettrace()
        sys.settrace(self._step)
        return self

    def __exit__(self, *error: object) -> None:
        sys.settrace(self._before)

    def _step(self, frame: FrameType, event: str, argument: Any) -> Any:
        self.count += 1
        return self._step


def steps(task: Callable[[], object]) -> int:
    """How many steps a task takes in which nothing is remembered."""
    for cache in (_safe_markdown, drawing._highlighted, drawing._rendered):
        cache.cache_clear()
    with Steps() as counted:
        task()
    return counted.count


def assert_linear(task: Callable[[int], object]) -> None:
    """Ten times the size takes about ten times the steps."""
    small, large = (steps(lambda size=size: task(size)) for size in (SMALL, LARGE))
    assert large <= MARGIN * LARGE / SMALL * small + SOME


def test_a_task_that_is_quadratic_is_found() -> None:
    def task(size: int) -> None:
        for _ in range(size // 10):
            sum(1 for _ in range(size // 10))

    with pytest.raises(AssertionError):
        assert_linear(task)


@given(piece=pieces, way=st.sampled_from([name for name, _ in generated(TEMPLATE, "x", 100)]))
@generating
def test_a_submission_is_repaired_in_linear_time(piece: str, way: str) -> None:
    assert_linear(lambda size: mend(dict(generated(TEMPLATE, piece, size))[way], TEMPLATE))


@given(piece=pieces, kind=st.sampled_from(["markdown", "code", "output"]))
@generating
def test_a_page_takes_its_budget_and_what_is_linear(piece: str, kind: str) -> None:
    """Of the parsers nobody knows how long they take: the budget's clock goes by the steps themselves."""
    budget = 50_000

    def task(size: int) -> None:
        text = piece * (size // len(piece))
        outputs = [{"output_type": "stream", "text": text}] if kind == "output" else []
        cell = {"cell_type": "code" if kind == "output" else kind, "metadata": {}, "outputs": outputs}
        cell["source"] = "x" if kind == "output" else text
        feedback.feedback_page({"cells": [cell]}, (), title="", student="", score=0.0, max_score=1.0)

    with pytest.MonkeyPatch.context() as patch:
        counted: list[int] = []
        for size in (SMALL, LARGE):
            for cache in (drawing._highlighted, drawing._rendered):
                cache.cache_clear()
            with Steps() as clock:
                patch.setattr(feedback, "Budget", lambda clock=clock: Budget(budget, clock))
                task(size)
            counted.append(clock.count)
    small, large = counted
    assert large <= MARGIN * LARGE / SMALL * small + budget + SOME


@given(piece=pieces | st.sampled_from(["9", "1 ", "1:", "+", "Jan ", "UTC+", "A/", "12am ", "T", "\ud800"]))
@generating
def test_a_time_is_read_in_so_many_steps(piece: str) -> None:
    """A longer text isn't read; one of that length is not worse than a few lines."""

    def read() -> None:
        with suppress(UnknownTime):
            parse_time((piece * MAX_BYTES)[:MAX_BYTES], "Europe/Berlin")

    assert steps(read) < 2_000 * MAX_BYTES


@given(piece=pieces | st.text(min_size=1, max_size=4))
@generating
def test_names_of_files_are_ranked_in_linear_time(piece: str) -> None:
    def rank(size: int) -> None:
        names = [f"{number}{piece * 60}"[:240] + ".ipynb" for number in range(size // 100)]
        by_likeness(names, "week4_building_blocks.ipynb")

    assert_linear(rank)


@given(piece=st.sampled_from(["def f():\n x\n", "if x:\n def f(): pass\n", "%f\n", "f\n", "f = x\n"]))
@generating
def test_the_function_of_a_name_is_found_in_linear_time(piece: str) -> None:
    assert_linear(lambda size: last_definition("f", [piece * (size // len(piece))] * 2))
