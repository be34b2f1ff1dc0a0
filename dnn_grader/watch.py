"""Watching a submission from outside: what all its processes use together, read from the host's /proc."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

from dnn_grader.sandbox import Limits

POLL_SECONDS = 0.02
TEST_SLACK_SECONDS = 3.0
MAX_FAILED_LOOKS = 50
"""How often in a row a look may fail before the submission is ended: what isn't measured isn't limited."""

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_MEASURES = sys.platform == "linux"
_GONE = (FileNotFoundError, ProcessLookupError)
"""What reading about a process raises that has ended; anything else is no measurement."""


class Watch(threading.Thread):
    """Ends a submission with everything it started, once it uses too much of anything.

    `student` is the process that runs its cells. In a sandbox (`isolated`) `first` is the first process
    of its namespace, which takes all others along; without one it is the nursery, and all below it are
    the submission's. `reason` is why it was ended, in a sentence; None while all is well. `out_of_time`
    says whether that is a limit of time of the submission as a whole, `unmeasured` that it is no fault
    of the submission: this machine doesn't say what it uses.
    """

    def __init__(self, first: Process, student: Process, limits: Limits, isolated: bool) -> None:
        super().__init__(daemon=True, name=f"watch-{student.pid}")
        self.reason: str | None = None
        self.out_of_time = self.unmeasured = False
        self.student = student
        self._first, self._limits, self._isolated = first, limits, isolated
        self._begun = self._seen_at = time.monotonic()
        self._next_careful_look = 0.0
        self._cpu_seen: dict[int, float] = {}
        self._cpu_now = self._cpu_for_it = 0.0
        self._test_ends = float("inf")
        self._over = threading.Event()
        self._killing, self._counting = threading.Lock(), threading.Lock()
        self.start()

    @property
    def ended(self) -> bool:
        """Whether the submission as a whole is over."""
        return self._over.is_set() or self._first.ended(0)

    def processes(self, known: frozenset[int] = frozenset()) -> frozenset[int]:
        """The numbers of all running processes of the submission but those `known` already."""
        return frozenset(pid for pid in self._pids() if pid not in known and _is_running(pid))

    def begin_test(self) -> None:
        """From now to `end_test`, all processes together may use the computing time of one test.

        A little more, in fact: one process that computes too long alone is ended by the kernel, and
        takes no other along.
        """
        self._test_ends = self._cpu_now + self._limits.test_cpu_seconds + TEST_SLACK_SECONDS

    def end_test(self) -> None:
        """Only the limits of the whole submission hold again."""
        self._test_ends = float("inf")

    @property
    def cpu(self) -> float:
        """Computing time so far, by the last look."""
        return self._cpu_now

    def measured(self, otherwise: float) -> float:
        """Computing time so far, by a look now; `otherwise` where it can't be measured."""
        if not _MEASURES:
            return otherwise
        with suppress(OSError):
            self._cpu_now = self._cpu(self._usages())
        return self._cpu_now

    def at_most(self, otherwise: float) -> float:
        """The computing time that there can have been: since the student was last seen, all the time."""
        return self._cpu_now + time.monotonic() - self._seen_at if _MEASURES else otherwise

    def charge(self, seconds: float) -> None:
        """Count computing time that somebody else has spent on the submission's behalf."""
        self._cpu_for_it += seconds

    def run(self) -> None:
        """Look every `POLL_SECONDS` until the submission is over."""
        failed = 0
        while not self._over.wait(POLL_SECONDS):
            try:
                self.reason, failed = self._excess(), 0
            except Exception as error:
                failed += 1
                if failed == MAX_FAILED_LOOKS:
                    self.reason = f"what the notebook uses can't be measured ({error})"
                    self.unmeasured = True
            if self.reason:
                self.kill()

    def kill(self) -> None:
        """Kill every process of the submission, and wait until they are gone."""
        self._over.set()
        with self._killing:
            if self._isolated:
                self.student.kill()
                self._first.kill()
                self._first.ended(10.0)
            else:
                try:
                    _kill_all(self._pids)
                finally:
                    self.student.kill()
                    self.student.ended(10.0)

    def close(self) -> None:
        """Kill the submission and end the watch."""
        self.kill()
        self.join()
        self.student.close()
        self._first.close()

    def _pids(self) -> list[int]:
        """The numbers of the submission's processes. The student's parent is the nursery."""
        if not _MEASURES:
            return [self.student.pid]
        below = tree(self._first.pid)
        if not self._isolated:
            return below[1:]
        # Its number may belong to somebody else once it has ended; its forks are then below the first.
        return below if self.student.ended(0) else [*below, *tree(self.student.pid)]

    def _excess(self) -> str | None:
        limits = self._limits
        if time.monotonic() - self._begun > limits.submission_wall_seconds:
            self.out_of_time = True
            return f"the notebook took longer than {limits.submission_wall_seconds:g} seconds"
        if not _MEASURES:
            return None
        usages = self._usages()
        if len(usages) > limits.processes + 2:
            return f"the notebook started more than {limits.processes} processes"
        self._cpu_now = self._cpu(usages)
        if self._cpu_now > self._test_ends:
            return f"your code used more than {limits.test_cpu_seconds:g} seconds of computing time"
        if self._cpu_now > limits.submission_cpu_seconds:
            self.out_of_time = True
            return f"the notebook used more than {limits.submission_cpu_seconds:g} seconds of computing time"
        if self._too_much_memory({pid: usage.memory for pid, usage in usages.items()}):
            return f"the notebook used more than {limits.memory_bytes // 2**20} MB of memory"
        return None

    def _cpu(self, usages: dict[int, Usage]) -> float:
        """Computing time so far: what the living report, or what all were ever seen to use."""
        living = sum(usage.own_cpu + usage.children_cpu for usage in usages.values())
        with self._counting:
            # Of a process that is just being taken away, the kernel says that it has used nothing.
            seen = {pid: max(usage.own_cpu, self._cpu_seen.get(pid, 0.0)) for pid, usage in usages.items()}
            if self.student.pid in seen and usages[self.student.pid].own_cpu == seen[self.student.pid]:
                self._seen_at = time.monotonic()
            self._cpu_seen |= seen
            return max(living, sum(self._cpu_seen.values())) + self._cpu_for_it

    def _usages(self) -> dict[int, Usage]:
        return {pid: usage for pid in self._pids() if (usage := _usage(pid))}

    def _too_much_memory(self, resident: dict[int, int]) -> bool:
        """Paused forks share their pages: only where the plain sum is too high, look carefully."""
        now = time.monotonic()
        if sum(resident.values()) <= self._limits.memory_bytes or now < self._next_careful_look:
            return False
        total = sum(_proportional(pid, memory) for pid, memory in resident.items())
        self._next_careful_look = time.monotonic() + 5 * (time.monotonic() - now)
        return total > self._limits.memory_bytes


