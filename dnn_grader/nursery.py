"""The host's side of the nursery: one warm process per worker, from which submissions are forked."""

from __future__ import annotations

import os
import select
import shutil
import socket
import subprocess
import sysconfig
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict
from itertools import zip_longest
from pathlib import Path
from typing import IO, Any

from dnn_grader.inside import wire
from dnn_grader.sandbox import Limits, Sandbox
from dnn_grader.student_process import StudentProcess, remove
from dnn_grader.visible import COURSE, Visible, visible
from dnn_grader.watch import Process, Watch

START_SECONDS = 90.0
SPAWN_SECONDS = 20.0
END_SECONDS = 0.2
HOME = "/student"
LINKS = {"/tmp": f"{HOME}/tmp", "/dev/shm": f"{HOME}/shm"}
CAPABILITIES = ("SYS_ADMIN", "SETUID", "SETGID", "SETPCAP", "CHOWN", "SYS_CHROOT")
_READY, _SPAWN, _STUDENT = b"n", b"+", b"s"

_START = """
import sys, types
course, search, descriptor = sys.argv[1], sys.argv[2].split(":"), int(sys.argv[3])
sys.path[:] = [course, *sys.path, *search]
package = sys.modules["dnn_grader"] = types.ModuleType("dnn_grader")
package.__path__ = [course + "/dnn_grader"]
from dnn_grader.inside.nursery import main
main(descriptor)
"""


class NurseryFailed(RuntimeError):
    """The nursery, or a student process in it, couldn't be started; the message says why."""


class Nursery:
    """A warm process in `sandbox` that student processes are forked from, one after the other.

    `slot` is the number of the worker it belongs to: two at the same time have different ones. Use it
    as a context manager, or call `close`. It starts on first use and again whenever it has died; it
    ends with the thread that started it, so use it in one that stays.
    """

    def __init__(self, sandbox: Sandbox, limits: Limits, slot: int = 0) -> None:
        self._sandbox, self._limits = sandbox, limits
        self._uid = sandbox.uid(slot)
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._errors: IO[bytes] | None = None
        self._folder: str | None = None
        self._student: StudentProcess | None = None
        self.starts = 0

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def limits(self) -> Limits:
        """What each submission may use."""
        return self._limits

    def start(self) -> None:
        """Start the process unless it runs; raise `NurseryFailed` if it doesn't get warm."""
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        self.starts += 1
        self._control, theirs = socket.socketpair()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115
        with theirs:
            self._process = self._popen(theirs.fileno())
        with suppress(wire.WireError):
            wire.send(self._control, self._settings(), time.monotonic() + START_SECONDS)
        if self._answer() != _READY:
            reason = self._last_error()
            self.close()
            raise NurseryFailed(f"the nursery didn't start ({reason})")

    def student(self) -> StudentProcess:
        """A fresh student process, and the end of the one before it.

        Raises `NurseryFailed` if none can be made.
        """
        if self._student is not None:
            self._student.close()
            self._require_measured(self._student)
        self.start()
        try:
            return self._spawn()
        except wire.WireError:
            # The nursery died since the last submission: once more with a new one.
            self.close()
            self.start()
        try:
            return self._spawn()
        except wire.WireError as error:
            raise NurseryFailed(f"no student process could be started ({error})") from None

    def ended_since(self, starts: int) -> bool:
        """Whether somebody outside ended it since `starts` was that, and a student's processes with it.

        Never without a sandbox, where a submission may be able to end it itself. Raises `NurseryFailed`
        where the last one was ended since this machine didn't tell what it uses.
        """
        if self._student is not None:
            self._require_measured(self._student)
        if self._sandbox.mode == "none":
            return False
        if self.starts != starts or self._control is None:
            return True
        waiting = select.poll()
        waiting.register(self._control, select.POLLIN)  # it says nothing by itself: this is its end
        return bool(waiting.poll(END_SECONDS * 1000))

    def _require_measured(self, student: StudentProcess) -> None:
        if student.unmeasured:
            self._student = None
            raise NurseryFailed(student.unmeasured)

    def close(self) -> None:
        """End the nursery and everything in it, and remove its folder."""
        if self._student is not None:
            self._student.close()
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        if self._errors is not None:
            self._errors.close()
        if self._folder is not None:
            remove(Path(self._folder))
        self._process = self._control = self._errors = self._folder = self._student = None

    def _spawn(self) -> StudentProcess:
        assert self._control is not None
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                first, student = self._fork_for(theirs)
            except wire.WireError:
                ours.close()
                raise
        watch = Watch(first, student, self._limits, isolated=self._sandbox.mode == "bubblewrap")
        self._student = StudentProcess(ours, watch, self._limits, self._work_folder(student.pid))
        try:
            _await_ready(ours)
        except (wire.WireError, NurseryFailed):
            self._student.close()
            raise
        return self._student

    def _fork_for(self, theirs: socket.socket) -> tuple[Process, Process]:
        """The first process of a new submission, and the student process, from the nursery itself."""
        assert self._control is not None
        try:
            self._control.settimeout(SPAWN_SECONDS)
            socket.send_fds(self._control, [_SPAWN], [theirs.fileno()])
            data, descriptors, _, _ = socket.recv_fds(self._control, 16, 2)
        except OSError:
            raise wire.WireClosed("the nursery is gone") from None
        if len(data) != 16:
            raise wire.WireClosed("the nursery is gone")
        numbers = (int.from_bytes(data[:8], "big"), int.from_bytes(data[8:], "big"))
        first, student = (
            Process(number, descriptor) for number, descriptor in zip_longest(numbers, descriptors)
        )
        return first, student

    def _settings(self) -> dict[str, Any]:
        return {
            "limits": asdict(self._limits),
            "uid": self._uid,
            "namespaces": self._sandbox.mode == "bubblewrap",
            "folder": self._folder,
        }

    def _work_folder(self, pid: int) -> Path | None:
        return Path(self._folder, str(pid)) if self._folder else None

    def _popen(self, descriptor: int) -> subprocess.Popen[bytes]:
        paths = visible()
        if self._sandbox.mode == "bubblewrap":
            home, temporary, course = f"{HOME}/work", f"{HOME}/tmp", COURSE
            command = [*_bubblewrap(paths), "--"]
        else:
            home = temporary = course = self._folder = _make_folder(paths)
            command = []
        return subprocess.Popen(
            [*command, *_python(paths, course, descriptor)],
            env=_environment(home, temporary, paths),
            cwd=self._folder or "/",
            pass_fds=[descriptor],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
            start_new_session=True,
        )

    def _answer(self) -> bytes:
        assert self._control is not None
        self._control.settimeout(START_SECONDS)
        try:
            return self._control.recv(1)
        except OSError:
            return b""

    def _last_error(self) -> str:
        assert self._errors is not None
        self._errors.seek(0)
        lines = self._errors.read()[-4000:].decode("utf-8", "replace").strip().splitlines()
        return lines[-1][:300] if lines else "it said nothing"


