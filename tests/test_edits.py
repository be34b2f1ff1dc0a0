"""The search for the smallest edit: what it finds in code that nobody foresaw, and what it may not do."""

from __future__ import annotations

import ast
import linecache
import random
import re
from functools import cache
from importlib import import_module
from itertools import count

import numpy as np
import pytest

from dnn_utils import activations
from dnn_utils.checks import Checks
from dnn_utils.checks.check import _judged
from dnn_utils.checks.edits.allowed import is_harmless
from dnn_utils.checks.edits.search import MAX_BASES, MAX_TRIED, MAX_TRIED_ON_ONE, Found, search
from dnn_utils.checks.edits.sentences import HINTS, Told, sentence
from dnn_utils.checks.edits.told import told

GIVEN = ("sigmoid", "relu", "sigmoid_backward", "relu_backward")
WEEK4 = "week4_building_blocks"
_cells = count()


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """A search ends by its counts, which any machine reaches: the clock's backstop would tell of load."""
    monkeypatch.setattr(import_module(search.__module__), "MAX_SECONDS", 100)


@cache
def checks(assignment) -> Checks:
    return Checks(assignment)


def notebook(*cells):
    """The names of a notebook in which these cells have run, as JupyterLab keeps their text."""
    names = {"np": np, "__name__": "__main__"}
    names |= {
        name: getattr(activations, name) for name in ("sigmoid", "relu", "sigmoid_backward", "relu_backward")
    }
    for cell in cells:
        file = f"<ipython-input-{next(_cells)}>"
        linecache.cache[file] = (len(cell), None, cell.splitlines(True), file)
        exec(compile(cell, file, "exec"), names)
    return names


def searched(name, *cells, assignment=WEEK4):
    names = notebook(*cells)
    examples = checks(assignment).recorded[name]
    return search(examples, _judged(examples, names), names)


UNSEEN = {
    "a term from the wrong variable": (
        "linear_backward",
        """\
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = dZ.mean(axis=1, keepdims=True)
    dA_prev = W.T @ dZ * (A_prev > 0)
    return dA_prev, dW, db
""",
        6,
        "doesn't belong there",
    ),
    "the brackets of an index": (
        "initialize_parameters_deep",
        """\
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        W = np.random.randn(layer_dims[l], layer_dims[l - 1])
        parameters["W" + str(l)] = W / np.sqrt(layer_dims[l] - 1)
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters
""",
        5,
        "parentheses",
    ),
    "one more step in place": (
        "update_parameters",
        """\
def update_parameters(params, grads, learning_rate):
    parameters = {}
    for key in params:
        step = learning_rate * np.sign(grads["d" + key])
        parameters[key] = params[key] - step
    return parameters
""",
        4,
        "outermost call",
    ),
    "a number in the place of an argument": (
        "L_model_forward",
        """\
def L_model_forward(X, parameters):
    caches = []
    A = X
    for l in range(1, 3):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    L = len(parameters) // 2
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    return AL, [*caches, cache]
""",
        4,
        "does it hold for every input",
    ),
    "a loop that ends early": (
        "update_parameters",
        """\
def update_parameters(params, grads, learning_rate):
    parameters = dict(params)
    for key in params:
        if np.abs(grads["d" + key]).max() < 0.5:
            break
        parameters[key] = params[key] - learning_rate * grads["d" + key]
    return parameters
""",
        4,
        "before it has taken all of its turns",
    ),
    "a rate that changes": (
        "update_parameters",
        """\
def update_parameters(params, grads, learning_rate):
    parameters = {}
    rate = learning_rate
    for key in params:
        parameters[key] = params[key] - rate * grads["d" + key]
        rate *= 0.9
    return parameters
""",
        6,
        "changes with each turn",
    ),
    "rows counted for columns": (
        "linear_backward",
        """\
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = len(A_prev)
    dW = dZ @ A_prev.T / m
    db = dZ.sum(axis=1, keepdims=True) / m
    return W.T @ dZ, dW, db
""",
        3,
        "counts the rows",
    ),
    "one entry for all turns": (
        "linear_forward",
        """\
def linear_forward(A, W, b):
    Z = np.zeros((W.shape[0], A.shape[1]))
    for j in range(W.shape[0]):
        Z[j] = W[j] @ A + b[0]
    return Z, (A, W, b)
""",
        4,
        "which entry belongs to this turn",
    ),
    "the wrong value of two": (
        "linear_activation_forward",
        """\
def linear_activation_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    if activation == "relu":
        A = np.where(Z > 0, Z, -Z)
    elif activation == "sigmoid":
        A = 1 / (1 + np.exp(-Z))
    else:
        raise ValueError(activation)
    return A, ((A_prev, W, b), Z)
""",
        4,
        "where the condition holds",
    ),
    "one of two mistakes": (
        "linear_backward",
        """\
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T * m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.tanh(W.T @ dZ) + np.tanh(W.T) @ dZ + 1
    return dA_prev, dW, db
""",
        4,
        "which one does the formula have",
    ),
    "a list that stays empty": (
        "L_model_forward",
        """\
def L_model_forward(X, parameters):
    caches, A = [], X
    earlier = []
    L = len(parameters) // 2
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
    AL, last = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    return AL, earlier + [last]
""",
        5,
        "stays empty",
    ),
    "an entry of a dictionary": (
        "initialize_parameters",
        """\
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2}
""",
        6,
        "entries",
    ),
    "the wrong thing bent, with a module of its own": (
        "compute_cost",
        """\
def compute_cost(AL, Y):
    import math
    cost = 0.0
    for i in range(1, Y.shape[1]):
        a = min(max(float(AL[0, i]), 1e-300), 1 - 1e-16)
        cost -= math.log(a) if Y[0, i] == 1 else math.log(1 - a)
    return cost / Y.shape[1]
""",
        4,
        "Where does it start",
    ),
    "a key that the next turn overwrites": (
        "L_model_backward",
        """\
def L_model_backward(AL, Y, caches):
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    grads, L = {}, len(caches)
    dA = (1 - Y) / (1 - AL) - Y / AL
    dA, grads["dW%d" % L], grads["db%d" % L] = linear_activation_backward(dA, caches[-1], "sigmoid")
    grads["dA%d" % (L - 1)] = dA
    for l in range(L - 1, 0, -1):
        dA, grads["dW%d" % l], grads["db%d" % l] = linear_activation_backward(dA, caches[l], "relu")
        grads["dA%d" % (l - 1)] = dA
    return grads
""",
        9,
        "",
    ),
}


