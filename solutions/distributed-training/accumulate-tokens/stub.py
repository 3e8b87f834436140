from collections.abc import Callable, Generator, Iterator
from typing import Any

import numpy as np


def accumulate(
    micro_batches: Iterator[Any],
    mean_grad: Callable[[Any], tuple[np.ndarray, int]],
    n_params: int,
) -> Generator[np.ndarray, np.ndarray, np.ndarray]:
    """Return f[n_params], the gradient of the mean loss over all tokens of all ranks; the program of one rank.

    mean_grad(batch) gives (g f[n_params], count); g is NaN where count is 0

    `total = yield array` sums over all ranks and must be used exactly once.
    """
    raise NotImplementedError
    yield
