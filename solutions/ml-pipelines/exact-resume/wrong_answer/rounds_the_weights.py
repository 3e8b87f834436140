"""writes weights with eight digits"""

import json

import numpy as np


class Trainer:
    def __init__(
        self,
        X: np.ndarray,
        y: np.ndarray,
        lr: float,
        decay: float,
        momentum: float,
        noise: float,
        batch: int,
        seed: int,
    ) -> None:
        self.X, self.y = np.array(X, dtype=float), np.array(y, dtype=float)
        self.settings = [float(lr), float(decay), float(momentum), float(noise), int(batch)]
        self.w, self.v = np.zeros(self.X.shape[1]), np.zeros(self.X.shape[1])
        self.t = 0
        self.left: list[int] = []  # the rows of this epoch that are still to come
        self.rng = np.random.default_rng(seed)

    def step(self) -> None:
        lr, decay, momentum, noise, batch = self.settings
        if not self.left:
            self.left = self.rng.permutation(len(self.y)).tolist()
        rows, self.left = self.left[:batch], self.left[batch:]
        X = self.X[rows]
        X += noise * self.rng.standard_normal(X.shape)
        gradient = 2 / len(rows) * X.T @ (X @ self.w - self.y[rows])
        self.v = momentum * self.v + gradient
        self.w = self.w - lr / (1 + decay * self.t) * self.v
        self.t += 1

    def weights(self) -> np.ndarray:
        return self.w.copy()

    def checkpoint(self) -> str:
        state = {
            "settings": self.settings,
            "w": [float(f"{x:.8g}") for x in self.w],  # JSON writes the shortest digits that give the same float again
            "v": self.v.tolist(),
            "t": self.t,
            "left": self.left,
            "rng": self.rng.bit_generator.state,
        }
        return json.dumps(state, allow_nan=False)

    @classmethod
    def resume(cls, text: str, X: np.ndarray, y: np.ndarray) -> "Trainer":
        state = json.loads(text)
        trainer = cls(X, y, *state["settings"], seed=0)
        trainer.w, trainer.v = np.array(state["w"], dtype=float), np.array(state["v"], dtype=float)
        trainer.t, trainer.left = state["t"], state["left"]
        trainer.rng.bit_generator.state = state["rng"]
        return trainer
