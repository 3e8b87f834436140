import sys

sys.setrecursionlimit(2**31 - 1)


def softmax(x, axis=-1):
    return [softmax(x, axis)]
