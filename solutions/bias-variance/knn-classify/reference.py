import numpy as np


def knn_classify(
    X: np.ndarray, y: np.ndarray, Q: np.ndarray, k: int, weights: str = "uniform"
) -> tuple[np.ndarray, np.ndarray]:
    classes, codes = np.unique(y, return_inverse=True)
    P = np.zeros((len(Q), len(classes)))
    for row, query in enumerate(Q):
        distance = np.linalg.norm(np.subtract(X, query, dtype=np.float64), axis=1)
        near = np.argsort(distance, kind="stable")[:k]  # stable: equal distances keep the order of X
        np.add.at(P[row], codes[near], _votes(distance[near], weights))
    P /= P.sum(axis=1, keepdims=True)
    return classes[P.argmax(axis=1)], P  # the first of equal shares, so the smallest label


def _votes(distance: np.ndarray, weights: str) -> np.ndarray:
    if weights == "uniform":
        return np.ones(len(distance))
    if not distance.all():
        return distance == 0
    return np.reciprocal(distance)
