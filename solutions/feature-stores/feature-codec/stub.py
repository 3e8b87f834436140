from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np


def fit(rows: Sequence[Mapping[str, Any]], numeric: Sequence[str], categorical: Sequence[str]) -> str:
    """Return as JSON all that `transform` needs."""
    raise NotImplementedError


def transform(state: str, rows: Sequence[Mapping[str, Any]]) -> np.ndarray:
    """Return the features f[n, d] of the rows, with the state that `fit` returned."""
    raise NotImplementedError
