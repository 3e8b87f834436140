"""makes the causal mask on the CPU, wherever the input is"""

import math

import torch
from torch import nn


class CausalSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads, dropout=0.0, bias=True):
        super().__init__()
        if d_model % n_heads != 0:
            raise ValueError(f"d_model={d_model} is not divisible by n_heads={n_heads}")
        self.n_heads = n_heads
        self.qkv = nn.Linear(d_model, 3 * d_model, bias=bias)
        self.proj = nn.Linear(d_model, d_model, bias=bias)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, key_padding_mask=None):
        batch, steps, width = x.shape
        qkv = self.qkv(x).view(batch, steps, 3, self.n_heads, width // self.n_heads)
        q, k, v = (part.transpose(1, 2) for part in qkv.unbind(dim=2))
        keep = torch.tril(torch.ones(steps, steps, dtype=torch.bool)).view(1, 1, steps, steps)
        if key_padding_mask is not None:
            keep = keep & ~key_padding_mask[:, None, None, :]
        scores = torch.matmul(q, k.transpose(-2, -1)) / math.sqrt(q.size(-1))
        scores = scores.masked_fill(~keep, torch.finfo(scores.dtype).min)
        weights = self.dropout(torch.softmax(scores, dim=-1).masked_fill(~keep, 0.0))
        out = torch.matmul(weights, v).transpose(1, 2).contiguous()
        return self.proj(out.view(batch, steps, width))
