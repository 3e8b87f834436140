def brackets(R: int, eta: int) -> list[list[tuple[int, float]]]:
    """Return the schedule of Hyperband: brackets from the largest s down to 0, each a list of rungs (n, r).

    R: most resource of one setting, 1 to 10**12
    eta: 2 to 10; each rung keeps one in eta

    n: int settings in the rung; r: float resource of each
    """
    raise NotImplementedError
