"""`dnn-course verify`: it passes on this course, and each part fails where its fault is planted."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from xml.etree import ElementTree

import h5py
import nbformat
import numpy as np
import pytest
from click.testing import CliRunner
from conftest import ASSIGNMENT, ROOT

from dnn_grader import cli
from dnn_grader.course import Course, CourseError
from dnn_grader.exercises import week4_building_blocks as declared
from dnn_grader.exercises.declared import Case, Mistake, Question, Variant
from dnn_grader.judging import Judge
from dnn_grader.release import release
from dnn_grader.verify import parts
from dnn_grader.verify.cheap import _varies
from dnn_grader.verify.leaks import gives_away
from dnn_grader.verify.parts import PARTS, Verified, run_part
from dnn_grader.verify.show import problems, write_json, write_junit
from dnn_grader.verify.strings import strings_of_file
from dnn_grader.verify.subject import Subject
from dnn_utils.checks import recorded
from dnn_utils.checks.question import Question as Form

KERNEL = "solution runs in a fresh kernel"
SEED = "5eed" * 16


@pytest.fixture
def copied(tmp_path, monkeypatch) -> Course:
    """A copy of the course to plant faults in, with recorded cases of its own."""
    root = tmp_path / "course"
    for folder in (f"source/{ASSIGNMENT}", f"release/{ASSIGNMENT}", "dnn_utils"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("nbgrader_config.py", "pyproject.toml"):
        shutil.copy2(ROOT / name, root)
    monkeypatch.setattr(recorded, "FOLDER", root / "dnn_utils/checks/cases")
    return Course(root)


def said(course, part):
    return run_part(Subject(course, ASSIGNMENT), part).problems


def edit(path, change):
    """Change the notebook's cells, given by their id."""
    notebook = nbformat.read(path, as_version=4)
    change({cell.id: cell for cell in notebook.cells})
    path.write_text(nbformat.writes(notebook))


def marks(cell):
    return cell.metadata.nbgrader


def plant(monkeypatch, name, **changes):
    """Declare one exercise otherwise."""
    changed = tuple(replace(e, **changes) if e.name == name else e for e in declared.EXERCISES)
    monkeypatch.setattr(declared, "EXERCISES", changed)


def cases_of(course):
    return course.root / "dnn_utils/checks/cases" / f"{ASSIGNMENT}.h5"


# The course as it is.


@pytest.mark.parametrize("part", [name for name in PARTS if name != KERNEL])
def test_the_course_holds(course, part):
    done = run_part(Subject(course, ASSIGNMENT), part)
    assert done.problems == ()
    assert done.looked > 0


@pytest.mark.slow
def test_the_solution_notebook_runs_in_a_fresh_kernel(course):
    before = {path: path.stat().st_mtime_ns for path in ROOT.glob("*")}
    done = run_part(Subject(course, ASSIGNMENT), KERNEL)
    assert done.problems == ()
    assert done.looked > 30
    assert {path: path.stat().st_mtime_ns for path in ROOT.glob("*")} == before


def test_verifying_writes_nothing_in_the_course(copied):
    def files():
        return {path: path.read_bytes() for path in copied.root.rglob("*") if path.is_file()}

    before = files()
    for part in (
        "notebooks are clean",
        "release is current",
        "stubs earn nothing",
        "nothing leaks to students",
    ):
        assert said(copied, part) == ()
    assert said(copied, "recorded cases are current") == ()
    assert files() == before


# Notebooks.


def test_an_output_left_in_is_found(copied):
    def run(cells):
        cells["setup"].outputs = [nbformat.v4.new_output("stream", text="hello")]
        cells["linear_forward"].execution_count = 3

    edit(copied.source(ASSIGNMENT), run)
    one, two = said(copied, "notebooks are clean")
    assert "cell 'setup', holds an output" in one
    assert "cell 'linear_forward', holds an output or an execution count" in two


def test_a_wrong_point_sum_is_found(copied):
    edit(copied.source(ASSIGNMENT), lambda cells: marks(cells["test_compute_cost"]).update(points=9))
    wrong_sum, undeclared = said(copied, "notebooks are clean")
    assert "the points add up to 101, not to 100" in wrong_sum
    assert "cell 'test_compute_cost', gives 9 points, and 8 are declared" in undeclared


