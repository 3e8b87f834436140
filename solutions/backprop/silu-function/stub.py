import torch


def silu(x: torch.Tensor) -> torch.Tensor:
    """Return x * sigmoid(x), by an autograd function that saves x alone."""
    raise NotImplementedError
