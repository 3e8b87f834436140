from collections.abc import Callable, Iterable

import torch


class Lion(torch.optim.Optimizer):
    """Sign of a mix of momentum and gradient, with decoupled weight decay."""

    def __init__(
        self,
        params: Iterable,
        lr: float = 1e-4,
        betas: tuple[float, float] = (0.9, 0.99),
        weight_decay: float = 0.0,
    ) -> None:
        raise NotImplementedError

    def step(self, closure: Callable[[], torch.Tensor] | None = None) -> torch.Tensor | None:
        """Update every parameter that has a gradient; return what the closure returned, if there is one."""
        raise NotImplementedError