def test_a_doubled_grade_id_is_found(copied):
    edit(copied.source(ASSIGNMENT), lambda cells: marks(cells["drawing"]).update(grade_id="setup"))
    own, nbgraders = said(copied, "notebooks are clean")
    assert "2 cells have the grade id 'setup'" in own
    assert "Duplicate grade id: setup" in nbgraders


@pytest.mark.parametrize("name", ["linear_forward", "test_linear_forward"])
def test_a_missing_cell_is_found(copied, name):
    edit(copied.source(ASSIGNMENT), lambda cells: cells[name].metadata.pop("nbgrader"))
    kind = "test" if name.startswith("test") else "solution"
    assert any(
        f"'linear_forward' has no {kind} cell: give one the grade id '{name}'" in problem
        for problem in said(copied, "notebooks are clean")
    )


@pytest.mark.parametrize(
    ("ids", "message"),
    [({"id": "setup"}, "2 cells have the id 'setup'"), ({}, "cell number 1, has no id")],
)
def test_ids_that_do_not_last_are_found(copied, ids, message):
    path = copied.source(ASSIGNMENT)
    raw = json.loads(path.read_text())
    raw["cells"][0].pop("id")
    raw["cells"][0].update(ids)
    path.write_text(json.dumps(raw))
    assert any(message in problem for problem in said(copied, "notebooks are clean"))


def test_metadata_that_is_not_valid_is_found(copied):
    edit(copied.source(ASSIGNMENT), lambda cells: cells["setup"].metadata.nbgrader.pop("grade_id"))
    assert any(
        "its nbgrader metadata is not valid" in problem for problem in said(copied, "notebooks are clean")
    )


# What is released and recorded.


def test_a_stale_release_is_found(copied):
    edit(copied.source(ASSIGNMENT), lambda cells: cells["title"].update(source="# Another title"))
    (problem,) = said(copied, "release is current")
    assert problem.startswith(f"release/{ASSIGNMENT}/{ASSIGNMENT}.ipynb is not what source/ gives now")
    release(copied, ASSIGNMENT)
    assert said(copied, "release is current") == ()


def test_a_missing_release_is_found(copied):
    copied.release(ASSIGNMENT).unlink()
    (problem,) = said(copied, "release is current")
    assert "is missing: run `dnn-course release`" in problem
    assert said(copied, "stubs earn nothing") == (problem,)
    (problem,) = said(copied, "nothing leaks to students")
    assert "release/ is empty: run `dnn-course release`" in problem


def test_recorded_answers_that_are_stale_are_found(copied):
    def other(cells):
        cells["compute_cost"].source = cells["compute_cost"].source.replace(
            "(losses) / m", "(losses) / m * 2"
        )

    edit(copied.source(ASSIGNMENT), other)
    problems = said(copied, "recorded cases are current")
    assert any("'compute_cost', examples, 1, expected, value is not" in problem for problem in problems)
    assert not any("'linear_forward'" in problem for problem in problems)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda e: {"mistakes": e.mistakes[1:]}, "'linear_forward', mistakes is not what"),
        (lambda e: {"args": ("a", *e.args[1:])}, "'linear_forward', args, 1 is not what"),
        (
            lambda e: {"mistakes": (replace(e.mistakes[0], cause="Look again."), *e.mistakes[1:])},
            "'linear_forward', mistakes, 1, cause is not what",
        ),
    ],
)
def test_recorded_declarations_that_are_stale_are_found(copied, monkeypatch, change, message):
    exercise = next(e for e in declared.EXERCISES if e.name == "linear_forward")
    plant(monkeypatch, "linear_forward", **change(exercise))
    (problem,) = said(copied, "recorded cases are current")
    assert message in problem


def test_a_case_file_that_lacks_an_exercise_or_is_damaged_is_found(copied):
    checks = recorded.load(cases_of(copied))
    del checks["linear_forward"]
    recorded.save(cases_of(copied), checks.values())
    (problem,) = said(copied, "recorded cases are current")
    assert "'linear_forward' is not what" in problem
    cases_of(copied).write_bytes(b"no HDF5")
    (problem,) = said(copied, "recorded cases are current")
    assert "can't be read" in problem


def test_last_digits_and_the_words_of_an_error_may_differ(copied):
    checks = recorded.load(cases_of(copied))
    cost = checks["compute_cost"]
    first = cost.examples[0]
    nearly = replace(first, expected=replace(first.expected, value=first.expected.value * (1 + 1e-12)))
    checks["compute_cost"] = replace(cost, examples=(nearly, *cost.examples[1:]))
    recorded.save(cases_of(copied), checks.values())
    assert said(copied, "recorded cases are current") == ()


