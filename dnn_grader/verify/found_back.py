"""How often are a mutant's place and kind found back from its answers, as for a student's mistake?"""

from __future__ import annotations

import linecache
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from dnn_grader.verify.mutants import Bench, Mutant
from dnn_utils.checks.diagnose import diagnose, lacks_a_place
from dnn_utils.checks.edits import places
from dnn_utils.checks.edits.sentences import Told
from dnn_utils.checks.examples import recorded, run
from dnn_utils.checks.student import NotebookStudent

UNDONE_BY: Mapping[str, tuple[str, ...]] = {
    "call too many": ("function", "transpose", "shape", "constant"),
    "clip": ("call too many", "too much"),
    "complement": ("too much",),
    "constant for an expression": ("constant",),
    "entry": ("too much",),
    "entry left out": ("too much",),
    "factor": ("too much", "operator"),
    "function left out": ("call too many", "function"),
    "left out": ("too much", "operator"),
    "length": ("too much", "size"),
    "mean": ("too much", "call too many", "operator"),
    "plain number": ("call too many",),
    "power": ("too much", "call too many"),
    "root": ("call too many", "power"),
    "sum left out": ("call too many",),
    "too much": ("left out", "mean"),
    "zero": ("call too many",),
}
"""The kinds of edits that undo a kind, where it does not undo itself."""

PLACE, ELSEWHERE, NOWHERE = "at its line", "at another line", "nowhere"


def found_back(bench: Bench, mutant: Mutant) -> Counter[str]:
    """What diagnosis says of a mutant: 1 for each thing that is so. Run it only on what ends by itself."""
    public = bench.public
    with _notebook(bench, mutant) as namespace:
        judged = run(
            public,
            NotebookStudent(namespace),
            lambda each: recorded(each, {call.name: namespace.get(call.name) for call in each.calls}),
        )
        finding = diagnose(public, judged)
        if finding is None:  # only the guard's bounds made it wrong
            return Counter()
        told = places(public, judged, namespace)
    said = Counter(["diagnosed", _where(told, mutant)])
    said["kind"] = int(_where(told, mutant) == PLACE and any(_undoes(each, mutant) for each in told))
    said["named"] = int(finding.mistake is not None)
    said["a cause"] = int(bool(finding.cause) or bool(told and lacks_a_place(finding)))
    return said


@contextmanager
def _notebook(bench: Bench, mutant: Mutant) -> Iterator[dict[str, Any]]:
    """The names of a notebook in which the mutant's cell has run."""
    file = "<ipython-input-mutant>"
    namespace = {**bench.subject.reference.namespace, "__name__": "__main__"}
    linecache.cache[file] = (len(mutant.text), None, mutant.text.splitlines(keepends=True), file)
    try:
        exec(compile(mutant.text, file, "exec"), namespace)
        yield namespace
    finally:
        del linecache.cache[file]


def _where(told: tuple[Told, ...], mutant: Mutant) -> str:
    if not told:
        return NOWHERE
    return PLACE if any(set(each.lines) & set(mutant.lines) for each in told) else ELSEWHERE


def _undoes(told: Told, mutant: Mutant) -> bool:
    return told.kind in (mutant.kind, *UNDONE_BY.get(mutant.kind, ()))
