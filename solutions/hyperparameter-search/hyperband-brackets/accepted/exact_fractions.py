"""computes in exact fractions throughout"""

from fractions import Fraction
from math import ceil, floor


def brackets(R, eta):
    s_max = max(s for s in range(41) if eta**s <= R)

    def bracket(s):
        n, r = ceil(Fraction(s_max + 1, s + 1) * eta**s), Fraction(R, eta**s)
        return tuple((floor(Fraction(n, eta**i)), float(r * eta**i)) for i in range(s + 1))

    return tuple(bracket(s_max - k) for k in range(s_max + 1))
