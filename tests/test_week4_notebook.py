"""The notebook of week 4's building blocks: its pictures, its answers, and a run from top to bottom."""

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

from dnn_utils.plotting import Picture

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


@pytest.mark.parametrize("picture", ["drawing", "watch_boundary", "watch_cost"])
def test_a_text_alternative_stands_below_each_picture(picture):
    names = list(cells())
    below = cells()[names[names.index(picture) + 1]]
    assert below.source.startswith("**The picture in words:**")


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
