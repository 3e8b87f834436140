"""drops entries of the output instead of attention weights"""

import math

import torch
from torch import nn


class CausalSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads, dropout=0.0, bias=True):
        super().__init__()
        if d_model % n_heads != 0:
            raise ValueError("d_model must be divisible by n_heads")
        self.n_heads = n_heads
        self.qkv = nn.Linear(d_model, 3 * d_model, bias=bias)
        self.proj = nn.Linear(d_model, d_model, bias=bias)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, key_padding_mask=None):
        batch, steps, width = x.shape
        q, k, v = self.qkv(x).view(batch, steps, 3, self.n_heads, -1).permute(2, 0, 3, 1, 4)
        keep = torch.ones(steps, steps, device=x.device, dtype=torch.bool).tril()
        if key_padding_mask is not None:
            keep = keep & ~key_padding_mask.view(batch, 1, 1, steps)
        scores = q @ k.transpose(-2, -1) / math.sqrt(width // self.n_heads)
        scores = scores.masked_fill(~keep, torch.finfo(scores.dtype).min)
        weights = scores.softmax(dim=-1).masked_fill(~keep, 0.0)
        out = (weights @ v).transpose(1, 2).reshape(batch, steps, width)
        return self.dropout(self.proj(out))
