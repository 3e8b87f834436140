import math


class OnlineOLS:
    def __init__(self) -> None:
        self.n = 0
        self.x_mean = self.y_mean = 0.0
        self.sxx = self.sxy = 0.0  # sums around the means, never around 0: those would cancel

    def update(self, x: float, y: float) -> None:
        self._take(1, float(x), float(y), 0.0, 0.0)

    def merge(self, other: "OnlineOLS") -> None:
        if other.n:
            self._take(other.n, other.x_mean, other.y_mean, other.sxx, other.sxy)

    def _take(self, n: int, x_mean: float, y_mean: float, sxx: float, sxy: float) -> None:
        """Join a group to ours; a point is a group of one. Chan, Golub and LeVeque (1983)."""
        share = n / (self.n + n)
        dx, dy = x_mean - self.x_mean, y_mean - self.y_mean
        self.sxx += sxx + self.n * share * dx * dx
        self.sxy += sxy + self.n * share * dx * dy
        self.x_mean += share * dx
        self.y_mean += share * dy
        self.n += n

    def slope(self) -> float:
        return self.sxy / self.sxx if self.sxx > 0 else math.nan

    def intercept(self) -> float:
        return self.y_mean - self.slope() * self.x_mean
