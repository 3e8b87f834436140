import torch
from torch import nn


class TransformerBlock(nn.Module):
    """A transformer block around a given attention, with `norm1`, `norm2`, `up` and `down`."""

    def __init__(
        self, attention: nn.Module, d_model: int, d_ff: int, order: str = "pre", dropout: float = 0.0
    ) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, x: torch.Tensor, **options: object) -> torch.Tensor:
        """Map x (B, T, C) to (B, T, C); the options go to the attention."""
        raise NotImplementedError
