from collections.abc import Sequence

import torch
from torch import nn


class MLP(nn.Module):
    """Linear layers between the widths, with an activation and dropout after all but the last."""

    def __init__(self, widths: Sequence[int], act: str = "relu", dropout: float = 0.0, bias: bool = True) -> None:
        raise NotImplementedError

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Map x (..., widths[0]) to (..., widths[-1])."""
        raise NotImplementedError
