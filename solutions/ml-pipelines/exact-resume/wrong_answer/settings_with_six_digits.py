"""writes the settings with six digits"""

import json

import numpy as np


class Trainer:
    def __init__(self, X, y, lr, decay, momentum, noise, batch, seed):
        self.rows = [[float(a) for a in row] for row in X]
        self.targets = [float(b) for b in y]
        self.lr, self.decay, self.momentum, self.noise = lr, decay, momentum, noise
        self.batch = batch
        self.w = [0.0] * len(self.rows[0])
        self.v = [0.0] * len(self.rows[0])
        self.t, self.todo = 0, []
        self.rng = np.random.default_rng(seed)

    def step(self):
        if not self.todo:
            self.todo = [int(i) for i in self.rng.permutation(len(self.rows))][::-1]
        taken = [self.todo.pop() for _ in range(min(self.batch, len(self.todo)))]
        d, b = len(self.w), len(taken)
        noise = self.rng.standard_normal(b * d)
        g = [0.0] * d
        for k, i in enumerate(taken):
            x = [a + self.noise * float(z) for a, z in zip(self.rows[i], noise[k * d : (k + 1) * d])]
            r = sum(a * c for a, c in zip(x, self.w)) - self.targets[i]
            g = [gj + 2 * r * a / b for gj, a in zip(g, x)]
        rate = self.lr / (1 + self.decay * self.t)
        self.v = [self.momentum * vj + gj for vj, gj in zip(self.v, g)]
        self.w = [wj - rate * vj for wj, vj in zip(self.w, self.v)]
        self.t += 1

    def weights(self):
        return np.array(self.w)

    def checkpoint(self):
        gen = self.rng.bit_generator.state
        gen["state"] = {k: str(v) for k, v in gen["state"].items()}
        names = ("lr", "decay", "momentum", "noise", "batch", "w", "v", "t", "todo")
        return json.dumps(
            {
                **{n: getattr(self, n) for n in names},
                "gen": gen,
                **{n: float(f"{getattr(self, n):.6g}") for n in names[:4]},
            }
        )

    @staticmethod
    def resume(text, X, y):
        d = json.loads(text)
        gen = d.pop("gen")
        gen["state"] = {k: int(v) for k, v in gen["state"].items()}
        tr = Trainer(X, y, d["lr"], d["decay"], d["momentum"], d["noise"], d["batch"], None)
        vars(tr).update(d)
        tr.rng = np.random.Generator(np.random.PCG64())
        tr.rng.bit_generator.state = gen
        return tr
