"""What answers for an earlier step while a student's function runs: the recorded answer, or the reference."""

from __future__ import annotations

import contextlib
import io
import resource
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from dnn_grader.deadline import TooLong, ended_after
from dnn_grader.inside import wire
from dnn_utils.checks.examples import StandIns
from dnn_utils.checks.plain import Opaque, encode

STAND_IN_BYTES = 512 * 2**20
_NO_KEYWORDS = encode({})


@dataclass(frozen=True)
class Call:
    """A call of a student's function, with what stands in for the earlier steps while it runs.

    `args` are the arguments as bytes; `recorded` and `right_answer` are those of an `Example`.
    """

    args: bytes
    stand_ins: StandIns
    seed: int
    recorded: Mapping[tuple[str, bytes], bytes] = field(default_factory=dict)
    right_answer: tuple[bytes, Any] | None = None
    _drawn: dict[str, Any] = field(default_factory=dict)

    def answer(self, need: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        """The answer to what the student's code asks for, computed in `seconds`; errors go back to it.

        Raises `WireError` where it asks for what is not to be had, `TooLong` where it takes longer.
        """
        name, args, kwargs = need.get("name"), need.get("args"), need.get("kwargs")
        if not (
            type(name) is str and name in self.stand_ins and type(args) is bytes and type(kwargs) is bytes
        ):
            raise wire.WireError("it asks for something that is not to be had")
        known = self.recorded.get((name, args)) if kwargs == _NO_KEYWORDS else None
        if known is not None:
            return {"value": known}
        return self._computed(name, wire.plain(args), wire.plain(kwargs), seconds)

    def _computed(self, name: str, args: Any, kwargs: Any, seconds: float) -> dict[str, Any]:
        if type(args) is not tuple or type(kwargs) is not dict:
            raise wire.WireError("it asks for something that is not to be had")
        if not all(isinstance(key, str) for key in kwargs):
            raise wire.WireError("it asks with impossible keywords")
        try:
            if _has_opaque((args, kwargs)):
                raise TypeError(f"{name}() got an argument that is not a number, an array or a text")
            # A student may ask for a number of steps that would take for ever, and choose what is printed.
            in_time = ended_after(seconds)
            with unheard(), _bounded_memory(), self._random_state(), in_time, np.errstate(all="ignore"):
                value = self.stand_ins[name](*args, **kwargs)
            return {"value": encode(value)}
        except TooLong:
            raise
        except Exception as error:
            return {"raised": type(error).__name__, "message": str(error)[:1000]}

    @contextmanager
    def _random_state(self) -> Iterator[None]:
        """`np.random` as the call's seed and its earlier stand-ins have left it; ours is put back after."""
        ours = np.random.get_state()
        if self._drawn:
            np.random.set_state(self._drawn)
        else:
            np.random.seed(self.seed % 2**32)
        try:
            yield
        finally:
            self._drawn.update(np.random.get_state(legacy=False))
            np.random.set_state(ours)


@contextmanager
def unheard() -> Iterator[None]:
    """Nothing that is printed, displayed or warned of in here is heard by anybody."""
    nowhere = _Nowhere()
    with (
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        yield


class _Nowhere(io.TextIOBase):
    """A stream that keeps nothing: what a student makes a stand-in print may be without end."""

    def write(self, text: str) -> int:
        """Forget `text`."""
        return len(text)


def _has_opaque(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_has_opaque(part) for part in value.values())
    if isinstance(value, (list, tuple)):
        return any(_has_opaque(part) for part in value)
    return isinstance(value, Opaque)


@contextmanager
def _bounded_memory() -> Iterator[None]:
    """A stand-in gets arguments that a student chose: an outer product must not fill this machine."""
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    used = _data_bytes()
    if used is None:
        yield
        return
    bound = used + STAND_IN_BYTES
    if soft != resource.RLIM_INFINITY:
        bound = min(bound, soft)
    resource.setrlimit(resource.RLIMIT_DATA, (bound, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _data_bytes() -> int | None:
    with suppress(OSError, IndexError):
        return int(Path("/proc/self/statm").read_bytes().split()[5]) * resource.getpagesize()
    return None
