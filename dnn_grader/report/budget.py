"""A page's budget of processor time: what a student writes may cost so much to draw, and no more.

Parsers of Markdown and code take a time that nobody can bound by looking at a text. They look at the clock
between two steps instead, each of which takes a time that grows with the text's length alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

PAGE_SECONDS = 0.8  # with all that is not drawn but escaped, and the template, a second


class OverBudget(Exception):
    """The processor time for a page is used up."""


class Budget:
    """So many seconds of processor time from now on; `clock` gives the time."""

    def __init__(self, seconds: float = PAGE_SECONDS, clock: Callable[[], float] = time.thread_time) -> None:
        self._clock = clock
        self._end = clock() + seconds
        self.exceeded = False

    def check(self) -> None:
        """Raise `OverBudget` where the time is used up."""
        if self._clock() > self._end:
            self.exceeded = True
            raise OverBudget


_current: ContextVar[Budget | None] = ContextVar("_current", default=None)


@contextmanager
def within(budget: Budget) -> Iterator[Budget]:
    """Whatever is drawn meanwhile looks at this budget's clock."""
    token = _current.set(budget)
    try:
        yield budget
    finally:
        _current.reset(token)


def check() -> None:
    """Raise `OverBudget` where the time of whoever draws now is used up."""
    budget = _current.get()
    if budget is not None:
        budget.check()
