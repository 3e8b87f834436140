import math

import numpy as np


def ent_xent_kl(p: np.ndarray, q: np.ndarray, base: float = math.e) -> tuple[float, float, float]:
    """Return the entropy of p, the cross-entropy of q under p and the divergence KL(p || q).

    p, q: f[k] weights, not negative, normalised here; base: of the logarithm, > 1

    Returns three floats; the last two are inf where q gives 0 to what p does not.
    """
    raise NotImplementedError
