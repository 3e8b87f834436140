"""Attention in four number types against double precision, forward and backward."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds

B, H, LQ, LK, D, DV = 2, 3, 5, 7, 11, 13
# What one rounding of scores, weights and result may cost; float16 keeps 11 bits, bfloat16 8.
TOLERANCES = {"float64": 1e-10, "float32": 1e-5, "float16": 4e-3, "bfloat16": 3e-2}


@in_answer
def attend(type_name, q, k, v, keep=None):
    """Return the output, its type, and whether the inputs are what they were."""
    import torch

    from answer import half_safe_attention

    dtype = getattr(torch, type_name)
    inputs = [torch.tensor(array).to(dtype) for array in (q, k, v)]
    mask = None if keep is None else torch.tensor(keep)
    before = [tensor.clone() for tensor in (*inputs, *([] if keep is None else [mask]))]
    out = half_safe_attention(*inputs, mask)
    after = [*inputs, *([] if keep is None else [mask])]
    unchanged = all(torch.equal(now, then) for now, then in zip(after, before, strict=True))
    return out.double().numpy(), str(out.dtype), unchanged


@in_answer
def gradients(type_name, q, k, v, keep, g):
    """Return the gradients of q, k and v for the gradient g of the output."""
    import torch

    from answer import half_safe_attention

    dtype = getattr(torch, type_name)
    inputs = [torch.tensor(array).to(dtype).requires_grad_() for array in (q, k, v)]
    half_safe_attention(*inputs, torch.tensor(keep)).backward(torch.tensor(g).to(dtype))
    return [tensor.grad.double().numpy() for tensor in inputs]


def draw(rng):
    """Draw eighths between -2 and 2, which every one of the types holds exactly."""
    shapes = (B, H, LQ, D), (B, H, LK, D), (B, H, LK, DV)
    return [rng.integers(-16, 17, size=shape) / 8 for shape in shapes]


def weights_of(q, k, keep):
    scores = np.where(keep, q @ k.swapaxes(2, 3) / np.sqrt(q.shape[3]), -np.inf)
    top = scores.max(axis=3, keepdims=True, initial=-1e300)
    weights = np.exp(scores - top)
    return weights / np.maximum(weights.sum(axis=3, keepdims=True), 1e-300)


def exact(q, k, v, keep=True):
    return weights_of(q, k, keep) @ v


def exact_gradients(q, k, v, keep, g):
    weights, of_weights = weights_of(q, k, keep), g @ v.swapaxes(2, 3)
    of_scores = (
        weights * (of_weights - (weights * of_weights).sum(axis=3, keepdims=True)) / np.sqrt(q.shape[3])
    )
    return of_scores @ k, of_scores.swapaxes(2, 3) @ q, weights.swapaxes(2, 3) @ g


def compare(type_name, got, expected):
    assert_close(got, expected, rtol=TOLERANCES[type_name], atol=TOLERANCES[type_name])


def test_two_keys_by_hand():
    """Equal scores give the mean of the two values, and a mask leaves the one that is kept."""
    q, k, v = np.zeros((1, 1, 1, 2)), np.ones((1, 1, 2, 2)), np.array([2.0, 6.0]).reshape(1, 1, 2, 1)
    compare("float16", attend("float16", q, k, v)[0], [[[[4.0]]]])
    compare("float16", attend("float16", q, k, v, np.array([False, True]))[0], [[[[6.0]]]])


def test_every_number_type():
    """Without a mask the output is right to the precision of its type, which is that of the query."""
    for rng, type_name in zip(seeds(), list(TOLERANCES) * 5, strict=True):
        q, k, v = draw(rng)
        out, got_type, _ = attend(type_name, q, k, v)
        assert got_type == f"torch.{type_name}"
        compare(type_name, out, exact(q, k, v))


def test_mask_keeps_where_true():
    """Keys are hidden where the mask is False, and the weights of the others still sum to one."""
    for rng, type_name in zip(seeds(), list(TOLERANCES) * 5, strict=True):
        q, k, v = draw(rng)
        keep = rng.random((B, H, LQ, LK)) < 0.6
        out, got_type, _ = attend(type_name, q, k, v, keep)
        assert got_type == f"torch.{type_name}"
        compare(type_name, out, exact(q, k, v, keep))


def test_mask_broadcasts():
    """A mask of shape (Lq, Lk), (B, 1, 1, Lk) or (Lk,) holds for every head."""
    rng = np.random.default_rng(1)
    q, k, v = draw(rng)
    for shape in ((LQ, LK), (B, 1, 1, LK), (LK,)):
        keep = rng.random(shape) < 0.6
        compare("float16", attend("float16", q, k, v, keep)[0], exact(q, k, v, keep))


def test_query_that_sees_nothing_gets_zeros():
    """A query whose keys are all hidden gets exact zeros, in every type."""
    q, k, v = draw(np.random.default_rng(2))
    keep = np.ones((B, 1, LQ, LK), dtype=bool)
    keep[0, 0, 2] = keep[1] = False
    for type_name in TOLERANCES:
        out, _, _ = attend(type_name, q, k, v, keep)
        assert_close(out[1], np.zeros((H, LQ, DV)), atol=1e-30)
        compare(type_name, out, exact(q, k, v, keep))


def test_gradients():
    """With a mask the gradients of q, k and v are right to the precision of the type."""
    for rng, type_name in zip(seeds(8), list(TOLERANCES) * 2, strict=True):
        q, k, v = draw(rng)
        g, keep = rng.integers(-8, 9, size=(B, H, LQ, DV)) / 8, rng.random((B, 1, LQ, LK)) < 0.7
        got = gradients(type_name, q, k, v, keep, g)
        for own, right in zip(got, exact_gradients(q, k, v, keep, g), strict=True):
            assert_close(
                own, right, rtol=TOLERANCES[type_name], atol=5 * TOLERANCES[type_name]
            )  # sums of up to 35


def test_gradients_of_empty_rows():
    """A query that sees nothing gets a gradient of zero and leaves the others' finite and right."""
    rng = np.random.default_rng(3)
    q, k, v = draw(rng)
    keep, g = np.ones((B, 1, LQ, LK), dtype=bool), np.ones((B, H, LQ, DV))
    keep[0, 0, 2] = keep[1] = False
    for type_name in ("float32", "float16"):
        got = gradients(type_name, q, k, v, keep, g)
        assert_close(got[0][0, :, 2], np.zeros((H, D)), atol=1e-30)
        for own, right in zip(got, exact_gradients(q, k, v, keep, g), strict=True):
            assert_close(own, right, rtol=TOLERANCES[type_name], atol=5 * TOLERANCES[type_name])


