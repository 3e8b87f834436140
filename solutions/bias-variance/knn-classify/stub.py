import numpy as np


def knn_classify(
    X: np.ndarray, y: np.ndarray, Q: np.ndarray, k: int, weights: str = "uniform"
) -> tuple[np.ndarray, np.ndarray]:
    """Return the label of each query by a vote of its k nearest training rows, and the shares of the votes.

    X: numbers [n, d]; y: n labels, integers or strings; Q: numbers [q, d]; weights: "uniform" or "distance"

    Returns labels [q] and shares [q, K], with columns for the distinct labels of y in ascending order.
    """
    raise NotImplementedError
