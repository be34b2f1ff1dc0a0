"""The bytes of one submission: read once, hashed, and sent to whoever grades."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dnn_grader.archives import START as ARCHIVE
from dnn_grader.modules import read_modules
from dnn_grader.repair import MAX_BYTES
from dnn_grader.repair.names import by_likeness
from dnn_grader.repair.notes import quoted, savable
from dnn_grader.untrusted_files import Folder, Gone, NotReadable, TooLarge
from dnn_utils.checks.plain import decode, encode

MAX_FILES = 12
"""Files that may be the notebook; of the others of a folder, no more than their first bytes are read."""

MAX_LOOKED_AT = 300
START = 64
"""Bytes that tell a notebook from other files."""

# What may stand before the bracket with which a notebook begins: marks of an encoding and white space.
_BEFORE = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


@dataclass(frozen=True)
class HandedIn:
    """What a student handed in: the `files` that may be the notebook, the likeliest first, and `modules`.

    `unread` says of files of either kind why they were not read.
    """

    files: Mapping[str, bytes]
    modules: Mapping[str, bytes] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """All of it, for a worker elsewhere."""
        return encode([dict(self.files), dict(self.modules), dict(self.unread)])

    @classmethod
    def from_bytes(cls, data: bytes) -> HandedIn:
        """What `to_bytes` wrote."""
        return cls(*decode(data))

    @property
    def digest(self) -> str:
        """A hash of all that grades depend on."""
        return hashlib.sha256(self.to_bytes()).hexdigest()


def read_handed_in(folder: Folder, expected: str) -> HandedIn:
    """Read what may be the notebook of the name `expected`, by its name or its first bytes, and modules.

    Raises `NotReadable` where there is nothing that may be: its text begins with a name.
    """
    try:
        names = folder.files()
    except NotReadable as why:
        raise NotReadable(f"its folder {why}.") from None
    files, unread = _read_files(folder, [*_candidates(folder, names, expected)])
    if expected not in names and (refused := _why_not(folder, expected)):
        unread[expected] = refused
    if not files:
        raise NotReadable(_nothing(names, expected, unread))
    modules = read_modules(names, folder.read)
    return HandedIn(files, modules.taken, unread | modules.unread)


def _candidates(folder: Folder, names: Iterable[str], expected: str) -> Iterator[str]:
    """The names of notebooks, and of other files that begin as a notebook or an archive does."""
    notebooks, others = by_likeness(names, expected)
    yield from notebooks
    yield from (name for name in others[:MAX_LOOKED_AT] if _begins_like_one(folder, name))


def _begins_like_one(folder: Folder, name: str) -> bool:
    try:
        start = folder.start(name, START)
    except NotReadable:
        return False
    return start.startswith(ARCHIVE) or begins_like_notebook(start)


def begins_like_notebook(content: bytes) -> bool:
    """Whether a file begins as JSON does, whatever its encoding."""
    return content[:START].lstrip(_BEFORE).startswith(b"{")


def _read_files(folder: Folder, names: list[str]) -> tuple[dict[str, bytes], dict[str, str]]:
    """The content of the first files; of the rest, and of what can't be read, why."""
    files: dict[str, bytes] = {}
    unread: dict[str, str] = {}
    left = 2 * MAX_BYTES
    for name in names:
        try:
            if len(files) + len(unread) >= MAX_FILES:
                raise NotReadable("is one of too many files")
            files[savable(name)] = content = folder.read(name, min(MAX_BYTES, left))
            left -= len(content)
        except TooLarge as why:
            step = "ask for it without its outputs" if left >= MAX_BYTES else "there are other large files"
            unread[savable(name)] = f"{why}: {step}"
        except NotReadable as why:
            unread[savable(name)] = str(why)
    return files, unread


def _why_not(folder: Folder, name: str) -> str:
    """Why a file that is there can't be read; empty where it isn't there."""
    try:
        folder.start(name, 0)
    except Gone:
        return ""
    except NotReadable as why:
        return str(why)
    return "has come in between"


def _nothing(names: list[str], expected: str, unread: Mapping[str, str]) -> str:
    """What to say of a folder in which nothing may be the notebook."""
    for name, why in unread.items():
        return f"{'it holds no notebook: ' * (name not in names)}{quoted(name)} {why}."
    held = [quoted(name) for name in names if name != "timestamp.txt"]
    only = f", only {', '.join(held[:3])}{' and more' * (len(held) > 3)}" if held else ""
    return f"it holds no notebook{only}: ask for the .ipynb file."
