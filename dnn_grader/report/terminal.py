"""What the commands show in a terminal while they work, and the files they write at the end."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dnn_grader.course import Course, CourseError
from dnn_grader.execution import tells_of_a_stop
from dnn_grader.files import write_text
from dnn_grader.gradebook import max_score, open_gradebook, results_json, shown, standings
from dnn_grader.hand_in_time import EXAMPLE
from dnn_grader.marks import Mark, Standing
from dnn_grader.report.pages import write_feedback
from dnn_grader.report.records import from_records
from dnn_grader.report.table import Status, SubmissionRow, class_table, exercise_table
from dnn_grader.run import ClassRun, Outcome, Workers, grade_class
from dnn_grader.safe import safe_name
from dnn_grader.sandbox import Sandbox, SandboxMissing, find_sandbox
from dnn_utils.checks.card import printable

MAX_NAMED = 10
_OF_A_STOP = ("missing", "died")
"""What a test finds where a cell was stopped: the note on that has said it."""


def terminal() -> Console:
    """The terminal; wide enough for a table where the output goes to a file."""
    console = Console()
    return console if console.is_terminal else Console(width=120)


def warn_uncontained(missing: Sequence[str], reason: str = "") -> None:
    """Say what is not contained, and why."""
    console = terminal()
    console.print("[yellow]Warning:[/] submissions run without bubblewrap. What is not contained:")
    for sentence in missing:
        console.print(f"  - {sentence}", markup=False)
    if reason:
        console.print(f"Why: {reason}", markup=False)


def usable_sandbox(choice: str, warn: Callable[[Sequence[str], str], None] = warn_uncontained) -> Sandbox:
    """The sandbox that works here; `warn` is told what is not contained.

    Raises `CourseError` where one is required and none works.
    """
    try:
        sandbox = find_sandbox(choice)  # type: ignore[arg-type]
    except SandboxMissing as error:
        raise CourseError(str(error)) from None
    if sandbox.mode == "none":
        warn(sandbox.missing, sandbox.reason)
    return sandbox


def grade_and_show(
    course: Course,
    assignment: str,
    workers: Workers,
    *,
    force: bool = False,
    new_seed: bool = False,
) -> ClassRun:
    """Grade a class with a progress bar and print its tables."""
    console = terminal()
    course.require(assignment)
    with new_bar(console) as bar:
        task = bar.add_task("Grading", total=None)
        run = grade_class(
            course,
            assignment,
            workers,
            force=force,
            new_seed=new_seed,
            progress=lambda outcome, total: bar.update(task, advance=1, total=total),
        )
    show(course, assignment, run, console)
    return run


def show(course: Course, assignment: str, run: ClassRun, console: Console) -> None:
    """Print a class by submission and by exercise, and where things lie."""
    with open_gradebook(course) as gradebook:
        records = results_json(gradebook, assignment)
        standing = standings(gradebook, assignment)
        nobody = Standing((Mark("", None, max_score(gradebook, assignment)),))
    rows = [
        submission_row(outcome, records.get(outcome.student, []), standing.get(outcome.student, nobody))
        for outcome in sorted(run.outcomes, key=_name)
    ]
    console.print(class_table(rows, f"{assignment}: {_counted(len(rows), 'submission')}"))
    here = {outcome.student for outcome in run.outcomes if not outcome.problem}
    results = [from_records(each) for student, each in records.items() if student in here]
    if results:
        console.print(exercise_table(results, "By exercise"))
    say_times(run, console)
    skipped = sum(outcome.skipped for outcome in run.outcomes)
    if skipped:
        console.print(
            f"{skipped} had not changed and were skipped, as source/, the exercises and the grader are the "
            "same too; --force grades them again."
        )
    console.print(f"Graded notebooks: {course.autograded}\nGradebook: {shown(course)}", markup=False)


def say_times(run: ClassRun, console: Console) -> None:
    """Say whose time names no zone, and how to mend what can't be known."""
    if any(outcome.handed_in.warning for outcome in run.outcomes):
        console.print(f"Where a time can't be known, write it like {EXAMPLE} and grade again.", markup=False)
    assumed = sorted(outcome.student for outcome in run.outcomes if outcome.handed_in.assumed)
    if assumed:
        names = ", ".join(safe_name(student) for student in assumed[:MAX_NAMED])
        more = f" and {len(assumed) - MAX_NAMED} more" if len(assumed) > MAX_NAMED else ""
        console.print(
            f"The timestamp.txt of {names}{more} names no time zone and was read as UTC, as nbgrader does.",
            markup=False,
        )


def write_feedback_and_show(course: Course, assignment: str) -> list[Path]:
    """Write the feedback pages with a progress bar and say where they lie.

    Raises `CourseError` at the end where some could not be made; it names whose.
    """
    problems: list[str] = []

    def problem(student: str, said: str) -> None:
        problems.append(f"{safe_name(student)}: {said}")

    console = terminal()
    course.require(assignment)
    with new_bar(console) as bar:
        task = bar.add_task("Feedback", total=None)
        pages = write_feedback(
            course, assignment, lambda total: bar.update(task, advance=1, total=total), problem
        )
    example = f", for example\n  {printable(str(pages[0]))}" if pages else ""
    console.print(f"Feedback: {_counted(len(pages), 'page')} in {course.feedback}{example}", markup=False)
    if problems:
        raise CourseError(f"Some pages could not be made. {' '.join(problems)}")
    return pages


def write_json(course: Course, assignment: str, path: Path, left_out: Collection[str] = ()) -> None:
    """Write one record per student and exercise, of those whose submission is there and not `left_out`."""
    with open_gradebook(course) as gradebook:
        found = results_json(gradebook, assignment)
    here = [s for s in found if s not in left_out and (course.submitted / s / assignment).is_dir()]
    records = [record for student in here for record in found[student]]
    write_text(path, json.dumps(records, indent=1, ensure_ascii=False) + "\n")


def new_bar(console: Console) -> Progress:
    """A progress bar that counts what is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _name(outcome: Outcome) -> str:
    return outcome.student


def submission_row(outcome: Outcome, records: Sequence[dict[str, Any]], standing: Standing) -> SubmissionRow:
    """The row of a submission, with what came of each of its exercises and its marks."""
    score, most = standing.score, standing.max_score
    if outcome.problem:
        return SubmissionRow(outcome.student, None, most, outcome.seconds, "not gradable", outcome.problem)
    stopped = any(map(tells_of_a_stop, outcome.notes))
    said = [
        finding["message"]
        for record in records
        for finding in record["findings"]
        if not (stopped and finding["kind"] in _OF_A_STOP)
    ]
    causes = [finding["cause"] for record in records for finding in record["findings"] if finding["cause"]]
    waiting = [f"Waits for a grader: {', '.join(standing.waiting)}."] if standing.waiting else []
    warning = [outcome.handed_in.warning] if outcome.handed_in.warning else []
    reason = " ".join([*warning, *waiting, *outcome.notes[:1], *(causes[:1] or said[:1])])
    status: Status = "partly stopped" if stopped else "graded"
    return SubmissionRow(outcome.student, score, most, outcome.seconds, status, reason, standing.penalty)
