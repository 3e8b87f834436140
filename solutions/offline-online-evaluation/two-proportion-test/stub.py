def ztest(x1: int, n1: int, x2: int, n2: int) -> tuple[float, float, float, float]:
    """Return the difference of rates (arm 2 minus arm 1), its 95 % interval, and the two-sided p-value.

    The interval uses separate variances, the p-value the pooled rate.
    """
    raise NotImplementedError
