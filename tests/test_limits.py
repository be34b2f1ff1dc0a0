"""Every limit has a test. `TESTS` says which; what is not tested elsewhere is tested here.

CI runs this module as root and, by `.ci/ordinary-user`, as an ordinary user.
"""

from __future__ import annotations

import base64
import re
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from conftest import sandbox_or_skip
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from dnn_grader import grading, outputs, remote_student, student_process
from dnn_grader.deadline import TooLong, ended_after
from dnn_grader.execution import MAX_RESTARTS, Execution
from dnn_grader.inside import shell
from dnn_grader.inside.lockdown import SIZE_OF_OPEN_FILES
from dnn_grader.inside.student import MAX_VALUE
from dnn_grader.nursery import Nursery, NurseryFailed
from dnn_grader.repair import Template, mending, repair
from dnn_grader.sandbox import Limits
from dnn_grader.student_process import StudentProcess
from dnn_utils.checks import plain
from dnn_utils.checks.outcome import Died, Raised, Returned
from dnn_utils.checks.plain import NotPlain, Opaque, decode, encode

TESTS = {
    # what a submission may use
    "Limits.cell_cpu_seconds": "test_limits: a_cell_may_compute_so_long",
    "Limits.cell_wall_seconds": "test_student_process: an_endless_cell_is_stopped_and_the_next_one_runs",
    "Limits.test_cpu_seconds": "test_student_process: an_endless_function_costs_its_test_only",
    "Limits.test_wall_seconds": "test_student_process: a_sleeping_function_is_given_up",
    "Limits.submission_cpu_seconds": "test_sandbox: endless_computing_in_many_processes_ends",
    "Limits.own_cpu_seconds": "test_execution: own_cells_use_up_only_their_share",
    "Limits.own_wall_seconds": "test_execution: the_share_is_never_used_up_and_leaves_some_for_a_small_cell",
    "Limits.submission_wall_seconds": "test_limits: a_submission_may_take_so_long",
    "Limits.memory_bytes": "test_sandbox: memory_counts_for_all_processes_together",
    "Limits.processes": "test_sandbox: a_fork_bomb_stops_at_the_limit",
    "Limits.file_bytes": "test_limits: all_files_together_hold_so_much",
    "Limits.output_bytes": "test_student_process: too_much_output_is_cut",
    "dnn_grader.inside.lockdown.SIZE_OF_OPEN_FILES": "test_limits: so_many_files_may_be_open",
    "dnn_grader.execution.MAX_RESTARTS": "test_limits: a_notebook_that_keeps_ending_its_process_is_given_up",
    "dnn_grader.grading.MAX_ENDS": "test_limits: a_nursery_may_be_ended_from_outside_so_often",
    "dnn_grader.inside.state.MAX_PARTS": "test_student_process: what_cannot_be_traced_counts_as_altered",
    "dnn_grader.inside.state.MAX_BYTES": "test_student_process: what_cannot_be_traced_counts_as_altered",
    # what it may say
    "dnn_grader.inside.wire.MAX_MESSAGE": "test_wire: what_is_too_long_is_not_sent",
    "dnn_grader.inside.wire.MAX_HEADER": "test_wire: a_huge_header_is_refused_before_it_is_read",
    "dnn_grader.inside.shell.MAX_OUTPUTS": "test_limits: a_cell_has_so_many_outputs",
    "dnn_grader.inside.shell.MAX_BINARY": "test_limits: a_cell_shows_so_much_that_is_no_text",
    "dnn_grader.inside.student.MAX_VALUE": "test_limits: a_value_is_so_large",
    "dnn_grader.inside.student.MAX_LINE": "test_limits: a_long_line_is_recognised_by_its_start",
    "dnn_grader.remote_student.MAX_NEEDS": "test_limits: a_call_may_ask_so_often",
    "dnn_grader.remote_student.MAX_PLACES": "test_places: a_hostile_answer_says_nothing_and_costs_nothing",
    "dnn_grader.remote_student.MAX_NAMES": "test_limits: a_notebook_has_so_many_names",
    "dnn_grader.remote_student.MAX_MESSAGE": "test_student_process: an_exception_cannot_carry_hidden_inputs_out",  # noqa: E501
    "dnn_grader.outputs.MAX_OUTPUTS": "test_limits: checked_outputs_are_so_many",
    "dnn_grader.outputs.MAX_PICTURE": "test_student_process: what_is_no_reasonable_picture_is_dropped",
    "dnn_grader.outputs.MAX_PICTURES": "test_limits: all_pictures_of_a_cell_hold_so_much",
    "dnn_grader.outputs.MAX_NOTEBOOK": "test_limits: all_cells_together_put_out_so_much",
    "dnn_grader.outputs.MAX_PIXELS": "test_student_process: what_is_no_reasonable_picture_is_dropped",
    "dnn_grader.outputs.MAX_TRACEBACK": "test_limits: a_traceback_has_so_many_lines_of_such_a_length",
    "dnn_grader.outputs.MAX_LINE": "test_limits: a_traceback_has_so_many_lines_of_such_a_length",
    "dnn_utils.checks.plain.MAX_DEPTH": "test_limits: plain_data_is_so_deep_and_has_so_many_parts",
    "dnn_utils.checks.plain.MAX_NODES": "test_limits: plain_data_is_so_deep_and_has_so_many_parts",
    "dnn_utils.checks.plain.MAX_BYTES": "test_limits: plain_data_is_so_large",
    "dnn_utils.checks.plain.MAX_NDIM": "test_limits: an_array_has_so_many_sides",
    "dnn_utils.checks.plain.MAX_DIGITS": "test_limits: a_whole_number_is_so_long",
    "dnn_utils.checks.plain.MAX_BITS": "test_limits: a_whole_number_is_so_long",
    # what may be handed in
    "dnn_grader.untrusted_files.MAX_ENTRIES": "test_untrusted_files: only_so_many_entries_are_looked_at",
    "dnn_grader.untrusted_files.MAX_DEPTH": "test_untrusted_files: only_folders_so_deep_are_looked_at",
    "dnn_grader.handed_in.MAX_FILES": "test_choice: so_many_files_are_read",
    "dnn_grader.handed_in.MAX_LOOKED_AT": "test_choice: the_first_bytes_of_so_many_other_files_are_looked_at",
    "dnn_grader.archives.MAX_MEMBERS": "test_choice: an_archive_has_so_many_members",
    "dnn_grader.choice.MAX_UNPACKED": "test_choice: a_bomb_is_unpacked_no_further_than_its_limit",
    "dnn_grader.choice.MAX_UNPACKED_SMALL": "test_choice: all_archives_together_are_unpacked_so_far",
    "dnn_grader.choice.MAX_TIMES": "test_choice: a_large_archive_is_unpacked_in_proportion",
    "dnn_utils.notebook_file.MAX_MENDED": "test_choice: all_notebooks_together_have_so_much_mended",
    "dnn_grader.choice.MAX_NOTEBOOKS": "test_choice: so_many_notebooks_of_an_archive_are_looked_at",
    "dnn_grader.modules.MAX_MODULES": "test_modules: there_are_so_many_of_such_a_size",
    "dnn_grader.modules.MAX_MODULE": "test_modules: there_are_so_many_of_such_a_size",
    "dnn_grader.modules.MAX_MODULES_BYTES": "test_modules: there_are_so_many_of_such_a_size",
    "dnn_grader.modules.MAX_NAME": "test_modules: what_is_no_module",
    "dnn_grader.repair.names.MAX_LENGTH": "test_repair: what_is_hidden_or_has_another_ending_is_no_notebook_by_name",  # noqa: E501
    "dnn_grader.hand_in_time.MAX_BYTES": "test_untrusted_files: a_time_has_so_many_bytes",
    "dnn_grader.exchange.MAX_SECRET": "test_exchange: a_secret_that_would_end_the_release_of_a_class_is_none",
    "dnn_grader.exchange.MAX_PAGES": "test_exchange: there_are_so_many_pages",
    "dnn_grader.inside.student.MAX_PARAMETERS": "test_causes: so_many_parameters_of_a_function_are_told",
    "dnn_utils.notebook_file.MAX_BYTES": "test_repair: what_is_no_notebook_is_named_in_one_line",
    "dnn_grader.repair.reading.MAX_CELLS": "test_repair: what_is_no_notebook_is_named_in_one_line",
    "dnn_utils.notebook_file.MAX_PARTS": "test_repair: what_is_no_notebook_is_named_in_one_line",
    "dnn_grader.repair.reading.MAX_TEXT": "test_repair: long_sources_are_cut_with_a_note",
    "dnn_grader.repair.reading.MAX_ALL_TEXT": "test_repair: long_sources_are_cut_with_a_note",
    "dnn_utils.notebook_file.MAX_PARSED": "test_repair: so_much_of_a_notebook_is_parsed",
    "dnn_grader.repair.mending.MAX_JOINED": "test_limits: so_many_halves_are_put_together",
    "dnn_grader.repair.notes.MAX_NAMES": "test_limits: a_note_names_so_many_cells",
}
MODULES = sorted({name.rpartition(".")[0] for name in TESTS} - {"Limits"})
LIMITS = Limits(
    cell_cpu_seconds=1,
    cell_wall_seconds=60,
    submission_cpu_seconds=30,
    memory_bytes=700 * 2**20,
    processes=20,
    file_bytes=3 * 2**20,
)


