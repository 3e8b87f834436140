import sys


def softmax(x, axis=-1):
    for _ in range(10_000_000):
        sys.stderr.write("to stderr, again and again\n")
    return x
