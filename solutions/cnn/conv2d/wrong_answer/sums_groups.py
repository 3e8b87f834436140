"""adds the runs of channels together before each filter"""

import numpy as np


def pair(value):
    return tuple(int(part) for part in np.broadcast_to(value, 2))


def conv2d(x, w, b=None, stride=1, padding=0, dilation=1, groups=1):
    x, w = np.asarray(x, float), np.asarray(w, float)
    (sy, sx), (py, px), (dy, dx) = pair(stride), pair(padding), pair(dilation)
    n, c, h, width = x.shape
    o, c_own, kh, kw = w.shape
    if c_own * groups != c:
        raise ValueError(f"{groups} groups of {c_own} channels do not make {c}")
    room_y = h + 2 * py - dy * (kh - 1) - 1
    room_x = width + 2 * px - dx * (kw - 1) - 1
    if room_y < 0 or room_x < 0:
        raise ValueError("the kernel is larger than the padded input")
    rows, columns = room_y // sy + 1, room_x // sx + 1
    padded = np.pad(x, ((0, 0), (0, 0), (py, py), (px, px))).reshape(n, groups, c_own, h + 2 * py, width + 2 * px)
    filters = w.reshape(groups, o // groups, c_own, kh, kw)  # a ValueError where groups do not divide the filters
    out = np.zeros((n, groups, o // groups, rows, columns))
    for i, j in np.ndindex(kh, kw):
        # The pixels that the kernel entry (i, j) meets, for all output positions at once.
        met = padded[..., i * dy : i * dy + rows * sy : sy, j * dx : j * dx + columns * sx : sx]
        out += np.einsum("nkchw,goc->ngohw", met, filters[..., i, j])
    out = out.reshape(n, o, rows, columns)
    return out if b is None else out + np.asarray(b, float)[:, None, None]
