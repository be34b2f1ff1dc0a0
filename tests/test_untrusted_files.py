"""Reading a folder that somebody else may change: what is swapped in is refused, and nothing waits."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dnn_grader.course import Course
from dnn_grader.hand_in_time import MAX_BYTES, read_hand_in_time
from dnn_grader.run import Outcome, read
from dnn_grader.submissions import find_submissions
from dnn_grader.untrusted_files import MAX_DEPTH, MAX_ENTRIES, Folder, Gone, NotReadable, TooLarge

SECRET = b"the solution"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that students must not get."""
    path = tmp_path / "source" / "solution.ipynb"
    path.parent.mkdir()
    path.write_bytes(SECRET)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """What a student handed in: a notebook, one in a folder, a time."""
    own = tmp_path / "submitted" / "ada" / "week4"
    (own / "work").mkdir(parents=True)
    for name in ("week4.ipynb", "work/more.ipynb", "timestamp.txt"):
        (own / name).write_bytes(b"2026-11-22 12:00:00 UTC")
    return Folder(tmp_path / "submitted", "ada/week4")


def path_of(folder: Folder, name: str = "week4.ipynb") -> Path:
    return folder.trusted / folder.name / name


def link(path: Path, target: Path) -> None:
    path.symlink_to(target)


def second_name(path: Path, target: Path) -> None:
    path.hardlink_to(target)


def pipe(path: Path, target: Path) -> None:
    os.mkfifo(path)


def folder_instead(path: Path, target: Path) -> None:
    path.mkdir()


def device(path: Path, target: Path) -> None:
    path.symlink_to("/dev/zero")


SWAPS = {link: "link", second_name: "hard link", pipe: "ordinary", folder_instead: "ordinary", device: "link"}
Swap = Callable[[Path, Path], None]
each_swap = pytest.mark.parametrize(
    ("swap", "says"), SWAPS.items(), ids=lambda each: getattr(each, "__name__", "")
)


def in_time(what: Callable[[], None]) -> None:
    """Do something that must not wait for ever."""
    thread = threading.Thread(target=what, daemon=True)
    thread.start()
    thread.join(20)
    assert not thread.is_alive()


def test_files_are_listed_and_read(folder):
    assert folder.files() == ["timestamp.txt", "week4.ipynb", "work/more.ipynb"]
    assert folder.files(depth=1) == ["timestamp.txt", "week4.ipynb"]
    assert folder.read("work/more.ipynb", 100) == path_of(folder).read_bytes()
    assert folder.start("week4.ipynb", 4) == b"2026"


@each_swap
def test_a_file_that_is_swapped_after_it_was_found_is_refused(folder, secret, swap: Swap, says: str):
    assert "week4.ipynb" in folder.files()
    path_of(folder).unlink()
    swap(path_of(folder), secret)
    found = []

    def look() -> None:
        for attempt in (lambda: folder.read("week4.ipynb", 100), lambda: folder.start("week4.ipynb", 10)):
            with pytest.raises(NotReadable, match=says):
                attempt()
            found.append(says)

    in_time(look)
    assert found == [says, says]


@pytest.mark.parametrize("which", ["ada", "ada/week4", "ada/week4/work"])
def test_a_folder_that_is_swapped_for_a_link_is_refused(folder, secret, tmp_path, which):
    (tmp_path / "source" / "more.ipynb").write_bytes(SECRET)
    (folder.trusted / which).rename(tmp_path / "away")
    for name in ("work", "week4/work"):
        (secret.parent / name).mkdir(parents=True)
        (secret.parent / name / "more.ipynb").write_bytes(SECRET)
    (folder.trusted / which).symlink_to(secret.parent)
    with pytest.raises(NotReadable, match="link"):
        folder.read("work/more.ipynb", 100)


def test_links_pipes_and_folders_behind_links_are_not_listed(folder, secret):
    for k, swap in enumerate(SWAPS):
        swap(path_of(folder, f"{k}.ipynb"), secret)
    path_of(folder, "all").symlink_to(secret.parent)
    kept = ["timestamp.txt", "week4.ipynb", "work/more.ipynb"]
    assert [name for name in folder.files() if name not in kept] == ["1.ipynb"]  # refused when it is read


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../week4.ipynb", "work/../week4.ipynb", "work/", "/etc/passwd"]
)
def test_only_plain_names_are_followed(folder, name):
    (folder.trusted / "ada" / "week4.ipynb").write_bytes(SECRET)
    with pytest.raises(NotReadable):
        folder.read(name, 10_000)


