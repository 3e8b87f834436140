import torch
from torch import nn


class CausalSelfAttention(nn.Module):
    """Causal multi-head self-attention with the layers `qkv` and `proj`."""

    def __init__(self, d_model: int, n_heads: int, dropout: float = 0.0, bias: bool = True) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, x: torch.Tensor, key_padding_mask: torch.Tensor | None = None) -> torch.Tensor:
        """Map x (B, T, C) to (B, T, C). key_padding_mask: (B, T) bool, True drops the position as a key."""
        raise NotImplementedError
