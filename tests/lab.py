"""A real JupyterLab or formgrader, and a notebook of it opened in a real browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen
from uuid import uuid4

import nbformat
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
NO_NEWS = '{"fetchNews": "false", "checkForUpdates": false}'
DARK = '{"theme": "JupyterLab Dark"}'
READY = "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
RUN_ALL = "() => void window.jupyterapp.commands.execute('notebook:run-all-cells')"
SHUT_DOWN = "window.jupyterapp.shell.currentWidget.sessionContext.shutdown()"
SAVE = "window.jupyterapp.commands.execute('docmanager:save')"


def write_notebook(path: Path, *cells: str) -> Path:
    """A notebook of code cells."""
    made = [nbformat.v4.new_code_cell(cell) for cell in cells]
    nbformat.write(nbformat.v4.new_notebook(cells=made, metadata={"kernelspec": KERNEL}), path)
    return path


@contextmanager
def jupyterlab(folder: Path, dark: bool = False) -> Iterator[str]:
    """JupyterLab with files and settings in `folder` alone; gives its address, and ends it afterwards."""
    settings = folder / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "themes.jupyterlab-settings").write_text(DARK if dark else "{}")
    (settings / "notification.jupyterlab-settings").write_text(NO_NEWS)
    with _serving(folder, folder, "jupyterlab", "--expose-app-in-browser") as address:
        yield address


@contextmanager
def formgrader(course: Path, folder: Path) -> Iterator[str]:
    """nbgrader's formgrader of a course, with settings in `folder` alone; gives the server's address."""
    extension = "--ServerApp.jpserver_extensions={'nbgrader.server_extensions.formgrader': True}"
    with _serving(course, folder, "jupyter_server", extension) as address:
        yield address


@contextmanager
def _serving(root: Path, folder: Path, module: str, *options: str) -> Iterator[str]:
    port = _free_port()
    address = f"http://localhost:{port}"
    command = [*_command(root, port, module), *options]
    with (folder / "log.txt").open("w") as log:
        server = subprocess.Popen(command, cwd=root, env=_environment(folder), stdout=log, stderr=log)
        try:
            _wait(server, address)
            yield address
        finally:
            server.terminate()
            server.wait(30)


def _command(root: Path, port: int, module: str) -> list[str]:
    options = [f"--ServerApp.root_dir={root}", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    options += ["--no-browser", "--allow-root", "--IdentityProvider.token="]
    return [sys.executable, "-m", module, *options]


def _environment(folder: Path) -> dict[str, str]:
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    own = {name: str(folder / name.lower()) for name in names}
    own["JUPYTERLAB_SETTINGS_DIR"] = str(folder / "settings")
    own["JUPYTERLAB_WORKSPACES_DIR"] = str(folder / "workspaces")
    return os.environ | own | {"PYTHONPATH": str(ROOT)}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port: int = free.getsockname()[1]
        return port


def _wait(lab: subprocess.Popen[bytes], address: str) -> None:
    for _ in range(300):
        try:
            urlopen(f"{address}/api", timeout=5).close()
            return
        except (URLError, ConnectionError):
            assert lab.poll() is None, "JupyterLab ended, see its log.txt"
            time.sleep(0.1)
    raise TimeoutError("JupyterLab did not answer")


def opened(browser: Browser, address: str, name: str, run: bool = True) -> Page:
    """A tab with the notebook in it alone, all of its cells run if asked for."""
    tab = browser.new_context(viewport={"width": 1100, "height": 1100}).new_page()
    tab.goto(f"{address}/lab/workspaces/{uuid4().hex}/tree/{name}")  # what other tabs had open stays closed
    tab.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    if run:
        tab.wait_for_function(READY, timeout=60_000)
        tab.evaluate(RUN_ALL)
    return tab
