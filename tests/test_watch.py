"""Nothing goes unmeasured, nothing is left behind, and a worker that can't start says why."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from itertools import chain, repeat
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from dnn_grader import grading, pool, watch
from dnn_grader.course import Course, CourseError
from dnn_grader.nursery import Nursery, NurseryFailed
from dnn_grader.sandbox import Limits, Sandbox, SandboxMissing
from dnn_grader.submissions import Submission
from dnn_grader.watch import Watch

NONE = Sandbox("none", drops_root=False)
DENIED = OSError(24, "Too many open files")


class Silent:
    """A process that does nothing but be killed."""

    pid = 0

    def __init__(self) -> None:
        self.killed = False

    def kill(self) -> None:
        self.killed = True

    def ended(self, seconds: float) -> bool:
        return self.killed


def watched(monkeypatch: pytest.MonkeyPatch, looks: Iterator[Any]) -> Watch:
    """A watch that has come to its end, whose looks find this."""

    def look(self: Watch) -> Any:
        found = next(looks)
        if isinstance(found, Exception):
            raise found
        return found

    monkeypatch.setattr(Watch, "_excess", look)
    monkeypatch.setattr(watch, "POLL_SECONDS", 0.001)
    ended = Watch(Silent(), Silent(), Limits(), isolated=True)  # type: ignore[arg-type]
    ended.join(30)
    assert not ended.is_alive() and ended.student.killed  # type: ignore[attr-defined]
    return ended


def test_a_look_that_fails_ends_no_watch(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = [DENIED] * (watch.MAX_FAILED_LOOKS - 1)
    found = watched(monkeypatch, iter([*failing, None, *failing, "too much"]))
    assert (found.reason, found.unmeasured) == ("too much", False)


def test_what_cannot_be_measured_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    found = watched(monkeypatch, chain([None], repeat(DENIED)))
    assert found.unmeasured and found.reason
    assert found.reason.startswith("what the notebook uses can't be measured ([Errno 24]")


@pytest.mark.parametrize("look", [watch._usage, watch._is_running, lambda pid: list(watch._children(pid))])
def test_only_a_process_that_has_ended_uses_nothing(
    monkeypatch: pytest.MonkeyPatch, look: Callable[[int], Any]
) -> None:
    def no_reading(path: str) -> str:
        raise DENIED

    assert not look(2**22 + 1)
    monkeypatch.setattr(watch, "_read", no_reading)
    with pytest.raises(OSError, match="Too many open files"):
        look(os.getpid())


def test_hidden_pages_all_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process may forbid to look at them."""

    def hidden(path: str) -> str:
        raise PermissionError(13, "Permission denied")

    assert 0 < watch._proportional(os.getpid(), 10**12) < 10**12
    assert watch._proportional(2**22 + 1, 10**12) == 0
    monkeypatch.setattr(watch, "_read", hidden)
    assert watch._proportional(os.getpid(), 10**12) == 10**12


def test_a_submission_that_could_not_be_measured_is_graded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_usage(pid: int) -> None:
        raise DENIED

    monkeypatch.setattr(watch, "_usage", no_usage)
    monkeypatch.setattr(watch, "MAX_FAILED_LOOKS", 2)
    marks = {"nbgrader": {"grade": True, "solution": False, "locked": True, "grade_id": "test"}}
    cells = [new_code_cell("import time\ntime.sleep(60)"), new_code_cell("", metadata=marks)]
    notebook = new_notebook(cells=cells)
    assignment: Any = SimpleNamespace(training=frozenset(), names=frozenset(), tests={"test": ""})
    with Nursery(NONE, Limits()) as nursery, pytest.raises(NurseryFailed, match="can't be measured"):
        grading.fill_outputs(notebook, assignment, nursery)


# What is left behind


def descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))


@pytest.mark.skipif(sys.platform != "linux", reason="LEFT-OVER DESCRIPTORS ARE COUNTED ON LINUX ALONE")
def test_no_socket_is_left_of_a_submission() -> None:
    gc.disable()
    try:
        with Nursery(NONE, Limits()) as nursery:
            counts = []
            for _ in range(3):
                with nursery.student() as student:
                    student.run_cell("def f(): return 1", "cell")
                    student.fork()
                    student.mark(0)
                    with student.at(0) as remote:
                        remote.call("f", (), {}, 0)
                counts.append(descriptors())
            assert counts[0] == counts[1] == counts[2]
    finally:
        gc.enable()


LOCKS = "import os\nos.makedirs('a/b')\nopen('a/b/c', 'w').close()\nos.chmod('a/b', 0)\nos.chmod('a', 0)"


def test_no_folder_is_left_whatever_a_submission_has_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Nursery(NONE, Limits()) as nursery:
        with nursery.student() as student:
            assert not student.run_cell(LOCKS, "cell").outputs
            assert (folder := student._folder) and folder.exists()
        assert not folder.exists()
    assert not list(tmp_path.iterdir())


HOST = """
import sys, time
from dnn_grader.nursery import Nursery
from dnn_grader.sandbox import Limits, Sandbox
nursery = Nursery(Sandbox("none", drops_root=False), Limits())
nursery.student()
print("ready", flush=True)
time.sleep(600)
"""


def test_no_folder_is_left_of_a_worker_that_is_killed(tmp_path: Path) -> None:
    host = subprocess.Popen(
        [sys.executable, "-c", HOST], stdout=subprocess.PIPE, env=os.environ | {"TMPDIR": str(tmp_path)}
    )
    assert host.stdout and host.stdout.readline() == b"ready\n"
    assert list(tmp_path.iterdir())
    host.send_signal(signal.SIGKILL)
    host.communicate()
    deadline = time.monotonic() + 60
    while list(tmp_path.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not list(tmp_path.iterdir())


# Workers that can't start


NOBODY: Any = None
ADA = Submission("ada", NOBODY, "week1_introduction.ipynb")


@pytest.mark.parametrize(
    "error, said",
    [
        (SandboxMissing("no unused user id is left for worker 3"), "start: no unused user id is left"),
        (CourseError("There is no notebook."), "start: There is no notebook."),
        (MemoryError("Unable to allocate"), "start: MemoryError: Unable to allocate"),
    ],
)
def test_a_worker_that_cannot_start_says_why(
    monkeypatch: pytest.MonkeyPatch, course: Course, error: Exception, said: str
) -> None:
    def fail(*given: Any) -> None:
        raise error

    setting = pool._Setting(course.root, "week1_introduction", b"", Limits(), NONE)
    number: Any = SimpleNamespace(value=0, get_lock=nullcontext)
    monkeypatch.setattr(pool, "prepare", fail)
    monkeypatch.setattr(pool, "end_with_the_parent", lambda over: None)
    monkeypatch.setattr(pool, "_worker", "")
    pool._start_worker(setting, number, number, NOBODY)
    with pytest.raises(CourseError, match=said):
        pool._grade(ADA)


class Killed(ProcessPoolExecutor):
    """A pool whose workers are ended before they are ready."""

    def __init__(self, workers: int, context: Any, *start: Any) -> None:
        super().__init__(workers, context, os._exit, (1,))


def test_workers_that_are_ended_while_they_start_accuse_no_submission(
    monkeypatch: pytest.MonkeyPatch, course: Course
) -> None:
    monkeypatch.setattr(pool, "ProcessPoolExecutor", Killed)
    job: Any = SimpleNamespace(
        course=course, assignment=SimpleNamespace(name="week1_introduction"), seed=b"", limits=Limits()
    )
    with pytest.raises(CourseError, match="ended while they get ready"):
        list(pool.Pool(NONE, 1).grade(job, [ADA]))
