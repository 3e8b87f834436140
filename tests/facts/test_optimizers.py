"""What the cards of optimizers state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

Array = np.ndarray


def adam_path(
    grads: Sequence[float], *, lr: float = 1.0, w: float = 0.0, l2: float = 0.0, corrected: bool = True
) -> list[float]:
    """Return the weights after each step of Adam with the default betas, from one weight and its gradients."""
    m = v = 0.0
    path = []
    for t, data in enumerate(grads, start=1):
        g = data + l2 * w
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        by_m, by_v = (1 - 0.9**t, 1 - 0.999**t) if corrected else (1.0, 1.0)
        w -= lr * (m / by_m) / (np.sqrt(v / by_v) + 1e-8)
        path.append(float(w))
    return path


def sizes(path: Sequence[float]) -> Array:
    """Return the lengths of the steps of a path that starts at zero."""
    return np.abs(np.diff([0.0, *path]))


@pytest.mark.teaches("optimizers/momentum-step-size")
def test_momentum_multiplies_the_rate_on_a_constant_gradient() -> None:
    for beta in (0.8, 0.9, 0.98):
        v = 0.0
        for _ in range(2000):
            v = beta * v + 3.0
        assert v == pytest.approx(3.0 / (1 - beta))


@pytest.mark.teaches("optimizers/stable-learning-rate", "optimizers/steps-for-condition-number")
def test_rate_of_gradient_descent_on_a_quadratic() -> None:
    eigenvalues = np.array([1.0, 7.0, 100.0])

    def worst(rate: float) -> float:
        return float(np.abs(1 - rate * eigenvalues).max())

    assert worst(1.99 / 100) < 1 < worst(2.01 / 100)
    best = 2 / 101
    assert worst(best) == pytest.approx(99 / 101)
    assert min(worst(rate) for rate in np.linspace(0.001, 0.02, 500)) >= worst(best) - 1e-12
    error, steps = np.ones(3), 0
    while np.abs(error).max() > 1e-3:
        error, steps = (1 - best * eigenvalues) * error, steps + 1
    assert steps == pytest.approx(345, abs=2)


@pytest.mark.teaches("optimizers/steps-for-condition-number")
def test_best_momentum_has_the_root_of_the_condition_number() -> None:
    low, high = 1.0, 100.0
    rate, beta = 4 / (np.sqrt(high) + np.sqrt(low)) ** 2, ((np.sqrt(high) - 1) / (np.sqrt(high) + 1)) ** 2
    for eigenvalue in np.linspace(low, high, 23):
        iteration = np.array([[1 + beta - rate * eigenvalue, -beta], [1.0, 0.0]])
        radius = np.abs(np.linalg.eigvals(iteration)).max()
        assert radius == pytest.approx((10 - 1) / (10 + 1), abs=1e-6)


@pytest.mark.teaches("optimizers/rate-inside-velocity")
def test_rate_inside_and_outside_the_velocity_part_after_a_drop() -> None:
    def steps(rates: Sequence[float], inside: bool) -> Array:
        v, taken = 0.0, []
        for rate in rates:
            v = 0.9 * v + (rate if inside else 1.0)
            taken.append(v if inside else rate * v)
        return np.array(taken)

    constant = 300 * [1.0]
    np.testing.assert_allclose(steps(constant, True), steps(constant, False))
    inside, outside = (steps([*constant, 0.1], which)[-1] for which in (True, False))
    assert inside == pytest.approx(9.1)
    assert outside == pytest.approx(1.0)


@pytest.mark.teaches("optimizers/whose-rate-dies")
def test_adagrad_dies_and_adam_does_not() -> None:
    assert sizes(adam_path(1000 * [0.37]))[-1] == pytest.approx(1.0, rel=1e-6)
    assert 0.37 / np.sqrt(1000 * 0.37**2) == pytest.approx(0.032, abs=5e-4)


@pytest.mark.teaches("optimizers/second-moment-not-variance")
def test_second_moment_of_a_constant_gradient_is_its_square() -> None:
    v = 0.0
    for _ in range(20_000):
        v = 0.999 * v + 0.001 * 2.0**2
    assert v == pytest.approx(4.0)
    assert np.var(np.full(100, 2.0)) == 0
    g = np.random.default_rng(0).normal(1.0, 3.0, size=200_000)
    assert g.mean() / np.sqrt(np.mean(g**2)) == pytest.approx(0.32, abs=0.01)


@pytest.mark.teaches("optimizers/missing-bias-correction")
def test_early_steps_without_correction_are_too_large() -> None:
    plain, corrected = (sizes(adam_path(40 * [1.0], corrected=which)) for which in (False, True))
    ratio = plain / corrected
    assert ratio[0] == pytest.approx(3.16, abs=0.01)
    assert ratio[9] == pytest.approx(6.5, abs=0.1)
    assert (ratio > 1).all()


@pytest.mark.teaches("optimizers/first-adam-steps")
def test_first_step_is_the_rate_times_the_sign() -> None:
    for g in (500.0, -1.0, 1e-3):
        assert adam_path([g], lr=0.01)[0] == pytest.approx(-0.01 * np.sign(g), rel=1e-4)
    assert adam_path([1e-8], lr=0.01)[0] == pytest.approx(-0.005)


@pytest.mark.teaches("optimizers/epsilon-placement")
def test_epsilon_inside_the_root_silences_tiny_gradients() -> None:
    g = 1e-6
    assert g / (g + 1e-8) == pytest.approx(0.99, abs=1e-3)
    assert g / np.sqrt(g**2 + 1e-8) == pytest.approx(0.01, rel=1e-3)


@pytest.mark.teaches("optimizers/decay-through-moments")
def test_coupled_decay_in_adam_forgets_the_size_of_the_weight() -> None:
    for w in (2.0, 0.02):
        for l2 in (0.1, 0.001):
            assert w - adam_path([0.0], lr=0.01, w=w, l2=l2)[0] == pytest.approx(0.01, rel=1e-3)


@pytest.mark.teaches("optimizers/decay-through-moments")
def test_l2_is_not_decay_for_sgd_with_momentum() -> None:
    coupled = decoupled = 1.0
    v = 0.0
    for _ in range(10):
        v = 0.9 * v + 0.1 * coupled
        coupled -= 0.1 * v
        decoupled *= 1 - 0.1 * 0.1
    assert coupled == pytest.approx(0.621, abs=1e-3)
    assert decoupled == pytest.approx(0.904, abs=1e-3)


@pytest.mark.teaches("optimizers/moves-on-zero-gradient", "optimizers/adam-coasting")
def test_adam_coasts_on_a_zero_gradient() -> None:
    first, second = sizes(adam_path([1.0, 0.0], lr=0.01))
    assert first == pytest.approx(0.01)
    assert second == pytest.approx(0.0067, abs=5e-5)
    assert second / 0.01 == pytest.approx((0.9 / 1.9) / np.sqrt(0.999 / 1.999), rel=1e-6)


@pytest.mark.teaches("optimizers/moves-on-zero-gradient")
def test_torch_decays_on_zeros_and_skips_none() -> None:
    torch = pytest.importorskip("torch")
    zeros, none = (torch.nn.Parameter(torch.ones(1)) for _ in range(2))
    zeros.grad = torch.zeros(1)
    torch.optim.AdamW([zeros, none], lr=0.1, weight_decay=0.5).step()
    assert zeros.item() == pytest.approx(0.95)
    assert none.item() == 1.0


@pytest.mark.teaches("optimizers/clip-by-global-norm", "optimizers/clip-per-tensor")
def test_clipping_each_tensor_turns_the_direction() -> None:
    tensors = [np.array([3.0, 4.0]), np.array([0.5]), np.array([12.0])]

    def cosine(clip: Callable[[Array], Array]) -> float:
        whole, clipped = np.concatenate(tensors), np.concatenate([clip(g) for g in tensors])
        return float(whole @ clipped / np.linalg.norm(whole) / np.linalg.norm(clipped))

    norm = np.linalg.norm(np.concatenate(tensors))
    assert cosine(lambda g: g * min(1, 1 / norm)) == pytest.approx(1.0)
    assert cosine(lambda g: g * min(1, 1 / np.linalg.norm(g))) < 0.9


@pytest.mark.teaches("optimizers/average-from-zero")
def test_average_from_zero_holds_a_tenth_after_a_hundred_steps() -> None:
    average = 0.0
    for _ in range(100):
        average = 0.999 * average + 0.001 * 1.0
    assert average == pytest.approx(0.095, abs=5e-4)


@pytest.mark.teaches("optimizers/what-muon-does")
def test_shampoo_without_accumulation_is_the_orthogonal_factor() -> None:
    g = np.random.default_rng(0).normal(size=(5, 5))
    u, s, vt = np.linalg.svd(g)
    left, right = (u / np.sqrt(s)) @ u.T, (vt.T / np.sqrt(s)) @ vt
    np.testing.assert_allclose(left @ left @ left @ left, np.linalg.inv(g @ g.T), rtol=1e-6)
    np.testing.assert_allclose(left @ g @ right, u @ vt, atol=1e-9)
