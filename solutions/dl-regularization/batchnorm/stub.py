import torch
from torch import nn


class BatchNorm(nn.Module):
    """Batch normalisation over all axes but 1, with the state dict of torch's BatchNorm1d and BatchNorm2d."""

    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float | None = 0.1) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Normalise x (N, C) or (N, C, ...) by its batch in training, by the running statistics in evaluation."""
        raise NotImplementedError
