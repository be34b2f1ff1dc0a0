"""The course's pictures, pictures of one's own, and a part kept back for choosing.

The sets lie in ``dnn_utils/pictures/``, each with its licence, its attribution and the source of every
picture. Where they are first used, print `attribution`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dnn_utils.data_files import DataError, FilePath
from dnn_utils.hdf5_pictures import Pictures, read_pictures
from dnn_utils.own_picture import load_picture
from dnn_utils.unaffected import unaffected

__all__ = ["DataError", "Pictures", "attribution", "load_data", "load_picture", "split_validation"]

Array = NDArray[Any]

FOLDER = Path(__file__).parent / "pictures"

_ATTRIBUTIONS = {
    "cats": """\
Photographs: The Oxford-IIIT Pet Dataset, by O. M. Parkhi, A. Vedaldi, A. Zisserman and C. V. Jawahar,
https://www.robots.ox.ac.uk/~vgg/data/pets/
Licence: its publishers offer it under CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/
They did not take the photographs, whose copyright remains with the original owners; a note inside the data
set says that it is for research purposes only.
Changes: a selection, cropped to squares of 64 × 64 pixels and labelled anew; shared under the same licence,
without warranty.""",
    "quickdraw": """\
Drawings: The Quick, Draw! Dataset, made available by Google, Inc.,
https://github.com/googlecreativelab/quickdraw-dataset
Licence: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/
Changes: a selection, enlarged to 64 × 64 pixels, coloured and labelled anew; without warranty.""",
}


@unaffected
def load_data(train: FilePath = "cats", test: FilePath | None = None) -> Pictures:
    """Load pictures of cats and of other things, in a part to train and a part to test with.

    Args: ``train``, the name of a set of the course, "cats" (photographs) or "quickdraw" (drawings), or the
    path of an HDF5 file of your own; ``test``, the path of a second file where the test part is not in the
    first. Your file has ``train_set_x``, ``train_set_y``, ``test_set_x``, ``test_set_y`` and
    ``list_classes``; see `dnn_utils.hdf5_pictures`.

    Returns: ``train_x``, uint8, ``(m, 64, 64, 3)``; ``train_y``, int64, ``(1, m)``; ``test_x``; ``test_y``;
    ``classes``, the names of class 0 and class 1. Raises `DataError` with what is wrong with a file.
    """
    if not isinstance(train, str) or train not in _ATTRIBUTIONS:
        return read_pictures(_file_or_name(train), test)
    if test is not None:
        raise DataError(f'The set "{train}" has its own test part: call load_data("{train}") without {test}.')
    return read_pictures(FOLDER / str(train) / "catvnoncat.h5")


def attribution(name: str) -> str:
    """Where a set of the course comes from, and its licence: print it where the pictures are first used."""
    if name not in _ATTRIBUTIONS:
        raise DataError(f'"{name}" is no set of the course: choose {_sets()}.')
    return f"{_ATTRIBUTIONS[name]}\nLicence text and the source of every picture: dnn_utils/pictures/{name}/"


@unaffected
def split_validation(
    X: Array, Y: Array, rng: np.random.Generator, share: float = 0.2
) -> tuple[Array, Array, Array, Array]:
    """Set a random part of the training examples aside, to choose settings with.

    Args: ``X``, ``(n, m)``, and ``Y``, ``(1, m)``, with an example in each column; ``rng``, a NumPy random
    generator; ``share``, the part of the examples to set aside (at least one stays on each side).

    Returns: ``X_train``, ``Y_train``, ``X_val``, ``Y_val``, new arrays with the columns shuffled.
    """
    _check_split(X, Y, rng, share)
    m = X.shape[1]
    count = min(max(1, round(share * m)), m - 1)
    order = rng.permutation(m)
    val, train = order[:count], order[count:]
    return X[:, train], Y[:, train], X[:, val], Y[:, val]


def _check_split(X: Array, Y: Array, rng: np.random.Generator, share: float) -> None:
    shapes = f"X has the shape {np.shape(X)} and Y {np.shape(Y)}"
    if np.ndim(X) != 2 or np.ndim(Y) != 2:
        raise DataError(f"{shapes}, but both need two axes, (n, m) and (1, m): flatten the pictures first.")
    if X.shape[1] != Y.shape[1]:
        raise DataError(f"{shapes}, but both need one column for each example: transpose what lies across.")
    if X.shape[1] < 2:
        raise DataError(f"{shapes}: give at least two examples, one to train and one to validate with.")
    if not 0 < share < 1:
        raise DataError(f"share is {share}: give a number between 0 and 1, such as 0.2.")
    if not isinstance(rng, np.random.Generator):
        raise DataError(f"rng is {rng!r}: give a random generator, such as np.random.default_rng(1).")


def _file_or_name(train: FilePath) -> FilePath:
    """`train`, unless it looks like a misspelt name of a set."""
    if isinstance(train, str) and train.isidentifier() and not os.path.exists(train):
        raise DataError(
            f'"{train}" is neither a set of the course nor a file in {Path.cwd()}: choose {_sets()}, '
            "or give the path of an HDF5 file."
        )
    return train


def _sets() -> str:
    return " or ".join(f'"{name}"' for name in _ATTRIBUTIONS)
