"""Causal linear attention against the quadratic form with the same kernel, with its cells and bytes counted."""

import numpy as np
from answer import linear_attention

from drill.suite import assert_close, in_answer, seeds

T, D, DV = 11, 5, 3


def draw(rng, n_steps=T):
    return rng.normal(size=(n_steps, D)), rng.normal(size=(n_steps, D)), rng.normal(size=(n_steps, DV))


def features(x):
    return np.where(x > 0, x + 1.0, np.exp(np.minimum(x, 0)))


def quadratic(q, k, v):
    """The T x T table of kernel values, cut off above the diagonal and normalised by row."""
    kernel = np.tril(features(q) @ features(k).T)
    return kernel @ v / kernel.sum(axis=1, keepdims=True)


@in_answer
def cells_computed(n_steps):
    """Run the answer on arrays that report what is computed from them; return the number of cells."""
    import numpy as np

    from answer import linear_attention

    cells = 0

    def plain(x):
        return x.view(np.ndarray) if isinstance(x, Counted) else x

    def counted(x):
        nonlocal cells
        if type(x) in (list, tuple):  # as np.split and np.atleast_2d return them
            return type(x)(map(counted, x))
        cells += np.size(x)
        return x.view(Counted) if isinstance(x, np.ndarray) else x

    class Counted(np.ndarray):
        def __array_ufunc__(self, ufunc, method, *inputs, out=None, **kwargs):
            if out is not None:
                kwargs["out"] = tuple(plain(array) for array in out)
            return counted(getattr(ufunc, method)(*(plain(array) for array in inputs), **kwargs))

        def __array_function__(self, function, types, args, kwargs):
            return counted(super().__array_function__(function, types, args, kwargs))

    def kept(convert):
        return lambda x, *args, **kwargs: (np.asanyarray if isinstance(x, Counted) else convert)(
            x, *args, **kwargs
        )

    inputs = [array.view(Counted) for array in long_inputs(n_steps)]
    array, asarray = np.array, np.asarray
    np.array, np.asarray = kept(array), kept(asarray)  # a conversion must not shake the counter off
    try:
        linear_attention(*inputs)
    finally:
        np.array, np.asarray = array, asarray
    return cells


@in_answer
def peak_bytes(n_steps):
    """Run the answer and return the most memory that it held at one time."""
    import tracemalloc

    from answer import linear_attention

    inputs = long_inputs(n_steps)
    tracemalloc.start()
    linear_attention(*inputs)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@in_answer
def long_inputs(n_steps):
    import numpy as np

    rng = np.random.default_rng(1)
    return [rng.normal(size=(n_steps, width)) for width in (5, 5, 3)]


@in_answer
def growth(what, n_steps):
    """The power of T with which work or memory grows, to the nearest whole number: 1 linear, 2 quadratic."""
    import math

    measure = {"work": cells_computed, "memory": peak_bytes}[what]
    short, long = measure(n_steps), measure(2 * n_steps)
    return max(1, round(math.log2(long / short))) if short else 1


@in_answer
def with_warnings(q, k, v):
    import warnings

    from answer import linear_attention

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        out = linear_attention(q, k, v)
    return out, bool(caught)


def test_two_steps_by_hand():
    """Zeros have the feature 1: the first output is the first value, the second weighs both by their kernels."""
    q = np.array([[0.0], [0.0]])
    k = np.array([[0.0], [2.0]])
    v = np.array([[4.0, 0.0], [8.0, 1.0]])
    assert_close(linear_attention(q, k, v), [[4.0, 0.0], [7.0, 0.75]], rtol=1e-6)


def test_quadratic_form():
    """The outputs are those of the T x T kernel table, causal and normalised by row."""
    for rng in seeds():
        q, k, v = draw(rng)
        assert_close(linear_attention(q, k, v), quadratic(q, k, v), rtol=1e-6, atol=1e-9)


