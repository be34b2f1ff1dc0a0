"""Student processes: cells, forks and calls, honest and hostile, with and without a sandbox."""

from __future__ import annotations

import base64
import os
import random
import signal
import socket
import struct
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from conftest import sandbox_or_skip
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dnn_grader import remote_student, student_process
from dnn_grader.inside import student as student_inside
from dnn_grader.nursery import Nursery
from dnn_grader.outputs import checked_outputs
from dnn_grader.remote_student import RemoteStudent
from dnn_grader.sandbox import Limits, Sandbox, find_sandbox
from dnn_grader.student_process import StudentProcess
from dnn_utils.checks.card import MIME, Card
from dnn_utils.checks.examples import Call, Example, StandIns, recorded
from dnn_utils.checks.outcome import Died, Missing, Outcome, Raised, Returned
from dnn_utils.checks.plain import Opaque

LIMITS = Limits(
    cell_cpu_seconds=1,
    cell_wall_seconds=2,
    test_cpu_seconds=1,
    test_wall_seconds=4,
    submission_cpu_seconds=20,
    submission_wall_seconds=60,
    memory_bytes=700 * 2**20,
    processes=24,
    output_bytes=20_000,
)
# A loaded machine is no failure.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
MODES = ("bubblewrap", "none")


@pytest.fixture(scope="module", params=MODES)
def nursery(request: pytest.FixtureRequest) -> Iterator[Nursery]:
    sandbox = sandbox_or_skip() if request.param == "bubblewrap" else find_sandbox("none")
    with Nursery(sandbox, LIMITS) as nursery:
        yield nursery


def outputs(student: StudentProcess, source: str) -> list[dict[str, Any]]:
    run = student.run_cell(source, "cell")
    assert run.died is None, run.died
    return list(run.outputs)


def said(student: StudentProcess, source: str) -> str:
    return "".join(item.get("text", item.get("ename", "")) for item in outputs(student, source)).strip()


def after(student: StudentProcess, source: str) -> RemoteStudent:
    """A fork of the student process after it has run `source` without an error."""
    assert "error" not in [item["type"] for item in outputs(student, source)]
    return student.fork()


# Cells


def test_cells_run_in_one_namespace_in_order(student: StudentProcess) -> None:
    said(student, "x = 20")
    assert outputs(student, "print('a', x)\nx + 1") == [
        {"type": "stream", "name": "stdout", "text": "a 20\n"},
        {"type": "result", "data": {"text/plain": "21"}},
    ]
    assert outputs(student, "_ + 1")[0]["data"] == {"text/plain": "22"}


def test_both_streams_keep_their_order(student: StudentProcess) -> None:
    source = "import sys\nprint(1)\nprint(2)\nprint('careful', file=sys.stderr)\nprint(3)"
    assert [(item["name"], item["text"]) for item in outputs(student, source)] == [
        ("stdout", "1\n2\n"),
        ("stderr", "careful\n"),
        ("stdout", "3\n"),
    ]


def test_an_error_is_shown_as_ipython_shows_it_and_the_next_cell_runs(student: StudentProcess) -> None:
    (error,) = outputs(student, "def half(n):\n    return n / 0\nhalf(3)")
    assert (error["ename"], error["evalue"]) == ("ZeroDivisionError", "division by zero")
    text = "\n".join(error["traceback"])
    assert "----> 2     return n / 0" in text and "\x1b" not in text
    assert outputs(student, "if True print(1)")[0]["ename"] == "SyntaxError"
    assert said(student, "print('still here')") == "still here"


def test_figures_become_pictures(student: StudentProcess) -> None:
    source = (
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nplt.plot([2, 1])\nplt.title('x');"
    )
    pictures = [item["data"]["image/png"] for item in outputs(student, source)]
    assert len(pictures) == 2
    for picture in pictures:
        assert base64.b64decode(picture, validate=True).startswith(b"\x89PNG\r\n\x1a\n")


def test_cards_arrive_and_html_does_not(student: StudentProcess) -> None:
    card = Card("linear_forward", False, ("The shape is wrong.",), "Transposed?", (("Shapes", "(2, 3)"),))
    source = (
        "from IPython.display import display, HTML\nfrom dnn_utils.checks.card import Card\n"
        f"display({card!r}.bundle(), raw=True)\ndisplay(HTML('<script>alert(1)</script>'))"
    )
    shown, html = outputs(student, source)
    assert Card.from_json(shown["data"][MIME]) == card
    assert set(shown["data"]) == {MIME, "text/plain"}
    assert html["data"] == {"text/plain": "<IPython.core.display.HTML object>"}


def test_input_is_refused_at_once(student: StudentProcess) -> None:
    assert outputs(student, "name = input('Who? ')")[0]["ename"] == "InputNotAvailable"


