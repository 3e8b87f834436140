"""Scaled dot-product attention against a loop over queries and against outputs frozen from torch."""

from pathlib import Path

import numpy as np
from answer import sdpa

from drill.suite import assert_close, golden, in_answer, seeds

B, H, LQ, LK, D, DV = 2, 3, 5, 7, 11, 13


def draw(rng, n_q=LQ, n_k=LK):
    return rng.normal(size=(B, H, n_q, D)), rng.normal(size=(B, H, n_k, D)), rng.normal(size=(B, H, n_k, DV))


def looped(q, k, v, keep=True, scale=None):
    """One softmax per query, over the keys that it sees and no others."""
    keep = np.broadcast_to(keep, (*q.shape[:-1], k.shape[-2]))
    scale = 1 / np.sqrt(q.shape[-1]) if scale is None else scale
    out = np.zeros((*q.shape[:-1], v.shape[-1]))
    for b, h, i in np.ndindex(q.shape[:-1]):
        seen = keep[b, h, i]
        if seen.any():
            scores = scale * (k[b, h, seen] @ q[b, h, i])
            weights = np.exp(scores - scores.max())
            out[b, h, i] = weights @ v[b, h, seen] / weights.sum()
    return out


@in_answer
def with_warnings(q, k, v, mask):
    import warnings

    from answer import sdpa

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        out = sdpa(q, k, v, mask=mask)
    return out, bool(caught)


def test_two_keys_by_hand():
    """Scores of ln 3 and 0 give weights 3/4 and 1/4."""
    q = np.array([[[[np.log(3), 0.0]]]])
    k = np.array([[[[1.0, 5.0], [0.0, -2.0]]]])
    v = np.array([[[[4.0, 0.0, 8.0], [0.0, 4.0, 8.0]]]])
    assert_close(sdpa(q, k, v, scale=1.0), [[[[3.0, 1.0, 8.0]]]], rtol=1e-6)


def test_random_inputs():
    """Each query averages all values by the softmax of its scores over the root of D, in double precision."""
    for rng in seeds():
        q, k, v = draw(rng)
        assert_close(sdpa(q, k, v), looped(q, k, v), rtol=1e-10, atol=1e-12)


def test_given_scale_replaces_the_default():
    """A scale that is given is used as it is, zero included."""
    q, k, v = draw(np.random.default_rng(3))
    for scale in (0.7, 0.0, -0.4):
        assert_close(sdpa(q, k, v, scale=scale), looped(q, k, v, scale=scale), rtol=1e-5, atol=1e-6)


def test_mask_keeps_where_true():
    """A mask hides the keys where it is False, and the weights of the others still sum to one."""
    for rng in seeds():
        q, k, v = draw(rng)
        keep = rng.random((B, H, LQ, LK)) < 0.6
        assert_close(sdpa(q, k, v, mask=keep), looped(q, k, v, keep), rtol=1e-5, atol=1e-6)


def test_mask_broadcasts():
    """A mask of shape (Lq, Lk) or (B, 1, 1, Lk) holds for every head."""
    rng = np.random.default_rng(5)
    q, k, v = draw(rng)
    for shape in ((LQ, LK), (B, 1, 1, LK), (H, 1, LK)):
        keep = rng.random(shape) < 0.6
        assert_close(sdpa(q, k, v, mask=keep), looped(q, k, v, keep), rtol=1e-5, atol=1e-6)


def test_hidden_key_has_no_say_however_large_its_score():
    """A hidden key changes nothing, even when its score dwarfs all the others."""
    q, k, v = draw(np.random.default_rng(7))
    keep = np.arange(LK) != 4
    k[..., 4, :] = 1e12 * q[..., 0, :]
    assert_close(sdpa(q, k, v, mask=keep), looped(q, k, v, keep), rtol=1e-5, atol=1e-6)


def test_query_that_sees_nothing_gets_zeros():
    """A query whose keys are all hidden gets a row of zeros, without a warning."""
    rng = np.random.default_rng(11)
    q, k, v = draw(rng)
    keep = rng.random((B, H, LQ, LK)) < 0.7
    keep[0, 1, 2] = keep[1, 2] = False
    out, warned = with_warnings(q, k, v, keep)
    assert_close(out, looped(q, k, v, keep), rtol=1e-5, atol=1e-6)
    assert not warned


def test_top_left_causal():
    """Top-left: query i sees keys 0 to i, whatever the number of keys."""
    for n_q, n_k in ((5, 7), (7, 5), (1, 4), (3, 3)):
        q, k, v = draw(np.random.default_rng(n_q), n_q, n_k)
        keep = np.arange(n_k) <= np.arange(n_q)[:, None]
        assert_close(sdpa(q, k, v, causal="top_left"), looped(q, k, v, keep), rtol=1e-5, atol=1e-6)


