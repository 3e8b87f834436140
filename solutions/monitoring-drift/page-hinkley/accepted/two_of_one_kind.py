"""two one-sided detectors of one kind, of which one sees negative values"""


class _Up:
    def __init__(self, delta):
        self.delta, self.n, self.total, self.rise = delta, 0, None, 0.0

    def step(self, x):
        # The sum less its minimum is itself a sum that is cut off at zero.
        self.n += 1
        if self.total is None:
            self.first, self.total = x, 0.0
        self.total += x - self.first
        self.rise = max(0.0, self.rise + (x - self.first) - self.total / self.n - self.delta)
        return self.rise


class Detector:
    def __init__(self, delta, threshold, direction="up"):
        if direction not in ("up", "down", "both"):
            raise ValueError(direction)
        self.options = delta, threshold, direction
        self._fresh()

    def _fresh(self):
        delta, _, direction = self.options
        self.sides = [(sign, _Up(delta)) for sign, names in ((1, ("up", "both")), (-1, ("down", "both")))
                      if direction in names]

    def update(self, x):
        rises = [side.step(sign * float(x)) for sign, side in self.sides]
        if max(rises) > self.options[1]:
            self._fresh()
            return True
        return False
