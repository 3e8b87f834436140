"""returns a half-precision zero where nothing counts"""

import torch
from torch.nn import functional


def lm_loss(logits, ids, pad_id, prompt_lens=None):
    targets = ids[:, 1:]
    counts = targets != pad_id
    if prompt_lens is not None:
        # The target at column t is token t + 1 of its row.
        counts = counts & (torch.arange(1, ids.shape[1], device=ids.device) >= prompt_lens[:, None])
    if not counts.any():
        return logits.new_zeros(())
    chosen = logits[:, :-1][counts]
    if chosen.dtype != torch.float64:
        chosen = chosen.float()
    # A sum over nothing is zero, where a mean would be NaN.
    return functional.cross_entropy(chosen, targets[counts], reduction="sum") / counts.sum().clamp(min=1)
