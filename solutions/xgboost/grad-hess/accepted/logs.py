"""probabilities as exponentials of their logarithms"""

import numpy as np


def grad_hess(y, F, objective, param=None):
    y, F = np.array(y, dtype=np.float64), np.array(F, dtype=np.float64)
    r = F - y
    match objective:
        case "squared":
            return r, 0 * r + 1
        case "logistic":
            log_p, log_q = -np.logaddexp(0, -F), -np.logaddexp(0, F)
            h = np.exp(log_p + log_q)
            h[h < 1e-16] = 1e-16
            return np.exp(log_p) * (1 - y) - np.exp(log_q) * y, h
        case "poisson":
            return np.exp(F) - y, np.exp(F)
        case "pseudo-huber":
            cos = np.cos(np.arctan(r / param))
            return param * np.sin(np.arctan(r / param)), np.hypot(1, r / param) ** -3.0 + 0 * cos
    raise ValueError(objective)
