from collections.abc import Callable

import torch


def hvp(
    f: Callable[..., torch.Tensor], params: list[torch.Tensor], vs: list[torch.Tensor]
) -> list[torch.Tensor]:
    """Return the blocks of the Hessian of f at params times vs, one in the shape of each parameter."""
    raise NotImplementedError
