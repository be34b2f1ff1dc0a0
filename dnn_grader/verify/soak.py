"""Try all mutants of all solutions, and hand a sample of them to diagnosis: ``make soak``.

What is done is kept in ``.cache/soak``, so a run that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

import dnn_utils
from dnn_grader.course import Course, find_course
from dnn_grader.files import write_text
from dnn_grader.forking import end_with_the_parent, start_importing
from dnn_grader.recording import cases_of
from dnn_grader.report.table import new_table
from dnn_grader.report.terminal import new_bar, terminal
from dnn_grader.safe import printable
from dnn_grader.verify.equivalent import EQUIVALENT, equivalents
from dnn_grader.verify.found_back import ELSEWHERE, NOWHERE, PLACE, found_back
from dnn_grader.verify.mutants import Bench, Mutant, problems_of, strangers
from dnn_grader.verify.subject import Subject

CHUNK = 250
"""Mutants that one process tries in one go."""

DIAGNOSED = 40
"""Mutants of each exercise that diagnosis sees, where no other number is asked for."""

OTHER_SEEDS = 3
"""With how many seeds besides the course's own a mutant is tried that is listed as equivalent."""


@dataclass(frozen=True)
class Order:
    """A part of one exercise's mutants: every one from `start` to `stop`, and which of all are diagnosed."""

    root: Path
    assignment: str
    exercise: str
    start: int
    stop: int
    diagnosed: int


@dataclass(frozen=True)
class Part:
    """What came of an order: counts, problems, and the mutants that earn everything, by their number."""

    assignment: str
    exercise: str
    counts: dict[str, int]
    problems: list[str]
    survivors: list[int]


def main() -> None:
    """Soak, show the figures and the problems; exit with 1 where there are any."""
    options = _options()
    course, console = find_course(), terminal()
    assignments = options.assignments or course.assignments()
    begin = time.perf_counter()
    parts = soak(course, assignments, options.diagnose, options.workers, console)
    problems = [problem for part in parts for problem in part.problems]
    problems += [problem for name in assignments for problem in stale(course, name, parts)]
    console.print(living(parts), found(parts))
    console.print(f"{time.perf_counter() - begin:.0f} s with {options.workers} processes.")
    for problem in dict.fromkeys(problems):
        console.print(Text(f"✗ {printable(problem)}"), soft_wrap=True)
    raise SystemExit(bool(problems))


def soak(
    course: Course, assignments: Iterable[str], diagnosed: int, workers: int, console: Console
) -> list[Part]:
    """What came of all mutants of the assignments, with a progress bar."""
    context = start_importing()
    over, ours = context.Pipe(duplex=False)
    parts: list[Part] = []
    with ProcessPoolExecutor(workers, context, end_with_the_parent, (over,)) as pool:
        try:
            running = [
                pool.submit(kept, each) for name in assignments for each in _orders(course, name, diagnosed)
            ]
            with new_bar(console) as bar:
                task = bar.add_task("Mutants", total=len(running))
                for future in as_completed(running):
                    parts.append(future.result())
                    bar.update(task, advance=1)
        except BaseException:
            ours.close()
            raise
    return parts


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="default: all")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--diagnose",
        type=int,
        default=DIAGNOSED,
        metavar="N",
        help="hand N mutants of each exercise to diagnosis (default: %(default)s; each takes half a second)",
    )
    return parser.parse_args()


def _orders(course: Course, assignment: str, diagnosed: int) -> Iterator[Order]:
    for exercise in Subject(course, assignment).exercises:
        count = len(_bench(course.root, assignment, exercise.name).mutants)
        for start in range(0, count, CHUNK):
            stop = min(start + CHUNK, count)
            yield Order(course.root, assignment, exercise.name, start, stop, diagnosed)


@cache
def _subject(root: Path, assignment: str) -> Subject:
    return Subject(Course(root), assignment)


@cache
def _bench(root: Path, assignment: str, name: str) -> Bench:
    subject = _subject(root, assignment)
    return Bench(subject, next(each for each in subject.exercises if each.name == name))


def kept(order: Order) -> Part:
    """What came of an order: as it was kept, or from a new run."""
    path = order.root / ".cache" / "soak" / f"{_digest(order)}.json"
    try:
        return Part(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        part = soaked(order)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, json.dumps(asdict(part)))
    return part


