"""What the cards of backpropagation state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, isnan, log, sqrt
from typing import Any

import numpy as np
import pytest

Array = np.ndarray
Layer = Callable[[Array], Array]


def central(f: Callable[[Array], float], x: Array, h: float = 1e-6) -> Array:
    """Return the central differences of f in every entry of x."""
    slopes = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = h
        slopes[index] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


@pytest.mark.teaches("backprop/what-it-computes")
def test_backward_computes_a_gradient_and_moves_nothing() -> None:
    torch = pytest.importorskip("torch")
    w = torch.tensor([3.0, -1.0], dtype=torch.float64, requires_grad=True)
    loss = ((w - 1) ** 4).sum()
    loss.backward()
    assert w.tolist() == [3.0, -1.0]
    assert w.grad.numpy() == pytest.approx(4 * (w.detach().numpy() - 1) ** 3)
    assert w.grad.numpy() == pytest.approx(
        central(lambda x: float(((x - 1) ** 4).sum()), np.array([3.0, -1.0]))
    )


@pytest.mark.teaches("backprop/two-two-one-by-hand")
def test_the_small_network_by_hand() -> None:
    def loss(w: Array) -> float:
        x1, x2, v, y = 3.0, 2.0, 2.0, -4.0
        out = 3 * max(0.0, 2 * x1 - x2) - v * max(0.0, x1 + float(w[0]) * x2)
        return (out - y) ** 2 / 2

    h1, h2 = 2 * 3 - 2, 3 + 1 * 2
    error = 3 * h1 - 2 * h2 + 4
    assert central(loss, np.array([1.0]))[0] == pytest.approx(-error * 2 * 2)


@pytest.mark.teaches("backprop/jacobian-never-built", "backprop/vjp-of-a-product")
def test_the_gradient_of_a_product_needs_no_jacobian() -> None:
    rng = np.random.default_rng(0)
    n, d, k = 3, 5, 2
    X, W, G = rng.normal(size=(n, d)), rng.normal(size=(d, k)), rng.normal(size=(n, k))
    assert central(lambda x: float((G * (x @ W)).sum()), X) == pytest.approx(G @ W.T, abs=1e-8)
    assert central(lambda w: float((G * (X @ w)).sum()), W) == pytest.approx(X.T @ G, abs=1e-8)
    jacobian = np.kron(np.eye(n), W.T)
    assert jacobian.shape == (n * k, n * d)
    assert (G.ravel() @ jacobian).reshape(n, d) == pytest.approx(G @ W.T)


@pytest.mark.teaches("backprop/gradient-of-a-running-sum")
def test_the_gradient_of_a_running_sum_runs_from_the_end() -> None:
    g = np.array([2.0, 3.0, 5.0, 7.0])
    slopes = central(lambda x: float(g @ np.cumsum(x)), np.zeros(4))
    assert slopes == pytest.approx([17, 15, 12, 7])
    assert np.tril(np.ones((4, 4))).T @ g == pytest.approx(slopes)


@pytest.mark.teaches("backprop/assigns-instead-of-adding")
def test_assignment_loses_contributions() -> None:
    class Value:
        def __init__(self, data: float, parents: tuple[Value, ...] = ()) -> None:
            self.data, self.parents, self.grad = data, parents, 0.0

        def __mul__(self, other: Value) -> Value:
            return Value(self.data * other.data, (self, other))

        def backward(self, *, adds: bool) -> None:
            self.grad, order = 1.0, [self]
            for node in order:
                order.extend(node.parents)
            for node in order:
                if node.parents:
                    left, right = node.parents
                    for target, slope in ((left, right.data), (right, left.data)):
                        target.grad = slope * node.grad + (target.grad if adds else 0.0)

    for adds, square, fan_out in ((True, 6.0, 210.0), (False, 3.0, 105.0)):
        x, a, b = Value(3.0), Value(5.0), Value(7.0)
        (x * x).backward(adds=adds)
        assert x.grad == pytest.approx(square)
        x = Value(3.0)
        ((x * a) * (x * b)).backward(adds=adds)
        assert x.grad == pytest.approx(fan_out)
        x = Value(3.0)
        (((x * a) * b) * Value(1.0)).backward(adds=adds)
        assert x.grad == pytest.approx(35.0)


@pytest.mark.teaches("backprop/paths-or-nodes")
def test_recursion_from_every_use_follows_all_paths() -> None:
    class Node:
        def __init__(self, *parents: Node) -> None:
            self.parents, self.grad, self.calls = parents, 0.0, 0

        def receive(self, g: float, *, sends_the_sum: bool) -> None:
            self.grad, self.calls = self.grad + g, self.calls + 1
            for parent in self.parents:
                parent.receive(self.grad if sends_the_sum else g, sends_the_sum=sends_the_sum)

    for sends_the_sum in (False, True):
        x = y = Node()
        for _ in range(10):
            y = Node(y, y)
        y.receive(1.0, sends_the_sum=sends_the_sum)
        assert x.calls == 2**10
        assert (x.grad == pytest.approx(2.0**10)) != sends_the_sum


@pytest.mark.teaches("backprop/bias-that-was-broadcast")
def test_the_gradient_of_a_broadcast_bias_is_summed_over_all_its_places() -> None:
    rng = np.random.default_rng(0)
    bias, g = rng.normal(size=(3, 1)), rng.normal(size=(2, 3, 4))
    slopes = central(lambda b: float((g * (np.zeros((2, 3, 4)) + b)).sum()), bias)
    assert slopes == pytest.approx(g.sum(axis=(0, 2))[:, None])
    assert (bias - g.sum(axis=0)).shape == (3, 4)


@pytest.mark.teaches("backprop/backward-twice")
def test_gradients_add_up_and_detach_does_not_clear() -> None:
    torch = pytest.importorskip("torch")
    w = torch.tensor(3.0, requires_grad=True)
    (w**2).backward()
    (2 * w).backward()
    w.grad = w.grad.detach()
    (w * 10).backward()
    assert w.grad.item() == pytest.approx(18)
    y = w**2
    y.backward()
    with pytest.raises(RuntimeError, match="second time"):
        y.backward()


@pytest.mark.teaches("backprop/best-step-of-a-check")
def test_the_best_step_is_about_the_cube_root_of_epsilon() -> None:
    rng = np.random.default_rng(0)
    points = rng.uniform(0.5, 2, size=200)

    def error(h: float, *, one_sided: bool = False) -> float:
        low, span = (points, h) if one_sided else (points - h, 2 * h)
        slopes = (np.exp(points + h) - np.exp(low)) / span
        return float(np.median(np.abs(slopes - np.exp(points))))

    assert error(1e-5) < min(error(1e-3), error(1e-8)) / 10
    assert error(1e-12) > 1e-5
    assert error(1e-5) < 1e-9
    best_one_sided = min(error(10.0**-k, one_sided=True) for k in range(1, 14))
    assert 1e-9 < best_one_sided < 1e-7
    eps = 1.2e-7
    h = (3 * eps) ** (1 / 3)
    assert 1e-5 < eps / h + h**2 / 6 < 1e-4


@pytest.mark.teaches("backprop/check-that-fails-in-places")
def test_a_kink_within_the_step_gives_the_mean_of_two_slopes() -> None:
    x, h = 2e-6, 1e-5
    difference = (max(0.0, x + h) - max(0.0, x - h)) / (2 * h)
    assert difference == pytest.approx(0.6)
    h = 1e-6
    assert (max(0.0, x + h) - max(0.0, x - h)) / (2 * h) == pytest.approx(1)


def chain_of(n: int, log_of: dict[str, int]) -> list[Layer]:
    """Return n layers that count their calls."""

    def layer(x: Array) -> Array:
        log_of["calls"] += 1
        out: Array = np.tanh(x) + 0.1
        return out

    return [layer] * n


@pytest.mark.teaches("backprop/segments-to-keep", "backprop/checkpoint-that-is-none")
def test_checkpointing_recomputes_and_keeps_little() -> None:
    """The layer's slope is 1 - tanh^2, taken from the kept input of the layer."""

    def backward(layers: list[Layer], x: Array, every: int) -> tuple[Array, int]:
        n, peak = len(layers), 0
        kept = {}
        for i, layer in enumerate(layers):
            if i % every == 0:
                kept[i] = x
            x = layer(x)
        g = np.ones_like(x)
        for start in sorted(kept, reverse=True):
            inputs = [kept[start]]
            for layer in layers[start : min(start + every, n)]:
                inputs.append(layer(inputs[-1]))
            peak = max(peak, len(kept) + len(inputs) - 1)
            for value in reversed(inputs[:-1]):
                g = g * (1 - np.tanh(value) ** 2)
        return g, peak

    x, n = np.array([0.3, -0.2]), 100
    plain, value = np.ones(2), x
    for _ in range(n):
        plain = plain * (1 - np.tanh(value) ** 2)
        value = np.tanh(value) + 0.1
    peaks = {}
    for every in (1, 5, 8, 10, 20, 100):
        counts = {"calls": 0}
        g, peaks[every] = backward(chain_of(n, counts), x, every)
        assert g == pytest.approx(plain, rel=1e-9)
        assert counts["calls"] == 2 * n
        assert peaks[every] == ceil(n / every) + every
    assert min(peaks, key=lambda every: peaks[every]) == 10
    assert peaks[10] == pytest.approx(2 * sqrt(n))


