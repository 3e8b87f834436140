"""interpolates between the first knots of the blocks, so a flat stretch becomes a slope"""

import numpy as np


def isotonic_fit(x: np.ndarray, y: np.ndarray, w: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    w = np.ones(len(y)) if w is None else np.asarray(w, dtype=float)
    knots, group = np.unique(x, return_inverse=True)
    weight = np.bincount(group, weights=w)
    mean = np.bincount(group, weights=w * y) / weight
    blocks: list[tuple[float, float, int]] = []  # mean, weight, number of knots
    for m, v in np.stack([mean, weight], axis=1):
        k = 1
        while blocks and blocks[-1][0] > m:  # pool with the left neighbour, as often as needed
            before, u, j = blocks.pop()
            m, v, k = (before * u + m * v) / (u + v), u + v, j + k
        blocks.append((m, v, k))
    return knots, np.repeat([m for m, _, _ in blocks], [k for _, _, k in blocks])


def isotonic_predict(knots: np.ndarray, values: np.ndarray, q: np.ndarray) -> np.ndarray:
    v, i = np.unique(values, return_index=True); return np.interp(q, np.asarray(knots)[i], v)
