"""cuts low plus share to an integer, which rounds negative values up"""

import math

import numpy as np


def value(spec, v):
    kind = spec[0]
    if kind == "choice":
        options = spec[1]
        return options[min(math.floor(v * len(options)), len(options) - 1)]
    low, high = spec[1], spec[2]
    if kind == "int":
        count = high - low + 1
        return min(int(low + v * count), high)
    if kind == "loguniform":
        return min(max(math.exp((1 - v) * math.log(low) + v * math.log(high)), low), high)
    return low + (high - low) * v


def active(spec, setting):
    if spec[0] != "when":
        return True
    return spec[1] in setting and setting[spec[1]] == spec[2] and active(spec[3], setting)


def from_unit(space, u):
    u = np.asarray(u, dtype=float)
    result = []
    for row in u:
        setting = {}
        for j, (name, spec) in enumerate(space.items()):
            if not active(spec, setting):
                continue
            while spec[0] == "when":
                spec = spec[3]
            setting[name] = value(spec, float(row[j]))
        result.append(setting)
    return result
