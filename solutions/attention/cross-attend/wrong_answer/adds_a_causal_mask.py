"""hides later source positions from earlier targets, as if source and target were one sequence"""

import numpy as np


class CrossAttention:
    def __init__(self, encoded, to_q, to_k, to_v, to_out, n_heads, keep=None):
        self.to_q, self.to_out, self.n_heads = to_q, to_out, n_heads
        self.k = self._heads(to_k(encoded))
        self.v = self._heads(to_v(encoded))
        self.keep = np.ones(len(encoded), dtype=bool) if keep is None else keep

    def _heads(self, x):
        return x.reshape(len(x), self.n_heads, -1).swapaxes(0, 1)

    def step(self, x):
        q = self._heads(self.to_q(x))
        n_targets, n_source = q.shape[1], self.k.shape[1]
        mask = np.tri(n_targets, n_source, dtype=bool) & self.keep
        scores = np.where(mask, q @ self.k.swapaxes(1, 2) / np.sqrt(q.shape[-1]), -np.inf)
        peak = scores.max(axis=-1, keepdims=True)
        weights = np.exp(scores - np.where(peak > -np.inf, peak, 0.0))
        weights /= np.maximum(weights.sum(axis=-1, keepdims=True), 1e-30)
        return self.to_out((weights @ self.v).swapaxes(0, 1).reshape(n_targets, -1))
