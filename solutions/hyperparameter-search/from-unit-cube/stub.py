from typing import Any

import numpy as np


def from_unit(space: dict[str, tuple], u: np.ndarray) -> list[dict[str, Any]]:
    """Turn points of the unit cube into settings, one new dict per row.

    space: k names, each with ("uniform", low, high), ("loguniform", low, high), ("int", low, high),
        ("choice", options) or ("when", name, value, spec)
    u: f[n, k] values in [0, 1]; column j belongs to the j-th name
    """
    raise NotImplementedError
