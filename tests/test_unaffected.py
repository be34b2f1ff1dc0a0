"""Strict settings in a notebook: the course's own functions work as before, and what is right passes."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from conftest import ASSIGNMENT, sandbox_or_skip

from dnn_grader.nursery import Nursery
from dnn_grader.sandbox import Limits
from dnn_utils import activations, data, planar, plotting
from dnn_utils.checks import Checks
from dnn_utils.checks.outcome import Returned
from dnn_utils.checks.plain import encode
from dnn_utils.checks.student import NotebookStudent
from dnn_utils.gradient_check import gradient_check
from dnn_utils.live import watch_costs
from dnn_utils.plotting import Picture
from dnn_utils.unaffected import unaffected

STRICT = "import numpy as np, warnings\nnp.seterr(all='raise')\nwarnings.simplefilter('error')"


@contextmanager
def strict() -> Iterator[None]:
    """The settings of `STRICT`, here."""
    with np.errstate(all="raise"), warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


Z = np.array([[-800.0, -1e-320, 0, 1e-320, 800]])
X = np.array([[1e-200, -1e-200, 0.5], [0.1, 0.2, 1e-300]])
Y = np.array([[1, 0, 1]])
PICTURES = np.full((4, 64, 64, 3), 7, np.uint8)
SURE = np.array([[1e-300, 1 - 1e-16, 1e-320, 0.5]])
LABELS = np.array([[1, 0, 1, 0]])


def tiny(points: np.ndarray) -> np.ndarray:
    return np.exp(-1e5 * np.abs(points[:1]))


def checked_gradients() -> Any:
    forward: Callable[..., Any] = lambda X, given: (activations.sigmoid(given["W1"] @ X)[0], X)  # noqa: E731
    cost: Callable[..., Any] = lambda A, Y: float(np.sum((A - Y) ** 2) / 2)  # noqa: E731
    backward: Callable[..., Any] = lambda A, Y, X: {"dW1": ((A - Y) * A * (1 - A)) @ X.T}  # noqa: E731
    return gradient_check({"W1": np.array([[-900.0, 1e-200]])}, X, Y, forward, cost, backward).errors


def watched() -> list[float]:
    names = {"step": lambda: np.float64(1e-320)}
    with watch_costs(names, "step", 2) as curve:
        names["step"]()
        names["step"]()
    return curve.costs


HELPERS: dict[str, Callable[[], Any]] = {
    **{
        name: lambda f=f: f(Z) for name, f in vars(activations).items() if name in ("sigmoid", "relu", "tanh")
    },
    "leaky_relu": lambda: activations.leaky_relu(Z),
    "sigmoid_backward": lambda: activations.sigmoid_backward(Z, Z),
    "relu_backward": lambda: activations.relu_backward(Z, Z),
    "tanh_backward": lambda: activations.tanh_backward(Z, Z),
    "leaky_relu_backward": lambda: activations.leaky_relu_backward(Z, Z),
    "load_data": lambda: tuple(data.load_data("cats"))[:2],
    "split_validation": lambda: data.split_validation(Z[:, :4], LABELS, np.random.default_rng(0), 0.5),
    "load_planar_dataset": lambda: planar.load_planar_dataset("moons", np.random.default_rng(0)),
    "gradient_check": checked_gradients,
    "watch_costs": watched,
    "boundaries": lambda: plotting.boundaries([(1, 0), (2, 0)], X, Y, lambda given, points: tiny(points)),
    "building_blocks": plotting.building_blocks,
    "confidently_wrong": lambda: plotting.confidently_wrong(PICTURES, LABELS, SURE),
    "cost_curve": lambda: plotting.cost_curve([1e-300, np.float64(1e-320), np.inf]),
    "decision_boundaries": lambda: plotting.decision_boundaries({"tiny": tiny}, X, Y),
    "first_layer_weights": lambda: plotting.first_layer_weights(np.full((2, 12288), 1e-320)),
    "hidden_sizes": lambda: plotting.hidden_sizes({1: (0.6, 0.5)}, 10),
    "picture_prediction": lambda: plotting.picture_prediction(PICTURES[0], 1e-320),
    "planar_points": lambda: plotting.planar_points(X, Y),
    "results": lambda: plotting.results(LABELS, LABELS, LABELS),
    "sample_pictures": lambda: plotting.sample_pictures(PICTURES, LABELS),
}


def plain(value: Any) -> bytes:
    return encode((value.alt, value.png()) if isinstance(value, Picture) else value)


@pytest.mark.parametrize("name", HELPERS)
def test_a_helper_gives_the_same_under_strict_settings(name: str) -> None:
    usual = plain(HELPERS[name]())
    with strict():
        assert plain(HELPERS[name]()) == usual
        assert set(np.geterr().values()) == {"raise"} and warnings.filters[0][0] == "error"


def test_every_figure_and_every_activation_is_tried() -> None:
    made = [name for name in plotting.__all__ if name not in ("Picture", "cost_curves")]
    written = [
        name for name, f in vars(activations).items() if getattr(f, "__module__", "") == activations.__name__
    ]
    assert set(made + written) <= set(HELPERS)


def test_a_check_passes_what_is_right_under_strict_settings(reference: Any) -> None:
    check = Checks(ASSIGNMENT)
    with strict():
        for name in check.recorded:
            assert check.card(name, reference.fresh()).passed, name


def test_a_call_starts_from_the_usual_settings_and_leaves_the_notebooks_own() -> None:
    student = NotebookStudent({"f": strict_itself})
    with strict():
        for _ in range(2):
            assert student.call("f", (), {}, 0) == Returned(0.0)
        assert np.geterr()["under"] == "raise" and warnings.filters[0][0] == "error"


def test_a_check_passes_what_is_right_where_seeds_were_assigned(reference: Any, monkeypatch) -> None:
    """`np.random.seed = 1` stands in many notebooks where `np.random.seed(1)` is meant."""
    monkeypatch.setattr(np.random, "seed", 1)
    monkeypatch.setattr("random.seed", 1)
    assert Checks(ASSIGNMENT).card("linear_forward", reference.fresh()).passed


def strict_itself() -> float:
    underflow = float(np.exp(np.float64(-1000)))
    np.seterr(all="raise")
    warnings.simplefilter("error")
    return underflow


def test_a_helper_that_meets_a_warning_shows_it_as_at_first() -> None:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("error")
        unaffected(lambda: warnings.warn("careful", UserWarning, stacklevel=1))()
        unaffected(lambda: warnings.warn("old", DeprecationWarning, stacklevel=1))()
    assert [str(each.message) for each in seen] == ["careful"]


def test_under_grading_strict_settings_hide_nothing_that_is_right() -> None:
    source = f"""{STRICT}
import threading, time
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
from dnn_utils.activations import sigmoid
def f():
    found = sigmoid(np.array([-800.0]))[0].size + step() + float(np.exp(np.float64(-1000)))
    np.seterr(all="raise")
    return found
def g(): return float(np.log(np.float64(0.0))), float(np.exp(np.float64(-1000)))
"""
    sandbox = sandbox_or_skip()
    with Nursery(sandbox, Limits()) as nursery, nursery.student() as student:
        run = student.run_cell(source, "strict")
        assert not run.outputs
        (said,) = student.run_cell("print(*np.geterr().values(), warnings.filters[0][0])", "after").outputs
        assert said["text"].split() == ["raise"] * 4 + ["error"]
        student.mark(0)
        assert student.altered() == set()
        with student.at(0) as remote:
            assert remote.call("f", (), {"step": lambda: 2}, 0) == Returned(3.0)
            assert remote.call("g", (), {}, 0) == Returned((-np.inf, 0.0))
        with student.at(0) as remote:
            assert remote.call("g", (), {}, 0) == Returned((-np.inf, 0.0))
