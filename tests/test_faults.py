"""A run that is killed, and what it stands on failing: run again, it ends with the undisturbed grades."""

from __future__ import annotations

import copy
import gc
import os
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import killed
import nbformat
import numpy as np
import pytest
from click.testing import CliRunner
from conftest import SCRIPTS
from killed import ASSIGNMENT
from needs import leave_out
from small_class import (
    STUDENTS,
    Beginning,
    change_everything,
    files,
    hand_in,
    mark_by_hand,
    new_course,
    rows,
    state,
    undisturbed,
)
from small_disk import SmallDisk

from dnn_grader import cli
from dnn_grader.course import CONFIG, Course
from dnn_grader.gradebook import open_gradebook
from dnn_grader.run import grade_class
from dnn_grader.sandbox import Sandbox, find_sandbox
from dnn_grader.watch import tree

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]
ROUNDS = 4
POINTS = 19
"""Kills in each run at drawn points; with three victims in each round, fifty in all."""


@pytest.fixture(scope="module")
def sandbox() -> Sandbox:
    return find_sandbox(os.environ.get("DNN_SANDBOX", "auto"))


@pytest.fixture(scope="module")
def first(course, sandbox, tmp_path_factory) -> Beginning:
    """The first run of an assignment: it makes the gradebook."""
    return undisturbed(new_course(tmp_path_factory.mktemp("first") / "course", course), sandbox)


@pytest.fixture(scope="module")
def again(first, sandbox, tmp_path_factory) -> Beginning:
    """A second run, over other grades, a person's marks and a due date."""
    folder = tmp_path_factory.mktemp("again") / "course"
    shutil.copytree(first.done, folder)
    change_everything(Course(folder))
    return undisturbed(Course(folder), sandbox)


@pytest.mark.parametrize("begun", ["first", "again"])
def test_killed_at_any_point_of_writing(begun, request, tmp_path):
    """The coordinator, before and after anything it does to a file or the database."""
    beginning = request.getfixturevalue(begun)
    for point in np.random.default_rng(7).choice(len(beginning.points), POINTS, replace=False):
        made = beginning.copy(tmp_path / "course")
        assert killed.finish(made.root, recorded=beginning.outcomes, last=int(point)) == -signal.SIGKILL
        assert killed.finish(made.root, recorded=beginning.outcomes) == 0
        assert state(made) == beginning.state, (point, beginning.points[point])
        shutil.rmtree(made.root)


def test_killed_while_it_grades(course, sandbox, tmp_path):
    """Workers, nurseries and the coordinator of real runs. Nobody's work suffers, no process stays."""
    made = new_course(tmp_path / "start" / "course", course)
    for number in range(8):
        hand_in(made, f"student{number}", "neuron_price" if number % 2 else "", seconds=0.4)
    expected = undisturbed(made, sandbox).state
    made = Course(tmp_path / "start" / "course")
    victims = ["coordinator", "worker", "worker" if sandbox.mode == "none" else "nursery"] * ROUNDS
    draw = np.random.default_rng(7)
    process, seen = killed.start(made.root, sandbox=sandbox), set()
    for victim in draw.permutation(victims):
        while not (pid := find(process, victim, seen)):
            process = killed.start(made.root, sandbox=sandbox)
        time.sleep(draw.uniform(0, 0.5))
        with suppress(ProcessLookupError):
            os.kill(
                pid, signal.SIGTERM if victim == "coordinator" and draw.random() < 0.5 else signal.SIGKILL
            )
    process.join()
    assert killed.finish(made.root, sandbox=sandbox) == 0
    assert state(made) == expected
    assert not await_end(seen)


Started = tuple[int, str]
"""A process by its number and the time it was started: numbers are used again."""


def find(process: ForkServerProcess, victim: str, seen: set[Started]) -> int | None:
    """A process of a running run, once it is there; None when the run has ended. `seen` gets all of them."""
    while process.is_alive():
        assert process.pid
        living = {pid: kind(pid) for pid in tree(process.pid)}
        seen.update((pid, stat(pid)[19]) for pid in living if stat(pid))
        # The coordinator once it works: a run that has done nothing is no trial.
        found = [pid for pid, what in living.items() if what == victim and pid != process.pid]
        if victim == "coordinator" and "nursery" in living.values():
            found = [process.pid]
        if found:
            return found[-1]
        time.sleep(0.02)
    return None


