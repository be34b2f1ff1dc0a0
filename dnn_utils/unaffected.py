"""The course's own code does not depend on what a notebook has set.

Looking for a nan, a student makes NumPy strict, ``np.seterr(all="raise")``, or warnings errors. What the
course gives must then work as before, and a function that is checked starts from the usual settings.
"""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from numpy import errstate

P = ParamSpec("P")
R = TypeVar("R")

_HIDDEN = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)
"""The warnings that Python shows to nobody at first."""

_FILTERS = [("ignore", None, category, None, 0) for category in _HIDDEN]
"""The same as Python's `warnings` keeps it: set as a whole, a twentieth of the time of its functions."""


@contextmanager
def usual_settings() -> Iterator[None]:
    """NumPy's reaction to errors, and that to warnings, as they are at first; the notebook's own after."""
    with (
        errstate(divide="warn", over="warn", under="ignore", invalid="warn", call=None),  # type: ignore[arg-type]
        warnings.catch_warnings(),
    ):
        warnings.filters[:] = _FILTERS  # type: ignore[index]
        yield


def unaffected(function: Callable[P, R]) -> Callable[P, R]:
    """The function, which runs with `usual_settings`."""

    @functools.wraps(function)
    def with_usual_settings(*args: P.args, **kwargs: P.kwargs) -> R:
        with usual_settings():
            return function(*args, **kwargs)

    return with_usual_settings


def quiet(function: Callable[P, R]) -> Callable[P, R]:
    """The function, in which NumPy neither raises nor warns; cheap enough for each step of a training."""

    @functools.wraps(function)
    def quietly(*args: P.args, **kwargs: P.kwargs) -> R:
        with errstate(all="ignore"):
            return function(*args, **kwargs)

    return quietly
