"""A student's own modules: they work in grading, in the sandbox only, and hide nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT, SCRIPTS, sandbox_or_skip

from dnn_grader import modules
from dnn_grader.course import CONFIG, Course
from dnn_grader.modules import FOLDER, beside, checked, is_module, note_on_unread, read_modules, write_modules
from dnn_grader.nursery import Nursery
from dnn_grader.reference import is_solution
from dnn_grader.sandbox import Limits, find_sandbox
from dnn_grader.student_process import StudentProcess
from dnn_grader.untrusted_files import NotReadable
from dnn_utils.checks.outcome import Returned

NAME = "week1_introduction"
LIMITS = Limits()


@pytest.fixture(scope="module", params=["bubblewrap", "none"])
def nursery(request: pytest.FixtureRequest) -> Iterator[Nursery]:
    sandbox = sandbox_or_skip() if request.param == "bubblewrap" else find_sandbox("none")
    with Nursery(sandbox, LIMITS) as nursery:
        yield nursery


def said(student: StudentProcess, source: str) -> str:
    run = student.run_cell(source, "cell")
    assert run.died is None, run.died
    return "".join(item.get("text", item.get("ename", "")) for item in run.outputs).strip()


# In the sandbox


def test_modules_and_packages_are_imported(student):
    student.write(
        {"helpers.py": b"def half(x):\n    return x / 2\n", "more/deep.py": b"from helpers import half"}
    )
    assert said(student, "import helpers\nprint(helpers.half(3))") == "1.5"
    assert said(student, "from more.deep import half\nprint(half(5))") == "2.5"
    assert said(student, "print(open('helpers.py').read().count('half'))") == "1"
    assert said(student, "%run helpers.py\nprint(half(1))") == "0.5"


def test_a_module_that_a_cell_writes_is_imported(student):
    assert said(student, "import helpers") == "ModuleNotFoundError"
    said(student, "%%writefile helpers.py\nx = 1")
    assert said(student, "import helpers\nprint(helpers.x)") == "1"
    said(student, "%%writefile helpers.py\nx = 22")
    assert said(student, "import importlib\nprint(importlib.reload(helpers).x)") == "22"
    said(student, "%%writefile -a helpers.py\nx += 1")
    assert said(student, "print(importlib.reload(helpers).x)") == "23"


def test_modules_hide_neither_libraries_nor_the_course(student):
    evil = b"raise SystemExit('mine')"
    names = (
        "colorsys.py",
        "numpy.py",
        "dnn_utils/__init__.py",
        "dnn_utils/activations.py",
        "xmlrpc/client.py",
    )
    student.write(dict.fromkeys(names, evil))
    source = "import colorsys, numpy, dnn_utils.activations, xmlrpc.client\nprint(colorsys.__name__)"
    assert said(student, source) == "colorsys"


def test_modules_of_one_submission_are_not_there_for_the_next(nursery):
    with nursery.student() as student:
        student.write({"helpers.py": b"x = 1"})
        assert said(student, "import helpers\nprint(helpers.x)") == "1"
    with nursery.student() as student:
        assert said(student, "import helpers") == "ModuleNotFoundError"


def test_a_module_that_fails_costs_its_cell_only(student):
    student.write({"a.py": b"1 / 0", "b.py": b"def f(:", "c.py": b"\xff\xfe", "d.py": b"while True: pass"})
    assert said(student, "import a") == "ZeroDivisionError"
    assert said(student, "import b") == "SyntaxError"
    assert said(student, "import c") == "SyntaxError"
    assert said(student, "print(1)") == "1"


def test_what_a_test_changes_in_a_module_is_not_there_for_the_next(student):
    """A trace is what the module holds, too: the next test gets a fresh fork."""
    student.write({"helpers.py": b"seen = []\ndef count():\n    seen.append(1)\n    return len(seen)\n"})
    assert said(student, "from helpers import count") == ""
    for point in (1, 2):
        student.mark(point)
    counts = []
    for point in (1, 2):
        with student.at(point) as test:
            outcome = test.call("count", (), {}, 0)
            assert isinstance(outcome, Returned)
            counts.append(outcome.value)
    assert counts == [1, 1]


def test_a_module_loaded_later_has_altered_nothing(student):
    student.write({"helpers.py": b"x = []", "more.py": b"import helpers\nhelpers.x.append(1)"})
    said(student, "import helpers")
    student.mark(1)
    said(student, "import json.tool")
    assert student.altered() == frozenset()
    said(student, "import more")
    assert student.altered() == {1}


# Which files come along


@pytest.mark.parametrize(
    "name",
    ["../a.py", "/a.py", "a//b.py", "./a.py", "a/../b.py", ".a.py", ".git/a.py", "a.txt", "a.py/b.py", ".py",
     "dnn_utils/cost.py", "kit/dnn_grader/run.py", "\ud800.py", "x" * 200 + ".py", "__MACOSX/a.py", "a.pyc"],
)  # fmt: skip
def test_what_is_no_module(name):
    assert not is_module(name)


def test_the_modules_beside_a_notebook():
    given = {"a.py": b"1", "x/b.py": b"2", "x/y/c.py": b"3"}
    assert beside("w.ipynb", given) == given
    assert beside("x/w.ipynb", given) == {"b.py": b"2", "y/c.py": b"3"}
    assert beside("z/w.ipynb", given) == {}


def test_there_are_so_many_of_such_a_size(monkeypatch):
    asked: list[int] = []

    def read(name: str, most: int) -> bytes:
        asked.append(most)
        if name == "large.py":
            raise NotReadable("is too large")
        return b"x" * (most if name == "full.py" else 10)

    names = [f"{k:02}.py" for k in range(modules.MAX_MODULES + 5)]
    found = read_modules(names, read)
    assert list(found.taken) == names[: modules.MAX_MODULES]
    assert set(found.unread) == set(names[modules.MAX_MODULES :])
    (note,) = note_on_unread(found.unread)
    assert names[-1] in note and str(modules.MAX_MODULES) in note
    assert note_on_unread({"a.ipynb": "is a link"}) == ()
    assert set(read_modules(["a.py", "large.py"], read).unread) == {"large.py"}
    assert max(asked) == modules.MAX_MODULE
    monkeypatch.setattr(modules, "MAX_MODULES_BYTES", modules.MAX_MODULE + 15)
    asked.clear()
    read_modules(["full.py", "z.py", "zz.py"], read)
    assert asked == [modules.MAX_MODULE, 15, 5]


@pytest.mark.parametrize(
    "sent",
    [None, [], {"../a.py": ""}, {"a.py": 1}, {"a.py": "§"}, {"a.sh": ""},
     {"a.py": "A" * (4 * modules.MAX_MODULES_BYTES // 3 + 8)},
     {f"a{k}.py": "" for k in range(modules.MAX_MODULES + 1)}],
)  # fmt: skip
def test_a_worker_elsewhere_is_not_believed(sent):
    with pytest.raises((ValueError, TypeError)):
        checked(sent)
    assert checked({"a.py": "eA=="}) == {"a.py": b"x"}


def test_they_are_kept_where_no_import_finds_them(tmp_path):
    write_modules(tmp_path, {"json.py": b"1", "x/b.py": b"2"})
    assert (tmp_path / FOLDER / "x" / "b.py").read_bytes() == b"2"
    assert not FOLDER.isidentifier()
    write_modules(tmp_path, {"c.py": b"3"})
    assert [path.name for path in tmp_path.rglob("*.py")] == ["c.py"]
    write_modules(tmp_path, {})
    assert not (tmp_path / FOLDER).exists()


# A class

# What is imported on the way to a grade, before and after the fork server begins.
TRAPS = ("multiprocessing.py", "signal.py", "click.py", "nbformat.py", "pandas.py", "sitecustomize.py")
EVIL = """
import os
open(os.environ.get("DNN_TRAP", "nowhere"), "a").write(__name__)
"""


def solved() -> tuple[nbformat.NotebookNode, int]:
    """The solved notebook, and where its first solution stands."""
    notebook = nbformat.read(Course(ROOT).source(NAME), 4)
    return notebook, next(k for k, cell in enumerate(notebook.cells) if is_solution(cell))


def hand_in(course: Course, student: str, notebook: nbformat.NotebookNode, files: Mapping[str, str]) -> None:
    for name, text in {f"{NAME}.ipynb": nbformat.writes(notebook), **files}.items():
        path = course.submitted / student / NAME / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def make_class(folder: Path) -> Course:
    """The first function of each is in a module: beside the notebook, written by a cell, or not handed in."""
    made = Course(folder)
    shutil.copytree(ROOT / "source" / NAME, made.source(NAME).parent)
    shutil.copyfile(ROOT / CONFIG, folder / CONFIG)
    notebook, at = solved()
    hand_in(made, "evil", notebook, dict.fromkeys((*TRAPS, CONFIG, "json.py"), EVIL))
    text = f"import numpy as np\n{notebook.cells[at].source}"
    notebook.cells[at].source = "from helpers import *"
    hand_in(made, "beside", notebook, {"helpers.py": text})
    hand_in(made, "without", notebook, {})
    notebook.cells.insert(at, nbformat.v4.new_code_cell(f"%%writefile helpers.py\n{text}", id="own"))
    hand_in(made, "written", notebook, {})
    return made


def run(course: Course, folder: Path, command: str, *words: str) -> None:
    """Run a command from `folder`. No file of a student's is imported outside the sandbox."""
    trap = course.root / "trap"
    seen = os.environ | {"DNN_TRAP": str(trap)}
    done = subprocess.run([SCRIPTS / command, *words], cwd=folder, capture_output=True, text=True, env=seen)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not trap.exists(), trap.read_text()


