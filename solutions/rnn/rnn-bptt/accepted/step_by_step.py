"""Keeps caches of the forward pass in a list and adds up outer products, step by step."""

import numpy as np


def rnn_bptt(xs, h0, Wx, Wh, b, g):
    xs, g = np.array(xs, dtype=np.float64), np.array(g, dtype=np.float64)
    Wx, Wh, b = np.array(Wx, dtype=np.float64), np.array(Wh, dtype=np.float64), np.array(b, dtype=np.float64)
    h = np.array(h0, dtype=np.float64)
    cache, hs = [], np.empty(g.shape)
    for t in range(xs.shape[0]):
        new = np.tanh(Wx.dot(xs[t]) + Wh.dot(h) + b)
        cache.append((xs[t], h, new))
        hs[t] = h = new
    dWx, dWh, db, dxs, dh = np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(b), np.zeros_like(xs), np.zeros_like(h)
    for t, (x, before, after) in reversed(list(enumerate(cache))):
        da = (dh + g[t]) * (1 - after) * (1 + after)
        dWx += np.outer(da, x)
        dWh += np.outer(da, before)
        db += da
        dxs[t] = da @ Wx
        dh = da @ Wh
    return hs, dxs, dh, dWx, dWh, db
