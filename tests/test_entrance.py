"""`nbgrader autograde` is guarded as `dnn-course grade` is; what one submission brings costs that one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat
import pytest
from conftest import SCRIPTS, sandbox_or_skip
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from small_class import ASSIGNMENT, rows

from dnn_grader import faults, run
from dnn_grader.course import CONFIG, Course, CourseError
from dnn_grader.entrance import _course
from dnn_grader.gradebook import open_gradebook
from dnn_grader.grading import prepare, scores
from dnn_grader.reference import is_test, is_training, load_reference, read_source
from dnn_grader.repair import Template
from dnn_grader.report import pages
from dnn_grader.report.pages import write_feedback
from dnn_grader.run import Job, Outcome, Submission, attempt, grade_class, read

ESSAY = {"grade_id": "essay", "grade": True, "solution": True, "locked": False, "task": False}
ESSAY |= {"points": 3, "schema_version": 3, "cell_type": "code"}
HONEST = "essay = 1"


def with_essay(notebook: NotebookNode, source: str) -> NotebookNode:
    """The notebook with a cell that a person grades, which no released assignment has."""
    made = deepcopy(notebook)
    made.cells.append(new_code_cell(source, id="essay", metadata={"nbgrader": dict(ESSAY)}))
    return made


@pytest.fixture(scope="module")
def made(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course that was never told to nbgrader, with hostile work in it, graded by `nbgrader autograde`."""
    root = tmp_path_factory.mktemp("entrance") / "course"
    made = Course(root)
    source = with_essay(
        read_source(course.source(ASSIGNMENT)), "### BEGIN SOLUTION\nessay = 1\n### END SOLUTION"
    )
    made.source(ASSIGNMENT).parent.mkdir(parents=True)
    nbformat.write(source, made.source(ASSIGNMENT))
    shutil.copyfile(course.root / CONFIG, root / CONFIG)
    made.seed_file.write_text("5eed" * 16 + "\n")
    empty = with_essay(read_source(course.release(ASSIGNMENT)), HONEST)
    for student, content in submissions(made, empty).items():
        path = made.submitted / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    lay_files(made)
    return made


def submissions(made: Course, empty: NotebookNode) -> dict[str, bytes]:
    """What is handed in: nothing solved, all solved, and attacks that start from nothing solved."""
    proof = f"open({str(made.root / 'PWNED')!r}, 'w').write('as the grading user')\n1000.0"
    solved = deepcopy(empty)
    solutions = load_reference(made, ASSIGNMENT).solutions
    for cell in solved.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.source = solutions[name] if name in solutions and name != "essay" else cell.source
    by_hand = deepcopy(empty)
    by_hand.cells[-1].source = proof
    by_hand.cells[-1].metadata.nbgrader.solution = False
    large = deepcopy(by_hand)
    large.metadata["x"] = "[" * 1_000_100
    malformed = json.loads(json.dumps(empty))
    malformed["cells"][3] = 7
    # `shared/faults/attacks/04`: cut by a recursion, this ended the class run.
    template = Template(read_source(made.source(ASSIGNMENT)))
    text = min(template.prose, key=len)
    repeated = deepcopy(solved)
    merged = f"def {template.solutions[0].name}(a):\n    pass\n" + f"{text}\n" * 1200
    repeated.cells.insert(1, new_markdown_cell(merged, id="merged"))
    found = {
        "control": empty,
        "solved": solved,
        "repeated": repeated,
        "zoe": solved,
        "swapped": swapped(empty),
    }
    found |= {
        "by-hand": by_hand,
        "large": large,
        "malformed": malformed,
        "=cmd": solved,
        "[ab]": solved,
        "*": solved,
    }
    return {name: json.dumps(notebook).encode() for name, notebook in found.items()} | {"text": b"hello"}


def swapped(notebook: NotebookNode) -> NotebookNode:
    """Tests with the ids of cells that grading skips."""
    made = deepcopy(notebook)
    skipped = [cell for cell in made.cells if is_training(cell)] or made.cells[:1]
    for test, cell in zip(filter(is_test, made.cells), skipped * 100, strict=False):
        test["id"] = cell["id"]
        test.outputs = [new_output("execute_result", {"text/plain": "1000.0"}, execution_count=1)]
    return made


