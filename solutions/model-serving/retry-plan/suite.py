import numpy as np
from answer import retry_delays

from drill.suite import assert_close, in_answer, seeds


@in_answer
def scripted(draws, *args):
    """Call with a generator that gives these draws in turn, one by one or several at a time."""
    import numpy as np

    from answer import retry_delays

    class Script:
        def __init__(self):
            self.left = list(draws)

        def random(self, size=None):
            if size is None:
                return self.left.pop(0)
            return np.array([self.left.pop(0) for _ in range(int(size))])

    return [float(pause) for pause in retry_delays(*args[:4], Script(), *args[4:])]


@in_answer
def with_seed(seed, *args):
    """Call with a generator of numpy."""
    import numpy as np

    from answer import retry_delays

    np.random.seed(0)
    return [float(pause) for pause in retry_delays(*args[:4], np.random.default_rng(seed), *args[4:])]


def all_ceilings(attempts, base, cap):
    with np.errstate(over="ignore"):
        return np.minimum(cap, base * 2.0 ** np.arange(attempts - 1))


def by_arrays(seed, attempts, base, cap, deadline):
    pauses = np.random.default_rng(seed).random(attempts - 1) * all_ceilings(attempts, base, cap)
    return pauses[: int((pauses.cumsum() <= deadline).sum())]


HALF, MANY = [0.5, 0.25, 0.5], [0.5] * 5000


def test_three_pauses_by_hand():
    """Four attempts have three pauses, each its draw times 1, 2 and the cap of 3."""
    assert_close(scripted(HALF, 4, 1.0, 3.0, 10.0), [0.5, 0.5, 1.5])


def test_full_jitter():
    """A draw of nearly 0 gives nearly no pause, and one of nearly 1 the whole of it."""
    assert_close(scripted([0.0, 0.0, 0.0], 4, 1.0, 8.0, 100.0), [0.0, 0.0, 0.0])
    most = 1 - 2.0**-53
    assert_close(scripted([most] * 3, 4, 1.0, 8.0, 100.0), np.array([1.0, 2.0, 4.0]) * most, rtol=1e-15)


def test_the_cap():
    """No pause has more than the cap to draw from, not even the first; below it pauses double."""
    assert_close(scripted(MANY, 6, 1.0, 5.0, np.inf), [0.5, 1.0, 2.0, 2.5, 2.5])
    assert_close(scripted(MANY, 4, 10.0, 3.0, np.inf), [1.5, 1.5, 1.5])
    assert_close(scripted(MANY, 41, 1.0, 2.0**39, np.inf)[-2:], [2.0**37, 2.0**38])


def test_the_deadline():
    """The first pause that goes past the deadline is left out whole, and so are shorter ones after it."""
    assert_close(scripted(HALF, 4, 1.0, 3.0, 1.25), [0.5, 0.5])
    assert_close(scripted([0.5, 0.75, 0.0, 0.0], 5, 1.0, 8.0, 1.5), [0.5])
    assert_close(scripted([0.75], 2, 1.0, 8.0, 0.5), [])


def test_exactly_at_the_deadline():
    """Pauses that add up to exactly the deadline are all taken."""
    assert_close(scripted(HALF, 4, 1.0, 3.0, 2.5), [0.5, 0.5, 1.5])
    assert_close(scripted(HALF, 4, 1.0, 3.0, 0.5), [0.5])


def test_calls_that_must_not_be_repeated():
    """A call that is not idempotent has no pauses; if nothing is said it may be repeated."""
    assert_close(scripted(HALF, 4, 1.0, 3.0, 10.0, False), [])
    assert_close(scripted(HALF, 4, 1.0, 3.0, 10.0, True), [0.5, 0.5, 1.5])


def test_one_attempt():
    """A single attempt is the call itself, without a pause; two have one."""
    assert_close(scripted([], 1, 1.0, 3.0, 10.0), [])
    assert_close(scripted([0.5], 2, 1.0, 3.0, 10.0), [0.5])


def test_the_generator_decides():
    """With a generator of numpy the pauses follow from its seed and from nothing else."""
    for seed, rng in enumerate(seeds()):
        attempts, deadline = int(rng.integers(1, 12)), float(rng.choice([0.7, 3.0, 20.0, np.inf]))
        base, cap = float(rng.choice([0.05, 0.3, 2.0])), float(rng.choice([0.2, 1.0, 30.0]))
        want = by_arrays(seed, attempts, base, cap, deadline)
        assert_close(with_seed(seed, attempts, base, cap, deadline), want, rtol=1e-12)


def test_thousands_of_attempts():
    """Thousands of attempts do not overflow, from the smallest base to the largest cap."""
    got = scripted(MANY, 3001, 1.0, 60.0, np.inf)
    assert_close([len(got), got[5], got[-1]], [3000, 16.0, 30.0])
    got = scripted(MANY, 2501, 1e-300, 1e300, np.inf)
    assert_close([len(got), got[100], got[-1]], [2500, 0.5e-300 * 2.0**100, 0.5e300], rtol=1e-12)


def test_pauses_are_spread():
    """Over many calls the mean of each pause is half of what it may be at most."""
    table = np.array([with_seed(seed, 5, 1.0, 4.0, np.inf) for seed in range(60)])
    assert_close(table.mean(axis=0) / [1, 2, 4, 4], [0.5] * 4, atol=0.15)


def test_types_of_numbers():
    """Whole numbers as base, cap and deadline give the same pauses."""
    assert_close(scripted(HALF, 4, 1, 3, 10), [0.5, 0.5, 1.5])
    assert_close(scripted(HALF, np.int64(4), np.float32(1), np.int8(3), np.int64(1)), [0.5, 0.5])


def test_calls_do_not_remember():
    """A second call starts from the base again."""
    rng = np.random.default_rng(7)
    first = retry_delays(6, 1.0, 100.0, np.inf, rng)
    assert_close(first, np.random.default_rng(7).random(5) * [1, 2, 4, 8, 16], rtol=1e-12)
    for _ in range(2):
        assert_close(scripted(HALF, 4, 1.0, 3.0, 10.0), [0.5, 0.5, 1.5])
