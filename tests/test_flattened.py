"""Flattened pictures: any order of pixels, the same for every picture."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnn_utils.checks.flattened import flattened

rng = np.random.default_rng(5)
IMAGES = rng.integers(0, 256, size=(5, 4, 3, 3)).astype(np.uint8)
RIGHT = IMAGES.reshape(5, -1).T


def said(got):
    finding = flattened(RIGHT, got, ("X",), {})
    return finding and (finding.kind, finding.message)


@pytest.mark.parametrize(
    "got",
    [
        RIGHT,
        RIGHT.astype(float),
        IMAGES.reshape(5, -1, order="F").T,
        IMAGES.transpose(0, 3, 1, 2).reshape(5, -1).T,
        np.column_stack([image.ravel() for image in IMAGES]),
    ],
)
def test_every_order_that_is_the_same_for_all_pictures_is_right(got):
    assert said(got) is None


@given(st.integers(0, 2**32))
def test_any_permutation_of_the_pixels_is_right_and_one_for_a_single_picture_is_not(seed):
    order = np.random.default_rng(seed).permutation(len(RIGHT))
    assert said(RIGHT[order]) is None
    spoiled = RIGHT.copy()
    spoiled[:, 3] = spoiled[order, 3]
    if not np.array_equal(spoiled, RIGHT):
        assert said(spoiled) == (
            "value",
            "Each column of `X` holds the pixels of its picture, but in an order of its own.",
        )


def test_the_wrong_reshape_is_told():
    assert said(IMAGES.reshape(-1, 5)) == (
        "value",
        "Column 0 of `X` does not hold the pixels of picture 0.",
    )


def test_shapes_and_types_come_first():
    assert said(RIGHT.T)[0] == "shape"
    assert said("pixels")[0] == "type"
    assert said(np.where(RIGHT > 3, np.nan, RIGHT))[0] == "finite"
