"""Tests that can't run on a machine are left out, and say what they need and how to get it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from conftest import ROOT
from needs import leave_out

from dnn_grader import sandbox
from dnn_grader.demo.tour import tour

TESTS = """
from conftest import sandbox_or_skip
from postgres import running_server

def test_page(browser): pass
def test_same_page(browser): pass
def test_walls(): sandbox_or_skip()
def test_gradebook():
    with running_server(): pass
"""


def test_without_the_tools_tests_are_left_out_and_the_last_lines_say_why(tmp_path):
    (tmp_path / "test_bare.py").write_text(TESTS)
    hidden = "import postgres; postgres.binaries = lambda: None; import pytest, sys; sys.exit(pytest.main())"
    words = ["-p", "conftest", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), "-c", os.devnull]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DNN_", "PYTEST_"))}
    tests = os.pathsep.join([str(ROOT / "tests"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", hidden, *words],
        cwd=tmp_path,
        env={**kept, "PATH": str(tmp_path), "PYTHONPATH": tests},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    last = done.stdout.splitlines()[-4:]
    assert last[0] == "4 tests were left out:"
    assert last[1] == "  1  needs PostgreSQL: apt-get install -y --no-install-recommends postgresql"
    assert last[2].startswith("  1  needs a working sandbox: bubblewrap is not installed. Install it: `apt")
    assert last[3] == "  2  needs chromium: apt-get install -y --no-install-recommends chromium"


@pytest.mark.parametrize("variable", ["DNN_SANDBOX", "DNN_POSTGRESQL", "DNN_TOOLS"])
def test_ci_leaves_nothing_out(monkeypatch, variable):
    assert f"export {variable}=" in (ROOT / ".ci/run").read_text().replace(
        "require} DNN", "require}\nexport DNN"
    )
    monkeypatch.setenv(variable, "require")
    with pytest.raises(pytest.fail.Exception, match="needs a tool: install it"):
        leave_out("a tool", "install it", variable)
    monkeypatch.delenv(variable)
    with pytest.raises(pytest.skip.Exception, match="needs a tool: install it"):
        leave_out("a tool", "install it", variable)


class Stop(Exception):
    """Ends the tour before anything is graded."""


@pytest.mark.parametrize(("hostile", "count"), [(False, 13), (True, 24)])
def test_the_demo_runs_no_attacker_without_a_sandbox(course, tmp_path, monkeypatch, capsys, hostile, count):
    def stop(*args, **kwargs):
        raise Stop

    monkeypatch.setattr("dnn_grader.demo.tour.grade_and_show", stop)
    monkeypatch.setattr(sandbox, "_uncontained", lambda: sandbox.Sandbox("none", sandbox.UNCONTAINED))
    with pytest.raises(Stop):
        tour(course, tmp_path / "demo", 1, "none", hostile=hostile)
    made = [path.name for path in (tmp_path / "demo/submitted").iterdir()]
    assert len(made) == count
    assert ("snoop" in made) is hostile
    printed = " ".join(capsys.readouterr().out.split())
    left_out = "11 hostile submissions of the class are left out: nothing here would keep their code from"
    assert (left_out in printed) is not hostile
    assert ("To run them all the same: .venv/bin/dnn-course demo --hostile" in printed) is not hostile


def test_a_sandbox_that_is_not_there_says_why(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sandbox, "_uncontained", lambda: sandbox.Sandbox("none", sandbox.UNCONTAINED))
    none = sandbox.find_sandbox()
    assert none.missing == sandbox.UNCONTAINED
    assert none.reason.startswith("bubblewrap is not installed. Install it: `apt-get install bubblewrap`")
    assert sandbox.find_sandbox("none").reason == "You asked for no sandbox."
