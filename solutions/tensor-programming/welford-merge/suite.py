"""Streams and their merges against two passes in long double: values, offsets, empties, types, memory."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def summary(moments):
    """Return count, mean, variance with ddof 0 and 1."""
    return [float(number) for number in (moments.n, moments.mean, moments.variance(), moments.variance(1))]


@in_answer
def filled(values):
    """Return a summary of the values, pushed one by one as they come out of the array."""
    from answer import Moments

    moments = Moments()
    for value in values:
        moments.push(value)
    return moments


@in_answer
def stream(values):
    """Return the summary's numbers, and the warnings that came."""
    import warnings

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        return summary(filled(values)), [str(each.message) for each in caught]


@in_answer
def merged(chunks):
    """Merge all chunks from the left; return the numbers of the whole, and of the chunks before and after."""
    parts = [filled(chunk) for chunk in chunks]
    before = [summary(part) for part in parts]
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.merge(part)
    return summary(whole), before, [summary(part) for part in parts]


@in_answer
def merged_as_tree(chunks):
    """Merge neighbours again and again until one is left."""
    parts = [filled(chunk) for chunk in chunks]
    while len(parts) > 1:
        pairs = [parts[k].merge(parts[k + 1]) for k in range(0, len(parts) - 1, 2)]
        parts = pairs + parts[len(pairs) * 2 :]
    return summary(parts[0])


@in_answer
def twice(values, more):
    """Merge a summary with itself, then push more into the result; return result and original."""
    one = filled(values)
    both = one.merge(one)
    found = summary(both)
    for value in more:
        both.push(value)
    return found, summary(both), summary(one)


@in_answer
def growth(n):
    """Return the bytes that stay allocated after n more numbers."""
    import tracemalloc

    moments = filled([1.0, 2.0])
    tracemalloc.start()
    for i in range(n):
        moments.push(float(i))
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return kept, summary(moments)[0]


def two_pass(values):
    x = np.asarray(values).astype(np.longdouble)
    n = len(x)
    if n == 0:
        return [0, np.nan, np.nan, np.nan]
    mean = x.sum() / n
    squares = ((x - mean) ** 2).sum()
    return [n, float(mean), float(squares / n), float(squares / (n - 1)) if n > 1 else np.nan]


def test_three_numbers_by_hand():
    """1, 2 and 6 have the mean 3, the variance 14/3, and with ddof 1 it is 7."""
    assert_close(stream([1.0, 2.0, 6.0])[0], [3, 3, 14 / 3, 7], rtol=1e-12)


def test_random_streams():
    """On random numbers count, mean and both variances are those of two passes."""
    for rng in seeds():
        x = rng.normal(size=rng.integers(2, 40)) * 3 + 1
        assert_close(stream(x)[0], two_pass(x), rtol=1e-9, atol=1e-12)


def test_none_and_one():
    """Without numbers all is NaN; a single one has variance 0, and NaN with ddof 1; no warning comes."""
    for values in ([], [5.0]):
        got, caught = stream(values)
        assert_close(got, two_pass(values))
        assert not caught, f"a warning came: {caught}"


def test_large_offset():
    """Numbers near 1e9 and -1e9 with a spread of 1 have their variance to six digits."""
    for rng in seeds():
        for offset in (1e9, -1e9):
            x = offset + rng.normal(size=300)
            assert_close(stream(x)[0], two_pass(x), rtol=1e-6)


def test_equal_numbers():
    """Equal numbers have the variance 0 to rounding, and never a negative one."""
    for value in (0.1, 1e9 + 0.3, -7.7e8):
        got = merged([[value] * 7, [value] * 3, [value] * 11])[0]
        assert_close(got, [21, value, 0.0, 0.0], rtol=1e-12, atol=1e-9)
        assert got[2] >= 0, "the variance is negative"


def test_merge():
    """Two unequal chunks with different means merge to the summary of all their numbers."""
    for rng in seeds():
        chunks = [rng.normal(size=3), 5 + 2 * rng.normal(size=11)]
        assert_close(merged(chunks)[0], two_pass(np.concatenate(chunks)), rtol=1e-9)


def test_many_merges_at_an_offset():
    """Many chunks near 1e9, merged in a row or as a tree, have the variance of all to six digits."""
    for rng in seeds(5):
        chunks = [1e9 + rng.normal(size=rng.integers(1, 9)) for _ in range(60)]
        want = two_pass(np.concatenate(chunks))
        assert_close(merged(chunks)[0], want, rtol=1e-6)
        assert_close(merged_as_tree(chunks), want, rtol=1e-6)


def test_merge_with_empty():
    """An empty summary on either side changes nothing, and two empty ones stay empty."""
    x = [2.0, 3.0, 7.0]
    for chunks in ([x, []], [[], x], [[], [], x], [[], []], [[4.0], []]):
        assert_close(merged(chunks)[0], two_pass(np.concatenate([np.array(chunk) for chunk in chunks])), rtol=1e-12)


def test_merge_changes_neither():
    """Both summaries are after the merge what they were before."""
    _, before, after = merged([[1.0, 2.0], [5.0, 9.0, 4.0], [8.0]])
    assert_close(after, before, rtol=0.0)


def test_merge_with_itself():
    """A summary merged with itself counts all numbers twice, and later numbers go to the result alone."""
    found, pushed, one = twice([1.0, 4.0, 7.0], [10.0])
    assert_close(found, two_pass([1.0, 4.0, 7.0] * 2), rtol=1e-12)
    assert_close(pushed, two_pass([1.0, 4.0, 7.0] * 2 + [10.0]), rtol=1e-12)
    assert_close(one, two_pass([1.0, 4.0, 7.0]), rtol=1e-12)


def test_push_after_merge_with_empty():
    """What is pushed into the merge of a summary and an empty one does not reach the summary."""
    *_, before, after = merged([[1.0, 2.0], []])
    assert_close(after, before)
    for chunks in ([[3.0, 5.0], []], [[], [3.0, 5.0]]):
        found, original = push_into_merge(chunks, 9.0)
        assert_close(found, two_pass([3.0, 5.0, 9.0]), rtol=1e-12)
        assert_close(original, two_pass([3.0, 5.0]), rtol=1e-12)


@in_answer
def push_into_merge(chunks, value):
    """Merge two summaries, push a number into the result; return it, and the one that was not empty."""
    parts = [filled(chunk) for chunk in chunks]
    both = parts[0].merge(parts[1])
    both.push(value)
    return summary(both), summary(parts[0] if chunks[0] else parts[1])


def test_number_types():
    """np.int8 does not wrap round, and np.float32 is computed in float64."""
    x = np.array([127, -128, 100, 127, 3], dtype=np.int8)
    got, caught = stream(x)
    assert_close(got, two_pass(x), rtol=1e-12)
    assert not caught, f"a warning came: {caught}"
    rng = np.random.default_rng(1)
    x = (1000 + rng.normal(size=200)).astype(np.float32)
    assert_close(stream(x)[0], two_pass(x), rtol=1e-10)
    chunks = [np.array([0.1, 0.7], dtype=np.float32), np.array([3, 200, 255], dtype=np.uint8)]
    assert_close(merged(chunks)[0], two_pass(np.concatenate([chunk.astype(float) for chunk in chunks])), rtol=1e-12)


def test_constant_memory():
    """Ten thousand numbers more take no more memory."""
    kept, n = growth(10_000)
    assert_close(n, 10_002)
    assert kept < 10_000, f"{kept:,} bytes more are in use"
