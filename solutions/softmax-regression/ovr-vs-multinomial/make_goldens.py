"""Freeze scikit-learn's OneVsRestClassifier over logistic regressions, and the binary models inside it."""

from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier

rng = np.random.default_rng(9)
X, X_new = rng.normal(size=(43, 2)), rng.normal(size=(6, 2)) * 2
y = (X @ rng.normal(size=(2, 3)) + rng.gumbel(size=(43, 3))).argmax(axis=1)
model = OneVsRestClassifier(LogisticRegression(tol=1e-12)).fit(X, y)
np.savez(
    Path(__file__).with_name("goldens.npz"),
    X=X,
    y=y,
    X_new=X_new,
    weights=np.array([np.append(one.coef_, one.intercept_) for one in model.estimators_]),
    probabilities=model.predict_proba(X_new),
)
