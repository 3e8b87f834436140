"""What the cards of activations and initialization state, computed: one function per fact, tied to its cards."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

torch = pytest.importorskip("torch")

Array = np.ndarray


def phi(x: Array) -> Array:
    """Return the normal distribution function of every entry."""
    return np.array([math.erfc(-v / math.sqrt(2)) / 2 for v in x.tolist()])


def relu_stack(variance_times_width: float, layers: int = 30, width: int = 160, seed: int = 0) -> float:
    """Return the root mean square of the output of a stack of ReLU layers without biases."""
    rng = np.random.default_rng(seed)
    h = rng.normal(size=(32, width))
    for _ in range(layers):
        h = np.maximum(h @ rng.normal(0, math.sqrt(variance_times_width / width), (width, width)), 0)
    return float(np.sqrt(np.mean(h**2)))


def input_gradient_rms(factor: float, layers: int = 20, width: int = 160) -> float:
    """Return the root mean square of the input's gradient, the output's being 1, at a multiple of He's deviation."""
    rng = np.random.default_rng(1)
    weights = [factor * rng.normal(0, math.sqrt(2 / width), (width, width)) for _ in range(layers)]
    h, masks = rng.normal(size=(16, width)), []
    for w in weights:
        masks.append(h @ w > 0)
        h = np.where(masks[-1], h @ w, 0)
    g = rng.normal(size=h.shape)
    for w, mask in zip(reversed(weights), reversed(masks), strict=True):
        g = (g * mask) @ w.T
    return float(np.sqrt(np.mean(g**2)))


@pytest.mark.teaches("activations-init/sigmoid-chain", "activations-init/tanh-from-sigmoid")
def test_slope_of_a_sigmoid_is_at_most_a_quarter_and_tanh_is_made_of_it() -> None:
    x = np.linspace(-8, 8, 4001)
    s = 1 / (1 + np.exp(-x))
    assert (s * (1 - s)).max() == pytest.approx(1 / 4)
    assert math.pow(0.25, 10) == pytest.approx(9.5e-7, rel=0.01)
    assert np.tanh(x / 2) == pytest.approx(2 * s - 1)
    assert (math.tanh(1e-4) - math.tanh(-1e-4)) / 2e-4 == pytest.approx(1)


@pytest.mark.teaches("activations-init/sigmoid-chain")
def test_large_weight_saturates_a_chain_of_sigmoids() -> None:
    h, slope = 0.5, 1.0
    for _ in range(10):
        h = 1 / (1 + math.exp(-8 * h))
        slope *= 8 * h * (1 - h)
    assert slope < 1e-15


@pytest.mark.teaches("activations-init/relu-against-explosion")
def test_relu_lets_gradients_explode() -> None:
    assert input_gradient_rms(2.0) == pytest.approx(2.0**20, rel=0.4)
    assert input_gradient_rms(0.5) == pytest.approx(2.0**-20, rel=0.4)
    assert input_gradient_rms(1.0) == pytest.approx(1, rel=0.4)


@pytest.mark.teaches("activations-init/forty-percent-dead")
def test_decay_revives_a_dead_unit_only_by_a_positive_bias() -> None:
    x = np.abs(np.random.default_rng(2).normal(size=(50, 3)))
    x = x[x.sum(axis=1) > 0.5]
    for bias, shrink, revived in (
        (-0.1, 1.0, False),
        (-0.1, 0.9, False),
        (0.1, 0.9, False),
        (0.1, 1.0, True),
    ):
        w, b = np.array([-1.0, -2.0, -0.5]), bias
        assert (x @ w + b).max() < 0
        for _ in range(200):
            w, b = 0.9 * w, shrink * b
        assert ((x @ w + b).max() > 0) == revived


