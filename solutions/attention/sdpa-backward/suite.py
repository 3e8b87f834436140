"""The backward pass of attention against central differences, torch's autograd and what must hold for every input."""

from pathlib import Path

import numpy as np
from answer import sdpa_backward

from drill.suite import assert_close, golden, seeds

LQ, LK, D, DV = 3, 5, 7, 2


def draw(rng, batch=()):
    shapes = (LQ, D), (LK, D), (LK, DV), (LQ, DV)
    return [rng.normal(size=(*batch, *shape)) for shape in shapes]


def attend(q, k, v):
    scores = q @ k.T / np.sqrt(q.shape[-1])
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True) @ v


def differences(q, k, v, g, step=1e-5):
    """Central differences of sum(g * attend(q, k, v)) for every entry of q, k and v."""
    inputs, gradients = [q.copy(), k.copy(), v.copy()], []
    for array in inputs:
        gradient = np.empty(array.shape)
        for index in np.ndindex(array.shape):
            middle = array[index]
            array[index] = middle + step
            above = np.sum(g * attend(*inputs))
            array[index] = middle - step
            gradient[index] = (above - np.sum(g * attend(*inputs))) / (2 * step)
            array[index] = middle
        gradients.append(gradient)
    return gradients


def compare(got, expected, rtol=1e-5, atol=1e-7):
    for own, right in zip(got, expected, strict=True):
        assert_close(own, right, rtol=rtol, atol=atol)


def test_two_keys_by_hand():
    """With equal scores both weights are 1/2, and a key moves its score by a quarter of the difference in value."""
    q, k = np.array([[2.0, 0.0, 0.0, 0.0]]), np.array([[0.0, 3.0, 0.0, 0.0], [0.0, 0.0, 5.0, 0.0]])
    v, g = np.array([[8.0], [0.0]]), np.array([[1.0]])
    dq, dk, dv = sdpa_backward(q, k, v, g)
    assert_close(dq, [[0.0, 3.0, -5.0, 0.0]], rtol=1e-6, atol=1e-9)
    assert_close(dk, [[2.0, 0.0, 0.0, 0.0], [-2.0, 0.0, 0.0, 0.0]], rtol=1e-6, atol=1e-9)
    assert_close(dv, [[0.5], [0.5]], rtol=1e-6)


def test_central_differences():
    """All three gradients agree with central differences of the forward pass."""
    for rng in seeds(3):
        inputs = draw(rng)
        compare(sdpa_backward(*inputs), differences(*inputs), rtol=1e-4, atol=1e-7)


def test_gradients_frozen_from_torch():
    """The gradients are those of torch's autograd, for a batch of heads."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    got = sdpa_backward(*(frozen[name] for name in ("q", "k", "v", "g")))
    compare(got, [frozen[name] for name in ("dq", "dk", "dv")])


def test_each_batch_entry_is_on_its_own():
    """Leading axes are independent: a batch gives what its entries give one by one."""
    for batch in ((4,), (2, 3)):
        inputs = draw(np.random.default_rng(5), batch)
        got = sdpa_backward(*inputs)
        for index in np.ndindex(batch):
            compare(
                [np.asarray(part)[index] for part in got], sdpa_backward(*(array[index] for array in inputs))
            )


def test_one_key():
    """With a single key its weight is always 1: nothing reaches q and k, and dv is the sum of the gradients."""
    q, k, v, g = draw(np.random.default_rng(7))
    dq, dk, dv = sdpa_backward(q, k[:1], v[:1], g)
    compare((dq, dk, dv), (np.zeros((LQ, D)), np.zeros((1, D)), g.sum(axis=0, keepdims=True)), atol=1e-12)


def test_shifting_all_keys_or_values():
    """A vector added to all keys changes no weight, so dk sums to zero; one added to all values moves every output."""
    for rng in seeds():
        q, k, v, g = draw(rng)
        _, dk, dv = sdpa_backward(q, k, v, g)
        assert_close(np.sum(dk, axis=0), np.zeros(D), atol=1e-9)
        assert_close(np.sum(dv, axis=0), g.sum(axis=0), rtol=1e-6, atol=1e-9)


def test_equal_values_teach_the_keys_nothing():
    """If all values are equal the output cannot depend on the weights, so dq and dk are zero."""
    for rng in seeds():
        q, k, v, g = draw(rng)
        dq, dk, _ = sdpa_backward(q, k, np.ones((LK, 1)) * v[0], g)
        compare((dq, dk), (np.zeros((LQ, D)), np.zeros((LK, D))), atol=1e-12)


def test_linear_in_the_gradient():
    """The result is linear in g, from a millionth to a thousand."""
    q, k, v, g = draw(np.random.default_rng(11))
    expected = differences(q, k, v, g)
    for factor in (1e-6, 1e3, -1.0):
        got = sdpa_backward(q, k, v, factor * g)
        compare(got, [factor * part for part in expected], rtol=1e-4, atol=1e-7 * abs(factor))


def test_scores_of_ten_thousand():
    """Scores of plus ten thousand in one row and minus ten thousand in another leave the gradients right."""
    q, k, v, g = draw(np.random.default_rng(13))
    q, g = q[:2], g[:2]
    shift = np.sqrt(D) * np.linalg.pinv(q) @ np.array([1e4, -1e4])  # moves whole rows, so no weight changes
    compare(sdpa_backward(q, k + shift, v, g), differences(q, k, v, g), rtol=1e-4, atol=1e-6)


def test_saturated_row():
    """Where one key beats all others by thousands its weight is one, and nothing reaches q and k."""
    q, k, v, g = draw(np.random.default_rng(23))
    k = np.linspace(-1e4, 1e4, LK)[:, None] * np.ones(D)
    q = np.abs(q)
    dv = np.zeros((LK, DV))
    dv[-1] = g.sum(axis=0)
    compare(sdpa_backward(q, k, v, g), (np.zeros((LQ, D)), np.zeros((LK, D)), dv), atol=1e-9)


def test_integer_and_float32_input():
    """Integers and float32 give the same gradients as floats of double precision."""
    rng = np.random.default_rng(17)
    inputs = [rng.integers(-2, 3, size=array.shape) for array in draw(rng)]
    expected = differences(*(array.astype(float) for array in inputs))
    compare(sdpa_backward(*inputs), expected, rtol=1e-4, atol=1e-7)
    compare(sdpa_backward(*(array.astype(np.float32) for array in inputs)), expected, rtol=1e-4, atol=1e-4)


def test_strided_input_is_left_unchanged():
    """Heads cut out of a (L, H, D) array work, and no input is changed."""
    inputs = [
        np.ascontiguousarray(array.swapaxes(0, 1)).swapaxes(0, 1)
        for array in draw(np.random.default_rng(19), (3,))
    ]
    before = [array.copy() for array in inputs]
    got = sdpa_backward(*inputs)
    compare(
        [np.asarray(part)[1] for part in got],
        differences(*(array[1] for array in before)),
        rtol=1e-4,
        atol=1e-7,
    )
    compare(inputs, before)
