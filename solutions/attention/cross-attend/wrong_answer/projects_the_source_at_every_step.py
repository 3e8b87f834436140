"""projects the source anew at every step"""

import numpy as np


class CrossAttention:
    def __init__(self, encoded, to_q, to_k, to_v, to_out, n_heads, keep=None):
        self.encoded = encoded
        self.to_q, self.to_k, self.to_v, self.to_out = to_q, to_k, to_v, to_out
        self.n_heads = n_heads
        self.keep = np.ones(len(encoded), dtype=bool) if keep is None else keep

    def _heads(self, x):
        return x.reshape(len(x), self.n_heads, -1).transpose(1, 0, 2)

    def step(self, x):
        q = self._heads(self.to_q(x))
        k = self._heads(self.to_k(self.encoded))
        v = self._heads(self.to_v(self.encoded))
        scores = np.where(self.keep, q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1]), -np.inf)
        peak = scores.max(axis=-1, keepdims=True)
        weights = np.exp(scores - np.where(np.isfinite(peak), peak, 0.0))
        total = weights.sum(axis=-1, keepdims=True)
        out = weights / np.where(total == 0, 1.0, total) @ v
        return self.to_out(out.transpose(1, 0, 2).reshape(len(x), -1))
