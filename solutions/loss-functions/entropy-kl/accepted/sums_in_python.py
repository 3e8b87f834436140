"""sums over the pairs that p can see, with math.log and math.fsum"""

import math


def ent_xent_kl(p, q, base=math.e):
    p_total, q_total = math.fsum(map(float, p)), math.fsum(map(float, q))
    pairs = [(float(a) / p_total, float(b) / q_total) for a, b in zip(p, q) if a > 0]
    entropy = -math.fsum(a * math.log(a, base) for a, _ in pairs)
    if any(b == 0 for _, b in pairs):
        return entropy, math.inf, math.inf
    cross = -math.fsum(a * math.log(b, base) for a, b in pairs)
    divergence = math.fsum(a * math.log(a / b, base) for a, b in pairs)
    return entropy, cross, divergence
