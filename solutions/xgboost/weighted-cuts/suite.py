import numpy as np
from answer import bin_of, weighted_cuts

from drill.suite import assert_close, seeds


def by_hand(x, h, n_bins):
    """Go through the values from the smallest up and note where each goal is reached."""
    weight = {}
    for value, w in zip(x, h, strict=True):
        if not np.isnan(value) and w > 0:
            weight[float(value)] = weight.get(float(value), 0.0) + float(w)
    values = sorted(weight)
    if len(values) <= n_bins:
        return values[:-1]
    total, cuts = sum(weight.values()), []
    for k in range(1, n_bins):
        reached = 0.0
        for value in values:
            reached += weight[value]
            if reached >= k * total / n_bins - 1e-9 * total:
                cuts.append(value)
                break
    return [cut for cut in sorted(set(cuts)) if cut < values[-1]]


def data(rng, n=53):
    return np.round(rng.normal(size=n) * 4), rng.uniform(0.05, 1, size=n)


def test_worked_example():
    """With the weights 5, 1, 1, 1 and two bins half of the weight is reached at the first value."""
    assert_close(weighted_cuts(np.array([1, 2, 3, 4]), np.array([5, 1, 1, 1]), 2), [1.0])
    assert_close(weighted_cuts(np.array([1, 2, 3, 4]), np.array([1, 1, 1, 5]), 2), np.zeros(0))


def test_random_values():
    """With ties and random weights the cuts are where the cumulated weights reach their goals."""
    for rng in seeds():
        x, h = data(rng)
        for n_bins in (2, 3, 5, 7):
            assert_close(weighted_cuts(x, h, n_bins), by_hand(x, h, n_bins), rtol=1e-12)


def test_goals_that_are_met_exactly():
    """Values whose share is exactly k of n close their bin, also after rounding; one a millionth short does not."""
    for n_bins in (2, 3, 5, 7, 10):
        x = np.arange(7.0 * n_bins)
        assert_close(weighted_cuts(x, np.full(len(x), 0.1), n_bins), 7.0 * np.arange(1, n_bins) - 1)
    x, h = np.arange(4.0), np.array([1.0, 1 - 4e-6, 1.0, 1.0])
    assert_close(weighted_cuts(x, h, 2), [2.0])


def test_few_values():
    """With no more distinct values than bins, every value but the largest is a cut."""
    assert_close(
        weighted_cuts(np.array([3.0, 1.0, 2.0, 1.0]), np.array([9.0, 1e-6, 1e-6, 1e-6]), 3), [1.0, 2.0]
    )
    assert_close(weighted_cuts(np.array([3.0, 1.0]), np.array([1.0, 1.0]), 256), [1.0])
    assert_close(weighted_cuts(np.array([5.0, 5.0]), np.array([1.0, 1.0]), 4), np.zeros(0))


def test_more_bins_than_values():
    """With bins to spare a light value still closes a bin of its own."""
    x, h = np.array([3.0, 1.0, 2.0, 1.0]), np.array([9.0, 1e-6, 1e-6, 1e-6])
    assert_close(weighted_cuts(x, h, 5), [1.0, 2.0])
    assert_close(weighted_cuts(x / 4, h * [1, 1e-9, 1e-9, 1e-9], 5), [0.25, 0.5])


def test_single_bin():
    """One bin needs no cut."""
    assert_close(weighted_cuts(np.arange(9.0), np.ones(9), 1), np.zeros(0))


def test_one_heavy_value():
    """A value that holds several goals is a cut once."""
    x, h = np.arange(8.0), np.array([1.0, 1, 1, 100, 1, 1, 1, 1])
    assert_close(weighted_cuts(x, h, 4), [3.0])


def test_missing_and_weightless():
    """NaN with its weight, and values without weight, take no part; if nothing is left there are no cuts."""
    for rng in seeds(5):
        x, h = data(rng)
        h[:9] = 0
        x[:4], x[20:30], h[20:30] = 99.0, np.nan, 50.0
        assert_close(weighted_cuts(x, h, 4), by_hand(x, h, 4), rtol=1e-12)
    assert_close(weighted_cuts(np.array([1, 2, 3, 9]), np.array([1, 1, 0, 0]), 4), [1.0])
    assert_close(weighted_cuts(np.array([np.nan, 1.0]), np.array([1.0, 0.0]), 4), np.zeros(0))


def test_rows_count_through_weights():
    """A row of weight 3 counts like three rows, and a common factor of all weights changes nothing."""
    for rng in seeds(5):
        x, _ = data(rng)
        times = rng.integers(1, 4, size=len(x))
        want = by_hand(x, times, 5)
        assert_close(weighted_cuts(np.repeat(x, times), np.ones(times.sum()), 5), want, rtol=1e-12)
        assert_close(weighted_cuts(x, times * 1e-12, 5), want, rtol=1e-12)


def test_only_the_order_matters():
    """A strictly increasing change of the values moves the cuts along with it; an outlier moves no other cut."""
    for rng in seeds(5):
        x, h = data(rng)
        want = by_hand(x, h, 5)
        assert_close(weighted_cuts(np.exp(x / 3), h, 5), np.exp(np.array(want) / 3), rtol=1e-9)
        x[x.argmax()] = 1e12
        assert_close(weighted_cuts(x, h, 5), by_hand(x, h, 5), rtol=1e-12)


def test_bins_close_at_their_cut():
    """A value equal to a cut lies in the bin that the cut closes; values above all cuts lie in the last."""
    got = bin_of(np.array([0.5, 1.0, 1.5, 2.0, 2.1, np.inf, -np.inf]), np.array([1.0, 2.0]))
    assert_close(got, [0, 0, 1, 1, 2, 2, 0])
    assert_close(bin_of(np.array([1.0 + 1e-12, 1.0 - 1e-12]), np.array([1.0, 2.0])), [1, 0])


def test_missing_bin():
    """NaN lies in bin -1, and without cuts every other value lies in bin 0."""
    assert_close(bin_of(np.array([np.nan, 3.0, -3.0]), np.zeros(0)), [-1, 0, 0])
    assert_close(bin_of(np.array([np.nan, 3.0]), np.array([1.0])), [-1, 1])
    assert_close(bin_of(np.zeros(0), np.array([1.0])), np.zeros(0))


def test_bins_on_random_values():
    """The bin of a value is the number of cuts below it."""
    for rng in seeds():
        x, h = data(rng)
        cuts = np.array(by_hand(x, h, 6))
        assert_close(bin_of(x, cuts), [sum(cut < value for cut in cuts) for value in x])


def test_types_of_input():
    """Integer values, integer weights in small types, and float32 weights are added up in double precision."""
    x = np.arange(300) % 7
    want = by_hand(x, np.ones(300), 3)
    assert_close(weighted_cuts(x.astype(np.int8), np.ones(300, dtype=np.uint8), 3), want)
    h = np.full(300, 0.1, dtype=np.float32)
    assert_close(weighted_cuts(np.repeat(x, 2)[::2], h, 3), want)
    assert_close(bin_of(x.astype(np.uint8), np.array([2.5])), x > 2)


def test_arguments_stay_as_they_were():
    """Values and weights are not changed, nor sorted."""
    x, h = data(np.random.default_rng(3))
    x[5] = np.nan
    x_before, h_before = x.copy(), h.copy()
    weighted_cuts(x, h, 4)
    bin_of(x, np.array([0.0, 1.0]))
    assert_close(x, x_before)
    assert_close(h, h_before)
