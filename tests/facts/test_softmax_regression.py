"""What the cards of softmax regression state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit, log_softmax, logsumexp, softmax
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.multiclass import OneVsRestClassifier

Array = np.ndarray


def cross_entropy(z: Array, target: Array) -> float:
    return float(-np.sum(target * log_softmax(z)))


def slopes(f: object, z: Array, step: float = 1e-6) -> Array:
    """Return the gradient of a function of a vector by central differences."""
    assert callable(f)
    steps = step * np.eye(len(z))
    return np.array([(f(z + each) - f(z - each)) / (2 * step) for each in steps])


def jacobian(p: Array) -> Array:
    result: Array = np.diag(p) - np.outer(p, p)
    return result


def overlapping_classes(seed: int, n: int, d: int, K: int) -> tuple[Array, Array]:
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d))
    return X, (X @ rng.normal(size=(d, K)) + rng.gumbel(size=(n, K))).argmax(axis=1)


def softmax_weights(X: Array, y: Array, C: float) -> Array:
    """Return f[K, d] that minimise C times the summed losses plus half the squared weights, without intercepts."""
    K, Y = int(y.max()) + 1, np.eye(int(y.max()) + 1)[y]

    def objective(flat: Array) -> tuple[float, Array]:
        W = flat.reshape(K, -1)
        logs = log_softmax(X @ W.T, axis=1)
        gradient = C * (np.exp(logs) - Y).T @ X + W
        return float(np.sum(W**2) / 2 - C * np.sum(Y * logs)), gradient.ravel()

    start = np.zeros(K * X.shape[1])
    found = minimize(objective, start, jac=True, method="BFGS", options={"gtol": 1e-9})
    W: Array = found.x.reshape(K, -1)
    return W


@pytest.mark.teaches("softmax-regression/two-classes-are-a-sigmoid")
def test_two_classes_are_a_sigmoid_of_the_difference() -> None:
    z = np.random.default_rng(0).normal(size=(20, 2)) * 5
    assert softmax(z, axis=1)[:, 1] == pytest.approx(expit(z[:, 1] - z[:, 0]))


@pytest.mark.teaches("softmax-regression/same-penalty-two-classes")
def test_softmax_on_two_classes_shrinks_half_as_much() -> None:
    X, y = overlapping_classes(1, 60, 3, 2)
    W = softmax_weights(X, y, 0.2)
    doubled = LogisticRegression(C=0.4, fit_intercept=False, tol=1e-10).fit(X, y)
    same = LogisticRegression(C=0.2, fit_intercept=False, tol=1e-10).fit(X, y)
    assert W[1] - W[0] == pytest.approx(doubled.coef_[0], abs=1e-5)
    assert W[0] == pytest.approx(-W[1], abs=1e-6)
    assert np.linalg.norm(same.coef_) < 0.95 * np.linalg.norm(W[1] - W[0])


@pytest.mark.teaches("softmax-regression/one-row-too-many")
def test_penalised_rows_sum_to_zero_and_a_common_vector_changes_nothing() -> None:
    X, y = overlapping_classes(2, 80, 4, 3)
    model = LogisticRegression(tol=1e-10).fit(X, y)
    assert model.coef_.sum(axis=0) == pytest.approx(np.zeros(4), abs=1e-6)
    before = model.predict_proba(X)
    model.coef_ = model.coef_ + np.array([3.0, -1.0, 2.0, 5.0])
    assert model.predict_proba(X) == pytest.approx(before)


@pytest.mark.teaches("softmax-regression/shift-yes-scale-no")
def test_a_common_constant_changes_nothing_and_a_factor_does() -> None:
    z = np.random.default_rng(3).normal(size=6)
    for constant in (7.0, -z.max(), -logsumexp(z)):
        assert softmax(z + constant) == pytest.approx(softmax(z))
    assert softmax(log_softmax(z)) == pytest.approx(softmax(z))
    assert np.max(np.abs(softmax(2 * z) - softmax(z))) > 0.05


@pytest.mark.teaches("softmax-regression/logsumexp-of-a-gap")
def test_logsumexp_lies_between_the_maximum_and_ln_k_above_it() -> None:
    for seed in range(20):
        z = np.random.default_rng(seed).normal(size=9) * 10
        assert z.max() <= logsumexp(z) <= z.max() + np.log(9)
    assert logsumexp(np.full(9, 4.0)) == pytest.approx(4 + np.log(9))
    assert logsumexp(np.append(1200.0, np.full(99, 1197.0))) == pytest.approx(
        1200 + np.log(1 + 99 * np.exp(-3))
    )


@pytest.mark.teaches("softmax-regression/what-overflows")
def test_exponentials_overflow_above_709_88_and_11() -> None:
    for kind, limit in ((np.float64, 709), (np.float32, 88), (np.float16, 11)):
        with np.errstate(over="ignore"):
            assert np.isfinite(np.exp(kind(limit)))
            assert np.isinf(np.exp(kind(limit + 1.2)))


@pytest.mark.teaches("softmax-regression/log-after-softmax")
def test_log_of_a_softmax_underflows_where_log_softmax_is_exact() -> None:
    z = np.array([0.0, -800.0])
    p = softmax(z)
    with np.errstate(divide="ignore"):
        assert np.isneginf(np.log(p[1]))
    assert log_softmax(z)[1] == pytest.approx(-800)
    assert -np.log(p[1] + 1e-12) == pytest.approx(27.6, abs=0.05)
    assert -np.log(max(p[1], 1e-300)) == pytest.approx(691, abs=0.5)
    with np.errstate(divide="ignore"):
        assert np.isneginf(np.log1p(p[1] - 1))


@pytest.mark.teaches("softmax-regression/log-after-softmax")
def test_a_large_offset_costs_digits_only_if_it_is_not_taken_off_first() -> None:
    z = np.array([0.125, 2.5, -1.25])
    exact = log_softmax(z)
    moved = z + 1e9
    careless = moved - (moved.max() + np.log(np.exp(moved - moved.max()).sum()))
    assert log_softmax(moved) == pytest.approx(exact, abs=1e-14)
    assert np.max(np.abs(careless - exact)) > 1e-9


@pytest.mark.teaches("softmax-regression/softmax-twice")
def test_a_second_softmax_leaves_a_floor_under_the_loss() -> None:
    for K, floor in ((2, 0.313), (10, 1.461), (100, 3.622)):
        sure = softmax(np.append(1e3, np.zeros(K - 1)))  # the net is as sure as it can be
        assert -log_softmax(sure)[0] == pytest.approx(np.log(1 + (K - 1) / np.e))
        assert -log_softmax(sure)[0] == pytest.approx(floor, abs=5e-4)


@pytest.mark.teaches("softmax-regression/gradient-is-p-less-y", "softmax-regression/one-logit-gradient")
def test_logit_gradient_is_p_less_the_target() -> None:
    rng = np.random.default_rng(4)
    z, soft = rng.normal(size=5) * 2, rng.dirichlet(np.ones(5))
    for target in (np.eye(5)[2], soft, 1.7 * soft):
        gradient = target.sum() * softmax(z) - target
        assert slopes(lambda z, target=target: cross_entropy(z, target), z) == pytest.approx(
            gradient, abs=1e-7
        )


@pytest.mark.teaches("softmax-regression/gradient-is-p-less-y", "softmax-regression/one-versus-rest")
def test_mean_probabilities_are_the_class_shares() -> None:
    X, y = overlapping_classes(5, 200, 2, 3)
    model = LogisticRegression(C=np.inf, tol=1e-10).fit(X, y)
    assert model.predict_proba(X).mean(axis=0) == pytest.approx(np.bincount(y) / 200, abs=1e-5)


@pytest.mark.teaches("softmax-regression/jacobian-of-softmax", "softmax-regression/vjp-of-a-row")
def test_jacobian_has_rank_k_less_one_and_its_product_needs_no_matrix() -> None:
    rng = np.random.default_rng(6)
    z, g = rng.normal(size=6), rng.normal(size=6)
    p = softmax(z)
    J = jacobian(p)
    assert np.array([slopes(lambda z, i=i: softmax(z)[i], z) for i in range(6)]) == pytest.approx(J, abs=1e-8)
    assert np.linalg.matrix_rank(J) == 5
    assert np.linalg.eigvalsh(J).min() == pytest.approx(0, abs=1e-12)
    assert J @ g == pytest.approx(p * (g - p @ g))
    one_hot = np.eye(6)[0]
    assert not jacobian(one_hot).any()


@pytest.mark.teaches("softmax-regression/convex-but-flat")
def test_curvature_is_a_variance_of_at_most_one_half() -> None:
    rng = np.random.default_rng(7)
    largest = 0.0
    for _ in range(300):
        p, v = rng.dirichlet(np.full(4, 0.3)), rng.normal(size=4)
        assert v @ jacobian(p) @ v == pytest.approx(p @ v**2 - (p @ v) ** 2)
        largest = max(largest, float(np.linalg.eigvalsh(jacobian(p)).max()))
    assert 0.4 < largest <= 0.5
    assert np.linalg.eigvalsh(jacobian(np.array([0.5, 0.5, 0, 0]))).max() == pytest.approx(0.5)


@pytest.mark.teaches("softmax-regression/convex-but-flat")
def test_separable_classes_have_no_finite_minimum() -> None:
    X, y = np.array([[-2.0], [-1.0], [1.0], [2.0]]), np.array([0, 0, 1, 1])
    losses = [-log_softmax(X * [[-w, w]], axis=1)[np.arange(4), y].sum() for w in (1, 3, 10, 30)]
    assert losses == sorted(losses, reverse=True)


@pytest.mark.teaches("softmax-regression/first-loss")
def test_no_opinion_costs_ln_k_and_wide_logits_far_more() -> None:
    rng = np.random.default_rng(8)
    y = rng.integers(10, size=4000)
    quiet, loud = 0.01 * rng.normal(size=(4000, 10)), 7.5 * rng.normal(size=(4000, 10))
    first, second = (-log_softmax(z, axis=1)[np.arange(4000), y].mean() for z in (quiet, loud))
    assert first == pytest.approx(np.log(10), abs=0.01)
    assert 8 < second < 13
    assert np.exp(-9.4) < 1e-4


@pytest.mark.teaches("softmax-regression/one-versus-rest")
def test_a_class_between_two_others_has_a_useless_classifier_of_its_own() -> None:
    rng = np.random.default_rng(0)
    y = rng.integers(3, size=10_000)
    X = (3 * (y - 1) + rng.normal(size=10_000))[:, None]
    joint = LogisticRegression(C=1e6).fit(X, y)
    separate = OneVsRestClassifier(LogisticRegression(C=1e6)).fit(X, y)
    middle = separate.estimators_[1].predict_proba(X)[:, 1]
    assert roc_auc_score(y == 1, middle) == pytest.approx(0.51, abs=0.02)
    assert joint.score(X, y) == pytest.approx(0.91, abs=0.01)
    assert separate.score(X, y) == pytest.approx(0.90, abs=0.01)
    assert log_loss(y, joint.predict_proba(X)) == pytest.approx(0.23, abs=0.01)
    assert log_loss(y, separate.predict_proba(X)) == pytest.approx(0.37, abs=0.01)
    assert "multi_class" not in LogisticRegression().get_params()


@pytest.mark.teaches("softmax-regression/softmax-for-tags")
def test_equally_clear_objects_share_one() -> None:
    for present in (2, 4):
        assert softmax(np.append(np.full(present, 20.0), np.zeros(10)))[0] == pytest.approx(
            1 / present, abs=1e-6
        )


@pytest.mark.teaches("softmax-regression/squared-error-on-one-hot")
def test_squared_error_hardly_pulls_on_a_confident_mistake() -> None:
    p, y = np.array([0.01, 0.98, 0.01]), np.array([1.0, 0.0, 0.0])
    assert (p - y)[0] == pytest.approx(-0.99)
    assert (jacobian(p) @ (2 * (p - y)))[0] == pytest.approx(-0.04, abs=0.005)
    assert max(np.sum((np.eye(3)[1] - y) ** 2), np.sum((p - y) ** 2)) <= 2


@pytest.mark.teaches("softmax-regression/weighted-mean-loss")
def test_torch_divides_by_the_weights_of_the_labels() -> None:
    torch = pytest.importorskip("torch")
    z, y = torch.tensor([[0.0, 1.0], [2.0, 0.5], [1.0, -1.0]]), torch.tensor([0, 0, 1])
    weight = torch.tensor([1.0, 4.0])
    losses = torch.nn.functional.cross_entropy(z, y, reduction="none")
    mean = torch.nn.functional.cross_entropy(z, y, weight=weight)
    assert mean.item() == pytest.approx(((losses[0] + losses[1] + 4 * losses[2]) / 6).item())
    assert torch.nn.functional.cross_entropy(z, y, weight=10 * weight).item() == pytest.approx(mean.item())


@pytest.mark.teaches("softmax-regression/smoothing-caps-the-gap")
def test_smoothed_loss_is_least_at_a_finite_gap() -> None:
    eps, K = 0.1, 10
    target = np.full(K, eps / K)
    target[0] += 1 - eps
    gaps = np.linspace(0, 10, 2001)
    losses = [cross_entropy(np.append(gap, np.zeros(K - 1)), target) for gap in gaps]
    assert gaps[np.argmin(losses)] == pytest.approx(np.log(1 + K * (1 - eps) / eps), abs=0.005)
    assert min(losses) == pytest.approx(-np.sum(target * np.log(target)), abs=1e-4)


@pytest.mark.teaches("softmax-regression/odds-at-temperature", "softmax-regression/temperature-and-accuracy")
def test_temperature_keeps_the_argmax_and_can_reorder_rows() -> None:
    z = np.random.default_rng(9).normal(size=(500, 5)) * 3
    sure = {T: softmax(z / T, axis=1).max(axis=1) for T in (1, 4)}
    assert np.array_equal(softmax(z / 4, axis=1).argmax(axis=1), z.argmax(axis=1))
    assert softmax(z / 4, axis=1)[:, 0] / softmax(z / 4, axis=1)[:, 1] == pytest.approx(
        (softmax(z, axis=1)[:, 0] / softmax(z, axis=1)[:, 1]) ** 0.25
    )
    assert not np.array_equal(np.argsort(sure[1]), np.argsort(sure[4]))


@pytest.mark.teaches("softmax-regression/temperature-and-accuracy")
def test_temperature_fitted_on_training_rows_is_far_too_small() -> None:
    rng = np.random.default_rng(10)
    X = rng.normal(size=(560, 50))
    y = (X[:, :3].sum(axis=1) + rng.logistic(size=560) > 0).astype(int)
    model = LogisticRegression(C=100, max_iter=10_000).fit(X[:60], y[:60])
    temperatures = np.geomspace(0.05, 50, 60)

    def best(rows: slice) -> float:
        z = model.decision_function(X[rows])
        signed = np.where(y[rows] == 1, z, -z)
        losses = [np.logaddexp(0, -signed / T).mean() for T in temperatures]
        return float(temperatures[np.argmin(losses)])

    assert best(slice(0, 60)) < 0.1
    assert best(slice(60, 560)) > 2


@pytest.mark.teaches("softmax-regression/distillation-factor")
def test_soft_gradient_falls_with_the_square_of_the_temperature() -> None:
    rng = np.random.default_rng(11)
    z, v = (logits - logits.mean() for logits in rng.normal(size=(2, 6)))
    for T in (3.0, 200.0):
        q = softmax(v / T)
        gradient = slopes(lambda z, T=T, q=q: cross_entropy(z / T, q), z, step=1e-3)
        assert gradient == pytest.approx((softmax(z / T) - q) / T, abs=1e-8)
    limit = (softmax(z / 200) - softmax(v / 200)) / 200 * 200**2
    assert limit == pytest.approx((z - v) / 6, abs=0.01)


@pytest.mark.teaches("softmax-regression/many-classes")
def test_sampled_classes_need_the_correction_by_their_frequency() -> None:
    rng = np.random.default_rng(12)
    z, Q = rng.normal(size=50), rng.dirichlet(np.ones(50))
    drawn = rng.choice(50, size=200_000, p=Q)
    total = np.exp(z).sum()
    assert np.mean(np.exp(z[drawn] - np.log(Q[drawn]))) == pytest.approx(total, rel=0.1)
    assert 50 * np.mean(np.exp(z[drawn])) != pytest.approx(total, rel=0.02)


@pytest.mark.teaches("softmax-regression/sums-to-one-not-calibrated")
def test_logits_three_times_too_large_are_too_sure() -> None:
    rng = np.random.default_rng(13)
    x = rng.normal(size=200_000) * 2
    y = rng.random(200_000) < expit(x)
    near = np.abs(x - 1) < 0.05
    assert y[near].mean() == pytest.approx(0.73, abs=0.02)
    assert expit(3 * x[near]).mean() == pytest.approx(0.95, abs=0.01)


@pytest.mark.teaches("softmax-regression/gumbel-max")
def test_largest_perturbed_logit_follows_the_softmax() -> None:
    rng = np.random.default_rng(14)
    z = np.array([0.3, -1.0, 1.2, 0.0])
    draws = np.argmax(z + rng.gumbel(size=(100_000, 4)), axis=1)
    assert np.bincount(draws, minlength=4) / 100_000 == pytest.approx(softmax(z), abs=0.006)
