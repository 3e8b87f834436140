"""writes the new buffer over the one that was passed"""

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
            buf = d_p
        else:
            buf *= momentum
            buf += (1 - dampening) * d_p
        if nesterov:
            step = d_p + momentum * buf
        else:
            step = buf
    else:
        step, buf = d_p, None
    return w - lr * step, buf
