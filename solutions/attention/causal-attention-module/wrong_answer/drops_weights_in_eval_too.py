"""passes the dropout rate to the functional call in eval mode too"""

import torch
import torch.nn.functional as F
from torch import nn


class CausalSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads, dropout=0.0, bias=True):
        super().__init__()
        if d_model % n_heads != 0:
            raise ValueError("d_model must be divisible by n_heads")
        self.n_heads = n_heads
        self.dropout = dropout
        self.qkv = nn.Linear(d_model, 3 * d_model, bias=bias)
        self.proj = nn.Linear(d_model, d_model, bias=bias)

    def forward(self, x, key_padding_mask=None):
        B, T, C = x.shape
        q, k, v = self.qkv(x).view(B, T, 3, self.n_heads, C // self.n_heads).permute(2, 0, 3, 1, 4)
        keep = torch.tril(torch.ones(T, T, dtype=torch.bool, device=x.device))[None, None]
        if key_padding_mask is not None:
            keep = keep & ~key_padding_mask[:, None, None, :]
        seeing = keep.any(-1, keepdim=True)
        out = F.scaled_dot_product_attention(q, k, v, attn_mask=keep | ~seeing, dropout_p=self.dropout)
        out = out.masked_fill(~seeing, 0.0)
        return self.proj(out.transpose(1, 2).reshape(B, T, C))