def test_no_more_is_read_than_allowed(folder):
    os.truncate(path_of(folder), 2**40)
    with pytest.raises(TooLarge, match="1048576 MB, more than 1 MB"):
        folder.read("week4.ipynb", 2**20)
    assert folder.start("week4.ipynb", 100)[23:] == bytes(77)
    with pytest.raises(Gone):
        folder.read("none.ipynb", 10)


def test_a_file_that_grows_while_it_is_read_is_refused(folder, monkeypatch):
    parts = os.read

    def growing(handle: int, count: int) -> bytes:
        with path_of(folder).open("ab") as file:
            file.write(b"x" * 1000)
        return parts(handle, count)

    monkeypatch.setattr(os, "read", growing)
    with pytest.raises(TooLarge):
        folder.read("week4.ipynb", 500)


def test_only_so_many_entries_are_looked_at(folder):
    for k in range(MAX_ENTRIES + 10):
        path_of(folder, f"work/{k:04}").write_bytes(b"")
    assert MAX_ENTRIES - 10 < len(folder.files()) <= MAX_ENTRIES
    assert len(folder.files(most=10)) <= 10


def test_only_folders_so_deep_are_looked_at(folder):
    deep = path_of(folder, "/".join("d" * MAX_DEPTH))
    deep.mkdir(parents=True)
    for place in (deep, deep.parent):
        (place / "x.ipynb").write_bytes(b"")
    assert sum("x.ipynb" in name for name in folder.files()) == 1


def test_a_time_has_so_many_bytes(folder):
    path_of(folder, "timestamp.txt").write_text("2026-11-22 12:00:00 UTC".ljust(MAX_BYTES))
    assert read_hand_in_time(folder, "UTC").time
    path_of(folder, "timestamp.txt").write_text("2026-11-22 12:00:00 UTC".ljust(MAX_BYTES + 1))
    assert read_hand_in_time(folder, "UTC").time is None
    assert "timestamp.txt has" in read_hand_in_time(folder, "UTC").warning


@each_swap
def test_a_submission_that_is_swapped_in_mid_run_is_that_submissions_problem(
    folder, secret, tmp_path, swap: Swap, says: str
):
    (submission,) = find_submissions(Course(tmp_path), "week4")
    path_of(folder, "work/more.ipynb").unlink()
    for name in ("week4.ipynb", "timestamp.txt"):
        path_of(folder, name).unlink()
        swap(path_of(folder, name), secret)
    outcome = read(submission)
    assert isinstance(outcome, Outcome)
    assert "week4.ipynb" in outcome.problem
    assert says in outcome.problem
    assert read_hand_in_time(submission.folder, "UTC").time is None


def test_a_submission_that_vanishes_in_mid_run_is_that_submissions_problem(folder, tmp_path):
    (submission,) = find_submissions(Course(tmp_path), "week4")
    path_of(folder, "work/more.ipynb").unlink()
    path_of(folder, "work").rmdir()
    for name in ("week4.ipynb", "timestamp.txt"):
        path_of(folder, name).unlink()
    outcome = read(submission)
    assert isinstance(outcome, Outcome)
    assert outcome.problem == "it holds no notebook: ask for the .ipynb file."
    assert read_hand_in_time(submission.folder, "UTC").time is None
    (folder.trusted / folder.name).rmdir()
    outcome = read(submission)
    assert isinstance(outcome, Outcome)
    assert outcome.problem == "its folder is not there, or not any more."


def test_a_notebook_that_is_a_link_is_named_and_another_one_graded(folder, secret, tmp_path):
    path_of(folder).unlink()
    path_of(folder).symlink_to(secret)
    (submission,) = find_submissions(Course(tmp_path), "week4")
    handed = submission.read()
    assert list(handed.files) == ["work/more.ipynb"]
    assert handed.unread["week4.ipynb"].startswith("is a link")
    path_of(folder, "work/more.ipynb").unlink()
    with pytest.raises(NotReadable, match=r"it holds no notebook: 'week4.ipynb' is a link"):
        submission.read()
