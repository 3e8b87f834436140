"""returns float32 for half-precision input"""

import math

import torch


def half_safe_attention(q, k, v, keep=None):
    if q.dtype in (torch.float16, torch.bfloat16):
        q, k, v = q.float(), k.float(), v.float()
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    if keep is None:
        return scores.softmax(dim=-1) @ v
    scores = scores.masked_fill(~keep, torch.finfo(scores.dtype).min)
    weights = scores.softmax(dim=-1).masked_fill(~keep, 0)
    return weights @ v
