"""The execution of a notebook's code cells in a student's process, repeated where they end it."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from nbformat import NotebookNode, from_dict

from dnn_grader.nursery import Nursery
from dnn_grader.reference import grade_id, is_test
from dnn_grader.remote_student import RemoteStudent
from dnn_grader.sandbox import NO_TIME, Limits, Seconds
from dnn_grader.student_process import CellRun, StudentProcess
from dnn_utils.checks.absence import Ran
from dnn_utils.checks.card import MIME, Card
from dnn_utils.checks.outcome import Died, Missing, Outcome, Student

MAX_RESTARTS = 5
"""How often a submission may end its own process before the rest of its cells is left out."""

LEAST = 0.001
"""Seconds that a cell gets even where nothing is left: a timer of 0 would never ring."""

TOO_LONG = "It took too long"
OWN_LEFT_OUT = "Your own cells were left out: they ended the process that the notebook ran in too often."
_STOP = re.compile(r"The cells? \S.* (was|were) stopped: |The rest was left out: ")


@dataclass
class Execution:
    """Runs a notebook's code cells, by their index; `own` are those that the student has added, `modules` are
    the student's own Python files, which cells can import.

    A test sees the names as they were where it stands. Where a later cell has changed in place what was
    there (`altered`), all cells run once more, with a fork for that test alone.

    A cell that ran out of time runs only up to that point when the cells run again (`late` holds the
    line). What a cell shows is what it showed the first time: all cells have run before the first test
    begins, so nothing that a test knows can show in them. The same holds for what is said of a cell.
    """

    cells: dict[int, NotebookNode]
    own: frozenset[int] = frozenset()
    limits: Limits = field(default_factory=Limits)
    modules: Mapping[str, bytes] = field(default_factory=dict)
    altered: frozenset[int] = frozenset()
    forks: dict[int, RemoteStudent] = field(default_factory=dict)
    dead: dict[int, str] = field(default_factory=dict)
    late: dict[int, int] = field(default_factory=dict)
    shown: set[int] = field(default_factory=set)
    stopped: dict[int, str] = field(default_factory=dict)
    restarts: int = 0
    tested: bool = False
    bare: bool = False
    ended: str = ""

    def begin_again(self) -> None:
        """Forget what came of all runs so far: somebody outside has ended them."""
        self.altered, self.restarts, self.bare, self.ended = frozenset(), 0, False, ""
        self.dead.clear()
        if not self.tested:
            self.shown.clear()
            self.stopped.clear()

    @contextlib.contextmanager
    def process(self, nursery: Nursery) -> Iterator[StudentProcess | None]:
        """A student process in which all cells ran that do not end it.

        None where the notebook ended its process too often.
        """
        while self._may_begin():
            with nursery.student() as process:
                if not self._lived(process):
                    self.restarts += 1
                elif self.altered or not (altered := process.altered()):
                    self.restarts += 1
                    yield process
                    return
                else:
                    self.altered = altered
        self.ended = "the notebook ended its process too often"
        yield None

    @contextlib.contextmanager
    def student(self, process: StudentProcess | None, k: int) -> Iterator[Student]:
        """The student as of the test cell `k`."""
        self.tested = True
        if process is None:
            yield _Gone(self.ended)
        elif k in self.forks:
            with self.forks[k] as student:
                yield student
        else:
            with process.at(k) as student:
                yield student

    @contextlib.contextmanager
    def apart(self, process: StudentProcess, k: int) -> Iterator[RemoteStudent]:
        """The student as of the test cell `k`, in a process that has seen no test.

        There is none where a later cell has changed what was there: its only fork has been tested.
        """
        if k in self.forks:
            yield self.forks[k]  # closed since its test
            return
        with process.apart(k) as student:
            yield student

    def above(self, k: int) -> list[Ran]:
        """The student's cells above the test cell `k`, with what came of them."""
        cells = [cell for j, cell in self.cells.items() if j < k and not is_test(cell)]
        return [Ran.of_outputs(cell.source, cell.outputs) for cell in cells]

    @property
    def notes(self) -> tuple[str, ...]:
        """What the student should know of cells that were stopped."""
        places: dict[str, list[int]] = {}
        for k, why in sorted(self.stopped.items()):
            places.setdefault(why, []).append(k)
        stopped = [
            f"{_subject(self._names(each), len(each))} stopped: {_clause(why, len(each))}."
            for why, each in places.items()
        ]
        bare = [OWN_LEFT_OUT] if self.bare else []
        return (*stopped, *bare, *([f"The rest was left out: {self.ended}."] if self.ended else []))

    def _names(self, places: list[int]) -> list[str]:
        """How cells are called: by their name, or by their number, three or more in a row together."""
        names: list[str] = []
        for _, run in groupby(places, lambda k: grade_id(self.cells[k]) or k - places.index(k)):
            first, *rest = run
            if name := grade_id(self.cells[first]):
                names.append(name)
            elif len(rest) > 1:
                names.append(f"number {first + 1} to {rest[-1] + 1}")
            else:
                names += [f"number {k + 1}" for k in (first, *rest)]
        return names

    def _may_begin(self) -> bool:
        """Whether the cells may run once more: at last without the student's own, if none came to a test."""
        if self.restarts > MAX_RESTARTS and self.own and not self.tested:
            self.bare = True
        return self.restarts <= MAX_RESTARTS + self.bare

    def _lived(self, process: StudentProcess) -> bool:
        """Run the cells that are not left out; whether the process lived to the end."""
        self.forks.clear()
        process.write(self.modules)
        own, late = OwnTime(self.limits), len(self.late)
        for k, cell in self.cells.items():
            if is_test(cell) and k in self.altered:
                self.forks[k] = process.fork()
            elif is_test(cell):
                process.mark(k)
            elif cell.source.strip() and not self._is_left_out(k):
                ran = self._run(process, k, own)
                if ran.died and not (ran.all_late and len(self.late) > late):
                    self._left_out(k, ran.died)
                if ran.died:
                    return False
        return True

    def _run(self, process: StudentProcess, k: int, own: OwnTime) -> CellRun:
        """Run a cell for as long as it may."""
        cell = self.cells[k]
        seconds = own.next() if k in self.own else self.limits.cell
        ran = process.run_cell(cell.source, str(cell.get("id", k)), seconds, self.late.get(k))
        if k in self.own:
            own.take(ran)
        if ran.late and k not in self.late:
            self.late[k] = ran.late
            self._say(k, TOO_LONG if seconds == self.limits.cell else own.reason)
        if not ran.died:
            self._show(k, ran.outputs)
        return ran

    def _is_left_out(self, k: int) -> bool:
        if k in self.own and self.bare:
            self._show(k, (_stopped(OWN_LEFT_OUT),))
            return True
        return k in self.dead

    def _left_out(self, k: int, reason: str) -> None:
        self.dead[k] = reason
        self._say(k, reason)
        self._show(k, (_stopped(reason),))

    def _say(self, k: int, reason: str) -> None:
        if k not in self.shown:
            self.stopped[k] = reason

    def _show(self, k: int, outputs: tuple[dict[str, Any], ...]) -> None:
        cell = self.cells[k]
        if k not in self.shown:
            cell.outputs = [_output(output, cell.execution_count) for output in outputs]
        self.shown.add(k)


