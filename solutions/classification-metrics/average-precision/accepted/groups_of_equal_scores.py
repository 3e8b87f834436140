"""exact fractions over groups of equal scores, in plain Python"""

from fractions import Fraction
from itertools import groupby


def average_precision(y, s):
    rows = sorted(zip(list(s), [int(label) for label in y]), reverse=True)
    positives = sum(label for _, label in rows)
    if positives == 0:
        return float("nan")
    total, tp, shown = Fraction(0), 0, 0
    for _, group in groupby(rows, key=lambda row: row[0]):
        labels = [label for _, label in group]
        tp += sum(labels)
        shown += len(labels)
        total += Fraction(sum(labels), positives) * Fraction(tp, shown)
    return float(total)
