import numpy as np


def best_round(
    y: np.ndarray, start: float, steps: np.ndarray, rate: float, patience: int | None = None
) -> tuple[int, np.ndarray]:
    """Return the number of trees with the smallest log loss, and the curve of the loss by number of trees.

    y: 0/1 or bool [m]
    start: log-odds of the model without trees
    steps: f[T, m], the unshrunken output of each tree
    rate: the learning rate
    patience: rounds without a new minimum after which training stops; None never stops
    """
    raise NotImplementedError
