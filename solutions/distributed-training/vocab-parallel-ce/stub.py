from collections.abc import Generator

import numpy as np


def vocab_parallel_ce(
    logits: np.ndarray, first: int, targets: np.ndarray
) -> Generator[tuple[str, np.ndarray], np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Return (loss f[T], grad f[T, v]) of cross-entropy over a vocabulary split over ranks; one rank's program.

    logits: f[T, v], for the words first to first + v - 1
    targets: int [T], word ids of the whole vocabulary

    `total = yield "sum", array` and `yield "max", array` reduce over all ranks; three at most, 3T numbers.
    """
    raise NotImplementedError
    yield
