"""answers slope 0 where all x are equal and no slope is defined"""


class OnlineOLS:
    def __init__(self):
        self.n = 0
        self.mx = 0.0
        self.my = 0.0
        self.sxx = 0.0
        self.sxy = 0.0

    def update(self, x, y):
        x, y = float(x), float(y)
        self.n += 1
        dx = x - self.mx
        self.mx += dx / self.n
        self.my += (y - self.my) / self.n
        self.sxx += dx * (x - self.mx)
        self.sxy += dx * (y - self.my)

    def merge(self, other):
        n = self.n + other.n
        if n == 0:
            return
        dx = other.mx - self.mx
        dy = other.my - self.my
        weight = self.n * other.n / n
        self.sxx += other.sxx + weight * dx * dx
        self.sxy += other.sxy + weight * dx * dy
        self.mx += dx * other.n / n
        self.my += dy * other.n / n
        self.n = n

    def slope(self):
        if self.sxx == 0.0:
            return 0.0
        return self.sxy / self.sxx

    def intercept(self):
        return self.my - self.slope() * self.mx
