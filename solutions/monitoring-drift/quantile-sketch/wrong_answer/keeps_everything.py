"""keeps every value of the stream"""

import math
from bisect import insort


class Sketch:
    def __init__(self, eps):
        self.values = []

    def insert(self, x):
        insort(self.values, float(x))

    def query(self, q):
        n = len(self.values)
        return self.values[max(1, math.ceil(q * n)) - 1] if n else math.nan

    def size(self):
        return len(self.values)
