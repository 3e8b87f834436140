"""plain Python, one residual at a time, lists returned"""

import math


def squared(r, delta, tau):
    return r * r, 2 * r


def absolute(r, delta, tau):
    return abs(r), float((r > 0) - (r < 0))


def huber(r, delta, tau):
    if abs(r) <= delta:
        return r * r / 2, r
    return delta * (abs(r) - delta / 2), math.copysign(delta, r)


def logcosh(r, delta, tau):
    if abs(r) < 20:
        return math.log(math.cosh(r)), math.tanh(r)
    return abs(r) - math.log(2), math.tanh(r)


def pinball(r, delta, tau):
    if r > 0:
        return (1 - tau) * r, 1 - tau
    return (-tau * r, -tau) if r < 0 else (0.0, 0.0)


LOSSES = {"squared": squared, "absolute": absolute, "huber": huber, "logcosh": logcosh, "pinball": pinball}


def reg_loss(y, p, kind, delta=1.0, tau=0.5):
    if kind not in LOSSES:
        raise ValueError("kind must be one of " + ", ".join(LOSSES))
    pairs = [LOSSES[kind](float(b) - float(a), delta, tau) for a, b in zip(y, p)]
    return [loss for loss, _ in pairs], [slope for _, slope in pairs]
