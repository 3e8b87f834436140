import numpy as np


def mlp_forward(
    layers: list[tuple[np.ndarray, np.ndarray | None]], X: np.ndarray, act: str = "relu"
) -> tuple[np.ndarray, list[np.ndarray]]:
    """Run rows X f[n, d] through layers of (W f[out, in], b f[out] or None); return the output and the hidden values."""
    raise NotImplementedError
