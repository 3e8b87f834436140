"""derivatives written in terms of the losses: the logistic slope as 2 to the power of minus the flipped loss"""

import numpy as np


def bits(m):
    return np.logaddexp2(0.0, -m / np.log(2.0))


def margin_loss(m, kind):
    m = np.asarray(m).astype(np.float64)
    hinge = (1.0 - m).clip(min=0.0)
    match kind:
        case "zero-one":
            return 1.0 - np.heaviside(m, 0.0), np.zeros_like(m)
        case "hinge":
            return hinge, -np.sign(hinge)
        case "squared-hinge":
            return np.square(hinge), -(hinge + hinge)
        case "logistic":
            return bits(m), -np.exp2(-bits(-m)) / np.log(2.0)
        case "exponential":
            return np.exp(-m), np.negative(np.exp(-m))
        case _:
            raise ValueError("unknown kind")
