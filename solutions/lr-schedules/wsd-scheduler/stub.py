import torch


class WarmupStableDecay(torch.optim.lr_scheduler.LRScheduler):
    """Warmup, then a constant rate until `start_decay` is called, then a linear decay."""

    def __init__(
        self,
        optimizer: torch.optim.Optimizer,
        warmup: int,
        decay: int,
        floor: float = 0.0,
        last_epoch: int = -1,
    ) -> None:
        raise NotImplementedError

    def start_decay(self) -> None:
        """Begin the decay: the rate falls from the next step() on."""
        raise NotImplementedError
