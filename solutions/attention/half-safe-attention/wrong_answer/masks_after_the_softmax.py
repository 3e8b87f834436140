"""zeroes hidden weights after the softmax, so that the rest of the row does not sum to one"""

import torch


def half_safe_attention(q, k, v, keep=None):
    wide = torch.promote_types(q.dtype, torch.float32)
    scale = q.shape[-1] ** -0.5
    weights = torch.softmax(scale * (q.to(wide) @ k.to(wide).transpose(-2, -1)), dim=-1)
    if keep is not None:
        weights = weights * keep.to(wide)
    return (weights @ v.to(wide)).to(q.dtype)
