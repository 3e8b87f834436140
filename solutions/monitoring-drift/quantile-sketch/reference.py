import math
from bisect import bisect_right


class Sketch:
    def __init__(self, eps: float) -> None:
        self.eps, self.n = eps, 0
        # Tuple i: a value, its lower rank less that of tuple i - 1, and its upper rank less its lower.
        self.values: list[float] = []
        self.gaps: list[int] = []
        self.spans: list[int] = []

    def insert(self, x: float) -> None:
        place = bisect_right(self.values, x)
        # It stands before its right neighbour, so its upper rank is that of the neighbour until now.
        inner = place < len(self.values)
        span = self.gaps[place] + self.spans[place] - 1 if inner else 0
        self.values.insert(place, float(x))
        self.gaps.insert(place, 1)
        self.spans.insert(place, span)
        self.n += 1
        if len(self.values) * self.eps > 4:
            self._compress()

    def _compress(self) -> None:
        for i in range(len(self.values) - 2, 0, -1):
            if self.gaps[i] + self.gaps[i + 1] + self.spans[i + 1] <= 2 * self.eps * self.n:
                self.gaps[i + 1] += self.gaps[i]
                del self.values[i], self.gaps[i], self.spans[i]

    def query(self, q: float) -> float:
        rank = math.ceil(q * self.n)
        best, best_error, low = math.nan, math.inf, 0
        for value, gap, span in zip(self.values, self.gaps, self.spans):
            low += gap
            error = max(rank - low, low + span - rank)
            if error < best_error:
                best, best_error = value, error
        return best

    def size(self) -> int:
        return len(self.values)
