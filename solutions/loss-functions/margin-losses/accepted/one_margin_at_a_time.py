"""plain Python, one margin at a time, lists returned"""

import math


def logistic(m):
    if m > 0:
        t = math.exp(-m)
        return math.log1p(t) / math.log(2), -t / (1 + t) / math.log(2)
    t = math.exp(m)
    return (math.log1p(t) - m) / math.log(2), -1 / (1 + t) / math.log(2)


LOSSES = {
    "zero-one": lambda m: (float(m <= 0), 0.0),
    "hinge": lambda m: (1 - m, -1.0) if m < 1 else (0.0, 0.0),
    "squared-hinge": lambda m: ((1 - m) ** 2, 2 * (m - 1)) if m < 1 else (0.0, 0.0),
    "logistic": logistic,
    "exponential": lambda m: (math.exp(-m), -math.exp(-m)),
}


def margin_loss(m, kind):
    if kind not in LOSSES:
        raise ValueError(f"{kind!r} is none of {sorted(LOSSES)}")
    pairs = [LOSSES[kind](float(value)) for value in m]
    return [loss for loss, _ in pairs], [slope for _, slope in pairs]