def test_every_limit_is_in_the_table_and_every_test_is_there() -> None:
    found = {f"Limits.{each.name}" for each in fields(Limits)}
    for name in MODULES:
        found |= {f"{name}.{limit}" for limit in vars(import_module(name)) if re.match("(MAX|SIZE)_", limit)}
    imported = {name for name in found - set(TESTS) if _is_imported(name)}
    assert found - imported == set(TESTS)
    for place in TESTS.values():
        module, _, test = place.partition(": ")
        assert f"def test_{test}(" in Path(__file__).with_name(f"{module}.py").read_text(), place


def _is_imported(name: str) -> bool:
    module, _, limit = name.rpartition(".")
    return not re.search(rf"^{limit} = ", Path(str(import_module(module).__file__)).read_text(), re.M)


# What a submission may use ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery(sandbox_or_skip(), LIMITS) as nursery:
        yield nursery


def said(student: StudentProcess, source: str) -> str:
    run = student.run_cell(source, "cell")
    assert run.died is None, run.died
    return "".join(item.get("text") or f"{item.get('ename')}" for item in run.outputs).strip()


def test_a_cell_may_compute_so_long(student: StudentProcess) -> None:
    """The clock's limit is a minute here, so it is the computing time that ends the cell."""
    source = """
import time
try:
    while True: sum(range(1000))
except BaseException as error:
    print(type(error).__name__, time.process_time() < 10)
"""
    assert said(student, source) == "CellTimeout True"


