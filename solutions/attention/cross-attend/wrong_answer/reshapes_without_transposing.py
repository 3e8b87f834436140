"""reshapes rows straight to (H, n, D), which mixes positions with heads"""

import numpy as np


class CrossAttention:
    def __init__(self, encoded, to_q, to_k, to_v, to_out, n_heads, keep=None):
        self.to_q, self.to_out = to_q, to_out
        self.n_heads, self.n_source = n_heads, len(encoded)
        self.k = to_k(encoded).reshape(n_heads, self.n_source, -1)
        self.v = to_v(encoded).reshape(n_heads, self.n_source, -1)
        self.keep = np.ones(self.n_source, dtype=bool) if keep is None else keep

    def step(self, x):
        q = self.to_q(x).reshape(self.n_heads, len(x), -1)
        scores = np.einsum("htd,hsd->hts", q, self.k) / np.sqrt(q.shape[-1])
        scores = np.where(self.keep, scores, -np.inf)
        peak = scores.max(axis=-1, keepdims=True)
        weights = np.exp(scores - np.where(np.isfinite(peak), peak, 0.0))
        total = weights.sum(axis=-1, keepdims=True)
        out = np.einsum("hts,hse->hte", weights / np.where(total == 0, 1, total), self.v)
        return self.to_out(out.reshape(len(x), -1))
