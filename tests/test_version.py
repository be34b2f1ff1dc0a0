"""What a rerun compares: all that can change a grade or its message, and nothing else."""

from __future__ import annotations

import ast
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from conftest import ROOT

from dnn_grader import version
from dnn_grader.course import Course
from dnn_grader.grading import prepare
from dnn_grader.version import PACKAGES, graded_by, grading_version

SMALL = "week1_introduction"
BEGINNINGS = ("dnn_grader.grading", "dnn_grader.choice", "dnn_grader.handed_in", "dnn_grader.inside")
DISTRIBUTIONS = {"PIL": "pillow", "IPython": "ipython"}
NO_GRADE = {
    "packaging": "reads which packages there are",
    "traitlets": "reads the settings, which are compared themselves",
}


def modules() -> dict[str, Path]:
    """Our modules with their files, packages under their own name."""
    files = [path for package in ("dnn_grader", "dnn_utils") for path in (ROOT / package).rglob("*.py")]
    named = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in files}
    return {name.removesuffix(".__init__"): path for name, path in named.items()}


def imported(path: Path) -> Iterator[str]:
    """What a file imports, within functions too; a name from a package may be a module or not."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reached() -> tuple[set[str], set[str]]:
    """Our modules that grading and what runs in the sandbox come to, and the packages."""
    ours = modules()
    left = [name for name in ours if name.startswith(BEGINNINGS)]
    found, packages = set(), set()
    while left:
        name = left.pop()
        if name in ours and name not in found:
            found.add(name)
            left += imported(ours[name])
        elif name.partition(".")[0] not in (*sys.stdlib_module_names, "dnn_grader", "dnn_utils"):
            packages.add(name.partition(".")[0])
    return found, packages


@pytest.fixture
def copied(course, tmp_path, monkeypatch) -> Course:
    """The course, and copies of our packages that its version is taken of."""
    for name, package in (("_GRADER", "dnn_grader"), ("_CHECKS", "dnn_utils")):
        ignored = shutil.ignore_patterns("*.jpg", "__pycache__")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
        monkeypatch.setattr(f"dnn_grader.version.{name}", tmp_path / package)
    return course


@pytest.fixture(scope="module")
def master(course):
    return prepare(course, SMALL, b"seed").master


def test_every_module_that_grading_comes_to_is_compared(course):
    compared = {path.resolve() for path in graded_by(course, SMALL)}
    ours = modules()
    missing = {name for name in reached()[0] if ours[name].resolve() not in compared}
    others = {f"dnn_grader.exercises.{name}" for name in course.assignments() if name != SMALL}
    assert missing - others == set()


def test_every_package_that_grading_comes_to_is_compared():
    named = {DISTRIBUTIONS.get(name, name) for name in reached()[1]}
    assert named - {*PACKAGES} == {*NO_GRADE}


def test_a_change_of_any_of_them_is_another_version(copied, master):
    before = grading_version(copied, SMALL, master, b"seed")
    for path in graded_by(copied, SMALL):
        if copied.root in path.parents and "source" in path.parts:
            continue
        kept = path.read_bytes()
        path.write_bytes(kept + b"\n")
        assert grading_version(copied, SMALL, master, b"seed") != before, path
        path.write_bytes(kept)
    assert grading_version(copied, SMALL, master, b"seed") == before


@pytest.mark.parametrize("package", PACKAGES)
def test_another_version_of_a_package_is_another_version(course, master, monkeypatch, package):
    before = grading_version(course, SMALL, master, b"seed")
    real = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "0.1" if name == package else real(name))
    assert grading_version(course, SMALL, master, b"seed") != before


def test_other_settings_are_another_version(course, tmp_path):
    text = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    versions = []
    for settings in (
        text,
        text + '\nc.DnnCourse.title = "Another title"\n',
        text.replace("Replace", "Change"),
    ):
        (tmp_path / "nbgrader_config.py").write_text(settings, encoding="utf-8")
        shutil.copytree(ROOT / "source" / SMALL, tmp_path / "source" / SMALL, dirs_exist_ok=True)
        made = Course(tmp_path)
        versions.append(grading_version(made, SMALL, prepare(made, SMALL, b"seed").master, b"seed"))
    assert versions[0] == versions[1] != versions[2]


def test_a_help_text_is_none_of_them(copied, master):
    before = grading_version(copied, SMALL, master, b"seed")
    for name in ("cli.py", "report/pages.py", "verify/parts.py", "demo/tour.py"):
        path = version._GRADER / name
        path.write_text(path.read_text(encoding="utf-8") + "\n# more\n", encoding="utf-8")
    assert grading_version(copied, SMALL, master, b"seed") == before
