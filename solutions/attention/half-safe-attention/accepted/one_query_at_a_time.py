"""Gathers the visible keys of each query and runs a plain softmax over them."""

import torch


def half_safe_attention(q, k, v, keep=None):
    wide = torch.float64 if q.dtype is torch.float64 else torch.float32
    batch, heads, n_q, width = q.shape
    if keep is None:
        keep = torch.ones(k.shape[2], dtype=torch.bool, device=q.device)
    keep = keep.expand(batch, heads, n_q, k.shape[2])
    rows = []
    for b in range(batch):
        for h in range(heads):
            for i in range(n_q):
                keys = keep[b, h, i].nonzero()[:, 0]
                scores = k[b, h, keys].to(wide) @ (q[b, h, i].to(wide) / width**0.5)
                rows.append(torch.softmax(scores, dim=0) @ v[b, h, keys].to(wide))
    return torch.stack(rows).view(batch, heads, n_q, v.shape[3]).to(q.dtype)
