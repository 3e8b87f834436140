"""What the cards of regularizing deep networks state, computed: one function per fact, tied to its cards."""

from __future__ import annotations

import math

import numpy as np
import pytest

torch = pytest.importorskip("torch")


@pytest.mark.teaches("dl-regularization/spread-of-dropout")
def test_mean_and_variance_of_inverted_dropout() -> None:
    rng = np.random.default_rng(0)
    for p in (0.2, 0.5):
        out = np.where(rng.random(400_000) < p, 0, 3.0 / (1 - p))
        assert out.mean() == pytest.approx(3, rel=0.01)
        assert out.std() == pytest.approx(3 * math.sqrt(p / (1 - p)), rel=0.01)


@pytest.mark.teaches("dl-regularization/dropout-scaled-twice")
def test_dividing_by_p_quadruples_the_mean_and_torch_divides_by_the_rest() -> None:
    kept = np.random.default_rng(1).random(400_000) >= 0.2
    assert (kept / 0.2).mean() == pytest.approx(4.00, abs=0.02)
    assert (kept / 0.8).mean() == pytest.approx(1.00, abs=0.01)
    torch.manual_seed(0)
    out = torch.nn.functional.dropout(torch.ones(1000), 0.2, training=True)
    assert sorted(set(out.tolist())) == pytest.approx([0, 1.25])
    assert torch.equal(torch.nn.functional.dropout(torch.ones(10), 0.2, training=False), torch.ones(10))


@pytest.mark.teaches("dl-regularization/dropout-before-batchnorm")
def test_variance_shifts_between_training_and_eval() -> None:
    rng = np.random.default_rng(2)
    x = 1.0 + 0.5 * rng.normal(size=400_000)
    z = np.where(rng.random(x.size) < 0.3, 0, x / 0.7)
    seen = (0.25 + 1) / 0.7 - 1
    assert z.var() == pytest.approx(seen, rel=0.02)
    assert (x / z.std()).std() == pytest.approx(0.5 / math.sqrt(seen), rel=0.02)


@pytest.mark.teaches("dl-regularization/decay-in-front-of-a-norm")
def test_weights_in_front_of_batchnorm_are_free_of_scale() -> None:
    generator = torch.Generator().manual_seed(0)
    x = torch.randn(64, 5, generator=generator, dtype=torch.float64)
    y = torch.randn(64, generator=generator, dtype=torch.float64)
    start = torch.randn(5, generator=generator, dtype=torch.float64)

    def gradient(w: torch.Tensor) -> tuple[float, torch.Tensor]:
        w = w.clone().requires_grad_()
        z = x @ w
        loss = (torch.tanh((z - z.mean()) / z.std(correction=0)) - y).square().mean()
        loss.backward()
        return loss.item(), w.grad

    loss, g = gradient(start)
    half, doubled = gradient(start / 2)
    assert half == pytest.approx(loss)
    assert torch.allclose(doubled, 2 * g)
    assert (g @ start).item() == pytest.approx(0, abs=1e-12)
    assert (start - 0.1 * g).norm() > start.norm()


@pytest.mark.teaches("dl-regularization/stored-variance")
def test_batchnorm_normalises_by_one_variance_and_stores_another() -> None:
    values = torch.tensor([[1.0], [4.0], [7.0], [12.0]], dtype=torch.float64)
    norm = torch.nn.BatchNorm1d(1, eps=1e-12).double()
    assert norm(values).var(correction=0).item() == pytest.approx(1)
    assert norm.running_var.item() == pytest.approx(0.9 + 0.1 * values.var(correction=1).item())
    assert (values.var(correction=1) / values.var(correction=0)).item() == pytest.approx(4 / 3)


@pytest.mark.teaches("dl-regularization/momentum-of-statistics")
def test_initial_statistics_fade_by_one_less_the_momentum() -> None:
    norm = torch.nn.BatchNorm1d(1, momentum=0.1)
    norm.running_mean.fill_(1.0)
    steps = math.ceil(math.log(0.01) / math.log(0.9))
    weights = []
    for _ in range(steps):
        norm(torch.tensor([[-1.0], [1.0]]))
        weights.append(norm.running_mean.item())
    assert weights[-1] < 0.01 <= weights[-2]
    last_only = torch.nn.BatchNorm1d(1, momentum=0.99)
    for level in (5.0, -3.0):
        last_only(torch.tensor([[level - 1], [level + 1]]))
    assert last_only.running_mean.item() == pytest.approx(-3, abs=0.1)