def test_a_submission_may_take_so_long(nursery: Nursery) -> None:
    limits = Limits(submission_wall_seconds=1)
    with Nursery(nursery._sandbox, limits, slot=1) as short, short.student() as student:
        run = student.run_cell("import time\ntime.sleep(25)", "sleeper")
        assert run.died == "the notebook took longer than 1 seconds"
        assert isinstance(student.fork().call("f", (), {}, 0), Died)


def test_all_files_together_hold_so_much(student: StudentProcess) -> None:
    source = """
import os
written, kinds = 0, set()
for folder in (".", "/tmp", "/dev/shm"):
    for number in range(8):
        try:
            with open(os.path.join(folder, str(number)), "wb", buffering=0) as file:
                for _ in range(16):
                    written += file.write(bytes(2**16))
        except OSError as error:
            kinds.add(error.errno)
print(written, bool(kinds))
"""
    written, refused = said(student, source).split()
    assert LIMITS.file_bytes / 2 < int(written) <= LIMITS.file_bytes and refused == "True"


def test_threads_are_counted_as_processes(student: StudentProcess) -> None:
    source = """
import threading
over, started = threading.Event(), 0
try:
    while started < 200:
        threading.Thread(target=over.wait, daemon=True).start()
        started += 1
except RuntimeError:
    pass
over.set()
print(started)
"""
    assert 0 < int(said(student, source)) <= LIMITS.processes


