"""runs attention under no_grad"""

import torch
from torch import nn
from torch.nn import functional as F


class TransformerBlock(nn.Module):
    def __init__(self, attention, d_model, d_ff, order="pre", dropout=0.0):
        super().__init__()
        if order not in ("pre", "post"):
            raise ValueError(f"unknown order: {order}")
        self.order = order
        self.attention = attention
        self.norm1 = nn.LayerNorm(d_model)
        self.norm2 = nn.LayerNorm(d_model)
        self.up = nn.Linear(d_model, d_ff)
        self.down = nn.Linear(d_ff, d_model)
        self.drop = nn.Dropout(dropout)

    def attend(self, x, **options):
        with torch.no_grad():
            return self.attention(x, **options)

    def ffn(self, x):
        return self.down(F.gelu(self.up(x)))

    def forward(self, x, **options):
        if self.order == "pre":
            x = x + self.drop(self.attend(self.norm1(x), **options))
            return x + self.drop(self.ffn(self.norm2(x)))
        x = self.norm1(x + self.drop(self.attend(x, **options)))
        return self.norm2(x + self.drop(self.ffn(x)))
