"""trapezoids under the curve, one vertex per distinct score, in plain Python"""

from itertools import groupby


def auc(y, s):
    rows = sorted(zip(list(s), [int(label) for label in y]), reverse=True)
    positives = sum(label for _, label in rows)
    negatives = len(rows) - positives
    if not positives or not negatives:
        return float("nan")
    area = 0.0
    tp = 0
    for _, group in groupby(rows, key=lambda row: row[0]):
        labels = [label for _, label in group]
        hits = sum(labels)
        area += (len(labels) - hits) * (tp + hits / 2)
        tp += hits
    return area / (positives * negatives)
