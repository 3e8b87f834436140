"""reads the mask the wrong way round and hides the source where keep is True"""

import numpy as np


class CrossAttention:
    def __init__(self, encoded, to_q, to_k, to_v, to_out, n_heads, keep=None):
        self.to_q, self.to_out, self.n_heads = to_q, to_out, n_heads
        self.keys = to_k(encoded).reshape(len(encoded), n_heads, -1).transpose(1, 2, 0)
        self.values = to_v(encoded).reshape(len(encoded), n_heads, -1).transpose(1, 0, 2)
        self.mask = np.zeros(len(encoded), dtype=bool) if keep is None else keep

    def step(self, x):
        queries = self.to_q(x).reshape(len(x), self.n_heads, -1).transpose(1, 0, 2)
        scores = queries @ self.keys / np.sqrt(queries.shape[-1])
        scores[:, :, self.mask] = -np.inf
        peak = np.maximum(scores.max(axis=-1, keepdims=True), -1e300)
        weights = np.exp(scores - peak)
        weights = weights / np.maximum(weights.sum(axis=-1, keepdims=True), 1e-300)
        return self.to_out((weights @ self.values).transpose(1, 0, 2).reshape(len(x), -1))
