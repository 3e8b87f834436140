"""Freeze scikit-learn's multinomial logistic regression, weights centred over the classes, for three values of C."""

from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

rng = np.random.default_rng(5)
X = rng.normal(size=(47, 3)) * [1.0, 2.0, 0.5] + [0.5, -1.0, 0.0]
scores = X @ rng.normal(size=(3, 4)) + rng.gumbel(size=(47, 4)) + [0.0, 0.5, 0.2, -0.5]
y = scores.argmax(axis=1)
frozen = {"X": X, "y": y, "C": np.array([0.05, 1.0, 10.0])}
for position, C in enumerate(frozen["C"]):
    model = LogisticRegression(C=C, tol=1e-12, max_iter=100_000).fit(X, y)
    frozen[f"W{position}"] = model.coef_ - model.coef_.mean(axis=0)
    frozen[f"b{position}"] = model.intercept_ - model.intercept_.mean()
np.savez(Path(__file__).with_name("goldens.npz"), **frozen)
