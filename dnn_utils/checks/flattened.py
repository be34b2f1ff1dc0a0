"""Compare flattened pictures, one in each column, in whatever order of pixels.

Any order will do, as long as it is the same for every picture: a network learns its weights for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dnn_utils.checks.compare import Wrong, aligned, well_formed
from dnn_utils.checks.finding import Finding


def flattened(expected: Any, got: Any, returns: Sequence[str], options: Mapping[str, Any]) -> Finding | None:
    """The rows of `got`, shape (n, m), are those of `expected` in any order."""
    try:
        for part, e, g in well_formed(aligned(expected, got, returns)):
            _same_pixels(part, np.asarray(e, float), np.asarray(g, float))
    except Wrong as wrong:
        return wrong.finding
    return None


def _same_pixels(part: str, e: np.ndarray, g: np.ndarray) -> None:
    if np.array_equal(_sorted_rows(e), _sorted_rows(g)):
        return
    for k in range(e.shape[1]):
        if not np.array_equal(np.sort(e[:, k]), np.sort(g[:, k])):
            message = f"Column {k} of `{part}` does not hold the pixels of picture {k}."
            raise Wrong("value", part, message)
    message = f"Each column of `{part}` holds the pixels of its picture, but in an order of its own."
    raise Wrong("value", part, message)


def _sorted_rows(X: np.ndarray) -> np.ndarray:
    return X[np.lexsort(X.T[::-1])]
