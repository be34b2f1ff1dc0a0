"""Every mangling of `manglings`, on every assignment: nothing correct is lost, and the student is told."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import ASSIGNMENT, ROOT, SCRIPTS
from manglings import MANGLINGS, Mangling, Work, solve
from nbformat import NotebookNode
from test_repair import assert_whole

from dnn_grader.choice import choose
from dnn_grader.course import CONFIG, Course
from dnn_grader.exercises import load_exercises
from dnn_grader.reference import read_source
from dnn_grader.release import master_version
from dnn_grader.repair import Template, Unreadable, repair
from dnn_grader.submissions import find_submissions
from dnn_grader.untrusted_files import NotReadable

COURSE = Course(ROOT)
ASSIGNMENTS = COURSE.assignments()
SLOW = pytest.mark.slow
BY_NAME = {mangling.name: mangling for mangling in MANGLINGS}


@cache
def master(assignment: str) -> NotebookNode:
    return master_version(read_source(COURSE.source(assignment)), COURSE.config)


@cache
def template(assignment: str) -> Template:
    return Template(master(assignment))


@cache
def trees(assignment: str) -> tuple[str, str]:
    return COURSE.release(assignment).read_text(), COURSE.source(assignment).read_text()


def solved(assignment: str) -> Work:
    released, source = map(json.loads, trees(assignment))
    return solve(assignment, released, source, tuple(each.name for each in load_exercises(assignment)))


@cache
def unmangled(assignment: str) -> Work:
    """Not to be changed."""
    return solved(assignment)


def handed_in(folder: Path, work: Work, mangling: Mangling) -> tuple[bytes, tuple[str, ...], str]:
    """The bytes that are graded, the notes on their name, or why none are."""
    for name, content in mangling.files(work).items():
        path = folder / "submitted" / "ada" / work.assignment / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (found,) = find_submissions(Course(folder), work.assignment)
    try:
        chosen = choose(found.read(), found.expected, template(work.assignment))
    except NotReadable as why:
        return b"", (), str(why)
    return chosen.notebook, chosen.notes, found.problem


def assert_solved(notebook: NotebookNode, name: str, written: str) -> None:
    """Before the test of `name`, what was `written` is the last that runs of all that defines it."""
    ids = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]
    before = notebook.cells[: ids.index(f"test_{name}")]
    defines = re.compile(rf"^(def {name}\(|{name} = )", re.M)
    code = [cell.source for cell in before if cell.cell_type == "code" and defines.search(cell.source)]
    assert code, f"nothing defines {name}"
    assert written in code[-1], code[-1]


def repaired(
    folder: Path, assignment: str, mangling: Mangling
) -> Iterator[tuple[Work, NotebookNode, list[str]]]:
    """The mangled notebook after repair with all notes; nothing where it is refused, as it must be."""
    whole, work = unmangled(assignment), solved(assignment)
    content, said, problem = handed_in(folder, work, mangling)
    notebook, notes = None, ()
    if not problem:
        try:
            result = repair(content, template(assignment))
            notebook, notes = result.notebook, result.notes
        except Unreadable as error:
            problem = error.reason
    assert (mangling.refused in problem) if mangling.refused else not problem, problem
    if notebook is not None:
        yield whole, notebook, [*said, *notes]


@pytest.mark.parametrize(
    "assignment", [ASSIGNMENTS[0], *(pytest.param(a, marks=SLOW) for a in ASSIGNMENTS[1:])]
)
@pytest.mark.parametrize("name", BY_NAME)
def test_a_mangled_notebook_keeps_every_solution_and_says_what_was_changed(
    tmp_path: Path, name: str, assignment: str
) -> None:
    mangling = BY_NAME[name]
    for work, notebook, notes in repaired(tmp_path, assignment, mangling):
        assert_whole(notebook, master(assignment))
        lost = {getattr(work, place) for place in mangling.loses}
        for solution, written in work.solutions.items():
            if solution not in lost:
                assert_solved(notebook, solution, written)
        assert_told(mangling, notes)


def assert_told(mangling: Mangling, notes: list[str]) -> None:
    for part in mangling.notes:
        assert any(part in note for note in notes), (part, notes)
    assert mangling.notes or not notes, notes


@SLOW
@pytest.mark.parametrize("wrong", ASSIGNMENTS)
@pytest.mark.parametrize("wanted", ASSIGNMENTS)
def test_the_notebook_of_another_assignment_is_refused(wanted: str, wrong: str) -> None:
    content = solved(wrong).text().encode()
    if wanted == wrong:
        repair(content, template(wanted))
        return
    with pytest.raises(Unreadable, match=f"another assignment, '{wrong}'"):
        repair(content, template(wanted))


def test_there_are_enough_and_no_name_is_used_twice() -> None:
    assert len(BY_NAME) == len(MANGLINGS) >= 60
    assert all(mangling.cause for mangling in MANGLINGS)


# Through the engine -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, str]:
    """A class in which each student has had one of the accidents, graded, and what was said of it."""
    made = Course(tmp_path_factory.mktemp("class"))
    shutil.copytree(ROOT / "source", made.root / "source")
    shutil.copyfile(ROOT / CONFIG, made.root / CONFIG)
    for number, mangling in enumerate(MANGLINGS):
        for name, content in mangling.files(solved(ASSIGNMENT)).items():
            path = made.submitted / student(number) / ASSIGNMENT / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    words = ["grade", ASSIGNMENT, "--workers", "2", "--json", "results.json"]
    done = subprocess.run([SCRIPTS / "dnn-course", *words], cwd=made.root, capture_output=True, text=True)
    assert done.returncode == 1, done.stdout + done.stderr
    return made, " ".join((done.stdout + done.stderr).split())


def student(number: int) -> str:
    return f"student-{number:03}"


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_no_accident_costs_a_point_that_was_earned(graded: tuple[Course, str]) -> None:
    """All is right in each notebook, so whatever is lost but for what a mangling names is our loss."""
    results: dict[str, dict[str, tuple[float, float]]] = {}
    for record in json.loads((graded[0].root / "results.json").read_text()):
        scores = results.setdefault(record["student"], {})
        scores[record["exercise"]] = record["score"], record["max_score"]
    wrong = {}
    for number, mangling in enumerate(MANGLINGS):
        lost = {getattr(unmangled(ASSIGNMENT), place) for place in mangling.loses}
        scores = results.get(student(number), {})
        bad = {
            name: got
            for name, got in scores.items()
            if got != ((0, got[1]) if name in lost else (got[1],) * 2)
        }
        if bad or bool(scores) == bool(mangling.refused):
            wrong[mangling.name] = bad
    assert not wrong
    assert len({len(scores) for scores in results.values()}) == 1


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_what_is_not_graded_is_named_with_its_reason(graded: tuple[Course, str]) -> None:
    refused = [(student(number), each.refused) for number, each in enumerate(MANGLINGS) if each.refused]
    assert f"{len(refused)} of {len(MANGLINGS)} submissions could not be graded" in graded[1]
    for name, reason in refused:
        assert re.search(rf"{name}\b(?:(?!student-).)*{reason}", graded[1]), (name, reason)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_notes_stand_in_the_graded_notebook(graded: tuple[Course, str]) -> None:
    for number, mangling in enumerate(MANGLINGS):
        if not mangling.refused:
            path = graded[0].autograded / student(number) / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
            assert_told(mangling, json.loads(path.read_text())["metadata"]["dnn_course"]["notes"])
