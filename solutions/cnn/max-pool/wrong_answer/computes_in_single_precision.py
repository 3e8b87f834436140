"""computes in float32"""

import numpy as np


def max_pool2d(x, kernel, stride=None, padding=0):
    x = np.asarray(x, np.float32)
    h, w = x.shape[2:]
    step = kernel if stride is None else stride
    top = np.arange((h + 2 * padding - kernel) // step + 1)[:, None] * step - padding
    left = np.arange((w + 2 * padding - kernel) // step + 1)[None, :] * step - padding
    out = np.full((*x.shape[:2], len(top), left.size), -np.inf)
    index = np.full(out.shape, -1)
    for i, j in np.ndindex(kernel, kernel):
        row, column = top + i, left + j
        inside = (row >= 0) & (row < h) & (column >= 0) & (column < w)
        place = np.where(inside, row * w + column, 0)
        value = x.reshape(*x.shape[:2], h * w)[:, :, place]
        # The first pixel of the map is taken even if it is -inf; after it only larger ones.
        better = inside & ((index < 0) | (value > out))
        out, index = np.where(better, value, out), np.where(better, place, index)
    return out, index


def max_pool2d_backward(g, index, shape):
    row, column = np.divmod(index, shape[3])
    image, channel = np.ogrid[: shape[0], : shape[1]]
    dx = np.zeros(shape)
    np.add.at(dx, (image[..., None, None], channel[..., None, None], row, column), g)
    return dx
