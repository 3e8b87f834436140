"""sums in plain Python, of residuals divided by the mean denominator"""

import math


def ratio_se(num, den):
    num, den = [float(v) for v in num], [float(v) for v in den]
    u = len(num)
    ratio = math.fsum(num) / math.fsum(den)
    mean = math.fsum(den) / u
    influence = [(a - ratio * b) / mean for a, b in zip(num, den)]
    return ratio, math.sqrt(math.fsum(v * v for v in influence) / (u - 1) / u)
