import numpy as np


def sgd_step(
    w: np.ndarray,
    g: np.ndarray | None,
    buf: np.ndarray | None,
    lr: float,
    momentum: float = 0.0,
    dampening: float = 0.0,
    weight_decay: float = 0.0,
    nesterov: bool = False,
) -> tuple[np.ndarray, np.ndarray | None]:
    """One step of SGD. w f[...], g f[...] or None, buf f[...] or None -> (new w f[...], new buf f[...] or None)."""
    raise NotImplementedError
