"""Multi-head self-attention against one head at a time and against outputs frozen from nn.MultiheadAttention."""

from itertools import product
from pathlib import Path

import numpy as np
from answer import multi_head

from drill.suite import assert_close, golden, seeds

B, T, H, D = 2, 5, 3, 7
E = H * D


def draw(rng, n_batch=B, n_steps=T, width=E):
    x = rng.normal(size=(n_batch, n_steps, width))
    w_qkv, b_qkv = rng.normal(size=(3 * width, width)) / np.sqrt(width), rng.normal(size=3 * width)
    return x, w_qkv, b_qkv, rng.normal(size=(width, width)) / np.sqrt(width), rng.normal(size=width)


def looped(x, w_qkv, b_qkv, w_o, b_o, n_heads, dropped=None, causal=False):
    """One head of one sequence at a time, each query over the positions that it sees."""
    n_batch, n_steps, width = x.shape
    out = np.zeros(x.shape)
    for b in range(n_batch):
        q, k, v = np.split(x[b] @ w_qkv.T + b_qkv, 3, axis=1)
        for own, i in product(np.split(np.arange(width), n_heads), range(n_steps)):
            seen = np.ones(n_steps, dtype=bool) if dropped is None else ~dropped[b]
            if causal:
                seen = seen & (np.arange(n_steps) <= i)
            if seen.any():
                scores = k[seen][:, own] @ q[i, own] / np.sqrt(len(own))
                weights = np.exp(scores - scores.max())
                out[b, i, own] = weights @ v[seen][:, own] / weights.sum()
    return out @ w_o.T + b_o


def test_one_head_by_hand():
    """With zero queries each position averages the values, which the output layer then mixes and shifts."""
    x = np.array([[[1.0, 3.0], [5.0, -1.0]]])
    w_qkv = np.concatenate([np.zeros((4, 2)), np.eye(2)])
    b_qkv = np.array([0.0, 0.0, 0.0, 0.0, 10.0, 20.0])
    w_o, b_o = np.array([[2.0, 1.0], [0.0, 3.0]]), np.array([0.5, -0.5])
    out = multi_head(x, w_qkv, b_qkv, w_o, b_o, 1)
    assert_close(out, [[[47.5, 62.5], [47.5, 62.5]]], rtol=1e-6)


def test_random_layers():
    """Every head attends with its own slice of queries, keys and values, scaled by the root of its own width."""
    for rng in seeds():
        layer = draw(rng)
        assert_close(multi_head(*layer, H), looped(*layer, H), rtol=1e-5, atol=1e-6)


def test_any_number_of_heads():
    """One head and heads of width one work as well, and so do other lengths and batches."""
    for n_heads, n_batch, n_steps in ((1, 1, 1), (E, 2, 3), (7, 5, 2)):
        layer = draw(np.random.default_rng(n_heads), n_batch, n_steps)
        assert_close(multi_head(*layer, n_heads), looped(*layer, n_heads), rtol=1e-5, atol=1e-6)


def test_true_in_the_padding_mask_drops_a_key():
    """A position marked True is hidden from every query of its own sequence."""
    for rng in seeds():
        layer, dropped = draw(rng), rng.random((B, T)) < 0.4
        dropped[:, 0] = False
        got = multi_head(*layer, H, key_padding_mask=dropped)
        assert_close(got, looped(*layer, H, dropped), rtol=1e-5, atol=1e-6)


def test_padded_content_does_not_matter():
    """What stands at a padded position never reaches the other positions."""
    x, *weights = draw(np.random.default_rng(2))
    dropped = np.arange(T) >= np.array([[3], [4]])
    before = np.asarray(multi_head(x, *weights, H, key_padding_mask=dropped))
    after = multi_head(np.where(dropped[..., None], 50.0, x), *weights, H, key_padding_mask=dropped)
    assert_close(np.asarray(after)[~dropped], before[~dropped], rtol=1e-5, atol=1e-6)


