"""Points in the plane, and the line that a classifier draws between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from dnn_utils.plotting.picture import (
    BLACK,
    BLUE,
    ORANGE,
    SMALL,
    TEXT,
    TWO_CLASSES,
    WIDTH,
    Array,
    Picture,
    label_axes,
    new_figure,
    percent,
)
from dnn_utils.plotting.values import numbers, same_count, several, zeros_and_ones
from dnn_utils.unaffected import unaffected

Predict = Callable[[Array], Any]

MARKERS = ((0, "o", ORANGE), (1, "^", BLUE))
GRID = 140
"""Points along each side of the grid on which a classifier is asked."""


@unaffected
def planar_points(X: Array, Y: Array) -> Picture:
    """The points of a planar set. Args: `X`, shape (2, m); `Y`, labels, shape (1, m)."""
    labels = _labels(X, Y)
    figure = new_figure(4.6, 5.6)
    axes = figure.add_subplot()
    _points(axes, X, labels, size=30)
    label_axes(axes, "first feature, $x_1$", "second feature, $x_2$")
    _legend(figure)
    spans = [f"from {low:.1f} to {high:.1f}" for low, high in zip(X.min(axis=1), X.max(axis=1), strict=True)]
    return Picture(
        figure,
        f"Scatter plot of {labels.size} points: {np.sum(labels == 0)} circles of class 0 and "
        f"{np.sum(labels == 1)} triangles of class 1. The first feature goes {spans[0]}, the second "
        f"{spans[1]}.",
    )


@unaffected
def decision_boundaries(classifiers: Mapping[str, Predict], X: Array, Y: Array) -> Picture:
    """What each classifier answers all over the plane, and the line where its answer turns.

    Args: `classifiers`, titles and functions: ``predict(points)`` of points of shape (2, k) gives their
    probabilities of class 1, or 0 and 1, shape (1, k); `X`, shape (2, m); `Y`, labels, shape (1, m).
    """
    labels = _labels(X, Y)
    if not classifiers:
        raise ValueError("There is no classifier to draw yet: run the training above first.")
    columns = _columns(len(classifiers))
    figure, panels = _panels(len(classifiers), columns, aspect=0.95)
    right = [
        _draw(axes, X, labels, predict) for axes, predict in zip(panels, classifiers.values(), strict=True)
    ]
    for axes, title, count in zip(panels, classifiers, right, strict=True):
        axes.set_title(f"{title}\n{count} of {labels.size} right", fontsize=TEXT if columns < 4 else SMALL)
    _legend(figure, f"always one class: {_most(labels)} of {labels.size} right")
    parts = [f"{title}: {count} right" for title, count in zip(classifiers, right, strict=True)]
    return Picture(
        figure,
        f"The same {labels.size} points, circles for class 0 and triangles for class 1, with the boundary "
        f"that each classifier draws between them. Of {labels.size} points, {'; '.join(parts)}. "
        f"{_majority(labels)}",
    )


@unaffected
def boundaries(
    snapshots: Sequence[tuple[int, Any]], X: Array, Y: Array, predict: Callable[[Any, Array], Array]
) -> Picture:
    """Small multiples of a network's decision boundary while it learns.

    Args: `snapshots`, pairs of an iteration and what `predict` takes as its first argument; `X`, shape
    (2, m); `Y`, labels, shape (1, m); `predict(parameters, points)` gives probabilities, shape (1, k).

    Raises `ValueError` where there are fewer than two snapshots.
    """
    several(snapshots)
    labels = _labels(X, Y)
    figure, panels = _panels(len(snapshots), 4, aspect=0.9)
    right = [
        _draw(axes, X, labels, partial(predict, parameters)) / labels.size
        for axes, (_, parameters) in zip(panels, snapshots, strict=True)
    ]
    for axes, (iteration, _), share in zip(panels, snapshots, right, strict=True):
        axes.set_title(f"iteration {iteration}:\n{percent(share)} right", fontsize=SMALL)
    _legend(figure, f"always one class: {percent(_most(labels) / labels.size)} right")
    parts = [f"iteration {k}: {percent(share)}" for (k, _), share in zip(snapshots, right, strict=True)]
    return Picture(
        figure,
        f"{len(snapshots)} small plots of the same points, circles for class 0 and triangles for class 1, "
        f"with the boundary that the network draws between them. Share classified rightly: "
        f"{', '.join(parts)}. {_majority(labels)}",
    )


def _labels(X: Array, Y: Array) -> Array:
    if np.ndim(X) != 2 or np.shape(X)[0] != 2:
        raise ValueError(f"X should have shape (2, m), a column for each point, and has {np.shape(X)}.")
    labels = zeros_and_ones(Y, "labels")
    same_count(labels, X[0], ("labels", "points"))
    return labels


def _columns(count: int) -> int:
    """Three panels in a row, or four where this leaves fewer gaps."""
    return count if count < 4 else 4 if count % 4 == 0 else 3


def _panels(count: int, columns: int, aspect: float) -> tuple[Figure, list[Axes]]:
    rows, side = -(-count // columns), min(WIDTH / columns, 4.6)
    figure = new_figure(rows * (side * aspect + 0.45) + 0.35, side * columns)
    grid = list(figure.subplots(rows, columns, squeeze=False, sharex=True, sharey=True).flat)
    for axes in grid[count:]:
        axes.set_visible(False)
    return figure, grid[:count]


def _draw(axes: Axes, X: Array, labels: Array, predict: Predict) -> int:
    """Probabilities as colours, the line of one half, and the points. Returns how many are right."""
    low, high = X.min(axis=1), X.max(axis=1)
    margin = 0.12 * np.maximum(high - low, 1e-3)
    xs, ys = np.meshgrid(*np.linspace(low - margin, high + margin, GRID).T)
    shares = _asked(predict, np.vstack([xs.ravel(), ys.ravel()])).reshape(xs.shape)
    axes.pcolormesh(
        xs, ys, np.ma.masked_invalid(shares), cmap=TWO_CLASSES, vmin=0, vmax=1, alpha=0.45, rasterized=True
    )
    if shares.min() < 0.5 < shares.max():
        axes.contour(xs, ys, shares, levels=[0.5], colors=BLACK, linewidths=1.8)
    _points(axes, X, labels, size=16)
    axes.set(xticks=[], yticks=[])
    own = _asked(predict, X)
    return int(np.sum(np.isfinite(own) & ((own > 0.5) == (labels > 0.5))))


def _asked(predict: Predict, points: Array) -> Array:
    given = numbers(predict(points), "predictions")
    same_count(given, points[0], ("predictions", "points"))
    return given


def _points(axes: Axes, X: Array, labels: Array, size: float) -> None:
    for label, marker, colour in MARKERS:
        x, y = X[:, labels == label]
        axes.scatter(x, y, s=size, marker=marker, c=colour, edgecolors=BLACK, linewidths=0.4)


def _legend(figure: Figure, beside: str = "") -> None:
    """The classes below the panels, and a text beside them."""
    handles = [Line2D([], [], linestyle="", label=beside)] if beside else []
    for label, marker, colour in reversed(MARKERS):
        style: dict[str, Any] = {"marker": marker, "color": colour, "markeredgecolor": BLACK}
        handles.insert(0, Line2D([], [], linestyle="", label=f"class {label}", **style))
    columns = 3 if figure.get_figwidth() > 6 else 2
    figure.legend(
        handles=handles,
        loc="outside lower center",
        ncols=columns,
        fontsize=SMALL,
        frameon=False,
        handletextpad=0.2,
    )


def _most(labels: Array) -> int:
    return int(np.bincount(labels).max())


def _majority(labels: Array) -> str:
    return f"Always answering one class would be right for {_most(labels)} of the {labels.size} points."
