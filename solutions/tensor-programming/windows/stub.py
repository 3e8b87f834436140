import numpy as np


def windows(x: np.ndarray, size: int, step: int) -> np.ndarray:
    """Return the full windows of x as a read-only view [count, size]; row i is x[i * step : i * step + size].

    x: 1-D, of any number type and stride

    Raises ValueError if size or step is below 1.
    """
    raise NotImplementedError
