"""Who handed in late: times, due dates and extensions that change after grading, marks given by hand."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence

import pytest
from bs4 import BeautifulSoup
from killed import ASSIGNMENT
from rich.console import Console
from small_class import new_course

from dnn_grader.course import CONFIG, Course
from dnn_grader.gradebook import open_gradebook, standings
from dnn_grader.pool import Pool
from dnn_grader.report.pages import write_feedback
from dnn_grader.report.terminal import show, write_json
from dnn_grader.run import ClassRun, Job, Outcome, grade_class
from dnn_grader.sandbox import find_sandbox
from dnn_grader.submissions import Submission

DUE = "2026-10-01 22:00:00 UTC"
IN_TIME, LATE = "2026-10-01 21:30:00 UTC", "2026-10-02 10:00:00 UTC"


class Nobody:
    """Workers that have nothing to do: whoever's code would be graded again fails the test."""

    def grade(self, job: Job, submissions: Sequence[Submission]) -> Iterator[tuple[Submission, Outcome]]:
        assert not submissions
        yield from ()


@pytest.fixture(scope="module")
def graded(course, tmp_path_factory) -> Course:
    """Three students, graded; who is late gets nothing. No due date yet."""
    made = new_course(tmp_path_factory.mktemp("late") / "course", course)
    stamp(made, "cy", LATE)
    run = grade_class(made, ASSIGNMENT, Pool(find_sandbox(os.environ.get("DNN_SANDBOX", "auto")), 2))
    assert not run.problems
    return made


@pytest.fixture
def made(graded, tmp_path) -> Course:
    """A copy of the course, due before cy handed in."""
    shutil.copytree(graded.root, tmp_path / "course")
    made = Course(tmp_path / "course")
    due(made, DUE)
    return made


def stamp(course: Course, student: str, text: str) -> None:
    (course.submitted / student / ASSIGNMENT / "timestamp.txt").write_text(text)


def due(course: Course, date: str | None) -> None:
    with open_gradebook(course) as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate=date)


def extend(course: Course, student: str, days: int) -> None:
    with open_gradebook(course) as gradebook:
        gradebook.grant_extension(ASSIGNMENT, student, days=days)


def again(course: Course) -> ClassRun:
    """Grade a second time, when no notebook has changed."""
    return grade_class(course, ASSIGNMENT, Nobody())


def penalties(course: Course) -> dict[str, float]:
    """What is taken off, of those who lose something."""
    with open_gradebook(course) as gradebook:
        found = standings(gradebook, ASSIGNMENT)
    return {student: standing.penalty for student, standing in found.items() if standing.penalty}


def score(course: Course, student: str) -> float:
    with open_gradebook(course) as gradebook:
        return standings(gradebook, ASSIGNMENT, student)[student].score


def time(course: Course, student: str) -> str:
    with open_gradebook(course) as gradebook:
        return str(gradebook.find_submission(ASSIGNMENT, student).timestamp)


def table(course: Course, run: ClassRun) -> str:
    """What a terminal shows of a run, in one line."""
    console = Console(width=160, record=True, file=open(os.devnull, "w"))  # noqa: SIM115
    show(course, ASSIGNMENT, run, console)
    return re.sub(r"\s+", " ", console.export_text())


def test_a_due_date_that_is_set_after_grading_counts_without_grading_again(made):
    assert penalties(made) == {}
    again(made)
    assert penalties(made) == {"cy": score(made, "cy")}
    due(made, "2026-10-03 22:00:00 UTC")
    again(made)
    assert penalties(made) == {}


def test_an_extension_counts_without_grading_again(made):
    again(made)
    extend(made, "cy", 1)
    again(made)
    assert penalties(made) == {}
    extend(made, "cy", 0)
    again(made)
    assert set(penalties(made)) == {"cy"}


def test_a_time_that_changes_alone_counts_without_grading_again(made):
    stamp(made, "ada", "2026-11-20 10:00:00 UTC")
    stamp(made, "cy", IN_TIME)
    again(made)
    assert penalties(made) == {"ada": score(made, "ada")}
    assert time(made, "cy") == "2026-10-01 21:30:00"
    assert (made.autograded / "cy" / ASSIGNMENT / "timestamp.txt").read_text() == IN_TIME
    (made.submitted / "ada" / ASSIGNMENT / "timestamp.txt").unlink()
    again(made)
    assert penalties(made) == {}
    assert time(made, "ada") == "None"
    assert not (made.autograded / "ada" / ASSIGNMENT / "timestamp.txt").exists()


