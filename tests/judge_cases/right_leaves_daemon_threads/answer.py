import threading
import time

import numpy as np


def softmax(x, axis=-1):
    weights = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)


for _ in range(20):
    threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