@dataclass
class OwnTime:
    """The time that the cells which a student has added may take together, in one run of all cells.

    The rest of a submission's time is so kept for the solution cells and the tests. The more of these
    cells ran out of time, the less each of the next gets: some is left for a small one even so, which
    may define what a solution uses.
    """

    limits: Limits
    spent: Seconds = NO_TIME
    late: int = 0

    @property
    def reason(self) -> str:
        """Why a cell got less than another."""
        return f"Your own cells share {self.limits.own_cpu_seconds:g} seconds, and others had used most of it"

    def next(self) -> Seconds:
        """What the next cell may take."""
        limits = self.limits
        cpu = (limits.own_cpu_seconds - self.spent.cpu) / (2 + self.late)
        wall = (limits.own_wall_seconds - self.spent.wall) / (2 + self.late)
        return Seconds(min(limits.cell.cpu, max(cpu, LEAST)), min(limits.cell.wall, max(wall, LEAST)))

    def take(self, ran: CellRun) -> None:
        """Count a cell that has run."""
        self.spent = Seconds(self.spent.cpu + ran.spent.cpu, self.spent.wall + ran.spent.wall)
        self.late += bool(ran.late)


def tells_of_a_stop(note: str) -> bool:
    """Whether a note says that part of a notebook was not run to its end."""
    return note == OWN_LEFT_OUT or bool(_STOP.match(note))


@dataclass(frozen=True)
class _Gone(Student):
    """A student whose process can't be had."""

    reason: str

    def call(self, name: str, args: Any, stand_ins: Any, seed: int) -> Outcome:
        """No call is answered."""
        return Died(self.reason or "The notebook could not be run up to this point.")

    def value(self, name: str) -> Missing:
        """No name has a value."""
        return Missing()


def _subject(names: list[str], cells: int) -> str:
    *others, last = names
    said = f"{', '.join(others)} and {last}" if others else last
    return f"The cells {said} were" if cells > 1 else f"The cell {said} was"


def _clause(reason: str, cells: int) -> str:
    clause = f"{reason[:1].lower()}{reason[1:].rstrip('.')}"
    return re.sub(r"^it\b", "they", clause) if cells > 1 else clause


def _stopped(reason: str) -> dict[str, Any]:
    return {"type": "error", "ename": "Stopped", "evalue": reason, "traceback": [f"Stopped: {reason}"]}


def _output(output: Mapping[str, Any], count: int) -> NotebookNode:
    """A validated output of the student's process as a notebook output."""
    match output["type"]:
        case "stream":
            return node("stream", name=output["name"], text=output["text"])
        case "error":
            return node("error", **{key: output[key] for key in ("ename", "evalue", "traceback")})
        case "result":
            return node("execute_result", data=_bundle(output["data"]), metadata={}, execution_count=count)
        case _:
            return node("display_data", data=_bundle(output["data"]), metadata={})


def node(kind: str, **parts: Any) -> NotebookNode:
    """An output like those of `nbformat.v4.new_output`, which validates each and takes too long for that."""
    return from_dict({"output_type": kind, **parts})


def _bundle(data: Mapping[str, Any]) -> dict[str, Any]:
    """A card is drawn again from its data; of anything else only text and pictures have come through."""
    return Card.from_json(data[MIME]).bundle() if MIME in data else dict(data)
