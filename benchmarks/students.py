"""What students wait for: a check, and their finished notebook from top to bottom."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import nbformat

from benchmarks.classes import honest_notebooks
from benchmarks.timing import ROOT, environment, python, timed
from dnn_grader.course import Course
from dnn_grader.exercises import load_exercises, used_assignment
from dnn_grader.exercises.declared import edited
from dnn_grader.reference import load_reference
from dnn_grader.verify.kernel import execute

PROCESSES = 5
"""How many fresh processes the checks are timed in."""


@dataclass(frozen=True)
class Waiting:
    """Seconds in one assignment.

    Of a check: the import (NumPy is loaded already), the first check, later ones of right and wrong
    functions, each the median; the slowest later check. Then the whole notebook in a fresh kernel, once.
    """

    assignment: str
    importing: float
    first: float
    right: float
    wrong: float | None
    slowest: float
    notebook: float


def waiting(course: Course, assignment: str) -> Waiting:
    """Time the checks and the notebook of an assignment."""
    print(f"checks of {assignment} ...", flush=True)
    task = json.dumps(_task(course, assignment))
    runs = [_checked(task) for _ in range(PROCESSES)]
    right, wrong = ([seconds for run in runs for seconds in run[key]] for key in ("right", "wrong"))
    return Waiting(
        assignment,
        importing=median(run["import"] for run in runs),
        first=median(run["first"] for run in runs),
        right=median(right),
        wrong=median(wrong) if wrong else None,
        slowest=max(right + wrong),
        notebook=_notebook_seconds(course, assignment),
    )


def _task(course: Course, assignment: str) -> Mapping[str, Any]:
    """The cells of the solved notebook, what to check in it, and wrong solutions."""
    reference, exercises = load_reference(course, assignment), load_exercises(assignment)
    mistakes = [
        (each.name, edited(reference.solutions[each.name], mistake.edits))
        for each in exercises
        for mistake in each.mistakes
    ]
    return {
        "assignment": assignment,
        "cells": [cell.source for cell in reference.cells],
        "names": [each.name for each in exercises],
        "mistakes": mistakes,
    }


def _checked(task: str) -> dict[str, Any]:
    command = python("-m", "benchmarks.checking")
    done = subprocess.run(command, input=task, env=environment(), capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"the checks could not be timed:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def _notebook_seconds(course: Course, assignment: str) -> float:
    """Run the notebook as a student who has done everything right has it, with every cell."""
    with tempfile.TemporaryDirectory(prefix="dnn-bench-") as folder:
        for name in filter(None, (used_assignment(assignment), assignment)):
            path = Path(folder) / name / f"{name}.ipynb"
            path.parent.mkdir()
            path.write_text(honest_notebooks(course, name, 1)[0])
        notebook = nbformat.read(path, as_version=4)
        env = {**os.environ, "PYTHONPATH": str(ROOT), "IPYTHONDIR": f"{folder}/ipython"}
        run = partial(execute, notebook, path.parent, Path(folder), env)
        return timed(f"notebook {assignment}", run)
