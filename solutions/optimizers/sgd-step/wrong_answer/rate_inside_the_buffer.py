"""puts the learning rate into the buffer"""

import numpy as np


def sgd_step(w, g, buf, lr, momentum=0.0, dampening=0.0, weight_decay=0.0, nesterov=False):
    if nesterov and (momentum == 0 or dampening != 0):
        raise ValueError("Nesterov needs a momentum and zero dampening")
    if g is None:
        return w, buf
    w = np.array(w, dtype=float)
    d_p = np.array(g, dtype=float)
    d_p = d_p + weight_decay * w
    if momentum != 0:
        if buf is None:
            buf = lr * d_p
        else:
            buf = momentum * np.array(buf, dtype=float) + (1 - dampening) * lr * d_p
        if nesterov:
            step = lr * d_p + momentum * buf
        else:
            step = buf
    else:
        step, buf = lr * d_p, None
    return w - step, buf
