import numpy as np

from drill.suite import assert_close, in_answer, seeds

NAN, INF = float("nan"), float("inf")


@in_answer
def race(table, r0, R, eta):
    """Run with losses from a table, one row per rung, and return the result and all calls.

    Resources beyond the table, or off its rungs, get the losses of the last rung at or below them.
    """
    from answer import successive_halving

    calls = []

    def evaluate(i, r):
        calls.append([int(i), float(r)])
        rung = 0
        while rung + 1 < len(table) and r0 * eta ** (rung + 1) <= r:
            rung += 1
        return table[rung][int(i)]

    best, rungs, spent = successive_halving(len(table[0]), evaluate, r0, R, eta)
    return {
        "best": int(best),
        "resources": [float(r) for r, _ in rungs],
        "alive": [[int(i) for i in alive] for _, alive in rungs],
        "spent": float(spent),
        "calls": calls,
    }


def expected(table, eta):
    """Rank with NaN as the last of all, ties by number."""
    alive, rungs = np.arange(len(table[0])), []
    for losses in table:
        rungs.append(alive.tolist())
        row = np.asarray(losses, dtype=float)[alive]
        order = np.lexsort((alive, np.where(np.isnan(row), 0.0, row), np.isnan(row)))
        best = int(alive[order[0]])
        alive = np.sort(alive[order[: max(len(alive) // eta, 1)]])
    return best, rungs


def check(got, best, alive):
    assert_close(got["best"], best)
    assert_close(len(got["alive"]), len(alive))
    for one, other in zip(got["alive"], alive, strict=True):
        assert_close(one, other)


def test_four_settings_by_hand():
    """Of losses 4, 1, 2, 3 the settings 1 and 2 go on; at 5 against 4 the winner is setting 2, for 6 units."""
    got = race([[4, 1, 2, 3], [9, 5, 4, 9]], 1, 2, 2)
    check(got, 2, [[0, 1, 2, 3], [1, 2]])
    assert_close(got["resources"], [1, 2])
    assert_close(got["spent"], 6)


def test_random_races():
    """Survivors and winner are those with the lowest losses of each rung, for any number of settings and eta."""
    for rng in seeds():
        n, eta = int(rng.integers(1, 40)), int(rng.integers(2, 5))
        table = rng.normal(size=(4, n)).tolist()
        check(race(table, 1, eta**3, eta), *expected(table, eta))


def test_ties_go_to_the_lower_number():
    """Equal losses, and only these, are ranked by number, at the cut and for the winner."""
    check(race([[2, 1, 1, 1, 3], [0, 7, 7, 0, 0]], 1, 2, 2), 1, [[0, 1, 2, 3, 4], [1, 2]])
    check(race([[1.0, 1.0 - 1e-12, 1.0, 1.0 - 2e-12], [0, 2, 0, 2 - 1e-12]], 1, 2, 2), 3, [[0, 1, 2, 3], [1, 3]])
    for rng in seeds():
        table = rng.integers(0, 3, size=(3, 67)).tolist()
        check(race(table, 1, 4, 2), *expected(table, 2))


def test_failed_trials_come_last():
    """NaN ranks below every number and below infinity, and failed settings go on only if nothing else is left."""
    check(race([[3, NAN, -1, 2], [0, 0, 1, 0]], 1, 2, 2), 3, [[0, 1, 2, 3], [2, 3]])
    check(race([[NAN, 3, INF, NAN, 2, NAN]], 1, 1, 2), 4, [[0, 1, 2, 3, 4, 5]])
    check(race([[NAN, NAN, INF, NAN], [NAN, 0, NAN, 0]], 1, 2, 2), 0, [[0, 1, 2, 3], [0, 2]])
    check(race([[NAN, NAN], [NAN, 0]], 1, 2, 2), 0, [[0, 1], [0]])
    for rng in seeds():
        table = rng.normal(size=(3, 19))
        table[rng.random(size=(3, 19)) < 0.4] = NAN
        check(race(table.tolist(), 1, 9, 3), *expected(table, 3))


def test_the_floor_of_the_share_goes_on():
    """Of 11 settings at eta = 3 three go on, then one."""
    got = race([list(range(11))] * 3, 1, 9, 3)
    check(got, 0, [list(range(11)), [0, 1, 2], [0]])


def test_the_race_goes_on_with_one():
    """With fewer settings than eta, or one from the start, every rung up to R is still run."""
    check(race([[2, 1], [5, 6], [1, 9]], 1, 9, 3), 1, [[0, 1], [1], [1]])
    got = race([[1.0]] * 4, 2, 17, 2)
    check(got, 0, [[0]] * 4)
    assert_close(got["resources"], [2, 4, 8, 16])
    assert_close(got["spent"], 16)


def test_last_rung_at_most_R():
    """The last resource is the largest r0 * eta^k that is at most R: R itself if it fits, less if it doesn't."""
    for r0, R, eta, want in ((1, 243, 3, 6), (1, 242, 3, 5), (5, 5, 2, 1), (2, 1000, 10, 3), (1, 125, 5, 4), (3, 11, 2, 2)):
        got = race([[1.0, 2.0]] * 7, r0, R, eta)
        assert_close(got["resources"], [r0 * eta**k for k in range(want)])


def test_the_last_rung_decides():
    """The winner leads the last rung, even if another setting had a lower loss in an earlier one."""
    check(race([[0.1, 0.2, 5, 5], [9, 8, 0, 0]], 1, 2, 2), 1, [[0, 1, 2, 3], [0, 1]])


def test_spent_resumes_training():
    """Every evaluation costs its resource less that of the rung before, and the first rung all of it."""
    for n, r0, R, eta, want in ((27, 1, 27, 3, 27 + 18 * 3), (9, 2, 18, 3, 18 + 12 + 12), (4, 3, 3, 2, 12), (5, 1, 4, 2, 5 + 2 + 2)):
        got = race([list(range(n))] * 4, r0, R, eta)
        assert_close(got["spent"], want)
    assert_close(race([[1, NAN, 2, NAN], [NAN, 0, 3, 1]], 1, 2, 2)["spent"], 6)


def test_each_setting_is_evaluated_once_per_rung():
    """The calls are those of the rungs, in rising order of the settings, and no others."""
    for rng in seeds(5):
        table = rng.normal(size=(3, 13)).tolist()
        got = race(table, 2, 8, 2)
        _, alive = expected(table, 2)
        want = [[i, 2.0 * 2**k] for k, rung in enumerate(alive) for i in rung]
        assert_close(got["calls"], want)


def test_infinite_and_negative_losses():
    """Minus infinity is the best loss there is, and infinity the worst number."""
    check(race([[INF, -5, -INF, 0], [1, 1, 1, 1]], 1, 2, 2), 1, [[0, 1, 2, 3], [1, 2]])
    check(race([[INF, INF, INF], [2, 1, 0]], 1, 3, 3), 0, [[0, 1, 2], [0]])
