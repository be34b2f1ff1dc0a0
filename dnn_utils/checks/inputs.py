"""The inputs of one case, to run a function with by hand: what `check.example` gives."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from dnn_utils.checks.compare import described, is_array, is_numeric

FEW = 30
"""An array with at most so many entries is printed whole."""

MAX_ROWS = 40


class Inputs(tuple[Any, ...]):
    """The arguments of one call, by their names too.

    ``linear_backward(*case)`` calls the function with them, ``case.dZ`` is one of them, and
    ``dZ, cache = case`` gives all. Printed, it shows names, shapes and small arrays.
    """

    names: tuple[str, ...]

    def __new__(cls, names: Sequence[str], values: Sequence[Any]) -> Inputs:
        """The `values` under their `names`, as many of each."""
        made = super().__new__(cls, values)
        made.names = tuple(names)
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        return self.names, tuple(self)

    def __getattr__(self, name: str) -> Any:
        own = self.__dict__.get("names", ())
        if name in own:
            return self[own.index(name)]
        raise AttributeError(f"There is no input {name!r} here; there are: {', '.join(own)}.")

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.names})

    def but(self, **changed: Any) -> Inputs:
        """The same inputs with some others: ``case.but(num_iterations=1)``.

        Raises `AttributeError` for a name that is none of them.
        """
        for name in changed:
            getattr(self, name)
        pairs = zip(self.names, self, strict=True)
        return Inputs(self.names, [changed.get(name, copy.deepcopy(value)) for name, value in pairs])

    def __repr__(self) -> str:
        rows = [row for pair in zip(self.names, self, strict=True) for row in _shown(*pair)]
        more = ["…"] if len(rows) > MAX_ROWS else []
        return "\n".join([*rows[:MAX_ROWS], *more])


def numbers_in(value: Any) -> int:
    """How many numbers a plain value holds."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, (tuple, list)):
        return sum(map(numbers_in, value))
    return int(np.size(value)) if is_numeric(value) else 0


def _shown(name: str, value: Any) -> Iterator[str]:
    """The rows for one value, its parts below it."""
    if isinstance(value, dict):
        parts = [(f"{name}[{key!r}]", part) for key, part in value.items()]
    elif isinstance(value, (tuple, list)) and not all(map(_is_short, value)):
        parts = [(f"{name}[{k}]", part) for k, part in enumerate(value)]
    else:
        yield from _leaf(name, value)
        return
    yield f"{name}: {described(value)}"
    for part in parts:
        yield from _shown(*part)


def _leaf(name: str, value: Any) -> Iterator[str]:
    if not is_array(value):
        yield f"{name} = {value}" if not isinstance(value, str) else f"{name} = {value!r}"
        return
    yield f"{name}: {described(value)}"
    if value.size <= FEW:
        yield from (f"    {row}" for row in np.array2string(value, precision=4).splitlines())


def _is_short(value: Any) -> bool:
    return isinstance(value, (int, float, str, np.generic))
