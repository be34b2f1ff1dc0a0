"""The graders, each as a function from a number of submissions to the seconds it takes for them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from benchmarks import otter
from benchmarks.classes import our_course, stock_course, without_training
from benchmarks.timing import python, run_together, timed
from dnn_grader.course import Course, read_seed


@dataclass(frozen=True)
class Graders:
    """All graders on the same `notebooks`, of which each takes the first few; courses go to `folder`."""

    course: Course
    assignment: str
    notebooks: tuple[str, ...]
    folder: Path

    def ours(self, workers: int, count: int) -> float:
        """``dnn-course grade`` in the sandbox."""
        made = our_course(self.course, self.assignment, self._fresh(), self.notebooks[:count])
        words = ["grade", self.assignment, "--sandbox", "require", "--workers", str(workers)]
        command = python("-m", "dnn_grader.cli", *words)
        what = f"dnn-course, {workers} worker{'s' * (workers > 1)}, {count} submissions"
        return timed(what, lambda: run_together([command], made.root))

    def floor(self, processes: int, count: int) -> float:
        """The least that grading takes, in processes side by side."""
        made = our_course(self.course, self.assignment, self._fresh(), self.notebooks[:count])
        read_seed(made)
        commands = [
            python("-m", "benchmarks.floor", self.assignment, str(share), str(processes))
            for share in range(processes)
        ]
        what = f"floor, {processes} process{'es' * (processes > 1)}, {count} submissions"
        return timed(what, lambda: run_together(commands, made.root))

    def stock(self, training: bool, count: int) -> float:
        """Stock ``nbgrader autograde``."""
        notebooks = self._notebooks(training, count)
        made = stock_course(self.course, self.assignment, self._fresh(), notebooks, training=training)
        run_together([python("-m", "nbgrader", "generate_assignment", self.assignment)], made.root)
        command = python("-m", "nbgrader", "autograde", self.assignment)
        what = f"stock nbgrader{_cells(training)}, {count} submissions"
        return timed(what, lambda: run_together([command], made.root))

    def otter(self, training: bool, count: int) -> float:
        """``otter run``, one submission after the other."""
        folder = self._fresh()
        notebooks = self._notebooks(training, count)
        commands, env = otter.commands(self.course, self.assignment, folder, notebooks)

        def one_by_one() -> None:
            for command in commands:
                run_together([command], folder, env)

        seconds = timed(f"otter run{_cells(training)}, {count} submissions", one_by_one)
        otter.require_full_points(folder)
        return seconds

    def _notebooks(self, training: bool, count: int) -> list[str]:
        return [text if training else without_training(text) for text in self.notebooks[:count]]

    def _fresh(self) -> Path:
        return Path(mkdtemp(dir=self.folder))


def _cells(training: bool) -> str:
    return "" if training else " without training cells"
