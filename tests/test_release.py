"""The student's version and the kit: complete, current, and without a solution or a hidden test."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import numpy as np
import pytest
from conftest import ASSIGNMENT

from dnn_grader.cases import public_checks
from dnn_grader.exercises import load_questions
from dnn_grader.reference import is_solution, is_test, read_source
from dnn_grader.release import notebook_text, student_kit, student_notebooks, student_version
from dnn_utils.checks.examples import Returned
from dnn_utils.checks.plain import encode
from dnn_utils.checks.question import Question
from dnn_utils.checks.recorded import case_file, load


@pytest.fixture(scope="module")
def kit(course, tmp_path_factory):
    folder = tmp_path_factory.mktemp("kit") / "kit"
    student_kit(course, folder)
    return folder


def solution_lines(course) -> set[str]:
    """The lines that stand only between the solution marks: long enough to be nobody's by chance."""
    inside: set[str] = set()
    outside: set[str] = set()
    for cell in read_source(course.source(ASSIGNMENT)).cells:
        target = outside
        for line in cell.source.splitlines():
            if "BEGIN SOLUTION" in line:
                target = inside
            target.add(line.strip())
            if "END SOLUTION" in line:
                target = outside
    return {line for line in inside - outside if len(line) > 12 and not line.startswith("#")}


def test_the_released_notebook_is_current(course):
    made = notebook_text(student_version(read_source(course.source(ASSIGNMENT)), course.config))
    assert course.release(ASSIGNMENT).read_text() == made, "run `make release` and commit the result"


def test_the_recorded_cases_are_current(exercises, reference):
    recorded = load(case_file(ASSIGNMENT))
    made_now = public_checks(exercises, load_questions(ASSIGNMENT), reference)
    assert set(recorded) == {each.name for each in made_now}
    for made in made_now:
        if isinstance(made, Question):
            assert recorded[made.name] == made
            continue
        for old, new in zip(recorded[made.name].examples, made.examples, strict=True):
            assert encode(old.args) == encode(new.args)
            if isinstance(new.expected, Returned):
                leaves = zip(numbers(old.expected.value), numbers(new.expected.value), strict=True)
                assert all(np.allclose(a, b) for a, b in leaves)
        assert [m.name for m in recorded[made.name].mistakes] == [m.name for m in made.mistakes]
        assert [m.cause for m in recorded[made.name].mistakes] == [m.cause for m in made.mistakes]


def numbers(value):
    """All numbers and arrays in a nested answer."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [leaf for part in value for leaf in numbers(part)]
    return [value]


def test_every_stub_raises_and_every_test_only_checks(course):
    notebook = read_source(course.release(ASSIGNMENT))
    for cell in notebook.cells:
        if is_solution(cell):
            assert "NotImplementedError" in cell.source
            assert "SOLUTION" not in cell.source
        if is_test(cell):
            assert cell.source.strip() == f'check("{cell.metadata.nbgrader.grade_id.removeprefix("test_")}")'


def test_the_kit_holds_no_solution_test_or_secret(course, kit):
    lines = solution_lines(course)
    assert len(lines) > 5
    for path in kit.rglob("*"):
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            assert "HIDDEN TESTS" not in text, path
            if path.suffix == ".ipynb":
                assert "dnn_grader" not in text, path
                text = "\n".join(cell.source for cell in read_source(path).cells)
            found = [line for line in lines if line in text]
            assert not found, (path, found)


def test_the_recorded_cases_hold_no_solution(course):
    """Every text in the case file, not only its bytes: the file is compressed."""
    lines = solution_lines(course)
    for examples in load(case_file(ASSIGNMENT)).values():
        text = repr(examples)
        assert not [line for line in lines if line in text]


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
