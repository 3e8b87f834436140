import numpy as np


def samme(y: np.ndarray, P: np.ndarray, n_classes: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the votes of the learners, f[T], and the weights of the rows at the end, f[n].

    y: int [n], true classes 0 to n_classes - 1
    P: int [T, n], what each learner predicts
    """
    raise NotImplementedError