@pytest.mark.teaches("backprop/checkpoint-that-is-none")
def test_composing_functions_saves_no_memory_and_checkpointing_does() -> None:
    torch = pytest.importorskip("torch")

    class Checkpoint(torch.autograd.Function):  # type: ignore[misc, name-defined]
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:
            ctx.save_for_backward(x)
            return segment(x)

        @staticmethod
        def backward(ctx: Any, g: Any) -> Any:
            inner = ctx.saved_tensors[0].detach().requires_grad_()
            with torch.enable_grad():
                out = segment(inner)
            out.backward(g)
            return inner.grad

    calls = []

    def segment(x: Any) -> Any:
        calls.append(1)
        return x.tanh().exp().sigmoid().sin()

    def composed(x: Any) -> Any:
        def run(x: Any) -> Any:
            return segment(x)

        return run(x)

    found = {}
    for name, run in (("composed", composed), ("checkpointed", Checkpoint.apply)):
        kept: dict[int, int] = {}
        calls.clear()
        x = torch.linspace(-1, 1, 50, dtype=torch.float64, requires_grad=True)

        def pack(tensor: Any, kept: dict[int, int] = kept) -> Any:
            kept[tensor.data_ptr()] = tensor.numel()
            return tensor

        with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
            y = run(x)
            numbers = sum(kept.values())
        y.sum().backward()
        found[name] = numbers, len(calls), x.grad.numpy()
    assert found["composed"][:2] == (150, 1)
    assert found["checkpointed"][:2] == (50, 2)
    assert found["composed"][2] == pytest.approx(found["checkpointed"][2])


