"""A file of one's own: there and readable, or one sentence that says why not."""

from __future__ import annotations

import os
from os import PathLike
from pathlib import Path

FilePath = str | PathLike[str]


class DataError(ValueError):
    """The data don't fit; the text is one sentence with what was found and what to do."""


def readable_file(path: FilePath, kind: str) -> Path:
    """`path` as a file that can be opened; `kind` says what it should be, such as "a picture".

    Raises `DataError`.
    """
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
