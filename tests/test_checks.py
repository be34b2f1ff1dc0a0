"""A student's check: what it says of right, wrong, crashing and missing functions."""

from __future__ import annotations

import numpy as np
import pytest
from conftest import ASSIGNMENT

from dnn_utils.checks import CasesMissing, CheckFailed, Checks
from dnn_utils.checks.question import Question, cause, is_right
from dnn_utils.checks.wording import with_article

check = Checks(ASSIGNMENT)


def card(reference, name, source):
    """The card of a notebook that is right but for `source`."""
    namespace = reference.fresh()
    exec(source, namespace)
    return check.card(name, namespace)


def test_a_right_function_gives_one_green_line(reference):
    shown = check.card("linear_forward", reference.fresh())
    assert shown.passed
    assert len(shown.text().splitlines()) == 1
    assert "✓" in shown.text()


def test_a_wrong_value_names_place_expected_and_got(reference):
    shown = card(
        reference, "linear_forward", "def linear_forward(A, W, b): return W @ A + b + 0.5, (A, W, b)"
    )
    text = shown.text()
    assert not shown.passed
    assert "`A` of shape" in text
    assert "`Z` has the right shape but the wrong values." in text
    assert "Worst entry, at [" in text
    assert "expected" in text
    assert "got" in text


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("linear_forward = None", "There is no function `linear_forward`"),
        ("def linear_forward(A, W, b): pass", "nothing (`None`)"),
        ("def linear_forward(A, W, b): return W @ A + b", "which is 2 values"),
        ("def linear_forward(A, W, b): return 'Z', (A, W, b)", "`Z` should be an array"),
        ("def linear_forward(A, W, b): return (W @ A + b).T, (A, W, b)", "`Z` should have shape"),
        ("def linear_forward(A, W, b): return (W @ A + b) * np.nan, (A, W, b)", "`Z` holds nan"),
        ("def linear_forward(A, W, b): return W @ A + b, (A, W)", "should have 3 parts"),
    ],
)
def test_the_first_wrong_thing_is_said(reference, source, said):
    assert said in card(reference, "linear_forward", source).text()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def compute_cost(AL, Y):\n    yield 1", "use `return`"),
        ("async def compute_cost(AL, Y):\n    return 1", "leave out `async`"),
        ("def compute_cost(AL, Y):\n    return lambda: 1", "with parentheses"),
    ],
)
def test_what_has_not_begun_to_run_is_told_from_what_ignores_its_arguments(reference, source, said):
    text = card(reference, "compute_cost", source).text()
    assert said in text and "whatever" not in text


NUMBERS = (15, 15.0, np.float32(15), np.array(15), np.array([15]), np.array([[15.0]]))
NO_NUMBERS = (
    True,
    np.array([True]),
    float("nan"),
    np.array([[np.inf]]),
    np.array([]),
    np.array([15, 15]),
    [15],
)


@pytest.mark.parametrize("answer", [*NUMBERS, *NO_NUMBERS], ids=repr)
def test_one_number_in_an_array_answers_a_question(answer):
    question = Question("q")
    assert (question.form(answer) is None) is any(answer is number for number in NUMBERS)
    if question.form(answer) is None:
        assert is_right(answer, 15, 1e-6) and not is_right(answer, 14, 1e-6)
        assert cause(answer, {"15.0": "said"}) == "said"


@pytest.mark.parametrize("answer", ["(1, 4)", "(1,4)", " ( 1 , 4 )\n"])
def test_an_answer_may_have_spaces_where_it_likes(answer):
    assert Question("q", ("(4, 1)", "(1, 4)")).form(answer) is None
    assert is_right(answer, "(1, 4)", 0) and not is_right(answer, "(4, 1)", 0)
    assert cause(answer, {"(1, 4)": "said"}) == "said"


@pytest.mark.parametrize(("answer", "said"), [(True, "True"), (float("nan"), "nan"), ("15", "'15'")])
def test_what_is_no_answer_is_shown_and_not_called_a_number(answer, said):
    assert Question("q").form(answer).message == f"`q` should be a number; yours is {said}."


def test_shape_comes_before_value_over_all_parts(reference):
    source = "def linear_forward(A, W, b): return W @ A, (A, W, b.ravel())"
    assert "`cache[2]` should have shape" in card(reference, "linear_forward", source).text()


def test_an_exception_shows_the_students_own_traceback(reference):
    source = "def linear_forward(A, W, b):\n    Z = np.dot(A, W) + b\n    return Z, (A, W, b)"
    shown = card(reference, "linear_forward", source)
    titles = dict(shown.details)
    assert "not aligned" in titles["Your traceback"]
    assert "student.py" not in titles["Your traceback"]
    assert shown.cause


def test_what_the_function_printed_is_shown_when_it_is_wrong(reference, capsys):
    source = "def linear_forward(A, W, b):\n    print('look', A.shape)\n    return W @ A, (A, W, b)"
    assert "look" in dict(card(reference, "linear_forward", source).details)["Your function printed"]
    assert capsys.readouterr().out == ""


