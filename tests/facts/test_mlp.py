"""What the cards of feed-forward networks state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, permutations, product

import numpy as np
import pytest

Array = np.ndarray


def relu(z: Array) -> Array:
    """Return the positive part."""
    positive: Array = np.maximum(z, 0)
    return positive


def sigmoid(z: Array) -> Array:
    """Return the logistic function."""
    s: Array = (1 + np.tanh(z / 2)) / 2
    return s


def tent(x: Array) -> Array:
    """Return the tent on [0, 1], made of two ReLU units."""
    folded: Array = 2 * relu(x) - 4 * relu(x - 0.5)
    return folded


@pytest.mark.teaches("mlp/collapse-two-layers")
def test_two_affine_layers_are_one_of_low_rank() -> None:
    rng = np.random.default_rng(0)
    W1, b1, W2, b2 = (rng.normal(size=shape) for shape in ((2, 7), (2,), (5, 2), (5,)))
    x = rng.normal(size=(7, 11))
    two = W2 @ (W1 @ x + b1[:, None]) + b2[:, None]
    assert two == pytest.approx((W2 @ W1) @ x + (W2 @ b1 + b2)[:, None])
    assert np.linalg.matrix_rank(W2 @ W1) == 2


@pytest.mark.teaches("mlp/no-line-for-xor", "mlp/xor-forward")
def test_two_relu_units_compute_xor_and_no_line_does() -> None:
    corners = np.array(list(product((0, 1), repeat=2)))
    s = corners.sum(axis=1)
    assert (relu(s) - 2 * relu(s - 1)).tolist() == [0, 1, 1, 0]
    assert (2 * relu(s) - 4 * relu(s - 1) - 1).tolist() == [-1, 1, 1, -1]
    assert (s - 2 * corners.prod(axis=1)).tolist() == [0, 1, 1, 0]
    grid = np.linspace(-2, 2, 17)
    for w1, w2, b in product(grid, grid, grid):
        fires = corners @ np.array([w1, w2]) + b > 0
        assert fires.tolist() != [False, True, True, False]


@pytest.mark.teaches("mlp/count-parameters", "mlp/transpose-that-does-not-crash")
def test_parameters_and_layout_of_linear_layers() -> None:
    torch = pytest.importorskip("torch")
    d, h, k = 32, 50, 3
    widths = [(d, h), (h, h), (h, k)]
    net = torch.nn.Sequential(*(torch.nn.Linear(*pair) for pair in widths))
    assert sum(p.numel() for p in net.parameters()) == d * h + h * h + h * k + h + h + k
    layer = torch.nn.Linear(3, 3, bias=False)
    W, x = layer.weight.detach().numpy(), np.eye(3)[1]
    out = layer(torch.tensor(x, dtype=torch.float32)).detach().numpy()
    assert out == pytest.approx(W[:, 1])
    assert x @ W == pytest.approx(W[1])
    assert torch.nn.Linear(5, 2).weight.shape == (2, 5)


@pytest.mark.teaches("mlp/flops-of-an-epoch")
def test_a_training_step_takes_six_operations_per_weight_and_row() -> None:
    rng = np.random.default_rng(0)
    n, widths = 16, (64, 128, 128, 8)
    weights = [rng.normal(size=(k, d)) for d, k in pairwise(widths)]
    operations = []

    def product_of(left: Array, right: Array) -> Array:
        operations.append(2 * left.shape[0] * left.shape[1] * right.shape[1])
        out: Array = left @ right
        return out

    values = [rng.normal(size=(n, widths[0]))]
    for W in weights:
        values.append(product_of(values[-1], W.T))
    size = sum(W.size for W in weights)
    assert sum(operations) == 2 * size * n
    operations.clear()
    error = np.ones_like(values[-1])
    for position, (W, below) in reversed(list(enumerate(zip(weights, values[:-1], strict=True)))):
        assert product_of(error.T, below).shape == W.shape
        if position:  # nobody needs the gradient of the data
            error = product_of(error, W)
    assert sum(operations) == 4 * size * n - 2 * weights[0].size * n


@pytest.mark.teaches("mlp/sawtooth-in-one-layer")
def test_each_composition_of_the_tent_doubles_its_pieces() -> None:
    x = np.linspace(0, 1, 2**13 + 1)
    y = x
    for depth in range(1, 9):
        y = tent(y)
        slopes = np.diff(y) / np.diff(x)
        pieces = 1 + np.count_nonzero(np.abs(np.diff(slopes)) > 1e-6)
        assert pieces == 2**depth


@pytest.mark.teaches("mlp/sawtooth-in-one-layer")
def test_one_layer_needs_a_unit_per_kink_and_one_for_the_slope() -> None:
    x = np.linspace(0, 1, 2**10 + 1)
    for depth in range(1, 6):
        y = x
        for _ in range(depth):
            y = tent(y)
        kinks = np.arange(1, 2**depth) / 2**depth
        changes = 2.0 ** (depth + 1) * (-1.0) ** np.arange(1, 2**depth)
        assert 2.0**depth * relu(x) + relu(x[:, None] - kinks) @ changes == pytest.approx(y)
        if depth > 4:
            continue
        # Without a unit more each kink has one unit, open to the right or to the left; only the latter slope at 0.
        for left in product((False, True), repeat=len(kinks)):
            assert -changes[list(left)].sum() != 2.0**depth


@pytest.mark.teaches("mlp/slope-far-out", "mlp/which-biases-matter")
def test_far_out_a_relu_net_is_straight_and_without_biases_homogeneous() -> None:
    def f(x: float) -> float:
        return float(
            2 * relu(np.array(3 * x + 1)) + 5 * relu(np.array(5 - 2 * x)) - 4 * relu(np.array(x - 7))
        )

    assert f(1001) - f(1000) == pytest.approx(2 * 3 - 4 * 1)
    assert f(-1000) - f(-1001) == pytest.approx(-5 * 2)
    rng = np.random.default_rng(0)
    W1, W2, x = rng.normal(size=(5, 3)), rng.normal(size=(2, 5)), rng.normal(size=3)
    assert W2 @ relu(W1 @ (7 * x)) == pytest.approx(7 * (W2 @ relu(W1 @ x)))


@pytest.mark.teaches("mlp/heads-and-losses")
def test_softmax_before_cross_entropy_stops_at_1_461() -> None:
    torch = pytest.importorskip("torch")
    logits = 1000 * torch.eye(10, dtype=torch.float64)
    labels = torch.arange(10)
    loss = torch.nn.CrossEntropyLoss()
    assert loss(logits, labels).item() == pytest.approx(0)
    assert loss(logits.softmax(dim=1), labels).item() == pytest.approx(1.461, abs=5e-4)


@pytest.mark.teaches("mlp/sigmoid-before-logit-loss")
def test_sigmoid_before_the_logit_loss_has_a_floor() -> None:
    torch = pytest.importorskip("torch")
    loss = torch.nn.BCEWithLogitsLoss()
    sure = torch.tensor([1000.0, -1000.0], dtype=torch.float64)
    for z, label, floor in ((sure[:1], 1.0, 0.3133), (sure[1:], 0.0, 0.6931)):
        target = torch.full_like(z, label)
        assert loss(z, target).item() == pytest.approx(0)
        assert loss(z.sigmoid(), target).item() == pytest.approx(floor, abs=5e-5)
    assert sigmoid(sigmoid(np.linspace(-50, 50, 101))).min() >= 0.5


@pytest.mark.teaches("mlp/one-rule-for-three-heads")
def test_three_heads_send_back_prediction_minus_target() -> None:
    def slopes(loss: Callable[[Array], float], z: Array) -> Array:
        steps = 1e-6 * np.eye(len(z))
        return np.array([(loss(z + s) - loss(z - s)) / 2e-6 for s in steps])

    z, y = np.array([0.3, -1.2, 2.0]), np.array([0.0, 1.0, 0.0])
    p, s = np.exp(z) / np.exp(z).sum(), sigmoid(z)
    assert slopes(lambda z: float(((z - y) ** 2).sum() / 2), z) == pytest.approx(z - y, abs=1e-8)
    assert slopes(lambda z: float(np.logaddexp(0, z).sum() - y @ z), z) == pytest.approx(s - y, abs=1e-8)
    assert slopes(lambda z: float(np.log(np.exp(z).sum()) - y @ z), z) == pytest.approx(p - y, abs=1e-8)
    squared = slopes(lambda z: float(((sigmoid(z) - y) ** 2).sum() / 2), z)
    assert squared == pytest.approx((s - y) * s * (1 - s), abs=1e-8)


@pytest.mark.teaches("mlp/twin-units")
def test_zero_weights_give_a_constant_or_identical_units() -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(50, 3))
    y = np.tanh(X @ np.array([1.0, -2.0, 0.5])) + 0.7
    slope = {"tanh": lambda h: 1 - h**2, "relu": lambda h: (h > 0) * 1.0, "sigmoid": lambda h: h * (1 - h)}
    for name, bend in {"tanh": np.tanh, "relu": relu, "sigmoid": sigmoid}.items():
        W1, b1, w2, b2 = np.zeros((4, 3)), np.zeros(4), np.zeros(4), 0.0
        for _ in range(300):
            h = bend(X @ W1.T + b1)
            e = (h @ w2 + b2 - y) / len(y)
            back = np.outer(e, w2) * slope[name](h)
            W1, b1 = W1 - 0.5 * back.T @ X, b1 - 0.5 * back.sum(axis=0)
            w2, b2 = w2 - 0.5 * h.T @ e, b2 - 0.5 * e.sum()
        if name == "sigmoid":
            assert np.abs(W1).max() > 0.05
            assert np.abs(W1 - W1[0]).max() == pytest.approx(0, abs=1e-12)
            assert w2 == pytest.approx(np.full(4, w2[0]))
        else:
            assert not W1.any()
            assert not w2.any()
            assert b2 == pytest.approx(y.mean())


@pytest.mark.teaches("mlp/twin-units")
def test_twins_part_only_by_their_outgoing_weights_or_dropout() -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(40, 3))
    y = np.tanh(X @ np.array([1.0, -2.0, 0.5]))

    def gap_after_training(outgoing: Array, *, dropout: bool = False) -> float:
        row, draws = np.array([0.3, -0.2, 0.1]), np.random.default_rng(1)
        W, v = np.tile(row, (2, 1)), outgoing.copy()
        for step in range(200):
            rows = draws.permutation(40)[: 5 + step % 7]  # minibatches of unequal sizes
            keep = draws.integers(2, size=(len(rows), 2)) * 2.0 if dropout else np.ones((len(rows), 2))
            h = np.tanh(X[rows] @ W.T)
            e = ((h * keep) @ v - y[rows]) / len(rows)
            W, v = W - 0.2 * (np.outer(e, v) * keep * (1 - h**2)).T @ X[rows], v - 0.2 * (h * keep).T @ e
        return float(np.abs(W[0] - W[1]).max())

    assert gap_after_training(np.array([0.5, 0.5])) < 1e-12
    assert gap_after_training(np.array([0.5, -0.5])) > 0.1
    assert gap_after_training(np.array([0.5, 0.5]), dropout=True) > 0.01


@pytest.mark.teaches("mlp/equivalent-settings")
def test_orders_and_signs_of_tanh_units_keep_the_function() -> None:
    rng = np.random.default_rng(0)
    W, b, v = rng.normal(size=(3, 2)), rng.normal(size=3), rng.normal(size=3)
    x = rng.normal(size=(2, 7))
    settings = set()
    for order, signs in product(permutations(range(3)), product((1, -1), repeat=3)):
        s, rows = np.array(signs), list(order)
        W2, b2, v2 = s[:, None] * W[rows], s * b[rows], s * v[rows]
        assert v2 @ np.tanh(W2 @ x + b2[:, None]) == pytest.approx(v @ np.tanh(W @ x + b[:, None]))
        settings.add((*W2.ravel(), *b2, *v2))
    assert len(settings) == 6 * 8


@pytest.mark.teaches("mlp/average-of-two-nets")
def test_the_mean_of_two_equal_networks_may_be_zero() -> None:
    x = np.linspace(-3, 3, 13)

    def net(w: Array, v: Array) -> Array:
        out: Array = v @ relu(np.outer(w, x))
        return out

    one, other = np.array([1.0, -1.0]), np.array([-1.0, 1.0])
    assert net(one, one) == pytest.approx(x)
    assert net(other, other) == pytest.approx(x)
    assert not net((one + other) / 2, (one + other) / 2).any()


@pytest.mark.teaches("mlp/rescaled-unit")
def test_rescaling_a_unit_changes_the_relative_step_by_its_square() -> None:
    torch = pytest.importorskip("torch")
    x, y = torch.tensor([0.7, -1.1, 2.0], dtype=torch.float64), 0.4
    relative, outputs = {}, []
    for c in (1.0, 5.0):
        w = torch.tensor([0.5, -0.3, 0.8], dtype=torch.float64) * c
        w.requires_grad_()
        out = 1.7 / c * torch.relu(w @ x)
        ((out - y) ** 2).backward()
        outputs.append(out.item())
        relative[c] = (w.grad.norm() / w.detach().norm()).item()
    assert outputs[0] == pytest.approx(outputs[1])
    assert relative[5.0] / relative[1.0] == pytest.approx(1 / 25)


@pytest.mark.teaches("mlp/which-biases-matter")
def test_batch_normalisation_takes_a_bias_away() -> None:
    torch = pytest.importorskip("torch")
    x = torch.randn(64, 5, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    bias = torch.tensor([3.0, -1.0, 0.0, 10.0, 0.5], dtype=torch.float64)
    batch, layer = torch.nn.BatchNorm1d(5).double(), torch.nn.LayerNorm(5).double()
    assert torch.allclose(batch(x), batch(x + bias))
    assert torch.allclose(layer(x), layer(x + 3.0))
    assert not torch.allclose(layer(x), layer(x + bias))
    assert np.log(0.01 / 0.99) == pytest.approx(-4.6, abs=0.005)


@pytest.mark.teaches("mlp/bend-after-the-last")
def test_an_inactive_output_unit_gives_no_gradient() -> None:
    torch = pytest.importorskip("torch")
    layer = torch.nn.Linear(2, 1).double()
    with torch.no_grad():
        layer.weight.fill_(-1.0)
        layer.bias.fill_(0.0)
    out = torch.relu(layer(torch.tensor([[1.0, 2.0], [0.5, 0.1]], dtype=torch.float64)))
    ((out - torch.tensor([[0.3], [-0.2]], dtype=torch.float64)) ** 2).mean().backward()
    assert not out.any()
    assert not layer.weight.grad.any()
