"""Pictures of the data set, what a network makes of them, and its weights as pictures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dnn_utils.plotting.picture import (
    BLACK,
    BLUE,
    ORANGE,
    SMALL,
    TEXT,
    WIDTH,
    Array,
    Picture,
    heading,
    label_axes,
    new_figure,
    percent,
)
from dnn_utils.plotting.values import probabilities_of, same_count, zeros_and_ones
from dnn_utils.unaffected import unaffected

_COLUMNS = 4
_CLASSES = ("non-cat", "cat")


@unaffected
def sample_pictures(
    pictures: Array,
    labels: Array,
    classes: Sequence[str] = _CLASSES,
    count: int | Sequence[int] = 8,
    titles: Sequence[str] | None = None,
    *,
    indices: Sequence[int] | None = None,
) -> Picture:
    """Pictures with their numbers in the set and their classes.

    Args: `pictures`, shape (m, height, width, 3); `labels`, shape (1, m); `classes`, the names of class 0
    and class 1; `count`, how many to show, spread evenly over the set, or the indices of those to show
    (so does `indices`); `titles`, texts in place of number and class.
    """
    truth = zeros_and_ones(labels, "labels")
    same_count(truth, pictures, ("labels", "pictures"))
    shown = _chosen(len(pictures), count if indices is None else indices)
    words = [f"{k}: {classes[truth[k]]}" for k in shown] if titles is None else list(titles)
    if len(words) != len(shown):
        raise ValueError(f"There are {len(words)} titles for {len(shown)} pictures.")
    figure = _gallery([_as_shown(pictures[k]) for k in shown], words)
    return Picture(figure, f"{len(shown)} of {len(pictures)} pictures: {'; '.join(words)}.")


@unaffected
def confidently_wrong(
    pictures: Array, labels: Array, probabilities: Array, classes: Sequence[str] = _CLASSES, count: int = 8
) -> Picture:
    """The pictures about which a network is surest and wrong, the surest first.

    Args: `pictures`, shape (m, height, width, 3); `labels`, shape (1, m); `probabilities` of class 1,
    shape (1, m); `classes`, the names of class 0 and class 1. At exactly 0.5 nothing is answered.
    """
    truth, shares = zeros_and_ones(labels, "labels"), probabilities_of(probabilities)
    same_count(truth, pictures, ("labels", "pictures"))
    same_count(shares, pictures, ("probabilities", "pictures"))
    doubt = np.where(truth == 1, 1 - shares, shares)
    wrong = [int(k) for k in np.argsort(-doubt, kind="stable") if doubt[k] > 0.5]
    if not wrong:
        return _nothing(f"None of the {len(truth)} pictures is answered wrongly.")
    shown = wrong[:count]
    words = [f"{k}: {classes[truth[k]]}\ntaken for {classes[1 - truth[k]]}: {_sure(doubt[k])}" for k in shown]
    figure = _gallery([_as_shown(pictures[k]) for k in shown], words)
    told = "; ".join(word.replace("\n", ", ") for word in words)
    return Picture(
        figure, f"The surest {len(shown)} of {len(wrong)} wrong answers, with their probability: {told}."
    )


@unaffected
def first_layer_weights(weights: Array, shape: tuple[int, int, int] = (64, 64, 3), count: int = 8) -> Picture:
    """The weights of each unit of the first layer as a picture: mid-grey is 0, bright adds, dark takes away.

    Args: `weights`, W1 of shape (n_h, n_x) or w of shape (n_x, 1); `shape` of a picture, whose pixels
    were put into columns in this order; `count`, how many units at most. Each has its own scale.
    """
    units = _units(weights, math.prod(shape))[:count]
    reach = np.abs(units).max(axis=1)
    scaled = 0.5 + 0.5 * units / np.where(reach > 0, reach, 1.0)[:, None]
    words = [f"unit {k}: ±{size:.2g}" for k, size in enumerate(reach, start=1)]
    figure = _gallery(list(scaled.reshape(-1, *shape)), words)
    heading(figure, "mid-grey: weight 0")
    return Picture(
        figure,
        f"The weights of {len(units)} unit{'s' * (len(units) > 1)} of the first layer as pictures of "
        f"{shape[0]} by {shape[1]} pixels, where mid-grey is a weight of 0. Their largest sizes: "
        f"{'; '.join(words)}.",
    )


@unaffected
def picture_prediction(picture: Array, probability: Any, classes: Sequence[str] = _CLASSES) -> Picture:
    """A picture beside the probability that a network gives it.

    Args: `picture`, shape (height, width, 3); `probability` of class 1, a number or an array of one
    number; `classes`, the names of class 0 and class 1.
    """
    share = float(probabilities_of(probability, "probability")[0])
    figure = new_figure(3.2, 7.2)
    left, right = figure.subplots(1, 2, width_ratios=(1, 1.6))
    _image(left, _as_shown(picture), "")
    _bars(right, (1 - share, share), classes)
    answer = _answer(share, classes)
    heading(figure, answer)
    return Picture(
        figure,
        f"The picture, {picture.shape[0]} by {picture.shape[1]} pixels, and two bars: probability "
        f"{1 - share:.2f} for {classes[0]}, {share:.2f} for {classes[1]}. {answer}",
    )


def _answer(share: float, classes: Sequence[str]) -> str:
    if share == 0.5:
        return "The network can't decide: its probability is exactly 0.5."
    name, sure = (classes[1], share) if share > 0.5 else (classes[0], 1 - share)
    return f"The network's answer is '{name}', with probability {sure:.2f}."


def _sure(share: float) -> str:
    return "over 99 %" if share > 0.995 else percent(share)


def _chosen(total: int, wanted: int | Sequence[int]) -> list[int]:
    if isinstance(wanted, int | np.integer):
        return [int(k) for k in np.linspace(0, total - 1, min(int(wanted), total))]
    return [int(k) for k in np.ravel(wanted)]


def _as_shown(picture: Array) -> Array:
    """Pixels from 0 to 255, or the same divided by 255, as numbers from 0 to 1."""
    pixels = np.asarray(picture).astype(float)
    whole = np.issubdtype(np.asarray(picture).dtype, np.integer) or pixels.max(initial=0.0) > 1
    return np.clip(pixels / 255 if whole else pixels, 0, 1)


def _units(weights: Array, n_x: int) -> Array:
    """One row for each unit, shape (n_h, n_x)."""
    rows = np.atleast_2d(np.asarray(weights, dtype=float))
    rows = rows.T if rows.shape == (n_x, 1) else rows
    if rows.ndim != 2 or rows.shape[1] != n_x:
        raise ValueError(f"The weights have shape {np.shape(weights)}, which is not {n_x} for each unit.")
    if not np.isfinite(rows).all():
        raise ValueError("The weights are no finite numbers any more: the training has diverged.")
    return rows


def _gallery(images: Sequence[Array], words: Sequence[str]) -> Figure:
    columns = min(_COLUMNS, len(images))
    rows, lines = -(-len(images) // columns), 1 + max(word.count("\n") for word in words)
    side = WIDTH / _COLUMNS if columns > 2 else 2.6
    figure = new_figure(rows * (side + 0.22 * lines), side * columns)
    grid = list(figure.subplots(rows, columns, squeeze=False).flat)
    for axes, image, word in zip(grid, images, words, strict=False):
        _image(axes, image, word)
    for axes in grid[len(images) :]:
        axes.set_visible(False)
    return figure


def _image(axes: Axes, image: Array, title: str) -> None:
    axes.imshow(image, interpolation="nearest", cmap="gray", vmin=0, vmax=1)
    axes.set_title(title, fontsize=SMALL)
    axes.set(xticks=[], yticks=[])


def _bars(axes: Axes, shares: tuple[float, float], classes: Sequence[str]) -> None:
    for place, (share, colour) in enumerate(zip(shares, (ORANGE, BLUE), strict=True)):
        axes.barh(
            place, share, color=colour, edgecolor=BLACK, hatch="//" if place == 0 else None, height=0.55
        )
        axes.text(share, place, f" {share:.2f}", va="center", fontsize=TEXT)
    axes.axvline(0.5, color=BLACK, linestyle=":", linewidth=1.5)
    axes.set(xlim=(0, 1.12), xticks=[0, 0.5, 1], ylim=(-0.6, 1.6))
    axes.set_yticks([0, 1], classes)
    label_axes(axes, "probability", "")


def _nothing(sentence: str) -> Picture:
    figure = new_figure(0.9, 6.0)
    figure.text(0.5, 0.5, sentence, ha="center", va="center", fontsize=TEXT)
    return Picture(figure, sentence)
