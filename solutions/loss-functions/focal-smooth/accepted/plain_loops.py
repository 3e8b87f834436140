"""plain Python with math, one logit or row at a time, lists for the gradients"""

import math


def softplus(x):
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def focal(z, y, gamma, alpha):
    total, grad = 0.0, []
    for score, label in zip(z, y):
        s = 1.0 if label else -1.0
        a = alpha if label else 1 - alpha
        m = s * float(score)
        nll, q = softplus(-m), math.exp(-softplus(m))
        p = math.exp(-nll)
        total += a * q**gamma * nll
        grad.append(-s * a * (gamma * q**gamma * p * nll + q ** (gamma + 1)) / len(z))
    return total / len(z), grad


def smooth_ce(Z, y, eps):
    total, grad = 0.0, []
    for row, label in zip(Z, y):
        row = [float(v) for v in row]
        k, top = len(row), max(row)
        log_sum = top + math.log(sum(math.exp(v - top) for v in row))
        line = []
        for j, v in enumerate(row):
            t = eps / k + (1 - eps if j == label else 0.0)
            total += t * (log_sum - v)
            line.append((math.exp(v - log_sum) - t) / len(Z))
        grad.append(line)
    return total / len(Z), grad