@pytest.mark.parametrize(("name", "source", "line", "hint"), UNSEEN.values(), ids=UNSEEN)
def test_the_place_of_an_unseen_mistake_is_found(name, source, line, hint):
    found = searched(name, source)
    assert [edit.line for edit in found.edits] == [line]
    said = sentence(told(found.edits, found.function))
    assert f"line {line} of your function" in said
    assert hint in said


def test_the_same_slip_in_two_lines_is_one_mistake():
    found = searched(
        "update_parameters",
        """\
def update_parameters(params, grads, learning_rate):
    new = {}
    for l in range(1, len(params) // 2 + 1):
        new[f"W{l}"] = params[f"W{l}"] + learning_rate * grads[f"dW{l}"]
        new[f"b{l}"] = params[f"b{l}"] + learning_rate * grads[f"db{l}"]
    return new
""",
    )
    assert "lines 4 and 5" in sentence(told(found.edits, found.function))


def test_two_mistakes_are_found_together():
    found = searched(
        "linear_backward",
        """\
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[0]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, A_prev)
    return dA_prev, dW, db
""",
    )
    assert sorted(edit.line for edit in found.edits) == [3, 6]
    assert sentence(told(found.edits, found.function)).startswith("Two small changes")


def test_values_of_the_notebook_in_the_place_of_arguments_are_one_mistake():
    found = searched(
        "linear_forward",
        "A_train, W_train = np.ones((3, 4)), np.ones((2, 3))\n",
        """\
def linear_forward(A, W, b):
    Z = W_train @ A_train + b
    return Z, (A_train, W_train, b)
""",
    )
    assert {edit.kind for edit in found.edits} == {"global"}
    said = sentence(told(found.edits, found.function))
    assert said.startswith("Start at lines 2 and 3") and "whatever the notebook holds" in said


def test_an_error_is_not_mended_by_going_around_its_line():
    found = searched(
        "linear_forward",
        """\
def linear_forward(A, W, b):
    Z = np.dot(W, A) + b
    if A.shape[0] > 0:
        print("shape: " + Z.shape)
    return Z, (A, W, b)
""",
    )
    assert [edit.line for edit in found.edits] == [4]


