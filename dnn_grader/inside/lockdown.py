"""Giving up every right: what a process does to itself before it runs student code.

Each function is one step; `contain` takes them in the order in which they are possible. After it the
process has fresh namespaces and folders, an unprivileged user, no capabilities, limits, and a filter
on its system calls, and neither it nor what it starts can undo any of that.
"""

from __future__ import annotations

import ctypes
import math
import os
import platform
import re
import resource
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from dnn_grader.inside import system_calls

LINUX = sys.platform == "linux"
HOME = "/student"
SIZE_OF_OPEN_FILES = 64
CPU_ROUNDING = 0.2
"""Seconds by which a limit of computing time may be shorter than it says, rather than one second longer."""

_NEW_MOUNTS, _NEW_NAMES, _NEW_IPC = 0x00020000, 0x04000000, 0x08000000
_NEW_USER, _NEW_PIDS, _NEW_NETWORK = 0x10000000, 0x20000000, 0x40000000
_NOSUID, _NODEV, _NOEXEC = 2, 4, 8
_SET_DUMPABLE, _DROP_BOUNDING, _SET_SUBREAPER, _NO_NEW_PRIVILEGES = 4, 24, 36, 38
_AMBIENT, _AMBIENT_CLEAR = 47, 4
_CAPABILITY_VERSION = 0x20080522

_SHARE_MEMORY, _SHARE_FILES = 0x00000100, 0x00000400
_SET_SIGNAL_MASK = {"x86_64": 14, "aarch64": 135}
_STACK = 32 * 1024
_idle_stacks: dict[int, Any] = {}

_libc = ctypes.CDLL(None, use_errno=True)


def hide_from_debuggers() -> None:
    """Nobody of the same user may read or trace this process, nor what it forks."""
    if LINUX:
        _prctl(_SET_DUMPABLE, 0)


def show_to_debuggers() -> None:
    """Undo `hide_from_debuggers`: without a sandbox the host could not measure the memory otherwise."""
    if LINUX:
        _prctl(_SET_DUMPABLE, 1)


def adopt_orphans() -> None:
    """Become the parent of every process whose own parent ends below this one, where that exists."""
    if LINUX:
        _prctl(_SET_SUBREAPER, 1)


def fork_apart() -> tuple[int, int]:
    """Fork a child into a fresh process namespace; return its first process and the child, (0, 0) in it.

    The first process only waits: it adopts orphans, and when it is killed all others die with it. The
    child is its own, so that forks of the child outlive it.
    """
    here = os.pidfd_open(os.getpid())
    try:
        _check(_libc.unshare(_NEW_PIDS), "a new process namespace")
        try:
            first = _idle_process()
            child = os.fork()
        except OSError:
            _libc.setns(here, _NEW_PIDS)
            raise
        if child:
            # Back to the own namespace: the next submission gets another.
            _check(_libc.setns(here, _NEW_PIDS), "the way back from the process namespace")
    finally:
        os.close(here)
    return (first, child) if child else (0, 0)


def _idle_process() -> int:
    """Start a process that does nothing, at a fiftieth of a fork's price.

    It calls `pause` in the C library on a stack of its own and never comes back. It borrows this
    process's memory, and its descriptors: with copies of them it would keep a dead student's open.
    """
    for pid in [pid for pid in _idle_stacks if not _exists(pid)]:
        del _idle_stacks[pid]
    stack = ctypes.create_string_buffer(_STACK)
    top = (ctypes.addressof(stack) + _STACK) & ~15
    pause = ctypes.cast(_libc.pause, ctypes.c_void_p)
    # A signal that is handled would end the pause, and with it everything in the namespace.
    heard = _set_signal_mask(2**64 - 1)
    pid = _libc.clone(pause, ctypes.c_void_p(top), _SHARE_MEMORY | _SHARE_FILES | signal.SIGCHLD, None)
    _set_signal_mask(heard)
    _check(pid < 0, "the first process of a namespace")
    _idle_stacks[pid] = stack
    return pid


def _set_signal_mask(mask: int) -> int:
    """Block the signals in `mask`, return those blocked before. The C library leaves out two of its own."""
    new, old = ctypes.c_uint64(mask), ctypes.c_uint64()
    number = _SET_SIGNAL_MASK[platform.machine()]
    failed = _libc.syscall(number, signal.SIG_SETMASK, ctypes.byref(new), ctypes.byref(old), 8)
    _check(failed, "blocking signals")
    return old.value


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def contain(uid: int | None, limits: Mapping[str, Any]) -> None:
    """Lock this process in for good, as `uid` where one is given; raise `OSError` where a step fails."""
    _check(_libc.unshare(_NEW_MOUNTS | _NEW_IPC | _NEW_NETWORK | _NEW_NAMES), "new namespaces")
    fresh_folders(limits["file_bytes"], uid)
    drop_capability_bounds()
    become(uid)
    own_counts = own_user_namespace()
    _check(_libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0), "giving up new privileges")
    drop_capability_bounds()
    drop_capabilities()
    set_limits(limits, count_processes=own_counts or uid is not None)
    system_calls.install(_libc)


