"""plain Python on each element, spread over arrays by np.vectorize"""

import numpy as np


def weight(G, H, lam, alpha):
    G, D = float(G), float(H) + lam
    if D == 0 or abs(G) <= alpha:
        return 0.0
    return (alpha - G) / D if G > 0 else (-alpha - G) / D


def value(G, H, lam, alpha):
    w = weight(G, H, lam, alpha)
    return 0.5 * w * (float(G) + (alpha if w > 0 else -alpha)) if w else 0.0


def difference(GL, HL, GR, HR, lam, gamma, alpha):
    GL, HL, GR, HR = float(GL), float(HL), float(GR), float(HR)
    together = value(GL + GR, HL + HR, lam, alpha) + gamma
    return together - value(GL, HL, lam, alpha) - value(GR, HR, lam, alpha) - 2 * gamma


leaf_of = np.vectorize(weight, otypes=[float])
gain_of = np.vectorize(difference, otypes=[float])


def leaf(G, H, lam, alpha=0.0):
    return leaf_of(G, H, lam, alpha)


def gain(GL, HL, GR, HR, lam, gamma, alpha=0.0):
    return gain_of(GL, HL, GR, HR, lam, gamma, alpha)
