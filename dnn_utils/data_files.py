"""A file of one's own: there and readable, or one sentence that says why not."""

from __future__ import annotations

import os
import re
from os import PathLike
from pathlib import Path

FilePath = str | PathLike[str]


class DataError(ValueError):
    """The data don't fit; the text is one sentence with what was found and what to do."""


def _check_path(path: object, kind: str) -> None:
    """Raise `DataError` where `path` is no path at all, or one that leads out of this machine."""
    if hasattr(path, "shape"):
        raise DataError(f"This is an array already, of shape {path.shape}: give the path of {kind} to read.")
    if not isinstance(path, (str, PathLike)) or (isinstance(path, str) and not path.strip()):
        raise DataError(f"{path!r:.60} is no path: give that of {kind} as a text in quotes.")
    if isinstance(path, str) and re.match(r"(https?|ftp)://", path):
        raise DataError(f"{path:.200} is an address: download the file, then give its path here.")


def readable_file(path: FilePath, kind: str) -> Path:
    """`path` as a file that can be opened; `kind` says what it should be, such as "a picture".

    Raises `DataError`.
    """
    _check_path(path, kind)
    # os.path answers no where pathlib would raise: names too long, with a zero byte, or of no user (~who).
    file = Path(os.path.expanduser(path))
    if os.path.isdir(file):
        raise DataError(f"{file} is a folder: give the path of {kind} inside it.")
    if not os.path.exists(file):
        place = "" if file.is_absolute() else f" in {Path.cwd()}"
        raise DataError(f"There is no file {file}{place}: check the name, or put the file there.")
    if not os.path.isfile(file):
        raise DataError(f"{file} is a device or a pipe: give the path of {kind}.")
    try:
        with file.open("rb"):
            return file
    except OSError as error:
        raise DataError(f"{file} can't be opened ({error.strerror}): see who may read it.") from None