# Solutions, stubs, mistakes, variants.


def test_a_stub_that_earns_points_is_found(copied):
    solved = {}
    edit(copied.source(ASSIGNMENT), lambda cells: solved.update(cells))
    names = ("linear_forward", "question_cache")
    edit(
        copied.release(ASSIGNMENT),
        lambda cells: [cells[name].update(source=solved[name].source) for name in names],
    )
    function, question = said(copied, "stubs earn nothing")
    assert "the stub of 'linear_forward' earns 8 of 8 points and should earn 0" in function
    assert "the stub of 'question_cache' earns 2 of 2 points" in question


def test_a_released_cell_that_fails_is_found(copied):
    edit(copied.release(ASSIGNMENT), lambda cells: cells["setup"].update(source="1 / 0"))
    (problem,) = said(copied, "stubs earn nothing")
    assert "cell 'setup', fails with ZeroDivisionError" in problem


def test_a_solution_that_does_not_earn_everything_is_found(copied, monkeypatch):
    """A question whose declared options lack the answer."""
    questions = tuple(
        replace(q, options=("a", "b")) if q.name == "question_cache" else q for q in declared.QUESTIONS
    )
    monkeypatch.setattr(declared, "QUESTIONS", questions)
    (problem,) = said(copied, "solution earns everything")
    assert "The solution of 'question_cache' earns 0 of 2 points" in problem


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ({"np.dot(W, A)": "W @ A"}, "is a mistake and earns full points"),
        ({"np.dot(W, A) + b": "np.dot(W, A)"}, "is not named by the hidden tests"),
        ({"np.dot(W, A) + b": "np.dot(W, A) + 3 * b"}, "is not named by the student's check"),
        ({"this text": "is nowhere"}, "can't be tried"),
    ],
)
def test_a_mistake_that_passes_or_is_not_named_is_found(copied, monkeypatch, edits, message):
    old = next(e for e in declared.EXERCISES if e.name == "linear_forward").mistakes
    plant(monkeypatch, "linear_forward", mistakes=(*old, Mistake("planted", edits, "Look again.")))
    problems = said(copied, "mistakes lose points and are named")
    assert all("of 'linear_forward'" in problem for problem in problems)
    assert any(f"'planted' of 'linear_forward' {message}" in problem for problem in problems)


def test_a_variant_that_loses_points_is_found(copied, monkeypatch):
    wrong = Variant("planted", {"np.dot(W, A) + b": "np.dot(W, A) - b"})
    plant(monkeypatch, "linear_forward", variants=(wrong,))
    (problem,) = said(copied, "variants earn everything")
    assert "'planted' of 'linear_forward' is right and earns 0.8 of 8 points" in problem


def test_a_variant_that_is_wrong_at_edges_alone_is_one_and_loses_no_more(copied, monkeypatch):
    harsh = Variant("harsh", {"return Z": "assert A.shape[0] == 99\n    return Z"}, right_at_edges=False)
    mild = Variant("mild", {"np.dot(W, A)": "W @ A"}, right_at_edges=False)
    plant(monkeypatch, "linear_forward", variants=(harsh, mild))
    lost, full = said(copied, "variants earn everything")
    assert "'harsh' of 'linear_forward' is wrong at edges alone and earns 0 of 8 points" in lost
    assert "'mild' of 'linear_forward' earns everything: leave out `right_at_edges=False`" in full


def test_cases_that_tell_something_about_hidden_ones_are_found(copied, monkeypatch):
    """The same numbers whatever the seed: whoever looks the recorded answers up has them all."""

    def always_the_same(rng, reference):
        return [Case((np.eye(n), np.ones((2, n)), np.ones((2, 1)))) for n in (2, 3)]

    plant(monkeypatch, "linear_forward", draw=always_the_same, mistakes=(), variants=())
    release(copied, ASSIGNMENT)
    problems = said(copied, "what is not computed earns nothing")
    assert len(problems) == 3
    for problem, way in zip(problems, ("call number", "shape", "nearest value"), strict=True):
        assert f"'linear_forward': whoever gives the recorded answer by {way} earns 8 of 8 points" in problem