def test_so_many_files_may_be_open(student: StudentProcess) -> None:
    source = """
held = []
try:
    while len(held) < 1000:
        held.append(open("/dev/null"))
except OSError:
    pass
print(len(held))
"""
    assert 0 < int(said(student, source)) < SIZE_OF_OPEN_FILES


def test_no_limit_can_be_raised(student: StudentProcess) -> None:
    source = """
import resource
raised = []
for name in dir(resource):
    if name.startswith("RLIMIT_"):
        kind = getattr(resource, name)
        soft, hard = resource.getrlimit(kind)
        try:
            if hard != resource.RLIM_INFINITY:
                resource.setrlimit(kind, (hard + 1, hard + 1))
                raised.append(name)
        except (ValueError, OSError):
            pass
limited = [n for n in ("CORE", "NOFILE", "FSIZE", "CPU", "DATA", "AS", "NPROC", "MEMLOCK", "MSGQUEUE")
           if resource.getrlimit(getattr(resource, "RLIMIT_" + n))[1] == resource.RLIM_INFINITY]
print(raised, limited)
"""
    assert said(student, source) == "[] []"


def test_a_notebook_that_keeps_ending_its_process_is_given_up(nursery: Nursery) -> None:
    ends = [new_code_cell("import os\nos._exit(0)") for _ in range(MAX_RESTARTS + 2)]
    run = Execution(dict(enumerate(ends)))
    for cell in ends:
        cell.execution_count = 1
    with run.process(nursery) as process:
        assert process is None
    assert len(run.dead) == MAX_RESTARTS + 1
    assert run.notes[-1] == "The rest was left out: the notebook ended its process too often."


# What it may say --------------------------------------------------------------------------------------


def test_a_nursery_may_be_ended_from_outside_so_often(monkeypatch) -> None:
    class Ended:
        starts = 0
        limits = Limits()

        def start(self) -> None:
            self.starts += 1

        def ended_since(self, starts: int) -> bool:
            return True

    nursery = Ended()
    monkeypatch.setattr(grading, "_execution", lambda *given: Execution({}))

    def results(execution: Execution, *given: object) -> tuple[()]:
        execution.ended = "it was ended"
        return ()

    monkeypatch.setattr(grading, "_results", results)
    with pytest.raises(NurseryFailed, match=f"ended from outside {grading.MAX_ENDS} times"):
        grading.fill_outputs(new_notebook(), None, nursery)  # type: ignore[arg-type]
    assert nursery.starts == grading.MAX_ENDS


def test_all_cells_together_put_out_so_much(student: StudentProcess, monkeypatch) -> None:
    assert student._room == outputs.MAX_NOTEBOOK
    student._room = 4000
    runs = [student.run_cell("print('x' * 3000)", f"c{k}") for k in range(4)]
    said = ["".join(output["text"] for output in run.outputs).count("x") for run in runs]
    assert said[0] == 3000 > said[1] >= said[2] == said[3] == 0
    assert sum(said) <= 4000


def test_a_cell_has_so_many_outputs(student: StudentProcess) -> None:
    source = f"from IPython.display import display\nfor i in range({shell.MAX_OUTPUTS} + 50): display(i)"
    assert len(student.run_cell(source, "many").outputs) == shell.MAX_OUTPUTS


def test_a_cell_shows_so_much_that_is_no_text(student: StudentProcess) -> None:
    source = """
from IPython.display import display
for _ in range(40):
    display({"text/plain": "x", "image/png": "A" * 2**20}, raw=True)
kept = sum(len(item["data"]["image/png"]) for item in get_ipython().outputs.items)
print(kept)
"""
    run = student.run_cell(source, "pictures")
    assert run.died is None, run.died
    assert shell.MAX_BINARY / 2 < int(run.outputs[-1]["text"]) <= shell.MAX_BINARY


