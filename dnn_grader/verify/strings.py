"""Every text in a file: of a notebook, of recorded cases, of anything else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from dnn_utils.checks.plain import NotPlain, decode
from dnn_utils.checks.recorded import FOLDER

UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, NotPlain)
"""What reading a file raises that is not what its name says."""


def strings_of_file(path: Path) -> list[str]:
    """All texts in the file at `path`, those that are packed or compressed too.

    Raises one of `UNREADABLE` where it is not what its name says.
    """
    text = path.read_bytes().decode("utf-8", "replace")
    if path.suffix == ".h5":
        return [text, *(strings_in(recorded_trees(path)) if _is_recorded(path) else _unpacked(path))]
    return [text, *strings_in(json.loads(text))] if path.suffix == ".ipynb" else [text]


def _is_recorded(path: Path) -> bool:
    return path.parent.name == FOLDER.name


def _unpacked(path: Path) -> Iterator[str]:
    """All that another HDF5 file holds, as text: its datasets, uncompressed, its names and attributes."""
    with h5py.File(path, "r") as file:
        named = {"": file, **{name: file[name] for name in file}}
        for name, value in named.items():
            yield name
            yield from strings_in(dict(value.attrs))
            if isinstance(value, h5py.Dataset):
                yield from strings_in(value[()])
                if value.ndim <= 1:  # more axes are pixels
                    yield value[()].tobytes().decode("utf-8", "replace")


def recorded_trees(path: Path) -> dict[str, Any]:
    """What a case file holds under each name, as it was packed, with the names and attributes."""
    with h5py.File(path, "r") as file:
        trees: dict[str, Any] = {name: decode(file[name][()].tobytes()) for name in file}
        attributes = [dict(file.attrs), *(dict(file[name].attrs) for name in file)]
    return {**trees, "attributes": attributes}


def strings_in(value: Any) -> Iterator[str]:
    """Every text in nested lists and mappings, keys too; joined too, where a list is one text's lines."""
    if isinstance(value, bytes):
        yield value.decode("utf-8", "replace")
    elif isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from strings_in(key)
            yield from strings_in(part)
    elif isinstance(value, np.ndarray) and value.dtype.kind in "SUO":
        yield from strings_in(value.ravel().tolist())
    elif isinstance(value, (list, tuple)):
        yield from ("".join(value),) if _is_text(value) else ()
        for part in value:
            yield from strings_in(part)


def _is_text(value: Any) -> bool:
    return bool(value) and all(isinstance(part, str) for part in value)
