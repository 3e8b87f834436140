import os
import sys
import threading


def softmax(x, axis=-1):
    import ctypes

    ctypes.string_at(0)
    return x
