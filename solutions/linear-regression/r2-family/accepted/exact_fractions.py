"""exact rational arithmetic in plain loops, rounded once at the end"""

from fractions import Fraction


def r2(y, p, w=None):
    weights = [1] * len(y) if w is None else [Fraction(float(v)) for v in w]
    rows = [(Fraction(float(a)), Fraction(float(b)), c) for a, b, c in zip(y, p, weights) if c > 0]
    size = sum(c for _, _, c in rows)
    mean = sum(a * c for a, _, c in rows) / size
    errors = sum(c * (a - b) ** 2 for a, b, c in rows)
    total = sum(c * (a - mean) ** 2 for a, _, c in rows)
    if total == 0:
        return 0 if errors else 1
    return float(1 - errors / total)


def adj_r2(y, p, k):
    left = len(y) - 1 - k
    if left <= 0:
        raise ValueError("no degrees of freedom")
    return 1 - (1 - r2(y, p)) * (len(y) - 1) / left
