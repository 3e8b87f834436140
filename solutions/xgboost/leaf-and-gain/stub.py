import numpy as np

Numbers = float | np.ndarray


def leaf(G: Numbers, H: Numbers, lam: float, alpha: float = 0.0) -> Numbers:
    """Return the weight w that minimises G w + (H + lam) w² / 2 + alpha |w|; 0 where H + lam is 0.

    G, H: sums of gradients and Hessians, numbers or arrays that broadcast
    """
    raise NotImplementedError


def gain(
    GL: Numbers, HL: Numbers, GR: Numbers, HR: Numbers, lam: float, gamma: float, alpha: float = 0.0
) -> Numbers:
    """Return how much the objective, with gamma per leaf, falls when one leaf becomes two.

    GL, HL, GR, HR: sums of gradients and Hessians of both sides, numbers or arrays that broadcast
    """
    raise NotImplementedError
