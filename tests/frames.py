"""Messages that a hostile student process might send, for Hypothesis: honest, forged and damaged ones."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dnn_utils.checks import plain
from dnn_utils.checks.card import MIME
from dnn_utils.checks.plain import Opaque, encode

DTYPES = st.sampled_from(sorted(plain.DTYPES)).map(np.dtype)
ARRAYS = DTYPES.flatmap(
    lambda dtype: arrays.arrays(dtype, arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
)
# Half pairs of surrogates, control characters, whole numbers beyond 64 bits.
TEXTS = st.text(st.characters(), max_size=20) | st.sampled_from(
    ["\ud800", "\x00", "\x1b[31m", "{}", "%s", "a" * 300]
)
WHOLE = st.integers() | st.integers(0, 5000).map(lambda bits: (1 << bits) - 1)
LEAVES = st.one_of(
    st.none(), st.booleans(), WHOLE, st.floats(), st.complex_numbers(), TEXTS, st.binary(max_size=20), ARRAYS
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(TEXTS | st.integers(), inner, max_size=4),
    ),
    max_leaves=12,
)

# Trees of JSON that look like those of `plain`, but are wrong in dtype, shape, place, length or depth.
NUMBERS = st.integers(-1, 9) | st.sampled_from([2**31, 2**63, 2**64, 1.0, True, None, "1", 10**30])
BUFFERS = st.tuples(
    st.sampled_from([*sorted(plain.DTYPES), "object", "str", "<f8", "V8", 8, ["f"]]),
    st.lists(NUMBERS, max_size=10) | NUMBERS,
    NUMBERS,
    NUMBERS,
).map(list)
TREES = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.floats() | st.text(max_size=4) | BUFFERS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*plain._READERS, "x"]), inner | BUFFERS, max_size=2)
    ),
    max_leaves=10,
)
HEADERS = st.one_of(
    TREES.map(lambda tree: json.dumps(tree).encode()),
    st.binary(max_size=40),
    st.integers(1, 100_000).map(lambda depth: b'{"l":[' * depth),
    st.integers(1, 300).map(lambda depth: b'{"l":[' * depth + b"]}" * depth),
    st.integers(4000, 5000).map(lambda digits: b"9" * digits),
    st.sampled_from(
        [b'{"a":1,"a":2}', b'{"l":[1],"l":[2]}', b"NaN", b"-Infinity", b'"\\ud800"', b"\xff\xfe"]
    ),
)


def with_header(header: bytes, buffers: bytes) -> bytes:
    """A message of `plain` with any header."""
    return struct.pack("<I", len(header)) + header + buffers


# Values as they come inside of a message, good and bad.
NESTED = VALUES.map(encode) | st.builds(with_header, HEADERS, st.binary(max_size=40))

# What a process may answer, with any value in any place.
KEYS = {
    "nonce": st.one_of(*[st.just("NONCE-----------")] * 5, VALUES),
    "is": st.one_of(*map(st.just, ["returned", "raised", "missing", "value", "names", "need", "x"]), VALUES),
    "value": NESTED | VALUES,
    "type": TEXTS | VALUES,
    "bases": st.lists(st.sampled_from(["ValueError", "exit", "print"]) | LEAVES, max_size=3) | LEAVES,
    "line": TEXTS | LEAVES,
    "message": TEXTS | LEAVES,
    "found": TEXTS | LEAVES,
    "names": st.lists(TEXTS | LEAVES, max_size=4) | LEAVES,
    "name": st.sampled_from(["step", "f"]) | LEAVES,
    "args": st.lists(LEAVES, max_size=3).map(tuple).map(encode) | NESTED | VALUES,
    "kwargs": st.dictionaries(TEXTS | st.integers(), LEAVES, max_size=2).map(encode) | NESTED | VALUES,
    "outputs": st.lists(
        st.dictionaries(
            st.sampled_from(["type", "name", "text", "data", "ename", "evalue", "traceback"]),
            st.sampled_from(["stream", "stdout", "display", "result", "error"])
            | st.dictionaries(st.sampled_from(["text/plain", "text/html", "image/png", MIME]), LEAVES)
            | VALUES,
            max_size=4,
        ),
        max_size=3,
    )
    | VALUES,
}
ANSWERS = st.fixed_dictionaries(
    {"nonce": KEYS["nonce"], "is": KEYS["is"]},
    optional={key: value for key, value in KEYS.items() if key not in ("nonce", "is")},
)


def framed(data: bytes) -> bytes:
    """`data` as one message of the wire."""
    return struct.pack("<Q", len(data)) + data


@st.composite
def damaged(draw: Callable[..., Any], messages: st.SearchStrategy[bytes]) -> bytes:
    """A message with bits flipped, bytes left out, doubled or put in, or its end cut off."""
    data = bytearray(draw(messages))
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(data)))
        end = min(len(data), place + draw(st.integers(0, 12)))
        change = draw(st.sampled_from(["flip", "drop", "double", "put in", "cut off"]))
        if change == "flip" and place < len(data):
            data[place] ^= 1 << draw(st.integers(0, 7))
        elif change == "drop":
            del data[place:end]
        elif change == "double":
            data[place:place] = data[place:end]
        elif change == "put in":
            data[place:place] = draw(st.binary(max_size=9))
        elif change == "cut off":
            del data[place:]
    return bytes(data)


ENCODED = (ANSWERS | VALUES).map(encode)
MESSAGES = damaged(ENCODED | st.builds(with_header, HEADERS, st.binary(max_size=40)))
FRAMES = st.one_of(
    MESSAGES.map(framed),
    ENCODED.map(framed),
    damaged(ENCODED.map(framed)),
    *[ANSWERS.map(encode).map(framed)] * 6,
    st.lists(ENCODED.map(framed), max_size=3).map(b"".join),
    st.binary(max_size=60),
    st.integers(0, 2**64 - 1).map(lambda length: struct.pack("<Q", length)),
)


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
    if isinstance(left, complex):
        return same(left.real, right.real) and same(left.imag, right.imag)
    return left == right or (left != left and right != right)


PLAIN_TYPES = (type(None), bool, int, float, complex, str, bytes, np.ndarray, np.generic, Opaque)


def is_plain(value: Any) -> bool:
    """Whether `value` is a tree of nothing but plain data, with arrays of its own."""
    if isinstance(value, dict):
        return all(isinstance(key, (str, int)) and is_plain(part) for key, part in value.items())
    if isinstance(value, (list, tuple)):
        return all(map(is_plain, value))
    if isinstance(value, np.ndarray):
        return value.dtype.name in plain.DTYPES and (value.base is None or value.base.base is None)
    return isinstance(value, PLAIN_TYPES)
