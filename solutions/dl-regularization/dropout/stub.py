import numpy as np


class Dropout:
    """Inverted dropout; p is the probability of dropping, rng a numpy Generator."""

    def __init__(self, p: float, rng: np.random.Generator) -> None:
        raise NotImplementedError

    def forward(self, x: np.ndarray, train: bool) -> np.ndarray:
        """Return x with entries dropped and the others scaled in training, and x itself, copied, in evaluation."""
        raise NotImplementedError

    def backward(self, g: np.ndarray) -> np.ndarray:
        """Return the gradient with respect to the input of the latest forward."""
        raise NotImplementedError