def test_bottom_right_causal():
    """Bottom-right: the last query sees all keys, each query before it one key less."""
    for n_q, n_k in ((5, 7), (1, 4), (3, 3)):
        q, k, v = draw(np.random.default_rng(n_k), n_q, n_k)
        keep = np.arange(n_k) - n_k <= np.arange(n_q)[:, None] - n_q
        assert_close(sdpa(q, k, v, causal="bottom_right"), looped(q, k, v, keep), rtol=1e-5, atol=1e-6)


def test_bottom_right_with_more_queries_than_keys():
    """Bottom-right with more queries than keys: the first queries see nothing and get zeros."""
    q, k, v = draw(np.random.default_rng(13), 7, 5)
    out = np.asarray(sdpa(q, k, v, causal="bottom_right"))
    assert_close(out[:, :, :2], np.zeros((B, H, 2, DV)), atol=1e-12)
    assert_close(out[:, :, 2:], looped(q[:, :, 2:], k, v, np.tri(5, dtype=bool)), rtol=1e-5, atol=1e-6)


def test_mask_and_causal_together():
    """With a mask and a causal rule a key counts only if both allow it."""
    for rng in seeds():
        q, k, v = draw(rng)
        keep = rng.random((B, 1, 1, LK)) < 0.6
        both = keep & np.tri(LQ, LK, LK - LQ, dtype=bool)
        assert_close(
            sdpa(q, k, v, mask=keep, causal="bottom_right"), looped(q, k, v, both), rtol=1e-5, atol=1e-6
        )


def test_scores_of_ten_thousand():
    """Scores of ten thousand give finite weights, and do not spoil other rows whose scores lie around zero."""
    rng = np.random.default_rng(17)
    q, k, v = draw(rng)
    everywhere = 1e4 * q / (q**2).sum(axis=-1, keepdims=True)
    k = k + everywhere[:, :, :1]
    q = q[:, :, :1]
    assert_close(sdpa(q, k, v, scale=1.0), looped(q, k, v, scale=1.0), rtol=1e-4, atol=1e-6)
    assert_close(sdpa(-q, k, v, scale=1.0), looped(-q, k, v, scale=1.0), rtol=1e-4, atol=1e-6)
    q, k, v = draw(np.random.default_rng(29))
    q = q * np.array([1e4, 1.0, -1e4, 1e-4, 1e2])[:, None]
    assert_close(sdpa(q, k, v), looped(q, k, v), rtol=1e-4, atol=1e-6)


def test_outputs_frozen_from_torch():
    """The outputs are those of torch's own function, with a mask that leaves some queries nothing."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    q, k, v = frozen["q"], frozen["k"], frozen["v"]
    assert_close(sdpa(q, k, v, mask=frozen["mask"]), frozen["masked"], rtol=1e-5, atol=1e-6)
    assert_close(sdpa(q, k, v, causal="top_left"), frozen["causal"], rtol=1e-5, atol=1e-6)
    assert_close(sdpa(q, k, v, scale=0.3), frozen["scaled"], rtol=1e-5, atol=1e-6)


def test_integer_and_float32_input():
    """Integers and float32 give the same attention as floats of double precision."""
    rng = np.random.default_rng(19)
    q, k, v = (rng.integers(-3, 4, size=array.shape) for array in draw(rng))
    expected = looped(q, k, v)
    assert_close(sdpa(q, k, v), expected, rtol=1e-5, atol=1e-6)
    singles = [array.astype(np.float32) for array in (q, k, v)]
    assert_close(sdpa(*singles), expected, rtol=1e-4, atol=1e-4)  # a float32 result is precise enough


def test_strided_input_is_left_unchanged():
    """Heads cut out of a (B, L, H, D) array work, and neither they nor the mask are changed."""
    rng = np.random.default_rng(23)
    inputs = [np.ascontiguousarray(array.swapaxes(1, 2)).swapaxes(1, 2) for array in draw(rng)]
    keep = rng.random((LQ, LK)) < 0.6
    before = [array.copy() for array in (*inputs, keep)]
    got = sdpa(*inputs, mask=keep, causal="top_left")
    assert_close(got, looped(*inputs, keep & np.tri(LQ, LK, dtype=bool)), rtol=1e-5, atol=1e-6)
    for now, then in zip((*inputs, keep), before, strict=True):
        assert_close(now, then)
