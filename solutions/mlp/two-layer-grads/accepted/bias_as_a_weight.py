"""Treats biases as weights of a constant input, and writes every product with einsum."""

import numpy as np


def with_one(rows):
    return np.concatenate([rows, np.ones((len(rows), 1))], axis=1)


def two_layer_grads(X, y, W1, b1, W2, b2):
    first = np.column_stack([W1, b1]).astype(float)
    second = np.column_stack([W2, b2]).astype(float)
    X = with_one(np.asarray(X, dtype=float))
    a = np.einsum("nd,hd->nh", X, first)
    h = with_one(a * (a > 0))
    z = np.einsum("nh,kh->nk", h, second)
    shifted = z - z.max(axis=1)[:, None]
    weights = np.exp(shifted)
    total = weights.sum(axis=1)
    target = np.arange(len(second)) == np.asarray(y).reshape(-1, 1)
    loss = np.average(np.log(total) - shifted[target])
    e = (weights / total[:, None] - target) / len(X)
    back = np.einsum("nk,kh->nh", e, second)[:, :-1] * (a > 0)
    d1, d2 = np.einsum("nh,nd->hd", back, X), np.einsum("nk,nh->kh", e, h)
    return loss, {
        "X": np.einsum("nh,hd->nd", back, first)[:, :-1],
        "W1": d1[:, :-1],
        "b1": d1[:, -1],
        "W2": d2[:, :-1],
        "b2": d2[:, -1],
    }
