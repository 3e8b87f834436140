"""correlations from the variance of the sum of standardised members"""

from statistics import fmean


def var_of_mean(rho, s2, B):
    total = B * s2 + B * (B - 1) * rho * s2
    return abs(total) / B**2


def mean_correlation(P):
    columns = [[float(row[b]) for row in P] for b in range(len(P[0]))]
    columns = [c for c in columns if min(c) < max(c)]
    if len(columns) < 2:
        return float("nan")
    units = []
    for c in columns:
        centre = fmean(c)
        gaps = [v - centre for v in c]
        length = sum(g * g for g in gaps) ** 0.5
        units.append([g / length for g in gaps])
    k = len(units)
    square = sum(sum(values) ** 2 for values in zip(*units))
    return (square - k) / (k * (k - 1))
