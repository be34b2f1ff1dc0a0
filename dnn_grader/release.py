"""Make the student's version of a notebook, the recorded public cases, and the student kit."""

from __future__ import annotations

import copy
import json
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from dnn_grader.cases import public_checks
from dnn_grader.copies import require_own_code
from dnn_grader.course import Course, CourseError, find_files
from dnn_grader.exercises import load_exercises, load_questions
from dnn_grader.files import write_text
from dnn_grader.recording import cases_of, record
from dnn_grader.reference import load_reference, read_source

KIT = Path(__file__).parent / "kit"

SHIPPED = (".py", ".h5", ".typed", ".txt", ".csv")
"""What the kit takes of `dnn_utils`. The pictures may go nowhere without their licence and attribution."""


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

    Raises `CourseError` where the source, the exercises or an edit is not right, or where another
    course's exercises would be recorded in this one.
    """
    course.require(assignment)
    require_own_code(course)
    source = read_source(course.source(assignment))
    reference = load_reference(course, assignment)
    text = notebook_text(student_version(source, course.config))
    checks = public_checks(load_exercises(assignment), load_questions(assignment), reference)
    changed = [cases_of(course, assignment)] if record(course, assignment, checks) else []
    if write_text(course.release(assignment), text):
        changed.append(course.release(assignment))
    return changed


def notebook_text(notebook: NotebookNode) -> str:
    """A notebook as the text of its file."""
    return nbformat.writes(notebook, version=nbformat.NO_CONVERT) + "\n"


def student_notebooks(course: Course, folder: Path) -> list[Path]:
    """Put the student's notebooks into `folder`; return the files that were new.

    A file that is there already stays as it is. Raises `CourseError` where nothing is released.
    """
    return _add(folder, {name: path.read_bytes() for name, path in _notebooks(course).items()})


def student_kit(course: Course, target: Path) -> list[Path]:
    """Put the student kit into the folder or ZIP `target`; return the files that were new.

    The kit holds the notebooks, `dnn_utils`, and how to install it; no solution. In a folder, a file
    that is there already stays as it is. Raises `CourseError` where nothing is released.
    """
    package = course.root / "dnn_utils"
    modules = [path for path in find_files(package, "**/*") if path.suffix in SHIPPED]
    files = {name: path.read_bytes() for name, path in _notebooks(course).items()}
    files |= {str(path.relative_to(course.root)): path.read_bytes() for path in modules}
    files |= {"README.md": (KIT / "README.md").read_bytes(), "pyproject.toml": _kit_project(course)}
    return _zip(target, files) if target.suffix.lower() == ".zip" else _add(target, files)


def _notebooks(course: Course) -> dict[str, Path]:
    """The student's notebooks by their place in the kit."""
    released = find_files(course.root / "release", "*/*.ipynb")
    if not released:
        raise CourseError("release/ is empty: run `dnn-course release` first.")
    lectures = find_files(course.root / "notebooks", "*.ipynb")
    return {str(path.relative_to(course.root / "release")): path for path in released} | {
        f"lectures/{path.name}": path for path in lectures
    }


def _kit_project(course: Course) -> bytes:
    """The kit's own pyproject.toml: what a student needs of the course's."""
    project = tomllib.loads((course.root / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["lab"]]
    lines = [
        "[project]",
        f'name = "{project["name"]}"',
        f'version = "{project["version"]}"',
        f'requires-python = "{project["requires-python"]}"',
        f"dependencies = {json.dumps(needed)}",
        "[build-system]",
        'requires = ["hatchling>=1.27"]',
        'build-backend = "hatchling.build"',
        "[tool.hatch.build.targets.wheel]",
        'packages = ["dnn_utils"]',
    ]
    return "\n".join([*lines, ""]).encode()


def _add(folder: Path, files: dict[str, bytes]) -> list[Path]:
    new = [name for name in files if not (folder / name).exists()]
    for name in new:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(files[name])
    return [folder / name for name in new]


def _zip(target: Path, files: dict[str, bytes]) -> list[Path]:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{target.stem}/{name}", content)
    part.replace(target)
    return [target]


def _through(steps: list[Any], notebook: NotebookNode, config: Any) -> NotebookNode:
    notebook = copy.deepcopy(notebook)
    resources: dict[str, Any] = {"nbgrader": {}}
    for step in steps:
        notebook, resources = step(config=config).preprocess(notebook, resources)
    return notebook
