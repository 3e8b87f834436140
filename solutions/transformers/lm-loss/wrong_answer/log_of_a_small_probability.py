"""adds 1e-9 to the probability before the logarithm"""

import torch


def lm_loss(logits, ids, pad_id, prompt_lens=None):
    if logits.dtype in (torch.float16, torch.bfloat16):
        logits = logits.float()
    labels = ids[:, 1:]
    keep = labels != pad_id
    if prompt_lens is not None:
        index = torch.arange(1, ids.shape[1], device=ids.device)
        keep = keep & (index[None, :] >= prompt_lens[:, None])
    labels = labels.masked_fill(~keep, -100)
    probs = logits[:, :-1].softmax(dim=-1)
    chosen = probs.gather(2, labels.clamp(min=0)[:, :, None])[:, :, 0]
    losses = -(chosen + 1e-9).log() * keep
    return losses.sum() / keep.sum().clamp(min=1)
