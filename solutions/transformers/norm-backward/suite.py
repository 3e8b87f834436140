"""Gradients of both norms: against torch, explicit Jacobians and identities, for any shape and size of rows."""

from pathlib import Path

import numpy as np
from answer import layer_norm_backward, rms_norm_backward

from drill.suite import assert_close, golden, seeds

B, T, D = 2, 5, 7


def draw(rng, *shape):
    shape = shape or (B, T, D)
    gain = rng.normal(1, 0.5, shape[-1])
    return rng.normal(0.5, 2, shape), gain, rng.normal(size=shape)


def jacobian(x, eps, centre):
    """The (D, D) derivatives of one normalised row by its inputs, written out."""
    width = len(x)
    projector = np.eye(width) - centre / width
    part = projector @ x
    deviation = np.sqrt(part @ part / width + eps)
    return (projector - np.outer(part, part) / (width * deviation**2)) / deviation, part / deviation


def expected(x, gain, g, eps, centre):
    """dx, dgain and dbias, row by row from the Jacobian."""
    dx, rows = np.empty(x.shape), x.reshape(-1, x.shape[-1])
    dgain = np.zeros(x.shape[-1])
    for row, upstream, out in zip(rows, g.reshape(rows.shape), dx.reshape(rows.shape), strict=True):
        table, normalised = jacobian(row, eps, centre)
        out[:] = table.T @ (gain * upstream)
        dgain += upstream * normalised
    return dx, dgain, g.reshape(rows.shape).sum(axis=0)


def check(x, gain, g, rtol=1e-6, atol=1e-9):
    """Hold both functions, with their default epsilons, against the Jacobians."""
    layer = expected(np.asarray(x, float), gain, np.asarray(g, float), 1e-5, True)
    for got, right in zip(layer_norm_backward(x, gain, g), layer, strict=True):
        assert_close(got, right, rtol=rtol, atol=atol)
    rms = expected(np.asarray(x, float), gain, np.asarray(g, float), 1e-6, False)[:2]
    for got, right in zip(rms_norm_backward(x, gain, g), rms, strict=True):
        assert_close(got, right, rtol=rtol, atol=atol)


def test_one_row_by_hand():
    """The row 1, 7 has a root mean square of 5 and a deviation of 3 around its mean of 4."""
    x, gain, g = np.array([1.0, 7.0]), np.array([1.0, 1.0]), np.array([5.0, 0.0])
    dx, dgain = rms_norm_backward(x, gain, g, eps=0)
    assert_close(dx, [0.98, -0.14], rtol=1e-6)
    assert_close(dgain, [1.0, 0.0], rtol=1e-6)
    dx, dgain, dbias = layer_norm_backward(x, 2 * gain, g, eps=9)
    # deviation sqrt(18), n = -+1/sqrt(2), h = (10, 0): (10 - 5 - 2.5, 0 - 5 + 2.5) / sqrt(18)
    assert_close(dx, np.array([2.5, -2.5]) / np.sqrt(18), rtol=1e-6)
    assert_close(dgain, [-5 / np.sqrt(2), 0.0], rtol=1e-6)
    assert_close(dbias, [5.0, 0.0], rtol=1e-6)


def test_layer_norm_by_its_jacobian():
    """LayerNorm's three gradients are those of the written-out Jacobian of each row, with gains that differ."""
    for rng in seeds():
        x, gain, g = draw(rng)
        for got, right in zip(
            layer_norm_backward(x, gain, g, 0.1), expected(x, gain, g, 0.1, True), strict=True
        ):
            assert_close(got, right, rtol=1e-6, atol=1e-9)


def test_rms_norm_by_its_jacobian():
    """RMSNorm's two gradients are those of the written-out Jacobian of each row, which does not centre."""
    for rng in seeds():
        x, gain, g = draw(rng)
        right = expected(x, gain, g, 0.1, False)[:2]
        for got, wanted in zip(rms_norm_backward(x, gain, g, 0.1), right, strict=True):
            assert_close(got, wanted, rtol=1e-6, atol=1e-9)


