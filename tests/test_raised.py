"""Why a line raised an error is said with the names and shapes in it; values are looked at and never run."""

from __future__ import annotations

import itertools
import linecache

import numpy as np
import pytest

from dnn_utils import activations
from dnn_utils.checks.outcome import Raised
from dnn_utils.checks.student import NotebookStudent

_cells = itertools.count()
X, W = np.ones((2, 3)), np.ones((4, 3))
PARAMETERS = {"W1": W, "b1": np.ones((4, 1))}


def raised(body: str, *args: object, takes: str = "X", **names: object) -> Raised:
    """What comes of calling a function of a notebook with this body."""
    source = f"def f({takes}):\n" + "".join(f"    {line}\n" for line in body.splitlines())
    file = f"<ipython-input-raised-{next(_cells)}>"
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    namespace: dict[str, object] = {"np": np, **names}
    exec(compile(source, file, "exec"), namespace)
    outcome = NotebookStudent(namespace).call("f", args or (X,), {}, 0)
    assert isinstance(outcome, Raised)
    return outcome


def forward(*args: object) -> tuple[np.ndarray, dict[str, int]]:
    return X, {"m": 3}


def one(z: object) -> object:
    return z


def two(z: object, kind: object) -> object:
    return z, kind


def product(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return a @ b


def names(body: str) -> dict[str, object]:
    """A function of the course, where the body has one: elsewhere it must not be there."""
    return {"relu": activations.relu} if "return relu(X)" not in body else {}


SAID = {
    "m = X_train.shape[1]": "reads `X_train`, which is no argument of your function",
    "n_x, m = X.shape\nreturn n_xm": "what stands between `n_x` and `m`",
    "a = b\nb = 1": "gets its value only later, in line 3",
    "for k in range(0):\n    a = 1\nreturn a": "stands in a branch or a loop that was not entered",
    "total += X": "what should it start from",
    "caches.append(X)": "nothing in your function has made that list",
    "return relu(X)": "this notebook has no function of that name",
    "d = {'dw': 1}\nreturn d['w']": "asks `d` for `'w'`. Its keys there are `'dw'`",
    "for i in range(3):\n    X[i, 0]": "along axis 0, and `X` has shape (2, 3)",
    "three = 3\nreturn three(X)": "a product has to be written out",
    "return X.shape(0)": "taken with square brackets",
    "a, b = X.shape[:1]": "has 2 names on the left",
    "a, b = forward(X)\nc, d, e = forward(X)": "that isn't 3 things",
    "A = forward(X)\nreturn A + 1": "keeps them all under one name",
    "if X > 0:\n    return 1": "`X` is an array of shape (2, 3)",
    "return [1 for x in X if x > 0]": "gives a whole row at a time",
    "return X @ np.log(X)": "`np.log(X)` of shape (2, 3) as matrices: the inner sizes are 3 and 2",
    "return float(X)": "an array of shape (2, 3), to `float`, which takes one number",
    "return np.where(X > 0, 1)": "gives `np.where` one value",
    "return np.sum(X, keepdim=True)": "is `keepdims` meant",
    "caches = []\ncaches = caches.append(X)\nreturn caches + [1]": "changes what it belongs to",
    "caches = []\nfor k in range(2):\n    caches = caches.append(X)": "changes what it belongs to",
    "a = 2.0\nreturn np.max(0, a)": "The second argument of `np.max` is the axis",
    "return np.sum(X[0], axis=1)": "goes along axis 1 of `X[0]`",
    "L = 4 / 2\nreturn range(1, L)": "has to be a whole number. The `/` in line 2",
    "for k in range(X.shape):\n    pass": "gives `range` `X.shape`, which is the tuple (2, 3)",
    "m = 3\nreturn np.random.randn(m * 0.01, 2)": "and a size has to be a whole number.",
    "return np.zeros(2, 3)": "takes the whole shape as its first argument",
    "k = 1.0\nreturn X[k, 0]": "uses `k` as an index, and that is 1.0 there",
    "c = (X, 1)\nreturn c['A']": "its parts have an order, no names",
    "return X['A']": "its entries have numbers, no names",
    "r = np.zeros(3)\nfor k in range(2):\n    r[k] = X[k]": "`X[k]` is an array of shape (3,) there. A loop",
    "return X.item()": "`X` has shape (2, 3), so 6 entries",
    "n = np.linalg.norm(X, 1)\nreturn n.reshape(2, 1)": "is the kind of norm, not the axis",
    "return X.reshape(2, 2)": "which has 6 entries, and the new shape (2, 2) has room for 4",
    "return X / (255, 0)": "Python writes a decimal number with a point",
    "return X.size()": "is a value already and no function",
    "return X(0, 1)": "An entry of it is taken with square brackets",
    "return np.div(X, 2)": "is `np.divide` or `np.divmod` meant?",
    "return np.random.zeros(3)": "NumPy itself has it",
    "return np.norm(X)": "`np.linalg` has it",
    "return X.square()": "NumPy has a function of that name, which is handed the array",
    "return X.count(1)": "lists have such a method",
    "return math.exp(1)": "nothing imports it here. Its functions take one",
    "return tanh(X)": "NumPy goes by the name `np`",
    "d = {'dw': 1}\nreturn d.dw": "an entry is looked up by its key",
    "k = 1\nd = {'W1': 1}\nreturn d['W{k}']": "only an f-string puts values in their place",
    "d = {'W1': 1}\ne = {'A1': 1}\nreturn d['A1']": "`e` has that key",
    "p = {'W1': 1, 'W2': 1}\nreturn p['W3']": "only 2 layers, and the number 3 is fixed in the code",
    "c = []\nc[0] = X": "a new place comes with `append`",
    "return X[2, 0]": "The row comes first in an index",
    "return 0.5.astype(int)": "a dot belongs to what stands right before it",
    "v = [1.0]\nreturn -v": "a list knows no arithmetic",
    "return one(X, 0.01)": "It takes `z` alone: `0.01` is one too many.",
    "return two(X)": "It takes `z`, `kind`: `kind` is missing.",
    "s = (1, 2)\nreturn two(s)": "`s` is a single argument with all 2 in it",
    "s = [1, 2, 3]\nreturn two(*s)": "one by one. The notebook has `two_deep`, too.",
    "return np.dot(X, X.T, X)": "it takes two factors",
    "return np.exp(X, 2)": "it takes one array",
    "p = {'w': X}\n(w,) = p\nreturn w.T": "a dictionary gives its keys then",
    "if sum(X) > 1:\n    return 1": "so it gives an array of shape (3,) and no single number",
    "return X / np.sum(X, axis=1)": "these shapes don't fit. `np.sum(X, axis=1)` has lost the axis",
    "s = X.max(axis=1)\nreturn X - s": "`X.max(axis=1)` has lost the axis that it goes along",
    "return np.add(X, X.T)": "of shape (3, 2) together entry by entry",
    "return product(X, X)": "and `X` (shape (2, 3)). Their shapes don't fit",
    "A, cache, rest = relu(X)": "has 3 names on the left, and `relu` gives back 2 things",
    "return 2 * relu(X) - 1": "that is 2 things: one of them is needed here",
}


@pytest.mark.parametrize(("body", "said"), SAID.items(), ids=SAID)
def test_an_error_comes_with_its_line_and_what_stood_there(body: str, said: str) -> None:
    text = raised(
        body, forward=forward, one=one, two=two, two_deep=two, product=product, **names(body)
    ).why.text
    assert said in text
    assert "ine 2 of" in text or "\n" in body


def test_a_name_that_a_function_knows_and_asks_for_again() -> None:
    body = (
        "if kind == 'a':\n    r = 1\nif kind == 'b':\n    r = 2\nelse:\n    raise ValueError(kind)\nreturn r"
    )
    why = raised(body, "a", takes="kind").why
    assert why.is_sure and "the `if` in line 4 asks anew" in why.text
    assert "small and capital letters" in raised(body, "A", takes="kind").why.text


def test_looking_at_values_runs_no_code_of_a_student() -> None:
    ran = []

    class Loud:
        def __getitem__(self, key: object) -> object:
            ran.append(key)
            raise KeyError(key)

        def __getattr__(self, name: str) -> object:
            if name[:2] != "__":
                ran.append(name)
            raise AttributeError(name)

    raised("return X['a'] + X.b", Loud())
    assert ran == ["a"]
    raised("return X.b.c + X['a']", Loud())
    assert ran == ["a", "b"]


INNOCENT = {
    "an axis that is one": ("a = 2.0\nreturn np.max(a, axis=1.0)", "second argument"),
    "a call that is a product": ("a = 2.0\nreturn X(a)", "square brackets"),
    "a key of two dictionaries": (
        "d, e, g = {}, {'A': 1}, {'A': 1}\nd['B'] = 1\nreturn d['A']",
        "has that key",
    ),
    "a key that is put together": ("p, k = {'W1': 1}, 2\nreturn p[f'W{k}']", "fixed in the code"),
    "a gradient of a later layer": ("p = {'W1': 1, 'W2': 1}\nreturn p['dW3']", "fixed in the code"),
    "an index beyond both sizes": ("return X[5, 0]", "row comes first"),
    "an axis that is kept": ("return X.T - X.max(axis=1, keepdims=True)", "lost the axis"),
    "shapes that fit": ("return np.dot(X, X.T, X)", "inner sizes"),
    "a pair that is data": ("s = (255, 0)\nreturn X / s", "decimal"),
    "a sum that is the student's": ("sum = np.sin\nif sum(X) > 1:\n    return 1", "Python's `sum`"),
    "no attribute of arrays nor lists": ("return X.sizes_of", "lists have"),
    "a text with no braces": ("d = {'W1': 1}\nreturn d['W2']", "braces"),
    "a size that is whole": ("return np.zeros((-1, 2))", "whole number"),
}


@pytest.mark.parametrize(("body", "guess"), INNOCENT.values(), ids=INNOCENT)
def test_no_guess_is_made_that_the_line_does_not_show(body: str, guess: str) -> None:
    assert guess not in raised(body).why.text
