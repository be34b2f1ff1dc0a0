"""otter-grader as a peer: an environment of its own, and the same assignment in otter's form."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from textwrap import indent

import nbformat

from benchmarks.asserts import plain_asserts
from benchmarks.classes import tested
from benchmarks.timing import ROOT, environment, run_together
from dnn_grader.course import Course
from dnn_grader.reference import is_test, load_reference, read_source

VENV = ROOT / ".cache" / "otter"
SCRIPTS = VENV / "bin"
TEST = """from otter.test_files import test_case

OK_FORMAT = False
name = "{name}"
points = {points}


@test_case()
def test_cases({name}):
{asserts}
"""


def install() -> str:
    """Install otter-grader into an environment of its own; why that failed, or an empty text."""
    if is_installed():
        return ""
    pip = [str(SCRIPTS / "python"), "-m", "pip", "install", "--quiet"]
    commands = (
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        [*pip, "otter-grader", "ipykernel", "--editable", str(ROOT)],
    )
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            shutil.rmtree(VENV, ignore_errors=True)
            return (done.stderr.strip() or f"exit code {done.returncode}").splitlines()[-1]
    return ""


def is_installed() -> bool:
    """Whether otter-grader is there: pip writes its command last."""
    return (SCRIPTS / "otter").exists()


def version() -> str:
    """The version that is installed."""
    script = "from importlib.metadata import version; print(version('otter-grader'))"
    command = [str(SCRIPTS / "python"), "-c", script]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def commands(
    course: Course, assignment: str, folder: Path, notebooks: Sequence[str]
) -> tuple[list[list[str]], dict[str, str]]:
    """A command for each submission, to be run in `folder`, and its environment."""
    env = environment(SCRIPTS)
    _write_tests(course, assignment, folder / "tests")
    otter = str(SCRIPTS / "otter")
    run_together([[otter, "generate", "-t", "tests", "-o", "autograder.zip"]], folder, env)
    made = []
    for k, text in enumerate(notebooks):
        results = folder / f"results{k:04}"
        results.mkdir()
        (folder / f"student{k:04}.ipynb").write_text(_without_tests(text))
        words = ["run", "--no-logo", "-a", "autograder.zip", "-o", results.name, f"student{k:04}.ipynb"]
        made.append([otter, *words])
    return made, env


def require_full_points(folder: Path) -> None:
    """Leave if the first notebook, a right one, did not earn everything: then it was not graded."""
    tests = json.loads((folder / "results0000" / "results.json").read_text())["tests"]
    lost = [test.get("name") for test in tests if test.get("score") != test.get("max_score")]
    if lost or not tests:
        sys.exit(f"otter run gives a right submission too little for {lost or 'everything'}")


def _write_tests(course: Course, assignment: str, folder: Path) -> None:
    folder.mkdir()
    reference = load_reference(course, assignment)
    for cell in filter(is_test, read_source(course.source(assignment)).cells):
        name = tested(cell)
        asserts = indent(plain_asserts(name, assignment, reference), "    ")
        test = TEST.format(name=name, points=cell.metadata.nbgrader.points, asserts=asserts)
        (folder / f"{name}.py").write_text(test)


def _without_tests(text: str) -> str:
    """The submission without nbgrader's test cells: otter has its tests in files."""
    notebook = nbformat.reads(text, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if not is_test(cell)]
    return nbformat.writes(notebook)