def test_two_changes_of_one_place_are_said_once_with_both_ideas():
    twice = [Told("sign", (3,), "A.mean()"), Told("axis", (3,), "A.mean()")]
    said = sentence(twice)
    assert said.count("line 3") == 1 and "two small changes there make every check pass." in said
    assert HINTS["sign"] in said and HINTS["axis"] in said


def test_what_all_runs_do_is_limited_whatever_the_machine(monkeypatch):
    """What is found with enough steps is not found with fewer; no clock has a say."""
    name, source, *_ = UNSEEN["a key that the next turn overwrites"]
    assert searched(name, source) is not None
    monkeypatch.setattr(import_module(search.__module__), "MAX_STEPS_IN_ALL", 50)
    assert not isinstance(searched(name, source), Found)


def test_the_card_names_the_place_and_never_the_edit():
    name, source, line, _ = UNSEEN["a term from the wrong variable"]
    names = notebook(source)
    before = dict(names)
    card = checks(WEEK4).card(name, names)
    assert f"line {line} of your function" in card.cause
    assert "dA_prev = W.T @ dZ\n" not in card.text() + repr(names)
    assert names == before
    assert "<edited>" not in linecache.cache


def test_a_right_function_gets_no_cause():
    names = notebook("def linear_forward(A, W, b):\n    return W @ A + b, (A, W, b)\n")
    assert checks(WEEK4).card("linear_forward", names).cause == ""


WITH_A_HELPER = """\
def linear_forward(A, W, b):
    note(A)
    return np.cos(np.dot(W, A)) ** 3 - np.sin(2 * b), (A, W, b)
"""
HARMFUL = {
    "appends to a global": "def note(A):\n    kept.append(1)\n",
    "appends behind an alias": "add = kept.append\ndef note(A):\n    add(1)\n",
    "sets an entry of a global": "def note(A):\n    kept[0:1] = [*kept[0:1], 1]\n",
    "writes a file": "def note(A):\n    with open('harm', 'a') as file:\n        file.write('x')\n",
    "writes with NumPy": "def note(A):\n    np.savetxt('harm', A)\n    kept.append(1)\n",
    "writes through a method": "def note(A):\n    A.tofile('harm')\n    kept.append(1)\n",
    "asks the system by an import of its own": (
        "def note(A):\n    import os\n    os.system('echo x >> harm')\n    kept.append(1)\n"
    ),
    "imports what writes": "def note(A):\n    from numpy import savetxt\n    savetxt('harm', A)\n",
    "asks the system": "import os\ndef note(A):\n    os.system('echo x >> harm')\n    kept.append(1)\n",
    "gets at what is hidden": "def note(A):\n    A.__class__.__base__\n    kept.append(1)\n",
    "changes settings": "def note(A):\n    np.seterr(all='ignore')\n    kept.append(1)\n",
    "is an object": "class Note:\n    def __call__(self, A):\n        kept.append(1)\nnote = Note()\n",
    "is a method": "class Note:\n    def note(self, A):\n        kept.append(1)\nnote = Note().note\n",
}


