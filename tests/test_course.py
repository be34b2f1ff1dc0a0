"""A course folder: which assignments it has, what is said of a name that is none, what git ignores."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ASSIGNMENT, ROOT

from dnn_grader.cli import main
from dnn_grader.course import CONFIG, Course, CourseError, assignment_title
from dnn_grader.gradebook import open_gradebook
from dnn_grader.grading import prepare
from dnn_grader.release import student_kit
from dnn_grader.version import grading_version, installed

SMALL = "week1_introduction"
EMPTY = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


@pytest.fixture
def made(course, tmp_path) -> Course:
    """A course with one assignment, released."""
    made = Course(tmp_path)
    shutil.copyfile(course.root / CONFIG, tmp_path / CONFIG)
    for part in ("source", "release"):
        shutil.copytree(course.root / part / SMALL, tmp_path / part / SMALL)
    return made


def leave_checkpoints(folder: Path, name: str) -> None:
    """What JupyterLab leaves where it has opened a file."""
    hidden = folder / ".ipynb_checkpoints" / name
    hidden.parent.mkdir(parents=True)
    hidden.write_text(EMPTY)


def add_source(course: Course, folder: str, file: str) -> None:
    place = course.root / "source" / folder
    place.mkdir()
    shutil.copyfile(course.source(SMALL), place / file)


def refusal(course: Course, assignment: str) -> str:
    with pytest.raises(CourseError) as refused:
        course.require(assignment)
    return str(refused.value)


def test_a_hidden_folder_in_source_is_no_assignment(made, monkeypatch):
    leave_checkpoints(made.root / "source", "scratch-checkpoint.ipynb")
    leave_checkpoints(made.root / "source" / SMALL, f"{SMALL}-checkpoint.ipynb")
    assert made.assignments() == [SMALL]
    monkeypatch.chdir(made.root)
    done = CliRunner().invoke(main, ["verify", ".ipynb_checkpoints"])
    assert done.exit_code != 0
    assert f"There is no assignment '.ipynb_checkpoints' in source/. There are: {SMALL}." in done.output


def test_hidden_folders_go_into_no_kit(course, made, tmp_path):
    shutil.copyfile(course.root / "pyproject.toml", tmp_path / "pyproject.toml")
    (tmp_path / "dnn_utils").mkdir()
    (tmp_path / "dnn_utils" / "data.py").write_text("")
    for folder in ("release", "notebooks", "dnn_utils"):
        leave_checkpoints(tmp_path / folder, "data-checkpoint.ipynb")
        leave_checkpoints(tmp_path / folder / "more", "data-checkpoint.py")
    names = {str(path.relative_to(tmp_path / "kit")) for path in student_kit(made, tmp_path / "kit")}
    assert f"{SMALL}/{SMALL}.ipynb" in names
    assert "dnn_utils/data.py" in names
    assert not [name for name in names if ".ipynb_checkpoints" in name]


def test_what_an_editor_leaves_in_our_code_is_no_other_version(course, tmp_path, monkeypatch):
    """It would have the whole class graded again."""
    for name in ("dnn_grader", "dnn_utils"):
        shutil.copytree(
            course.root / name, tmp_path / name, ignore=shutil.ignore_patterns("*.jpg", "__pycache__")
        )
    monkeypatch.setattr("dnn_grader.version._GRADER", tmp_path / "dnn_grader")
    monkeypatch.setattr("dnn_grader.version._CHECKS", tmp_path / "dnn_utils")
    master = prepare(course, SMALL, b"seed").master
    before = grading_version(course, SMALL, master, b"seed"), installed()
    for folder in ("dnn_grader", "dnn_grader/exercises", "dnn_utils/checks"):
        leave_checkpoints(tmp_path / folder, "data-checkpoint.py")
        (tmp_path / folder / ".hidden.py").write_text("")
    assert (grading_version(course, SMALL, master, b"seed"), installed()) == before
    (tmp_path / "dnn_grader" / "more.py").write_text("")
    assert (grading_version(course, SMALL, master, b"seed"), installed()) != before


def test_a_name_that_no_assignment_can_have_is_said_to_be_that(made):
    add_source(made, "week 5", "week 5.ipynb")
    said = refusal(made, "week 5")
    assert said.startswith("source/week 5 can't be graded under that name")
    assert "Rename the folder" in said
    assert "There is no" not in said


def test_a_notebook_that_is_not_named_like_its_folder_is_named(made):
    add_source(made, "week9", "week1.ipynb")
    leave_checkpoints(made.root / "source" / "week9", "week9.ipynb")
    assert refusal(made, "week9") == (
        "source/week9 holds no file week9.ipynb, but week1.ipynb: give the notebook the name of its folder."
    )


def test_a_folder_without_a_notebook_is_no_assignment(made):
    (made.root / "source" / "week9").mkdir()
    assert refusal(made, "week9") == f"There is no assignment 'week9' in source/. There are: {SMALL}."


@pytest.fixture(scope="module")
def cloned(tmp_path_factory) -> Path:
    """A folder under git with our .gitignore alone."""
    folder = tmp_path_factory.mktemp("git")
    subprocess.run(["git", "init", "-q", folder], check=True)
    shutil.copyfile(ROOT / ".gitignore", folder / ".gitignore")
    return folder


def ignored(folder: Path, path: str) -> bool:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.touch()
    return subprocess.run(["git", "check-ignore", "-q", path], cwd=folder).returncode == 0


@pytest.mark.parametrize(
    "path",
    [
        f"submitted/ada/{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
        f"submitted/ada/{ASSIGNMENT}/.original/work.ipynb",
        f"autograded/ada/{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
        f"feedback/ada/{ASSIGNMENT}/{ASSIGNMENT}.html",
        f"downloaded/{ASSIGNMENT}/archive/ada_work.zip",
        f"downloaded/{ASSIGNMENT}/extracted/ada/work.ipynb",
        "exchange/dnn_course/inbound/ada+week1+2026+x/week1.ipynb",
        "inbound/ada+week1+2026+x/week1.ipynb",
        "gradebook.db",
        "gradebook.db-journal",
        "gradebook.db.2026-11-01.bak",
        "old gradebook.db",
        "gradebook.sqlite3",
        "gradebook.sql.gz",
        "course_seed",
        "grades.csv",
        "marks of week 4.xlsx",
        "results.json",
        "students.csv",
        "submissions.zip",
        "submissions.tar.gz",
        ".nbgrader.log",
        "demo/submitted/ada/work.ipynb",
        "work/week1_introduction/week1_introduction.ipynb",
    ],
)
def test_git_ignores_what_holds_students_work_or_grades(cloned, path):
    assert ignored(cloned, path)


def test_git_ignores_all_that_nbgrader_and_we_write_by_default(cloned, course):
    """The folders and files of nbgrader's own settings, and of ours."""
    from nbgrader.apps.zipcollectapp import ZipCollectApp
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.plugins.export import CsvExportPlugin

    folders = CourseDirectory()
    places = [folders.submitted_directory, folders.autograded_directory, folders.feedback_directory]
    places.append(ZipCollectApp.downloaded_directory.default_value)
    assert all(ignored(cloned, f"{place}/ada/work.ipynb") for place in places)
    assert ignored(cloned, CsvExportPlugin().to or "grades.csv")
    with open_gradebook(Course(cloned_course(cloned, course))) as gradebook:
        assert ignored(cloned, Path(gradebook.engine.url.database).name)


def cloned_course(folder: Path, course: Course) -> Path:
    shutil.copyfile(course.root / CONFIG, folder / CONFIG)
    return folder


def test_git_ignores_nothing_that_belongs_to_the_course(course):
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"],
        cwd=course.root,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip(f"needs a clone of the repository: {listed.stderr.strip()}")
    assert listed.stdout == ""


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("week1_introduction", "Week 1: introduction"),
        ("week2_numpy_vectorization", "Week 2: NumPy vectorization"),
        ("week_12", "Week 12"),
        ("Weekend__work", "Weekend work"),
        ("ps1", "Ps1"),
        ("_", "_"),
    ],
)
def test_a_name_of_an_assignment_reads_as_a_title(name, title):
    assert assignment_title(name) == title


def test_a_course_has_its_title_for_readers_or_else_its_name(tmp_path, course):
    config = 'c = get_config()\nc.CourseDirectory.course_id = "nets"\n'
    (tmp_path / CONFIG).write_text(config)
    assert Course(tmp_path).title == "nets"
    (tmp_path / CONFIG).write_text(f'{config}c.DnnCourse.title = "Networks, briefly"\n')
    assert Course(tmp_path).title == "Networks, briefly"
    assert course.title != course.course_id
