"""Where an answer differs from the expected one: a grid of marks for each array, and the small ones whole.

Made from the recorded public cases alone, never while hidden ones are graded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from dnn_utils.checks.compare import is_number, is_numeric, times_tolerance
from dnn_utils.checks.examples import Examples, Judged
from dnn_utils.checks.outcome import Returned
from dnn_utils.checks.picture import COLUMNS, MARKS, MAX_GRIDS, ROWS, Grid
from dnn_utils.checks.quantities import as_asked

COMPARED = ("values", "cost", "gradients")
"""The comparisons in which each entry is right or wrong by itself."""

MAX_NAMES = 6
SMALL = 40
"""Arrays with at most so many entries are shown whole."""

MAX_AREA = 1_000_000
_BLANK, _RIGHT, _EXTRA, _MISSING, _WRONG, _WORST = range(len(MARKS))
_NOTHING = object()


@dataclass(frozen=True)
class Part:
    """One array or number of an answer: its name, what was expected, and what was got, if anything."""

    name: str
    expected: Any
    got: Any
    marks: np.ndarray = field(compare=False)

    @cached_property
    def is_right(self) -> bool:
        """Whether every entry is right, and none too many."""
        same_shape = np.size(self.expected) == 1 or self._shape == np.shape(self.expected)
        return same_shape and bool((self.marks == _RIGHT).all())

    @property
    def grid(self) -> Grid:
        """The picture of it."""
        marks, block = _reduced(self.marks)
        rows = tuple("".join(MARKS[code] for code in row) for row in marks.tolist())
        of = f" Each square stands for {block[0]} × {block[1]} entries." if max(block) > 1 else ""
        return Grid(self.name, f"{self._said}.{of}", rows)

    @property
    def arrays(self) -> tuple[str, str, str]:
        """Its name, and both arrays as text."""
        return self.name, _text(self.expected), _text(self.got)

    @property
    def is_small(self) -> bool:
        """Whether both arrays can be shown whole."""
        size = np.size(self.got) if is_numeric(self.got) else 0
        return max(np.size(self.expected), size) <= SMALL

    @property
    def _shape(self) -> tuple[int, ...] | None:
        return np.shape(self.got) if is_numeric(self.got) else None

    @property
    def _said(self) -> str:
        if self.got is _NOTHING:
            return "missing"
        if self._shape is None:
            return "no array of numbers"
        if self._shape != np.shape(self.expected):
            return f"shape {self._shape}, expected {np.shape(self.expected)}"
        wrong, size = int((self.marks >= _WRONG).sum()), np.size(self.expected)
        return f"{wrong} of {size} wrong" if size > 1 else "wrong"


def parts(examples: Examples, judged: Judged) -> list[Part]:
    """The arrays and numbers of a wrong answer; none where they can't be compared entry by entry."""
    expected, outcome = judged.example.expected, judged.outcome
    comparable = examples.compare in COMPARED and isinstance(expected, Returned)
    if not (comparable and isinstance(outcome, Returned) and isinstance(expected, Returned)):
        return []
    got = as_asked(examples, expected.value, outcome.value)
    names = examples.returns
    if len(names) == 1:
        leaves = list(_leaves(names[0], expected.value, got))
    else:
        own = got if isinstance(got, (tuple, list)) and len(got) == len(names) else [_NOTHING] * len(names)
        triples = zip(names, expected.value, own, strict=True)
        leaves = [leaf for triple in triples for leaf in _leaves(*triple)]
    made = ((name, e, g, _marks(e, g)) for name, e, g in leaves if is_numeric(e))
    return [Part(name, e, g, marks) for name, e, g, marks in made if marks is not None]


def drawn(found: list[Part]) -> list[Part]:
    """The parts that are worth a picture: the first wrong ones, where there are arrays among them."""
    wrong = [part for part in found if not part.is_right]
    return wrong[:MAX_GRIDS] if any(part.marks.size > 1 for part in wrong) else []


