"""The sandbox: what student code can't see, do, use up, or leave behind."""

from __future__ import annotations

import ast
import os
import platform
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import sandbox_or_skip

from dnn_grader.inside import system_calls
from dnn_grader.nursery import Nursery
from dnn_grader.sandbox import Limits, Sandbox, SandboxMissing, find_sandbox, unprivileged_uid
from dnn_grader.student_process import StudentProcess
from dnn_grader.visible import visible
from dnn_grader.watch import tree

LIMITS = Limits(
    cell_cpu_seconds=2,
    cell_wall_seconds=6,
    submission_cpu_seconds=20,
    submission_wall_seconds=60,
    memory_bytes=500 * 2**20,
    processes=20,
    file_bytes=4 * 2**20,
)
# bubblewrap outside, bubblewrap as the first process inside, and the nursery.
NURSERY_PROCESSES = 3
HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}
CALL = """
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
def call(name, *args):
    ctypes.set_errno(0)
    result = getattr(libc, name)(*args)
    return errno.errorcode.get(ctypes.get_errno(), "fine") if result == -1 else "fine"
"""


@pytest.fixture(scope="module")
def sandbox() -> Sandbox:
    return sandbox_or_skip()


@pytest.fixture(scope="module")
def nursery(sandbox: Sandbox) -> Iterator[Nursery]:
    with Nursery(sandbox, LIMITS) as nursery:
        yield nursery


def said(student: StudentProcess, source: str) -> str:
    """What a cell printed, with its error if it raised one."""
    run = student.run_cell(source, "cell")
    assert run.died is None, run.died
    texts = [item.get("text") or f"{item.get('ename')}: {item.get('evalue')}" for item in run.outputs]
    return "".join(texts).strip()


def running(pid: int) -> bool:
    """Whether there is such a process that has not ended (and only waits to be counted out)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_this_machine_is_not_visible(student: StudentProcess) -> None:
    here = Path(__file__).resolve().parents[1]
    secrets = ["/etc/passwd", "/proc", "/sys", "/bin/sh", "/usr/bin/env", "/var/log", "/run", "/root/.bashrc"]
    secrets += [f"{here}/{name}" for name in ("source", "tests", "dnn_grader", ".git", "pyproject.toml")]
    assert said(student, f"import os\nprint([p for p in {secrets!r} if os.path.exists(p)])") == "[]"
    assert said(student, "print(sorted(os.listdir('/course/dnn_grader')))") == "['inside']"


def test_home_folders_hold_nothing_but_python(student: StudentProcess) -> None:
    source = "import os\nprint(os.path.exists('/home'), os.path.exists('/root/.ssh'))"
    assert said(student, source) == f"{visible().any_below('/home')} False"


def test_the_graders_own_packages_are_not_there(student: StudentProcess) -> None:
    for name in ("nbgrader", "sqlalchemy", "pytest", "dnn_grader.judging", "dnn_grader.exercises"):
        assert "ModuleNotFoundError" in said(student, f"import {name}")


def test_the_environment_is_not_passed_on(student: StudentProcess) -> None:
    names = set(said(student, "import os\nprint(*os.environ)").split())
    known = {
        "HDF5_USE_FILE_LOCKING",
        "HOME",
        "LANG",
        "LC_ALL",
        "NBGRADER_EXECUTION",
        "PATH",
        "TZ",
        "USER",
        "PWD",
        "LD_LIBRARY_PATH",
    }
    assert "NBGRADER_EXECUTION" in names
    assert not {name for name in names - known if not name.endswith("_NUM_THREADS")} - {
        "IPYTHONDIR",
        "MPLBACKEND",
        "MPLCONFIGDIR",
        "PYTHONHASHSEED",
        "TMPDIR",
    }


def test_nothing_but_its_own_folders_is_writable(student: StudentProcess) -> None:
    source = """
import os
writable = []
for folder, _, _ in os.walk("/"):
    try:
        open(os.path.join(folder, "probe"), "w").close()
        writable.append(folder)
    except OSError:
        pass