def test_two_wrongs_in_one_answer_still_name_the_first_parts_mistake(reference):
    source = (
        "def linear_backward(dZ, cache):\n"
        "    A_prev, W, b = cache\n"
        "    return W.T @ dZ, dZ @ A_prev.T, 3 * dZ.sum(axis=1, keepdims=True)"
    )
    assert "m" in card(reference, "linear_backward", source).cause


def test_a_wrong_earlier_step_does_not_fail_the_next_check(reference):
    wrong = "def linear_forward(A, W, b): return W @ A - b, (A, W, b)"
    assert not card(reference, "linear_forward", wrong).passed
    assert card(reference, "linear_activation_forward", wrong).passed
    assert card(reference, "L_model_forward", wrong).passed


def test_a_crashing_earlier_step_does_not_fail_the_next_check(reference):
    crash = "def linear_forward(A, W, b): raise NotImplementedError"
    assert card(reference, "linear_activation_forward", crash).passed
    assert card(reference, "L_model_forward", "linear_activation_forward = None").passed


def test_the_notebooks_own_functions_are_back_after_a_check(reference):
    namespace = reference.fresh()
    own = namespace["linear_forward"]
    check.card("linear_activation_forward", namespace)
    assert namespace["linear_forward"] is own


def test_a_check_leaves_the_students_random_numbers_alone(reference):
    namespace = reference.fresh()
    np.random.seed(7)
    expected = np.random.rand()
    np.random.seed(7)
    check.card("initialize_parameters", namespace)
    assert np.random.rand() == expected


def test_changing_an_argument_in_place_is_a_note_only(reference):
    source = (
        "def linear_forward(A, W, b):\n"
        "    Z, cache = W @ A + b, (A.copy(), W, b)\n"
        "    A += 1\n"
        "    return Z, cache"
    )
    shown = card(reference, "linear_forward", source)
    assert shown.passed
    assert any("changes `A` in place" in line for line in shown.lines)


def test_a_failing_check_raises_in_a_notebook(reference, capsys):
    namespace = reference.fresh() | {"check": check}
    exec("def linear_forward(A, W, b): return W @ A, (A, W, b)", namespace)
    with pytest.raises(CheckFailed, match="linear_forward is not right yet"):
        exec("check('linear_forward')", namespace)
    assert "Likely cause" in capsys.readouterr().out


def test_a_failing_check_only_records_while_nbgrader_grades(reference, monkeypatch, capsys):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    namespace = reference.fresh() | {"check": check, "linear_forward": None}
    exec("check('linear_forward')", namespace)
    assert "linear_forward" in capsys.readouterr().out


def test_an_unknown_check_says_which_there_are(reference):
    with pytest.raises(CasesMissing, match=r"no check 'linear_fwd'.*linear_forward"):
        check.card("linear_fwd", {})


def test_an_assignment_without_cases_says_what_to_do():
    with pytest.raises(CasesMissing, match="dnn-course release"):
        Checks("no_such_assignment").card("sigmoid", {})


def test_a_card_shows_hostile_text_literally(reference):
    source = "def linear_forward(A, W, b): raise ValueError('<script>alert(1)</script>\\x1b[31m')"
    shown = card(reference, "linear_forward", source)
    assert "<script>" not in shown.html()
    assert "\x1b" not in shown.text()


def test_an_error_is_quoted_and_a_numpy_number_shown(reference):
    namespace = reference.fresh()
    exec("def initialize_parameters(n_x, n_h, n_y):\n    raise ValueError('no\\nidea')", namespace)
    lines = check.card("initialize_parameters", namespace).lines
    assert "Python says: no" in lines


@pytest.mark.parametrize(
    ("name", "written"),
    [
        *(("AttributeError", "an AttributeError"), ("ValueError", "a ValueError"), ("OSError", "an OSError")),
        *(("UnicodeError", "a UnicodeError"), ("UnboundLocalError", "an UnboundLocalError")),
        *(("UserWarning", "a UserWarning"), ("UFuncTypeError", "a UFuncTypeError"), ("uint8", "a uint8")),
        *(("HTTPError", "an HTTPError"), ("MemoryError", "a MemoryError"), ("ndarray", "an ndarray")),
        *(("UnidentifiedImageError", "an UnidentifiedImageError"), ("int", "an int"), ("set", "a set")),
    ],
)
def test_an_article_is_as_it_is_spoken(name: str, written: str) -> None:
    assert with_article(name) == written
    assert with_article(name, f"`{name}`") == written.replace(name, f"`{name}`")


def test_an_error_has_its_article_in_a_check() -> None:
    check = Checks(ASSIGNMENT)
    for raises, says in (("x.shap", "an `AttributeError`"), ("1 / 0", "a `ZeroDivisionError`")):
        namespace = {"__name__": "__main__", "x": 1}
        exec(f"def linear_forward(A, W, b):\n    return {raises}", namespace)
        assert f"raised {says}" in check.card("linear_forward", namespace).text()
