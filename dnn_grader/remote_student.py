"""Calling a student's functions in a fork of the student process.

Whatever the fork sends is checked; whatever goes wrong on the way ends its tests with a reason in plain
words, and never raises in the grading process.
"""

from __future__ import annotations

import builtins
import re
import secrets
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from dnn_grader.deadline import TooLong
from dnn_grader.inside import wire
from dnn_grader.inside.lockdown import CPU_ROUNDING
from dnn_grader.sandbox import Limits
from dnn_grader.stand_ins import Call
from dnn_grader.watch import Watch
from dnn_grader.words import exception_type, type_name, without_unknown, words
from dnn_utils.checks.examples import Example, StandIns
from dnn_utils.checks.outcome import Died, Missing, Outcome, Raised, Returned
from dnn_utils.checks.plain import NotPlain, encode

ENDED = "your code ended the process"
MAX_NEEDS = 10_000
MAX_NAMES = 5_000
MAX_MESSAGE = 200
MAX_PLACES = 2**14
"""Bytes of an answer about places."""

BATCH_BYTES = 16 * 2**20
"""Calls with more arguments than this go in several messages."""

_GARBLED = "your code sent something that is not an answer"
_NAME = re.compile(r"[^\W\d]\w{0,199}")
Heard = TypeVar("Heard")
ForkAgain = Callable[[], tuple[socket.socket, str | None]]
"""Gives the socket of a new fork, and why it is dead if it is."""