def summary(found: list[Part]) -> str:
    """Which parts are right and which wrong, where there are both; what is right as a whole by one name."""
    off = {_root(part.name) for part in found if not part.is_right}
    right = [part.name if _root(part.name) in off else _root(part.name) for part in found if part.is_right]
    wrong = [part.name for part in found if not part.is_right]
    return f"Right: {_some(right)}. Wrong: {_some(wrong)}." if right and wrong else ""


def _root(name: str) -> str:
    return name.partition("[")[0]


def _some(names: list[str]) -> str:
    named = [f"`{name}`" for name in dict.fromkeys(names)]
    return ", ".join([*named[:MAX_NAMES], *(["…"] if len(named) > MAX_NAMES else [])])


def _leaves(name: str, expected: Any, got: Any) -> Iterator[tuple[str, Any, Any]]:
    """The leaves of what was expected with what stands in their places."""
    if isinstance(expected, dict):
        own = got if isinstance(got, dict) else {}
        for key, part in expected.items():
            yield from _leaves(f"{name}[{key!r}]", part, own.get(key, _NOTHING))
    elif isinstance(expected, (tuple, list)) and not _is_row(expected):
        alike = isinstance(got, (tuple, list)) or (isinstance(got, np.ndarray) and got.ndim == 1)
        for k, part in enumerate(expected):
            yield from _leaves(f"{name}[{k}]", part, got[k] if alike and k < len(got) else _NOTHING)
    else:
        yield name, _as_row(expected), _as_row(got)


def _is_row(value: Any) -> bool:
    """Whether a value is a list of numbers, such as the costs of a training."""
    return isinstance(value, (tuple, list)) and bool(value) and all(map(is_number, value))


def _as_row(value: Any) -> Any:
    return np.array(value, dtype=float) if _is_row(value) else value


def _marks(expected: Any, got: Any) -> np.ndarray | None:
    """A number from `MARKS` for each entry of either array; None where there are too many, or none."""
    e = _in_rows(expected)
    g = _in_rows(got) if is_numeric(got) else np.zeros((0, 0))
    height, width = max(e.shape[0], g.shape[0]), max(e.shape[1], g.shape[1])
    if not 0 < height * width <= MAX_AREA:
        return None
    marks = np.full((height, width), _BLANK, dtype=np.uint8)
    marks[: g.shape[0], : g.shape[1]] = _EXTRA
    marks[: e.shape[0], : e.shape[1]] = _MISSING
    rows, columns = min(e.shape[0], g.shape[0]), min(e.shape[1], g.shape[1])
    if rows * columns:
        off = times_tolerance(e[:rows, :columns], g[:rows, :columns])
        marks[:rows, :columns] = np.where(off > 1, _WRONG, _RIGHT)
        worst = np.unravel_index(int(off.argmax()), off.shape)
        if e.shape == g.shape and e.size > 1 and off[worst] > 1:
            marks[worst] = _WORST
    return marks


def _in_rows(value: Any) -> np.ndarray:
    """An array as rows: one of one dimension is a row, as NumPy stretches it."""
    array = np.asarray(value, dtype=float)
    return np.atleast_2d(array) if array.ndim < 3 else array.reshape(array.shape[0], -1)


def _reduced(marks: np.ndarray) -> tuple[np.ndarray, tuple[int, int]]:
    """The marks in at most `ROWS` and `COLUMNS`, each the most important of a block; and the block."""
    block = -(-marks.shape[0] // ROWS), -(-marks.shape[1] // COLUMNS)
    for axis in (0, 1):
        marks = np.maximum.reduceat(marks, np.arange(0, marks.shape[axis], block[axis]), axis=axis)
    return marks, block


def _text(value: Any) -> str:
    if value is _NOTHING:
        return "nothing"
    if not is_numeric(value):
        return "no array of numbers"
    return np.array2string(np.asarray(value), precision=4, suppress_small=True, max_line_width=60)
