"""The student process: runs the cells, forks itself for tests, and in a fork answers calls.

Nothing that this process says is believed: all of its memory belongs to the student.
"""

from __future__ import annotations

import ast
import builtins
import linecache
import os
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any

from dnn_grader.inside import lockdown, state, wire
from dnn_grader.inside.shell import CellShell
from dnn_utils.checks.check import Checks
from dnn_utils.checks.edits.told import as_sent
from dnn_utils.checks.outcome import exception_bases, parameters
from dnn_utils.checks.plain import NotPlain, Opaque, decode, encode, type_name
from dnn_utils.checks.role import role
from dnn_utils.checks.student import seed_both
from dnn_utils.unaffected import quiet, usual_settings

READY = b"s"
FORKED = b"t"
MAX_LINE = 200
MAX_PARAMETERS = 20
MAX_VALUE = wire.MAX_MESSAGE - 2**16
"""Bytes of a value that can be sent: the rest of its message takes some, too."""


class CellTimeout(BaseException):
    """The cell took too long."""


def serve(sock: socket.socket, shell: CellShell, limits: Mapping[str, Any]) -> None:
    """Run cells and fork for tests, as the host says, until it is gone or says stop."""
    shell.outputs.limit = limits["output_bytes"]
    _watch_the_clock()
    # Last: no file of a student's hides a library, or what the course gives.
    sys.path.append(os.getcwd())
    sock.sendall(READY)
    tests: list[int] = []
    marks: dict[int, state.Mark] = {}
    while True:
        request = wire.receive(sock)
        if request["do"] == "cell":
            _answer(sock, {"nonce": request["nonce"], **_run(shell, request)})
        elif request["do"] == "write":
            _write(request["files"])
        elif request["do"] == "mark":
            marks[request["point"]] = state.mark(shell.user_ns, shell.user_ns_hidden)
        elif request["do"] == "altered":
            _answer(sock, {"nonce": request["nonce"], "points": _altered(marks, shell)})
        elif request["do"] == "fork":
            tests = [*_unended(tests), _fork(sock, shell, marks, limits)]
        else:
            return


def _write(files: Mapping[str, bytes]) -> None:
    """Write a student's own modules into the present folder, which is this submission's alone."""
    for name, content in files.items():
        with suppress(OSError):
            os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
            with open(name, "wb") as file:
                file.write(content)


def _look_for_modules_again() -> None:
    """A cell before may have written one: Python reads a folder again only once its time differs."""
    with suppress(OSError):
        sys.path_importer_cache.pop(os.getcwd(), None)


def _altered(marks: Mapping[int, state.Mark], shell: CellShell) -> list[int]:
    """The points at which something was that has been changed in place since, or may have been."""
    hidden = shell.user_ns_hidden
    return [k for k, mark in marks.items() if not state.is_unchanged(mark, mark.names, hidden)]


def _run(shell: CellShell, request: dict[str, Any]) -> dict[str, Any]:
    """What a cell puts out, and where it ran out of time: the line of the statement, else 0."""
    source, until, error = request["source"], request["until"], None
    if until:
        source = "\n".join(shell.transform_cell(source).splitlines()[: until - 1])
    _look_for_modules_again()
    shell.collect_streams()
    try:
        _set_timers(request["cpu"], request["wall"])
        error = shell.run_cell(source, store_history=True, cell_id=request["id"]).error_in_exec
    except BaseException as raised:
        _set_timers(0, 0)
        error = raised
        shell.outputs.error(type(error), error, [f"{type(error).__name__}: {error}"])
    finally:
        _set_timers(0, 0)
    late = _statement(shell, source, error) if isinstance(error, CellTimeout) else 0
    return {"outputs": shell.outputs.take(), "late": late}


def _statement(shell: CellShell, source: str, error: BaseException) -> int:
    """The line where the statement of a cell begins in which an error was raised; 1 if that can't be told."""
    with suppress(Exception):  # a cell may have replaced what this uses
        starts = [_first_line(node) for node in ast.parse(shell.transform_cell(source)).body]
        line = next(
            frame.lineno
            for frame in traceback.extract_tb(error.__traceback__, limit=20)
            if frame.filename.startswith("<ipython-input-") and frame.lineno
        )
        return max(start for start in starts if start <= line)
    return 1


