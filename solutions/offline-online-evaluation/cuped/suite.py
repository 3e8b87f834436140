import numpy as np
from answer import cuped

from drill.suite import assert_close, seeds

# The statement asks for six digits.
RTOL = 1e-6


def oracle(y, x, arm):
    """Theta as a least-squares slope, then two plain means."""
    y, x, arm = np.asarray(y, dtype=float), np.asarray(x, dtype=float), np.asarray(arm, dtype=bool)
    A = np.column_stack([np.ones(len(x)), x - x.mean()])
    theta = np.linalg.lstsq(A, y - y.mean(), rcond=None)[0][1] if np.ptp(x) else 0.0
    z = y - y.mean() - theta * (x - x.mean())
    parts = z[arm], z[~arm]
    se = np.sqrt(sum(np.cov(part) / len(part) for part in parts))
    return parts[0].mean() - parts[1].mean(), se, theta


def draw(rng, users=41):
    arm = rng.permutation(np.arange(users) % 3 == 0).astype(int)
    x = rng.normal(size=users)
    return 0.8 * x + 0.5 * arm + 0.6 * rng.normal(size=users) * (1 + arm), x, arm


def test_four_users_by_hand():
    """Theta is 1.5, the effect 2 and its error 0.707."""
    got = cuped(np.array([1.0, 3.0, 2.0, 6.0]), np.array([0.0, 2.0, 0.0, 2.0]), np.array([0, 0, 1, 1]))
    assert_close(got, [2.0, np.sqrt(0.5), 1.5], rtol=RTOL)


def test_random_users():
    """On random users effect, error and theta equal those from a regression over all users."""
    for rng in seeds():
        y, x, arm = draw(rng)
        assert_close(cuped(y, x, arm), oracle(y, x, arm), rtol=RTOL)


def test_chance_imbalance_is_taken_out():
    """If the covariate explains the metric wholly, the effect is zero although the arms' means differ."""
    x, arm = np.array([1.0, 2.0, 3.0, 5.0, 8.0]), np.array([0, 0, 1, 0, 1])
    assert_close(cuped(3 * x + 1, x, arm), [0.0, 0.0, 3.0], rtol=RTOL, atol=1e-9)


def test_constant_covariate():
    """A constant covariate has theta 0 and leaves the plain difference of means."""
    y, _, arm = draw(np.random.default_rng(1), users=21)
    for value in (0.0, 0.1, 5.0, 1e6 + 0.1):
        effect, se, theta = cuped(y, np.full(21, value), arm)
        assert_close([effect, se, theta], oracle(y, np.zeros(21), arm), rtol=RTOL, atol=1e-12)


def test_negative_relation():
    """A covariate that falls with the metric has a negative theta and adjusts as well."""
    for rng in seeds(8):
        y, x, arm = draw(rng)
        effect, se, theta = oracle(y, x, arm)
        assert_close(cuped(y, -x, arm), [effect, se, -theta], rtol=RTOL)


def test_exchanged_arms():
    """Exchanging the arms turns the effect round and leaves error and theta."""
    for rng in seeds(8):
        y, x, arm = draw(rng)
        effect, se, theta = oracle(y, x, arm)
        assert_close(cuped(y, x, 1 - arm), [-effect, se, theta], rtol=RTOL)


def test_units():
    """A covariate in other units scales theta only, a metric in other units scales all."""
    for rng in seeds(8):
        y, x, arm = draw(rng)
        effect, se, theta = oracle(y, x, arm)
        assert_close(cuped(y, 1000 * x, arm), [effect, se, theta / 1000], rtol=RTOL)
        assert_close(cuped(y, 1e-3 * x, arm), [effect, se, theta * 1000], rtol=RTOL)
        assert_close(cuped(y, 1e-9 * x, arm), [effect, se, theta * 1e9], rtol=RTOL)
        assert_close(cuped(100 * y, x, arm), [100 * effect, 100 * se, 100 * theta], rtol=RTOL)


def test_offsets():
    """Values around a million keep six digits: offsets change nothing."""
    for rng in seeds(8):
        y, x, arm = draw(rng)
        y, x = np.round(y * 1024) / 1024, np.round(x * 1024) / 1024  # exact beside the offset
        assert_close(cuped(y + 2.0**20, x - 2.0**20, arm), oracle(y, x, arm), rtol=RTOL)


def test_unequal_arms():
    """Each arm's variance is divided by its own number of users, however unequal they are."""
    for rng in seeds(8):
        y, x, _ = draw(rng, users=60)
        arm = np.arange(60) < 5
        y = y + 3 * arm * rng.normal(size=60)
        assert_close(cuped(y, x, arm), oracle(y, x, arm), rtol=RTOL)


def test_two_users_per_arm():
    """Two users per arm are enough."""
    y, x, arm = np.array([1.0, 0.0, 4.0, 2.5]), np.array([3.0, 1.0, 2.0, 2.0]), np.array([1, 0, 1, 0])
    assert_close(cuped(y, x, arm), oracle(y, x, arm), rtol=RTOL)


def test_types_of_input():
    """Counts of small types, boolean arms, float32 and views with strides are all right."""
    rng = np.random.default_rng(3)
    x = rng.integers(100, 250, size=31)
    y, arm = x // 2 + rng.integers(0, 90, size=31), np.arange(31) % 2
    want = oracle(y, x, arm)
    wide = np.repeat(y, 2)
    for metric, cov, a in (
        (y.astype(np.uint8), x.astype(np.uint8), arm),
        (wide[::2], x, arm == 1),
        (y.astype(np.float32), x.astype(np.float32), arm.astype(np.uint8)),
    ):
        assert_close(cuped(metric, cov, a), want, rtol=RTOL)
    fine = (rng.normal(size=(2, 31)) + 3000).astype(np.float32)
    assert_close(cuped(fine[0], fine[1], arm), oracle(fine[0], fine[1], arm), rtol=RTOL)


def test_arguments_stay_as_they_were():
    """Neither metric nor covariate nor arms are changed."""
    y, x, arm = draw(np.random.default_rng(6))
    before = y.copy(), x.copy(), arm.copy()
    cuped(y, x, arm)
    for now, then in zip((y, x, arm), before, strict=True):
        assert_close(now, then)
