"""The interval of an accuracy: Wilson's equation holds at its ends, and nonsense is refused."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnn_utils.accuracy import wilson_interval

COUNTS = st.integers(1, 100_000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


@given(COUNTS, st.floats(0.5, 4))
def test_the_ends_solve_wilsons_equation(counts, z):
    right, total = counts
    p = right / total
    for q in wilson_interval(right, total, z):
        assert math.isclose((p - q) ** 2, z * z * q * (1 - q) / total, rel_tol=1e-6, abs_tol=1e-12)


@given(COUNTS)
def test_the_share_lies_inside(counts):
    right, total = counts
    low, high = wilson_interval(right, total)
    assert 0 <= low <= right / total <= high <= 1
    assert low < high


@given(COUNTS)
def test_right_and_wrong_answers_mirror_each_other(counts):
    right, total = counts
    low, high = wilson_interval(right, total)
    assert wilson_interval(total - right, total) == pytest.approx((1 - high, 1 - low))


def test_more_examples_say_more():
    widths = [np.diff(wilson_interval(7 * k, 10 * k))[0] for k in (1, 10, 100)]
    assert widths == sorted(widths, reverse=True)


def test_a_value_from_the_literature():
    """81 of 263, in R. G. Newcombe, Statistics in Medicine 17 (1998), table I: 0.2553 to 0.3662."""
    assert wilson_interval(81, 263, 1.959964) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_nothing_and_everything_right_reach_the_end():
    assert wilson_interval(0, 10)[0] == 0.0
    assert wilson_interval(10, 10)[1] == 1.0


@pytest.mark.parametrize("right, total", [(np.uint8(200), np.uint8(250)), (np.float64(84), 119)])
def test_numpys_numbers_do(right, total):
    assert wilson_interval(right, total) == wilson_interval(int(right), int(total))


@pytest.mark.parametrize("right, total", [(-1, 5), (6, 5), (0, 0), (0.5, 5), (math.nan, 5), (1, math.inf)])
def test_no_count_is_refused(right, total):
    with pytest.raises(ValueError, match="give whole numbers, 0 <= right <= total"):
        wilson_interval(right, total)


@pytest.mark.parametrize("z", [0, -1.96, math.nan, math.inf])
def test_no_width_is_refused(z):
    with pytest.raises(ValueError, match="give a positive number"):
        wilson_interval(1, 2, z)
