"""Bad input: one clear line with the next step, a non-zero exit, and nothing lost."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from conftest import ASSIGNMENT, ROOT

from dnn_grader import exercises as declared
from dnn_grader.cli import main
from dnn_grader.course import CONFIG, Course
from dnn_grader.exercises import week4_building_blocks as week4
from dnn_grader.gradebook import open_gradebook


@pytest.fixture
def made(course, tmp_path, monkeypatch) -> Course:
    """A course with one right submission, as the present folder."""
    made = Course(tmp_path)
    shutil.copytree(course.root / "source", tmp_path / "source")
    shutil.copyfile(course.root / CONFIG, tmp_path / CONFIG)
    hand_in(made, "ada", made.source(ASSIGNMENT).read_bytes())
    monkeypatch.chdir(tmp_path)
    # Only our own solution is graded here, so the trial runs are saved: of the sandbox and, as root, without.
    monkeypatch.setenv("DNN_SANDBOX", "none")
    monkeypatch.setattr("dnn_grader.sandbox._why_not", lambda sandbox: "")
    return made


def hand_in(course: Course, student: str, content: bytes, name: str = f"{ASSIGNMENT}.ipynb") -> Path:
    path = course.submitted / student / ASSIGNMENT / name
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    return path


def run(*words: str) -> tuple[int, str]:
    """The exit code and the output of a command."""
    result = CliRunner().invoke(main, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    assert "Traceback" not in result.output
    return result.exit_code, result.output


def grade(*words: str) -> tuple[int, str]:
    return run("grade", ASSIGNMENT, "--workers", "1", *words)


def fails(*words: str) -> str:
    """The error line of a command that must fail."""
    code, output = run(*words)
    assert code != 0, output
    (line,) = (line for line in output.splitlines() if line.startswith("Error:"))
    return output[output.index(line) :]


def scores(course: Course) -> dict[str, float]:
    with open_gradebook(course) as gradebook:
        return {each.student.id: each.score for each in gradebook.assignment_submissions(ASSIGNMENT)}


@pytest.mark.parametrize("name", ["week9", "../source", "week4_building_blocks/", "a b", ".", ""])
def test_an_unknown_assignment(made, name):
    for command in ("grade", "feedback"):
        assert f"There are: {', '.join(Course(ROOT).assignments())}." in fails(command, name)


def test_a_folder_that_is_no_course(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "go to the folder that holds nbgrader_config.py" in fails("grade", ASSIGNMENT)


def test_an_empty_submitted_folder(made):
    shutil.rmtree(made.submitted)
    made.submitted.mkdir()
    assert "collect them first" in fails("grade", ASSIGNMENT)


def test_feedback_before_grades(made):
    assert "run `dnn-course grade week4_building_blocks` first" in fails("feedback", ASSIGNMENT)


def test_submissions_that_are_no_notebooks_leave_the_others_graded(made):
    hand_in(made, "text", b"I did not finish.")
    hand_in(
        made, "schema", json.dumps({"nbformat": 4, "nbformat_minor": 5, "cells": 7, "metadata": {}}).encode()
    )
    hand_in(made, "future", json.dumps({"nbformat": 99, "nbformat_minor": 0, "cells": []}).encode())
    hand_in(made, "pdf", b"%PDF-1.4", "homework.pdf")
    huge = hand_in(made, "huge", b"")
    os.truncate(huge, 200 * 2**20)
    link = made.submitted / "link" / ASSIGNMENT
    link.parent.mkdir()
    link.symlink_to(made.submitted / "ada" / ASSIGNMENT)
    hand_in(made, "long" * 33, b"")
    hand_in(made, os.fsdecode(b"\xff"), b"")
    code, output = grade()
    assert code != 0
    assert "8 of 9 submissions could not be graded" in output
    flat = " ".join(output.split())
    assert "200 MB, more than 20 MB" in flat
    assert "no notebook" in flat
    assert "link" in flat
    assert flat.count("rename its folder") == 2
    assert list(scores(made)) == ["ada"]
    assert scores(made)["ada"] == 100
    assert huge.stat().st_size == 200 * 2**20


def test_a_missing_solution(made):
    notebook = nbformat.read(made.source(ASSIGNMENT), 4)
    notebook.cells = [cell for cell in notebook.cells if cell.get("id") != "compute_cost"]
    nbformat.write(notebook, made.source(ASSIGNMENT))
    said = fails("grade", ASSIGNMENT)
    assert "there is no solution of 'compute_cost'" in said
    assert "source/week4_building_blocks/week4_building_blocks.ipynb" in said


def test_a_solution_that_fails(made):
    notebook = nbformat.read(made.source(ASSIGNMENT), 4)
    next(cell for cell in notebook.cells if cell.get("id") == "compute_cost").source = "1 / 0"
    nbformat.write(notebook, made.source(ASSIGNMENT))
    assert "cell 'compute_cost' fails with ZeroDivisionError" in fails("grade", ASSIGNMENT)


def test_a_source_that_is_no_notebook(made):
    made.source(ASSIGNMENT).write_text("{")
    assert "is no valid notebook" in fails("release", ASSIGNMENT)


def test_two_exercises_of_one_name(made, monkeypatch):
    monkeypatch.setattr(week4, "EXERCISES", (*week4.EXERCISES, week4.EXERCISES[0]))
    said = fails("grade", ASSIGNMENT)
    assert "declares the exercise 'initialize_parameters' twice" in said
    assert "week4_building_blocks.py" in said


def test_an_assignment_without_exercises(made):
    folder = made.root / "source" / "week9"
    shutil.copytree(made.source(ASSIGNMENT).parent, folder)
    (folder / f"{ASSIGNMENT}.ipynb").rename(folder / "week9.ipynb")
    hand_in_folder = made.submitted / "ada" / "week9"
    shutil.copytree(made.submitted / "ada" / ASSIGNMENT, hand_in_folder)
    assert "write dnn_grader/exercises/week9.py" in fails("grade", "week9")
    assert declared.load_exercises(ASSIGNMENT)


def test_a_gradebook_of_another_course(made):
    text = (made.root / CONFIG).read_text()
    assert grade()[0] == 0
    (made.root / CONFIG).write_text(text.replace('course_id = "dnn_course"', 'course_id = "history"'))
    before = (made.root / "gradebook.db").read_bytes()
    assert "is of the course 'dnn_course', not 'history'" in fails("grade", ASSIGNMENT)
    assert (made.root / "gradebook.db").read_bytes() == before


def test_a_gradebook_that_is_no_database(made):
    (made.root / "gradebook.db").write_text("scores: all fine\n" * 100)
    assert "Put a backup in its place" in fails("grade", ASSIGNMENT)
    assert (made.root / "gradebook.db").read_text().startswith("scores")


def test_a_database_of_something_else(made):
    with sqlite3.connect(made.root / "gradebook.db") as other:
        other.execute("create table shopping (item text)")
    assert "is a database of something else" in fails("grade", ASSIGNMENT)


@pytest.mark.slow
def test_a_lost_seed(made):
    assert grade()[0] == 0
    seed = made.seed_file.read_text()
    made.seed_file.unlink()
    assert "Put it back, or grade with --new-seed" in " ".join(fails("grade", ASSIGNMENT).split())
    assert not made.seed_file.exists()
    assert grade("--new-seed")[0] == 0
    assert made.seed_file.read_text() != seed
    made.seed_file.write_text("not a seed")
    assert "holds no seed" in fails("grade", ASSIGNMENT)


def test_a_manual_grade_and_comment_survive_grading_again(made):
    assert grade()[0] == 0
    with open_gradebook(made) as gradebook:
        notebook = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, "ada")
        notebook.grades[0].manual_score = 1.5
        notebook.comments[0].manual_comment = "See me."
        gradebook.db.commit()
    assert grade("--force")[0] == 0
    with open_gradebook(made) as gradebook:
        notebook = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, "ada")
        manual = [grade for grade in notebook.grades if grade.manual_score is not None]
        assert [(g.manual_score, g.needs_manual_grade) for g in manual] == [(1.5, True)]
        assert [c.comment for c in notebook.comments if c.manual_comment] == ["See me."]


def test_a_demo_folder_with_other_files_is_left_alone(course, tmp_path, monkeypatch):
    monkeypatch.chdir(course.root)
    (tmp_path / "thesis.tex").write_text("mine")
    assert "holds other files" in fails("demo", "--folder", str(tmp_path))
    assert (tmp_path / "thesis.tex").read_text() == "mine"


def test_the_kit_never_goes_over_a_students_file(course, tmp_path, monkeypatch):
    monkeypatch.chdir(course.root)
    work = tmp_path / "work"
    assert run("lab", "--no-open", "--folder", str(work))[0] == 0
    notebook = work / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook.write_text("my answers")
    code, output = run("lab", "--no-open", "--folder", str(work))
    assert (code, output) == (0, "")
    assert notebook.read_text() == "my answers"
