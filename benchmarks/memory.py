"""Peak memory of a grading run: its workers, and what runs in their sandboxes, apart."""

from __future__ import annotations

import os
import re
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.05
"""Seconds between two looks at the processes."""
_SERVER = b"multiprocessing.forkserver"


@dataclass
class Peaks:
    """Bytes, the largest over all workers.

    `worker` is a worker process's peak resident set, as the kernel keeps it. `sandboxed` is the sum of
    the proportional sets of all processes in one worker's sandbox (pages that forks share count once),
    the largest that was seen; `processes` is how many processes those were.
    """

    worker: int = 0
    sandboxed: int = 0
    processes: int = 0
    refused: bool = False


class Sampler(threading.Thread):
    """Looks at the workers among this process's descendants until the ``with`` block ends."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peaks = Peaks()
        self._over = threading.Event()

    def __enter__(self) -> Peaks:
        self.start()
        return self.peaks

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self.join()

    def run(self) -> None:
        """Look again and again."""
        while not self._over.wait(INTERVAL):
            children = _children()
            ours = [pid for pid in _below(os.getpid(), children) if _SERVER in _read(pid, "cmdline")]
            # A worker has the command line of the server that it was forked from.
            for worker in {pid for server in ours for pid in children[server]}.intersection(ours):
                self._look(worker, [*_below(worker, children)])

    def _look(self, worker: int, sandboxed: list[int]) -> None:
        peaks = self.peaks
        peaks.worker = max(peaks.worker, _kilobytes(_read(worker, "status"), "VmHWM"))
        try:
            total = sum(_kilobytes(_read(pid, "smaps_rollup"), "Pss") for pid in sandboxed)
        except PermissionError:
            peaks.refused = True
            return
        if total > peaks.sandboxed:
            peaks.sandboxed, peaks.processes = total, len(sandboxed)


def _children() -> defaultdict[int, list[int]]:
    children = defaultdict(list)
    for folder in Path("/proc").glob("[0-9]*"):
        # The command's name may hold anything, brackets too: the parent is the second field after it.
        fields = _read(int(folder.name), "stat").rpartition(b")")[2].split()
        if fields:
            children[int(fields[1])].append(int(folder.name))
    return children


def _below(pid: int, children: dict[int, list[int]]) -> Iterator[int]:
    for child in children.get(pid, []):
        yield child
        yield from _below(child, children)


def _read(pid: int, name: str) -> bytes:
    """A file of a process; empty where the process is gone."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/{name}").read_bytes()
    return b""


def _kilobytes(text: bytes, name: str) -> int:
    found = re.search(rb"^%s:\s+(\d+) kB" % name.encode(), text, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0
