import numpy as np
from answer import auc

from drill.suite import assert_close, seeds


def pair_share(y, s):
    """Compare every positive with every negative."""
    gaps = np.sign(s[y == 1][:, None] - s[y == 0][None, :])
    return ((gaps + 1) / 2).mean()


def tied(rng, n=37, levels=6):
    y = rng.integers(0, 2, size=n)
    y[:2] = 0, 1
    return y, rng.integers(0, levels, size=n) + 0.5


def test_five_rows_by_hand():
    """Without ties the area is the share of pairs in which the positive scores higher: 4 of 6 here."""
    assert_close(auc(np.array([0, 1, 0, 1, 0]), np.array([0.1, 0.35, 0.4, 0.8, 0.2])), 5 / 6, rtol=1e-12)
    assert_close(auc(np.array([1, 1, 0, 0, 0]), np.array([0.3, 0.8, 0.1, 0.4, 0.5])), 4 / 6, rtol=1e-12)


def test_tied_pairs_count_half():
    """Of four pairs two are right and two are tied: the area is 0.75."""
    assert_close(auc(np.array([0, 0, 1, 1]), np.array([0.1, 0.5, 0.5, 0.5])), 0.75, rtol=1e-12)


def test_every_pair_is_compared():
    """On random scores with many ties the area is the mean over all pairs of 1, one half or 0."""
    for rng in seeds():
        y, s = tied(rng)
        assert_close(auc(y, s), pair_share(y, s), rtol=1e-12)


def test_thousands_of_rows():
    """Every row counts among thousands with scores of their own, whatever the type of the labels."""
    rng = np.random.default_rng(11)
    y, s = rng.integers(0, 2, size=2003), rng.permutation(2003) ** 3.0
    want = pair_share(y, s)
    for labels in (y, y.astype(np.int8), y == 1):
        assert_close(auc(labels, s), want, rtol=1e-10)


def test_all_scores_equal():
    """A constant score has area one half, whatever the order of the rows and the share of positives."""
    for y in ([0, 0, 0, 1], [1, 1, 0], [0, 1]):
        assert_close(auc(np.array(y), np.full(len(y), 0.3)), 0.5, rtol=1e-12)


def test_perfect_and_reversed():
    """A perfect order has area 1 and the reversed one 0, which is not turned round."""
    y, s = np.array([0, 0, 1, 1, 1]), np.array([1.0, 2.0, 3.0, 4.0, 5.0])
    assert_close(auc(y, s), 1.0, rtol=1e-12)
    assert_close(auc(y, -s), 0.0, atol=1e-12)


def test_one_class_only():
    """With positives alone, negatives alone or no rows at all the area is NaN."""
    for y in ([1, 1, 1], [0, 0], [1], []):
        assert_close(auc(np.array(y), np.arange(len(y)) / 7.0), np.nan)


def test_order_of_the_rows():
    """Shuffled rows, ties among them, give the same area."""
    for rng in seeds():
        y, s = tied(rng, n=23, levels=3)
        order = rng.permutation(23)
        assert_close(auc(y[order], s[order]), pair_share(y, s), rtol=1e-12)


def test_only_the_order_of_scores_matters():
    """A strictly increasing change of the scores leaves the area as it is, also beyond the range 0 to 1."""
    for rng in seeds():
        y, s = tied(rng)
        for changed in (np.exp(s), s**3 - 100.0, 1e-9 * s, s * 1e9):
            assert_close(auc(y, changed), pair_share(y, s), rtol=1e-12)


def test_close_scores_are_no_ties():
    """Scores that differ by 1e-12, or by 1 at 2^60, are different scores."""
    steps = np.array([3, 1, 2, 4])
    for s in (0.5 + 1e-12 * steps, 2**60 + steps):
        assert_close(auc(np.array([1, 1, 0, 0]), s), 0.25, rtol=1e-12)


def test_infinite_scores():
    """Infinite scores are ordered like others, and two equal infinities are a tie."""
    y = np.array([0, 0, 0, 1, 1, 1])
    s = np.array([-np.inf, 0.0, np.inf, -np.inf, 1.0, np.inf])
    assert_close(auc(y, s), (0.5 + 0 + 0 + 1 + 1 + 0 + 1 + 1 + 0.5) / 9, rtol=1e-12)


def test_prevalence_does_not_matter():
    """Every negative taken eleven times leaves the area as it is."""
    for rng in seeds(5):
        y, s = tied(rng)
        times = np.where(y == 1, 1, 11)
        assert_close(auc(np.repeat(y, times), np.repeat(s, times)), pair_share(y, s), rtol=1e-12)


def test_types_of_input():
    """Boolean labels, unsigned integers, float32 scores and views with strides give the same area."""
    y, s = tied(np.random.default_rng(3))
    want = pair_share(y, s)
    whole = np.floor(s).astype(np.uint8)
    wide = np.repeat(s, 2)
    for labels, scores in (
        (y == 1, s),
        (y.astype(np.uint8), whole),
        (y, s.astype(np.float32)),
        (y, wide[::2]),
    ):
        assert_close(auc(labels, scores), want, rtol=1e-12)


def test_arguments_stay_as_they_were():
    """Neither labels nor scores are changed."""
    y, s = tied(np.random.default_rng(4))
    y_before, s_before = y.copy(), s.copy()
    auc(y, s)
    assert_close(y, y_before)
    assert_close(s, s_before)