@pytest.mark.teaches("backprop/layers-until-it-vanishes")
def test_depth_is_an_exponent() -> None:
    assert 0.9 ** (6 * log(10) / -log(0.9)) == pytest.approx(1e-6)
    rng = np.random.default_rng(0)
    rotation, _ = np.linalg.qr(rng.normal(size=(20, 20)))
    g = np.ones(20)
    for _ in range(131):
        g = 0.9 * rotation @ g
    assert 0.9e-6 < np.linalg.norm(g) / sqrt(20) < 1.1e-6


@pytest.mark.teaches("backprop/cut-the-graph")
def test_what_detach_no_grad_and_inference_mode_stop() -> None:
    torch = pytest.importorskip("torch")
    w = torch.ones(2, requires_grad=True)
    with torch.no_grad():
        constant = w * 3
    assert not constant.requires_grad
    (w * constant).sum().backward()
    assert w.grad.tolist() == [3.0, 3.0]
    with torch.inference_mode():
        inferred = torch.ones(2)
    with pytest.raises(RuntimeError, match="saved for backward"):
        (w * inferred).sum()
    frozen, x = torch.nn.Linear(2, 2).requires_grad_(False), torch.ones(2, requires_grad=True)
    frozen(x).sum().backward()
    assert frozen.weight.grad is None
    assert x.grad.numpy() == pytest.approx(frozen.weight.sum(dim=0).numpy())
    y = w * 1
    assert y.detach().data_ptr() == y.data_ptr()


@pytest.mark.teaches("backprop/edited-in-place")
def test_which_edits_in_place_are_noticed() -> None:
    torch = pytest.importorskip("torch")
    x = torch.tensor([0.3, 1.0], dtype=torch.float64, requires_grad=True)
    for operation in (torch.exp, torch.relu):
        y = operation(x)
        y += 1
        with pytest.raises(RuntimeError, match="inplace operation"):
            y.sum().backward()
    y = x * 3
    y += 1
    assert torch.autograd.grad(y.sum(), x)[0].tolist() == [3.0, 3.0]
    y = x + 2
    y *= 2
    assert torch.autograd.grad(y.sum(), x)[0].tolist() == [2.0, 2.0]
    y = torch.exp(x)
    y.data += 1
    wrong = torch.autograd.grad(y.sum(), x)[0].numpy()
    assert wrong == pytest.approx(np.exp([0.3, 1.0]) + 1)


@pytest.mark.teaches("backprop/backward-of-a-vector")
def test_a_seed_of_ones_means_the_sum() -> None:
    torch = pytest.importorskip("torch")
    w = torch.tensor(2.0, requires_grad=True)
    rows = torch.arange(1.0, 5.0)
    (by_ones,) = torch.autograd.grad(w * rows, w, torch.ones(4))
    (by_mean,) = torch.autograd.grad((w * rows).mean(), w)
    assert by_ones.item() == pytest.approx(4 * by_mean.item())


