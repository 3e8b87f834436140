from collections.abc import Sequence

import numpy as np


def pack_documents(
    docs: Sequence[Sequence[int]], length: int, eos: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return (ids, positions, doc_ids, targets), each int64 of shape (rows, length)."""
    raise NotImplementedError
