from collections.abc import Iterable

import torch


def dead_units(model: torch.nn.Module, batches: Iterable[torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return by name of each nn.ReLU that ran which of its units (axis 1) gave 0 for all examples.

    batches: inputs for the model, read once. Runs in eval mode without gradients, and leaves no trace.
    """
    raise NotImplementedError
