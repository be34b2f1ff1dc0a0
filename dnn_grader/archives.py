"""Read a ZIP archive that a student handed in: in memory, within limits, and nothing is written anywhere."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

START = b"PK\x03\x04"
MAX_MEMBERS = 2000
_ENTRY = b"PK\x01\x02"
# The other ways of packing can't be unpacked a piece at a time: a few bytes would fill the memory.
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED = 1


class BadArchive(ValueError):
    """It can't be unpacked; the text says why, and goes on after its name."""


class Archive:
    """A ZIP archive whose files are unpacked as they are asked for.

    Left out are links, folders, what is locked with a password, and what would not lie below the place
    where it is unpacked. Raises `BadArchive` where `content` is none, or too large a one.
    """

    def __init__(self, content: bytes) -> None:
        # `zipfile` makes an object for each entry.
        if content.count(_ENTRY) > MAX_MEMBERS:
            raise BadArchive(f"is an archive of more than {MAX_MEMBERS} files")
        with _readable():
            self._file = zipfile.ZipFile(io.BytesIO(content))
        named = {_plain_path(info.filename): info for info in self._file.infolist() if _is_ordinary(info)}
        self._members = {name: info for name, info in named.items() if name}

    @property
    def names(self) -> list[str]:
        """The names of the files in it, with slashes between folders."""
        return list(self._members)

    def read(self, name: str, most: int) -> bytes | None:
        """The bytes of a file; None for one of more than `most`. Raises `BadArchive`."""
        found = self.start(name, most + 1)
        return found if len(found) <= most else None

    def start(self, name: str, count: int) -> bytes:
        """The first bytes of a file, `count` at most. Raises `BadArchive`."""
        with _readable(), self._file.open(self._members[name]) as member:
            return member.read(count)


def _is_ordinary(info: zipfile.ZipInfo) -> bool:
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    is_open = info.compress_type in _PACKED and not info.flag_bits & _LOCKED
    return is_open and not is_link and not info.is_dir()


def _plain_path(name: str) -> str:
    """A name with slashes as Windows' own archives lack them; empty for one that leads elsewhere."""
    name = name.replace("\\", "/")
    parts = name.split("/")
    return "" if ":" in name or any(part in ("", ".", "..") for part in parts) else name


@contextmanager
def _readable() -> Iterator[None]:
    """A block in which an archive is read: whatever is wrong with it raises `BadArchive`."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError, KeyError):
        raise BadArchive("is a broken archive") from None
