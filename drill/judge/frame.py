"""Plain data as bytes and back: what may cross between the judge and the answer.

A frame is a JSON tree followed by raw buffers. Scalars and lists stand for themselves; everything else is an
object with one key that names its kind. Pickle is never used: the decoder builds exact builtins, numpy arrays
of plain types and numpy generators, whatever the bytes say, or raises FrameError. So an object with a
friendly `__eq__` can't come to exist in the judge.
"""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from drill.judge.arrays import (
    FrameError,
    Unframable,
    array_parts,
    array_whole,
    checked_shape,
    scalar_parts,
    scalar_whole,
    tensor_values,
)
from drill.judge.generators import generator_parts, generator_whole

__all__ = ["MAX_BYTES", "FrameError", "Unframable", "decode", "encode"]

MAX_BYTES = 64 << 20
MAX_TREE = 8 << 20
MAX_DEPTH = 60
MAX_NODES = 400_000
WIDE_INTEGER_BITS = 1024

_HEAD = struct.Struct("<4sII")
_MAGIC = b"drl1"
_LENGTH = struct.Struct("<Q")
_SCALARS = frozenset({int, float, str, bool, type(None)})
_LIES = (ValueError, TypeError, LookupError, OverflowError, RecursionError, MemoryError, AttributeError)


def encode(value: object) -> bytes:
    """Return the frame of `value`. Raises Unframable, with a sentence, for what is not plain or too large."""
    encoder = _Encoder()
    tree = json.dumps(encoder.tree(value, 0), separators=(",", ":")).encode("ascii")
    lengths = [len(buffer) for buffer in encoder.buffers]
    if len(tree) > MAX_TREE or len(tree) + sum(lengths) > MAX_BYTES:
        raise Unframable("more than 64 MB of data", too_large=True)
    head = _HEAD.pack(_MAGIC, len(tree), len(lengths))
    return b"".join([head, *map(_LENGTH.pack, lengths), tree, *encoder.buffers])


def decode(data: bytes | bytearray | memoryview) -> Any:
    """Return the value of a frame. Raises FrameError for anything that `encode` does not produce."""
    try:
        tree, buffers = _parts(memoryview(data))
        return _Decoder(buffers).value(json.loads(tree), 0)
    except (struct.error, *_LIES) as error:
        raise FrameError(f"not plain data: {type(error).__name__}") from None


def _parts(data: memoryview) -> tuple[str, list[memoryview]]:
    magic, tree_length, count = _HEAD.unpack_from(data)
    if magic != _MAGIC or tree_length > MAX_TREE or count > MAX_NODES:
        raise FrameError("not a frame")
    lengths = [_LENGTH.unpack_from(data, _HEAD.size + 8 * index)[0] for index in range(count)]
    start = _HEAD.size + 8 * count
    if start + tree_length + sum(lengths) != len(data):
        raise FrameError("a frame of the wrong length")
    tree = str(data[start : start + tree_length], "ascii")
    return tree, list(_cut(data[start + tree_length :], lengths))


def _cut(data: memoryview, lengths: Iterable[int]) -> Iterator[memoryview]:
    start = 0
    for length in lengths:
        yield data[start : start + length]
        start += length


class _Encoder:
    """Turns one value into a tree and collects its buffers.

    Subclasses of the builtins (a Counter, a namedtuple, an IntEnum) are sent as what they hold, read through
    the builtin's own methods.
    """

    def __init__(self) -> None:
        self.buffers: list[bytes | memoryview] = []
        self._nodes = 0

    def tree(self, value: Any, depth: int) -> Any:
        kind = type(value)
        if kind in _SCALARS:
            return {"i": hex(value)} if kind is int and _is_wide(value) else value
        self._nodes += 1
        if depth > MAX_DEPTH:
            raise Unframable("data nested too deeply")
        if self._nodes > MAX_NODES:
            raise Unframable("data of too many parts", too_large=True)
        for base, write in _WRITERS:
            if isinstance(value, base):
                return write(self, value, depth + 1)
        raise Unframable(f"an object of class {str(getattr(kind, '__qualname__', '?'))[:80]}")

    def write_scalar(self, value: np.generic, _depth: int) -> Any:
        return {"n": scalar_parts(value)}

    def write_array(self, value: np.ndarray[Any, Any], depth: int) -> Any:
        if value.dtype == object:
            return {"o": [list(value.shape), self._items(value.ravel().tolist(), depth)]}
        fields, data = array_parts(value)
        return {"a": [*fields, self._buffer(data)]}

    def write_tuple(self, value: Any, depth: int) -> Any:
        return {"t": self._items(tuple.__iter__(value), depth)}

    def write_list(self, value: Any, depth: int) -> Any:
        return self._items(list.__iter__(value), depth)

    def write_dict(self, value: Any, depth: int) -> Any:
        return {"d": [self._items(dict.keys(value), depth), self._items(dict.values(value), depth)]}

    def write_set(self, value: Any, depth: int) -> Any:
        return {"s": self._items(set.__iter__(value), depth)}

    def write_frozenset(self, value: Any, depth: int) -> Any:
        return {"z": self._items(frozenset.__iter__(value), depth)}

    def write_int(self, value: Any, depth: int) -> Any:
        return self.tree(int.__index__(value), depth)

    def write_float(self, value: Any, _depth: int) -> Any:
        return float.__float__(value)

    def write_complex(self, value: Any, _depth: int) -> Any:
        return {"c": [complex.__complex__(value).real, complex.__complex__(value).imag]}

    def write_str(self, value: Any, _depth: int) -> Any:
        return "".join(str.__iter__(value))

    def write_bytes(self, value: Any, _depth: int) -> Any:
        return {"b": self._buffer(bytes.__getitem__(value, slice(None)))}

    def write_range(self, value: Any, _depth: int) -> Any:
        return {"r": [value.start, value.stop, value.step]}

    def write_generator(self, value: np.random.Generator, depth: int) -> Any:
        name, state = generator_parts(value)
        return {"g": [name, self.tree(state, depth)]}

    def write_tensor(self, value: Any, depth: int) -> Any:
        return self.write_array(tensor_values(value), depth)

    def _items(self, values: Iterable[Any], depth: int) -> list[Any]:
        items = list(values)
        if _are_plain(items):
            return items
        return [self.tree(item, depth) for item in items]

    def _buffer(self, data: bytes | memoryview) -> int:
        self.buffers.append(data)
        return len(self.buffers) - 1


