"""The cells that were run in this kernel, and what came of them, for a check to name one that failed."""

from __future__ import annotations

import sys
from typing import Any

from dnn_utils.checks.absence import Ran

MAX_CELLS = 1000
_ran: list[Ran] = []


def watch() -> None:
    """Remember from now on what comes of each cell. Nothing happens outside IPython, or a second time."""
    ipython = sys.modules.get("IPython")
    shell = ipython and ipython.get_ipython()
    if shell is not None and _remember not in shell.events.callbacks.get("post_run_cell", ()):
        shell.events.register("post_run_cell", _remember)


def ran() -> list[Ran]:
    """The cells in the order in which they were run, those before `watch` too, as far as known."""
    ipython = sys.modules.get("IPython")
    shell = ipython and ipython.get_ipython()
    known = {cell.source for cell in _ran}
    before = getattr(shell, "user_ns", {}).get("In", ()) if shell is not None else ()
    earlier = [Ran(text) for text in list(before)[:MAX_CELLS] if isinstance(text, str) and text not in known]
    return [*earlier, *_ran]


def _remember(result: Any) -> None:
    source = getattr(result.info, "raw_cell", None)
    if not isinstance(source, str) or not source.strip():
        return
    error = result.error_before_exec or result.error_in_exec
    _ran.append(Ran.of(source, error) if error else Ran(source))
    del _ran[:-MAX_CELLS]
