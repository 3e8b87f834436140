def expected_best_train_acc(k: int, n: int, p: float) -> float:
    """Return the expected training accuracy of the best of k guessers.

    k: number of guessers, at least 1 and at most 10**6
    n: number of rows, at least 1 and at most 2000
    p: chance in [0, 1] that a guesser is right on a row, independent over guessers and rows

    Returns the expectation of the largest share of rows that a guesser gets right.
    """
    raise NotImplementedError
