import numpy as np


def rnn_bptt(
    xs: np.ndarray, h0: np.ndarray, Wx: np.ndarray, Wh: np.ndarray, b: np.ndarray, g: np.ndarray
) -> tuple[np.ndarray, ...]:
    """Return (hs f[T, h], dxs f[T, d], dh0 f[h], dWx f[h, d], dWh f[h, h], db f[h]) for the loss sum(g * hs)."""
    raise NotImplementedError
