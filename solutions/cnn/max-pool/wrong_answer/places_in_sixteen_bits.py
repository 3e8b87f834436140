"""stores places in 16 bits, which wrap round in large maps"""

import numpy as np


def max_pool2d(x, kernel, stride=None, padding=0):
    n, c, h, w = x.shape
    step = kernel if stride is None else stride
    out = np.empty((n, c, (h + 2 * padding - kernel) // step + 1, (w + 2 * padding - kernel) // step + 1))
    index = np.empty(out.shape, int)
    for r, q in np.ndindex(out.shape[2:]):
        first_row, first_column = r * step - padding, q * step - padding
        # Cut to the map, the window holds real pixels only: nothing has to be padded, and -inf is a value like others.
        top, left = max(first_row, 0), max(first_column, 0)
        window = x[:, :, top : first_row + kernel, left : first_column + kernel]
        height, width = window.shape[2:]
        row, column = np.divmod(window.reshape(n, c, height * width).argmax(axis=2), width)
        out[:, :, r, q] = window.max(axis=(2, 3))
        index[:, :, r, q] = (top + row) * w + left + column
    return out, index.astype(np.int16)


def max_pool2d_backward(g, index, shape):
    row, column = np.divmod(index, shape[3])
    image, channel = np.ogrid[: shape[0], : shape[1]]
    dx = np.zeros(shape)
    np.add.at(dx, (image[..., None, None], channel[..., None, None], row, column), g)
    return dx
