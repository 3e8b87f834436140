"""What the cards of learning-rate schedules state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest


def cosine(t: float, t_max: float) -> float:
    """Return the factor of the cosine schedule from 1 to 0."""
    return 0.5 * (1 + math.cos(math.pi * t / t_max))


def torch_rates(make: Any, n_steps: int, lr: float = 1.0) -> list[float]:
    """Return the rates before each step under the scheduler of torch that `make` builds for an optimizer."""
    torch = pytest.importorskip("torch")
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr)
    scheduler = make(torch.optim.lr_scheduler, optimizer)
    rates = []
    for _ in range(n_steps):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return rates


@pytest.mark.teaches("lr-schedules/cosine-beyond-its-end", "lr-schedules/cosine-formula")
def test_torch_cosine_climbs_after_its_end() -> None:
    rates = torch_rates(lambda lib, optimizer: lib.CosineAnnealingLR(optimizer, T_max=4), 9)
    assert rates[::2] == pytest.approx([1, 0.5, 0, 0.5, 1])
    assert [cosine(t, 4) for t in (0, 2, 4, 6, 8)] == pytest.approx([1, 0.5, 0, 0.5, 1], abs=1e-12)


@pytest.mark.teaches("lr-schedules/stepped-per-batch")
def test_cosine_stepped_per_batch_swings_around_the_planned_mean() -> None:
    torch_mean = np.mean(torch_rates(lambda lib, optimizer: lib.CosineAnnealingLR(optimizer, T_max=10), 200))
    assert torch_mean == pytest.approx(0.5, abs=1e-3)
    epochs, batches = 10, 500
    rates = np.array([cosine(t, epochs) for t in range(epochs * batches)])
    assert rates.mean() == pytest.approx(0.5, abs=1e-3)
    ends = np.array([cosine(t, epochs) for t in range(0, epochs * batches, epochs)])
    assert ends == pytest.approx(np.tile([1.0, 0.0], batches // 2), abs=1e-9)


@pytest.mark.teaches("lr-schedules/cosine-at-step", "lr-schedules/decay-follows-the-rate")
def test_mean_of_the_cosine_is_half_of_the_peak() -> None:
    assert np.mean([cosine(t, 1000) for t in range(1000)]) == pytest.approx(0.5, abs=1e-3)
    rates = 3e-4 * np.array([cosine(t, 50_000) for t in range(50_000)])
    left = np.prod(1 - 0.1 * rates)
    assert left == pytest.approx(math.exp(-0.1 * 3e-4 * 50_000 / 2), rel=1e-3)


@pytest.mark.teaches("lr-schedules/drop-in-the-velocity")
def test_rate_inside_the_velocity_lags_behind_the_schedule() -> None:
    beta, f = 0.9, 0.1

    def steps(rates: Sequence[float], inside: bool) -> np.ndarray:
        v, taken = 0.0, []
        for rate in rates:
            v = beta * v + (rate if inside else 1.0)
            taken.append(v if inside else rate * v)
        return np.array(taken)

    warm, after = 400 * [1.0], 80 * [f]
    inside, outside = (steps([*warm, *after], which)[400:] * (1 - beta) / f for which in (True, False))
    assert outside == pytest.approx(np.ones(80))
    predicted = math.log(0.1 / ((1 - f) / f)) / math.log(beta)
    assert inside[math.ceil(predicted) - 1] - 1 <= 0.1 < inside[math.floor(predicted) - 1] - 1


@pytest.mark.teaches("lr-schedules/drop-in-the-velocity")
def test_two_momentum_conventions_part_after_a_drop() -> None:
    def travelled(inside: bool) -> float:
        w = v = 0.0
        for t in range(10):
            rate = 1.0 if t < 5 else 0.1
            v = 0.9 * v + (rate if inside else 1.0)
            w -= v if inside else rate * v
        return w

    constant = sum((1 - 0.9**t) / 0.1 for t in range(1, 6))
    assert travelled(False) == pytest.approx(-constant - 0.1 * sum((1 - 0.9**t) / 0.1 for t in range(6, 11)))
    assert travelled(True) < 1.4 * travelled(False) < 0


@pytest.mark.teaches("lr-schedules/inverse-root-peak")
def test_inverse_root_peaks_at_the_end_of_the_warmup() -> None:
    width, warmup = 512, 400
    rates = [width**-0.5 * min(t**-0.5, t * warmup**-1.5) for t in range(1, 4 * warmup + 1)]
    assert int(np.argmax(rates)) + 1 == warmup
    assert max(rates) == pytest.approx((width * warmup) ** -0.5)
    assert rates[-1] == pytest.approx(max(rates) / 2)


@pytest.mark.teaches("lr-schedules/start-of-a-cycle")
def test_restarts_of_torch_begin_at_the_geometric_sums() -> None:
    rates = torch_rates(lambda lib, optimizer: lib.CosineAnnealingWarmRestarts(optimizer, 2, 3), 90)
    starts = [t for t, rate in enumerate(rates) if rate == pytest.approx(1.0)]
    assert starts == [2 * (3 ** (k - 1) - 1) // 2 for k in range(1, 6)]


@pytest.mark.teaches("lr-schedules/start-of-a-cycle")
def test_logarithm_of_a_restart_rounds_down() -> None:
    assert int(math.log(243, 3)) == 4


@pytest.mark.teaches("lr-schedules/one-cycle")
def test_one_cycle_of_torch() -> None:
    torch = pytest.importorskip("torch")
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0, momentum=0.9)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, 1.0, total_steps=100)
    pairs = []
    for _ in range(99):
        pairs.append((optimizer.param_groups[0]["lr"], optimizer.param_groups[0]["momentum"]))
        optimizer.step()
        scheduler.step()
    rates, momenta = np.array(pairs).T
    assert rates[0] == pytest.approx(1 / 25)
    assert optimizer.param_groups[0]["lr"] == pytest.approx(1 / 25 / 1e4)
    assert (np.diff(rates) * np.diff(momenta) <= 0).all()
    assert (momenta.min(), momenta.max()) == pytest.approx((0.85, 0.95))
    growth = 25 * (1 - 0.95) / (1 - 0.85)
    assert growth == pytest.approx(8.33, abs=0.01)
    scheduler.step()
    with pytest.raises(ValueError, match="total steps"):
        scheduler.step()


@pytest.mark.teaches("lr-schedules/plateau-by-chance")
def test_chance_that_no_record_comes() -> None:
    values = np.random.default_rng(0).normal(size=(40_000, 15))
    assert np.mean(values.argmax(axis=1) < 10) == pytest.approx(10 / 15, abs=0.01)


@pytest.mark.teaches("lr-schedules/plateau-by-chance")
def test_patience_of_torch_tolerates_that_many() -> None:
    torch = pytest.importorskip("torch")
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, patience=10)
    rates = []
    for _ in range(12):
        scheduler.step(1.0)
        rates.append(optimizer.param_groups[0]["lr"])
    assert rates == pytest.approx([1.0] * 11 + [0.1])


@pytest.mark.teaches("lr-schedules/scheduler-without-optimizer")
def test_loading_a_scheduler_leaves_the_rate_of_the_optimizer() -> None:
    torch = pytest.importorskip("torch")

    def make() -> tuple[Any, Any]:
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
        return optimizer, torch.optim.lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.1)

    optimizer, scheduler = make()
    for _ in range(4):
        optimizer.step()
        scheduler.step()
    assert optimizer.param_groups[0]["lr"] == pytest.approx(0.001)
    resumed, loaded = make()
    loaded.load_state_dict(scheduler.state_dict())
    assert resumed.param_groups[0]["lr"] == 0.1
    rates = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(3):
            rates.append(resumed.param_groups[0]["lr"])
            resumed.step()
            loaded.step()
    assert rates == pytest.approx([0.1, 0.1, 0.01])
    # The optimizer alone: the rate is right, and the next cut comes late by the steps since the last one.
    again, fresh = make()
    again.load_state_dict(optimizer.state_dict())
    rates = []
    for _ in range(3):
        rates.append(again.param_groups[0]["lr"])
        again.step()
        fresh.step()
    assert rates == pytest.approx([0.001, 0.001, 1e-4])


@pytest.mark.teaches("lr-schedules/scheduler-without-optimizer")
def test_a_closed_form_mends_the_rate_at_its_next_step() -> None:
    torch = pytest.importorskip("torch")

    def make() -> tuple[Any, Any]:
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
        return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, lambda t: 0.5**t)

    optimizer, scheduler = make()
    for _ in range(4):
        optimizer.step()
        scheduler.step()
    resumed, loaded = make()
    loaded.load_state_dict(scheduler.state_dict())
    rates = [resumed.param_groups[0]["lr"]]
    resumed.step()
    loaded.step()
    rates.append(resumed.param_groups[0]["lr"])
    assert rates == pytest.approx([0.1, 0.1 * 0.5**5])


@pytest.mark.teaches("lr-schedules/too-fast-a-decay")
def test_a_finite_sum_of_rates_never_arrives() -> None:
    t = np.arange(1_000_000)
    left = {
        name: float(np.exp(np.log1p(-rates).sum()))
        for name, rates in (
            ("exponential", 0.1 * 0.9 ** t[:2000]),
            ("root", 0.1 / np.sqrt(t + 1)),
            ("harmonic", 0.1 / (t + 1)),
        )
    }
    assert left["exponential"] == pytest.approx(0.36, abs=0.005)
    assert left["root"] < 1e-80
    # Slowly: like t to the power -0.1.
    assert left["harmonic"] == pytest.approx(0.25 * 0.96, abs=0.03)


@pytest.mark.teaches("lr-schedules/linear-scaling")
def test_small_steps_sum_to_one_large_one_while_gradients_hold() -> None:
    rng = np.random.default_rng(1)
    x, w0, y = rng.normal(size=(40, 3)), rng.normal(size=3), rng.normal(size=40)

    def gradient(w: np.ndarray, rows: slice | np.ndarray) -> np.ndarray:
        return x[rows].T @ (x[rows] @ w - y[rows]) / len(x[rows])

    def gap(rate: float) -> float:
        w = w0.copy()
        for first in range(0, 40, 10):
            w = w - rate * gradient(w, slice(first, first + 10))
        large = w0 - 4 * rate * gradient(w0, slice(0, 40))
        return float(np.linalg.norm(w - large) / np.linalg.norm(large - w0))

    assert gap(1e-4) < 0.002
    assert gap(0.5) > 50 * gap(1e-3)


@pytest.mark.teaches("lr-schedules/optimizer-steps")
def test_optimizer_steps_by_simulation() -> None:
    n, world, micro, accum = 1003, 4, 8, 6
    per_device = [list(range(n))[device::world][: n // world] for device in range(world)]
    batches = [rows[i : i + micro] for rows in per_device for i in range(0, len(rows), micro)]
    whole = sum(len(batch) == micro for batch in batches) // world
    steps = len(range(0, whole, accum))
    assert steps == math.ceil(math.floor(math.floor(n / world) / micro) / accum)


@pytest.mark.teaches("lr-schedules/warmup-from-zero")
def test_linear_warmup_of_torch_refuses_zero() -> None:
    with pytest.raises(ValueError, match="greater than 0"):
        torch_rates(lambda lib, optimizer: lib.LinearLR(optimizer, start_factor=0.0), 1)
    assert torch_rates(lambda lib, optimizer: lib.LinearLR(optimizer), 1) == pytest.approx([1 / 3])
    ramp = torch_rates(lambda lib, optimizer: lib.LinearLR(optimizer, start_factor=1 / 5, total_iters=4), 7)
    assert ramp == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0, 1.0, 1.0])
