"""The instructor's notebooks: their form, their questions, and what a learner reads."""

from __future__ import annotations

import re
from functools import cache

import nbformat
import pytest
from conftest import ROOT

from dnn_grader.course import Course
from dnn_grader.exercises import load_exercises, load_questions

ASSIGNMENTS = Course(ROOT).assignments()
EXERCISES = [(name, exercise) for name in ASSIGNMENTS for exercise in load_exercises(name)]
QUESTIONS = [(name, question) for name in ASSIGNMENTS for question in load_questions(name)]
each_assignment = pytest.mark.parametrize("assignment", ASSIGNMENTS)
each_exercise = pytest.mark.parametrize(
    ("assignment", "exercise"), EXERCISES, ids=lambda x: getattr(x, "name", x)
)
each_question = pytest.mark.parametrize(
    ("assignment", "question"), QUESTIONS, ids=lambda x: getattr(x, "name", x)
)
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$(.+?)\$", re.S)


@cache
def cells(assignment):
    notebook = nbformat.read(Course(ROOT).source(assignment), as_version=4)
    nbformat.validate(notebook)
    return {cell.id: cell for cell in notebook.cells}


def marks(cell):
    return cell.metadata.get("nbgrader", {})


def name_of(parameter):
    return getattr(parameter, "name", parameter)


each_assignment = pytest.mark.parametrize("assignment", ASSIGNMENTS)
each_exercise = pytest.mark.parametrize(("assignment", "exercise"), EXERCISES, ids=name_of)
each_question = pytest.mark.parametrize(("assignment", "question"), QUESTIONS, ids=name_of)


def declared(assignment):
    return (*load_exercises(assignment), *load_questions(assignment))


def test_the_course_has_the_six_assignments_of_the_syllabus():
    assert ASSIGNMENTS == [
        "week1_introduction",
        "week2_logistic_regression",
        "week2_numpy_vectorization",
        "week3_shallow_network",
        "week4_building_blocks",
        "week4_image_classifier",
    ]


@each_assignment
def test_a_notebook_gives_a_hundred_points_as_declared(assignment):
    graded = [marks(cell) for cell in cells(assignment).values() if marks(cell).get("grade")]
    points = {mark.grade_id: mark.points for mark in graded}
    assert points == {asked.test_cell: asked.points for asked in declared(assignment)}
    assert sum(points.values()) == 100


@each_assignment
def test_the_map_shows_the_same_points(assignment):
    text = "\n".join(cell.source for cell in cells(assignment).values() if cell.cell_type == "markdown")
    shown = dict(re.findall(r"\| `(\w+)` \| (\d+) \|", text))
    assert shown == {asked.name: str(asked.points) for asked in declared(assignment)}


@each_assignment
def test_a_learner_can_see_the_progress_at_the_start_and_at_the_end(assignment):
    code = [cell for cell in cells(assignment).values() if cell.cell_type == "code"]
    assert "progress = check.progress" in code[0].source
    showing = [k for k, cell in enumerate(code) if cell.source.strip().endswith("progress()")]
    assert len(showing) >= 2
    assert showing[0] <= 3 and showing[-1] >= len(code) - 3


@pytest.mark.parametrize(
    ("assignment", "asked"),
    [(name, asked) for name in ASSIGNMENTS for asked in declared(name)],
    ids=name_of,
)
def test_each_exercise_and_question_has_its_cells(assignment, asked):
    all_cells, name = cells(assignment), asked.name
    places = [list(all_cells).index(cell) for cell in (f"task_{name}", name, asked.test_cell)]
    assert places == sorted(places)
    solution, test = all_cells[name], all_cells[asked.test_cell]
    assert (marks(solution).solution, marks(solution).grade, marks(solution).locked) == (True, False, False)
    assert (marks(test).grade, marks(test).locked, marks(test).solution) == (True, True, False)
    assert test.source == (
        f'check("{name}")\n### BEGIN HIDDEN TESTS\nfrom dnn_grader import grade\ngrade("{name}")\n'
        "### END HIDDEN TESTS"
    )


@each_exercise
def test_each_exercise_has_shapes_and_hints(assignment, exercise):
    task = cells(assignment)[f"task_{exercise.name}"].source
    assert task.count("<details>") == task.count("</details>") >= 2
    assert any(word in task for word in ("**Shapes:**", "**Takes**", "**Return**"))
    stub = cells(assignment)[exercise.name].source.split("### BEGIN SOLUTION")[0]
    for word in ('"""', "Args:", "Returns:", *exercise.args):
        assert word in stub


@each_assignment
def test_formulas_have_balanced_braces_and_delimiters(assignment):
    for cell in cells(assignment).values():
        if cell.cell_type == "markdown":
            text = re.sub(r"`[^`\n]*`", "", cell.source)
            assert text.count("$$") % 2 == 0, cell.id
            for formula in map("".join, FORMULA.findall(text)):
                assert formula.count("{") == formula.count("}"), formula
                left, right = (len(re.findall(rf"\\{side}\b", formula)) for side in ("left", "right"))
                assert left == right, formula


@each_assignment
def test_what_takes_long_is_locked_and_ungraded(assignment):
    tagged = [cell for cell in cells(assignment).values() if "training" in cell.metadata.get("tags", [])]
    assert tagged
    assert all(marks(cell).locked and not marks(cell).grade for cell in tagged)


@each_assignment
def test_the_file_holds_no_outputs(assignment):
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells(assignment).values())


@each_question
def test_a_question_has_one_right_answer_and_sentences_that_do_not_give_it(assignment, question):
    values: dict = {}
    exec(cells(assignment)[question.name].source, values)
    right = values[question.name]
    assert str(right) not in question.wrong
    if question.options:
        assert right in question.options
        assert set(question.options) == {right, *question.wrong}
        task = cells(assignment)[f"task_{question.name}"].source
        assert all(f'"{option}"' in task for option in question.options)
    else:
        assert isinstance(right, (int, float))
        assert all(abs(float(wrong) / right - 1) > question.tolerance for wrong in question.wrong)
    given = f'"{right}"' if len(str(right)) == 1 else str(right)
    assert not any(given in sentence for sentence in question.wrong.values())


# The catalogue of the whole course.


def test_the_course_knows_enough_mistakes_and_unusual_right_solutions():
    assert sum(len(exercise.mistakes) for _, exercise in EXERCISES) >= 250
    assert sum(len(exercise.variants) for _, exercise in EXERCISES) >= 150
    assert all(exercise.mistakes and exercise.variants for _, exercise in EXERCISES)