def _bubblewrap(paths: Visible) -> list[str]:
    command = [shutil.which("bwrap") or "bwrap", "--die-with-parent", "--new-session"]
    command += ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    command += ["--hostname", "sandbox"]
    if os.geteuid() != 0:
        command.append("--unshare-user")
    for capability in CAPABILITIES:
        command += ["--cap-add", f"CAP_{capability}"]
    # The nursery's own folders; every submission gets fresh ones mounted over them.
    command += ["--dir", "/dev", "--tmpfs", HOME]
    for folder in ("work", "tmp", "shm"):
        command += ["--dir", f"{HOME}/{folder}"]
    for link, target in LINKS.items():
        # This Python may be installed below /tmp, and must stay visible there.
        if not paths.any_below(link):
            command += ["--symlink", target, link]
    command += [*paths.arguments(), "--chdir", f"{HOME}/work"]
    return command


def _python(paths: Visible, course: str, descriptor: int) -> list[str]:
    # Like -I -S, but PYTHONHASHSEED is read: sets have the same order in every regrade.
    options = ["-s", "-P", "-S", "-B"]
    return [paths.interpreter, *options, "-c", _START, course, ":".join(paths.search), str(descriptor)]


def _environment(home: str, temporary: str, paths: Visible) -> dict[str, str]:
    shared = {"LD_LIBRARY_PATH": paths.library} if sysconfig.get_config_var("Py_ENABLE_SHARED") else {}
    threads = ("OPENBLAS", "OMP", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")
    return {
        "HDF5_USE_FILE_LOCKING": "FALSE",  # locks are denied: they would hold for other submissions too
        "HOME": home,
        "IPYTHONDIR": f"{home}/.ipython",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": f"{home}/.matplotlib",
        "NBGRADER_EXECUTION": "autograde",
        "PATH": "/usr/bin:/bin",
        "PYTHONHASHSEED": "0",
        "TMPDIR": temporary,
        "TZ": "UTC",
        "USER": "student",
        **{f"{name}_NUM_THREADS": "1" for name in threads},
        **shared,
    }


def _make_folder(paths: Visible) -> str:
    """A folder for a nursery without a sandbox: the course's code by links, and room for work."""
    folder = os.path.realpath(tempfile.mkdtemp(prefix="dnn-course-"))
    os.chmod(folder, 0o711)
    for inside, here in paths.course:
        link = Path(folder, inside)
        link.parent.mkdir(exist_ok=True)
        link.symlink_to(here)
    return folder


def _await_ready(sock: socket.socket) -> None:
    """Wait until the student process has locked itself in."""
    sock.settimeout(SPAWN_SECONDS)
    try:
        answer = sock.recv(1)
    except OSError:
        raise wire.WireTimeout("it didn't start in time") from None
    if not answer:
        raise wire.WireClosed("it ended at once")
    if answer != _STUDENT:
        raise NurseryFailed(f"a student process didn't start ({_complaint(sock)})")


def _complaint(sock: socket.socket) -> str:
    text = b""
    with suppress(OSError):
        text = sock.recv(4000)
    lines = text.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:300] if lines else "it said nothing"
