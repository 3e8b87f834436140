"""Windows as views: values, counts, shared memory, strides, read-only."""

import numpy as np
import pytest
from answer import windows

from drill.suite import assert_close, in_answer, seeds


@in_answer
def probe(values, size, step, stride=1):
    """Cut windows of a view with the stride given; return values before and after a change of x, and its flags."""
    import numpy as np

    from answer import windows

    x = np.repeat(np.asarray(values), abs(stride))[::stride]
    start = x.copy()
    w = windows(x, size, step)
    before = np.array(w)
    flags = {
        "shares": bool(np.shares_memory(w, x)),
        "writes": bool(w.flags.writeable),
        "x writes": bool(x.flags.writeable),
        "dtype": str(w.dtype),
        "x": start,
    }
    if x.flags.writeable:
        x[:] = x[::-1].copy()
    return before, np.array(w), flags


@in_answer
def memory_of(n, size):
    """Return the bytes that are allocated for all windows of n numbers."""
    import tracemalloc

    import numpy as np

    from answer import windows

    x = np.arange(float(n))
    windows(x, size, 1)
    tracemalloc.start()
    w = windows(x, size, 1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak, w.shape


def by_loop(x, size, step):
    rows = [x[start : start + size] for start in range(0, len(x) - size + 1, step)]
    return np.array(rows, dtype=np.asarray(x).dtype).reshape(-1, size)


def test_five_numbers_by_hand():
    """0 to 4 in windows of 3 with step 2 are two windows."""
    assert_close(windows(np.arange(5), 3, 2), [[0, 1, 2], [2, 3, 4]])


def test_values():
    """On random lengths, sizes and steps the rows are the slices of a loop."""
    for rng in seeds():
        n, size, step = (int(number) for number in rng.integers(1, [30, 8, 6]))
        x = rng.normal(size=n)
        assert_close(windows(x, size, step), by_loop(x, size, step), rtol=0.0)


def test_counts_at_the_edges():
    """The last full window is there, and no window more, for all small cases."""
    for n in range(8):
        for size in range(1, 6):
            for step in range(1, 5):
                got = windows(np.arange(n) + 10, size, step)
                assert_close(got, by_loop(np.arange(n) + 10, size, step))


def test_longer_than_the_array():
    """A size beyond the length gives the shape (0, size), also for an empty array and a large step."""
    for n, size, step in ((3, 5, 1), (3, 5, 3), (0, 4, 2), (0, 1, 1), (2, 9, 3)):
        assert_close(np.shape(windows(np.zeros(n), size, step)), (0, size))


def test_shares_memory():
    """The windows share memory with x, and show later changes of it."""
    x = np.arange(9.0)
    before, after, flags = probe(x, 4, 2)
    assert flags["shares"], "the result shares no memory with x"
    assert_close(before, by_loop(x, 4, 2), rtol=0.0)
    assert_close(after, by_loop(x[::-1], 4, 2), rtol=0.0)


def test_read_only():
    """The windows cannot be written to, and x can, as before."""
    *_, flags = probe(np.arange(7.0), 3, 1)
    assert not flags["writes"], "the result can be written to"
    assert flags["x writes"], "x has become read-only"


def test_views_with_strides():
    """Every second, every third element, and reversed arrays are windowed where they lie."""
    for stride in (2, 3, -1, -2):
        before, after, flags = probe(np.arange(11.0), 3, 2, stride)
        assert_close(before, by_loop(flags["x"], 3, 2), rtol=0.0)
        assert flags["shares"], f"stride {stride}: the result shares no memory with x"
        assert_close(after, by_loop(flags["x"][::-1], 3, 2), rtol=0.0)


def test_number_types():
    """The number type of x is kept."""
    for kind in ("int8", "uint16", "float32", "bool", "complex128"):
        before, _, flags = probe(np.array([0, 1, 1, 0, 1]).astype(kind), 2, 1)
        assert flags["dtype"] == kind
        assert_close(before, by_loop(np.array([0, 1, 1, 0, 1]).astype(kind), 2, 1))


def test_memory():
    """Thousands of windows of 500 numbers take no memory of their own."""
    peak, shape = memory_of(3_000, 500)
    assert_close(shape, (2_501, 500))
    assert peak < 20_000, f"{peak:,} bytes were allocated"


def test_useless_sizes():
    """A size or a step below 1 raises ValueError, whatever x is."""
    for size, step in ((0, 1), (-1, 1), (1, 0), (2, -1)):
        for n in (0, 5):
            with pytest.raises(ValueError):
                windows(np.zeros(n), size, step)