class Process:
    """A process that can be killed and awaited without ever hitting another one of the same number.

    `descriptor` is the kernel's for it, where there are such; `number` is used where there are none.
    """

    def __init__(self, number: int, descriptor: int | None) -> None:
        self._descriptor = descriptor
        self.pid = number if descriptor is None else _number_here(descriptor)

    def ended(self, seconds: float) -> bool:
        """Wait at most `seconds` for its end; say whether it came."""
        if self._descriptor is None:
            return _ended_by_number(self.pid, seconds)
        waiting = select.poll()
        waiting.register(self._descriptor, select.POLLIN)
        return bool(waiting.poll(seconds * 1000))

    def kill(self) -> None:
        """Kill it, if it is still there."""
        self._signal(signal.SIGKILL)

    def pause(self) -> None:
        """Let it stand still until `resume`."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: int) -> None:
        with suppress(ProcessLookupError, PermissionError):
            if self._descriptor is None:
                os.kill(self.pid, number)
            else:
                signal.pidfd_send_signal(self._descriptor, number)

    def close(self) -> None:
        """Let go of it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def tree(first: int) -> list[int]:
    """The process `first` and all below it."""
    found, todo = [], [first]
    while todo:
        pid = todo.pop()
        found.append(pid)
        todo += _children(pid)
    return found


def _children(pid: int) -> Iterator[int]:
    with suppress(*_GONE):
        for task in os.listdir(f"/proc/{pid}/task"):
            yield from map(int, _read(f"/proc/{pid}/task/{task}/children").split())


class Usage(NamedTuple):
    """What a process uses: seconds of its own and of its ended children, bytes of resident memory."""

    own_cpu: float
    children_cpu: float
    memory: int


def _usage(pid: int) -> Usage | None:
    try:
        # The name in the second field may hold spaces and brackets.
        fields = _read(f"/proc/{pid}/stat").rpartition(")")[2].split()
        own, children = sum(map(int, fields[11:13])), sum(map(int, fields[13:15]))
        return Usage(own / _TICKS, children / _TICKS, int(fields[21]) * _PAGE)
    except (*_GONE, IndexError):
        return None


def _is_running(pid: int) -> bool:
    """Whether a process is there and has not ended: one that has stays until its parent asks for it."""
    with suppress(*_GONE):
        return _read(f"/proc/{pid}/stat").rpartition(")")[2].split()[0] not in "ZX"
    return False


def _number_here(descriptor: int) -> int:
    """A process's number in this process's namespace, from the kernel's descriptor of it."""
    found = re.search(r"^Pid:\s*(-?\d+)", _read(f"/proc/self/fdinfo/{descriptor}"), re.M)
    return int(found[1]) if found else -1


def _proportional(pid: int, resident: int) -> int:
    """Bytes of memory, where each page is divided by the number of processes that share it.

    A process that hides its pages has all `resident` ones counted as its own.
    """
    try:
        lines = _read(f"/proc/{pid}/smaps_rollup").splitlines()
    except _GONE:
        return 0
    except OSError:
        return resident
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _read(path: str) -> str:
    with open(path, encoding="ascii", errors="replace") as file:
        return file.read()


def _kill_all(pids: Callable[[], list[int]]) -> None:
    """Kill all of `pids()`, and look again until none is left: a dying process hands its children on."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with suppress(OSError):  # no look now: the next one may succeed
            for pid in _stop_all(pids):
                _signal(pid, signal.SIGKILL)
                with suppress(OSError):
                    os.killpg(pid, signal.SIGKILL)
            if not _MEASURES or not pids():
                return
        time.sleep(0.002)


def _stop_all(pids: Callable[[], list[int]]) -> set[int]:
    """Stop all of `pids()` until none is new: what stands still starts no other."""
    stopped: set[int] = set()
    while new := set(pids()) - stopped:
        for pid in new:
            _signal(pid, signal.SIGSTOP)
        stopped |= new
    return stopped


def _signal(pid: int, number: int) -> None:
    with suppress(OSError):
        os.kill(pid, number)


def _ended_by_number(pid: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        except PermissionError:
            return False
        time.sleep(0.005)
    return False
