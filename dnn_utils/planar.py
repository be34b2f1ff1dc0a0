"""Points in the plane, in two classes that no straight line separates.

In each set the two classes have the same number of points (one more in class 0 where ``m`` is odd), in
random order, around the origin.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dnn_utils.unaffected import unaffected

Array = NDArray[Any]
Generator = np.random.Generator


@unaffected
def load_planar_dataset(
    name: str = "flower", rng: Generator | None = None, m: int = 400
) -> tuple[Array, Array]:
    """Draw the points of a set: "flower", "circles", "moons", "blobs" or "quantiles".

    Args: ``name``; ``rng``, a NumPy random generator, always needed: the same one gives the same points;
    ``m``, the number of points. Returns: ``X``, float64, ``(2, m)``, and ``Y``, int64, ``(1, m)``.
    """
    if name not in _SETS:
        raise ValueError(f'There is no planar set "{name}": choose one of {", ".join(_SETS)}.')
    if not isinstance(rng, Generator):
        raise ValueError(f"rng is {rng!r}: give a random generator, such as np.random.default_rng(1).")
    if not (m % 1 == 0 and m >= 2):
        raise ValueError(f"m is {m}: give a whole number of points, at least 2.")
    order = rng.permutation(int(m))
    X, labels = _SETS[name](rng, order.size)
    return X[:, order], labels[order].reshape(1, -1)


def flower(rng: Generator, m: int) -> tuple[Array, Array]:
    """Six petals whose classes alternate, in polar coordinates.

    Petal ``p`` lies around the angle ``p * pi / 3``. At the angle ``phi`` from its middle, between
    ``-pi / 6`` and ``pi / 6``, its edge has the radius ``3.5 * cos(3 * phi)``; points lie near the edge.
    """
    petal = np.arange(m) % 6
    phi = rng.uniform(-np.pi / 6, np.pi / 6, m)
    radius = 3.5 * np.cos(3 * phi) + rng.normal(0, 0.2, m)
    angle = petal * np.pi / 3 + phi + rng.normal(0, 0.05, m)
    return _polar(radius, angle), petal % 2


def circles(rng: Generator, m: int) -> tuple[Array, Array]:
    """A ring of the radius 1.2 inside a ring of the radius 2.6: ``radius = 1.2 + 1.4 * y``, and noise."""
    y = _alternating(m)
    radius = 1.2 + 1.4 * y + rng.normal(0, 0.25, m)
    return _polar(radius, rng.uniform(0, 2 * np.pi, m)), y


def moons(rng: Generator, m: int) -> tuple[Array, Array]:
    """Two half circles that reach into each other.

    With ``t`` between 0 and pi, class 0 lies at ``(2 cos(t) - 1, 2 sin(t) - 0.5)``; class 1 is that turned
    by half a turn around the origin: the same with both signs changed. Noise is added.
    """
    y = _alternating(m)
    t = rng.uniform(0, np.pi, m)
    half_circle = np.stack([2 * np.cos(t) - 1, 2 * np.sin(t) - 0.5])
    return half_circle * (1 - 2 * y) + rng.normal(0, 0.25, (2, m)), y


def blobs(rng: Generator, m: int) -> tuple[Array, Array]:
    """Four round clouds at ``(±1.5, ±1.5)``; the class is 1 where the signs of the centre differ."""
    corner = np.arange(m) % 4
    y = corner % 2
    sign = np.where(corner < 2, 1.0, -1.0)
    centre = 1.5 * np.stack([sign, sign * (1 - 2 * y)])
    return centre + rng.normal(0, 0.6, (2, m)), y


def quantiles(rng: Generator, m: int) -> tuple[Array, Array]:
    """One round cloud, each coordinate drawn from N(0, 1.5²), cut at the median of the distance.

    Class 0 is the half of the points that lies nearer to the origin; class 1 is the shell around it.
    """
    X = rng.normal(0, 1.5, (2, m))
    rank = np.argsort(np.argsort(np.hypot(*X)))
    return X, (2 * rank > m - 1).astype(np.int64)


def _alternating(m: int) -> Array:
    """0, 1, 0, 1, ...: ``m`` labels, int64."""
    return np.arange(m, dtype=np.int64) % 2


def _polar(radius: Array, angle: Array) -> Array:
    """Points with this radius and angle, ``(2, m)``."""
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)])


_SETS: dict[str, Callable[[Generator, int], tuple[Array, Array]]] = {
    "flower": flower,
    "circles": circles,
    "moons": moons,
    "blobs": blobs,
    "quantiles": quantiles,
}
