"""The nursery: a process that has everything imported and forks a student process when it is told to.

It never runs a line of a student's code, stays single-threaded, and holds nothing of one submission
when it forks the next. The host starts it as ``main(fd)`` and talks to it on that socket.
"""

from __future__ import annotations

import os
import platform
import random
import shutil
import signal
import socket
import sys
import traceback
from contextlib import suppress
from typing import Any

import h5py  # noqa: F401
import matplotlib.pyplot as plt
import numpy as np

import dnn_utils.activations
import dnn_utils.checks  # noqa: F401
from dnn_grader.inside import lockdown, memory, state, student, system_calls, wire
from dnn_grader.inside.shell import CellShell, make_shell

READY = b"n"
FAILED = b"!"
SPAWN = b"+"

WARM_UP = """
import numpy as np, matplotlib.pyplot as plt
print(np.random.default_rng(0).normal(size=(3, 2)) @ np.ones((2, 1)))
np.linalg.norm(np.random.randn(2, 2))
plt.plot([1, 2], [1, 2], label="$x$"), plt.imshow([[0, 1]]), plt.legend(), plt.title("ready")
{"a": np.zeros(2)}
"""


def main(descriptor: int) -> None:
    """Get warm, say so, and fork a student process for every socket that comes, until the host is gone."""
    sock = socket.socket(fileno=descriptor)
    settings = wire.receive(sock)
    here = os.getpid()
    try:
        _serve(sock, settings)
    finally:
        if settings["folder"] and os.getpid() == here:
            # However the host has ended, nothing stays behind.
            shutil.rmtree(settings["folder"], ignore_errors=True)


def _serve(sock: socket.socket, settings: dict[str, Any]) -> None:
    lockdown.adopt_orphans()
    shell = warm_shell()
    sock.sendall(READY)
    lockdown.hide_from_debuggers()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Ended children vanish by themselves; the host, not this process, waits for them.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    state.settle()
    memory.settle()
    if settings["namespaces"]:
        system_calls.program(platform.machine())
    while True:
        request, descriptors, _, _ = socket.recv_fds(sock, 1, 1)
        if request != SPAWN:
            return
        _spawn(sock, socket.socket(fileno=descriptors[0]), shell, settings)


def warm_shell() -> CellShell:
    """A shell that has run a cell, shown a figure and shown an error once."""
    shell = make_shell()
    for source in (WARM_UP, "1 / 0", "%%time\n1"):
        shell.run_cell(source, store_history=False)
    plt.close("all")
    shell.outputs.clear()
    shell.reset(new_session=True)
    # The same start for every submission and every regrade.
    random.seed(0)
    np.random.seed(0)
    return shell


def _spawn(nursery: socket.socket, sock: socket.socket, shell: CellShell, settings: dict[str, Any]) -> None:
    """Fork a student process and tell the host its number and that of the first process around it."""
    first, child = lockdown.fork_apart() if settings["namespaces"] else (os.getpid(), os.fork())
    if child:
        sock.close()
        _introduce(nursery, first, child)
        return
    nursery.close()
    try:
        _become_student(sock, settings)
        student.serve(sock, shell, settings["limits"])
    except wire.WireClosed:
        pass
    except BaseException:
        with suppress(OSError):
            sock.sendall(FAILED + traceback.format_exc(limit=-3).encode()[-4000:])
    finally:
        os._exit(0)


def _introduce(nursery: socket.socket, first: int, child: int) -> None:
    descriptors = [os.pidfd_open(pid) for pid in (first, child)] if lockdown.LINUX else []
    socket.send_fds(nursery, [first.to_bytes(8, "big") + child.to_bytes(8, "big")], descriptors)
    for descriptor in descriptors:
        os.close(descriptor)


def _become_student(sock: socket.socket, settings: dict[str, Any]) -> None:
    """Give up everything that a student's code must not have."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    lockdown.silence(keep=(sock.fileno(),))
    if settings["namespaces"]:
        lockdown.contain(settings["uid"], settings["limits"])
    else:
        _separate(settings)


def _separate(settings: dict[str, Any]) -> None:
    """What is possible without a sandbox: an own session, an own folder, limits, perhaps an own user."""
    os.setsid()
    folder = os.path.join(settings["folder"], str(os.getpid()))
    os.mkdir(folder, 0o700)
    if settings["uid"] is not None:
        os.chown(folder, settings["uid"], settings["uid"])
    os.chdir(folder)
    os.environ["HOME"] = os.environ["TMPDIR"] = folder
    lockdown.become(settings["uid"])
    lockdown.show_to_debuggers()
    lockdown.set_limits(settings["limits"], count_processes=settings["uid"] is not None)


if __name__ == "__main__":
    main(int(sys.argv[1]))
