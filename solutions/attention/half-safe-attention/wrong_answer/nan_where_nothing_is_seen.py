"""fills with -inf, which makes NaN of a row without keys"""

import torch


def half_safe_attention(q, k, v, keep=None):
    wide = torch.promote_types(q.dtype, torch.float32)
    q_wide, k_wide, v_wide = q.to(wide), k.to(wide), v.to(wide)
    scores = q_wide @ k_wide.transpose(-1, -2) * q.shape[-1] ** -0.5
    if keep is not None:
        scores = scores.masked_fill(keep.logical_not(), float("-inf"))
    return (scores.softmax(dim=-1) @ v_wide).to(q.dtype)
