"""lets rounding carry a uniform value beyond its upper bound"""

from math import exp, log
from typing import Any

import numpy as np


def from_unit(space: dict[str, tuple], u: np.ndarray) -> list[dict[str, Any]]:
    settings = []
    for row in np.asarray(u, dtype=np.float64):
        setting: dict[str, Any] = {}
        for (name, spec), v in zip(space.items(), row.tolist()):
            while spec[0] == "when" and spec[1] in setting and setting[spec[1]] == spec[2]:
                spec = spec[3]
            if spec[0] != "when":
                setting[name] = _value(spec, v)
        settings.append(setting)
    return settings


def _value(spec: tuple, v: float) -> Any:
    kind, *rest = spec
    if kind == "choice":
        (options,) = rest
        return options[_part(v, len(options))]
    low, high = rest
    if kind == "int":
        return low + _part(v, high - low + 1)
    if kind == "loguniform":
        # The difference of logarithms is finite where the quotient overflows; the bounds themselves stay exact.
        return min(max(exp(log(low) + v * (log(high) - log(low))), low), high)
    return low + v * (high - low)


def _part(v: float, parts: int) -> int:
    return min(int(v * parts), parts - 1)
