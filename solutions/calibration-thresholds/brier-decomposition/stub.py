import numpy as np


def brier_parts(y: np.ndarray, p: np.ndarray) -> tuple[float, float, float]:
    """Return reliability, resolution and uncertainty of forecasts, grouped by their distinct values.

    y: bool or 0/1 [N];  p: probabilities [N]

    The Brier score is reliability - resolution + uncertainty. All three are NaN without rows.
    """
    raise NotImplementedError
