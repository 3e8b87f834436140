def users_needed(
    p1: float, p2: float, alpha: float = 0.05, power: float = 0.8, ratio: float = 1.0
) -> tuple[int, int]:
    """Return the users of arm 1 and arm 2, which has `ratio` times as many. Equal rates are a ValueError."""
    raise NotImplementedError


def power(p1: float, p2: float, n1: int, n2: int, alpha: float = 0.05) -> float:
    """Return the chance that the two-sided test rejects, on either side."""
    raise NotImplementedError
