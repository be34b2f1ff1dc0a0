"""Judge freshly initialized parameters by shape, scale and independence, never by an exact draw.

Every test of chance has a false-fail probability under 1e-9 for right solutions. For N normal entries
of variance s2, Laurent and Massart (Annals of Statistics 28, 2000, lemma 1) bound the sample's mean
square Q: P(Q/s2 - 1 > 2 sqrt(x/N) + 2x/N) and P(1 - Q/s2 > 2 sqrt(x/N)) are at most exp(-x) each; and
P(|mean| > s sqrt(2x/N)) is at most 2 exp(-x). With `X` = 30 they add up to 4e-13 a layer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from dnn_utils.checks.compare import Wrong, aligned, no_further_layers, well_formed
from dnn_utils.checks.finding import Finding

X = 30.0
ENOUGH = 1000
"""Entries that a layer needs before its spread is judged: below, the bounds are too wide to be fair."""


def initial_parameters(
    expected: Any, got: Any, returns: Sequence[str], options: Mapping[str, Any]
) -> Finding | None:
    """Keys, types and shapes as expected; `b` zero; `W` random, centred and of an allowed scale.

    ``options["scales"]`` lists the allowed standard deviations: numbers, or ``"1/sqrt(n)"`` and
    ``"sqrt(2/n)"`` with n the number of units of the layer before.
    """
    try:
        leaves = well_formed(aligned(expected, got, returns))
        weights = {part: np.asarray(g, float) for part, _, g in leaves if "'W" in part}
        for part, _, g in leaves:
            if part not in weights:
                _zero(part, g)
        for part, W in weights.items():
            _random(part, W)
            _scaled(part, W, options["scales"])
        _independent(weights)
        no_further_layers(expected, got, returns)
    except Wrong as wrong:
        return wrong.finding
    return None


def remarks(expected: Any, got: Any, returns: Sequence[str], options: Mapping[str, Any]) -> tuple[str, ...]:
    """What is worth a word in parameters that pass: they are accepted, and what comes later may not work."""
    leaves = [(part, np.asarray(g)) for part, _, g in aligned(expected, got, returns)]
    return tuple(said for said in (_small(leaves, options), _whole(leaves), _further(expected, got)) if said)


def _small(leaves: Sequence[tuple[str, np.ndarray]], options: Mapping[str, Any]) -> str:
    asked, *others = options["scales"]
    if not isinstance(asked, str):
        return ""
    for part, W in leaves:
        judged = "'W" in part and W.size >= ENOUGH and not _fits(W, _scale(asked, W.shape[1]))
        for scale in others:
            if judged and not isinstance(scale, str) and _fits(W, float(scale)):
                return (
                    f"Note: the spread of `{part}` is {scale:g}, whatever the number of inputs. That costs "
                    "no points, but a deep network hardly learns from it: compare with the formula."
                )
    return ""


def _whole(leaves: Sequence[tuple[str, np.ndarray]]) -> str:
    for part, g in leaves:
        if g.dtype.kind in "biu":
            return (
                f"Note: `{part}` holds whole numbers. A step written as `-=` will fail on it: an array of "
                "floats is safe."
            )
    return ""


def _further(expected: Any, got: Any) -> str:
    further = len(got) - len(expected) if isinstance(got, dict) else 0
    if further < 2:
        return ""
    return (
        f"Note: there are {further} entries besides the parameters. Code that counts the layers as half of "
        "the entries counts too many."
    )


def of_draw(part: str, got: Any, options: Mapping[str, Any]) -> str:
    """How the wrong numbers of a layer may have been drawn, in a sentence; empty where nothing shows."""
    W = np.asarray(got, float)
    if "'W" not in part or W.ndim != 2:
        return ""
    if 1 < len(W) > len(np.unique(W, axis=0)) and np.any(W.flat[0] != W):
        return (
            f"The rows of `{part}` are drawn only once, or each from the same seed: every unit needs a draw "
            "of its own."
        )
    for scale in (_scale(each, W.shape[1]) for each in options["scales"]) if W.size >= ENOUGH else ():
        if _fits(W, scale**2):
            return f"The spread is that of {scale:.3g} times {scale:.3g}: is the factor applied twice?"
        if np.abs(W).max() <= scale and _fits(W, scale / np.sqrt(3)):
            return (
                f"These numbers are spread evenly between -{scale:.3g} and {scale:.3g}: a normal "
                "distribution is asked for, with that as its standard deviation."
            )
    return ""


def _zero(part: str, b: np.ndarray) -> None:
    if np.any(b):
        raise Wrong("value", part, f"`{part}` should be all zeros at the start.")


def _random(part: str, W: np.ndarray) -> None:
    if W.size > 1 and not np.any(W):
        raise Wrong("value", part, f"`{part}` is all zeros, so all units of the layer would stay the same.")
    if W.size > 1 and np.all(W.flat[0] == W):
        raise Wrong("value", part, f"`{part}` holds one number everywhere: its units would stay the same.")
    if W.shape[0] > 1 and W.shape[1] > 1 and len(np.unique(W, axis=0)) < W.shape[0]:
        raise Wrong("value", part, f"`{part}` has equal rows, so those units would stay the same.")


def _scaled(part: str, W: np.ndarray, scales: Sequence[Any]) -> None:
    if W.size < ENOUGH:
        return
    allowed = [_scale(scale, W.shape[1]) for scale in scales]
    if any(_fits(W, s) for s in allowed):
        return
    spread, mean = float(np.sqrt(np.mean(W**2))), float(W.mean())
    if abs(mean) > W.std() * np.sqrt(2 * X / W.size):
        raise Wrong(
            "value", part, f"The entries of `{part}` are not centred on zero.", f"Their mean is {mean:.3g}."
        )
    side = (
        "large" if spread > max(allowed) else "small" if spread < min(allowed) else "far from the asked scale"
    )
    word = f"much too {side}" if side in ("large", "small") else side
    raise Wrong(
        "value", part, f"The spread of `{part}` is {word}.", f"Its standard deviation is {spread:.3g}."
    )


def _fits(W: np.ndarray, scale: float) -> bool:
    ratio, width = float(np.mean(W**2)) / scale**2, 2 * np.sqrt(X / W.size)
    centred = abs(float(W.mean())) <= scale * np.sqrt(2 * X / W.size)
    return centred and 1 - width <= ratio <= 1 + width + 2 * X / W.size


def _scale(scale: Any, n: int) -> float:
    named = {"1/sqrt(n)": 1 / np.sqrt(n), "sqrt(2/n)": np.sqrt(2 / n)}
    return named[scale] if isinstance(scale, str) else float(scale)


def _independent(weights: Mapping[str, np.ndarray]) -> None:
    """No layer repeats another's numbers. Twenty normal pairs correlate above .9999 with p < 1e-30."""
    for (first, V), (second, W) in combinations(weights.items(), 2):
        k = min(V.size, W.size)
        if k >= 20 and abs(np.corrcoef(V.flat[:k], W.flat[:k])[0, 1]) > 0.9999:
            message = f"`{second}` repeats the numbers of `{first}`: each layer needs its own."
            raise Wrong("value", second, message)
