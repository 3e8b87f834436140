from collections.abc import Callable, Hashable

import numpy as np


class LossScaler:
    """Dynamic loss scaling for any number of optimizers, each known by a key."""

    def __init__(
        self,
        init: float = 65536.0,
        growth: float = 2.0,
        backoff: float = 0.5,
        interval: int = 2000,
        floor: float = 1.0,
    ) -> None:
        raise NotImplementedError

    def scale(self, loss: float) -> float:
        """Return the loss times the scale."""
        raise NotImplementedError

    def unscale(self, grads: list[np.ndarray | None], key: Hashable = 0) -> list[np.ndarray | None]:
        """Return the gradients of one optimizer in float32, divided by the scale."""
        raise NotImplementedError

    def step(self, fn: Callable[[], None], key: Hashable = 0) -> bool:
        """Call fn unless a gradient of this optimizer was not finite; return whether it was called."""
        raise NotImplementedError

    def update(self) -> float:
        """Adjust the scale at the end of an iteration and return it."""
        raise NotImplementedError