class RemoteStudent:
    """Calls a student's functions in a fork of the student process: a `Student` of the checks.

    One fork has `Limits.test_cpu_seconds` and `test_wall_seconds` for all calls of a test. Once it has
    not answered as it should, it is dead for good.
    """

    def __init__(
        self,
        sock: socket.socket,
        watch: Watch,
        limits: Limits,
        lines: frozenset[str],
        died: str | None,
        fork_again: ForkAgain | None = None,
    ) -> None:
        self._sock, self._watch, self._limits, self._lines = sock, watch, limits, lines
        self._words = words("\n".join(lines))
        self._died, self._fork_again = died, fork_again
        self._point: int | None = None
        self._tested: int | None = None
        self._entered = True
        self._ahead = bytearray()
        self._spent = self._answering = 0.0
        self._cpu_before = watch.cpu

    def __enter__(self) -> RemoteStudent:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def enter(self, point: int) -> None:
        """Begin a test as of a marked point, with the first question.

        Where an earlier test in this fork has left a trace or ended it, it goes on in a new one.
        """
        self._spent, self._answering, self._point, self._tested = 0.0, 0.0, point, point

    def restart(self) -> None:
        """Enter the test once more, in a new fork if that is needed."""
        if self._tested is not None:
            self.enter(self._tested)

    def close(self) -> None:
        """End the fork."""
        self._watch.end_test()
        self._died = self._died or "the test is over"
        self._sock.close()

    def call(self, name: str, args: tuple[Any, ...], stand_ins: StandIns, seed: int) -> Outcome:
        """Call the student's function `name`; see `dnn_utils.checks.outcome.Student`."""
        return self._outcomes(name, [Call(encode(args), stand_ins, seed)])[0]

    def outcomes(
        self, name: str, examples: Sequence[Example], stand_ins: Callable[[Example], StandIns]
    ) -> list[Outcome]:
        """Call the student's function `name` on every example, with one message for all."""
        calls = [
            Call(example.encoded, stand_ins(example), k, example.answers, example.right_answer)
            for k, example in enumerate(examples)
        ]
        outcomes: list[Outcome] = []
        for batch in _batches(calls):
            outcomes += self._outcomes(name, batch)
            if isinstance(outcomes[-1], (Died, Missing)):
                break
        return outcomes

    def value(self, name: str) -> Returned | Missing:
        """The plain value that the notebook has under `name`; `Missing` too where the fork is dead."""
        found = self._ask({"do": "value", "name": name}, self._value)
        return Missing() if isinstance(found, Died) else found

    def names(self) -> tuple[str, ...]:
        """The names that the notebook defines, without those that begin with an underscore."""
        answer = self._ask({"do": "names"}, Exchange.receive)
        names = [] if isinstance(answer, Died) else answer.get("names")
        if not isinstance(names, list):
            return ()
        return tuple(n for n in names[:MAX_NAMES] if isinstance(n, str) and _NAME.fullmatch(n))

    def places(self, assignment: str, name: str) -> Any:
        """What the fork says of the places of a mistake in the function `name`; not to be trusted."""
        request = {"do": "places", "assignment": assignment, "name": name}
        answer = self._ask(request, lambda exchange: exchange.receive(MAX_PLACES))
        return None if isinstance(answer, Died) else answer.get("places")

    def _outcomes(self, name: str, calls: Sequence[Call]) -> list[Outcome]:
        """What comes of the calls, up to the first that is `Died` or `Missing`."""
        outcomes: list[Outcome] = []

        def hear(exchange: Exchange) -> None:
            for call in calls:
                outcomes.append(self._outcome(self._final(exchange, call), call))
                if isinstance(outcomes[-1], Missing):
                    return

        requests = [(call.args, call.seed % 2**32, list(call.stand_ins)) for call in calls]
        died = self._ask({"do": "calls", "name": name, "calls": requests}, hear)
        return outcomes if died is None else [*outcomes, died]

    def _ask(self, request: dict[str, Any], hear: Callable[[Exchange], Heard]) -> Heard | Died:
        """What `hear` makes of the answers to a request; the first one of a test enters it."""
        if self._point is None:
            return self._asked(request, hear)
        request, self._point, self._entered = request | {"point": self._point}, None, False
        heard = self._asked(request, hear)
        if self._entered or self._fork_again is None:
            return heard
        self._sock.close()
        self._ahead.clear()
        self._sock, self._died = self._fork_again()
        self._spent = self._answering = 0.0
        return self._asked(request, hear)

    def _asked(self, request: dict[str, Any], hear: Callable[[Exchange], Heard]) -> Heard | Died:
        """The same, in the time that is left to the test."""
        if self._died:
            return Died(self._died)
        if not self._spent:
            self._watch.begin_test()
            self._cpu_before = self._watch.cpu
        started = time.monotonic()
        deadline = started + self._limits.test_wall_seconds - self._spent
        exchange = Exchange(self._sock, deadline, self._ahead)
        try:
            exchange.ask(request)
            if "point" in request:
                self._entered = text(exchange.receive(), "is") == "entered"
                if not self._entered:
                    raise wire.WireError("an earlier test has left a trace")
            return hear(exchange)
        except (wire.WireError, NotPlain) as error:
            self._died = self._watch.reason or self._why(error, self._spent + time.monotonic() - started)
            self._sock.close()
            return Died(self._died)
        finally:
            self._spent += time.monotonic() - started

    def _final(self, exchange: Exchange, call: Call) -> dict[str, Any]:
        """The outcome of a call as it was sent, once all that the call needs has been answered."""
        for _ in range(MAX_NEEDS + 1):
            answer = exchange.receive()
            if text(answer, "is") != "need":
                return answer
            exchange.send(self._stand_in(call, answer, exchange.deadline - time.monotonic()))
        raise _TooManyNeeds

    def _stand_in(self, call: Call, need: dict[str, Any], seconds: float) -> dict[str, Any]:
        """What a stand-in answers. It computes in the student's time, though in this process."""
        started = time.thread_time()
        try:
            return call.answer(need, min(seconds, self._limits.test_cpu_seconds - self._answering))
        except TooLong:
            raise _TooMuchAsked from None
        finally:
            spent = time.thread_time() - started
            self._answering += spent
            self._watch.charge(spent)

    def _why(self, error: Exception, seconds: float) -> str:
        if isinstance(error, _TooManyNeeds):
            return f"your code called earlier steps more than {MAX_NEEDS} times"
        used = f"your code used more than {self._limits.test_cpu_seconds:g} seconds of computing time"
        if isinstance(error, _TooMuchAsked) and seconds < self._limits.test_wall_seconds:
            return used
        if isinstance(error, (wire.WireTimeout, _TooMuchAsked)):
            return f"your code took longer than {self._limits.test_wall_seconds:g} seconds"
        if not isinstance(error, wire.WireClosed):
            return _GARBLED
        # The clock proves nothing: on a busy machine a process that ends itself can take long to do so.
        computed = self._watch.measured(self._cpu_before + seconds) - self._cpu_before
        return used if computed >= self._limits.test_cpu_seconds - CPU_ROUNDING else ENDED

    def _outcome(self, answer: dict[str, Any], call: Call) -> Returned | Raised | Missing:
        kind = text(answer, "is")
        if kind == "returned":
            return Returned(self._returned(answer.get("value"), call.right_answer))
        if kind == "raised":
            line = text(answer, "line")
            known = line if self._is_own(line) else ""
            bases = _builtin_names(answer.get("bases"))
            kind = exception_type(text(answer, "type"), bases, self._words)
            message, role = text(answer, "message")[:MAX_MESSAGE], text(answer, "role")[:MAX_MESSAGE]
            return Raised(kind, known, message, bases=bases, role=role, takes=_names(answer.get("takes")))
        if kind == "missing":
            found = text(answer, "found")
            return Missing(found and type_name(found, self._words))
        raise wire.WireError("it is no outcome of a call")

    def _value(self, exchange: Exchange) -> Returned | Missing:
        answer = exchange.receive()
        is_there = text(answer, "is") == "value"
        return Returned(self._returned(answer.get("value"), None)) if is_there else Missing()

    def _returned(self, sent: Any, right_answer: tuple[bytes, Any] | None) -> Any:
        """A value from its bytes. The right answer's own bytes need not be read again."""
        if type(sent) is not bytes:
            raise wire.WireError("it is no value")
        if right_answer and sent == right_answer[0]:
            return right_answer[1]
        return without_unknown(wire.plain(sent), self._words)

    def _is_own(self, line: str) -> bool:
        """Whether a cell has this line: a fork could say anything about the hidden inputs otherwise."""
        return line in self._lines or (len(line) >= 200 and any(own[:200] == line for own in self._lines))


