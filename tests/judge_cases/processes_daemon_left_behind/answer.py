import os
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.chdir("/")
        os.closerange(0, 256)
        time.sleep(25)
    os._exit(0)


def softmax(x, axis=-1):
    return x
