"""stops counting at a hundred values, so that the mean forgets the older ones"""

SIGNS = {"up": (1.0,), "down": (-1.0,), "both": (1.0, -1.0)}


class Detector:
    def __init__(self, delta: float, threshold: float, direction: str = "up") -> None:
        if direction not in SIGNS:
            raise ValueError(f"direction {direction!r} is none of {', '.join(SIGNS)}")
        self.delta, self.threshold, self.signs = delta, threshold, SIGNS[direction]
        self._start()

    def _start(self) -> None:
        self.count, self.mean = 0, 0.0
        self.sums = [0.0] * len(self.signs)
        self.lowest = [0.0] * len(self.signs)

    def update(self, x: float) -> bool:
        x = float(x)  # in float32 the mean would be rounded at each step
        self.count = min(self.count + 1, 100)
        self.mean += (x - self.mean) / self.count
        alarm = False
        for i, sign in enumerate(self.signs):
            self.sums[i] += sign * (x - self.mean) - self.delta
            self.lowest[i] = min(self.lowest[i], self.sums[i])
            alarm = alarm or self.sums[i] - self.lowest[i] > self.threshold
        if alarm:
            self._start()
        return alarm
