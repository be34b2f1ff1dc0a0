"""Which of the files that a student handed in is graded: the one with the student's work in it.

Only whoever grades comes here, so a hostile file costs its own submission time, and the class none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from dnn_grader import archives
from dnn_grader.archives import Archive, BadArchive
from dnn_grader.handed_in import HandedIn, begins_like_notebook
from dnn_grader.modules import beside, is_module, note_on_unread, read_modules
from dnn_grader.repair import MAX_BYTES, Template, Unreadable, count_solved
from dnn_grader.repair.names import by_likeness, is_expected
from dnn_grader.repair.notes import listed, quoted
from dnn_grader.untrusted_files import NotReadable
from dnn_utils.notebook_file import MAX_PARTS, parts_of

MAX_UNPACKED = 2 * MAX_BYTES
"""Bytes of notebooks that are unpacked from one archive."""

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
    """A file that may be the notebook: how many solutions it has work in; None where it can't be read."""

    name: str
    content: bytes
    solved: int | None


def choose(handed: HandedIn, expected: str, template: Template) -> Chosen:
    """The notebook to grade: the one of the `expected` name if it has work in it, else that with most.

    Where none can be read, the first file: whoever reads it will say why.
    """
    modules = dict(handed.modules)
    (first, content), *more = handed.files.items()
    if not more and not content.startswith(archives.START):
        tried = [_Tried(first, content, None)]
    else:
        tried = _all_tried(handed, modules, expected, template)
    best = _best(tried, expected)
    notes = (*_renamed(best.name, expected), *_on_unread(handed), *_on_others(best, tried))
    return Chosen(best.name, best.content, beside(best.name, modules), notes)


def _best(tried: list[_Tried], expected: str) -> _Tried:
    """The first of those with work, where it is rightly named; else the one with most; else the first."""
    working = [each for each in tried if each.solved]
    if not working:
        return tried[0]
    return working[0] if is_expected(working[0].name, expected) else max(working, key=_solved)


def _solved(tried: _Tried) -> int:
    return tried.solved or 0


def _all_tried(
    handed: HandedIn, modules: dict[str, bytes], expected: str, template: Template
) -> list[_Tried]:
    """The files with a notebook's name; where none of them has work in it, the other ones too."""
    tried: list[_Tried] = []
    left = MAX_PARTS  # of all of them together: each could have so many
    for names in by_likeness(handed.files, expected):
        if not any(each.solved for each in tried):
            found = (_notebooks(name, handed.files[name], expected, modules) for name in names)
            for name, content in chain.from_iterable(found):
                fits = parts_of(content) <= left
                left -= parts_of(content) if fits else 0
                tried.append(_Tried(name, content, _count(content, template) if fits else None))
    return tried


def _count(content: bytes, template: Template) -> int | None:
    try:
        return count_solved(content, template)
    except Unreadable:
        return None


def _notebooks(
    name: str, content: bytes, expected: str, modules: dict[str, bytes]
) -> list[tuple[str, bytes]]:
    """A notebook; those in an archive, whose modules are added to `modules`. The archive if it has none."""
    if content.startswith(archives.START):
        try:
            return _unpacked(name, Archive(content), expected, modules) or [(name, content)]
        except BadArchive:
            pass
    return [(name, content)]


def _unpacked(
    place: str, archive: Archive, expected: str, modules: dict[str, bytes]
) -> list[tuple[str, bytes]]:
    """What may be a notebook in an archive that lies at `place`."""
    named, others = by_likeness(archive.names, expected)
    found, left = [], MAX_UNPACKED
    for name in [*named, *others][:MAX_NOTEBOOKS]:
        content = archive.read(name, most := min(left, MAX_BYTES))
        left -= most if content is None else len(content)
        if content is not None and (name in named or begins_like_notebook(content)):
            found.append((f"{place}/{name}", content))

    def read(name: str, most: int) -> bytes:
        if (module := archive.read(name, most)) is None:
            raise NotReadable("is too large")
        return module

    modules.update(
        {f"{place}/{name}": text for name, text in read_modules(archive.names, read).taken.items()}
    )
    return found


def _renamed(name: str, expected: str) -> tuple[str, ...]:
    if is_expected(name, expected):
        return ()
    return (f"Your notebook was handed in as {quoted(name)} and graded as {quoted(expected)}.",)


def _on_unread(handed: HandedIn) -> Iterator[str]:
    """What is said of files that were not read."""
    for name, why in handed.unread.items():
        if not is_module(name):
            yield f"{quoted(name)} was left out: it {why}."
    yield from note_on_unread(handed.unread)


def _on_others(best: _Tried, tried: list[_Tried]) -> Iterator[str]:
    """What became of the files beside the one that is graded."""
    others = [each for each in tried if each is not best]
    working = [quoted(each.name) for each in others if each.solved]
    stubs = [quoted(each.name) for each in others if each.solved == 0]
    unreadable = [quoted(each.name) for each in others if each.solved is None]
    if working:
        yield f"There is work in other files too; only {quoted(best.name)} was graded, not {listed(working)}."
    if best.solved and stubs:
        yield f"These files hold no work on the exercises and were left out: {listed(stubs)}."
    if unreadable:
        yield f"These files can't be read as notebooks and were left out: {listed(unreadable)}."
