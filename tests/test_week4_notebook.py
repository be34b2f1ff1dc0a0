"""The notebook of week 4: its form, its questions, and what a learner meets from top to bottom."""

from __future__ import annotations

import contextlib
import io
import re
import warnings
from functools import cache
from itertools import pairwise

import nbformat
import numpy as np
import pytest
from conftest import ASSIGNMENT, ROOT

from dnn_grader.exercises import load_exercises
from dnn_grader.exercises.week4_building_blocks import QUESTIONS
from dnn_utils.plotting import Picture

EXERCISES = load_exercises(ASSIGNMENT)
DRAWN = ("drawing", "gradient_check", "training", "watch_boundary", "watch_cost")
HIDDEN = re.compile(r"\n### BEGIN HIDDEN TESTS.*### END HIDDEN TESTS", re.S)
SOLUTION = re.compile(r"    ### BEGIN SOLUTION.*### END SOLUTION", re.S)
STUB = '    raise NotImplementedError("Replace this line with your code.")'


@cache
def cells():
    notebook = nbformat.read(ROOT / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)
    nbformat.validate(notebook)
    return {cell.id: cell for cell in notebook.cells}


def marks(cell):
    return cell.metadata.get("nbgrader", {})


def in_order(*names):
    places = [list(cells()).index(name) for name in names]
    return places == sorted(places)


def test_the_notebook_gives_a_hundred_points_for_ten_functions_and_five_questions():
    points = {
        marks(cell).grade_id: marks(cell).points for cell in cells().values() if marks(cell).get("grade")
    }
    declared = {asked.test_cell: asked.points for asked in (*EXERCISES, *QUESTIONS)}
    assert points == declared
    assert (len(EXERCISES), len(QUESTIONS), sum(points.values())) == (10, 5, 100)


def test_the_map_shows_the_same_points():
    shown = dict(re.findall(r"\| `(\w+)` \| (\d+) \|", cells()["map_in_words"].source))
    assert shown == {asked.name: str(asked.points) for asked in (*EXERCISES, *QUESTIONS)}


@pytest.mark.parametrize("asked", (*EXERCISES, *QUESTIONS), ids=lambda asked: asked.name)
def test_each_exercise_and_question_has_its_cells(asked):
    name = asked.name
    assert in_order(f"task_{name}", name, asked.test_cell)
    solution, test = cells()[name], cells()[asked.test_cell]
    assert (marks(solution).solution, marks(solution).grade, marks(solution).locked) == (True, False, False)
    assert (marks(test).grade, marks(test).locked, marks(test).solution) == (True, True, False)
    assert test.source == (
        f'check("{name}")\n### BEGIN HIDDEN TESTS\nfrom dnn_grader import grade\ngrade("{name}")\n'
        "### END HIDDEN TESTS"
    )


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_each_exercise_has_shapes_hints_and_a_reason(exercise):
    task = cells()[f"task_{exercise.name}"].source
    assert task.count("<details>") == task.count("</details>") == 3
    assert "**Shapes:**" in task
    assert "$$" in task
    assert cells()[f"after_{exercise.name}"].source.startswith("**Why it matters next:**")
    solution = cells()[exercise.name].source
    for word in ('"""', "Args:", "Returns:", *exercise.args):
        assert word in solution.split("### BEGIN SOLUTION")[0]


def test_formulas_have_balanced_braces_and_delimiters():
    for cell in cells().values():
        if cell.cell_type == "markdown":
            text = re.sub(r"`[^`\n]*`", "", cell.source)
            assert text.count("$$") % 2 == 0, cell.id
            for formula in re.findall(r"\$\$(.+?)\$\$|\$(.+?)\$", text, re.S):
                formula = "".join(formula)
                assert formula.count("{") == formula.count("}"), formula
                assert len(re.findall(r"\\left\b", formula)) == len(re.findall(r"\\right\b", formula)), (
                    formula
                )


def test_what_takes_long_is_locked_tagged_and_ungraded():
    tagged = [cell.id for cell in cells().values() if "training" in cell.metadata.get("tags", [])]
    assert tuple(tagged) == DRAWN
    assert all(marks(cells()[name]).locked and not marks(cells()[name]).grade for name in tagged)


