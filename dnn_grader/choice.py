"""Which of the files that a student handed in is graded: the one with the student's work in it.

Only whoever grades comes here, so a hostile file costs its own submission time, and the class none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from dnn_grader import archives
from dnn_grader.archives import Archive, BadArchive
from dnn_grader.handed_in import START, HandedIn, begins_like_notebook
from dnn_grader.modules import Modules, beside, is_module, note_on_unread, read_modules
from dnn_grader.repair import MAX_BYTES, Template, Unreadable, count_solved
from dnn_grader.repair.names import by_likeness, is_expected
from dnn_grader.repair.notes import listed, quoted
from dnn_grader.untrusted_files import NotReadable
from dnn_utils.notebook_file import Room, TooMuch

MAX_UNPACKED = 2 * MAX_BYTES
"""Bytes of notebooks that are unpacked from all archives of a submission; of small ones, fewer."""

MAX_UNPACKED_SMALL = 4 * 2**20
MAX_TIMES = 4
"""How many times the bytes of its archives are unpacked, where that is more than `MAX_UNPACKED_SMALL`."""

MAX_NOTEBOOKS = 12
"""Files of one archive that are looked at."""


@dataclass(frozen=True)
class Chosen:
    """The notebook that is graded, with the modules beside it, and what the student should know of that."""

    name: str
    notebook: bytes
    modules: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Tried:
    """A file that may be the notebook: how many solutions it has work in; None where it can't be read.

    `archive` is the file that it was unpacked from. There may be `no_room` for it, as others were read.
    """

    name: str
    content: bytes
    archive: str = ""
    solved: int | None = None
    no_room: bool = False


@dataclass
class _Unpacking:
    """How many bytes may still be unpacked of a submission, and the names of what was left out: for its size,
    or as one of `too_many` notebooks.
    """

    left: int
    left_out: list[str] = field(default_factory=list)
    too_many: list[str] = field(default_factory=list)


def choose(handed: HandedIn, expected: str, template: Template) -> Chosen:
    """The notebook to grade: the one of the `expected` name if it has work in it, else that with most.

    Where none can be read, the first file: whoever reads it will say why.
    """
    unpacking = _Unpacking(_most_unpacked(handed))
    (first, content), *more = handed.files.items()
    if not more and not content.startswith(archives.START):
        tried = [_Tried(first, content)]
    else:
        tried = _all_tried(handed, expected, template, unpacking)
    best = _best(tried, expected)
    modules = _modules(handed, best)
    notes = (
        *_renamed(best.name, expected),
        *_on_unread(handed, modules),
        *_on_others(best, tried),
        *_on_left_out(unpacking),
    )
    return Chosen(best.name, best.content, beside(best.name, modules.taken), notes)


def _most_unpacked(handed: HandedIn) -> int:
    """Bytes that may be unpacked: a small submission must not cost what a large one may."""
    packed = (len(content) for content in handed.files.values() if content.startswith(archives.START))
    return min(MAX_UNPACKED, max(MAX_UNPACKED_SMALL, MAX_TIMES * sum(packed)))


def _best(tried: list[_Tried], expected: str) -> _Tried:
    """The first of those with work, where it is rightly named; else the one with most; else the first."""
    working = [each for each in tried if each.solved]
    if not working:
        return tried[0]
    return working[0] if is_expected(working[0].name, expected) else max(working, key=_solved)


def _solved(tried: _Tried) -> int:
    return tried.solved or 0


def _all_tried(handed: HandedIn, expected: str, template: Template, unpacking: _Unpacking) -> list[_Tried]:
    """The files with a notebook's name; where none of them has work in it, the other ones too."""
    tried: list[_Tried] = []
    room = Room()  # of all of them together: each could fill it
    for names in by_likeness(handed.files, expected):
        if not any(each.solved for each in tried):
            for name in names:
                found = _notebooks(name, handed.files[name], expected, unpacking)
                tried += (_counted(each, template, room) for each in found)
    return tried


