"""A student's own Python files, which the notebook beside them may import: only in the sandbox.

To everything here they are bytes: the grading process never imports them, nor finds them on its path.
"""

from __future__ import annotations

import re
import shutil
import sys
from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from dnn_grader.files import write_bytes
from dnn_grader.repair.notes import listed, savable
from dnn_grader.untrusted_files import NotReadable

MAX_MODULES = 20
MAX_MODULE = 200_000
MAX_MODULES_BYTES = 1_000_000
MAX_NAME = 120
FOLDER = "own-modules"
"""Where they are kept beside a graded notebook: below a name that no import can say."""

# A copy of the course that was handed in with the rest of the kit; what macOS puts into archives.
_NOT_OWN = {"dnn_utils", "dnn_grader", "__MACOSX"}
_LIBRARIES = sys.stdlib_module_names | {"numpy", "matplotlib", "IPython", "h5py", "PIL", "tqdm"}


@dataclass
class Modules:
    """The modules that come along, by their names with folders, and why others don't."""

    taken: dict[str, bytes] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)


def is_module(name: str) -> bool:
    """Whether a path of that name, below some folder, may be a module of the student's own."""
    *folders, last = name.split("/")
    printable = (
        name.isprintable() and len(name.encode("utf-8", "replace")) <= MAX_NAME and name == savable(name)
    )
    return printable and last.endswith(".py") and all(map(_is_plain, (*folders, last.removesuffix(".py"))))


def _is_plain(part: str) -> bool:
    return bool(part) and part not in _NOT_OWN and part[0] != "." and not part.lower().endswith(".py")


def read_modules(names: Iterable[str], read: Callable[[str, int], bytes]) -> Modules:
    """The modules among files, the topmost first; `read` gives a file's bytes, or raises `NotReadable`."""
    found, left = Modules(), MAX_MODULES_BYTES
    for name in sorted(filter(is_module, names), key=lambda name: (name.count("/"), name)):
        if len(found.taken) + len(found.unread) >= MAX_MODULES:
            found.unread[name] = "is one of too many"
            continue
        try:
            content = read(name, min(MAX_MODULE, left))
        except NotReadable as why:
            found.unread[name] = str(why)
        else:
            found.taken[name], left = content, left - len(content)
    return found


def beside(notebook: str, modules: Mapping[str, bytes]) -> dict[str, bytes]:
    """The modules in the folder of a notebook and below it, by their names from there."""
    folder = notebook[: notebook.rfind("/") + 1]
    return {name.removeprefix(folder): text for name, text in modules.items() if name.startswith(folder)}


def checked(said: Any) -> dict[str, bytes]:
    """Modules that a worker elsewhere sent, in base64. Raises ValueError for what can't be any."""
    if not isinstance(said, dict) or len(said) > MAX_MODULES or not all(map(is_module, said)):
        raise ValueError("these are no modules")
    found = {name: b64decode(text, validate=True) for name, text in said.items()}
    if sum(map(len, found.values())) > MAX_MODULES_BYTES:
        raise ValueError("these are too large")
    return found


def write_modules(folder: Path, modules: Mapping[str, bytes]) -> None:
    """Keep modules beside a graded notebook in `folder`, in place of those of an earlier one."""
    kept = folder / FOLDER
    for path in [*kept.rglob("*.py")]:
        if path.is_file() and path.relative_to(kept).as_posix() not in modules:
            path.unlink()
    for name, content in modules.items():
        write_bytes(kept / name, content, 0o444)
    if not modules:
        shutil.rmtree(kept, ignore_errors=True)


def notes_on_names(modules: Mapping[str, bytes], notebook: NotebookNode) -> tuple[str, ...]:
    """What to say of modules that a notebook imports, and that a library's name hides."""
    if not modules:
        return ()
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    hidden = [name for name in modules if (top := _top(name)) in _LIBRARIES and _imports(text, top)]
    if not hidden:
        return ()
    return (
        "These Python files of yours have the name of a library, which is imported in their place; give "
        f"them another name: {listed(hidden)}.",
    )


def note_on_unread(unread: Iterable[str]) -> tuple[str, ...]:
    """What to say of modules that don't come along."""
    if not (names := sorted(filter(is_module, unread))):
        return ()
    return (
        f"These Python files of yours were left out ({MAX_MODULES} are used, of {MAX_MODULE // 1000} kB each "
        f"and {MAX_MODULES_BYTES // 10**6} MB in all): {listed(names)}.",
    )


def _top(name: str) -> str:
    return name.partition("/")[0].removesuffix(".py")


def _imports(text: str, name: str) -> bool:
    return re.search(rf"^[ \t]*(?:from|import)[ \t]+{re.escape(name)}\b", text, re.MULTILINE) is not None
