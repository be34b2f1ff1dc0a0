"""Watching a submission from outside: what all its processes use together, read from the host's /proc."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

from dnn_grader.sandbox import Limits

POLL_SECONDS = 0.02
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_MEASURES = sys.platform == "linux"


class Watch(threading.Thread):
    """Ends a submission, from its first process on, once it uses too much of anything.

    `reason` is why, in a sentence; None while all is well. `isolated` says that the processes die
    with the first one (they have their own process namespace).
    """

    def __init__(self, first: int, limits: Limits, isolated: bool) -> None:
        super().__init__(daemon=True, name=f"watch-{first}")
        self.reason: str | None = None
        self._first, self._limits, self._isolated = first, limits, isolated
        self._process = Process(first)
        self._begun = time.monotonic()
        self._next_careful_look = 0.0
        self._over = threading.Event()

    def run(self) -> None:
        """Look every `POLL_SECONDS` until the first process is gone."""
        while not self._over.is_set() and not self._process.ended(POLL_SECONDS):
            self.reason = self.reason or self._excess()
            if self.reason:
                self.kill()
                return

    @property
    def ended(self) -> bool:
        """Whether the submission is over: its first process is gone, or it used too much."""
        return self.reason is not None or self._process.ended(0)

    def kill(self) -> None:
        """Kill every process of the submission, and wait until they are gone."""
        self._over.set()
        if not self._isolated:
            _kill_tree(self._first)
        self._process.kill()
        self._process.ended(5.0)

    def close(self) -> None:
        """Kill the submission and end the watch."""
        self.kill()
        if self is not threading.current_thread():
            self.join()
        self._process.close()

    def _excess(self) -> str | None:
        limits = self._limits
        if time.monotonic() - self._begun > limits.submission_wall_seconds:
            return f"the notebook took longer than {limits.submission_wall_seconds:g} seconds"
        if not _MEASURES:
            return None
        pids = tree(self._first)
        if len(pids) > limits.processes + 2:
            return f"the notebook started more than {limits.processes} processes"
        usages = [usage for pid in pids if (usage := _usage(pid))]
        if sum(cpu for cpu, _ in usages) > limits.submission_cpu_seconds:
            return f"the notebook used more than {limits.submission_cpu_seconds:g} seconds of computing time"
        if self._too_much_memory(pids, sum(memory for _, memory in usages)):
            return f"the notebook used more than {limits.memory_bytes // 2**20} MB of memory"
        return None

    def _too_much_memory(self, pids: list[int], resident: int) -> bool:
        """Paused forks share their pages: only where the plain sum is too high, look carefully."""
        now = time.monotonic()
        if resident <= self._limits.memory_bytes or now < self._next_careful_look:
            return False
        total = sum(_proportional(pid) for pid in pids)
        self._next_careful_look = time.monotonic() + 5 * (time.monotonic() - now)
        return total > self._limits.memory_bytes


class Process:
    """A process that can be killed and awaited without ever hitting another one of the same number."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._descriptor = os.pidfd_open(pid) if hasattr(os, "pidfd_open") else None

    def ended(self, seconds: float) -> bool:
        """Wait at most `seconds` for its end; say whether it came."""
        if self._descriptor is None:
            return _ended_by_number(self._pid, seconds)
        waiting = select.poll()
        waiting.register(self._descriptor, select.POLLIN)
        return bool(waiting.poll(seconds * 1000))

    def kill(self) -> None:
        """Kill it, if it is still there."""
        with suppress(ProcessLookupError, PermissionError):
            if self._descriptor is None:
                os.kill(self._pid, signal.SIGKILL)
            else:
                signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)

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
    with suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            yield from map(int, _read(f"/proc/{pid}/task/{task}/children").split())


def _usage(pid: int) -> tuple[float, int] | None:
    """Seconds of computing time (its own and its ended children's) and bytes of resident memory."""
    try:
        # The name in the second field may hold spaces and brackets.
        fields = _read(f"/proc/{pid}/stat").rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / _TICKS, int(fields[21]) * _PAGE
    except (OSError, IndexError):
        return None


def _proportional(pid: int) -> int:
    """Bytes of memory, where each page is divided by the number of processes that share it."""
    with suppress(OSError):
        for line in _read(f"/proc/{pid}/smaps_rollup").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _read(path: str) -> str:
    with open(path, encoding="ascii", errors="replace") as file:
        return file.read()


def _kill_tree(first: int) -> None:
    """Kill `first` and all below it: stop them all, so that none starts another, then kill."""
    stopped: set[int] = set()
    for _ in range(100):
        new = set(tree(first)) - stopped if _MEASURES else {first}
        for pid in new - stopped:
            _signal(pid, signal.SIGSTOP)
        if not new - stopped:
            break
        stopped |= new
    for pid in stopped:
        _signal(pid, signal.SIGKILL)
    with suppress(OSError):
        os.killpg(first, signal.SIGKILL)


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
