"""views (B, T, C) straight as (B, H, T, D), which mixes positions with heads"""

import math

import torch
from torch import nn


class CausalSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads, dropout=0.0, bias=True):
        super().__init__()
        if d_model % n_heads:
            raise ValueError("d_model must be a multiple of n_heads")
        self.h, self.d = n_heads, d_model // n_heads
        self.qkv = nn.Linear(d_model, 3 * d_model, bias=bias)
        self.proj = nn.Linear(d_model, d_model, bias=bias)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, key_padding_mask=None):
        b, t, c = x.shape
        q, k, v = (part.reshape(b, self.h, t, self.d) for part in self.qkv(x).chunk(3, dim=-1))
        hidden = torch.triu(torch.ones(t, t, dtype=torch.bool, device=x.device), diagonal=1)
        if key_padding_mask is not None:
            hidden = hidden | key_padding_mask[:, None, None]
        scores = q @ k.transpose(-2, -1) / math.sqrt(self.d)
        weights = scores.masked_fill(hidden, torch.finfo(scores.dtype).min).softmax(-1).masked_fill(hidden, 0)
        return self.proj((self.drop(weights) @ v).reshape(b, t, c))
