"""Time our grader against its peers and its floor, in one run, on the same submissions.

The slope between two class sizes is the marginal time per submission; what is left is start-up. All get
the same notebooks, byte-compiled libraries and one BLAS thread for each process. Then the memory of a
worker, and what students wait for.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import otter
from benchmarks.classes import has_training, honest_notebooks
from benchmarks.graders import Graders
from benchmarks.memory import Peaks, Sampler
from benchmarks.pages import graded_class
from benchmarks.report import Report
from benchmarks.students import waiting
from benchmarks.timing import Slope, busy_before, compile_libraries, slope
from dnn_grader.cli import DEFAULT
from dnn_grader.course import find_course
from dnn_grader.report.terminal import terminal

LEAN = (
    "Without training cells: the cells that draw or train, which stock nbgrader and otter run and ours "
    "skips, are left out."
)
OTTER = "otter run is one process for each submission, so its slope is nearly all of its time; version {}."

BUSY = (
    "Before the runs, others used at most {:.1f} cores; where that is much above 0, don't trust the figures."
)


def main() -> None:
    """Measure, and print the tables."""
    options = _options()
    course = find_course()
    course.require(options.assignment)
    compile_libraries()
    notes = list(_prepare_otter()) if options.otter else []
    with tempfile.TemporaryDirectory(prefix="dnn-bench-") as folder:
        most = max(*options.sizes, *options.peer_sizes)
        notebooks = tuple(honest_notebooks(course, options.assignment, most))
        graders = Graders(course, options.assignment, notebooks, Path(folder))
        times = dict(_grading(graders, options)) | dict(_feedback(graders, options))
        memory = _memory(graders, min(options.sizes))
    if any("lean" in name for name in times):
        notes.append(LEAN)
    students = [waiting(course, assignment) for assignment in course.assignments()]
    notes.append(BUSY.format(max(busy_before)))
    report = Report(options.assignment, times, memory, students, notes)
    terminal().print("", report.tables(), sep="\n")
    if options.json:
        options.json.write_text(json.dumps(report.as_json(), indent=2) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--assignment", default=DEFAULT)
    parser.add_argument("--sizes", type=int, nargs=2, default=(20, 100), help="two class sizes")
    parser.add_argument(
        "--peer-sizes",
        type=int,
        nargs=2,
        default=(5, 15),
        help="the same for otter and without training cells",
    )
    parser.add_argument("--repeats", type=int, default=3, help="of ours and the floor; the fastest counts")
    parser.add_argument("--otter", action="store_true", help="also otter-grader, installed into .cache/otter")
    parser.add_argument("--json", type=Path, help="also write everything to this file")
    return parser.parse_args()


def _prepare_otter() -> Iterator[str]:
    """Install otter; what there is to say of it."""
    print("installing otter-grader into .cache/otter ...", flush=True)
    failed = otter.install()
    yield f"otter-grader is skipped: {failed}" if failed else OTTER.format(otter.version())


def _grading(graders: Graders, options: argparse.Namespace) -> Iterator[tuple[str, Slope]]:
    """The graders that are asked for and there, by the names of the report."""
    for count in (1, 2):
        yield f"ours, {count}", slope(partial(graders.ours, count), options.sizes, options.repeats)
        yield f"floor, {count}", slope(partial(graders.floor, count), options.sizes, options.repeats)
    yield "stock", slope(partial(graders.stock, True), options.sizes)
    lean = has_training(graders.course, graders.assignment)
    if lean:
        yield "stock, lean", slope(partial(graders.stock, False), options.peer_sizes)
    if options.otter and otter.is_installed():
        yield "otter", slope(partial(graders.otter, True), options.peer_sizes)
        if lean:
            yield "otter, lean", slope(partial(graders.otter, False), options.peer_sizes)


def _feedback(graders: Graders, options: argparse.Namespace) -> Iterator[tuple[str, Slope]]:
    """Feedback pages of the same class, ours and stock nbgrader's."""
    notebooks = graders.notebooks[: options.sizes[1]]
    pages = graded_class(graders.course, graders.assignment, notebooks, graders.folder / "feedback")
    yield "feedback", slope(pages.time_ours, options.sizes, options.repeats)
    yield "stock feedback", slope(pages.time_stock, options.sizes)


def _memory(graders: Graders, count: int) -> Peaks:
    """Watched in a run of its own: looking takes time from what is looked at."""
    print("memory: once more", flush=True)
    with Sampler() as peaks:
        graders.ours(2, count)
    return peaks


if __name__ == "__main__":
    main()
