import numpy as np


def err632(loss: np.ndarray, counts: np.ndarray, apparent: float) -> float:
    """Estimate the prediction error by the .632 bootstrap.

    loss, shape (B, n), holds at [b, i] the loss on row i of the model fitted to bootstrap sample b; counts, integers
    of the same shape, how often sample b drew row i; apparent is the training error of the model fitted to all rows.
    Raises ValueError if every sample drew every row.
    """
    raise NotImplementedError
