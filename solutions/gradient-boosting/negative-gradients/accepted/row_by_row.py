"""one row after the other, in plain Python, returned as a list"""

import math


def one(y, F, loss, param):
    r = y - F
    if loss == "squared":
        return r
    if loss == "absolute":
        return 0.0 if r == 0 else math.copysign(1.0, r)
    if loss == "huber":
        return max(-param, min(param, r))
    if loss == "quantile":
        return param if r > 0 else param - 1
    if loss == "log":
        return y - (1 / (1 + math.exp(-F)) if F > 0 else math.exp(F) / (1 + math.exp(F)))
    return y - math.exp(F)


def neg_grad(y, F, loss, param=None):
    if loss not in ("squared", "absolute", "huber", "quantile", "log", "poisson"):
        raise ValueError("no such loss")
    return [one(float(a), float(b), loss, param) for a, b in zip(y, F)]