def _first_line(node: ast.stmt) -> int:
    return min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", ()))])


def _watch_the_clock() -> None:
    for kind in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(kind, _time_is_over)


def _set_timers(cpu: float, wall: float) -> None:
    # They ring again every second: a cell may catch the first.
    signal.setitimer(signal.ITIMER_PROF, cpu, 1.0 if cpu else 0.0)
    signal.setitimer(signal.ITIMER_REAL, wall, 1.0 if wall else 0.0)


def _time_is_over(number: int, frame: Any) -> None:
    __tracebackhide__ = True
    what = "computing time" if number == signal.SIGPROF else "time"
    raise CellTimeout(f"this cell used up its {what} and was stopped")


def _fork(
    sock: socket.socket, shell: CellShell, marks: Mapping[int, state.Mark], limits: Mapping[str, Any]
) -> int:
    """Fork a process for tests; it gets the socket that follows on the student's own. Return its number.

    The fork reports only once this process has let go of that socket: the host then pauses this process,
    and would never hear of the fork's end from a socket that somebody still holds.
    """
    _, (descriptor, *_), _, _ = socket.recv_fds(sock, 1, 1)
    let_go, holds = os.pipe()
    with usual_settings():  # forking warns where threads run, and a warning may be an error
        pid = os.fork()
    if pid:
        for each in (descriptor, let_go, holds):
            os.close(each)
        return pid
    try:
        sock.close()
        os.close(holds)
        os.read(let_go, 1)
        os.close(let_go)
        test = socket.socket(fileno=descriptor)
        shell.outputs.muted = True
        lockdown.limit_cpu(limits["test_cpu_seconds"])
        test.sendall(FORKED)
        answer_calls(test, shell, marks, limits)
    finally:
        os._exit(0)


def _unended(tests: list[int]) -> list[int]:
    """The tests that still run. Collecting the others frees their places under the process limit."""
    left = []
    for pid in tests:
        with suppress(ChildProcessError):
            if not os.waitpid(pid, os.WNOHANG)[0]:
                left.append(pid)
    return left


def answer_calls(
    sock: socket.socket, shell: CellShell, marks: Mapping[int, state.Mark], limits: Mapping[str, Any]
) -> None:
    """Answer calls of the notebook's functions and questions about its values until the host is gone."""
    initial = {*shell.user_ns_hidden, *vars(builtins)}
    mark: state.Mark | None = None
    while True:
        request = wire.receive(sock)
        if "point" in request:
            if mark is not None and not state.is_unchanged(mark, shell.user_ns, shell.user_ns_hidden):
                _answer(sock, {"is": "changed", "nonce": request["nonce"]})
                continue
            mark = _enter(shell, marks[request["point"]], limits)
            _answer(sock, {"is": "entered", "nonce": request["nonce"]})
        for answer in _answers(sock, shell.user_ns, request, initial):
            _answer(sock, answer | {"nonce": request["nonce"]})


def _answers(
    sock: socket.socket, names: dict[str, Any], request: dict[str, Any], initial: Container[str]
) -> Iterator[dict[str, Any]]:
    """The answers to one request, as they come; `initial` are the names that every notebook has."""
    if request["do"] == "calls":
        yield from _calls(sock, names, request)
    elif request["do"] == "value":
        yield _value(names, request["name"])
    elif request["do"] == "places":
        yield {"is": "places", "places": _places(names, request["assignment"], request["name"])}
    else:
        own = (name for name in names if isinstance(name, str) and name not in initial)
        yield {"is": "names", "names": [name for name in own if not name.startswith("_")]}


def _places(names: dict[str, Any], assignment: str, name: str) -> list[Any]:
    """The places of a mistake in the function `name`, as its check would find them; none where it fails."""
    with suppress(Exception), usual_settings():
        return as_sent(Checks(assignment).places(name, names))
    return []


def _enter(shell: CellShell, mark: state.Mark, limits: Mapping[str, Any]) -> state.Mark:
    """Let all names mean what they did at `mark`, and begin to count the time of a test."""
    shell.user_ns.clear()
    shell.user_ns.update(mark.names)
    lockdown.limit_cpu(limits["test_cpu_seconds"])
    return mark


