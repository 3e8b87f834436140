from collections.abc import Callable
from typing import Any

import torch

State = torch.Tensor | tuple[torch.Tensor, ...]


def truncated_backward(
    cell: Callable[[torch.Tensor, Any], State],
    loss_fn: Callable[[Any, torch.Tensor], torch.Tensor],
    xs: torch.Tensor,
    ys: torch.Tensor,
    state: State,
    window: int,
) -> tuple[float, State]:
    """Run through xs (T, ...) in windows, leave gradients of the mean loss, and return the loss and the last state."""
    raise NotImplementedError
