"""What the cards of distributed training state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import weakref

import numpy as np
import pytest


def ring_messages(buffers: list[np.ndarray]) -> tuple[list[np.ndarray], int]:
    """Sum the buffers round a ring; return what each rank has, and how many numbers one rank sent."""
    n, sent = len(buffers), 0
    held = [np.array_split(buffer.copy(), n) for buffer in buffers]
    for phase in (0, 1):
        for step in range(n - 1):
            moving = [held[rank][(rank + phase - step) % n].copy() for rank in range(n)]
            sent += len(moving[0])
            for rank in range(n):
                at = (rank - 1 + phase - step) % n
                held[rank][at] = moving[rank - 1] if phase else held[rank][at] + moving[rank - 1]
    return [np.concatenate(chunks) for chunks in held], sent


@pytest.mark.teaches("distributed-training/ring-bytes", "distributed-training/ring-in-order")
@pytest.mark.parametrize("n", [2, 4, 8])
def test_a_rank_sends_nearly_twice_its_buffer(n: int) -> None:
    rng = np.random.default_rng(0)
    buffers = [rng.normal(size=64) for _ in range(n)]
    totals, sent = ring_messages(buffers)
    assert sent == 2 * (n - 1) * 64 // n
    for total in totals:
        np.testing.assert_allclose(total, np.sum(buffers, axis=0), rtol=1e-12, strict=True)
        assert np.array_equal(total, totals[0]), "all ranks hold the same bits"


@pytest.mark.teaches(
    "distributed-training/accumulation-divisor", "distributed-training/token-weights-of-ranks"
)
def test_ragged_micro_batches_must_be_weighted_by_tokens() -> None:
    import torch

    generator = torch.Generator().manual_seed(0)
    weights = torch.randn(5, 7, generator=generator, dtype=torch.float64, requires_grad=True)
    batches = [
        (
            torch.randn(count, 5, generator=generator, dtype=torch.float64),
            torch.randint(7, (count,), generator=generator),
        )
        for count in (2, 11, 5)
    ]
    loss_of = torch.nn.functional.cross_entropy

    def gradient(reduction: str, divisor: int) -> torch.Tensor:
        losses = [loss_of(x @ weights, y, reduction=reduction) / divisor for x, y in batches]
        return torch.autograd.grad(sum(losses), weights)[0]

    x, y = (torch.cat(parts) for parts in zip(*batches, strict=True))
    whole = torch.autograd.grad(loss_of(x @ weights, y), weights)[0]
    assert torch.allclose(gradient("sum", 18), whole, rtol=1e-12)
    assert (gradient("mean", 3) - whole).norm() > 0.05 * whole.norm()


@pytest.mark.teaches("distributed-training/accumulation-memory")
def test_accumulation_holds_one_graph_and_a_summed_loss_holds_all() -> None:
    import torch

    class Kept:
        """What a graph holds of one tensor until its backward is done."""

        def __init__(self, tensor: torch.Tensor) -> None:
            self.tensor = tensor

    weights = torch.ones(4, requires_grad=True)
    alive: weakref.WeakSet[Kept] = weakref.WeakSet()

    def pack(tensor: torch.Tensor) -> Kept:
        kept = Kept(tensor)
        alive.add(kept)
        return kept

    def loss() -> torch.Tensor:
        return weights.exp().sum()

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda kept: kept.tensor):
        peaks = []
        for _ in range(6):
            value = loss()
            peaks.append(len(alive))
            value.backward()
            assert len(alive) == 0, "backward frees its graph"
        assert max(peaks) == 1
        once = weights.grad.clone()
        weights.grad = None
        total = sum(loss() for _ in range(6))
        assert len(alive) == 6, "each graph keeps its tensors until the one backward"
        total.backward()
    assert torch.equal(weights.grad, once)


@pytest.mark.teaches("distributed-training/zero-stages")
@pytest.mark.parametrize(("stage", "gigabytes"), [(0, 120), (1, 31.4), (2, 16.6), (3, 1.9)])
def test_seven_and_a_half_billion_on_sixty_four_devices(stage: int, gigabytes: float) -> None:
    n, scale = 64, 7500  # one array entry stands for 7,500 x 1,000 parameters
    kinds = {
        "weights": (np.float16, 3),
        "gradients": (np.float16, 2),
        "state": (np.dtype((np.float32, 3)), 1),
    }
    held = 0
    for dtype, sharded_from in kinds.values():
        whole = np.zeros(64_000, dtype=dtype)
        held += (np.split(whole, n)[0] if stage >= sharded_from else whole).nbytes
    assert held * scale * 1e3 / 64 / 1e9 == pytest.approx(gigabytes, abs=0.05)


@pytest.mark.teaches("distributed-training/zero-traffic")
def test_stage_three_sends_half_as_much_again() -> None:
    n, size = 8, 1.0
    one_pass = (n - 1) / n * size
    all_reduce = ring_messages([np.zeros(64)] * n)[1] / 64
    assert all_reduce == pytest.approx(2 * one_pass)
    scatter, gather = one_pass, one_pass
    assert scatter + gather == pytest.approx(all_reduce), "stages 1 and 2: gradients in, weights out"
    assert (gather + gather + scatter) / all_reduce == pytest.approx(1.5)


@pytest.mark.teaches("distributed-training/column-then-row")
def test_columns_first_needs_one_sum_and_rows_first_is_wrong() -> None:
    rng = np.random.default_rng(1)
    x, a, b = rng.normal(size=(3, 4)), rng.normal(size=(4, 6)), rng.normal(size=(6, 5))
    want = np.tanh(x @ a) @ b
    columns = np.tanh(x @ a[:, :3]) @ b[:3] + np.tanh(x @ a[:, 3:]) @ b[3:]
    np.testing.assert_allclose(columns, want, rtol=1e-12, strict=True)
    rows = (np.tanh(x[:, :2] @ a[:2]) + np.tanh(x[:, 2:] @ a[2:])) @ b
    assert np.abs(rows - want).max() > 0.1


def schedule(p: int, m: int, limits: list[int]) -> list[list[tuple[str, int]]]:
    """Return for each stage: forwards up to its limit of live micro-batches, then backward and forward in turn."""
    stages = []
    for limit in limits:
        alive = min(limit, m)
        operations = [("F", i) for i in range(alive)]
        for i in range(m):
            operations += [("B", i), *([("F", i + alive)] if i + alive < m else [])]
        stages.append(operations)
    return stages


def makespan(stages: list[list[tuple[str, int]]]) -> float:
    """Run the stages on a clock; a forward takes 1, a backward 2."""
    p, ended, free = len(stages), {}, [0.0] * len(stages)
    queues = [list(stage) for stage in stages]
    while any(queues):
        for s, queue in enumerate(queues):
            while queue:
                name, i = queue[0]
                before = [("F", s - 1, i)] if name == "F" else [("F", s, i), ("B", s + 1, i)]
                before = [each for each in before if 0 <= each[1] < p]
                if not all(each in ended for each in before):
                    break
                free[s] = ended[name, s, i] = (
                    max([free[s], *(ended[each] for each in before)]) + 1 + (name == "B")
                )
                queue.pop(0)
    return max(free)


@pytest.mark.teaches(
    "distributed-training/one-forward-one-backward",
    "distributed-training/pipeline-bubble",
    "distributed-training/live-micro-batches",
)
def test_both_schedules_have_the_same_bubble() -> None:
    p, m = 4, 8
    gpipe = schedule(p, m, [m] * p)
    alternating = schedule(p, m, [p - s for s in range(p)])
    for stages in (gpipe, alternating):
        assert makespan(stages) == pytest.approx((m + p - 1) * 3)
        assert 1 - 3 * m / makespan(stages) == pytest.approx(0.273, abs=5e-4)
    for s, stage in enumerate(alternating):
        assert np.cumsum([1 if name == "F" else -1 for name, _ in stage]).max() == p - s
    assert np.cumsum([1 if name == "F" else -1 for name, _ in gpipe[0]]).max() == m
    idle = {m: (8 - 1) / (m + 8 - 1) for m in (32, 62, 64)}
    assert idle[64] < 0.1 < idle[62]
    assert idle[32] == pytest.approx(0.18, abs=0.002)


@pytest.mark.teaches("distributed-training/gather-or-three-scalars")
def test_three_numbers_per_token_give_loss_and_gradient() -> None:
    rng = np.random.default_rng(2)
    z, y = rng.normal(size=(5, 12)) * 4, rng.integers(0, 12, size=5)
    shards = np.split(z, 3, axis=1)
    top = np.max([shard.max(axis=1) for shard in shards], axis=0)
    total = sum(np.exp(shard - top[:, None]).sum(axis=1) for shard in shards)
    target = z[np.arange(5), y]
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(
        top + np.log(total) - target, -np.log(p[np.arange(5), y]), rtol=1e-10, strict=True
    )
    softmax = np.concatenate([np.exp(shard - top[:, None]) / total[:, None] for shard in shards], axis=1)
    np.testing.assert_allclose(softmax, p, rtol=1e-10, strict=True)


@pytest.mark.teaches("distributed-training/gather-or-three-scalars")
def test_gathering_logits_sends_a_sixth_of_the_vocabulary_times_as_much() -> None:
    n, words, tokens = 4, 48, 8
    gathered = (n - 1) * tokens * words // n  # each of n - 1 steps passes on one shard of each token's logits
    reduced = ring_messages([np.zeros(3 * tokens)] * n)[1]
    assert gathered / reduced == pytest.approx(words / 6)


@pytest.mark.teaches("distributed-training/two-images-per-device")
def test_joint_variance_has_the_spread_of_the_means() -> None:
    first, second = np.array([-1.0, 1.0]), np.array([3.0, 5.0])
    assert (first.var() + second.var()) / 2 == pytest.approx(1)
    assert np.concatenate([first, second]).var() == pytest.approx(5)


@pytest.mark.teaches("distributed-training/forgotten-epoch", "distributed-training/padded-sampler")
def test_the_sampler_repeats_its_order_until_told_the_epoch() -> None:
    from torch.utils.data import DistributedSampler

    data = list(range(10))
    samplers = [DistributedSampler(data, 4, rank, shuffle=True, seed=0) for rank in range(4)]
    first, second = ([list(sampler) for sampler in samplers] for _ in range(2))
    assert first == second
    for sampler in samplers:
        sampler.set_epoch(1)
    assert [list(sampler) for sampler in samplers] != first
    plain = [list(DistributedSampler(data, 4, rank, shuffle=False)) for rank in range(4)]
    assert plain == [[0, 4, 8], [1, 5, 9], [2, 6, 0], [3, 7, 1]]
    dropped = [list(DistributedSampler(data, 4, rank, shuffle=False, drop_last=True)) for rank in range(4)]
    assert [len(part) for part in dropped] == [2] * 4


@pytest.mark.teaches("distributed-training/days-on-a-cluster")
def test_seven_billion_on_sixty_four_devices_takes_days() -> None:
    days = 6 * 7e9 * 140e9 / (64 * 989e12 * 0.4) / 86400
    assert days == pytest.approx(2.7, abs=0.05)


@pytest.mark.teaches("distributed-training/checkpoint-interval")
def test_the_best_interval_is_flat() -> None:
    cost, between = 5.0, 4000.0
    taus = np.linspace(20, 800, 7801)
    lost = cost / taus + taus / (2 * between)
    best = np.sqrt(2 * cost * between)
    assert taus[lost.argmin()] == pytest.approx(best, abs=0.2)
    for factor in (0.5, 2):
        worse = cost / (factor * best) + factor * best / (2 * between)
        assert worse / lost.min() == pytest.approx(1.25, abs=1e-3)


@pytest.mark.teaches("distributed-training/checkpointed-activations")
def test_the_best_group_is_the_root_of_the_depth() -> None:
    def peak(n: int, g: int, a: float, b: float) -> float:
        """Walk back over the groups: inputs of those that are left, and the activations of the present one."""
        return max(left * b + g * a - b for left in range(1, n // g + 1))

    assert peak(48, 4, 3, 0.2) == pytest.approx(48 / 4 * 0.2 + 4 * 3 - 0.2)
    assert min((1, 2, 4, 8, 16, 32), key=lambda g: peak(64, g, 1, 1)) == 8, (
        "equal sizes: the root of the depth"
    )
    assert min((1, 2, 4, 8, 16, 32), key=lambda g: peak(64, g, 4, 0.1)) == 1, (
        "large activations: single blocks"
    )
    forward, backward = 1, 2
    assert (2 * forward + backward) / (forward + backward) == pytest.approx(4 / 3)


@pytest.mark.teaches("distributed-training/order-of-summands")
def test_the_order_of_summands_changes_some_sums() -> None:
    import torch

    def sums(numbers: list[float], dtype: torch.dtype) -> set[float]:
        a, b, c = (torch.tensor(number, dtype=dtype) for number in numbers)
        return {float(x) for x in ((a + b) + c, a + (b + c), (a + c) + b)}

    assert sums([256, 1, 1], torch.bfloat16) == {256.0, 258.0}
    assert sums([1e8, 1, -1e8], torch.float32) == {0.0, 1.0}
    assert sums([3, 1000, 500000], torch.float32) == {501003.0}
    assert sums([0.5, 0.25, 0.125], torch.bfloat16) == {0.875}
    above = torch.nextafter(torch.tensor(256, dtype=torch.bfloat16), torch.tensor(512, dtype=torch.bfloat16))
    assert float(above) == 258.0, "the gap above 256 is 2"
