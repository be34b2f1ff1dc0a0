"""The host's side of a student process: cells run there, and it forks for tests.

Whatever the process sends is checked; whatever goes wrong on the way ends one cell or one test with a
reason in plain words, and never raises in the grading process.
"""

from __future__ import annotations

import os
import shutil
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dnn_grader.inside import wire
from dnn_grader.inside.lockdown import CPU_ROUNDING
from dnn_grader.outputs import MAX_NOTEBOOK, MAX_PICTURES, checked_outputs, size
from dnn_grader.remote_student import ENDED, Exchange, ForkAgain, RemoteStudent
from dnn_grader.sandbox import NO_TIME, Limits, Seconds
from dnn_grader.watch import Watch
from dnn_utils.checks.plain import NotPlain

FORK_SECONDS = 10.0
GRACE_SECONDS = 3.0
SETTLE_SECONDS = 0.3
UNMEASURED_SECONDS = 0.05
"""A cell that took no longer on the clock has its computing time not measured."""

MAX_APART = 3
"""Forks that are asked where mistakes are."""

MAX_LINES = 10**6
_FORK, _FORKED = b"+", b"t"


@dataclass(frozen=True)
class CellRun:
    """What running one cell gave: its checked outputs and the time it took.

    `died` says why the process is gone, if it is; `all_late` whether that is because the submission as a
    whole ran out of time. `late` is the line of the statement in which the cell ran out of time, else 0.
    """

    outputs: tuple[dict[str, Any], ...]
    died: str | None = None
    spent: Seconds = NO_TIME
    late: int = 0
    all_late: bool = False


