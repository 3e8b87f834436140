import os

try:
    os.setsid()
except OSError:
    try:
        os.setpgid(0, 0)
    except OSError:
        pass


def softmax(x, axis=-1):
    while True:
        pass
