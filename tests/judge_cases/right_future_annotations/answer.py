"""A docstring comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from a_module_that_does_not_exist import Array

Axis: TypeAlias = "int | None"


def softmax(x: Array[float, "n d"], axis: Axis = -1) -> Array[float]:
    weights: NotDefinedAnywhere = np.exp(x - x.max(axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)
