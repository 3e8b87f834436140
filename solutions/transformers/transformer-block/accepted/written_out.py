"""Writes both orders out, with the GELU by the error function and dropout as a functional."""

import math

import torch
import torch.nn as nn
import torch.nn.functional as F


class TransformerBlock(nn.Module):
    def __init__(self, attention, d_model, d_ff, order="pre", dropout=0.0):
        super().__init__()
        if order == "pre":
            self.pre = True
        elif order == "post":
            self.pre = False
        else:
            raise ValueError("order must be pre or post")
        self.attention = attention
        self.norm1 = nn.LayerNorm(d_model, eps=1e-5)
        self.norm2 = nn.LayerNorm(d_model, eps=1e-5)
        self.up = nn.Linear(d_model, d_ff)
        self.down = nn.Linear(d_ff, d_model)
        self.p = dropout

    def feed_forward(self, x):
        h = self.up(x)
        h = 0.5 * h * (1.0 + torch.erf(h / math.sqrt(2.0)))
        return self.down(h)

    def drop(self, x):
        return F.dropout(x, p=self.p, training=self.training)

    def forward(self, x, **options):
        if self.pre:
            x = x + self.drop(self.attention(self.norm1(x), **options))
            x = x + self.drop(self.feed_forward(self.norm2(x)))
        else:
            x = self.norm1(x + self.drop(self.attention(x, **options)))
            x = self.norm2(x + self.drop(self.feed_forward(x)))
        return x
