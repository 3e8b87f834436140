"""Puts the norm before or after by identities, and has two dropouts."""

from torch import nn


class TransformerBlock(nn.Module):
    def __init__(self, attention, d_model, d_ff, order="pre", dropout=0.0):
        if order not in {"pre", "post"}:
            raise ValueError(order)
        super().__init__()
        self.add_module("attention", attention)
        for name in ("norm1", "norm2"):
            setattr(self, name, nn.LayerNorm([d_model]))
        self.up = nn.Linear(d_model, d_ff)
        self.activation = nn.GELU()
        self.down = nn.Linear(d_ff, d_model)
        self.drop1, self.drop2 = nn.Dropout(dropout), nn.Dropout(dropout)
        self.norm_first = order == "pre"

    def forward(self, x, **options):
        def same(rows):
            return rows

        before1, after1 = (self.norm1, same) if self.norm_first else (same, self.norm1)
        before2, after2 = (self.norm2, same) if self.norm_first else (same, self.norm2)
        x = after1(self.drop1(self.attention(before1(x), **options)).add(x))
        hidden = self.activation(self.up(before2(x)))
        return after2(self.drop2(self.down(hidden)).add(x))
