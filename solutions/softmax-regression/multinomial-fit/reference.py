import numpy as np


def fit(X: np.ndarray, y: np.ndarray, C: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    classes, code = np.unique(y, return_inverse=True)
    Y = np.eye(len(classes))[code]
    A = np.column_stack([X, np.ones(len(code))])  # the last column carries the intercepts
    penalty = np.append(np.ones(A.shape[1] - 1), 0.0)  # which go free
    # The curvature of softmax in its logits never exceeds one half (Böhning, 1992). A Newton step with that bound in
    # place of the curvature cannot go up: one inverse for all steps and classes, no step size and no line search.
    bound = C / 2 * A.T @ A + np.diag(penalty)
    inverse = np.linalg.inv(bound)
    T = np.zeros((len(classes), len(penalty)))
    for _ in range(100_000):
        Z = A @ T.T
        P = np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True))
        # The gradients of all classes sum to zero, so weights and intercepts stay centred as they began.
        step = (C * (P - Y).T @ A + penalty * T) @ inverse
        if np.abs(step).max() < 1e-10:
            break
        T = T - step
    return classes, T[:, :-1], T[:, -1]
