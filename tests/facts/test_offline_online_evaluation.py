"""What the cards of offline and online evaluation state, computed: one function per fact, tied to its cards."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pytest

NORMAL = NormalDist()


@pytest.mark.teaches("offline-online-evaluation/users-per-arm", "offline-online-evaluation/sixteen-rule")
def test_users_per_arm_and_the_rule_of_sixteen() -> None:
    z = NORMAL.inv_cdf(0.975) + NORMAL.inv_cdf(0.8)
    assert np.ceil(z**2 * (0.1 * 0.9 + 0.11 * 0.89) / 0.01**2) == pytest.approx(14_749)
    assert 2 * z**2 == pytest.approx(15.7, abs=0.05)
    assert 2 * (NORMAL.inv_cdf(0.975) + NORMAL.inv_cdf(0.9)) ** 2 == pytest.approx(21, abs=0.05)


@pytest.mark.teaches("offline-online-evaluation/share-of-null-results")
def test_more_than_half_of_the_significant_results_are_null() -> None:
    rng = np.random.default_rng(0)
    real = rng.random(400_000) < 0.1
    shift = NORMAL.inv_cdf(0.975) - NORMAL.inv_cdf(1 - 0.37)
    significant = np.abs(rng.normal(size=len(real)) + shift * real) > 1.96
    assert np.mean(significant[real]) == pytest.approx(0.37, abs=0.01)
    assert np.mean(~real[significant]) == pytest.approx(0.55, abs=0.01)


@pytest.mark.teaches("offline-online-evaluation/interval-and-data")
def test_an_interval_covers_the_mean_and_holds_few_of_the_data() -> None:
    x = np.random.default_rng(0).normal(size=(4000, 100))
    mean, half = x.mean(axis=1), 1.984 * x.std(axis=1, ddof=1) / 10
    inside = np.abs(x - mean[:, None]) < half[:, None]
    assert np.mean(np.abs(mean) < half) == pytest.approx(0.95, abs=0.01)
    assert inside.mean() == pytest.approx(0.16, abs=0.005)
    assert np.mean(np.abs(mean[:-1] - mean[1:]) < half[1:]) == pytest.approx(0.83, abs=0.02)


@pytest.mark.teaches("offline-online-evaluation/ten-looks")
def test_looks_inflate_the_type_one_error() -> None:
    rng = np.random.default_rng(0)
    found = {}
    for looks in (1, 5, 10, 20):
        z = rng.normal(size=(20_000, looks)).cumsum(axis=1) / np.sqrt(np.arange(1, looks + 1))
        found[looks] = np.mean(np.any(np.abs(z) > 1.96, axis=1))
        if looks == 10:
            pocock = np.mean(np.any(np.abs(z) > 2.56, axis=1))
    assert list(found.values()) == pytest.approx([0.05, 0.14, 0.195, 0.25], abs=0.01)
    assert pocock == pytest.approx(0.05, abs=0.005)
    assert found[10] < 0.40 == pytest.approx(1 - 0.95**10, abs=0.005)


@pytest.mark.teaches("offline-online-evaluation/bh-by-hand")
def test_step_up_rejects_a_value_above_its_own_line() -> None:
    from scipy.stats import false_discovery_control

    p = [0.004, 0.016, 0.024, 0.029, 0.052, 0.058, 0.21, 0.42, 0.59, 0.9]
    assert p[4] > 0.05
    assert int(np.sum(false_discovery_control(p) <= 0.1)) == 6


@pytest.mark.teaches("offline-online-evaluation/sample-ratio")
def test_sample_ratio_of_two_splits() -> None:
    found = [2 * NORMAL.cdf(-(a - b) / np.sqrt(a + b)) for a, b in ((50_500, 49_500), (50_210, 49_790))]
    assert found == pytest.approx([0.0016, 0.18], abs=0.005)
    assert found[0] == pytest.approx(0.0016, abs=5e-5)


@pytest.mark.teaches("offline-online-evaluation/clicks-per-view")
def test_row_level_error_is_too_small_and_the_delta_method_is_right() -> None:
    rng = np.random.default_rng(0)
    views = rng.poisson(3 * rng.gamma(1, 1, size=(600, 1000)))
    clicks = rng.binomial(views, rng.beta(1, 4, size=views.shape))
    total = views.sum(axis=1)
    ratio = clicks.sum(axis=1) / total
    rows = np.sqrt(ratio * (1 - ratio) / total)
    delta = (clicks - ratio[:, None] * views).std(axis=1, ddof=1) / np.sqrt(1000) / views.mean(axis=1)
    assert ratio.std() == pytest.approx(0.0102, abs=0.0005)
    assert rows.mean() == pytest.approx(0.0073, abs=1e-4)
    assert delta.mean() == pytest.approx(0.0103, abs=1e-4)
    false_wins = np.abs(ratio[::2] - ratio[1::2]) > 1.96 * np.hypot(rows[::2], rows[1::2])
    assert false_wins.mean() == pytest.approx(0.16, abs=0.03)


@pytest.mark.teaches("offline-online-evaluation/design-effect")
def test_variance_of_cluster_means_grows_by_the_design_effect() -> None:
    rng = np.random.default_rng(0)
    shops = np.sqrt(0.05) * rng.normal(size=(20_000, 1)) + np.sqrt(0.95) * rng.normal(size=(20_000, 20))
    assert shops.mean(axis=1).var() * 20 == pytest.approx(1 + 19 * 0.05, rel=0.05)


@pytest.mark.teaches("offline-online-evaluation/cuped-saving", "offline-online-evaluation/derive-cuped")
def test_adjusted_variance_is_one_minus_the_squared_correlation() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=20_000)
    y = 0.8 * x + 0.6 * rng.normal(size=20_000)
    theta = np.cov(x, y)[0, 1] / x.var(ddof=1)
    assert (y - theta * x).var() / y.var() == pytest.approx(0.36, abs=0.01)
    assert (y - theta * x).var() / y.var() == pytest.approx(1 - np.corrcoef(x, y)[0, 1] ** 2)


@pytest.mark.teaches("offline-online-evaluation/covariate-after-start")
def test_covariate_after_the_start_removes_the_effect() -> None:
    rng = np.random.default_rng(0)
    arm = np.arange(40_000) % 2
    sessions = rng.normal(size=40_000) + 0.3 * arm
    revenue = sessions + 0.5 * rng.normal(size=40_000)
    adjusted = revenue - np.cov(revenue, sessions)[0, 1] / sessions.var(ddof=1) * sessions
    assert revenue[arm == 1].mean() - revenue[arm == 0].mean() == pytest.approx(0.3, abs=0.03)
    assert adjusted[arm == 1].mean() - adjusted[arm == 0].mean() == pytest.approx(0, abs=0.03)


@pytest.mark.teaches("offline-online-evaluation/same-mean-in-parts")
def test_every_part_rises_and_the_whole_falls() -> None:
    before, after = np.array([2, 10]), np.array([3, 11])
    assert before @ [0.4, 0.6] == pytest.approx(6.8)
    assert [after @ [share, 1 - share] for share in (0.7, 0.45)] == pytest.approx([5.4, 7.4])
    assert (before @ [0.7, 0.3], after @ [0.4, 0.6]) == pytest.approx((4.4, 7.8))


@pytest.mark.teaches(
    "offline-online-evaluation/ips-by-hand", "offline-online-evaluation/when-ips-is-unbiased"
)
def test_inverse_propensity_finds_the_value_that_the_plain_mean_misses() -> None:
    rng = np.random.default_rng(0)
    reward, old, new = np.array([0.1, 0.2, 0.6]), np.array([0.7, 0.2, 0.1]), np.array([0.1, 0.2, 0.7])
    a = rng.choice(3, p=old, size=50_000)
    r = rng.random(50_000) < reward[a]
    weight = (new / old)[a]
    assert (weight * r).mean() == pytest.approx(new @ reward, abs=0.03)
    assert np.minimum(weight, 2).mean() < 0.8
    assert (np.minimum(weight, 2) * r).mean() < 0.5 * (new @ reward)
    assert r.mean() == pytest.approx(old @ reward, abs=0.01)


@pytest.mark.teaches("offline-online-evaluation/winners-curse")
def test_shipped_estimates_overstate_the_effect() -> None:
    estimates = 1 + np.random.default_rng(0).normal(size=400_000)
    density = np.exp(-(0.96**2) / 2) / np.sqrt(2 * np.pi)
    assert estimates[estimates > 1.96].mean() == pytest.approx(1 + density / NORMAL.cdf(-0.96), abs=0.01)
    assert estimates[estimates > 1.96].mean() == pytest.approx(2.49, abs=0.02)


@pytest.mark.teaches("offline-online-evaluation/dilution")
def test_dilution_costs_the_inverse_of_the_share() -> None:
    rng, share, effect = np.random.default_rng(0), 0.1, 0.5

    def mean_z(traffic: int, triggered_only: bool) -> float:
        found = []
        for _ in range(100):
            y, hit, arm = rng.normal(size=traffic), rng.random(traffic) < share, np.arange(traffic) % 2 == 0
            y += effect * (hit & arm)
            kept = hit if triggered_only else np.ones(traffic, dtype=bool)
            a, b = y[kept & arm], y[kept & ~arm]
            found.append((a.mean() - b.mean()) / np.sqrt(a.var() / len(a) + b.var() / len(b)))
        return float(np.mean(found))

    assert mean_z(20_000, False) == pytest.approx(mean_z(2_000, True), abs=0.4)
    assert mean_z(2_000, False) < 0.5 * mean_z(2_000, True)
