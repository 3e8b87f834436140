"""a dictionary of probabilities for each row, in plain Python"""

import numpy as np


class Bagging:
    def __init__(self, fit, B):
        self.learner, self.size = fit, B

    def train(self, X, y, rng):
        samples = [rng.integers(len(y), size=len(y)) for _ in range(self.size)]
        self.classes = sorted({int(label) for label in y})
        self.members = [self.learner(np.asarray(X)[rows], np.asarray(y)[rows]) for rows in samples]
        return self

    def predict_proba(self, X):
        sums = [dict.fromkeys(self.classes, 0.0) for _ in range(len(X))]
        for classes, proba in self.members:
            for row, values in zip(sums, proba(X)):
                for label, value in zip(classes, values):
                    row[int(label)] += float(value)
        return [[row[label] / self.size for label in self.classes] for row in sums]

    def predict(self, X):
        return [self.classes[max(range(len(p)), key=p.__getitem__)] for p in self.predict_proba(X)]