def lay_files(made: Course) -> None:
    """Beside the notebooks: links to secrets, a pipe for a time, one that never ends, modules of Python."""
    beside = made.submitted / "solved" / ASSIGNMENT
    (beside / "seed.txt").symlink_to(made.seed_file)
    (beside / "endless").symlink_to("/dev/zero")
    os.mkfifo(beside / "timestamp.txt")
    for name in ("numpy.py", "sitecustomize.py", "dnn_grader.py", CONFIG):
        (beside / name).write_text(f"open({str(made.root / 'PWNED')!r}, 'w')")
    piped = made.submitted / "piped" / ASSIGNMENT
    piped.mkdir(parents=True)
    os.mkfifo(piped / f"{ASSIGNMENT}.ipynb")
    linked = made.submitted / "linked" / ASSIGNMENT
    linked.mkdir(parents=True)
    (linked / f"{ASSIGNMENT}.ipynb").symlink_to(made.source(ASSIGNMENT))
    renamed = made.submitted / "renamed" / ASSIGNMENT
    shutil.copytree(made.submitted / "zoe" / ASSIGNMENT, renamed)
    (renamed / f"{ASSIGNMENT}.ipynb").rename(renamed / "my homework.ipynb.txt")


def nbgrader(made: Course, *words: str) -> tuple[int, str]:
    return run_command(made, "nbgrader", *words)


