"""Run commands under equal conditions, and split their time into start-up and slope."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dnn_grader.forking import THREADS

busy_before: list[float] = []
"""The cores that others used before each timed run: a table made beside other work says so."""
ROOT = Path(__file__).resolve().parents[1]
"""The code that is measured lies here, whatever this Python has installed."""


@dataclass(frozen=True)
class Slope:
    """Seconds per submission, from two class sizes; what is left is the start-up."""

    sizes: tuple[int, int]
    seconds: tuple[float, float]
    repeats: int = 1

    @property
    def marginal(self) -> float:
        """Seconds that one more submission takes."""
        return (self.seconds[1] - self.seconds[0]) / (self.sizes[1] - self.sizes[0])

    @property
    def start_up(self) -> float:
        """Seconds that an empty class would take."""
        return self.seconds[0] - self.marginal * self.sizes[0]


def slope(run: Callable[[int], float], sizes: tuple[int, int], repeats: int = 1) -> Slope:
    """Time `run` on classes of both sizes; the fastest of the repeats, as others only slow it down."""
    small, large = zip(*((run(sizes[0]), run(sizes[1])) for _ in range(repeats)), strict=True)
    return Slope((sizes[0], sizes[1]), (min(small), min(large)), repeats)


def environment(scripts: Path | None = None, **more: str) -> dict[str, str]:
    """One BLAS thread for each process, our code first, and this Python's commands (or `scripts`)."""
    path = [str(scripts or sysconfig.get_path("scripts")), os.environ.get("PATH", os.defpath)]
    return {
        **os.environ,
        **dict.fromkeys(THREADS, "1"),
        "PATH": os.pathsep.join(path),
        "PYTHONPATH": str(ROOT),
        **more,
    }


def python(*words: str) -> list[str]:
    """A command of this Python."""
    return [sys.executable, *words]


def busy_cores(seconds: float = 0.5) -> float:
    """How many cores are in use by whoever else works on this machine, before we start."""
    before = _busy_ticks()
    time.sleep(seconds)
    return (_busy_ticks() - before) / os.sysconf("SC_CLK_TCK") / seconds


def _busy_ticks() -> int:
    user, nice, system, _, _, *rest = map(int, Path("/proc/stat").read_text().split("\n")[0].split()[1:])
    # Interrupts and time that the host took; a guest's time is in the user's already.
    return user + nice + system + sum(rest[:3])


def timed(what: str, work: Callable[[], None]) -> float:
    """The seconds that `work` takes, with a line before and after it, and who else worked before it."""
    print(f"{what} ...", flush=True)
    busy_before.append(busy_cores())
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    print(f"    {seconds:.1f} s", flush=True)
    return seconds


def run_together(commands: Sequence[list[str]], folder: Path, env: Mapping[str, str] | None = None) -> None:
    """Run the commands side by side in `folder`; leave with the end of the log if one fails."""
    log = folder / "bench.log"
    with log.open("w") as output:
        started = [
            subprocess.Popen(command, cwd=folder, env=env or environment(), stdout=output, stderr=output)
            for command in commands
        ]
        failed = [process.wait() != 0 for process in started]
    if any(failed):
        command = commands[failed.index(True)]
        sys.exit(f"{' '.join(command)} failed; the end of its log:\n{log.read_text()[-2000:]}")


def compile_libraries() -> None:
    """Byte-compile everything that is measured: this environment may forbid doing so on import."""
    for folder in (ROOT / "dnn_grader", ROOT / "dnn_utils", Path(sys.prefix) / "lib"):
        compileall.compile_dir(folder, quiet=2)
