"""Errors are explained: what they mean, what stood where they were raised, and the name that is meant."""

from __future__ import annotations

import linecache
from itertools import count

import numpy as np
import pytest

from dnn_utils import activations
from dnn_utils.checks import Checks
from dnn_utils.checks.errors import of_error
from dnn_utils.checks.examples import Example, Examples
from dnn_utils.checks.outcome import Raised, Returned

CHECKS = Checks("week4_building_blocks")
_cells = count()
ARGS = ({"W1": np.ones((2, 3)), "b1": np.ones((2, 1))}, np.ones((3, 4)))
EXAMPLE = Example(ARGS, "ordinary", Returned(1.0))
EXAMPLES = Examples("step", ("parameters", "X"), ("cost",), "values", {}, ("linear_forward",), (EXAMPLE,))

CODE = {
    "np.zeros((2, 3)).dot(np.zeros((2, 3)))": "inner sizes of a matrix product",
    "np.zeros((2, 3)) + np.zeros((2, 4))": "fit together entry by entry",
    "np.array([1.0, 2.0]).shpae": "is `.shape` meant",
    "np.maximun(0, 1)": "is `np.maximum` meant",
    "paramters": "is `parameters` meant",
    "linear_foward": "is `linear_forward` meant",
    "qqqqqq": "has no value when your function runs",
    "[1, 2][5]": "past the end",
    "parameters['w1']": "Is `W1` meant",
    "parameters['W7']": "no such key",
    "[1, 2].shape": "A list stands where an array",
    "(1.5).shape": "A plain number stands where an array",
    "np.exp[1]": "round brackets",
    "[k for k in 3]": "a number has no entries",
    "len(3)": "`len` is asked of a plain number",
    "(1, 2).__setitem__": "A tuple of several values",
    "[1, 2]['W1']": "only a dictionary is looked up by name",
    "[1.0] * 0.5": "does no arithmetic",
    "'W' + 1": "makes a text of a number",
    "'W' - 1": "makes a text of a number",
    "None + 1": "`None`",
    "range(3 / 2)": "only a whole number will do",
    "np.zeros(2).__setitem__(0, [1.0, 2.0])": "where one has room",
    "-[1.0]": "does no arithmetic",
    "np.zeros(2, 3)": "brackets of their own",
    "np.ones((2, 3)).reshape(4, 4)": "another number of entries",
    "np.ones(3).sum(axis=1)": "An axis is named that the array doesn't have",
    "np.zeros((-1, 2))": "A size is negative",
    "np.float64(3.0)[0]": "it has no entries",
    "np.ones((2, 3))[np.ones((3, 3), bool)]": "A mask",
    "[].pop()": "empty already",
    "[].__setitem__(3, 1)": "it grows with `append`",
    "np.ones((2, 3))[0, 1, 2]": "fewer axes",
    "float(np.ones(3))": "one plain number is needed",
    "np.arange(3).__isub__(np.ones(3) * 0.5)": "without `+=` or `-=`",
    "sigmoid(None)": "no array of numbers, such as `None`",
    "sigmoid('Z')": "A text stands where numbers are needed",
    "(lambda: (_ for _ in ()).throw(RecursionError()))()": "calls itself without end",
}


def raised(code: str) -> Raised:
    names = {"np": np, "parameters": ARGS[0], "X": ARGS[1], "sigmoid": activations.sigmoid}
    try:
        exec(code, names)
    except Exception as error:
        return Raised(type(error).__name__, code, str(error))
    raise AssertionError(f"{code} raises nothing")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("code", "said"), CODE.items(), ids=CODE)
def test_an_error_is_explained(code, said):
    """The messages are those of the NumPy and the Python that are installed."""
    found = of_error(EXAMPLES, EXAMPLE, raised(code))
    assert said in found


def test_a_message_puts_no_word_of_its_own_into_a_sentence():
    """In grading the message is what a hostile process says."""
    for kind, message in {
        "NameError": "name 'fool_the_teacher' is not defined",
        "KeyError": "'fool_the_teacher'",
        "AttributeError": "module 'numpy' has no attribute 'fool_the_teacher'",
    }.items():
        assert "fool" not in of_error(EXAMPLES, EXAMPLE, Raised(kind, "", message))


def card(name: str, source: str):
    file = f"<ipython-input-errors-{next(_cells)}>"
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    names = {"np": np, "__name__": "__main__", "relu": activations.relu}
    exec(compile(source, file, "exec"), names)
    return CHECKS.card(name, names)


