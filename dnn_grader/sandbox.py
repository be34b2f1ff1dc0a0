"""Whether students' code can be contained on this machine, and within which limits it runs.

Whether bubblewrap works is not guessed from versions: a trial runs the whole chain, from the nursery to
a student process that imports something and tries what it must not be able to do.
"""

from __future__ import annotations

import os
import platform
import pwd
import shutil
import sys
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from dnn_grader.inside.system_calls import ARCHITECTURES

Mode = Literal["bubblewrap", "none"]
Choice = Literal["auto", "require", "none"]

UNCONTAINED = (
    "Students' code can read every file that you can, this course's solutions and gradebook among them.",
    "Students' code can use the network.",
    "Submissions are not isolated from one another: one can leave files or processes for the next.",
)
UNMEASURED = "The memory, the processes and the computing time of a submission are not limited as a whole."
AS_ROOT = "Students' code runs as root, because no other user can read this Python installation."
# Above what distributions and container managers hand out; the second where a container has few ids.
_UID_BASES = (2_000_000_000, 61_184)

_TRIAL = """
import os, sys
for folder in sys.path:
    try:
        os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        pass
import colorsys, xmlrpc.client, numpy.ma.mrecords, matplotlib.animation, h5py, dnn_utils.activations
print("ready", os.getuid() != 0)
"""


class SandboxMissing(RuntimeError):
    """A sandbox was required and doesn't work here."""


class Seconds(NamedTuple):
    """Seconds of computing time, and on the clock."""

    cpu: float
    wall: float


NO_TIME = Seconds(0, 0)


@dataclass(frozen=True)
class Limits:
    """What a submission may use.

    Seconds for one cell, for one test (all calls on one fork), for all cells together that the student
    has added (`own`) and for the whole submission, of computing time (`cpu`) and on the clock (`wall`):
    the difference of the last two is kept for the solution cells and the tests. `memory_bytes` holds
    for all processes of a submission together and for each alone, `processes` counts threads too,
    `file_bytes` is the size of everything it writes, `output_bytes` is the text that is kept of one cell.
    """

    cell_cpu_seconds: float = 10
    cell_wall_seconds: float = 30
    test_cpu_seconds: float = 10
    test_wall_seconds: float = 30
    own_cpu_seconds: float = 30
    own_wall_seconds: float = 90
    submission_cpu_seconds: float = 60
    submission_wall_seconds: float = 180
    memory_bytes: int = 1536 * 2**20
    processes: int = 48
    file_bytes: int = 64 * 2**20
    output_bytes: int = 2**20

    @property
    def cell(self) -> Seconds:
        """What one cell may take."""
        return Seconds(self.cell_cpu_seconds, self.cell_wall_seconds)


@dataclass(frozen=True)
class Sandbox:
    """How student processes are started.

    `missing` says in plain sentences what is not contained, and `reason` why bubblewrap isn't used and what
    to do about that; both are empty when `mode` is bubblewrap.
    `drops_root` says whether they run as another user when the grader runs as root.
    """

    mode: Mode
    missing: tuple[str, ...] = ()
    drops_root: bool = True
    reason: str = ""

    def uid(self, slot: int) -> int | None:
        """The user that the submissions of worker `slot` run as; None keeps the grader's own."""
        return unprivileged_uid(slot) if os.geteuid() == 0 and self.drops_root else None


def find_sandbox(choice: Choice = "auto") -> Sandbox:
    """The sandbox that works here, found by a trial run of about a second.

    "auto" falls back to none and says in `missing` what isn't contained; "require" raises
    `SandboxMissing` instead; "none" doesn't try bubblewrap.
    """
    reason = "" if choice == "none" else _why_not(Sandbox("bubblewrap"))
    if choice != "none" and not reason:
        return Sandbox("bubblewrap")
    if choice == "require":
        raise SandboxMissing(f"The sandbox doesn't work here: {reason}")
    return replace(_uncontained(), reason=f"{reason}." if reason else "You asked for no sandbox.")


def unprivileged_uid(slot: int) -> int:
    """A user id that nobody has, one per worker, so that their process counts are apart."""
    for base in _UID_BASES:
        uid = base + slot
        if _is_mapped(uid) and not _is_taken(uid):
            return uid
    raise SandboxMissing(f"no unused user id is left for worker {slot}; run as an ordinary user instead")


def _uncontained() -> Sandbox:
    missing = UNCONTAINED if sys.platform == "linux" else (*UNCONTAINED, UNMEASURED)
    sandbox = Sandbox("none", missing)
    if os.geteuid() != 0 or not _why_not(sandbox):
        return sandbox
    return Sandbox("none", (*missing, AS_ROOT), drops_root=False)


def _why_not(sandbox: Sandbox) -> str:
    """Run the whole chain once; return an empty text, or why it failed and the next step."""
    from dnn_grader.nursery import Nursery, NurseryFailed

    if sandbox.mode == "bubblewrap" and (step := _obstacle()):
        return step
    try:
        with Nursery(sandbox, Limits()) as nursery, nursery.student() as student:
            run = student.run_cell(_TRIAL, "trial")
    except NurseryFailed as error:
        return f"{error}. {_hint()}"
    if run.died or {"type": "stream", "name": "stdout", "text": "ready True\n"} not in run.outputs:
        return f"the trial cell didn't run ({_shown(run.died, run.outputs)}). {_hint()}"
    return ""


def _obstacle() -> str:
    if sys.platform != "linux":
        return "bubblewrap exists on Linux only. Grade on a Linux machine, or leave out --sandbox=require"
    if platform.machine() not in ARCHITECTURES:
        return f"no system call filter is written for {platform.machine()}. Grade on x86_64 or aarch64"
    if shutil.which("bwrap") is None:
        return (
            "bubblewrap is not installed. Install it: `apt-get install bubblewrap` (Debian, Ubuntu) "
            "or `dnf install bubblewrap` (Fedora)"
        )
    return ""


def _hint() -> str:
    if os.geteuid() == 0:
        return (
            "Running as root, this Python's files must be readable for everybody and a container "
            "needs CAP_SYS_ADMIN; an ordinary user with a Python of their own works too"
        )
    return (
        "It needs user namespaces and Linux 5.8 or newer: as root, `sysctl -w "
        "kernel.apparmor_restrict_unprivileged_userns=0` (Ubuntu) or `sysctl -w "
        "kernel.unprivileged_userns_clone=1` (older Debian)"
    )


def _shown(died: str | None, outputs: tuple[dict, ...]) -> str:
    errors = [f"{item['ename']}: {item['evalue']}" for item in outputs if item["type"] == "error"]
    return died or (errors[0][:300] if errors else "it printed something else")


def _is_taken(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def _is_mapped(uid: int) -> bool:
    try:
        with open("/proc/self/uid_map") as lines:
            ranges = [line.split() for line in lines]
    except OSError:
        return uid < 2**31
    return any(int(start) <= uid < int(start) + int(count) for start, _, count in ranges)
