import numpy as np
from answer import best_split

from drill.suite import assert_close, seeds


def brute(X, g, h, lam=1.0, gamma=0.0, mcw=0.0):
    """Try each feature, threshold and side of the missing rows in turn."""
    best = None
    for j in range(X.shape[1]):
        x = X[:, j]
        values = np.unique(x[~np.isnan(x)])
        for a, b in zip(values[:-1], values[1:], strict=True):
            for default_left in (True, False):
                left = np.where(np.isnan(x), default_left, x <= (a + b) / 2)
                parts = [(g[side].sum(), h[side].sum()) for side in (left, ~left)]
                if min(part[1] for part in parts) < mcw - 1e-9:
                    continue
                score = sum(G**2 / (H + lam) for G, H in parts) - g.sum() ** 2 / (h.sum() + lam)
                found = score / 2 - gamma
                if found > 1e-10 and (best is None or found > best[3] + 1e-10):
                    best = j, (a + b) / 2, default_left, found
    return best


def same(got, want, rtol=1e-9):
    assert (got is None) == (want is None), f"{got} in place of {want}"
    if want is not None:
        assert len(got) == 4
        assert_close(got[0], want[0])
        assert_close(got[1], want[1], rtol=1e-12)
        assert_close(bool(got[2]), want[2])
        assert_close(got[3], want[3], rtol=rtol, atol=1e-12)


def data(rng, n=17, d=2, missing=0.25):
    X = np.round(rng.normal(size=(n, d)) * 3)
    X[rng.random((n, d)) < missing] = np.nan
    return X, rng.normal(size=n), rng.uniform(0.1, 1, size=n)


def test_worked_example():
    """Three rows, one of them missing: it goes with the side that it pulls like, and the gain is 19/24."""
    got = best_split(np.array([[1.0], [2.0], [np.nan]]), np.array([-1.0, 1.0, -1.0]), np.ones(3))
    same(got, (0, 1.5, True, 19 / 24))
    got = best_split(np.array([[1.0], [2.0], [np.nan]]), np.array([1.0, -1.0, -1.0]), np.ones(3))
    same(got, (0, 1.5, False, 19 / 24))


def test_random_rows():
    """On random rows with ties and missing values it is the split that brute force finds."""
    for rng in seeds():
        X, g, h = data(rng)
        same(best_split(X, g, h), brute(X, g, h))
        same(best_split(X, g, h, lam=0.0), brute(X, g, h, 0.0))
        same(best_split(X, g, h, 3.0, 0.4, 2.5), brute(X, g, h, 3.0, 0.4, 2.5))


def test_nothing_missing():
    """A feature without missing values has the default left."""
    for rng in seeds():
        X, g, h = data(rng, missing=0.0)
        same(best_split(X, g, h), brute(X, g, h))


def test_child_weight_is_a_sum_of_h():
    """The smaller child's sum of h, missing rows among them, is what the bound is for, not its rows."""
    X, g, h = np.arange(6.0)[:, None], np.array([-9.0, 1, 1, 1, 1, 1]), np.full(6, 0.25)
    same(best_split(X, g, h, min_child_weight=0.25), brute(X, g, h, mcw=0.25))
    same(best_split(X, g, h, min_child_weight=0.5), brute(X, g, h, mcw=0.5))
    assert_close(best_split(X, g, h, min_child_weight=0.5)[1], 1.5)
    tenths = np.full(6, 0.1)
    same(best_split(X, g, tenths, min_child_weight=0.3), brute(X, g, tenths, mcw=0.3))
    assert best_split(X, g, h, min_child_weight=1.0) is None
    for rng in seeds():
        X, g, h = data(rng, n=13)
        same(best_split(X, g, h, min_child_weight=2.0), brute(X, g, h, mcw=2.0))


def test_rows_of_little_weight():
    """Many rows whose h add up to less than min_child_weight on either side can't be split."""
    X, g, h = np.arange(12.0)[:, None], np.repeat([-1.0, 1.0], 6), np.full(12, 0.25)
    assert best_split(X, g, h, min_child_weight=2.75) is None
    same(best_split(X, g, h, min_child_weight=1.5), brute(X, g, h, mcw=1.5))


def test_gamma_refuses():
    """A gamma just below the gain keeps the split, one just above refuses it."""
    for rng in seeds(5):
        X, g, h = data(rng)
        found = brute(X, g, h)[3]
        same(best_split(X, g, h, gamma=found - 1e-6), brute(X, g, h, gamma=found - 1e-6))
        assert best_split(X, g, h, gamma=found + 1e-6) is None


