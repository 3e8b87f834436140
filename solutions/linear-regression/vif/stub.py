import numpy as np


def vif(X: np.ndarray) -> np.ndarray:
    """Return the variance inflation factor 1 / (1 - R²) of each column, regressed on the others and an intercept.

    X: f[n, d] inputs, in any units

    Returns f[d]: inf where the others give the column exactly (1 - R² < 1e-12), NaN for a constant column,
    which the other columns' regressions leave out.
    """
    raise NotImplementedError
