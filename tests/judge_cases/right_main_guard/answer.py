import numpy as np


def softmax(x, axis=-1):
    weights = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)


if __name__ == "__main__":
    import sys

    print(softmax(np.array([1.0, 2.0])))
    sys.exit(1)
