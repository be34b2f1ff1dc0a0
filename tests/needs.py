"""What tests need of the machine: where it is missing they are left out, and say what to install."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NoReturn

import pytest

_NEED = re.compile(r"Skipped: (?P<what>needs [^:]+): (?P<how>.*)", re.S)


def leave_out(what: str, how: str, variable: str = "DNN_TOOLS") -> NoReturn:
    """Skip a test that needs `what`; `how` says how to get it.

    With `variable` set to "require", as in `.ci/run`, the test fails.
    """
    text = f"needs {what}: {how}"
    (pytest.fail if os.environ.get(variable) == "require" else pytest.skip)(text)


def left_out(skipped: Iterable[pytest.TestReport]) -> Iterator[str]:
    """How many tests were left out and why, in a line for each thing that is needed."""
    reasons = sorted(report.longrepr[2] for report in skipped if isinstance(report.longrepr, tuple))
    if reasons:
        yield f"{len(reasons)} test{'s were' if len(reasons) > 1 else ' was'} left out:"
    for what, group in groupby(reasons, key=_what):
        same = list(group)
        found = _NEED.fullmatch(same[0])
        yield f"  {len(same)}  {what}" + (f": {found['how']}" if found else "")


def _what(reason: str) -> str:
    found = _NEED.fullmatch(reason)
    return found["what"] if found else reason.removeprefix("Skipped: ")
