"""What nbgrader's exchange wants beside a notebook and its page, whatever students handed in."""

from __future__ import annotations

from pathlib import Path

import pytest

from dnn_grader.exchange import MAX_PAGES, MAX_SECRET, NO_SECRET, prepare_release, put_beside
from dnn_grader.hand_in_time import HandInTime
from dnn_grader.untrusted_files import Folder

TIME = "2026-10-01 21:30:00 UTC"


class Attempt:
    """A student's folders: submitted, autograded and feedback, with a page."""

    def __init__(self, root: Path, **files: bytes) -> None:
        self.folders = [root / name for name in ("submitted", "autograded", "feedback")]
        for folder in self.folders:
            folder.mkdir(exist_ok=True)
        self.submitted, self.graded, self.feedback = self.folders
        for path in self.submitted.iterdir():
            path.unlink()
        for name, content in files.items():
            (self.submitted / f"{name}.txt").write_bytes(content)

    def grade(self) -> HandInTime:
        return put_beside(Folder(self.submitted.parent, "submitted"), self.graded, "UTC")

    def give_back(self) -> dict[str, bytes]:
        """The files beside the page, once the page is made ready."""
        page = self.feedback / "week1.html"
        page.write_text("page")
        prepare_release(Folder(self.submitted.parent, "submitted"), self.graded, page)
        return {path.name: path.read_bytes() for path in self.feedback.iterdir()}


def test_a_page_has_the_time_and_the_secret_of_the_attempt_that_was_graded(tmp_path):
    Attempt(tmp_path, timestamp=TIME.encode(), submission_secret=b"one").grade()
    later = Attempt(tmp_path, timestamp=b"2026-11-01 10:00:00 UTC", submission_secret=b"two")
    given = {"week1.html": b"page", "timestamp.txt": TIME.encode(), "submission_secret.txt": b"one"}
    assert later.give_back() == given
    later.grade()
    assert later.give_back()["submission_secret.txt"] == b"two"


def test_what_came_another_way_has_a_secret_that_nobody_else_knows(tmp_path):
    """Without one, `nbgrader release_feedback` ends for the whole class; an old one is another attempt's."""
    Attempt(tmp_path, submission_secret=b"one").grade()
    attempt = Attempt(tmp_path)
    attempt.give_back()
    attempt.grade()
    assert not (attempt.graded / "submission_secret.txt").exists()
    secret = attempt.give_back()["submission_secret.txt"]
    assert secret.startswith(NO_SECRET.encode()) and len(secret) > 60
    assert attempt.give_back()["submission_secret.txt"] == secret
    assert attempt.give_back()["timestamp.txt"] == b""


@pytest.mark.parametrize(
    "content", [b"", b" \n", b"\xff\xfe", b"a\x00b", "ü".encode(), b"s" * (MAX_SECRET + 1)]
)
def test_a_secret_that_would_end_the_release_of_a_class_is_none(tmp_path, content):
    attempt = Attempt(tmp_path, submission_secret=content)
    attempt.grade()
    assert attempt.give_back()["submission_secret.txt"].startswith(NO_SECRET.encode())


def test_a_secret_is_kept_to_the_last_byte_and_a_link_to_another_is_none(tmp_path):
    attempt = Attempt(tmp_path, submission_secret=b"s" * (MAX_SECRET - 1) + b"\n")
    attempt.grade()
    assert len(attempt.give_back()["submission_secret.txt"]) == MAX_SECRET
    (tmp_path / "course_seed").write_text("5eed" * 16)
    (attempt.submitted / "submission_secret.txt").unlink()
    (attempt.submitted / "submission_secret.txt").symlink_to(tmp_path / "course_seed")
    attempt.grade()
    assert b"5eed" not in attempt.give_back()["submission_secret.txt"]


def test_a_renamed_notebook_has_a_page_of_its_name_until_there_is_another(tmp_path):
    attempt = Attempt(tmp_path)
    for name in (
        "week1.ipynb",
        "my work (2).ipynb",
        "Übung.ipynb",
        "notes.txt",
        ".hidden.ipynb",
        "<b>.ipynb",
    ):
        (attempt.submitted / name).write_bytes(b"")
    assert {n for n in attempt.give_back() if n.endswith("html")} == {
        "week1.html",
        "my work (2).html",
        "Übung.html",
    }
    assert attempt.give_back()["my work (2).html"] == b"page"
    (attempt.submitted / "my work (2).ipynb").unlink()
    assert "my work (2).html" not in attempt.give_back()


def test_there_are_so_many_pages(tmp_path):
    attempt = Attempt(tmp_path)
    for number in range(2 * MAX_PAGES):
        (attempt.submitted / f"{number}.ipynb").write_bytes(b"")
    assert len([name for name in attempt.give_back() if name.endswith("html")]) == MAX_PAGES + 1
