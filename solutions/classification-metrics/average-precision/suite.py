import numpy as np
from answer import average_precision

from drill.suite import assert_close, seeds


def step_sum(y, s):
    """Go through the distinct scores from the top, with masks only."""
    y, s = np.asarray(y) == 1, np.asarray(s)
    total, recall = 0.0, 0.0
    for cut in sorted(set(s.tolist()), reverse=True):
        flagged = s >= cut
        now = (y & flagged).sum() / y.sum()
        total += (now - recall) * (y & flagged).sum() / flagged.sum()
        recall = now
    return total


def tied(rng, n=31, levels=7):
    y = rng.integers(0, 2, size=n)
    y[0] = 1
    return y, rng.integers(0, levels, size=n) - 2.5


def test_four_rows_by_hand():
    """Positives at ranks 1 and 3 have precision 1 and 2/3 there: the mean is 0.833."""
    assert_close(
        average_precision(np.array([0, 0, 1, 1]), np.array([0.1, 0.4, 0.35, 0.8])), 5 / 6, rtol=1e-12
    )


def test_last_positive_far_down():
    """A positive at the last rank adds the precision there, divided by the number of positives."""
    y, s = np.array([1, 0, 0, 0, 1]), np.array([5.0, 4.0, 3.0, 2.0, 1.0])
    assert_close(average_precision(y, s), (1 + 2 / 5) / 2, rtol=1e-12)


def test_dip_and_recovery():
    """Precision that rises again further down is not carried back to higher ranks."""
    y, s = np.array([0, 1, 1, 1]), np.array([4.0, 3.0, 2.0, 1.0])
    assert_close(average_precision(y, s), (1 / 2 + 2 / 3 + 3 / 4) / 3, rtol=1e-12)


def test_tied_rows_enter_together():
    """A positive and a negative of equal score count with the precision of both, in either order of rows."""
    s = np.array([0.9, 0.5, 0.5])
    assert_close(average_precision(np.array([1, 1, 0]), s), (1 + 2 / 3) / 2, rtol=1e-12)
    assert_close(average_precision(np.array([1, 0, 1]), s), (1 + 2 / 3) / 2, rtol=1e-12)


def test_constant_score_gives_the_prevalence():
    """When all scores are equal there is one step, whose precision is the share of positives."""
    for y in ([1, 0, 0, 0, 0, 0, 1], [0, 0, 1], [1, 1, 0, 1]):
        assert_close(average_precision(np.array(y), np.full(len(y), 0.25)), np.mean(y), rtol=1e-12)


def test_random_scores_with_ties():
    """The sum over distinct scores of precision times gained recall, on random data with many ties."""
    for rng in seeds():
        y, s = tied(rng)
        assert_close(average_precision(y, s), step_sum(y, s), rtol=1e-12)


def test_random_scores_without_ties():
    """Without ties it is the mean, over the positives, of the precision at their ranks."""
    for rng in seeds():
        y, s = tied(rng)[0], rng.permutation(31) / 3.0
        ranked = y[np.argsort(-s)]
        precision = np.cumsum(ranked) / np.arange(1, 32)
        assert_close(average_precision(y, s), precision[ranked == 1].mean(), rtol=1e-12)


def test_thousands_of_rows():
    """Every positive counts among thousands of distinct scores, whatever the type of the labels."""
    rng = np.random.default_rng(11)
    y, s = rng.integers(0, 2, size=2003), rng.permutation(2003) ** 3.0
    ranked = y[np.argsort(-s)]
    precision = np.cumsum(ranked) / np.arange(1, 2004)
    for labels in (y, y.astype(np.int8), y == 1):
        assert_close(average_precision(labels, s), precision[ranked == 1].mean(), rtol=1e-10)


def test_perfect_and_worst():
    """Positives first give 1; positives last give little, but not 0."""
    y = np.array([1, 1, 0, 0, 0])
    s = np.array([5.0, 4.0, 3.0, 2.0, 1.0])
    assert_close(average_precision(y, s), 1.0, rtol=1e-12)
    assert_close(average_precision(y, -s), (1 / 4 + 2 / 5) / 2, rtol=1e-12)


def test_no_positives():
    """Without a positive, or without rows, recall is undefined and the answer NaN."""
    for y in ([0, 0, 0], [0], []):
        assert_close(average_precision(np.array(y), np.arange(len(y)) / 7.0), np.nan)


def test_positives_only():
    """Without a negative the precision is 1 throughout, also for one row."""
    assert_close(average_precision(np.array([1, 1, 1]), np.array([0.2, 0.2, 0.1])), 1.0, rtol=1e-12)
    assert_close(average_precision(np.array([1]), np.array([-3.0])), 1.0, rtol=1e-12)


def test_only_the_order_of_scores_matters():
    """A strictly increasing change of the scores changes nothing; nor do differences of 1e-12 count as ties."""
    for rng in seeds():
        y, s = tied(rng)
        for changed in (np.exp(s), 1e6 * s - 7.0, 0.5 + 1e-12 * s):
            assert_close(average_precision(y, changed), step_sum(y, s), rtol=1e-12)


def test_types_of_input():
    """Boolean labels, unsigned integer and float32 scores and views with strides give the same value."""
    y, s = tied(np.random.default_rng(3))
    want = step_sum(y, s)
    whole, wide = (s + 2.5).astype(np.uint8), np.repeat(s, 2)
    for labels, scores in (
        (y == 1, s),
        (y.astype(np.uint8), whole),
        (y, s.astype(np.float32)),
        (y, wide[::2]),
    ):
        assert_close(average_precision(labels, scores), want, rtol=1e-12)


def test_arguments_stay_as_they_were():
    """Neither labels nor scores are changed."""
    y, s = tied(np.random.default_rng(4))
    y_before, s_before = y.copy(), s.copy()
    average_precision(y, s)
    assert_close(y, y_before)
    assert_close(s, s_before)
