"""An IPython shell whose outputs are collected instead of shown."""

from __future__ import annotations

import bdb
import binascii
import builtins
import getpass
import io
import pdb
import sys
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.text import SList
from traitlets import Type
from traitlets.config import Config

from dnn_utils.checks.card import MIME

KEPT_TYPES = ("text/plain", "image/png", MIME)
MAX_OUTPUTS = 200
MAX_BINARY = 16 * 2**20


class InputNotAvailable(RuntimeError):
    """A cell asked for input, and nobody is there to answer."""


class Outputs:
    """What the running cell has put out so far, at most `limit` characters of text."""

    def __init__(self) -> None:
        self.limit = 2**20
        self.muted = False
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.items: list[dict[str, Any]] = []
        self.shown: dict[str, dict[str, Any]] = {}
        self.size = self.binary = 0

    def stream(self, name: str, text: str) -> None:
        """Add text to the standard output or error."""
        text = self._fit(text)
        if not text:
            return
        last = self.items[-1] if self.items else {}
        if last.get("name") == name:
            last["parts"].append(text)
        else:
            self._add({"type": "stream", "name": name, "parts": [text]})

    def data(self, kind: str, data: dict[str, Any], display_id: str | None, update: bool) -> None:
        """Add a rich output, or replace the one of the same `display_id`."""
        kept = {mime: self._fit_value(mime, value) for mime, value in data.items() if mime in KEPT_TYPES}
        if self.muted or not kept:
            return
        if update and display_id in self.shown:
            self.shown[display_id]["data"] = kept
            return
        item = {"type": kind, "data": kept}
        if display_id is not None:
            self.shown[display_id] = item
        self._add(item)

    def error(self, kind: type, value: BaseException, traceback: list[str]) -> None:
        """Add an exception as IPython shows it."""
        lines = [self._fit(str(line)) for line in traceback]
        self._add({"type": "error", "ename": kind.__name__, "evalue": _text_of(value), "traceback": lines})

    def take(self) -> list[dict[str, Any]]:
        """The outputs as plain data, and forget them."""
        items = [_plain(item) for item in self.items]
        self.clear()
        return items

    def _add(self, item: dict[str, Any]) -> None:
        if not self.muted and len(self.items) < MAX_OUTPUTS:
            self.items.append(item)

    def _fit(self, text: str) -> str:
        left = self.limit - self.size
        if self.muted or left < 0:
            return ""
        self.size += len(text)
        return text if len(text) <= left else f"{text[:left]}\n[The rest of this cell's output was cut.]\n"

    def _fit_value(self, mime: str, value: Any) -> Any:
        if mime == "text/plain":
            return self._fit(value) if isinstance(value, str) else ""
        if isinstance(value, dict):
            return value
        # Not as text: the header of the message that carries it has less room.
        picture = _decoded(value)
        if len(picture) > MAX_BINARY - self.binary:
            return b""
        self.binary += len(picture)
        return picture


class Stream(io.TextIOBase):
    """Stands for the standard output or error of a cell."""

    def __init__(self, outputs: Outputs, name: str) -> None:
        self._outputs, self._name = outputs, name

    encoding = "utf-8"
    errors = "replace"

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, text: str) -> int:
        """Collect `text`."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._outputs.stream(self._name, text)
        return len(text)


class Publisher(DisplayPublisher):
    """Collects what `display` shows."""

    shell: CellShell

    def publish(
        self,
        data: dict[str, Any],
        metadata: Any = None,
        source: Any = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **options: Any,
    ) -> None:
        """Collect one rich output."""
        self.shell.outputs.data("display", data, (transient or {}).get("display_id"), update)

    def clear_output(self, wait: bool = False) -> None:
        """Forget what the cell has put out so far."""
        self.shell.outputs.clear()


class ResultHook(DisplayHook):
    """Collects the value of a cell's last line."""

    shell: CellShell

    def write_output_prompt(self) -> None:
        """There is no prompt."""

    def write_format_data(self, format_dict: dict, md_dict: Any = None) -> None:
        """Collect the value in all its formats."""
        self.shell.outputs.data("result", format_dict, None, False)

    def finish_displayhook(self) -> None:
        """There is nothing to flush."""


class CellShell(InteractiveShell):
    """IPython without a terminal, a history, or a way to other programs."""

    outputs = Outputs()
    display_pub_class = Type(Publisher)
    displayhook_class = Type(ResultHook)

    def collect_streams(self) -> None:
        """Collect what is printed, also where a cell has closed the streams or put others in their place.

        IPython flushes them after each cell, and with ``sys.stdout = None`` every further one would fail.
        """
        sys.stdout, sys.stderr = Stream(self.outputs, "stdout"), Stream(self.outputs, "stderr")

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        self.outputs.error(etype, evalue, stb)

    def system(self, cmd: str) -> None:
        """Shell commands don't run; a cell that uses one goes on."""
        self.outputs.stream("stderr", "[Shell commands don't run while a notebook is graded.]\n")

    system_piped = system_raw = system

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:
        """Shell commands don't run; their output is empty."""
        self.system(cmd)
        return SList() if split else ""

    def enable_gui(self, gui: Any = None) -> None:
        """There is no window system."""

    def debugger(self, force: bool = False) -> None:
        """Nobody is there to use one: `%debug` and `%pdb` do nothing."""

    def ask_exit(self) -> None:
        """`exit` in a cell doesn't end the notebook."""


def make_shell() -> CellShell:
    """The shell, ready for cells: figures inline, output collected, `input` refused, no debugger."""
    config = Config()
    config.HistoryManager.enabled = False
    config.Completer.use_jedi = False
    config.InteractiveShell.colors = "nocolor"
    shell = CellShell.instance(config=config)
    shell.collect_streams()
    for module, name in ((builtins, "input"), (getpass, "getpass")):
        setattr(module, name, _refuse_input)
    _pass_over_breakpoints()
    shell.run_line_magic("matplotlib", "inline")
    return shell


def _pass_over_breakpoints() -> None:
    """Let code with a forgotten breakpoint go on: every debugger begins with the same method."""
    sys.breakpointhook = _go_on
    for debugger in (bdb.Bdb, pdb.Pdb):
        debugger.set_trace = _go_on  # type: ignore[method-assign]
    pdb.set_trace = _go_on


def _go_on(*ignored: Any, **options: Any) -> None:
    """Do nothing."""


def _refuse_input(prompt: str = "", *ignored: Any, **options: Any) -> str:
    __tracebackhide__ = True
    raise InputNotAvailable(
        "input() can't be used here: nobody is there to answer while a notebook is graded"
    )


def _text_of(value: BaseException) -> str:
    try:
        return str(value)[:10_000]
    except BaseException:
        return "(this exception can't be written as text)"


def _decoded(picture: Any) -> bytes:
    """A picture's bytes; IPython gives them in base64."""
    if isinstance(picture, bytes):
        return picture
    try:
        return binascii.a2b_base64(picture)
    except (TypeError, ValueError):
        return b""


def _plain(item: dict[str, Any]) -> dict[str, Any]:
    if "parts" not in item:
        return item
    return {"type": item["type"], "name": item["name"], "text": "".join(item["parts"])}
