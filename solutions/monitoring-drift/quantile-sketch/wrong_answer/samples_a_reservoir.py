"""keeps a uniform sample, which gives no guarantee"""

import math
import random


class Sketch:
    def __init__(self, eps):
        self.room, self.n, self.kept = int(5 / eps), 0, []
        self.chance = random.Random(0)

    def insert(self, x):
        self.n += 1
        if len(self.kept) < self.room:
            self.kept.append(float(x))
        elif (place := self.chance.randrange(self.n)) < self.room:
            self.kept[place] = float(x)

    def query(self, q):
        ordered = sorted(self.kept)
        return ordered[max(1, math.ceil(q * len(ordered))) - 1] if ordered else math.nan

    def size(self):
        return len(self.kept)
