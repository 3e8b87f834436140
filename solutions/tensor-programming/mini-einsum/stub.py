import numpy as np


def mini_einsum(spec: str, *arrays: np.ndarray) -> np.ndarray:
    """Return what np.einsum(spec, *arrays) returns, pair by pair from the left.

    spec: "ij,jk->ik", or "ij,jk" for the letters that occur once, in alphabetical order
    arrays: f[...], as many as spec has operands, one axis per letter
    """
    raise NotImplementedError
