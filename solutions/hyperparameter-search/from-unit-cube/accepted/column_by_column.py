"""maps whole columns with numpy, then keeps what is active"""

import numpy as np


def mapped(spec, v):
    kind, low, *high = spec
    if kind == "when":
        return mapped(spec[3], v)
    if kind == "choice":
        return [low[i] for i in np.minimum((v * len(low)).astype(int), len(low) - 1)]
    (high,) = high
    if kind == "int":
        return low + np.minimum((v * (high - low + 1)).astype(np.int64), high - low)
    if kind == "loguniform":
        return np.clip(np.exp2(np.interp(v, [0, 1], np.log2([low, high]))), low, high)
    return np.interp(v, [0, 1], [low, high]) if high > low else np.full(len(v), low)


def holds(spec, setting):
    while spec[0] == "when":
        _, name, value, spec = spec
        if name not in setting or setting[name] != value:
            return False
    return True


def from_unit(space, u):
    u = np.array(u, dtype=float)
    columns = {name: mapped(spec, u[:, j]) for j, (name, spec) in enumerate(space.items())}
    settings = [{} for _ in u]
    for i, setting in enumerate(settings):
        for name, spec in space.items():
            if holds(spec, setting):
                setting[name] = columns[name][i]
    return settings
