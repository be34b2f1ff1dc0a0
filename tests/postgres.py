"""A PostgreSQL server of the tests' own: a fresh cluster in a temporary folder, on loopback."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from needs import leave_out

NOBODY = 65534
USER = "course"
START_SECONDS = 60


def binaries() -> Path | None:
    """Where PostgreSQL's programs are: Debian keeps those of a server away from the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    name = str(found[-1]) if found else shutil.which("initdb")
    return Path(name).parent if name else None


class Server:
    """A server that can be stopped and started again, with its databases."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.password = secrets.token_hex(8)
        self._programs, self._folder = programs, folder
        self._process: subprocess.Popen[bytes] | None = None
        (folder / "password").write_text(self.password)
        if os.geteuid() == 0:  # the server refuses to run as root
            for path in (folder, folder / "password"):
                os.chown(path, NOBODY, NOBODY)
        words = ["-U", USER, "--pwfile", folder / "password", "--auth=scram-sha-256", "--encoding=UTF8"]
        self._run("initdb", "-D", self._folder / "data", *words, "--locale=C", "--no-sync")
        self.port = free_port()

    def url(self, database: str) -> str:
        """A fresh database's URL, as it stands in nbgrader_config.py."""
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", USER, "-w", database)
        return f"postgresql+psycopg://{USER}:{self.password}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = [
            "listen_addresses=127.0.0.1",
            f"port={self.port}",
            "unix_socket_directories=",
            "fsync=off",
        ]
        options = [word for setting in settings for word in ("-c", setting)]
        with (self._folder / "log").open("ab") as log:
            command = [self._programs / "postgres", "-D", self._folder / "data", *options]
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd="/", **self._as_nobody())
        deadline = time.monotonic() + START_SECONDS
        ready = [self._programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        while subprocess.run(ready).returncode:
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self._folder / "log").read_text())
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop it at once, as a crash would: nothing is finished, all connections break."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait()
        self._process = None

    def _run(self, program: str, *words: str | Path) -> None:
        environment = os.environ | {"PGPASSWORD": self.password}
        command = [self._programs / program, *words]
        done = subprocess.run(
            command, capture_output=True, text=True, cwd="/", env=environment, **self._as_nobody()
        )
        assert done.returncode == 0, done.stderr

    @staticmethod
    def _as_nobody() -> dict:
        return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def free_port() -> int:
    """A port that nobody listens at now."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@contextmanager
def running_server() -> Iterator[Server]:
    """A running server.

    Where PostgreSQL or its driver is missing, the test is skipped; with DNN_POSTGRESQL=require, as in
    `.ci/run`, it fails.
    """
    programs = binaries()
    if programs is None:
        leave_out("PostgreSQL", "apt-get install -y --no-install-recommends postgresql", "DNN_POSTGRESQL")
    if not find_spec("psycopg"):
        leave_out("psycopg", "pip install -e .[postgresql]", "DNN_POSTGRESQL")
    with tempfile.TemporaryDirectory(prefix="dnn-postgresql-", ignore_cleanup_errors=True) as folder:
        server = Server(programs, Path(folder))
        try:
            server.start()
            yield server
        finally:
            server.stop()
