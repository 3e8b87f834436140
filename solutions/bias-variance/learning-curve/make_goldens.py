"""Freeze what scikit-learn gives for learning curves of ridge regression on five folds."""

from pathlib import Path

import numpy as np
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold, learning_curve

rng = np.random.default_rng(3)
X = rng.normal(size=(31, 4))
y = X @ [1.0, -2.0, 0.5, 0.0] + 3 + rng.normal(size=31)
_, train, val = learning_curve(
    Ridge(alpha=1.0), X, y, train_sizes=[3, 11, 24], cv=KFold(5), scoring="neg_mean_squared_error"
)
np.savez(Path(__file__).with_name("goldens.npz"), X=X, y=y, train=train, val=val)
