from collections.abc import Callable, Iterable

import torch


class MasterWeights:
    """Trains half-precision parameters through float32 copies. `masters` is the list of the copies."""

    def __init__(
        self,
        params: Iterable[torch.nn.Parameter],
        make_optimizer: Callable[[list[torch.Tensor]], torch.optim.Optimizer],
    ) -> None:
        raise NotImplementedError

    def step(self, scale: float = 1.0, max_norm: float | None = None) -> bool:
        """Make one step from the gradients of `scale` times the loss; return False if it was skipped."""
        raise NotImplementedError
