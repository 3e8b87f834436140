"""fills with the lowest number of the input's type, which wide scores of visible keys can undercut"""

import torch


def half_safe_attention(q, k, v, keep=None):
    wide = torch.promote_types(q.dtype, torch.float32)
    scores = q.to(wide) @ k.to(wide).mT / q.shape[-1] ** 0.5
    if keep is None:
        keep = torch.ones((), dtype=torch.bool, device=q.device)
    scores = torch.where(keep, scores, torch.finfo(q.dtype).min)
    weights = scores.softmax(dim=-1) * keep
    return (weights @ v.to(wide)).to(q.dtype)
