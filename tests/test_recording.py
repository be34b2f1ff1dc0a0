"""What `release` records is the same on every machine, and goes into the course that it was started in."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import h5py
import numpy as np
import pytest
from click.testing import CliRunner
from conftest import ASSIGNMENT, ROOT, SCRIPTS

from dnn_grader import cases, copies
from dnn_grader.cli import main
from dnn_grader.copies import foreign_code
from dnn_grader.course import CONFIG, Course, CourseError
from dnn_grader.recording import CASES, cases_of, differences, record
from dnn_utils.checks import recorded
from dnn_utils.checks.outcome import Raised, Returned

RECORDED = ROOT / CASES / f"{ASSIGNMENT}.h5"


@pytest.fixture(scope="module")
def checks() -> dict:
    """Some of the checks that are recorded."""
    every = recorded.load(RECORDED)
    return {name: every[name] for name in ("linear_forward", "compute_cost", "question_by_hand")}


@pytest.fixture
def copied(tmp_path, checks) -> Course:
    """A course of its own with these recorded and nothing else."""
    made = Course(tmp_path / "copied")
    (made.root / CASES).mkdir(parents=True)
    recorded.save(cases_of(made, ASSIGNMENT), checks.values())
    return made


def state(path: Path) -> tuple[int, int]:
    """Another one where the file was written or replaced."""
    return path.stat().st_ino, path.stat().st_mtime_ns


def rounded(value, by=1e-12):
    """The value as another machine computes it: all numbers that are no whole ones a little off."""
    if isinstance(value, Returned):
        return replace(value, value=rounded(value.value, by))
    if isinstance(value, Raised):
        return replace(value, message="said otherwise")
    if isinstance(value, dict):
        return {key: rounded(part, by) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(rounded(part, by) for part in value)
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return value * value.dtype.type(1 + by)
    return type(value)(value * (1 + by)) if isinstance(value, float) else value


def elsewhere(examples):
    """An exercise's examples as another machine makes them."""
    if not hasattr(examples, "examples"):
        return examples
    return replace(
        examples,
        examples=tuple(
            replace(
                e,
                args=rounded(e.args),
                expected=rounded(e.expected),
                calls=tuple(replace(c, args=rounded(c.args), value=rounded(c.value)) for c in e.calls),
            )
            for e in examples.examples
        ),
        mistakes=tuple(replace(m, outcomes=rounded(m.outcomes)) for m in examples.mistakes),
    )


def stored(path: Path) -> dict[str, list[bytes]]:
    """The compressed bytes of each entry, as they lie in the file."""
    with h5py.File(path, "r") as file:
        return {name: [file[name].id.read_direct_chunk(at)[1] for at in chunks(file[name])] for name in file}


def chunks(data: h5py.Dataset) -> list[tuple[int, ...]]:
    return [data.id.get_chunk_info(k).chunk_offset for k in range(data.id.get_num_chunks())]


def test_what_another_machine_computes_leaves_the_file_untouched(copied, checks):
    path = cases_of(copied, ASSIGNMENT)
    before = state(path)
    others = [elsewhere(check) for check in checks.values()]
    assert record(copied, ASSIGNMENT, others) is False
    assert state(path) == before
    recorded.save(copied.root / "others.h5", others)
    ours, theirs = stored(path), stored(copied.root / "others.h5")
    assert [name for name in ours if ours[name] == theirs[name]] == ["question_by_hand"]


def test_an_entry_that_changed_is_written_and_the_others_stay_byte_for_byte(copied, checks):
    others = {name: elsewhere(check) for name, check in checks.items()}
    others["compute_cost"] = replace(others["compute_cost"], returns=("loss",))
    path = cases_of(copied, ASSIGNMENT)
    before = stored(path)
    assert record(copied, ASSIGNMENT, list(others.values())) is True
    after = stored(path)
    assert list(after) == list(before)
    assert {name for name in after if after[name] != before[name]} == {"compute_cost"}
    loaded = recorded.load(path)
    assert loaded["compute_cost"].returns == ("loss",)
    assert record(copied, ASSIGNMENT, list(others.values())) is False


def first_value(value):
    """A change of the first expected value of `compute_cost`."""

    def change(check):
        first, *rest = check.examples
        return replace(
            check, examples=(replace(first, expected=Returned(value(first.expected.value))), *rest)
        )

    return change


@pytest.mark.parametrize(
    "change",
    [
        first_value(lambda cost: cost * (1 + 1e-6)),
        first_value(np.float32),
        first_value(lambda cost: np.full((1, 1), cost)),
        first_value(lambda cost: None),
        lambda check: replace(check, mistakes=(replace(check.mistakes[0], cause="!"), *check.mistakes[1:])),
        lambda check: replace(check, mistakes=check.mistakes[::-1]),
        lambda check: replace(check, examples=check.examples[1:]),
    ],
)
def test_what_an_author_changes_is_recorded(copied, checks, change):
    others = {**checks, "compute_cost": change(checks["compute_cost"])}
    assert len(list(differences(checks, others))) == 1
    assert record(copied, ASSIGNMENT, list(others.values())) is True
    assert not list(differences(recorded.load(cases_of(copied, ASSIGNMENT)), others))


