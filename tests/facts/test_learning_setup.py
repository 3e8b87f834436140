"""What the cards of learning-setup state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy import stats
from scipy.optimize import brentq
from sklearn.cluster import KMeans
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import Ridge
from sklearn.metrics import log_loss
from sklearn.tree import DecisionTreeClassifier


@pytest.mark.teaches("learning-setup/unbiased-for-which-function", "learning-setup/winner-optimism")
def test_best_of_ten_coins_is_right_on_64_percent_of_thirty_rows_and_on_half_of_new_ones() -> None:
    rng = np.random.default_rng(0)
    seen = rng.binomial(30, 0.5, size=(20_000, 10))
    assert seen.max(axis=1).mean() / 30 == pytest.approx(0.640, abs=0.002)
    counts = np.arange(31)
    exact = np.sum(1 - stats.binom.cdf(counts, 30, 0.5) ** 10) / 30
    assert exact == pytest.approx(0.640, abs=5e-4)
    new = rng.binomial(30, 0.5, size=(20_000, 10))
    winners = new[np.arange(20_000), seen.argmax(axis=1)]
    assert winners.mean() / 30 == pytest.approx(0.5, abs=0.002)


@pytest.mark.teaches("learning-setup/winner-optimism")
def test_the_optimism_of_many_guessers_is_below_the_bound_and_comes_near_it() -> None:
    shares = []
    for guessers in (10, 1_000, 100_000):
        counts = np.arange(10_001)
        best = np.sum(1 - stats.binom.cdf(counts, 10_000, 0.5) ** guessers) / 10_000
        shares.append((best - 0.5) / (0.005 * np.sqrt(2 * np.log(guessers))))
    assert shares == sorted(shares)
    assert 0.7 < shares[0] < 0.75
    assert 0.9 < shares[-1] < 1


@pytest.mark.teaches("learning-setup/bayes-action-pinball")
def test_quantile_minimises_expected_pinball_loss() -> None:
    y = stats.expon.ppf((np.arange(20_000) + 0.5) / 20_000)
    grid = np.linspace(0.01, 4, 400)
    for tau in (0.2, 0.5, 0.9):
        mean_loss = [np.maximum(tau * (y - c), (tau - 1) * (y - c)).mean() for c in grid]
        assert grid[np.argmin(mean_loss)] == pytest.approx(-np.log(1 - tau), abs=0.01)


@pytest.mark.teaches("learning-setup/best-constant-printed", "learning-setup/best-constant")
def test_best_constants_agree_with_the_dummy_regressor() -> None:
    y = np.array([1.0, 2.0, 3.0, 4.0, 100.0])
    x = np.zeros((5, 1))
    assert DummyRegressor(strategy="mean").fit(x, y).predict(x[:1]) == pytest.approx([22.0])
    assert DummyRegressor(strategy="median").fit(x, y).predict(x[:1]) == pytest.approx([3.0])
    losses = [np.maximum(0.8 * (y - c), -0.2 * (y - c)).mean() for c in (4.0, 50.0, 100.0)]
    assert losses == pytest.approx([losses[0]] * 3)
    assert np.maximum(0.8 * (y - 3.9), -0.2 * (y - 3.9)).mean() > losses[0]


@pytest.mark.teaches("learning-setup/baseline-log-loss")
def test_base_rate_is_the_best_constant_and_its_loss_the_entropy() -> None:
    for rate in (0.05, 0.2, 0.4):
        y = np.arange(100) < 100 * rate
        losses = {c: log_loss(y, np.full(100, c)) for c in (rate - 0.02, rate, rate + 0.02, 0.5)}
        assert min(losses, key=losses.__getitem__) == rate
        assert losses[rate] == pytest.approx(stats.entropy([rate, 1 - rate]))
        assert losses[0.5] == pytest.approx(np.log(2))


@pytest.mark.teaches("learning-setup/no-free-lunch")
def test_over_all_targets_every_rule_is_a_coin_off_the_training_points() -> None:
    for rule in (lambda labels: int(sum(labels) > 1), lambda labels: labels[-1], lambda labels: 1):
        right = [rule(f[:3]) == f[point] for f in product((0, 1), repeat=5) for point in (3, 4)]
        assert np.mean(right) == 0.5


@pytest.mark.teaches("learning-setup/non-parametric")
def test_leaves_of_a_full_tree_grow_with_the_rows_and_those_of_a_shallow_one_do_not() -> None:
    rng = np.random.default_rng(0)
    full, shallow = [], []
    for n in (200, 400, 800):
        x, y = rng.normal(size=(n, 2)), rng.integers(0, 2, size=n)
        full.append(DecisionTreeClassifier(random_state=0).fit(x, y).get_n_leaves() / n)
        shallow.append(DecisionTreeClassifier(max_depth=3, random_state=0).fit(x, y).get_n_leaves())
    assert max(full) / min(full) < 1.25
    assert max(shallow) <= 8


@pytest.mark.teaches("learning-setup/binned-regression")
def test_centre_of_a_bin_leaves_the_width_over_root_twelve() -> None:
    time = (np.arange(120_000) + 0.5) / 1_000
    centre = np.floor(time / 20) * 20 + 10
    assert np.sqrt(np.mean((time - centre) ** 2)) == pytest.approx(20 / np.sqrt(12), rel=1e-6)


@pytest.mark.teaches("learning-setup/rows-for-one-point")
def test_paired_difference_has_the_variance_of_the_disagreements() -> None:
    rng = np.random.default_rng(0)
    n, share, gain = 1_200, 0.03, 0.01
    better, worse = (share + gain) / 2, (share - gain) / 2
    counts = rng.multinomial(n, [better, worse, 1 - share], size=20_000)
    differences = (counts[:, 0] - counts[:, 1]) / n
    assert differences.mean() == pytest.approx(gain, abs=1e-4)
    assert 2 * differences.std() == pytest.approx(gain, rel=0.02)


@pytest.mark.teaches("learning-setup/one-parameter-shatters")
def test_sign_of_a_sine_gives_five_points_all_labels_and_ridge_learns_with_more_weights_than_rows() -> None:
    x = 10.0 ** -np.arange(1, 6)
    for labels in product((-1, 1), repeat=5):
        a = np.pi * (1 + sum(10**i for i, label in enumerate(labels, start=1) if label < 0))
        assert np.sign(np.sin(a * x)).tolist() == list(labels)
    rng = np.random.default_rng(0)
    mixing = rng.normal(size=(3, 200))
    hidden = rng.normal(size=(1_050, 3))
    inputs, y = hidden @ mixing + 0.1 * rng.normal(size=(1_050, 200)), hidden[:, 0]
    assert Ridge(alpha=1.0).fit(inputs[:50], y[:50]).score(inputs[50:], y[50:]) > 0.95


@pytest.mark.teaches("learning-setup/delayed-labels")
def test_label_taken_early_misses_the_late_purchases() -> None:
    rng = np.random.default_rng(0)
    buys, delay = rng.random(400_000) < 0.1, rng.exponential(10.0, size=400_000)
    assert np.mean(buys & (delay <= 7)) == pytest.approx(0.1 * (1 - np.exp(-0.7)), rel=0.02)


@pytest.mark.teaches("learning-setup/corrected-posterior", "learning-setup/which-shift")
def test_odds_move_with_the_prior_odds_under_label_shift() -> None:
    def posterior(x: float, prior: float) -> float:
        ill, healthy = prior * stats.norm.pdf(x, 1.0), (1 - prior) * stats.norm.pdf(x)
        return float(ill / (ill + healthy))

    for x in (-1.0, 0.3, 2.0):
        before, after = posterior(x, 0.4), posterior(x, 0.05)
        factor = (0.05 / 0.95) / (0.4 / 0.6)
        odds = before / (1 - before) * factor
        assert after == pytest.approx(odds / (1 + odds))
        assert after != pytest.approx(before * 0.05 / 0.4, rel=0.02)
    cut = brentq(lambda x: posterior(x, 0.05) - 0.3, -10, 10)
    assert posterior(cut, 0.4) == pytest.approx(1 / (1 + factor * 0.7 / 0.3))


@pytest.mark.teaches("learning-setup/training-optimism")
def test_gap_between_test_and_training_error_of_a_mean() -> None:
    rng = np.random.default_rng(0)
    n, sd = 5, 3.0
    rows = rng.normal(scale=sd, size=(40_000, n))
    new = rng.normal(scale=sd, size=40_000)
    fitted = rows.mean(axis=1)
    train = np.mean((rows - fitted[:, None]) ** 2)
    assert train == pytest.approx(sd**2 * (1 - 1 / n), rel=0.02)
    assert np.mean((new - fitted) ** 2) == pytest.approx(sd**2 * (1 + 1 / n), rel=0.02)


@pytest.mark.teaches("learning-setup/shift-reweight")
def test_self_normalised_estimate_is_biased_and_varies_less() -> None:
    rng = np.random.default_rng(0)
    p_src, p_tgt, loss = np.array([0.7, 0.2, 0.1]), np.array([0.2, 0.3, 0.5]), np.array([1.0, 1.2, 1.4])
    drawn = rng.choice(3, p=p_src, size=(40_000, 10))
    weight = (p_tgt / p_src)[drawn]
    plain = (weight * loss[drawn]).mean(axis=1)
    normed = (weight * loss[drawn]).sum(axis=1) / weight.sum(axis=1)
    risk = p_tgt @ loss
    assert plain.mean() == pytest.approx(risk, abs=0.01)
    assert normed.mean() < risk - 0.02
    assert normed.std() < plain.std() / 3


@pytest.mark.teaches("learning-setup/selected-model-bound")
def test_excess_risk_of_the_selected_threshold_is_within_twice_the_largest_deviation() -> None:
    thresholds = np.linspace(0, 1, 101)
    risk = 0.1 + 0.8 * np.abs(thresholds - 0.4)  # x uniform, label x > 0.4 flipped with probability 0.1
    excesses = []
    for seed in range(50):
        rng = np.random.default_rng(seed)
        x = rng.random(60)
        y = (x > 0.4) ^ (rng.random(60) < 0.1)
        empirical = ((x[:, None] > thresholds) != y[:, None]).mean(axis=0)
        chosen = empirical.argmin()
        excesses.append(risk[chosen] - risk.min())
        assert empirical[chosen] <= empirical[40]
        assert excesses[-1] <= 2 * np.abs(risk - empirical).max()
    assert max(excesses) > 0


@pytest.mark.teaches("learning-setup/kmeans-lloyd")
def test_lloyd_on_four_rows_agrees_with_the_library_and_can_end_in_a_poor_optimum() -> None:
    line = np.array([[0.0], [2.0], [10.0], [12.0]])
    fitted = KMeans(2, init=np.array([[0.0], [2.0]]), n_init=1, tol=0).fit(line)
    assert fitted.cluster_centers_.ravel().tolist() == [1.0, 11.0]
    assert (fitted.inertia_, fitted.n_iter_) == (pytest.approx(4.0), 3)
    wide = np.array([[0.0, 0.0], [0.0, 1.0], [6.0, 0.0], [6.0, 1.0]])
    poor, best = (KMeans(2, init=wide[rows], n_init=1).fit(wide).inertia_ for rows in ([0, 1], [0, 2]))
    assert (poor, best) == (pytest.approx(36.0), pytest.approx(1.0))


@pytest.mark.teaches("learning-setup/kmeans-lloyd")
def test_inertia_falls_with_every_centre_on_uniform_noise() -> None:
    noise = np.random.default_rng(0).random((200, 2))
    inertias = [KMeans(k, n_init=5, random_state=0).fit(noise).inertia_ for k in range(1, 7)]
    assert max(np.diff(inertias)) < 0
