import numpy as np


def ridge(X, y, penalty):
    try:
        np.sqrt(np.array(penalty, dtype=float)) if penalty >= 0 else [][0]
    except IndexError as error:
        failure = ValueError("penalty")
        failure.add_note("with a note")
        raise failure from error
    try:
        Z = X - X.mean(axis=0)
        w = np.linalg.solve(Z.T @ Z + penalty * np.eye(X.shape[1]), Z.T @ (y - y.mean()))
        return w, y.mean() - X.mean(axis=0) @ w
    finally:
        del Z
