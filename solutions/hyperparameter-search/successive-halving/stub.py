from collections.abc import Callable


def successive_halving(
    n: int, evaluate: Callable[[int, int], float], r0: int, R: int, eta: int
) -> tuple[int, list[tuple[int, list[int]]], int]:
    """Race settings 0 to n - 1 through rungs of resource r0, r0 * eta, ... up to R, keeping one in eta.

    evaluate: evaluate(i, r) gives the loss of setting i at resource r, lower is better, NaN has failed

    Returns best: the winner of the last rung, rungs: (r, settings evaluated, rising) for each rung, and
    spent: all resource used, where training resumes from the rung before.
    """
    raise NotImplementedError