def fresh_folders(size: int, uid: int | None) -> None:
    """Mount one small empty file system for all that may be written, and go there.

    /tmp and /dev/shm are links into it.
    """
    options = f"size={size},nr_inodes=4096,mode=0755"
    _mount(b"tmpfs", HOME, b"tmpfs", _NOSUID | _NODEV | _NOEXEC, options.encode())
    os.chdir(HOME)
    for name in ("tmp", "shm", "work"):
        os.mkdir(name, 0o700)
        if uid is not None:
            os.chown(name, uid, uid)
    os.chdir("work")


def become(uid: int | None) -> None:
    """Become the user `uid` for good; None stays who it is."""
    if uid is None:
        return
    os.setgroups([])
    if LINUX:
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    else:
        os.setgid(uid)
        os.setuid(uid)


def own_user_namespace() -> bool:
    """Enter a fresh user namespace with its own keyrings; say whether processes are counted per namespace.

    Before Linux 5.14 they are counted per user, and an instructor's own would count against a student.
    """
    entered = _libc.unshare(_NEW_USER) == 0
    major, minor = (int(part) for part in re.findall(r"\d+", os.uname().release)[:2])
    return entered and (major, minor) >= (5, 14)


def drop_capability_bounds() -> None:
    """Empty the bounding and the ambient set, as far as this process may."""
    for capability in range(64):
        if _libc.prctl(_DROP_BOUNDING, capability, 0, 0, 0):
            break
    _libc.prctl(_AMBIENT, _AMBIENT_CLEAR, 0, 0, 0)


def drop_capabilities() -> None:
    """Give up every capability."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    _check(_libc.capset(header, (ctypes.c_uint32 * 6)()), "giving up capabilities")


def set_limits(limits: Mapping[str, Any], count_processes: bool) -> None:
    """Set the per-process limits; whatever this process forks has them too."""
    _limit("RLIMIT_CORE", 0)
    _limit("RLIMIT_NOFILE", SIZE_OF_OPEN_FILES)
    _limit("RLIMIT_FSIZE", limits["file_bytes"])
    _limit("RLIMIT_CPU", int(limits["submission_cpu_seconds"]))
    _limit("RLIMIT_DATA", limits["memory_bytes"])
    _limit("RLIMIT_AS", limits["memory_bytes"] + 2**31)
    _limit("RLIMIT_MEMLOCK", 0)
    _limit("RLIMIT_MSGQUEUE", 0)
    _limit("RLIMIT_SIGPENDING", 256)
    if count_processes:
        _limit("RLIMIT_NPROC", limits["processes"])


def limit_cpu(seconds: float) -> None:
    """End this process by the kernel once it has used `seconds` of computing time more.

    Only the soft limit: the next test in this process gets its own.
    """
    usage = resource.getrusage(resource.RUSAGE_SELF)
    # Whole seconds only; what forking used is given away.
    soft = math.ceil(usage.ru_utime + usage.ru_stime + seconds - CPU_ROUNDING)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard < 0 else min(soft, hard), hard))


def silence(keep: tuple[int, ...]) -> None:
    """Point descriptors 0, 1 and 2 at /dev/null and close all others but `keep`."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(null, descriptor)
    start = 3
    for descriptor in sorted(keep):
        os.closerange(start, descriptor)
        start = descriptor + 1
    os.closerange(start, max(4096, start))


def _limit(name: str, value: int) -> None:
    kind = getattr(resource, name, None)
    if kind is None:
        return
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    # macOS refuses some of these; the host's own limits remain.
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (value, value))


def _mount(source: bytes, target: str, kind: bytes, flags: int, options: bytes) -> None:
    failed = _libc.mount(source, os.fsencode(target), kind, ctypes.c_ulong(flags), options)
    _check(failed, f"a fresh folder at {target}")


def _prctl(option: int, value: int) -> None:
    _check(_libc.prctl(option, value, 0, 0, 0), f"prctl {option}")


def _check(failed: int, what: str) -> None:
    if failed:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
