"""divides the scores by the root of d_model instead of the head's width"""

import torch
from torch import nn


class CausalSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads, dropout=0.0, bias=True):
        super().__init__()
        if d_model % n_heads != 0:
            raise ValueError("d_model must be divisible by n_heads")
        self.n_heads = n_heads
        self.scale = d_model**-0.5
        self.qkv = nn.Linear(d_model, 3 * d_model, bias=bias)
        self.proj = nn.Linear(d_model, d_model, bias=bias)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, key_padding_mask=None):
        batch, steps, width = x.shape
        q, k, v = self.qkv(x).unflatten(-1, (3, self.n_heads, width // self.n_heads)).unbind(dim=2)
        scores = torch.einsum("bihd,bjhd->bhij", q, k) * self.scale
        keep = torch.ones(steps, steps, dtype=torch.bool, device=x.device).tril()
        if key_padding_mask is not None:
            keep = keep & ~key_padding_mask[:, None, None, :]
        weights = torch.where(keep, scores, torch.finfo(scores.dtype).min).softmax(dim=-1)
        weights = self.drop(torch.where(keep, weights, 0.0))
        return self.proj(torch.einsum("bhij,bjhd->bihd", weights, v).reshape(batch, steps, width))
