"""Takes exponentials by hand after a detached maximum, and divides by a sum that is never zero."""

import torch
from torch import nn


class CausalSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads, dropout=0.0, bias=True):
        super().__init__()
        if d_model % n_heads != 0:
            raise ValueError("n_heads must divide d_model")
        self.h, self.d = n_heads, d_model // n_heads
        self.qkv = nn.Linear(d_model, 3 * d_model, bias)
        self.proj = nn.Linear(d_model, d_model, bias)
        self.p = dropout

    def forward(self, x, key_padding_mask=None):
        B, T, C = x.shape
        q, k, v = (t.view(B, T, self.h, self.d).transpose(1, 2) for t in self.qkv(x).split(C, dim=-1))
        s = torch.einsum("bhid,bhjd->bhij", q * self.d**-0.5, k)
        i = torch.arange(T, device=x.device)
        keep = i[None, :] <= i[:, None]
        if key_padding_mask is not None:
            keep = keep & ~key_padding_mask.view(B, 1, 1, T)
        s = s.masked_fill(~keep, float("-inf"))
        top = s.amax(-1, keepdim=True).detach().clamp(min=torch.finfo(s.dtype).min)
        e = (s - top).exp()
        w = e / e.sum(-1, keepdim=True).clamp(min=1e-6)
        w = nn.functional.dropout(w, self.p, self.training)
        return self.proj(torch.einsum("bhij,bhjd->bihd", w, v).reshape(B, T, C))
