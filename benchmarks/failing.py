"""How long a check that fails takes, over all wrong solutions that nobody foresaw.

``python -m benchmarks.failing`` checks each of ``tests/unseen`` and the right solution of its exercise, in
seconds of processor time, and prints median, 99th percentile and longest, of training functions apart. The
aims: 0.3 s and 1 s (training: 2 s) for one that fails, 0.05 s for one that passes.
"""

from __future__ import annotations

import linecache
import sys
import time
import warnings
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from dnn_grader.course import find_course
from dnn_grader.judging import Judge, load_judge
from dnn_utils.checks import Checks

TRAINING = ("optimize", "model", "nn_model", "two_layer_model", "L_layer_model")


@cache
def _judge(assignment: str) -> Judge:
    return load_judge(find_course(), assignment, b"a seed for timing" * 2)


@cache
def _checks(assignment: str) -> Checks:
    checks = Checks(assignment)
    assert checks.recorded
    return checks


def _seconds(assignment: str, function: str, names: dict[str, Any]) -> float:
    np.random.seed(3)
    checks = _checks(assignment)
    start = time.process_time()
    checks.card(function, names)
    return time.process_time() - start


def _names(assignment: str, id_: str, source: str) -> dict[str, Any]:
    names = _judge(assignment).reference.fresh() | {"__name__": "__main__"}
    file = f"<ipython-input-{id_}>"
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    exec(compile(source, file, "exec"), names)
    return names


def _said(what: str, seconds: Sequence[float]) -> str:
    median, high, most = np.percentile(seconds, (50, 99, 100))
    times = f"median {median:.3f} s, 99 % within {high:.2f} s, longest {most:.2f} s"
    return f"{what}: {len(seconds)} checks, {times}"


def main() -> None:
    """Time all and print the figures."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
    from unseen_solutions import unseen

    warnings.simplefilter("ignore")
    wrong: dict[bool, list[float]] = {False: [], True: []}
    right = {}
    for each in unseen():
        names = _names(each.assignment, each.id, each.source)
        wrong[each.function in TRAINING].append(_seconds(each.assignment, each.function, names))
        if (each.assignment, each.function) not in right:
            own = _judge(each.assignment).reference.fresh()
            right[each.assignment, each.function] = _seconds(each.assignment, each.function, own)
    print(_said("Wrong, training", wrong[True]))
    print(_said("Wrong, others", wrong[False]))
    print(_said("Right", [*right.values()]))


if __name__ == "__main__":
    main()
