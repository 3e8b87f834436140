import numpy as np


def round_to_format(x: np.ndarray, exp_bits: int, man_bits: int) -> np.ndarray:
    """Round x, f[...], to the nearest numbers of a small floating-point format; return float64 [...]."""
    raise NotImplementedError
