"""Properties of the activations: right values, right slopes, no overflow, no changed argument."""

from __future__ import annotations

import inspect
import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from dnn_utils import activations
from dnn_utils.activations import leaky_relu, leaky_relu_backward, relu, sigmoid, tanh

NAMES = ("sigmoid", "relu", "tanh", "leaky_relu")
SHAPES = array_shapes(min_dims=2, max_dims=2, max_side=5)
ANY_Z = arrays(float, SHAPES, elements=st.floats(allow_nan=False, allow_infinity=False))
# Away from 0, where the two ReLUs have a corner and no derivative.
SMOOTH_Z = arrays(float, SHAPES, elements=st.floats(0.01, 8) | st.floats(-8, -0.01))


def forward(name: str):
    return getattr(activations, name)


def backward(name: str):
    return getattr(activations, f"{name}_backward")


def slopes_by_central_differences(name: str, Z: np.ndarray, h: float = 1e-5) -> np.ndarray:
    return (forward(name)(Z + h)[0] - forward(name)(Z - h)[0]) / (2 * h)


def expected_one(name: str, z: float) -> float:
    """One entry, from Python's own floats and the definition."""
    if name == "sigmoid":
        return 1 / (1 + math.exp(-z)) if z > -700 else 0.0
    if name == "tanh":
        return math.tanh(z)
    return z if z > 0 else {"relu": 0.0, "leaky_relu": 0.01}[name] * z


@pytest.mark.parametrize("name", NAMES)
@given(Z=ANY_Z)
def test_forward_follows_its_definition_without_a_warning(name, Z):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        A, cache = inspect.unwrap(forward(name))(Z)
    assert A.shape == Z.shape
    assert cache is Z
    expected = [expected_one(name, z) for z in Z.ravel()]
    np.testing.assert_allclose(A.ravel(), expected, rtol=1e-12, atol=1e-300)


@pytest.mark.parametrize("name", NAMES)
@given(Z=SMOOTH_Z, factor=st.floats(-3, 3))
def test_backward_is_the_gradient_times_the_slope(name, Z, factor):
    dA = np.full(Z.shape, factor) * (1 + np.arange(Z.size).reshape(Z.shape))
    dZ = backward(name)(dA, Z)
    assert dZ.shape == Z.shape
    np.testing.assert_allclose(dZ, dA * slopes_by_central_differences(name, Z), rtol=1e-5, atol=1e-8)


@pytest.mark.parametrize("name", NAMES)
@given(Z=ANY_Z)
def test_backward_never_overflows(name, Z):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        dZ = inspect.unwrap(backward(name))(np.ones_like(Z), Z)
    assert np.all(np.isfinite(dZ))


@pytest.mark.parametrize("name", NAMES)
@given(Z=ANY_Z)
def test_arguments_stay_as_they_are(name, Z):
    dA = np.full(Z.shape, 0.5)
    before = Z.copy()
    A, cache = forward(name)(Z)
    backward(name)(dA, cache)
    np.testing.assert_array_equal(Z, before)
    np.testing.assert_array_equal(dA, np.full(Z.shape, 0.5))
    assert not np.shares_memory(A, Z)


@pytest.mark.parametrize("name", NAMES)
@given(Z=ANY_Z)
def test_forward_never_decreases(name, Z):
    A = forward(name)(np.sort(Z.reshape(1, -1)))[0]
    assert np.all(np.diff(A, axis=1) >= 0)


@given(Z=ANY_Z)
def test_sigmoid_is_a_probability_and_symmetric(Z):
    A = sigmoid(Z)[0]
    assert np.all((A >= 0) & (A <= 1))
    np.testing.assert_allclose(A + sigmoid(-Z)[0], 1, rtol=1e-12)


def test_sigmoid_at_the_far_ends():
    A = sigmoid(np.array([[-np.inf, -1e308, -745.0, 0.0, 745.0, 1e308, np.inf]]))[0]
    np.testing.assert_allclose(A, [[0, 0, 0, 0.5, 1, 1, 1]], atol=1e-300)


def test_sigmoid_of_small_values_keeps_its_digits():
    assert sigmoid(np.array([[-100.0]]))[0].item() == pytest.approx(math.exp(-100), rel=1e-12)


@pytest.mark.parametrize("dtype", ["int64", "uint8", "bool"])
def test_sigmoid_of_whole_numbers(dtype):
    Z = np.array([[0, 1]], dtype=dtype)
    np.testing.assert_allclose(sigmoid(Z)[0], [[0.5, 1 / (1 + math.exp(-1))]])


@given(Z=ANY_Z)
def test_relu_is_never_negative_and_keeps_positive_entries(Z):
    A = relu(Z)[0]
    assert np.all(A >= 0)
    np.testing.assert_array_equal(A[Z > 0], Z[Z > 0])


@given(Z=SMOOTH_Z)
def test_tanh_is_a_stretched_sigmoid(Z):
    np.testing.assert_allclose(tanh(Z)[0], 2 * sigmoid(2 * Z)[0] - 1, atol=1e-12)


@given(Z=SMOOTH_Z, slope=st.floats(0, 0.9))
def test_leaky_relu_uses_its_slope_both_ways(Z, slope):
    A, cache = leaky_relu(Z, slope)
    np.testing.assert_array_equal(A[Z < 0], slope * Z[Z < 0])
    dZ = leaky_relu_backward(np.ones_like(Z), cache, slope)
    np.testing.assert_array_equal(dZ, np.where(Z > 0, 1.0, slope))


@pytest.mark.parametrize(("name", "slope"), [("relu", 0.0), ("leaky_relu", 0.01)])
def test_the_corner_belongs_to_the_left_side(name, slope):
    assert backward(name)(np.ones((1, 1)), np.zeros((1, 1))).item() == slope