@pytest.mark.parametrize(
    "stop",
    [
        "breakpoint()",
        "import pdb; pdb.set_trace()",
        "import pdb; pdb.Pdb().set_trace()",
        "from IPython.core.debugger import set_trace; set_trace()",
        "from IPython.core.debugger import Pdb; Pdb().set_trace()",
    ],
)
def test_a_forgotten_breakpoint_is_passed_over(student: StudentProcess, stop: str) -> None:
    assert said(student, f"{stop}\nprint('on')") == "on"
    remote = after(student, f"def f():\n    {stop}\n    return 1")
    assert remote.call("f", (), {}, 0) == Returned(1)


def test_no_debugger_waits_for_a_command(student: StudentProcess) -> None:
    assert said(student, "%pdb on\n1 / 0").endswith("ZeroDivisionError")
    assert said(student, "%debug\nprint('on')") == "on"
    for source in ("import code; code.interact()", "import pdb; pdb.run('1')"):
        assert "InputNotAvailable" in said(student, source)
    assert said(student, "import sys; print(repr(sys.stdin.readline()))") == "''"


def test_magics_and_shell_commands_do_not_stop_a_cell(student: StudentProcess) -> None:
    source = "%matplotlib inline\n!pip install torch\nfiles = !ls\nprint(files, 'done')"
    assert said(student, source).endswith("[] done")
    assert "Wall time" in said(student, "%time 1 + 1")


def test_too_much_output_is_cut(student: StudentProcess) -> None:
    (item,) = outputs(student, "for i in range(100_000): print('ü' * 10)")
    assert len(item["text"].encode()) < LIMITS.output_bytes + 100
    assert item["text"].endswith("output was cut.]\n")


@pytest.mark.parametrize(
    "source",
    [
        "while True: pass",
        "while True:\n    try:\n        while True: pass\n    except Exception: pass",
        "import time\ntime.sleep(1000)",
    ],
)
def test_an_endless_cell_is_stopped_and_the_next_one_runs(student: StudentProcess, source: str) -> None:
    assert outputs(student, source)[0]["ename"] == "CellTimeout"
    assert said(student, "print('next')") == "next"


