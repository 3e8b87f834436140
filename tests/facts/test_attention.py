"""What the cards of attention state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

Array = np.ndarray


def softmax(scores: Array) -> Array:
    """Return the softmax over the last axis."""
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    normalised: Array = weights / weights.sum(axis=-1, keepdims=True)
    return normalised


def attend(q: Array, k: Array, v: Array, keep: Array | bool = True) -> Array:
    """Return the attention of q f[..., Lq, D] to k f[..., Lk, D] and v f[..., Lk, Dv]."""
    scores = q @ k.swapaxes(-1, -2) / np.sqrt(q.shape[-1])
    mixed: Array = softmax(np.where(keep, scores, -np.inf)) @ v
    return mixed


def random_heads(*shape: int) -> tuple[Array, Array, Array]:
    rng = np.random.default_rng(0)
    return rng.normal(size=shape), rng.normal(size=shape), rng.normal(size=shape)


def causal_layer(x: Array, projections: Array) -> Array:
    """Return x f[T, d] plus one causal head with the four projections f[4, d, d], without positions."""
    w_q, w_k, w_v, w_o = projections
    causal = np.tri(len(x), dtype=bool)
    out: Array = x + attend(x @ w_q, x @ w_k, x @ w_v, causal) @ w_o
    return out


@pytest.mark.teaches("attention/why-scale", "attention/score-spread")
def test_dot_products_have_the_variance_of_the_width() -> None:
    rng = np.random.default_rng(0)
    for width, of_q, of_k in ((64, 1.0, 1.0), (256, 1.0, 1.0), (100, 0.5, 2.0), (36, 1.5, 0.5)):
        q, k = of_q * rng.normal(size=(5_000, width)), of_k * rng.normal(size=(5_000, width))
        scores = (q * k).sum(axis=1)
        assert scores.std() == pytest.approx(np.sqrt(width) * of_q * of_k, rel=0.03)
        assert (scores / np.sqrt(width)).std() == pytest.approx(of_q * of_k, rel=0.03)


@pytest.mark.teaches("attention/unit-norm")
def test_dot_products_of_unit_vectors_shrink_with_the_width() -> None:
    rng = np.random.default_rng(0)
    for width in (16, 256):
        q, k = rng.normal(size=(2, 10_000, width))
        cosines = (q * k).sum(axis=1) / np.linalg.norm(q, axis=1) / np.linalg.norm(k, axis=1)
        assert cosines.var() == pytest.approx(1 / width, rel=0.05)


@pytest.mark.teaches("attention/unit-norm")
def test_cosine_attention_needs_a_factor_above_four_and_a_half() -> None:
    def largest_weight(factor: float) -> float:
        return float(softmax(factor * np.r_[1.0, -np.ones(999)])[0])

    assert largest_weight(4.5) < 0.9 < largest_weight(4.6)


@pytest.mark.teaches("attention/saturated-slope", "attention/why-scale")
def test_without_the_scale_one_key_takes_nearly_all_weight() -> None:
    rng = np.random.default_rng(0)
    norms = np.linalg.norm(rng.normal(size=(1000, 1, 256)), axis=-1)
    scores = norms * rng.normal(size=(1000, 512))  # given the query, scores of Gaussian keys are Gaussian
    raw, scaled = softmax(scores), softmax(scores / 16)
    assert raw.max(axis=1).mean() == pytest.approx(0.87, abs=0.015)
    assert (raw * (1 - raw)).sum(axis=1).mean() == pytest.approx(0.18, abs=0.02)
    assert (scaled * (1 - scaled)).sum(axis=1).mean() == pytest.approx(0.995, abs=0.001)


@pytest.mark.teaches("attention/convex-hull")
def test_outputs_stay_strictly_inside_the_hull_of_the_values() -> None:
    values = np.array([2.0, 5.0, 9.0])
    outputs = softmax(5 * np.random.default_rng(0).normal(size=(10_000, 3))) @ values
    assert values.min() < outputs.min()
    assert outputs.max() < values.max()
    assert softmax(np.zeros(3)) @ values == pytest.approx(16 / 3)
    assert softmax(np.log([2 / 7, 1e-12, 5 / 7])) @ values == pytest.approx(7)


@pytest.mark.teaches("attention/mask-after-softmax", "attention/late-mask-sum")
def test_a_late_mask_lets_a_hidden_score_scale_the_row() -> None:
    for n_visible, hidden in ((2, 1.0), (8, 4.0)):
        weights = softmax(np.r_[np.zeros(n_visible), hidden])
        assert weights[:n_visible].sum() == pytest.approx(n_visible / (n_visible + np.exp(hidden)))


@pytest.mark.teaches("attention/mask-after-softmax")
def test_renormalising_after_the_mask_fails_beside_a_huge_hidden_score() -> None:
    weights = softmax(np.array([0.0, 1.0, 1000.0])) * [True, True, False]
    assert weights.sum() == 0


@pytest.mark.teaches("attention/inf-or-large-negative")
def test_half_precision_has_no_minus_a_billion() -> None:
    with np.errstate(over="ignore"):
        assert np.float16(-1e9) == -np.inf
    assert np.finfo(np.float16).max == 65504


@pytest.mark.teaches("attention/inf-or-large-negative")
def test_an_added_ten_thousand_is_outweighed_by_a_large_score() -> None:
    scores, hidden = np.array([0.0, 20_000.0]), np.array([False, True])
    assert softmax(scores + np.where(hidden, -1e4, 0.0))[1] == pytest.approx(1)
    assert softmax(np.where(hidden, -1e4, scores))[1] == 0


@pytest.mark.teaches("attention/inf-or-large-negative")
def test_an_added_mask_leaves_nan_in_the_gradient_and_a_filled_one_does_not() -> None:
    torch = pytest.importorskip("torch")
    hidden = torch.tensor([True, True])

    def gradient(masked: Any) -> Any:
        scores = torch.tensor([1.0, 2.0], requires_grad=True)
        torch.nan_to_num(masked(scores).softmax(dim=0)).sum().backward()
        return scores.grad

    assert gradient(lambda scores: scores + torch.where(hidden, float("-inf"), 0.0)).isnan().all()
    assert (gradient(lambda scores: scores.masked_fill(hidden, float("-inf"))) == 0).all()


@pytest.mark.teaches("attention/half-logit-limit")
def test_the_largest_score_whose_exponential_half_precision_holds() -> None:
    with np.errstate(over="ignore"):
        assert np.isfinite(np.exp(np.float16(11.08)))
        assert np.isinf(np.exp(np.float16(11.1)))
        eight = np.full(8, np.log(65504 / 8) + 0.02, dtype=np.float16)
        assert np.isinf(np.exp(eight).sum(dtype=np.float16))
        assert np.isfinite(np.exp(eight - np.float16(0.04)).sum(dtype=np.float16))
    assert np.log(np.finfo(np.float32).max) == pytest.approx(88.7, abs=0.05)


@pytest.mark.teaches("attention/shift-by-global-max")
def test_a_row_a_hundred_and_four_below_the_global_maximum_vanishes() -> None:
    assert np.exp(np.float32(-103.0)) > 0
    assert np.exp(np.float32(-104.0)) == 0
    scores = np.array([[0.0, 1.0], [-110.0, -111.0]], dtype=np.float32)
    assert np.exp(scores - scores.max()).sum(axis=-1)[1] == 0


@pytest.mark.teaches("attention/empty-row-in-torch")
def test_torch_gives_zeros_or_nan_for_a_query_without_keys() -> None:
    torch = pytest.importorskip("torch", minversion="2.5")
    x = torch.ones(1, 3, 4)
    nothing = torch.zeros(3, 3, dtype=torch.bool)
    functional = torch.nn.functional.scaled_dot_product_attention
    assert (functional(x, x, x, attn_mask=nothing) == 0).all()
    module = torch.nn.MultiheadAttention(4, 2, batch_first=True)
    all_padding = torch.ones(1, 3, dtype=torch.bool)
    assert module(x, x, x, key_padding_mask=all_padding)[0].isnan().all()
    without_weights = module(x, x, x, key_padding_mask=all_padding, need_weights=False)[0]
    assert (without_weights == module.out_proj.bias).all()


@pytest.mark.teaches("attention/mask-polarity")
def test_true_keeps_in_the_functional_and_drops_in_the_module() -> None:
    torch = pytest.importorskip("torch")
    torch.manual_seed(0)
    x, last = torch.randn(1, 3, 4), torch.tensor([[False, False, True]])
    other = x.clone()
    other[:, 2] = 9.0
    functional, module = (
        torch.nn.functional.scaled_dot_product_attention,
        torch.nn.MultiheadAttention(4, 2, batch_first=True),
    )
    kept = [functional(x[:, :2], values, values, attn_mask=last) for values in (x, other)]
    dropped = [module(x[:, :2], values, values, key_padding_mask=last)[0] for values in (x, other)]
    assert not torch.allclose(*kept)
    assert torch.allclose(*dropped)


@pytest.mark.teaches("attention/padding-broadcast")
def test_a_mask_along_queries_leaves_padding_visible_to_real_ones() -> None:
    q, k, v = random_heads(3, 4)
    is_pad = np.array([False, False, True])
    with np.errstate(invalid="ignore"):
        wrong = attend(q, k, v, ~is_pad[:, None])
    assert np.isnan(wrong[2]).all()
    assert wrong[:2] == pytest.approx(attend(q, k, v)[:2])


@pytest.mark.teaches("attention/causal-with-cache", "attention/causal-corner")
def test_is_causal_lets_a_single_query_see_the_first_key_only() -> None:
    torch = pytest.importorskip("torch")
    q, k, v = (torch.from_numpy(part) for part in random_heads(5, 4))
    out = torch.nn.functional.scaled_dot_product_attention(q[None, -1:], k[None], v[None], is_causal=True)
    assert torch.allclose(out[0, 0], v[0])


@pytest.mark.teaches("attention/mha-parameters", "attention/several-heads")
def test_the_number_of_heads_does_not_change_the_number_of_parameters() -> None:
    torch = pytest.importorskip("torch")
    for width, heads in ((12, 3), (12, 6), (20, 4)):
        module = torch.nn.MultiheadAttention(width, heads)
        assert sum(parameter.numel() for parameter in module.parameters()) == 4 * width**2 + 4 * width


@pytest.mark.teaches("attention/split-heads")
def test_a_view_without_transpose_cuts_runs_of_tokens_and_leaks_the_future() -> None:
    n_steps, heads, width = 6, 2, 4
    tokens = np.repeat(np.arange(n_steps), heads * width).reshape(n_steps, heads * width)
    viewed = tokens.reshape(heads, n_steps, width)
    assert set(viewed[0].ravel()) == {0, 1, 2}
    causal = np.tri(n_steps, dtype=bool)

    def layer(x: Array) -> Array:
        split = x.reshape(heads, n_steps, width)
        out: Array = attend(split, split, split, causal).swapaxes(0, 1).reshape(n_steps, heads * width)
        return out

    x = np.random.default_rng(0).normal(size=(n_steps, heads * width))
    changed = x.copy()
    changed[3:] += 1
    assert np.abs(layer(changed) - layer(x))[0].max() > 0.5


@pytest.mark.teaches("attention/weight-dropout")
def test_dropout_makes_rows_sum_to_one_on_average_only() -> None:
    rng = np.random.default_rng(0)
    for n_keys, rate in ((4, 0.1), (32, 0.5)):
        kept = rng.random((50_000, n_keys)) >= rate
        sums = (kept / (1 - rate) / n_keys).sum(axis=1)
        assert sums.mean() == pytest.approx(1, abs=0.005)
        assert sums.std() == pytest.approx(np.sqrt(rate / ((1 - rate) * n_keys)), rel=0.02)


@pytest.mark.teaches("attention/eval-noise")
def test_the_functional_drops_weights_whatever_the_mode() -> None:
    torch = pytest.importorskip("torch")

    class Layer(torch.nn.Module):  # type: ignore[misc,name-defined]
        def forward(self, x: Any) -> Any:
            return torch.nn.functional.scaled_dot_product_attention(x, x, x, dropout_p=0.5)

    layer, x = Layer().eval(), torch.randn(1, 8, 4)
    assert not torch.allclose(layer(x), layer(x))


class Counted(np.ndarray[Any, Any]):
    """An array that adds up the FLOPs of all matrix products made from it."""

    flops = 0

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **kwargs: Any) -> Any:
        plain = [np.asarray(each) for each in inputs]
        out = getattr(ufunc, method)(*plain, **kwargs)
        if ufunc is np.matmul:
            Counted.flops += 2 * out.size * plain[0].shape[-1]
        return out.view(Counted)


@pytest.mark.teaches("attention/attention-flops", "attention/flops-crossover", "attention/score-share")
def test_matrix_products_of_a_block_counted() -> None:
    width, heads, steps = 24, 3, 10
    x = np.ones((steps, width)).view(Counted)
    square, up, down = np.ones((width, width)), np.ones((width, 4 * width)), np.ones((4 * width, width))
    Counted.flops = 0
    q, k, v = ((x @ square).reshape(steps, heads, -1).swapaxes(0, 1) for _ in range(3))
    mixed = (q @ k.swapaxes(1, 2)) @ v
    out = mixed.swapaxes(0, 1).reshape(steps, width) @ square
    assert Counted.flops == 8 * steps * width**2 + 4 * steps**2 * width
    out @ up @ down
    assert Counted.flops == 24 * steps * width**2 + 4 * steps**2 * width


@pytest.mark.teaches("attention/quadratic-memory")
def test_a_softmax_over_tiles_is_exact() -> None:
    q, k, v = random_heads(12, 4)
    top, total, mixed = np.full((12, 1), -np.inf), np.zeros((12, 1)), np.zeros((12, 4))
    for start in range(0, 12, 5):
        scores = q @ k[start : start + 5].T / 2
        higher = np.maximum(top, scores.max(axis=1, keepdims=True))
        weights = np.exp(scores - higher)
        total = total * np.exp(top - higher) + weights.sum(axis=1, keepdims=True)
        mixed = mixed * np.exp(top - higher) + weights @ v[start : start + 5]
        top = higher
    assert mixed / total == pytest.approx(attend(q, k, v))


@pytest.mark.teaches("attention/not-invariant")
def test_attention_is_equivariant_in_its_sequence_and_invariant_in_its_source() -> None:
    q, k, v = random_heads(5, 4)
    order = np.array([3, 0, 4, 1, 2])
    out = attend(q, k, v)
    assert attend(q[order], k[order], v[order]) == pytest.approx(out[order])
    assert attend(q, k[order], v[order]) == pytest.approx(out)
    x = np.array([[0.0], [1.0]])
    assert attend(x, x, x)[:, 0] == pytest.approx([0.5, 0.731], abs=1e-3)
    assert attend(x[::-1], x[::-1], x[::-1])[:, 0] == pytest.approx([0.731, 0.5], abs=1e-3)


@pytest.mark.teaches("attention/causal-leaks-order")
def test_the_causal_mask_leaks_order_from_the_second_layer_on() -> None:
    rng = np.random.default_rng(0)
    x, layers = rng.normal(size=(6, 8)), rng.normal(size=(2, 4, 8, 8)) / np.sqrt(8)
    swapped = x[[4, 2, 0, 3, 1, 5]]
    first, first_swapped = causal_layer(x, layers[0]), causal_layer(swapped, layers[0])
    assert first[-1] == pytest.approx(first_swapped[-1])
    second, second_swapped = causal_layer(first, layers[1]), causal_layer(first_swapped, layers[1])
    assert np.abs(second[-1] - second_swapped[-1]).max() > 0.01


@pytest.mark.teaches("attention/window-reach")
def test_windows_reach_layers_times_window_minus_one_back() -> None:
    window, layers, steps = 4, 3, 20
    back = np.arange(steps)[:, None] - np.arange(steps)
    one = ((back >= 0) & (back < window)).astype(int)
    reach = np.linalg.matrix_power(one, layers)[-1] > 0
    assert steps - 1 - np.flatnonzero(reach)[0] == layers * (window - 1)


@pytest.mark.teaches("attention/linear-attention-steps")
def test_linear_attention_is_a_recurrence() -> None:
    q, k, v = random_heads(7, 4)
    q, k = (np.maximum(x, 0) + np.exp(np.minimum(x, 0)) for x in (q, k))
    weights = np.tril(q @ k.T)
    expected = weights @ v / weights.sum(axis=1, keepdims=True)
    state, normaliser = np.zeros((4, 4)), np.zeros(4)
    for query, key, value, right in zip(q, k, v, expected, strict=True):
        state, normaliser = state + np.outer(key, value), normaliser + key
        assert state.T @ query / (normaliser @ query) == pytest.approx(right)


@pytest.mark.teaches("attention/what-linear-loses", "attention/state-or-cache")
def test_a_state_of_fixed_size_interferes_beyond_its_width() -> None:
    rng, width = np.random.default_rng(0), 64

    def recall(n_pairs: int) -> float:
        keys, values = rng.normal(size=(2, n_pairs, width)) / np.sqrt(width)
        read = keys @ (keys.T @ values)
        cosines = (read * values).sum(axis=1) / np.linalg.norm(read, axis=1) / np.linalg.norm(values, axis=1)
        return float(cosines.mean())

    assert recall(4) > 0.95
    assert recall(64) == pytest.approx(0.7, abs=0.05)
    assert recall(512) < 0.4


@pytest.mark.teaches("attention/softmax-backward")
def test_the_gradient_of_a_softmax_row_is_the_jacobian_product() -> None:
    rng = np.random.default_rng(0)
    p, v, of_output = softmax(rng.normal(size=(3, 5))), rng.normal(size=(5, 4)), rng.normal(size=(3, 4))
    of_p = of_output @ v.T
    of_scores = p * (of_p - (p * of_p).sum(axis=1, keepdims=True))
    for row in range(3):
        jacobian = np.diag(p[row]) - np.outer(p[row], p[row])
        assert of_scores[row] == pytest.approx(jacobian @ of_p[row])
    assert of_scores.sum(axis=1) == pytest.approx(np.zeros(3), abs=1e-12)
    assert (p * of_p).sum(axis=1) == pytest.approx((of_output * (p @ v)).sum(axis=1))
