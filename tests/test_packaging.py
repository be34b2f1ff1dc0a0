"""The packaging says one thing: pyproject.toml, environment.yml, imports and nbgrader's settings agree."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from hatchling.build import build_wheel
from nbgrader.converters import GenerateFeedback
from needs import leave_out
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from traitlets.config.loader import PyFileConfigLoader

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = PROJECT["optional-dependencies"]
PICTURES = sorted(
    str(path.relative_to(ROOT)) for path in (ROOT / "dnn_utils" / "pictures").rglob("*") if path.is_file()
)
CONDA_NAMES = {"matplotlib-base": "matplotlib"}
OURS = {"dnn_utils", "dnn_grader"}
SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b"
    r"|\bsk-[A-Za-z0-9_-]{32,}|\bxox[abpr]-[A-Za-z0-9-]{20,}"
)
PRIVATE_FILES = re.compile(r"(^|/)(course_seed|gradebook\.db.*|\.env|id_(rsa|ed25519)|.*\.pem)$")


def bounds(requirements: list[str]) -> dict[str, str]:
    """Requirements as a dict from the canonical name to the bounds."""
    parsed = [Requirement(text) for text in requirements]
    return {canonicalize_name(CONDA_NAMES.get(r.name, r.name)): str(r.specifier) for r in parsed}


def declared(*extras: str) -> dict[str, str]:
    return bounds([*PROJECT["dependencies"], *(line for extra in extras for line in EXTRAS[extra])])


def imported(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every top-level module that a file under `folder` imports from elsewhere, and the file."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                yield from ((alias.name.partition(".")[0], path) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                yield str(node.module).partition(".")[0], path


def undeclared(folder: Path, allowed: set[str], own: set[str]) -> set[str]:
    """The imports under `folder` that are neither standard nor `own` nor from an `allowed` package."""
    owners = metadata.packages_distributions()
    return {
        f"{path.relative_to(folder.parent)} imports {module}"
        for module, path in imported(folder)
        if module not in sys.stdlib_module_names | own
        and not allowed & {canonicalize_name(name) for name in owners.get(module, [])}
    }


def tracked() -> list[str]:
    """The files that git knows; skips where this is no checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def settings():
    return PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()


def class_names(preprocessors) -> list[str]:
    return [(p if isinstance(p, str) else p.__name__).rpartition(".")[2] for p in preprocessors]


def test_conda_and_pip_users_get_the_same():
    lines = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    plain = [line for line in lines if isinstance(line, str) and line != "pip"]
    from_pip = [text for line in lines if isinstance(line, dict) for text in line["pip"]]
    conda = bounds(plain + [text for text in from_pip if not text.startswith("-")])
    assert conda.pop("python") == PROJECT["requires-python"]
    assert conda == declared(*EXTRAS)
    assert "--editable ." in from_pip


@pytest.mark.parametrize("name, bound", sorted(declared(*EXTRAS).items()))
def test_every_dependency_has_a_lower_bound(name, bound):
    assert ">=" in bound, f"{name} has no lower bound"


def test_no_extra_repeats_a_dependency():
    lists = [PROJECT["dependencies"], *EXTRAS.values()]
    names = [name for requirements in lists for name in bounds(requirements)]
    assert sorted(names) == sorted(set(names))


def test_the_students_package_imports_only_what_it_declares():
    assert not undeclared(ROOT / "dnn_utils", set(declared()), {"dnn_utils"})


def test_the_grader_imports_only_what_it_declares():
    assert not undeclared(ROOT / "dnn_grader", set(declared("grader", "cluster")), OURS)


@pytest.mark.parametrize("folder", ["tests", "benchmarks", "book"])
def test_what_nobody_installs_imports_only_what_is_declared(folder):
    if folder == "book" and not find_spec("sphinx"):
        leave_out("Sphinx", "pip install -e .[book]")
    ours = {path.stem for name in (folder, "tests") for path in (ROOT / name).iterdir()}
    own = ours | OURS | {"benchmarks", "book"}
    assert not undeclared(ROOT / folder, set(declared(*EXTRAS)), own)


def test_the_grader_uses_what_it_declares():
    owners = metadata.packages_distributions()
    modules = {module for module, _ in imported(ROOT / "dnn_grader")}
    used = {canonicalize_name(name) for module in modules for name in owners.get(module, [])}
    unused = set(bounds(EXTRAS["grader"])) - used
    assert not unused


def test_an_undeclared_import_is_noticed(tmp_path):
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "a.py").write_text("def f():\n    import json, nbgrader.api\n    from . import b\n")
    assert undeclared(tmp_path / "p", {"numpy"}, set()) == {"p/a.py imports nbgrader"}
    assert not undeclared(tmp_path / "p", {"nbgrader"}, set())


