"""Why a line raised an error is said with the names and shapes in it; values are looked at and never run."""

from __future__ import annotations

import itertools
import linecache

import numpy as np
import pytest

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
}


@pytest.mark.parametrize(("body", "said"), SAID.items(), ids=SAID)
def test_an_error_comes_with_its_line_and_what_stood_there(body: str, said: str) -> None:
    text = raised(body, forward=forward).why.text
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
