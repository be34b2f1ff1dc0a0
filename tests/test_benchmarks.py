"""The benchmark measures what it says: the same calls in the floor, slopes apart from start-up."""

from __future__ import annotations

import re

import pytest
from rich.console import Console

from benchmarks.floor import graded_calls, make_calls
from benchmarks.memory import Peaks
from benchmarks.report import Report
from benchmarks.students import Waiting
from benchmarks.timing import Slope, slope
from dnn_grader.course import Course
from dnn_grader.judging import Judge, load_judge
from dnn_utils.checks.student import NotebookStudent


class Listening(NotebookStudent):
    """A student whose calls are counted."""

    def __init__(self, namespace) -> None:
        super().__init__(namespace)
        self.calls: list[tuple[str, int]] = []

    def call(self, name, args, stand_ins, seed):
        self.calls.append((name, seed))
        return super().call(name, args, stand_ins, seed)


@pytest.fixture(scope="module", params=["week4_building_blocks"])
def judge(course: Course, request) -> Judge:
    return load_judge(course, request.param, b"seed")


def test_the_floor_makes_the_calls_that_the_grader_makes(judge):
    graded = Listening(judge.reference.fresh())
    right: list[str] = []
    for name in (*judge.exercises, *judge.questions):
        assert judge.judge(name, graded, right=right).is_right or name in judge.questions
        right.append(name)
    floor = Listening(judge.reference.fresh())
    make_calls(floor, [*graded_calls(judge)], [*judge.questions])
    assert floor.calls == graded.calls
    assert floor.calls


def test_start_up_and_slope_come_apart():
    measured = slope(lambda count: 3 + 0.5 * count, (10, 30))
    assert measured.marginal == pytest.approx(0.5)
    assert measured.start_up == pytest.approx(3)


def shown(report: Report) -> str:
    console = Console(width=120)
    with console.capture() as capture:
        console.print(report.tables())
    return capture.get()


def test_only_what_was_measured_is_shown():
    graders = {"ours, 1": Slope((1, 2), (3.0, 3.5)), "stock": Slope((1, 2), (6.0, 11.0))}
    students = [Waiting("week4", 0.1, 0.2, 0.01, None, 0.03, 4.0)]
    text = shown(Report("week4", graders, Peaks(worker=2**20, refused=True), students))
    assert "stock / ours, 1  10.00" in text
    assert "otter" not in text
    assert "may not read" in text


def test_feedback_is_compared_by_the_page_and_as_a_whole():
    graders = {"feedback": Slope((10, 20), (3.0, 4.0)), "stock feedback": Slope((10, 20), (6.0, 12.0))}
    text = shown(Report("week4", graders, Peaks(), []))
    assert re.search(r"stock feedback / feedback +6\.00", text)
    assert re.search(r"stock feedback / feedback, all 20 +3\.00", text)


def test_noise_is_no_number():
    graders = {"ours, 1": Slope((1, 2), (3.5, 3.0)), "stock": Slope((1, 2), (6.0, 11.0))}
    text = shown(Report("week4", graders, Peaks(), []))
    assert "noise" in text
    assert "no worker was seen" in text
    assert "stock / ours" not in text
