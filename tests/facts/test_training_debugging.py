"""What the cards of training debugging state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional


@pytest.mark.teaches("training-debugging/softmax-twice")
def test_a_second_softmax_puts_a_floor_under_the_loss() -> None:
    for k, floor in ((10, 1.461), (3, math.log(1 + 2 / math.e))):
        perfect = (1e4 * torch.eye(k)).softmax(dim=1)
        assert functional.cross_entropy(perfect, torch.arange(k)).item() == pytest.approx(floor, abs=5e-4)
        assert functional.cross_entropy(1e4 * torch.eye(k), torch.arange(k)).item() == pytest.approx(0)
        scores, y = torch.zeros(1, k, requires_grad=True), torch.tensor([1])
        (twice,) = torch.autograd.grad(functional.cross_entropy(scores.softmax(dim=1), y), scores)
        (once,) = torch.autograd.grad(functional.cross_entropy(scores, y), scores)
        assert torch.allclose(k * twice, once)


@pytest.mark.teaches("training-debugging/kl-arguments")
def test_kl_div_wants_logarithms_first_and_batchmean() -> None:
    rng = torch.Generator().manual_seed(0)
    s, t = (torch.randn(5, 7, generator=rng, dtype=torch.float64) for _ in range(2))
    per_row = (t.softmax(1) * (t.log_softmax(1) - s.log_softmax(1))).sum(1).mean().item()
    assert functional.kl_div(s.log_softmax(1), t.softmax(1), reduction="batchmean").item() == pytest.approx(
        per_row
    )
    with pytest.warns(UserWarning, match="batchmean"):
        assert 7 * functional.kl_div(
            s.log_softmax(1), t.softmax(1), reduction="mean"
        ).item() == pytest.approx(per_row)
    assert functional.kl_div(s.softmax(1), t.softmax(1), reduction="batchmean").item() < 0 < per_row
    assert functional.kl_div(t.softmax(1), t.softmax(1), reduction="batchmean").item() < 0


@pytest.mark.teaches("training-debugging/nan-in-the-last-row")
def test_true_hides_in_one_attention_and_keeps_in_the_other() -> None:
    torch.manual_seed(0)
    x, lower = torch.randn(1, 4, 6), torch.ones(4, 4, dtype=torch.bool).tril()
    mha = nn.MultiheadAttention(6, 2, batch_first=True).eval()
    wrong, right = mha(x, x, x, attn_mask=lower)[0], mha(x, x, x, attn_mask=~lower)[0]
    assert wrong.isnan().any(dim=2).tolist() == [[False, False, False, True]]
    assert not right.isnan().any()
    changed = x.clone()
    changed[:, -1] += 1
    assert not torch.allclose(mha(changed, changed, changed, attn_mask=lower)[0][:, 0], wrong[:, 0])
    assert torch.allclose(mha(changed, changed, changed, attn_mask=~lower)[0][:, :3], right[:, :3])
    assert torch.allclose(functional.scaled_dot_product_attention(x, x, x, attn_mask=lower)[:, 0], x[:, 0])


@pytest.mark.teaches("training-debugging/first-loss")
def test_logits_with_variance_raise_the_first_loss_by_half_of_it() -> None:
    rng = np.random.default_rng(0)
    for k, s in ((1000, 0.5), (1000, 1.5), (10_000, 1.0)):
        z = s * rng.normal(size=(400, k))
        loss = np.mean(np.log(np.exp(z).sum(axis=1)) - z[:, 0])
        assert loss == pytest.approx(math.log(k) + s**2 / 2, rel=0.02)
    assert -(0.99 * math.log(0.99) + 0.01 * math.log(0.01)) == pytest.approx(0.056, abs=5e-4)


@pytest.mark.teaches("training-debugging/loss-of-all-pairs", "training-debugging/constant-from-pairs")
def test_broadcast_squared_error_prefers_a_constant() -> None:
    y = 3 * np.random.default_rng(1).normal(size=(500, 1))
    truth, constant = y[:, 0], np.full(500, y.mean())
    assert np.mean((truth - y) ** 2) == pytest.approx(2 * y.var())
    assert np.mean((constant - y) ** 2) == pytest.approx(y.var())
    other = truth + 2
    assert np.mean((other - y) ** 2) == pytest.approx(other.var() + y.var() + 4)
    half = y.mean() + 0.8 * (truth - y.mean())
    assert np.mean((half - y) ** 2) / np.mean((half - truth) ** 2) == pytest.approx(1.64 / 0.04)


@pytest.mark.teaches("training-debugging/gradient-never-cleared")
def test_gradients_that_are_never_cleared_move_the_weights_further() -> None:
    w = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    for _ in range(9):
        w.sum().backward()
        optimizer.step()
    assert w.item() == pytest.approx(-0.1 * 9 * (9 + 1) / 2)


@pytest.mark.teaches("training-debugging/update-to-weight")
def test_adams_first_update_against_the_weights_of_a_linear_layer() -> None:
    torch.manual_seed(0)
    layer = nn.Linear(768, 64)
    before = layer.weight.detach().clone()
    optimizer = torch.optim.Adam(layer.parameters(), lr=1e-3)
    layer(torch.randn(32, 768)).square().mean().backward()
    optimizer.step()
    ratio = (layer.weight.detach() - before).square().mean().sqrt() / before.square().mean().sqrt()
    assert ratio.item() == pytest.approx(1e-3 * math.sqrt(3 * 768), rel=0.01)


@pytest.mark.teaches("training-debugging/schedule-per-batch")
def test_a_schedule_counts_calls() -> None:
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=30, gamma=0.5)
    for _ in range(100):
        optimizer.step()
        schedule.step()
    assert optimizer.param_groups[0]["lr"] == pytest.approx(0.5 ** (100 // 30))


@pytest.mark.teaches("training-debugging/copies-across-the-split")
def test_copies_across_the_split_are_known_by_heart() -> None:
    rng = np.random.default_rng(2)
    pictures = np.repeat(np.arange(20_000), 3)
    test = rng.random(60_000) < 0.3
    known = np.isin(pictures[test], pictures[~test])
    right = known | (rng.random(known.size) < 0.6)
    assert right.mean() == pytest.approx(0.91 + 0.09 * 0.6, abs=0.01)


@pytest.mark.teaches("training-debugging/hidden-branch")
def test_norm_has_a_branch_at_zero_that_the_root_of_squares_lacks() -> None:
    x = torch.zeros(2, requires_grad=True)
    (outside,) = torch.autograd.grad((x**2).sum().sqrt() + 1e-6, x)
    (inside,) = torch.autograd.grad(((x**2).sum() + 1e-6).sqrt(), x)
    (branch,) = torch.autograd.grad(x.norm(), x)
    assert outside.isnan().all()
    assert inside.tolist() == branch.tolist() == [0, 0]


@pytest.mark.teaches("training-debugging/first-non-finite")
def test_a_nan_in_backward_reaches_the_earlier_layers_only() -> None:
    torch.manual_seed(0)
    first, last = nn.Linear(3, 3), nn.Linear(1, 2)
    zeros = first(torch.ones(4, 3)) * 0
    loss = last((zeros**2).sum(dim=1, keepdim=True).sqrt()).square().mean()
    loss.backward()
    assert loss.isfinite()
    assert last.weight.grad is not None
    assert first.weight.grad is not None
    assert last.weight.grad.isfinite().all()
    assert first.weight.grad.isnan().all()
    torch.nn.utils.clip_grad_norm_([first.weight, last.weight], 1.0)
    assert last.weight.grad.isnan().all()  # clipping spreads it


@pytest.mark.teaches("training-debugging/metric-broadcast")
def test_a_broadcast_metric_prefers_the_common_class() -> None:
    labels = np.array([[0], [1], [1], [1]])
    assert (labels[:, 0] == labels).mean() == 10 / 16
    assert (np.ones(4) == labels).mean() == 0.75


@pytest.mark.teaches("training-debugging/zero-gradient-and-yet-a-leak", "training-debugging/none-gradient")
def test_a_detached_mean_has_no_gradient_and_an_influence() -> None:
    x = torch.tensor([1.0, 5.0, 6.0], requires_grad=True)
    out = x - x.detach().mean()
    (grad,) = torch.autograd.grad(out[0], x)
    assert grad.tolist() == [1, 0, 0]
    changed = torch.tensor([1.0, 5.0, 9.0])
    assert (changed - changed.mean())[0].item() == pytest.approx(out[0].item() - 1)


@pytest.mark.teaches("training-debugging/batch-dependent-prediction")
def test_batch_norm_in_training_mode_couples_rows_and_is_deterministic() -> None:
    rng = torch.Generator().manual_seed(0)
    layer, x = nn.BatchNorm1d(3), torch.randn(4, 3, generator=rng)
    changed = torch.cat([x[:3], x[3:] + 5])
    assert torch.equal(layer(x), layer(x))
    assert not torch.allclose(layer(x)[0], layer(changed)[0])
    layer.eval()
    assert torch.equal(layer(x)[0], layer(changed)[0])


@pytest.mark.teaches("training-debugging/growing-memory")
def test_a_running_total_of_losses_keeps_a_graph() -> None:
    w = torch.ones(1, requires_grad=True)
    total: torch.Tensor | float = 0.0
    depth = 0
    for _ in range(5):
        loss = (2 * w).sum()
        loss.backward()
        total += loss
    assert isinstance(total, torch.Tensor)
    node = total.grad_fn
    while node is not None and node.name() == "AddBackward0":
        node, depth = node.next_functions[0][0], depth + 1
    assert depth == 5
