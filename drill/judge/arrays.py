"""Numpy arrays and scalars, and torch tensors, taken apart into plain fields and put together again."""

from __future__ import annotations

import math
import re
import sys
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Fields = list[Any]

MAX_LOGICAL_BYTES = 256 << 20
MAX_DIMENSIONS = 32
MAX_ITEM_BYTES = 1 << 16
STRIDED_SPREAD = 64  # a view into a memory this many times its own size is sent compact instead

_DTYPE = re.compile(r"[<>|](?:[biufcSU][0-9]{1,6}|[mM]8(?:\[[0-9]{0,6}[A-Za-z]{1,2}\])?)\Z")
_LIBRARY_SUBCLASSES = (np.matrix, np.memmap)


class FrameError(Exception):
    """Bytes that are not a frame: whoever sent them broke the rules of the channel."""


class Unframable(Exception):
    """A value that may not cross, said so that it completes "returned ..."."""

    def __init__(self, what: str, *, too_large: bool = False) -> None:
        """Keep `what` the value is, and whether only its size is at fault."""
        super().__init__(what)
        self.too_large = too_large


def array_parts(array: Array) -> tuple[Fields, bytes | memoryview]:
    """Return the fields of an array and its memory: dtype, shape, layout, whether writable.

    The layout is "C", "F", or `[strides, offset]` in bytes. Memory between the elements of a strided view is
    not sent: it may hold what the other side must not see.
    """
    if type(array) is not np.ndarray:
        array = _without_subclass(array)
    dtype = array.dtype.str
    if not _DTYPE.match(dtype):
        raise Unframable(f"an array of {array.dtype}"[:100])
    if array.nbytes > MAX_LOGICAL_BYTES:
        raise Unframable("an array of more than 256 MB", too_large=True)
    layout, memory = _layout(array)
    return [dtype, list(array.shape), layout, array.flags.writeable], memory


def _without_subclass(array: Array) -> Array:
    if not isinstance(array, _LIBRARY_SUBCLASSES):
        raise Unframable(f"an array of class {type(array).__name__}"[:100])
    return array.view(np.ndarray)


def _layout(array: Array) -> tuple[Any, bytes | memoryview]:
    if array.flags.c_contiguous:
        return "C", _memory(array)
    if array.flags.f_contiguous:
        return "F", _memory(array.T)
    low, high = _bounds(array)
    span = high - low
    if span > array.nbytes * STRIDED_SPREAD:
        return "C", array.tobytes()
    memory = bytearray(span)
    copy = np.ndarray(array.shape, array.dtype, memory, -low, array.strides)
    copy[...] = array
    return [list(array.strides), -low], memoryview(memory)


def _memory(array: Array) -> bytes | memoryview:
    if array.nbytes == 0:
        return b""
    return array.reshape(-1).view(np.uint8).data


def _bounds(array: Array) -> tuple[int, int]:
    """Return the lowest and the highest byte that an array reaches, counted from its first element."""
    steps = [(size - 1) * stride for size, stride in zip(array.shape, array.strides, strict=True)]
    return sum(step for step in steps if step < 0), sum(step for step in steps if step > 0) + array.itemsize


def array_whole(fields: Fields, memory: memoryview) -> Array:
    """Rebuild an array with memory of its own. Raises FrameError, or a builtin error, if the fields lie."""
    name, shape_field, layout, writable = fields
    dtype, shape = _checked_dtype(name), checked_shape(shape_field)
    if math.prod(shape) * dtype.itemsize > MAX_LOGICAL_BYTES:
        raise FrameError("an array too large")
    if layout in ("C", "F"):
        array = _contiguous(dtype, shape, layout, memory)
    else:
        strides, offset = layout
        array = np.ndarray(shape, dtype, bytearray(memory), offset, tuple(strides))
    if not writable:
        array.flags.writeable = False
    return array


def _contiguous(dtype: np.dtype[Any], shape: tuple[int, ...], order: str, memory: memoryview) -> Array:
    if math.prod(shape) * dtype.itemsize != len(memory):
        raise FrameError("an array of the wrong size")
    array = np.empty(shape[::-1] if order == "F" else shape, dtype)
    if len(memory):
        array.reshape(-1).view(np.uint8)[:] = np.frombuffer(memory, np.uint8)
    return array.T if order == "F" else array


def checked_shape(shape: Any) -> tuple[int, ...]:
    """Return a shape as a tuple. Raises FrameError unless it is a short list of sizes."""
    if type(shape) is not list or len(shape) > MAX_DIMENSIONS:
        raise FrameError("not a shape")
    if not all(type(size) is int and size >= 0 for size in shape):
        raise FrameError("not a shape")
    return tuple(shape)


def _checked_dtype(name: Any) -> np.dtype[Any]:
    if type(name) is not str or not _DTYPE.match(name):
        raise FrameError("not a type of number")
    dtype = np.dtype(name)
    if dtype.itemsize > MAX_ITEM_BYTES:
        raise FrameError("elements too large")
    return dtype


def scalar_parts(scalar: np.generic) -> Fields:
    """Return the type and the bytes, in hexadecimal, of a numpy scalar."""
    dtype = scalar.dtype.str
    if not _DTYPE.match(dtype):
        raise Unframable(f"a scalar of {scalar.dtype}"[:100])
    return [dtype, scalar.tobytes().hex()]


def scalar_whole(fields: Any) -> np.generic:
    """Rebuild a numpy scalar. Raises FrameError or ValueError if the fields lie."""
    name, digits = fields
    dtype, data = _checked_dtype(name), bytes.fromhex(digits)
    if len(data) != dtype.itemsize:
        raise FrameError("a scalar of the wrong size")
    scalar: np.generic = np.frombuffer(data, dtype)[0] if data else dtype.type()
    return scalar


def tensor_values(tensor: Any) -> Array:
    """Return the values of a torch tensor as an array; bfloat16, which numpy lacks, as float32."""
    torch = sys.modules["torch"]  # imported, since there is a tensor of it
    if type(tensor) not in (torch.Tensor, torch.nn.Parameter):
        raise Unframable(f"a tensor of class {type(tensor).__name__}"[:100])
    plain = tensor.detach().cpu().to_dense().resolve_conj().resolve_neg()
    if plain.dtype == torch.bfloat16:
        plain = plain.float()
    try:
        values: Array = plain.numpy()
    except TypeError:
        raise Unframable(f"a tensor of {tensor.dtype}") from None
    return values