@pytest.mark.parametrize("letter", ["x", "ü", "😀", "\x00", '"'])
def test_as_much_output_as_is_allowed_arrives(student: StudentProcess, letter: str) -> None:
    """Whatever it takes to write it down: the message's header has a limit too."""
    run = student.run_cell(f"print({letter!r} * 2**20)", "much")
    assert run.died is None, run.died
    assert len(run.outputs[0]["text"].encode()) >= LIMITS.output_bytes - 4


def test_a_long_line_is_recognised_by_its_start(student: StudentProcess) -> None:
    line = f"return 1 / 0  # {'x' * 300}"
    student.run_cell(f"def f():\n    {line}", "cell")
    outcome = student.fork().call("f", (), {}, 0)
    assert isinstance(outcome, Raised) and outcome.line == line[:200]


def test_a_value_is_so_large(student: StudentProcess) -> None:
    student.run_cell("import numpy as np\ndef f(n): return np.zeros(n, np.uint8)", "cell")
    remote = student.fork()
    fits = MAX_VALUE - 2**16
    assert remote.call("f", (fits,), {}, 0).value.shape == (fits,)
    assert remote.call("f", (MAX_VALUE,), {}, 0) == Returned(Opaque("ndarray too large to send"))
    assert remote.call("f", (1,), {}, 0).value.shape == (1,)


def test_a_call_may_ask_so_often(student: StudentProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_student, "MAX_NEEDS", 20)
    student.run_cell("def f(n):\n    for _ in range(n): step()\n    return n", "cell")
    assert student.fork().call("f", (20,), {"step": lambda: 1}, 0) == Returned(20)
    outcome = student.fork().call("f", (21,), {"step": lambda: 1}, 0)
    assert outcome == Died("your code called earlier steps more than 20 times")


def test_a_stand_in_may_compute_as_long_as_its_test(student: StudentProcess) -> None:
    """The reference computes in the grading process, with arguments that a student chose."""

    def step(n: int) -> int:
        return sum(i for i in range(n))

    student.run_cell("def f(n): return step(n)", "cell")
    remote = student.fork()
    remote._limits = replace(LIMITS, test_wall_seconds=1)
    assert remote.call("f", (10**15,), {"step": step}, 0) == Died("your code took longer than 1 seconds")
    assert student.fork().call("f", (3,), {"step": step}, 0) == Returned(3)


@pytest.mark.parametrize("in_main", [True, False])
def test_an_endless_computation_ends_in_every_thread(in_main: bool) -> None:
    ended: list[str] = []

    def compute() -> None:
        try:
            with ended_after(0.1):
                while True:
                    sum(range(100))
        except TooLong:
            ended.append("ended")
        with ended_after(60):
            ended.append("not ended")

    if in_main:
        compute()
    else:
        thread = threading.Thread(target=compute)
        thread.start()
        thread.join()
    assert ended == ["ended", "not ended"]


def test_a_notebook_has_so_many_names(student: StudentProcess) -> None:
    student.run_cell("globals().update({f'n{i}': i for i in range(6000)})", "cell")
    assert len(student.fork().names()) == remote_student.MAX_NAMES


def test_a_process_that_stands_still_gives_no_fork(
    student: StudentProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(student_process, "FORK_SECONDS", 0.5)
    source = "import os, time\nif os.fork() == 0:\n    time.sleep(0.3)\n    os.kill(os.getppid(), 19)\n"
    student.run_cell(f"{source}    os._exit(0)", "stop")
    time.sleep(1)
    assert student.fork().call("f", (), {}, 0) == Died("your code ended the process")


def test_checked_outputs_are_so_many() -> None:
    raw = [{"type": "stream", "name": "stdout", "text": "x"}] * (outputs.MAX_OUTPUTS + 1)
    assert len(outputs.checked_outputs(raw, 10_000)) == outputs.MAX_OUTPUTS


def test_all_pictures_of_a_cell_hold_so_much() -> None:
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">II", 9, 9)
    data = base64.b64encode(head + bytes(outputs.MAX_PICTURE - len(head))).decode()
    raw = [{"type": "display", "data": {"image/png": data}}] * 6
    assert len(outputs.checked_outputs(raw, 100)) == outputs.MAX_PICTURES // outputs.MAX_PICTURE


