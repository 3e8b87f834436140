"""Lets torch recompute the float32 copy in the backward pass, by checkpointing the plain formula."""

import torch
import torch.nn.functional as F
from torch.utils.checkpoint import checkpoint


def half_cross_entropy(logits, target, ignore_index=-100):
    counted = target != ignore_index

    def plain(x):
        wide = torch.where(counted[:, None], x, torch.zeros((), dtype=x.dtype)).float()
        losses = F.cross_entropy(wide, torch.where(counted, target, 0), reduction="none")
        return torch.where(counted, losses, torch.zeros(())).sum() / counted.sum().clamp(min=1)

    return checkpoint(plain, logits, use_reentrant=False)
