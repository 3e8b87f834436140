import math
from collections import Counter


class Sketch:
    def __init__(self, alpha: float = 0.01) -> None:
        self.alpha = alpha
        self.gamma = (1 + alpha) / (1 - alpha)
        self.zeros = 0
        self.buckets: Counter[int] = Counter()  # bucket i counts gamma**(i - 1) < x <= gamma**i

    def add(self, x: float, count: int = 1) -> None:
        if x < 0:
            raise ValueError("a latency is not negative")
        if x == 0:
            self.zeros += count
        else:
            self.buckets[math.ceil(math.log(x) / math.log(self.gamma))] += count

    def merge(self, other: "Sketch") -> None:
        if other.alpha != self.alpha:
            raise ValueError("the sketches differ in alpha")
        self.zeros += other.zeros
        self.buckets.update(dict(other.buckets))  # a copy, so that a sketch may be merged with itself

    def quantile(self, q: float) -> float:
        n = self.zeros + self.buckets.total()
        if n == 0:
            return math.nan
        index = math.floor(q * (n - 1))
        if index < self.zeros:
            return 0.0
        passed = self.zeros
        for i in sorted(self.buckets):
            passed += self.buckets[i]
            if passed > index:
                return 2 * self.gamma**i / (self.gamma + 1)
        raise AssertionError("the index lies below n")

    def size(self) -> int:
        return len(self.buckets) + (self.zeros > 0)
