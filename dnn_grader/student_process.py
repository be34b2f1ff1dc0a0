"""The host's side of a student process and of its forks: cells run there, functions are called there.

Whatever the process sends is checked; whatever goes wrong on the way ends one cell or one test with a
reason in plain words, and never raises in the grading process.
"""

from __future__ import annotations

import builtins
import re
import resource
import secrets
import shutil
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dnn_grader.deadline import ended_after
from dnn_grader.inside import wire
from dnn_grader.outputs import MAX_NOTEBOOK, MAX_PICTURES, checked_outputs, exception_name, size
from dnn_grader.sandbox import Limits
from dnn_grader.watch import Watch
from dnn_utils.checks.outcome import Died, Missing, Outcome, Raised, Returned
from dnn_utils.checks.plain import NotPlain, Opaque, encode

FORK_SECONDS = 10.0
GRACE_SECONDS = 3.0
SETTLE_SECONDS = 0.3
MAX_NEEDS = 10_000
MAX_NAMES = 5_000
MAX_MESSAGE = 200
STAND_IN_BYTES = 512 * 2**20
_FORK, _FORKED = b"+", b"t"
_ENDED = "your code ended the process"
_GARBLED = "your code sent something that is not an answer"
_NAME = re.compile(r"[^\W\d]\w{0,199}")


@dataclass(frozen=True)
class CellRun:
    """What running one cell gave: its checked outputs; `died` says why the process is gone, if it is."""

    outputs: tuple[dict[str, Any], ...]
    died: str | None = None


class StudentProcess:
    """One submission's process. `close` kills all that it has started; forks end with it too."""

    def __init__(self, sock: socket.socket, watch: Watch, limits: Limits, folder: Path | None) -> None:
        self._sock, self._watch = sock, watch
        self._limits, self._folder = limits, folder
        self._died: str | None = None
        self._spent = 0.0
        self._room = MAX_NOTEBOOK
        self._lines: set[str] = set()
        self._tested: RemoteStudent | None = None
        self._around: frozenset[int] | None = None
        self._expected: frozenset[int] = frozenset()

    def __enter__(self) -> StudentProcess:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def alive(self) -> bool:
        """Whether tests can go on: it has not ended as a whole, and no test has left a process behind."""
        return not self._watch.ended and self._is_alone()

    def close(self) -> None:
        """Kill every process of the submission, wait for their end, and remove their files."""
        self._died = self._died or "the submission is closed"
        self._sock.close()
        self._watch.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def run_cell(self, source: str, cell_id: str) -> CellRun:
        """Run one cell, after all that ran before it."""
        if self._died:
            return CellRun((), self._died)
        self._lines |= {line.strip() for line in source.splitlines()}
        started = time.monotonic()
        deadline = started + self._limits.cell_wall_seconds + GRACE_SECONDS
        try:
            answer = self._answer({"do": "cell", "source": source, "id": cell_id}, deadline)
        except (wire.WireError, NotPlain) as error:
            return self._lost(error, time.monotonic() - started)
        self._spent += time.monotonic() - started
        text, pictures = min(self._limits.output_bytes, self._room), min(MAX_PICTURES, self._room)
        outputs = checked_outputs(answer.get("outputs"), text, pictures)
        self._room = max(0, self._room - size(outputs))
        return CellRun(outputs)

    def mark(self, point: int) -> None:
        """Keep what all names mean now, for the test that stands here: see `at`."""
        with suppress(wire.WireError):
            wire.send(self._sock, {"do": "mark", "point": point}, time.monotonic() + FORK_SECONDS)

    def altered(self) -> frozenset[int]:
        """The marked points at which something was that has been changed in place since.

        Only a fork taken there shows what it was. Where the process doesn't say, there are none.
        """
        try:
            points = self._answer({"do": "altered"}, time.monotonic() + FORK_SECONDS).get("points")
        except wire.WireError:
            return frozenset()
        given = points if isinstance(points, list) else []
        return frozenset(point for point in given if type(point) is int)

    @contextmanager
    def at(self, point: int) -> Iterator[RemoteStudent]:
        """The student as of the marked `point`, for one test.

        It runs in the fork of the test before, where that has changed nothing, else in a fresh one.
        """
        tested = self._tested
        if tested is None or not tested.enter(point):
            tested = self._tested = self._fresh(tested)
            tested.enter(point)
        try:
            yield tested
        finally:
            self._watch.end_test()

    def _fresh(self, used: RemoteStudent | None) -> RemoteStudent:
        """A fork for the next tests instead of the `used` one."""
        if used is not None:
            used.close()
        self._watch.student.resume()
        before = self._watch.processes()
        if self._around is None:
            self._around = before
        fork = self.fork()
        # What a cell has left running there would cost the tests their time.
        self._watch.student.pause()
        self._expected = self._around | (self._watch.processes() - before)
        return fork

    def _is_alone(self) -> bool:
        """Whether no test has left a process behind; a closed fork gets a moment to end."""
        if self._around is None:
            return True
        deadline = time.monotonic() + SETTLE_SECONDS
        while self._watch.processes() - self._expected:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.002)
        return True

    def _answer(self, request: dict[str, Any], deadline: float) -> dict[str, Any]:
        """What the process answers to this very request. Raises `WireError`, or `NotPlain` in sending."""
        nonce = secrets.token_hex(8)
        wire.send(self._sock, request | {"nonce": nonce}, deadline)
        answer = wire.receive(self._sock, deadline)
        if _text(answer, "nonce") != nonce:
            raise wire.WireError("it is no answer to this cell")
        return answer

    def fork(self) -> RemoteStudent:
        """A paused fork of the process as it is now. It ends with `close` at the latest."""
        ours, theirs = socket.socketpair()
        with theirs:
            reason = self._died or self._fork_onto(ours, theirs)
        return RemoteStudent(ours, self._watch, self._limits, frozenset(self._lines), reason)

    def _fork_onto(self, ours: socket.socket, theirs: socket.socket) -> str | None:
        try:
            wire.send(self._sock, {"do": "fork"}, time.monotonic() + FORK_SECONDS)
            socket.send_fds(self._sock, [_FORK], [theirs.fileno()])
            theirs.close()
            ours.settimeout(FORK_SECONDS)
            return None if ours.recv(1) == _FORKED else self._watch.reason or _ENDED
        except (wire.WireError, OSError):
            return self._watch.reason or _ENDED

    def _lost(self, error: Exception, seconds: float) -> CellRun:
        self._spent += seconds
        self._watch.student.kill()
        self._died = self._watch.reason or self._why(error)
        return CellRun((), self._died)

    def _why(self, error: Exception) -> str:
        if isinstance(error, wire.WireTimeout):
            return f"The cell took longer than {self._limits.cell_wall_seconds:g} seconds"
        if not isinstance(error, wire.WireClosed):
            return f"The cell sent something that is not an answer ({error})"
        if self._spent > self._limits.submission_cpu_seconds:
            seconds = self._limits.submission_cpu_seconds
            return f"The notebook used more than {seconds:g} seconds of computing time"
        return "The cell ended the process that the notebook ran in"


