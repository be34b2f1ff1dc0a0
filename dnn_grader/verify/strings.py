"""Every text in a file: of a notebook, of recorded cases, of anything else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from dnn_utils.checks.plain import NotPlain, decode
from dnn_utils.checks.recorded import FOLDER

UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, NotPlain)
"""What reading a file raises that is not what its name says."""


def strings_of_file(path: Path) -> tuple[str, ...]:
    """All texts in the file at `path`, each once, those that are packed or compressed too.

    Raises one of `UNREADABLE` where it is not what its name says.
    """
    return _strings_of(path.read_bytes(), path.suffix, path.parent.name == FOLDER.name)


@lru_cache(maxsize=256)  # the kits of six assignments are the same but for a few files
def _strings_of(content: bytes, suffix: str, recorded: bool) -> tuple[str, ...]:
    text = content.decode("utf-8", "replace")
    more: Iterator[str] = iter(())
    if suffix == ".h5":
        file = BytesIO(content)
        more = strings_in(recorded_trees(file)) if recorded else _unpacked(file)
    elif suffix == ".ipynb":
        more = strings_in(json.loads(text))
    return tuple(dict.fromkeys([text, *more]))


def _unpacked(path: BytesIO) -> Iterator[str]:
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


def recorded_trees(path: Path | BytesIO) -> dict[str, Any]:
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
