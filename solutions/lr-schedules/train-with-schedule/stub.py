from collections.abc import Callable, Iterable

import torch


def train_epoch(
    model: torch.nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    batches: Iterable[tuple[torch.Tensor, torch.Tensor]],
    optimizer: torch.optim.Optimizer,
    scheduler: torch.optim.lr_scheduler.LRScheduler,
    accum: int,
) -> list[float]:
    """Train on all batches, `accum` per optimizer step, and return the first group's rate of each step made."""
    raise NotImplementedError
