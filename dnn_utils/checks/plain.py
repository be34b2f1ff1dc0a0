"""Plain data: the only values that cross the wire or lie in a case file.

A value is a tree of ``None``, ``bool``, ``int``, ``float``, ``complex``, ``str``, ``bytes``, ``list``,
``tuple``, ``dict``, NumPy scalars and NumPy arrays. It is written as a JSON header followed by the raw
array buffers; reading it back executes nothing. Whatever is not plain (a function, an object, an array
of objects) becomes an `Opaque` that only remembers the name of its type.
"""

from __future__ import annotations

import json
import math
import struct
from dataclasses import dataclass, field
from typing import Any

import numpy as np

# By name: a notebook in which somebody wrote `np.array = ...` can still be spoken with.
from numpy import asarray, ascontiguousarray, float64, frombuffer, longdouble, uint8

DTYPES = frozenset(
    [
        "bool",
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "float16",
        "float32",
        "float64",
        "complex64",
        "complex128",
    ]
)
# NumPy makes a dtype's name anew each time it is asked for.
_NATIVE = {name: np.dtype(name) for name in DTYPES}
_LITTLE = {name: np.dtype(name).newbyteorder("<") for name in DTYPES}
_NAMES = {np.dtype(name): name for name in DTYPES} | {
    np.dtype(name).newbyteorder(">"): name for name in DTYPES
}
_CONTENTS = {"U": "text", "S": "bytes", "O": "objects", "M": "dates", "m": "durations", "V": "records"}
MAX_DEPTH = 32
MAX_NODES = 200_000
MAX_BYTES = 512 * 2**20
MAX_NDIM = 8
MAX_DIGITS = 4000
MAX_BITS = 3 * MAX_DIGITS
_HEADER = struct.Struct("<I")
# The trees are made here, so no circle can be in them.
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


class NotPlain(ValueError):
    """The bytes or the value can't be read or written as plain data."""


@dataclass(frozen=True)
class Opaque:
    """Stands for a value that is not plain data, known only by the name of its type."""

    type_name: str


def encode(value: Any) -> bytes:
    """Write `value` as bytes; raise `NotPlain` where it is too large or too deep."""
    writer = _Writer()
    tree = writer.tree(value, 0)
    header = _JSON.encode(tree).encode("utf-8", "surrogatepass")
    return b"".join([_HEADER.pack(len(header)), header, *writer.buffers])


def decode(data: bytes | memoryview) -> Any:
    """Read what `encode` wrote; raise `NotPlain` for any other bytes.

    Arrays are fresh, writable and in native byte order. What comes out is never much larger than what
    goes in: each buffer is used once, in its order.
    """
    data = memoryview(data)
    if len(data) < _HEADER.size:
        raise NotPlain("the message is shorter than its header")
    (length,) = _HEADER.unpack(data[: _HEADER.size])
    end = _HEADER.size + length
    if end > len(data):
        raise NotPlain("the header is longer than the message")
    reader = _Reader(data[end:])
    value = reader.value(_header(bytes(data[_HEADER.size : end])), 0)
    if reader.used != len(reader.data):
        raise NotPlain("the message is longer than its parts")
    return value


