"""Marks what does not count with -100 and leaves the rest to torch's cross_entropy, as a sum."""

import torch
import torch.nn.functional as F


def lm_loss(logits, ids, pad_id, prompt_lens=None):
    if logits.dtype in (torch.float16, torch.bfloat16):
        logits = logits.float()
    labels = ids.clone().long()
    labels[ids == pad_id] = -100
    if prompt_lens is not None:
        steps = torch.arange(ids.size(1), device=ids.device)
        labels[steps[None, :] < prompt_lens[:, None]] = -100
    shifted, labels = logits[:, :-1].flatten(0, 1), labels[:, 1:].flatten()
    total = F.cross_entropy(shifted, labels, ignore_index=-100, reduction="sum")
    return total / max(1, int((labels != -100).sum()))
