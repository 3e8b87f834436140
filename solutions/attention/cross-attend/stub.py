from collections.abc import Callable

import numpy as np

Layer = Callable[[np.ndarray], np.ndarray]


class CrossAttention:
    """A decoder's attention to an encoded source, whose keys and values are projected only once."""

    def __init__(
        self,
        encoded: np.ndarray,
        to_q: Layer,
        to_k: Layer,
        to_v: Layer,
        to_out: Layer,
        n_heads: int,
        keep: np.ndarray | None = None,
    ) -> None:
        """Take the source, encoded (S, E), the layers and keep (S,) bool, False where the source is padding.

        A layer maps (n, in) to (n, out), row by row.
        """
        raise NotImplementedError

    def step(self, x: np.ndarray) -> np.ndarray:
        """Attend from target positions x (T, M), one or several. Returns to_out's rows, (T, out)."""
        raise NotImplementedError
