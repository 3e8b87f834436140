"""Plain data as bytes and back: what may cross between the judge and the answer.

A frame is a JSON tree followed by raw buffers. Scalars and lists stand for themselves; everything else is an
object with one key that names its kind. Pickle is never used: the decoder builds exact builtins, numpy arrays of
plain types and numpy generators, whatever the bytes say, or raises FrameError. So an object with a friendly
`__eq__` can't come to exist in the judge.
"""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from drill.judge import arrays
from drill.judge.arrays import FrameError, Unframable

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


def encode(value: object) -> bytes:
    """Return the frame of `value`. Raises Unframable, with a sentence, for what is not plain data or is too large."""
    encoder = _Encoder()
    tree = json.dumps(encoder.tree(value, 0), separators=(",", ":")).encode("ascii")
    lengths = [len(buffer) for buffer in encoder.buffers]
    if len(tree) > MAX_TREE or len(tree) + sum(lengths) > MAX_BYTES:
        raise Unframable("more than 64 MB of data", too_large=True)
    head = _HEAD.pack(_MAGIC, len(tree), len(lengths))
    return b"".join([head, *map(_LENGTH.pack, lengths), tree, *encoder.buffers])


def decode(data: bytes | bytearray | memoryview) -> Any:
    """Return the value of a frame. Raises FrameError for anything that `encode` does not produce."""
    tree, buffers = _parts(memoryview(data))
    try:
        return _Decoder(buffers).value(json.loads(tree), 0)
    except FrameError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError, MemoryError) as error:
        raise FrameError(f"not plain data: {type(error).__name__}") from None


def _parts(data: memoryview) -> tuple[str, list[memoryview]]:
    try:
        magic, tree_length, count = _HEAD.unpack_from(data)
        if magic != _MAGIC or tree_length > MAX_TREE or count > MAX_NODES:
            raise FrameError("not a frame")
        lengths = [_LENGTH.unpack_from(data, _HEAD.size + 8 * index)[0] for index in range(count)]
    except struct.error:
        raise FrameError("a frame cut short") from None
    start = _HEAD.size + 8 * count
    if start + tree_length + sum(lengths) != len(data):
        raise FrameError("a frame of the wrong length")
    try:
        tree = str(data[start : start + tree_length], "ascii")
    except UnicodeDecodeError:
        raise FrameError("not a frame") from None
    return tree, list(_cut(data[start + tree_length :], lengths))


def _cut(data: memoryview, lengths: Iterable[int]) -> Iterable[memoryview]:
    start = 0
    for length in lengths:
        yield data[start : start + length]
        start += length


class _Encoder:
    """Turns one value into a tree and collects its buffers."""

    def __init__(self) -> None:
        self.buffers: list[bytes | memoryview] = []
        self.nodes = 0

    def buffer(self, data: bytes | memoryview) -> int:
        self.buffers.append(data)
        return len(self.buffers) - 1

    def tree(self, value: Any, depth: int) -> Any:
        kind = type(value)
        if kind in _SCALARS:
            return _wide(value) if kind is int and value.bit_length() > WIDE_INTEGER_BITS else value
        self.nodes += 1
        if depth > MAX_DEPTH:
            raise Unframable("data nested too deeply")
        if self.nodes > MAX_NODES:
            raise Unframable("data of too many parts", too_large=True)
        for base, write in _WRITERS:
            if isinstance(value, base):
                return write(self, value, depth + 1)
        tensor = _as_array(value)
        if tensor is not None:
            return self.tree(tensor, depth)
        raise Unframable(f"an object of class {_class_name(kind)}")

    def items(self, values: Iterable[Any], depth: int) -> list[Any]:
        items = list(values)
        if _plain(items):
            return items
        return [self.tree(item, depth) for item in items]

    def generator(self, value: np.random.Generator, depth: int) -> Any:
        bits = value.bit_generator
        return {"g": [type(bits).__name__, self.tree(dict(bits.state), depth)]}

    def mapping(self, value: dict[Any, Any], depth: int) -> Any:
        keys, values = list(dict.keys(value)), list(dict.values(value))
        return {"d": [self.items(keys, depth), self.items(values, depth)]}

    def array(self, value: np.ndarray[Any, Any], depth: int) -> Any:
        if value.dtype == object:
            return {"o": [list(value.shape), self.items(value.ravel().tolist(), depth)]}
        fields, data = arrays.taken_apart(value)
        return {"a": [*fields, self.buffer(data)]}


def _wide(value: int) -> Any:
    return {"i": hex(value)}


def _plain(items: list[Any]) -> bool:
    kinds = set(map(type, items))
    if not kinds <= _SCALARS:
        return False
    return int not in kinds or not any(
        type(item) is int and item.bit_length() > WIDE_INTEGER_BITS for item in items
    )


