"""Write goldens.npz: a Gaussian process of scikit-learn 1.9.1 with fixed kernel and noise."""

import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF

rng = np.random.default_rng(12)
X, y, Xs = rng.normal(size=(11, 2)), rng.normal(size=11) + 1.0, rng.normal(size=(7, 2))
model = GaussianProcessRegressor(RBF(0.8), alpha=0.05, optimizer=None).fit(X, y)
mu, sd = model.predict(Xs, return_std=True)
np.savez("goldens.npz", X=X, y=y, Xs=Xs, mu=mu, sd=sd)
