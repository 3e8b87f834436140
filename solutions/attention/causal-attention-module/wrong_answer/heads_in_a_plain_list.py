"""keeps its layers in a plain list, so that parameters() and the state dict do not see them"""

import math

import torch
from torch import nn


class CausalSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads, dropout=0.0, bias=True):
        super().__init__()
        if d_model % n_heads != 0:
            raise ValueError("d_model must be divisible by n_heads")
        self.head_size = d_model // n_heads
        self.heads = [nn.Linear(d_model, 3 * self.head_size, bias=bias) for _ in range(n_heads)]
        self.proj = nn.Linear(d_model, d_model, bias=bias)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, key_padding_mask=None):
        steps = x.shape[1]
        hidden = torch.ones(steps, steps, dtype=torch.bool, device=x.device).triu(1)
        if key_padding_mask is not None:
            hidden = hidden | key_padding_mask[:, None, :]
        parts = []
        for head in self.heads:
            q, k, v = head(x).split(self.head_size, dim=-1)
            scores = q @ k.transpose(1, 2) / math.sqrt(self.head_size)
            weights = scores.masked_fill(hidden, torch.finfo(scores.dtype).min).softmax(-1)
            parts.append(self.dropout(weights.masked_fill(hidden, 0.0)) @ v)
        return self.proj(torch.cat(parts, dim=-1))