def _header(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise NotPlain(f"the header is not JSON: {type(error).__name__}") from None


def type_name(value: Any) -> str:
    """The name of a value's type as a person would say it, at most 80 characters."""
    kind = type(value)
    name = value.type_name if kind is Opaque else kind.__name__
    return name[:80] if isinstance(name, str) else "object"


@dataclass
class _Writer:
    buffers: list[bytes] = field(default_factory=list)
    size: int = 0
    nodes: int = 0

    def tree(self, value: Any, depth: int) -> Any:
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise NotPlain("the value is nested too deeply or has too many parts")
        if value is None or value is True or value is False:
            return value
        write = _EXACT.get(type(value)) or _writer(value)
        return write(self, value, depth) if write else {"o": type_name(value)}

    def text(self, value: str, depth: int) -> Any:
        if len(value) > MAX_BYTES:
            raise NotPlain("the text is too long")
        return str.__str__(value)

    def integer(self, value: int, depth: int) -> Any:
        value = int.__int__(value)
        if value.bit_length() <= 64:
            return value
        return {"i": hex(value)} if value.bit_length() < MAX_BITS else {"o": "huge int"}

    def real(self, value: float, depth: int) -> Any:
        return float.__float__(value)

    def imaginary(self, value: complex, depth: int) -> Any:
        return {"c": [value.real, value.imag]}

    def sequence(self, value: list | tuple, depth: int) -> Any:
        if isinstance(value, list):
            return {"l": [self.tree(part, depth + 1) for part in list.__iter__(value)]}
        return {"t": [self.tree(part, depth + 1) for part in tuple.__iter__(value)]}

    def mapping(self, value: dict, depth: int) -> Any:
        pairs = []
        for key, part in dict.items(value):
            if not isinstance(key, (str, int)) or isinstance(key, bool):
                key = f"({type_name(key)} as a key)"
            pairs.append([self.tree(key, depth + 1), self.tree(part, depth + 1)])
        return {"d": pairs}

    def array(self, value: np.ndarray, depth: int) -> Any:
        value = asarray(value)
        if value.dtype == longdouble:
            value = value.astype(float64)
        name = _NAMES.get(value.dtype)
        if name is None or value.ndim > MAX_NDIM:
            return {"o": f"array of {_CONTENTS.get(value.dtype.kind, 'numbers')}"}
        native = ascontiguousarray(value, dtype=_LITTLE[name])
        return {"a": [name, list(value.shape), *self.buffer(native.tobytes())]}

    def scalar(self, value: np.generic, depth: int) -> Any:
        tree = self.array(asarray(value), depth)
        return {"n": tree["a"]} if "a" in tree else {"o": type_name(value)}

    def raw(self, value: bytes, depth: int) -> Any:
        return {"b": self.buffer(bytes(value))}

    def buffer(self, data: bytes) -> list[int]:
        start = self.size
        self.size += len(data)
        if self.size > MAX_BYTES:
            raise NotPlain("the value is too large")
        self.buffers.append(data)
        return [start, len(data)]


# NumPy's scalars come first: np.float64 is a float too, and must stay what it is.
_WRITERS: tuple[tuple[Any, Any], ...] = (
    (np.ndarray, _Writer.array),
    (np.generic, _Writer.scalar),
    (str, _Writer.text),
    (int, _Writer.integer),
    (float, _Writer.real),
    (complex, _Writer.imaginary),
    ((list, tuple), _Writer.sequence),
    (dict, _Writer.mapping),
    (bytes, _Writer.raw),
)


# Most values are of these types themselves, and need no search.
_EXACT = {
    kind: write
    for kinds, write in _WRITERS
    for kind in (kinds if isinstance(kinds, tuple) else (kinds,))
    if kind is not np.generic
}


def _writer(value: Any) -> Any:
    """What writes a value of a subclass; None where it isn't plain."""
    return next((write for kind, write in _WRITERS if isinstance(value, kind)), None)


@dataclass
class _Reader:
    data: memoryview
    nodes: int = 0
    used: int = 0

    def value(self, tree: Any, depth: int) -> Any:
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise NotPlain("the message is nested too deeply or has too many parts")
        if tree is None or isinstance(tree, (bool, float, str)):
            return tree
        if isinstance(tree, int):
            return self.small(tree)
        if not isinstance(tree, dict) or len(tree) != 1:
            raise NotPlain("the message has an unknown form")
        ((key, body),) = tree.items()
        if key not in _READERS:
            raise NotPlain("the message has an unknown tag")
        try:
            return _READERS[key](self, body, depth + 1)
        except NotPlain:
            raise
        except (TypeError, ValueError, KeyError, OverflowError, MemoryError) as error:
            raise NotPlain(f"a part of the message is malformed: {type(error).__name__}") from None

    def sequence(self, body: Any, depth: int) -> list:
        if not isinstance(body, list):
            raise NotPlain("a sequence is no list")
        return [self.value(part, depth) for part in body]

    def mapping(self, body: Any, depth: int) -> dict:
        pairs = {}
        for key, part in body:
            key = self.value(key, depth)
            if not isinstance(key, (str, int)):
                raise NotPlain("a key is neither text nor a whole number")
            pairs[key] = self.value(part, depth)
        return pairs

    def array(self, body: Any, depth: int) -> np.ndarray:
        name, shape, start, length = body
        if name not in DTYPES or not isinstance(shape, list) or len(shape) > MAX_NDIM:
            raise NotPlain("an array has a dtype or a shape that is not allowed")
        for n in shape:
            if type(n) is not int or not 0 <= n <= MAX_BYTES:
                raise NotPlain("an array has an impossible shape")
        dtype = _LITTLE[name]
        count = math.prod(shape)
        if count * dtype.itemsize != length:
            raise NotPlain("an array's buffer has the wrong length")
        # Summed along its empty side, an empty array can become a huge one.
        if not count and math.prod(filter(None, shape)) * dtype.itemsize > MAX_BYTES:
            raise NotPlain("an array has an impossible shape")
        flat = frombuffer(self.slice(start, length), dtype=dtype)
        # A bool is one of two bytes, whatever was sent.
        flat = flat.view(uint8) != 0 if name == "bool" else flat.astype(_NATIVE[name])
        return flat.reshape(shape)

    def slice(self, start: Any, length: Any) -> memoryview:
        if type(start) is not int or type(length) is not int or start != self.used or length < 0:
            raise NotPlain("a buffer has an impossible place")
        if start + length > len(self.data):
            raise NotPlain("a buffer lies outside the message")
        self.used += length
        return self.data[start : self.used]

    def small(self, value: int) -> int:
        if value.bit_length() > 64:
            raise NotPlain("a whole number is too long")
        return value

    def big(self, body: Any, depth: int) -> int:
        if not isinstance(body, str) or len(body) > MAX_DIGITS or int(body, 16).bit_length() >= MAX_BITS:
            raise NotPlain("a whole number is too long")
        return int(body, 16)

    def imaginary(self, body: Any, depth: int) -> complex:
        real, imag = body
        if not all(type(part) in (int, float) for part in (real, imag)):
            raise NotPlain("a part of a complex number is no number")
        return complex(real, imag)

    def opaque(self, body: Any, depth: int) -> Opaque:
        if not isinstance(body, str):
            raise NotPlain("a type's name is no text")
        return Opaque(body[:80])


_READERS = {
    "l": _Reader.sequence,
    "t": lambda self, body, depth: tuple(self.sequence(body, depth)),
    "d": _Reader.mapping,
    "a": _Reader.array,
    "n": lambda self, body, depth: self.array(body, depth)[()],
    "b": lambda self, body, depth: bytes(self.slice(*body)),
    "c": _Reader.imaginary,
    "i": _Reader.big,
    "o": _Reader.opaque,
}