def test_sequence_of_padding_gives_the_output_bias():
    """Where every key is padding the heads give zeros, so only the output bias is left."""
    layer = draw(np.random.default_rng(3))
    dropped = np.array([[True] * T, [False] * T])
    got = multi_head(*layer, H, key_padding_mask=dropped)
    assert_close(got[0], np.broadcast_to(layer[-1], (T, E)), rtol=1e-6)
    assert_close(got[1], looped(*layer, H)[1], rtol=1e-5, atol=1e-6)


def test_causal():
    """With causal=True a position sees itself and what came before."""
    for rng in seeds():
        layer = draw(rng)
        assert_close(multi_head(*layer, H, causal=True), looped(*layer, H, causal=True), rtol=1e-5, atol=1e-6)


def test_causal_and_left_padding():
    """Causal and padding masks hold together; padding on the left leaves the first queries nothing."""
    layer = draw(np.random.default_rng(5))
    dropped = np.arange(T) < np.array([[2], [0]])
    got = multi_head(*layer, H, key_padding_mask=dropped, causal=True)
    assert_close(got, looped(*layer, H, dropped, causal=True), rtol=1e-5, atol=1e-6)


def test_reordering_the_sequence_reorders_the_output():
    """Without masks the layer is equivariant: permuted positions give permuted outputs."""
    x, *weights = draw(np.random.default_rng(7))
    order = np.array([3, 0, 4, 1, 2])
    straight = np.asarray(multi_head(x, *weights, H))
    assert_close(multi_head(x[:, order], *weights, H), straight[:, order], rtol=1e-5, atol=1e-6)


def test_large_activations():
    """Scores of ten thousand and more still give finite outputs."""
    x, *weights = draw(np.random.default_rng(11))
    x = 300 * x
    assert_close(multi_head(x, *weights, H), looped(x, *weights, H), rtol=1e-5, atol=1e-3)


def test_double_precision():
    """Double precision is kept from input to output."""
    layer = draw(np.random.default_rng(19))
    assert_close(multi_head(*layer, H), looped(*layer, H), rtol=1e-10, atol=1e-12)


def test_outputs_frozen_from_torch():
    """The outputs are those of torch's nn.MultiheadAttention with the same weights."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    layer = [frozen[name] for name in ("x", "w_qkv", "b_qkv", "w_o", "b_o")]
    dropped = frozen["dropped"]
    assert_close(multi_head(*layer, H), frozen["plain"], rtol=1e-5, atol=1e-6)
    assert_close(multi_head(*layer, H, key_padding_mask=dropped), frozen["padded"], rtol=1e-5, atol=1e-6)
    assert_close(multi_head(*layer, H, causal=True), frozen["causal"], rtol=1e-5, atol=1e-6)


def test_integer_and_float32_input():
    """Integers and float32 give the same output as floats of double precision."""
    rng = np.random.default_rng(13)
    layer = [rng.integers(-2, 3, size=array.shape) for array in draw(rng)]
    expected = looped(*layer, H)
    assert_close(multi_head(*layer, H), expected, rtol=1e-5, atol=1e-6)
    singles = [array.astype(np.float32) for array in layer]
    assert_close(
        multi_head(*singles, H), expected, rtol=1e-3, atol=1e-3
    )  # a float32 result is precise enough


def test_strided_input_is_left_unchanged():
    """Arrays in Fortran order work, and neither they nor the mask are changed."""
    inputs = [np.asfortranarray(array) for array in draw(np.random.default_rng(17))]
    dropped = np.arange(T) >= np.array([[3], [4]])
    before = [array.copy() for array in (*inputs, dropped)]
    got = multi_head(*inputs, H, key_padding_mask=dropped, causal=True)
    assert_close(got, looped(*before[:5], H, dropped, causal=True), rtol=1e-5, atol=1e-6)
    for now, then in zip((*inputs, dropped), before, strict=True):
        assert_close(now, then)
