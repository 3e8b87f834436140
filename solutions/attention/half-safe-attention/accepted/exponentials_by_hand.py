"""Takes exponentials by hand, and leaves the hidden ones out of their sum."""

import torch


def half_safe_attention(q, k, v, keep=None):
    wide = torch.float64 if q.dtype == torch.float64 else torch.float32
    s = (q.to(wide) / q.shape[-1] ** 0.5) @ k.to(wide).transpose(-1, -2)
    keep = torch.ones_like(s, dtype=torch.bool) if keep is None else keep.broadcast_to(s.shape)
    top = s.detach().masked_fill(~keep, torch.finfo(wide).min).amax(-1, keepdim=True)
    e = torch.exp((s - top).masked_fill(~keep, 0.0)) * keep
    z = e.sum(-1, keepdim=True)
    return ((e / torch.where(z > 0, z, torch.ones_like(z))) @ v.to(wide)).to(q.dtype)
