"""What crosses between judge and answer: the same values come out, exactly, and nothing else can."""

from __future__ import annotations

import enum
import json
import math
import struct
from collections import Counter, OrderedDict, defaultdict, namedtuple
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.judge.frame import MAX_BYTES, MAX_DEPTH, FrameError, Unframable, decode, encode

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=2**1020, max_value=2**1100)
    | st.floats()
    | st.complex_numbers()
    | st.text(st.characters())
    | st.binary(max_size=20)
)
keys = st.integers() | st.text(max_size=5) | st.tuples(st.integers(), st.booleans())
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.lists(inner, max_size=5).map(tuple)
        | st.dictionaries(keys, inner, max_size=5)
        | st.sets(keys, max_size=5)
        | st.frozensets(keys, max_size=5)
    ),
    max_leaves=20,
)
dtypes = st.sampled_from(
    [
        "f2",
        "f4",
        "f8",
        ">f8",
        "i1",
        "i4",
        "i8",
        ">i2",
        "u1",
        "u8",
        "?",
        "c8",
        "c16",
        "U3",
        "S2",
        "M8[D]",
        "m8[ns]",
    ]
)
slices = st.sampled_from([slice(None), slice(None, None, -1), slice(None, None, 2), slice(1, None)])
shapes = st.lists(st.integers(0, 4), max_size=4).map(tuple)


def same(first: Any, second: Any) -> bool:
    """Return whether two values are of exactly the same types and equal, NaN to NaN and zeros by their sign."""
    if type(first) is not type(second):
        return False
    if isinstance(first, float):
        return math.isnan(first) or struct.pack("d", first) == struct.pack("d", second)
    if isinstance(first, complex):
        return same(first.real, second.real) and same(first.imag, second.imag)
    if isinstance(first, list | tuple):
        return len(first) == len(second) and all(map(same, first, second))
    if isinstance(first, dict):
        return same(list(first), list(second)) and same(list(first.values()), list(second.values()))
    return bool(first == second)


@given(values)
def test_plain_values_come_back_as_they_were(value):
    assert same(decode(encode(value)), value)


@given(dtypes, shapes, st.data())
def test_arrays_keep_type_shape_strides_values_and_writability(dtype, shape, data):
    base = np.arange(math.prod(shape)).astype(dtype).reshape(shape)
    array = base.transpose(data.draw(st.permutations(range(base.ndim))))
    array = array[(..., *(data.draw(slices) for _ in shape))]
    array.flags.writeable = data.draw(st.booleans())
    copy = decode(encode(array))
    assert type(copy) is np.ndarray
    assert (copy.dtype, copy.shape, copy.flags.writeable) == (array.dtype, array.shape, array.flags.writeable)
    assert array.size < 2 or copy.strides == array.strides or copy.flags.forc == array.flags.forc
    np.testing.assert_array_equal(copy, array, strict=True)


@pytest.mark.parametrize(
    "array",
    [
        np.broadcast_to(np.arange(3.0), (4, 3)),
        np.lib.stride_tricks.sliding_window_view(np.arange(7.0), 3),
        np.arange(24).reshape(2, 3, 4).transpose(1, 2, 0),
        np.asfortranarray(np.ones((3, 5))),
        np.arange(10)[::-2],
        np.array(3.0),
        np.zeros((0, 4)),
        np.zeros(3, "U0"),
        np.array([0.0, -0.0, np.nan, np.inf, -np.inf]),
    ],
    ids=str,
)
def test_unusual_layouts_survive(array):
    copy = decode(encode(array))
    assert copy.strides == array.strides
    np.testing.assert_array_equal(copy, array, strict=True)
    assert copy.tobytes() == array.tobytes()


def test_memory_between_the_elements_of_a_view_does_not_travel():
    pairs = np.array([[1.0, 77.0], [2.0, 77.0], [3.0, 77.0]])
    copy = decode(encode(pairs[:, 0]))
    assert copy.strides == (16,)
    assert 77.0 not in np.lib.stride_tricks.as_strided(copy, (5,), (8,))


def test_a_thin_view_of_a_large_memory_is_sent_compact():
    assert len(encode(np.zeros(10**6)[:: 10**5])) < 1000


def test_an_array_that_arrives_can_be_written_to_without_touching_the_frame():
    frame = encode(np.zeros(3))
    decode(frame)[:] = 1
    np.testing.assert_array_equal(decode(frame), np.zeros(3))


