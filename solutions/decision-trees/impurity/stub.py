import numpy as np


def impurity(counts: np.ndarray, kind: str) -> float:
    """Return the impurity of a node with `counts[k]` rows of class k.

    counts: f[K] or i[K], none negative, may be sums of weights
    kind: "gini", "entropy" (in bits) or "error"

    A node with a total of 0 has impurity 0.0.
    """
    raise NotImplementedError
