"""integrates with twelve Gauss-Hermite nodes, too few for a kink or a steep tanh"""

import numpy as np

ACTIVATIONS = {
    "linear": lambda z: z,
    "relu": lambda z: np.maximum(z, 0),
    "leaky": lambda z: np.where(z > 0, z, 0.1 * z),
    "tanh": np.tanh,
    "sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2,
}


def signal_rms(widths, variances, act, rms_in=1.0):
    if act not in ACTIVATIONS:
        raise ValueError(f"unknown activation {act}")
    grid, density = np.polynomial.hermite_e.hermegauss(12)
    density /= density.sum()
    moment, found = rms_in**2, []
    for fan_in, variance in zip(widths[:-1], variances, strict=True):
        rms = np.sqrt(fan_in * variance * moment)
        moment = density @ ACTIVATIONS[act](rms * grid) ** 2  # the second moment, mean included
        found.append(float(rms))
    return found