def _digest(order: Order) -> str:
    """What a result depends on: the order, the solution, the cases, the seed, and our code."""
    subject = _subject(order.root, order.assignment)
    texts = [repr(order), subject.seed.hex(), *subject.reference.solutions.values()]
    files = [cases_of(subject.course, order.assignment), EQUIVALENT / f"{order.assignment}.txt"]
    files += sorted(Path(dnn_utils.__file__).parent.rglob("*.py"))
    files += sorted(Path(__file__).parents[1].glob("exercises/*.py")) + sorted(
        Path(__file__).parent.glob("*.py")
    )
    found = hashlib.sha256("\0".join(texts).encode())
    for file in files:
        found.update(file.read_bytes() if file.exists() else b"")
    return found.hexdigest()[:24]


def soaked(order: Order) -> Part:
    """Try the mutants of an order, and diagnose those of them that are in the sample."""
    bench = _bench(order.root, order.assignment, order.exercise)
    listed = equivalents(order.assignment)
    mutants = bench.mutants[order.start : order.stop]
    sample = {mutant.text for mutant in bench.sample(order.diagnosed)}
    counts: Counter[str] = Counter(mutants=len(mutants))
    problems: list[str] = list(strangers([bench], listed.of(order.exercise))) if order.start == 0 else []
    survivors = []
    for number, tried in enumerate(bench.tried(mutants), start=order.start):
        problems += problems_of(bench, tried, listed)
        counts["ended by the guard"] += tried.stopped
        if tried.hidden:
            survivors.append(number)
        elif not tried.public and tried.mutant.text in sample and bench.ends(tried.mutant):
            counts += found_back(bench, tried.mutant)
    problems += other_seeds(bench, [bench.mutants[number] for number in survivors])
    return Part(order.assignment, order.exercise, dict(counts), problems, survivors)


def other_seeds(bench: Bench, survivors: Sequence[Mutant]) -> Iterator[str]:
    """Survivors that other seeds show to be wrong, a sentence each."""
    seeds = [hashlib.sha256(bench.subject.seed + bytes([k])).digest() for k in range(OTHER_SEEDS)]
    for seed in seeds if survivors else ():
        for tried in bench.tried(survivors, bench.drawn(seed)):
            if not tried.hidden:
                yield (
                    f"{bench.place}: the mutant {tried.mutant.said} earns full points with the course's seed "
                    "and loses some with another: let every draw show it."
                )


def stale(course: Course, assignment: str, parts: Iterable[Part]) -> Iterator[str]:
    """What is listed as equivalent and is no survivor."""
    listed = equivalents(assignment)
    every: set[tuple[str, Mutant]] = set()
    for exercise in Subject(course, assignment).exercises:
        mutants = _bench(course.root, assignment, exercise.name).mutants
        own = [part for part in parts if (part.assignment, part.exercise) == (assignment, exercise.name)]
        survivors = {mutants[number] for part in own for number in part.survivors}
        yield from listed.unused(exercise.name, survivors)
        every |= {(exercise.name, mutant) for mutant in survivors}
    yield from listed.unused_news(every)


def living(parts: Sequence[Part]) -> Table:
    """How many mutants each assignment has, how many are right on all cases, and how many had to be ended."""
    shown = _table("Mutants of the solutions", ("Mutants", "Right on all cases", "Ended by the guard"))
    for name, counts in _counted(parts):
        keys = ("mutants", "alive", "ended by the guard")
        shown.add_row(name, *(str(counts[key]) for key in keys))
    return shown


def found(parts: Sequence[Part]) -> Table:
    """What diagnosis says of a sample of the others."""
    keys = {
        "a cause": "Given a cause",
        "named": "A declared mistake",
        PLACE: "Found at its line",
        "kind": "and its kind",
        ELSEWHERE: "At another line",
        NOWHERE: "Not found",
    }
    shown = _table("Diagnosis of a sample", ("Mutants", *keys.values()))
    for name, counts in _counted(parts):
        of = counts["diagnosed"]
        shown.add_row(name, str(of), *(f"{100 * counts[key] / max(of, 1):.0f} %" for key in keys))
    return shown


def _table(title: str, columns: Iterable[str]) -> Table:
    shown = new_table(title)
    shown.add_column("Assignment", overflow="fold")
    for name in columns:
        shown.add_column(name, justify="right")
    return shown


def _counted(parts: Sequence[Part]) -> Iterator[tuple[str, Counter[str]]]:
    """The counts of each assignment, then those of all."""
    counts: dict[str, Counter[str]] = {}
    for part in sorted(parts, key=lambda each: each.assignment):
        for name in (part.assignment, "all"):
            counts.setdefault(name, Counter()).update(part.counts, alive=len(part.survivors))
    everything = counts.pop("all", Counter())
    yield from counts.items()
    yield "all", everything


if __name__ == "__main__":
    main()
