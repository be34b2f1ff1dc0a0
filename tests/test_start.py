"""What a command must not wait for: imports that it does not need, grades that would come out the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ASSIGNMENT, ROOT
from nbformat import NotebookNode

from dnn_grader import version as engine
from dnn_grader.cli import main
from dnn_grader.course import CONFIG, Course

HEAVY = "numpy nbgrader nbconvert nbformat sqlalchemy IPython matplotlib h5py jinja2 rich pygments jsonschema"


@pytest.mark.parametrize("words", [["--help"], ["grade", "--help"], ["feedback", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(words):
    code = f"import sys; sys.argv[1:] = {words!r}\nfrom dnn_grader.cli import main\n"
    code += "try:\n    main()\nfinally:\n    print('LOADED', *sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = {name.split(".")[0] for name in said.split("LOADED")[1].split()}
    assert "click" in loaded
    assert loaded & set(HEAVY.split()) == set()


@pytest.fixture
def package(tmp_path, monkeypatch) -> Path:
    """A copy of the grader's files, which is what a change of them is looked for in."""
    for name in ("dnn_grader", "dnn_utils"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.h5"))
    monkeypatch.setattr(engine, "_GRADER", tmp_path / "dnn_grader")
    monkeypatch.setattr(engine, "_CHECKS", tmp_path / "dnn_utils")
    return tmp_path


def version(course: Course, seed: bytes = b"seed") -> bytes:
    return engine.grading_version(course, ASSIGNMENT, NotebookNode(), seed)


@pytest.mark.parametrize(
    ("file", "matters"),
    [
        (f"dnn_grader/exercises/{ASSIGNMENT}.py", True),
        ("dnn_grader/exercises/drawing.py", True),
        ("dnn_grader/exercises/week1_introduction.py", False),
        ("dnn_grader/judging.py", True),
        ("dnn_grader/inside/student.py", True),
        ("dnn_utils/checks/compare.py", True),
        ("dnn_grader/report/pages.py", False),
    ],
)
def test_a_change_of_exercises_or_engine_has_all_graded_again(course, package, file, matters):
    before = version(course)
    os.utime(package / file, (0, 0))
    assert version(course) == before
    (package / file).write_text((package / file).read_text() + "\n# changed\n")
    assert (version(course) != before) is matters


def copied(course: Course, folder: Path) -> Course:
    made = Course(folder)
    shutil.copytree(course.root / "source" / ASSIGNMENT, made.source(ASSIGNMENT).parent)
    shutil.copyfile(course.root / CONFIG, folder / CONFIG)
    return made


def test_a_change_of_source_or_seed_has_all_graded_again(course, tmp_path):
    made = copied(course, tmp_path)
    before = version(made)
    os.utime(made.source(ASSIGNMENT), (0, 0))
    assert version(made) == before != version(made, b"another seed")
    made.source(ASSIGNMENT).write_text(made.source(ASSIGNMENT).read_text().replace("Step", "step", 1) + " ")
    assert version(made) != before


def graded() -> str:
    result = CliRunner().invoke(main, ["grade", ASSIGNMENT, "--workers", "1"])
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_only_what_changed_is_graded_again_and_the_rest_is_said_to_be_skipped(course, tmp_path, monkeypatch):
    made = copied(course, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DNN_SANDBOX", "none")  # only our own solution is graded here
    files = [made.submitted / name / ASSIGNMENT / f"{ASSIGNMENT}.ipynb" for name in ("ada", "grace")]
    for file in files:
        file.parent.mkdir(parents=True)
        shutil.copyfile(made.source(ASSIGNMENT), file)
    assert "skipped" not in graded()
    os.utime(files[0], (0, 0))
    assert "2 had not changed and were skipped" in graded()
    files[0].write_text(files[0].read_text() + "\n")
    assert "1 had not changed and were skipped" in graded()
