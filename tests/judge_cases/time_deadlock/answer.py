import threading

lock = threading.Lock()


def softmax(x, axis=-1):
    with lock, lock:
        return x