def _as_array(value: Any) -> np.ndarray[Any, Any] | None:
    torch = sys.modules.get("torch")
    if torch is None or not isinstance(value, torch.Tensor):
        return None
    return arrays.from_tensor(value)


def _class_name(kind: type) -> str:
    return str(getattr(kind, "__qualname__", "?"))[:80]


# Subclasses of the builtins (a Counter, a namedtuple, an IntEnum) are sent as what they hold, read through the
# builtin's own methods. The order matters: a numpy scalar may also be a float.
_WRITERS: tuple[tuple[Any, Callable[[_Encoder, Any, int], Any]], ...] = (
    (np.generic, lambda encoder, value, depth: {"n": arrays.scalar_taken_apart(value)}),
    (np.ndarray, lambda encoder, value, depth: encoder.array(value, depth)),
    (tuple, lambda encoder, value, depth: {"t": encoder.items(tuple.__iter__(value), depth)}),
    (list, lambda encoder, value, depth: encoder.items(list.__iter__(value), depth)),
    (dict, lambda encoder, value, depth: encoder.mapping(value, depth)),
    (set, lambda encoder, value, depth: {"s": encoder.items(set.__iter__(value), depth)}),
    (frozenset, lambda encoder, value, depth: {"z": encoder.items(frozenset.__iter__(value), depth)}),
    (bool, lambda encoder, value, depth: bool(value)),
    (int, lambda encoder, value, depth: encoder.tree(int.__index__(value), depth)),
    (float, lambda encoder, value, depth: float.__float__(value)),
    (complex, lambda encoder, value, depth: {"c": [value.real, value.imag]}),
    (str, lambda encoder, value, depth: "".join(str.__iter__(value))),
    (bytes, lambda encoder, value, depth: {"b": encoder.buffer(bytes.__getitem__(value, slice(None)))}),
    (range, lambda encoder, value, depth: {"r": [value.start, value.stop, value.step]}),
    (np.random.Generator, lambda encoder, value, depth: encoder.generator(value, depth)),
)


class _Decoder:
    """Rebuilds one value from its tree and buffers, trusting neither."""

    def __init__(self, buffers: list[memoryview]) -> None:
        self.buffers = buffers
        self.nodes = 0

    def value(self, tree: Any, depth: int) -> Any:
        if type(tree) in _SCALARS:
            return tree
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise FrameError("data nested too deeply or of too many parts")
        if type(tree) is list:
            return self.items(tree, depth + 1)
        if len(tree) != 1:
            raise FrameError("not one kind")
        (kind, content), *_ = tree.items()
        return _READERS[kind](self, content, depth + 1)

    def items(self, tree: Any, depth: int) -> list[Any]:
        if type(tree) is not list:
            raise FrameError("not a list")
        if set(map(type, tree)) <= _SCALARS:
            return tree
        return [self.value(item, depth) for item in tree]

    def buffer(self, index: Any) -> memoryview:
        if type(index) is not int or index < 0:
            raise FrameError("not a buffer")
        return self.buffers[index]

    def mapping(self, content: Any, depth: int) -> dict[Any, Any]:
        keys, values = content
        return dict(zip(self.items(keys, depth), self.items(values, depth), strict=True))

    def array(self, content: Any) -> np.ndarray[Any, Any]:
        *fields, index = content
        return arrays.put_together(fields, self.buffer(index))

    def objects(self, content: Any, depth: int) -> np.ndarray[Any, Any]:
        shape, items = content
        flat = np.empty(len(items), dtype=object)
        flat[:] = self.items(items, depth)
        return flat.reshape(arrays.checked_shape(shape))

    def generator(self, content: Any, depth: int) -> np.random.Generator:
        name, state = content
        generator = arrays.new_generator(name)
        generator.bit_generator.state = self.value(state, depth)
        return generator


def _integer(content: Any) -> int:
    return int(content, 16)


def _complex(content: Any) -> complex:
    real, imaginary = content
    return complex(float(real), float(imaginary))


def _range(content: Any) -> range:
    start, stop, step = content
    return range(start, stop, step)


_READERS: dict[str, Callable[[_Decoder, Any, int], Any]] = {
    "a": lambda decoder, content, depth: decoder.array(content),
    "b": lambda decoder, content, depth: bytes(decoder.buffer(content)),
    "c": lambda decoder, content, depth: _complex(content),
    "d": lambda decoder, content, depth: decoder.mapping(content, depth),
    "g": lambda decoder, content, depth: decoder.generator(content, depth),
    "i": lambda decoder, content, depth: _integer(content),
    "n": lambda decoder, content, depth: arrays.scalar_put_together(content),
    "o": lambda decoder, content, depth: decoder.objects(content, depth),
    "r": lambda decoder, content, depth: _range(content),
    "s": lambda decoder, content, depth: set(decoder.items(content, depth)),
    "t": lambda decoder, content, depth: tuple(decoder.items(content, depth)),
    "z": lambda decoder, content, depth: frozenset(decoder.items(content, depth)),
}
