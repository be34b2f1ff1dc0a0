"""Put the pages together in the form of the student kit, and let Sphinx make the site of them.

Lectures and assignments come from where students get theirs, so no solution can be among them, and a link
that works in the kit works here.
"""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from sphinx.cmd.build import main as sphinx

from dnn_grader.course import Course
from dnn_grader.forking import THREADS
from dnn_grader.release import notebook_text, student_notebooks

HERE = Path(__file__).parent
OUTPUT = HERE / "_build"

COPIED = ("README.md", "LICENSE*", "dnn_utils/pictures/*/*.txt", "docs/student.md", "book/*.md")
"""What the pages need besides notebooks; the licences go wherever the pictures go."""


def build(folder: Path) -> int:
    """Make the site anew in ``folder/html``; return 0, or another number where Sphinx had a complaint."""
    shutil.rmtree(folder, ignore_errors=True)
    stage(Course(HERE.parent), folder / "pages")
    return render(folder)


def render(folder: Path, *options: str) -> int:
    """Make ``folder/html`` of the sources in ``folder/pages``; return 0, or what Sphinx says instead."""
    settle(folder / "ipython")
    strict = ["--fail-on-warning", "--keep-going", "--nitpicky", "--quiet", *options]
    places = ["-c", str(HERE), "-d", str(folder / "doctrees"), str(folder / "pages"), str(folder / "html")]
    return sphinx([*strict, "--builder", "html", *places])


def stage(course: Course, pages: Path) -> None:
    """Copy the sources of all pages into a new folder."""
    for path in student_notebooks(course, pages):
        notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
        fold(notebook)
        mark_cells(notebook)
        path.write_text(notebook_text(notebook), "utf-8")
    for pattern in COPIED:
        for path in course.root.glob(pattern):
            place = pages / _place(path.relative_to(course.root))
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)


def fold(notebook: NotebookNode) -> None:
    """Fold the code that JupyterLab folds; take out that of a quiz, which would give the answers away."""
    for cell in notebook.cells:
        if cell.source.startswith("quiz("):
            _tag(cell, "remove-input")
        elif cell.metadata.get("jupyter", {}).get("source_hidden"):
            _tag(cell, "hide-input")


def mark_cells(notebook: NotebookNode) -> None:
    """Put an anchor before each cell, named as JupyterLab names cells in a link: ``cell-id=layers``."""
    anchors = [new_markdown_cell(f'<div id="cell-id={cell.id}"></div>') for cell in notebook.cells]
    anchored = [cell for pair in zip(anchors, notebook.cells, strict=True) for cell in pair]
    anchored[:2] = anchored[1::-1]  # the title stays first
    notebook.cells = anchored


def settle(folder: Path) -> None:
    """Let kernels start with settings of their own, not with those of whoever builds, and with little ado.

    Each computes on one core, or the processor time of a lecture would grow with the machine.
    """
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    plain = 'c.IPKernelApp.log_level = "ERROR"\nc.InteractiveShell.colors = "nocolor"\n'
    (profile / "ipython_kernel_config.py").write_text(plain)
    os.environ.update(dict.fromkeys(THREADS, "1"))
    os.environ["IPYTHONDIR"] = str(folder.resolve())
    logging.getLogger("traitlets").setLevel("WARNING")


def _tag(cell: NotebookNode, tag: str) -> None:
    cell.metadata["tags"] = [*cell.metadata.get("tags", []), tag]


def _place(path: Path) -> Path:
    """Pages lie at the top, beside the folders of the notebooks; all else where it lies in the course."""
    return Path(path.name) if path.suffix == ".md" and path.parent.name in ("book", "docs") else path
