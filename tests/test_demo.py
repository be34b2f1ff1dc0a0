"""The demo class is built as it says, and its hostile pieces do what they say."""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from dnn_grader.demo import Submission, demo_class, hostile, write_class
from dnn_grader.demo.submissions import RENAMED, RIGHT, UNFINISHED, WITH_MISTAKES
from dnn_grader.exercises import load_exercises
from dnn_grader.exercises.declared import Exercise, Mistake
from dnn_grader.repair import Template, repair

STEPS = ("make", "linear_forward", "double", "compute_cost", "total")
REAL = Path(__file__).parent.parent / "source/week4_building_blocks/week4_building_blocks.ipynb"
TEST = (
    'check("{0}")\n### BEGIN HIDDEN TESTS\nfrom dnn_grader import grade\ngrade("{0}")\n### END HIDDEN TESTS'
)
SOLUTION = "def {0}(x):\n    ### BEGIN SOLUTION\n    y = x * 2\n    return y + 1\n    ### END SOLUTION"


def marks(name: str, **flags: object) -> dict:
    base = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
    return {"nbgrader": base | {"grade_id": name} | flags}


def small_source() -> NotebookNode:
    setup = 'import numpy as np\ncheck = Checks("small")'
    cells = [
        new_markdown_cell("# Small", id="title"),
        new_code_cell(setup, id="setup", metadata=marks("setup", locked=True)),
    ]
    for name in STEPS:
        test = marks(f"test_{name}", grade=True, locked=True, points=2)
        cells += [
            new_code_cell(SOLUTION.format(name), id=name, metadata=marks(name, solution=True)),
            new_code_cell(TEST.format(name), id=f"test_{name}", metadata=test),
        ]
    return new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})


def small_exercises() -> tuple[Exercise, ...]:
    return tuple(
        Exercise(
            name, 2, lambda rng, reference: [], ("x",), ("y",),
            mistakes=(
                Mistake(f"{name}_tripled", {"x * 2": "x * 3"}, "Count again."),
                Mistake(f"{name}_less", {"y + 1": "y - 1"}, "Look at the sign."),
            ),
        )
        for name in STEPS
    )  # fmt: skip


@pytest.fixture(params=["small", "real"])
def course(request: pytest.FixtureRequest) -> tuple[NotebookNode, Sequence[Exercise]]:
    if request.param == "small":
        return small_source(), small_exercises()
    if not REAL.exists():
        pytest.skip("the real notebook is not written yet")
    return nbformat.read(REAL, as_version=4), load_exercises(REAL.stem)


def notebook_of(submission: Submission) -> NotebookNode:
    (content,) = submission.files.values()
    assert isinstance(content, str)
    return nbformat.reads(content, as_version=4)


def by_student(submissions: Sequence[Submission]) -> dict[str, Submission]:
    return {submission.student: submission for submission in submissions}


def small_class(bounded: bool = True) -> dict[str, Submission]:
    return by_student(demo_class(small_source(), small_exercises(), bounded=bounded))


def text_of(notebook: NotebookNode, name: str) -> str:
    return next(c.source for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == name)


# The class --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bounded", [True, False])
def test_there_are_24_valid_notebooks_without_a_hidden_test(
    course: tuple[NotebookNode, Sequence[Exercise]], bounded: bool
) -> None:
    source, exercises = course
    before = deepcopy(source)
    submissions = demo_class(source, exercises, bounded=bounded)
    assert len(submissions) == len(by_student(submissions)) == 24
    assert source == before
    names = {exercise.name for exercise in exercises}
    for submission in submissions:
        notebook = notebook_of(submission)
        nbformat.validate(notebook)
        assert submission.what and submission.expect
        assert set(submission.loses) | set(submission.may_lose) <= names
        for cell in notebook.cells:
            assert not any(
                mark in cell.source for mark in ("HIDDEN TESTS", "dnn_grader import grade", "END SOL")
            )
            if cell.cell_type == "code":
                ast.parse(cell.source)
                assert "STEP" not in cell.source and "BOUNDED" not in cell.source


def test_every_submission_can_be_repaired(course: tuple[NotebookNode, Sequence[Exercise]]) -> None:
    source, exercises = course
    changed, template = {}, Template(source)
    for submission in demo_class(source, exercises, bounded=True):
        (content,) = submission.files.values()
        result = repair(content.encode(), template)
        changed[submission.student] = bool(result.notes)
        for cell in notebook_of(submission).cells:
            own = cell.id.startswith("extra") or cell.metadata.get("nbgrader", {}).get("solution")
            assert not own or cell.source in [kept.source for kept in result.notebook.cells]
    assert {student for student, notes in changed.items() if notes} == {"mateo", "numpy-patcher"}


