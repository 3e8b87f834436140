"""spreads each member's columns with a matrix of zeros and ones"""

import numpy as np


class Bagging:
    def __init__(self, fit, B):
        self.fit, self.B = fit, B

    def train(self, X, y, rng):
        self.classes = np.array(sorted(set(np.asarray(y).tolist())))
        self.members = []
        while len(self.members) < self.B:
            rows = rng.integers(len(y), size=len(y))
            classes, proba = self.fit(np.take(X, rows, axis=0), np.take(y, rows))
            spread = np.equal.outer(np.asarray(classes), self.classes).astype(float)
            self.members.append((proba, spread))
        return self

    def predict_proba(self, X):
        return np.mean([proba(X) @ spread for proba, spread in self.members], axis=0)

    def predict(self, X):
        return np.take(self.classes, np.argmax(self.predict_proba(X), axis=1))
