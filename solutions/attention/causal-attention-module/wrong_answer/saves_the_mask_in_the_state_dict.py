"""registers the causal mask as a persistent buffer, so that checkpoints carry it"""

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
        self.drop = nn.Dropout(dropout)
        self.register_buffer("mask", torch.tril(torch.ones(1024, 1024, dtype=torch.bool)))

    def forward(self, x, key_padding_mask=None):
        B, T, C = x.shape
        q, k, v = self.qkv(x).split(C, dim=2)
        q = q.view(B, T, self.n_heads, C // self.n_heads).transpose(1, 2)
        k = k.view(B, T, self.n_heads, C // self.n_heads).transpose(1, 2)
        v = v.view(B, T, self.n_heads, C // self.n_heads).transpose(1, 2)
        keep = self.mask[:T, :T]
        if key_padding_mask is not None:
            keep = keep & ~key_padding_mask[:, None, None, :]
        att = (q @ k.transpose(-2, -1)) / math.sqrt(k.size(-1))
        att = att.masked_fill(~keep, torch.finfo(att.dtype).min).softmax(dim=-1)
        att = self.drop(att.masked_fill(~keep, 0.0))
        y = (att @ v).transpose(1, 2).contiguous().view(B, T, C)
        return self.proj(y)