@pytest.mark.teaches("dl-regularization/fine-in-training-bad-in-eval")
def test_one_vector_raises_and_one_map_does_not() -> None:
    with pytest.raises(ValueError, match="more than 1 value"):
        torch.nn.BatchNorm1d(3)(torch.ones(1, 3))
    assert torch.nn.BatchNorm2d(3)(torch.ones(1, 3, 2, 2)).shape == (1, 3, 2, 2)


@pytest.mark.teaches("dl-regularization/accumulation-is-not-a-batch")
def test_accumulation_equals_one_batch_unless_examples_meet() -> None:
    generator = torch.Generator().manual_seed(0)
    x = torch.randn(32, 5, generator=generator, dtype=torch.float64)

    def gradient(norm: torch.nn.Module, parts: int) -> torch.Tensor:
        torch.manual_seed(1)
        model = torch.nn.Sequential(
            torch.nn.Linear(5, 7), norm, torch.nn.ReLU(), torch.nn.Linear(7, 1)
        ).double()
        for part in x.chunk(parts):
            (model(part).square().mean() / parts).backward()
        return model[0].weight.grad

    for norm, equal in ((torch.nn.LayerNorm(7), True), (torch.nn.BatchNorm1d(7), False)):
        whole = gradient(norm, 1)
        model_grad = gradient(type(norm)(7), 4)
        assert torch.allclose(whole, model_grad, rtol=1e-9) == equal
    frozen = torch.nn.BatchNorm1d(7).eval()
    assert torch.allclose(gradient(frozen, 1), gradient(torch.nn.BatchNorm1d(7).eval(), 4), rtol=1e-9)


@pytest.mark.teaches("dl-regularization/batchnorm-backward-pass")
def test_gradient_through_mean_and_deviation() -> None:
    generator = torch.Generator().manual_seed(0)
    x = torch.randn(7, generator=generator, dtype=torch.float64, requires_grad=True)
    g = torch.randn(7, generator=generator, dtype=torch.float64)
    s = torch.sqrt(x.var(correction=0) + 1e-5)
    z = (x - x.mean()) / s
    (got,) = torch.autograd.grad(z, x, g)
    assert torch.allclose(got, (g - g.mean() - z * (g * z).mean()) / s)
    assert got.sum().item() == pytest.approx(0, abs=1e-12)
    assert (got @ z).item() == pytest.approx(0, abs=1e-3)


@pytest.mark.teaches("dl-regularization/values-behind-a-mean", "dl-regularization/two-axes")
def test_group_norm_contains_layer_and_instance_norm() -> None:
    x = torch.randn(2, 6, 3, 5, generator=torch.Generator().manual_seed(0))
    functional = torch.nn.functional
    assert torch.allclose(functional.group_norm(x, 1), functional.layer_norm(x, (6, 3, 5)), atol=1e-5)
    assert torch.allclose(functional.group_norm(x, 6), functional.instance_norm(x), atol=1e-5)
    pair = torch.tensor([[1.0, 3.0], [5.0, 9.0]])
    assert torch.nn.BatchNorm1d(2).eval()(pair).tolist() == [
        pytest.approx(row, rel=1e-4) for row in pair.tolist()
    ]


@pytest.mark.teaches("dl-regularization/group-norm-gain")
def test_gain_of_channels_meets_the_last_axis() -> None:
    rng = np.random.default_rng(3)
    gamma = np.arange(1.0, 5)
    z = rng.normal(size=(2, 4, 3, 5))
    with pytest.raises(ValueError, match="broadcast"):
        _ = gamma * z
    square = rng.normal(size=(2, 4, 3, 4))
    assert np.abs(gamma * square - gamma.reshape(1, 4, 1, 1) * square).max() > 1
    assert np.array_equal(np.ones(4) * square, square)


