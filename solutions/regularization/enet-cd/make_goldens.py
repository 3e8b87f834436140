"""Write goldens.npz: elastic nets of scikit-learn 1.9.1 at a tolerance of 1e-14."""

import numpy as np
from sklearn.linear_model import ElasticNet

rng = np.random.default_rng(11)
X = rng.normal(size=(31, 11)) + 1.0
X[:, 5] = X[:, 4] + 0.5 * rng.normal(size=31)
y = X[:, 0] - 2.0 * X[:, 4] + rng.normal(size=31) + 3.0
settings = [(0.2, 1.0), (0.5, 1.0), (0.3, 0.5), (0.05, 0.9), (1.0, 0.2)]
fits = [ElasticNet(alpha=a, l1_ratio=r, tol=1e-14, max_iter=100_000).fit(X, y) for a, r in settings]
np.savez(
    "goldens.npz",
    X=X,
    y=y,
    alpha=np.array([a for a, _ in settings]),
    l1_ratio=np.array([r for _, r in settings]),
    w=np.array([fit.coef_ for fit in fits]),
    b=np.array([fit.intercept_ for fit in fits]),
)
