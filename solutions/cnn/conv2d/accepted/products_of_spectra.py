"""multiplies spectra, the one of the kernel conjugated, and keeps every stride-th value"""

import numpy as np


def conv2d(x, w, b=None, stride=1, padding=0, dilation=1, groups=1):
    two = lambda v: (v, v) if isinstance(v, int) else tuple(v)
    stride, padding, dilation = two(stride), two(padding), two(dilation)
    x, w = np.array(x, np.float64), np.array(w, np.float64)
    n, c, h, wd = x.shape
    o, own, kh, kw = w.shape
    if c % groups or o % groups or own != c // groups:
        raise ValueError("groups")
    big = np.zeros((n, c, h + 2 * padding[0], wd + 2 * padding[1]))
    big[:, :, padding[0] : padding[0] + h, padding[1] : padding[1] + wd] = x
    kernel = np.zeros((o, own, dilation[0] * (kh - 1) + 1, dilation[1] * (kw - 1) + 1))
    kernel[:, :, :: dilation[0], :: dilation[1]] = w
    rows, cols = big.shape[2] - kernel.shape[2], big.shape[3] - kernel.shape[3]
    if rows < 0 or cols < 0:
        raise ValueError("kernel too large")
    size = big.shape[2:]
    fx = np.fft.rfft2(big).reshape(n, groups, own, size[0], size[1] // 2 + 1)
    fw = np.fft.rfft2(kernel, s=size, axes=(2, 3)).reshape(
        groups, o // groups, own, size[0], size[1] // 2 + 1
    )
    full = np.fft.irfft2(
        np.einsum("ngcyx,gocyx->ngoyx", fx, fw.conj()).reshape(n, o, size[0], size[1] // 2 + 1),
        s=size,
        axes=(2, 3),
    )
    out = full[:, :, : rows + 1 : stride[0], : cols + 1 : stride[1]]
    return out if b is None else out + np.asarray(b, float).reshape(1, o, 1, 1)
