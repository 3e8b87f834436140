"""reads the mask the wrong way round and hides the keys where it is True"""

import math

import torch


def half_safe_attention(q, k, v, keep=None):
    wide = torch.promote_types(q.dtype, torch.float32)
    scores = q.to(wide) @ k.to(wide).transpose(-1, -2) / math.sqrt(q.shape[-1])
    mask = torch.zeros((), dtype=torch.bool, device=q.device) if keep is None else keep
    scores = scores.masked_fill(mask, torch.finfo(wide).min)
    weights = scores.softmax(-1).masked_fill(mask, 0.0)
    return (weights @ v.to(wide)).to(q.dtype)
