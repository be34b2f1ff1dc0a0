"""Compare costs, where one that would be infinite may end at any large number.

A prediction of exactly 1 for the label 0 costs infinitely much. Whoever keeps predictions a tiny bit away
from both ends gets a large number instead, and how large depends on that bit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dnn_utils.checks.compare import is_array, is_number, values
from dnn_utils.checks.finding import Finding


def cost(expected: Any, got: Any, returns: Sequence[str], options: Mapping[str, Any]) -> Finding | None:
    """As `compare.values`; but above ``options["beyond"]`` every finite number is as good as another."""
    beyond = float(options["beyond"])
    if expected > beyond and _is_one_number(got) and beyond < float(np.reshape(got, ())) < np.inf:
        expected = float(np.reshape(got, ()))
    return values(expected, got, returns, options)


def _is_one_number(got: Any) -> bool:
    return is_number(got) or (is_array(got) and got.size == 1)
