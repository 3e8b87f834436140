import sys


def softmax(x, axis=-1):
    return sys.modules[__name__]
