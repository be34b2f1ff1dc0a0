"""What a run measured, as tables and as JSON. A number that was not measured is not shown."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from benchmarks.memory import Peaks
from benchmarks.students import PROCESSES, Waiting
from benchmarks.timing import Slope

RATIOS = (
    ("stock", "ours, 1"),
    ("stock", "ours, 2"),
    ("stock, lean", "ours, 1"),
    ("stock, lean", "ours, 2"),
    ("otter", "ours, 1"),
    ("otter", "ours, 2"),
    ("otter, lean", "ours, 1"),
    ("otter, lean", "ours, 2"),
    ("ours, 1", "floor, 1"),
    ("ours, 2", "floor, 2"),
    ("stock feedback", "feedback"),
)
"""Which graders' marginal times are divided."""

NAMES = {
    "ours, 1": "dnn-course grade, 1 worker",
    "ours, 2": "dnn-course grade, 2 workers",
    "floor, 1": "floor, 1 process",
    "floor, 2": "floor, 2 processes",
    "stock": "stock nbgrader autograde",
    "stock, lean": "stock, without training cells",
    "otter": "otter run",
    "otter, lean": "otter run, without training cells",
    "feedback": "dnn-course feedback",
    "stock feedback": "stock nbgrader generate_feedback",
}


@dataclass(frozen=True)
class Report:
    """One run of the benchmark on one machine. `graders` are in the order of `NAMES`."""

    assignment: str
    graders: Mapping[str, Slope]
    memory: Peaks
    students: Sequence[Waiting]
    notes: Sequence[str] = ()

    def ratios(self) -> dict[str, float]:
        """The quotients of marginal times of graders that were both measured."""
        # A slope of nothing or less is noise: the sizes were too close for it.
        slopes = {name: times.marginal for name, times in self.graders.items() if times.marginal > 0}
        both = [(a, b) for a, b in RATIOS if a in slopes and b in slopes]
        return {f"{a} / {b}": slopes[a] / slopes[b] for a, b in both} | self._whole()

    def _whole(self) -> dict[str, float]:
        """How much sooner the pages of the larger class are there, start-up included."""
        if not {"feedback", "stock feedback"} <= set(self.graders):
            return {}
        ours, stock = self.graders["feedback"], self.graders["stock feedback"]
        return {f"stock feedback / feedback, all {ours.sizes[1]}": stock.seconds[1] / ours.seconds[1]}

    def as_json(self) -> dict[str, Any]:
        """Everything as plain data, in seconds and bytes."""
        graders = {
            name: asdict(times) | {"marginal": times.marginal, "start_up": times.start_up}
            for name, times in self.graders.items()
        }
        plain = {"assignment": self.assignment, "machine": machine(), "graders": graders}
        plain |= {"ratios": self.ratios(), "memory": asdict(self.memory)}
        return plain | {"students": [asdict(each) for each in self.students], "notes": list(self.notes)}

    def tables(self) -> RenderableType:
        """Everything as text for a terminal."""
        tables = {
            f"Grading {self.assignment} ({machine()})": self._graders(),
            "Ratios of the seconds per submission": self._ratios(),
            "Peak memory per worker, dnn-course grade with 2 workers": memory_table(self.memory),
            f"Students: seconds per check (medians over {PROCESSES} fresh processes; import is of the checks "
            "alone) and per notebook": students_table(self.students),
        }
        # Not as the tables' titles: rich breaks those at the width of the table.
        parts: list[RenderableType] = []
        for title, table in tables.items():
            parts += [Text(title, style="bold"), table, Text()]
        return Group(*parts, *(Text(note) for note in self.notes))

    def _graders(self) -> Table:
        table = _table("s/submission", "start-up, s", "sizes", "runs")
        for name in (name for name in NAMES if name in self.graders):
            times = self.graders[name]
            sizes = " and ".join(map(str, times.sizes))
            numbers = (f"{times.marginal:.4f}", f"{times.start_up:.2f}")
            numbers = numbers if times.marginal > 0 else ("noise", "noise")
            table.add_row(NAMES[name], *numbers, sizes, str(times.repeats))
        return table

    def _ratios(self) -> Table:
        table = _table("ratio")
        for name, ratio in self.ratios().items():
            table.add_row(name, f"{ratio:.2f}")
        return table


def memory_table(peaks: Peaks) -> Table:
    """Peak memory of one worker and of what is in its sandbox."""
    table = _table("MiB")
    if not peaks.worker:
        table.add_row("no worker was seen: the class is too small", "")
        return table
    table.add_row("worker process, resident (RSS)", _mebibytes(peaks.worker))
    if peaks.refused:
        table.add_row("its sandbox: this user may not read it", "")
    else:
        together = f"its sandbox, {peaks.processes} processes together, proportional (PSS)"
        table.add_row(together, _mebibytes(peaks.sandboxed))
    return table


def students_table(students: Sequence[Waiting]) -> Table:
    """What students wait for."""
    table = _table("import", "first check", "right", "wrong", "slowest", "notebook")
    for each in students:
        checks = (each.importing, each.first, each.right, each.wrong, each.slowest)
        cells = ("" if seconds is None else f"{seconds:.4f}" for seconds in checks)
        table.add_row(each.assignment, *cells, f"{each.notebook:.1f}")
    return table


def machine() -> str:
    """What it was measured on."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}"


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for column in columns:
        table.add_column(column, justify="right")
    return table


def _mebibytes(size: int) -> str:
    return f"{size / 2**20:.0f}"
