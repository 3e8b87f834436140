"""replaces NaN after the softmax, which mends the output and leaves NaN in the gradient"""

import torch


def half_safe_attention(q, k, v, keep=None):
    dtype = q.dtype
    wide = torch.promote_types(dtype, torch.float32)
    q, k, v = q.to(wide), k.to(wide), v.to(wide)
    scores = torch.einsum("bhid,bhjd->bhij", q, k) / q.shape[-1] ** 0.5
    if keep is not None:
        scores = scores + torch.where(keep, 0.0, float("-inf"))
    weights = torch.nan_to_num(torch.softmax(scores, dim=-1))
    return torch.einsum("bhij,bhjd->bhid", weights, v).to(dtype)
