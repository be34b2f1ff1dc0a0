"""`check.example` and the experiments: code that a card shows has to run in the notebook as it stands."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from functools import cache
from typing import Any

import numpy as np
import pytest

from dnn_grader.course import find_course
from dnn_grader.reference import Reference, load_reference
from dnn_utils.checks import CasesMissing, Checks
from dnn_utils.checks.differences import parts
from dnn_utils.checks.examples import Examples, Judged
from dnn_utils.checks.experiment import experiment
from dnn_utils.checks.finding import Finding, Kind
from dnn_utils.checks.inputs import MAX_ROWS, Inputs
from dnn_utils.checks.outcome import Returned

COURSE = find_course()
WEEK4 = "week4_building_blocks"
WRONG_ON_LARGE = """
def linear_forward(A, W, b):
    return W @ A + b * (A.size > 1 or 3), (A, W, b)
"""


@cache
def recorded(assignment: str) -> Mapping[str, Any]:
    """What is recorded for an assignment."""
    return Checks(assignment).recorded


@cache
def solved(assignment: str) -> Reference:
    """The instructor's solutions."""
    return load_reference(COURSE, assignment)


def notebook(assignment: str) -> tuple[Checks, dict[str, Any]]:
    """The checks of an assignment, and a notebook in which all is right."""
    check = Checks(assignment)
    check.__dict__["recorded"] = recorded(assignment)
    return check, {**solved(assignment).fresh(), "np": np, "check": check}


EXERCISES = [
    (assignment, name)
    for assignment in COURSE.assignments()
    for name, examples in recorded(assignment).items()
    if isinstance(examples, Examples)
]


def findings(examples: Examples) -> Iterator[tuple[Kind, str]]:
    """Each way and each part in which an answer may be wrong."""
    yield from (("raised", examples.name), ("type", examples.returns[0]), ("missing", examples.returns[0]))
    example = next(e for e in examples.examples if isinstance(e.expected, Returned))
    whole = Judged(example, example.expected, None)
    names = [part.name for part in parts(examples, whole)] or list(examples.returns)
    yield from (("shape", name) for name in names)
    yield from (("value", name) for name in names)