def test_gradients_frozen_from_torch():
    """The gradients are those of torch's layer_norm and rms_norm."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    arguments = frozen["x"], frozen["gain"], frozen["g"]
    for name, got in zip(("dx", "dgain", "dbias"), layer_norm_backward(*arguments), strict=True):
        assert_close(got, frozen[f"layer {name}"], rtol=1e-6, atol=1e-9)
    for name, got in zip(("dx", "dgain"), rms_norm_backward(*arguments), strict=True):
        assert_close(got, frozen[f"rms {name}"], rtol=1e-6, atol=1e-9)


def test_any_number_of_leading_axes():
    """A single row, a matrix and four axes work, and gain and bias are summed over all leading axes."""
    for shape in ((D,), (T, D), (2, 3, 5, D), (1, 1, D)):
        check(*draw(np.random.default_rng(1), *shape))


def test_no_rows():
    """Without rows dx is empty and the gradients of gain and bias are zero."""
    x = np.zeros((3, 0, D))
    for function, n_sums in ((layer_norm_backward, 2), (rms_norm_backward, 1)):
        dx, *sums = function(x, np.ones(D), x)
        assert_close(dx, x)
        assert_close(sums, np.zeros((n_sums, D)))


def test_constant_rows_and_a_single_channel():
    """Rows without spread stay finite: epsilon is what LayerNorm divides by, and one channel has dx zero."""
    rng = np.random.default_rng(3)
    x, gain, g = draw(rng)
    check(np.full((B, T, D), 3.0), gain, g)
    check(np.zeros((B, T, D)), gain, g)
    check(x[..., :1], gain[:1], g[..., :1])


def test_tiny_and_huge_rows():
    """Rows at 1e-8, where epsilon decides, and at 1e4 give the gradients of the formula."""
    x, gain, g = draw(np.random.default_rng(5))
    check(1e-8 * x, gain, g)
    check(1e4 * x, gain, 1e3 * g, atol=1e-12)


def test_large_offset():
    """A common offset of a million changes nothing for LayerNorm, up to the rounding of the input."""
    x, gain, g = draw(np.random.default_rng(7))
    shifted = layer_norm_backward(x + 1e6, gain, g)
    for got, right in zip(shifted, expected(x, gain, g, 1e-5, True), strict=True):
        assert_close(got, right, rtol=1e-6, atol=1e-7)  # x + 1e6 keeps ten digits after the point
    check(x + 1e6, gain, g, atol=1e-12, rtol=1e-4)


def test_no_slope_along_scale_and_offset():
    """With epsilon zero no gradient points along the row itself, and LayerNorm's sums to zero as well."""
    for rng in seeds():
        x, gain, g = draw(rng)
        for dx in (rms_norm_backward(x, gain, g, eps=0)[0], layer_norm_backward(x, gain, g, eps=0)[0]):
            assert_close((np.asarray(dx) * x).sum(axis=-1), np.zeros((B, T)), atol=1e-9)
        assert_close(np.asarray(dx).sum(axis=-1), np.zeros((B, T)), atol=1e-9)


def test_integer_and_float32_input():
    """Integer and float32 input give float64 gradients of full precision."""
    rng = np.random.default_rng(11)
    x, gain, g = rng.integers(-9, 9, (B, T, D)), rng.integers(1, 4, D), rng.integers(-3, 4, (B, T, D))
    check(x, gain, g)
    check((10 * x).astype(np.int8), gain, g)  # the squares do not fit into eight bits
    check(*(array.astype(np.float32) for array in (x, gain, g)), rtol=1e-9, atol=1e-12)


def test_strided_input_is_left_unchanged():
    """Non-contiguous arrays work, and no argument is changed."""
    x, gain, g = draw(np.random.default_rng(13), B, T, 2 * D)
    inputs = np.asfortranarray(x)[..., ::2], gain[::2], g[..., ::2]
    before = [array.copy() for array in inputs]
    check(*inputs)
    for now, then in zip(inputs, before, strict=True):
        assert_close(now, then)
