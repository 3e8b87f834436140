"""What the cards of mixed precision state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

Rounding = Callable[[float], float]


def half(value: float) -> float:
    """Round to float16."""
    return float(np.float16(value))


def brain(value: float) -> float:
    """Round a number within the range of bfloat16 to it, ties to even, by its spacing."""
    if value == 0:
        return 0.0
    spacing = 2.0 ** (math.frexp(value)[1] - 8)
    return round(value / spacing) * spacing


def stall(addend: float, rounding: Rounding) -> float:
    """Add a rounded number again and again, with rounding, until the sum stays."""
    total, addend = 0.0, rounding(addend)
    while (following := rounding(total + addend)) != total:
        total = following
    return total


@pytest.mark.teaches("mixed-precision/half-arithmetic", "mixed-precision/bf16-or-fp16")
def test_small_addends_vanish_in_half_precision() -> None:
    assert half(2048 + 1) == 2048
    assert half(1 + 1e-4) == 1
    assert half(1e-8) == 0
    assert brain(256 + 1) == 256
    assert brain(1 + 0.003) == 1
    assert brain(1e-8) == pytest.approx(1e-8, rel=2**-8)
    eight_times = 2.0**-7 / float(np.finfo(np.float16).eps)
    assert eight_times == 8


@pytest.mark.teaches("mixed-precision/bf16-or-fp16", "mixed-precision/scaling-in-bf16")
def test_bfloat16_of_torch_has_range_and_no_precision() -> None:
    torch = pytest.importorskip("torch")
    b = torch.bfloat16
    assert (torch.tensor(256.0, dtype=b) + 1).item() == 256
    assert torch.tensor(1e-30, dtype=b).item() > 0
    assert torch.tensor(1e-8, dtype=torch.float16).item() == 0
    assert torch.finfo(b).max == pytest.approx(3.39e38, rel=1e-2)
    assert torch.finfo(b).eps == 2**-7


@pytest.mark.teaches("mixed-precision/largest-finite-number", "mixed-precision/scale-for-a-gradient")
def test_limits_of_float16() -> None:
    info = np.finfo(np.float16)
    assert info.max == (2 - 2.0**-10) * 2.0**15 == 65504
    assert info.tiny == 2.0**-14
    assert info.smallest_subnormal == 2.0**-24
    assert half(2.0**-25) == 0 < half(1.001 * 2.0**-25)
    assert (2 - 2.0**-3) * 2.0**7 == 240


@pytest.mark.teaches("mixed-precision/where-a-sum-stalls")
def test_sums_stall_where_the_addend_is_half_a_spacing() -> None:
    assert stall(0.1, half) == 256
    for addend in (0.01, 0.03, 0.1, 0.3, 0.7):
        for mantissa, rounding in ((10, half), (7, brain)):
            assert stall(addend, rounding) == 2.0 ** (math.floor(math.log2(addend)) + mantissa + 2)


@pytest.mark.teaches("mixed-precision/smallest-update", "mixed-precision/relative-error-of-rounding")
def test_updates_below_half_a_spacing_vanish() -> None:
    for weight in (0.75, 1.5, 3.0, 6.0, 12.0):
        for mantissa, rounding in ((10, half), (7, brain)):
            limit = 2.0 ** (math.floor(math.log2(weight)) - mantissa - 1)
            assert rounding(weight + 0.999 * limit) == weight != rounding(weight + 1.001 * limit)
            assert 2.0 ** (-mantissa - 2) <= limit / weight <= 2.0 ** (-mantissa - 1)


@pytest.mark.teaches("mixed-precision/why-master-weights")
def test_small_updates_add_up_in_a_master_only() -> None:
    stored = master = 1.0
    for _ in range(100):
        stored = half(stored + 1e-4)
        master += 1e-4
    assert stored == 1.0
    assert half(master) == pytest.approx(1.01, abs=1e-3)


@pytest.mark.teaches("mixed-precision/zeros-on-overflow", "mixed-precision/skipped-steps")
def test_scaler_of_torch_skips_halves_and_resets() -> None:
    torch = pytest.importorskip("torch")
    scaler = torch.amp.GradScaler("cpu", init_scale=8.0, growth_interval=2)
    weight = torch.nn.Parameter(torch.ones(1))
    optimizer = torch.optim.SGD([weight], lr=1.0)
    scales, weights = [], []
    for g in (1.0, float("inf"), 1.0, float("nan"), 1.0, 1.0):
        scaler.scale(torch.zeros(1))
        weight.grad = torch.full((1,), g * scaler.get_scale())
        scaler.step(optimizer)
        scaler.update()
        scales.append(scaler.get_scale())
        weights.append(weight.item())
    assert scales == [8, 4, 4, 2, 2, 4]
    assert weights == [0, 0, -1, -1, -2, -3]


@pytest.mark.teaches("mixed-precision/zeros-on-overflow")
def test_zero_gradients_still_move_adamw() -> None:
    torch = pytest.importorskip("torch")
    weight = torch.nn.Parameter(torch.ones(1, dtype=torch.float64))
    optimizer = torch.optim.AdamW([weight], lr=0.01, weight_decay=0.0)
    path = [1.0]
    for g in (1.0, 0.0):
        weight.grad = torch.full((1,), g, dtype=torch.float64)
        optimizer.step()
        path.append(weight.item())
    assert path[1] - path[2] == pytest.approx(0.0067, abs=5e-5)
    decayed = torch.nn.Parameter(torch.ones(1))
    decayed.grad = torch.zeros(1)
    torch.optim.AdamW([decayed], lr=0.1, weight_decay=0.5).step()
    assert decayed.item() == pytest.approx(0.95)


@pytest.mark.teaches("mixed-precision/skipped-steps")
def test_number_of_skipped_steps_by_simulation() -> None:
    for interval, limit, total in ((200, 10, 10_000), (500, 8, 20_000), (1000, 14, 20_000)):
        exponent, clean, skipped = 16, 0, 0
        for _ in range(total):
            if exponent > limit:
                exponent, clean, skipped = exponent - 1, 0, skipped + 1
            else:
                clean += 1
                if clean == interval:
                    exponent, clean = exponent + 1, 0
        first = 16 - limit
        assert skipped == first + (total - first) // (interval + 1)


@pytest.mark.teaches("mixed-precision/memory-under-autocast")
def test_states_take_sixteen_bytes_either_way() -> None:
    torch = pytest.importorskip("torch")
    layer = torch.nn.Linear(64, 32, bias=False)
    optimizer = torch.optim.AdamW(layer.parameters())
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = layer(torch.ones(2, 64))
    out.float().sum().backward()
    optimizer.step()
    weight = layer.weight
    held = [weight, weight.grad, *(s for s in optimizer.state[weight].values() if s.numel() > 1)]
    assert sum(t.numel() * t.element_size() for t in held) == 16 * weight.numel()
    assert (2 + 2 + 4 + 8, out.element_size()) == (16, 2)


@pytest.mark.teaches("mixed-precision/half-and-autocast")
def test_scaler_refuses_half_precision_gradients() -> None:
    torch = pytest.importorskip("torch")
    weight = torch.nn.Parameter(torch.ones(2, dtype=torch.float16))
    scaler = torch.amp.GradScaler("cpu")
    scaler.scale(torch.zeros(1))
    weight.grad = torch.ones(2, dtype=torch.float16)
    with pytest.raises(ValueError, match="FP16 gradients"):
        scaler.unscale_(torch.optim.SGD([weight], lr=0.1))


@pytest.mark.teaches("mixed-precision/clipping-scaled-gradients")
def test_unscaling_twice_is_an_error_in_torch() -> None:
    torch = pytest.importorskip("torch")
    weight = torch.nn.Parameter(torch.ones(1))
    optimizer, scaler = torch.optim.SGD([weight], lr=0.1), torch.amp.GradScaler("cpu")
    scaler.scale((weight * 2).sum()).backward()
    scaler.unscale_(optimizer)
    with pytest.raises(RuntimeError, match="already been called"):
        scaler.unscale_(optimizer)


@pytest.mark.teaches("mixed-precision/clipping-scaled-gradients")
def test_clipping_scaled_gradients_leaves_one_over_the_scale() -> None:
    torch = pytest.importorskip("torch")
    weight = torch.nn.Parameter(torch.zeros(4))
    optimizer, scaler = torch.optim.SGD([weight], lr=1.0), torch.amp.GradScaler("cpu", init_scale=65536.0)
    scaler.scale((weight * 0.25).sum()).backward()
    assert weight.grad.norm().item() == pytest.approx(32768)
    torch.nn.utils.clip_grad_norm_([weight], 1.0)
    scaler.step(optimizer)
    assert weight.detach().norm().item() == pytest.approx(1 / 65536, rel=1e-4)


@pytest.mark.teaches("mixed-precision/epsilon-that-is-zero")
def test_squares_of_small_gradients_vanish_in_half_precision() -> None:
    g = np.float16(1e-4)
    assert g * g == 0
    assert np.float16(1e-8) == 0
    assert np.float16(0.001) > np.finfo(np.float16).tiny


@pytest.mark.teaches("mixed-precision/epsilon-that-is-zero")
def test_adam_of_torch_fails_on_float16_parameters() -> None:
    torch = pytest.importorskip("torch")
    weight = torch.nn.Parameter(torch.ones(2, dtype=torch.float16))
    weight.grad = torch.tensor([1e-4, 0.0], dtype=torch.float16)
    torch.optim.Adam([weight], lr=0.01, foreach=False).step()
    assert weight[0].item() == -math.inf
    assert math.isnan(weight[1].item())
    assert half(1e-5) > 0


@pytest.mark.teaches("mixed-precision/what-stays-in-float32", "mixed-precision/what-tf32-is")
def test_types_under_autocast_on_the_cpu() -> None:
    torch = pytest.importorskip("torch")
    with torch.autocast("cpu", dtype=torch.bfloat16):
        y = torch.nn.Linear(4, 4)(torch.ones(2, 4))
        kinds = [t.dtype for t in (y, y.softmax(1), torch.nn.functional.layer_norm(y, (4,)))]
        loss = torch.nn.functional.cross_entropy(y, torch.tensor([0, 1]))
    assert kinds == 3 * [torch.bfloat16]
    assert loss.dtype == torch.float32
    assert torch.get_float32_matmul_precision() == "highest"
    assert torch.backends.cudnn.allow_tf32
    assert math.log(65504) == pytest.approx(11.09, abs=0.01)


@pytest.mark.teaches("mixed-precision/square-that-overflows", "mixed-precision/mean-of-halves")
def test_squares_and_sums_overflow_where_means_do_not() -> None:
    with np.errstate(all="ignore"):
        assert math.sqrt(65504) == pytest.approx(255.94, abs=0.01)
        x = np.full(1000, 100, dtype=np.float16)
        assert np.isinf(x.sum())
        assert x.mean() == 100
        assert half(2.0**-13 * 0.7) ** 2 < 2.0**-25 * 1.0
        assert half((0.7 * 2.0**-13) ** 2) == 0
    torch = pytest.importorskip("torch")
    y = torch.full((1000,), 100.0).half()
    assert (y.sum().item(), y.mean().item()) == (math.inf, 100.0)


@pytest.mark.teaches("mixed-precision/scale-that-rounds")
def test_only_powers_of_two_scale_without_rounding() -> None:
    g = np.random.default_rng(0).uniform(0.01, 0.03, size=1000).astype(np.float16).astype(np.float32)

    def back(scale: float) -> np.ndarray:
        return (g * np.float32(scale)).astype(np.float16).astype(np.float32) / np.float32(scale)

    for scale in (65536.0, 1024.0, 0.5):
        np.testing.assert_array_equal(back(scale), g)
    error = np.abs(back(1000.0) / g - 1)
    assert 1e-4 < error.max() <= 2.0**-11 * 1.001


@pytest.mark.teaches("mixed-precision/rounding-by-chance")
def test_stochastic_rounding_is_unbiased() -> None:
    rng = np.random.default_rng(1)
    spacing, update, steps = 2.0**-7, 4e-4, 400
    up = rng.uniform(size=(2000, steps)) < update / spacing
    moved = up.sum(axis=1) * spacing
    assert moved.mean() == pytest.approx(steps * update, rel=0.02)
    first = np.where(up.any(axis=1), up.argmax(axis=1) + 1, steps)
    assert first.mean() == pytest.approx(spacing / update, rel=0.08)


@pytest.mark.teaches("mixed-precision/fp8-scale")
def test_range_of_e4m3() -> None:
    torch = pytest.importorskip("torch")
    info = torch.finfo(torch.float8_e4m3fn)
    assert info.max == 448
    assert info.smallest_normal * 2.0**-3 == 2.0**-9
    assert torch.tensor([0.99 * 2.0**-10, 1.01 * 2.0**-10]).to(torch.float8_e4m3fn).float().tolist() == [
        0,
        2.0**-9,
    ]
    ratio = 448 / 2.0**-10
    assert ratio == 458_752


@pytest.mark.teaches("mixed-precision/dtype-of-the-all-reduce")
def test_bfloat16_accumulation_of_micro_batches_loses_bits() -> None:
    g = np.random.default_rng(2).normal(1.0, 0.3, size=64)
    total = 0.0
    for value in g:
        total = brain(total + brain(float(value)))
    assert abs(total / g.sum() - 1) > 1e-3
    assert abs(float(g.astype(np.float32).sum()) / g.sum() - 1) < 1e-6
    assert brain(1 + 1 / 600) == 1