def _is_wide(value: int) -> bool:
    return value.bit_length() > WIDE_INTEGER_BITS


def _are_plain(items: list[Any]) -> bool:
    kinds = set(map(type, items))
    return kinds <= _SCALARS and not (
        int in kinds and any(type(item) is int and _is_wide(item) for item in items)
    )


class _Tensor(type):
    """Stands for torch's class of tensors, without importing torch."""

    def __instancecheck__(cls, value: object) -> bool:
        torch = sys.modules.get("torch")
        return torch is not None and isinstance(value, torch.Tensor)


class _AnyTensor(metaclass=_Tensor):
    pass


# The order matters: a numpy scalar may also be a float, a bool is an int.
_WRITERS: tuple[tuple[type, Callable[[_Encoder, Any, int], Any]], ...] = (
    (np.generic, _Encoder.write_scalar),
    (np.ndarray, _Encoder.write_array),
    (tuple, _Encoder.write_tuple),
    (list, _Encoder.write_list),
    (dict, _Encoder.write_dict),
    (set, _Encoder.write_set),
    (frozenset, _Encoder.write_frozenset),
    (int, _Encoder.write_int),
    (float, _Encoder.write_float),
    (complex, _Encoder.write_complex),
    (str, _Encoder.write_str),
    (bytes, _Encoder.write_bytes),
    (range, _Encoder.write_range),
    (np.random.Generator, _Encoder.write_generator),
    (_AnyTensor, _Encoder.write_tensor),
)


class _Decoder:
    """Rebuilds one value from its tree and buffers, trusting neither."""

    def __init__(self, buffers: list[memoryview]) -> None:
        self._buffers = buffers
        self._nodes = 0

    def value(self, tree: Any, depth: int) -> Any:
        if type(tree) in _SCALARS:
            return tree
        self._nodes += 1
        if depth > MAX_DEPTH or self._nodes > MAX_NODES:
            raise FrameError("data nested too deeply or of too many parts")
        if type(tree) is list:
            return self._items(tree, depth + 1)
        if len(tree) != 1:
            raise FrameError("not one kind")
        (kind, content), *_ = tree.items()
        return _READERS[kind](self, content, depth + 1)

    def read_array(self, content: Any, _depth: int) -> Any:
        *fields, index = content
        return array_whole(fields, self._buffer(index))

    def read_scalar(self, content: Any, _depth: int) -> Any:
        return scalar_whole(content)

    def read_objects(self, content: Any, depth: int) -> Any:
        shape, items = content
        flat = np.empty(len(items), dtype=object)
        for index, item in enumerate(self._items(items, depth)):
            flat[index] = item
        return flat.reshape(checked_shape(shape))

    def read_bytes(self, content: Any, _depth: int) -> Any:
        return bytes(self._buffer(content))

    def read_complex(self, content: Any, _depth: int) -> Any:
        real, imaginary = content
        return complex(float(real), float(imaginary))

    def read_dict(self, content: Any, depth: int) -> Any:
        keys, values = content
        return dict(zip(self._items(keys, depth), self._items(values, depth), strict=True))

    def read_generator(self, content: Any, depth: int) -> Any:
        name, state = content
        return generator_whole(name, self.value(state, depth))

    def read_wide_int(self, content: Any, _depth: int) -> Any:
        return int(content, 16)

    def read_range(self, content: Any, _depth: int) -> Any:
        start, stop, step = content
        return range(start, stop, step)

    def read_set(self, content: Any, depth: int) -> Any:
        return set(self._items(content, depth))

    def read_frozenset(self, content: Any, depth: int) -> Any:
        return frozenset(self._items(content, depth))

    def read_tuple(self, content: Any, depth: int) -> Any:
        return tuple(self._items(content, depth))

    def _items(self, tree: Any, depth: int) -> list[Any]:
        if type(tree) is not list:
            raise FrameError("not a list")
        if set(map(type, tree)) <= _SCALARS:
            return tree
        return [self.value(item, depth) for item in tree]

    def _buffer(self, index: Any) -> memoryview:
        if type(index) is not int or index < 0:
            raise FrameError("not a buffer")
        return self._buffers[index]


_READERS: dict[str, Callable[[_Decoder, Any, int], Any]] = {
    "a": _Decoder.read_array,
    "b": _Decoder.read_bytes,
    "c": _Decoder.read_complex,
    "d": _Decoder.read_dict,
    "g": _Decoder.read_generator,
    "i": _Decoder.read_wide_int,
    "n": _Decoder.read_scalar,
    "o": _Decoder.read_objects,
    "r": _Decoder.read_range,
    "s": _Decoder.read_set,
    "t": _Decoder.read_tuple,
    "z": _Decoder.read_frozenset,
}
