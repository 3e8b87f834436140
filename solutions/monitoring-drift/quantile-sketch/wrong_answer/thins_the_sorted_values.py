"""sorts and keeps every second value whenever it is full, but forgets what each stands for"""

import math
from bisect import insort


class Sketch:
    def __init__(self, eps):
        self.room, self.kept = int(5 / eps), []

    def insert(self, x):
        insort(self.kept, float(x))
        if len(self.kept) >= self.room:
            self.kept = self.kept[::2]

    def query(self, q):
        n = len(self.kept)
        return self.kept[max(1, math.ceil(q * n)) - 1] if n else math.nan

    def size(self):
        return len(self.kept)
