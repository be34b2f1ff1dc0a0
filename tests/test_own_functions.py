"""Bring what a student wrote in one notebook into another."""

from __future__ import annotations

import nbformat
import pytest
from conftest import ASSIGNMENT, ROOT

from dnn_utils.own_functions import load_own_functions

SOLVED = nbformat.read(ROOT / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)


@pytest.fixture
def saved(tmp_path):
    """Save a notebook in the place of the student's own, after `change` has had its way with it."""

    def save(change=lambda cells: None):
        notebook = nbformat.from_dict(SOLVED)
        notebook.cells = [cell.copy() for cell in SOLVED.cells]
        change({cell.id: cell for cell in notebook.cells})
        (tmp_path / ASSIGNMENT).mkdir()
        nbformat.write(notebook, tmp_path / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")
        return tmp_path

    return save


def loaded(folder, capsys):
    namespace = {"mine": 1}
    load_own_functions(ASSIGNMENT, namespace, folder)
    return namespace, capsys.readouterr().out


def test_functions_that_pass_are_brought_and_work(saved, capsys, reference):
    namespace, said = loaded(saved(), capsys)
    assert said == f"All 10 functions that you wrote in {ASSIGNMENT} pass their checks and are loaded.\n"
    assert namespace.keys() == {"mine", *reference.functions()} - {
        name for name in reference.solutions if name.startswith("question")
    }
    parameters = namespace["initialize_parameters_deep"]([3, 2, 1])
    assert namespace["L_model_forward"](parameters["W1"].T, parameters)[0].shape == (1, 2)


def test_those_that_do_not_pass_are_named_with_what_is_the_matter(saved, capsys):
    def spoil(cells):
        cells["linear_forward"].source = "def linear_forward(A, W, b):\n    return W @ A, (A, W, b)"
        cells["compute_cost"].source = "def compute_cost(AL, Y):\n    raise NotImplementedError"
        cells["linear_backward"].source = "def linear_backward(dZ, cache:"

    namespace, said = loaded(saved(spoil), capsys)
    assert said.startswith(f"7 of the 10 functions of {ASSIGNMENT} pass their checks.")
    assert "Not right yet: `linear_forward`." in said
    assert "Not written yet: `compute_cost`, `linear_backward`." in said
    assert "make them pass in that notebook" in said
    assert "linear_forward" in namespace and "linear_backward" not in namespace


def test_cells_that_train_are_not_run_again(saved, capsys):
    def add(cells):
        cells["setup"].source += '\nprint(open("left behind", "w"))\nresult = train()\nlimit = 3\n'

    folder = saved(add)
    loaded(folder, capsys)
    assert not list(folder.rglob("left behind"))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cells": [1]}', '{"cells": 3}', '{"cells": [{}]}'])
def test_a_file_that_is_no_notebook_is_said(tmp_path, capsys, text):
    (tmp_path / ASSIGNMENT).mkdir()
    (tmp_path / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").write_text(text)
    _, said = loaded(tmp_path, capsys)
    assert said.count("\n") == 1
    assert "can't be read as a notebook" in said or "0 of the 10 functions" in said


def test_a_missing_notebook_is_said(tmp_path, capsys):
    namespace, said = loaded(tmp_path, capsys)
    assert said.startswith("There is no notebook") and namespace == {"mine": 1}
