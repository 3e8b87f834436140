"""loops over rows with plain floats and builds the gradient as it goes"""

import math

import numpy as np


def ce(Z, y, weight=None, eps=0.0):
    n, K = Z.shape
    weight = [1.0] * K if weight is None else [float(w) for w in weight]
    norm = sum(weight[int(label)] for label in y)
    loss, grad = 0.0, []
    for row, label in zip(Z.tolist(), y.tolist()):
        top = max(row)
        lse = top + math.log(sum(math.exp(z - top) for z in row))
        shares = [weight[k] * (eps / K + (1 - eps if k == label else 0.0)) / norm for k in range(K)]
        loss += sum(a * (lse - z) for a, z in zip(shares, row))
        grad.append([math.exp(z - lse) * sum(shares) - a for a, z in zip(shares, row)])
    return loss, grad
