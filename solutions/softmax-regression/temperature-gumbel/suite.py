"""Softmax with a temperature, and draws from it by the Gumbel-max trick."""

import numpy as np
import pytest
from answer import gumbel_argmax, temper

from drill.suite import assert_close, seeds

CHI_SQUARE = 40  # of five classes at most: with 4 degrees of freedom it is exceeded once in twenty million


def softmax(Z):
    """Work out the softmax of moderate logits along the last axis."""
    E = np.exp(Z - np.max(Z, axis=-1, keepdims=True))
    return E / E.sum(axis=-1, keepdims=True)


def chi_square(draws, p):
    """Give the distance of the frequencies of draws from the probabilities p, all of them positive."""
    draws = np.asarray(draws)
    expected = len(draws) * np.asarray(p)
    return float(np.sum((np.bincount(draws, minlength=len(p)) - expected) ** 2 / expected))


def test_worked_example():
    """Logits 0 and ln 4 have odds 1 : 4, at temperature 2 odds 1 : 2, at temperature 1/2 odds 1 : 16."""
    z = np.log([1.0, 4.0])
    assert_close(temper(z, 1.0), [1 / 5, 4 / 5], rtol=1e-12)
    assert_close(temper(z, 2.0), [1 / 3, 2 / 3], rtol=1e-12)
    assert_close(temper(z, 0.5), [1 / 17, 16 / 17], rtol=1e-12)


def test_logits_are_divided():
    """On random logits of any shape, the result is the softmax of the logits over T along the last axis."""
    for rng in seeds():
        Z, T = rng.normal(size=(2, 3, 5)) * 3, float(rng.uniform(0.2, 5))
        assert_close(temper(Z, T), softmax(Z / T), rtol=1e-10)
        assert_close(np.asarray(temper(Z, T)).sum(axis=-1), np.ones((2, 3)), rtol=1e-12)


def test_order_stays_and_entropy_rises():
    """A higher temperature leaves the order of the classes as it is and makes them more alike."""
    for rng in seeds(5):
        z = rng.normal(size=7) * 2
        spread = [np.asarray(temper(z, T)) for T in (0.3, 1.0, 3.0, 10.0)]
        for p in spread:
            assert_close(np.argsort(p), np.argsort(z))
        entropies = [float(-np.sum(p * np.log(p))) for p in spread]
        assert entropies == sorted(entropies), f"entropies {entropies} for rising temperatures"


def test_tiny_temperature():
    """Towards zero all probability goes to the largest logit, or to several if their gaps are no larger than T, without NaN."""
    for T in (1e-3, 1e-300, 1e-308):
        assert_close(temper(np.array([5.0, 7.0, 6.0]), T), [0.0, 1.0, 0.0], atol=1e-12)
        assert_close(temper(np.array([9.0, -3.0, 9.0]), T), [0.5, 0.0, 0.5], atol=1e-12)
    # Logits that differ by no more than a tiny temperature still share.
    assert_close(temper(np.array([0.0, 2e-9, 1e-9]), 1e-9), softmax(np.array([0.0, 2.0, 1.0])), rtol=1e-9)


def test_huge_temperature():
    """Towards infinity all classes get equal shares, apart from those that are masked."""
    assert_close(temper(np.array([5.0, -7.0, 0.0, 1.0]), 1e12), np.full(4, 0.25), rtol=1e-9)
    assert_close(temper(np.array([5.0, -np.inf, 0.0]), 1e12), [0.5, 0.0, 0.5], rtol=1e-9)


def test_masks_and_huge_logits():
    """An entry of -inf has probability 0 at every temperature, and logits of ten thousand do not overflow."""
    for T in (0.5, 1.0, 4.0):
        p = softmax(np.array([0.0, 2.0]) / T)
        assert_close(temper(np.array([1e4, -np.inf, 1e4 + 2]), T), [p[0], 0.0, p[1]], rtol=1e-9)
        assert_close(temper(np.array([-1e4, -1e4 + 2, -1e6]), T), [p[0], p[1], 0.0], rtol=1e-9)


def test_rows_have_their_own_maximum():
    """Rows that lie 5,000 apart are each a softmax of their own."""
    Z = np.array([[0.0, 1.0], [5000.0, 5001.0], [-5000.0, -4999.0]])
    assert_close(temper(Z, 0.5), np.array([softmax(np.array([0.0, 2.0]))] * 3), rtol=1e-9)


