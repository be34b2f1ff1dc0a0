"""A file of one's own: there and readable, or one sentence that says why not."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

FilePath = str | PathLike[str]


class DataError(ValueError):
    """The data don't fit; the text is one sentence with what was found and what to do."""


def readable_file(path: FilePath, kind: str) -> Path:
    """`path` as a file that can be opened; `kind` says what it should be, such as "a picture".

    Raises `DataError`.
    """
    file = Path(path).expanduser()
    try:
        if file.is_dir():
            raise DataError(f"{file} is a folder: give the path of {kind} inside it.")
        if not file.exists():
            raise DataError(
                f"There is no file {file} in {Path.cwd()}: put it there, beside the notebook, "
                "or give its whole path."
            )
        if not file.is_file():
            raise DataError(f"{file} is a device or a pipe: give the path of {kind}.")
        with file.open("rb"):
            return file
    except OSError as error:
        raise DataError(f"{file} can't be opened ({error.strerror}): see who may read it.") from None
    except ValueError as error:
        if isinstance(error, DataError):
            raise
        raise DataError(f"{str(path)!r} is no path of a file ({error}): check its spelling.") from None
