import numpy as np


def is_shattered(P: np.ndarray) -> bool:
    """Return whether affine half-spaces give all 2^m labellings of the m points.

    P: whole numbers [m, d], of any numpy type, m and d at most 40
    """
    raise NotImplementedError
