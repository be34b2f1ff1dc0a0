"""Make the student's version of a notebook, the recorded public cases, and the student kit."""

from __future__ import annotations

import copy
import os
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from dnn_grader.cases import public_examples
from dnn_grader.course import Course, CourseError
from dnn_grader.exercises import load_exercises
from dnn_grader.reference import Reference, read_source
from dnn_utils.checks.recorded import case_file, save


def master_version(source: NotebookNode, config: Any) -> NotebookNode:
    """What the gradebook remembers of a notebook: stubs for solutions, and the tests in full.

    Uses nbgrader's own preprocessors, so the checksums are those that nbgrader expects.
    """
    from nbgrader import preprocessors as steps

    names = ("LockCells", "ClearSolutions", "ClearOutput", "CheckCellMetadata", "ComputeChecksums")
    return _through([getattr(steps, name) for name in names], source, config)


def student_version(source: NotebookNode, config: Any) -> NotebookNode:
    """What students get: no solution, no hidden test, no output."""
    from nbgrader import preprocessors as steps

    names = ("ClearHiddenTests", "ClearMarkScheme", "ComputeChecksums", "CheckCellMetadata")
    return _through([getattr(steps, name) for name in names], master_version(source, config), config)


def release(course: Course, assignment: str) -> list[Path]:
    """Write the student's version and the recorded cases of an assignment; return what changed.

    Raises `CourseError` where the source, the exercises or an edit is not right.
    """
    course.require(assignment)
    source = read_source(course.source(assignment))
    exercises = load_exercises(assignment)
    reference = Reference(source, exercises, os.path.relpath(course.source(assignment), course.root))
    text = notebook_text(student_version(source, course.config))
    changed = []
    if write_text(course.release(assignment), text):
        changed.append(course.release(assignment))
    save(case_file(assignment), public_examples(exercises, reference))
    return [*changed, case_file(assignment)]


def notebook_text(notebook: NotebookNode) -> str:
    """A notebook as the text of its file."""
    return nbformat.writes(notebook, version=nbformat.NO_CONVERT) + "\n"


def write_text(path: Path, text: str, mode: int = 0o644) -> bool:
    """Write `text` to `path` in one step; return whether the file changed."""
    if path.is_file() and path.read_text("utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(part).chmod(mode)
        Path(part).replace(path)
    finally:
        Path(part).unlink(missing_ok=True)
    return True


def student_kit(course: Course, target: Path) -> list[Path]:
    """Put the student kit into the folder or ZIP `target`; return the files that were new.

    A student's file is never written over: what is there already stays.
    """
    if target.suffix.lower() == ".zip":
        return _zip_kit(course, target)
    new = []
    for name, origin in kit_files(course).items():
        place = target / name
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(origin, place)
            new.append(place)
    return new


def kit_files(course: Course) -> dict[str, Path]:
    """The files of the student kit by their place in it."""
    files = {
        str(path.relative_to(course.root / "release")): path
        for path in sorted(course.root.glob("release/*/*"))
        if path.is_file() and not path.name.startswith(".")
    }
    lectures = sorted((course.root / "notebooks").glob("*.ipynb"))
    if not files:
        raise CourseError("release/ is empty: run `dnn-course release` first.")
    return files | {f"lectures/{path.name}": path for path in lectures}


def _zip_kit(course: Course, target: Path) -> list[Path]:
    files = kit_files(course)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, origin in files.items():
            archive.write(origin, f"{target.stem}/{name}")
    part.replace(target)
    return [target]


def _through(steps: list[Any], notebook: NotebookNode, config: Any) -> NotebookNode:
    notebook = copy.deepcopy(notebook)
    resources: dict[str, Any] = {"nbgrader": {}}
    for step in steps:
        notebook, resources = step(config=config).preprocess(notebook, resources)
    return notebook