def test_a_traceback_has_so_many_lines_of_such_a_length() -> None:
    raw = [{"type": "error", "ename": "E", "evalue": "v" * 9000, "traceback": ["x" * 9000] * 100}]
    (item,) = outputs.checked_outputs(raw, 10**6)
    assert len(item["traceback"]) == outputs.MAX_TRACEBACK
    assert {len(line) for line in (item["evalue"], *item["traceback"])} == {outputs.MAX_LINE}


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


def test_plain_data_is_so_deep_and_has_so_many_parts() -> None:
    for value in (nested(plain.MAX_DEPTH), [0] * (plain.MAX_NODES - 1)):
        assert decode(encode(value)) == value
    for value in (nested(plain.MAX_DEPTH + 1), [0] * plain.MAX_NODES):
        with pytest.raises(NotPlain, match="too deeply or has too many parts"):
            encode(value)


def test_plain_data_is_so_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MAX_BYTES", 1000)
    assert decode(encode(bytes(1000))) == bytes(1000)
    for value in (bytes(1001), "x" * 1001, [np.zeros(100), np.zeros(26)]):
        with pytest.raises(NotPlain, match="too l"):
            encode(value)


def test_an_array_has_so_many_sides() -> None:
    assert decode(encode(np.ones((1,) * plain.MAX_NDIM))).ndim == plain.MAX_NDIM
    assert isinstance(decode(encode(np.ones((1,) * (plain.MAX_NDIM + 1)))), Opaque)


def test_a_whole_number_is_so_long() -> None:
    assert decode(encode((1 << plain.MAX_BITS - 1) - 1)) == (1 << plain.MAX_BITS - 1) - 1
    assert decode(encode(1 << plain.MAX_BITS)) == Opaque("huge int")
    for digits in ("1" * (plain.MAX_DIGITS + 1), "f" * plain.MAX_DIGITS):
        header = f'{{"i": "{digits}"}}'.encode()
        with pytest.raises(NotPlain, match="too long"):
            decode(struct.pack("<I", len(header)) + header)


# What may be handed in --------------------------------------------------------------------------------


def test_so_many_halves_are_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """All halves are tried first, then those before an error; a try begins before the limit is reached."""
    texts = ["def f():\n    x = 0", "    x = 1", "    x = (", "    x = [", "    x = {"]
    used = sum(len("\n".join(texts[:count])) for count in (5, 4, 3))
    for limit, joined in ((used, 1), (used + 1, 2)):
        monkeypatch.setattr(mending, "MAX_JOINED", limit)
        whole, *left = put_together(texts)
        assert whole == "\n".join(texts[:joined])
        assert left == texts[joined:]


def put_together(texts: list[str]) -> list[str]:
    """The cells that grading makes of a solution's halves, all with its settings."""
    marks = {"grade": False, "solution": True, "locked": False, "grade_id": "f", "schema_version": 3}
    source = new_notebook(cells=[new_code_cell("def f(): pass", metadata={"nbgrader": marks}, id="f")])
    cells = [new_code_cell(text, metadata={"nbgrader": marks}) for text in texts]
    found = repair(nbformat.writes(new_notebook(cells=cells)).encode(), Template(source)).notebook
    return [cell.source for cell in found.cells]


def test_a_note_names_so_many_cells() -> None:
    from dnn_grader.repair.notes import MAX_NAMES

    marks = {"grade": False, "solution": False, "locked": True, "schema_version": 3}
    cells = [
        new_markdown_cell(f"text {i}", id=f"c{i}", metadata={"nbgrader": marks | {"grade_id": f"c{i}"}})
        for i in range(MAX_NAMES + 5)
    ]
    template = Template(new_notebook(cells=cells))
    (note,) = repair(nbformat.writes(new_notebook()).encode(), template).notes
    assert note.count(", c") == MAX_NAMES - 1 and ", and more" in note
