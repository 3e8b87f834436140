"""What the cards of model serving state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import hashlib
import heapq
from bisect import bisect

import numpy as np
import pytest

BANDWIDTH, PEAK, WEIGHTS = 3.35e12, 990e12, 7e9


@pytest.mark.teaches("model-serving/mean-of-two-p99")
def test_the_mean_of_two_p99_is_ten_times_the_pooled_one() -> None:
    a, b = np.linspace(10, 50, 90_000), np.linspace(500, 1000, 300)
    p99 = [np.quantile(times, 0.99) for times in (a, b, np.concatenate([a, b]))]
    assert p99 == pytest.approx([49.6, 995.0, 49.73], abs=0.01)
    assert np.mean(p99[:2]) == pytest.approx(522.3)
    assert np.average(p99[:2], weights=[90_000, 300]) == pytest.approx(52.7, abs=0.1)


@pytest.mark.teaches("model-serving/mean-of-two-p99")
def test_merged_histograms_give_the_pooled_percentile() -> None:
    a, b = np.linspace(10, 50, 90_000), np.linspace(500, 1000, 300)
    edges = np.geomspace(1, 2000, 2000)
    counts = np.histogram(a, edges)[0] + np.histogram(b, edges)[0]
    place = np.searchsorted(counts.cumsum(), 0.99 * counts.sum())
    assert edges[place] == pytest.approx(np.quantile(np.concatenate([a, b]), 0.99), rel=0.005)


@pytest.mark.teaches("model-serving/fan-out-tail")
def test_of_a_hundred_shards_one_is_beyond_its_p99_for_most_requests() -> None:
    rng = np.random.default_rng(0)
    slow = (rng.random((20_000, 100)) > 0.99).any(axis=1)
    assert slow.mean() == pytest.approx(1 - 0.99**100, abs=0.01)
    assert pytest.approx(0.634, abs=0.001) == 1 - 0.99**100
    assert pytest.approx(0.9931, abs=1e-4) == 0.5 ** (1 / 100)


def queue_times(
    rng: np.random.Generator, load: float, *, constant: bool = False, n: int = 200_000
) -> np.ndarray:
    """Return arrivals and times in the system of a queue with one server and service times of mean 1."""
    arrivals = rng.exponential(1 / load, n).cumsum()
    service = np.ones(n) if constant else rng.exponential(1.0, n)
    work = service.cumsum()
    leave = work + np.maximum.accumulate(arrivals - np.concatenate([[0], work[:-1]]))
    return np.stack([arrivals, leave - arrivals])


@pytest.mark.teaches("model-serving/utilisation-and-time", "model-serving/derive-mm1")
def test_time_in_a_queue_is_service_over_idleness() -> None:
    rng = np.random.default_rng(0)
    for load, times in ((0.5, 2.0), (0.8, 5.0)):
        seen = queue_times(rng, load)[1]
        assert seen.mean() == pytest.approx(times, rel=0.06)
        assert np.quantile(seen, 0.99) / seen.mean() == pytest.approx(np.log(100), rel=0.1)
    steady = queue_times(rng, 0.8, constant=True)[1]
    assert steady.mean() == pytest.approx(1 + 0.8 / (2 * 0.2), rel=0.05)


@pytest.mark.teaches("model-serving/requests-in-flight")
def test_in_flight_is_rate_times_time() -> None:
    arrivals, times = queue_times(np.random.default_rng(1), 0.7)
    moments = np.linspace(arrivals[1000], arrivals[-1000], 5000)
    leave = np.sort(arrivals + times)
    inside = np.searchsorted(arrivals, moments) - np.searchsorted(leave, moments)
    assert inside.mean() == pytest.approx(0.7 * times.mean(), rel=0.05)


def digest(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])


def owners(nodes: int, points: int, keys: list[int]) -> np.ndarray:
    """Return the owner of each key on a ring."""
    ring = sorted((digest(f"{node}-{point}"), node) for node in range(nodes) for point in range(points))
    return np.array([ring[bisect(ring, (key, nodes)) % len(ring)][1] for key in keys])


@pytest.mark.teaches("model-serving/keys-that-move")
def test_modulo_moves_ten_elevenths_and_a_ring_one() -> None:
    keys = [digest(f"key {i}") for i in range(5000)]
    moved = np.mean([key % 10 != key % 11 for key in keys])
    assert moved == pytest.approx(10 / 11, abs=0.015)
    before, after = owners(10, 200, keys), owners(11, 200, keys)
    assert np.mean(before != after) == pytest.approx(1 / 11, abs=0.025)
    assert set(after[before != after]) == {10}


@pytest.mark.teaches("model-serving/keys-that-move")
def test_one_point_per_node_shares_unevenly() -> None:
    keys = [digest(f"key {i}") for i in range(5000)]
    few, many = (np.bincount(owners(10, points, keys), minlength=10) / 500 for points in (1, 200))
    assert few.max() > 3
    assert many.max() < 1.3


@pytest.mark.teaches("model-serving/quantized-is-faster")
def test_four_bits_speed_up_decoding_and_not_prompts() -> None:
    def step(tokens: int, bits: int) -> float:
        return max(WEIGHTS * bits / 8 / BANDWIDTH, 2 * WEIGHTS * tokens / PEAK) * 1000

    assert [step(1, bits) for bits in (16, 4)] == pytest.approx([4.2, 1.0], abs=0.05)
    assert pytest.approx(0.014, abs=0.001) == 2 * WEIGHTS / PEAK * 1000
    assert [step(2048, bits) for bits in (16, 4)] == pytest.approx([29.0, 29.0], abs=0.1)
    assert pytest.approx(295.5, abs=0.1) == PEAK / BANDWIDTH
    assert step(295, 16) == pytest.approx(step(1, 16))
    assert step(297, 16) > step(1, 16)


@pytest.mark.teaches("model-serving/faster-and-the-same")
def test_drafts_keep_the_distribution_only_with_the_residual() -> None:
    p, q = np.array([0.5, 0.3, 0.15, 0.05]), np.array([0.1, 0.2, 0.3, 0.4])
    rng = np.random.default_rng(0)
    draft = rng.choice(4, 200_000, p=q)
    accepted = rng.random(200_000) < p[draft] / q[draft]
    residual = np.maximum(0, p - q)
    for second, want in ((residual / residual.sum(), p), (p, [0.35, 0.35, 0.225, 0.075])):
        tokens = np.where(accepted, draft, rng.choice(4, 200_000, p=second))
        assert np.bincount(tokens) / 200_000 == pytest.approx(np.array(want), abs=0.005)


@pytest.mark.teaches("model-serving/hedged-requests")
def test_hedges_cut_the_tail_of_slow_replicas_and_double_the_load_of_slow_services() -> None:
    rng = np.random.default_rng(0)
    first, second = (np.where(rng.random(50_000) < 0.03, 500.0, rng.exponential(5, 50_000)) for _ in range(2))
    limit = np.quantile(first, 0.95)
    sent_twice = first > limit
    hedged = np.where(sent_twice, np.minimum(first, limit + second), first)
    assert sent_twice.mean() == pytest.approx(0.05, abs=0.001)
    assert np.quantile(first, 0.99) == pytest.approx(500)
    assert np.quantile(hedged, 0.99) < 50
    overloaded = first + limit  # a queue in front of every replica
    assert (overloaded > limit).all()


@pytest.mark.teaches("model-serving/retries-multiply")
def test_retries_multiply_over_the_layers() -> None:
    calls = 0

    def call(layer: int, retries: int) -> None:
        nonlocal calls
        if layer == 0:
            calls += 1
            return
        for _ in range(1 + retries):
            call(layer - 1, retries)

    call(3, 3)
    assert calls == 64


@pytest.mark.teaches("model-serving/derive-mm1")
def test_one_common_queue_beats_two() -> None:
    rng = np.random.default_rng(3)
    arrivals, service = rng.exponential(1 / 1.6, 60_000).cumsum(), rng.exponential(1.0, 60_000)

    def mean_time(servers: list[list[float]], which: np.ndarray) -> float:
        total = 0.0
        for time, length, queue in zip(arrivals, service, which, strict=True):
            leave = max(time, heapq.heappop(servers[queue])) + length
            heapq.heappush(servers[queue], leave)
            total += leave - time
        return total / len(arrivals)

    common = mean_time([[0.0, 0.0]], np.zeros(60_000, dtype=int))
    apart = mean_time([[0.0], [0.0]], rng.integers(0, 2, 60_000))
    assert common < 0.65 * apart
