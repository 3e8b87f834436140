"""Saves the generator as it was at the start of the epoch and the batches done since, and draws them again."""

import json

import numpy as np


class Trainer:
    def __init__(self, X, y, lr, decay, momentum, noise, batch, seed):
        self.X, self.y = np.asarray(X).astype(float), np.asarray(y).astype(float)
        self.lr, self.decay, self.momentum, self.noise = map(float, (lr, decay, momentum, noise))
        self.batch, self.t = int(batch), 0
        self.params = np.zeros((2, self.X.shape[1]))  # weights, velocity
        self.rng = np.random.default_rng(seed)
        self.at_start, self.done, self.order = self.rng.bit_generator.state, 0, []

    def drawn(self):
        """Draw what is random in the next batch."""
        n, d = self.X.shape
        if self.done * self.batch >= n or not len(self.order):
            self.at_start, self.done = self.rng.bit_generator.state, 0
            self.order = self.rng.permutation(n)
        rows = self.order[self.done * self.batch :][: self.batch]
        self.done += 1
        return rows, self.noise * self.rng.standard_normal((len(rows), d))

    def step(self):
        rows, noise = self.drawn()
        X, (w, v) = self.X[rows] + noise, self.params
        v = self.momentum * v + 2 / len(rows) * ((X @ w - self.y[rows]) @ X)
        self.params = np.stack([w - self.lr / (1 + self.decay * self.t) * v, v])
        self.t += 1

    def weights(self):
        return self.params[0].copy()

    def checkpoint(self):
        hyper = [self.lr, self.decay, self.momentum, self.noise, self.batch]
        return json.dumps([hyper, self.t, self.done, self.params.tolist(), self.at_start])

    @classmethod
    def resume(cls, text, X, y):
        hyper, t, done, params, at_start = json.loads(text)
        trainer = cls(X, y, *hyper, 0)
        trainer.rng.bit_generator.state = at_start
        for _ in range(done):
            trainer.drawn()
        trainer.t, trainer.params = t, np.array(params)
        return trainer