@pytest.mark.teaches("backprop/hessian-or-its-product")
def test_two_gradients_give_a_product_with_the_hessian() -> None:
    rng = np.random.default_rng(0)
    A, x, v = rng.normal(size=(5, 5)), rng.normal(size=5), rng.normal(size=5)

    def gradient(x: Array) -> Array:
        g: Array = (A + A.T) @ x / 2 + x**3
        return g

    hessian = (A + A.T) / 2 + np.diag(3 * x**2)
    h = 1e-5
    assert (gradient(x + h * v) - gradient(x - h * v)) / (2 * h) == pytest.approx(hessian @ v, rel=1e-7)


@pytest.mark.teaches("backprop/through-a-choice")
def test_the_score_function_is_unbiased_and_a_baseline_lowers_its_variance() -> None:
    rng = np.random.default_rng(0)
    p, reward = 0.3, np.array([10.0, 12.0])
    z = (rng.random(200_000) < p).astype(int)
    score = np.where(z == 1, 1 / p, -1 / (1 - p))
    plain, with_baseline = reward[z] * score, (reward[z] - 10.6) * score
    assert plain.mean() == pytest.approx(2, abs=0.2)
    assert with_baseline.mean() == pytest.approx(2, abs=0.02)
    assert with_baseline.var() < plain.var() / 100


@pytest.mark.teaches("backprop/gradient-at-a-tie")
def test_two_maxima_of_torch_choose_differently_at_a_tie() -> None:
    torch = pytest.importorskip("torch")
    x = torch.tensor([2.0, 5.0, 5.0], requires_grad=True)
    assert torch.autograd.grad(torch.amax(x, dim=0), x)[0].tolist() == [0.0, 0.5, 0.5]
    picked = torch.autograd.grad(torch.max(x, dim=0).values, x)[0].tolist()
    assert sorted(picked) == [0.0, 0.0, 1.0]
    assert torch.autograd.grad(torch.logsumexp(x, dim=0), x)[0][0].item() > 0.01
    zero = torch.zeros(1, requires_grad=True)
    assert torch.autograd.grad(torch.relu(zero), zero)[0].item() == pytest.approx(0)
    assert central(lambda x: float(x.max()), np.array([2.0, 5.0, 5.0])) == pytest.approx([0, 0.5, 0.5])


@pytest.mark.teaches("backprop/masked-after-the-log")
def test_a_mask_after_the_logarithm_gives_nan_gradients() -> None:
    torch = pytest.importorskip("torch")
    x = torch.tensor([0.0, 2.0], requires_grad=True)
    y = torch.where(x > 0, torch.log(x) * x, torch.zeros_like(x))
    assert y.isfinite().all()
    bad = torch.autograd.grad(y.sum(), x)[0]
    assert isnan(bad[0].item())
    safe = torch.where(x > 0, x, 1)
    good = torch.autograd.grad(torch.where(x > 0, safe.log() * safe, 0).sum(), x)[0]
    assert good.numpy() == pytest.approx([0, log(2) + 1])


@pytest.mark.teaches("backprop/slope-by-another-formula")
def test_tanh_and_softmax_by_definition_overflow_to_nan() -> None:
    x = np.array([1000.0, -1000.0])
    with np.errstate(all="ignore"):
        up, down = np.exp(x), np.exp(-x)
        assert np.isnan((up - down) / (up + down)).all()
        assert np.isnan((up / up.sum())[0])
        s = 1 / (1 + np.exp(-x))
        assert s == pytest.approx([1, 0])
        assert np.isnan((np.exp(-x) / (1 + np.exp(-x)) ** 2)[1])
        assert s * (1 - s) == pytest.approx([0, 0])
    e = np.exp(-2 * np.abs(x))
    assert np.sign(x) * (1 - e) / (1 + e) == pytest.approx(np.tanh(x))
    shifted = np.exp(x - x.max())
    assert shifted / shifted.sum() == pytest.approx([1, 0])
    for kind, limit in ((np.float64, 709.8), (np.float32, 88.7), (np.float16, 11.1)):
        assert np.log(float(np.finfo(kind).max)) == pytest.approx(limit, abs=0.05)


@pytest.mark.teaches("backprop/dual-number-by-hand")
def test_the_tangent_of_a_quotient() -> None:
    x, a, b = 2.0, 3.0, 4.0
    top, bottom = x**2 + a, b * x + 1
    slope = (2 * x * bottom - top * b) / bottom**2
    dual = np.array([a, 0.0]) + np.convolve([x, 1.0], [x, 1.0])[:2]  # without the square of epsilon
    above = np.convolve(dual, [bottom, -b])[:2]  # times the denominator with the tangent turned round
    assert above / bottom**2 == pytest.approx([top / bottom, slope])
    assert central(lambda z: float((z[0] ** 2 + a) / (b * z[0] + 1)), np.array([x]))[0] == pytest.approx(
        slope
    )