def test_zeros_that_are_right_in_a_group_are_found(copied, monkeypatch):
    def zero_at_edges(rng, reference):
        for n in (2, 3):
            yield Case((rng.normal(size=(n, n + 1)), rng.normal(size=(2, n)), rng.normal(size=(2, 1))))
        for m in rng.permutation(range(2, 20))[:2]:
            yield Case((np.zeros((3, m)), rng.normal(size=(2, 3)), np.zeros((2, 1))), "edge")

    plant(monkeypatch, "linear_forward", draw=zero_at_edges, mistakes=(), variants=())
    release(copied, ASSIGNMENT)
    problems = said(copied, "what is not computed earns nothing")
    assert any("whoever gives what came in earns 3.2 of 8 points" in problem for problem in problems)


def test_a_share_that_luck_decides_is_found(reference):
    def now_and_then(rng, reference):
        b = rng.normal(size=(2, 1)) * rng.integers(0, 2)
        for n in (2, 3):
            yield Case((np.eye(n), rng.normal(size=(2, n)), b))

    (exercise,) = (e for e in declared.EXERCISES if e.name == "linear_forward")
    lucky = replace(exercise, draw=now_and_then)
    for found, asked in ((1, lucky), (0, exercise)):
        problems = [*_varies(asked, [Judge([asked], reference, bytes([k]) * 32) for k in range(8)])]
        assert len(problems) == found
        assert all("a trick gets `Z` right with one seed and not with another" in each for each in problems)


# Leaks.


def leaks(copied, place):
    return [problem for problem in said(copied, "nothing leaks to students") if place in problem]


@pytest.mark.parametrize("text", ["Z = np.dot(W, A) + b", "Z=np.dot( W,A )+b  # here it is"])
def test_a_solution_line_in_the_release_is_found(copied, text):
    edit(copied.release(ASSIGNMENT), lambda cells: cells["task_linear_forward"].update(source=f"Try {text}"))
    problems = said(copied, "nothing leaks to students")
    assert all("holds a line of a solution: 'Z = np.dot(W, A) + b'" in problem for problem in problems)
    assert [problem.split("/")[0] for problem in problems] == [f"student kit: {ASSIGNMENT}", "release"]


def test_a_solution_in_a_cells_metadata_is_found(copied):
    edit(
        copied.release(ASSIGNMENT),
        lambda cells: cells["setup"].metadata.update(old={"Z = np.dot(W, A) + b": 1}),
    )
    assert leaks(copied, "student kit: ")


def test_a_hidden_test_and_an_output_in_the_release_are_found(copied):
    def spoil(cells):
        cells["test_linear_forward"].source += '\n### BEGIN HIDDEN TESTS\ngrade("linear_forward")'
        cells["setup"].outputs = [nbformat.v4.new_output("stream", text="hello")]

    edit(copied.release(ASSIGNMENT), spoil)
    text = "\n".join(leaks(copied, "student kit: "))
    assert """a line of a hidden test: 'grade("linear_forward")'""" in text
    assert "a region marked HIDDEN TESTS" in text
    assert "cell 'setup', holds an output" in text


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ANSWERS = {'question_cache': 'c'}", "question_cache"),
        ('# question_zero_start is "b"', "question_zero_start"),
        ("question_parameter_count, 283", "question_parameter_count"),
        ("question_by_hand: 15.0", "question_by_hand"),
    ],
)
def test_an_answer_in_the_kit_is_found(copied, line, name):
    with (copied.root / "dnn_utils/gradient_check.py").open("a") as file:
        file.write(f"\n{line}\n")
    (problem,) = leaks(copied, "student kit: dnn_utils/gradient_check.py")
    assert f"the answer to '{name}'" in problem


def test_what_is_said_of_wrong_answers_stays_with_the_grader(copied):
    """Whoever knows all wrong answers knows the right one."""
    with (copied.root / "dnn_utils/gradient_check.py").open("a") as file:
        file.write(f"\nSAID = {declared.QUESTIONS[0].wrong['(4, 1)']!r}\n")
    (problem,) = leaks(copied, "gradient_check.py")
    assert "what is said of an answer to 'question_weight_shape'" in problem


def test_a_line_that_lists_all_options_gives_nothing_away():
    question = Question("q", 1, options=("a", "b"))
    assert not gives_away('# Give q one of "a", "b".', question, "b")
    assert gives_away('q = "b"', question, "b")
    assert gives_away(r"\"q = \"b\"", question, "b")
    assert not gives_away('q = "a"', question, "b")
    number = Question("n2", 1)
    assert not gives_away("n2 is a number, for example 12", number, 2)
    assert gives_away("n2 = 2.0", number, 2)