print(writable)
"""
    allowed = {f"/student/{name}" for name in ("work", "tmp", "shm")}
    found = set(re.findall(r"'([^']+)'", said(student, source)))
    assert "/student/work" in found and found <= allowed | {"/student"}


def test_it_runs_as_nobody_in_particular(student: StudentProcess) -> None:
    source = CALL + "import os\nprint(os.getuid() != 0, call('setuid', 0), call('setgid', 0))"
    assert said(student, source) == "True EINVAL EINVAL"
    status = Path(f"/proc/{student._watch.student.pid}/status").read_text()
    for name in ("CapPrm", "CapEff", "CapBnd", "CapInh", "CapAmb"):
        assert re.search(rf"^{name}:\s*0+$", status, re.M), name
    assert re.search(r"^NoNewPrivs:\s*1$", status, re.M)
    assert re.search(r"^Seccomp:\s*2$", status, re.M)
    if os.geteuid() == 0:
        assert re.search(rf"^Uid:(\s+{unprivileged_uid(0)}){{4}}$", status, re.M)


@pytest.mark.parametrize(
    "attack",
    [
        "call('ptrace', 16, 1, 0, 0)",
        "call('ptrace', 0, 0, 0, 0)",
        "call('process_vm_readv', 1, None, 0, None, 0, 0)",
        "call('process_vm_writev', 1, None, 0, None, 0, 0)",
        "call('unshare', 0x10000000)",
        "call('unshare', 0x00020000)",
        "call('setns', 0, 0)",
        "call('mount', b'tmpfs', b'/tmp', b'tmpfs', 0, None)",
        "call('umount2', b'/tmp', 2)",
        "call('chroot', b'/tmp')",
        "call('shmget', 42, 4096, 0o1666)",
        "call('semget', 42, 1, 0o1666)",
        "call('msgget', 42, 0o1666)",
        "call('memfd_create', b'x', 0)",
        "call('personality', 0x0400000)",
        "call('syscall', KEYCTL, 0, -4, 1)",
        "call('syscall', BPF, 0, 0, 0)",
        "call('syscall', IO_URING, 8, 0)",
        "call('syscall', CLONE, 0x10000000 | 17, 0, 0, 0, 0)",
    ],
)
def test_what_reaches_past_the_process_is_denied(student: StudentProcess, attack: str) -> None:
    column = list(system_calls.ARCHITECTURES).index(platform.machine())
    numbers = {
        "KEYCTL": system_calls.DENIED["keyctl"][column],
        "BPF": system_calls.DENIED["bpf"][column],
        "IO_URING": system_calls.DENIED["io_uring_setup"][column],
        "CLONE": system_calls.CLONE[column],
    }
    lines = [f"{name} = {number}" for name, number in numbers.items()]
    assert said(student, "\n".join([CALL, *lines, f"print({attack})"])) == "EPERM"


def test_newer_and_foreign_calls_do_not_exist(student: StudentProcess) -> None:
    assert (
        said(student, CALL + "print(call('syscall', 435, 0, 0), call('syscall', 460, 0))") == "ENOSYS ENOSYS"
    )


@pytest.mark.parametrize("machine", sorted(HEADERS))
def test_the_numbers_are_those_of_the_kernel(machine: str) -> None:
    if not HEADERS[machine].exists():
        pytest.skip(f"{HEADERS[machine]} isn't installed")
    text = HEADERS[machine].read_text()
    known = {name: int(number) for name, number in re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)\s", text)}
    column = list(system_calls.ARCHITECTURES).index(machine)
    ours = {name: numbers[column] for name, numbers in system_calls.DENIED.items()}
    ours |= {"clone": system_calls.CLONE[column], "socket": system_calls.SOCKET[column]}
    ours |= {"fcntl": system_calls.FCNTL[column]}
    assert {name: number for name, number in ours.items() if number is not None} == {
        name: known[name] for name, number in ours.items() if number is not None
    }


def test_there_is_no_network(student: StudentProcess) -> None:
    source = """
import socket
def attempt(*family):
    try:
        with socket.socket(*family) as sock:
            sock.settimeout(1)
            sock.connect(("8.8.8.8", 53) if family[0] == socket.AF_INET else (2, 1))
        return "connected"
    except OSError:
        return "no"
print(attempt(socket.AF_INET, socket.SOCK_STREAM), attempt(socket.AF_INET, socket.SOCK_DGRAM), attempt(40, 1))
"""
    assert said(student, source) == "no no no"
    assert "OSError" in said(student, "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)")


def test_only_its_own_descriptors_are_open(student: StudentProcess) -> None:
    source = """
import os, stat
kinds = {}
for number in range(1024):
    try:
        mode = os.fstat(number).st_mode
    except OSError:
        continue
    null = os.fstat(number).st_rdev == os.makedev(1, 3)
    kinds[number] = "socket" if stat.S_ISSOCK(mode) else "null" if null else "other"
print(kinds)
"""
    kinds = ast.literal_eval(said(student, source))
    assert [kinds.pop(number) for number in range(3)] == ["null"] * 3
    assert list(kinds.values()) == ["socket"]


def test_a_full_memory_is_an_error_in_the_cell(student: StudentProcess) -> None:
    assert "MemoryError" in said(student, "import numpy as np\nnp.ones(10**9)")
    assert "MemoryError" in said(student, "held = []\nwhile True:\n    held.append(bytearray(10**6))")


def test_memory_counts_for_all_processes_together(student: StudentProcess) -> None:
    source = """
import os, time, numpy as np
for _ in range(6):
    if os.fork() == 0:
        held = np.ones(15_000_000)
        time.sleep(30)
        os._exit(0)
time.sleep(5)
"""
    run = student.run_cell(source, "bomb")
    assert run.died == "the notebook used more than 500 MB of memory"


def test_forks_that_share_their_memory_are_not_counted_twice(student: StudentProcess) -> None:
    said(student, "import numpy as np\nheld = np.ones(30_000_000)")
    forks = [student.fork() for _ in range(4)]
    time.sleep(0.3)
    assert said(student, "print(held.sum())") == "30000000.0"
    for fork in forks:
        fork.close()


def test_a_fork_bomb_stops_at_the_limit(nursery: Nursery, student: StudentProcess) -> None:
    source = """
