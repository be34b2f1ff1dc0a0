"""Tests that can't run on a machine are left out, and say what they need and how to get it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from dnn_grader.demo.tour import tour
from dnn_grader.sandbox import find_sandbox

TESTS = """
from conftest import sandbox_or_skip
from postgres import running_server

def test_page(browser): pass
def test_same_page(browser): pass
def test_walls(): sandbox_or_skip()
def test_gradebook():
    with running_server(): pass
"""


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> Path:
    """A folder of tests that use this project's fixtures."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "test_bare.py").write_text(TESTS)
    return folder


def said(folder: Path, **environment: str) -> tuple[int, str]:
    """What a test run there says, on a machine with none of the tools."""
    hidden = "import postgres; postgres.binaries = lambda: None; import pytest, sys; sys.exit(pytest.main())"
    words = ["-p", "conftest", "-p", "no:cacheprovider", "--rootdir", str(folder), "-c", os.devnull]
    path = os.pathsep.join([str(ROOT / "tests"), str(ROOT)])
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("DNN_", "PYTEST_"))}
    done = subprocess.run(
        [sys.executable, "-c", hidden, *words],
        cwd=folder,
        env={**keep, "PATH": str(folder), "PYTHONPATH": path, **environment},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout


def test_without_the_tools_tests_are_left_out_and_the_last_lines_say_why(bare):
    status, text = said(bare)
    assert status == 0, text
    last = text.splitlines()[-4:]
    assert last[0] == "4 tests were left out:"
    assert last[1] == "  1  needs PostgreSQL: apt-get install -y --no-install-recommends postgresql"
    assert last[2].startswith(
        "  1  needs a working sandbox: bubblewrap is not installed. Install it: `apt-get"
    )
    assert last[3] == "  2  needs chromium: apt-get install -y --no-install-recommends chromium"


def test_ci_leaves_nothing_out(bare):
    required = dict.fromkeys(("DNN_SANDBOX", "DNN_CHROMIUM", "DNN_POSTGRESQL"), "require")
    status, text = said(bare, **required)
    assert status == 1
    assert "tests were left out" not in text
    assert text.count("needs chromium: apt-get") >= 2
    assert all(name in (ROOT / ".ci/run").read_text() for name in required)


class Stop(Exception):
    """Ends the tour before anything is graded."""


@pytest.mark.parametrize(("choice", "hostile", "count"), [("none", False, 13), ("none", True, 24)])
def test_the_demo_runs_no_attacker_without_a_sandbox(
    course, tmp_path, monkeypatch, capsys, choice, hostile, count
):
    def stop(*args, **kwargs):
        raise Stop

    monkeypatch.setattr("dnn_grader.demo.tour.grade_and_show", stop)
    with pytest.raises(Stop):
        tour(course, tmp_path / "demo", 1, choice, hostile=hostile)
    made = [path.name for path in (tmp_path / "demo/submitted").iterdir()]
    assert len(made) == count
    assert ("snoop" in made) is hostile
    printed = " ".join(capsys.readouterr().out.split())
    left_out = "11 hostile submissions of the class are left out: nothing here would keep their code from"
    assert (left_out in printed) is not hostile
    assert ("To run them all the same: dnn-course demo --hostile" in printed) is not hostile


def test_a_sandbox_that_is_not_there_says_why(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_sandbox().reason.startswith("bubblewrap is not installed. Install it: `apt-get install")
    assert find_sandbox("none").reason == "You asked for no sandbox."