@pytest.mark.parametrize(
    "scalar",
    [
        np.float64(1.5),
        np.float32(0.1),
        np.int8(-3),
        np.bool_(True),
        np.str_("é"),
        np.complex64(1j),
        np.datetime64("2024-02-29"),
    ],
)
def test_numpy_scalars_keep_their_type(scalar):
    copy = decode(encode([scalar]))[0]
    assert type(copy) is type(scalar)
    assert copy == scalar


def test_object_arrays_hold_plain_data():
    ragged = np.array([[1, 2], "x", None, (np.arange(3),)], dtype=object)
    copy = decode(encode(ragged))
    assert copy.dtype == object
    assert copy[0] == [1, 2]
    assert type(copy[3]) is tuple


@pytest.mark.parametrize("kind", ["PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"])
def test_a_generator_goes_on_where_it_was(kind):
    generator = np.random.Generator(getattr(np.random, kind)(7))
    generator.integers(10, size=3, dtype=np.uint32)
    generator.normal(size=5)
    copy = decode(encode(generator))
    assert type(copy.bit_generator).__name__ == kind
    np.testing.assert_array_equal(copy.random(100), generator.random(100))


class Friendly(list):
    def __eq__(self, other):
        return True

    def __iter__(self):
        return iter([1, 2, 3])

    __hash__ = None


class Half(float):
    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Friendly([9]), [9]),
        (Half(0.5), 0.5),
        (namedtuple("Fit", "slope intercept")(1, 2), (1, 2)),
        (Counter("aab"), {"a": 2, "b": 1}),
        (defaultdict(list, {1: [2]}), {1: [2]}),
        (OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
        (enum.IntEnum("Colour", "RED")(1), 1),
        (type("Name", (str,), {"__str__": lambda self: "other"})("text"), "text"),
        (range(2, 9, 3), range(2, 9, 3)),
    ],
    ids=lambda value: type(value).__name__,
)
def test_subclasses_arrive_as_what_they_hold(value, plain):
    copy = decode(encode(value))
    assert type(copy) is type(plain)
    assert same(copy, plain)


class Spy:
    pass


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (Spy(), "an object of class Spy"),
        ([1, {"x": Spy()}], "an object of class Spy"),
        (lambda: 1, "an object of class function"),
        ((x for x in [1]), "an object of class generator"),
        (int, "an object of class type"),
        (np.ma.masked_array([1], [True]), "an array of class MaskedArray"),
        (np.zeros(2, [("a", "i4")]), "an array of [('a'"),
        (np.array([Spy()], dtype=object), "an object of class Spy"),
    ],
)
def test_what_is_not_plain_data_is_refused_by_its_class(value, what):
    with pytest.raises(Unframable) as refusal:
        encode(value)
    assert str(refusal.value).startswith(what)
    assert not refusal.value.too_large


def test_a_cycle_is_refused_and_a_deep_nest_within_the_limit_is_not():
    cycle: list[Any] = []
    cycle.append(cycle)
    with pytest.raises(Unframable, match="nested"):
        encode(cycle)
    nest: Any = 1
    for _ in range(MAX_DEPTH):
        nest = [nest]
    assert decode(encode(nest)) == nest


def test_a_value_that_is_too_large_is_refused_for_its_size():
    for value in (bytes(MAX_BYTES + 1), ["x" * (9 << 20)], [[0] for _ in range(500_000)]):
        with pytest.raises(Unframable) as refusal:
            encode(value)
        assert refusal.value.too_large


@given(st.binary(max_size=200))
def test_noise_is_not_a_frame(data):
    with pytest.raises(FrameError):
        decode(data)


@settings(max_examples=300)
@given(values | st.just(np.arange(6.0).reshape(2, 3)[:, ::2]) | st.just(np.random.default_rng(0)), st.data())
def test_a_damaged_frame_is_plain_data_or_refused(value, data):
    frame = bytearray(encode(value))
    for _ in range(data.draw(st.integers(1, 4))):
        frame[data.draw(st.integers(0, len(frame) - 1))] = data.draw(st.integers(0, 255))
    try:
        rebuilt = decode(frame)
    except FrameError:
        return
    encode(rebuilt)