def test_the_right_one_is_the_reference_and_the_others_differ_from_it(
    course: tuple[NotebookNode, Sequence[Exercise]],
) -> None:
    source, exercises = course
    submissions = by_student(demo_class(source, exercises, bounded=True))
    right = notebook_of(submissions[RIGHT])
    for exercise in exercises:
        mine, theirs = {}, {}
        exec(compile(f"import numpy as np\n{text_of(right, exercise.name)}", "right", "exec"), mine)
        exec(compile(f"import numpy as np\n{text_of(source, exercise.name)}", "source", "exec"), theirs)
        assert mine[exercise.name].__code__.co_code == theirs[exercise.name].__code__.co_code
    contents = [next(iter(s.files.values())) for s in submissions.values()]
    assert len(set(contents)) == 24
    for submission in submissions.values():
        changed = {
            e.name for e in exercises if text_of(notebook_of(submission), e.name) != text_of(right, e.name)
        }
        assert set(submission.loses) <= changed and (changed == set(submission.loses) or not submission.loses)


def test_the_mistakes_go_through_the_exercises_and_include_a_wrong_early_step() -> None:
    submissions = small_class()
    lost = [submissions[student].loses for student in WITH_MISTAKES]
    assert lost == [(name,) for name in STEPS * 2]
    assert "return y - 1" in text_of(notebook_of(submissions[RENAMED]), "total")
    assert "x * 3" in text_of(notebook_of(submissions["dmitri"]), "linear_forward")


def test_the_unfinished_one_raises_in_what_is_left() -> None:
    submission = small_class()[UNFINISHED]
    assert submission.loses == STEPS[3:]
    notebook = notebook_of(submission)
    assert text_of(notebook, "total") == 'def total(x):\n    raise NotImplementedError("write total")'
    assert text_of(notebook, "double") == "def double(x):\n    y = x * 2\n    return y + 1"


def test_one_is_renamed_one_lacks_a_test_and_one_forges_its_tests() -> None:
    submissions = small_class()
    assert list(submissions[RENAMED].files) == ["small(1).ipynb"]
    assert "test_double" not in [c.id for c in notebook_of(submissions["mateo"]).cells]
    assert text_of(notebook_of(submissions["numpy-patcher"]), "test_total") == "1000.0"


def test_the_bombs_are_bounded_only_where_that_is_asked_for() -> None:
    for student in ("memory-bomb", "fork-bomb", "daemon-leaver"):
        bounded, free = (next(iter(small_class(b)[student].files.values())) for b in (True, False))
        assert bounded != free
        assert bounded.replace("True", "False") == free.replace("True", "False")


def test_what_cannot_be_built_is_named() -> None:
    with pytest.raises(ValueError, match="10"):
        demo_class(small_source(), small_exercises()[:2], bounded=True)
    source = small_source()
    source.cells = [cell for cell in source.cells if cell.id != "double"]
    with pytest.raises(ValueError, match="'double'"):
        demo_class(source, small_exercises(), bounded=True)
    source = small_source()
    source.cells[2].source = source.cells[2].source.replace("x * 2", "x + x")
    with pytest.raises(ValueError, match="make_tripled"):
        demo_class(source, small_exercises(), bounded=True)


# Writing it -------------------------------------------------------------------------------------------


def test_the_class_is_written_as_nbgrader_collects_it(tmp_path: Path) -> None:
    submissions = list(small_class().values())
    write_class(tmp_path, "small", submissions)
    places = sorted(tmp_path.glob("submitted/*/small"))
    assert [place.parent.name for place in places] == sorted(s.student for s in submissions)
    assert all(sorted(p.suffix for p in place.iterdir()) == [".ipynb", ".txt"] for place in places)
    from nbgrader.utils import parse_utc

    stamp = (tmp_path / f"submitted/{RIGHT}/small/timestamp.txt").read_text()
    assert parse_utc(stamp).year >= 2024


def test_writing_twice_changes_nothing_and_touches_no_other_file(tmp_path: Path) -> None:
    submissions = list(small_class().values())
    write_class(tmp_path, "small", submissions)
    other = tmp_path / f"submitted/{RIGHT}/small/notes.txt"
    other.write_text("mine")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*.*")}
    write_class(tmp_path, "small", submissions)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*.*")} == before


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".hidden", "a\0b", "..", "x\n"])
def test_names_that_leave_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    cases = [(name, "small", "a.ipynb"), ("amara", name, "a.ipynb"), ("amara", "small", name)]
    for student, assignment, file in cases:
        with pytest.raises(ValueError, match="plain file name"):
            write_class(tmp_path, assignment, [Submission(student, "", {file: b""})])
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


# The hostile pieces, in a process of their own and bounded ----------------------------------------------


def run(code: str, folder: Path, seconds: float = 30) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, timeout=seconds, check=False
    )


def cells_of(student: str, *tail: str) -> str:
    """The attack's code and right functions, as one program."""
    notebook = notebook_of(small_class()[student])
    wanted = [
        cell.source
        for cell in notebook.cells
        if cell.id in ("extra-first", "extra-last") or cell.metadata.get("nbgrader", {}).get("solution")
    ]
    last = [wanted.pop()] if any(c.id == "extra-last" for c in notebook.cells) else []
    return "\n".join(["import numpy as np", *wanted, *tail, *last])


