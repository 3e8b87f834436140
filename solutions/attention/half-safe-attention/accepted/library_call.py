"""Calls scaled_dot_product_attention; queries that see nothing look at everything and are zeroed afterwards."""

import torch
import torch.nn.functional as F


def half_safe_attention(q, k, v, keep=None):
    wide = q.dtype if q.dtype == torch.float64 else torch.float32
    if keep is None:
        return F.scaled_dot_product_attention(q.to(wide), k.to(wide), v.to(wide)).to(q.dtype)
    seeing = keep.any(dim=-1, keepdim=True)
    mask = (keep | ~seeing).expand(*q.shape[:-1], k.shape[-2])
    out = F.scaled_dot_product_attention(q.to(wide), k.to(wide), v.to(wide), attn_mask=mask)
    return torch.where(seeing, out, torch.zeros_like(out)).to(q.dtype)
