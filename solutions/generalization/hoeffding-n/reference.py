import math


def n_needed(eps: float, delta: float, H: int = 1) -> int:
    exact = _log_failures(delta, H) / (2 * eps**2)
    return math.ceil(exact * (1 - 1e-9))  # what is a whole number up to rounding stays that number


def gap(n: int, delta: float, H: int = 1) -> float:
    return math.sqrt(_log_failures(delta, H) / (2 * n))


def _log_failures(delta: float, H: int) -> float:
    # term by term: 2 H / delta itself may be too large for a float
    return math.log(2) + math.log(H) - math.log(delta)
