"""Running a notebook's cells: what is left out, what is shown, and how a submission's time is shared."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import matplotlib.pyplot as plt
import nbformat
import pytest
from conftest import sandbox_or_skip
from IPython.display import display
from nbformat.v4 import new_code_cell

from dnn_grader import execution, grading
from dnn_grader.course import Course
from dnn_grader.execution import MAX_RESTARTS, Execution, OwnTime, tells_of_a_stop
from dnn_grader.grading import grade_notebook, prepare
from dnn_grader.judging import Grading, Judge
from dnn_grader.nursery import Nursery
from dnn_grader.reference import grade_id, is_solution
from dnn_grader.sandbox import Limits, Seconds
from dnn_grader.student_process import CellRun, StudentProcess
from dnn_utils.checks.student import NotebookStudent

LIMITS = Limits(cell_cpu_seconds=0.5, own_cpu_seconds=1, submission_cpu_seconds=20)
ENDLESS = "while True: pass"
END = "import os\nos._exit(0)"
TEST = {"nbgrader": {"grade": True, "solution": False, "locked": True, "grade_id": "test", "points": 1}}


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery(sandbox_or_skip(), LIMITS) as nursery:
        yield nursery


def executed(*sources: str, own: bool = True) -> Execution:
    """Cells with these sources, and a test cell behind them."""
    cells = [*map(new_code_cell, sources), new_code_cell("", metadata=TEST)]
    for count, cell in enumerate(cells, 1):
        cell.execution_count = count
    return Execution(dict(enumerate(cells)), frozenset(range(len(sources))) if own else frozenset(), LIMITS)


def begin_tests(run: Execution, nursery: Nursery) -> Any:
    """Run all cells and begin the test; what `f` gives there."""
    with run.process(nursery) as process, run.student(process, len(run.cells) - 1) as student:
        return getattr(student.call("f", (), {}, 0), "value", None)


def shown(run: Execution) -> list[str]:
    """The text that each cell shows."""
    return [
        "".join(o.get("text") or o.get("evalue", "") for o in cell.outputs) for cell in run.cells.values()
    ]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Seconds, int | None]]:
    """What is run from now on: source, time, and up to which line."""
    noted: list[tuple[str, Seconds, int | None]] = []
    run_cell = StudentProcess.run_cell

    def noting(process: StudentProcess, source: str, *given: Any) -> CellRun:
        noted.append((source, given[1], given[2]))
        return run_cell(process, source, *given)

    monkeypatch.setattr(StudentProcess, "run_cell", noting)
    return noted


# What a test knows, and what a cell shows


def test_cells_show_what_they_showed_before_the_first_test(nursery: Nursery) -> None:
    """Of cells that run again after a test, each could tell what the clock says then."""
    run = executed("import time\nprint(time.monotonic_ns())", "def f(): return 1")
    begin_tests(run, nursery)
    before, notes = shown(run), run.notes
    for source in ("print('later')", END):
        run.cells[0].source = source
        begin_tests(run, nursery)
        assert (shown(run), run.notes) == (before, notes)


def test_a_sandbox_ended_from_outside_changes_nothing_that_a_test_could_have_known(nursery: Nursery) -> None:
    run = executed("print('first')")
    begin_tests(run, nursery)
    run.begin_again()
    run.cells[0].source = "print('second')"
    begin_tests(run, nursery)
    assert shown(run)[0] == "first\n"


def test_what_was_ended_from_outside_before_any_test_is_shown_anew(nursery: Nursery) -> None:
    run = executed(END, "print('here')")
    with run.process(nursery):
        pass
    assert "was stopped: it ended the process" in run.notes[0]
    run.begin_again()
    run.cells[0].source = "print('well')"
    begin_tests(run, nursery)
    assert (shown(run)[:2], run.notes) == (["well\n", "here\n"], ())


# Cells that run out of time


def test_a_cell_that_ran_out_of_time_keeps_what_it_had_defined(nursery: Nursery, runs: list[Any]) -> None:
    """Where all cells run again, it is run up to that point only."""
    late = f"\n%matplotlib inline\n@(lambda g: g)\ndef f():\n    return 1\nif f:\n    {ENDLESS}\nf = None"
    run = executed(late, "print(1)", own=False)
    assert [begin_tests(run, nursery), begin_tests(run, nursery)] == [1, 1]
    assert [until for source, _, until in runs if source == late] == [None, 5]
    assert shown(run)[0].startswith("this cell used up its computing time")
    assert run.notes == ("The cell number 1 was stopped: it took too long.",)


def test_own_cells_use_up_only_their_share(nursery: Nursery, runs: list[Any]) -> None:
    run = executed(*[ENDLESS] * 13, "def f(): return 1")
    assert begin_tests(run, nursery) == 1
    first, *others = [seconds for source, seconds, _ in runs if source == ENDLESS]
    assert first == LIMITS.cell and others == sorted(others, reverse=True)
    assert sum(seconds.cpu for seconds in (first, *others)) < LIMITS.own_cpu_seconds + LIMITS.cell_cpu_seconds
    assert len(run.notes) == 2 and "numbers" not in run.notes[0]
    begin_tests(run, nursery)
    assert [until for source, _, until in runs if source == ENDLESS][13:] == [1] * 13


@pytest.mark.parametrize("count", [1, 8, 13, 500])
def test_the_share_is_never_used_up_and_leaves_some_for_a_small_cell(count: int) -> None:
    own = OwnTime(Limits())
    for _ in range(count):
        own.take(CellRun((), spent=own.next(), late=1))
    little = count * execution.LEAST
    assert own.spent.cpu < Limits().own_cpu_seconds + little
    assert own.spent.wall < Limits().own_wall_seconds + little
    assert own.next().cpu > 1 / (count + 1) ** 2
    assert Limits().own_cpu_seconds < Limits().submission_cpu_seconds


def test_cells_in_time_get_all_that_a_cell_may_take() -> None:
    own = OwnTime(Limits())
    for _ in range(100):
        assert own.next() == Limits().cell
        own.take(CellRun((), spent=Seconds(0.1, 0.1)))


def test_what_has_no_time_left_because_of_others_is_not_left_out(nursery: Nursery) -> None:
    """The submission as a whole ran out of time: with less to do, the cell that it hit is run after all."""
    limits = Limits(cell_cpu_seconds=1, submission_cpu_seconds=2)
    with Nursery(nursery._sandbox, limits, slot=1) as short:
        run = executed(*[ENDLESS] * 3, "def f(): return 1", own=False)
        run.limits = limits
        assert begin_tests(run, short) == 1
    assert not run.dead and len(run.late) == 3
    assert run.notes == ("The cells number 1 to 3 were stopped: they took too long.",)


def test_cells_that_end_the_process_are_left_out_at_last_with_all_that_was_added(nursery: Nursery) -> None:
    run = executed("def f(): return 1", *[END] * (MAX_RESTARTS + 2))
    run.own -= {0}
    assert begin_tests(run, nursery) == 1
    assert run.notes[-1] == execution.OWN_LEFT_OUT and not run.ended
    assert shown(run)[-2] == execution.OWN_LEFT_OUT


def test_a_right_notebook_with_many_own_training_cells_has_all_points(
    course: Course, nursery: Nursery, runs: list[Any]
) -> None:
    assignment = prepare(course, "week1_introduction", b"a seed for tests" * 2)
    notebook = nbformat.read(course.release("week1_introduction"), 4)
    for cell in filter(is_solution, notebook.cells):
        cell.source = assignment.judge.reference.solutions[grade_id(cell)]
    notebook.cells += [new_code_cell(ENDLESS) for _ in range(13)]
    notebook.cells += [new_code_cell("seen.append(1)")]
    notebook.cells.insert(2, new_code_cell("seen = []"))  # so all cells run once more, for the first test
    graded = grade_notebook(nbformat.writes(notebook).encode(), assignment, nursery)
    assert all(result.is_right for result in graded.results) and len(graded.results) > 3
    assert [until for source, _, until in runs if source == ENDLESS] == [None] * 13 + [1] * 13
    assert all(map(tells_of_a_stop, graded.notes))


@pytest.mark.parametrize(
    "note, tells",
    [
        ("The cell f was stopped: it took too long.", True),
        ("The cells number 1 to 3 were stopped: they took too long.", True),
        ("The cells f, g and number 3 were stopped: it took too long.", True),
        ("The rest was left out: the notebook ended its process too often.", True),
        (execution.OWN_LEFT_OUT, True),
        ("The cell f was there twice: the copy was left out.", False),
        ("A copy of stopped was left out.", False),
    ],
)
def test_only_what_was_not_run_to_its_end_counts_as_stopped(note: str, tells: bool) -> None:
    assert tells_of_a_stop(note) is tells


# What the grading side says


def log() -> None:
    logging.getLogger("secret").warning("secret")


def plot() -> None:
    plt.title("secret")
    plt.show()


LOUD: dict[str, Callable[[], None]] = {
    "print": lambda: print("secret"),
    "stdout": lambda: print("secret", file=sys.stdout),
    "stderr": lambda: print("secret", file=sys.stderr),
    "a warning": lambda: warnings.warn("secret", stacklevel=1),
    "display": lambda: display("secret"),
    "a log": log,
    "a figure": plot,
}


class Loud(Judge):
    """Says something while it judges, as a stand-in may, or the reference where cases are first drawn."""

    def __init__(self, say: Callable[[], None]) -> None:
        super().__init__((), type("Nothing", (), {"setup": {}}), b"")  # type: ignore[arg-type]
        self.judge = lambda *given: self.say()  # type: ignore[assignment]
        self.say = say


@pytest.mark.parametrize("way", LOUD)
def test_nothing_that_is_said_while_a_test_runs_is_shown(way: str, capfd: pytest.CaptureFixture[str]) -> None:
    judge = Loud(LOUD[way])
    cell = new_code_cell(
        "say()\nprint('the test itself')", execution_count=1, metadata={"nbgrader": {"points": 2}}
    )
    (said, earned), _ = grading._run_test(cell, _saying(judge))
    assert said.text == "the test itself\n" and earned.data == {"text/plain": "2.0"}
    heard = capfd.readouterr()
    assert "secret" not in heard.out + heard.err


def _saying(judge: Loud) -> Grading:
    judge.reference.setup["say"] = judge.say
    return Grading(judge, NotebookStudent({}), [])


@pytest.mark.parametrize("way", LOUD)
def test_a_stand_in_is_heard_by_nobody(nursery: Nursery, way: str, capfd: pytest.CaptureFixture[str]) -> None:
    with nursery.student() as process:
        process.run_cell("def f(): return step()", "cell")
        with process.fork() as student:
            assert student.call("f", (), {"step": lambda: LOUD[way]() or 7}, 0).value == 7
    heard = capfd.readouterr()
    assert "secret" not in heard.out + heard.err
