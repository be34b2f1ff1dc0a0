"""The student's version and the kit: complete, current, and without a solution or a hidden test."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import pytest
from conftest import ASSIGNMENT

from dnn_grader.reference import is_solution, is_test, read_source
from dnn_grader.release import student_kit, student_notebooks

LICENCES = {"cats/LICENSE.CC-BY-SA-4.0.txt", "quickdraw/LICENSE.CC-BY-4.0.txt"}


@pytest.fixture(scope="module")
def kit(course, tmp_path_factory):
    folder = tmp_path_factory.mktemp("kit") / "kit"
    student_kit(course, folder)
    return folder


def test_every_stub_raises_and_every_test_only_checks(course):
    notebook = read_source(course.release(ASSIGNMENT))
    for cell in notebook.cells:
        if is_solution(cell):
            assert "NotImplementedError" in cell.source
            assert "SOLUTION" not in cell.source
        if is_test(cell):
            assert cell.source.strip() == f'check("{cell.metadata.nbgrader.grade_id.removeprefix("test_")}")'


def test_the_kit_checks_without_the_course(kit):
    """With nothing but the kit on its path, a student's notebook is checked."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import dnn_utils; assert dnn_utils.__file__.startswith(sys.argv[1])\n"
        "from dnn_utils.checks import Checks\n"
        f"check = Checks('{ASSIGNMENT}')\n"
        "def linear_forward(A, W, b): return W @ A + b, (A, W, b)\n"
        "check('linear_forward')\n"
        "assert 'dnn_grader' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(kit)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "all 7 checks pass" in done.stdout


def test_the_kit_holds_the_pictures_with_their_licences(course, kit):
    pictures = course.root / "dnn_utils" / "pictures"
    names = {str(path.relative_to(pictures)) for path in pictures.rglob("*") if path.is_file()}
    assert {name for name in names if "LICENSE" in name} == LICENCES
    for name in names:
        assert (kit / "dnn_utils" / "pictures" / name).read_bytes() == (pictures / name).read_bytes()


def test_the_kit_as_a_zip_is_the_same(course, kit, tmp_path):
    student_kit(course, tmp_path / "course.zip")
    with zipfile.ZipFile(tmp_path / "course.zip") as archive:
        names = {name.removeprefix("course/") for name in archive.namelist()}
    assert names == {str(path.relative_to(kit)) for path in kit.rglob("*") if path.is_file()}


def test_a_students_file_stays(course, tmp_path):
    student_notebooks(course, tmp_path)
    mine = tmp_path / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    mine.write_text("mine")
    assert student_notebooks(course, tmp_path) == []
    assert mine.read_text() == "mine"
