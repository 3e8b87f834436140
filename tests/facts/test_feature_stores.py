"""What the cards of feature stores state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import math
import os
import subprocess
import sys

import numpy as np
import pytest
from sklearn.preprocessing import StandardScaler


@pytest.mark.teaches("feature-stores/two-deviations")
def test_two_default_deviations_differ() -> None:
    values = np.array([1.0, 2, 3, 4])
    assert np.std(values) == pytest.approx(1.118, abs=5e-4)
    # What pandas computes by default; it is no dependency of ours.
    assert np.std(values, ddof=1) == pytest.approx(1.291, abs=5e-4)
    assert np.std(values, ddof=1) / np.std(values) == pytest.approx(math.sqrt(4 / 3))
    events = np.random.default_rng(6).normal(size=200)
    for percent, expected in ((0.5, 101), (1, 51), (5, 11), (10, 6)):
        ratios = [np.std(events[:n], ddof=1) / np.std(events[:n]) for n in range(2, 200)]
        assert 2 + next(i for i, r in enumerate(ratios) if r < 1 + percent / 100) == expected


@pytest.mark.teaches("feature-stores/batch-of-one")
def test_a_scaler_fitted_on_one_row_gives_zeros() -> None:
    trained = StandardScaler().fit(np.random.default_rng(0).normal(5, 2, size=(500, 3)))
    row = np.array([[9.0, -3.0, 5.0]])
    assert StandardScaler().fit_transform(row).tolist() == [[0, 0, 0]]
    assert np.abs(trained.transform(row)).max() > 1
    pair = np.vstack([row, row + 4])
    assert StandardScaler().fit_transform(pair)[0].tolist() == pytest.approx([-1, -1, -1])
    assert trained.transform(pair)[:1] == pytest.approx(trained.transform(row))


@pytest.mark.teaches("feature-stores/normalise-before-the-split")
def test_statistics_over_rows_leak_and_scaling_by_row_does_not() -> None:
    rng = np.random.default_rng(1)
    X = rng.normal(size=(20, 4))
    other = np.vstack([X[:15], 10 + X[15:]])  # other test rows
    by_row = [rows / np.linalg.norm(rows, axis=1, keepdims=True) for rows in (X, other)]
    assert by_row[0][:15] == pytest.approx(by_row[1][:15])
    by_column = [rows - rows.mean(axis=0) for rows in (X, other)]
    assert np.abs(by_column[0][:15] - by_column[1][:15]).min() > 2
    # Selection with all rows invents a signal: noise features, labels drawn by a coin.
    X, y = rng.normal(size=(60, 3000)), np.repeat([-1.0, 1.0], 30)
    train = np.arange(60) % 2 == 0
    scores = []
    for rows in (np.ones(60, dtype=bool), train):
        best = np.argsort(-np.abs(y[rows] @ X[rows]))[:20]
        weights = np.sign(y[train] @ X[train][:, best])
        scores.append(np.mean(np.sign(X[~train][:, best] @ weights) == y[~train]))
    assert scores[0] > 0.85
    assert scores[1] < 0.7


@pytest.mark.teaches("feature-stores/salted-hash")
def test_the_hash_of_text_differs_between_processes_and_a_digest_does_not() -> None:
    code = (
        "import hashlib; digest = hashlib.sha256(b'salt:user42').digest();"
        "print(hash('user42') % 100, int.from_bytes(digest[:8]) % 100, hash(42))"
    )
    lines = []
    for seed in ("0", "1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-S", "-c", code], check=True, env=environment, capture_output=True, text=True
        )
        lines.append(run.stdout.split())
    assert len({salted for salted, _, _ in lines}) > 1
    assert len({digest for _, digest, _ in lines}) == 1
    assert {number for _, _, number in lines} == {"42"}


@pytest.mark.teaches("feature-stores/late-events-dropped")
def test_a_backfill_counts_the_events_that_the_stream_dropped() -> None:
    delays = np.random.default_rng(2).exponential(20, size=200_000)
    online = (delays <= 30).sum()
    assert len(delays) / online - 1 == pytest.approx(1 / (1 - math.exp(-30 / 20)) - 1, rel=0.02)


@pytest.mark.teaches("feature-stores/stampede", "feature-stores/misses-after-a-change")
def test_every_read_during_a_load_starts_a_load() -> None:
    reads = np.arange(0, 10_000) / 500  # 500 a second, the entry is gone at time 0
    assert np.sum(reads < 0.080) == pytest.approx(500 * 0.080)
    hits = np.random.default_rng(3).random(100_000)
    assert (hits >= 0.90).sum() / (hits >= 0.98).sum() == pytest.approx(0.10 / 0.02, rel=0.05)


@pytest.mark.teaches("feature-stores/age-of-a-batch-feature")
def test_the_age_of_a_batch_feature_runs_from_its_duration_to_period_plus_duration() -> None:
    period, duration = 60, 7
    now = np.linspace(1000, 1000 + 10 * period, 200_001)
    started = np.floor((now - duration) / period) * period  # the last run that is online
    age = now - started
    assert age.min() == pytest.approx(duration, abs=0.01)
    assert age.max() == pytest.approx(period + duration, abs=0.01)
    assert age.mean() == pytest.approx(duration + period / 2, abs=0.01)


@pytest.mark.teaches("feature-stores/tiles-to-read")
def test_tiles_of_three_levels_cover_a_window() -> None:
    def fewest(start: int, end: int, small: int) -> int:
        count = 0
        while start < end:
            sizes = (size for size in (1440, 60, small) if start % size == 0 and start + size <= end)
            start += next(sizes)
            count += 1
        return count

    for days, small in ((7, 5), (14, 15)):
        counts = [fewest(now, now + days * 1440, small) for now in range(0, 1440, small)]
        assert max(counts) == days - 1 + 23 + 60 // small


@pytest.mark.teaches("feature-stores/merge-two-tiles")
def test_fading_sums_merge_from_pairs_in_any_order() -> None:
    rng = np.random.default_rng(4)
    times, x = rng.uniform(0, 50, size=40), rng.normal(size=40)

    def merge(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
        (old, at), (new, now) = sorted((a, b), key=lambda pair: pair[1])
        return math.exp(-0.1 * (now - at)) * old + new, now

    for order in (np.argsort(times), rng.permutation(40)):  # in time, and with late events
        halves = []
        for half in (order[:17], order[17:]):
            state = float(x[half[0]]), float(times[half[0]])
            for i in half[1:]:
                state = merge(state, (float(x[i]), float(times[i])))
            halves.append(state)
        total, now = merge(*halves)
        assert now == times.max()
        assert total == pytest.approx(np.sum(x * np.exp(-0.1 * (now - times))))


@pytest.mark.teaches("feature-stores/two-embedding-models")
def test_a_rotated_space_keeps_its_geometry_and_breaks_comparisons_across() -> None:
    rng = np.random.default_rng(5)
    old = rng.normal(size=(200, 32))
    turn, _ = np.linalg.qr(rng.normal(size=(32, 32)))
    new = old @ turn
    assert new @ new.T == pytest.approx(old @ old.T)
    nearest = np.argmax(old @ new.T, axis=1)
    assert np.mean(nearest == np.arange(200)) < 0.1