def test_a_cell_that_cannot_be_interrupted_costs_its_process(
    student: StudentProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(student_process, "GRACE_SECONDS", 0.2)
    source = "import signal\nfor n in (14, 27): signal.signal(n, signal.SIG_IGN)\nwhile True: pass"
    earlier = after(student, "def f(): return 1")
    assert student.run_cell(source, "loop").died == "It took longer than 2 seconds"
    assert earlier.call("f", (), {}, 0) == Returned(1)


@pytest.mark.parametrize("source", ["import os\nos._exit(0)", "import os\nos.kill(os.getpid(), 9)"])
def test_a_cell_that_ends_the_process_spares_earlier_forks(student: StudentProcess, source: str) -> None:
    earlier = after(student, "def f(): return 7")
    assert student.run_cell(source, "end").died == "It ended the process that the notebook ran in"
    assert student.run_cell("1", "next").died
    assert earlier.call("f", (), {}, 0) == Returned(7)
    assert isinstance(student.fork().call("f", (), {}, 0), Died)


def test_leaving_politely_does_not_end_the_process(student: StudentProcess) -> None:
    said(student, "exit()")
    said(student, "import sys\nsys.exit(3)")
    said(student, "raise KeyboardInterrupt")
    assert said(student, "print('here')") == "here"


# Calls


def test_a_call_returns_plain_values_of_every_kind(student: StudentProcess) -> None:
    remote = after(student, "def same(*args): return args")
    args = (np.float32([[1, 2]]), [1, (2.5, None)], {"W1": np.eye(2), 3: True}, "relu", np.float64(2), b"x")
    outcome = remote.call("same", args, {}, 0)
    assert isinstance(outcome, Returned)
    np.testing.assert_equal(outcome.value, args)
    assert outcome.value[0].dtype == np.float32 and type(outcome.value[4]) is np.float64


def test_what_is_not_plain_is_only_named(student: StudentProcess) -> None:
    source = (
        "class Sneaky:\n    def __reduce__(self): return print, ('ran',)\ndef f(): return [Sneaky(), print]"
    )
    outcome = after(student, source).call("f", (), {}, 0)
    assert outcome == Returned([Opaque("Sneaky"), Opaque("builtin_function_or_method")])
    endless = after(student, "loop = []\nloop.append(loop)\ndef g(): return loop").call("g", (), {}, 0)
    assert isinstance(endless, Returned) and isinstance(endless.value, Opaque)


@pytest.mark.parametrize(
    "made, said",
    [
        ("Own()", Opaque("Own")),
        ("type('X' + str(31415), (), {})()", Opaque("object")),
        ("[{'a': (type('X' + str(31415), (), {})(),)}]", [{"a": (Opaque("object"),)}]),
        ("np.array(['a' * 31415])", Opaque("array of text")),
        ("np.array([print])", Opaque("array of objects")),
        ("np.zeros(2).sum", Opaque("builtin_function_or_method")),
        ("lambda: 1", Opaque("function")),
        ("{}.values()", Opaque("dict_values")),
        ("np.random.default_rng()", Opaque("Generator")),
    ],
)
def test_only_known_types_are_named(student: StudentProcess, made: str, said: Any) -> None:
    """A name can be made of hidden inputs, unless it stands in a cell or a library has it."""
    source = f"import numpy as np\nclass Own: pass\ndef f(): return {made}"
    assert after(student, source).call("f", (), {}, 0) == Returned(said)


@pytest.mark.parametrize(
    "raised, said",
    [
        ("Own()", "Own"),
        ("type('X' + str(31415), (KeyError,), {})()", "KeyError"),
        ("type('X' + str(31415), (Own,), {})()", "ValueError"),
        ("type('X' + str(31415), (Exception,), {})()", "Exception"),
        ("np.linalg.LinAlgError()", "LinAlgError"),
    ],
)
def test_only_known_exceptions_are_named(student: StudentProcess, raised: str, said: str) -> None:
    source = f"import numpy as np\nclass Own(ValueError): pass\ndef f(): raise {raised}"
    outcome = after(student, source).call("f", (), {}, 0)
    assert isinstance(outcome, Raised) and outcome.type == said


def test_what_stands_in_the_place_of_a_function_is_named_if_it_is_known(student: StudentProcess) -> None:
    remote = after(student, "f = 3\ng = type('X' + str(31415), (), {})()")
    assert remote.call("f", (), {}, 0) == Missing("int")
    assert remote.call("g", (), {}, 0) == Missing("object")


def test_arguments_changed_in_place_do_not_reach_the_caller(student: StudentProcess) -> None:
    source = "def f(a, b, c):\n    a += 1\n    c['new'] = 2\n    return a"
    a, c = np.zeros(2), {"old": np.ones(1)}
    outcome = after(student, source).call("f", (a, a, c), {}, 0)
    assert isinstance(outcome, Returned) and outcome.value.tolist() == [1, 1]
    assert a.tolist() == [0, 0] and list(c) == ["old"]


def test_every_call_starts_with_its_seed(student: StudentProcess) -> None:
    source = "import numpy as np, random\ndef f(): return np.random.randn(), random.random()"
    remote = after(student, source)
    first, second, other = (remote.call("f", (), {}, seed) for seed in (1, 1, 2))
    assert first == second != other
    np.random.seed(1)
    assert first.value[0] == np.random.randn()


REPLACED = (
    "np.random.seed = 1",
    "random.seed = 1",
    "np.random = 0",
    "np.asarray = np.array = 0",
    "np = random = 0",
)


@pytest.mark.parametrize("slip", REPLACED)
def test_what_a_notebook_puts_in_the_place_of_a_library_costs_only_what_uses_it(
    student: StudentProcess, slip: str
) -> None:
    """`np.random.seed = 1` for a call of it cost every function of a notebook."""
    source = f"import numpy as np, random\ndef f(a): return a + 1\n{slip}"
    outcome = after(student, source).call("f", (np.ones(2),), {}, 1)
    assert outcome.value.tolist() == [2, 2]


@pytest.mark.parametrize(
    "muted",
    [
        "sys.stdout = sys.stderr = None",
        "sys.stdout = io.StringIO()",
        "sys.stdout.close()\nsys.stderr.close()",
        "sys.stdout = open(os.devnull, 'w')",
        "del sys.stdout",
    ],
)
def test_a_cell_that_mutes_the_streams_costs_no_other_cell(student: StudentProcess, muted: str) -> None:
    student.run_cell(f"import io, os, sys\n{muted}", "cell")
    assert said(student, "print('heard')\nx = 20") == "heard"
    assert student.fork().value("x") == Returned(20)


def shown(outcome: Raised) -> Raised:
    """What may be shown of an error under grading."""
    return replace(outcome, message="")


def test_an_exception_gives_its_type_and_the_students_own_line(student: StudentProcess) -> None:
    source = "def f(a, b):\n    c = a.reshape(2, 3)\n    return np.dot(a, b)  # here\nimport numpy as np"
    remote = after(student, source)
    unaligned = remote.call("f", (np.ones(6), np.ones(5)), {}, 0)
    assert (unaligned.type, unaligned.line) == ("ValueError", "return np.dot(a, b)  # here")
    assert "(6,)" in unaligned.message and "(5,)" in unaligned.message
    unshaped = remote.call("f", (np.ones(5), 1), {}, 0)
    assert (unshaped.type, unshaped.line) == ("ValueError", "c = a.reshape(2, 3)")
    assert remote.call("f", (np.ones(6), np.ones(6)), {}, 0) == Returned(np.float64(6))


def test_an_exception_cannot_carry_hidden_inputs_out(student: StudentProcess) -> None:
    source = """
import linecache
def f(secret):
    linecache.getline = lambda *args: f"secret {secret}"
    raise type(f"Secret {secret}!", (Exception,), {})(secret)
"""
    outcome = after(student, source).call("f", (np.pi,), {}, 0)
    assert shown(outcome) == Raised("Exception")
    assert len(outcome.message) <= 200  # compared with known mistakes, shown to nobody


@pytest.mark.parametrize("source", ["raise SystemExit", "raise KeyboardInterrupt", "raise GeneratorExit"])
def test_leaving_a_function_is_an_exception(student: StudentProcess, source: str) -> None:
    remote = after(student, f"def f(): {source}")
    assert shown(remote.call("f", (), {}, 0)) == Raised(source.split()[1], "def f(): " + source)
    assert shown(remote.call("f", (), {}, 0)) == Raised(source.split()[1], "def f(): " + source)


def test_missing_functions_and_values(student: StudentProcess) -> None:
    remote = after(student, "x = 3\ny = [1.5]\nf = lambda: 1")
    assert remote.call("nothing", (), {}, 0) == Missing()
    assert remote.call("x", (), {}, 0) == Missing("int")
    assert remote.value("y") == Returned([1.5])
    assert remote.value("f") == Returned(Opaque("function"))
    assert remote.value("z") == Missing()
    assert remote.names() == ("x", "y", "f")


def test_a_fork_is_the_process_as_it_was(student: StudentProcess) -> None:
    early = after(student, "def f(): return 'early'")
    late = after(student, "def f(): return 'late'")
    assert late.call("f", (), {}, 0) == Returned("late")
    assert early.call("f", (), {}, 0) == Returned("early")


def answers(student: StudentProcess, *points: int, name: str = "f") -> list[object]:
    """What `name` returns in a test at each of the marked points."""
    found = []
    for point in points:
        with student.at(point) as remote:
            outcome = remote.call(name, (), {}, 0)
            found.append(outcome.value if isinstance(outcome, Returned) else type(outcome))
    return found


def test_a_test_sees_the_names_as_they_were_where_it_stands(student: StudentProcess) -> None:
    for point, source in enumerate(("def f(): return g()", "def g(): return 'one'", "def g(): return 'two'")):
        student.run_cell(source, f"c{point}")
        student.mark(point)
    student.run_cell("del f", "last")
    assert answers(student, 0, 1, 2, 1, 0) == [Raised, "one", "two", "one", Raised]


def test_tests_that_change_nothing_share_a_fork(student: StudentProcess) -> None:
    student.run_cell("import os\ndef f(): return os.getpid()", "c")
    student.mark(0)
    student.mark(1)
    first, second, again = answers(student, 0, 1, 0)
    assert first == second == again


@pytest.mark.parametrize(
    "source",
    [
        "n = 0\ndef f():\n    global n\n    n += 1\n    return n",
        "def f():\n    global n\n    n = globals().get('n', 0) + 1\n    return n",
        "seen = []\ndef f():\n    seen.append(0)\n    return len(seen)",
        "def f(seen=[]):\n    seen.append(0)\n    return len(seen)",
        "def f():\n    f.n = getattr(f, 'n', 0) + 1\n    return f.n",
        "import numpy as np\nW = np.zeros(2)\ndef f():\n    W[0] += 1\n    return int(W[0])",
        "def make(n=0):\n def f():\n  nonlocal n\n  n += 1\n  return n\n return f\nf = make()",
        "import numpy as np\nrng = np.random.default_rng(0)\ndef f(): return 1 if rng.random() < 0.64 else 2",
        "import numpy as np\ndef f():\n    np.seen = getattr(np, 'seen', 0) + 1\n    return np.seen",
        "class Box:\n    n = 0\ndef f():\n    Box.n += 1\n    return Box.n",
        "class Box:\n    n = 0\nbox = Box()\ndef f():\n    box.n += 1\n    return box.n",
        "import numpy as np\ndef f(): return 1 + (np.seterr(over='raise')['over'] == 'raise')",
    ],
)
def test_what_one_test_changes_is_not_seen_by_the_next(student: StudentProcess, source: str) -> None:
    student.run_cell(source, "c")
    student.mark(0)
    student.mark(1)
    assert answers(student, 0, 1) == [1, 1]


def test_no_test_goes_on_beside_what_another_has_left_running(student: StudentProcess) -> None:
    student.run_cell("import os\ndef f(): return os.fork() and 1\ndef g(): return 2", "c")
    student.mark(0)
    assert answers(student, 0) in ([0], [1])
    assert not student.alive


def test_a_crash_in_one_test_is_not_seen_by_the_next(student: StudentProcess) -> None:
    student.run_cell("import os\ndef f(): return 1\ndef g(): os._exit(0)", "c")
    student.mark(0)
    assert answers(student, 0) + answers(student, 0, name="g") + answers(student, 0) == [1, Died, 1]


def test_a_test_can_be_entered_once_more(student: StudentProcess) -> None:
    """After whatever it has done, and with all of its time."""
    student.run_cell("import os\nn = 0\ndef f():\n    global n\n    n += 1\n    return n", "c")
    student.run_cell("def g(): os._exit(0)\ndef h():\n    while True: pass", "d")
    student.mark(0)
    with student.at(0) as remote:
        for name in "fgh":
            remote.call(name, (), {}, 0)
            remote.restart()
            assert remote.call("f", (), {}, 0) == Returned(1)
            remote.restart()


@pytest.mark.parametrize(
    "change, altered",
    [
        ("seen.append(0)", {0}),
        ("W[0] = 1", {0}),
        ("seen = [1]", set()),
        ("W = W + 1", set()),
        ("x = 3", set()),
    ],
)
def test_a_later_change_in_place_is_told(student: StudentProcess, change: str, altered: set[int]) -> None:
    student.run_cell("import numpy as np\nseen, W = [], np.zeros(2)\ndef f(): return len(seen)", "c")
    student.mark(0)
    student.run_cell(change, "d")
    student.mark(1)
    assert student.altered() == altered


@pytest.mark.parametrize(
    "value", ["__import__('io').StringIO()", "[[] for _ in range(30_000)]", "bytearray(1)", "np.ones(10**7)"]
)
def test_what_cannot_be_traced_counts_as_altered(student: StudentProcess, value: str) -> None:
    student.run_cell(f"import numpy as np\nvalue = {value}", "c")
    student.mark(0)
    assert student.altered() == {0}


def test_forks_do_not_see_one_anothers_globals(student: StudentProcess) -> None:
    source = "count = 0\ndef f():\n    global count\n    count += 1\n    return count"
    one, two = after(student, source), student.fork()
    assert [one.call("f", (), {}, 0), one.call("f", (), {}, 0), two.call("f", (), {}, 0)] == [
        Returned(1),
        Returned(2),
        Returned(1),
    ]


# Stand-ins


def test_a_stand_in_takes_the_place_of_the_students_own(student: StudentProcess) -> None:
    source = """
def step(a): return 'wrong'
def model(a, n): return [step(a=a + i) for i in range(n)], step.__name__
"""
    remote = after(student, source)
    asked = []

    def step(a: Any) -> Any:
        asked.append(a)
        return a * 2

    assert remote.call("model", (1, 3), {"step": step}, 0) == Returned(([2, 4, 6], "step"))
    assert asked == [1, 2, 3]
    assert remote.call("model", (1, 1), {}, 0) == Returned((["wrong"], "step"))


def test_a_stand_in_the_student_lacks_is_gone_afterwards(student: StudentProcess) -> None:
    remote = after(student, "def model(): return step()")
    assert remote.call("model", (), {"step": lambda: 5}, 0) == Returned(5)
    assert shown(remote.call("model", (), {}, 0)) == Raised("NameError", "def model(): return step()")


def test_errors_of_a_stand_in_are_the_students_to_see(student: StudentProcess) -> None:
    source = (
        "def f(x):\n    try:\n        step(x)\n    except ValueError as error:\n        return str(error)"
    )

    def step(x: Any) -> Any:
        raise ValueError("shapes don't fit")

    remote = after(student, source)
    assert remote.call("f", (1,), {"step": step}, 0) == Returned("shapes don't fit")
    assert shown(remote.call("f", (1,), {"step": lambda: 1}, 0)) == Raised("TypeError", "step(x)")
    opaque = after(student, "def g():\n    step(print)")
    assert shown(opaque.call("g", (), {"step": lambda x: 1}, 0)) == Raised("TypeError", "step(print)")


def test_a_stand_in_cannot_fill_this_machines_memory(student: StudentProcess) -> None:
    source = "import numpy as np\ndef f(): return step(np.ones((20_000, 1)), np.ones((1, 20_000)))"
    outcome = after(student, source).call("f", (), {"step": np.dot}, 0)
    assert shown(outcome) == Raised(
        "MemoryError", "def f(): return step(np.ones((20_000, 1)), np.ones((1, 20_000)))"
    )


def test_stand_ins_draw_from_the_calls_seed_and_leave_ours(student: StudentProcess) -> None:
    remote = after(student, "def f(): return draw()")
    np.random.seed(5)
    expected = np.random.randn(2).tolist()
    np.random.seed(1)
    assert remote.call("f", (), {"draw": lambda: np.random.randn(2).tolist()}, 5) == Returned(expected)
    left = np.random.rand()
    np.random.seed(1)
    assert left == np.random.rand()


def test_stand_ins_of_one_call_go_on_drawing_where_the_last_one_stopped(student: StudentProcess) -> None:
    remote = after(student, "def f(): return [draw(), draw()]")
    expected = np.random.RandomState(7).rand(2).tolist()
    for _ in range(2):
        assert remote.call("f", (), {"draw": lambda: float(np.random.rand())}, 7) == Returned(expected)


# Many calls at once


def examples(*numbers: float) -> list[Example]:
    """Calls with one number each; for that very number an earlier step's answer is recorded."""
    return [
        Example((n,), "edge", Returned(-n), (Call("step", (n,), "recorded"), Call("step", (n,), "second")))
        for n in numbers
    ]


def stand_ins(example: Example) -> StandIns:
    return recorded(example, {"step": lambda x: "computed"})


@pytest.mark.parametrize("batch_bytes", [0, remote_student.BATCH_BYTES])
def test_all_examples_are_called_in_their_order(
    student: StudentProcess, monkeypatch: pytest.MonkeyPatch, batch_bytes: int
) -> None:
    monkeypatch.setattr(remote_student, "BATCH_BYTES", batch_bytes)
    steps = "step(x), step(x * (1 + 1e-14)), step(x=x), step(x + 1)"
    source = f"import random\ndef f(x): return [x, {steps}, random.random()]"
    outcomes = after(student, source).outcomes("f", examples(1.5, 2.5, 3.5), stand_ins)
    assert outcomes == [
        Returned([x, "recorded", "recorded", "recorded", "computed", random.Random(k).random()])
        for k, x in enumerate([1.5, 2.5, 3.5])
    ]


def test_the_right_answer_is_known_by_its_bytes(student: StudentProcess) -> None:
    remote = after(student, "import numpy as np\ndef f(x): return -x if x < 3 else np.float64(-x)")
    calls = examples(1.5, 3.5)
    right, other = remote.outcomes("f", calls, stand_ins)
    assert right.value is calls[0].expected.value and type(other.value) is np.float64


@pytest.mark.parametrize("batch_bytes", [0, remote_student.BATCH_BYTES])
@pytest.mark.parametrize(
    "how, last",
    [
        ("import os; os._exit(0)", Died("your code ended the process")),
        ("globals().pop('f')", Missing()),
    ],
)
def test_what_ends_the_calls_leaves_the_earlier_ones(
    student: StudentProcess, monkeypatch: pytest.MonkeyPatch, batch_bytes: int, how: str, last: Outcome
) -> None:
    monkeypatch.setattr(remote_student, "BATCH_BYTES", batch_bytes)
    source = f"def f(x):\n    if x == 2.5:\n        {how}\n    return x"
    outcomes = after(student, source).outcomes("f", examples(1.5, 2.5, 3.5), stand_ins)
    assert outcomes[0] == Returned(1.5)
    assert outcomes[-1] == last


def test_an_exception_in_one_call_leaves_the_others(student: StudentProcess) -> None:
    remote = after(student, "def f(x): return step([print]) if x == 2.5 else x")
    before, raised, behind = remote.outcomes("f", examples(1.5, 2.5, 3.5), stand_ins)
    assert (before, behind) == (Returned(1.5), Returned(3.5))
    assert isinstance(raised, Raised) and raised.type == "TypeError"


def test_endless_asking_ends(student: StudentProcess) -> None:
    remote = after(student, "def f():\n    while True: step()")
    outcome = remote.call("f", (), {"step": lambda: 1}, 0)
    assert isinstance(outcome, Died)


# What ends a call


def test_an_endless_function_costs_its_test_only(student: StudentProcess) -> None:
    source = """
def f():
    while True:
        try:
            while True: pass
        except BaseException: pass
def g(): return 1
"""
    one, two = after(student, source), student.fork()
    one._limits = replace(LIMITS, test_wall_seconds=30)  # a busy machine gives a second of it late
    started = time.monotonic()
    assert one.call("f", (), {}, 0) == Died("your code used more than 1 seconds of computing time")
    assert time.monotonic() - started < 40
    assert one.call("g", (), {}, 0) == Died("your code used more than 1 seconds of computing time")
    assert two.call("g", (), {}, 0) == Returned(1)


def test_a_fork_whose_parent_stands_still_ends_for_the_host_too(monkeypatch) -> None:
    """The host pauses the parent as soon as a fork reports: the parent may then hold none of its socket."""
    ours, theirs = socket.socketpair()
    host, inside = socket.socketpair()
    monkeypatch.setattr(student_inside, "answer_calls", lambda *_: None)  # so the fork ends at once
    shell = SimpleNamespace(outputs=SimpleNamespace(muted=False))
    socket.send_fds(host, [b"+"], [theirs.fileno()])
    if not (parent := os.fork()):
        close = os.close
        monkeypatch.setattr(os, "close", lambda descriptor: time.sleep(0.5) or close(descriptor))
        for each in (ours, theirs, host):
            each.close()
        student_inside._fork(inside, shell, {}, {"test_cpu_seconds": 10})
        time.sleep(60)
        os._exit(0)
    theirs.close()
    ours.settimeout(20)
    try:
        assert ours.recv(1) == student_inside.FORKED
        os.kill(parent, signal.SIGSTOP)
        assert ours.recv(1) == b""
    finally:
        os.kill(parent, signal.SIGKILL)
        os.waitpid(parent, 0)


def test_who_ends_the_process_late_has_not_computed_too_long(student: StudentProcess) -> None:
    """The clock runs on where a machine is busy; computing time alone is what a test may use up."""
    source = """
import os, time
def f():
    time.sleep(1.5)
    os._exit(0)
"""
    assert after(student, source).call("f", (), {}, 0) == Died(remote_student.ENDED)


def test_a_sleeping_function_is_given_up(student: StudentProcess) -> None:
    remote = after(student, "import time\ndef f(): time.sleep(1000)\ndef g(): return 1")
    remote._limits = replace(LIMITS, test_wall_seconds=0.5)
    assert remote.call("f", (), {}, 0) == Died("your code took longer than 0.5 seconds")
    assert isinstance(remote.call("g", (), {}, 0), Died)


@pytest.mark.parametrize("end", ["os._exit(0)", "os.kill(os.getpid(), 9)", "ctypes.string_at(1)"])
def test_a_function_that_ends_its_process(student: StudentProcess, end: str) -> None:
    one = after(student, f"import os, ctypes\ndef f(): {end}\ndef g(): return 1")
    two = student.fork()
    assert one.call("f", (), {}, 0) == Died("your code ended the process")
    assert two.call("g", (), {}, 0) == Returned(1)


def test_a_full_memory_in_a_function_is_an_exception(student: StudentProcess) -> None:
    source = "import numpy as np\ndef f(): return np.ones(10**9).sum()\ndef g(): return 1"
    remote = after(student, source)
    if nursery_mode(student) == "bubblewrap" or os.uname().sysname == "Linux":
        assert remote.call("f", (), {}, 0).type in ("MemoryError", "_ArrayMemoryError")
    assert remote.call("g", (), {}, 0) == Returned(1)


def nursery_mode(student: StudentProcess) -> str:
    return "bubblewrap" if student._watch._isolated else "none"


FORGED = """
import os, socket, struct, gc
from dnn_utils.checks.plain import encode
def sockets():
    for number in range(3, 64):
        try:
            sock = socket.socket(fileno=os.dup(number))
            sock.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE)
            yield sock
        except OSError:
            pass
def write(data):
    for sock in sockets():
        sock.sendall(data)
def message(value):
    data = encode(value)
    return struct.pack("<Q", len(data)) + data
"""
FORGERIES = {
    "nonsense": "b'nonsense' * 100",
    "a huge length": "struct.pack('<Q', 2**60)",
    "no dictionary": "message([1, 2, 3])",
    "an answer without a nonce": "message({'is': 'returned', 'value': 1})",
    "an answer with another nonce": "message({'is': 'returned', 'value': 1, 'nonce': '00'})",
    "an array as a nonce": "message({'is': 'returned', 'value': 1, 'nonce': __import__('numpy').ones(3)})",
    "outputs": "message({'nonce': '00', 'outputs': [{'type': 'stream', 'name': 'stdout', 'text': 'x'}]})",
}


@pytest.mark.parametrize("forgery", sorted(FORGERIES))
def test_forged_messages_end_their_own_check_only(student: StudentProcess, forgery: str) -> None:
    source = f"{FORGED}\ndef f():\n    write({FORGERIES[forgery]})\n    return 1\ndef g(): return 2"
    one, two = after(student, source), student.fork()
    assert one.call("f", (), {}, 0) == Died("your code sent something that is not an answer")
    assert isinstance(one.call("g", (), {}, 0), Died)
    assert two.call("g", (), {}, 0) == Returned(2)
    run = student.run_cell(f"write({FORGERIES[forgery]})", "forged")
    assert run.died and "not an answer" in run.died
    assert two.call("g", (), {}, 0) == Returned(2)


def test_an_answer_that_comes_twice_is_not_taken_for_the_next(student: StudentProcess) -> None:
    source = "import os\ndef f():\n    return os.fork() > 0\ndef g(): return 'right'"
    remote = after(student, source)
    assert isinstance(remote.call("f", (), {}, 0), Returned)
    time.sleep(0.2)
    assert remote.call("g", (), {}, 0) == Died("your code sent something that is not an answer")


def test_a_student_cannot_ask_for_what_is_not_offered(student: StudentProcess) -> None:
    source = f"""{FORGED}
import sys
def f():
    frame = sys._getframe()
    while "request" not in frame.f_locals:
        frame = frame.f_back
    nonce = frame.f_locals["request"]["nonce"]
    write(message({{"is": "need", "name": "f", "args": (), "kwargs": {{}}, "nonce": nonce}}))
"""
    asked = []
    outcome = after(student, source).call("f", (), {"step": asked.append}, 0)
    assert outcome == Died("your code sent something that is not an answer") and not asked


def test_patching_numpy_stays_inside(student: StudentProcess) -> None:
    remote = after(
        student, "import numpy as np\nnp.array_equal = np.allclose = lambda *a, **k: True\ndef f(): return 1"
    )
    assert remote.call("f", (), {}, 0) == Returned(1)
    assert not np.allclose(1, 2)


# Outputs, checked


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["type", "name", "text", "data", "ename", "evalue", "traceback", 3]),
            st.sampled_from(["stream", "stdout", "display", "result", "error", "\ud800"])
            | st.none()
            | st.lists(st.text(max_size=3), max_size=3)
            | st.binary(max_size=9)
            | st.just(np.ones(2))
            | st.dictionaries(
                st.sampled_from(["text/plain", "text/html", "image/png", MIME]),
                st.text(max_size=5) | st.binary(max_size=5) | st.just(np.ones(2)) | st.just({"title": 1}),
            ),
        ),
        max_size=4,
    )
)
@PATIENT
def test_checked_outputs_hold_what_is_allowed_and_nothing_else(raw: list[Any]) -> None:
    for item in checked_outputs(raw, 100):
        assert item["type"] in ("stream", "display", "result", "error")
        if item["type"] == "stream":
            assert item["name"] in ("stdout", "stderr") and item["text"].encode("utf-8")
        if item["type"] in ("display", "result"):
            assert set(item["data"]) <= {"text/plain", "image/png", MIME}


