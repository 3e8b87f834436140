"""computes the weights under no_grad, so that queries and keys never learn"""

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

    @torch.no_grad()
    def weigh(self, q, k, key_padding_mask):
        steps = q.shape[2]
        hidden = torch.ones(steps, steps, dtype=torch.bool, device=q.device).triu(1)
        if key_padding_mask is not None:
            hidden = hidden | key_padding_mask[:, None, None, :]
        scores = q @ k.transpose(2, 3) / math.sqrt(q.shape[3])
        return scores.masked_fill(hidden, -1e30).softmax(dim=-1).masked_fill(hidden, 0.0)

    def forward(self, x, key_padding_mask=None):
        batch, steps, width = x.shape
        q, k, v = self.qkv(x).view(batch, steps, 3, self.n_heads, -1).permute(2, 0, 3, 1, 4)
        weights = self.drop(self.weigh(q, k, key_padding_mask))
        return self.proj((weights @ v).transpose(1, 2).reshape(batch, steps, width))
