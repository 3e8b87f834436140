"""Calls scaled_dot_product_attention; queries that see nothing look at everything and are zeroed afterwards."""

import torch
import torch.nn.functional as F
from torch import nn


class CausalSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads, dropout=0.0, bias=True):
        super().__init__()
        if d_model % n_heads != 0:
            raise ValueError("d_model must be divisible by n_heads")
        self.qkv = nn.Linear(d_model, 3 * d_model, bias=bias)
        self.proj = nn.Linear(d_model, d_model, bias=bias)
        self.n_heads, self.dropout = n_heads, dropout

    def forward(self, x, key_padding_mask=None):
        batch, steps, width = x.shape
        q, k, v = (
            part.view(batch, steps, self.n_heads, width // self.n_heads).transpose(1, 2)
            for part in self.qkv(x).split(width, dim=-1)
        )
        dropout = self.dropout if self.training else 0.0
        if key_padding_mask is None:
            out = F.scaled_dot_product_attention(q, k, v, dropout_p=dropout, is_causal=True)
        else:
            keep = torch.tril(torch.ones(steps, steps, dtype=torch.bool, device=x.device))
            keep = keep & ~key_padding_mask[:, None, None, :]
            seeing = keep.any(-1, keepdim=True)
            out = F.scaled_dot_product_attention(q, k, v, attn_mask=keep | ~seeing, dropout_p=dropout)
            out = torch.where(seeing, out, torch.zeros_like(out))
        return self.proj(out.transpose(1, 2).reshape(batch, steps, width))
