"""smooths the labels by a tenth"""

import torch
import torch.nn.functional as F


def lm_loss(logits, ids, pad_id, prompt_lens=None):
    if logits.dtype in (torch.float16, torch.bfloat16):
        logits = logits.float()
    labels = ids[:, 1:]
    keep = labels != pad_id
    if prompt_lens is not None:
        index = torch.arange(1, ids.shape[1], device=ids.device)
        keep = keep & (index[None, :] >= prompt_lens[:, None])
    labels = labels.masked_fill(~keep, -100)
    losses = F.cross_entropy(
        logits[:, :-1].flatten(0, 1),
        labels.flatten(),
        ignore_index=-100,
        reduction="none",
        label_smoothing=0.1,
    ).view_as(labels)
    return losses.sum() / keep.sum().clamp(min=1)
