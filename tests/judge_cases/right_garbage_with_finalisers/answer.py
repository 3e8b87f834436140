import gc
import weakref

import numpy as np


class Node:
    def __init__(self):
        self.me = self
        weakref.finalize(self, print, end="")

    def __del__(self):
        self.me = None


def softmax(x, axis=-1):
    nodes = [Node() for _ in range(50)]
    weights = np.exp(x - x.max(axis=axis, keepdims=True))
    del nodes
    gc.collect()
    return weights / weights.sum(axis=axis, keepdims=True)
