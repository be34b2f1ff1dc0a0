"""The wire: whatever arrives is plain data or an error with a reason, and what is sent arrives."""

from __future__ import annotations

import contextlib
import itertools
import socket
import struct
import threading
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dnn_grader.inside import wire
from dnn_utils.checks import plain
from dnn_utils.checks.plain import NotPlain, Opaque, decode, encode

# A loaded machine is no failure.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
DTYPES = st.sampled_from(sorted(plain.DTYPES)).map(np.dtype)
ARRAYS = DTYPES.flatmap(
    lambda dtype: arrays.arrays(dtype, arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
)
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.binary(max_size=20), ARRAYS
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.text(max_size=8) | st.integers(), inner, max_size=4),
    ),
    max_leaves=12,
)
PLAIN_TYPES = (type(None), bool, int, float, complex, str, bytes, np.ndarray, np.generic, Opaque)


def same(left: Any, right: Any) -> bool:
    """Equal in type, shape, dtype and every bit."""
    if type(left) is not type(right):
        return False
    if isinstance(left, (np.ndarray, np.generic)):
        equal = left.dtype == right.dtype and left.shape == right.shape
        return equal and np.array_equal(left, right, equal_nan=left.dtype.kind in "fc")
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, (list, tuple)):
        return len(left) == len(right) and all(map(same, left, right))
    return left == right or (left != left and right != right)


def is_plain(value: Any) -> bool:
    """Whether `value` is a tree of nothing but plain data."""
    if isinstance(value, dict):
        return all(isinstance(key, (str, int)) and is_plain(part) for key, part in value.items())
    if isinstance(value, (list, tuple)):
        return all(map(is_plain, value))
    return isinstance(value, PLAIN_TYPES)


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


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 2**70) | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*plain._READERS, "x"]), inner, max_size=2)
        | st.tuples(
            st.sampled_from(sorted(plain.DTYPES)), st.lists(st.integers(-1, 9), max_size=3), inner
        ).map(list)
    ),
    max_leaves=10,
)


@given(JSON, st.binary(max_size=40))
@settings(PATIENT, max_examples=300)
def test_any_header_is_plain_or_refused(tree: Any, buffers: bytes) -> None:
    header = plain.json.dumps(tree).encode()
    try:
        value = decode(struct.pack("<I", len(header)) + header + buffers)
    except NotPlain:
        return
    assert is_plain(value)


@given(st.integers(0, 30), st.binary(min_size=1, max_size=4))
@PATIENT
def test_a_damaged_message_is_plain_or_refused(place: int, damage: bytes) -> None:
    data = bytearray(encode({"a": np.arange(3), "b": [1, "x"]}))
    data[place : place + len(damage)] = damage
    with contextlib.suppress(NotPlain):
        assert is_plain(decode(bytes(data)))


@given(st.dictionaries(st.text(max_size=5), VALUES, max_size=4))
@settings(PATIENT, max_examples=50)
def test_messages_arrive(message: dict[str, Any]) -> None:
    left, right = socket.socketpair()
    with left, right:
        wire.send(left, message, soon())
        assert same(wire.receive(right, soon()), message)


@given(st.binary(max_size=80))
@PATIENT
def test_any_stream_ends_in_a_message_or_an_error(data: bytes) -> None:
    left, right = socket.socketpair()
    with left, right:
        left.sendall(data)
        left.close()
        with pytest.raises(wire.WireError):
            for _ in itertools.repeat(None):
                assert is_plain(wire.receive(right, soon(), max_bytes=10_000))


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
