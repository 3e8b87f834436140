"""Hidden tests of softmax."""

import numpy as np
from answer import softmax
from reference import softmax as reference_softmax

from drill.suite import assert_close, in_answer, seeds

RTOL = 1e-9  # a few roundings of exp and one sum


@in_answer
def with_strict_warnings(x, axis):
    """Call the answer where an overflow is an error."""
    import numpy
    from answer import softmax

    with numpy.errstate(all="raise", under="ignore"):
        return softmax(x, axis=axis)


def test_a_case_worked_by_hand():
    """The softmax of (0, ln 3) is (1/4, 3/4)."""
    assert_close(softmax(np.array([0.0, np.log(3.0)])), np.array([0.25, 0.75]), rtol=RTOL)


def test_random_vectors():
    """A random vector gives its exponentials divided by their sum."""
    for rng in seeds():
        x = rng.normal(size=7)
        assert_close(softmax(x), reference_softmax(x), rtol=RTOL)


def test_the_given_axis():
    """Each axis of a three-dimensional array can be the one that is normalised."""
    for rng in seeds():
        x = rng.normal(size=(2, 3, 5))
        for axis in (0, 1, 2, -1):
            assert_close(softmax(x, axis=axis), reference_softmax(x, axis=axis), rtol=RTOL)


def test_the_last_axis_by_default():
    """Without an axis the last one is normalised."""
    for rng in seeds():
        x = rng.normal(size=(3, 5))
        assert_close(softmax(x), reference_softmax(x, axis=-1), rtol=RTOL)


def test_large_logits():
    """Logits of plus and minus ten thousand give finite weights and no overflow."""
    x = np.array([[1e4, 1e4, -1e4], [-1e4, -1e4, -1e4]])
    expected = np.array([[0.5, 0.5, 0.0], [1 / 3, 1 / 3, 1 / 3]])
    assert_close(with_strict_warnings(x, -1), expected, rtol=RTOL)


def test_a_length_of_one():
    """One logit alone has the weight one."""
    assert_close(softmax(np.array([[3.0], [-8.0]])), np.array([[1.0], [1.0]]), rtol=RTOL)


def test_integers_and_strided_views():
    """Integers and non-contiguous views are logits like others."""
    x = np.arange(24).reshape(4, 6).T[::2]
    assert_close(softmax(x, axis=0), reference_softmax(x.astype(float), axis=0), rtol=RTOL)


def test_the_input_is_left_alone():
    """The caller's array is unchanged."""
    for rng in seeds(5):
        x = rng.normal(size=(3, 5))
        before = x.copy()
        softmax(x)
        assert_close(x, before, rtol=0)
