"""Goes through the elements one by one, with Python's own floats."""

import numpy as np


def sgd_step(w, g, buf, lr, momentum=0.0, dampening=0.0, weight_decay=0.0, nesterov=False):
    if nesterov and (not momentum or dampening):
        raise ValueError("nesterov without momentum, or with dampening")
    if g is None:
        return np.array(w), None if buf is None else np.array(buf)
    shape = np.shape(w)
    weights, grads = np.ravel(w).tolist(), np.ravel(g).tolist()
    olds = [None] * len(weights) if buf is None else np.ravel(buf).tolist()
    new_w, new_buf = [], []
    for weight, grad, old in zip(weights, grads, olds):
        d = grad + weight_decay * weight
        b = d if old is None else momentum * old + d - dampening * d
        if momentum == 0:
            step = d
        elif nesterov:
            step = d + momentum * b
        else:
            step = b
        new_w.append(weight - lr * step)
        new_buf.append(b)
    new_w = np.array(new_w, dtype=float).reshape(shape)
    return new_w, np.array(new_buf, dtype=float).reshape(shape) if momentum else None
