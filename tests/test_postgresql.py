"""The gradebook on a real PostgreSQL: the same grades as on SQLite, and what happens when it goes away."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

import killed
import numpy as np
import pytest
from click.testing import CliRunner
from conftest import SCRIPTS
from killed import ASSIGNMENT
from postgres import Server, running_server
from small_class import Beginning, change_everything, files, new_course, rows, state, undisturbed

from dnn_grader import cli
from dnn_grader.course import CONFIG, Course, CourseError
from dnn_grader.gradebook import open_gradebook
from dnn_grader.sandbox import Sandbox

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_server() as server:
        yield server


@pytest.fixture(scope="module")
def first(course, tmp_path_factory) -> Beginning:
    """The first run of an assignment, on SQLite."""
    return undisturbed(new_course(tmp_path_factory.mktemp("sqlite") / "course", course), Sandbox("none"))


@pytest.fixture
def made(first, server, tmp_path) -> Course:
    """The same course with its gradebook in a database of its own on PostgreSQL."""
    course = first.copy(tmp_path / "course")
    use(course, server.url(f"{tmp_path.name}"[:60].lower()))
    return course


def use(course: Course, url: str) -> None:
    settings = course.root / CONFIG
    settings.write_text(f"{settings.read_text()}\nc.CourseDirectory.db_url = {url!r}\n")


def grade(course: Course, *words: str) -> subprocess.CompletedProcess[str]:
    """The command, as an instructor gives it."""
    command = [SCRIPTS / "dnn-course", "grade", ASSIGNMENT, "--workers", "1", "--sandbox", "none", *words]
    return subprocess.run(command, cwd=course.root, capture_output=True, text=True)


def grade_here(course: Course, monkeypatch, workers: killed.Recorded) -> str:
    """What the command says in this process, where it must fail."""
    monkeypatch.chdir(course.root)
    monkeypatch.setattr(cli, "_graders", lambda *words, **options: workers)
    done = CliRunner().invoke(cli.main, ["grade", ASSIGNMENT])
    assert isinstance(done.exception, SystemExit) and done.exit_code != 0, done.output
    assert "Traceback" not in done.output
    return done.output


def test_a_class_a_regrade_and_formgrader(first, made, server, tmp_path):
    """Graded by the command, then again after a person's marks: the same as on SQLite."""
    done = grade(made, "--json", "results.json")
    assert done.returncode == 0, done.stderr
    assert server.password not in done.stdout + done.stderr
    (made.root / "results.json").unlink()
    assert state(made) == first.state
    assert "3 had not changed" in grade(made).stdout

    sqlite = Course(tmp_path / "sqlite" / "course")
    shutil.copytree(first.done, sqlite.root)
    change_everything(sqlite)
    expected = undisturbed(sqlite, Sandbox("none"))
    change_everything(made)
    assert killed.finish(made.root, recorded=expected.outcomes) == 0
    assert state(made) == expected.state
    assert formgrader(made) == formgrader(Course(expected.done))


def formgrader(course: Course) -> list:
    """The summaries that formgrader's pages and `nbgrader export` are made of."""
    with open_gradebook(course) as gradebook:
        students = gradebook.student_dicts()
        submissions = gradebook.submission_dicts(ASSIGNMENT)
        notebooks = gradebook.notebook_submission_dicts(ASSIGNMENT, ASSIGNMENT)
        average = gradebook.average_assignment_score(ASSIGNMENT)
    for each in (*submissions, *notebooks):
        each.pop("id")
    return [average, *(sorted(map(repr, each)) for each in (students, submissions, notebooks))]


def test_killed_and_resumed(first, made, server):
    """The coordinator, at any point of the run; each time it goes on where it was."""
    for point in np.random.default_rng(7).choice(len(first.points), 10, replace=False):
        killed.finish(made.root, recorded=first.outcomes, last=int(point))
    assert killed.finish(made.root, recorded=first.outcomes) == 0
    assert state(made) == first.state


def test_a_server_that_goes_away_in_mid_run(first, made, server, monkeypatch):
    """One line that says what to do; what was graded stays; the run goes on when the server is back."""

    workers = killed.Recorded(first.outcomes, lambda each: each.student == "ben" and server.stop())
    try:
        said = grade_here(made, monkeypatch, workers)
        assert "See that its server runs" in said
        assert server.password not in said
        said = grade_here(made, monkeypatch, workers)
        assert "See that its server runs" in said
        assert not list(made.root.rglob("*.part"))
    finally:
        server.start()
    (graded,) = rows(made)["dnn_course_graded"]
    assert graded[1] == "ada"
    assert killed.finish(made.root, recorded=first.outcomes) == 0
    assert state(made) == first.state


@pytest.mark.parametrize(
    "wrong, said",
    [
        (("{password}", "guess"), "Correct db_url"),
        (("/{database}", "/nothing"), "Correct db_url"),
        (("+psycopg", "+pg8000"), "begin db_url with postgresql+psycopg://"),
        (("postgresql+psycopg", "postgres"), "begin db_url with postgresql+psycopg://"),
    ],
)
def test_a_wrong_url(made, server, wrong, said):
    """What to mend, and no password."""
    database = made.db_url.rpartition("/")[2]
    old, new = (word.format(password=server.password, database=database) for word in wrong)
    settings = made.root / CONFIG
    settings.write_text(settings.read_text().replace(old, new))
    before = files(made)
    with (
        pytest.raises(CourseError, match=said.replace("+", r"\+")) as caught,
        open_gradebook(Course(made.root)),
    ):
        pass
    assert server.password not in str(caught.value)
    assert files(made) == before
