import numpy as np
from answer import doubly_robust, ips, snips

from drill.suite import assert_close, in_answer, seeds

# Sums of some hundred terms, in any order.
TIGHT = {"rtol": 1e-9, "atol": 1e-12}


def draw(rng, n=61, k=5):
    """A log with propensities and policies that differ from round to round."""
    p_old, p_new = (rng.dirichlet(np.ones(k), size=n) * 0.9 + 0.1 / k for _ in range(2))
    a = (p_old.cumsum(axis=1) < rng.random((n, 1))).sum(axis=1).clip(0, k - 1)
    r = a * 0.3 + rng.normal(size=n)
    q = np.arange(k) * 0.3 + 0.2 * rng.normal(size=(n, k))
    return a, r, p_old[np.arange(n), a], p_new, q


def by_rounds(a, r, p_log, p_new, q):
    """Go through the log round by round; return the terms of ips and of the doubly robust one, and the weights."""
    plain, robust, w = [], [], []
    for i, action in enumerate(a):
        weight = p_new[i, action] / p_log[i]
        w.append(weight)
        plain.append(weight * r[i])
        robust.append(sum(p_new[i] * q[i]) + weight * (r[i] - q[i, action]))
    return np.array(plain), np.array(robust), np.array(w)


def summary(terms):
    return terms.mean(), np.sqrt(np.cov(terms) / len(terms))


def normalised(w, r):
    value = sum(w * r) / sum(w)
    return value, np.sqrt(sum(w**2 * (r - value) ** 2)) / sum(w)


@in_answer
def warned(a, r, p_log, p_new):
    import warnings

    from answer import snips

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        snips(a, r, p_log, p_new)
    return len(caught)


def test_two_rounds_by_hand():
    """Weights 1 and 2 give 2.5, 5/3 and, with a model of ones, 2."""
    log = np.array([0, 1]), np.array([1.0, 2.0]), np.array([0.5, 0.25]), np.full((2, 2), 0.5)
    assert_close(ips(*log), [2.5, 1.5], **TIGHT)
    assert_close(snips(*log), [5 / 3, np.sqrt(8) / 9], **TIGHT)
    assert_close(doubly_robust(*log, np.ones((2, 2))), [2.0, 1.0], **TIGHT)


def test_inverse_propensity():
    """On random logs the estimate is the mean of weighted rewards over all rounds, with its error."""
    for rng in seeds():
        log = draw(rng)
        assert_close(ips(*log[:4]), summary(by_rounds(*log)[0]), **TIGHT)


def test_self_normalised():
    """On random logs the weighted mean is divided by the sum of weights, and its error too."""
    for rng in seeds():
        log = draw(rng)
        assert_close(snips(*log[:4]), normalised(by_rounds(*log)[2], log[1]), **TIGHT)


def test_doubly_robust():
    """On random logs the model values all actions and weighted residuals are added."""
    for rng in seeds():
        log = draw(rng)
        assert_close(doubly_robust(*log), summary(by_rounds(*log)[1]), **TIGHT)


def test_same_policy():
    """If the new policy is the old one, weights are 1 and the plain mean comes out."""
    a, r, _, p, _ = draw(np.random.default_rng(1))
    own = p[np.arange(len(a)), a]
    assert_close(ips(a, r, own, p), summary(r), **TIGHT)
    assert_close(snips(a, r, own, p)[0], r.mean(), **TIGHT)


def test_model_of_zeros():
    """With a model that predicts zero the doubly robust estimate is the inverse-propensity one."""
    for rng in seeds(8):
        a, r, p_log, p_new, q = draw(rng)
        want = summary(by_rounds(a, r, p_log, p_new, 0 * q)[0])
        assert_close(doubly_robust(a, r, p_log, p_new, 0 * q), want, **TIGHT)


def test_perfect_model():
    """With a model without error the residuals vanish, and wrong propensities do no harm."""
    for rng in seeds(8):
        a, _, p_log, p_new, q = draw(rng)
        r = q[np.arange(len(a)), a]
        assert_close(doubly_robust(a, r, p_log**2, p_new, q), summary((p_new * q).sum(axis=1)), **TIGHT)


def test_rewards_with_an_offset():
    """A constant added to all rewards moves the self-normalised estimate by that constant, the plain one by more or less."""
    for rng in seeds(8):
        a, r, p_log, p_new, q = draw(rng)
        _, _, w = by_rounds(a, r, p_log, p_new, q)
        value, se = normalised(w, r)
        assert_close(snips(a, r + 100, p_log, p_new), [value + 100, se], rtol=1e-7)
        assert_close(ips(a, r + 100, p_log, p_new), summary(w * (r + 100)), **TIGHT)


