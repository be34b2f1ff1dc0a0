"""Tricks with the files of a submission: links, names, archives, and modules beside the notebook."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path

from attacks.attack import ASSIGNMENT, Attack

EVIL = b"import os\nprint('FOUND a module of a submission')\nopen('left-by-module', 'w')\ngrade = lambda name: 1000.0\n"
NAMES = (
    "numpy.py",
    "dnn_utils/__init__.py",
    "dnn_grader/__init__.py",
    "nbgrader_config.py",
    "sitecustomize.py",
    "conftest.py",
    "json.py",
    "evil.pth",
    ".ipython/profile_default/startup/00.py",
    "matplotlibrc",
    "source/week4_building_blocks/week4_building_blocks.ipynb",
    "gradebook.db",
    "course_seed",
)
SHADOWED = """
import sys, numpy, dnn_utils
print(numpy.__file__, dnn_utils.__file__)
if "site-packages" not in numpy.__file__ and "dist-packages" not in numpy.__file__:
    loot("a module beside the notebook", numpy.__file__)
"""


def _notebook_link(target: str) -> object:
    def lay(folder: Path, course: Path) -> None:
        path = folder / f"{ASSIGNMENT}.ipynb"
        path.unlink()
        path.symlink_to(course / target)

    return lay


def _folder_link(folder: Path, course: Path) -> None:
    shutil.rmtree(folder)
    folder.symlink_to(course / "submitted" / "bystander" / ASSIGNMENT)


def _links_beside(folder: Path, course: Path) -> None:
    (folder / "timestamp.txt").symlink_to(course / "course_seed")
    for name, target in {"all": "/", "a.ipynb": "gradebook.db", "more": "source", "loop": "loop"}.items():
        (folder / name).symlink_to(course / target)


def _odd_kinds(folder: Path, course: Path) -> None:
    """What would hang or fill whoever opens it."""
    (folder / f"{ASSIGNMENT}.ipynb").rename(folder / f"{ASSIGNMENT} (1).ipynb")
    os.mkfifo(folder / f"{ASSIGNMENT}.ipynb")
    os.mkfifo(folder / "timestamp.txt")
    (folder / "folder.ipynb").mkdir()


def _sparse(folder: Path, course: Path) -> None:
    os.truncate(folder / f"{ASSIGNMENT}.ipynb", 2**40)


def _odd_names(folder: Path, course: Path) -> None:
    kept = folder / f"{ASSIGNMENT}.ipynb"
    kept.rename(folder / "-rf week4\n\x1b[31m<b>'\";$(touch left-by-name)`.ipynb")
    for name in ("..ipynb", ".ipynb", "*.ipynb", "[bold].ipynb", "CON.ipynb"):
        (folder / name).write_bytes(b"FOUND")
    (folder / "timestamp.txt").write_bytes(b"9999-12-31 23:59:59 " + b"A" * 100)


def _zip(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"FOUND" * 2_000_000)
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return content.getvalue()


ARCHIVE = _zip("../../../left-by-zip", "/tmp/left-by-zip", f"{ASSIGNMENT}.ipynb")
BOMB = b'{"nbformat": 4, "cells": ' + b"[" * 400_000 + b"]" * 400_000 + b"}"
LONG = b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [' + b",".join([b"{}"] * 6000) + b"]}"

ATTACKS = (
    Attack(
        "file-modules",
        "lays modules, settings, a gradebook and a seed beside the notebook",
        first=SHADOWED,
        beside=dict.fromkeys(NAMES, EVIL),
    ),
    Attack("file-links", "lays links to the course beside the notebook", lay=_links_beside),
    Attack("file-names", "hands in names that a shell or a terminal would obey", lay=_odd_names),
    Attack("file-kinds", "hands in pipes and folders under a notebook's name", lay=_odd_kinds),
    Attack("file-archive", "hands in an archive that unpacks elsewhere", beside={"work.zip": ARCHIVE}),
    Attack(
        "file-is-gradebook",
        "hands in a link to the gradebook as its notebook",
        lay=_notebook_link("gradebook.db"),
        refused="holds no notebook",
    ),
    Attack(
        "file-is-source",
        "hands in a link to the instructor's notebook as its own",
        lay=_notebook_link(f"source/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"),
        refused="holds no notebook",
    ),
    Attack("file-is-folder", "hands in a link to another's folder", lay=_folder_link, refused="is a link"),
    Attack("file-sparse", "hands in a file of a terabyte", lay=_sparse, refused="MB"),
    Attack(
        "file-is-archive",
        "hands in an archive as its notebook",
        saved=lambda notebook: ARCHIVE,
        refused="not JSON",
    ),
    Attack("file-nested", "hands in JSON nested without end", saved=lambda notebook: BOMB, refused="deeply"),
    Attack(
        "file-cells",
        "hands in more cells than anybody writes",
        saved=lambda notebook: LONG,
        refused="more than",
    ),
)
