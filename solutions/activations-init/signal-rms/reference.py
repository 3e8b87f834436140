import numpy as np

SHARES = {"linear": 1.0, "relu": 0.5, "leaky": 0.505}  # what is kept of the mean square, at any scale


def _tanh_squared(scale):
    z = (np.arange(9000) + 0.5) / 1000  # an even function needs the positive half only
    density = np.exp(-(z**2) / 2)
    return np.sum(density * np.tanh(scale * z) ** 2) / np.sum(density)


def _second_moment(act, rms):
    if act == "tanh":
        return _tanh_squared(rms)
    if act == "sigmoid":  # (1 + tanh(z / 2)) / 2, whose square has mean (1 + E[tanh²]) / 4
        return (1 + _tanh_squared(rms / 2)) / 4
    return SHARES[act] * rms**2


def signal_rms(widths, variances, act, rms_in=1.0):
    if act not in (*SHARES, "tanh", "sigmoid"):
        raise ValueError(f"unknown activation {act}")
    moment, found = rms_in**2, []
    for layer, variance in enumerate(variances):
        rms = np.sqrt(widths[layer] * variance * moment)
        moment = _second_moment(act, rms)
        found.append(float(rms))
    return found
