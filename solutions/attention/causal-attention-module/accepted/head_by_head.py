"""Loops over heads, normalises by hand, and joins the heads at the end."""

import torch
from torch import nn


class CausalSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads, dropout=0.0, bias=True):
        super().__init__()
        if d_model // n_heads * n_heads != d_model:
            raise ValueError("heads of unequal width")
        self.qkv = nn.Linear(d_model, 3 * d_model, bias)
        self.proj = nn.Linear(d_model, d_model, bias)
        self.n_heads, self.p = n_heads, dropout

    def forward(self, x, key_padding_mask=None):
        steps = torch.arange(x.shape[1], device=x.device)
        keep = (steps[None, :] <= steps[:, None]).expand(x.shape[0], -1, -1)
        if key_padding_mask is not None:
            keep = keep & ~key_padding_mask.unsqueeze(1)
        queries, keys, values = (part.chunk(self.n_heads, dim=-1) for part in self.qkv(x).chunk(3, dim=-1))
        heads = []
        for q, k, v in zip(queries, keys, values):
            scores = torch.bmm(q, k.transpose(1, 2)) / q.shape[-1] ** 0.5
            low = torch.finfo(scores.dtype).min / 2
            peak = scores.masked_fill(~keep, low).amax(dim=-1, keepdim=True).detach()
            weights = torch.exp((scores - peak).masked_fill(~keep, low))
            weights = weights / weights.sum(dim=-1, keepdim=True).clamp(min=0.5)
            heads.append(torch.bmm(nn.functional.dropout(weights, self.p, self.training), v))
        return self.proj(torch.cat(heads, dim=-1))