def kind(pid: int) -> str:
    """What a process below the coordinator is. The nursery's own children are students."""
    words = command_line(pid)
    if "dnn_grader.inside.nursery" in words:
        above = command_line(int(stat(pid)[1])) if stat(pid) else ""
        return "student" if "dnn_grader.inside.nursery" in above and "bwrap" not in above else "nursery"
    # A worker is forked from a server, and has its command line.
    forked = "forkserver" in words and stat(pid) and words == command_line(int(stat(pid)[1]))
    return "worker" if forked else "other"


def command_line(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text()
    return ""


def stat(pid: int) -> list[str]:
    """What the kernel says of a process, from its state on; nothing where it is gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return []


def await_end(processes: set[Started], seconds: float = 60) -> set[Started]:
    """Those that still run after so many seconds. One that nobody has waited for has ended too."""
    deadline = time.monotonic() + seconds
    while (living := set(filter(lives, processes))) and time.monotonic() < deadline:
        time.sleep(0.1)
    return living


def lives(process: Started) -> bool:
    found = stat(process[0])
    return bool(found) and found[0] != "Z" and found[19] == process[1]


def test_stopped_by_the_keyboard(course, sandbox, tmp_path):
    """Ctrl-C reaches every process of the terminal: one line, the usual exit code, and it goes on later."""
    made = new_course(tmp_path / "course", course)
    for number in range(8):
        hand_in(made, f"student{number}", "", seconds=0.5)
    command = [
        SCRIPTS / "dnn-course",
        "grade",
        ASSIGNMENT,
        "--sandbox",
        sandbox.mode.replace("bubblewrap", "require"),
    ]
    running = subprocess.Popen(
        command,
        cwd=made.root,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # tests in the background ignore it
    )
    while running.poll() is None and not list(made.autograded.rglob("*.ipynb")):
        time.sleep(0.1)
    below = {(pid, stat(pid)[19]) for pid in tree(running.pid) if stat(pid)}
    os.killpg(running.pid, signal.SIGINT)
    said, _ = running.communicate()
    assert running.returncode == 130, said
    assert "run the same command to go on" in said
    assert "Traceback" not in said
    assert not await_end(below)
    assert killed.finish(made.root, sandbox=sandbox) == 0
    assert len(rows(made)["dnn_course_graded"]) == len(STUDENTS) + 8


@pytest.fixture
def disk_mode(sandbox) -> None:
    if sandbox.mode == "none":
        leave_out("a working sandbox", sandbox.reason, "DNN_SANDBOX")  # it takes the same to mount a disk


def test_a_full_disk(first, again, disk_mode, tmp_path):
    """A real file system without room, at several moments: one line, nothing half-written, and it goes on."""
    killed.in_a_process(fill_up, first, tmp_path, [0, 64, 160, 224])
    killed.in_a_process(fill_up, again, tmp_path, [0, 16, 32])


def fill_up(beginning: Beginning, folder: Path, sizes: list[int]) -> None:
    """With only so many kilobytes free."""
    for free in sizes:
        disk = SmallDisk(folder / f"disk{free}", beginning.course.root, free * 1024)
        before = files(Course(disk.root))
        said = refused(Course(disk.root), beginning.outcomes)
        assert "space" in said and "run the command again" in said, said
        after = files(Course(disk.root))
        assert not [name for name in after if name.endswith(".part")]
        assert all(after[name] in (before.get(name), beginning.state["files"][name]) for name in after)
        disk.resize(64 * 2**20)
        assert finish_here(Course(disk.root), beginning.outcomes) == beginning.state, free
        disk.close()


def test_a_read_only_disk(again, disk_mode, tmp_path):
    killed.in_a_process(write_nothing, again, tmp_path / "disk")


def write_nothing(beginning: Beginning, root: Path) -> None:
    disk = SmallDisk(root, beginning.course.root, 2**20)
    disk.close_for_writing()
    said = refused(Course(root), beginning.outcomes)
    assert "writable for you" in said, said


def grade_here(course: Course, outcomes: killed.Outcomes, before=lambda submission: None) -> tuple[int, str]:
    """The exit code and the words of the command in this process; `before` is called before each outcome."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course.root)
        patch.setattr(cli, "_graders", lambda *words, **options: killed.Recorded(outcomes, before))
        done = CliRunner().invoke(cli.main, ["grade", ASSIGNMENT])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    assert "Traceback" not in done.output, done.output
    return done.exit_code, " ".join(done.output.split())


def refused(course: Course, outcomes: killed.Outcomes, **options) -> str:
    code, said = grade_here(course, outcomes, **options)
    assert code != 0, said
    assert "Error: " in said
    return said.partition("Error: ")[2]


def finish_here(course: Course, outcomes: killed.Outcomes) -> dict:
    code, said = grade_here(course, outcomes)
    assert code == 0, said
    return state(course)


@contextmanager
def held(course: Course, seconds: float) -> Iterator[None]:
    """Another program writes to the gradebook for so long."""
    begun, over = threading.Event(), threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(course.root / "gradebook.db")) as other:
            other.execute("begin exclusive")
            begun.set()
            over.wait(seconds)

    thread = threading.Thread(target=hold)
    thread.start()
    begun.wait()
    try:
        yield
    finally:
        over.set()
        thread.join()


