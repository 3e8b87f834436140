"""starts from equally correlated differences, rho = n_test / (n_test + n_train), and solves for the error"""

import numpy as np


def resampled_t(diffs, n_train, n_test, critical):
    x = np.array(diffs, dtype=np.float64)
    r = x.size
    if r <= 1:
        raise ValueError("need at least two differences")
    if np.ptp(x) == 0:
        t = 0.0 if x[0] == 0 else float(np.sign(x[0]) * np.inf)
        return np.array([t, x[0], x[0]])
    rho = n_test / (n_test + n_train)
    # The sample variance estimates sigma^2 (1 - rho); the mean has sigma^2 (rho + (1 - rho) / r).
    sigma2 = np.var(x, ddof=1) / (1 - rho)
    error = np.sqrt(sigma2 * (rho + (1 - rho) / r))
    centre = np.mean(x)
    return np.array([centre / error, centre - critical * error, centre + critical * error])
