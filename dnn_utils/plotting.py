"""Figures for the notebooks: colours that colour-blind readers tell apart, and a text for who can't see.

Each function draws one figure and returns it as a `Picture`, which a notebook shows as a cell's value.
No state of ``matplotlib.pyplot`` is used or changed.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch
from numpy.typing import NDArray

Array = NDArray[Any]
Point = tuple[float, float]

# The palette of Okabe and Ito (2008), made for all kinds of colour vision.
BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILLION, PURPLE = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"

DPI = 100
"""Dots in an inch of page. Pictures are drawn with twice as many, for sharp screens."""

_TWO_CLASSES = LinearSegmentedColormap.from_list("two classes", [ORANGE, "#FFFFFF", BLUE])


@dataclass(frozen=True)
class Picture:
    """A figure with its text alternative; a notebook shows both."""

    figure: Figure
    alt: str

    def png(self) -> bytes:
        """The figure as a PNG file, with the text in its metadata."""
        data = io.BytesIO()
        description = {"Description": self.alt}
        self.figure.savefig(data, format="png", dpi=2 * DPI, facecolor="white", metadata=description)
        return data.getvalue()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, Any], Any]:
        """What Jupyter shows. JupyterLab reads no `alt` for a PNG, so an HTML image is given too."""
        png = base64.b64encode(self.png()).decode("ascii")
        width = int(self.figure.get_figwidth() * DPI)
        html = (
            f'<img src="data:image/png;base64,{png}" alt="{escape(self.alt)}" width="{width}" '
            'style="max-width:100%;height:auto">'
        )
        data = {"image/png": png, "text/html": html, "text/plain": self.alt}
        return data, {"image/png": {"alt": self.alt, "width": width}}


# The diagram of the building blocks.

_COLUMNS = ((1.85, "1", "ReLU"), (4.8, "2", "ReLU"), (8.85, "L", "sigmoid"))
_FORWARD, _CACHE, _BACKWARD = 3.5, 2.15, 0.8
_BOX = (2.0, 0.84)


def building_blocks() -> Picture:
    """The forward and the backward boxes of a deep network, with the caches between them."""
    figure = Figure(figsize=(9.6, 4.2), layout="constrained")
    axes = figure.add_subplot()
    axes.set(xlim=(-0.05, 11.3), ylim=(-0.7, 4.1), aspect="equal")
    axes.axis("off")
    for x, layer, activation in _COLUMNS:
        _column(axes, x, layer, activation)
    _flow(axes, _FORWARD, ["$X$", "$A^{[1]}$", "$A^{[2]}$", "$A^{[L-1]}$", "$A^{[L]}$"], forward=True)
    _flow(axes, _BACKWARD, ["$dA^{[0]}$", "$dA^{[1]}$", "$dA^{[2]}$", "$dA^{[L-1]}$", "$dA^{[L]}$"])
    _turn(axes)
    return Picture(
        figure,
        "Diagram. Top row, from left to right: X goes through a forward box for each layer, linear then "
        "ReLU, the last one linear then sigmoid, and comes out as the predictions and the cost. Each "
        "forward box hands its cache down to the backward box of the same layer in the bottom row. There "
        "the gradient goes from right to left, and each backward box gives dW and db of its layer.",
    )


def _column(axes: Axes, x: float, layer: str, activation: str) -> None:
    _box(axes, (x, _FORWARD), _BOX, SKY, f"forward, layer ${layer}$", f"linear → {activation}")
    _box(axes, (x, _CACHE), (1.5, 0.5), YELLOW, f"cache ${layer}$")
    _box(axes, (x, _BACKWARD), _BOX, ORANGE, f"backward, layer ${layer}$", f"linear ← {activation}")
    _arrow(axes, (x, _FORWARD - 0.44), (x, _CACHE + 0.27))
    _arrow(axes, (x, _CACHE - 0.27), (x, _BACKWARD + 0.44))
    _arrow(axes, (x, _BACKWARD - 0.44), (x, -0.15))
    axes.text(x, -0.4, f"$dW^{{[{layer}]}},\\ db^{{[{layer}]}}$", ha="center", va="center", fontsize=12)


def _box(axes: Axes, at: Point, size: Point, colour: str, title: str, below: str = "") -> None:
    corner = (at[0] - size[0] / 2, at[1] - size[1] / 2)
    style = "round,pad=0,rounding_size=0.08"
    tint = (*_rgb(colour), 0.35)
    axes.add_patch(FancyBboxPatch(corner, *size, boxstyle=style, facecolor=tint, edgecolor=BLACK))
    axes.text(at[0], at[1] + (0.17 if below else 0), title, ha="center", va="center", fontsize=11.5)
    axes.text(at[0], at[1] - 0.2, below, ha="center", va="center", fontsize=11)


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return red, green, blue


def _flow(axes: Axes, y: float, labels: Sequence[str], *, forward: bool = False) -> None:
    """The arrows between the boxes of a row: in, out to the dots, in from them, on, and out."""
    half = _BOX[0] / 2
    (first, *_), (second, *_), (last, *_) = _COLUMNS
    spans = [
        (first - half - 0.8, first - half),
        (first + half, second - half),
        (second + half, second + half + 0.8),
        (last - half - 0.8, last - half),
        (last + half, last + half + 0.8),
    ]
    for (left, right), label in zip(spans, labels, strict=True):
        _arrow(axes, *(((left, y), (right, y)) if forward else ((right, y), (left, y))))
        axes.text((left + right) / 2, y + 0.12, label, ha="center", va="bottom", fontsize=12)
    axes.text((spans[2][1] + spans[3][0]) / 2, y + 0.05, "…", ha="center", va="center", fontsize=16)


def _turn(axes: Axes) -> None:
    """From the predictions to the cost, and from the cost to its gradient."""
    right = _COLUMNS[-1][0] + _BOX[0] / 2 + 0.8
    _box(axes, (right, _CACHE), (1.05, 0.5), GREEN, "cost $J$")
    _arrow(axes, (right, _FORWARD), (right, _CACHE + 0.27))
    axes.plot([right, right], [_CACHE - 0.27, _BACKWARD], color=BLACK, linewidth=1.2)


def _arrow(axes: Axes, start: Point, end: Point) -> None:
    style = {"arrowstyle": "-|>", "color": BLACK, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 13}
    axes.annotate("", xy=end, xytext=start, arrowprops=style)


# A network that learns.


def boundaries(
    snapshots: Sequence[tuple[int, Any]], X: Array, Y: Array, predict: Callable[[Any, Array], Array]
) -> Picture:
    """Small multiples of a network's decision boundary while it learns.

    Args: `snapshots`, pairs of an iteration and what `predict` takes as its first argument; `X`, shape
    (2, m); `Y`, labels, shape (1, m); `predict(parameters, points)` gives probabilities, shape (1, k).

    Raises `ValueError` where there are fewer than two snapshots.
    """
    _several(snapshots)
    count = len(snapshots)
    figure = Figure(figsize=(9.6, 2.15 * -(-count // 4) + 0.3), layout="constrained")
    grid = figure.subplots(-(-count // 4), 4, squeeze=False, sharex=True, sharey=True).flat
    right = [_accuracy(predict(parameters, X), Y) for _, parameters in snapshots]
    for axes, (iteration, parameters), share in zip(grid, snapshots, right, strict=False):
        _boundary(axes, X, Y, partial(predict, parameters))
        axes.set_title(f"iteration {iteration}: {share:.0%} right", fontsize=11)
    for axes in list(grid)[count:]:
        axes.set_visible(False)
    parts = [f"iteration {k}: {share:.0%}" for (k, _), share in zip(snapshots, right, strict=True)]
    return Picture(
        figure,
        f"{count} small plots of the same points, circles for label 0 and triangles for label 1, with the "
        f"boundary that the network draws between them. Share classified rightly: {', '.join(parts)}.",
    )


def _several(values: Sequence[Any]) -> None:
    if len(values) < 2:
        raise ValueError("There is nothing to draw yet, because the training above has not run to its end.")


def _accuracy(predictions: Array, Y: Array) -> float:
    return float(np.mean((predictions > 0.5) == (Y > 0.5)))


def _boundary(axes: Axes, X: Array, Y: Array, predict: Callable[[Array], Array]) -> None:
    """Probabilities as colours, the line of one half, and the points, told apart by shape too."""
    low, high = X.min(axis=1) - 0.4, X.max(axis=1) + 0.4
    xs, ys = np.meshgrid(np.linspace(low[0], high[0], 90), np.linspace(low[1], high[1], 90))
    shares = predict(np.vstack([xs.ravel(), ys.ravel()])).reshape(xs.shape)
    axes.pcolormesh(xs, ys, shares, cmap=_TWO_CLASSES, vmin=0, vmax=1, alpha=0.45, rasterized=True)
    if shares.min() < 0.5 < shares.max():
        axes.contour(xs, ys, shares, levels=[0.5], colors=BLACK, linewidths=1.6)
    for label, marker, colour in ((0, "o", ORANGE), (1, "^", BLUE)):
        x, y = X[:, Y[0] == label]
        axes.scatter(x, y, s=14, marker=marker, c=colour, edgecolors=BLACK, linewidths=0.4)
    axes.set(xticks=[], yticks=[])


def cost_curve(costs: Sequence[float]) -> Picture:
    """The cost against the iterations. Raises `ValueError` where there are fewer than two costs."""
    _several(costs)
    figure = Figure(figsize=(6.4, 2.8), layout="constrained")
    axes = figure.add_subplot()
    axes.plot(costs, color=BLUE, linewidth=2)
    axes.set(xlabel="iteration", ylabel="cost", ylim=(0, None))
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", alpha=0.3)
    return Picture(
        figure,
        f"Line plot of the cost over {len(costs)} iterations. It begins at {costs[0]:.2f} and ends at "
        f"{costs[-1]:.2f}; its lowest value is {min(costs):.2f}.",
    )
