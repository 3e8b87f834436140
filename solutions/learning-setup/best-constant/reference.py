import numpy as np


def best_constant(y: np.ndarray, loss: str, tau: float = 0.5) -> float:
    y = np.asarray(y, dtype=np.float64)
    if y.size == 0:
        raise ValueError("no targets")
    if loss in ("mse", "log"):
        return y.mean()
    if loss == "mae":
        return np.median(y)
    if loss == "pinball":
        # an order statistic always minimises; a value interpolated between the wrong two need not
        return np.quantile(y, tau, method="inverted_cdf")
    if loss == "zero-one":
        values, counts = np.unique(y, return_counts=True)
        return values[counts.argmax()]  # sorted values, so ties go to the lowest
    raise ValueError(f"unknown loss {loss!r}")
