import numpy as np


def adam_step(
    w: np.ndarray,
    g: np.ndarray | None,
    m: np.ndarray,
    v: np.ndarray,
    t: int,
    lr: float = 1e-3,
    betas: tuple[float, float] = (0.9, 0.999),
    eps: float = 1e-8,
    weight_decay: float = 0.0,
    decoupled: bool = True,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    """One step of Adam. w, m, v f[...], g f[...] or None, t steps made so far -> new (w, m, v, t)."""
    raise NotImplementedError
