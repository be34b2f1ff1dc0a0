"""The wire: whatever arrives is plain data or an error with a reason, and what is sent arrives."""

from __future__ import annotations

import itertools
import json
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from frames import MESSAGES, VALUES, is_plain, same, with_header
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dnn_grader.inside import wire
from dnn_utils.checks.plain import NotPlain, decode, encode

# A loaded machine is no failure.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    left, right = socket.socketpair()
    with left, right:
        yield left, right


def soon(seconds: float = 5) -> float:
    return time.monotonic() + seconds


@given(VALUES)
@PATIENT
def test_values_survive(value: Any) -> None:
    assert same(decode(encode(value)), value)


@given(VALUES)
@PATIENT
def test_the_same_value_gives_the_same_bytes(value: Any) -> None:
    """A call is told which arguments were changed by comparing their bytes."""
    assert encode(decode(encode(value))) == encode(value)


@given(st.binary(max_size=200))
@PATIENT
def test_any_bytes_are_plain_or_refused(data: bytes) -> None:
    try:
        value = decode(data)
    except NotPlain:
        return
    assert is_plain(value)


@given(MESSAGES)
@settings(PATIENT, max_examples=200)
def test_a_forged_or_damaged_message_is_plain_or_refused(data: bytes) -> None:
    """What is taken is written as it was read: no two messages mean the same, and none holds more."""
    try:
        value = decode(data)
    except NotPlain as error:
        assert 10 < len(str(error)) < 100
        return
    assert is_plain(value)
    assert same(decode(encode(value)), value)


WRONG_ARRAYS = {
    "too short a buffer": ["float64", [2], 0, 8],
    "a buffer that lies outside": ["float64", [6], 0, 48],
    "a buffer before the message": ["uint8", [4], -4, 4],
    "a buffer that overlaps": ["uint8", [4], 2, 4],
    "an unknown dtype": ["object", [2], 0, 16],
    "a dtype that is no text": [["float64"], [2], 0, 16],
    "a length that is no whole number": ["float64", [2], 0, 16.0],
    "a negative side": ["float64", [-2, -1], 0, 16],
    "a side that is true": ["float64", [True], 0, 8],
    "a shape that is no list": ["float64", 2, 0, 16],
    "too many sides": ["float64", [1] * 9, 0, 8],
    "an empty array with a huge side": ["float64", [0, 2**29], 0, 0],
    "a size beyond 64 bits": ["float64", [2**20] * 8, 0, 2**163],
    "three parts": ["float64", [2], 0],
}


@pytest.mark.parametrize("array", WRONG_ARRAYS.values(), ids=WRONG_ARRAYS)
@pytest.mark.parametrize("tag", ["a", "n"])
def test_an_array_that_cannot_be_is_refused(array: list[Any], tag: str) -> None:
    with pytest.raises(NotPlain):
        decode(with_header(json.dumps({tag: array}).encode(), bytes(16)))


def test_a_bool_is_one_of_two_bytes() -> None:
    (value,) = decode(with_header(b'{"l":[{"a":["bool",[3],0,3]}]}', b"\x00\x01\x80"))
    assert value.view(np.uint8).tolist() == [0, 1, 1]


def test_a_buffer_is_used_once_and_none_is_left_over() -> None:
    """Else eight megabytes could become eight gigabytes in the grading process."""
    array = {"a": ["uint8", [8], 0, 8]}
    for tree in ({"l": [array, array]}, {"l": [array, {"b": [0, 8]}]}, 1):
        with pytest.raises(NotPlain):
            decode(with_header(json.dumps(tree).encode(), bytes(8)))


