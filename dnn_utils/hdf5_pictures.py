"""Labelled pictures in HDF5 files: read them, or say in one sentence what does not fit.

The schema: ``train_set_x`` (uint8, ``(m, size, size, 3)``), ``train_set_y`` (whole numbers 0 or 1, one for
each picture), ``test_set_x``, ``test_set_y``, and ``list_classes``, the names of class 0 and class 1.

A file is not trusted: shapes, types and sizes are looked at before anything is read, and nothing outside the
file is followed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dnn_utils.data_files import DataError, FilePath, readable_file

if TYPE_CHECKING:  # h5py takes longer to import than the rest of dnn_utils; only reading needs it
    import h5py

LARGEST = 512 * 2**20
"""The most bytes that one entry of a file may take: as floats, the pictures take eight times as much."""

LONGEST_NAME = 100
"""The most letters of a class's name, on average of the two."""


class Pictures(NamedTuple):
    """Labelled pictures to train and to test with."""

    train_x: NDArray[np.uint8]
    """Pictures, ``(m, size, size, 3)``."""
    train_y: NDArray[np.int64]
    """Their labels 0 and 1, ``(1, m)``."""
    test_x: NDArray[np.uint8]
    test_y: NDArray[np.int64]
    classes: tuple[str, str]
    """The names of class 0 and class 1."""


def read_pictures(train: FilePath, test: FilePath | None = None) -> Pictures:
    """Read both parts from one file, or each from its own.

    Raises `DataError` with the first thing that does not fit.
    """
    files = [_hdf5_file(path) for path in (train, *([] if test is None else [test]))]
    train_x, train_y = _read_part(files[0], "train")
    test_x, test_y = _read_part(files[-1], "test")
    if train_x.shape[1:] != test_x.shape[1:]:
        raise DataError(
            f"{files[-1].name}: the pictures of test_set_x are {_by(test_x.shape[1:3])} pixels, but those of "
            f"train_set_x in {files[0].name} are {_by(train_x.shape[1:3])}: "
            "resize them, so that all have the same size."
        )
    return Pictures(train_x, train_y, test_x, test_y, _read_classes(files))


def _hdf5_file(path: FilePath) -> Path:
    import h5py

    file = readable_file(path, "an HDF5 file")
    if not h5py.is_hdf5(file):
        raise DataError(
            f"{file.name} is not an HDF5 file ({_beginning(file)}): give a file that was written with "
            "h5py, or save yours in that format."
        )
    try:
        h5py.File(file, "r").close()
    except OSError:
        raise DataError(
            f"{file.name} begins as an HDF5 file, but can't be read: it is cut off or damaged, or another "
            "program still writes it; copy it again, or close it there."
        ) from None
    return file


_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"II*\0", b"MM\0*")
"""How files of pictures begin."""


def _beginning(file: Path) -> str:
    with file.open("rb") as opened:
        start = opened.read(8)
    if start.startswith(_PICTURES):
        return f"it begins with {start!r}, as a picture does: load_picture reads one"
    return f"it begins with {start!r}" if start else "it is empty"


def _read_part(file: Path, part: str) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """The pictures and the labels of a part, "train" or "test"."""
    x, y = f"{part}_set_x", f"{part}_set_y"
    pictures = _read(file, x, _check_pictures)
    labels = _read(file, y, partial(_check_labels, m=len(pictures)))
    return pictures, _labels(f"{file.name}: {y}", labels)


def _read(file: Path, key: str, check: Callable[[str, h5py.Dataset], None]) -> NDArray[Any]:
    """The numbers of one entry, read after `check` has seen what the file declares of it."""
    where = f"{file.name}: {key}"
    with _opened(file, where) as opened:
        entry = _entry(where, opened, key)
        _check_size(where, entry)
        check(where, entry)
        return np.asarray(entry[()])


@contextmanager
def _opened(file: Path, where: str) -> Iterator[h5py.File]:
    """The file to read from; what h5py raises becomes a sentence about `where`."""
    import h5py

    try:
        with h5py.File(file, "r") as opened:
            yield opened
    except DataError:
        raise
    except Exception as error:  # h5py raises what it likes on damaged files
        reason = " ".join(str(error).split())
        raise DataError(
            f"{where} can't be read ({reason}): the file is damaged; copy or write it again."
        ) from None


def _entry(where: str, opened: h5py.File, key: str) -> h5py.Dataset:
    """The data set `key` that lies in the file itself, with nothing read yet."""
    import h5py

    links = opened.id.links  # `key in opened` would follow links
    if not links.exists(key.encode()):
        raise DataError(f"{where} is missing; the file has {_names(opened)}: write it into the file too.")
    if links.get_info(key.encode()).type != h5py.h5l.TYPE_HARD:
        raise DataError(f"{where} is a link to another place: store the numbers themselves under this name.")
    entry = opened[key]
    if not isinstance(entry, h5py.Dataset):
        raise DataError(f"{where} should be a data set, but is none: store the array under this name.")
    if entry.is_virtual or entry.external:
        raise DataError(f"{where} takes its numbers from other files: store the numbers in this file.")
    return entry


