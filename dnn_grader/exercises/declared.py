"""How an exercise is declared: points, inputs, comparison, mistakes, and unusual right solutions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from numpy.random import Generator

Group = Literal["ordinary", "edge"]
Reference = Mapping[str, Any]


def edited(source: str, edits: Mapping[str, str]) -> str:
    """The text of a solution with the `edits`, old text to new.

    Raises `ValueError` where an old text does not stand there exactly once.
    """
    for old, new in edits.items():
        if source.count(old) != 1:
            raise ValueError(f"the text {old!r} stands {source.count(old)} times, not once")
        source = source.replace(old, new)
    return source


@dataclass(frozen=True)
class Case:
    """One call: its arguments, and the group whose points it decides."""

    args: tuple[Any, ...]
    group: Group = "ordinary"


@dataclass(frozen=True)
class Credit:
    """The share of the points for right types and shapes, right ordinary cases, right edges."""

    form: float = 0.1
    ordinary: float = 0.6
    edge: float = 0.3

    def __post_init__(self) -> None:
        if abs(self.form + self.ordinary + self.edge - 1) > 1e-9 or self.form > 0.1:
            raise ValueError("the shares must add up to 1, and form alone earns a tenth at most")


@dataclass(frozen=True)
class Mistake:
    """A wrong solution that students really write: edits of the reference, and a sentence.

    `edits` maps old text of the solution cell, which stands there exactly once, to new text. `cause`
    tells a student what to look at without giving the answer.
    """

    name: str
    edits: Mapping[str, str]
    cause: str


@dataclass(frozen=True)
class Variant:
    """An unusual but right solution: edits of the reference that must earn full marks.

    One that is not `right_at_edges` takes for granted what only an edge doesn't have, as a student's own
    assert may: it must earn what ordinary cases give, and no edge may be right by chance.
    """

    name: str
    edits: Mapping[str, str]
    right_at_edges: bool = True


@dataclass(frozen=True)
class Exercise:
    """A graded function.

    `name` is the function's name and the grade id of its solution cell; ``test_<name>`` is its test
    cell. `draw` makes the cases from a generator and the reference's functions. `returns` names the
    returned parts, in order. `needs` are the earlier exercises that a solution may call: the reference
    answers for them, then the student's own do, end to end. `given` are functions that the reference
    always answers for: those of the assignment that this one uses, and random starts, whose draws
    everything else depends on. `compare` is the name of a comparison in `dnn_utils.checks.examples`,
    with its `options` (plain data).
    """

    name: str
    points: float
    draw: Callable[[Generator, Reference], Iterable[Case]]
    args: tuple[str, ...]
    returns: tuple[str, ...]
    needs: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    compare: str = "values"
    options: Mapping[str, Any] = field(default_factory=dict)
    credit: Credit = Credit()
    mistakes: tuple[Mistake, ...] = ()
    variants: tuple[Variant, ...] = ()

    @property
    def test_cell(self) -> str:
        """The grade id of the exercise's test cell."""
        return f"test_{self.name}"


@dataclass(frozen=True)
class Question:
    """A graded question: the student gives a variable called `name` a value.

    With `options`, the answer is one of them; without, it is a number, right within the relative
    `tolerance`. `wrong` maps wrong answers (as text) to a sentence that says what to think about. The
    right answer stands in the instructor's solution cell and nowhere else.
    """

    name: str
    points: float
    options: tuple[str, ...] = ()
    tolerance: float = 1e-6
    wrong: Mapping[str, str] = field(default_factory=dict)

    @property
    def test_cell(self) -> str:
        """The grade id of the question's test cell."""
        return f"test_{self.name}"