def test_nothing_to_gain():
    """Equal gradients give None: at lam = 0 every gain is 0, at lam = 1 below."""
    X = np.arange(8.0).reshape(4, 2)
    for lam in (0.0, 1.0):
        assert best_split(X, np.full(4, 0.3), np.ones(4), lam) is None
    for rng in seeds():
        X, _, h = data(rng)
        assert best_split(X, 0.7 * h, h, 0.0) is None


def test_features_without_cuts():
    """Features that are all missing, constant, or present in one row are passed over."""
    X = np.full((5, 4), np.nan)
    X[:, 1], X[2, 2] = 7.0, 1.0
    g, h = np.array([-2.0, -1, 0, 1, 5]), np.ones(5)
    assert best_split(X, g, h) is None
    X[:, 3] = [1, 2, 3, np.nan, np.nan]
    same(best_split(X, g, h), brute(X, g, h))
    assert best_split(X[:1], g[:1], h[:1]) is None


def test_equal_features():
    """Of equal gains the smaller feature wins, then the smaller threshold."""
    x = np.array([1.0, 2.0, 3.0, 4.0])
    got = best_split(np.column_stack([x[::-1], x, x]), np.array([-1.0, 1.0, 1.0, -1.0]), np.ones(4), 0.0)
    same(got, (0, 1.5, True, 2 / 3))


def test_equal_sides():
    """Missing rows that gain as much on either side go to the left."""
    X = np.array([[1.0], [2.0], [np.nan]])
    same(
        best_split(X, np.array([-2.0, 2.0, 0.0]), np.array([1.0, 1.0, 2.0])),
        (0, 1.5, True, 0.5 * (4 / 4 + 4 / 2)),
    )


def test_ties_by_rounding():
    """Gains that differ by rounding only are ties; one that is larger by 1e-8 wins."""
    for rng in seeds():
        X, g, h = data(rng, n=17, d=1)
        order = rng.permutation(17)
        twins = np.column_stack([X[:, 0], 5 - X[:, 0], np.exp(X[:, 0])])
        found = best_split(twins[order], g[order], h[order])
        same(found, brute(twins, g, h))
        assert_close(found[0], 0)
        half, bend = rng.normal(size=6) + 1, rng.uniform(0.1, 1, size=6)
        line, g, h = np.arange(12.0)[:, None], np.append(half, half[::-1]), np.append(bend, bend[::-1])
        same(best_split(line, g, h, 0.1), brute(line, g, h, 0.1))
    X, g = np.arange(1.0, 5.0)[:, None], np.array([-1.0, 1.0, 1.0, -1.0 - 2e-8])
    assert_close(best_split(X, g, np.ones(4), 0.0)[1], 3.5)


def test_thresholds():
    """Thresholds lie halfway between distinct values, as large as 1.5e308 or as close as 1e-12."""
    got = best_split(np.array([[1.0e308], [1.5e308]]), np.array([-1.0, 1.0]), np.ones(2))
    assert_close(got[1], 1.25e308, rtol=1e-12)
    got = best_split(np.array([[1.0], [1.0 + 1e-12]]), np.array([-1.0, 1.0]), np.ones(2))
    assert got is not None
    assert 1.0 <= got[1] < 1.0 + 1e-12


def test_order_of_the_rows():
    """Shuffled rows give the same split."""
    for rng in seeds(5):
        X, g, h = data(rng)
        order = rng.permutation(len(g))
        same(best_split(X[order], g[order], h[order]), brute(X, g, h))


def test_types_of_input():
    """Integer features, float32 derivatives and views with strides give the same split."""
    rng = np.random.default_rng(3)
    X, g, h = data(rng, missing=0.0)
    same(best_split(X.astype(int), g, h), brute(X, g, h))
    small, wide = g.astype(np.float32), np.repeat(h, 2)
    same(best_split(np.asfortranarray(X), small, wide[::2]), brute(X, small.astype(float), h))
    whole = np.round(g * 40).astype(np.int8)
    same(best_split(X, whole, h), brute(X, whole.astype(float), h))


def test_arguments_stay_as_they_were():
    """Features and derivatives are not changed."""
    X, g, h = data(np.random.default_rng(4))
    before = X.copy(), g.copy(), h.copy()
    best_split(X, g, h)
    for part, old in zip((X, g, h), before, strict=True):
        assert_close(part, old)
