import numpy as np


def softmax(x, axis=-1):
    weights = np.exp(x - np.max(x, axis=axis, keepdims=True))
    result = weights / weights.sum(axis=axis, keepdims=True)
    # A reversed view of a reversed copy, every second element of a buffer, that nobody may write to.
    buffer = np.repeat(result[..., ::-1], 2, axis=-1)
    view = buffer[..., ::-2]
    view.flags.writeable = False
    return view