def test_a_gradebook_that_is_locked_for_a_moment(again, tmp_path):
    made = again.copy(tmp_path / "course")
    with held(made, 1):
        assert finish_here(made, again.outcomes) == again.state


def wait_a_second_only(course: Course) -> None:
    """SQLite's five seconds for a lock are long for a test."""
    url = f"sqlite:///{course.root / 'gradebook.db'}?timeout=1"
    with (course.root / CONFIG).open("a") as settings:
        settings.write(f"\nc.CourseDirectory.db_url = {url!r}\n")


def test_a_gradebook_that_stays_locked(again, tmp_path):
    """From the beginning, and from the second submission on."""
    made = again.copy(tmp_path / "course")
    wait_a_second_only(made)
    before = (made.root / "gradebook.db").read_bytes()
    with held(made, 600):
        said = refused(made, again.outcomes)
    assert "database is locked" in said and "close that, and run the command again" in said
    assert (made.root / "gradebook.db").read_bytes() == before
    with ExitStack() as stack:
        lock = {"ben": lambda: stack.enter_context(held(made, 600))}
        said = refused(made, again.outcomes, before=lambda each: lock.get(each.student, lambda: None)())
    assert "database is locked" in said
    assert finish_here(made, again.outcomes) == again.state


def test_a_gradebook_that_is_half_locked(first, tmp_path):
    """Another program may read and has begun to write: we can read, and not write."""
    made = first.copy(tmp_path / "course")
    wait_a_second_only(made)
    with open_gradebook(made):
        pass
    with closing(sqlite3.connect(made.root / "gradebook.db")) as other:
        other.execute("begin immediate")
        assert "database is locked" in refused(made, first.outcomes)
    assert finish_here(made, first.outcomes) == first.state


