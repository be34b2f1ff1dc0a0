"""nbgrader's seam: our engine inside `nbgrader autograde`, and feedback without hidden tests."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from dnn_grader.course import Course, find_course
from dnn_grader.files import write_text
from dnn_grader.gradebook import open_gradebook, seed_for
from dnn_grader.grading import Assignment, clean, fill_outputs, prepare
from dnn_grader.nursery import Nursery
from dnn_grader.reference import is_test
from dnn_grader.release import notebook_text
from dnn_grader.repair import MAX_BYTES, Unreadable, repair
from dnn_grader.repair.names import by_likeness
from dnn_grader.report.feedback import visible
from dnn_grader.report.records import to_records
from dnn_grader.sandbox import Limits, find_sandbox

ORIGINALS = ".original"


class GradeInSandbox(NbGraderPreprocessor):
    """Stands where nbgrader's `Execute` stood: student cells run in the sandbox, tests here."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Run the notebook and put in the outputs from which nbgrader reads the scores."""
        course, name = find_course(), resources["nbgrader"]["assignment"]
        assignment, nursery = _engine(course, name)
        # nbgrader's own sanitizing has put instructor's cells back; this makes the student's harmless.
        clean(nb, assignment.texts)
        results, notes = fill_outputs(nb, assignment, nursery)
        nb.metadata["dnn_course"] = {"results": to_records("", name, results), "notes": list(notes)}
        return nb, resources


class HideTests(NbGraderPreprocessor):
    """Removes hidden tests from what students are shown."""

    def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> tuple[NotebookNode, Any]:
        """Drop the hidden regions of a test cell."""
        if is_test(cell):
            cell.source, _ = visible(cell.source)
        return cell, resources


@cache
def _engine(course: Course, assignment: str) -> tuple[Assignment, Nursery]:
    """The prepared assignment and a nursery, kept for the whole command."""
    with open_gradebook(course) as gradebook:
        seed = seed_for(course, gradebook, assignment)
    return prepare(course, assignment, seed), Nursery(find_sandbox(_choice()), Limits())


def _choice() -> Any:
    """How nbgrader's commands are told of the sandbox: by the environment, as `.ci/run` does."""
    return os.environ.get("DNN_SANDBOX", "auto")


def repair_hook(assignment: str, student: str, notebooks: list[str]) -> None:
    """Mend one submission before nbgrader converts it: nbgrader's `pre_convert_hook` for `autograde`.

    Puts a mended notebook under the right name into the submission's folder, keeps the original in
    its folder ``.original``, and makes `notebooks` name the mended one. Other commands than
    `autograde` hand in paths elsewhere, which are left alone.
    """
    course = find_course()
    paths = [Path(notebook) for notebook in notebooks]
    folders = {path.parent for path in paths}
    if len(folders) != 1:
        return
    (folder,) = folders
    named, _ = by_likeness([path.name for path in paths], folder.name)
    if not named or folder.resolve().parent.parent != course.submitted.resolve():
        return
    notebooks[:] = [str(_mended(course, folder, named[0]))]


def _mended(course: Course, folder: Path, name: str) -> Path:
    """The path of the mended notebook; the submitted one where it needs no mending or can't be read."""
    submitted, right = folder / name, folder / f"{folder.name}.ipynb"
    if submitted.is_symlink() or submitted.stat().st_size > MAX_BYTES:
        return submitted
    assignment, _ = _engine(course, folder.name)
    try:
        repaired = repair(submitted.read_bytes(), assignment.template)
    except Unreadable:
        return submitted
    if repaired.notes or submitted != right:
        original = folder / ORIGINALS / name
        original.parent.mkdir(exist_ok=True)
        if not original.exists():
            shutil.copy2(submitted, original)
        write_text(right, notebook_text(repaired.notebook))
    return right
