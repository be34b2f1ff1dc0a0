"""Does the solution notebook run from top to bottom in a fresh kernel, and give full points there?"""

from __future__ import annotations

import copy
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from nbformat import NotebookNode

import dnn_grader
from dnn_grader.course import CONFIG, Course
from dnn_grader.exercises import used_assignment
from dnn_grader.files import write_text
from dnn_grader.reference import grade_id, is_test
from dnn_grader.verify.subject import Found, Subject, found
from dnn_utils.own_functions import STRICT

SECONDS = 600
"""How long one cell may take."""

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def runs_in_a_kernel(subject: Subject) -> Found:
    """Run the solution notebook in a copy of what it needs, as stock nbgrader would run a submission."""
    notebook = copy.deepcopy(subject.source)
    place = subject.place(subject.course.source(subject.assignment))
    with tempfile.TemporaryDirectory() as folder:
        stopped = _execute(notebook, _copy(subject, Path(folder).resolve()), Path(folder))
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    problems = [f"{place}: the kernel {stopped}: run the notebook in JupyterLab."] if stopped else []
    problems += [problem for cell in code for problem in _of_cell(cell, place)]
    return found(problems, len(code))


def _copy(subject: Subject, root: Path) -> Path:
    """A course with this assignment and the one it uses in `root`; the folder of its one submission."""
    copied = Course(root)
    shutil.copy2(subject.course.root / CONFIG, root)
    write_text(copied.seed_file, subject.seed.hex() + "\n", mode=0o600)
    for assignment in filter(None, (subject.assignment, used_assignment(subject.assignment))):
        source = subject.course.source(assignment).parent
        shutil.copytree(source, copied.source(assignment).parent)
        shutil.copytree(source, copied.autograded / "solution" / assignment)
    return copied.autograded / "solution" / subject.assignment


def _execute(notebook: NotebookNode, folder: Path, settings: Path) -> str:
    """Put outputs into the notebook; what ended the kernel before its last cell, if anything did."""
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    try:
        execute(notebook, folder, settings, _environment(settings), allow_errors=True)
    except CellTimeoutError:
        return f"needs more than {SECONDS} s for one cell"
    except DeadKernelError:
        return "died"
    return ""


def execute(
    notebook: NotebookNode,
    folder: Path,
    settings: Path,
    env: Mapping[str, str],
    *,
    allow_errors: bool = False,
) -> None:
    """Run `notebook` in `folder`, in a fresh kernel with the environment `env`. Raises what nbclient does."""
    from nbclient import NotebookClient
    from traitlets.config import Config

    # Over sockets in our own folder, which nobody else on this machine may open.
    own = Config(KernelManager={"transport": "ipc", "ip": str(settings / "kernel")})
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        allow_errors=allow_errors,
        config=own,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute(env=dict(env))


def _environment(settings: Path) -> dict[str, str]:
    """This process's environment, with our own packages, and every numerical warning said."""
    ours = str(Path(dnn_grader.__file__).resolve().parents[1])
    kept = {name: value for name, value in os.environ.items() if name != "NBGRADER_EXECUTION"}
    paths = [ours, *filter(None, [kept.get("PYTHONPATH")])]
    return kept | {
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONWARNINGS": "always::RuntimeWarning",
        "IPYTHONDIR": str(settings / "ipython"),
        STRICT: "1",
    }


def _of_cell(cell: NotebookNode, place: str) -> Iterator[str]:
    name = f"{place}, cell {cell.get('id')!r},"
    for output in cell.outputs:
        if output.output_type == "error":
            said = _first_line(f"{output.ename}: {output.evalue}")
            yield f"{name} fails in a fresh kernel with {said}: run the notebook from the top and mend it."
        elif output.output_type == "stream" and output.name == "stderr":
            said = _warning(output.text)
            yield f"{name} writes to stderr in a fresh kernel: {said}. Mend what warns."
    if is_test(cell):
        yield from _of_test(cell, name)


def _of_test(cell: NotebookNode, name: str) -> Iterator[str]:
    from nbgrader.utils import determine_grade

    try:
        points, most = determine_grade(cell)
    except ValueError as error:
        yield f"{name} gives no points in a fresh kernel ({_first_line(str(error))}): end it with `grade(…)`."
        return
    if points != most:
        yield f"{name} gives {points or 0:g} of {most:g} points in a fresh kernel: mend {grade_id(cell)!r}."


def _first_line(text: str) -> str:
    lines = _COLOURS.sub("", text).strip().splitlines()
    return lines[0].rstrip(".:") if lines else "nothing"


def _warning(text: str) -> str:
    """What a warning says, without the path of the kernel's file."""
    return re.sub(r"^\S*:\d+: (?=\w*Warning)", "", _first_line(text))
