"""What the cards of transformers state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, repeat
from typing import Any

import numpy as np
import pytest

Array = np.ndarray


def normalised(x: Array) -> Array:
    """Return each row of x over its deviation, after centring."""
    centred = x - x.mean(axis=-1, keepdims=True)
    rows: Array = centred / centred.std(axis=-1, keepdims=True)
    return rows


def softmax(scores: Array) -> Array:
    """Return the softmax over the last axis."""
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    probabilities: Array = weights / weights.sum(axis=-1, keepdims=True)
    return probabilities


def rotated(x: Array, positions: Array) -> Array:
    """Return x f[T, 2 n] with its pairs of channels rotated by angles in proportion to the positions."""
    pairs = x[:, ::2] + 1j * x[:, 1::2]
    turned = pairs * np.exp(1j * positions[:, None] * 10.0 ** -np.arange(pairs.shape[1]))
    return np.stack([turned.real, turned.imag], axis=-1).reshape(x.shape)


def attend(q: Array, k: Array, v: Array, keep: Array) -> Array:
    """Return the attention of q f[T, d] to k and v under a mask b[T, T]."""
    mixed: Array = softmax(np.where(keep, q @ k.T / np.sqrt(q.shape[-1]), -np.inf)) @ v
    return mixed


@pytest.mark.teaches("transformers/post-norm-attenuation", "transformers/pre-or-post-norm")
def test_each_post_norm_divides_the_skip_path_by_the_root_of_two() -> None:
    rng = np.random.default_rng(0)
    x, factor = normalised(rng.normal(size=(50, 1000))), 1.0
    for n in range(1, 13):
        total = x + normalised(rng.normal(size=x.shape))
        factor /= total.std(axis=-1).mean()
        x = normalised(total)
        assert factor == pytest.approx(2 ** (-n / 2), rel=0.02)


@pytest.mark.teaches("transformers/post-norm-attenuation")
def test_a_scaled_skip_has_a_factor_closer_to_one() -> None:
    rng = np.random.default_rng(0)
    x, branch = rng.normal(size=(2, 100_000))
    for alpha in (1.5, 3.0):
        assert alpha / (alpha * x + branch).std() == pytest.approx(alpha / np.sqrt(alpha**2 + 1), rel=0.01)


@pytest.mark.teaches("transformers/stream-growth", "transformers/residual-init")
def test_the_stream_grows_with_the_root_of_depth_unless_branches_start_smaller() -> None:
    rng = np.random.default_rng(0)
    for n_layers, variance in ((6, 0.25), (24, 1.0)):
        branches = np.sqrt(variance) * rng.normal(size=(2 * n_layers, 20_000))
        stream = rng.normal(size=20_000) + branches.sum(axis=0)
        assert stream.std() == pytest.approx(np.sqrt(1 + 2 * n_layers * variance), rel=0.02)
        scaled = branches.sum(axis=0) / np.sqrt(2 * n_layers)
        assert scaled.var() == pytest.approx(variance, rel=0.05)


@pytest.mark.teaches("transformers/same-norm")
def test_rms_norm_is_layer_norm_for_rows_of_mean_zero_only() -> None:
    x = np.random.default_rng(0).normal(size=(5, 16))
    x = normalised(x)
    assert x / np.sqrt((x**2).mean(axis=-1, keepdims=True)) == pytest.approx(normalised(x))
    shifted = x + 3  # still of variance 1
    rms = np.sqrt((shifted**2).mean(axis=-1, keepdims=True))
    assert rms == pytest.approx(np.full((5, 1), np.sqrt(10)))
    assert (shifted / rms).mean() == pytest.approx(3 / np.sqrt(10))
    assert normalised(7 * shifted + 2) == pytest.approx(normalised(x))


@pytest.mark.teaches("transformers/norm-axis")
def test_a_norm_over_positions_leaks_the_future() -> None:
    torch = pytest.importorskip("torch")
    x = torch.randn(1, 4, 6, generator=torch.Generator().manual_seed(0))
    later = x.clone()
    later[:, 3] += 5 * torch.arange(6)
    over_both, over_channels = torch.nn.LayerNorm((4, 6)), torch.nn.LayerNorm(6)
    assert (over_both(x) - over_both(later))[:, :3].abs().max() > 0.1
    assert torch.equal(over_channels(x)[:, :3], over_channels(later)[:, :3])
    with pytest.raises(RuntimeError):
        over_both(x[:, :1])


@pytest.mark.teaches("transformers/block-parameters", "transformers/small-gpt-total")
def test_a_block_of_torch_has_12_d_squared_and_13_d_parameters() -> None:
    torch = pytest.importorskip("torch")
    for width in (8, 24):
        block = torch.nn.TransformerEncoderLayer(width, 2, 4 * width)
        assert sum(p.numel() for p in block.parameters()) == 12 * width**2 + 13 * width


@pytest.mark.teaches("transformers/small-gpt-total", "transformers/head-share")
def test_the_small_gpt2_and_the_share_of_its_head() -> None:
    width, layers, vocabulary = 768, 12, 50_257
    total = layers * (12 * width**2 + 13 * width) + (vocabulary + 1024) * width + 2 * width
    assert total == 124_439_808
    assert vocabulary * width == pytest.approx(38.6e6, rel=0.001)
    assert vocabulary / (vocabulary + 12 * layers * width) == pytest.approx(0.31, abs=0.005)


@pytest.mark.teaches("transformers/seven-b-parameters")
def test_the_7b_llama_2_has_its_size_with_all_32_key_value_heads_and_not_with_8() -> None:
    def total(kv_heads: int) -> int:
        width, hidden = 4096, 11_008
        attention = 2 * width**2 + 2 * width * kv_heads * 128
        return 32 * (attention + 3 * width * hidden + 2 * width) + 2 * 32_000 * width + width

    assert total(32) == 6_738_415_616
    assert total(8) < 6e9
    assert (total(32) - total(8)) / (32 * 202_383_360) == pytest.approx(0.12, abs=0.005)


@pytest.mark.teaches("transformers/gated-width")
def test_a_gated_layer_of_eight_thirds_weighs_what_a_plain_one_does() -> None:
    width = 4096
    hidden = 8 * width / 3
    assert 3 * width * hidden == pytest.approx(8 * width**2)
    assert round(hidden) == 10_923
    assert -(-hidden // 256) * 256 == 11_008


@pytest.mark.teaches("transformers/embedding-gradient", "transformers/weight-tying")
def test_a_tied_table_gets_a_gradient_in_every_row() -> None:
    torch = pytest.importorskip("torch")
    ids, targets = torch.tensor([1, 3, 3]), torch.tensor([3, 3, 1])

    def rows_reached(tied: bool) -> Any:
        generator = torch.Generator().manual_seed(0)
        table, head = (torch.randn(6, 4, generator=generator, requires_grad=True) for _ in range(2))
        logits = table[ids] @ (table if tied else head).T
        torch.nn.functional.cross_entropy(logits, targets).backward()
        return (table.grad != 0).any(dim=1).tolist()

    assert rows_reached(tied=False) == [False, True, False, True, False, False]
    assert all(rows_reached(tied=True))


@pytest.mark.teaches("transformers/three-families")
def test_cross_attention_reads_the_encoder_and_masked_self_attention_does_not() -> None:
    rng = np.random.default_rng(0)
    decoder, encoder, other = rng.normal(size=(3, 5, 4))
    causal, everything = np.tri(5, dtype=bool), np.ones((5, 5), dtype=bool)
    own = attend(decoder, decoder, decoder, causal)
    assert own[0] == pytest.approx(decoder[0])
    crossed = attend(decoder, encoder, encoder, everything)
    assert np.abs(crossed - attend(decoder, other, other, everything)).max() > 0.1
    assert crossed[0] != pytest.approx(encoder[0])  # the first target sees the whole source


@pytest.mark.teaches("transformers/unshifted-loss")
def test_without_the_shift_copying_has_no_loss() -> None:
    ids = np.random.default_rng(0).integers(0, 11, size=200)
    log_p = np.log(softmax(20.0 * np.eye(11)[ids]))  # a model that repeats its input
    assert -log_p[np.arange(200), ids].mean() < 1e-6
    assert -log_p[np.arange(199), ids[1:]].mean() > np.log(11)


@pytest.mark.teaches("transformers/token-weighted-loss")
def test_only_weighting_by_tokens_gives_the_gradient_of_the_large_batch() -> None:
    rng = np.random.default_rng(0)
    inputs, targets, w = rng.normal(size=(50, 3)), rng.normal(size=50), rng.normal(size=3)

    def gradient(rows: slice) -> Array:
        x, y = inputs[rows], targets[rows]
        slope: Array = 2 * x.T @ (x @ w - y) / len(x)
        return slope

    short, long = gradient(slice(0, 5)), gradient(slice(5, 50))
    assert (5 * short + 45 * long) / 50 == pytest.approx(gradient(slice(None)))
    assert (short + long) / 2 != pytest.approx(gradient(slice(None)), rel=0.05)


@pytest.mark.teaches("transformers/corpus-perplexity")
def test_perplexity_of_a_corpus_is_weighted_by_tokens_before_the_exponential() -> None:
    rng = np.random.default_rng(0)
    documents = [rng.gamma(3.3, 1, size=100), rng.gamma(2.1, 1, size=800)]
    n, p = np.array([100, 800]), np.exp([losses.mean() for losses in documents])
    right = np.exp(np.concatenate(documents).mean())
    assert np.exp(n @ np.log(p) / n.sum()) == pytest.approx(right)
    assert p.mean() > 1.5 * right


@pytest.mark.teaches("transformers/right-padding", "transformers/position-ids")
def test_left_padding_with_a_mask_gives_what_the_prompt_alone_gives() -> None:
    rng = np.random.default_rng(0)
    prompt, padding, table = rng.normal(size=(3, 4)), rng.normal(size=(2, 4)), rng.normal(size=(9, 4))

    def last(x: Array, positions: Array, real: Array) -> Array:
        x = x + table[positions]
        keep = np.tri(len(x), dtype=bool) & real | np.eye(len(x), dtype=bool)
        row: Array = attend(x, x, x, keep)[-1]
        return row

    alone = last(prompt, np.arange(3), np.ones(3, dtype=bool))
    real = np.array([False, False, True, True, True])
    left = np.concatenate([padding, prompt])
    assert last(left, np.maximum(real.cumsum() - 1, 0), real) == pytest.approx(alone)
    assert last(left, np.arange(5), real) != pytest.approx(alone, abs=0.01)
    right = np.concatenate([prompt, padding])
    assert last(right, np.arange(5), real[::-1]) != pytest.approx(alone, abs=0.01)


@pytest.mark.teaches("transformers/packing", "transformers/position-ids")
def test_packed_documents_need_new_positions_only_if_positions_are_absolute() -> None:
    rng = np.random.default_rng(0)
    first, second, table = rng.normal(size=(4, 6)), rng.normal(size=(5, 6)), rng.normal(size=(9, 6))
    row, owner = np.concatenate([first, second]), np.array(4 * [0] + 5 * [1])
    keep = np.tri(9, dtype=bool) & (owner[:, None] == owner)
    place, causal = np.arange(9), np.tri(5, dtype=bool)
    turned, alone = rotated(row, place), rotated(second, place[:5])
    assert attend(turned, turned, row, keep)[4:] == pytest.approx(attend(alone, alone, second, causal))
    added, own = row + table, second + table[:5]
    assert attend(added, added, row, keep)[4:] != pytest.approx(attend(own, own, second, causal), abs=0.01)
    through = attend(turned, turned, row, np.tri(9, dtype=bool))[4:]
    assert through != pytest.approx(attend(alone, alone, second, causal), abs=0.01)


@pytest.mark.teaches("transformers/unbounded-scores")
def test_normalised_queries_and_keys_bound_the_scores() -> None:
    q, k = 1e3 * np.random.default_rng(0).normal(size=(2, 200, 64))
    assert np.abs(q @ k.T / 8).max() > 1e6
    q, k = (x / np.sqrt((x**2).mean(axis=-1, keepdims=True)) for x in (q, k))
    assert np.abs(q @ k.T / 8).max() <= 8


@pytest.mark.teaches("transformers/soft-cap")
def test_the_slope_of_a_soft_cap_and_a_mask_before_it() -> None:
    for cap in (30.0, 50.0):
        for score in (20.0, 80.0):
            steps = cap * np.tanh((score + np.array([1e-5, -1e-5])) / cap)
            assert (steps[0] - steps[1]) / 2e-5 == pytest.approx(1 - np.tanh(score / cap) ** 2, rel=1e-4)
        assert cap * np.tanh(-np.inf / cap) == -cap


@pytest.mark.teaches("transformers/vit-tokens")
def test_half_the_patch_makes_sixteen_times_the_scores() -> None:
    tokens = {patch: (224 // patch) ** 2 for patch in (8, 16)}
    assert tokens[16] + 1 == 197
    assert tokens[8] ** 2 / tokens[16] ** 2 == 16


def layers_to_connect(n: int, dilations: Iterator[int]) -> int:
    """Return how many causal convolutions of width 3 carry the first of n positions to the last."""
    reached, layers = np.arange(n) == 0, 0
    while not reached[-1]:
        spread = reached.copy()
        dilation = next(dilations)
        for step in (dilation, 2 * dilation):
            spread[step:] |= reached[:-step]
        reached, layers = spread, layers + 1
    return layers


@pytest.mark.teaches("transformers/path-length")
def test_how_many_layers_convolutions_need_to_connect_a_sequence() -> None:
    for n in (27, 81):
        assert layers_to_connect(n, repeat(1)) == (n - 1) // 2  # each reaches width - 1 further
        assert layers_to_connect(n, (3**layer for layer in count())) == round(np.log(n) / np.log(3))


@pytest.mark.teaches("transformers/state-space")
def test_steps_that_are_linear_in_the_state_compose_and_those_of_a_gated_cell_do_not() -> None:
    rng = np.random.default_rng(0)
    steps = list(zip(rng.normal(size=(8, 3, 3)), rng.normal(size=(8, 3)), strict=True))
    h = start = rng.normal(size=3)
    for matrix, offset in steps:
        h = matrix @ h + offset
    while len(steps) > 1:  # a tree of three levels for eight steps
        pairs = zip(steps[::2], steps[1::2], strict=True)
        steps = [(m2 @ m1, m2 @ b1 + b2) for (m1, b1), (m2, b2) in pairs]
    assert steps[0][0] @ start + steps[0][1] == pytest.approx(h)
    states = np.array([-1.0, 0.0, 1.0])
    twice = np.tanh(3 * np.tanh(3 * states + 1) + 1)  # one tanh of a line cannot do this
    assert np.ptp(np.diff(np.arctanh(twice))) > 1


@pytest.mark.teaches("transformers/position-ids")
def test_a_lookup_of_minus_one_takes_the_last_row_or_fails() -> None:
    torch = pytest.importorskip("torch")
    table = torch.nn.Embedding(4, 2)
    assert torch.equal(table.weight[-1], table.weight[3])
    with pytest.raises(IndexError):
        table(torch.tensor(-1))
