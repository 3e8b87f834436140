import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np


def softmax(x, axis=-1):
    rows = np.moveaxis(x, axis, -1)
    flat = rows.reshape(-1, rows.shape[-1])
    result = np.empty(flat.shape)

    def work(i):
        weights = np.exp(flat[i] - flat[i].max())
        result[i] = weights / weights.sum()

    if len(flat) > 4:
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(work, range(len(flat))))
    else:
        threads = [threading.Thread(target=work, args=(i,)) for i in range(len(flat))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return np.moveaxis(result.reshape(rows.shape), -1, axis)
