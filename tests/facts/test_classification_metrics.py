"""What the cards of classification metrics state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    balanced_accuracy_score,
    cohen_kappa_score,
    f1_score,
    hamming_loss,
    matthews_corrcoef,
    precision_score,
    recall_score,
    roc_auc_score,
)


@pytest.mark.teaches("classification-metrics/always-negative")
def test_always_negative_has_high_accuracy_and_no_precision() -> None:
    y, silent = np.repeat([0, 1], [98, 2]), np.zeros(100, dtype=int)
    assert accuracy_score(y, silent) == pytest.approx(0.98)
    assert np.isnan(precision_score(y, silent, zero_division=np.nan))
    with pytest.warns(UserWarning, match="ill-defined"):
        assert precision_score(y, silent) == pytest.approx(0)
    assert f1_score(y, silent) == pytest.approx(0)


@pytest.mark.teaches("classification-metrics/roc-or-pr")
def test_rare_positives_leave_the_auc_and_ruin_average_precision() -> None:
    rng = np.random.default_rng(0)
    found = {}
    for prevalence in (0.5, 0.01):
        y = (rng.random(200_000) < prevalence).astype(int)
        s = rng.normal(size=len(y)) + 1.41 * y
        found[prevalence] = roc_auc_score(y, s), average_precision_score(y, s)
    assert found[0.5] == pytest.approx((0.84, 0.84), abs=0.01)
    assert found[0.01] == pytest.approx((0.84, 0.09), abs=0.01)


@pytest.mark.teaches("classification-metrics/precision-not-monotone")
def test_precision_jumps_as_the_threshold_rises() -> None:
    labels = np.array([0, 1, 1, 0, 1, 0, 1, 0])
    precision = (np.cumsum(labels) / np.arange(1, 9))[::-1]
    assert precision == pytest.approx([0.50, 0.57, 0.50, 0.60, 0.50, 0.67, 0.50, 0], abs=0.005)


@pytest.mark.teaches("classification-metrics/average-precision-by-hand")
def test_step_sum_and_trapezoids_differ() -> None:
    assert average_precision_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) == pytest.approx(0.833, abs=0.001)
    precision, recall = np.array([1, 1, 1 / 2, 2 / 3, 1 / 2]), np.array([0, 1 / 2, 1 / 2, 1, 1])
    assert np.trapezoid(precision, recall) == pytest.approx(0.792, abs=0.001)


@pytest.mark.teaches("classification-metrics/harmonic-mean")
def test_f1_is_the_harmonic_mean_and_not_the_plain_one() -> None:
    y, flagged = np.repeat([1, 0], [100, 900]), np.repeat([1, 0], [10, 990])
    assert precision_score(y, flagged) == pytest.approx(1)
    assert f1_score(y, flagged) == pytest.approx(2 * 1 * 0.1 / 1.1)
    assert f1_score(y, flagged) == pytest.approx(0.182, abs=5e-4)
    plain = (precision_score(y, flagged) + recall_score(y, flagged)) / 2
    assert plain == pytest.approx(0.55)


@pytest.mark.teaches("classification-metrics/coarse-scores", "classification-metrics/auc-with-ties")
def test_a_tie_counts_half_a_pair() -> None:
    y, s = [0, 0, 1, 1], [0.1, 0.5, 0.5, 0.5]
    assert roc_auc_score(y, s) == pytest.approx(0.75)
    pairs = [np.sign(p - n) for p in s[2:] for n in s[:2]]
    assert np.mean([gap > 0 for gap in pairs]) == pytest.approx(0.5)
    assert np.mean([gap >= 0 for gap in pairs]) == pytest.approx(1)


@pytest.mark.teaches("classification-metrics/auc-of-hard-labels")
def test_an_auc_far_below_one_half_is_a_good_ranking_turned_round() -> None:
    rng = np.random.default_rng(1)
    y = rng.integers(0, 2, 2000)
    s = rng.normal(size=2000) - 2 * y
    assert roc_auc_score(y, s) < 0.1
    assert roc_auc_score(y, -s) == pytest.approx(1 - roc_auc_score(y, s))


@pytest.mark.teaches("classification-metrics/f1-of-all-positive")
def test_trivial_f1_at_one_per_cent() -> None:
    y = np.repeat([0, 1], [9900, 100])
    coin = np.arange(10_000) % 2
    assert f1_score(y, np.ones_like(y)) == pytest.approx(0.0198, abs=5e-5)
    assert f1_score(y, coin) == pytest.approx(0.0196, abs=5e-5)


@pytest.mark.teaches("classification-metrics/chance-corrected")
def test_always_positive_at_95_per_cent() -> None:
    y, constant = np.repeat([0, 1], [5, 95]), np.ones(100, dtype=int)
    assert f1_score(y, constant) == pytest.approx(0.974, abs=5e-4)
    assert matthews_corrcoef(y, constant) == pytest.approx(0)
    assert cohen_kappa_score(y, constant) == pytest.approx(0)
    assert balanced_accuracy_score(y, constant) == pytest.approx(0.5)


@pytest.mark.teaches("classification-metrics/two-macro-f1")
def test_f1_of_macro_averages_is_never_below_macro_f1() -> None:
    for rng in map(np.random.default_rng, range(50)):
        C = rng.integers(1, 20, size=(3, 3))
        precision, recall = np.diag(C) / C.sum(axis=0), np.diag(C) / C.sum(axis=1)
        by_class = 2 * precision * recall / (precision + recall)
        P, R = precision.mean(), recall.mean()
        assert by_class.mean() - 1e-12 <= 2 * P * R / (P + R)
    # the two classes of the card: precision 1 and recall 0.1, and the other way round
    y, p = np.repeat([0, 0, 1], [1, 9, 1]), np.repeat([0, 1, 1], [1, 9, 1])
    assert f1_score(y, p, average=None) == pytest.approx([2 / 11, 2 / 11])
    precision, recall = precision_score(y, p, average="macro"), recall_score(y, p, average="macro")
    assert precision == pytest.approx(0.55)
    assert 2 * precision * recall / (precision + recall) == pytest.approx(0.55)


@pytest.mark.teaches("classification-metrics/auc-with-ties", "classification-metrics/auc-of-hard-labels")
def test_auc_of_hard_labels_is_balanced_accuracy() -> None:
    rng = np.random.default_rng(0)
    y, hard = rng.integers(0, 2, size=(2, 60))
    assert roc_auc_score(y, hard) == pytest.approx(balanced_accuracy_score(y, hard))


@pytest.mark.teaches("classification-metrics/auc-with-ties")
def test_auc_of_three_grades_is_the_half_credit_count() -> None:
    sick, healthy = np.repeat([3, 2, 1], [25, 10, 15]), np.repeat([3, 2, 1], [5, 20, 75])
    y, s = np.repeat([1, 0], [50, 100]), np.concatenate([sick, healthy])
    won, tied = 25 * (20 + 75) + 10 * 75, 25 * 5 + 10 * 20 + 15 * 75
    assert roc_auc_score(y, s) == pytest.approx((won + tied / 2) / 5000)


@pytest.mark.teaches("classification-metrics/auc-as-probability")
def test_auc_is_the_share_of_won_pairs_with_ties_at_one_half() -> None:
    rng = np.random.default_rng(0)
    y, s = rng.integers(0, 2, size=80), rng.integers(0, 9, size=80)
    gaps = s[y == 1][:, None] - s[y == 0]
    assert roc_auc_score(y, s) == pytest.approx((gaps > 0).mean() + (gaps == 0).mean() / 2)


@pytest.mark.teaches("classification-metrics/exact-match-of-tags")
def test_subset_accuracy_of_independent_errors_is_a_power_and_joint_errors_raise_it() -> None:
    rng = np.random.default_rng(0)
    truth = rng.integers(0, 2, size=(40_000, 10))
    single = truth ^ (rng.random(truth.shape) < 0.05)
    joint = truth ^ (rng.random((40_000, 1)) < 0.05)
    assert hamming_loss(truth, single) == pytest.approx(0.05, abs=0.004)
    assert accuracy_score(truth, single) == pytest.approx(0.95**10, abs=0.01)
    assert hamming_loss(truth, joint) == pytest.approx(0.05, abs=0.004)
    assert accuracy_score(truth, joint) == pytest.approx(0.95, abs=0.004)


@pytest.mark.teaches("classification-metrics/micro-f1")
def test_micro_f1_is_accuracy_for_single_labels_only() -> None:
    rng = np.random.default_rng(0)
    y, p = rng.integers(0, 4, size=(2, 60))
    assert f1_score(y, p, average="micro") == pytest.approx(accuracy_score(y, p))
    assert f1_score(y, p, average="micro", labels=[1, 2, 3]) != pytest.approx(accuracy_score(y, p))


@pytest.mark.teaches("classification-metrics/multiclass-auc")
def test_one_vs_rest_moves_with_prevalence_and_one_vs_one_does_not() -> None:
    rng = np.random.default_rng(0)
    centres = np.array([[0.0, 0.0], [0.5, 0.0], [4.0, 0.0]])
    areas = {}
    for sizes in ((3000, 3000, 3000), (3000, 3000, 30_000)):
        y = np.repeat([0, 1, 2], sizes)
        x = centres[y] + rng.normal(size=(len(y), 2))
        P = np.exp(-((x[:, None] - centres) ** 2).sum(axis=2) / 2)
        P /= P.sum(axis=1, keepdims=True)
        areas[sizes] = [roc_auc_score(y, P, multi_class=scheme, average="macro") for scheme in ("ovr", "ovo")]
    even, common = areas.values()
    assert common[0] - even[0] > 0.05
    assert common[1] == pytest.approx(even[1], abs=0.01)
