"""plain Python with math, one logit at a time, a list for the gradient"""

import math


def softplus(x):
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))


def bce_logits(z, y, pos_weight=1.0):
    n = len(z)
    total, grad = 0.0, []
    for a, t in zip(z, y):
        a, t = float(a), float(t)
        total += pos_weight * t * softplus(-a) + (1 - t) * softplus(a)
        grad.append(((1 - t) * sigmoid(a) - pos_weight * t * sigmoid(-a)) / n)
    return total / n, grad
