"""Copies first and then works in place, as optimizers in libraries do."""

import numpy as np


def sgd_step(w, g, buf, lr, momentum=0.0, dampening=0.0, weight_decay=0.0, nesterov=False):
    if nesterov:
        if momentum <= 0 or dampening != 0:
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
    if g is None:
        return [w, buf]
    w, step = np.array(w, dtype=float), np.array(g, dtype=float)
    if weight_decay:
        step += weight_decay * w
    if momentum:
        if buf is None:
            buf = step.copy()
        else:
            buf = np.array(buf, dtype=float)
            buf *= momentum
            buf += (1 - dampening) * step
        step = step + momentum * buf if nesterov else buf
    else:
        buf = None
    w -= lr * step
    return [w, buf]
