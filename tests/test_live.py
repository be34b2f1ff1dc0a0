"""The curve that grows while a network learns."""

import time
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

from dnn_utils import live
from dnn_utils.live import watch_costs
from dnn_utils.plotting import Picture


class Handle:
    """Stands in for IPython's display and for the handle that it returns."""

    def __init__(self):
        self.shown = []

    def __call__(self, what, display_id):
        assert display_id is True
        self.update(what)
        return self

    def update(self, what):
        # A notebook asks at once: later the curve has gone on.
        self.shown.append((type(what), what._repr_mimebundle_(), what))

    @property
    def live(self):
        return [bundle for kind, bundle, _ in self.shown if kind is not Picture]

    @property
    def last(self):
        return self.shown[-1][2]


@pytest.fixture
def screen(monkeypatch):
    handle = Handle()
    monkeypatch.setattr(live, "_in_notebook", lambda: True)
    monkeypatch.setattr("IPython.display.display", handle)
    return handle


def names(costs):
    """A namespace with a function that gives one cost after the other."""
    left = iter(costs)
    return {"compute_cost": lambda AL, Y=None: next(left)}


def run(namespace, calls, iterations=None, **options):
    with watch_costs(namespace, "compute_cost", iterations or calls, **options) as curve:
        for _ in range(calls):
            namespace["compute_cost"](0)
    return curve


def test_arguments_and_results_pass_through_untouched():
    asked, grads = [], {"dw": np.ones((2, 1))}

    def propagate(w, b, *, X):
        """Docstring."""
        asked.append((w, b, X))
        return grads, np.float64(0.5)

    namespace = {"propagate": propagate}
    with watch_costs(namespace, "propagate", 1) as curve:
        assert namespace["propagate"].__doc__ == "Docstring."
        given = namespace["propagate"](1, 2, X=3)
    assert given[0] is grads and asked == [(1, 2, 3)] and curve.costs == [0.5]
    assert namespace["propagate"] is propagate


@pytest.mark.parametrize(
    "cost",
    [0.25, np.float32(0.25), np.array(0.25), np.array([[0.25]]), np.array([0.25]), ({}, 0.25), (1, 2, 0.25)],
)
def test_any_kind_of_cost_is_taken(cost):
    assert run(names([cost, 1]), 2).costs == [0.25, 1.0]


@pytest.mark.parametrize(
    "cost", [None, "0.5", {}, True, np.zeros(2), (), ({}, {}), [0.5], 1j, np.array(["a"])]
)
def test_what_is_no_number_is_not_drawn(cost, capsys):
    assert run(names([cost]), 1).costs == []
    assert "gave no numbers" in capsys.readouterr().out


@pytest.mark.parametrize("error", [KeyboardInterrupt, NotImplementedError])
def test_whatever_ends_the_block_the_function_comes_back(error, screen):
    namespace = names([0.7, 0.6])
    original = namespace["compute_cost"]
    with pytest.raises(error), watch_costs(namespace, "compute_cost", 10) as curve:
        namespace["compute_cost"](0), namespace["compute_cost"](0)
        raise error
    assert namespace["compute_cost"] is original
    assert curve.costs == [0.7, 0.6]
    assert isinstance(screen.last, Picture) and "Stopped after 2 of 10 iterations" in screen.last.alt


def test_a_redefinition_within_the_block_does_not_stay():
    namespace = names([])
    original = namespace["compute_cost"]
    with watch_costs(namespace, "compute_cost", 1):
        namespace["compute_cost"] = abs
    assert namespace["compute_cost"] is original


def test_a_missing_function_is_a_name_error_and_a_number_in_its_place_is_said():
    with pytest.raises(NameError, match="compute_cost") as caught, watch_costs({}, "compute_cost", 1):
        pass
    assert caught.value.name == "compute_cost"
    with pytest.raises(ValueError, match="should be a function"), watch_costs({"f": 3}, "f", 1):
        pass


def test_outside_a_notebook_there_is_one_plain_line(capsys):
    run(names([0.7, 0.5, 0.25]), 3)
    assert capsys.readouterr().out == "3 iterations: the cost went from 0.7 to 0.25.\n"


def test_a_function_that_is_never_called_is_said(capsys):
    run(names([]), 0, iterations=5)
    assert "`compute_cost` was not called" in capsys.readouterr().out


def test_the_curve_grows_and_one_picture_remains(screen):
    run(names(np.linspace(0.7, 0.1, 100)), 100, every=0)
    assert len(screen.live) == 100
    middle = screen.live[49]
    assert middle["text/plain"].startswith("iteration 50 of 100, 50 %, 0 s left, cost 0.40")
    assert '<progress max="100" value="50"' in middle["text/html"] and "<polyline" in middle["text/html"]
    assert "100 iterations: the cost went from 0.7 to 0.1." in screen.last.alt


def test_it_is_drawn_at_most_twice_a_second(screen):
    run(names([0.5] * 5000), 5000)
    assert len(screen.live) <= 2


@pytest.mark.parametrize(
    "costs, what",
    [
        ([0.7, 0.8, float("nan"), float("nan")], "At iteration 2 the cost is nan"),
        ([0.7, float("inf"), 0.5], "At iteration 1 the cost is inf"),
        ([float("nan")] * 3, "At iteration 0 the cost is nan"),
        ([0.7, 0.9, 3.0, 9.0], "At iteration 2 the cost has grown from 0.7 to 3"),
        ([0.7, 0.9, 3.0, float("nan"), 0.5], "At iteration 3 the cost is nan"),
    ],
)
def test_trouble_is_said_when_it_is_seen_and_stays(costs, what, screen):
    run(names(costs), len(costs), iterations=100, every=1000)
    seen = [what in bundle["text/html"] for bundle in screen.live]
    assert seen[-1] and len(seen) <= 3  # the first drawing, and those that trouble asks for
    assert what in screen.last.alt and "learning rate" in screen.last.alt and "255" in screen.last.alt
    assert screen.last.png()


def test_a_cost_that_wavers_is_no_trouble():
    assert run(names([0.69, 0.9, 0.7, 0.4]), 4).trouble == ""


def test_the_time_left_goes_by_the_pace_so_far():
    curve = live.Curve(1000, calls=101, started=time.monotonic() - 10.0)
    assert curve.time_left() == "1 min 30 s left"


CELL = """
from dnn_utils.live import watch_costs
import time
def compute_cost(AL, Y):
    time.sleep(0.02)
    return 0.7 - AL / 100
def model():
    for k in range(40):
        compute_cost(k, None)
original = compute_cost
with watch_costs(globals(), "compute_cost", iterations=40, every=0.1) as curve:
    model()
assert compute_cost is original and len(curve.costs) == 40
"""


def test_a_real_kernel_keeps_one_static_picture(tmp_path: Path):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute(cwd=str(tmp_path))
    (output,) = notebook.cells[0].outputs
    assert output.output_type == "display_data"
    assert "40 iterations: the cost went from 0.7 to 0.31." in output.data["text/plain"]
    assert "image/png" in output.data and 'alt="' in output.data["text/html"]
