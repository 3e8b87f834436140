"""keeps the newest values only, and answers for a window"""

import math
from collections import deque


class Sketch:
    def __init__(self, eps):
        self.kept = deque(maxlen=int(5 / eps))

    def insert(self, x):
        self.kept.append(float(x))

    def query(self, q):
        ordered = sorted(self.kept)
        return ordered[max(1, math.ceil(q * len(ordered))) - 1] if ordered else math.nan

    def size(self):
        return len(self.kept)
