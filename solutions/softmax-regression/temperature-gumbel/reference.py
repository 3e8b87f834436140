import numpy as np


def temper(Z: np.ndarray, T: float) -> np.ndarray:
    if not T > 0:
        raise ValueError(f"the temperature must be positive, got {T}")
    # Shifted before the division: the largest logit stays 0 however small T is, and only negative ones can run away.
    with np.errstate(over="ignore"):
        S = (Z - np.max(Z, axis=-1, keepdims=True)) / T
    E = np.exp(S)
    return E / E.sum(axis=-1, keepdims=True)


def gumbel_argmax(Z: np.ndarray, size: int, rng: np.random.Generator) -> np.ndarray:
    # Noise of its own for every draw, slice and class; with it, the largest sum falls on class k with probability p_k.
    return np.argmax(Z + rng.gumbel(size=(size, *np.shape(Z))), axis=-1)