def output(code: str, names: dict[str, Any]) -> str:
    """What a cell prints."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(code, names)
    return printed.getvalue()


@pytest.mark.parametrize(("assignment", "name"), EXERCISES)
def test_every_experiment_runs_as_it_is_shown(assignment: str, name: str) -> None:
    check, names = notebook(assignment)
    examples: Any = check.recorded[name]
    codes = {
        experiment(check.recorded, examples, Finding(kind, part, "")).code
        for kind, part in findings(examples)
    }
    for code in codes:
        assert output(code, {**names}).strip()


@pytest.mark.parametrize(
    ("assignment", "name"),
    [(a, n) for a, n in EXERCISES if re.search("backward_prop|linear.*backward|propagate|derivative", n)],
)
def test_what_is_measured_is_the_gradient(assignment: str, name: str) -> None:
    check, names = notebook(assignment)
    examples: Any = check.recorded[name]
    parts = [
        part for kind, part in findings(examples) if kind == "value" and part not in ("cost", "propagate")
    ]
    measured = 0
    for part in parts:
        shown = output(experiment(check.recorded, examples, Finding("value", part, "")).code, {**names})
        if "measured:" not in shown:
            continue
        own, slope = (
            np.array(re.findall(r"-?\d+\.\d*(?:e-?\d+)?", text), float) for text in shown.split("measured:")
        )
        np.testing.assert_allclose(own, slope, rtol=1e-4, atol=1e-7)
        measured += 1
    assert measured >= 1


def test_the_gradients_of_a_whole_network_and_of_a_graph_are_measured() -> None:
    for assignment, name, part, said in (
        (WEEK4, "L_model_backward", "grads['dW1']", "Your gradients agree"),
        ("week2_numpy_vectorization", "backward_graph", "da", "dc: 2"),
    ):
        check, names = notebook(assignment)
        examples: Any = check.recorded[name]
        assert said in output(experiment(check.recorded, examples, Finding("value", part, "")).code, names)


def test_a_card_without_a_cause_has_an_experiment_that_shows_the_mistake() -> None:
    check, names = notebook(WEEK4)
    wrong = "return W.T @ dZ, dZ @ A_prev.T / dZ.shape[1] + 0.01 * W**2, np.mean(dZ, axis=1, keepdims=True)"
    exec(f"def linear_backward(dZ, cache):\n    A_prev, W, b = cache\n    {wrong}", names)
    card = check.card("linear_backward", names)
    assert card.cause == ""
    why, code = card.experiment
    assert "`W`" in why
    assert code in card.text().replace("\n    ", "\n")
    own, measured = output(code, names).removeprefix("your dW:").split("measured:")
    assert own.strip() != measured.strip()


def test_a_card_with_a_cause_and_one_of_a_stub_have_none() -> None:
    check, names = notebook(WEEK4)
    exec("def linear_forward(A, W, b): return W @ A, (A, W, b)", names)
    assert check.card("linear_forward", names).experiment == ("", "")
    exec("def linear_forward(A, W, b): raise NotImplementedError", names)
    stub = check.card("linear_forward", names)
    assert stub.experiment == ("", "")
    assert "check.example" not in stub.text()


def test_an_example_is_the_case_that_the_card_shows() -> None:
    check, names = notebook(WEEK4)
    exec(WRONG_ON_LARGE, names)
    before = check.example("linear_forward")
    card = check.card("linear_forward", names)
    case = check.example("linear_forward")
    assert f"`A` of shape {case.A.shape}, `W` of shape {case.W.shape}" in card.lines[1]
    assert case.A.size == 1
    assert before.A.size > 1
    check.card("linear_forward", solved(WEEK4).fresh())
    assert check.example("linear_forward").A.shape == before.A.shape


def test_the_code_on_the_card_calls_the_function_with_it() -> None:
    check, names = notebook(WEEK4)
    exec("def linear_forward(A, W, b): return W @ A, (A, W, b)", names)
    [line] = [line for line in check.card("linear_forward", names).lines if "check.example" in line]
    code = line.partition("`")[2].rstrip("`")
    exec(f"Z, cache = {code}", names)
    Z, cache = names["Z"], names["cache"]
    assert Z.shape == (cache[1].shape[0], cache[0].shape[1])


def test_the_smallest_case_is_the_smallest_wrong_one() -> None:
    check, names = notebook(WEEK4)
    sizes = [e.args[0].size for e in check.recorded["linear_forward"].examples]  # type: ignore[union-attr]
    assert check.example("linear_forward", smallest=True).A.size == min(sizes)
    exec("def linear_forward(A, W, b): return W @ A + b * (A.size == 1 or 3), (A, W, b)", names)
    check.card("linear_forward", names)
    assert check.example("linear_forward", smallest=True).A.size > 1


def test_an_example_is_taken_apart_and_named() -> None:
    case = Checks(WEEK4).example("linear_backward")
    dZ, cache = case
    assert case.dZ is dZ
    assert case.cache is cache
    assert {"dZ", "cache"} <= set(dir(case))
    with pytest.raises(AttributeError, match="there are: dZ, cache"):
        case.dW  # noqa: B018


def test_each_example_is_a_copy_of_its_own() -> None:
    check = Checks(WEEK4)
    check.example("linear_backward").dZ[:] = 7
    assert not (check.example("linear_backward").dZ == 7).all()


def test_some_of_the_inputs_can_be_others() -> None:
    case = Checks("week2_logistic_regression").example("optimize")
    other = case.but(num_iterations=1)
    assert other.num_iterations == 1
    assert case.num_iterations != 1
    assert other.X is not case.X
    with pytest.raises(AttributeError, match="no input 'iterations'"):
        case.but(iterations=1)
    copied = copy.deepcopy(case)
    assert isinstance(copied, Inputs)
    assert copied.names == case.names


@pytest.mark.parametrize(("assignment", "name"), EXERCISES)
def test_an_example_prints_its_names_on_a_screen(assignment: str, name: str) -> None:
    check, _ = notebook(assignment)
    rows = repr(check.example(name)).splitlines()
    assert len(rows) <= MAX_ROWS + 1
    for arg in check.example(name).names[:1]:
        assert rows[0].startswith(arg)


def test_a_question_and_an_unknown_name_have_no_inputs() -> None:
    check = Checks("week1_introduction")
    with pytest.raises(CasesMissing, match="question_layers is a question and has no inputs") as told:
        check.example("question_layers")
    assert told.value._render_traceback_() == [f"CasesMissing: {told.value}"]
    with pytest.raises(CasesMissing, match=r"no check 'neuron'.*neuron_price"):
        check.example("neuron")


def test_an_example_is_given_for_the_function_itself() -> None:
    _, names = notebook(WEEK4)
    exec("case = check.example(linear_backward)", names)
    assert names["case"].names == ("dZ", "cache")