def test_a_solution_in_the_recorded_cases_is_found_though_they_are_packed(copied):
    checks = recorded.load(cases_of(copied))
    spoilt = replace(checks["linear_forward"], args=("Z = np.dot(W, A) + b", "W", "b"))
    recorded.save(cases_of(copied), [spoilt, *(c for name, c in checks.items() if name != "linear_forward")])
    assert b"np.dot(W, A)" not in cases_of(copied).read_bytes()
    assert "Z = np.dot(W, A) + b" in strings_of_file(cases_of(copied))
    problems = leaks(copied, "a line of a solution: 'Z = np.dot(W, A) + b'")
    assert {problem.split(" holds")[0] for problem in problems} == {
        f"{ASSIGNMENT}.h5",
        f"student kit: dnn_utils/checks/cases/{ASSIGNMENT}.h5",
    }


def test_an_answer_in_the_recorded_form_of_a_question_is_found(copied):
    checks = recorded.load(cases_of(copied))
    checks["question_by_hand"] = Form("question_by_hand", ("15",))
    recorded.save(cases_of(copied), checks.values())
    (problem,) = leaks(copied, "records more of 'question_by_hand' than its name and options")
    assert problem.startswith(f"{ASSIGNMENT}.h5")


@pytest.mark.parametrize("content", [SEED.encode(), bytes.fromhex(SEED)])
def test_the_seed_in_the_kit_is_found(copied, content):
    copied.seed_file.write_text(SEED + "\n")
    (copied.root / "dnn_utils/activations.py").write_bytes(b"# " + content)
    (problem,) = leaks(copied, "dnn_utils/activations.py")
    assert "holds the seed of the hidden tests" in problem
    assert SEED not in problem


@pytest.mark.parametrize("name", ["dnn_utils/more.h5", f"dnn_utils/checks/cases/{ASSIGNMENT}.h5"])
def test_a_file_that_cannot_be_searched_is_a_problem(copied, name):
    (copied.root / name).write_bytes(b"no HDF5")
    problems = said(copied, "nothing leaks to students")
    assert problems
    assert all("can't be searched (OSError)" in problem for problem in problems)


@pytest.mark.parametrize("value", ["Z = np.dot(W, A) + b", np.array([b"Z = np.dot(W, A) + b"])])
def test_a_solution_in_an_attribute_of_the_case_file_is_found(copied, value):
    with h5py.File(cases_of(copied), "a") as file:
        file["linear_forward"].attrs["note"] = value
    assert leaks(copied, "a line of a solution")


@pytest.mark.parametrize("value", [b"Z = np.dot(W, A) + b", np.frombuffer(b"Z = np.dot(W, A) + b", np.uint8)])
def test_a_solution_in_a_file_of_pictures_is_found(copied, value):
    with h5py.File(copied.root / "dnn_utils/pictures/quickdraw/catvnoncat.h5", "a") as file:
        file.create_dataset("note", data=np.tile(value, 50), compression="gzip")
    assert leaks(copied, "a line of a solution")


# The kernel. The copy's notebook is cut down so that a run takes seconds.


def shorten(course, keep, **sources):
    """Leave only the cells named, with other sources where given."""
    path = course.source(ASSIGNMENT)
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if cell.id in keep]
    for cell in notebook.cells:
        cell.source = sources.get(cell.id, cell.source)
    path.write_text(nbformat.writes(notebook))


def test_a_warning_and_an_error_in_the_solution_notebook_are_found(copied):
    shorten(
        copied,
        ("setup", "drawing", "linear_forward", "test_linear_forward", "training"),
        drawing="np.log(np.zeros(1))",
        training="1 / 0",
        test_linear_forward="0.5",
    )
    warned, lost, failed = said(copied, KERNEL)
    place = f"source/{ASSIGNMENT}/{ASSIGNMENT}.ipynb, cell"
    assert warned.startswith(f"{place} 'drawing', writes to stderr in a fresh kernel: RuntimeWarning: divide")
    assert lost.startswith(f"{place} 'test_linear_forward', gives 0.5 of 8 points in a fresh kernel")
    assert failed.startswith(f"{place} 'training', fails in a fresh kernel with ZeroDivisionError")


def test_an_error_that_students_are_told_kindly_is_found(copied):
    kind = "from dnn_utils.own_functions import own_functions\nwith own_functions():\n    compute_cost(1)"
    shorten(copied, ("setup", "training"), training=kind)
    (failed,) = said(copied, KERNEL)
    assert "cell 'training', fails in a fresh kernel with NameError" in failed


