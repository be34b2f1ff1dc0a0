"""A Dask cluster on loopback: scheduler and workers in processes of their own, with TLS."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import distributed
from conftest import ROOT, SCRIPTS
from needs import leave_out
from postgres import free_port

from dnn_grader.cluster.address import Certificates, security
from dnn_grader.cluster.coordinator import Cluster
from dnn_grader.watch import tree

CHOICE = os.environ.get("DNN_SANDBOX", "auto")


@dataclass
class Machines:
    """A scheduler and workers, each the leader of its own group of processes, as machines would be."""

    folder: Path
    address: str
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def files(self) -> Certificates:
        folder = self.folder / "certificates"
        return Certificates(folder / "ca.pem", folder / "machine.pem", folder / "machine.key")

    @property
    def workers(self) -> Cluster:
        return Cluster(self.address, security(self.address, self.files), CHOICE, lambda missing: None)

    def start_scheduler(self) -> None:
        host, port = self.address.removeprefix("tls://").split(":")
        self._start("scheduler", "scheduler", "--protocol", "tls", "--host", host, "--port", port)

    def start_worker(self, name: str, *words: str, **environment: str) -> None:
        words = ("--name", name, "--nthreads", "1", "--host", "127.0.0.1", *words)
        self._start(name, "worker", self.address, *words, **environment)

    def _start(self, name: str, *words: str, **environment: str) -> None:
        files = self.files
        tls = [f"--tls-ca-file={files.ca}", f"--tls-cert={files.certificate}", f"--tls-key={files.key}"]
        with (self.folder / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                [SCRIPTS / "dask", *words, "--no-dashboard", *tls],
                cwd=self.folder,
                env=os.environ | {"PYTHONPATH": str(self.folder / "installed")} | environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @contextmanager
    def client(self) -> Iterator[distributed.Client]:
        """A connection of the test's own."""
        means = security(self.address, self.files)
        with distributed.Client(self.address, security=means, timeout=120, set_as_default=False) as client:
            yield client

    def await_workers(self, number: int) -> None:
        with self.client() as client:
            until(lambda: len(client.nthreads()) == number)

    def with_workers(self, *names: str) -> Machines:
        """The same, with just these workers, each with one thread."""
        for name in {*self.processes} - {"scheduler", *names}:
            self.kill(name)
        for name in {*names} - {*self.processes}:
            self.start_worker(name)
        self.await_workers(len(names))
        return self

    def busy(self) -> set[str]:
        """The names of the workers that grade at this moment."""
        with self.client() as client:
            names = {address: info["name"] for address, info in client.scheduler_info()["workers"].items()}
            return {names[address] for address, keys in client.processing().items() if keys}

    def nurseries(self, *names: str) -> list[int]:
        """The processes of these workers from which submissions are forked."""
        below = {pid for name in names for pid in tree(self.processes[name].pid)}
        return [pid for pid in below if b"dnn_grader.inside.nursery" in command_line(pid)]

    def kill(self, name: str) -> None:
        """The end of a machine: of all its processes, at once."""
        process = self.processes.pop(name)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def command_line(pid: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def until(what: Callable[[], object], seconds: float = 120) -> None:
    """Wait until `what` is so."""
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.1)


def make_certificates(folder: Path) -> None:
    """Run the very commands of docs/cluster.md."""
    if shutil.which("openssl") is None:
        leave_out("openssl", "apt-get install -y --no-install-recommends openssl")
    page = (ROOT / "docs" / "cluster.md").read_text()
    commands = re.search(r"```sh certificates\n(.*?)```", page, re.S)
    assert commands
    folder.mkdir()
    subprocess.run(["sh", "-ec", commands[1]], cwd=folder, check=True, capture_output=True)


@contextmanager
def new_machines(folder: Path) -> Iterator[Machines]:
    """A scheduler for workers that have the packages, and neither source/ nor a course."""
    install(folder / "installed")
    make_certificates(folder / "certificates")
    made = Machines(folder, f"tls://127.0.0.1:{free_port()}")
    try:
        made.start_scheduler()
        yield made
    finally:
        for name in list(made.processes):
            made.kill(name)


def install(folder: Path) -> Path:
    """Copy the packages, and nothing else of the repository, to `folder`."""
    for package in ("dnn_grader", "dnn_utils"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    return folder