class RemoteStudent:
    """Calls a student's functions in a fork of the student process: a `Student` of the checks.

    One fork has `Limits.test_cpu_seconds` and `test_wall_seconds` for all its calls. Once it has not
    answered as it should, it is dead for good.
    """

    def __init__(
        self, sock: socket.socket, watch: Watch, limits: Limits, lines: frozenset[str], died: str | None
    ) -> None:
        self._sock, self._watch, self._limits, self._lines = sock, watch, limits, lines
        self._died = died
        self._spent = 0.0

    def __enter__(self) -> RemoteStudent:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def enter(self, point: int) -> bool:
        """Begin a test as of a marked point; False where an earlier test in this fork has left a trace."""
        self._spent = 0.0
        answer = self._ask({"do": "enter", "point": point}, {})
        return not isinstance(answer, Died) and _text(answer, "is") == "entered"

    def close(self) -> None:
        """End the fork."""
        self._watch.end_test()
        self._died = self._died or "the test is over"
        self._sock.close()

    def call(
        self,
        name: str,
        args: tuple[Any, ...],
        stand_ins: Mapping[str, Callable[..., Any]],
        seed: int,
    ) -> Outcome:
        """Call the student's function `name`; see `dnn_utils.checks.outcome.Student`.

        `changed` holds the positions of the arguments as text ("0", "1"). The stand-ins run here, with
        `np.random` seeded by `seed`, and see plain data only.
        """
        seed %= 2**32
        request: dict[str, Any] = {"do": "call", "name": name, "args": [encode(arg) for arg in args]}
        request |= {"stand_ins": list(stand_ins), "seed": seed}
        # Saving and seeding the state takes as long as a call; nothing runs here without stand-ins.
        with _own_random_state(seed) if stand_ins else nullcontext():
            answer = self._ask(request, stand_ins)
        return answer if isinstance(answer, Died) else self._outcome(answer, len(args))

    def value(self, name: str) -> Returned | Missing:
        """The plain value that the notebook has under `name`; `Missing` too where the fork is dead."""
        answer = self._ask({"do": "value", "name": name}, {})
        if isinstance(answer, Died) or _text(answer, "is") != "value":
            return Missing()
        return Returned(answer.get("value"))

    def names(self) -> tuple[str, ...]:
        """The names that the notebook defines, without those that begin with an underscore."""
        answer = self._ask({"do": "names"}, {})
        names = [] if isinstance(answer, Died) else answer.get("names")
        if not isinstance(names, list):
            return ()
        return tuple(n for n in names[:MAX_NAMES] if isinstance(n, str) and _NAME.fullmatch(n))

    def _ask(
        self, request: dict[str, Any], stand_ins: Mapping[str, Callable[..., Any]]
    ) -> dict[str, Any] | Died:
        if self._died:
            return Died(self._died)
        if not self._spent:
            self._watch.begin_test()
        started = time.monotonic()
        deadline = started + self._limits.test_wall_seconds - self._spent
        try:
            return self._exchange(request | {"nonce": secrets.token_hex(8)}, stand_ins, deadline)
        except (wire.WireError, NotPlain) as error:
            self._died = self._watch.reason or self._why(error, self._spent + time.monotonic() - started)
            self._sock.close()
            return Died(self._died)
        finally:
            self._spent += time.monotonic() - started

    def _exchange(
        self, request: dict[str, Any], stand_ins: Mapping[str, Callable[..., Any]], deadline: float
    ) -> dict[str, Any]:
        wire.send(self._sock, request, deadline)
        for _ in range(MAX_NEEDS + 1):
            answer = wire.receive(self._sock, deadline)
            if _text(answer, "nonce") != request["nonce"]:
                raise wire.WireError("it is no answer to this call")
            if _text(answer, "is") != "need":
                return answer
            wire.send(self._sock, _stand_in(answer, stand_ins, deadline), deadline)
        raise _TooManyNeeds

    def _why(self, error: Exception, seconds: float) -> str:
        if isinstance(error, _TooManyNeeds):
            return f"your code called earlier steps more than {MAX_NEEDS} times"
        if isinstance(error, wire.WireTimeout):
            return f"your code took longer than {self._limits.test_wall_seconds:g} seconds"
        if not isinstance(error, wire.WireClosed):
            return _GARBLED
        if seconds >= self._limits.test_cpu_seconds:
            return f"your code used more than {self._limits.test_cpu_seconds:g} seconds of computing time"
        return _ENDED

    def _outcome(self, answer: dict[str, Any], count: int) -> Outcome:
        kind = _text(answer, "is")
        if kind == "returned":
            return Returned(answer.get("value"), _positions(answer.get("changed"), count))
        if kind == "raised":
            line = _text(answer, "line")
            known = line if self._is_own(line) else ""
            kind, bases = exception_name(answer.get("type")), _builtin_names(answer.get("bases"))
            return Raised(kind, known, _text(answer, "message")[:MAX_MESSAGE], bases=bases)
        if kind == "missing":
            found = _text(answer, "found")
            return Missing(found[:80] if found.isprintable() else "")
        self._died = _GARBLED
        return Died(self._died)

    def _is_own(self, line: str) -> bool:
        """Whether a cell has this line: a fork could say anything about the hidden inputs otherwise."""
        return line in self._lines or (len(line) >= 200 and any(own[:200] == line for own in self._lines))


