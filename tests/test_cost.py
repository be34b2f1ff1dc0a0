"""Costs that would be infinite: any large finite number is right."""

from __future__ import annotations

import numpy as np
import pytest

from dnn_utils.checks.cost import cost


def kind(expected, got):
    finding = cost(expected, got, ("cost",), {"beyond": 10})
    return finding and finding.kind


@pytest.mark.parametrize("got", [18.4, 36.0, 700.0, np.float64(18.4), np.array(18.4)])
def test_any_large_finite_number_is_right_beyond_the_limit(got):
    assert kind(36.04, got) is None


@pytest.mark.parametrize(
    ("got", "wrong"),
    [
        (np.inf, "finite"),
        (np.nan, "finite"),
        (9.9, "value"),
        (-36.04, "value"),
        (np.full((1, 2), 36.0), "shape"),
        (np.full((1, 1), 36.0), "form"),
        (np.full(1, 18.4), "form"),
        (np.full(1, 9.9), "value"),
    ],
)
def test_what_is_not_finite_or_not_large_is_wrong(got, wrong):
    assert kind(36.04, got) == wrong


def test_below_the_limit_the_value_counts():
    assert kind(0.5, 0.5) is None
    assert kind(0.5, 0.6) == "value"
    assert kind(0.5, 12.0) == "value"
