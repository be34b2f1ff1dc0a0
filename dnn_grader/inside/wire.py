"""Messages between the grading process and a student process: one frame is one plain dictionary.

A frame is eight bytes of length and that many bytes of `dnn_utils.checks.plain`. Reading one executes
nothing. Whatever a hostile process sends ends in a value of plain data or in a `WireError`.
"""

from __future__ import annotations

import socket
import struct
import time
from typing import Any

from dnn_utils.checks.plain import NotPlain, decode, encode

_LENGTH = struct.Struct("<Q")
_HEADER = struct.Struct("<I")
_AT_ONCE, _LARGEST_PART = 2**16, 2**20
MAX_MESSAGE = 64 * 2**20
# A JSON header of brackets takes thirty times its size in memory before its parts can be counted.
MAX_HEADER = 8 * 2**20


class WireError(Exception):
    """The other side sent something that is not a message."""


class WireClosed(WireError):
    """The other side is gone."""


class WireTimeout(WireError):
    """The other side didn't answer in time."""


def send(sock: socket.socket, message: dict[str, Any], deadline: float | None = None) -> None:
    """Send one message; `deadline` is a time of `time.monotonic`, None waits for ever.

    Raises `NotPlain` for a message that can't be written (nothing was sent then), `WireClosed` and
    `WireTimeout`.
    """
    data = encode(message)
    if len(data) > MAX_MESSAGE:
        raise NotPlain("the message is too long")
    try:
        sock.settimeout(_left(deadline))
        sock.sendall(_LENGTH.pack(len(data)) + data)
    except TimeoutError:
        raise WireTimeout("the message wasn't taken in time") from None
    except OSError as error:
        raise WireClosed(f"the other side is gone ({error.strerror})") from None


def receive(
    sock: socket.socket,
    deadline: float | None = None,
    max_bytes: int = MAX_MESSAGE,
    ahead: bytearray | None = None,
) -> dict[str, Any]:
    """Read one message; raise `WireError`, `WireClosed` or `WireTimeout`.

    `deadline` is a time of `time.monotonic`, None waits for ever. `ahead` keeps what is there of the
    messages that follow: give the same one every time, and only where the socket carries nothing else.
    """
    (length,) = _LENGTH.unpack(_exactly(sock, _LENGTH.size, deadline, ahead))
    if not _HEADER.size <= length <= max_bytes:
        raise WireError(f"a message of {length} bytes is announced; at most {max_bytes} are allowed")
    return _message(_exactly(sock, length, deadline, ahead))


def plain(data: bytes | bytearray) -> Any:
    """The value that came as bytes inside of a message; raise `WireError` where it is none."""
    if len(data) < _HEADER.size or _HEADER.unpack_from(data)[0] > MAX_HEADER:
        raise WireError("a header is too long, or there is none")
    try:
        return decode(memoryview(data))
    except NotPlain as error:
        raise WireError(str(error)) from None


def _message(data: bytearray) -> dict[str, Any]:
    message = plain(data)
    if type(message) is not dict:
        raise WireError("the message is not a dictionary")
    return message


def _exactly(sock: socket.socket, length: int, deadline: float | None, ahead: bytearray | None) -> bytearray:
    data, more = (bytearray(), 0) if ahead is None else (ahead, _AT_ONCE)
    try:
        while len(data) < length:
            sock.settimeout(_left(deadline))
            part = sock.recv(min(max(length - len(data), more), _LARGEST_PART))
            if not part:
                raise WireClosed("the other side is gone")
            data += part
    except TimeoutError:
        raise WireTimeout("no answer came in time") from None
    except OSError as error:
        raise WireClosed(f"the other side is gone ({error.strerror})") from None
    if ahead is None:
        return data
    first = data[:length]
    del data[:length]
    return first


def _left(deadline: float | None) -> float | None:
    if deadline is None:
        return None
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
