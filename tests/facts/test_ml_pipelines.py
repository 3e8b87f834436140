"""What the cards of ML pipelines state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import hashlib
import math
import os
import pickle
import subprocess
import sys

import numpy as np
import pytest


def _greedy(minutes: dict[str, int], needs: dict[str, str], workers: int, rank: dict[str, int]) -> int:
    """The makespan if each free worker takes the ready task of lowest rank."""
    end: dict[str, int] = {}
    now = 0
    while len(end) < len(minutes):
        for task in sorted(minutes, key=rank.__getitem__):
            ready = task not in end and end.get(needs.get(task, ""), 0 if task not in needs else 99) <= now
            if ready and sum(finish > now for finish in end.values()) < workers:
                end[task] = now + minutes[task]
        now += 1
    return max(end.values())


@pytest.mark.teaches("ml-pipelines/more-workers-and-slower")
def test_a_greedy_schedule_gets_slower_with_more_workers_and_with_shorter_tasks() -> None:
    minutes = dict(zip("ABCDEFGHI", (3, 2, 2, 2, 4, 4, 4, 4, 9), strict=True))
    needs = {"I": "A", **dict.fromkeys("EFGH", "D")}
    listed = {task: place for place, task in enumerate(minutes)}
    shorter = {task: time - 1 for task, time in minutes.items()}
    longest_first = {task: -time for task, time in minutes.items()}
    chain = {task: -minutes[task] for task in minutes} | {"A": -12, "D": -6}
    assert _greedy(minutes, needs, 3, listed) == 12
    assert _greedy(minutes, needs, 4, listed) == 15
    assert _greedy(shorter, needs, 3, listed) == 13
    assert _greedy(minutes, needs, 4, longest_first) == 12
    assert _greedy(minutes | {"I": 7}, needs, 3, listed) == 12
    assert _greedy(minutes, needs, 4, chain) == 12


@pytest.mark.teaches("ml-pipelines/derive-greedy-bound", "ml-pipelines/critical-path-saves")
def test_a_greedy_schedule_stays_below_work_and_chain_together() -> None:
    rng = np.random.default_rng(0)
    for _ in range(200):
        n, workers = int(rng.integers(2, 12)), int(rng.integers(1, 5))
        names = [f"t{i}" for i in range(n)]
        minutes = {name: int(rng.integers(1, 9)) for name in names}
        needs = {names[i]: names[int(rng.integers(i))] for i in range(1, n) if rng.random() < 0.6}
        chain: dict[str, int] = {}
        for name in names:
            chain[name] = minutes[name] + chain.get(needs.get(name, ""), 0)
        work, longest = sum(minutes.values()), max(chain.values())
        rank = dict(zip(names, rng.permutation(n).tolist(), strict=True))
        time = _greedy(minutes, needs, workers, rank)
        assert max(work / workers, longest) <= time <= work / workers + (1 - 1 / workers) * longest + 1e-9
        assert _greedy(minutes, needs, n, rank) == longest


@pytest.mark.teaches("ml-pipelines/cost-with-a-cache")
def test_the_mean_cost_weights_each_stage_with_the_chance_that_it_or_an_earlier_one_changed() -> None:
    stages, shares = np.array([40.0, 30, 60, 10]), np.array([0.05, 0.25, 0.5, 0.2])
    assert np.cumsum(shares) == pytest.approx([0.05, 0.30, 0.80, 1.0])
    by_change = sum(share * stages[first:].sum() for first, share in enumerate(shares))
    assert by_change == pytest.approx(stages @ np.cumsum(shares))


@pytest.mark.teaches("ml-pipelines/key-too-short")
def test_a_key_of_a_printed_dict_depends_on_its_order_and_not_on_the_process() -> None:
    code = (
        "import hashlib; d = lambda p: hashlib.sha256(('fit' + repr(p)).encode()).hexdigest();"
        "print(d({'a': 1, 'b': 2}), d({'b': 2, 'a': 1}), hash('fit'))"
    )
    rows = list(zip(*(_under_seed(code, seed).split() for seed in ("1", "2")), strict=True))
    assert [len(set(row)) for row in rows] == [1, 1, 2]
    assert rows[0] != rows[1]


def _under_seed(code: str, seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-S", "-c", code]
    return subprocess.run(command, check=True, env=environment, capture_output=True, text=True).stdout


@pytest.mark.teaches("ml-pipelines/split-by-hash")
def test_a_split_by_hash_puts_four_fifths_of_tonights_test_users_into_the_old_training_set() -> None:
    code = "print(*(i for i in range(2000) if hash(f'user{i}') % 5 == 0))"
    nights = [set(_under_seed(code, seed).split()) for seed in ("1", "2")]
    seen_before = len(nights[1] - nights[0]) / len(nights[1])
    assert seen_before == pytest.approx(0.8, abs=0.06)
    stable = {i for i in range(2000) if hashlib.sha256(f"split:user{i}".encode()).digest()[0] % 5 == 0}
    assert len(stable) / 2000 == pytest.approx(0.2, abs=0.03)


@pytest.mark.teaches("ml-pipelines/split-by-hash")
def test_a_gate_on_rows_that_production_has_seen_favours_production() -> None:
    rng = np.random.default_rng(1)
    X = rng.normal(size=(400, 2))
    y = (X[:, 0] + 1.5 * rng.normal(size=400) > 0).astype(int)

    def nearest(train: np.ndarray, test: np.ndarray) -> float:
        """The accuracy of a nearest neighbour, which remembers its training rows."""
        distance = ((X[test][:, None] - X[train][None]) ** 2).sum(axis=2)
        return float((y[train][distance.argmin(axis=1)] == y[test]).mean())

    gaps = []
    for _ in range(20):
        old, new = rng.random(400) < 0.2, rng.random(400) < 0.2
        gaps.append(nearest(~old, new) - nearest(~new, new))
    assert np.mean(gaps) > 0.2  # the same method on equally many rows, so a fair gap is 0


@pytest.mark.teaches("ml-pipelines/normalised-at-ingest")
def test_renewed_statistics_hide_a_shift_from_a_model_that_stays() -> None:
    rng = np.random.default_rng(2)
    train, later = (
        rng.normal(10, 2, size=5000),
        rng.normal(12, 2, size=5000),
    )  # the mean rises by one deviation
    fitted = (later - train.mean()) / train.std()
    renewed = (later - later.mean()) / later.std()
    assert fitted.mean() == pytest.approx(1, abs=0.06)
    assert abs(renewed.mean()) < 1e-9
    # And the leak: with the later rows in the statistics the training rows are no longer centred.
    both = np.concatenate([train, later])
    assert ((train - both.mean()) / both.std()).mean() < -0.4


@pytest.mark.teaches("ml-pipelines/schema-passes")
def test_cents_within_the_range_pass_value_by_value_and_show_in_the_quantiles() -> None:
    rng = np.random.default_rng(3)
    euros = rng.lognormal(3, 0.5, size=3000)
    batch = np.where(np.arange(3000) % 3 == 0, 100 * euros, euros)
    assert ((batch > 0) & (batch < 100_000)).all()
    assert np.quantile(batch, 0.9) > 10 * np.quantile(euros, 0.9)


@pytest.mark.teaches("ml-pipelines/catching-up")
def test_a_backlog_shrinks_by_speed_less_one_per_day() -> None:
    for hours, stopped in ((16, 4), (20, 2), (6, 10)):
        backlog, now, step = float(stopped), 0.0, 0.001
        while backlog > 0:
            backlog += step * (1 - 24 / hours)
            now += step
        assert now == pytest.approx(stopped / (24 / hours - 1), abs=0.01)
    assert pytest.approx(5) == 1 / (24 / 20 - 1)


@pytest.mark.teaches("ml-pipelines/gains-that-add-up")
def test_promotion_by_luck_reports_gains_where_there_are_none() -> None:
    differences = np.random.default_rng(4).normal(0, 0.3, size=(4000, 52))
    promoted = differences > 0
    assert promoted.mean() == pytest.approx(0.5, abs=0.01)
    reported = (differences * promoted).sum(axis=1).mean()
    assert reported == pytest.approx(52 * 0.3 / math.sqrt(2 * math.pi), rel=0.01)


@pytest.mark.teaches("ml-pipelines/rows-never-seen")
def test_a_new_order_in_mid_epoch_misses_and_repeats_equally_many_rows() -> None:
    rng = np.random.default_rng(5)
    n, stop, missed, twice = 1000, 300, [], []
    for _ in range(200):
        uses = np.zeros(n, dtype=int)
        uses[rng.permutation(n)[:stop]] += 1
        uses[rng.permutation(n)[stop:]] += 1
        missed.append((uses == 0).mean())
        twice.append((uses == 2).mean())
    assert np.mean(missed) == pytest.approx(0.3 * 0.7, abs=0.003)
    assert missed == twice
    assert max(a * (1 - a) for a in np.linspace(0, 1, 101)) == pytest.approx(0.25)


@pytest.mark.teaches("ml-pipelines/spot-or-not")
def test_lost_time_divides_the_price() -> None:
    rng = np.random.default_rng(6)
    every, interval, restart, price = 5 * 60, 30, 10, 40  # minutes, percent
    paid = useful = 0.0
    for _ in range(20_000):
        run = rng.exponential(every)
        progress = max(0.0, run - restart)
        paid += run
        useful += interval * (progress // interval)
    expected = price / (1 - (interval / 2 + restart) / every)
    assert price * paid / useful == pytest.approx(expected, rel=0.02)


@pytest.mark.teaches("ml-pipelines/every-second-week")
def test_a_model_trained_on_its_own_blocks_swings() -> None:
    def weeks(drop_blocked: bool) -> list[bool]:
        """Whether a pattern that is all fraud is blocked, if its label is 1 only where it got through."""
        blocks, belief, past = False, 0.0, []
        for _ in range(6):
            past.append(blocks)
            if not (blocks and drop_blocked):
                belief = 0.0 if blocks else 1.0  # the rate of chargebacks among its rows of this week
            blocks = belief > 0.5
        return past

    assert weeks(drop_blocked=False) == [False, True, False, True, False, True]
    assert weeks(drop_blocked=True) == [False, True, True, True, True, True]


@pytest.mark.teaches("ml-pipelines/critical-path-saves")
def test_a_faster_branch_gains_only_until_the_other_is_longer() -> None:
    def path(features: int, labels: int, train: int) -> int:
        return 20 + max(features, labels) + train + max(10, 5)

    assert path(60, 50, 80) - path(30, 50, 80) == 10
    assert path(60, 50, 80) - path(60, 50, 40) == 40


@pytest.mark.teaches("ml-pipelines/load-runs-code")
def test_loading_a_pickle_calls_what_the_file_names() -> None:
    class Model:
        def __reduce__(self) -> tuple[object, tuple[str, str]]:
            return os.path.join, ("weights", "loaded")

    assert pickle.loads(pickle.dumps(Model())) == os.path.join("weights", "loaded")  # noqa: S301


@pytest.mark.teaches("ml-pipelines/config-meets-environment")
def test_variables_of_the_environment_are_texts_and_the_later_update_wins() -> None:
    code = "import os; c = {'rate': 0.1}; c.update(os.environ); print(repr(c['rate']), 'PASSWORD' in c)"
    environment = {**os.environ, "rate": "0.5", "PASSWORD": "-"}
    command = [sys.executable, "-S", "-c", code]
    printed = subprocess.run(command, check=True, env=environment, capture_output=True, text=True).stdout
    assert printed.split() == ["'0.5'", "True"]


@pytest.mark.teaches("ml-pipelines/same-model-again")
def test_sums_in_another_order_differ_in_the_last_bits() -> None:
    assert (0.1 + 0.2) + 0.3 != 0.1 + (0.2 + 0.3)
    values = np.random.default_rng(7).normal(size=10_000)
    by_threads = sum(part.sum() for part in np.array_split(values, 4))
    assert by_threads == pytest.approx(values.cumsum()[-1], abs=1e-9)
    assert by_threads != values.cumsum()[-1]


@pytest.mark.teaches("ml-pipelines/size-of-snapshots")
def test_changes_take_far_less_than_copies() -> None:
    rng, size = np.random.default_rng(8), 1000
    for percent in (1, 5):
        factors = []
        for days in (90, 365, 5000):
            changed = sum(rng.choice(size, size * percent // 100, replace=False).size for _ in range(days))
            factors.append(size * days / (size + changed))
        assert factors == sorted(factors)
        assert 0.97 * 100 / percent < factors[-1] < 100 / percent