def test_the_version_is_said_in_one_place():
    version = PROJECT["version"]
    assert metadata.version("dnn-course") == version, (
        "pyproject.toml is newer than the installation: run make"
    )
    modules = [path for package in OURS for path in (ROOT / package).rglob("*.py")]
    assert not [path for path in modules if re.search(rf"[\"']{re.escape(version)}[\"']", path.read_text())]


def test_the_wheel_holds_the_pictures_with_their_licences(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    with zipfile.ZipFile(tmp_path / build_wheel(str(tmp_path))) as wheel:
        names = set(wheel.namelist())
        notes = {name: wheel.read(name) for name in names if ".dist-info/" in name}
    assert set(PICTURES) <= names
    texts = [name for name in PICTURES if re.search("/(LICENSE|ATTRIBUTION)", name)]
    assert len(texts) == 4
    for text in texts:
        assert (ROOT / text).read_bytes() in notes.values()
    about = next(content.decode() for name, content in notes.items() if name.endswith("METADATA"))
    assert "License-Expression: MIT AND CC-BY-4.0 AND CC-BY-SA-4.0\n" in about


@pytest.mark.parametrize("kind", ["ATTRIBUTION.txt", "LICENSE.CC-", "catvnoncat.h5", "manifest.csv"])
def test_git_knows_each_file_of_both_sets(kind):
    known = [name for name in tracked() if re.match(r"dnn_utils/pictures/\w+/", name)]
    assert sorted(known) == PICTURES
    assert len([name for name in known if kind in name]) == 2


def test_the_readme_says_whose_the_pictures_are():
    text = " ".join((ROOT / "README.md").read_text().split())
    for said in (
        "The Oxford-IIIT Pet Dataset",
        "Its publishers offer it under [CC BY-SA 4.0]",
        "They did not take the photographs",
        "a note inside the data set speaks of research purposes",
        "The Quick, Draw! Dataset",
        "by Google, Inc. under [CC BY 4.0]",
    ):
        assert said in text


def test_the_command_is_installed():
    commands = metadata.distribution("dnn-course").entry_points.select(group="console_scripts")
    assert {c.name: c.value for c in commands} == {"dnn-course": "dnn_grader.cli:main"}


def test_git_tracks_no_secret():
    names = tracked()
    assert not [name for name in names if PRIVATE_FILES.search(name)]
    assert not [name for name in names if SECRET.search((ROOT / name).read_bytes().decode("latin-1"))]


@pytest.mark.parametrize(
    "name", ["course_seed", "gradebook.db", "sub/.env", "keys/server.pem", "a/gradebook.db-journal"]
)
def test_private_files_are_recognised(name):
    assert PRIVATE_FILES.search(name)


def test_git_ignores_what_is_private():
    tracked()  # skips outside a checkout
    private = [
        "course_seed",
        "gradebook.db",
        "grader_faults.log",
        "autograded/x/a.ipynb",
        "submitted/x/a.ipynb",
        "work/a",
        "demo/a",
    ]
    ignored = subprocess.run(["git", "check-ignore", *private], cwd=ROOT, capture_output=True, text=True)
    assert ignored.stdout.split() == private


def test_nbgrader_autograde_has_no_settings_but_the_one_that_grades_in_our_way():
    assert list(settings().Autograde) == ["exporter_class"]


def test_feedback_hides_tests_once_the_grades_are_known():
    stock = class_names(GenerateFeedback.preprocessors.default_args[0])
    ours = class_names(settings().GenerateFeedback.preprocessors)
    assert ours == [*stock[:1], "HideTests", "ShortenCells", *stock[1:]]
    assert stock[0] == "GetGrades"


def test_every_class_in_the_settings_exists():
    config = settings()
    exporters = [config.Autograde.exporter_class, config.GenerateFeedback.exporter_class]
    for name in [*config.GenerateFeedback.preprocessors, *exporters]:
        module, _, attribute = name.rpartition(".")
        assert callable(getattr(__import__(module, fromlist=[attribute]), attribute)), name


def test_reading_the_settings_imports_no_grader():
    code = (
        "import sys; from traitlets.config.loader import PyFileConfigLoader as L; "
        f"L('nbgrader_config.py', path={str(ROOT)!r}).load_config(); "
        "sys.exit('dnn_grader' in sys.modules or 'nbgrader' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_the_course_is_where_its_settings_lie():
    assert settings().CourseDirectory.root == str(ROOT)
    assert settings().CourseDirectory.course_id == "dnn_course"


@pytest.mark.parametrize("script", [".ci/run", ".ci/environment"])
def test_the_scripts_can_be_run(script):
    assert (ROOT / script).stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", script], cwd=ROOT).returncode == 0


def test_make_help_names_every_command():
    shown = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True).stdout
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.M)
    assert phony
    assert set(re.findall(r"^  make (\S+)", shown, re.M)) == set(phony[1].split())


def test_readers_find_every_page_the_readme_names():
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / "README.md").read_text())
    assert len(links) >= 8
    assert not [link for link in links if not (ROOT / link).exists()]
