"""Builds the Jacobian of every row and contracts it with einsum."""

import numpy as np


def _backward(x, gain, g, eps, centre):
    x, g = np.array(x, dtype=np.float64), np.array(g, dtype=np.float64)
    width = x.shape[-1]
    keep = np.eye(width) - (1.0 / width if centre else 0.0)
    part = x @ keep if not centre else x - x.mean(-1, keepdims=True)
    variance = np.einsum("...i,...i->...", part, part)[..., None] / width + eps
    inverse = variance**-0.5
    jacobian = inverse[..., None] * (
        keep - part[..., :, None] * part[..., None, :] / (width * variance[..., None])
    )
    dx = np.einsum("...ij,...i->...j", jacobian, g * np.asarray(gain))
    rows = (-1, width) if width else (0, 0)
    dgain = (g * part * inverse).reshape(rows).sum(axis=0) if x.size else np.zeros(width)
    dbias = g.reshape(rows).sum(axis=0) if x.size else np.zeros(width)
    return dx, dgain, dbias


def layer_norm_backward(x, gain, g, eps=1e-5):
    return _backward(x, gain, g, eps, True)


def rms_norm_backward(x, gain, g, eps=1e-6):
    return list(_backward(x, gain, g, eps, False)[:2])
