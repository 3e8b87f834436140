"""plain Python with exact integers"""

from fractions import Fraction
from math import sqrt


def margins(C):
    rows = [[int(value) for value in row] for row in C]
    return rows, [sum(row) for row in rows], [sum(column) for column in zip(*rows)]


def mcc(C):
    rows, truth, guess = margins(C)
    n = sum(truth)
    shared = n * sum(rows[k][k] for k in range(len(rows))) - sum(a * b for a, b in zip(truth, guess))
    left, right = n * n - sum(a * a for a in truth), n * n - sum(b * b for b in guess)
    return shared / (sqrt(left) * sqrt(right)) if left and right else 0.0


def kappa(C):
    rows, truth, guess = margins(C)
    n = sum(truth)
    chance = Fraction(sum(a * b for a, b in zip(truth, guess)), n)
    hits = sum(rows[k][k] for k in range(len(rows)))
    return float((hits - chance) / (n - chance)) if chance != n else 0.0


def balanced_accuracy(C):
    rows, truth, _ = margins(C)
    recalls = [Fraction(rows[k][k], truth[k]) for k in range(len(rows)) if truth[k]]
    return float(sum(recalls) / len(recalls))