@pytest.mark.parametrize(
    ("student", "call", "said"),
    [
        ("memory-bomb", "double(1)", "MemoryError"),
        ("fork-bomb", "linear_forward(1)", "RuntimeError: the bounded fork bomb"),
    ],
)
def test_the_bounded_bombs_go_off_and_stop(tmp_path: Path, student: str, call: str, said: str) -> None:
    done = run(cells_of(student, call), tmp_path)
    assert done.returncode != 0 and said in done.stderr


@pytest.mark.parametrize("student", ["loop-forever", "loop-inside"])
def test_the_loops_do_not_end(tmp_path: Path, student: str) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        run(cells_of(student, "double(1)"), tmp_path, seconds=1.5)


def test_the_exit_says_that_all_went_well(tmp_path: Path) -> None:
    done = run(cells_of("exit-early", "compute_cost(1)", "print('after')"), tmp_path)
    assert (done.returncode, done.stdout) == (0, "1000.0\n")


def test_the_patches_fool_asserts_in_their_own_process(tmp_path: Path) -> None:
    proof = "assert np.allclose(1, 2)\nnp.testing.assert_allclose(1, 2)\n"
    done = run(cells_of("numpy-patcher", proof + "import dnn_grader\nprint(dnn_grader.grade('x'))"), tmp_path)
    assert (done.stdout, done.stderr) == ("1000.0\n", "")


def test_the_lies_pass_a_trusting_test_and_are_wrong(tmp_path: Path) -> None:
    proof = """
value = linear_forward(np.ones((2, 2)))
assert value == 3 and not value != 5 and value.shape == (2, 2) or value == 5
assert np.allclose(value, 99) and abs(value - 99) < 1e-9
assert compute_cost(2.0) == 99 and float.__float__(compute_cost(2.0)) == 7
print("fooled", np.ndarray.tolist(value))
"""
    done = run(cells_of("lying-objects", proof), tmp_path)
    assert done.stdout == "fooled [[7.0, 7.0], [7.0, 7.0]]\n", done.stderr


def test_the_snoop_shows_what_it_can_read(tmp_path: Path) -> None:
    book = tmp_path / "source" / "x.ipynb"
    book.parent.mkdir()
    book.write_text('{"cells": "CANARY-7"}')
    here = tmp_path / "submitted" / "snoop"
    here.mkdir(parents=True)
    done = run(cells_of("snoop", "expected = 'CANARY-8'", "double(3)"), here)
    for found in (
        "CANARY-7",
        "FOUND expected in a calling frame: CANARY-8",
        "FOUND hidden inputs in memory: ['(3,)']",
    ):
        assert found in done.stdout and found in done.stderr
    assert "CANARY-7" in (here / "left-by-loot.txt").read_text()


def is_daemon(path: Path) -> bool:
    try:
        return path.read_text().startswith("left-by-")
    except OSError:
        return False


@pytest.fixture
def clean_tmp() -> Iterator[None]:
    """Wait for the bounded daemon's end, and take away what it left."""
    yield
    end = time.monotonic() + 10
    while time.monotonic() < end and any(map(is_daemon, Path("/proc").glob("[0-9]*/comm"))):
        time.sleep(0.1)
    for folder in ("/tmp", "/dev/shm"):
        (Path(folder) / "left-by-daemon").unlink(missing_ok=True)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc and /dev/shm")
def test_what_the_daemon_leaves_is_found_by_the_next(tmp_path: Path, clean_tmp: None) -> None:
    leaving = notebook_of(small_class()["daemon-leaver"])
    code = next(cell.source for cell in leaving.cells if cell.id == "extra-first")
    # The daemon keeps its streams open, as a hostile one would: it must not be waited for here.
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=20, check=True)  # fmt: skip
    wait = "import time\nfor _ in range(10):\n    time.sleep(0.1)\n    look_for_leftovers()\n"
    done = run(hostile.LOOT + hostile.LEFTOVERS.replace("\nlook_for_leftovers()", "\n" + wait), tmp_path)
    assert "FOUND a file of an earlier submission: /tmp/left-by-daemon" in done.stdout
    assert "FOUND a process of an earlier submission" in done.stdout
    assert "FOUND a socket of an earlier submission" in done.stdout


def test_the_page_script_prints_script_and_control_characters(tmp_path: Path) -> None:
    notebook = notebook_of(small_class()["page-script"])
    markdown = next(cell for cell in notebook.cells if cell.id == "extra-text")
    forged = next(cell for cell in notebook.cells if cell.id == "extra-first")
    assert "<script>window.PWNED = 1" in markdown.source and "onerror" in markdown.source
    assert "application/javascript" in forged.outputs[0].data
    done = run(cells_of("page-script", "double(1)"), tmp_path)
    assert "\x1b[31m" in done.stdout and "<img src=x onerror" in done.stderr