@pytest.mark.teaches("activations-init/range-of-gelu")
def test_gelu_and_silu_are_bounded_below_and_their_slope_has_a_root() -> None:
    x = np.linspace(-8, 8, 16001)
    for values, least, at, steepest in (
        (x * phi(x), -0.170, -0.752, 1.129),
        (x / (1 + np.exp(-x)), -0.278, -1.278, 1.100),
    ):
        slopes = np.gradient(values, x)
        assert values.min() == pytest.approx(least, abs=5e-4)
        assert x[values.argmin()] == pytest.approx(at, abs=2e-3)
        assert slopes[values.argmin()] == pytest.approx(0, abs=1e-3)
        assert slopes.max() == pytest.approx(steepest, abs=1e-3)
        assert slopes.min() < 0
    at_minus_six = torch.tensor(-6.0, dtype=torch.float64, requires_grad=True)
    torch.nn.functional.gelu(at_minus_six).backward()
    assert at_minus_six.grad.item() == pytest.approx(-3.5e-8, rel=0.03)


@pytest.mark.teaches("activations-init/two-gelus")
def test_forms_of_gelu_differ_by_half_a_thousandth() -> None:
    x = np.linspace(-8, 8, 16001)
    exact, t = x * phi(x), np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))
    gap = np.abs(exact - x / 2 * (1 + t))
    assert gap.max() == pytest.approx(4.7e-4, rel=0.02)
    assert abs(x[gap.argmax()]) == pytest.approx(2.7, abs=0.02)
    assert np.abs(exact - x / (1 + np.exp(-1.702 * x))).max() == pytest.approx(0.02, abs=1e-3)


@pytest.mark.teaches("activations-init/glorot-compromise", "activations-init/lecun-is-not-glorot")
def test_xavier_of_torch_uses_both_fans() -> None:
    generator = torch.Generator().manual_seed(0)
    for fan_in, fan_out in ((1024, 64), (64, 1024)):
        w = torch.nn.init.xavier_normal_(torch.empty(fan_out, fan_in), generator=generator)
        assert w.var().item() == pytest.approx(2 / (fan_in + fan_out), rel=0.03)
        assert w.var().item() != pytest.approx(1 / fan_in, rel=0.3)
    narrowing, widening = [(2 / (a + b)) * a for a, b in ((4096, 256), (256, 4096))]
    assert narrowing == pytest.approx(1.88, abs=0.01)
    assert widening == pytest.approx(1 / 8.5)


@pytest.mark.teaches("activations-init/he-for-leaky-units")
def test_second_moment_of_a_leaky_unit() -> None:
    z = np.linspace(-9, 9, 18001)
    density = np.exp(-(z**2) / 2) / np.exp(-(z**2) / 2).sum()
    for a in (0.0, 0.1, 0.5, 1.0):
        assert density @ np.where(z > 0, z, a * z) ** 2 == pytest.approx((1 + a**2) / 2, rel=1e-3)
        assert torch.nn.init.calculate_gain("leaky_relu", a) == pytest.approx(math.sqrt(2 / (1 + a**2)))


@pytest.mark.teaches("activations-init/uniform-bound")
def test_uniform_variance_and_cut_normal() -> None:
    w = torch.nn.init.xavier_uniform_(torch.empty(300, 784), generator=torch.Generator().manual_seed(0))
    assert w.abs().max().item() == pytest.approx(math.sqrt(6 / 1084), rel=1e-3)
    assert w.var().item() == pytest.approx(2 / 1084, rel=0.02)
    z = np.linspace(-2, 2, 4001)
    density = np.exp(-(z**2) / 2)
    assert math.sqrt((density @ z**2) / density.sum()) == pytest.approx(0.88, abs=1e-3)


@pytest.mark.teaches("activations-init/rms-after-thirty", "activations-init/default-linear-layers")
def test_thirty_relu_layers_keep_or_lose_the_signal() -> None:
    for share, expected in ((2.0, 1.0), (1.0, 2.0**-15), (1 / 3, 6.0**-15)):
        assert expected / 2 < relu_stack(share) < 2 * expected


@pytest.mark.teaches("activations-init/default-linear-layers")
def test_linear_layer_of_torch_starts_at_a_third_of_lecun() -> None:
    w = torch.nn.Linear(512, 512).weight.detach()
    assert w.abs().max().item() == pytest.approx(1 / math.sqrt(512), rel=1e-3)
    assert w.var().item() * 512 == pytest.approx(1 / 3, abs=0.005)
    assert torch.nn.init.calculate_gain("leaky_relu", math.sqrt(5)) == pytest.approx(math.sqrt(1 / 3))


