"""one row after the other, in plain Python, returned as two lists"""

import math


def one(y, F, objective, d):
    if objective == "squared":
        return F - y, 1.0
    if objective == "logistic":
        e = math.exp(-abs(F))
        p, q = (1 / (1 + e), e / (1 + e)) if F > 0 else (e / (1 + e), 1 / (1 + e))
        return p * (1 - y) - q * y, max(p * q, 1e-16)
    if objective == "poisson":
        return math.exp(F) - y, math.exp(F)
    s = math.hypot(1, (F - y) / d)
    return (F - y) / s, s**-3


def grad_hess(y, F, objective, param=None):
    if objective not in {"squared", "logistic", "poisson", "pseudo-huber"}:
        raise ValueError("no such objective")
    pairs = [one(float(a), float(b), objective, param) for a, b in zip(y, F)]
    return [g for g, _ in pairs], [h for _, h in pairs]