@pytest.mark.parametrize("helper", HARMFUL.values(), ids=HARMFUL)
def test_what_may_do_more_than_compute_is_not_run_again(helper, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = notebook("kept = []\n", helper, WITH_A_HELPER)
    examples = checks(WEEK4).recorded["linear_forward"]
    judged = _judged(examples, names)
    before = list(names["kept"]), {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert before[0] or before[1]
    assert search(examples, judged, names) is None
    assert (names["kept"], {file.name: file.read_bytes() for file in tmp_path.iterdir()}) == before


ENDLESS = {
    "a loop that an edit makes endless": """\
def linear_forward(A, W, b):
    i = 10
    while i > 0:
        i = i - 1
    return np.dot(W, A) - b * (A + b), (A, W, b)
""",
    "a size that an edit makes huge": """\
def linear_forward(A, W, b):
    Z = np.zeros((W.shape[0], 100000 // 50000 + A.shape[1] - 2))
    text = "x" * (100000 - 99999)
    return np.dot(W, A) - b * (Z + b), (A, W, b)
""",
    "a builtin that goes through a huge range": """\
def linear_forward(A, W, b):
    n = sum(range(10 ** 11 if A.shape[1] < 0 else 3))
    return np.dot(W, A) - b * (A + b), (A, W, b)
""",
    "a builtin that goes through what has no end": """\
def linear_forward(A, W, b):
    n = 1 if A.shape[1] > 0 else sum(iter(int, 1))
    return np.dot(W, A) - b * (A + b), (A, W, b)
""",
    "a power by its name": """\
def linear_forward(A, W, b):
    n = 1 if A.shape[1] > 0 else pow(10, 10 ** 10)
    return np.dot(W, A) - b * (A + b), (A, W, b)
""",
    "a text that is padded": """\
def linear_forward(A, W, b):
    n = 1 if A.shape[1] > 0 else "%9999999999d" % 1
    return np.dot(W, A) - b * (A + b), (A, W, b)
""",
    "a function that calls itself": """\
def linear_forward(A, W, b, k=3):
    if k > 0:
        return linear_forward(A, W, b, k - 1)
    return np.dot(W, A) - b * (A + b), (A, W, b)
""",
}


PADDING = {
    "a method that repeats": "A.repeat(10 ** 10)",
    "the outer of a ufunc": "np.add.outer(A, A)",
    "a width in a format": '"{:9999999999}".format(A)',
    "a width given elsewhere": '"{:{}}".format(1, 10 ** 10)',
    "a format by another name": "text.format(A)",
    "a method that pads": '"x".ljust(10 ** 10)',
}


@pytest.mark.parametrize("expression", PADDING.values(), ids=PADDING)
def test_what_may_make_things_endlessly_long_is_not_run_again(expression):
    assert not is_harmless(ast.parse(f"def f(A, text):\n    return {expression}\n").body[0])


@pytest.mark.parametrize("source", ENDLESS.values(), ids=ENDLESS)
def test_no_edit_goes_on_for_ever(source):
    found = searched("linear_forward", source)
    assert found is None or found.tried <= MAX_TRIED + MAX_BASES * MAX_TRIED_ON_ONE + 1


def test_the_random_numbers_of_the_notebook_go_on_as_before():
    name, source, *_ = UNSEEN["the brackets of an index"]
    names = notebook(source)
    examples = checks(WEEK4).recorded[name]
    judged = _judged(examples, names)
    np.random.seed(7)
    search(examples, judged, names)
    drawn = np.random.rand()
    np.random.seed(7)
    assert drawn == np.random.rand()


def test_a_check_that_fails_says_why_where_seeds_were_assigned(monkeypatch):
    """Many notebooks hold `np.random.seed = 1`, where a call is meant: the search failed on it."""
    name, source, line, _ = UNSEEN["a term from the wrong variable"]
    names = notebook(source)
    for owner, function in ((np.random, "seed"), (np.random, "set_state"), (random, "seed")):
        monkeypatch.setattr(owner, function, 1)
    assert f"line {line} of your function" in checks(WEEK4).card(name, names).cause


def test_without_its_source_nothing_is_said():
    names = {"np": np}
    exec("def linear_forward(A, W, b):\n    return W @ A - b * (1 + b), (A, W, b)", names)
    assert search(checks(WEEK4).recorded["linear_forward"], (), names) is None


def test_ideas_hold_no_code():
    for hint in HINTS.values():
        assert re.fullmatch(r"[A-Z][^`]*[.?]", hint)


OWN_ASSERTS = {
    "of a wrong step before it": (
        "linear_backward",
        """\
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=0, keepdims=True) / m
    dA_prev = W.T @ dZ
    assert db.shape == b.shape
    return dA_prev, dW, db
""",
        "line 5 of your function",
    ),
    "that is wrong itself": (
        "linear_forward",
        """\
def linear_forward(A, W, b):
    Z = W @ A + b
    assert Z.shape == (A.shape[1], W.shape[0])
    return Z, (A, W, b)
""",
        "line 3 of your function",
    ),
}


@pytest.mark.parametrize(("name", "cell", "place"), OWN_ASSERTS.values(), ids=OWN_ASSERTS)
def test_a_failing_own_assert_leads_to_the_step_that_is_wrong(name, cell, place):
    """What an assert means alone is no place: the mistake may stand in any line before it, or in it."""
    cause = checks(WEEK4).card(name, notebook(cell)).cause
    assert cause.startswith("Your own `assert` stopped it") and place in cause
