import numpy as np


def resampled_t(diffs: np.ndarray, n_train: int, n_test: int, critical: float) -> tuple[float, float, float]:
    """Test whether two models differ, from the differences of their scores on r random splits, shape (r,).

    Each split trained on n_train rows and tested on n_test. Returns the corrected t and the lower and upper end of
    the interval of `critical` standard errors about the mean difference. Raises ValueError if r < 2.
    """
    raise NotImplementedError