@pytest.mark.teaches("activations-init/grouped-fan-in")
def test_fan_in_of_a_grouped_convolution() -> None:
    conv = torch.nn.Conv2d(64, 128, 3, groups=4)
    assert conv.weight[0].numel() == 64 // 4 * 9
    generator = torch.Generator().manual_seed(0)
    torch.nn.init.kaiming_normal_(conv.weight, nonlinearity="relu", generator=generator)
    assert conv.weight.std().item() == pytest.approx(math.sqrt(2 / 144), rel=0.03)
    torch.nn.init.kaiming_normal_(conv.weight, mode="fan_out", nonlinearity="relu", generator=generator)
    assert conv.weight.std().item() == pytest.approx(math.sqrt(2 / (128 * 9)), rel=0.03)


@pytest.mark.teaches("activations-init/everything-starts-at-zero")
def test_zero_init_gives_a_constant_or_copies() -> None:
    rng = np.random.default_rng(3)
    x, y = torch.tensor(rng.normal(size=(40, 3))), torch.tensor(rng.normal(size=(40, 1)) + 2)
    acts: dict[str, Callable[[], object]] = {
        "ReLU": torch.nn.ReLU,
        "Tanh": torch.nn.Tanh,
        "Sigmoid": torch.nn.Sigmoid,
    }
    for name, act in acts.items():
        model = torch.nn.Sequential(torch.nn.Linear(3, 5), act(), torch.nn.Linear(5, 1)).double()
        for p in model.parameters():
            torch.nn.init.zeros_(p)
        for step in range(24):
            model.zero_grad()
            part = slice(0, 20) if step % 2 else slice(20, 40)
            (model(x[part]) - y[part]).square().mean().backward()
            with torch.no_grad():
                for p in model.parameters():
                    p.sub_(0.1 * p.grad)
        w = model[0].weight.detach()
        if name == "Sigmoid":
            assert w.abs().max() > 1e-3
            assert torch.allclose(w, w[:1].expand(5, 3), rtol=1e-9, atol=1e-12)
        else:
            assert w.abs().max() == 0
            assert model(x).std() == 0
            assert model(x)[0].item() == pytest.approx(y.mean().item(), abs=0.3)


@pytest.mark.teaches("activations-init/orthogonal-products")
def test_gaussian_products_spread_and_orthogonal_ones_do_not() -> None:
    rng = np.random.default_rng(0)
    gaussian = orthogonal = np.eye(64)
    one = np.linalg.svd(rng.normal(size=(64, 64)) / 8, compute_uv=False)
    assert one.max() == pytest.approx(2, abs=0.2)
    assert one.min() < 0.1
    largest, middle = [], []
    for _ in range(15):
        gaussian = np.eye(64)
        for _ in range(20):
            gaussian = gaussian @ rng.normal(size=(64, 64)) / 8
            orthogonal = orthogonal @ np.linalg.qr(rng.normal(size=(64, 64)))[0]
        values = np.linalg.svd(gaussian, compute_uv=False)
        largest.append(values[0])
        middle.append(np.median(values))
    assert np.median(largest) == pytest.approx(5, abs=1)
    assert np.median(middle) == pytest.approx(1e-3, rel=0.5)
    assert np.linalg.cond(orthogonal) == pytest.approx(1)


@pytest.mark.teaches("activations-init/zero-last-gain")
def test_zero_gain_gets_a_gradient_and_passes_none_on() -> None:
    generator = torch.Generator().manual_seed(0)
    x = torch.randn(16, 5, generator=generator)
    linear, norm = torch.nn.Linear(5, 5), torch.nn.BatchNorm1d(5)
    torch.nn.init.zeros_(norm.weight)
    out = x + norm(linear(x))
    assert torch.allclose(out, x)
    out.pow(3).sum().backward()
    assert norm.weight.grad.abs().min() > 0
    assert linear.weight.grad.abs().max() == 0


