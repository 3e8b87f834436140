"""What the cards of hyperparameter search state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import itertools
import math
from statistics import NormalDist

import numpy as np
import pytest
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF
from sklearn.model_selection import ParameterGrid

NORMAL = NormalDist()


def expected_improvement(best: float, mu: float, sd: float) -> float:
    z = (best - mu) / sd
    return sd * (z * NORMAL.cdf(z) + NORMAL.pdf(z))


@pytest.mark.teaches("hyperparameter-search/sixty-trials", "hyperparameter-search/trials-for-the-top")
def test_sixty_trials_reach_the_top_five_per_cent_of_the_volume() -> None:
    assert pytest.approx(0.954, abs=5e-4) == 1 - 0.95**60
    assert 1 - 0.95**59 > 0.95 > 1 - 0.95**58
    assert math.ceil(math.log(0.05) / math.log(0.95)) == 59


@pytest.mark.teaches("hyperparameter-search/sixty-trials")
def test_the_best_five_per_cent_of_ten_dimensions_reach_far() -> None:
    side = 0.05**0.1
    assert side == pytest.approx(0.74, abs=0.005)
    points = np.random.default_rng(0).random((100_000, 10))
    inside = (np.abs(points - 0.5) < side / 2).all(axis=1)
    assert inside.mean() == pytest.approx(0.05, abs=0.003)


@pytest.mark.teaches("hyperparameter-search/sixty-trials")
def test_a_needle_is_missed_by_sixty_trials() -> None:
    rng = np.random.default_rng(1)
    # A loss of 0 in one per mille of the space and of 1 elsewhere: the best 5 % are mostly plain.
    found = (rng.random((5000, 60)) < 0.001).any(axis=1)
    assert found.mean() == pytest.approx(1 - 0.999**60, abs=0.01)
    assert found.mean() < 0.1


@pytest.mark.teaches("hyperparameter-search/one-axis-matters", "hyperparameter-search/grid-or-random")
def test_random_trials_hit_a_narrow_range_more_often_than_a_grid() -> None:
    rng = np.random.default_rng(2)
    start = rng.random(20_000) * 0.95  # a good range of width 0.05 at an unknown place
    random_hits = ((rng.random((20_000, 27)) - start[:, None]) % 1 < 0.05).any(axis=1)
    grid = np.array([1, 3, 5]) / 6
    grid_hits = ((grid > start[:, None]) & (grid < start[:, None] + 0.05)).any(axis=1)
    assert random_hits.mean() == pytest.approx(1 - 0.95**27, abs=0.01)
    assert grid_hits.mean() == pytest.approx(3 * 0.05, abs=0.015)


@pytest.mark.teaches("hyperparameter-search/share-on-a-raw-scale")
def test_a_raw_scale_puts_nine_tenths_into_the_top_factor_of_ten() -> None:
    rng = np.random.default_rng(3)
    raw = rng.uniform(1e-5, 0.1, size=50_000)
    logs = 10 ** rng.uniform(-5, -1, size=50_000)
    assert (raw > 0.01).mean() == pytest.approx(0.90, abs=0.01)
    assert (logs > 0.01).mean() == pytest.approx(0.25, abs=0.01)


@pytest.mark.teaches("hyperparameter-search/exponent-of-what")
def test_integers_excludes_its_upper_end() -> None:
    rng = np.random.default_rng(4)
    assert set(rng.integers(4, 7, size=1000)) == {4, 5, 6}
    assert set(rng.integers(4, 7, size=1000, endpoint=True)) == {4, 5, 6, 7}
    momentum = 1 - 10 ** rng.uniform(-3, -1, size=10_000)
    assert (momentum.min(), momentum.max()) == pytest.approx((0.9, 0.999), abs=1e-3)


@pytest.mark.teaches("hyperparameter-search/share-on-a-raw-scale")
def test_rounding_halves_the_share_of_the_ends() -> None:
    u = (np.arange(100_000) + 0.5) / 100_000
    rounded = np.round(1 + 3 * u)
    floored = np.floor(1 + 4 * u)
    assert np.bincount(rounded.astype(int))[1:] / 1e5 == pytest.approx([1 / 6, 1 / 3, 1 / 3, 1 / 6], abs=1e-4)
    assert np.bincount(floored.astype(int))[1:] / 1e5 == pytest.approx([0.25] * 4, abs=1e-4)


@pytest.mark.teaches("hyperparameter-search/nested-space-count")
def test_a_nested_grid_is_a_union() -> None:
    C, gamma = [1, 10, 100], [0.1, 1]
    flat = ParameterGrid({"kernel": ["rbf", "linear"], "C": C, "gamma": gamma})
    tree = ParameterGrid([{"kernel": ["rbf"], "C": C, "gamma": gamma}, {"kernel": ["linear"], "C": C}])
    assert (len(flat), len(tree)) == (12, 9)


@pytest.mark.teaches("hyperparameter-search/halving-cost")
def test_rungs_with_checkpoints_cost_two_thirds() -> None:
    rungs = [(27 // 3**i, 3**i) for i in range(4)]
    spent = [27, *(count * (r - below) for (_, below), (count, r) in itertools.pairwise(rungs))]
    assert spent == [27, 18, 18, 18]


@pytest.mark.teaches("hyperparameter-search/slow-starter")
def test_halving_drops_the_best_setting() -> None:
    loss = {
        "large": [0.60, 0.52, 0.50],
        "small": [0.90, 0.61, 0.35],
        "medium": [0.70, 0.50, 0.41],
        "none": [0.80, 0.79, 0.78],
    }
    alive = sorted(loss, key=lambda name: loss[name][0])[:2]
    assert "small" not in alive
    assert min(alive, key=lambda name: loss[name][1]) == "medium"
    assert min(loss, key=lambda name: loss[name][2]) == "small"


@pytest.mark.teaches("hyperparameter-search/bracket-size")
def test_brackets_of_hyperband_at_81_and_3() -> None:
    starts = [-(-5 * 3**s // (s + 1)) for s in (4, 3, 2, 1, 0)]
    assert starts == [81, 34, 15, 8, 5]
    totals = []
    for s, n in zip((4, 3, 2, 1, 0), starts, strict=True):
        totals.append(sum((n // 3**i) * 81 // 3 ** (s - i) for i in range(s + 1)))
    assert totals == pytest.approx([405] * 5, rel=0.15)


@pytest.mark.teaches(
    "hyperparameter-search/expected-improvement-value", "hyperparameter-search/surrogate-and-acquisition"
)
def test_expected_improvement_agrees_with_simulation() -> None:
    draws = 1 + 0.5 * np.random.default_rng(5).normal(size=400_000)
    assert expected_improvement(1.2, 1.0, 0.5) == pytest.approx(0.315, abs=5e-4)
    assert np.maximum(1.2 - draws, 0).mean() == pytest.approx(0.315, abs=0.003)
    assert expected_improvement(1.0, 1.0, 1.0) == pytest.approx(0.4, abs=0.002)


@pytest.mark.teaches("hyperparameter-search/greedy-acquisition")
def test_probability_of_improvement_prefers_a_small_sure_gain() -> None:
    assert (NORMAL.cdf(2), NORMAL.cdf(0)) == pytest.approx((0.98, 0.50), abs=0.005)
    assert expected_improvement(1.0, 0.99, 0.005) == pytest.approx(0.010, abs=5e-4)
    assert expected_improvement(1.0, 1.0, 0.3) == pytest.approx(0.12, abs=0.001)


@pytest.mark.teaches("hyperparameter-search/posterior-from-one-point")
def test_posterior_from_one_point() -> None:
    gp = GaussianProcessRegressor(RBF(1.0), alpha=0.1, optimizer=None).fit([[0.0]], [2.0])
    mean, sd = gp.predict([[1.0], [50.0]], return_std=True)
    k = math.exp(-0.5)
    assert mean == pytest.approx([k / 1.1 * 2, 0], abs=1e-9)
    assert sd == pytest.approx([math.sqrt(1 - k**2 / 1.1), 1])


@pytest.mark.teaches("hyperparameter-search/tpe-ratio")
def test_expected_improvement_follows_the_density_ratio() -> None:
    rng = np.random.default_rng(6)
    joint = rng.random((7, 40))  # p(x, y) on a lattice of settings and losses
    joint[:, :10] = rng.random((7, 1)) * rng.random((1, 10))  # below the cut x and y are independent
    joint /= joint.sum()
    y, cut = np.arange(40.0), 10.0
    improvement = (joint * np.maximum(cut - y, 0)).sum(axis=1) / joint.sum(axis=1)
    ratio = (joint[:, :10].sum(axis=1)) / joint[:, 10:].sum(axis=1)
    assert (improvement.argsort() == ratio.argsort()).all()


@pytest.mark.teaches("hyperparameter-search/winner-shrinks")
def test_the_winner_keeps_only_its_share_of_the_lead() -> None:
    rng = np.random.default_rng(7)
    truth = 0.6 * rng.normal(size=(20_000, 30))
    score = truth + 0.8 * rng.normal(size=truth.shape)
    rows, best = np.arange(20_000), score.argmax(axis=1)
    share = truth[rows, best].mean() / score[rows, best].mean()
    assert share == pytest.approx(0.36 / (0.36 + 0.64), abs=0.01)


@pytest.mark.teaches("hyperparameter-search/seeds-per-setting")
def test_seeds_for_two_standard_errors() -> None:
    rng, seeds = np.random.default_rng(11), int(8 * 0.5**2 / 0.25**2)
    runs = 0.5 * rng.normal(size=(20_000, 2, seeds))
    gaps = 0.25 + runs[:, 0].mean(axis=1) - runs[:, 1].mean(axis=1)
    assert gaps.mean() / gaps.std() == pytest.approx(2, rel=0.03)
    assert (gaps > 0).mean() == pytest.approx(NORMAL.cdf(2), abs=0.005)


@pytest.mark.teaches("hyperparameter-search/tuned-on-the-test-set")
def test_the_best_of_two_hundred_equal_settings_looks_better() -> None:
    best = np.random.default_rng(8).binomial(1000, 0.9, size=(2000, 200)).max(axis=1) / 1000
    assert best.mean() == pytest.approx(0.926, abs=0.001)


@pytest.mark.teaches("hyperparameter-search/share-better-than-the-best")
def test_share_of_the_space_beyond_the_best_trial() -> None:
    best = np.random.default_rng(9).random((50_000, 19)).min(axis=1)
    assert best.mean() == pytest.approx(1 / 20, abs=0.001)
    assert np.median(best) == pytest.approx(1 - 0.5 ** (1 / 19), abs=0.001)


@pytest.mark.teaches("hyperparameter-search/unequal-tuning")
def test_weights_of_the_expected_best_of_k() -> None:
    n, k = 20, 4
    i = np.arange(1, n + 1)
    weights = (i / n) ** k - ((i - 1) / n) ** k
    draws = np.random.default_rng(10).integers(1, n + 1, size=(100_000, k)).max(axis=1)
    assert weights.sum() == pytest.approx(1)
    assert draws.mean() == pytest.approx((i * weights).sum(), abs=0.03)