def _counted(tried: _Tried, template: Template, room: Room) -> _Tried:
    """The same file, with how many solutions it has work in."""
    try:
        return replace(tried, solved=count_solved(tried.content, template, room))
    except TooMuch:
        return replace(tried, no_room=True)
    except Unreadable:
        return tried


def _notebooks(name: str, content: bytes, expected: str, unpacking: _Unpacking) -> list[_Tried]:
    """A notebook; those in an archive. The archive if it has none."""
    if content.startswith(archives.START):
        try:
            return _unpacked(name, Archive(content), expected, unpacking) or [_Tried(name, content)]
        except BadArchive:
            pass
    return [_Tried(name, content)]


def _unpacked(place: str, archive: Archive, expected: str, unpacking: _Unpacking) -> list[_Tried]:
    """What may be a notebook in an archive that lies at `place`."""
    named, others = by_likeness(archive.names, expected)
    found = []
    unpacking.too_many += (f"{place}/{name}" for name in named[MAX_NOTEBOOKS:])
    for name in [*named, *others][:MAX_NOTEBOOKS]:
        if name not in named and not begins_like_notebook(archive.start(name, START)):
            continue
        content = archive.read(name, most := min(unpacking.left, MAX_BYTES))
        unpacking.left -= most if content is None else len(content)
        if content is None:
            unpacking.left_out.append(f"{place}/{name}")
        else:
            found.append(_Tried(f"{place}/{name}", content, place))
    return found


def _modules(handed: HandedIn, best: _Tried) -> Modules:
    """The modules that were handed in with the notebook: in its archive, or beside it."""
    if not best.archive:
        return Modules(dict(handed.modules), {})
    archive = Archive(handed.files[best.archive])

    def read(name: str, most: int) -> bytes:
        if (module := archive.read(name, most)) is None:
            raise NotReadable("is too large")
        return module

    try:
        found = read_modules(archive.names, read)
    except BadArchive:
        return Modules()
    return Modules({f"{best.archive}/{name}": text for name, text in found.taken.items()}, found.unread)


def _renamed(name: str, expected: str) -> tuple[str, ...]:
    if is_expected(name, expected):
        return ()
    return (f"Your notebook was handed in as {quoted(name)} and graded as {quoted(expected)}.",)


def _on_unread(handed: HandedIn, modules: Modules) -> Iterator[str]:
    """What is said of files that were not read."""
    for name, why in handed.unread.items():
        if not is_module(name):
            yield f"{quoted(name)} was left out: it {why}."
    yield from note_on_unread({**handed.unread, **modules.unread})


def _on_others(best: _Tried, tried: list[_Tried]) -> Iterator[str]:
    """What became of the files beside the one that is graded."""
    others = [each for each in tried if each is not best]
    working = [quoted(each.name) for each in others if each.solved]
    stubs = [quoted(each.name) for each in others if each.solved == 0]
    no_room = [quoted(each.name) for each in others if each.no_room]
    unreadable = [quoted(each.name) for each in others if each.solved is None and not each.no_room]
    if working:
        yield f"There is work in other files too; only {quoted(best.name)} was graded, not {listed(working)}."
    if best.solved and stubs:
        yield f"These files hold no work on the exercises and were left out: {listed(stubs)}."
    if unreadable:
        yield f"These files can't be read as notebooks and were left out: {listed(unreadable)}."
    if no_room:
        yield (
            "There is too much in these files to look at all of them, so these were left out: "
            f"{listed(no_room)}. Hand in the notebook alone."
        )


def _on_left_out(unpacking: _Unpacking) -> Iterator[str]:
    """What is said of files in an archive that were not unpacked."""
    if unpacking.left_out:
        yield (
            "These files are too large to be unpacked and were left out: "
            f"{listed([*map(quoted, unpacking.left_out)])}. Hand in the notebook itself, not in an archive."
        )
    if unpacking.too_many:
        yield (
            f"Only {MAX_NOTEBOOKS} notebooks of an archive are looked at, so these were left out: "
            f"{listed([*map(quoted, unpacking.too_many)])}. Hand in the notebook itself, not in an archive."
        )
