"""Names the axes with einsum and keeps a mask buffer that grows on demand and stays out of the state dict."""

import torch
from torch import nn


class CausalSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads, dropout=0.0, bias=True):
        super().__init__()
        self.head_size, rest = divmod(d_model, n_heads)
        if rest:
            raise ValueError(f"{n_heads} heads cannot share {d_model} channels")
        self.n_heads = n_heads
        self.qkv = nn.Linear(d_model, 3 * d_model, bias=bias)
        self.proj = nn.Linear(d_model, d_model, bias=bias)
        self.attention_dropout = nn.Dropout(p=dropout)
        self.register_buffer("keep", torch.ones(0, 0, dtype=torch.bool), persistent=False)

    def causal(self, steps, device):
        if self.keep.shape[0] < steps:
            self.keep = torch.ones(steps, steps, dtype=torch.bool, device=device).tril()
        return self.keep[:steps, :steps]

    def forward(self, x, key_padding_mask=None):
        batch, steps, width = x.shape
        packed = self.qkv(x).view(batch, steps, 3, self.n_heads, self.head_size)
        q, k, v = packed.unbind(dim=2)
        keep = self.causal(steps, x.device)[None, None]
        if key_padding_mask is not None:
            keep = keep & key_padding_mask.logical_not()[:, None, None, :]
        scores = torch.einsum("bihd,bjhd->bhij", q, k) * self.head_size**-0.5
        scores = torch.where(keep, scores, torch.full_like(scores, -1e30))
        weights = torch.softmax(scores, dim=-1) * keep
        heads = torch.einsum("bhij,bjhd->bihd", self.attention_dropout(weights), v)
        return self.proj(heads.reshape(batch, steps, width))
