import numpy as np


def shapley(v: np.ndarray) -> np.ndarray:
    """Return the Shapley value of each player, f[d].

    v: numbers [2**d], v[m] is the value of the coalition of the players whose bits are set in m
    """
    raise NotImplementedError
