"""Watch the cost while a network learns: a curve that grows in the notebook, with the time left."""

from __future__ import annotations

import functools
import sys
import time
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import Any

import numpy as np

from dnn_utils.plotting.curves import cost_curves, limits
from dnn_utils.plotting.picture import BLUE, Array
from dnn_utils.unaffected import quiet, unaffected

CAUSES = (
    "A learning rate that is too large does this; so do pixels that were not divided by 255, and steps "
    "that go uphill."
)
POINTS = 200
"""The growing curve is drawn through at most so many points: this keeps each drawing cheap."""


@contextmanager
def watch_costs(
    namespace: MutableMapping[str, Any], name: str, iterations: int, every: float = 0.5
) -> Iterator[Curve]:
    """A block in which each call of ``namespace[name]`` adds its cost to a curve in the notebook.

    The cost is what the function returns, or the last of what it returns (as in ``grads, cost``). The
    function itself, its arguments and its results stay as they are, and after the block, however it ends,
    ``namespace[name]`` is again what it was before.

    Args: `namespace`, such as ``globals()``; `name` of the function; `iterations`, how many calls are
    expected; `every`, the seconds between two drawings, at least.
    """
    original = _function(namespace, name)
    curve = Curve(iterations)
    screen = _Screen(every) if _in_notebook() else None
    namespace[name] = _watched(original, curve, screen)
    finished = False
    try:
        yield curve
        finished = True
    finally:
        # First of all: a second interrupt may cut short whatever comes after it.
        namespace[name] = original
        _conclude(curve, name, screen, finished)


def _function(namespace: MutableMapping[str, Any], name: str) -> Callable[..., Any]:
    if name not in namespace:
        raise NameError(f"name {name!r} is not defined", name=name)
    if not callable(namespace[name]):
        raise ValueError(f"`{name}` should be a function: run the cell that defines it again.")
    function: Callable[..., Any] = namespace[name]
    return function


def _watched(function: Callable[..., Any], curve: Curve, screen: _Screen | None) -> Callable[..., Any]:
    @functools.wraps(function)
    def watched(*args: Any, **kwargs: Any) -> Any:
        result = function(*args, **kwargs)
        news = curve.add(result)
        if screen and curve.costs:
            screen.show(curve, now=news)
        return result

    return watched


@unaffected
def _conclude(curve: Curve, name: str, screen: _Screen | None, finished: bool) -> None:
    """Leave one static picture in the notebook, or a plain line elsewhere."""
    curve.stopped = not finished
    if curve.costs and screen:
        screen.put(cost_curves({"cost": curve.costs}, title=curve.summary()))
    elif curve.costs or finished:
        print(curve.summary() if curve.costs else _no_costs(curve, name))


def _no_costs(curve: Curve, name: str) -> str:
    if curve.calls:
        return f"`{name}` gave no numbers, so there is no curve of them."
    return f"`{name}` was not called, so there is no curve of its costs."


@dataclass
class Curve:
    """The costs so far. `costs` is a list of floats, one for each call that gave a number."""

    iterations: int
    costs: list[float] = field(default_factory=list)
    calls: int = 0
    trouble: str = ""
    lost: bool = False
    stopped: bool = False
    started: float = 0.0

    @quiet
    def add(self, result: Any) -> bool:
        """Take the cost out of one result. Returns whether there is trouble that was not seen before."""
        self.started = self.started or time.monotonic()
        self.calls += 1
        cost = _cost(result)
        if cost is None:
            return False
        self.costs.append(cost)
        if self.lost or (self.trouble and np.isfinite(cost)):
            return False
        self.trouble, self.lost = _trouble(self.costs, self.calls - 1), not np.isfinite(cost)
        return bool(self.trouble)

    def summary(self) -> str:
        """How far it went, what the cost did, and what is wrong with it."""
        count = f"{self.calls} of {self.iterations}" if self.calls < self.iterations else f"{self.calls}"
        stopped = "Stopped after " if self.stopped else ""
        text = f"{stopped}{count} iterations: the cost went from {self.costs[0]:.4g} to {self.costs[-1]:.4g}."
        return f"{text} {self.trouble}".strip()

    def time_left(self) -> str:
        """The time that the rest will take at the pace so far, in words; empty where nothing is known yet."""
        if self.calls < 2:
            return ""
        pace = (time.monotonic() - self.started) / (self.calls - 1)
        return f"{_duration(pace * max(0, self.iterations - self.calls))} left"


