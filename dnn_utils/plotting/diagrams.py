"""Diagrams that are drawn from nothing but the course's notation."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from dnn_utils.plotting.picture import BLACK, GREEN, ORANGE, SKY, YELLOW, Picture
from dnn_utils.unaffected import unaffected

Point = tuple[float, float]

_COLUMNS = ((1.85, "1", "ReLU"), (4.8, "2", "ReLU"), (8.85, "L", "sigmoid"))
_FORWARD, _CACHE, _BACKWARD = 3.5, 2.15, 0.8
_BOX = (2.0, 0.84)


@unaffected
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
