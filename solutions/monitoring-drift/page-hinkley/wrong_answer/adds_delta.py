"""adds delta, so that nothing at all raises an alarm in time"""

SIGNS = {"up": (1.0,), "down": (-1.0,), "both": (1.0, -1.0)}


class Detector:
    def __init__(self, delta, threshold, direction="up"):
        if direction not in SIGNS:
            raise ValueError(direction)
        self.delta, self.threshold, self.signs = delta, threshold, SIGNS[direction]
        self.start()

    def start(self):
        self.count, self.mean = 0, 0.0
        self.sums = [0.0] * len(self.signs)
        self.lowest = [0.0] * len(self.signs)

    def update(self, x):
        x = float(x)
        self.count += 1
        self.mean += (x - self.mean) / self.count
        alarm = False
        for i, sign in enumerate(self.signs):
            self.sums[i] += sign * (x - self.mean) + self.delta
            self.lowest[i] = min(self.lowest[i], self.sums[i])
            if self.sums[i] - self.lowest[i] > self.threshold:
                alarm = True
        if alarm:
            self.start()
        return alarm
