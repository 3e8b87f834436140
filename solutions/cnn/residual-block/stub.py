import torch
from torch import nn


class BasicBlock(nn.Module):
    """Two 3x3 convolutions with batch normalisation, added to a shortcut."""

    def __init__(self, c_in: int, c_out: int, stride: int = 1) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Map x (N, c_in, H, W) to (N, c_out, ceil(H / stride), ceil(W / stride))."""
        raise NotImplementedError
