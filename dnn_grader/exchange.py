"""What nbgrader's exchange wants beside a graded notebook and its page, so that students can fetch that.

`nbgrader submit` gives each attempt a time and a secret. `nbgrader release_feedback` lays every page in
``feedback/<student>/<assignment>/`` into the exchange under a name made of that secret and of the name of
the page; `nbgrader fetch_feedback` looks for it there, by the name of the notebook that was handed in.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from dnn_grader import hand_in_time
from dnn_grader.files import write_bytes
from dnn_grader.hand_in_time import HandInTime, read_hand_in_time
from dnn_grader.safe import plain_name
from dnn_grader.untrusted_files import Folder, NotReadable

SECRET = "submission_secret.txt"
MAX_SECRET = 1000
MAX_PAGES = 10
NO_SECRET = "none of an attempt, "
"""What a secret begins with that was made up here, for what came another way than through the exchange."""


def put_beside(submitted: Folder, graded: Path, zone: str) -> HandInTime:
    """Lay an attempt's time and secret, where they can be read, into the folder of its graded notebook."""
    handed_in = read_hand_in_time(submitted, zone)
    _put(graded / hand_in_time.FILE, handed_in.text.encode())
    _put(graded / SECRET, _read_secret(submitted))
    return handed_in


def prepare_release(submitted: Folder, graded: Path, page: Path) -> list[Path]:
    """Make a feedback `page` ready for `nbgrader release_feedback`; the further pages that are made.

    The attempt's time and secret, which lie beside its notebook in the folder `graded`, are laid beside
    the page, and a copy of it for each notebook of another name that was handed in. What belonged to an
    attempt before is removed.
    """
    folder = page.parent
    time, secret = (_read(graded / name) for name in (hand_in_time.FILE, SECRET))
    write_bytes(folder / hand_in_time.FILE, time)
    if secret or not _read(folder / SECRET).startswith(NO_SECRET.encode()):
        write_bytes(folder / SECRET, secret or f"{NO_SECRET}{secrets.token_hex(32)}".encode())
    copies = [folder / f"{name}.html" for name in _names(submitted) if name != page.stem]
    for other in set(folder.glob("*.html")).difference(copies, [page]):
        other.unlink()
    for copy in copies:
        write_bytes(copy, page.read_bytes())
    return copies


def _names(submitted: Folder) -> list[str]:
    """The names, without their ending, of the notebooks that `nbgrader fetch_feedback` looks for."""
    try:
        files = submitted.files(depth=1)
    except NotReadable:
        return []
    names = [Path(name).stem for name in files if name.endswith(".ipynb")]
    return [name for name in names if plain_name(name)][:MAX_PAGES]


def _read_secret(submitted: Folder) -> bytes:
    """An attempt's secret; nothing where it would end `nbgrader release_feedback` for the whole class."""
    try:
        text = submitted.read(SECRET, MAX_SECRET).decode("ascii")
    except (NotReadable, UnicodeDecodeError):
        return b""
    is_plain = text.strip() and all(sign.isprintable() or sign in "\t\r\n" for sign in text)
    return text.encode() if is_plain else b""


def _put(path: Path, content: bytes) -> None:
    """Write a file; remove it where it would be empty."""
    if content:
        write_bytes(path, content, 0o444)
    elif path.exists():
        path.unlink()


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
