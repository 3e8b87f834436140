"""Freeze what scikit-learn gives for cross_val_score of a GridSearchCV over ridge penalties."""

from pathlib import Path

import numpy as np
from sklearn.linear_model import Ridge
from sklearn.model_selection import GridSearchCV, KFold, cross_validate

PENALTIES = [0.01, 1.0, 10.0, 100.0]

rng = np.random.default_rng(11)
X = rng.normal(size=(37, 13))
y = X[:, :3] @ [2.0, -1.0, 0.5] + 3 * rng.normal(size=37)
search = GridSearchCV(
    Ridge(fit_intercept=False), {"alpha": PENALTIES}, scoring="neg_mean_squared_error", cv=KFold(3)
)
ran = cross_validate(search, X, y, scoring="neg_mean_squared_error", cv=KFold(5), return_estimator=True)
chosen = [PENALTIES.index(one.best_params_["alpha"]) for one in ran["estimator"]]
np.savez(
    Path(__file__).with_name("goldens.npz"), X=X, y=y, grid=PENALTIES, scores=ran["test_score"], chosen=chosen
)
