"""The way through nbgrader's exchange and back, twice, with nbgrader's own commands as three system users."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import nbformat
import pytest
from conftest import SCRIPTS, sandbox_or_skip
from small_machine import Machine

from dnn_grader.course import CONFIG, Course
from dnn_grader.exercises import load_exercises, load_questions
from dnn_grader.reference import grade_id

ASSIGNMENT, COURSE = "week1_introduction", "dnn_course"
FILE = f"{ASSIGNMENT}.ipynb"
TEACHER, STUDENTS = "teacher", ("ada", "ben")
RENAMED = "my work (2).ipynb"


@pytest.fixture
def machine() -> Iterator[Machine]:
    if os.geteuid():
        pytest.skip("only root can run commands as three other users")
    sandbox_or_skip("the users' view of the machine is made with it")
    with tempfile.TemporaryDirectory(prefix="dnn-exchange-") as folder:
        root = Path(folder)
        root.chmod(0o755)
        yield Machine(root, (TEACHER, *STUDENTS))


class Class:
    """A teacher with a course, two students, and the exchange between them."""

    def __init__(self, machine: Machine, course: Course) -> None:
        self.machine, self.source = machine, course.source(ASSIGNMENT)
        exchange = machine.root / "exchange"
        exchange.mkdir()
        exchange.chmod(0o777)
        self.settings = f"\nc.Exchange.root = {str(exchange)!r}\n"
        home = machine.home(TEACHER)
        for made in (course.source(ASSIGNMENT).parent, course.release(ASSIGNMENT).parent):
            shutil.copytree(made, home / made.relative_to(course.root))
        (home / CONFIG).write_text((course.root / CONFIG).read_text() + self.settings)
        machine.give(home, TEACHER)
        for student in STUDENTS:
            path = machine.home(student) / CONFIG
            path.write_text(f"c = get_config()\nc.CourseDirectory.course_id = {COURSE!r}{self.settings}")

    def nbgrader(self, user: str, *words: str) -> str:
        return self.machine.run(user, str(SCRIPTS / "nbgrader"), *words)

    def dnn_course(self, *words: str) -> str:
        return self.machine.run(TEACHER, str(SCRIPTS / "dnn-course"), *words)

    def hand_in(self, student: str, wrong: str = "", name: str = FILE) -> None:
        """Hand in the solution, with an error in the cell `wrong`, under that name alone."""
        notebook = nbformat.read(self.source, 4)
        for cell in notebook.cells:
            if grade_id(cell) == wrong and cell.metadata.nbgrader.solution:
                cell.source = "1 / 0"
        folder = self.machine.home(student) / ASSIGNMENT
        for old in folder.glob("*.ipynb"):
            old.unlink()
        nbformat.write(notebook, folder / name)
        self.machine.give(folder, student)
        self.nbgrader(student, "submit", ASSIGNMENT)

    def give_back(self, *options: str) -> None:
        """All that a teacher does to what was handed in; with `options` for the grading."""
        self.nbgrader(TEACHER, "collect", ASSIGNMENT, "--update")
        self.dnn_course("grade", ASSIGNMENT, "--workers", "1", *options)
        self.dnn_course("feedback", ASSIGNMENT)
        self.nbgrader(TEACHER, "release_feedback", ASSIGNMENT)

    def fetched(self, student: str) -> list[tuple[str, str]]:
        """The name and the points of each page that a student fetches, by the time of the attempt."""
        self.nbgrader(student, "fetch_feedback", ASSIGNMENT)
        folder = self.machine.home(student) / ASSIGNMENT / "feedback"
        return [(page.name, points(page)) for page in sorted(folder.glob("*/*.html"))]


def points(page: Path) -> str:
    """The points at the top of a feedback page."""
    found = re.search(r"<strong>(.*?)</strong>", page.read_text())
    assert found
    return unescape(re.sub(r"<[^>]*>", "", found[1]))


def worth(*lost: str) -> str:
    """The points of a right notebook without those of the cells `lost`."""
    asked = [*load_exercises(ASSIGNMENT), *load_questions(ASSIGNMENT)]
    assert set(lost) <= {each.name for each in asked}
    most = sum(each.points for each in asked)
    left = most - sum(each.points for each in asked if each.name in lost)
    return f"{left:g} of {most:g} points"


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_each_attempt_gets_its_own_page_through_the_exchange(machine, course):
    """The second attempt of `ada` is better; that of `ben` is right at once, then worse and renamed."""
    made = Class(machine, course)
    made.nbgrader(TEACHER, "release_assignment", ASSIGNMENT)
    for student in STUDENTS:
        made.nbgrader(student, "fetch_assignment", ASSIGNMENT)
        assert (machine.home(student) / ASSIGNMENT / FILE).read_bytes() == course.release(
            ASSIGNMENT
        ).read_bytes()
    page, renamed = f"{ASSIGNMENT}.html", RENAMED.replace(".ipynb", ".html")

    made.hand_in("ada", wrong="neuron_price")
    made.hand_in("ben")
    made.give_back()
    first = {"ada": (page, worth("neuron_price")), "ben": (page, worth())}
    assert {student: made.fetched(student) for student in STUDENTS} == {
        student: [attempt] for student, attempt in first.items()
    }

    made.hand_in("ada")
    made.hand_in("ben", wrong="hidden_features", name=RENAMED)
    made.give_back("--force")
    second = {"ada": (page, worth()), "ben": (renamed, worth("hidden_features"))}
    assert {student: made.fetched(student) for student in STUDENTS} == {
        student: [first[student], second[student]] for student in STUDENTS
    }