class StudentProcess:
    """One submission's process. `close` kills all that it has started; forks end with it too."""

    def __init__(self, sock: socket.socket, watch: Watch, limits: Limits, folder: Path | None) -> None:
        self._sock, self._watch = sock, watch
        self._limits, self._folder = limits, folder
        self._died: str | None = None
        self._spent = 0.0
        self._room = MAX_NOTEBOOK
        self._lines: set[str] = set()
        self._tested: RemoteStudent | None = None
        self._apart: RemoteStudent | None = None
        self._forks_apart = 0
        self._forks: list[RemoteStudent] = []
        self._around: frozenset[int] | None = None
        self._expected: frozenset[int] = frozenset()

    def __enter__(self) -> StudentProcess:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def alive(self) -> bool:
        """Whether tests can go on: it has not ended as a whole, and no test has left a process behind."""
        return not self._watch.ended and self._is_alone()

    @property
    def unmeasured(self) -> str:
        """Why it was ended, if that is since nobody could tell what it uses; else empty."""
        return (self._watch.reason or "") if self._watch.unmeasured else ""

    def close(self) -> None:
        """Kill every process of the submission, wait for their end, and remove their files."""
        self._died = self._died or "the submission is closed"
        self._sock.close()
        for fork in self._forks:
            fork.close()
        self._watch.close()
        if self._folder is not None:
            remove(self._folder)

    def write(self, files: Mapping[str, bytes]) -> None:
        """Put files where the notebook's own lie, in the submission's file system; cells can import them."""
        if not files:
            return
        for content in files.values():
            self._lines |= {line.strip() for line in content.decode("utf-8", "replace").splitlines()}
        with suppress(wire.WireError):
            wire.send(self._sock, {"do": "write", "files": dict(files)}, time.monotonic() + FORK_SECONDS)

    def run_cell(
        self, source: str, cell_id: str, seconds: Seconds | None = None, until: int | None = None
    ) -> CellRun:
        """Run one cell, after all that ran before it, for at most so many `seconds`.

        With `until`, only the statements before that line.
        """
        if self._died:
            return CellRun((), self._died)
        self._lines |= {line.strip() for line in source.splitlines()}
        seconds = seconds or self._limits.cell
        request = {"do": "cell", "source": source, "id": cell_id, "until": until, **seconds._asdict()}
        before, started = self._watch.cpu, time.monotonic()
        try:
            answer = self._answer(request, started + seconds.wall + GRACE_SECONDS)
        except (wire.WireError, NotPlain) as error:
            return self._lost(error, seconds, time.monotonic() - started)
        wall = time.monotonic() - started
        self._spent += wall
        cpu = wall if wall < UNMEASURED_SECONDS else self._watch.measured(wall) - before
        late = answer.get("late")
        late = late if type(late) is int and 0 < late <= MAX_LINES else 0
        return CellRun(self._checked(answer.get("outputs")), None, Seconds(max(cpu, 0), wall), late)

    def _checked(self, outputs: Any) -> tuple[dict[str, Any], ...]:
        text, pictures = min(self._limits.output_bytes, self._room), min(MAX_PICTURES, self._room)
        checked = checked_outputs(outputs, text, pictures)
        self._room = max(0, self._room - size(checked))
        return checked

    def mark(self, point: int) -> None:
        """Keep what all names mean now, for the test that stands here: see `at`."""
        with suppress(wire.WireError):
            wire.send(self._sock, {"do": "mark", "point": point}, time.monotonic() + FORK_SECONDS)

    def altered(self) -> frozenset[int]:
        """The marked points at which something was that has been changed in place since.

        Only a fork taken there shows what it was. Where the process doesn't say, there are none.
        """
        try:
            points = self._answer({"do": "altered"}, time.monotonic() + FORK_SECONDS).get("points")
        except wire.WireError:
            return frozenset()
        given = points if isinstance(points, list) else []
        return frozenset(point for point in given if type(point) is int)

    @contextmanager
    def at(self, point: int) -> Iterator[RemoteStudent]:
        """The student as of the marked `point`, for one test.

        It runs in the fork of the test before, where that has changed nothing, else in a fresh one.
        """
        if self._tested is None:
            self._tested = self._remote(*self._fork_for_tests(), self._fork_for_tests)
        self._tested.enter(point)
        try:
            yield self._tested
        finally:
            self._watch.end_test()

    @contextmanager
    def apart(self, point: int) -> Iterator[RemoteStudent]:
        """The student as of the marked `point`, in a fork that has seen no hidden input, once all tests are
        done: theirs has ended before this one begins.
        """
        if self._apart is None:
            if self._tested is not None:
                self._tested.close()
            self._apart = self._remote(*self._fork_apart(), self._fork_apart)
        self._apart.enter(point)
        try:
            yield self._apart
        finally:
            self._watch.end_test()

    def _fork_apart(self) -> tuple[socket.socket, str | None]:
        """A fork for what comes after the tests; none where one of them has left a process behind, or
        where such forks have ended or left a trace too often.
        """
        self._forks_apart += 1
        if self.alive and self._forks_apart <= MAX_APART:
            return self._fork_for_tests()
        ours, theirs = socket.socketpair()
        theirs.close()
        return ours, ENDED

    def _fork_for_tests(self) -> tuple[socket.socket, str | None]:
        """A fork for the next tests; the process itself stands still until another is wanted."""
        self._watch.student.resume()
        before = self._watch.processes()
        if self._around is None:
            self._around = before
        fork = self._fork()
        # What a cell has left running there would cost the tests their time.
        self._watch.student.pause()
        self._expected = self._around | self._watch.processes(before)
        return fork

    def _is_alone(self) -> bool:
        """Whether no test has left a process behind; a closed fork gets a moment to end."""
        if self._around is None:
            return True
        deadline = time.monotonic() + SETTLE_SECONDS
        while self._watch.processes(self._expected):
            if time.monotonic() > deadline:
                return False
            time.sleep(0.002)
        return True

    def _answer(self, request: dict[str, Any], deadline: float) -> dict[str, Any]:
        """What the process answers to this very request. Raises `WireError`, or `NotPlain` in sending."""
        exchange = Exchange(self._sock, deadline, what="cell")
        exchange.ask(request)
        return exchange.receive()

    def fork(self) -> RemoteStudent:
        """A paused fork of the process as it is now. It ends with `close` at the latest."""
        return self._remote(*self._fork())

    def _remote(
        self, sock: socket.socket, died: str | None, fork_again: ForkAgain | None = None
    ) -> RemoteStudent:
        remote = RemoteStudent(sock, self._watch, self._limits, frozenset(self._lines), died, fork_again)
        self._forks.append(remote)
        return remote

    def _fork(self) -> tuple[socket.socket, str | None]:
        """The socket of a fork, and why there is none at its other end."""
        ours, theirs = socket.socketpair()
        with theirs:
            return ours, self._died or self._fork_onto(ours, theirs)

    def _fork_onto(self, ours: socket.socket, theirs: socket.socket) -> str | None:
        try:
            wire.send(self._sock, {"do": "fork"}, time.monotonic() + FORK_SECONDS)
            socket.send_fds(self._sock, [_FORK], [theirs.fileno()])
            theirs.close()
            ours.settimeout(FORK_SECONDS)
            return None if ours.recv(1) == _FORKED else self._watch.reason or ENDED
        except (wire.WireError, OSError):
            return self._watch.reason or ENDED

    def _lost(self, error: Exception, seconds: Seconds, wall: float) -> CellRun:
        self._spent += wall
        self._watch.student.kill()
        self._died = self._watch.reason or self._why(error, seconds)
        all_late = self._watch.out_of_time or self._is_late(error)
        return CellRun((), self._died, Seconds(wall, wall), 0, all_late)

    def _is_late(self, error: Exception) -> bool:
        """Whether the kernel has ended the process since it computed too long, as far as can be told."""
        most = self._limits.submission_cpu_seconds - CPU_ROUNDING
        return isinstance(error, wire.WireClosed) and self._watch.at_most(self._spent) > most

    def _why(self, error: Exception, seconds: Seconds) -> str:
        if isinstance(error, wire.WireTimeout):
            return f"It took longer than {seconds.wall:g} seconds"
        if not isinstance(error, wire.WireClosed):
            return f"It sent something that is not an answer ({error})"
        if self._is_late(error):
            most = self._limits.submission_cpu_seconds
            return f"The notebook used more than {most:g} seconds of computing time"
        return "It ended the process that the notebook ran in"


def remove(folder: Path) -> None:
    """Remove a folder that student code has written in: it may have locked some of it."""
    for place, names, _ in os.walk(folder):
        for path in (os.path.join(place, name) for name in names):
            if not os.path.islink(path):
                with suppress(OSError):
                    os.chmod(path, 0o700)
    shutil.rmtree(folder, ignore_errors=True)