def test_temperatures_that_are_not_positive_raise():
    """Zero, negative and NaN temperatures are a ValueError."""
    for T in (0.0, -1.0, float("nan")):
        with pytest.raises(ValueError):
            temper(np.array([0.0, 1.0]), T)


def test_draws_follow_the_softmax():
    """Among many draws each class occurs as often as its probability says."""
    for rng in seeds(8):
        z = rng.normal(size=5) * 1.5
        distance = chi_square(gumbel_argmax(z, 1500, rng), softmax(z))
        assert distance < CHI_SQUARE, f"chi-square of {distance:.0f} with 4 degrees of freedom"


def test_offset_does_not_matter():
    """Logits that are all larger by ten thousand are drawn with the same frequencies."""
    z = np.log([1.0, 2.0, 3.0, 4.0])
    distance = chi_square(gumbel_argmax(z + 1e4, 1500, np.random.default_rng(3)), np.arange(1, 5) / 10)
    assert distance < CHI_SQUARE, f"chi-square of {distance:.0f} with 3 degrees of freedom"


def test_shape_and_kind_of_draws():
    """Logits of shape (2, 3, 5) and size 4 give integers 0 to 4 of shape (4, 2, 3), and size 0 none of shape (0, 2, 3)."""
    draws = np.asarray(gumbel_argmax(np.zeros((2, 3, 5)), 4, np.random.default_rng(0)))
    assert_close(draws.shape, [4, 2, 3])
    assert draws.dtype.kind in "iu", f"draws of type {draws.dtype}"
    assert draws.min() >= 0
    assert draws.max() <= 4
    for shape in ((5,), (2, 3, 5)):
        none = np.asarray(gumbel_argmax(np.zeros(shape), 0, np.random.default_rng(0)))
        assert_close(none.shape, [0, *shape[:-1]])
        assert none.dtype.kind in "iu", f"draws of type {none.dtype}"


def test_masked_classes_are_never_drawn():
    """A class of -inf is never drawn, nor is one a thousand below; a class that is alone is always drawn."""
    z = np.array([[0.0, -np.inf, 0.0, -1000.0], [-np.inf, -np.inf, -np.inf, 2.0]])
    draws = np.asarray(gumbel_argmax(z, 300, np.random.default_rng(1)))
    assert_close(np.unique(draws[:, 0]), [0, 2])
    assert_close(np.unique(draws[:, 1]), [3])


def test_slices_are_drawn_on_their_own():
    """Two slices with the same logits get different draws, and agree as often as chance has it."""
    p = np.array([0.5, 0.3, 0.2])
    draws = np.asarray(gumbel_argmax(np.log([p, p]), 1500, np.random.default_rng(2)))
    # They agree with probability .38; five standard errors are 0.063.
    assert_close(np.mean(draws[:, 0] == draws[:, 1]), np.sum(p**2), rtol=0, atol=0.063)
    for column in (0, 1):
        assert chi_square(draws[:, column], p) < CHI_SQUARE


def test_draws_are_independent_of_one_another():
    """Each draw has noise of its own: successive draws agree as often as chance has it."""
    p = np.array([0.5, 0.3, 0.2])
    for rng in seeds(3):
        draws = np.asarray(gumbel_argmax(np.log(p), 1500, rng))
        assert_close(np.mean(draws[1:] == draws[:-1]), np.sum(p**2), rtol=0, atol=0.063)


def test_inputs_and_generator():
    """Logits stay as they were; equal generator states give equal draws, and a second call gives new ones."""
    Z, before = np.array([[2.0, 0.0, 1.0]]), np.array([[2.0, 0.0, 1.0]])
    rng, twin = np.random.default_rng(5), np.random.default_rng(5)
    first = np.asarray(gumbel_argmax(Z, 60, rng))
    assert_close(gumbel_argmax(Z, 60, twin), first)
    assert np.any(np.asarray(gumbel_argmax(Z, 60, rng)) != first), (
        "a second call repeats the draws of the first"
    )
    once, twice = temper(Z, 2.0), temper(Z, 2.0)
    assert_close(once, softmax(before / 2))
    assert_close(twice, softmax(before / 2))
    assert_close(Z, before)
    assert_close(temper(np.array([2, 0, 1]), 2), softmax(np.array([1.0, 0.0, 0.5])), rtol=1e-10)
