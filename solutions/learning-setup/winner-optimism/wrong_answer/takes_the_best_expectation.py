"""takes the maximum of the expectations, which is p; the expectation of the maximum is higher"""


def expected_best_train_acc(k, n, p):
    expected = [sum(p for _ in range(n)) / n for _ in range(min(k, 100))]
    return max(expected)
