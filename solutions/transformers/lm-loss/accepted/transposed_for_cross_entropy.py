"""Hands class scores on axis one to cross_entropy and weighs its terms by a mask."""

import torch
from torch.nn import CrossEntropyLoss


def lm_loss(logits, ids, pad_id, prompt_lens=None):
    scores = logits.double() if logits.dtype == torch.float64 else logits.float()
    weight = ids.ne(pad_id)
    if prompt_lens is not None:
        weight = weight & ~torch.stack([torch.arange(ids.shape[1]) < n for n in prompt_lens])
    weight = weight[:, 1:].to(scores.dtype)
    safe = torch.where(weight > 0, ids[:, 1:], torch.zeros_like(ids[:, 1:]))
    terms = CrossEntropyLoss(reduction="none")(scores[:, :-1].transpose(1, 2), safe)
    return torch.sum(terms * weight) / torch.clamp(weight.sum(), min=1.0)
