"""A student's own modules: they work in grading, in the sandbox only, and hide nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import sandbox_or_skip

from dnn_grader import modules
from dnn_grader.modules import FOLDER, beside, checked, is_module, note_on_unread, read_modules, write_modules
from dnn_grader.nursery import Nursery
from dnn_grader.sandbox import Limits, find_sandbox
from dnn_grader.student_process import StudentProcess
from dnn_grader.untrusted_files import NotReadable
from dnn_utils.checks.outcome import Returned

NAME = "week1_introduction"
LIMITS = Limits()


@pytest.fixture(scope="module", params=["bubblewrap", "none"])
def nursery(request: pytest.FixtureRequest) -> Iterator[Nursery]:
    what = "STUDENTS' MODULES ARE NOT TESTED IN THE SANDBOX"
    sandbox = sandbox_or_skip(what) if request.param == "bubblewrap" else find_sandbox("none")
    with Nursery(sandbox, LIMITS) as nursery:
        yield nursery


def said(student: StudentProcess, source: str) -> str:
    run = student.run_cell(source, "cell")
    assert run.died is None, run.died
    return "".join(item.get("text", item.get("ename", "")) for item in run.outputs).strip()


# In the sandbox


def test_modules_and_packages_are_imported(student):
    student.write(
        {"helpers.py": b"def half(x):\n    return x / 2\n", "more/deep.py": b"from helpers import half"}
    )
    assert said(student, "import helpers\nprint(helpers.half(3))") == "1.5"
    assert said(student, "from more.deep import half\nprint(half(5))") == "2.5"
    assert said(student, "print(open('helpers.py').read().count('half'))") == "1"
    assert said(student, "%run helpers.py\nprint(half(1))") == "0.5"


def test_a_module_that_a_cell_writes_is_imported(student):
    assert said(student, "import helpers") == "ModuleNotFoundError"
    said(student, "%%writefile helpers.py\nx = 1")
    assert said(student, "import helpers\nprint(helpers.x)") == "1"
    said(student, "%%writefile helpers.py\nx = 22")
    assert said(student, "import importlib\nprint(importlib.reload(helpers).x)") == "22"
    said(student, "%%writefile -a helpers.py\nx += 1")
    assert said(student, "print(importlib.reload(helpers).x)") == "23"


def test_modules_hide_neither_libraries_nor_the_course(student):
    evil = b"raise SystemExit('mine')"
    names = (
        "colorsys.py",
        "numpy.py",
        "dnn_utils/__init__.py",
        "dnn_utils/activations.py",
        "xmlrpc/client.py",
    )
    student.write(dict.fromkeys(names, evil))
    source = "import colorsys, numpy, dnn_utils.activations, xmlrpc.client\nprint(colorsys.__name__)"
    assert said(student, source) == "colorsys"


def test_modules_of_one_submission_are_not_there_for_the_next(nursery):
    with nursery.student() as student:
        student.write({"helpers.py": b"x = 1"})
        assert said(student, "import helpers\nprint(helpers.x)") == "1"
    with nursery.student() as student:
        assert said(student, "import helpers") == "ModuleNotFoundError"


def test_a_module_that_fails_costs_its_cell_only(student):
    student.write({"a.py": b"1 / 0", "b.py": b"def f(:", "c.py": b"\xff\xfe", "d.py": b"while True: pass"})
    assert said(student, "import a") == "ZeroDivisionError"
    assert said(student, "import b") == "SyntaxError"
    assert said(student, "import c") == "SyntaxError"
    assert said(student, "print(1)") == "1"


def test_what_a_test_changes_in_a_module_is_not_there_for_the_next(student):
    """A trace is what the module holds, too: the next test gets a fresh fork."""
    student.write({"helpers.py": b"seen = []\ndef count():\n    seen.append(1)\n    return len(seen)\n"})
    assert said(student, "from helpers import count") == ""
    for point in (1, 2):
        student.mark(point)
    counts = []
    for point in (1, 2):
        with student.at(point) as test:
            outcome = test.call("count", (), {}, 0)
            assert isinstance(outcome, Returned)
            counts.append(outcome.value)
    assert counts == [1, 1]


def test_a_module_loaded_later_has_altered_nothing(student):
    student.write({"helpers.py": b"x = []", "more.py": b"import helpers\nhelpers.x.append(1)"})
    said(student, "import helpers")
    student.mark(1)
    said(student, "import json.tool")
    assert student.altered() == frozenset()
    said(student, "import more")
    assert student.altered() == {1}


# Which files come along


@pytest.mark.parametrize(
    "name",
    ["../a.py", "/a.py", "a//b.py", "./a.py", "a/../b.py", ".a.py", ".git/a.py", "a.txt", "a.py/b.py", ".py",
     "dnn_utils/cost.py", "kit/dnn_grader/run.py", "\ud800.py", "x" * 200 + ".py", "__MACOSX/a.py", "a.pyc"],
)  # fmt: skip
def test_what_is_no_module(name):
    assert not is_module(name)


def test_the_modules_beside_a_notebook():
    given = {"a.py": b"1", "x/b.py": b"2", "x/y/c.py": b"3"}
    assert beside("w.ipynb", given) == given
    assert beside("x/w.ipynb", given) == {"b.py": b"2", "y/c.py": b"3"}
    assert beside("z/w.ipynb", given) == {}


def test_there_are_so_many_of_such_a_size(monkeypatch):
    asked: list[int] = []

    def read(name: str, most: int) -> bytes:
        asked.append(most)
        if name == "large.py":
            raise NotReadable("is too large")
        return b"x" * (most if name == "full.py" else 10)

    names = [f"{k:02}.py" for k in range(modules.MAX_MODULES + 5)]
    found = read_modules(names, read)
    assert list(found.taken) == names[: modules.MAX_MODULES]
    assert set(found.unread) == set(names[modules.MAX_MODULES :])
    (note,) = note_on_unread(found.unread)
    assert names[-1] in note and str(modules.MAX_MODULES) in note
    assert note_on_unread({"a.ipynb": "is a link"}) == ()
    assert set(read_modules(["a.py", "large.py"], read).unread) == {"large.py"}
    assert max(asked) == modules.MAX_MODULE
    monkeypatch.setattr(modules, "MAX_MODULES_BYTES", modules.MAX_MODULE + 15)
    asked.clear()
    read_modules(["full.py", "z.py", "zz.py"], read)
    assert asked == [modules.MAX_MODULE, 15, 5]


@pytest.mark.parametrize(
    "sent",
    [None, [], {"../a.py": ""}, {"a.py": 1}, {"a.py": "§"}, {"a.sh": ""},
     {"a.py": "A" * (4 * modules.MAX_MODULES_BYTES // 3 + 8)},
     {f"a{k}.py": "" for k in range(modules.MAX_MODULES + 1)}],
)  # fmt: skip
def test_a_worker_elsewhere_is_not_believed(sent):
    with pytest.raises((ValueError, TypeError)):
        checked(sent)
    assert checked({"a.py": "eA=="}) == {"a.py": b"x"}


def test_they_are_kept_where_no_import_finds_them(tmp_path):
    write_modules(tmp_path, {"json.py": b"1", "x/b.py": b"2"})
    assert (tmp_path / FOLDER / "x" / "b.py").read_bytes() == b"2"
    assert not FOLDER.isidentifier()
    write_modules(tmp_path, {"c.py": b"3"})
    assert [path.name for path in tmp_path.rglob("*.py")] == ["c.py"]
    write_modules(tmp_path, {})
    assert not (tmp_path / FOLDER).exists()
