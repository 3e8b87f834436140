"""scales the branches by the root of one half at each addition"""

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

    def ffn(self, x):
        return self.down(F.gelu(self.up(x)))

    def forward(self, x, **options):
        if self.order == "pre":
            x = x + 0.5**0.5 * self.drop(self.attention(self.norm1(x), **options))
            return x + 0.5**0.5 * self.drop(self.ffn(self.norm2(x)))
        x = self.norm1(x + 0.5**0.5 * self.drop(self.attention(x, **options)))
        return self.norm2(x + 0.5**0.5 * self.drop(self.ffn(x)))
