"""Write files in one step: whoever reads them finds the old file or the new one, never half of it."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dnn_grader.course import CourseError

PART = ".part"
"""What the name of a file that is being written ends with."""


def write_text(path: Path, text: str, mode: int = 0o644) -> bool:
    """Write `text` to `path` as UTF-8; return whether the file changed."""
    return write_bytes(path, text.encode("utf-8"), mode)


def write_bytes(path: Path, data: bytes, mode: int = 0o644) -> bool:
    """Write `data` to `path`, in a folder that is made where it is missing; return whether it changed.

    What a run that was killed left of the same file is removed. Raises `CourseError` where the file
    can't be written, for example on a full disk: the old one is still there then.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_parts(path)
        if path.is_file() and path.read_bytes() == data:
            return False
        _replace(path, data, mode)
    except OSError as error:
        raise CourseError(
            f"{path} can't be written ({error.strerror}). Mend that (free some space, or make the folder "
            "writable for you), and run the command again: what was finished before is kept."
        ) from error
    return True


def _replace(path: Path, data: bytes, mode: int) -> None:
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=_prefix(path), suffix=PART)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(part).chmod(mode)
        Path(part).replace(path)
    finally:
        Path(part).unlink(missing_ok=True)


def _remove_parts(path: Path) -> None:
    """Two runs that write the same file at once: one finds its part gone, and says so."""
    for other in path.parent.iterdir():
        if other.name.startswith(_prefix(path)) and other.name.endswith(PART):
            other.unlink(missing_ok=True)


def _prefix(path: Path) -> str:
    return f".{path.name}."


@contextmanager
def the_only_run(folder: Path) -> Iterator[None]:
    """Hold `folder` as long as this process lives. Raises `CourseError` where another one holds it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise CourseError(
            f"Another run is grading in {folder}. Wait until it ends, or stop it, and run the command again."
        ) from None
    except OSError:
        pass  # some network file systems have no such locks
    try:
        yield
    finally:
        os.close(handle)