import os, time
children = 0
try:
    while True:
        if os.fork() == 0:
            time.sleep(60)
        children += 1
except BlockingIOError:
    print(children)
"""
    assert 0 < int(said(student, source)) <= LIMITS.processes
    first = student._watch._first.pid
    student.close()
    assert not running(first)
    with nursery.student() as after:
        assert said(after, "import os\nprint(os.fork() >= 0)") == "True"


def test_a_spreading_fork_bomb_dies_with_the_submission(nursery: Nursery, student: StudentProcess) -> None:
    source = """
import os, time
def spread():
    while True:
        try:
            os.fork()
        except OSError:
            time.sleep(0.01)
if os.fork() == 0:
    os.setsid()
    spread()
time.sleep(0.3)
"""
    student.run_cell(source, "bomb")
    assert nursery._process is not None
    started = time.monotonic()
    student.close()
    assert time.monotonic() - started < 20
    assert len(tree(nursery._process.pid)) == NURSERY_PROCESSES


def test_endless_computing_in_many_processes_ends(sandbox: Sandbox) -> None:
    limits = Limits(submission_cpu_seconds=1, cell_wall_seconds=20)
    source = (
        "import os, time\nfor _ in range(3):\n    if not os.fork():\n        while True: pass\ntime.sleep(9)"
    )
    with Nursery(sandbox, limits) as nursery, nursery.student() as student:
        run = student.run_cell(source, "bomb")
    assert run.died == "the notebook used more than 1 seconds of computing time"


def test_files_fill_up_only_their_own_folder(student: StudentProcess) -> None:
    source = "with open('big', 'wb') as file:\n    while True:\n        file.write(bytes(2**20))"
    assert "OSError" in said(student, source)
    source = "for i in range(100_000):\n    open(f'/tmp/{i}', 'w').close()"
    assert "OSError" in said(student, source)


def test_nothing_is_left_for_the_next(nursery: Nursery) -> None:
    leave = """
import os, socket, time
for folder in (".", "/tmp", "/dev/shm", os.environ["HOME"]):
    with open(os.path.join(folder, "letter"), "w") as file:
        file.write("the answers")
from multiprocessing import shared_memory
segment = shared_memory.SharedMemory(name="parcel", create=True, size=100)
if os.fork() == 0:
    os.setsid()
    if os.fork():
        os._exit(0)
    server = socket.socket(socket.AF_UNIX)
    server.bind("\\0letter")
    server.listen()
    time.sleep(600)
time.sleep(0.1)
"""
    look = """
import os, socket
found = [f for f in (".", "/tmp", "/dev/shm", os.environ["HOME"]) if os.listdir(f)]
try:
    socket.socket(socket.AF_UNIX).connect("\\0letter")
    found.append("daemon")
except OSError:
    pass
pids = []
for pid in range(1, 2000):
    try:
        os.kill(pid, 0)
        pids.append(pid)
    except ProcessLookupError:
        pass
    except PermissionError:
        pids.append(pid)
print(found, pids)
"""
    with nursery.student() as first:
        assert said(first, leave) == ""
        processes = tree(first._watch.student.pid) + tree(first._watch._first.pid)
        assert len(processes) >= 4
    assert not [pid for pid in processes if running(pid)]
    with nursery.student() as second:
        assert said(second, look) == "[] [1, 2]"


def test_the_first_process_cannot_be_harmed(student: StudentProcess) -> None:
    source = """
import contextlib, os
for number in range(1, 65):
    with contextlib.suppress(OSError):
        os.kill(1, number)
"""
    said(student, source)
    assert said(student, "print('alive')") == "alive"


def test_the_nursery_shares_no_memory_and_cannot_be_read(nursery: Nursery, student: StudentProcess) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can look into the nursery")
    assert nursery._process is not None
    for pid in tree(nursery._process.pid):
        maps = Path(f"/proc/{pid}/maps").read_text()
        assert not re.findall(r"^\S+ .w.s .*", maps, re.M)


def test_a_killed_nursery_is_replaced(sandbox: Sandbox) -> None:
    with Nursery(sandbox, LIMITS) as nursery:
        nursery.start()
        assert nursery._process is not None
        before = tree(nursery._process.pid)
        nursery._process.kill()
        time.sleep(0.2)
        with nursery.student() as student:
            assert said(student, "print(1)") == "1"
        assert not [pid for pid in before if running(pid)]


def test_two_workers_do_not_share_a_user(sandbox: Sandbox) -> None:
    if os.geteuid() != 0:
        pytest.skip("an ordinary user's workers share its user")
    assert sandbox.uid(0) != sandbox.uid(1)


def test_require_says_what_to_do_where_bubblewrap_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SandboxMissing, match="apt-get install bubblewrap"):
        find_sandbox("require")


def test_auto_says_what_is_not_contained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    found = find_sandbox("auto")
    assert found.mode == "none"
    assert any("network" in sentence for sentence in found.missing)


def test_a_bubblewrap_that_does_not_work_is_found_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(SandboxMissing, match="No permissions to create new namespace"):
        find_sandbox("require")
