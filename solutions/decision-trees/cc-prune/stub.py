import numpy as np


def pruning_path(
    left: np.ndarray, right: np.ndarray, impurity: np.ndarray, n_node: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return (alphas, leaves) of minimal cost-complexity pruning.

    left, right: i[m], ids of the children, larger than the node's own; -1 for a leaf
    impurity: f[m]
    n_node: i[m] or f[m], rows or weight of each node; node 0 is the root

    alphas rises from 0; leaves holds the leaves of the smallest best tree at each of them.
    """
    raise NotImplementedError
