"""Softmax, logsumexp and log_softmax: values, extremes, masks, axes."""

import math

import numpy as np
from answer import log_softmax, logsumexp, softmax

from drill.suite import assert_close, in_answer, seeds

LOG_TOLERANCE = 1e-12  # absolute, on logarithms of moderate size


def by_hand(row):
    """Work out the log-softmax and the logsumexp of a list of floats, in exact sums."""
    top = max(row)
    total = math.fsum(math.exp(z - top) for z in row)
    return [z - top - math.log(total) for z in row], top + math.log(total)


def test_worked_example():
    """Logits 0, ln 2, ln 5 have odds 1 : 2 : 5, so probabilities 1/8, 2/8, 5/8 and logsumexp ln 8."""
    z = np.log([1.0, 2.0, 5.0])
    assert_close(softmax(z), [0.125, 0.25, 0.625], rtol=1e-12)
    assert_close(logsumexp(z), math.log(8), rtol=1e-12)
    assert_close(log_softmax(z), np.log([0.125, 0.25, 0.625]), rtol=1e-12)


def test_random_rows():
    """On random rows all three equal what plain Python floats give, row by row."""
    for rng in seeds():
        Z = rng.normal(size=(3, 7)) * 5
        logs, totals = zip(*(by_hand(row) for row in Z.tolist()), strict=True)
        assert_close(log_softmax(Z), np.array(logs), rtol=0, atol=LOG_TOLERANCE)
        assert_close(logsumexp(Z), np.array(totals), rtol=0, atol=LOG_TOLERANCE)
        assert_close(softmax(Z), np.exp(logs), rtol=1e-11)


def test_any_axis():
    """Along axis 0, 1, 2 or −2 of an array in three dimensions, slices are treated one by one and shapes kept."""
    for rng in seeds(5):
        Z = rng.normal(size=(3, 5, 2)) * 3
        for axis in (0, 1, 2, -2):
            assert_close(
                softmax(Z, axis), np.apply_along_axis(lambda z: np.exp(by_hand(z)[0]), axis, Z), rtol=1e-11
            )
            wanted = np.apply_along_axis(lambda z: by_hand(z)[0], axis, Z)
            assert_close(log_softmax(Z, axis), wanted, rtol=0, atol=LOG_TOLERANCE)
            assert_close(
                logsumexp(Z, axis), np.apply_along_axis(lambda z: by_hand(z)[1], axis, Z), rtol=1e-11
            )


def test_last_axis_unless_told_otherwise():
    """Without an axis, all three work along the last one."""
    Z = np.arange(12.0).reshape(2, 3, 2)
    assert_close(softmax(Z).sum(axis=2), np.ones((2, 3)), rtol=1e-12)
    assert_close(np.exp(log_softmax(Z)).sum(axis=2), np.ones((2, 3)), rtol=1e-12)
    assert_close(np.shape(logsumexp(Z)), [2, 3])


def test_keepdims():
    """logsumexp keeps the axis with length 1 if asked to, and drops it otherwise, that axis and no other."""
    Z = np.log(np.arange(1.0, 7.0)).reshape(2, 3)
    assert_close(logsumexp(Z, 0, True), np.log([[5.0, 7.0, 9.0]]), rtol=1e-12)
    assert_close(logsumexp(Z, 0), np.log([5.0, 7.0, 9.0]), rtol=1e-12)
    assert_close(logsumexp(Z, axis=1, keepdims=True), np.log([[6.0], [15.0]]), rtol=1e-12)
    assert_close(logsumexp(Z[:1]), np.log([6.0]), rtol=1e-12)


def test_huge_logits():
    """Logits of ten thousand, above or below zero, give the probabilities of their differences."""
    for offset in (1e4, -1e4):
        z = offset + np.array([0.0, 1.0, 2.0])
        logs, total = by_hand([0.0, 1.0, 2.0])
        assert_close(softmax(z), np.exp(logs), rtol=1e-9)
        assert_close(log_softmax(z), logs, rtol=1e-9)
        assert_close(logsumexp(z), offset + total, rtol=1e-12)


def test_rows_far_apart():
    """Rows that lie 800 apart are shifted each by its own maximum: none loses its probabilities."""
    Z = np.array([[0.0, 1.0], [800.0, 801.0], [-800.0, -799.0]])
    logs, total = by_hand([0.0, 1.0])
    assert_close(softmax(Z), np.exp([logs] * 3), rtol=1e-9)
    assert_close(log_softmax(Z), np.array([logs] * 3), rtol=1e-9)
    assert_close(logsumexp(Z), np.array([total, 800 + total, total - 800]), rtol=1e-12)


