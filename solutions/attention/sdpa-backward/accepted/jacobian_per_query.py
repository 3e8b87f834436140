"""Builds the Jacobian diag(p) - p p^T of each query's softmax and adds up what each query contributes; returns lists."""

import numpy as np


def sdpa_backward(q, k, v, g):
    dq, dk, dv = (np.zeros(array.shape) for array in (q, k, v))
    width = q.shape[-1]
    for index in np.ndindex(q.shape[:-2]):
        for i in range(q.shape[-2]):
            row = (*index, i)
            scores = k[index] @ q[row] / np.sqrt(width)
            p = np.exp(scores - scores.max())
            p = p / p.sum()
            jacobian = np.diag(p) - np.outer(p, p)
            d_scores = jacobian @ (v[index] @ g[row]) / np.sqrt(width)
            dq[row] = d_scores @ k[index]
            dk[index] += np.outer(d_scores, q[row])
            dv[index] += np.outer(p, g[row])
    return dq.tolist(), dk.tolist(), dv.tolist()
