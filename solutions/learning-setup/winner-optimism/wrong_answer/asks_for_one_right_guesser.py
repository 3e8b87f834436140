"""gives the chance that some guesser is right on a row, which is another one from row to row"""


def expected_best_train_acc(k, n, p):
    return 1 - (1 - p) ** k
