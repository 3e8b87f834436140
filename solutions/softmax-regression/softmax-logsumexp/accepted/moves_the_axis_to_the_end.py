"""moves the axis to the end, works on rows in a loop, and puts the axis back"""

import numpy as np


def _row(z):
    open_ = np.isfinite(z)
    logs = np.full(z.shape, -np.inf)
    if not open_.any():
        return logs, -np.inf
    top = z[open_].max()
    total = np.log(np.exp(z[open_] - top).sum())
    logs[open_] = (z[open_] - top) - total
    return logs, top + total


def _rows(Z, axis):
    moved = np.moveaxis(np.asarray(Z, dtype=np.float64), axis, -1)
    flat = moved.reshape(-1, moved.shape[-1])
    logs, totals = zip(*map(_row, flat))
    return np.moveaxis(np.array(logs).reshape(moved.shape), -1, axis), np.array(totals).reshape(
        moved.shape[:-1]
    )


def log_softmax(Z, axis=-1):
    return _rows(Z, axis)[0]


def softmax(Z, axis=-1):
    return np.exp(_rows(Z, axis)[0])


def logsumexp(Z, axis=-1, keepdims=False):
    total = _rows(Z, axis)[1]
    return np.expand_dims(total, axis) if keepdims else total
