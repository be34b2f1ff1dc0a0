"""The planar sets: shapes, balance, scale, and a form that a line does not separate."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnn_utils import load_planar_dataset
from dnn_utils.planar import _SETS

NAMES = ("flower", "circles", "moons", "blobs", "quantiles")
SIZES = st.integers(2, 500)
SEEDS = st.integers(0, 1000)


def drawn(name: str, seed: int = 1, m: int = 400):
    return load_planar_dataset(name, np.random.default_rng(seed), m)


def test_these_are_the_sets():
    assert tuple(_SETS) == NAMES
    assert np.array_equal(load_planar_dataset(rng=np.random.default_rng(1))[0], drawn("flower")[0])


@given(name=st.sampled_from(NAMES), seed=SEEDS, m=SIZES)
def test_shapes_types_and_balance(name, seed, m):
    X, Y = drawn(name, seed, m)
    assert X.shape == (2, m) and X.dtype == np.float64 and np.isfinite(X).all()
    assert Y.shape == (1, m) and Y.dtype == np.int64
    assert np.bincount(Y[0], minlength=2).tolist() == [m - m // 2, m // 2]


@given(name=st.sampled_from(NAMES), seed=SEEDS)
def test_the_points_lie_around_the_origin(name, seed):
    X, _ = drawn(name, seed)
    assert (np.abs(X.mean(axis=1)) < 0.5).all()
    assert 1 <= X.std() <= 2 and np.abs(X).max() < 10


@given(name=st.sampled_from(NAMES), seed=SEEDS)
def test_the_same_generator_gives_the_same_points_in_random_order(name, seed):
    (X, Y), (again, Y_again) = drawn(name, seed), drawn(name, seed)
    assert np.array_equal(X, again) and np.array_equal(Y, Y_again)
    assert 50 < Y[0, :200].sum() < 150
    assert not np.array_equal(X, drawn(name, seed + 1)[0])


def test_numpys_global_generator_is_left_alone():
    np.random.seed(1)
    before = np.random.get_state()[1].tolist()
    drawn("flower")
    assert np.random.get_state()[1].tolist() == before


def shares_right(predicted, Y) -> float:
    return float((predicted == (Y[0] == 1)).mean())


def test_the_flowers_classes_alternate_by_the_angle():
    X, Y = drawn("flower")
    petal = np.round(np.arctan2(X[1], X[0]) / (np.pi / 3))
    assert shares_right(petal % 2 == 1, Y) > 0.9


def test_the_circles_and_the_quantiles_go_by_the_distance():
    for name in ("circles", "quantiles"):
        X, Y = drawn(name)
        radius = np.hypot(*X)
        assert shares_right(radius > np.median(radius), Y) > 0.98


def test_the_moons_are_half_circles():
    X, Y = drawn("moons")
    upright = np.where(Y == 1, -X, X)
    distance = np.hypot(upright[0] + 1, upright[1] + 0.5)
    assert abs(distance.mean() - 2) < 0.1 and distance.std() < 0.3


def test_the_blobs_go_by_the_product_of_the_signs():
    X, Y = drawn("blobs")
    assert shares_right(X[0] * X[1] < 0, Y) > 0.95


@pytest.mark.parametrize("name", NAMES)
def test_no_line_separates_them(name):
    X, Y = drawn(name)
    best = 0.0
    for angle in np.linspace(0, np.pi, 60):
        along = np.cos(angle) * X[0] + np.sin(angle) * X[1]
        for cut in np.quantile(along, np.linspace(0, 1, 41)):
            right = shares_right(along > cut, Y)
            best = max(best, right, 1 - right)
    assert best < (0.95 if name == "moons" else 0.8)


def test_a_wrong_name_gets_the_right_ones():
    with pytest.raises(ValueError, match="choose one of flower, circles, moons, blobs, quantiles"):
        drawn("spiral")


@pytest.mark.parametrize("rng", [None, 1, np.random.RandomState(1)])
def test_without_a_generator_nothing_is_drawn(rng):
    with pytest.raises(ValueError, match=r"such as np\.random\.default_rng\(1\)"):
        load_planar_dataset("flower", rng)


@pytest.mark.parametrize("m", [1, 0, -4, 2.5, float("nan")])
def test_a_wrong_number_of_points_is_refused(m):
    with pytest.raises(ValueError, match="give a whole number of points, at least 2"):
        drawn("flower", m=m)
