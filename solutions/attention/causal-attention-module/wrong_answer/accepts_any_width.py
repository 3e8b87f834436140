"""rounds the width of a head down without a word when the heads cannot share d_model"""

import math

import torch
from torch import nn


class CausalSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads, dropout=0.0, bias=True):
        super().__init__()
        self.n_heads = n_heads
        self.head_dim = d_model // n_heads
        self.qkv = nn.Linear(d_model, 3 * d_model, bias=bias)
        self.proj = nn.Linear(d_model, d_model, bias=bias)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, key_padding_mask=None):
        batch, steps, _ = x.shape
        q, k, v = self.qkv(x).view(batch, steps, 3, self.n_heads, self.head_dim).permute(2, 0, 3, 1, 4)
        keep = torch.tril(torch.ones(steps, steps, dtype=torch.bool, device=x.device))
        if key_padding_mask is not None:
            keep = keep & ~key_padding_mask[:, None, None, :]
        scores = q @ k.transpose(-2, -1) / math.sqrt(self.head_dim)
        weights = scores.masked_fill(~keep, torch.finfo(scores.dtype).min).softmax(dim=-1)
        weights = self.dropout(weights * keep)
        return self.proj((weights @ v).transpose(1, 2).flatten(2))
