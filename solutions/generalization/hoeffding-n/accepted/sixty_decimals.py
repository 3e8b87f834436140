"""sixty decimal digits"""

from decimal import Decimal, getcontext, ROUND_CEILING
getcontext().prec = 60
def _l(d, H): return (2 * Decimal(int(H))).ln() - Decimal(float(d)).ln()
def n_needed(eps, delta, H=1):
    x = _l(delta, H) / 2 / Decimal(float(eps)) ** 2
    near = x.to_integral_value()
    return int(near if abs(x - near) <= Decimal("1e-9") * x else x.to_integral_value(ROUND_CEILING))
def gap(n, delta, H=1):
    return float((_l(delta, H) / (2 * int(n))).sqrt())
