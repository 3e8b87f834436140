import numpy as np


def ols_table(
    X: np.ndarray, y: np.ndarray, t975: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    A = np.column_stack([np.ones(len(X)), X])
    n, p = A.shape
    if n <= p:
        raise ValueError(f"{n} rows leave no degree of freedom beside {p} coefficients")
    # Row j of the pseudo-inverse maps y to coefficient j; its squared length is entry j, j of (A'A)^-1,
    # got without forming A'A, whose condition number is that of A squared.
    A_pinv = np.linalg.pinv(A)
    coef = A_pinv @ y
    residual = y - A @ coef
    variance = residual @ residual / (n - p)
    se = np.sqrt(variance * (A_pinv**2).sum(axis=1))
    half = t975[n - p] * se
    return coef, se, coef / se, np.column_stack([coef - half, coef + half])
