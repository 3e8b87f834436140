import time


def softmax(x, axis=-1):
    while True:
        try:
            time.sleep(0.01)
        except BaseException:
            continue
