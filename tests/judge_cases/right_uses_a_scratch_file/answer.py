import os
import tempfile

import numpy as np


def softmax(x, axis=-1):
    weights = np.exp(x - x.max(axis=axis, keepdims=True))
    np.save("cached.npy", weights)
    weights = np.load("cached.npy")
    with tempfile.NamedTemporaryFile(suffix=".bin") as file:
        file.write(weights.tobytes())
        file.flush()
        assert os.path.getsize(file.name) == weights.nbytes
    return weights / weights.sum(axis=axis, keepdims=True)
