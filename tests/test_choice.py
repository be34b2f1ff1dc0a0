"""Which of the files that were handed in is graded: the student's work, wherever it lies."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT

from dnn_grader import archives, choice, handed_in
from dnn_grader.archives import Archive, BadArchive
from dnn_grader.choice import Chosen, choose
from dnn_grader.course import Course
from dnn_grader.handed_in import HandedIn, read_handed_in
from dnn_grader.modules import MAX_MODULE
from dnn_grader.reference import is_solution, read_source
from dnn_grader.release import master_version
from dnn_grader.repair import MAX_BYTES, Template, count_solved
from dnn_grader.untrusted_files import Folder, NotReadable
from dnn_utils import notebook_file
from dnn_utils.notebook_file import Room

NAME = "week1_introduction"
FILE = f"{NAME}.ipynb"


@pytest.fixture(scope="module")
def template() -> Template:
    course = Course(ROOT)
    return Template(master_version(read_source(course.source(NAME)), course.config))


@pytest.fixture(scope="module")
def stub() -> bytes:
    """The notebook as students get it."""
    return Course(ROOT).release(NAME).read_bytes()


@pytest.fixture(scope="module")
def work(template: Template) -> Callable[..., bytes]:
    """A notebook with work on so many exercises."""

    def made(count: int = 100) -> bytes:
        notebook = nbformat.read(Course(ROOT).release(NAME), 4)
        for cell in [cell for cell in notebook.cells if is_solution(cell)][:count]:
            cell.source += "\nown = 1"
        return nbformat.writes(notebook).encode()

    return made


@pytest.fixture
def chosen(tmp_path: Path, template: Template) -> Callable[[dict[str, bytes]], Chosen]:
    """What is chosen of a folder with these files."""

    def choice_of(files: dict[str, bytes]) -> Chosen:
        folder = Folder(tmp_path, f"ada/{NAME}")
        for name, content in files.items():
            path = tmp_path / "ada" / NAME / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return choose(HandedIn.from_bytes(read_handed_in(folder, FILE).to_bytes()), FILE, template)

    return choice_of


def zipped(files: dict[str, bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", packed) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


def parts_of(file: bytes) -> int:
    """How many lists and objects a file of JSON may hold."""
    return file.count(b"[") + file.count(b"{")


def in_order(count: int) -> list[str]:
    """Names of notebooks that are as unlike as can be, in the order in which they are looked at."""
    return [f"{'z' * (k + 1)}.ipynb" for k in range(count)]


# The one with work


@pytest.mark.parametrize(
    "name",
    [f"{NAME}-Copy1.ipynb", f"{NAME} (2).ipynb", "final.ipynb", f"{NAME}.json", f"{NAME}.txt", NAME,
     f"{NAME}.ipynb.download", "work/homework.ipynb", "a/b/c/d/e.ipynb", f"{NAME}.ipynb의 사본"],
)  # fmt: skip
def test_an_untouched_notebook_beside_work_is_left_out(chosen, stub, work, name):
    for files in ({FILE: stub, name: work()}, {name: work()}):
        found = chosen(files)
        assert (found.name, found.notebook) == (name, work())
        assert found.notes[0] == f"Your notebook was handed in as '{name}' and graded as '{FILE}'."
    untouched = chosen({FILE: stub, name: work()}).notes
    assert untouched[1:] == (f"These files hold no work on the exercises and were left out: '{FILE}'.",)


def test_the_rightly_named_one_of_two_with_work_is_graded_and_the_other_named(chosen, work):
    found = chosen({FILE: work(1), "better.ipynb": work()})
    assert found.notebook == work(1)
    assert found.notes == (
        f"There is work in other files too; only '{FILE}' was graded, not 'better.ipynb'.",
    )


def test_of_two_with_other_names_the_one_with_more_work_is_graded(chosen, work):
    assert chosen({f"{NAME} (1).ipynb": work(1), f"{NAME} (2).ipynb": work()}).name == f"{NAME} (2).ipynb"


def test_where_nobody_worked_the_rightly_named_one_is_graded(chosen, stub):
    found = chosen({FILE: stub, "a.ipynb": stub})
    assert (found.name, found.notes) == (FILE, ())


def test_a_broken_notebook_beside_a_whole_one_is_left_out(chosen, work):
    found = chosen({FILE: work()[:1000], "b.ipynb": work()})
    assert found.name == "b.ipynb"
    assert f"These files can't be read as notebooks and were left out: '{FILE}'." in found.notes


def test_a_broken_notebook_beside_an_untouched_one_is_not_taken_for_no_work(chosen, stub, work):
    assert chosen({FILE: work()[:1000], "b.ipynb": stub}).name == FILE


def test_a_notebook_of_another_assignment_is_no_work_on_this_one(chosen, stub):
    other = nbformat.read(Course(ROOT).source("week2_logistic_regression"), 4)
    found = chosen({FILE: stub, "week2_logistic_regression.ipynb": nbformat.writes(other).encode()})
    assert found.name == FILE


def test_one_notebook_alone_is_not_even_parsed(chosen, work, monkeypatch):
    monkeypatch.setattr(choice, "count_solved", None)
    assert chosen({FILE: work(), "helpers.py": b"x = 1", "data.csv": b"1, 2"}).notes == ()
    assert chosen({FILE: b"no notebook"}).notebook == b"no notebook"


def test_other_files_are_not_parsed_where_the_named_one_has_work(chosen, work, monkeypatch):
    counted = []
    count = choice.count_solved
    monkeypatch.setattr(choice, "count_solved", lambda *given: counted.append(1) or count(*given))
    chosen({FILE: work(), "all.zip": zipped({FILE: work()}), "results.json": b"{}", "more.json": b"{}"})
    assert len(counted) == 1


def test_hostile_names_are_printable_and_short_in_notes(chosen, work):
    (note,) = chosen({"\x1b[31m" + "x" * 200 + ".ipynb": work()}).notes
    assert note.isprintable()
    assert len(note) < 160


def test_a_file_with_a_name_that_cannot_be_written_is_graded(chosen, work):
    assert chosen({os.fsdecode(b"\xff\xfe.ipynb"): work()}).notebook == work()


def test_what_could_not_be_read_is_named(chosen, work, tmp_path):
    chosen({f"{NAME} (1).ipynb": work(), "target": b""})
    (tmp_path / "ada" / NAME / FILE).symlink_to("target")
    found = chosen({})
    assert found.notebook == work()
    assert f"'{FILE}' was left out: it is a link: put the real file or folder there." in found.notes


# Archives


def test_a_notebook_in_an_archive_is_found_with_its_modules(chosen, stub, work):
    packed = zipped({f"{NAME}/{FILE}": work(), f"{NAME}/helpers.py": b"x = 1", "__MACOSX/._a.ipynb": b"\0"})
    for files in ({"all.zip": packed}, {FILE: packed}, {FILE: stub, "all.zip": packed, "helpers.py": b"no"}):
        found = chosen(files)
        assert found.notebook == work()
        assert found.name.endswith(f"/{NAME}/{FILE}")
        assert found.modules == {"helpers.py": b"x = 1"}


def test_archives_of_windows_have_folders_too(chosen, work):
    assert chosen({"all.zip": zipped({f"a\\{FILE}": work()})}).name == f"all.zip/a/{FILE}"


@pytest.mark.parametrize(
    "name", ["../x.ipynb", "/tmp/x.ipynb", "a/../../x.ipynb", "C:/x.ipynb", "a//x.ipynb"]
)
def test_members_that_lie_elsewhere_are_left_out(chosen, work, name):
    packed = zipped({name: work(), f"../../{NAME}/evil.py": b"", "/evil.py": b""})
    found = chosen({"all.zip": packed})
    assert (found.notebook, dict(found.modules)) == (packed, {})  # repair says that it is an archive


def test_links_locked_and_oddly_packed_members_are_left_out(work):
    link = zipfile.ZipInfo("link.ipynb")
    link.external_attr = 0o120777 << 16
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("bzip.ipynb", work(), zipfile.ZIP_BZIP2)
        archive.writestr("xz.ipynb", work(), zipfile.ZIP_LZMA)
        archive.writestr("good.ipynb", work())
    assert Archive(content.getvalue()).names == ["good.ipynb"]
    locked = bytearray(zipped({"a.ipynb": work()}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert Archive(bytes(locked)).names == []


def test_a_bomb_is_unpacked_no_further_than_its_limit(chosen, monkeypatch):
    read: list[int] = []
    unpack = zipfile.ZipExtFile.read

    def counted(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        content = unpack(self, n)
        read.append(len(content))
        return content

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    monkeypatch.setattr(choice, "MAX_BYTES", 100_000)
    monkeypatch.setattr(choice, "MAX_UNPACKED", 200_000)
    bomb = zipped(dict.fromkeys(in_order(20), bytes(100_005)) | {"a.py": bytes(2**24)})
    assert len(bomb) < 40_000
    assert chosen({"all.zip": bomb}).notebook == bomb
    assert 200_000 < sum(read) <= 200_000 + MAX_MODULE + 20


def test_an_archive_has_so_many_members():
    names = dict.fromkeys([f"{k}.ipynb" for k in range(archives.MAX_MEMBERS)], b"")
    assert len(Archive(zipped(names)).names) == archives.MAX_MEMBERS
    with pytest.raises(BadArchive, match="more than"):
        Archive(zipped(names | {"one.ipynb": b""}))


def test_so_many_notebooks_of_an_archive_are_looked_at(chosen, work):
    names = in_order(choice.MAX_NOTEBOOKS + 1)
    packed = zipped(dict.fromkeys(names, b"{}") | {names[-1]: work()})
    found = chosen({"all.zip": packed})
    assert found.name == f"all.zip/{names[0]}"
    assert found.notes[-1] == (
        "Only 12 notebooks of an archive are looked at, so these were left out: "
        f"'all.zip/{names[-1]}'. Hand in the notebook itself, not in an archive."
    )
    packed = zipped(dict.fromkeys(names, b"{}") | {names[-2]: work()})
    assert chosen({"all.zip": packed}).name == f"all.zip/{names[-2]}"


def test_all_notebooks_together_have_so_many_parts(chosen, work, monkeypatch):
    """An archive of 40 kB took 12 s: each of its notebooks had as many as one may have."""
    many, right, names = b'{"nbformat": 4, "cells": [' + b"[]," * 5_000 + b"[]]}", work(), in_order(6)
    counted: list[int] = []

    def count(content: bytes, template: Template, room: Room) -> int:
        before = room.parts
        try:
            return count_solved(content, template, room)
        finally:
            counted.append(before - room.parts)

    monkeypatch.setattr(choice, "count_solved", count)
    monkeypatch.setattr(choice, "Room", lambda: Room(2 * parts_of(many) + parts_of(right)))
    files = dict.fromkeys(names, many) | {names[-1]: right}
    found = chosen({"all.zip": zipped(files)})
    assert found.notebook == right
    assert [parts for parts in counted if parts] == [parts_of(many), parts_of(many), parts_of(right)]
    assert "There is too much in these files" in found.notes[-1] and f"all.zip/{names[2]}" in found.notes[-1]


@pytest.mark.parametrize("stray", [b'["",],', b'{"a":"",},', b'"a",', b"[1,],"])
def test_all_notebooks_together_have_so_much_mended(chosen, work, monkeypatch, stray):
    """An archive of 188 kB took 5.3 s: each of its notebooks was mended, however long it was."""
    many = b'{"nbformat": 4, "cells": [' + stray * 1_000 + b"],}"
    mended: list[int] = []
    take_out = notebook_file._without_stray_commas

    def counted(text: str, room: Room) -> str:
        before = room.mended
        try:
            return take_out(text, room)
        finally:
            mended.append(before - room.mended)

    monkeypatch.setattr(notebook_file, "_without_stray_commas", counted)
    monkeypatch.setattr(choice, "Room", lambda: Room(mended=5_000))
    chosen({"all.zip": zipped(dict.fromkeys(in_order(9), many))})
    assert len(mended) == 9 and mended[0] >= 1_000 and sum(mended) <= 5_000


def test_all_archives_together_are_unpacked_so_far(chosen, monkeypatch):
    """Twelve archives of a folder were unpacked as far as one may be, each of them."""
    monkeypatch.setattr(choice, "MAX_UNPACKED_SMALL", 100_000)
    unpacked: list[int] = []
    read = Archive.read

    def counted(self: Archive, name: str, most: int) -> bytes | None:
        content = read(self, name, most)
        unpacked.append(most if content is None else len(content))
        return content

    monkeypatch.setattr(Archive, "read", counted)
    bombs = {f"{name}.zip": zipped({FILE: b'{"a":' + b" " * 30_000}) for name in "abcdefghijkl"}
    found = chosen(bombs)
    assert sum(unpacked) == 100_000
    assert "too large to be unpacked" in found.notes[-1] and f"d.zip/{FILE}" in found.notes[-1]
    assert "Hand in the notebook itself" in found.notes[-1]


def test_a_large_archive_is_unpacked_in_proportion(chosen, monkeypatch):
    monkeypatch.setattr(choice, "MAX_UNPACKED_SMALL", 1_000)
    noise = b'{"a":"' + os.urandom(30_000).hex().encode() + b'"}'
    assert chosen({"a.zip": zipped({FILE: noise})}).name == f"a.zip/{FILE}"


def test_modules_come_from_the_archive_of_the_notebook_alone(chosen, work):
    packed = {f"{k}.zip": zipped({"a.ipynb": b"{}", f"m{k}.py": b"x = 1"}) for k in range(9)}
    assert chosen({**packed, FILE: work(), "own.py": b"x = 2"}).modules == {"own.py": b"x = 2"}
    large = zipped({FILE: work(), "own.py": b"x = 2", "large.py": bytes(MAX_MODULE + 1)})
    found = chosen({**packed, FILE: large, "own.py": b""})
    assert found.modules == {"own.py": b"x = 2"}
    assert any("'large.py'" in note or "large.py" in note for note in found.notes)


def test_a_broken_archive_is_an_archive_that_holds_nothing(chosen):
    whole = zipped({FILE: b"{}"})
    for k in range(4, len(whole), 3):
        for broken in (whole[:k], whole[:k] + bytes([whole[k] ^ 0xFF]) + whole[k + 1 :]):
            assert chosen({"all.zip": broken}).notebook in (broken, b"{}")


# Reading a folder


def handed(tmp_path: Path, files: dict[str, bytes]) -> HandedIn:
    for name, content in files.items():
        (tmp_path / "ada").mkdir(exist_ok=True)
        (tmp_path / "ada" / name).write_bytes(content)
    return read_handed_in(Folder(tmp_path, "ada"), FILE)


def test_what_is_no_notebook_is_not_read(tmp_path):
    found = handed(
        tmp_path, {FILE: b"{}", "data.h5": b"\x89HDF", "timestamp.txt": b"2026", "b.json": b" \n{}"}
    )
    assert set(found.files) == {FILE, "b.json"}


def test_so_many_files_are_read(tmp_path):
    names = in_order(handed_in.MAX_FILES + 2)
    found = handed(tmp_path, dict.fromkeys(names, b"{}"))
    assert list(found.files) == names[:-2]
    assert found.unread == dict.fromkeys(names[-2:], "is one of too many files")


def test_files_hold_so_much_together(tmp_path, monkeypatch):
    monkeypatch.setattr(handed_in, "MAX_BYTES", 1000)
    found = handed(tmp_path, dict.fromkeys(names := in_order(5), b"{" * 900))
    assert list(found.files) == names[:2]
    assert "there are other large files" in found.unread[names[2]]


def test_the_first_bytes_of_so_many_other_files_are_looked_at(tmp_path, monkeypatch):
    monkeypatch.setattr(handed_in, "MAX_LOOKED_AT", 3)
    names = [f"{k}.json" for k in range(5)]
    assert list(handed(tmp_path, {FILE: b"{}"} | dict.fromkeys(names, b"{}")).files) == [FILE, *names[:3]]


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (
            {"homework.pdf": b"%PDF", "timestamp.txt": b"2026"},
            "it holds no notebook, only 'homework.pdf': ask",
        ),
        ({f"{k}.png": b"\x89PNG" for k in range(5)}, "only '0.png', '1.png', '2.png' and more"),
        (
            {FILE: bytes(MAX_BYTES + 1)},
            f"'{FILE}' has 20 MB, more than 20 MB: ask for it without its outputs.",
        ),
    ],
)
def test_where_there_is_no_notebook_what_is_there_is_named(tmp_path, files, says):
    with pytest.raises(NotReadable) as error:
        handed(tmp_path, files)
    assert says in str(error.value)


def test_what_counts_for_grades_is_in_the_digest(tmp_path):
    before = handed(tmp_path, {FILE: b"{}", "timestamp.txt": b"2026"}).digest
    assert handed(tmp_path, {"timestamp.txt": b"2027", "data.csv": b"1"}).digest == before
    digests = {before}
    for name, content in {"helpers.py": b"x", "b.ipynb": b"{}", "c.json": b"{}", FILE: b"{ }"}.items():
        digests.add(handed(tmp_path, {name: content}).digest)
    assert len(digests) == 5