def test_log_of_a_vanishing_probability():
    """The logarithm of a probability too small for a float is finite and right."""
    _, total = by_hand([0.0, 3.0])
    assert_close(log_softmax(np.array([0.0, -800.0, 3.0])), [-total, -800 - total, 3 - total], rtol=1e-12)
    assert_close(log_softmax(np.array([0.0, 2000.0])), [-2000.0, 0.0], rtol=1e-12)


def test_common_offset_keeps_all_digits():
    """An offset of a thousand million on all logits, which floats add exactly here, changes no digit of log_softmax."""
    for rng in seeds(5):
        z = rng.integers(-40, 40, size=(2, 5)) / 8
        logs = np.array([by_hand(row)[0] for row in z.tolist()])
        assert_close(log_softmax(z + 1e9), logs, rtol=1e-10)
        assert_close(softmax(z + 1e9), np.exp(logs), rtol=1e-10)


def test_masked_entries():
    """An entry of -inf gets probability 0 and log-probability -inf; the others share as if it were not there."""
    z = np.array([0.5, -np.inf, 1.5, -np.inf])
    (first, second), total = by_hand([0.5, 1.5])
    assert_close(log_softmax(z), [first, -np.inf, second, -np.inf], rtol=1e-12)
    assert_close(softmax(z), [math.exp(first), 0.0, math.exp(second), 0.0], rtol=1e-12)
    assert_close(logsumexp(z), total, rtol=1e-12)


def test_wholly_masked_slice():
    """A slice of -inf alone gives zeros, -inf and -inf, and leaves the other slices alone."""
    Z = np.array([[-np.inf, -np.inf, -np.inf], [0.0, 0.0, -np.inf]])
    half = math.log(0.5)
    assert_close(softmax(Z), np.array([[0.0, 0.0, 0.0], [0.5, 0.5, 0.0]]), rtol=1e-12)
    assert_close(log_softmax(Z), np.array([[-np.inf] * 3, [half, half, -np.inf]]), rtol=1e-12)
    assert_close(logsumexp(Z), np.array([-np.inf, -half]), rtol=1e-12)
    assert_close(logsumexp(Z[:1], axis=0), [-np.inf] * 3)


def test_bounds_of_logsumexp():
    """logsumexp lies between the maximum and the maximum plus ln K, and equals its only entry if K is 1."""
    for rng in seeds():
        Z = rng.normal(size=(4, 6)) * rng.uniform(0.01, 100)
        total = np.asarray(logsumexp(Z))
        assert np.all(total >= Z.max(axis=1)), "below the maximum"
        assert np.all(total <= Z.max(axis=1) + math.log(6) + 1e-9), "above the maximum plus ln K"
        assert_close(logsumexp(Z[:, :1]), Z[:, 0], rtol=1e-12)
    assert_close(logsumexp(np.full(6, 2.5)), 2.5 + math.log(6), rtol=1e-12)


def test_other_kinds_of_numbers():
    """Integers, single precision and strided views work, and the inputs stay as they were."""
    logs, total = by_hand([2.0, 0.0, 1.0])
    wide = np.array([[2, 9, 0, 9, 1], [2, 8, 0, 8, 1]])
    for f in (softmax, log_softmax, logsumexp):
        f(wide[:, ::2])
    assert_close(wide, np.array([[2, 9, 0, 9, 1], [2, 8, 0, 8, 1]]))
    assert_close(softmax(wide[:, ::2]), np.exp([logs, logs]), rtol=1e-9)
    assert_close(log_softmax(wide[:, ::2]), np.array([logs, logs]), rtol=1e-9)
    assert_close(logsumexp(wide[:, ::2]), np.array([total, total]), rtol=1e-9)
    single = np.array([102.0, 100.0, 101.0], dtype=np.float32)  # exp(100) is too large for single precision
    assert_close(softmax(single), np.exp(logs), rtol=1e-5)
    assert_close(single, np.array([102.0, 100.0, 101.0]))


@in_answer
def complaints(Z):
    """Call all three with overflow, division and invalid operations turned into errors; give their texts."""
    import warnings

    import numpy as np
    from answer import log_softmax, logsumexp, softmax

    texts = []
    for function in (softmax, logsumexp, log_softmax):
        with np.errstate(over="raise", divide="raise", invalid="raise"), warnings.catch_warnings():
            warnings.simplefilter("error")
            try:
                function(Z)
            except (FloatingPointError, Warning) as problem:
                texts.append(f"{function.__name__}: {problem}")
    return texts


def test_no_warnings():
    """Neither huge logits nor masks, not even of a whole slice, raise a numerical warning."""
    for Z in (np.array([1e4, -1e4]), np.array([0.0, -np.inf]), np.array([[-np.inf, -np.inf], [0.0, 1.0]])):
        texts = complaints(Z)
        assert not texts, f"for {Z.tolist()}: {'; '.join(texts)}"
