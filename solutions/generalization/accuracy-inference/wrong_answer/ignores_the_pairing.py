"""compares the two accuracies as if they came from different rows"""

import math
from statistics import NormalDist

import numpy as np


def wilson(k, n, conf=0.95):
    k, n = float(k), float(n)
    z = NormalDist().inv_cdf((1 + conf) / 2)
    centre = (k + z * z / 2) / (n + z * z)
    half = z * math.sqrt(k * (n - k) / n + z * z / 4) / (n + z * z)
    return max(centre - half, 0.0), min(centre + half, 1.0)


def mcnemar_exact(a, b):
    a, b = np.asarray(a).astype(bool), np.asarray(b).astype(bool)
    wins, losses = int((a & ~b).sum()), int((b & ~a).sum())
    m, share = len(a), (a.mean() + b.mean()) / 2 if len(a) else 0.0
    spread = math.sqrt(2 * share * (1 - share) / m) if m else 0.0
    tail = 1 - NormalDist().cdf(abs(a.mean() - b.mean()) / spread) if spread else 1.0
    return min(1.0, 2 * tail)
