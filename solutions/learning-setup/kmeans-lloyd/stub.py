import numpy as np


def kmeans(
    X: np.ndarray, C0: np.ndarray, max_iter: int, tol: float
) -> tuple[np.ndarray, np.ndarray, float, int]:
    """Run Lloyd's k-means from the given centres and return (C, a, inertia, it).

    X: f[n, d] rows
    C0: f[k, d] first centres
    max_iter: most iterations, may be 0
    tol: stop after an iteration in which no centre moved farther than this

    C: f[k, d] centres, a: i[n] nearest centre of each row, inertia: sum of squared distances to it,
    it: number of iterations made
    """
    raise NotImplementedError
