"""Costs against iterations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from dnn_utils.plotting.picture import (
    BLACK,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    SMALL,
    VERMILLION,
    Array,
    Picture,
    heading,
    label_axes,
    new_figure,
)
from dnn_utils.plotting.values import several
from dnn_utils.unaffected import unaffected

LINES: tuple[tuple[str, Any], ...] = (
    (BLUE, "-"),
    (VERMILLION, "--"),
    (BLACK, "-."),
    (GREEN, (0, (8, 2))),
    (ORANGE, (0, (3, 1, 1, 1, 1, 1))),
    (PURPLE, (0, (1, 1))),
)
"""Colour and dashes of each curve: either alone tells them apart."""

ROOM = 4.0
"""A curve that climbs this many times above where the curves begin leaves the picture at the top."""


@unaffected
def cost_curve(costs: Sequence[Any]) -> Picture:
    """The cost against the iterations. Raises `ValueError` where there are fewer than two costs."""
    several(costs)
    return cost_curves({"cost": costs})


@unaffected
def cost_curves(
    curves: Mapping[str, Sequence[Any]], level: float | None = None, level_label: str = "", title: str = ""
) -> Picture:
    """Several runs side by side: the cost of every iteration.

    Args: `curves`, a name and the costs of each run (numbers, or arrays of one number); `level`, a cost
    to compare with, drawn as a dotted line and called `level_label`. A run that becomes nan or infinite
    is drawn up to there.
    """
    runs = {label: _floats(label, costs) for label, costs in curves.items()}
    if not runs:
        raise ValueError("There is nothing to draw yet: run the training above first.")
    figure = new_figure(3.5, 7.2)
    axes = figure.add_subplot()
    axes.set_ylim(*limits([*runs.values(), np.array([level or 0.0])]))
    for k, (label, costs) in enumerate(runs.items()):
        _curve(axes, label, costs, LINES[k % len(LINES)])
    if level is not None:
        name = f"{level_label} {level:.3f}".strip()
        axes.axhline(level, color=GREY, linestyle=":", linewidth=2, label=name)
    label_axes(axes, "iteration", "cost")
    axes.grid(axis="y", alpha=0.3)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    _legend(figure, axes)
    heading(figure, title)
    return Picture(figure, _alt(runs, level, level_label, title))


def limits(runs: Sequence[Array]) -> tuple[float, float]:
    """The ends of the cost axis: 0 and all of the curves, but not the far end of one that diverges."""
    drawn = [run[: _stop(run)] for run in runs]
    room = ROOM * max(abs(float(run[0])) if run.size else 0.0 for run in drawn) or np.inf
    highest = min(room, max(float(run.max(initial=0.0)) for run in drawn))
    lowest = max(-room, min(float(run.min(initial=0.0)) for run in drawn))
    return lowest, lowest + (1.05 * (highest - lowest) or 1.0)


def _floats(label: str, costs: Sequence[Any]) -> Array:
    """Costs of any numeric kind, as floats, shape (number of iterations,)."""
    try:
        values = [float(np.asarray(cost).astype(float).reshape(())) for cost in costs]
    except (TypeError, ValueError):
        raise ValueError(
            f"The costs of {label!r} should be a list of numbers, one for each iteration."
        ) from None
    if not values:
        raise ValueError(f"There are no costs of {label!r} yet: run the training above first.")
    return np.array(values)


def _stop(costs: Array) -> int | None:
    """The first iteration whose cost is nan or infinite."""
    bad = np.flatnonzero(~np.isfinite(costs))
    return int(bad[0]) if bad.size else None


def _curve(axes: Axes, label: str, costs: Array, style: tuple[str, Any]) -> None:
    stop, (low, top), (colour, dashes) = _stop(costs), axes.get_ylim(), style
    # Far outside the picture, numbers near the largest float would overflow within Matplotlib.
    drawn = np.clip(costs[:stop], low - (top - low), top + (top - low))
    mark = "o" if len(drawn) == 1 else None
    name = label + _ending(costs)
    axes.plot(drawn, color=colour, linestyle=dashes, linewidth=2.2, label=name, marker=mark)
    if stop:
        end = min(max(drawn[-1], low), top)
        axes.plot(stop - 1, end, "X", markersize=11, color=colour, markeredgecolor="white", clip_on=False)


def _ending(costs: Array) -> str:
    stop = _stop(costs)
    if stop is None:
        return ""
    return f": stops at iteration {stop} ({costs[stop]})" if stop else f": {costs[0]} from the start"


def _legend(figure: Figure, axes: Axes) -> None:
    """The names of the curves below them, unless there is nothing to tell apart."""
    handles, names = axes.get_legend_handles_labels()
    if names != ["cost"]:
        columns = 2 if max(map(len, names)) < 32 else 1
        figure.set_figheight(figure.get_figheight() + 0.26 * -(-len(names) // columns))
        place: dict[str, Any] = {"loc": "outside lower center", "ncols": columns, "frameon": False}
        figure.legend(handles, names, fontsize=SMALL, handlelength=3, **place)


def _alt(runs: Mapping[str, Array], level: float | None, level_label: str, title: str) -> str:
    parts = [title] if title else []
    parts += [f"Line plot of the cost over the iterations, {len(runs)} curve{'s' * (len(runs) > 1)}."]
    parts += [_told(label, costs) for label, costs in runs.items()]
    if level is not None:
        parts.append(f"A dotted line at {level:.3f} marks {level_label or 'a level to compare with'}.")
    return " ".join(parts)


def _number(cost: float) -> str:
    return f"{cost:.3f}" if abs(cost) < 1e4 else f"{cost:.3g}"


def _told(label: str, costs: Array) -> str:
    """One curve in words."""
    stop = _stop(costs)
    drawn = costs[:stop]
    if not drawn.size:
        return f"{label}: no number from the first iteration on ({costs[0]})."
    text = (
        f"{label}: {len(drawn)} iteration{'s' * (len(drawn) > 1)}, begins at {_number(drawn[0])} and ends at "
        f"{_number(drawn[-1])}; lowest {_number(drawn.min())}, highest {_number(drawn.max())}"
    )
    return text + ("." if stop is None else f"; stops at iteration {stop}, where the cost is {costs[stop]}.")