def _names(opened: h5py.File) -> str:
    names = [str(name) for name, _ in zip(opened, range(8), strict=False)]
    return ", ".join(names) if names else "no entry"


def _check_size(where: str, entry: h5py.Dataset) -> None:
    """Refuse what would fill the memory, by what the file declares."""
    if entry.shape is None:
        raise DataError(f"{where} is empty: store at least one example.")
    shapes = (entry.shape, entry.chunks or ())
    if max(math.prod(shape) * entry.dtype.itemsize for shape in shapes) > LARGEST:
        raise DataError(
            f"{where} has the shape {entry.shape} and would take more than {LARGEST // 2**20} MB: "
            "keep fewer or smaller pictures."
        )


def _check_pictures(where: str, x: h5py.Dataset) -> None:
    expected = f"{where} should have the shape (m, size, size, 3)"
    if x.ndim != 4:
        raise DataError(f"{expected}, but has {x.shape}: store the pictures unflattened, in one array.")
    if 0 in x.shape:
        raise DataError(f"{expected}, but has {x.shape}, so it is empty: store at least one picture.")
    if x.shape[3] != 3:
        next_step = "move the channels to the end" if x.shape[1] == 3 else "convert the pictures to RGB"
        raise DataError(f"{expected}, but has {x.shape}: {next_step}.")
    if x.shape[1] != x.shape[2]:
        raise DataError(f"{expected}, but has {x.shape}: crop the pictures to squares.")
    if x.dtype != np.uint8:
        raise DataError(
            f"{where} should hold uint8, whole numbers from 0 to 255, but holds {_type(x)}: "
            "bring the pixels to that range and convert them with .astype(np.uint8)."
        )


def _check_labels(where: str, y: h5py.Dataset, m: int) -> None:
    if y.shape not in ((y.size,), (1, y.size), (y.size, 1)):
        raise DataError(f"{where} should have the shape (m,), but has {y.shape}: store one label a picture.")
    if y.dtype.kind not in "bui":
        raise DataError(
            f"{where} should hold whole numbers, 0 or 1, but holds {_type(y)}: "
            "convert the labels with .astype(np.int64)."
        )
    if y.size != m:
        raise DataError(f"{where} has {y.size} labels for {m} pictures: store one label for each picture.")


def _labels(where: str, y: NDArray[Any]) -> NDArray[np.int64]:
    """Labels of any whole-number type and shape as int64, ``(1, m)``."""
    y = y.reshape(1, -1)
    # Compared before the conversion: the largest uint64 would become -1.
    wrong = np.flatnonzero((y != 0) & (y != 1))
    if wrong.size:
        first = int(wrong[0])
        raise DataError(
            f"{where} should hold only 0 and 1, but entry {first} is {y[0, first]} "
            f"({wrong.size} of {y.size} are neither): number the two classes 0 and 1."
        )
    return y.astype(np.int64)


def _read_classes(files: list[Path]) -> tuple[str, str]:
    """The names of the classes: of two files one may leave them out; where both have them, they agree."""
    having = [file for file in files if _has(file, "list_classes")] or files[-1:]
    found = [
        _classes(f"{file.name}: list_classes", _read(file, "list_classes", _check_classes)) for file in having
    ]
    if found[0] != found[-1]:
        said = " but ".join(f"{names} in {file.name}" for names, file in zip(found, having, strict=True))
        raise DataError(f"list_classes is {said}: give two files of the same classes.")
    return found[0]


def _has(file: Path, key: str) -> bool:
    with _opened(file, f"{file.name}: {key}") as opened:
        return bool(opened.id.links.exists(key.encode()))


_TWO_NAMES = "should hold two names, of class 0 and of class 1"


def _check_classes(where: str, entry: h5py.Dataset) -> None:
    import h5py

    if entry.shape != (2,):
        raise DataError(f"{where} {_TWO_NAMES}, but has the shape {entry.shape}: store two names.")
    if h5py.check_string_dtype(entry.dtype) is None:
        raise DataError(f"{where} {_TWO_NAMES}, but holds {_type(entry)}: store them as text.")


def _classes(where: str, names: NDArray[Any]) -> tuple[str, str]:
    try:
        zero, one = (bytes(name).decode() for name in names)
    except UnicodeDecodeError:
        raise DataError(f"{where} {_TWO_NAMES}, but they are not UTF-8 text: store them as text.") from None
    if not (zero and one) or len(zero + one) > 2 * LONGEST_NAME:
        raise DataError(f"{where} {_TWO_NAMES}, but one is empty or very long: store two short names.")
    return zero, one


def _type(entry: h5py.Dataset) -> str:
    return "text or objects" if entry.dtype.kind in "OSUV" else str(entry.dtype)


def _by(sides: tuple[int, ...]) -> str:
    return " × ".join(str(side) for side in sides)
