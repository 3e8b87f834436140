import io
import sys

sys.stdout = io.StringIO()
sys.stderr = None
import numpy as np


def softmax(x, axis=-1):
    print("into the void")
    weights = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)
