"""detaches the normaliser, so that the gradient only raises the target"""

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
    chosen = logits[:, :-1].gather(2, labels.clamp(min=0)[:, :, None])[:, :, 0]
    losses = (logits[:, :-1].logsumexp(dim=2).detach() - chosen) * keep
    return losses.sum() / keep.sum().clamp(min=1)