OPERANDS = {
    "a product": ("Z = np.dot(A, W) + b", "`A` is an array of shape", "`W` is an array of shape"),
    "an operator and a transpose": ("Z = W.T @ A + b", "`W.T` is an array of shape", "`A` is an array of"),
    "a tuple": ("c = (A, W)\n    Z = c.T", "`c` is a tuple of 2", ""),
}


@pytest.mark.parametrize(("line", "first", "second"), OPERANDS.values(), ids=OPERANDS)
def test_the_card_says_what_stood_where_the_error_was_raised(line, first, second):
    text = card(
        "linear_forward", f"def linear_forward(A, W, b):\n    {line}\n    return Z, (A, W, b)\n"
    ).text()
    assert first in text and second in text


def test_what_would_have_to_be_computed_again_is_not_said():
    source = """\
calls = []
def once(A):
    calls.append(1)
    return A.T
def linear_forward(A, W, b):
    return once(A) @ W, len(calls)
"""
    text = card("linear_forward", source).text()
    assert "`once(A)` is" not in text and "`W` is an array of shape" in text


CLASSWISE = """\
def compute_cost(AL, Y):
    one, zero = AL[Y == 1], AL[Y == 0]
    return -sum(float(np.log(part).mean()) for part in (one, 1 - zero) if part.size)
"""
BY_TWO = """\
def compute_cost(AL, Y):
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    return float(-2 * (Y * np.log(AL) + (1 - Y) * np.log(1 - AL)).mean())
"""


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("source", "is_said"), [(CLASSWISE, False), (BY_TWO, True)])
def test_a_factor_is_said_where_all_examples_have_it(source, is_said):
    """The mean of each class by itself is twice the cost wherever there are as many of both, by chance."""
    assert ("twice the right value" in card("compute_cost", source).cause) == is_said


LAST_INPUT = """\
def linear_activation_forward(A_prev, W, b, activation):
    return np.dot(W, A_prev) + b, None

def L_model_forward(X, parameters):
    caches = []
    A = X
    A_prev = X
    L = len(parameters) // 2
    for l in range(1, L):
        A_prev = A
        A, cache = linear_activation_forward(A_prev, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A_prev, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.append(cache)
    return AL, caches
"""


def test_what_an_error_means_comes_with_its_place():
    cause = card("L_model_forward", LAST_INPUT).cause
    assert cause.startswith("Line 10 of your function hands `linear_activation_forward` `A_prev` (shape (")
    assert "Start at line 10 of your function, `A_prev`" in cause


NUMBERS = {
    "a number in some calls": ((1.5, np.ones(3)), "`z` may be a plain number as well as an array"),
    "a number in all calls": ((1.5, 2.5), "`z` is a plain number in every call."),
    "always an array": ((np.ones(2), np.ones(3)), ""),
}


@pytest.mark.parametrize(("args", "said"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_that_is_taken_for_an_array_is_told_from_an_array_that_may_be_one(args, said):
    each = tuple(Example((arg,), "ordinary", Returned(1.0)) for arg in args)
    examples = Examples("step", ("z",), ("a",), "values", {}, (), each)
    error = Raised("AttributeError", "a = np.zeros(z.shape)", "'float' object has no attribute 'shape'")
    found = of_error(examples, each[0], error)
    assert said in found and bool(said) == ("`z`" in found)


@pytest.mark.parametrize("line", ["a = z.shape[0]", "for z in len(size):"])
def test_a_name_is_no_part_of_another(line):
    each = (Example((1.5,), "ordinary", Returned(1.0)),)
    examples = Examples("step", ("e",), ("a",), "values", {}, (), each)
    error = Raised("AttributeError", line, "'float' object has no attribute 'shape'")
    assert "`e`" not in of_error(examples, each[0], error)


TRAINING = """\
def linear_activation_forward(A_prev, W, b, activation):
    return np.asarray((A_prev, W)), None

def L_model_forward(X, parameters):
    def first():
        return np.asarray((np.ones((2, 3)), X, parameters["W1"]))
    return first()
"""


def test_a_traceback_shows_the_lines_of_the_student_alone():
    text = card("L_model_forward", TRAINING).text()
    told = text[text.index("Your traceback") :]
    assert "ipython-input" in told and 'parameters["W1"]' in told and "ValueError" in told
    assert "site-packages" not in told and "dnn_utils" not in told


def test_of_an_error_that_led_to_another_no_foreign_line_is_shown():
    source = """\
def linear_forward(A, W, b):
    A = np.zeros(2)
    try:
        A[0] = np.ones(3)
    except ValueError as error:
        raise KeyError("Z") from error
"""
    text = card("linear_forward", source).text()
    told = text[text.index("Your traceback") :]
    assert "direct cause" in told and "site-packages" not in told and "student.py" not in told