@pytest.mark.teaches("dl-regularization/folded-bias")
def test_a_norm_in_front_cannot_be_folded_through_zero_padding() -> None:
    torch.manual_seed(0)
    norm, x = torch.nn.BatchNorm2d(2).eval(), torch.randn(1, 2, 5, 5)
    norm.running_mean.fill_(3.0)
    for padding, equal in ((0, True), (1, False)):
        conv = torch.nn.Conv2d(2, 3, 3, padding=padding, bias=False)
        scale = 1 / torch.sqrt(norm.running_var + norm.eps)
        weight = conv.weight * scale.view(1, 2, 1, 1)
        bias = -(weight * norm.running_mean.view(1, 2, 1, 1)).sum((1, 2, 3))
        folded = torch.nn.functional.conv2d(x, weight, bias, padding=padding)
        assert torch.allclose(folded, conv(norm(x)), atol=1e-4) == equal


@pytest.mark.teaches("dl-regularization/smoothed-target")
def test_true_class_keeps_its_share_of_the_uniform_part() -> None:
    logits = torch.randn(1, 5, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    got = torch.nn.functional.cross_entropy(logits, torch.tensor([2]), label_smoothing=0.1).item()
    log_p = logits.log_softmax(1)[0].numpy()

    def loss(true: float, other: float) -> float:
        target = np.full(5, other)
        target[2] = true
        return float(-(target * log_p).sum())

    assert got == pytest.approx(loss(1 - 0.1 + 0.1 / 5, 0.1 / 5))
    assert got != pytest.approx(loss(0.9, 0.1 / 4), rel=1e-3)


@pytest.mark.teaches("dl-regularization/clipped-box")
def test_clipped_boxes_leave_more_than_lambda_on_average() -> None:
    centres = np.arange(32)
    side = np.minimum(32, centres + 8) - np.maximum(0, centres - 8)
    stays = 1 - np.outer(side, side) / 32**2
    assert stays[16, 16] == pytest.approx(0.75)
    assert stays.min() == pytest.approx(0.75)
    assert stays.mean() > 0.8


@pytest.mark.teaches("dl-regularization/forgot-eval")
def test_no_grad_leaves_batchnorm_in_training() -> None:
    norm, x = torch.nn.BatchNorm1d(1), torch.tensor([[1.0], [5.0]])
    with torch.no_grad():
        together, other = norm(x)[0].item(), norm(torch.tensor([[1.0], [-5.0]]))[0].item()
    assert together == pytest.approx(-other, abs=1e-3)
    assert norm.num_batches_tracked.item() == 2
    assert norm.running_var.item() != pytest.approx(1)


@pytest.mark.teaches("dl-regularization/noise-of-batch-statistics")
def test_sample_variance_scatters_by_the_root_of_two_over_n_less_one() -> None:
    x = np.random.default_rng(4).normal(size=(40_000, 16))
    assert x.var(axis=1, ddof=1).std() == pytest.approx(math.sqrt(2 / 15), rel=0.02)
    assert x.mean(axis=1).std() == pytest.approx(1 / 4, rel=0.02)


@pytest.mark.teaches("dl-regularization/averaged-weights")
def test_average_of_statistics_is_not_that_of_the_averaged_weights() -> None:
    x = np.random.default_rng(5).normal(size=(1000, 3))
    first, second = np.array([2.0, 0, 0]), np.array([-1.0, 1, 0])
    variance = (x @ ((first + second) / 2)).var()
    assert ((x @ first).var() + (x @ second).var()) / 2 > 3 * variance


@pytest.mark.teaches("dl-regularization/expected-depth")
def test_linear_survival_halves_a_quarter() -> None:
    survival = [1 - block / 54 * 0.5 for block in range(1, 55)]
    assert sum(survival) == pytest.approx(54 - 0.5 * 55 / 2)
    assert sum(survival) / 54 == pytest.approx(0.75, abs=0.01)


@pytest.mark.teaches("dl-regularization/spread-of-dropout")
def test_relative_noise_of_a_sum_of_dropped_units() -> None:
    rng = np.random.default_rng(6)
    relative = []
    for n in (16, 64):
        total = np.where(rng.random((20_000, n)) < 0.5, 0, 2.0).sum(axis=1)
        relative.append(total.std() / total.mean())
    assert relative[0] / relative[1] == pytest.approx(2, rel=0.03)
