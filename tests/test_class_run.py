"""The demo class, hostile submissions included, through the real commands, nbgrader, sandbox and browser."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from browser import visit
from bs4 import BeautifulSoup
from conftest import ASSIGNMENT, SCRIPTS, sandbox_or_skip
from nbconvert import HTMLExporter

from dnn_grader.course import Course
from dnn_grader.demo import demo_class
from dnn_grader.demo.submissions import RENAMED, WITH_MISTAKES
from dnn_grader.demo.tour import make_class
from dnn_grader.gradebook import open_gradebook
from dnn_grader.reference import read_source
from dnn_grader.report.pages import write_feedback
from dnn_grader.sandbox import find_sandbox

CANARY = "CANARY-7f3a"
CHOICE = os.environ.get("DNN_SANDBOX", "auto")
pytestmark = pytest.mark.timeout(300)  # grading the class alone takes a minute


def command(folder: Path, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run one of the environment's commands in a course folder, as an instructor does."""
    path = f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "SECRET": f"{CANARY}-environment"}
    done = subprocess.run(
        [SCRIPTS / words[0], *words[1:]], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def sandboxed() -> bool:
    return find_sandbox(CHOICE).mode == "bubblewrap"


@pytest.fixture(scope="module")
def submissions(course, exercises, sandboxed):
    source = read_source(course.source(ASSIGNMENT))
    made = demo_class(source, exercises, bounded=not sandboxed, hostile=sandboxed)
    return {each.student: each for each in made}


@pytest.fixture(scope="module")
def graded(course, sandboxed, tmp_path_factory) -> Course:
    """The class with secrets planted, graded, with feedback; where nothing contains them, no attackers."""
    folder = tmp_path_factory.mktemp("class") / "course"
    made = make_class(course, folder, bounded=not sandboxed, hostile=sandboxed)
    plant(made)
    command(made.root, "dnn-course", "grade", ASSIGNMENT, "--json", "results.json", "--workers", "2")
    command(made.root, "dnn-course", "feedback", ASSIGNMENT)
    return made


def plant(course: Course) -> None:
    """Secrets in the source, in another's work and beside the gradebook."""
    source = course.source(ASSIGNMENT)
    text = source.read_text()
    source.write_text(text.replace("### BEGIN SOLUTION", f"### BEGIN SOLUTION {CANARY}-source", 1))
    (work,) = course.submitted.glob(f"amara/{ASSIGNMENT}/*.ipynb")
    work.write_text(work.read_text().replace('"source": [', f'"source": ["# {CANARY}-amara\\n", ', 1))
    (course.root / "secrets.txt").write_text(f"{CANARY}-file")


@pytest.fixture(scope="module")
def results(graded) -> dict[str, dict[str, dict]]:
    """The records of ``--json`` by student and exercise."""
    table: dict[str, dict[str, dict]] = {}
    for record in json.loads((graded.root / "results.json").read_text()):
        table.setdefault(record["student"], {})[record["exercise"]] = record
    return table


def test_every_submission_loses_what_it_must_and_nothing_else(submissions, results):
    assert set(results) == set(submissions)
    for student, submission in submissions.items():
        for name, record in results[student].items():
            full = record["score"] == record["max_score"]
            if name in submission.loses:
                assert not full, (student, name)
            elif name not in submission.may_lose:
                assert full, (student, record)


def test_each_loss_has_its_reason(results):
    for student, records in results.items():
        for record in records.values():
            if record["score"] < record["max_score"]:
                assert record["findings"][0]["message"], (student, record)


def test_a_mistake_is_named(submissions, results):
    named = [
        record["findings"][0]["mistake"]
        for student, submission in submissions.items()
        for name, record in results[student].items()
        if submission.what.startswith("a mistake in") and name in submission.loses
    ]
    assert len(named) == 10
    assert all(named)


def test_a_wrong_early_step_costs_only_itself(submissions, results):
    student = next(
        each.student
        for each in submissions.values()
        if each.what.startswith("a mistake") and each.loses == ("linear_forward",)
    )
    records = results[student]
    assert [name for name, r in records.items() if r["score"] < r["max_score"]] == ["linear_forward"]
    assert records["linear_activation_forward"]["end_to_end"] is False
    assert records["L_model_forward"]["end_to_end"] is False


def notes(graded: Course, student: str) -> str:
    path = graded.autograded / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    return " ".join(json.loads(path.read_text())["metadata"]["dnn_course"]["notes"])


def test_what_was_mended_is_noted(graded):
    assert "put back" in notes(graded, "mateo")
    assert "(1).ipynb" in notes(graded, "leila")
    assert notes(graded, "amara") == ""


@pytest.fixture(scope="module")
def attackers(graded, sandboxed) -> None:
    """The attackers of the class, which nothing but the sandbox may run."""
    if not sandboxed:
        sandbox_or_skip()


def test_what_an_attacker_did_is_noted(graded, attackers):
    assert "stopped" in notes(graded, "exit-early")
    assert "original text was used" in notes(graded, "numpy-patcher")


def test_no_secret_shows_anywhere(graded, attackers):
    """Not the source, another's work, a file or the environment: in no graded notebook, no page."""
    for path in [*graded.autograded.rglob("*"), *graded.feedback.rglob("*")]:
        if path.is_file() and path.relative_to(path.parents[3]).parts[1] != "amara":
            assert CANARY not in path.read_text("utf-8", "replace"), path


def test_feedback_holds_no_hidden_test_and_no_seed(graded, submissions):
    seed = graded.seed_file.read_text().strip()
    pages = sorted(graded.feedback.rglob("*.html"))
    # A page lies under the assignment's name, and under that of the notebook where that is another.
    named = {s: {ASSIGNMENT, *(Path(name).stem for name in each.files)} for s, each in submissions.items()}
    expected = {f"{s}/{ASSIGNMENT}/{name}.html" for s, names in named.items() for name in names}
    assert {str(page.relative_to(graded.feedback)) for page in pages} == expected
    for page in pages:
        text = page.read_text()
        assert "HIDDEN TESTS" not in text
        assert "from dnn_grader" not in text
        assert seed not in text


def test_the_seed_is_for_the_instructor_alone(graded):
    assert graded.seed_file.stat().st_mode & 0o777 == 0o600


def test_the_submitted_files_are_untouched(graded, submissions):
    for student, submission in submissions.items():
        if student == "amara":
            continue
        for name, content in submission.files.items():
            assert (graded.submitted / student / ASSIGNMENT / name).read_text() == content


@pytest.mark.parametrize("student", ["page-script", "numpy-patcher", "lying-objects"])
def test_no_script_runs_in_a_page(graded, attackers, browser, tmp_path, student):
    """The feedback page, and the graded notebook as formgrader renders it, in a real browser."""
    feedback = graded.feedback / student / ASSIGNMENT / f"{ASSIGNMENT}.html"
    seen = visit(browser, feedback)
    assert {name: what for name, what in seen.items() if what} == {}
    notebook = graded.autograded / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    html, _ = HTMLExporter(template_name="basic").from_filename(str(notebook))
    page = tmp_path / "formgrader.html"
    page.write_text(f"<!doctype html><body>{html}", encoding="utf-8")
    seen = visit(browser, page)
    assert not seen["pwned"]
    assert seen["dialogs"] == []
    assert [url for url in seen["requests"] if "example" in url] == []


def test_grading_again_skips_what_has_not_changed(graded, submissions):
    query, gradebook = "select * from grade order by id", graded.root / "gradebook.db"
    before = sqlite3.connect(gradebook).execute(query).fetchall()
    done = command(graded.root, "dnn-course", "grade", ASSIGNMENT)
    assert f"{len(submissions)} had not changed and were skipped" in done.stdout
    assert sqlite3.connect(gradebook).execute(query).fetchall() == before


def scores(course: Course) -> dict[str, dict[str, float]]:
    """What nbgrader's gradebook says: each student's score in each test cell."""
    with open_gradebook(course) as gradebook:
        return {
            each.student.id: {grade.name: grade.score for n in each.notebooks for grade in n.grades}
            for each in gradebook.assignment_submissions(ASSIGNMENT)
        }


def test_the_gradebook_holds_the_scores_of_the_results(graded, results):
    for student, cells in scores(graded).items():
        assert cells == {f"test_{name}": r["score"] for name, r in results[student].items()}


def copy_ungraded(graded: Course, folder: Path, students: list[str] | None = None) -> Course:
    """The same course, seed and submissions, with nothing graded yet."""
    made = Course(folder)
    shutil.copytree(graded.root / "source", folder / "source")
    for name in ("nbgrader_config.py", "course_seed"):
        shutil.copy2(graded.root / name, folder / name)
    for student in students or [path.name for path in graded.submitted.iterdir()]:
        shutil.copytree(graded.submitted / student, made.submitted / student)
    return made


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_nbgrader_autograde_gives_the_same_scores(graded, tmp_path):
    """`nbgrader autograde` with our settings; that it grades at all is in `test_entrance`."""
    made = copy_ungraded(graded, tmp_path)
    command(tmp_path, "nbgrader", "autograde", ASSIGNMENT)
    assert scores(made) == scores(graded)
    with open_gradebook(made) as gradebook:
        notebook = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, "bjorn")
        notebook.comments[0].manual_comment = "Good start: now the next step."
        gradebook.db.commit()
    stock = "--GenerateFeedback.exporter_class=nbconvert.exporters.HTMLExporter"
    done = command(tmp_path, "nbgrader", "generate_feedback", ASSIGNMENT, stock)
    assert "WARNING" not in done.stderr
    theirs = {page: page.read_text() for page in made.feedback.rglob("*.html")}
    assert not any("HIDDEN TESTS" in page for page in theirs.values())
    assert sum("Good start" in page for page in theirs.values()) == 1
    write_feedback(made, ASSIGNMENT)
    for path, page in theirs.items():
        assert ("Good start" in page) is ("Good start" in path.read_text())
        if path.parts[-3] in ("amara", "bjorn", "mateo"):
            assert said_elsewhere(page, path.read_text()) == [], path


