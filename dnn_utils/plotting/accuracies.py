"""Accuracies with what belongs beside them: the baseline, the confusion matrix and an interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import PercentFormatter

from dnn_utils.accuracy import wilson_interval
from dnn_utils.plotting.picture import (
    BLACK,
    BLUE,
    SMALL,
    TEXT,
    VERMILLION,
    Array,
    Picture,
    heading,
    label_axes,
    new_figure,
    percent,
)
from dnn_utils.plotting.values import same_count, zeros_and_ones
from dnn_utils.unaffected import unaffected

_COUNTS = LinearSegmentedColormap.from_list("counts", ["#FFFFFF", BLUE])


@unaffected
def results(
    predictions: Array,
    labels: Array,
    train_labels: Array,
    classes: Sequence[str] = ("non-cat", "cat"),
    title: str = "",
) -> Picture:
    """An accuracy with its 95 % interval and the majority baseline, beside the confusion matrix.

    The baseline always answers the class that most training labels have. Args: `predictions`, 0 or 1 (or
    bool), and `labels`, both of shape (1, m); `train_labels`, shape (1, m_train); `classes`, the names of
    class 0 and class 1; `title`, words to stand first.
    """
    answers, truth = zeros_and_ones(predictions, "predictions"), zeros_and_ones(labels, "labels")
    same_count(answers, truth, ("predictions", "labels"))
    counts = np.histogram2d(truth, answers, bins=2, range=[[0, 1], [0, 1]])[0].astype(int)
    usual = int(np.bincount(zeros_and_ones(train_labels, "training labels"), minlength=2).argmax())
    right, total, baseline = int(np.trace(counts)), truth.size, counts[usual].sum() / truth.size
    interval = wilson_interval(right, total)

    figure = new_figure(3.9)
    left, matrix = figure.subplots(1, 2, width_ratios=(1.25, 1))
    _accuracy(left, right / total, interval, (baseline, classes[usual]), total)
    _matrix(matrix, counts, classes)
    text = f"{_share(right, total, interval)}; always answering '{classes[usual]}': {percent(baseline)}"
    heading(figure, f"{title}\n{text}")
    verdict = _verdict(interval, baseline)
    cells = [
        f"of {row.sum()} '{name}', {row[0]} answered '{classes[0]}' and {row[1]} '{classes[1]}'"
        for name, row in zip(classes, counts, strict=True)
    ]
    return Picture(
        figure, f"{title}{': ' * bool(title)}{text}. {verdict} Confusion matrix: {'; '.join(cells)}."
    )


@unaffected
def hidden_sizes(
    study: Mapping[int, tuple[float, float]], m_val: int, baseline: float | None = None
) -> Picture:
    """Accuracies for several sizes of the hidden layer, on the training part and on the validation part.

    Args: `study`, for each number of hidden units the share answered rightly of the training part and of
    the validation part, from 0 to 1; `m_val`, the examples of the validation part, for the intervals;
    `baseline`, the share of the validation part that the training part's majority class gets right.
    """
    if not study:
        raise ValueError("There is nothing to draw yet: run the study above first.")
    sizes = list(study)
    train, val = (np.array([float(study[size][part]) for size in sizes]) for part in (0, 1))
    if not all(0 <= share <= 1 for share in (*train, *val)):
        raise ValueError("The accuracies of the study should be shares between 0 and 1.")
    intervals = [wilson_interval(round(share * m_val), m_val) for share in val]
    figure = new_figure(4.2, 7.2)
    axes = figure.add_subplot()
    places = np.arange(len(sizes))
    axes.plot(places - 0.08, train, "s--", color=VERMILLION, markersize=7, label="training part")
    axes.errorbar(
        places + 0.08, val, _arms(val, intervals), fmt="o-", color=BLUE, capsize=5, markersize=7,
        label=f"validation part ({m_val} examples), 95 % interval",
    )  # fmt: skip
    if baseline is not None:
        axes.axhline(baseline, color=BLACK, linestyle=":", label=f"always one class: {percent(baseline)}")
    axes.set_xticks(places, [str(size) for size in sizes])
    axes.yaxis.set_major_formatter(PercentFormatter(1.0, decimals=0, symbol=" %"))
    label_axes(axes, "hidden units, $n_h$", "answered rightly")
    axes.grid(axis="y", alpha=0.3)
    figure.legend(loc="outside lower center", ncols=2, fontsize=SMALL, frameon=False)
    verdict = _best(sizes, val, intervals)
    heading(figure, verdict)
    rows = _rows(sizes, train, val, intervals)
    if baseline is not None:
        rows.append(f"Always answering one class: validation {percent(baseline)}.")
    return Picture(figure, f"{verdict} {' '.join(rows)}")


def _share(right: int, total: int, interval: tuple[float, float]) -> str:
    low, high = map(percent, interval)
    return f"{right} of {total} right: {percent(right / total)} (95 % interval {low} to {high})"


def _verdict(interval: tuple[float, float], baseline: float) -> str:
    """What the interval says about the baseline, and no more."""
    if interval[0] > baseline:
        return "The whole interval lies above the baseline."
    if interval[1] < baseline:
        return "The whole interval lies below the baseline."
    return "The baseline lies within the interval."


def _accuracy(
    axes: Axes, share: float, interval: tuple[float, float], baseline: tuple[float, str], total: int
) -> None:
    """The accuracy as a point with its interval, the baseline as a line across."""
    axes.errorbar(
        share,
        0,
        xerr=_arms([share], [interval]),
        fmt="o",
        color=BLUE,
        capsize=8,
        markersize=10,
        linewidth=2.5,
        clip_on=False,
    )
    axes.axvline(baseline[0], ymin=0.42, color=VERMILLION, linestyle="--", linewidth=2)
    _beside(axes, share, -0.35, f"these answers: {percent(share)}", BLUE)
    _beside(axes, baseline[0], 0.62, f"always '{baseline[1]}': {percent(baseline[0])}", "#A84A00")
    axes.set(xlim=(0, 1), ylim=(-1, 1), yticks=[])
    axes.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0, symbol=" %"))
    axes.set_title(_verdict(interval, baseline[0]), fontsize=SMALL)
    label_axes(axes, f"answered rightly, of {total}", "")
    axes.spines["left"].set_visible(False)


def _beside(axes: Axes, x: float, y: float, text: str, colour: str) -> None:
    """Text that begins or ends at x, whichever leaves it inside the axes."""
    side: dict[str, Any] = {"ha": "left", "x": x + 0.015} if x < 0.5 else {"ha": "right", "x": x - 0.015}
    paper = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
    axes.text(**side, y=y, s=text, va="center", fontsize=TEXT, color=colour, bbox=paper)


def _matrix(axes: Axes, counts: Array, classes: Sequence[str]) -> None:
    axes.imshow(counts, cmap=_COUNTS, vmin=0, vmax=max(1, counts.max()), interpolation="nearest")
    for (row, column), count in np.ndenumerate(counts):
        colour = "white" if count > 0.75 * counts.max() else BLACK
        axes.text(column, row, str(count), ha="center", va="center", fontsize=18, color=colour)
    axes.set_xticks([0, 1], classes)
    axes.set_yticks([0, 1], classes, rotation=90, va="center")
    label_axes(axes, "answer", "truth")
    axes.set_title("confusion matrix", fontsize=SMALL)


def _arms(shares: Sequence[float] | Array, intervals: Sequence[tuple[float, float]]) -> Array:
    """The lengths of error bars below and above each share, shape (2, number of shares)."""
    bounds = np.array(intervals).T
    return np.maximum(0.0, [shares - bounds[0], bounds[1] - shares])


def _best(sizes: Sequence[int], val: Array, intervals: Sequence[tuple[float, float]]) -> str:
    top = int(val.argmax())
    beside = [str(n) for n, (_, high) in zip(sizes, intervals, strict=True) if high >= intervals[top][0]]
    beside.remove(str(sizes[top]))
    best = f"Best on the validation part: {_units(sizes[top], 'hidden ')}."
    if not beside:
        return f"{best} No other size has an interval that reaches into theirs."
    return f"{best} The intervals of {_listed(beside)} overlap with theirs."


def _units(size: int, which: str = "") -> str:
    return f"{size} {which}unit{'s' * (size != 1)}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _rows(
    sizes: Sequence[int], train: Array, val: Array, intervals: Sequence[tuple[float, float]]
) -> list[str]:
    return [
        f"{_units(size)}: training {percent(a)}, validation {percent(b)} "
        f"(95 % interval {percent(low)} to {percent(high)})."
        for size, a, b, (low, high) in zip(sizes, train, val, intervals, strict=True)
    ]
