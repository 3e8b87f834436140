"""opens rows without keys in the caller's own mask"""

import torch


def half_safe_attention(q, k, v, keep=None):
    wide = torch.promote_types(q.dtype, torch.float32)
    scores = q.to(wide) @ k.to(wide).transpose(-2, -1) / q.shape[-1] ** 0.5
    if keep is None:
        return (scores.softmax(-1) @ v.to(wide)).to(q.dtype)
    empty = ~keep.any(dim=-1, keepdim=True)
    keep |= empty
    weights = scores.masked_fill(~keep, float("-inf")).softmax(dim=-1)
    weights = weights.masked_fill(empty, 0.0)
    return (weights @ v.to(wide)).to(q.dtype)