def _cost(result: Any) -> float | None:
    """The number in a result: itself, or the last of several; None where there is no such number."""
    value = result[-1] if isinstance(result, tuple) and result else result
    if isinstance(value, bool) or not isinstance(value, int | float | np.number | np.ndarray):
        return None
    array = np.asarray(value)
    return float(array.reshape(())) if array.size == 1 and array.dtype.kind in "iuf" else None


def _trouble(costs: list[float], iteration: int) -> str:
    """One sentence where the last cost is no number, or clearly above the first; else empty."""
    first, last = costs[0], costs[-1]
    if not np.isfinite(last):
        return f"At iteration {iteration} the cost is {last}. {CAUSES}"
    if last > 1.5 * abs(first) + 0.1:
        return f"At iteration {iteration} the cost has grown from {first:.4g} to {last:.4g}. {CAUSES}"
    return ""


def _duration(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60} s" if whole >= 60 else f"{whole} s"


# What stands in the notebook while the block runs.


def _in_notebook() -> bool:
    """Whether a Jupyter kernel runs this; IPython in a terminal is none."""
    ipython = sys.modules.get("IPython")
    return getattr(ipython.get_ipython(), "kernel", None) is not None if ipython else False


class _Screen:
    """One output of the running cell, replaced in place."""

    def __init__(self, every: float) -> None:
        self._every = every
        self._next = 0.0
        self._handle: Any = None

    def show(self, curve: Curve, now: bool = False) -> None:
        """The growing curve, if it is time, or `now`."""
        if now or time.monotonic() >= self._next:
            self.put(_Live(curve))
            self._next = time.monotonic() + self._every

    def put(self, what: Any) -> None:
        """Show this in place of what was shown before."""
        from IPython.display import display

        if self._handle is None:
            self._handle = display(what, display_id=True)
        else:
            self._handle.update(what)


@dataclass(frozen=True)
class _Live:
    """The curve so far, with a progress bar, as Jupyter shows it."""

    curve: Curve

    @unaffected
    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        line = _line(self.curve)
        return {"text/plain": f"{line} {self.curve.trouble}".strip(), "text/html": _html(self.curve, line)}


def _line(curve: Curve) -> str:
    share = min(1.0, curve.calls / max(1, curve.iterations))
    cost = f"cost {curve.costs[-1]:.4f}" if curve.costs else ""
    parts = [
        f"iteration {curve.calls} of {curve.iterations}",
        f"{100 * share:.0f} %",
        curve.time_left(),
        cost,
    ]
    return ", ".join(part for part in parts if part)


def _html(curve: Curve, line: str) -> str:
    warning = f'<p role="alert"><b>⚠ {escape(curve.trouble)}</b></p>'
    return (
        f'<div style="max-width:640px"><progress max="{curve.iterations}" value="{curve.calls}" '
        f'style="width:100%" aria-label="iterations"></progress><div>{escape(line)}</div>'
        f"{warning if curve.trouble else ''}{_svg(curve, line)}</div>"
    )


def _svg(curve: Curve, line: str) -> str:
    """The costs as one line, in a box of 640 by 220; numbers at the ends of its axes."""
    costs = np.array(curve.costs)
    costs = costs[: _finite(costs)]
    if not costs.size:
        return ""
    low, top = limits([costs])
    kept = np.unique(np.linspace(0, len(costs) - 1, POINTS).astype(int))
    x = 60 + 560 * kept / max(1, curve.iterations - 1, len(costs) - 1)
    y = np.clip(190 - 170 * (costs[kept] - low) / (top - low), 10, 190)
    path = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y, strict=True))
    return (
        f'<svg viewBox="0 0 640 220" role="img" aria-label="Growing curve: {escape(line)}" '
        'style="width:100%;background:white" font-size="15" font-family="sans-serif">'
        '<path d="M60 15V190H620" fill="none" stroke="black"/>'
        f'<polyline points="{path}" fill="none" stroke="{BLUE}" stroke-width="2.5"/>'
        f'<text x="52" y="26" text-anchor="end">{top:.3g}</text>'
        f'<text x="52" y="194" text-anchor="end">{low:.3g}</text>'
        f'<text x="60" y="212">0</text><text x="340" y="212" text-anchor="middle">iteration</text>'
        f'<text x="620" y="212" text-anchor="end">{curve.iterations}</text>'
        '<text x="16" y="105" transform="rotate(-90 16 105)" text-anchor="middle">cost</text></svg>'
    )


def _finite(costs: Array) -> int:
    """How many costs there are before the first that is nan or infinite."""
    bad = np.flatnonzero(~np.isfinite(costs))
    return int(bad[0]) if bad.size else len(costs)
