def n_needed(eps: float, delta: float, H: int = 1) -> int:
    """Return the smallest n for which 2 H exp(-2 n eps²) is at most delta."""
    raise NotImplementedError


def gap(n: int, delta: float, H: int = 1) -> float:
    """Return the eps for which 2 H exp(-2 n eps²) equals delta."""
    raise NotImplementedError
