"""Time a student's checks in a fresh process: JSON from standard input, JSON to standard output.

Imports nothing of the grader, so that the import of the checks is what a student's is.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from typing import Any

import numpy  # noqa: F401  (the notebook's first line; what the checks add to it is measured)


def main() -> None:
    """Time the import, the first check, and later checks of right and of wrong functions."""
    task = json.load(sys.stdin)
    start = time.perf_counter()
    from dnn_utils.checks import Checks

    imported = time.perf_counter() - start
    names: dict[str, Any] = {"__name__": "__main__"}
    for source in task["cells"]:
        exec(source, names)
    names["check"] = Checks(task["assignment"])
    first = _seconds(names, task["names"][0])
    right = [_seconds(names, name) for name in task["names"]]
    wrong = [_of_mistake(names, *mistake) for mistake in task["mistakes"]]
    json.dump({"import": imported, "first": first, "right": right, "wrong": wrong}, sys.stdout)


def _of_mistake(names: dict[str, Any], name: str, source: str) -> float:
    """The seconds of a check that fails; the mistake is then undone."""
    own = dict(names)
    exec(source, names)
    seconds = _seconds(names, name, passes=False)
    names.update(own)
    return seconds


def _seconds(names: dict[str, Any], name: str, passes: bool = True) -> float:
    code = compile(f"check({name!r})", "<check>", "exec")
    start = time.perf_counter()
    passed = _passes(lambda: exec(code, names))
    seconds = time.perf_counter() - start
    if passed is not passes:
        sys.exit(f"the check of {name} {'passes' if passed else 'fails'}: run `make verify`")
    return seconds


def _passes(check: Callable[[], None]) -> bool:
    from dnn_utils.checks import CheckFailed

    try:
        with redirect_stdout(io.StringIO()):
            check()
    except CheckFailed:
        return False
    return True


if __name__ == "__main__":
    main()