def run_command(made: Course, name: str, *words: str) -> tuple[int, str]:
    environment = os.environ | {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}
    command = [SCRIPTS / name, *words]
    done = subprocess.run(
        command, cwd=made.root, env=environment, capture_output=True, text=True, timeout=250
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def graded(made: Course) -> tuple[Course, int, str]:
    return made, *nbgrader(made, "autograde", ASSIGNMENT)


@pytest.fixture
def contained(graded: tuple[Course, int, str]) -> None:
    """Nothing but a sandbox keeps what runs as a student's code from the grading user's files."""
    sandbox_or_skip("what a submission's code may write")


REFUSED = {"large", "malformed", "=cmd", "[ab]", "*", "text", "piped", "linked"}


def points(made: Course, assignment: str = ASSIGNMENT) -> dict[str, float]:
    with open_gradebook(made) as gradebook:
        found = gradebook.assignment_submissions(assignment)
        return {each.student.id: each.score for each in found}


def test_nbgrader_autograde_gives_what_was_earned_and_refuses_with_a_sentence(graded) -> None:
    made, code, said = graded
    assert points(made) == {
        "control": 0,
        "swapped": 0,
        "by-hand": 0,
        "solved": 100,
        "zoe": 100,
        "renamed": 100,
        "repeated": 100,
    }
    assert code == 1
    assert "Traceback" not in said
    assert f"{len(REFUSED)} of {len(REFUSED) + 7} submissions could not be graded" in said
    for student, reason in {
        "large": "too many parts",
        "malformed": "Cell 4",
        "*": "rename its folder",
    }.items():
        assert any(f"Not graded: {student}." in line and reason in line for line in said.splitlines()), (
            student
        )


def test_nothing_of_a_submission_runs_as_the_grading_user_or_is_copied_unseen(graded, contained) -> None:
    made, _, _ = graded
    assert not (made.root / "PWNED").exists()
    files = [path for path in made.autograded.rglob("*") if path.is_file()]
    assert {path.name for path in files} <= {
        f"{ASSIGNMENT}.ipynb",
        "numpy.py",
        "sitecustomize.py",
        "dnn_grader.py",
        CONFIG,
    }
    assert not any(made.seed_file.read_text().strip() in path.read_text() for path in files)
    with open_gradebook(made) as gradebook:
        assert {student.id for student in gradebook.students}.isdisjoint(REFUSED)


def test_an_essay_waits_for_a_person_through_both_entrances(graded) -> None:
    made, _, _ = graded
    marks = [mark for mark in rows(made)["marks"] if " essay " in mark]
    assert marks
    assert not any("1000" in mark for mark in marks)


@pytest.mark.slow
def test_nbgrader_autograde_grades_again_the_one_student_it_is_asked_for(graded) -> None:
    made, _, _ = graded
    code, said = nbgrader(made, "autograde", ASSIGNMENT, "--student", "zoe", "--force")
    assert (code, "Graded: zoe" in said, "solved" in said) == (0, True, False)


@pytest.mark.slow
def test_dnn_course_grade_gives_the_same(graded) -> None:
    made, _, _ = graded
    before = points(made)
    code, said = run_command(made, "dnn-course", "grade", ASSIGNMENT, "--force")
    assert (code, points(made), "Traceback" in said) == (1, before, False), said


@pytest.mark.slow
def test_nbgrader_feedback_warns_of_nothing(graded) -> None:
    made, _, _ = graded
    code, said = nbgrader(made, "generate_feedback", ASSIGNMENT, "--student", "zoe")
    assert (code, "WARNING" in said) == (0, False), said


def test_nbgrader_validate_runs_nothing_of_a_submission(graded, contained) -> None:
    made, _, _ = graded
    code, said = nbgrader(made, "validate", f"submitted/by-hand/{ASSIGNMENT}/{ASSIGNMENT}.ipynb")
    assert (code, "Success" in said, "sandbox" in said) == (1, False, True)
    assert not (made.root / "PWNED").exists()


def test_another_gradebook_than_the_courses_is_refused(made: Course) -> None:
    assert _course(made.root, f"sqlite:///{made.root}/../course/gradebook.db").root == made.root.resolve()
    with pytest.raises(CourseError, match=r"c\.CourseDirectory\.db_url"):
        _course(made.root, "sqlite:///elsewhere.db")


def test_a_test_without_a_result_has_no_points(made: Course) -> None:
    notebook = prepare(made, ASSIGNMENT, b"seed" * 8).master
    for cell in filter(is_test, notebook.cells):
        cell.outputs = []
    assert set(scores(notebook).values()) == {0.0}


@pytest.mark.parametrize("text", ["1000.0", ""])
def test_only_the_courses_own_tests_run_here(made: Course, text: str) -> None:
    """Should repair ever let another one through, the submission fails, and nothing of it has run."""
    assignment = prepare(made, ASSIGNMENT, b"seed" * 8)
    other = deepcopy(assignment.master)
    next(filter(is_test, other.cells)).source = text
    with pytest.raises(ValueError, match="source/"):
        run_tests(other, assignment)


def run_tests(notebook: NotebookNode, assignment: Any) -> None:
    from dnn_grader.grading import fill_outputs
    from dnn_grader.nursery import Nursery
    from dnn_grader.sandbox import Limits, Sandbox

    with Nursery(Sandbox("none"), Limits()) as nursery:
        fill_outputs(notebook, assignment, nursery)


# What one submission brings costs that one.


class Here:
    """Workers in this process, so that a test can let a part of the grader fail."""

    def grade(self, job: Job, submissions: list[Submission]) -> Iterator[tuple[Submission, Outcome]]:
        for submission in submissions:
            content = read(submission)
            if isinstance(content, Outcome):
                yield submission, content
            else:
                yield submission, attempt(content, job.assignment, None).outcome(submission, content)  # type: ignore[arg-type]


@pytest.fixture
def class_of_three(course: Course, tmp_path: Path) -> Course:
    made = Course(tmp_path / "course")
    shutil.copytree(course.source(ASSIGNMENT).parent, made.source(ASSIGNMENT).parent)
    shutil.copyfile(course.root / CONFIG, made.root / CONFIG)
    notebook = read_source(course.release(ASSIGNMENT))
    for student in ("ada", "mallory", "zoe"):
        own = deepcopy(notebook)
        own.cells.append(new_markdown_cell(f"by {student}", id="own"))
        path = made.submitted / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(own, path)
    return made


class Trap:
    """Raises where it meets mallory's work, and otherwise does what was there."""

    def __init__(self, there: Any, error: BaseException) -> None:
        self.there, self.error = there, error

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if any("mallory" in str(arg)[:300] or "by mallory" in str(arg) for arg in (*args, *kwargs.values())):
            raise self.error
        return self.there(*args, **kwargs)


def unrun(*args: Any) -> tuple[tuple[()], tuple[()]]:
    return (), ()


STAGES = {
    "reading": (Submission, "read"),
    "choosing": (run, "choose"),
    "repairing": (run, "grade_notebook"),
    "writing": (run, "write_text"),
    "recording": (run.GradeWriter, "write"),
}


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    "error", [RecursionError("deep"), MemoryError(), OverflowError(), UnicodeError("\udcff")]
)
def test_whatever_is_raised_for_one_submission_costs_that_one(
    class_of_three, monkeypatch, stage, error
) -> None:
    monkeypatch.setattr("dnn_grader.grading.fill_outputs", unrun)
    owner, name = STAGES[stage]
    trap = Trap(getattr(owner, name), error)
    monkeypatch.setattr(owner, name, lambda *args, **kwargs: trap(*args, **kwargs))
    done = grade_class(class_of_three, ASSIGNMENT, Here())
    (problem,) = done.problems
    assert problem.student == "mallory"
    assert type(error).__name__ in problem.problem and faults.LOG in problem.problem
    assert set(points(class_of_three)) - {"mallory"} == {"ada", "zoe"}
    log = (class_of_three.root / faults.LOG).read_text()
    assert log.count("mallory") >= 1 and type(error).__name__ in log and f"in {trap.__call__.__name__}" in log
    assert "dnn-course" in log and "Python" in log


