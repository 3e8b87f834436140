import numpy as np
import pytest
from answer import margin_loss

from drill.suite import assert_close, in_answer, seeds

SMOOTH = ("squared-hinge", "logistic", "exponential")
SURROGATES = ("hinge", *SMOOTH)


@in_answer
def with_warnings_as_errors(m, kind):
    import warnings

    import numpy as np
    from answer import margin_loss

    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        return margin_loss(m, kind)


def test_zero_one_by_hand():
    """Zero-one loss is 1 for a negative margin and for margin 0, 0 for any positive one, with derivative 0."""
    loss, slope = margin_loss(np.array([-2.0, -0.0, 0.0, 1e-9, 0.5, 3.0]), "zero-one")
    assert_close(loss, [1.0, 1.0, 1.0, 0.0, 0.0, 0.0])
    assert_close(slope, np.zeros(6))


def test_hinge_by_hand():
    """The hinge loss of margins -2, 0, 0.3, 1.5 is 3, 1, 0.7, 0: a right answer can still cost something."""
    loss, slope = margin_loss(np.array([-2.0, 0.0, 0.3, 1.5]), "hinge")
    assert_close(loss, [3.0, 1.0, 0.7, 0.0], rtol=1e-12)
    assert_close(slope, [-1.0, -1.0, -1.0, 0.0], rtol=1e-12)


def test_squared_hinge_by_hand():
    """The squared hinge loss of margins -2, 0, 0.5, 1.5 is 9, 1, 0.25, 0, with derivatives -6, -2, -1, 0."""
    loss, slope = margin_loss(np.array([-2.0, 0.0, 0.5, 1.5]), "squared-hinge")
    assert_close(loss, [9.0, 1.0, 0.25, 0.0], rtol=1e-12)
    assert_close(slope, [-6.0, -2.0, -1.0, 0.0], rtol=1e-12)


def test_logistic_by_hand():
    """The logistic loss is in bits: 1 at margin 0, 2 at margin -log 3, with derivative -sigmoid(-m) / log 2."""
    loss, slope = margin_loss(np.array([0.0, -np.log(3.0)]), "logistic")
    assert_close(loss, [1.0, 2.0], rtol=1e-12)
    assert_close(slope, np.array([-0.5, -0.75]) / np.log(2.0), rtol=1e-12)


def test_exponential_by_hand():
    """The exponential loss is 1 at margin 0 and 2 at margin -log 2, its derivative the negative of it."""
    loss, slope = margin_loss(np.array([0.0, -np.log(2.0)]), "exponential")
    assert_close(loss, [1.0, 2.0], rtol=1e-12)
    assert_close(slope, [-1.0, -2.0], rtol=1e-12)


def test_exponential_of_large_margins():
    """The exponential loss is exp(600) at margin -600 and exp(-100) at margin 100, neither capped nor cut off."""
    loss, slope = margin_loss(np.array([-600.0, 100.0]), "exponential")
    assert_close(loss, np.exp([600.0, -100.0]), rtol=1e-9)
    assert_close(slope, -np.exp([600.0, -100.0]), rtol=1e-9)


def test_derivatives_match_differences():
    """The second array is the derivative of the first in the margin, off the corners."""
    step = 1e-5
    for rng in seeds():
        m = rng.choice([-4.1, -1.2, -0.3, 0.2, 0.9, 1.3, 5.2], size=11) + rng.uniform(0.0, 0.05, size=11)
        for kind in SURROGATES:
            above, below = (
                np.asarray(margin_loss(m + step, kind)[0]),
                np.asarray(margin_loss(m - step, kind)[0]),
            )
            assert_close(margin_loss(m, kind)[1], (above - below) / (2 * step), rtol=1e-6, atol=1e-8)


def test_margin_of_exactly_one():
    """At margin 1 both hinge losses are 0, and so are their derivatives."""
    for kind in ("hinge", "squared-hinge"):
        loss, slope = margin_loss(np.array([1.0]), kind)
        assert_close(loss, [0.0], atol=1e-15)
        assert_close(slope, [0.0], atol=1e-15)


def test_surrogates_lie_above_zero_one():
    """Every surrogate is at least the zero-one loss, and equals 1 at margin 0."""
    m = np.linspace(-6.0, 6.0, 97)
    step = np.asarray(margin_loss(m, "zero-one")[0])
    for kind in SURROGATES:
        loss = np.asarray(margin_loss(m, kind)[0])
        assert_close(loss - step >= -1e-12, np.ones(97))
        assert_close(loss[48], 1.0, rtol=1e-12)


def test_logistic_of_large_margins():
    """The logistic loss at margin -800 is 800 / log 2, at 800 it is 0, and no warning is raised on the way."""
    loss, slope = with_warnings_as_errors(np.array([-800.0, 800.0]), "logistic")
    assert_close(loss, [800.0 / np.log(2.0), 0.0], rtol=1e-12, atol=1e-300)
    assert_close(slope, [-1.0 / np.log(2.0), 0.0], rtol=1e-12, atol=1e-300)


def test_small_logistic_losses():
    """The logistic loss at margin 40 is exp(-40) / log 2, not rounded to 0."""
    loss, slope = margin_loss(np.array([40.0]), "logistic")
    assert_close(loss, [np.exp(-40.0) / np.log(2.0)], rtol=1e-9)
    assert_close(slope, [-np.exp(-40.0) / np.log(2.0)], rtol=1e-9)


def test_growth_of_the_penalties():
    """From margin -10 to -11 the hinge grows by 1, the squared one by 23, the exponential by the factor e."""
    m = np.array([-10.0, -11.0])
    losses = {kind: np.asarray(margin_loss(m, kind)[0]) for kind in SURROGATES}
    assert_close(losses["hinge"], [11.0, 12.0], rtol=1e-12)
    assert_close(losses["squared-hinge"], [121.0, 144.0], rtol=1e-12)
    assert_close(losses["logistic"][1] - losses["logistic"][0], 1 / np.log(2.0), rtol=1e-4)
    assert_close(losses["exponential"][1] / losses["exponential"][0], np.e, rtol=1e-12)


def test_number_types_and_arguments():
    """Integer and float32 margins are computed in double precision, views and empty arrays work, arguments stay."""
    whole, narrow = np.array([-3, 0, 2, -128], dtype=np.int8), np.array([0.1, -2.7, 1.3], dtype=np.float32)
    wide = np.linspace(-3.0, 3.0, 7)
    for kind in ("zero-one", *SURROGATES):
        assert_close(margin_loss(whole, kind), margin_loss(whole.astype(float), kind), rtol=1e-12)
        assert_close(margin_loss(narrow, kind), margin_loss(narrow.astype(float), kind), rtol=1e-12)
        assert_close(margin_loss(wide[::-2], kind), margin_loss(wide[::-2].copy(), kind), rtol=1e-12)
        assert_close(margin_loss(np.zeros(0), kind), np.zeros((2, 0)))
    assert_close(wide, np.linspace(-3.0, 3.0, 7))


def test_unknown_kind():
    """A kind that is none of the five raises ValueError."""
    with pytest.raises(ValueError):
        margin_loss(np.zeros(2), "cubic")
