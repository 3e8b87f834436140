"""multiplies queries and keys in half precision before it scales and widens, so that large products become inf"""

import math

import torch


def half_safe_attention(q, k, v, keep=None):
    wide = torch.promote_types(q.dtype, torch.float32)
    scores = torch.matmul(q, k.transpose(-2, -1)) / math.sqrt(q.size(-1))
    scores = scores.to(wide)
    if keep is None:
        keep = torch.ones_like(scores, dtype=torch.bool)
    seeing = keep.any(dim=-1, keepdim=True)
    weights = torch.softmax(scores.masked_fill(~keep & seeing, float("-inf")), dim=-1)
    return torch.matmul(weights * seeing, v.to(wide)).to(q.dtype)
