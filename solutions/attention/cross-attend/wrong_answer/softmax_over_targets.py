"""normalises the weights over the targets of a step instead of over the source"""

import numpy as np


class CrossAttention:
    def __init__(self, encoded, to_q, to_k, to_v, to_out, n_heads, keep=None):
        self.n_heads = n_heads
        self.to_q, self.to_out = to_q, to_out
        self.k, self.v = (part.reshape(len(encoded), n_heads, -1) for part in (to_k(encoded), to_v(encoded)))
        self.keep = np.ones(len(encoded), dtype=bool) if keep is None else keep

    def step(self, x):
        q = self.to_q(x).reshape(len(x), self.n_heads, -1)
        scores = np.einsum("thd,shd->hts", q, self.k) / np.sqrt(q.shape[-1])
        scores = np.where(self.keep, scores, -np.inf)
        peak = scores.max(axis=1, keepdims=True)
        weights = np.exp(scores - np.where(np.isfinite(peak), peak, 0))
        weights /= np.maximum(weights.sum(axis=1, keepdims=True), 1e-30)
        return self.to_out(np.einsum("hts,she->the", weights, self.v).reshape(len(x), -1))
