"""powers of two only where the cap does not hold yet"""

from itertools import accumulate, takewhile
from math import ldexp, log2


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    if not idempotent:
        return []
    base, cap = float(base), float(cap)
    flat = log2(cap) - log2(base)  # from this exponent on the cap holds
    pauses = [
        float(rng.random()) * (cap if k >= flat else min(cap, ldexp(base, k))) for k in range(int(attempts) - 1)
    ]
    within = takewhile(lambda total: total <= deadline, accumulate(pauses))
    return [pause for pause, _ in zip(pauses, within)]
