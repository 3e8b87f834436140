import torch


def half_cross_entropy(logits: torch.Tensor, target: torch.Tensor, ignore_index: int = -100) -> torch.Tensor:
    """Return the mean cross-entropy in float32 of half-precision logits (n, K) with classes target (n,)."""
    raise NotImplementedError