class _TooManyNeeds(wire.WireError):
    """A call asked for stand-ins without end."""


def _stand_in(
    need: dict[str, Any], stand_ins: Mapping[str, Callable[..., Any]], deadline: float
) -> dict[str, Any]:
    """Compute what a call needs from an earlier step; errors go back to the student's code."""
    name, args, kwargs = _text(need, "name"), need.get("args"), need.get("kwargs")
    if name not in stand_ins or type(args) is not tuple or type(kwargs) is not dict:
        raise wire.WireError("it asks for something that is not to be had")
    if not all(isinstance(key, str) for key in kwargs):
        raise wire.WireError("it asks with impossible keywords")
    try:
        if _has_opaque((args, kwargs)):
            raise TypeError(f"{name}() got an argument that is not a number, an array or a text")
        # A student may ask for a number of steps that would take for ever.
        with _bounded_memory(), ended_after(deadline - time.monotonic()), np.errstate(all="ignore"):
            answer = {"value": stand_ins[name](*args, **kwargs)}
        encode(answer)
        return answer
    except Exception as error:
        return {"raised": type(error).__name__, "message": str(error)[:1000]}


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


@contextmanager
def _own_random_state(seed: int) -> Iterator[None]:
    state = np.random.get_state()
    np.random.seed(seed)
    try:
        yield
    finally:
        np.random.set_state(state)


def _builtin_names(names: Any) -> tuple[str, ...]:
    """Those of `names` that are built-in exceptions: nothing else can hide in them."""
    given = names[:20] if isinstance(names, list) else []
    kinds = {name: getattr(builtins, name, None) for name in given if isinstance(name, str)}
    return tuple(
        name for name, kind in kinds.items() if isinstance(kind, type) and issubclass(kind, Exception)
    )


def _positions(changed: Any, count: int) -> tuple[str, ...]:
    if not isinstance(changed, list):
        return ()
    named = {i for i in changed if type(i) is int}
    return tuple(str(i) for i in range(count) if i in named)


def _text(message: dict[Any, Any], key: str) -> str:
    """A text in a message; anything else there (an array compares part by part!) is empty text."""
    value = message.get(key)
    return value if isinstance(value, str) else ""
