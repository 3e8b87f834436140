"""What the cards of rnn state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

Array = np.ndarray


def sigmoid(a: Array | float) -> Any:
    return 1 / (1 + np.exp(-np.asarray(a)))


def lstm_step(state: Array, w: Array, b: Array) -> Array:
    """Return (h, c), one after the other, after a step without input."""
    h, c = np.split(state, 2)
    i, f, g, o = np.split(w @ h + b, 4)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return np.concatenate([sigmoid(o) * np.tanh(c), c])


def jacobian(state: Array, w: Array, b: Array) -> Array:
    """Return the derivative of the next (h, c), by small steps."""
    ways = 1e-6 * np.eye(len(state))
    return np.stack([(lstm_step(state + d, w, b) - lstm_step(state - d, w, b)) / 2e-6 for d in ways], axis=1)


@pytest.fixture(scope="module")
def torch() -> Any:
    return pytest.importorskip("torch")


@pytest.mark.teaches("rnn/gates-soften")
def test_gradient_along_the_cell_is_the_product_of_forget_gates() -> None:
    """With no recurrent weights only the direct path is left."""
    b = np.repeat([0.3, math.log(9), 0.2, 0.1], 3)
    state, w, product = np.full(6, 0.1), np.zeros((12, 3)), np.eye(6)
    for _ in range(100):
        product = jacobian(state, w, b) @ product
        state = lstm_step(state, w, b)
    assert np.allclose(product[3:, 3:], 0.9**100 * np.eye(3), rtol=1e-4)
    assert round(0.9**100 * 1e5, 1) == 2.7


@pytest.mark.teaches("rnn/gates-soften")
def test_gradients_of_an_lstm_can_explode() -> None:
    rng = np.random.default_rng(0)
    w, b, state, product = 5 * rng.normal(size=(32, 8)), np.zeros(32), 0.1 * rng.normal(size=16), np.eye(16)
    for _ in range(40):
        product = jacobian(state, w, b) @ product
        state = lstm_step(state, w, b)
    assert np.linalg.norm(product, 2) > 1e3


@pytest.mark.teaches("rnn/average-perplexity")
def test_corpus_perplexity_is_weighted_by_tokens() -> None:
    losses, tokens = np.array([2.2, 3.0]), np.array([900, 300])
    corpus = math.exp((losses @ tokens) / tokens.sum())
    documents = np.exp(losses).mean()
    assert corpus == pytest.approx(11.02, abs=0.01)
    assert documents == pytest.approx(14.56, abs=0.01)
    every_token = np.repeat(losses, tokens)
    assert math.exp(every_token.mean()) == pytest.approx(corpus)


@pytest.mark.teaches("rnn/bits-per-character")
def test_bits_add_up_and_perplexity_multiplies() -> None:
    assert pytest.approx(105.4, abs=0.1) == 2 ** (1.2 * 5.6)
    assert pytest.approx(1.5, abs=0.05) == 2 ** (0.1 * 5.6)
    assert round(1 / math.log(2), 3) == 1.443
    assert round(1 / math.log(2) / 4, 3) == 0.361


@pytest.mark.teaches("rnn/lstm-parameters", "rnn/fresh-masks-on-the-state")
def test_parameters_and_dropout_of_the_library(torch: Any) -> None:
    count = sum(p.numel() for p in torch.nn.LSTM(10, 20).parameters())
    assert count == 4 * (20 * 10 + 20**2 + 2 * 20) == 2560
    assert sum(p.numel() for p in torch.nn.GRU(10, 20).parameters()) == 1920
    with pytest.warns(UserWarning, match="num_layers"):
        lstm = torch.nn.LSTM(3, 4, dropout=0.9)
    x = torch.ones(5, 2, 3)
    assert torch.equal(lstm(x)[0], lstm(x)[0])
    assert not (torch.nn.LSTM(3, 4, 2, dropout=0.5)(x)[0] == 0).any()


@pytest.mark.teaches("rnn/gates-out-of-order")
def test_blocks_of_an_lstm_cell(torch: Any) -> None:
    cell = torch.nn.LSTMCell(3, 4, dtype=torch.float64)
    x, h, c = (torch.linspace(-1, 1, 2 * n, dtype=torch.float64).reshape(2, n) for n in (3, 4, 4))
    a = x @ cell.weight_ih.T + cell.bias_ih + h @ cell.weight_hh.T + cell.bias_hh
    i, f, g, o = a.chunk(4, dim=1)
    new_c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    assert torch.allclose(cell(x, (h, c))[1], new_c)
    assert torch.allclose(cell(x, (h, c))[0], o.sigmoid() * new_c.tanh())


@pytest.mark.teaches("rnn/gru-conventions", "rnn/gru-by-hand")
def test_reset_after_the_product_and_z_keeps(torch: Any) -> None:
    generator = torch.Generator().manual_seed(1)
    cell = torch.nn.GRUCell(3, 4, dtype=torch.float64)
    for p in cell.parameters():
        p.data = torch.randn(p.shape, generator=generator, dtype=torch.float64)
    x, h = (torch.randn(2, n, generator=generator, dtype=torch.float64) for n in (3, 4))
    x_r, x_z, x_n = (x @ cell.weight_ih.T + cell.bias_ih).chunk(3, dim=1)
    h_r, h_z, h_n = (h @ cell.weight_hh.T + cell.bias_hh).chunk(3, dim=1)
    r, z = (x_r + h_r).sigmoid(), (x_z + h_z).sigmoid()
    assert torch.allclose(cell(x, h), (1 - z) * (x_n + r * h_n).tanh() + z * h)
    before = (x_n + (r * h) @ cell.weight_hh[8:].T + cell.bias_hh[8:]).tanh()
    assert not torch.allclose(cell(x, h), (1 - z) * before + z * h)
    assert torch.allclose(1 - z, (-x_z - h_z).sigmoid())


@pytest.mark.teaches("rnn/graph-that-grows")
def test_carried_state_needs_a_cut(torch: Any) -> None:
    def train(cut: bool, retain: bool) -> None:
        torch.manual_seed(0)
        lstm, state = torch.nn.LSTM(2, 3), None
        for _ in range(3):
            if cut and state is not None:
                state = tuple(part.detach() for part in state)
            out, state = lstm(torch.ones(4, 1, 2), state)
            lstm.zero_grad()
            out.sum().backward(retain_graph=retain)
            with torch.no_grad():
                for p in lstm.parameters():
                    p.sub_(0.1 * p.grad)

    train(cut=True, retain=False)
    with pytest.raises(RuntimeError, match="second time"):
        train(cut=False, retain=False)
    with pytest.raises(RuntimeError, match="inplace"):
        train(cut=False, retain=True)


@pytest.mark.teaches("rnn/last-step-of-a-padded-batch")
def test_zeros_move_the_state(torch: Any) -> None:
    torch.manual_seed(2)
    lstm = torch.nn.LSTM(2, 3, batch_first=True, dtype=torch.float64)
    short = torch.randn(1, 2, 2, dtype=torch.float64)
    zeros = torch.zeros(1, 3, 2, dtype=torch.float64)
    alone = lstm(short)[0][:, -1]
    padded, (h, _) = lstm(torch.cat([short, zeros], dim=1))
    assert torch.allclose(padded[:, 1], alone)
    assert not torch.allclose(padded[:, -1], alone, atol=1e-3)
    assert torch.equal(h[-1], padded[:, -1])
    assert not torch.allclose(lstm(torch.cat([zeros, short], dim=1))[0][:, -1], alone, atol=1e-6)


@pytest.mark.teaches("rnn/forget-gate-bias", "rnn/memory-of-a-gate")
def test_how_long_a_gate_remembers() -> None:
    assert float(sigmoid(1.0)) == pytest.approx(0.731, abs=5e-4)
    for f in (0.9, 0.99, 0.995):
        assert math.log(0.5) / math.log(f) == pytest.approx(0.69 / (1 - f), rel=0.06)
        assert f ** (1 / (1 - f)) == pytest.approx(math.exp(-1), rel=0.06)
    assert math.log(0.999 / 0.001) == pytest.approx(7, abs=0.1)
    steps = 50
    assert 1 / (1 - float(sigmoid(math.log(steps - 1)))) == pytest.approx(steps)


@pytest.mark.teaches("rnn/orthogonal-start", "rnn/product-of-jacobians")
def test_orthogonal_keeps_what_gaussian_spreads() -> None:
    rng = np.random.default_rng(3)
    n = 100
    gaussian = rng.normal(size=(n, n)) / np.sqrt(n)
    orthogonal, _ = np.linalg.qr(gaussian)
    power = np.linalg.matrix_power
    assert np.allclose(np.linalg.svd(power(orthogonal, 50), compute_uv=False), 1)
    values = np.linalg.svd(gaussian, compute_uv=False)
    assert 1.8 < values[0] < 2.1
    assert values[-1] < 0.1
    spread = np.linalg.svd(power(gaussian, 20), compute_uv=False)
    assert spread[0] > 1
    assert np.median(spread) < 1e-2
    shear = np.array([[0.9, 5.0], [0.0, 0.9]])  # eigenvalues below one, and growth for a while
    assert np.linalg.norm(power(shear, 5), 2) > 10
    assert np.linalg.norm(power(shear, 200), 2) < 1e-3


@pytest.mark.teaches("rnn/fresh-masks-on-the-state")
def test_fresh_masks_blow_up_the_mean_square() -> None:
    rng = np.random.default_rng(4)
    state = np.prod((rng.random((8, 400_000)) < 0.8) / 0.8, axis=0)
    assert state.mean() == pytest.approx(1, rel=0.02)
    assert np.mean(state**2) == pytest.approx(0.8**-8, rel=0.03)
    assert np.mean(state > 0) == pytest.approx(0.8**8, rel=0.02)


@pytest.mark.teaches("rnn/scan-of-linear-steps")
def test_affine_steps_compose_in_any_bracketing() -> None:
    rng = np.random.default_rng(5)
    p, q, r = rng.normal(size=(3, 2))

    def then(first: Array, second: Array) -> Array:
        return np.array([first[0] * second[0], second[0] * first[1] + second[1]])

    assert np.allclose(then(then(p, q), r), then(p, then(q, r)))
    h = 0.7
    for a, b in (p, q, r):
        h = a * h + b
    whole = then(then(p, q), r)
    assert whole[0] * 0.7 + whole[1] == pytest.approx(h)
    assert math.ceil(math.log2(4096)) == 12


@pytest.mark.teaches("rnn/what-clipping-treats")
def test_clipping_leaves_the_ratio_of_near_and_far() -> None:
    near, far = np.array([3.0, 4.0]), np.array([1e-5, -2e-5])
    total = near + far
    factor = min(1, 1 / np.linalg.norm(total))
    assert np.linalg.norm(factor * total) == pytest.approx(1)
    assert np.linalg.norm(factor * far) / np.linalg.norm(factor * near) < 1e-5
    assert min(1, 1 / np.linalg.norm(far)) == 1
