"""passes options by position"""

from torch import nn
from torch.nn import functional


class TransformerBlock(nn.Module):
    def __init__(self, attention, d_model, d_ff, order="pre", dropout=0.0):
        super().__init__()
        if order not in ("pre", "post"):
            raise ValueError(f"order is 'pre' or 'post', not {order!r}")
        self.order = order
        self.attention = attention
        self.norm1, self.norm2 = nn.LayerNorm(d_model), nn.LayerNorm(d_model)
        self.up, self.down = nn.Linear(d_model, d_ff), nn.Linear(d_ff, d_model)
        self.dropout = nn.Dropout(dropout)

    def add(self, x, branch, norm):
        if self.order == "pre":
            return x + self.dropout(branch(norm(x)))
        return norm(x + self.dropout(branch(x)))

    def forward(self, x, **options):
        x = self.add(x, lambda rows: self.attention(rows, *options.values()), self.norm1)
        return self.add(x, lambda rows: self.down(functional.gelu(self.up(rows))), self.norm2)