def test_large_dot_products():
    """Dot products above 65504 do not overflow: what counts is how much the scores differ."""
    q, k, v = (
        np.full((1, 1, 1, 64), 60.0),
        np.full((1, 1, 3, 64), 60.0),
        np.array([8.0, 0.0, 0.0]).reshape(1, 1, 3, 1),
    )
    k[0, 0, :, 0] = 60.0, 59.75, 59.5  # steps of 15 / 8 in the scores, which the inputs hold exactly
    for type_name, tolerance in TOLERANCES.items():
        assert_close(attend(type_name, q, k, v)[0], exact(q, k, v), rtol=max(tolerance, 1e-4))


def test_hidden_key_with_a_large_score():
    """A hidden key changes nothing, even with a score of ten thousand against zeros."""
    q, k, v = (
        np.full((1, 1, 1, 4), 200.0),
        np.zeros((1, 1, 3, 4)),
        np.array([1.0, 3.0, 50.0]).reshape(1, 1, 3, 1),
    )
    k[0, 0, 2] = 25.0
    for type_name in TOLERANCES:
        compare(type_name, attend(type_name, q, k, v, np.array([True, True, False]))[0], [[[[2.0]]]])


def test_visible_keys_with_low_scores():
    """Visible keys share the weight among themselves, even with scores of minus a million."""
    q, k, v = (
        np.full((1, 1, 1, 4), 1024.0),
        np.full((1, 1, 3, 4), -512.0),
        np.array([1.0, 3.0, 50.0]).reshape(1, 1, 3, 1),
    )
    k[0, 0, 2] = -507.0
    for type_name in TOLERANCES:
        compare(type_name, attend(type_name, q, k, v, np.array([True, True, False]))[0], [[[[2.0]]]])


def test_low_scores_still_differ():
    """The larger of two scores of about minus a million takes the weight, if they differ by thousands."""
    q, k = np.full((1, 1, 1, 4), 1024.0), np.full((1, 1, 3, 4), -512.0)
    k[0, 0, 1] = -508.0
    v = np.array([1.0, 3.0, 50.0]).reshape(1, 1, 3, 1)
    for type_name in TOLERANCES:
        compare(type_name, attend(type_name, q, k, v, np.array([True, True, False]))[0], [[[[3.0]]]])


def test_weights_are_not_rounded():
    """Only the result is rounded: values of plus and minus a thousand cancel under weights close to one half."""
    q, k = np.ones((1, 1, 1, 1)), np.array([21 / 1024, 0.0]).reshape(1, 1, 2, 1)
    v = np.array([1000.0, -1000.0]).reshape(1, 1, 2, 1)
    for type_name, tolerance in TOLERANCES.items():
        out, _, _ = attend(type_name, q, k, v)
        assert_close(out, exact(q, k, v), rtol=max(tolerance, 1e-4))


def test_inputs_are_left_unchanged():
    """Neither the tensors nor the mask are changed in place."""
    q, k, v = draw(np.random.default_rng(5))
    for type_name in TOLERANCES:
        _, _, unchanged = attend(type_name, q, k, v, np.tri(LQ, LK, -1, dtype=bool))
        assert unchanged, f"an input of type {type_name} was changed"
