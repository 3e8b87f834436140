"""Keeps the whole order and a position, updates in place, and writes floats as hexadecimal text."""

import json

import numpy as np


class Trainer:
    def __init__(self, X, y, lr, decay, momentum, noise, batch, seed):
        self.data = (np.array(X, np.float64), np.array(y, np.float64))
        self.hyper = dict(lr=lr, decay=decay, momentum=momentum, noise=noise, batch=batch)
        d = self.data[0].shape[1]
        self.w = np.zeros(d)
        self.v = np.zeros(d)
        self.steps = 0
        self.generator = np.random.default_rng(seed)
        self.order, self.position = None, 0

    def step(self):
        X, y = self.data
        h = self.hyper
        if self.order is None or self.position >= len(y):
            self.order, self.position = self.generator.permutation(len(y)), 0
        rows = self.order[self.position : self.position + h["batch"]]
        self.position += len(rows)
        noisy = X[rows] + h["noise"] * self.generator.standard_normal((len(rows), X.shape[1]))
        residual = noisy @ self.w - y[rows]
        self.v *= h["momentum"]
        self.v += 2 * np.mean(noisy * residual[:, None], axis=0)
        self.w -= h["lr"] / (1 + h["decay"] * self.steps) * self.v
        self.steps += 1

    def weights(self):
        return np.array(self.w)

    def checkpoint(self):
        numbers = {name: [float(x).hex() for x in getattr(self, name)] for name in ("w", "v")}
        order = None if self.order is None else [int(row) for row in self.order]
        hyper = {name: float(value).hex() for name, value in self.hyper.items()}
        rng = self.generator.bit_generator.state
        place = {"order": order, "position": self.position, "steps": self.steps}
        return json.dumps({**numbers, **place, "hyper": hyper, "rng": rng})

    @classmethod
    def resume(cls, text, X, y):
        saved = json.loads(text)
        hyper = {name: float.fromhex(value) for name, value in saved["hyper"].items()}
        hyper["batch"] = int(hyper["batch"])
        self = cls(X, y, **hyper, seed=1)
        for name in ("w", "v"):
            setattr(self, name, np.array([float.fromhex(x) for x in saved[name]]))
        self.order = None if saved["order"] is None else np.array(saved["order"])
        self.position, self.steps = saved["position"], saved["steps"]
        self.generator.bit_generator.state = saved["rng"]
        return self