def forged(tree: Any, *buffers: bytes) -> bytes:
    """Return a frame with any tree, as a hostile sender would write it."""
    text = tree.encode() if isinstance(tree, str) else json.dumps(tree).encode()
    head = struct.pack("<4sII", b"drl1", len(text), len(buffers))
    return head + b"".join(struct.pack("<Q", len(each)) for each in buffers) + text + b"".join(buffers)


STATE = {"d": [["bit_generator", "state"], ["MT19937", {"d": [["key", "pos"], [[0] * 624, 10**6]]}]]}


@pytest.mark.parametrize(
    "frame",
    [
        forged({"x": 1}),
        forged({}),
        forged({"t": [1], "s": [1]}),
        forged({"t": 1}),
        forged({"s": [[1]]}),
        forged({"d": [[1, 2], [3]]}),
        forged({"d": [[[1]], [3]]}),
        forged({"b": 0}),
        forged({"b": -1}, b"x"),
        forged({"b": True}, b"x", b"y"),
        forged({"i": "zz"}),
        forged({"c": ["a", 1]}),
        forged({"r": [0, 1, 0]}),
        forged({"n": ["<f8", "00"]}),
        forged({"n": ["O", "00" * 8]}),
        forged({"a": ["O", [1], "C", True, 0]}, bytes(8)),
        forged({"a": ["V8", [1], "C", True, 0]}, bytes(8)),
        forged({"a": ["i4,(9999,9999)f8", [1], "C", True, 0]}, bytes(8)),
        forged({"a": ["<U999999", [1], "C", True, 0]}, b""),
        forged({"a": ["<f8", [2], "C", True, 0]}, bytes(8)),
        forged({"a": ["<f8", [-1], "C", True, 0]}, bytes(8)),
        forged({"a": ["<f8", [1.0], "C", True, 0]}, bytes(8)),
        forged({"a": ["<f8", [1] * 40, "C", True, 0]}, bytes(8)),
        forged({"a": ["<f8", [2**40, 2**40], [[0, 0], 0], True, 0]}, bytes(8)),
        forged({"a": ["<f8", [2], [[8], 8], True, 0]}, bytes(16)),
        forged({"a": ["<f8", [2], [[-8], 0], True, 0]}, bytes(16)),
        forged({"a": ["<f8", [2], [[8], -8], True, 0]}, bytes(16)),
        forged({"a": ["<f8", [1], "K", True, 0]}, bytes(8)),
        forged({"o": [[3], [1, 2]]}),
        forged({"g": ["RandomState", {"d": [[], []]}]}),
        forged({"g": ["PCG64", 1]}),
        forged({"g": ["PCG64", {"d": [["bit_generator"], ["MT19937"]]}]}),
        forged({"g": ["MT19937", STATE]}),
        forged("[" * 100_000),
        forged("[" * 100 + "]" * 100),
        forged("[" + ",".join(["[]"] * 500_000) + "]"),
        forged('{"i": ' + '"' + "f" * 100 + '"' + ', "i": 5}'),
        encode([1, 2])[:-1],
        encode([1, 2]) + b" ",
        struct.pack("<4sII", b"drl1", 2**31, 0),
        struct.pack("<4sII", b"drl1", 2, 2**31) + b"[]",
    ],
)
def test_a_forged_frame_is_refused(frame):
    with pytest.raises(FrameError):
        decode(frame)


def test_torch_tensors_arrive_as_arrays():
    torch = pytest.importorskip("torch")
    tensors = [
        torch.arange(6.0).reshape(2, 3).T,
        torch.nn.Parameter(torch.ones(2)),
        torch.tensor(1.5, dtype=torch.bfloat16),
        torch.tensor([1 + 2j]).conj(),
        torch.tensor([True, False]),
        torch.eye(2).to_sparse(),
    ]
    arrays = decode(encode(tensors))
    assert [array.dtype.str for array in arrays] == ["<f4", "<f4", "<f4", "<c8", "|b1", "<f4"]
    assert [array.shape for array in arrays] == [(3, 2), (2,), (), (1,), (2,), (2, 2)]
    assert arrays[3][0] == 1 - 2j


def test_a_tensor_of_a_learners_class_is_refused():
    torch = pytest.importorskip("torch")

    class Sly(torch.Tensor):
        pass

    with pytest.raises(Unframable, match="tensor of class Sly"):
        encode(torch.ones(2).as_subclass(Sly))