MATH = re.compile(r"\$\$.*?\$\$|\$[^$]*\$|\\\\?[(\[].*?\\\\?[)\]]|\\begin.*?\\end\{\w+\*?\}", re.DOTALL)


def said_elsewhere(theirs: str, ours: str) -> list[str]:
    """What nbgrader's feedback page says and ours doesn't: code, outputs, text, points and comments.

    Formulas are TeX there and drawn here; points are a table here.
    """

    def flat(text: str) -> str:
        return "".join(text.replace("¶", "").split())

    page, mine = BeautifulSoup(theirs, "html.parser"), flat(BeautifulSoup(ours, "html.parser").get_text())
    shown = page.select("div.highlight, .output_subarea:not(.output_execute_result), .rendered_html")
    texts = [text for block in shown for text in block.stripped_strings]
    points = re.findall(r"\(Score: ([\d.]+) / ([\d.]+)\)", page.get_text())
    assert len(texts) > 100
    assert len(points) > 10
    wanted = [part for text in texts for part in MATH.split(text)]
    wanted += [f"{float(got):g} / {float(most):g} points" for got, most in points[1:]]
    return [text for text in wanted if flat(text) not in mine]


@pytest.mark.slow
def test_nbgrader_autograde_refuses_without_the_seed_of_given_grades(graded, tmp_path):
    made = copy_ungraded(graded, tmp_path, ["amara"])
    shutil.copy2(graded.root / "gradebook.db", tmp_path)
    made.seed_file.unlink()
    done = command(tmp_path, "nbgrader", "autograde", ASSIGNMENT, "--force", check=False)
    assert done.returncode != 0
    assert "Put it back" in done.stderr
    assert not made.seed_file.exists()
    assert scores(made) == scores(graded)


@pytest.mark.slow
def test_stock_nbgrader_gives_the_same_scores(graded, tmp_path):
    """Stock nbgrader without our settings, on honest submissions: in one process, unprotected."""
    partial = [name for name in WITH_MISTAKES if name != RENAMED][:6]
    students = ["amara", "bjorn", "mateo", *partial]
    made = copy_ungraded(graded, tmp_path, students)
    config = 'c = get_config()\nc.CourseDirectory.course_id = "dnn_course"\n'
    (tmp_path / "nbgrader_config.py").write_text(config)
    command(tmp_path, "nbgrader", "generate_assignment", ASSIGNMENT)
    command(tmp_path, "nbgrader", "autograde", ASSIGNMENT)
    ours, theirs = scores(graded), scores(made)
    compared = 0
    for student in students:
        for name, score in ours[student].items():
            if name in theirs[student]:
                missing = student == "mateo" and theirs[student][name] == 0
                assert missing or theirs[student][name] == score, (student, name)
                compared += 0 < score < ours["amara"][name]
    assert compared >= 3