def kept(course: Course) -> dict[str, object]:
    """The modules beside graded notebooks, and what is said in those."""
    found = sorted(path for path in course.autograded.rglob("*") if path.is_file())
    return {
        str(path.relative_to(course.autograded)): json.loads(path.read_text())["metadata"]["dnn_course"]
        if path.suffix == ".ipynb"
        else path.read_text()
        for path in found
    }


def grade(course: Course, folder: Path) -> dict[str, float]:
    """Grade from `folder`: each student's points."""
    run(course, folder, "dnn-course", "grade", NAME, "--workers", "2", "--json", str(course.root / "r.json"))
    points: dict[str, float] = {}
    for record in json.loads((course.root / "r.json").read_text()):
        points[record["student"]] = points.get(record["student"], 0) + record["score"]
    return points


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_modules_work_in_a_class_and_are_imported_by_no_grader(tmp_path):
    made = make_class(tmp_path / "course")
    points = grade(made, made.submitted / "evil" / NAME)
    assert points["evil"] == points["beside"] == points["written"] == 100
    assert 0 < points["without"] < 100
    names = (f"evil/{NAME}/{FOLDER}/{name}" for name in (*TRAPS, CONFIG, "json.py"))
    ours = kept(made)
    assert {name for name in ours if name.endswith(".py")} == {f"beside/{NAME}/{FOLDER}/helpers.py", *names}
    run(made, made.root, "nbgrader", "autograde", NAME, "--force")
    assert kept(made) == ours
    # A module that changes is a submission that changes; all others keep what they have.
    (made.submitted / "beside" / NAME / "helpers.py").write_text("neuron_price = None")
    (made.submitted / "evil" / NAME / "json.py").unlink()
    before = {path: path.stat().st_mtime_ns for path in made.autograded.rglob("*.ipynb")}
    again = grade(made, made.autograded / "evil" / NAME / FOLDER)
    assert again["beside"] < 100 and again["evil"] == 100 and again["written"] == 100
    changed = {path.parts[-3] for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert changed == {"beside"}
    assert not (made.autograded / "evil" / NAME / FOLDER / "json.py").exists()
