"""Read files of a folder that belongs to somebody else, who may change it at any moment.

Each file is opened as what it was found to be: from folder to folder without following a link, and read
only where it is an ordinary file with one name and within its limit. So a link, a pipe, or a second name
of a file elsewhere is refused however late it is put there, and nothing waits for one.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

MAX_ENTRIES = 2000
MAX_DEPTH = 8
_SAFE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY
_FOLDER = os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY


class NotReadable(Exception):
    """A file or folder can't be read; the text says why, and goes on after its name."""


class Gone(NotReadable):
    """There is no such file or folder, or not any more."""


class TooLarge(NotReadable):
    """A file has more bytes than are read of it."""


@dataclass(frozen=True)
class Folder:
    """The folder `name`, a path with slashes below the folder `trusted`, which may itself be a link.

    Names of files are paths below it, with slashes too.
    """

    trusted: Path
    name: str

    def files(self, most: int = MAX_ENTRIES, depth: int = MAX_DEPTH) -> list[str]:
        """The names of the ordinary files in it and in the folders below, at most `depth` names long.

        Only the first `most` entries are looked at; links are left out, and so are folders that can't be
        read. Raises `NotReadable` for the folder itself.
        """
        found, folders, left = [], [""], most
        with self._opened(""):
            pass  # it is there, and no link
        for folder in folders:
            for name, is_folder in self._entries(folder, left):
                left -= 1
                if not is_folder:
                    found.append(name)
                elif name.count("/") < depth - 1:
                    folders.append(name)
        return sorted(found)

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a file. Raises `NotReadable` for one of more than `most`."""
        with self._ordinary(name, most) as handle:
            content = _up_to(handle, most + 1)
        if len(content) > most:
            raise _too_large(len(content), most)
        return content

    def start(self, name: str, count: int) -> bytes:
        """The first `count` bytes of a file of any size. Raises `NotReadable`."""
        with self._ordinary(name, None) as handle:
            return _up_to(handle, count)

    def _entries(self, folder: str, most: int) -> Iterator[tuple[str, bool]]:
        """At most so many names in a folder, each with whether it is a folder itself."""
        try:
            with self._opened(folder) as handle, os.scandir(handle) as entries:
                for _, entry in zip(range(most), entries, strict=False):
                    name = f"{folder}/{entry.name}" if folder else entry.name
                    if entry.is_dir(follow_symlinks=False):
                        yield name, True
                    elif entry.is_file(follow_symlinks=False):
                        yield name, False
        except (NotReadable, OSError):
            return  # it has changed since its name was read

    @contextmanager
    def _ordinary(self, name: str, most: int | None) -> Iterator[int]:
        """A file, open for reading."""
        folder, _, last = name.rpartition("/")
        _require_name(last)
        with self._opened(folder) as parent, _opened(last, _SAFE, parent) as handle:
            _require_ordinary(os.fstat(handle), most)
            yield handle

    @contextmanager
    def _opened(self, below: str) -> Iterator[int]:
        """A folder below this one, reached one name after the other."""
        with ExitStack() as stack:
            handle = stack.enter_context(_opened(str(self.trusted), os.O_RDONLY | os.O_DIRECTORY))
            for part in f"{self.name}/{below}".strip("/").split("/"):
                _require_name(part)
                handle = stack.enter_context(_opened(part, _FOLDER, handle))
            yield handle


@contextmanager
def _opened(name: str, flags: int, parent: int | None = None) -> Iterator[int]:
    try:
        handle = os.open(name, flags, dir_fd=parent)
    except OSError as error:
        raise _why(name, parent, error) from None
    try:
        yield handle
    finally:
        os.close(handle)


def _require_name(part: str) -> None:
    if part in ("", ".", "..") or "/" in part or "\0" in part:
        raise NotReadable("is no name of a file")


def _why(name: str, parent: int | None, error: OSError) -> NotReadable:
    """Why a name can't be opened."""
    try:
        kind = os.stat(name, dir_fd=parent, follow_symlinks=False).st_mode
    except OSError:
        return Gone("is not there, or not any more")
    if stat.S_ISLNK(kind):
        return NotReadable("is a link: put the real file or folder there")
    if stat.S_ISREG(kind) or stat.S_ISDIR(kind):
        return NotReadable(f"can't be read ({error.strerror})")
    return NotReadable("is no ordinary file")


def _require_ordinary(found: os.stat_result, most: int | None) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotReadable("is no ordinary file")
    if found.st_nlink != 1:
        raise NotReadable("is a file with a second name elsewhere (a hard link): put a copy there")
    if most is not None and found.st_size > most:
        raise _too_large(found.st_size, most)


def _too_large(size: int, most: int) -> TooLarge:
    return TooLarge(f"has {_amount(size)}, more than {_amount(most)}")


def _amount(size: int) -> str:
    return f"{size / 2**20:.0f} MB" if size >= 2**20 else f"{size} bytes"


def _up_to(handle: int, count: int) -> bytes:
    """At most so many bytes from the start of an open file."""
    parts, left = [], count
    while left > 0 and (part := os.read(handle, min(left, 2**20))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
