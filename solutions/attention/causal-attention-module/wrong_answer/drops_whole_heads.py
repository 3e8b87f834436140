"""drops whole heads instead of single weights"""

import math

import torch
from torch import nn


class CausalSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads, dropout=0.0, bias=True):
        super().__init__()
        if d_model % n_heads:
            raise ValueError(f"d_model {d_model} is not a multiple of n_heads {n_heads}")
        self.n_heads = n_heads
        self.qkv = nn.Linear(d_model, 3 * d_model, bias=bias)
        self.proj = nn.Linear(d_model, d_model, bias=bias)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, key_padding_mask=None):
        n_steps = x.shape[1]
        q, k, v = self.qkv(x).unflatten(2, (3, self.n_heads, -1)).permute(2, 0, 3, 1, 4)
        hidden = torch.ones(n_steps, n_steps, dtype=torch.bool, device=x.device).triu(1)
        if key_padding_mask is not None:
            hidden = hidden | key_padding_mask[:, None, None, :]
        scores = q @ k.mT / math.sqrt(q.shape[3])
        # The lowest number, not -inf: a row with nothing visible stays finite, and so do its gradients.
        weights = scores.masked_fill(hidden, torch.finfo(scores.dtype).min).softmax(dim=3)
        weights = weights.masked_fill(hidden, 0) * self.dropout(torch.ones_like(weights[:, :, :1, :1]))
        return self.proj((weights @ v).transpose(1, 2).flatten(2))
