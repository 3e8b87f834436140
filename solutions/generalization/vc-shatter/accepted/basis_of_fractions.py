"""a growing basis of exact rows, with a one for the constant"""

from fractions import Fraction
def is_shattered(P):
    rows = [[Fraction(int(v)) for v in r] + [Fraction(1)] for r in P]
    basis = []
    for r in rows:
        for p, b in basis:
            if r[p]:
                f = r[p] / b[p]
                r = [x - f * y for x, y in zip(r, b)]
        p = next((i for i, v in enumerate(r) if v), None)
        if p is None:
            return False
        basis.append((p, r))
    return True
