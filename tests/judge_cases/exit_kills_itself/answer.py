import os
import sys
import threading


def softmax(x, axis=-1):
    os.kill(os.getpid(), 9)
    return x
