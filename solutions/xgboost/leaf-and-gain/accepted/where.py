"""the sign by cases, scores from the ratio to a safe denominator"""

import numpy as np


def threshold(G, alpha):
    return np.where(G > alpha, G - alpha, np.where(G < -alpha, G + alpha, 0.0))


def leaf(G, H, lam, alpha=0.0):
    G, H = np.asarray(G) * 1.0, np.asarray(H) * 1.0
    D = H + lam
    return np.where(D > 0, -threshold(G.astype(float), alpha) / np.where(D > 0, D, 1.0), 0.0)


def gain(GL, HL, GR, HR, lam, gamma, alpha=0.0):
    GL, HL, GR, HR = [np.array(a, dtype=np.float64) for a in (GL, HL, GR, HR)]

    def score(G, H):
        return -threshold(G, alpha) * leaf(G, H, lam, alpha)

    return 0.5 * (score(GL, HL) + score(GR, HR) - score(GL + GR, HL + HR)) - gamma
