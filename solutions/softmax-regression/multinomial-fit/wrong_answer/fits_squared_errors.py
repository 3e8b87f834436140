"""fits the one-hot labels by least squares, whose scores are no logits"""

import numpy as np


def fit(X, y, C):
    classes = np.unique(y)
    Y = (np.reshape(y, (-1, 1)) == classes).astype(float)
    A = np.column_stack([X, np.ones(len(Y))])
    penalty = np.append(np.ones(A.shape[1] - 1), 0.0)
    T = np.linalg.solve(C * A.T @ A + np.diag(penalty) + 1e-12 * np.eye(A.shape[1]), C * A.T @ Y).T
    T = T - T.mean(axis=0)
    return classes, T[:, :-1], T[:, -1]
