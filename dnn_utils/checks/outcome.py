"""What comes of calling one student function once, and who can call it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from dnn_utils.checks.examples import Example, StandIns


@dataclass(frozen=True)
class Returned:
    """The call returned `value` (plain data). `changed` names the arguments it changed in place.

    `printed` is what it wrote to the standard output. Under grading nobody asks for these two.
    """

    value: Any
    changed: tuple[str, ...] = ()
    printed: str = ""


class Why(NamedTuple):
    """Where and why an error was raised, in a sentence or two; `is_sure` where the mistake is there."""

    text: str = ""
    is_sure: bool = False


@dataclass(frozen=True)
class Raised:
    """The call raised. `line` is the student's own line of code that did, where it is known.

    `bases` are the built-in exceptions that `type` is a kind of: a student's own ValueError is one. `role` is
    what the code did where it raised, in the called function itself (see `role`), and `takes` the names of
    that function's parameters.

    `operands` says what the expression that raised was made of, `why` in which line it stands and why.

    Under grading `traceback`, `operands` and `why` are empty, and `message` only serves to recognise a
    mistake: a graded call sees hidden inputs, and what it says about them is never shown.
    """

    type: str
    line: str = ""
    message: str = ""
    traceback: str = ""
    printed: str = ""
    bases: tuple[str, ...] = field(default=(), compare=False)
    role: str = field(default="", compare=False)
    takes: tuple[str, ...] = field(default=(), compare=False)
    operands: str = field(default="", compare=False)
    why: Why = field(default=Why(), compare=False)


def exception_bases(error: BaseException) -> tuple[str, ...]:
    """The names of the built-in exceptions that `error` is a kind of."""
    return tuple(kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins")


def parameters(function: Callable[..., Any]) -> tuple[str, ...]:
    """The names of what `function` takes, where Python knows them."""
    try:
        return tuple(inspect.signature(function).parameters)
    except (ValueError, TypeError):
        return ()


@dataclass(frozen=True)
class Missing:
    """The notebook has no function of this name. `found` is the type of what it has instead."""

    found: str = ""


@dataclass(frozen=True)
class Died:
    """The call ended without an answer: a plain sentence says why (time, a crash, memory)."""

    reason: str


Outcome = Returned | Raised | Missing | Died


class Student(Protocol):
    """Whoever can call a student's functions: in this process, or in a sandbox far away."""

    def call(self, name: str, args: tuple[Any, ...], stand_ins: StandIns, seed: int) -> Outcome:
        """Call the function `name` with its own deep copy of `args` and `np.random` seeded freshly.

        While it runs, each name in `stand_ins` means that function instead of the student's own.
        """
        ...

    def outcomes(
        self, name: str, examples: Sequence[Example], stand_ins: Callable[[Example], StandIns]
    ) -> Sequence[Outcome]:
        """Call the function `name` on every example, with the example's number as the seed.

        The outcomes end early with one that is `Died` or `Missing`: no later call would give another.
        """
        outcomes: list[Outcome] = []
        for k, example in enumerate(examples):
            outcomes.append(self.call(name, example.args, stand_ins(example), k))
            if isinstance(outcomes[-1], (Died, Missing)):
                break
        return outcomes

    def value(self, name: str) -> Returned | Missing:
        """The plain value that the notebook has under `name`."""
        ...

    def restart(self) -> None:
        """Go on as if nothing had been called yet, as far as that can be."""
        return