def damage(data: bytes) -> dict[str, bytes]:
    page = 4096
    return {
        "cut off": data[: len(data) // 2 // page * page],
        "cut off in a page": data[: page // 2],
        "zeros": bytes(len(data)),
        "zeros inside": data[:page] + bytes(len(data[page:])),
        "another file": b"scores: all fine\n" * 1000,
    }


@pytest.mark.parametrize("how", damage(b""))
def test_a_damaged_gradebook(again, tmp_path, how):
    """It is left as it is; with the backup in its place the run goes on."""
    made = again.copy(tmp_path / "course")
    path = made.root / "gradebook.db"
    good = path.read_bytes()
    path.write_bytes(damage(good)[how])
    before = files(made)
    assert "Put a backup in its place" in refused(made, again.outcomes)
    assert path.read_bytes() == damage(good)[how]
    assert files(made) == before
    path.write_bytes(good)
    assert finish_here(made, again.outcomes) == again.state


def test_a_gradebook_of_an_older_nbgrader(again, tmp_path):
    """It is left as it is, and the command that brings it up to date is named."""
    made = again.copy(tmp_path / "course")
    column = "column lms_user_id"
    with closing(sqlite3.connect(made.root / "gradebook.db")) as old:
        old.execute(f"alter table student drop {column}")
        before = (made.root / "gradebook.db").read_bytes()
        assert "run `nbgrader db upgrade`" in refused(made, again.outcomes)
        assert (made.root / "gradebook.db").read_bytes() == before
        old.execute(f"alter table student add {column} varchar(128)")
    assert finish_here(made, again.outcomes) == again.state


def test_a_gradebook_in_which_others_began(first, again, tmp_path):
    """Somebody enrolled a student in formgrader, or had nbgrader take a notebook out: its place is made."""
    made = first.copy(tmp_path / "enrolled")
    with open_gradebook(made) as gradebook:
        gradebook.add_student("ada")
    assert finish_here(made, first.outcomes) == first.state
    made = again.copy(tmp_path / "taken-out")
    with open_gradebook(made) as gradebook:
        gradebook.remove_submission_notebook(ASSIGNMENT, ASSIGNMENT, "ben")
    assert finish_here(made, again.outcomes) == again.state


def test_a_graded_notebook_is_let_go_once_it_is_written(first, tmp_path):
    """So that a class of any size fits into memory."""
    notebooks: list[weakref.ref] = []

    class Copies:
        def grade(self, job, submissions):
            for submission in submissions:
                outcome = copy.deepcopy(first.outcomes[submission.student])
                notebooks.append(weakref.ref(outcome.graded))
                yield submission, outcome

    def living() -> int:
        gc.collect()
        return sum(notebook() is not None for notebook in notebooks)

    held = []
    run = grade_class(
        first.copy(tmp_path / "course"),
        ASSIGNMENT,
        Copies(),
        progress=lambda *progress: held.append(living()),
    )
    assert held == [1] * len(STUDENTS)  # the one that has just been handed over
    assert living() == 0
    assert [outcome.student for outcome in run.outcomes] == sorted(STUDENTS)


def test_two_runs_at_once(again, tmp_path):
    """The second one says so; it changes nothing that the first one does."""
    made = again.copy(tmp_path / "course")

    def second(submission) -> None:
        assert "Another run is grading" in refused(made, again.outcomes)

    assert grade_here(made, again.outcomes, before=second)[0] == 0
    assert state(made) == again.state


def test_a_persons_marks_survive_a_change_of_the_source(first, tmp_path):
    made = Course(tmp_path / "course")
    shutil.copytree(first.done, made.root)
    with open_gradebook(made) as gradebook:
        mark_by_hand(gradebook, "ben")
    by_hand = rows(made)["marks"]
    source = nbformat.read(made.source(ASSIGNMENT), 4)
    source.metadata["changed"] = True
    nbformat.write(source, made.source(ASSIGNMENT))
    code, said = grade_here(made, first.outcomes)
    assert code == 0, said
    assert "skipped" not in said
    (graded,) = set(rows(made)["marks"]) - set(by_hand)
    assert graded.startswith("ben Grade") and "1.5, 2.0, True" in graded


def test_nbgrader_keeps_the_same_of_a_persons_marks(again, sandbox, tmp_path):
    """`nbgrader autograde` on the same course, after the same marks by hand: the same rows."""
    made = again.copy(tmp_path / "course")
    command = [SCRIPTS / "nbgrader", "autograde", ASSIGNMENT, "--force"]
    choice = {"DNN_SANDBOX": "none" if sandbox.mode == "none" else "require"}
    done = subprocess.run(command, cwd=made.root, capture_output=True, text=True, env=os.environ | choice)
    assert done.returncode == 0, done.stderr
    theirs = rows(made)
    for what in ("marks", "late", "cells"):
        assert theirs[what] == again.state["rows"][what]