@pytest.mark.parametrize("text", ["24:009999999999999999999999999999999999999999m", "9" * 150, "evening", ""])
def test_a_time_that_nobody_can_read_is_a_warning_for_that_student(made, text):
    stamp(made, "ada", text)
    run = again(made)
    assert len(run.outcomes) == 3 and not run.problems
    assert set(penalties(made)) == {"cy"}
    assert "like 2026-10-01 21:30:00 UTC and grade again." in table(made, run)
    assert re.search(r"ada .{0,60}It counts as in time: timestamp.txt (says|is empty)", table(made, run))


def test_a_zone_that_cannot_be_known_is_said_and_not_taken_for_utc(made):
    stamp(made, "ada", "2026-10-01 23:30:00 CEST")
    run = again(made)
    assert "ada" not in penalties(made)
    assert "says '2026-10-01 23:30:00 CEST' in a zone that can't be known." in table(made, run)
    with (made.root / CONFIG).open("a") as settings:
        settings.write('\nc.Exchange.timezone = "Europe/Berlin"\n')
    known = Course(made.root)
    assert "can't be known" not in table(known, again(known))
    assert time(known, "ada") == "2026-10-01 21:30:00"


def test_a_time_without_a_zone_is_said_to_be_read_as_utc(made):
    stamp(made, "ada", "2026-10-01 21:30:00")
    stamp(made, "ben", "2026-10-01 21:30:00")
    said = table(made, again(made))
    assert "The timestamp.txt of ada, ben names no time zone and was read as UTC, as nbgrader does." in said


def test_the_table_and_the_page_show_the_penalty_and_the_points_after_it(made):
    said = table(made, again(made))
    points = f"{score(made, 'cy'):g}"
    assert re.search(rf"cy {points} / \d+ −{points} 0 ", said)
    write_feedback(made, ASSIGNMENT)
    assert f"{points} points, less {points} for handing in late." in header(made, "cy")
    assert header(made, "cy").count(" 0 of ") == 1
    assert "late" not in header(made, "ada")


def header(course: Course, student: str) -> str:
    page = course.feedback / student / ASSIGNMENT / f"{ASSIGNMENT}.html"
    return " ".join(BeautifulSoup(page.read_text(), "html.parser").header.get_text(" ").split())


def test_marks_that_a_person_gave_count_in_the_table_the_page_and_the_penalty(made):
    again(made)
    with open_gradebook(made) as gradebook:
        notebook = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, "ben")
        grade = next(each for each in notebook.grades if each.name == "test_neuron_price")
        most = grade.max_score
        assert grade.auto_score < most
        grade.manual_score, grade.needs_manual_grade = most, False
        gradebook.db.commit()
    stamp(made, "ben", LATE)
    run = again(made)
    assert penalties(made)["ben"] == score(made, "ben")
    assert f"ben {score(made, 'ben'):g} / " in table(made, run)
    write_feedback(made, ASSIGNMENT)
    page = made.feedback / "ben" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    rows = [
        " ".join(row.get_text(" ").split()) for row in BeautifulSoup(page.read_text(), "html.parser")("tr")
    ]
    (row,) = (row for row in rows if row.startswith("neuron_ price"))
    assert f"{most:g} / {most:g} ✓ full marks, by hand" in row


def test_what_waits_for_a_person_is_said_in_the_table(made):
    with open_gradebook(made) as gradebook:
        notebook = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, "ben")
        next(each for each in notebook.grades if each.name == "test_neuron_price").needs_manual_grade = True
        gradebook.db.commit()
    assert "Waits for a grader: test_neuron_price." in table(made, again(made))


def test_who_is_gone_counts_nowhere_and_who_cannot_be_graded_has_no_points(made):
    shutil.rmtree(made.submitted / "ada")
    (made.submitted / "ben" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").write_text("no notebook")
    (made.submitted / "dan" / ASSIGNMENT).mkdir(parents=True)
    run = grade_class(made, ASSIGNMENT, Pool(find_sandbox(os.environ.get("DNN_SANDBOX", "auto")), 1))
    assert {outcome.student for outcome in run.problems} == {"ben", "dan"}
    said = table(made, run)
    assert "neuron_price 1 0 0" in said
    assert re.search(r"ben — / [1-9]\d* .*dan — / [1-9]\d* ", said)
    write_json(made, ASSIGNMENT, made.root / "all.json", {"ben", "dan"})
    records = json.loads((made.root / "all.json").read_text())
    assert {record["student"] for record in records} == {"cy"}
