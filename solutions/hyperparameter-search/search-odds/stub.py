def chance_of_top(n: int, q: float) -> float:
    """Return the probability that at least one of n independent trials is good, each with probability q."""
    raise NotImplementedError


def trials_for_top(q: float, conf: float) -> int:
    """Return the smallest n for which `chance_of_top(n, q)` is at least conf, up to 1e-12."""
    raise NotImplementedError


def chance_on_grid(n: int, total: int, good: int) -> float:
    """Return the probability that at least one of n draws without replacement is good, of `good` among `total`."""
    raise NotImplementedError
