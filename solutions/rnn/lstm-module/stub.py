import torch
from torch import nn

State = tuple[torch.Tensor, torch.Tensor]


class MaskedLSTM(nn.Module):
    """An LSTM over padded batches, with parameters weight_ih, weight_hh, bias_ih and bias_hh."""

    def __init__(self, d: int, k: int) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(
        self, x: torch.Tensor, lengths: torch.Tensor, state: State | None = None
    ) -> tuple[torch.Tensor, State]:
        """Map x (B, T, d) and lengths (B,) to the outputs (B, T, k), zero at padding, and the last states (B, k)."""
        raise NotImplementedError
