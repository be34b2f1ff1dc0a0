"""Costs against iterations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes

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


def cost_curve(costs: Sequence[Any]) -> Picture:
    """The cost against the iterations. Raises `ValueError` where there are fewer than two costs."""
    several(costs)
    return cost_curves({"cost": costs})


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
    figure = new_figure(3.7, 7.2)
    axes = figure.add_subplot()
    for (label, costs), (colour, dashes) in zip(
        runs.items(), LINES * (1 + len(runs) // len(LINES)), strict=False
    ):
        _curve(axes, label, costs, colour, dashes)
    if level is not None:
        axes.axhline(
            level, color=GREY, linestyle=":", linewidth=2, label=f"{level_label} ({level:.3f})".strip()
        )
    axes.set_ylim(0, _top([*runs.values(), np.array([level or 0.0])]))
    label_axes(axes, "iteration", "cost")
    axes.grid(axis="y", alpha=0.3)
    if len(runs) > 1 or level is not None or _stop(next(iter(runs.values()))) is not None:
        axes.legend(fontsize=SMALL, frameon=False)
    heading(figure, title)
    return Picture(figure, _alt(runs, level, level_label, title))


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


def _curve(axes: Axes, label: str, costs: Array, colour: str, dashes: Any) -> None:
    stop = _stop(costs)
    drawn = costs[:stop]
    name = label if stop is None else f"{label}: stops at iteration {stop} ({costs[stop]})"
    mark = "o" if len(drawn) == 1 else None
    axes.plot(drawn, color=colour, linestyle=dashes, linewidth=2.2, label=name, marker=mark)
    if stop:
        axes.plot(stop - 1, drawn[-1], marker="X", markersize=10, color=colour, markeredgecolor="white")


def _top(curves: Sequence[Array]) -> float:
    """The upper end of the cost axis: all of the curves, but not the far end of one that diverges."""
    drawn = [costs[: _stop(costs)] for costs in curves]
    highest = max(float(costs.max(initial=0.0)) for costs in drawn)
    begin = max(float(costs[0]) if costs.size else 0.0 for costs in drawn)
    return 1.05 * (min(highest, ROOM * begin) if begin > 0 else highest) or 1.0


def _alt(runs: Mapping[str, Array], level: float | None, level_label: str, title: str) -> str:
    parts = [title] if title else []
    parts += [f"Line plot of the cost over the iterations, {len(runs)} curve{'s' * (len(runs) > 1)}."]
    parts += [_told(label, costs) for label, costs in runs.items()]
    if level is not None:
        parts.append(f"A dotted line at {level:.3f} marks {level_label or 'a level to compare with'}.")
    return " ".join(parts)


def _told(label: str, costs: Array) -> str:
    """One curve in words."""
    stop = _stop(costs)
    drawn = costs[:stop]
    if not drawn.size:
        return f"{label}: no number from the first iteration on ({costs[0]})."
    text = (
        f"{label}: {len(drawn)} iterations, begins at {drawn[0]:.3f} and ends at {drawn[-1]:.3f}; "
        f"lowest {drawn.min():.3f}, highest {drawn.max():.3f}"
    )
    return text + ("." if stop is None else f"; stops at iteration {stop}, where the cost is {costs[stop]}.")
