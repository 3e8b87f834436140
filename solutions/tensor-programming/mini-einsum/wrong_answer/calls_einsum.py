"""calls np.einsum"""

import numpy as np


def mini_einsum(spec, *arrays):
    result = np.einsum(spec, *[np.asarray(array, dtype=float) for array in arrays], optimize=True)
    return np.array(result)