@dataclass(frozen=True)
class Exchange:
    """A request, and the messages that belong to it until the deadline: they bear its number.

    `ahead` is as in `wire.receive`; `what` is what the request is called.
    """

    sock: socket.socket
    deadline: float
    ahead: bytearray | None = None
    what: str = "request"
    nonce: str = field(default_factory=lambda: secrets.token_hex(8))

    def ask(self, request: dict[str, Any]) -> None:
        """Send the request itself."""
        self.send(request | {"nonce": self.nonce})

    def send(self, message: dict[str, Any]) -> None:
        """Send one message; see `wire.send`."""
        wire.send(self.sock, message, self.deadline)

    def receive(self, max_bytes: int = wire.MAX_MESSAGE) -> dict[str, Any]:
        """The next answer to this very request; raises `WireError` for any other."""
        answer = wire.receive(self.sock, self.deadline, max_bytes, ahead=self.ahead)
        if text(answer, "nonce") != self.nonce:
            raise wire.WireError(f"it is no answer to this {self.what}")
        return answer


class _TooManyNeeds(wire.WireError):
    """A call asked for stand-ins without end."""


class _TooMuchAsked(wire.WireError):
    """A call asked for stand-ins that compute too long."""


def _batches(calls: Sequence[Call]) -> Iterator[list[Call]]:
    """The calls in their order, so many at a time as fit into a message."""
    batch: list[Call] = []
    size = 0
    for call in calls:
        if batch and size + len(call.args) > BATCH_BYTES:
            yield batch
            batch, size = [], 0
        batch.append(call)
        size += len(call.args)
    yield batch


def _builtin_names(names: Any) -> tuple[str, ...]:
    """Those of `names` that are built-in exceptions: nothing else can hide in them."""
    given = names[:20] if isinstance(names, list) else []
    kinds = {name: getattr(builtins, name, None) for name in given if isinstance(name, str)}
    return tuple(
        name for name, kind in kinds.items() if isinstance(kind, type) and issubclass(kind, Exception)
    )


def _names(sent: Any) -> tuple[str, ...]:
    """The names among what was sent."""
    given = sent[:20] if isinstance(sent, list) else []
    return tuple(name for name in given if isinstance(name, str) and _NAME.fullmatch(name))


def text(message: dict[Any, Any], key: str) -> str:
    """A text in a message; anything else there (an array compares part by part!) is empty text."""
    value = message.get(key)
    return value if isinstance(value, str) else ""