@pytest.mark.parametrize("order", [lambda names: names[::-1], lambda names: names[1:]])
def test_another_order_or_an_exercise_less_is_recorded(copied, checks, order):
    names = order(list(checks))
    assert record(copied, ASSIGNMENT, [checks[name] for name in names]) is True
    assert list(recorded.load(cases_of(copied, ASSIGNMENT))) == names


@pytest.mark.parametrize("content", [None, b"no HDF5"])
def test_a_file_that_is_gone_or_damaged_is_written_anew(copied, checks, content):
    path = cases_of(copied, ASSIGNMENT)
    path.unlink() if content is None else path.write_bytes(content)
    assert record(copied, ASSIGNMENT, list(checks.values())) is True
    assert not list(differences(recorded.load(path), checks))


def test_a_small_number_beside_a_huge_one_counts():
    old, new = (recorded.as_read(a_check(np.array([1e10, value]))) for value in (0.5, 0.4))
    assert list(differences({"a": old}, {"a": new})) == ["'a', examples, 1, expected, value"]
    new = recorded.as_read(a_check(np.array([1e10 * (1 + 1e-9), 0.5 + 1e-7])))
    assert not list(differences({"a": old}, {"a": new}))


def a_check(value):
    """Recorded examples with one expected value."""
    example = recorded.Example((), "ordinary", Returned(value))
    return recorded.Examples("a", (), ("a",), "values", {}, (), (example,))


# Whose course is written into.


def test_a_course_without_a_package_writes_into_no_other(checks, tmp_path):
    alone, before = Course(tmp_path), state(RECORDED)
    assert cases_of(alone, ASSIGNMENT) == RECORDED
    assert record(alone, ASSIGNMENT, list(recorded.load(RECORDED).values())) is False
    with pytest.raises(CourseError, match=r"has no dnn_utils to record them in.*work in a copy of the whole"):
        record(alone, ASSIGNMENT, list(checks.values()))
    assert state(RECORDED) == before


def test_a_file_that_cannot_be_written_is_named(copied, checks, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(recorded, "save", full)
    with pytest.raises(CourseError, match=r"\.h5 can't be written \(No space left on device\): free some"):
        record(copied, ASSIGNMENT, list(checks.values())[1:])


@pytest.fixture
def another(tmp_path) -> Course:
    """A whole copy of the course, of which the code that runs here is not."""
    made, without = Course(tmp_path / "another"), shutil.ignore_patterns("__pycache__", "pictures")
    for folder in (f"source/{ASSIGNMENT}", "dnn_utils", "dnn_grader"):
        shutil.copytree(ROOT / folder, made.root / folder, ignore=without)
    shutil.copyfile(ROOT / CONFIG, made.root / CONFIG)
    return made


def test_the_exercises_of_one_copy_are_not_recorded_in_another(another, monkeypatch):
    monkeypatch.setattr(cases, "draw", None)  # it doesn't come so far
    before = state(cases_of(another, ASSIGNMENT))
    monkeypatch.chdir(another.root)
    done = CliRunner().invoke(main, ["release", ASSIGNMENT])
    assert done.exit_code == 1
    (line,) = done.output.splitlines()
    assert f"but those of {ROOT} are used here. Run `make release` in {another.root}: it uses a" in line
    assert not another.release(ASSIGNMENT).exists()
    assert state(cases_of(another, ASSIGNMENT)) == before


def test_whose_code_is_used_is_said(another, course, monkeypatch):
    assert foreign_code(course) == foreign_code(Course(another.root / "source")) == ""
    monkeypatch.chdir(another.root)
    done = CliRunner().invoke(main, ["lab", "--no-open"])
    assert done.output.startswith(f"Note: {another.root} has exercises and checks of its own, but those of")
    monkeypatch.setattr(copies, "_RUNNING", another.root / "dnn_grader")
    assert foreign_code(another) == ""


@pytest.mark.slow
def test_a_release_on_a_machine_of_another_kind_changes_nothing(another):
    """Another kernel of OpenBLAS adds in another order, as the one of another processor does."""
    (another.root / "release").mkdir()
    before = state(cases_of(another, ASSIGNMENT))
    environment = os.environ | {"PYTHONPATH": str(another.root), "OPENBLAS_CORETYPE": "Nehalem"}
    words = [SCRIPTS / "dnn-course", "release", ASSIGNMENT]
    done = subprocess.run(words, cwd=another.root, env=environment, capture_output=True, text=True)
    assert done.stdout == f"wrote release/{ASSIGNMENT}/{ASSIGNMENT}.ipynb\n", done.stderr
    assert state(cases_of(another, ASSIGNMENT)) == before
    done = subprocess.run(words, cwd=another.root, env=environment, capture_output=True, text=True)
    assert done.stdout == f"{ASSIGNMENT}: nothing has changed\n", done.stderr
