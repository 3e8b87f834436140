import numpy as np


class Trainer:
    """Stochastic gradient descent for least squares, which can be saved and resumed at any step."""

    def __init__(
        self,
        X: np.ndarray,
        y: np.ndarray,
        lr: float,
        decay: float,
        momentum: float,
        noise: float,
        batch: int,
        seed: int,
    ) -> None:
        raise NotImplementedError

    def step(self) -> None:
        """Update the weights by one batch."""
        raise NotImplementedError

    def weights(self) -> np.ndarray:
        """Return a copy of the weights, f64[d]."""
        raise NotImplementedError

    def checkpoint(self) -> str:
        """Return the state as JSON text."""
        raise NotImplementedError

    @classmethod
    def resume(cls, text: str, X: np.ndarray, y: np.ndarray) -> "Trainer":
        """Return a trainer that goes on as the saved one would have."""
        raise NotImplementedError
