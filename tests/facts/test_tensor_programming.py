"""What the cards of tensor programming state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import contextlib
import io
import math
import warnings
from pathlib import Path

import numpy as np
import pytest
import yaml

DECK = Path(__file__).parents[2] / "decks" / "tensor-programming.yaml"


def printed(card: str) -> tuple[str, str]:
    """Return what the code of a card prints, and what the card says."""
    questions = yaml.safe_load(DECK.read_text(encoding="utf-8"))["questions"]
    question = next(each for each in questions if each["id"] == card)
    lines = io.StringIO()
    with contextlib.redirect_stdout(lines):
        exec(question["code"], {})  # noqa: S102
    return lines.getvalue().strip(), question["output"].strip()


@pytest.mark.teaches(
    "tensor-programming/view-or-copy",
    "tensor-programming/reshape-or-transpose",
    "tensor-programming/where-the-indexed-axes-go",
    "tensor-programming/sorting-by-minus-x",
)
@pytest.mark.parametrize(
    "card", ["view-or-copy", "reshape-or-transpose", "where-the-indexed-axes-go", "sorting-by-minus-x"]
)
def test_snippets_print_what_the_cards_say(card: str) -> None:
    got, stated = printed(card)
    assert got == stated


@pytest.mark.teaches("tensor-programming/norm-that-overflows")
def test_intermediate_results_overflow_where_the_result_would_not() -> None:
    def clipped(x: np.ndarray, limit: float) -> np.ndarray:
        norm = np.sqrt((x**2).sum())
        return x * min(1.0, limit / norm)

    x = np.full(1000, 300, dtype=np.float16)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert not clipped(x, 1.0).any()
        assert (np.full(3, 1e-4, dtype=np.float16) ** 2).tolist() == [0, 0, 0]
        raw = np.exp(np.array([1000.0, 0.0]))
        assert np.isnan((raw / raw.sum())[0]), "softmax without its maximum"
        up, down = np.exp(np.float64(1000)), np.exp(np.float64(-1000))
        assert math.isnan((up - down) / (up + down)), "tanh as a quotient"
    assert np.linalg.norm(clipped(x.astype(np.float32), 1.0)) == pytest.approx(1, rel=1e-5)
    assert np.linalg.norm(x.astype(np.float32)) == pytest.approx(9487, abs=1)
    assert np.finfo(np.float16).max == pytest.approx(65504)


@pytest.mark.teaches("tensor-programming/two-standard-deviations")
def test_two_conventions_of_the_standard_deviation() -> None:
    import torch

    numbers = [1.0, 2.0, 3.0, 4.0]
    assert np.std(numbers) == pytest.approx(1.118, abs=5e-4)
    assert np.std(numbers, ddof=1) == pytest.approx(1.291, abs=5e-4)
    assert float(torch.std(torch.tensor(numbers))) == pytest.approx(1.291, abs=5e-4)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert math.isnan(float(torch.std(torch.tensor([1.0]))))
    assert np.std([1.0]) == pytest.approx(0)


@pytest.mark.teaches("tensor-programming/repeat-or-tile")
def test_grouped_queries_want_each_key_head_repeated_in_place() -> None:
    import torch
    from torch.nn.functional import scaled_dot_product_attention as attend

    generator = torch.Generator().manual_seed(0)
    q = torch.randn(1, 4, 5, 3, generator=generator)
    k, v = (torch.randn(1, 2, 5, 3, generator=generator) for _ in range(2))
    want = attend(q, k, v, enable_gqa=True)
    in_place = [x.repeat_interleave(2, dim=1) for x in (k, v)]
    tiled = [x.repeat(1, 2, 1, 1) for x in (k, v)]
    assert torch.allclose(attend(q, *in_place), want, atol=1e-6)
    assert not torch.allclose(attend(q, *tiled), want, atol=1e-2)
    heads = np.array([[0], [1]])
    assert (
        np.repeat(heads, 2, axis=0).ravel().tolist()
        == heads[np.arange(4) // 2].ravel().tolist()
        == [0, 0, 1, 1]
    )
    assert (
        np.tile(heads, (2, 1)).ravel().tolist()
        == np.concatenate([heads, heads]).ravel().tolist()
        == [0, 1, 0, 1]
    )


@pytest.mark.teaches("tensor-programming/perfect-but-not-zero")
def test_a_column_of_right_classes_scores_below_a_constant() -> None:
    labels = np.repeat([0, 1, 2], [60, 10, 30])
    assert (labels[:, None] == labels).mean() == pytest.approx(0.6**2 + 0.1**2 + 0.3**2)
    constant = np.zeros((100, 1), dtype=int)
    assert (constant == labels).mean() == pytest.approx(0.6)


@pytest.mark.teaches("tensor-programming/square-hides-the-axis")
def test_which_shapes_divide_wrongly_without_an_error() -> None:
    def rows(*shape: int) -> np.ndarray:
        x = np.random.default_rng(1).random(shape) + 1
        return x / x.sum(axis=1)

    assert rows(5, 5).shape == (5, 5)
    assert not np.allclose(rows(5, 5).sum(axis=1), 1)
    assert np.allclose(rows(1, 5).sum(axis=1), 1)
    assert rows(5, 1).shape == (5, 5)
    with pytest.raises(ValueError, match="broadcast"):
        rows(5, 3)


@pytest.mark.teaches("tensor-programming/repeats-are-lost")
def test_indexed_addition_loses_repeats() -> None:
    import torch

    ids, ones = np.array([0, 2, 0, 0]), np.array([1.0, 1.0, 5.0, 7.0])
    lost, kept = np.zeros(3), np.zeros(3)
    lost[ids] += ones
    np.add.at(kept, ids, ones)
    assert lost.tolist() == [7, 0, 1]
    assert kept.tolist() == np.bincount(ids, weights=ones, minlength=3).tolist() == [13, 0, 1]
    added = torch.zeros(3).index_add_(0, torch.tensor(ids), torch.tensor(ones, dtype=torch.float32))
    assert added.tolist() == [13, 0, 1]


@pytest.mark.teaches("tensor-programming/sorting-by-minus-x")
def test_numbers_wrap_round_and_python_integers_must_fit() -> None:
    assert (-np.array([-128], dtype=np.int8)).tolist() == [-128]
    with pytest.raises(OverflowError):
        np.uint8(1) + 300


@pytest.mark.teaches("tensor-programming/argsort-or-argpartition")
def test_nan_is_sorted_to_the_end() -> None:
    x = np.array([3.0, np.nan, 9.0, 1.0])
    assert np.argsort(x)[-1] == 1
    assert 1 in np.argpartition(x, 2)[2:]
    ties = np.array([1.0, 2.0, 2.0])
    assert np.argsort(-ties, kind="stable").tolist() == [1, 2, 0]
    assert np.argsort(ties, kind="stable")[::-1].tolist() == [2, 1, 0]


@pytest.mark.teaches("tensor-programming/offset-that-kills-distances")
@pytest.mark.parametrize(("kind", "offset"), [(np.float32, 3000), (np.float64, 7e7)])
def test_the_expansion_loses_a_distance_of_one(kind: type, offset: float) -> None:
    def expanded(r: float) -> np.ndarray:
        a = np.full((40, 1), r, dtype=kind)
        b = a + np.linspace(0.5, 1, 40, dtype=kind)[:, None]
        exact = (b.astype(np.longdouble) - a) ** 2
        got = (a * a + b * b - 2 * a * b).astype(float)
        return np.abs(got - exact.astype(float)).max()

    assert expanded(offset / 100) < 0.05
    assert expanded(offset * 4) > 0.5
    assert 1 / math.sqrt(np.finfo(kind).eps) == pytest.approx(offset, rel=0.1)


@pytest.mark.teaches("tensor-programming/merging-two-moments", "tensor-programming/merge-derivation")
def test_merged_squares_have_the_distance_of_the_means() -> None:
    rng = np.random.default_rng(2)
    a, b = rng.normal(size=10), 3 + rng.normal(size=30)
    delta = b.mean() - a.mean()
    merged = a.var() * 10 + b.var() * 30 + delta**2 * 10 * 30 / 40
    assert merged / 40 == pytest.approx(np.concatenate([a, b]).var())
    assert np.spacing(1e18) == pytest.approx(128)


@pytest.mark.teaches("tensor-programming/data-that-break-one-pass")
def test_one_pass_variances_that_fail_and_that_hold() -> None:
    rng = np.random.default_rng(3)

    def one_pass(x: np.ndarray) -> float:
        return float(np.mean(x * x) - np.mean(x) ** 2)

    stamps = 1.7e9 + rng.normal(size=1000) / 1000
    assert abs(one_pass(stamps) - stamps.var()) > 0.5 * stamps.var()
    assert np.spacing(1.7e9**2) == pytest.approx(512)
    found = [one_pass(np.full(n, 0.1)) for n in range(2, 200)]
    assert min(found) < 0 < max(found)
    for x in (rng.normal(size=10**5), rng.uniform(1e-9, 2e-9, size=1000)):
        assert one_pass(x) == pytest.approx(x.var(), rel=1e-9)


@pytest.mark.teaches("tensor-programming/where-a-float-stops-counting")
def test_counters_stop_at_two_to_the_bits() -> None:
    import torch

    for dtype, bits in ((torch.bfloat16, 8), (torch.float16, 11), (torch.float32, 24)):
        top = torch.tensor(2.0**bits, dtype=dtype)
        assert float(top + 1) == 2.0**bits
        assert float((top - 1) + 1) == 2.0**bits
    ones = np.ones(17_000_000, dtype=np.float32)
    assert ones.sum() == pytest.approx(17_000_000)
    assert np.cumsum(ones)[-1] == pytest.approx(2**24)


@pytest.mark.teaches("tensor-programming/masked-but-nan")
def test_where_does_not_stop_a_nan_gradient() -> None:
    import torch

    x = torch.tensor([2.0, 0.0, -3.0], requires_grad=True)
    loss = torch.where(x > 0, torch.log(x), torch.zeros_like(x)).sum()
    assert torch.isfinite(loss)
    (grad,) = torch.autograd.grad(loss, x)
    assert torch.isnan(grad).tolist() == [False, True, False]
    safe = torch.where(x > 0, x, 1.0)
    (grad,) = torch.autograd.grad(torch.where(x > 0, torch.log(safe), 0.0).sum(), x)
    assert grad.tolist() == [0.5, 0, 0]
    root = torch.tensor([-1.0], requires_grad=True)
    (grad,) = torch.autograd.grad(torch.where(root > 0, root.sqrt(), torch.zeros(1)).sum(), root)
    assert torch.isnan(grad).all()


@pytest.mark.teaches("tensor-programming/group-by-in-order")
def test_reduceat_returns_an_element_for_an_empty_segment() -> None:
    x = np.array([1.0, 2.0, 4.0])
    assert np.add.reduceat(x, [0, 2, 2]).tolist() == [3, 4, 4]
    ids = np.array([2, 0, 2])
    order = np.argsort(ids, kind="stable")
    begins = np.flatnonzero(np.append(True, np.diff(ids[order]) != 0))
    out = np.zeros(3)
    out[ids[order][begins]] = np.add.reduceat(x[order], begins)
    assert out.tolist() == [2, 0, 5]


@pytest.mark.teaches("tensor-programming/einsum-of-three", "tensor-programming/strides-and-offsets")
def test_einsum_letters_and_broadcast_strides() -> None:
    x = np.arange(9.0).reshape(3, 3)
    assert np.einsum("ij->i", x).tolist() == x.sum(axis=1).tolist()
    assert np.einsum("ii->i", x).tolist() == np.diag(x).tolist()
    assert np.einsum("ii->", x) == pytest.approx(np.trace(x))
    row = np.broadcast_to(np.zeros(7, dtype=np.float32), (1000, 7))
    assert row.strides == (0, 4)
    assert not row.flags.writeable


@pytest.mark.teaches("tensor-programming/same-noise-in-every-worker")
def test_copies_of_a_generator_draw_the_same_and_spawned_streams_differ() -> None:
    import copy

    rng = np.random.default_rng(0)
    draws = [copy.deepcopy(rng).integers(10**9) for _ in range(4)]
    assert len(set(draws)) == 1
    streams = [
        np.random.default_rng(np.random.SeedSequence([0, epoch, worker]))
        for epoch in (0, 1)
        for worker in range(4)
    ]
    assert len({stream.integers(10**9) for stream in streams}) == 8