def test_long_sequence():
    """Over hundreds of steps nothing is forgotten: each output still weighs all steps up to its own."""
    q, k, v = draw(np.random.default_rng(17), 700)
    v += np.linspace(0, 10, 700)[:, None]  # so that the first steps differ from the last
    assert_close(linear_attention(q, k, v), quadratic(q, k, v), rtol=1e-6, atol=1e-9)


def test_one_step():
    """A sequence of one step returns its value."""
    q, k, v = draw(np.random.default_rng(2), 1)
    assert_close(linear_attention(q, k, v), v, rtol=1e-6)


def test_past_does_not_depend_on_the_future():
    """Changing a later step leaves all earlier outputs as they were."""
    q, k, v = draw(np.random.default_rng(3))
    before = np.asarray(linear_attention(q, k, v))
    q[7:], k[7:], v[7:] = 2.0, -1.0, 30.0
    assert_close(np.asarray(linear_attention(q, k, v))[:7], before[:7], rtol=1e-6)


def test_equal_values_come_back():
    """The weights of each step sum to one, so equal values come back unchanged."""
    for rng in seeds():
        q, k, _ = draw(rng)
        v = np.ones((T, 1)) * np.array([2.0, -3.0, 0.5])
        assert_close(linear_attention(q, k, v), v, rtol=1e-6)


def test_tiny_features_still_count():
    """Where every feature is tiny the weights still sum to one, down to entries of -100."""
    rng = np.random.default_rng(5)
    q, k, v = draw(rng)
    for x_q, x_k in ((q - 10, k - 10), (np.abs(q) - 100, np.abs(k) - 100)):
        assert_close(linear_attention(x_q, x_k, v), quadratic(x_q, x_k, v), rtol=1e-6, atol=1e-9)


def test_large_entries_do_not_overflow():
    """Entries of ten thousand raise no warning and give what the kernel says."""
    rng = np.random.default_rng(7)
    q, k, v = draw(rng)
    q, k = 1e4 * np.abs(q), 1e4 * np.abs(k)
    out, warned = with_warnings(q, k, v)
    assert_close(out, quadratic(q, k, v), rtol=1e-6, atol=1e-9)
    assert not warned


def test_features_on_both_sides_of_zero():
    """The feature of x is x + 1 above zero and exp(x) below."""
    k = np.array([[-2.0], [-0.5], [0.0], [0.5], [3.0]])
    v = np.eye(5)
    out = linear_attention(np.zeros((5, 1)), k, v)
    weights = np.array([np.exp(-2.0), np.exp(-0.5), 1.0, 1.5, 4.0])
    assert_close(out[4], weights / weights.sum(), rtol=1e-6)


def test_work_grows_linearly():
    """Twice the steps compute about twice as many numbers, not four times as many."""
    assert_close(growth("work", 512), 1)


def test_memory_grows_linearly():
    """Twice the steps need about twice the memory, not four times as much."""
    assert_close(growth("memory", 512), 1)


def test_integer_and_float32_input():
    """Integers and float32 give the same outputs as floats of double precision."""
    rng = np.random.default_rng(11)
    inputs = [rng.integers(-3, 4, size=array.shape) for array in draw(rng)]
    expected = quadratic(*inputs)
    assert_close(linear_attention(*inputs), expected, rtol=1e-6, atol=1e-9)
    singles = [array.astype(np.float32) for array in inputs]
    assert_close(linear_attention(*singles), expected, rtol=1e-3, atol=1e-4)


def test_strided_input_is_left_unchanged():
    """Arrays in Fortran order work, and no input is changed."""
    inputs = [np.asfortranarray(array) for array in draw(np.random.default_rng(13))]
    before = [array.copy() for array in inputs]
    assert_close(linear_attention(*inputs), quadratic(*before), rtol=1e-6, atol=1e-9)
    for now, then in zip(inputs, before, strict=True):
        assert_close(now, then)
