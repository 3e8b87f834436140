import numpy as np


def prox_l1(z: np.ndarray, t: float) -> np.ndarray:
    """Return the x that minimises ½ sum((x - z)²) + t sum(|x|), float64, in the shape of z."""
    raise NotImplementedError


def prox_enet(z: np.ndarray, t: float, g: float) -> np.ndarray:
    """Return the x that minimises ½ sum((x - z)²) + t sum(|x|) + ½ g sum(x²), float64, in the shape of z."""
    raise NotImplementedError


def prox_group(z: np.ndarray, groups: np.ndarray, t: float) -> np.ndarray:
    """Return the x that minimises ½ sum((x - z)²) + t (sum over groups of the Euclidean norm of x within it).

    z: f[n]
    groups: i[n], the label of each entry's group; any integers in any order

    Returns f[n].
    """
    raise NotImplementedError
