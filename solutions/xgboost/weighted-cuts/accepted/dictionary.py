"""weights collected by value in a dictionary, one walk for all goals"""

from bisect import bisect_left


def weighted_cuts(x, h, n_bins):
    weight = {}
    for value, w in zip(x, h):
        if value == value and w > 0:
            weight[float(value)] = weight.get(float(value), 0.0) + float(w)
    values = sorted(weight)
    if len(values) <= n_bins:
        return values[:-1]
    total = sum(weight[v] for v in values)
    cuts, reached, k = [], 0.0, 1
    for value in values[:-1]:
        reached += weight[value]
        before = k
        while k < n_bins and reached >= k * total / n_bins - 1e-9 * total:
            k += 1
        if k > before:
            cuts.append(value)
    return cuts


def bin_of(x, cuts):
    cuts = list(cuts)
    return [-1 if v != v else bisect_left(cuts, float(v)) for v in x]
