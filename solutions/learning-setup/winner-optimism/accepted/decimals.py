"""expectation over the distribution of the best count, in decimal arithmetic"""

from decimal import Decimal, getcontext


def expected_best_train_acc(k, n, p):
    getcontext().prec = 30
    p = Decimal(float(p))
    if p == 1:
        return 1.0
    chance = (1 - p) ** n
    at_most, before, expected = chance, chance**k, Decimal(0)
    for t in range(1, n + 1):
        chance *= p / (1 - p) * (n - t + 1) / t
        at_most += chance
        expected += t * (at_most**k - before)
        before = at_most**k
    return float(expected / n)
