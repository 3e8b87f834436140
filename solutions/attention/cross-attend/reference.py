import numpy as np


class CrossAttention:
    def __init__(self, encoded, to_q, to_k, to_v, to_out, n_heads, keep=None):
        self.to_q, self.to_out, self.n_heads = to_q, to_out, n_heads
        self.keys, self.values = self._split(to_k(encoded)), self._split(to_v(encoded))
        self.keep = True if keep is None else keep

    def step(self, x):
        queries = self._split(self.to_q(x))
        scores = queries @ self.keys.swapaxes(1, 2) / np.sqrt(queries.shape[2])
        scores = np.where(self.keep, scores, -np.inf)
        top = scores.max(axis=2, keepdims=True, initial=np.finfo(float).min)
        weights = np.exp(scores - top)
        # A row that sees something holds an exp(0), so its sum is at least 1; an empty one stays zero.
        heads = weights / np.maximum(weights.sum(axis=2, keepdims=True), 1) @ self.values
        return self.to_out(np.concatenate(heads, axis=1))

    def _split(self, rows):
        """Cut (n, H * D) into heads: (H, n, D)."""
        return rows.reshape(len(rows), self.n_heads, rows.shape[1] // self.n_heads).swapaxes(0, 1)