# Each takes the room that a message has to the full, in the way that costs a reader most.
LARGEST = {
    "empty lists": lambda size: b"[" + b"[]," * (size // 3) + b"0]",
    "empty dictionaries": lambda size: b"[" + b"{}," * (size // 3) + b"0]",
    "nested lists": lambda size: b"[" * size,
    "numbers": lambda size: b"[" + b"1.5," * (size // 4) + b"0]",
    "long numbers": lambda size: b"[" + (b"9" * 4200 + b",") * (size // 4201) + b"0]",
    "one long number": lambda size: b"9" * size,
    "keys": lambda size: b"{" + b",".join(b'"%d":0' % i for i in range(size // 12)) + b"}",
    "escapes": lambda size: b'"' + b"\\u00e9" * (size // 6) + b'"',
    "aliases": lambda size: b'{"l":[' + b'{"a":["uint8",[9],0,9]},' * (size // 24) + b"0]}",
    "parts": lambda size: b'{"l":[' + b'{"l":[]},' * (size // 9) + b"0]}",
}
IN_LITTLE_ROOM = """
import resource, sys
from dnn_utils.checks.plain import NotPlain, decode
data = sys.stdin.buffer.read()
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + int(sys.argv[1]), resource.RLIM_INFINITY))
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2])))
try:
    decode(data)
except NotPlain as error:
    print(error)
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", LARGEST)
def test_the_largest_header_takes_bounded_memory_and_time(kind: str) -> None:
    """Forty times its size at most, and seconds: the wire refuses headers of more than 8 MB."""
    header = LARGEST[kind](wire.MAX_HEADER)
    words = [sys.executable, "-c", IN_LITTLE_ROOM, str(40 * wire.MAX_HEADER), "60"]
    done = subprocess.run(words, input=with_header(header, bytes(9)), capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr[-500:]
    assert b"MemoryError" not in done.stdout


@given(st.dictionaries(st.text(max_size=5), VALUES, max_size=4))
@settings(PATIENT, max_examples=50)
def test_messages_arrive(message: dict[str, Any]) -> None:
    left, right = socket.socketpair()
    with left, right:
        wire.send(left, message, soon())
        assert same(wire.receive(right, soon()), message)


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=6), st.booleans())
@settings(PATIENT, max_examples=50)
def test_messages_read_ahead_arrive_in_their_order(parts: list[bytes], together: bool) -> None:
    left, right = socket.socketpair()
    ahead, arrived = bytearray(), []
    with left, right:
        for part in parts:
            wire.send(left, {"part": part}, soon())
            if not together:
                arrived.append(wire.receive(right, soon(), ahead=ahead)["part"])
        arrived += [wire.receive(right, soon(), ahead=ahead)["part"] for _ in parts if together]
        assert arrived == parts and not ahead
        sender = threading.Thread(target=wire.send, args=(left, {"x": bytes(3 * 2**20)}, soon()))
        sender.start()
        assert wire.receive(right, soon(), ahead=ahead) == {"x": bytes(3 * 2**20)}
        sender.join()


@given(st.binary(max_size=80), st.booleans())
@PATIENT
def test_any_stream_ends_in_a_message_or_an_error(data: bytes, reads_ahead: bool) -> None:
    ahead = bytearray() if reads_ahead else None
    left, right = socket.socketpair()
    with left, right:
        left.sendall(data)
        left.close()
        with pytest.raises(wire.WireError):
            for _ in itertools.repeat(None):
                assert is_plain(wire.receive(right, soon(), max_bytes=10_000, ahead=ahead))


def test_a_long_message_arrives(pair: tuple[socket.socket, socket.socket]) -> None:
    left, right = pair
    big = {"x": np.random.default_rng(0).normal(size=(500, 1000))}
    sender = threading.Thread(target=wire.send, args=(left, big, soon()))
    sender.start()
    assert same(wire.receive(right, soon()), big)
    sender.join()


@pytest.mark.parametrize("length", [0, 3, 2**40, 2**64 - 1])
def test_an_impossible_length_is_refused(pair: tuple[socket.socket, socket.socket], length: int) -> None:
    pair[0].sendall(struct.pack("<Q", length))
    with pytest.raises(wire.WireError, match="bytes is announced"):
        wire.receive(pair[1], soon())


def test_a_huge_header_is_refused_before_it_is_read(pair: tuple[socket.socket, socket.socket]) -> None:
    header = b"[" * (wire.MAX_HEADER + 1)
    data = struct.pack("<I", len(header)) + header
    sender = threading.Thread(target=pair[0].sendall, args=(struct.pack("<Q", len(data)) + data,))
    sender.start()
    with pytest.raises(wire.WireError, match="header is too long"):
        wire.receive(pair[1], soon())
    sender.join()


def test_only_a_dictionary_is_a_message(pair: tuple[socket.socket, socket.socket]) -> None:
    data = encode([1, 2])
    pair[0].sendall(struct.pack("<Q", len(data)) + data)
    with pytest.raises(wire.WireError, match="not a dictionary"):
        wire.receive(pair[1], soon())


def test_the_end_and_silence_are_told_apart(pair: tuple[socket.socket, socket.socket]) -> None:
    with pytest.raises(wire.WireTimeout):
        wire.receive(pair[1], soon(0.02))
    pair[0].close()
    with pytest.raises(wire.WireClosed):
        wire.receive(pair[1], soon())


def test_drops_of_a_message_do_not_extend_the_deadline(pair: tuple[socket.socket, socket.socket]) -> None:
    left, right = pair
    over = threading.Event()

    def drip() -> None:
        left.sendall(struct.pack("<Q", 10_000))
        while not over.wait(0.01):
            left.send(b"x")

    dripping = threading.Thread(target=drip)
    dripping.start()
    started = time.monotonic()
    with pytest.raises(wire.WireTimeout):
        wire.receive(right, soon(0.2))
    over.set()
    dripping.join()
    assert time.monotonic() - started < 10


def test_sending_to_one_who_does_not_read_ends(pair: tuple[socket.socket, socket.socket]) -> None:
    with pytest.raises(wire.WireTimeout):
        wire.send(pair[0], {"x": np.zeros(2_000_000)}, soon(0.1))


def test_what_is_too_long_is_not_sent(pair: tuple[socket.socket, socket.socket]) -> None:
    with pytest.raises(NotPlain):
        wire.send(pair[0], {"x": np.zeros(wire.MAX_MESSAGE // 8 + 1)}, soon())
    pair[0].close()
    with pytest.raises(wire.WireClosed):
        wire.receive(pair[1], soon())