def picture(width: int, height: int, size: int = 100) -> bytes:
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">II", width, height)
    return head + bytes(size)


@pytest.mark.parametrize(
    "data",
    [
        base64.b64encode(b"GIF89a" + bytes(100)).decode(),
        "<script>alert(1)</script>",
        picture(60_000, 60_000),
        picture(10, 10, 5 * 2**20),
        base64.b64encode(picture(10, 10)).decode() + '" onload="alert(1)',
    ],
)
def test_what_is_no_reasonable_picture_is_dropped(data: Any) -> None:
    assert checked_outputs([{"type": "display", "data": {"image/png": data}}], 100) == ()


def test_a_picture_is_kept_as_clean_base64() -> None:
    raw = base64.encodebytes(picture(10, 10)).decode()
    (item,) = checked_outputs([{"type": "display", "data": {"image/png": raw}}], 100)
    assert base64.b64decode(item["data"]["image/png"], validate=True) == picture(10, 10)
    assert "\n" not in item["data"]["image/png"]


# Without a sandbox


def test_without_a_sandbox_daemons_and_files_are_still_removed() -> None:
    source = """
import os, time
open("letter", "w").close()
if os.fork() == 0:
    os.setsid()
    if os.fork():
        os._exit(0)
    time.sleep(600)
time.sleep(0.2)
print(os.getcwd())
"""
    with Nursery(find_sandbox("none"), LIMITS) as nursery:
        with nursery.student() as student:
            folder = Path(said(student, source))
            processes = student._watch._pids()
            assert len(processes) >= 2 and (folder / "letter").exists()
        assert not folder.exists()
        assert not [pid for pid in processes if running(pid)]
        with nursery.student() as second:
            assert said(second, "import os\nprint(os.listdir('.'))") == "[]"
    assert not folder.parent.exists()


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_without_a_sandbox_the_environment_is_not_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_SECRET", "seed")
    with Nursery(Sandbox("none", drops_root=False), LIMITS) as nursery, nursery.student() as student:
        assert said(student, "import os\nprint('COURSE_SECRET' in os.environ)") == "False"
        assert "ModuleNotFoundError" in said(student, "import dnn_grader.judging")