def test_large_weights():
    """Weights of a million are used as they are."""
    a, r = np.array([0, 0, 0, 1]), np.array([1.0, 0.0, 1.0, 1.0])
    p_log, p_new = np.array([0.999, 0.999, 0.999, 1e-6]), np.array([[0.0, 1.0]] * 4)
    assert_close(ips(a, r, p_log, p_new), [250_000.0, 250_000.0], **TIGHT)
    assert_close(snips(a, r, p_log, p_new), [1.0, 0.0], **TIGHT)
    assert_close(doubly_robust(a, r, p_log, p_new, np.full((4, 2), 0.5)), [125_000.5, 125_000.0], **TIGHT)


def test_no_overlap():
    """If the new policy never takes a logged action, the sum of weights is zero: NaN without a warning, and ips gives 0."""
    a, r = np.array([0, 0, 0]), np.array([1.0, 2.0, 3.0])
    p_log, p_new = np.ones(3), np.array([[0.0, 1.0]] * 3)
    assert_close(snips(a, r, p_log, p_new), [np.nan, np.nan])
    assert_close(warned(a, r, p_log, p_new), 0)
    assert_close(ips(a, r, p_log, p_new), [0.0, 0.0], atol=1e-12)


def test_small_weights():
    """Weights of a billionth still tell the self-normalised mean; only zeros leave it without a value."""
    a, r = np.array([0, 0, 0, 0]), np.array([1.0, 2.0, 3.0, 6.0])
    p_new = np.tile([1e-9, 1 - 1e-9], (4, 1))
    assert_close(snips(a, r, np.full(4, 0.5), p_new), [3.0, np.sqrt(14) / 4], **TIGHT)


def test_close_to_the_truth():
    """With a long log of a random policy all three come within five errors of the value of the new one."""
    rng = np.random.default_rng(4)
    n, truth = 20_000, np.array([0.1, 0.2, 0.6])
    old, new = np.array([0.7, 0.2, 0.1]), np.array([0.1, 0.2, 0.7])
    a = rng.choice(3, size=n, p=old)
    r = (rng.random(n) < truth[a]).astype(float)
    p_new, q = np.tile(new, (n, 1)), np.tile([0.2, 0.2, 0.5], (n, 1))
    for value, se in (ips(a, r, old[a], p_new), snips(a, r, old[a], p_new), doubly_robust(a, r, old[a], p_new, q)):
        assert 0 < se < 0.05
        assert_close((value - new @ truth) / se, 0.0, atol=5.0)


def test_types_of_input():
    """Whole or boolean rewards, whole models, float32 and views with strides are all right."""
    a, r, p_log, p_new, q = draw(np.random.default_rng(5))
    hits = r > 0.4
    plain, _, w = by_rounds(a, hits.astype(float), p_log, p_new, q)
    for rewards in (hits, hits.astype(np.uint8), np.repeat(hits.astype(int), 2)[::2]):
        assert_close(ips(a.astype(np.uint8), rewards, p_log, np.asfortranarray(p_new)), summary(plain), **TIGHT)
        assert_close(snips(a, rewards, p_log, p_new), normalised(w, hits.astype(float)), **TIGHT)
        whole = np.ones((len(a), 5), dtype=np.uint8)
        want = summary(by_rounds(a, hits.astype(float), p_log, p_new, whole.astype(float))[1])
        assert_close(doubly_robust(a, rewards, p_log, p_new, whole), want, **TIGHT)
    hard = np.eye(5, dtype=np.uint8)[(a + 1) % 5 * (r > 0) + a * (r <= 0)]
    small = p_log.astype(np.float32)
    want = by_rounds(a, r, small.astype(float), hard.astype(float), q)
    assert_close(ips(a, r, small, hard), summary(want[0]), **TIGHT)
    assert_close(doubly_robust(a, r, small, hard, q), summary(want[1]), **TIGHT)


def test_arguments_stay_as_they_were():
    """Nothing in the log, the policy or the model is changed."""
    log = draw(np.random.default_rng(6))
    before = [part.copy() for part in log]
    ips(*log[:4]), snips(*log[:4]), doubly_robust(*log)
    for now, then in zip(log, before, strict=True):
        assert_close(now, then)
