"""Tables for an instructor's terminal: a class by submission, an assignment by exercise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from dnn_grader.results import Result
from dnn_grader.safe import safe_name

Status = Literal["graded", "partly stopped", "not gradable"]
_STATUS_STYLE = {"graded": "green", "partly stopped": "yellow", "not gradable": "red"}


@dataclass(frozen=True)
class SubmissionRow:
    """What came of one submission; `score` is None where there was nothing to grade.

    `penalty` is what is taken off the score because it came late.
    `reason` is the first thing that the instructor should know: why marks were lost, what was stopped.
    """

    student: str
    score: float | None
    max_score: float
    seconds: float
    status: Status = "graded"
    reason: str = ""
    penalty: float = 0.0


def class_table(rows: Sequence[SubmissionRow], title: str = "") -> Table:
    """One line per submission; every text in it is shown literally, in at most two lines.

    Where somebody handed in late and pays for it, with the penalties and the points after them.
    """
    table = new_table(title)
    is_late = any(row.penalty for row in rows)
    table.add_column("Student", max_width=28, no_wrap=True, overflow="ellipsis")
    table.add_column("Points", justify="right", no_wrap=True)
    for heading in ("Penalty", "Total") if is_late else ():
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Time", justify="right", no_wrap=True)
    table.add_column("Status", no_wrap=True)
    table.add_column("First reason", ratio=1, overflow="fold")
    for row in rows:
        table.add_row(
            Text(safe_name(row.student)),
            Text(_points(row.score, row.max_score)),
            *(map(Text, _after_penalty(row)) if is_late else ()),
            Text(f"{row.seconds:.1f} s"),
            Text(row.status, style=_STATUS_STYLE.get(row.status, "red")),
            Text(_sentence(row.reason)),
        )
    return table


def exercise_table(results: Iterable[Sequence[Result]], title: str = "") -> Table:
    """One line per exercise, from the results of every submission, in the order first met."""
    table = new_table(title)
    table.add_column("Exercise", max_width=32, no_wrap=True, overflow="ellipsis")
    for heading in ("Full", "Part", "None"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Most frequent mistake", ratio=1, overflow="fold")
    for exercise, group in _by_exercise(results).items():
        counts = Counter(_mark(result) for result in group)
        numbers = [Text(str(counts[mark])) for mark in ("full", "part", "none")]
        table.add_row(Text(safe_name(exercise)), *numbers, Text(most_frequent_mistake(group)))
    return table


def most_frequent_mistake(results: Iterable[Result]) -> str:
    """The sentence on the most frequent mistake, with its count; a dash where none is known.

    Each student is counted once.
    """
    counts: Counter[str] = Counter()
    causes: dict[str, str] = {}
    for result in results:
        found = {finding.mistake: finding.cause for finding in result.findings if finding.mistake}
        causes |= found
        counts.update(found.keys())
    if not counts:
        return "—"
    ((mistake, count),) = counts.most_common(1)
    return f"{count}× {_sentence(causes[mistake])}"


def new_table(title: str) -> Table:
    """An empty table in the style of all of ours; the title is shown literally."""
    return Table(
        title=Text(safe_name(title)) if title else None,
        box=SIMPLE_HEAD,
        title_justify="left",
        expand=True,
        pad_edge=False,
    )


def _by_exercise(results: Iterable[Sequence[Result]]) -> dict[str, list[Result]]:
    groups: dict[str, list[Result]] = defaultdict(list)
    for submission in results:
        for result in submission:
            groups[result.exercise].append(result)
    return groups


def _mark(result: Result) -> str:
    if result.score >= result.max_score:
        return "full"
    return "part" if result.score > 0 else "none"


def _points(score: float | None, max_score: float) -> str:
    return f"{'—' if score is None else _number(score)} / {_number(max_score)}"


def _after_penalty(row: SubmissionRow) -> tuple[str, str]:
    """The penalty and the points that are left, where there is one."""
    if row.score is None:
        return "", ""
    return f"−{_number(row.penalty)}" if row.penalty else "", _number(row.score - row.penalty)


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


def _sentence(text: str) -> str:
    return safe_name(text) if text.strip() else ""
