"""Draws the dropout mask itself and normalises by hand with the norms' parameters."""

import torch
from torch import nn
from torch.nn.functional import gelu


class TransformerBlock(nn.Module):
    def __init__(self, attention, d_model, d_ff, order="pre", dropout=0.0):
        super().__init__()
        self.post = {"pre": False, "post": True}.get(order)
        if self.post is None:
            raise ValueError(f"unknown order {order}")
        self.attention, self.rate = attention, dropout
        self.norm1, self.norm2 = (nn.LayerNorm(d_model) for _ in range(2))
        self.up, self.down = nn.Linear(d_model, d_ff), nn.Linear(d_ff, d_model)

    def normalise(self, x, norm):
        variance, mean = torch.var_mean(x, dim=-1, unbiased=False, keepdim=True)
        return (x - mean) * torch.rsqrt(variance + norm.eps) * norm.weight + norm.bias

    def thin(self, x):
        if not self.training or self.rate == 0:
            return x
        return x * (torch.rand(x.shape, device=x.device) >= self.rate) / (1 - self.rate)

    def forward(self, x, **options):
        branches = (
            (lambda rows: self.attention(rows, **options), self.norm1),
            (lambda rows: self.down(gelu(self.up(rows))), self.norm2),
        )
        for branch, norm in branches:
            if self.post:
                x = self.normalise(x + self.thin(branch(x)), norm)
            else:
                x = x + self.thin(branch(self.normalise(x, norm)))
        return x
