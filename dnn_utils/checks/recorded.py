"""Read and write the recorded public examples of an assignment: one HDF5 file of numbers and sentences.

The file has one byte array for each exercise (`plain.encode` of the examples, packed
and compressed together so that the file stays small). It holds no code.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from dnn_utils.checks.card import printable
from dnn_utils.checks.examples import Call, Example, Examples, KnownMistake
from dnn_utils.checks.outcome import Outcome, Raised, Returned
from dnn_utils.checks.plain import NotPlain, decode, encode
from dnn_utils.checks.question import Question

FOLDER = Path(__file__).parent / "cases"


class CasesMissing(Exception):
    """There are no recorded cases for this assignment or exercise; the text says what to do."""

    def _render_traceback_(self) -> list[str]:
        """What IPython prints instead of a traceback."""
        return [f"CasesMissing: {printable(str(self))}"]


def case_file(assignment: str) -> Path:
    """The path of an assignment's recorded cases."""
    return FOLDER / f"{assignment}.h5"


def load(path: Path) -> dict[str, Examples | Question]:
    """The examples of each exercise and the form of each question in the file.

    Raises `CasesMissing` for a file that can't be read.
    """
    try:
        with h5py.File(path, "r") as file:
            return {name: _read(decode(file[name][()].tobytes())) for name in _names(file)}
    except (OSError, RuntimeError, KeyError, NotPlain, TypeError, AttributeError) as error:
        raise CasesMissing(
            f"The recorded cases {path.name} can't be read ({type(error).__name__}): "
            "install dnn-course again, or run `dnn-course release` in the course folder."
        ) from None


def _names(file: h5py.File) -> list[str]:
    """The names in the order in which they were written; h5py before 3.12 would sort them."""
    names: list[bytes] = []
    file.id.links.iterate(names.append, idx_type=h5py.h5.INDEX_CRT_ORDER)
    return [name.decode() for name in names]


def as_read(check: Examples | Question) -> Examples | Question:
    """The check as `load` gives it back once it is saved."""
    return _read(decode(encode(_tree(check))))


def save(path: Path, checks: Iterable[Examples | Question], kept: Collection[str] = ()) -> None:
    """Write examples and questions to `path` in one step: readers see the old file or the new one.

    Those whose names are `kept` are taken from the old file, byte for byte.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        with ExitStack() as files:
            file = files.enter_context(h5py.File(name, "w", track_order=True))  # the notebook's order
            old: Any = files.enter_context(h5py.File(path, "r")) if kept else None
            for check in checks:
                if check.name in kept:
                    old.copy(check.name, file, without_attrs=True)
                    continue
                data = np.frombuffer(encode(_tree(check)), dtype=np.uint8)
                file.create_dataset(check.name, data=data, compression="gzip", compression_opts=9)
        os.chmod(name, 0o644)
        os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)


def _tree(examples: Examples | Question) -> dict[str, Any]:
    if isinstance(examples, Question):
        return {"question": examples.name, "options": examples.options}
    return {
        "name": examples.name,
        "args": examples.args,
        "returns": examples.returns,
        "compare": examples.compare,
        "options": dict(examples.options),
        "needs": examples.needs,
        "order": examples.order,
        "examples": [
            (e.args, e.group, _packed(e.expected), [(c.name, c.args, c.value) for c in e.calls])
            for e in examples.examples
        ],
        "mistakes": [(m.name, m.cause, [_packed(o) for o in m.outcomes]) for m in examples.mistakes],
    }


def _read(tree: dict[str, Any]) -> Examples | Question:
    if "question" in tree:
        return Question(tree["question"], tree["options"])
    return Examples(
        name=tree["name"],
        args=tree["args"],
        returns=tree["returns"],
        compare=tree["compare"],
        options=tree["options"],
        needs=tree["needs"],
        order=tree["order"],
        examples=tuple(
            Example(args, group, _outcome(expected), tuple(Call(*call) for call in calls))
            for args, group, expected, calls in tree["examples"]
        ),
        mistakes=tuple(
            KnownMistake(name, cause, tuple(map(_outcome, outcomes)))
            for name, cause, outcomes in tree["mistakes"]
        ),
    )


def _packed(outcome: Outcome) -> tuple[str, Any]:
    if isinstance(outcome, Returned):
        return "returned", outcome.value
    assert isinstance(outcome, Raised)
    return "raised", (outcome.type, outcome.message, outcome.role)


def _outcome(packed: tuple[str, Any]) -> Outcome:
    kind, value = packed
    if kind == "returned":
        return Returned(value)
    name, message, role = value
    return Raised(name, message=message, role=role)
