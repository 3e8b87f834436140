"""lets nesterov pass with negative dampening"""

import numpy as np


def sgd_step(w, g, buf, lr, momentum=0.0, dampening=0.0, weight_decay=0.0, nesterov=False):
    if nesterov and (momentum == 0 or dampening > 0):
        raise ValueError("nesterov needs momentum and no dampening")
    if g is None:
        return w, buf
    w = np.asarray(w, dtype=np.float64)
    d = np.asarray(g, dtype=np.float64) + weight_decay * w
    if momentum == 0:
        return w - lr * d, None
    # The first buffer is the whole direction; dampening starts with the second.
    buf = d if buf is None else momentum * np.asarray(buf, dtype=np.float64) + (1 - dampening) * d
    step = d + momentum * buf if nesterov else buf
    return w - lr * step, buf
