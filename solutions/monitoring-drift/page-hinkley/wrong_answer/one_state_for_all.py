"""keeps the state in the class, shared by all detectors"""

SIGNS = {"up": (1.0,), "down": (-1.0,), "both": (1.0, -1.0)}


class Detector:
    def __init__(self, delta, threshold, direction="up"):
        if direction not in SIGNS:
            raise ValueError(direction)
        self.delta, self.threshold, self.signs = delta, threshold, SIGNS[direction]
        Detector.start(self)

    def start(self):
        Detector.count, Detector.mean = 0, 0.0
        Detector.sums = [0.0] * len(self.signs)
        Detector.lowest = [0.0] * len(self.signs)

    def update(self, x):
        x = float(x)
        Detector.count += 1
        Detector.mean += (x - Detector.mean) / Detector.count
        alarm = False
        for i, sign in enumerate(self.signs):
            self.sums[i] += sign * (x - self.mean) - self.delta
            self.lowest[i] = min(self.lowest[i], self.sums[i])
            if self.sums[i] - self.lowest[i] > self.threshold:
                alarm = True
        if alarm:
            self.start()
        return alarm
