"""A sentence that speaks of a form in the code is said only to who wrote that."""

from __future__ import annotations

import ast

import pytest

from dnn_utils.checks.examples import Examples
from dnn_utils.checks.finding import Finding
from dnn_utils.checks.forms import as_written

EXAMPLES = Examples("f", ("x", "y"), ("w", "b"), "values", {}, (), ())

SAID = {
    "two loops": (
        "Each weight meets all inputs in your two loops.",
        "for i in x:\n for j in y: w = i * j\nreturn w",
        "for i in x: w = i\nreturn w",
    ),
    "a fraction": ("In which order is your fraction worked out?", "return 1 / x", "return 1 + x"),
    "a product": ("They are stretched by `*`.", "return x * y", "return x @ y"),
    "len": ("`len` counts rows.", "return len(x)", "return x.size"),
    "Python's sum": ("Python's own `sum` leaves an array.", "return sum(x)", "return np.sum(x)"),
    "a sum": ("You add along the rows.", "return np.sum(x, axis=1)", "return np.diag(x)"),
    "an exponent": (
        "Look at the sign in the exponent.",
        "return np.exp(x)",
        "return np.exp(-np.abs(x))",
    ),
    "square and root": (
        "The length has squares and a root in it.",
        "return np.sum(x)",
        "return np.sum(np.sqrt(x ** 2))",
    ),
    "begun in the loop": (
        "Which line should stand above the loop?",
        "for i in x: w = initialize(y)\nreturn w",
        "for i in x: w = w - y\nreturn w",
    ),
}


def function(body: str) -> ast.FunctionDef:
    lines = "\n".join("    " + line for line in body.splitlines())
    (made,) = ast.parse(f"def f(x, y):\n{lines}").body
    assert isinstance(made, ast.FunctionDef)
    return made


def cause_of(cause: str, body: str, mistake: str | None = None, kind: str = "value") -> str:
    finding = Finding(kind, "w", "`w` is wrong.", cause=cause, mistake=mistake)  # type: ignore[arg-type]
    return as_written(finding, EXAMPLES, function(body)).cause


@pytest.mark.parametrize(("cause", "has", "lacks"), SAID.values(), ids=SAID)
def test_what_the_code_has_is_said_and_what_it_lacks_is_not(cause: str, has: str, lacks: str) -> None:
    assert cause_of(cause, has) == cause
    assert cause_of(cause, lacks, mistake="declared") == ""


def test_what_helpers_may_hold_is_said() -> None:
    assert cause_of("`len` counts rows.", "return own(x)") == "`len` counts rows."


def test_a_return_in_any_turn_of_a_loop_is_named_with_its_line() -> None:
    body = "for i in x:\n    w = i\n    return w"
    assert "line 4" in cause_of("", body)
    assert cause_of("Layer 2 stays.", body, mistake="declared").startswith("Layer 2 stays. The `return`")
    assert cause_of("See how far it is indented.", body) == "See how far it is indented."


@pytest.mark.parametrize(
    "body",
    [
        "for i in x:\n    if i:\n        return i",
        "for i in x:\n    if i: continue\n    return i",
        "for i in x:\n    w = i\nreturn w",
    ],
)
def test_a_return_that_not_every_turn_reaches_is_no_mistake(body: str) -> None:
    assert cause_of("", body) == ""


def test_results_in_the_right_order_are_wrong_above_the_return() -> None:
    cause = "Both are there, in the wrong order: compare the line with `return` with the docstring."
    assert cause_of(cause, "return b, w") == cause
    assert "above" in cause_of(cause, "w, b = y, x\nreturn w, b")


def test_a_lost_dimension_speaks_of_keepdims_only_where_something_is_summed() -> None:
    cause = "It lost a dimension: keep two, with `keepdims=True` in a sum, or with `reshape`."
    assert cause_of(cause, "return np.sum(x, axis=1)") == cause
    assert "`concatenate`" in cause_of(cause, "return np.concatenate(x)")
    assert "keepdims" not in cause_of(cause, "return x[0]")


def test_nothing_is_changed_where_the_text_is_not_at_hand() -> None:
    finding = Finding("value", "w", "`w` is wrong.", cause="`len` counts rows.")
    assert as_written(finding, EXAMPLES, None) == finding