def test_a_kernel_that_dies_is_told(copied):
    shorten(copied, ("setup", "drawing"), drawing="import os; os._exit(1)")
    assert any("the kernel died" in problem for problem in said(copied, KERNEL))


# The command.


@pytest.fixture
def quick(monkeypatch, course):
    """The command with two parts that take no time, in this course."""
    chosen = {name: PARTS[name] for name in ("notebooks are clean", "release is current")}
    monkeypatch.setattr(parts, "PARTS", chosen)
    monkeypatch.chdir(course.root)
    return lambda *options: CliRunner().invoke(cli.main, ["verify", "--workers", "1", *map(str, options)])


def test_the_command_says_that_all_is_well(quick, tmp_path):
    done = quick(ASSIGNMENT, "--json", tmp_path / "a.json", "--junit", tmp_path / "a.xml")
    assert done.exit_code == 0, done.output
    assert done.output.count("✓ ok") == 2
    records = json.loads((tmp_path / "a.json").read_text())
    assert [(each["part"], each["ok"], each["problems"]) for each in records] == [
        ("notebooks are clean", True, []),
        ("release is current", True, []),
    ]
    (suite,) = ElementTree.parse(tmp_path / "a.xml").getroot()
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == (ASSIGNMENT, "2", "0")


def test_the_command_fails_and_lists_each_problem_once(quick, copied, monkeypatch, tmp_path):
    monkeypatch.chdir(copied.root)
    copied.release(ASSIGNMENT).unlink()
    done = quick(ASSIGNMENT, "--junit", tmp_path / "a.xml")
    assert done.exit_code == 1
    assert "✗ failed" in done.output
    assert done.output.count("is missing: run `dnn-course release`") == 1
    assert "Error: 1 problem: see above." in done.output
    (failure,) = ElementTree.parse(tmp_path / "a.xml").getroot().iter("failure")
    assert "is missing" in failure.get("message")


ORDERS = [(ASSIGNMENT, ["notebooks are clean"]), ("week1_introduction", ["release is current"])]


def test_processes_find_what_one_finds(course):
    def found(done):
        return sorted((each.assignment, each.part, each.ok, each.looked) for each in done)

    here = found(parts._here(course, ORDERS))
    assert [ok for *_, ok, _ in here] == [True, True]
    assert found(parts._in_processes(course, ORDERS, 2)) == here


def test_all_parts_of_all_assignments_come_in_order_whichever_ends_first(course, monkeypatch):
    monkeypatch.setattr(
        parts, "run_part", lambda subject, name: Verified(subject.assignment, name, 0, 0, "", ())
    )
    chosen = course.assignments()
    done = parts.verify(course, chosen)
    assert [(each.assignment, each.part) for each in done] == [(a, part) for a in chosen for part in PARTS]


def dies(*order):
    os._exit(1)


def test_a_process_that_is_ended_is_one_line(course, monkeypatch):
    monkeypatch.setattr(parts, "_there", dies)
    with pytest.raises(CourseError, match="--workers 1"):
        list(parts._in_processes(course, ORDERS, 2))


def test_an_assignment_that_is_not_there_is_one_line(quick):
    done = quick("week99")
    assert done.exit_code == 1
    assert done.output.startswith("Error: There is no assignment 'week99' in source/.")


def test_a_part_that_breaks_is_a_problem_of_its_own(copied, monkeypatch, tmp_path):
    def broken(subject):
        raise RuntimeError("a \x1b bad \x00 day")

    monkeypatch.setitem(parts.PARTS, "release is current", (broken, "notebooks"))
    done = [run_part(Subject(copied, ASSIGNMENT), "release is current")]
    assert "'release is current' could not be finished (RuntimeError: a" in problems(done)[0]
    write_junit(done, tmp_path / "a.xml")
    write_json(done, tmp_path / "a.json")
    assert ElementTree.parse(tmp_path / "a.xml").find(".//failure") is not None
    assert json.loads((tmp_path / "a.json").read_text())[0]["ok"] is False


def test_a_source_that_cannot_be_read_is_said_once(copied):
    copied.source(ASSIGNMENT).write_text("no notebook")
    done = [run_part(Subject(copied, ASSIGNMENT), name) for name in PARTS]
    assert not any(each.ok for each in done)
    (problem,) = problems(done)
    assert "is no valid notebook" in problem