@pytest.mark.parametrize("code", sorted(faults.FULL))
def test_what_concerns_all_ends_the_run(class_of_three, monkeypatch, code) -> None:
    monkeypatch.setattr("dnn_grader.grading.fill_outputs", unrun)

    def full(*args: Any) -> None:
        raise CourseError("no room") from OSError(code, "no room")

    monkeypatch.setattr(run, "write_text", full)
    with pytest.raises(CourseError, match="no room"):
        grade_class(class_of_three, ASSIGNMENT, Here())


def test_a_page_that_fails_costs_that_page(class_of_three, monkeypatch) -> None:
    monkeypatch.setattr("dnn_grader.grading.fill_outputs", unrun)
    grade_class(class_of_three, ASSIGNMENT, Here())
    monkeypatch.setattr(pages, "_page", Trap(pages._page, RecursionError("deep")))
    problems: dict[str, str] = {}
    written = write_feedback(class_of_three, ASSIGNMENT, problem=problems.__setitem__)
    assert [page.parent.parent.name for page in written] == ["ada", "zoe"]
    assert list(problems) == ["mallory"] and "RecursionError" in problems["mallory"]
    assert "RecursionError" in (class_of_three.root / faults.LOG).read_text()


# Training cells, which grading skips: `shared/faults/attacks/01`, in the notebook that it was found in.


@pytest.fixture(scope="module")
def classifiers(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Nothing is solved in any of them; tests have the ids of training cells, as well or in exchange."""
    name = "week4_image_classifier"
    made = Course(tmp_path_factory.mktemp("classifiers") / "course")
    for needed in (name, "week4_building_blocks"):
        made.source(needed).parent.mkdir(parents=True)
        shutil.copyfile(course.source(needed), made.source(needed))
    shutil.copyfile(course.root / CONFIG, made.root / CONFIG)
    made.seed_file.write_text("5eed" * 16 + "\n")
    empty = read_source(course.release(name))
    assert sum(map(is_training, empty.cells)) > 1
    exchanged = swapped(empty)
    for test, cell in zip(filter(is_test, empty.cells), filter(is_training, exchanged.cells), strict=False):
        cell["id"] = test["id"]
    for student, notebook in {"control": empty, "eve": swapped(empty), "zoe": exchanged}.items():
        path = made.submitted / student / name / f"{name}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook))
    return made


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("entrance", ["nbgrader", "dnn-course"])
def test_a_test_that_poses_as_a_training_cell_gains_nothing(classifiers: Course, entrance: str) -> None:
    (classifiers.root / "gradebook.db").unlink(missing_ok=True)
    command = {"nbgrader": ["nbgrader", "autograde"], "dnn-course": ["dnn-course", "grade"]}[entrance]
    code, said = run_command(classifiers, *command, "week4_image_classifier")
    assert code == 0, said
    assert points(classifiers, "week4_image_classifier") == {"control": 0, "eve": 0, "zoe": 0}
