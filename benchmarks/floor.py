"""The floor: what grading takes at the least. ``python -m benchmarks.floor ASSIGNMENT SHARE SHARES``.

For each submission, in one process: fork in the sandbox, run the student's cells, make the graded
calls, write the notebook. All calls go to one fork, those of an exercise in one message, with no
stand-ins; nothing is repaired, compared, diagnosed or recorded. The calls are those that the grader
makes for a right submission. A wrong function makes it call those that use it once more, with the
reference's earlier steps.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from dnn_grader.course import Course, read_seed
from dnn_grader.grading import prepare
from dnn_grader.judging import Judge
from dnn_grader.nursery import Nursery
from dnn_grader.sandbox import Limits, Sandbox
from dnn_grader.student_process import StudentProcess
from dnn_grader.submissions import find_submissions
from dnn_utils.checks.examples import Example
from dnn_utils.checks.outcome import Student

Calls = tuple[str, tuple[Example, ...]]


def main() -> None:
    """Go through one share of the submissions of the course in the present folder."""
    assignment, share, shares = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    course = Course(Path.cwd())
    prepared = prepare(course, assignment, read_seed(course))
    calls, questions = list(graded_calls(prepared.judge)), tuple(prepared.judge.questions)
    with Nursery(Sandbox("bubblewrap"), Limits(), share) as nursery:
        for submission in find_submissions(course, assignment)[share::shares]:
            (content,) = submission.read().files.values()
            notebook = json.loads(content)
            with nursery.student() as process:
                _run_cells(notebook, process, prepared.training)
                with process.fork() as student:
                    make_calls(student, calls, questions)
            _write(notebook, course.autograded / submission.student / f"{assignment}.ipynb")


def graded_calls(judge: Judge) -> Iterator[Calls]:
    """The calls of a right submission's functions."""
    for name in judge.exercises:
        yield name, judge.examples(name).examples


def make_calls(student: Student, calls: Collection[Calls], questions: Collection[str]) -> None:
    """Make the graded calls and ask for the answers."""
    for name, examples in calls:
        student.outcomes(name, examples, lambda example: {})
    for name in questions:
        student.value(name)


def _run_cells(notebook: dict[str, Any], process: StudentProcess, training: Collection[str]) -> None:
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code" and not _is_skipped(cell, training):
            run = process.run_cell("".join(cell["source"]), cell["id"])
            cell["outputs"] = [_output(output) for output in run.outputs]


def _is_skipped(cell: dict[str, Any], training: Collection[str]) -> bool:
    marks = cell["metadata"].get("nbgrader", {})
    return cell["id"] in training or bool(marks.get("grade") and not marks.get("solution"))


def _output(output: dict[str, Any]) -> dict[str, Any]:
    if "data" in output:
        return {"output_type": "display_data", "data": output["data"], "metadata": {}}
    return {"output_type": output["type"], **{k: part for k, part in output.items() if k != "type"}}


def _write(notebook: dict[str, Any], path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