@pytest.mark.parametrize("picture", ["drawing", "watch_boundary", "watch_cost"])
def test_a_text_alternative_stands_below_each_picture(picture):
    names = list(cells())
    below = cells()[names[names.index(picture) + 1]]
    assert below.source.startswith("**The picture in words:**")


def test_the_file_holds_no_outputs():
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells().values())


# Questions.


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_has_one_right_answer_and_sentences_that_do_not_give_it(question):
    values: dict = {}
    exec(cells()[question.name].source, values)
    right = values[question.name]
    assert str(right) not in question.wrong
    if question.options:
        assert right in question.options
        assert set(question.options) == {right, *question.wrong}
        assert all(f'"{option}"' in cells()[f"task_{question.name}"].source for option in question.options)
    else:
        assert isinstance(right, (int, float))
        assert all(abs(float(wrong) / right - 1) > question.tolerance for wrong in question.wrong)
    given = f'"{right}"' if len(str(right)) == 1 else str(right)
    assert not any(given in sentence for sentence in question.wrong.values())


def test_the_answers_in_numbers_are_what_the_network_says():
    """Computed here another way than in the wrong answers' sentences."""
    sizes = [20, 10, 6, 1]
    count = sum((before + 1) * after for before, after in pairwise(sizes))
    values: dict = {}
    exec(cells()["question_parameter_count"].source, values)
    assert values["question_parameter_count"] == count
    exec(cells()["question_by_hand"].source, values)
    assert values["question_by_hand"] == (0 * 4 + 5 * 6) / 2


# From top to bottom.


def run(unwritten=()):
    """What the code cells print and show, with some functions left as stubs, warnings being errors."""
    np.random.seed(1)
    shown: dict[str, list] = {}
    namespace = {"__name__": "__main__"}
    for cell in cells().values():
        if cell.cell_type != "code" or (unwritten and marks(cell).get("grade")):
            continue
        printed, shown[cell.id] = io.StringIO(), []
        namespace["display"] = shown[cell.id].append
        source = HIDDEN.sub("", cell.source)
        if cell.id in unwritten:
            source = SOLUTION.sub(STUB, source)
        with warnings.catch_warnings(), contextlib.redirect_stdout(printed):
            warnings.simplefilter("error")
            exec(compile(source, f"<{cell.id}>", "exec"), namespace)
        shown[cell.id] += printed.getvalue().splitlines()
    return shown, namespace


@pytest.fixture(scope="module")
def finished():
    return run()


def test_the_solved_notebook_runs_and_its_gradients_agree(finished):
    shown, _ = finished
    assert "Your gradients agree with the measured slopes." in shown["gradient_check"]


def test_the_network_learns_and_its_boundary_moves(finished):
    shown, namespace = finished
    assert namespace["costs"][-1] < 0.1 < 0.4 < namespace["costs"][0]
    (picture,) = shown["watch_boundary"]
    shares = [int(share) for share in re.findall(r"(\d+) %", picture.alt)]
    assert len(shares) == 8
    assert shares[-1] >= 98 > 95 >= shares[1]
    (curve,) = shown["watch_cost"]
    assert f"{len(namespace['costs'])} iterations" in curve.alt


def test_pictures_carry_their_text(finished):
    for name in ("watch_boundary", "watch_cost"):
        (picture,) = finished[0][name]
        assert isinstance(picture, Picture)
        data, metadata = picture._repr_mimebundle_()
        assert metadata["image/png"]["alt"] == picture.alt == data["text/plain"]
        assert f'alt="{picture.alt}"' in data["text/html"]
        assert picture.alt.encode("latin-1") in picture.png()


@pytest.mark.parametrize("missing", ["initialize_parameters_deep", "L_model_forward", "linear_backward"])
def test_an_unfinished_notebook_is_told_kindly(missing):
    shown, _ = run(unwritten=(missing,))
    (said,) = shown["training"]
    assert said.startswith(f"`{missing}` is not written yet")
    assert shown["watch_cost"][0].startswith("There is nothing to draw yet")