@pytest.mark.teaches("activations-init/bias-of-a-rare-class")
def test_log_odds_start_at_the_entropy() -> None:
    p = 0.01
    labels = np.repeat([1.0, 0.0], [10, 990])
    for bias, expected in (
        (0.0, math.log(2)),
        (math.log(p / (1 - p)), -p * math.log(p) - (1 - p) * math.log(1 - p)),
    ):
        q = 1 / (1 + math.exp(-bias))
        loss = -np.mean(labels * math.log(q) + (1 - labels) * math.log(1 - q))
        assert loss == pytest.approx(expected)


@pytest.mark.teaches("activations-init/when-selu-works")
def test_selu_pulls_towards_mean_zero_and_variance_one() -> None:
    z = np.linspace(-9, 9, 18001)
    density = np.exp(-(z**2) / 2) / np.exp(-(z**2) / 2).sum()

    def after(mean: float, variance: float) -> tuple[float, float]:
        x = mean + math.sqrt(variance) * z
        h = 1.0507 * np.where(x > 0, x, 1.6733 * np.expm1(np.minimum(x, 0)))
        return density @ h, density @ h**2 - (density @ h) ** 2

    assert after(0, 1) == pytest.approx((0, 1), abs=1e-3)
    assert after(0, 0.8)[1] > 0.8
    assert after(0, 1.5)[1] < 1.5


@pytest.mark.teaches("activations-init/tanh-by-hand")
def test_tanh_by_its_definition_overflows() -> None:
    with np.errstate(all="ignore"):
        up, down = np.exp(1000.0), np.exp(-1000.0)
        assert np.isnan((up - down) / (up + down))
        assert np.isinf(np.exp(np.float32(89)))
    assert np.isfinite(np.exp(np.float32(88)))
    with np.errstate(over="raise", invalid="raise"):
        for x in (1000.0, -1000.0, 0.3, -1e-9):
            t = np.expm1(-2 * abs(x))
            assert np.sign(x) * -t / (2 + t) == pytest.approx(math.tanh(x), rel=1e-12)


@pytest.mark.teaches("activations-init/which-activation", "activations-init/mask-or-input")
def test_relu_has_no_second_derivative_and_gelu_no_inverse() -> None:
    y = torch.tensor([0.7], requires_grad=True)
    (first,) = torch.autograd.grad(torch.relu(y).sum(), y, create_graph=True)
    assert not first.requires_grad or torch.autograd.grad(first.sum(), y)[0].item() == 0
    left, right = np.linspace(-6, -0.752, 1000), np.linspace(-0.752, 0, 1000)
    assert (np.diff(left * phi(left)) < 0).all()
    assert (np.diff(right * phi(right)) > 0).all()


@pytest.mark.teaches("activations-init/layer-by-layer-init")
def test_layers_must_be_scaled_one_on_top_of_the_other() -> None:
    rng = np.random.default_rng(4)
    x = rng.normal(size=(500, 20))
    weights = [3 * np.linalg.qr(rng.normal(size=(20, 20)))[0] for _ in range(5)]

    def outputs(scaled: list[Array]) -> list[Array]:
        h, found = x, []
        for w in scaled:
            found.append(h @ w)
            h = np.maximum(found[-1], 0)
        return found

    at_once = [w / z.std() for w, z in zip(weights, outputs(weights), strict=True)]
    assert outputs(at_once)[-1].std() < 1e-3
    for layer in range(5):
        weights[layer] = weights[layer] / outputs(weights)[layer].std()
    assert [z.std() for z in outputs(weights)] == pytest.approx([1.0] * 5)


@pytest.mark.teaches("activations-init/variance-for-second-moment")
def test_variance_of_relu_is_not_its_second_moment() -> None:
    z = np.linspace(-9, 9, 18001)
    density = np.exp(-(z**2) / 2) / np.exp(-(z**2) / 2).sum()
    h = np.maximum(z, 0)
    assert density @ h == pytest.approx(0.399, abs=1e-3)
    assert density @ h**2 == pytest.approx(1 / 2, abs=1e-3)
    assert density @ h**2 - (density @ h) ** 2 == pytest.approx(0.341, abs=1e-3)
    assert relu_stack(1 / 0.341) == pytest.approx((0.5 / 0.341) ** 15, rel=0.6)
