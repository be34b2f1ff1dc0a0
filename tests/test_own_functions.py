"""Bring what a student wrote in one notebook into another."""

from __future__ import annotations

import json

import nbformat
import numpy as np
import pytest
from conftest import ASSIGNMENT, ROOT

from dnn_utils.definitions import code_cells, run_definitions
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


def as_file(change=lambda cells: None, raw=lambda notebook: json.dumps(notebook).encode()):
    """The bytes of the solved notebook after `change`, written by `raw`."""
    notebook = json.loads(nbformat.writes(SOLVED))
    change({cell["id"]: cell for cell in notebook["cells"]})
    return raw(notebook)


def lines_without_ends(notebook):
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).split("\n")
    return json.dumps(notebook).encode()


def without_metadata(notebook):
    for cell in notebook["cells"]:
        del cell["metadata"]
    return json.dumps(notebook).encode()


def of_old_windows(notebook):
    notebook["metadata"]["author"] = "Zo\u00eb"
    return json.dumps(notebook, ensure_ascii=False).encode("cp1252", "replace")


def of_format_3(notebook):
    old = nbformat.convert(nbformat.reads(json.dumps(notebook), as_version=4), 3)
    return nbformat.versions[3].writes_json(old).encode()


def replaced(name, old, new, before=""):
    def change(cells):
        source = "".join(cells[name]["source"])
        assert old in source
        cells[name]["source"] = source.replace(old, new)
        cells["setup"]["source"] = "".join(cells["setup"]["source"]) + f"\n{before}"

    return change


FILES = {
    "%%time": as_file(replaced("linear_forward", "def linear_forward", "%%time\ndef linear_forward")),
    "line magics": as_file(replaced("linear_forward", "def linear_", "%precision 3\n!true\ndef linear_")),
    "a constant by a call": as_file(replaced("compute_cost", "eps,", "EPS,", "EPS = np.finfo(float).eps")),
    "annotated": as_file(replaced("compute_cost", "eps,", "EPS,", "EPS: float = np.finfo(float).eps")),
    "a constant of constants": as_file(
        replaced("compute_cost", "eps,", "TABLE['e'],", "E = float(1e-9)\nTABLE = dict()\nTABLE['e'] = E")
    ),
    "under an if": as_file(
        replaced("compute_cost", "np.sum(", "add(", "if len('x'):\n    def add(a):\n        return np.sum(a)")
    ),
    "a partial": as_file(
        replaced("compute_cost", "np.sum(", "add(", "from functools import partial\nadd = partial(np.sum)")
    ),
    "lines without ends": as_file(raw=lines_without_ends),
    "no metadata": as_file(raw=without_metadata),
    "BOM": b"\xef\xbb\xbf" + as_file(),
    "UTF-16": as_file(raw=lambda notebook: json.dumps(notebook).encode("utf-16")),
    "old Windows": as_file(raw=of_old_windows),
    "a comma too many": as_file()[:-1] + b",}",
    "format 3": as_file(raw=of_format_3),
}


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_whatever_grading_reads_is_read(file, reference):
    names = [name for name in reference.functions() if not name.startswith("question")]
    own, ran = run_definitions(code_cells(file, names), ASSIGNMENT)
    assert all(callable(own.get(name)) for name in names), [cell for cell in ran if cell.error]
    assert own["compute_cost"](np.array([[0.5, 1.0]]), np.array([[1, 1]])) == pytest.approx(np.log(2) / 2)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (replaced("linear_forward", "    Z =", "\u00a0\u00a0\u00a0 Z ="), "no-break space"),
        (replaced("linear_forward", "def linear_forward", "%%timeit\ndef linear_forward"), "`%%timeit`"),
        (
            replaced("linear_forward", "def linear_forward", "import nix\ndef linear_forward"),
            "module `nix`",
        ),
        (replaced("linear_forward", "def linear_forward", "def linear_foward"), "`linear_foward`"),
    ],
)
def test_the_true_reason_is_said_where_a_function_is_not_there(tmp_path, capsys, change, why):
    (tmp_path / ASSIGNMENT).mkdir()
    (tmp_path / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").write_bytes(as_file(change))
    _, said = loaded(tmp_path, capsys)
    assert "`linear_forward`: " in said and why in said, said


def test_what_no_function_needs_is_not_run_again(saved, capsys):
    def add(cells):
        cells["setup"].source += '\nx = open("left behind", "w")\nfor i in range(3):\n    open("too", "w")\n'

    folder = saved(add)
    loaded(folder, capsys)
    assert not list(folder.rglob("left behind")) and not list(folder.rglob("too"))


def test_a_file_of_another_kind_is_named(tmp_path, capsys):
    (tmp_path / ASSIGNMENT).mkdir()
    (tmp_path / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").write_bytes(b"%PDF-1.7")
    _, said = loaded(tmp_path, capsys)
    assert "It is a PDF document: save your own there" in said
