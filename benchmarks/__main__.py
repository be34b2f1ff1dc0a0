"""Time our grader against stock `nbgrader autograde`: slope and start-up, in one run.

The slope between two class sizes is the marginal time per submission; what is left is start-up. Both
graders get the same notebooks, byte-compiled libraries and one BLAS thread for each process.
"""

from __future__ import annotations

import argparse
import compileall
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.classes import ASSIGNMENT, honest_notebooks, our_course, stock_course
from dnn_grader.course import Course, find_course

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
PATH = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
ENVIRONMENT = os.environ | dict.fromkeys(THREADS, "1") | {"PATH": PATH}


def main() -> None:
    """Print a table of marginal times, start-ups and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs=2, default=(20, 100), help="two class sizes")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    course = find_course()
    _compile(course)
    notebooks = honest_notebooks(course, max(options.sizes))
    with tempfile.TemporaryDirectory(prefix="dnn-bench-") as temporary:
        folder = Path(temporary)
        ours = _slope(
            lambda n: _ours(course, folder / f"ours{n}", notebooks[:n], options.workers), options.sizes
        )
        stock = _slope(lambda n: _stock(course, folder / f"stock{n}", notebooks[:n]), options.sizes)
    print(f"\nclass sizes {options.sizes[0]} and {options.sizes[1]}, {os.cpu_count()} cores")
    print(f"{'':38}{'s/submission':>14}{'start-up, s':>14}")
    print(f"{f'dnn-course grade, {options.workers} workers, sandboxed':38}{ours[0]:14.4f}{ours[1]:14.2f}")
    print(f"{'stock nbgrader autograde':38}{stock[0]:14.4f}{stock[1]:14.2f}")
    print(f"ratio of the marginal times: {stock[0] / ours[0]:.1f}")


def _slope(run: Callable[[int], float], sizes: tuple[int, int]) -> tuple[float, float]:
    small, large = (run(n) for n in sizes)
    slope = (large - small) / (sizes[1] - sizes[0])
    return slope, small - slope * sizes[0]


def _ours(course: Course, folder: Path, notebooks: list[str], workers: int) -> float:
    our_course(course, folder, notebooks)
    command = ["-m", "dnn_grader.cli", "grade", ASSIGNMENT, "--sandbox", "require", "--workers", str(workers)]
    return _timed(f"dnn-course, {len(notebooks)} submissions", command, folder)


def _stock(course: Course, folder: Path, notebooks: list[str]) -> float:
    stock_course(course, folder, notebooks)
    _timed("stock release", ["-m", "nbgrader", "generate_assignment", ASSIGNMENT], folder)
    command = ["-m", "nbgrader", "autograde", ASSIGNMENT]
    return _timed(f"stock nbgrader, {len(notebooks)} submissions", command, folder)


def _timed(what: str, command: list[str], folder: Path) -> float:
    print(f"{what} ...", flush=True)
    log = folder / "bench.log"
    start = time.perf_counter()
    with log.open("w") as output:
        done = subprocess.run(
            [sys.executable, *command], cwd=folder, env=ENVIRONMENT, stdout=output, stderr=output
        )
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{what} failed; the end of its log:\n{log.read_text()[-2000:]}")
    print(f"    {seconds:.1f} s", flush=True)
    return seconds


def _compile(course: Course) -> None:
    for folder in (course.root / "dnn_grader", course.root / "dnn_utils", Path(sys.prefix) / "lib"):
        compileall.compile_dir(folder, quiet=2)


if __name__ == "__main__":
    main()