def _calls(sock: socket.socket, names: dict[str, Any], request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What comes of each call of a request. It is sent before the next is made: that may end the process."""
    for args, seed, stand_ins in request["calls"]:
        with usual_settings():  # whatever a cell has set, and calls before this one
            answer = _call(sock, names, request, args, seed, stand_ins)
        yield answer
        if answer["is"] == "missing":
            return


def _call(
    sock: socket.socket,
    names: dict[str, Any],
    request: dict[str, Any],
    args: bytes,
    seed: int,
    replaced: list[str],
) -> dict[str, Any]:
    name = request["name"]
    function = names.get(name)
    if not callable(function):
        return {"is": "missing", "found": type_name(function) if name in names else ""}
    given = decode(args)
    own = {each: names[each] for each in replaced if each in names}
    names.update({each: _stand_in(sock, each, request["nonce"]) for each in replaced})
    seed_both(seed)
    try:
        value = function(*given)
    except wire.WireError:
        raise
    except BaseException as error:
        return _raised(error, function)
    finally:
        _restore(names, own, replaced)
    return {"is": "returned", "value": _encoded(value)}


def _raised(error: BaseException, function: Callable[..., Any]) -> dict[str, Any]:
    """What the host may know of an exception, in its own words and in ours."""
    return {
        "is": "raised",
        "type": type_name(error),
        "line": _own_line(error.__traceback__),
        "bases": list(exception_bases(error)),
        "message": _message(error),
        "role": _role(error.__traceback__),
        "takes": list(parameters(function))[:MAX_PARAMETERS],
    }


def _encoded(value: Any) -> bytes:
    """`value` as bytes; where it is too large or too deep, only the name of its type."""
    with suppress(NotPlain):
        data = encode(value)
        if len(data) <= MAX_VALUE:
            return data
    return encode(Opaque(f"{type_name(value)} too large to send"))


def _message(error: BaseException) -> str:
    """What the error says. The host compares it with known mistakes and shows it to nobody."""
    with suppress(BaseException):
        return str(error)[:MAX_LINE]
    return ""


def _restore(names: dict[str, Any], own: Mapping[str, Any], replaced: list[str]) -> None:
    for name in replaced:
        if name in own:
            names[name] = own[name]
        else:
            names.pop(name, None)


def _stand_in(sock: socket.socket, name: str, nonce: str) -> Callable[..., Any]:
    """A function that asks the host to compute `name`."""

    @quiet
    def stand_in(*args: Any, **kwargs: Any) -> Any:
        given = {"args": encode(args), "kwargs": encode(kwargs)}
        wire.send(sock, {"is": "need", "name": name, **given, "nonce": nonce})
        answer = wire.receive(sock)
        if "raised" in answer:
            raise _exception(answer["raised"])(answer["message"])
        return decode(answer["value"])

    stand_in.__name__ = stand_in.__qualname__ = name
    return stand_in


def _exception(name: str) -> type[Exception]:
    kind = getattr(builtins, name, None)
    return kind if isinstance(kind, type) and issubclass(kind, Exception) else RuntimeError


def _role(traceback: TracebackType | None) -> str:
    """What the student's function did where it raised, in itself or in what it called."""
    while traceback is not None and not _is_cell(traceback):
        traceback = traceback.tb_next
    return role(traceback)[:MAX_LINE]


def _own_line(traceback: TracebackType | None) -> str:
    """The student's own line nearest to where the exception was raised."""
    line = ""
    while traceback is not None:
        if _is_cell(traceback):
            name = traceback.tb_frame.f_code.co_filename
            line = linecache.getline(name, traceback.tb_lineno).strip() or line
        traceback = traceback.tb_next
    return line[:MAX_LINE]


def _is_cell(traceback: TracebackType) -> bool:
    return traceback.tb_frame.f_code.co_filename.startswith("<ipython-input-")


def _value(names: dict[str, Any], name: str) -> dict[str, Any]:
    if name not in names:
        return {"is": "missing", "found": ""}
    return {"is": "value", "value": _encoded(names[name])}


def _answer(sock: socket.socket, answer: dict[str, Any]) -> None:
    """Send `answer`; where its outputs are too large or too deep, without them."""
    try:
        wire.send(sock, answer)
    except NotPlain:
        wire.send(sock, answer | {"outputs": []})
